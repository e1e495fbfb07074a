"""What in notes serves a page and not its reader, as nodes show it: in any language by what links
lead to and by what stands beside them.

Knows how tables of contents, links back to the top and badges look. Does not take them out
(litter).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote, urlsplit

from cribdeck.notes.reader.markdown import BREAKS, LISTS, Node, words
from cribdeck.notes.shares import half, nearly_all

LINES = frozenset({"paragraph", "heading", "summary"})
MARKED = frozenset({"em", "strong", "s", "styled"})
# What programs put a table of contents for: GitLab, Python-Markdown, Obsidian, kramdown, HackMD.
MARK = re.compile(r"\[\[?_?toc_?\]?\](?:\(.*\))?|@\[toc\].*|\$\{toc\}|\{:\s*toc.*\}", re.I)
KRAMDOWN = re.compile(r".*\n?\s*\{:\s*[^}]*\btoc\b[^}]*\}", re.I | re.DOTALL)
# Where every page has them, whatever its headings are called.
TOPS = frozenset({"", "top", "toc", "contents", "table-of-contents", "home", "readme"})
ARROW = re.compile("[\u2190-\u21ff\u2b05-\u2b0d\u25b2\u25b3\u2934\u23eb\U0001f51d\U0001f446]")
BETWEEN = re.compile(r"[\s|/\\()\[\]{}<>*_~.,;:\u00b7\u2022\ufe0f-]*|\d+[.)]?")  # links in a row
NAME_MOST = 4  # words of a name in a table of contents
SAYING = re.compile(r"[:：;；.。!?–—]\s|[.。!?]$")
ENDS_SENTENCE = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u061f:)]\W{0,40}$")
BADGE = re.compile(
    r"shields\.io|badge|badgen\.net|travis-ci|codecov\.io|coveralls\.io|appveyor\.com|circleci\.com|"
    r"/workflows/|gitter\.im|codeclimate\.com|snyk\.io|hits\.|komarev\.com|visitor|opencollective|"
    r"bettercodehub|deepscan\.io|sonarcloud\.io|forthebadge|buymeacoffee|ko-fi\.com|star-history",
    re.I,
)
PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|bmp)$", re.I)


def tops(nodes: Sequence[Node]) -> frozenset[str]:
    """The names of what stands at the top: the first heading, and what announces the contents."""
    found = set(TOPS)
    headings = [i for i, node in enumerate(nodes) if node.type == "heading"]
    found.update(_name(nodes[i]) for i in headings[:1])
    found.update(_name(nodes[i]) for i in headings if any(map(is_contents, nodes[i + 1 : i + 2])))
    return frozenset(found)


def _name(heading: Node) -> str:
    """The name that a heading has for links, as GitHub makes it."""
    said = re.sub(r"[^\w\- ]", "", words(heading).strip().lower())
    return said.replace(" ", "-")


def links(nodes: Iterable[Node]) -> Iterator[Node]:
    """The links in `nodes`, in order."""
    for node in nodes:
        if node.type == "link":
            yield node
        else:
            yield from links(node.children)


def _beside_links(nodes: Iterable[Node]) -> Iterator[Node]:
    """What of `nodes` stands in no link."""
    for node in nodes:
        if node.type in MARKED:
            yield from _beside_links(node.children)
        elif node.type != "link":
            yield node


def _href(link: Node) -> str:
    return str(link.token.attrs.get("href", ""))


def _is_local(link: Node) -> bool:
    return _href(link).startswith("#")


def is_nothing(node: Node) -> bool:
    """Whether `node`, beside links, says nothing."""
    match node.type:
        case "text" | "text_special":
            return bool(BETWEEN.fullmatch(node.token.content)) or not re.search(
                r"\w", ARROW.sub("", node.token.content)
            )
        case "softbreak" | "hardbreak" | "html_inline":
            return True
        case _:
            return False


def only_links(nodes: Sequence[Node]) -> bool:
    """Whether nothing but links into the document stands in the line `nodes`."""
    found = list(links(nodes))
    return bool(found) and all(map(_is_local, found)) and all(map(is_nothing, _beside_links(nodes)))


def is_contents(node: Node) -> bool:
    """Whether `node` is a list, or a table, of links into the document."""
    if node.type in LISTS:
        only_links_in_it, count = _of_list(node)
        return only_links_in_it and count > 0
    if node.type == "table":
        return _is_table_of_contents(node)
    return False


def links_within(node: Node) -> bool:
    """Whether `node` is a list in which several lines, at least half of them, are links into the
    document: some names of a few words in it may not be linked."""
    if node.type not in LISTS:
        return False
    lines = list(_lines_of(node))
    others = [line for line in lines if not only_links(line)]
    linked = len(lines) - len(others)
    return linked > 1 and half(linked, len(lines)) and all(map(_is_name, others))


def _is_name(line: Sequence[Node]) -> bool:
    """Whether `line` is a few words without a sign between them that says something of them."""
    said = "".join(map(words, line)).strip()
    return len(said.split()) <= NAME_MOST and SAYING.search(said) is None


def _lines_of(node: Node) -> Iterator[Sequence[Node]]:
    for one in node.children:
        if one.type in LINES:
            yield one.children[0].children
        else:
            yield from _lines_of(one)


def is_menu(node: Node) -> bool:
    """Whether `node` is a list of pages of this place: each item is a link without a scheme."""
    if node.type not in LISTS:
        return False
    for item in node.children:
        line = item.children[0].children[0].children if _is_line(item.children) else ()
        found = list(links(line))
        if not found or not all(map(is_nothing, _beside_links(line))):
            return False
        if any(urlsplit(_href(link)).scheme for link in found):
            return False
    return True


def _is_line(nodes: Sequence[Node]) -> bool:
    return len(nodes) == 1 and nodes[0].type in LINES


def _of_list(node: Node) -> tuple[bool, int]:
    """Whether all items of a list are links into the document, or stand above such, and how many
    links these are."""
    total = 0
    for item in node.children:
        lines = [one for one in item.children if one.type in LINES]
        lists = [one for one in item.children if one.type in LISTS]
        if len(lines) > 1 or len(lines) + len(lists) < len(item.children):
            return False, 0
        below = list(map(_of_list, lists))
        if not all(is_contents for is_contents, _ in below):
            return False, 0
        count = sum(of_list for _, of_list in below)
        inside = lines[0].children[0].children if lines else ()
        if only_links(inside):
            count += 1
        elif lines and (count < 2 or list(links(inside))):
            return False, 0
        total += count
    return True, total


def _is_table_of_contents(node: Node) -> bool:
    """Whether the rows of the table `node` are links into the document, with their numbers; between
    them may stand some that name a part of it, in one cell."""
    rows = [row for part in node.children for row in part.children][1:]
    cells = [[cell.children[0].children for cell in row.children] for row in rows]
    linked = [row for row in cells if any(map(only_links, row))]
    others = [row for row in cells if row not in linked]
    return (
        nearly_all(len(linked), len(rows))
        and all(only_links(cell) or all(map(is_nothing, cell)) for row in linked for cell in row)
        and all(sum(not all(map(is_nothing, cell)) for cell in row) == 1 for row in others)
        and not any(list(links(cell)) for row in others for cell in row)
    )


def is_badge(node: Node) -> bool:
    """Whether `node` is a picture of a badge, or a link with nothing but such in it."""
    link, images = ("", [node])
    if node.type == "link":
        link, images = _href(node), [one for one in node.children if not is_nothing(one)]
    if not images or any(one.type != "image" for one in images):
        return False
    addresses = [str(one.token.attrs.get("src", "")) for one in images]
    return all(
        address.startswith(("http:", "https:", "//"))
        and (
            BADGE.search(address)
            or (link.startswith("http") and not PICTURE.search(urlsplit(address).path))
        )
        for address in addresses
    )


def leads_up(node: Node, to: frozenset[str]) -> bool:
    """Whether the links in `node` lead back to one of the names `to`, or an arrow says so."""
    return all(
        unquote(_href(link)[1:]).lower() in to or ARROW.search(words(link))
        for link in links((node,))
    )


def leads_on(line: Sequence[Node]) -> bool:
    """Whether `line` leads to the pages before and behind: links of this place, with arrows."""
    found = list(links(line))
    return (
        bool(found)
        and all(not urlsplit(_href(link)).scheme for link in found)
        and all(map(is_nothing, _beside_links(line)))
        and bool(ARROW.search("".join(map(words, line))))
    )


def ends_line(nodes: Sequence[Node]) -> bool:
    """Whether what comes behind `nodes` begins a line."""
    last = next((one for one in reversed(nodes) if not _is_space(one)), None)
    return last is not None and (
        last.type in BREAKS
        or (last.type == "html_inline" and not last.token.content.startswith("<!--"))
    )


def _is_space(node: Node) -> bool:
    return node.type == "text" and not node.token.content.strip()


def ends_sentence(nodes: Sequence[Node]) -> bool:
    """Whether the words of `nodes` end a sentence."""
    return bool(ENDS_SENTENCE.search("".join(map(words, nodes)).strip()))


def announces(nodes: Sequence[Node]) -> bool:
    """Whether the words of `nodes` lead to what follows."""
    return "".join(map(words, nodes)).strip().endswith((":", "\uff1a"))


def is_mark(node: Node) -> bool:
    """Whether `node` is what a program replaces by a table of contents."""
    if node.type == "paragraph":
        return bool(MARK.fullmatch(node.children[0].token.content.strip()))
    if node.type in LISTS and len(node.children) == 1:
        inside = node.children[0].children
        return (
            len(inside) == 1
            and inside[0].type == "paragraph"
            and bool(KRAMDOWN.fullmatch(inside[0].children[0].token.content.strip()))
        )
    return False
