"""Nodes -> the document: its title, its sections, and what stands under each heading.

Knows how headings nest. Does not know which entries stand under one (recognise).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from cribdeck.notes.blocks import Block, Comment, Image, Inlines, MissingImage, Text
from cribdeck.notes.comments import holds_below, matters, misplaced, takes_out
from cribdeck.notes.document import Carded, Document, Entry, Section, Taken
from cribdeck.notes.languages import pattern
from cribdeck.notes.questions import announces_questions, asks
from cribdeck.notes.reader.blocks import block_of
from cribdeck.notes.reader.inlines import apart, comments_in, inlines_of
from cribdeck.notes.reader.label_headings import answers_title, label_headings
from cribdeck.notes.reader.markdown import Node
from cribdeck.notes.reader.source import Source
from cribdeck.notes.recognise.anchors import split_heading
from cribdeck.notes.recognise.answer_key import Key, Part, keys_in, with_answers
from cribdeck.notes.recognise.key_names import names_key
from cribdeck.notes.recognise.labels import label_of_title
from cribdeck.notes.recognise.loose_keys import is_bare, warned_of, with_apart
from cribdeck.notes.recognise.quiz import is_quiz
from cribdeck.notes.recognise.shape import Scope
from cribdeck.notes.recognise.under_heading import Commented, under_heading
from cribdeck.notes.settings import LONGEST_TITLE, Settings
from cribdeck.notes.walk import entries
from cribdeck.notes.words import has_words, plain, unnumbered
from cribdeck.problems import Location, Severity

UNNAMED = "Notes"
EXAMPLE = re.compile(rf"\W*{pattern('samples')}[\s\d]*[:：–—-]\s*\S", re.IGNORECASE)
TRIALS = 3  # with all keys, with those that hold, and with those that then hold still


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with what stands up to the next one. The first, of level 0, stands before any
    heading. `comments` stand in the heading or above the first of `blocks`. `is_card`: its tag says
    so. `asked` is what it answers by its name, if that stands above all headings."""

    heading: Inlines
    level: int
    location: Location
    anchor: str | None
    comments: tuple[Comment, ...]
    blocks: tuple[Commented, ...]
    is_card: bool = False
    asked: Inlines = ()


def document_of(
    source: Source,
    nodes: Sequence[Node],
    settings: Settings,
    off: frozenset[str],
    known_terms: frozenset[str],
) -> Document:
    """The document that `nodes` are, without its front matter. Shapes whose names are in `off` are
    not looked for; `known_terms` as in `parse`."""
    parts = list(_parts(source, nodes))
    headed = [part for part in parts if part.level]
    titles = [part for part in headed if part.level == 1]
    # One of several names only a part of the document, and what fills a page is no name.
    named = plain(_told(titles[0].heading)).strip() if len(titles) == 1 else ""
    title = settings.title or (named if len(named) <= LONGEST_TITLE else "")
    title = title or source.path.stem or UNNAMED
    # The H1 that names the whole document is printed as its title, not as a section.
    if len(titles) == 1 and headed[0] is titles[0] and named == title:
        parts = [replace(part, level=0) if part is titles[0] else part for part in parts]
    elif not parts[0].level:
        parts[0] = replace(parts[0], heading=(Text(title),))
    quiz = is_quiz((part.heading, tuple(each.block for each in part.blocks)) for part in parts)
    at = answers_title(settings.title or "", [(part.level, part.heading) for part in parts])
    if at is not None:
        parts[at] = replace(parts[at], asked=(Text(title),))
    is_file = not settings.title and title != named
    scope = Scope((), source.at(1), is_file=is_file, is_quiz=quiz, off=off, known_terms=known_terms)
    sections = _by_keys(source, parts, scope) or _sections(source, parts, scope)
    if not parts[0].level:
        said = _said_below(parts[0], sections[0])
        sections = tuple(_with_comments(section, said) for section in sections)
    anchors = [entry.anchor for entry in entries(sections) if entry.anchor]
    if len(anchors) > len({*anchors}):
        sections = _each_anchor_once(source, sections, {})
    starts = [part.location.line for part in parts]
    return Document(source.path, title, settings, sections, taken=tuple(_ended(source, starts)))


def _by_keys(source: Source, parts: Sequence[_Part], scope: Scope) -> tuple[Section, ...] | None:
    """The sections that `parts` are, with the answers of the keys among them, and those that do
    not hold apart; None where there are none. Whether one holds, only the questions tell: so they
    are looked for without it."""
    keys = keys_in(
        [
            Part(part.heading, part.level, part.location.line, tuple(b.block for b in part.blocks))
            for part in parts
        ]
    )
    loose: tuple[Key, ...] = ()
    for _ in range(TRIALS):
        if not keys and not loose:
            return None
        trial = replace(source, problems=[], left_out=[], taken=[])
        found = _sections(trial, _without(parts, (*keys, *loose)), replace(scope, is_quiz=True))
        sections, left_out, held = with_answers(found, keys, source.lines)
        if len(held) == len(keys):
            source.problems.extend(trial.problems)
            source.left_out.extend((*trial.left_out, *left_out))
            source.taken.extend(trial.taken)
            source.problems.extend(warned_of(sections, loose, source.lines))
            for key in loose:
                part = parts[key.part]
                blocks = tuple(each.block for each in part.blocks[key.start : key.end])
                sections = with_apart(sections, part.location, blocks)
            return sections
        given_up = (key for i, key in enumerate(keys) if i not in held and is_bare(key))
        loose = (*loose, *(replace(key, is_headed=False) for key in given_up))
        keys = tuple(key for i, key in enumerate(keys) if i in held)
    return None


def _without(parts: Sequence[_Part], keys: Sequence[Key]) -> list[_Part]:
    """`parts` without the blocks and headings of `keys`."""
    kept = []
    for i, part in enumerate(parts):
        here = [key for key in keys if key.part == i]
        taken = {n for key in here for n in range(key.start, key.end)}
        blocks = tuple(block for n, block in enumerate(part.blocks) if n not in taken)
        if not any(key.is_headed for key in here):
            kept.append(replace(part, blocks=blocks))
    return kept


def _ended(source: Source, headings: Iterable[int]) -> Iterator[Taken]:
    """What shapes took, each up to the next, or to one of the `headings`, without blank lines."""
    starts = sorted({*headings, *(one.location.line for one in source.taken)})
    for one in sorted(source.taken, key=lambda taken: taken.location):
        # A heading that is an entry itself has its blocks below.
        next_at = bisect_right(starts, max(one.location.line, one.last))
        last = starts[next_at] - 1 if next_at < len(starts) else len(source.lines)
        while last > one.location.line and not source.lines[last - 1].strip():
            last -= 1
        yield replace(one, last=last)


def _parts(source: Source, nodes: Sequence[Node]) -> Iterator[_Part]:
    labels = label_headings(nodes)
    headings = {
        i: inlines_of(source, node.children[0].children)
        for i, node in enumerate(nodes)
        if node.type == "heading" and i not in labels and not _is_picture(node)
    }
    starts = [i for i, line in headings.items() if has_words(line)]
    if not starts or starts[0] > 0:
        comments, blocks = _commented(source, nodes[: starts[0] if starts else None])
        yield _Part((), 0, source.at(1), None, comments, blocks)
    for i, end in pairwise((*starts, len(nodes))):
        line, part = nodes[i].line, nodes[i].part
        heading, tags, anchor = split_heading(headings[i])
        source.leave_out(line, tags, "tag of a card")
        comments, blocks = _commented(source, nodes[i + 1 : end])
        comments = (*comments_in(source, nodes[i]), *comments)
        level = int(nodes[i].token.tag[1])
        yield _Part(heading, level, source.at(line, part), anchor, comments, blocks, bool(tags))


def _is_picture(heading: Node) -> bool:
    """Whether nothing stands in `heading` but pictures without words: the name of a file does not
    name what stands below."""
    return _are_pictures(heading.children[0].children)


def _are_pictures(nodes: Sequence[Node]) -> bool:
    shown = [one for one in nodes if one.type != "text" or one.token.content.strip()]
    return bool(shown) and all(
        _are_pictures(one.children)
        if one.type == "link"
        else one.type == "image" and not one.children
        for one in shown
    )


def _told(heading: Inlines) -> Inlines:
    """The words of `heading`, without the names of the files of pictures."""
    return tuple(
        one
        for one in heading
        if not isinstance(one, Image | MissingImage) or has_words((Text(one.alt),))
    )


def _commented(
    source: Source, nodes: Sequence[Node]
) -> tuple[tuple[Comment, ...], tuple[Commented, ...]]:
    """The blocks that `nodes` are, with their comments, and the comments above the first of them.

    A comment between two blocks belongs to the one above; to a fence below it, unless it stands
    directly under another fence.
    """
    shown, gaps = apart(source, nodes)
    above: list[Comment] = []
    found: list[tuple[Block, list[Comment]]] = []
    theirs = above  # of the block above
    under_fence = False
    for i, node in enumerate(shown):
        own: list[Comment] = []
        is_fence = node.type == "fence"
        for comment in gaps[i]:
            (own if is_fence and (comment.alone or not under_fence) else theirs).append(comment)
        own += _inside(source, node)
        if block := block_of(source, node, (*gaps[i], *gaps[i + 1])):
            found.append((block, own))
            theirs = own
        else:
            theirs += own
        under_fence = is_fence
    theirs += gaps[-1]
    return tuple(above), tuple(Commented(block, tuple(comments)) for block, comments in found)


def _inside(source: Source, node: Node) -> Iterator[Comment]:
    first, end = node.token.map or (0, 0)
    if any("<!--" in line for line in source.lines[first:end]):
        yield from comments_in(source, node)


def _sections(source: Source, parts: Sequence[_Part], above: Scope) -> tuple[Section, ...]:
    """The sections that begin with `parts`; `above` is the scope of the heading above them."""
    sections = []
    i = 0
    while i < len(parts):
        part, below = parts[i], _end_below(parts, i)
        scope = _scope(parts, i, above, has_sections=below > i + 1)
        under = under_heading(scope, part.anchor, part.comments, part.blocks)
        source.problems.extend(misplaced(under.comments, under.entries, under.stray))
        source.left_out.extend(under.left_out)
        source.problems.extend(under.problems)
        source.taken.extend(under.taken)
        section = Section(
            part.heading if part.level else (),
            part.level,
            under.entries,
            _sections(source, parts[i + 1 : below], scope),
            part.location,
            part.anchor,
            under.comments,
        )
        below_it = _said_below(part, section) if part.level else ()  # a title's: document_of
        sections.append(_with_comments(section, below_it))
        i = below
    return tuple(sections)


def _scope(parts: Sequence[_Part], i: int, above: Scope, *, has_sections: bool) -> Scope:
    """The scope of what stands directly under the heading of part `i`; `above` is that of the
    heading above it."""
    part = parts[i]
    announces = announces_questions(part.heading)
    # The first of several H1, above the questions that it announces, is a title, too.
    opens_all = announces and not above.prompt and not i
    is_question = asks(part.heading) or label_of_title(part.heading) is not None
    return replace(
        above,
        prompt=part.asked or unnumbered(part.heading),
        location=part.location,
        is_title=not part.level,
        is_file=not part.level and above.is_file,
        has_sections=has_sections if part.level and not opens_all else len(parts) > 1,
        asks=(above.asks or announces) and not is_question,
        is_card=part.is_card,
        below_key=above.below_key or names_key(above.prompt),
    )


def _end_below(parts: Sequence[_Part], i: int) -> int:
    """Where what stands below the heading of part `i` ends: with the next one of its rank; where it
    only says what is worked out below others of its rank, with the next one that does so."""
    part, end = parts[i], i + 1
    opens = part.level > 1 and not part.blocks and _is_example(part)
    while part.level and end < len(parts):
        level = parts[end].level
        if level < part.level or (level == part.level and (not opens or _is_example(parts[end]))):
            break
        end += 1
    return end


def _is_example(part: _Part) -> bool:
    return EXAMPLE.match(plain(part.heading)) is not None


def _said_below(part: _Part, section: Section) -> tuple[Comment, ...]:
    """What the heading of `part`, which begins `section`, says of all below it: that nothing has a
    card, also where it asks itself, and the settings that no entry has for its own."""
    said = (*filter(takes_out, part.comments), *filter(holds_below, section.comments))
    return tuple(replace(comment, alone=True) for comment in dict.fromkeys(said))


def _with_comments(section: Section, comments: tuple[Comment, ...]) -> Section:
    """`section`, whose entries have the `comments` of its heading behind their own."""
    if not comments:
        return section
    return replace(
        section,
        entries=tuple(
            replace(entry, comments=(*entry.comments, *filter(partial(matters, entry), comments)))
            for entry in section.entries
        ),
        sections=tuple(_with_comments(inner, comments) for inner in section.sections),
    )


def _each_anchor_once(
    source: Source, sections: Sequence[Section], seen: dict[str, Location]
) -> tuple[Section, ...]:
    """`sections`, where only the first entry with an anchor keeps it, which is an identity; `seen`
    are those of the entries above."""

    def entry(one: Entry) -> Entry:
        if not isinstance(one, Carded) or not one.anchor:
            return one
        if one.anchor not in seen:
            seen[one.anchor] = one.location
            return one
        source.problem(
            one.location.line,
            "duplicate-anchor",
            f"{{#{one.anchor}}} stands already at line {seen[one.anchor].line}, where it holds",
            "give this entry another name",
            Severity.WARNING,
        )
        return replace(one, anchor=None)

    return tuple(
        replace(
            section,
            entries=tuple(map(entry, section.entries)),
            sections=_each_anchor_once(source, section.sections, seen),
        )
        for section in sections
    )
