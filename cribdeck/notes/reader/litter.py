"""Takes out what serves a page and not its reader (navigation), before sections are made.

Knows where such litter may stand, and what goes with it: the heading of a table of contents. It is
left out with its words. A link into the document that is a part of a sentence, or of a list with
other items, stays. Does not know sections, nor what a question is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cribdeck.notes.languages import pattern
from cribdeck.notes.questions import MARKS
from cribdeck.notes.reader.callouts import CALLOUT
from cribdeck.notes.reader.html_inlines import nested
from cribdeck.notes.reader.inlines import COMMENT, is_comment
from cribdeck.notes.reader.markdown import LISTS, TARGET, Node, words
from cribdeck.notes.reader.navigation import (
    LINES,
    announces,
    ends_line,
    ends_sentence,
    is_badge,
    is_contents,
    is_mark,
    is_menu,
    is_nothing,
    leads_on,
    leads_up,
    links_within,
    only_links,
    tops,
)
from cribdeck.notes.reader.source import Source
from cribdeck.notes.reader.wiki import LINKED

HOLDERS = LISTS | {"list_item", "blockquote", "details", CALLOUT}
# Comments that programs put around a table of contents (markdown-toc, doctoc, VS Code).
TOC_BEGINS = re.compile(r"\s*(?:start doctoc|toc\b)", re.I)
TOC_ENDS = re.compile(r"\s*(?:end doctoc|/?\s*tocstop|/toc\b)", re.I)
NAVIGATION = "navigation"
CONTENTS = re.compile(rf"\W{{0,40}}{pattern('contents')}\W*(?:[-–—:：|]\s.*)?", re.IGNORECASE)
MOST_WORDS = 6  # of what announces a table of contents


def without_litter(source: Source, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, those of a whole document, without litter, which `source` takes down."""
    nodes = _with_elements(source, nodes)
    if not any(_has_links(node) for node in nodes):
        return nodes
    return _Litter(source, tops(nodes)).without(nodes, is_whole=True)


def _with_elements(source: Source, nodes: Iterable[Node]) -> tuple[Node, ...]:
    """`nodes` with the HTML in their lines as nodes."""
    return tuple(
        node._replace(children=nested(source, node.children))
        if node.type == "inline"
        else node._replace(children=_with_elements(source, node.children))
        if node.children
        else node
        for node in nodes
    )


def _has_links(node: Node) -> bool:
    if node.type in ("link", "image", LINKED) or (
        node.type == "text" and "toc" in node.token.content.lower()
    ):
        return True
    return any(map(_has_links, node.children))


@dataclass(frozen=True, slots=True)
class _Litter:
    """`tops`: what links back to the top lead to."""

    source: Source
    tops: frozenset[str]

    def without(self, nodes: Sequence[Node], *, is_whole: bool = False) -> tuple[Node, ...]:
        """`nodes`, which are siblings, without litter."""
        kept: list[Node] = []
        is_between = False
        for i, node in enumerate(nodes):
            is_between = self._goes_on(node, is_between=is_between)
            above = next((k for k in reversed(range(len(kept))) if not is_comment(kept[k])), None)
            is_said = above is not None and _names_contents(kept[above]) and links_within(node)
            if is_said or is_contents(node) or (is_between and node.type in LISTS) or is_mark(node):
                if above is not None and (
                    _says_contents(kept[: above + 1])
                    or self._announces(
                        kept[above], nodes[i + 1 :], is_whole=is_whole, is_first=not above
                    )
                ):
                    self.leave_out(kept.pop(above), NAVIGATION)
                self.leave_out(node, NAVIGATION)
            elif (cleaned := self._cleaned(node)) is not None:
                kept.append(cleaned)
        return tuple(kept)

    def _goes_on(self, node: Node, *, is_between: bool) -> bool:
        if not is_comment(node) or node.type != "html_block":
            return is_between and node.type != "heading"
        said = COMMENT.findall(node.token.content)
        for one in said:
            if TOC_ENDS.match(one):
                is_between = False
            elif TOC_BEGINS.match(one):
                is_between = True
        return is_between

    def _announces(
        self, above: Node, below: Sequence[Node], *, is_whole: bool, is_first: bool
    ) -> bool:
        """Whether `above` is there alone for the table of contents that is followed by `below`. The
        title of a whole document never is."""
        said = words(above).strip()
        if above.type == "paragraph":
            inside = [one for one in above.children[0].children if not is_nothing(one)]
            is_bold = len(inside) == 1 and inside[0].type == "strong"
            return len(said.split()) <= MOST_WORDS and (is_bold or said.endswith((":", "\uff1a")))
        is_title = is_first and above.token.tag == "h1"
        if above.type != "heading" or is_title or not is_whole:
            return False
        behind = next((node for node in below if not is_comment(node) and node.type != "hr"), None)
        level = above.token.tag
        return behind is None or (behind.type == "heading" and behind.token.tag <= level)

    def _cleaned(self, node: Node) -> Node | None:
        """`node` without the litter in it; None where nothing else is."""
        if node.type in LINES:
            return self._cleaned_line(node)
        if node.type not in HOLDERS:
            return node
        if node.type in LISTS:
            items = (self._cleaned_item(item) for item in node.children)
            return node._replace(children=tuple(items))
        inside = self.without(node.children)
        if node.type == "details" and [one.type for one in inside] == ["summary"]:
            had = [one for one in node.children if one.type != "summary"]
            if any(map(is_contents, had)):
                self.leave_out(inside[0], NAVIGATION)
                return None
        if node.type == "details" and _is_menu(inside):
            self.leave_out(node, NAVIGATION)
            return None
        return node._replace(children=inside) if inside else None

    def _cleaned_item(self, item: Node) -> Node:
        """`item`, of which the first line stays: its neighbours are more than links."""
        first, rest = item.children[:1], item.children[1:]
        if first and first[0].type in LINES:
            return item._replace(children=(self._without_end(first[0]), *self.without(rest)))
        return item._replace(children=self.without(item.children))

    def _cleaned_line(self, node: Node) -> Node | None:
        line = node.children[0].children
        said = [one for one in line if not is_nothing(one)]
        if said and node.type == "paragraph":
            if all(map(is_badge, said)):
                self.leave_out(node, "badge")
                return None
            if only_links(line) or leads_on(line):
                self.leave_out(node, NAVIGATION)
                return None
        return self._without_end(node)

    def _without_end(self, node: Node) -> Node:
        """`node`, a line, without the links to the top that it ends with, a heading's badges."""
        line, is_heading = node.children[0].children, node.type == "heading"
        kept = len(line)
        while (end := self._end_of_text(line[:kept], is_heading=is_heading)) < kept:
            kept = end
        for one in line[kept:]:
            self._leave_out_inline(one, "badge" if is_badge(one) else NAVIGATION)
        if kept == len(line):
            return node
        return node._replace(children=(node.children[0]._replace(children=line[:kept]),))

    def _end_of_text(self, line: Sequence[Node], *, is_heading: bool) -> int:
        """Where the words of `line` end, and the last link that serves the page begins."""
        last = next((i for i in reversed(range(len(line))) if not is_nothing(line[i])), 0)
        before, one = line[:last], line[last:]
        if all(map(is_nothing, before)):
            return len(line)
        if is_heading:
            serves = is_badge(line[last]) or (only_links(one) and self._is_up(one))
            return last if serves else len(line)
        if only_links(one) and self._is_up(one) and ends_sentence(before):
            return last
        begin = next((i for i in reversed(range(last)) if ends_line(line[: i + 1])), None)
        if begin is None or all(map(is_nothing, line[:begin])):
            return len(line)
        of_line = line[begin:]
        is_own = only_links(of_line) and (self._is_up(of_line) or not announces(line[:begin]))
        return begin if is_own else len(line)

    def _is_up(self, nodes: Sequence[Node]) -> bool:
        return all(leads_up(node, self.tops) for node in nodes)

    def leave_out(self, node: Node, reason: str) -> None:
        """Takes down all that `node` says."""
        for one in node.children:
            if one.type == "inline" and one.token.content and not _has_html(one):
                self.source.leave_out(one.line, one.token.content, reason)
            elif one.type == "inline":
                for inside in one.children:
                    self._leave_out_inline(inside, reason)
            else:
                self.leave_out(one, reason)

    def _leave_out_inline(self, node: Node, reason: str) -> None:
        if node.type == "image":
            self.source.leave_out(node.line, str(node.token.meta.get(TARGET, "")), reason)
        for one in node.children:
            self._leave_out_inline(one, reason)
        if not node.children:
            self.source.leave_out(node.line, node.token.content, reason)
        if node.type == "link":
            self.source.leave_out(node.line, str(node.token.meta.get(TARGET, "")), reason)


def _says_contents(kept: Sequence[Node]) -> bool:
    """Whether the last of `kept` is a heading that names a table of contents, so that it names
    nothing else below it, and that without it this stands below a heading of a higher rank."""
    *before, heading = kept
    if not _names_contents(heading):
        return False
    above = next((node for node in reversed(before) if node.type == "heading"), None)
    return above is None or above.token.tag < heading.token.tag


def _names_contents(node: Node) -> bool:
    return node.type == "heading" and CONTENTS.fullmatch(words(node).strip()) is not None


def _is_menu(inside: Sequence[Node]) -> bool:
    """Whether `inside`, that of what opens on demand, only leads to other pages of this place: in
    other languages, for other weeks. A question asks for what is behind its links."""
    lists = [one for one in inside if one.type != "summary"]
    asks = any(words(one).strip().endswith(MARKS) for one in inside if one.type == "summary")
    return bool(lists) and not asks and all(map(is_menu, lists))


def _has_html(inline: Node) -> bool:
    """Whether tags of what `inline` holds are left out already."""
    return "<" in inline.token.content
