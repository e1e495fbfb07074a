"""The rules: entry -> notes, as Anki will show them; and what an entry claims to the ledger.

Knows which fields a note has and how Anki reads them (clozes, tags, sound marks). Does not know the
.apkg file, identities (they are handed in) or colours (templates/card.css).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from cribdeck.answers import parts
from cribdeck.colours import section_hues
from cribdeck.markup import (
    Span,
    blocks_html,
    highlight,
    inline_html,
    line_html,
    plain,
    plain_blocks,
    unnumbered,
)
from cribdeck.model import (
    ASKS,
    HUE_FIELD,
    SHEET_ONLY,
    SOURCE_FIELD,
    Block,
    Claim,
    CodeBlock,
    Document,
    Entry,
    Identity,
    Inlines,
    ItemList,
    Kind,
    ListItem,
    Note,
    NoteType,
    Paragraph,
    Section,
    Strong,
    entries,
)
from cribdeck.problems import Location

UNANSWERED = "unanswered"  # the tag
LIST_CLOZE_FROM = 4  # items; a shorter list is learnt whole
# Anki reads these marks anywhere in a field: sounds, speech, LaTeX (Anki manual, "Media", "Math").
ANKI_MARK = re.compile(r"\[(?=sound:|anki:|latex\]|\${1,2}\])")
# Without the class the phones would take a tap on it for an answer (AnkiMobile manual, "More
# Features"); the element itself needs no script.
MORE = '<details class="more"><summary class="tappable">More</summary>'
WORD = re.compile(r"\w+")
NOT_IN_TAG = re.compile(r"[^\w.+&@/-]+")


# --- What the ledger is told ----------------------------------------------------------------------


def claims(document: Document, name: str) -> tuple[Claim, ...]:
    """What each entry that gets a card shows of itself; `name` is the document's in the ledger."""
    return tuple(
        Claim(
            entry.location,
            name,
            tuple(plain(heading) for heading in path),
            entry.kind,
            _asked(entry),
            _recalled(entry),
            entry.anchor,
            _blanks(entry),
        )
        for path, entry in _carded(document)
    )


def _carded(document: Document) -> Iterator[tuple[tuple[Inlines, ...], Entry]]:
    """Entries that get a card, each with the headings that it stands under."""

    def walk(
        sections: Iterable[Section], path: tuple[Inlines, ...]
    ) -> Iterator[tuple[tuple[Inlines, ...], Entry]]:
        for section in sections:
            below = (*path, unnumbered(section.heading)) if section.level else path
            for entry in section.entries:
                if entry.kind not in SHEET_ONLY:
                    yield below, entry
            yield from walk(section.sections, below)

    return walk(document.sections, ())


def _asked(entry: Entry) -> str:
    lead = plain(entry.lead)
    return f"{plain(entry.prompt)}: {lead}" if lead else plain(entry.prompt)


def _recalled(entry: Entry) -> str:
    if entry.kind is Kind.FACT:
        return ", ".join(words for _, words in _blanks(entry))
    return plain_blocks(entry.answer)


def _blanks(entry: Entry) -> tuple[tuple[str, str], ...]:
    return tuple(
        dict.fromkeys(
            (rule, segment.words)
            for rule, cloze in CLOZES.items()
            for segment in cloze(entry)
            if segment.words
        )
    )


# --- Cloze rules: an entry as a run of segments, some of them hidden ------------------------------


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of HTML. `words` (plain text) names what is hidden; "" stays visible."""

    html: str
    words: str = ""


def fact(entry: Entry) -> Iterator[Segment]:
    """`Message **ordering** is guaranteed only within a partition.` hides "ordering"."""
    if entry.kind is Kind.FACT:
        yield from _bold_hidden(entry.prompt)


def _bold_hidden(line: Inlines) -> Iterator[Segment]:
    for inline in line:
        words = plain([inline]).strip() if isinstance(inline, Strong) else ""
        yield Segment(inline_html([inline]), words)


def items(entry: Entry) -> Iterator[Segment]:
    """A list of four or more hides one item at a time among its neighbours; of an item with bold
    words, those words. A shorter list hides only bold words."""
    match entry:
        case Entry(kind=Kind.LIST, answer=(ItemList(list_items, start), *_)):
            pass
        case _:
            return
    whole = len(list_items) >= LIST_CLOZE_FROM
    if not whole and not any(map(_partly_bold, list_items)):
        return
    tag = "ul" if start is None else "ol"
    yield Segment(f'<{tag} start="{start}">' if start not in (None, 1) else f"<{tag}>")
    for item in list_items:
        yield Segment("<li>")
        match item.blocks:
            case (Paragraph(line), *rest) if _partly_bold(item):
                yield from _bold_hidden(line)
            case (Paragraph(line), *rest) if whole:
                yield Segment(inline_html(line), plain(line).strip())
            case (Paragraph(line), *rest):
                yield Segment(inline_html(line))
            case rest:
                pass
        yield Segment(blocks_html(rest) + "</li>")
    yield Segment(f"</{tag}>")


def _partly_bold(item: ListItem) -> bool:
    match item.blocks:
        case (Paragraph(line), *_):
            kinds = {isinstance(inline, Strong) for inline in line if plain([inline]).strip()}
            return kinds == {True, False}
        case _:
            return False


def comments(entry: Entry) -> Iterator[Segment]:
    """`producer.flush()  # wait for delivery` hides the code; the comment stays as the hint. So
    does a comment of several words on a line of its own, for the line below it."""
    match entry:
        case Entry(kind=Kind.CODE, answer=(CodeBlock() as block, *_)):
            pass
        case _:
            return
    rows = [_split_comment(line) for line in highlight(block)]
    hidden = [
        bool(row.code) and bool(row.comment or (above and not above.code and " " in above.said))
        for above, row in zip((None, *rows), rows, strict=False)
    ]
    if not any(hidden):
        return
    yield Segment(f'<pre class="code" dir="ltr" data-language="{escape(block.language)}"><code>')
    for i, (row, hides) in enumerate(zip(rows, hidden, strict=True)):
        words = "".join(span.text for span in row.code) if hides else ""
        yield Segment(("\n" if i else "") + line_html(row.indent))
        yield Segment(line_html(row.code), words)
        yield Segment(line_html(row.comment))
    yield Segment("</code></pre>")


@dataclass(frozen=True, slots=True)
class _CodeLine:
    indent: tuple[Span, ...]
    code: tuple[Span, ...]  # neither begins nor ends with a blank
    comment: tuple[Span, ...]  # with the blanks before it

    @property
    def said(self) -> str:
        """The words of the comment, without its mark."""
        return "".join(span.text for span in self.comment).strip(" \t#/-;%*")


def _split_comment(line: tuple[Span, ...]) -> _CodeLine:
    end = next((i for i, s in enumerate(line) if s.token_class in ("c", "c1")), len(line))
    code = list(line[:end])
    before: list[Span] = []
    after: list[Span] = []
    while code and not code[0].text.strip():
        before.append(code.pop(0))
    while code and not code[-1].text.strip():
        after.insert(0, code.pop())
    if code and (left := code[0].text.lstrip()) != code[0].text:
        indent = code[0].text[: -len(left)]
        before.append(Span("", indent))
        code[0] = Span(code[0].token_class, left)
    if code and (right := code[-1].text.rstrip()) != code[-1].text:
        after.insert(0, Span("", code[-1].text[len(right) :]))
        code[-1] = Span(code[-1].token_class, right)
    return _CodeLine(tuple(before), tuple(code), (*after, *line[end:]))


CLOZES: Mapping[str, Callable[[Entry], Iterator[Segment]]] = {
    "fact": fact,
    "items": items,
    "comments": comments,
}


# --- Entry -> notes -------------------------------------------------------------------------------


def notes(document: Document, identities: Mapping[Location, Identity]) -> tuple[Note, ...]:
    """The notes of a document, in document order, `modified` and `created` not yet filled in.

    `identities` holds the identity of every entry that gets a card, by the entry's location.
    """
    carded = tuple(_carded(document))
    glossary = _glossary(entry for _, entry in carded)
    places = {path: _place(document, path) for path in dict.fromkeys(path for path, _ in carded)}
    hues = {
        entry.location: hue
        for section, hue in zip(document.sections, section_hues(document.sections), strict=True)
        for entry in entries((section,))
    }
    made = []
    for path, entry in carded:
        page = _Page(places[path], hues[entry.location], entry, identities[entry.location])
        if entry.kind is not Kind.FACT:
            made.append(_card(page, glossary))
        for rule, cloze in CLOZES.items():
            segments = tuple(cloze(entry))
            if any(segment.words for segment in segments):
                made.append(_cloze(page, rule, segments))
    return tuple(made)


def note_guid(entry_guid: str, rule: str) -> str:
    """The GUID (16 hex digits) of the note that `rule` makes of an entry: `card` for the one with
    a front and a back, else the name of the cloze rule. It changes with nothing else."""
    return sha256(f"{entry_guid}:{rule}".encode()).hexdigest()[:16]


def deck_name(document: Document) -> str:
    """The name of the document's deck in Anki (`::` would begin a subdeck; only `deck:` may)."""
    return document.settings.deck or document.title.replace("::", ":")


@dataclass(frozen=True, slots=True)
class _Place:
    """What the notes of one section have in common. `context` is the path of headings, "" directly
    under the title; `above` is that of an entry whose prompt is the section's own heading. `where`
    is the file and the heading to look up."""

    context: str
    above: str
    title: str
    where: str
    tag: str
    tags: tuple[str, ...]


def _place(document: Document, path: tuple[Inlines, ...]) -> _Place:
    headings = [inline_html(heading) for heading in path]
    return _Place(
        " › ".join(headings),
        " › ".join(headings[:-1]),
        escape(document.title, quote=False),
        " › ".join([escape(document.path.name, quote=False), *headings[-1:]]),
        _tag((document.title, *map(plain, path))),
        document.settings.tags,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    place: _Place
    hue: int
    entry: Entry
    identity: Identity


def _card(page: _Page, glossary: "_Glossary") -> Note:
    entry = page.entry
    unanswered = entry.kind in ASKS and not entry.answer
    fields = {
        "Prompt": inline_html(entry.prompt),
        "Lead": inline_html(entry.lead),
        "Answer": _no_answer(entry, glossary) if unanswered else _back_html(entry),
        "Reverse": "1" if entry.kind is Kind.TERM and entry.answer else "",
    }
    context = page.place.above if entry.from_heading else page.place.context
    return _note(page, "card", NoteType.CARD, fields, context, unanswered=unanswered)


def _back_html(entry: Entry) -> str:
    """The answer; of a question, what one would not say first is folded under "More"."""
    if entry.kind not in ASKS:
        return _answer_html(entry.answer)
    said = parts(entry.answer)
    if len(said) == 1:
        return _answer_html(entry.answer)
    return "".join(
        f"{MORE}{blocks_html(part.blocks)}</details>" if part.is_more else blocks_html(part.blocks)
        for part in said
    )


def _answer_html(blocks: tuple[Block, ...]) -> str:
    match blocks:
        case (Paragraph(inlines),):
            return inline_html(inlines)
        case _:
            return blocks_html(blocks)


def _cloze(page: _Page, rule: str, segments: Iterable[Segment]) -> Note:
    numbers = {words: number for of, words, number in page.identity.clozes if of == rule}
    text = "".join(
        f"{{{{c{numbers[segment.words]}::{_cloze_safe(segment.html)}}}}}"
        if segment.words
        else _cloze_safe(segment.html)
        for segment in segments
    )
    entry = page.entry
    remarks = entry.answer if entry.kind is Kind.FACT else entry.answer[1:]
    fields = {
        "Text": text,
        "Lead": inline_html(entry.lead),
        "Extra": _cloze_safe(blocks_html(remarks)),
    }
    return _note(page, rule, NoteType.CLOZE, fields, page.place.context, unanswered=False)


def _note(
    page: _Page,
    rule: str,
    note_type: NoteType,
    fields: dict[str, str],
    context: str,
    *,
    unanswered: bool,
) -> Note:
    guid = note_guid(page.identity.guid, rule)
    common = {
        "Id": guid,
        "Context": context,
        "Source": page.place.title,
        "Kind": page.entry.kind.value,
        SOURCE_FIELD: page.place.where,
        HUE_FIELD: str(page.hue),
    }
    tags = [
        page.place.tag,
        f"kind::{page.entry.kind.value}",
        *page.place.tags,
        *([UNANSWERED] if unanswered else []),
    ]
    return Note(
        guid,
        page.identity.guid,
        note_type,
        page.entry.kind,
        tuple((name, _unmarked(html)) for name, html in (common | fields).items()),
        tuple(dict.fromkeys(tags)),
        page.entry.location,
    )


def _unmarked(html: str) -> str:
    """`html` without what Anki would read as a sound, as speech or as LaTeX."""
    return ANKI_MARK.sub("&#91;", html) if "[" in html else html


def _cloze_safe(html: str) -> str:
    """`html` without anything that Anki would read as a part of a cloze (`}}`, `::`)."""
    return html.replace("{", "&#123;").replace("}", "&#125;").replace("::", "&#58;&#58;")


def _tag(path: Iterable[str]) -> str:
    """A hierarchical tag. Anki parts tags by blanks and levels by `::`; `_` and `*` would be
    wildcards in its searches (Anki manual, "Searching")."""
    levels = (NOT_IN_TAG.sub("-", level.replace("_", "-")).strip("-.") for level in path)
    return "::".join(filter(None, levels))


# --- Unanswered: what the notes do say about the things that a question names ---------------------

_Glossary = Mapping[tuple[str, ...], Entry]


def _glossary(found: Iterable[Entry]) -> dict[tuple[str, ...], Entry]:
    """The terms of a document, each by its words in lower case."""
    return {
        _words(entry.prompt): entry for entry in found if entry.kind is Kind.TERM and entry.answer
    }


def _words(inlines: Inlines) -> tuple[str, ...]:
    return tuple(WORD.findall(plain(inlines).casefold()))


def _named(prompt: Inlines, glossary: _Glossary) -> Iterator[Entry]:
    """The terms that `prompt` names, also in the plural; of overlapping ones the longest."""
    words = _words(prompt)
    longest = max(map(len, glossary), default=0)
    i = 0
    while i < len(words):
        for length in range(longest, 0, -1):
            *before, last = words[i : i + length] or ("",)
            forms = (last, last.removesuffix("s"), last.removesuffix("es"))
            named = (glossary.get((*before, form)) for form in forms)
            if entry := next(filter(None, named), None):
                yield entry
                i += length - 1
                break
        i += 1


def _no_answer(entry: Entry, glossary: _Glossary) -> str:
    missing = '<p class="unanswered">The notes have no answer yet.</p>'
    named = dict.fromkeys(_named(entry.prompt, glossary))
    if not named:
        return missing
    rows = "".join(
        f"<dt>{inline_html(term.prompt)}</dt><dd>{_answer_html(term.answer)}</dd>" for term in named
    )
    return f"{missing}<p>They do say:</p><dl>{rows}</dl>"
