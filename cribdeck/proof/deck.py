"""Looks for every entry of a document among the notes of an .apkg.

Knows the file as a stranger would read it: a zip with SQLite in it, fields of HTML, cloze marks.
Does not know how it was written, nor the sheet.
"""

import html
import io
import json
import re
import sqlite3
import zipfile
import zlib
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from cribdeck.notes import card_choices
from cribdeck.notes.blocks import CodeBlock, Image, Inlines, ItemList, Math, Quote, row_location
from cribdeck.notes.card_choices import has_card
from cribdeck.notes.document import Document, Entry, Fact, Section, Term, is_unanswered
from cribdeck.notes.walk import entries, figures
from cribdeck.problems import Location, Problem
from cribdeck.proof.words import DECK, Line, loss_problem, plain_text, shortened, spoken

TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
# These part words; other tags (bold, spans of code) stand within them.
BREAKING_TAG = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|pre|blockquote|details|table|thead|tbody|tr|td|th)"
    r"\b[^>]*>"
)
MATH = re.compile(r'<span class="math">(.*?)</span>', re.DOTALL)
IMAGE = re.compile(r'<img src="([^"]*)"')
# The label of what is folded: words of the deck's own, which prove nothing of the notes.
FOLD_LABEL = re.compile(r"<summary\b[^>]*>[^<]*</summary>")
CODE_BLOCK = re.compile(r"<pre\b[^>]*>\s*<code\b[^>]*>(.*?)</code>\s*</pre>", re.DOTALL)
CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::[^{}]*?)?\}\}", re.DOTALL)
HEADING_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)]?\s+")
NOT_WORD = re.compile(r"\W+|_")
CLOZE_NOTE_TYPE = "cribdeck cloze"  # its name is for ever
CANDIDATES = 8  # notes with the same prompt that are looked at for one entry
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    sqlite3.Error,
    OSError,
    KeyError,  # no collection in the archive, a note of an unknown type
    ValueError,  # not JSON, or a note with another number of fields than its type
)


class NotADeck(Exception):
    """The data cannot be read as an .apkg."""


@dataclass(slots=True)
class DeckNote:
    """A note as the file has it: fields as HTML by name, and which cards exist."""

    is_cloze: bool
    prompt: str  # in plain words, without the marks of a cloze
    fields: dict[str, str]
    tags: str
    ords: frozenset[int]
    taken: bool = False


def read_notes(data: bytes) -> tuple[list[DeckNote], str]:
    """The notes of the .apkg `data`, and all places that may name the document's title, squeezed.

    Raises NotADeck where it cannot be read.
    """
    try:
        return _notes_and_sources(data)
    except UNREADABLE as error:
        raise NotADeck(str(error) or type(error).__name__) from error


def _notes_and_sources(data: bytes) -> tuple[list[DeckNote], str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
    try:
        ((models_json, decks_json),) = database.execute("select models, decks from col").fetchall()
        models = {
            int(mid): (model["name"], [field["name"] for field in model["flds"]])
            for mid, model in json.loads(models_json).items()
        }
        ords: defaultdict[int, set[int]] = defaultdict(set)
        for nid, ord_ in database.execute("select nid, ord from cards"):
            ords[nid].add(ord_)
        notes = []
        sources = {str(deck["name"]): None for deck in json.loads(decks_json).values()}
        for nid, mid, flds, tags in database.execute("select id, mid, flds, tags from notes"):
            name, fields = models[mid]
            values = dict(zip(fields, flds.split("\x1f"), strict=True))
            sources[values["Source"]] = None
            is_cloze = name == CLOZE_NOTE_TYPE
            asked = values["Prompt"] if not is_cloze else CLOZE.sub(r"\2", values["Text"])
            notes.append(DeckNote(is_cloze, _html_text(asked), values, tags, frozenset(ords[nid])))
        return notes, squeezed(_html_text("\n".join(sources)))
    finally:
        database.close()


def lost_figures(document: Document, data: bytes) -> Iterator[Problem]:
    """A Problem for each formula and image of `document` that no field of the .apkg `data` shows,
    and for each image that does not travel in it as it is.

    Raises NotADeck where it cannot be read.
    """
    shown = [one for one in figures(document) if _is_carded(document, one.location)]
    if not shown:
        return
    try:
        notes, _ = _notes_and_sources(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = json.loads(archive.read("media"))
            media = {name: archive.read(number) for number, name in names.items()}
    except UNREADABLE as error:
        raise NotADeck(str(error) or type(error).__name__) from error
    fields = "\n".join(field for note in notes for field in note.fields.values())
    formulas = {_squashed(html.unescape(found).strip()[2:-2]) for found in MATH.findall(fields)}
    sources = set(IMAGE.findall(fields))
    for figure in shown:
        where = figure.location
        match figure:
            case Math(tex):
                if _squashed(tex) not in formulas:
                    fact = f'the formula "{shortened(tex)}" is lost in the deck'
                    yield loss_problem(document.path, where.line, DECK, fact)
            case Image(file, _, name):
                if name not in sources or media.get(name) != file.read_bytes():
                    fact = f"the image {file.name} is lost in the deck"
                    yield loss_problem(document.path, where.line, DECK, fact)


def _squashed(tex: str) -> str:
    # Anki must be given blanks between closing braces.
    return "".join(tex.split())


def _is_carded(document: Document, where: Location) -> bool:
    """Whether what stands at `where` belongs to an entry that gets a card."""
    carded = False
    for entry in entries(document.sections):
        if entry.location.line > where.line:
            break
        carded = has_card(document, entry)
    return carded


def _html_text(field: str) -> str:
    """The words of a field, parted by single blanks."""
    if "<" in field:
        field = MATH.sub("", field)
        if "<summary" in field:
            field = FOLD_LABEL.sub(" ", field)
        field = TAG.sub("", BREAKING_TAG.sub(" ", field))
    if "&" in field:
        field = html.unescape(field)
    return " ".join(field.split())


def _words(inlines: Inlines) -> str:
    return " ".join(plain_text(inlines).split())


def squeezed(text: str) -> str:
    """The letters and digits of `text` in one case: the same for a heading and the tag or deck that
    is named after it, whatever stands between their words."""
    return NOT_WORD.sub("", text).casefold()


class DeckSearch:
    """Looks for every entry of `document` among `notes`. `problems` gathers what is not found,
    `found` counts the notes that are; a note counts for one entry only."""

    def __init__(self, document: Document, notes: Sequence[DeckNote]) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.found = 0
        self._cards: defaultdict[str, deque[DeckNote]] = defaultdict(deque)
        self._clozes: defaultdict[str, deque[DeckNote]] = defaultdict(deque)
        for note in notes:
            (self._clozes if note.is_cloze else self._cards)[note.prompt].append(note)
        self._contexts: dict[str, str] = {}

    def lose(self, line: int, fact: str) -> None:
        """Adds the problem that `fact` is so in the deck, at `line` of the document."""
        self.problems.append(loss_problem(self.document.path, line, DECK, f"{fact} in the deck"))

    def headings(self, sections: Iterable[Section]) -> list[DeckNote]:
        """Looks for all below `sections`; returns the notes that were found there."""
        found: list[DeckNote] = []
        for section in sections:
            below = [note for entry in section.entries if (note := self._entry(entry))]
            below.extend(self.headings(section.sections))
            if section.level and below and not any(self._shows(n, section) for n in below):
                heading = shortened(_words(section.heading))
                self.lose(section.location.line, f'the heading "{heading}" is lost')
            found.extend(below)
        return found

    def _shows(self, note: DeckNote, section: Section) -> bool:
        heading = _words(section.heading)
        names = {heading, HEADING_NUMBER.sub("", heading, count=1)}
        if note.prompt in names:
            return True
        context = note.fields["Context"]
        if context not in self._contexts:
            self._contexts[context] = _html_text(context)
        around = f" › {self._contexts[context]} › "
        if any(f" › {name} › " in around for name in names):
            return True
        levels = {squeezed(level) for tag in note.tags.split() for level in tag.split("::")}
        return any(squeezed(name) in levels for name in names if squeezed(name))

    def _entry(self, entry: Entry) -> DeckNote | None:
        """The note of `entry`; None where it is lost, and where it needs none."""
        if not has_card(self.document, entry):
            return None
        prompt = _words(entry.prompt)
        chosen = card_choices.of(self.document, entry)
        index = self._clozes if isinstance(entry, Fact) else self._cards
        candidates = [index[prompt]]
        if card_choices.value_for(chosen, entry) not in card_choices.WHOLE:
            candidates.append(self._clozes[_hidden_words(entry)])  # only its parts are asked for
        for notes in candidates:
            while notes and notes[0].taken:
                notes.popleft()
        best: list[Line] | None = None
        for note in chain(*(islice(notes, CANDIDATES) for notes in candidates)):
            if note.taken:
                continue
            losses = list(_note_losses(entry, note, has_reverse=chosen.reverse == "on"))
            if not losses:
                note.taken = True
                self.found += 1
                return note
            if best is None or len(losses) < len(best):
                best = losses
        for line, fact in best or [Line(entry.location.line, _entry_fact(entry, prompt))]:
            self.lose(line, fact)
        return None


def _entry_fact(entry: Entry, prompt: str) -> str:
    return f'the {entry.kind} "{shortened(prompt)}" is lost'


def _hidden_words(entry: Entry) -> str:
    """The words of what a cloze of the list, sample or drawing `entry` shows on its front."""
    match entry.answer:
        case (ItemList(items), *_):
            blocks = [b for item in items for b in item.blocks if not isinstance(b, Quote)]
        case (CodeBlock() as block, *_):
            blocks = [block]
        case _:
            blocks = []
    return " ".join(" ".join(said.text for said in spoken(blocks)).split())


def _note_losses(entry: Entry, note: DeckNote, *, has_reverse: bool) -> Iterator[Line]:
    """What of `entry` is not in `note`."""
    line = entry.location.line
    lead = _words(entry.lead) if entry.lead else ""
    if lead and lead != _html_text(note.fields["Lead"]):
        yield Line(line, f'the line "{shortened(lead)}" is lost')
    wanted = _wanted_cards(entry, note, has_reverse=has_reverse)
    if not wanted or wanted != note.ords:
        prompt = shortened(_words(entry.prompt))
        yield Line(line, f'a card of the {entry.kind} "{prompt}" is lost or too many')
    hides = note.is_cloze and not isinstance(entry, Fact)
    shown = CLOZE.sub(r"\2", note.fields["Text"]) if hides else note.fields.get("Answer", "")
    answer = shown + "\n" + note.fields["Extra"]
    text = _html_text(answer)
    if is_unanswered(entry) and not text:
        yield Line(line, "the back of a question without an answer is empty")
    samples: list[str] | None = None
    at = 0
    for said in spoken(entry.answer):
        if isinstance(said, CodeBlock):
            if samples is None:
                inner = CODE_BLOCK.findall(answer)
                samples = [html.unescape(TAG.sub("", sample)) for sample in inner]
            if said.text in samples:
                samples.remove(said.text)
            else:
                yield _code_loss(said, samples)
            continue
        words = " ".join(said.text.split())
        if hides:  # remarks on an item stand behind the list
            at = 0
        place = text.find(words, at)
        if place < 0:
            yield _prose_loss(said, text, at)
        else:
            at = place + len(words)


def _wanted_cards(entry: Entry, note: DeckNote, *, has_reverse: bool) -> set[int]:
    if note.is_cloze:
        return {int(number) - 1 for number, _ in CLOZE.findall(note.fields["Text"])}
    return {0, 1} if isinstance(entry, Term) and entry.answer and has_reverse else {0}


def _code_loss(block: CodeBlock, samples: Sequence[str]) -> Line:
    """The first line of `block` that the most similar of `samples` has not."""
    lines = block.text.split("\n")
    same = 0
    for sample in samples:
        rows = sample.split("\n")
        pairs = zip(lines, [*rows, *[None] * len(lines)], strict=False)
        same = max(same, next((i for i, (ours, is_) in enumerate(pairs) if ours != is_), 0))
    same = min(same, len(lines) - 1)
    shown = f'code "{shortened(lines[same])}"' if lines[same].strip() else "blank line of the code"
    return Line(row_location(block, same).line, f"the {shown} is lost or altered")


def _prose_loss(said: Line, text: str, start: int) -> Line:
    """The first word of `said` from which on it is not in `text`."""
    words = said.text.split()
    low, high = 0, len(words)  # the first `low` words are there together, `high` are not
    while high - low > 1:
        middle = (low + high) // 2
        if text.find(" ".join(words[:middle]), start) >= 0:
            low = middle
        else:
            high = middle
    # Where that word begins, in the source's own lines.
    begin = list(re.finditer(r"\S+", said.text))[low].start()
    line = said.line + said.text.count("\n", 0, begin)
    return Line(line, f'the words "{shortened(said.text[begin:])}" are lost')
