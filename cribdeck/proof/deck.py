"""Looks for every entry of a document among the notes of its deck: every word of it must be in one
note, in order, and nothing twice.

Knows fields and what belongs in them. Does not know the file's format (anki_file), nor the sheet.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import chain, islice

from cribdeck.notes import card_choices, entry_settings, walk
from cribdeck.notes.blocks import (
    Blocks,
    CodeBlock,
    Inlines,
    ItemList,
    Math,
    Paragraph,
    Quote,
    row_location,
)
from cribdeck.notes.card_choices import has_card
from cribdeck.notes.document import Choice, Document, Entry, Fact, Question, Section, Term
from cribdeck.notes.entry_body import is_unanswered, shown_with
from cribdeck.notes.katex import in_tex
from cribdeck.notes.walk import Figure, entry_figures
from cribdeck.notes.words import plain_blocks
from cribdeck.problems import shortened
from cribdeck.proof.anki_file import (
    Deck,
    DeckNote,
    blanks_in,
    code_in,
    formulas_in,
    images_in,
    sounds_in,
    spoken_in,
    without_blanks,
    words_in,
)
from cribdeck.proof.words import FIGURES, Fault, plain_text, spoken, title_line

HEADING_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)]?\s+")
NOT_WORD = re.compile(r"\W+|_")
CANDIDATES = 8  # notes with the same prompt that are looked at for one entry
TASK = "Spare 2"
FIELDS = ("Prompt", "Text", "Lead", "Answer", "Extra")  # these show each formula once


def compare_deck(document: Document, deck: Deck) -> Iterator[Fault]:
    """What of `document` is not in `deck`, or twice: entries that have a card, each with its words,
    code and figures, the headings above them, the title."""
    search = _Search(document, deck)
    faults = [fault for section in document.sections for fault in search.section(section)[1]]
    if not faults and search.found and _squeezed(document.title) not in _squeezed(deck.names):
        what = f'the title "{shortened(document.title)}" is lost in the deck'
        faults.append(Fault(title_line(document), what))
    yield from faults


def _words(inlines: Inlines) -> str:
    return " ".join(plain_text(inlines).split())


def _squeezed(text: str) -> str:
    """The letters and digits of `text` in one case: the same for a heading and the tag or deck that
    is named after it, whatever stands between their words."""
    return NOT_WORD.sub("", text).casefold()


class _Search:
    """Looks for the entries of `document` among the notes of `deck`. `found` counts the notes that
    are; a note counts for one entry only."""

    def __init__(self, document: Document, deck: Deck) -> None:
        self.document, self.deck = document, deck
        self.found = 0
        self._cards: defaultdict[str, deque[DeckNote]] = defaultdict(deque)
        self._clozes: defaultdict[str, deque[DeckNote]] = defaultdict(deque)
        for note in deck.notes:
            (self._clozes if note.is_cloze else self._cards)[note.prompt].append(note)
        self._levels: dict[str, set[str]] = {}  # by context

    def section(self, section: Section) -> tuple[list[DeckNote], list[Fault]]:
        """The notes that are found of `section` and below, and what is not."""
        notes: list[DeckNote] = []
        faults: list[Fault] = []
        for entry in section.entries:
            note, lost = self._entry(entry)
            notes.extend([note] if note else [])
            faults.extend(lost)
        for inner in section.sections:
            below, lost = self.section(inner)
            notes.extend(below)
            faults.extend(lost)
        if section.level and notes and not any(self._shows(note, section) for note in notes):
            heading = shortened(_words(section.heading))
            fact = f'the heading "{heading}" is lost in the deck'
            faults.append(Fault(section.location.line, fact))
        return notes, faults

    def _shows(self, note: DeckNote, section: Section) -> bool:
        """Whether `note` names the heading: as its prompt, in what is to be done with it ("Kinds:
        What is missing?"), in its context or in its tag."""
        heading = _words(section.heading)
        names = {_squeezed(name) for name in (heading, HEADING_NUMBER.sub("", heading, count=1))}
        context = note.fields["Context"]
        if context not in self._levels:
            self._levels[context] = set(map(_squeezed, words_in(context).split("›")))
        tags = {level for tag in note.tags.split() for level in tag.split("::")}
        levels = self._levels[context] | set(map(_squeezed, (note.prompt, *tags)))
        if "" in names or not names.isdisjoint(levels):
            return True
        task, _, _ = words_in(note.fields[TASK]).rpartition(":")
        return not names.isdisjoint(map(_squeezed, (task, task.rpartition("›")[2])))

    def _entry(self, entry: Entry) -> tuple[DeckNote | None, list[Fault]]:
        """The note of `entry`, and what is lost; None where it is lost, or needs none."""
        if not has_card(self.document, entry):
            return None, []
        if isinstance(entry, Question) and card_choices.by_parts_only(entry):
            return None, []  # only bold words below it are asked ("Introduction"): no note says it
        prompt = _words(entry.prompt)
        chosen = card_choices.of(self.document, entry)
        index = self._clozes if isinstance(entry, Fact) else self._cards
        candidates = [index[prompt]]
        if card_choices.value_for(chosen, entry) not in card_choices.WHOLE:
            candidates.append(self._clozes[_hidden_words(entry)])  # only its parts are asked for
        for notes in candidates:
            while notes and notes[0].taken:
                notes.popleft()
        best = [Fault(entry.location.line, f'the {entry.kind} "{shortened(prompt)}" is lost')]
        seen = False
        has_reverse = chosen.reverse == "on" and entry.location not in self.document.one_way
        for note in chain(*(islice(notes, CANDIDATES) for notes in candidates)):
            if note.taken:
                continue
            faults = list(self._note_faults(entry, note, has_reverse=has_reverse))
            if not faults:
                note.taken = True
                self.found += 1
                return note, []
            if not seen or len(faults) < len(best):
                best, seen = faults, True
        return None, [fault._replace(fact=f"{fault.fact} in the deck") for fault in best]

    def _note_faults(self, entry: Entry, note: DeckNote, *, has_reverse: bool) -> Iterator[Fault]:
        """What of `entry` is not in `note`, or too much there."""
        line = entry.location.line
        lead = _words(entry.lead)
        if lead and lead != words_in(note.fields["Lead"]):
            yield Fault(line, f'the line "{shortened(lead)}" is lost')
        if below := shown_with(entry):
            given, said = code_in(note.fields["Lead"])
            yield from _said_faults(line, below, words_in(said), given, hides=False, repeats=False)
        wanted = _wanted_cards(entry, note, has_reverse=has_reverse)
        if not wanted or wanted != note.ords:
            prompt = shortened(_words(entry.prompt))
            yield Fault(line, f'a card of the {entry.kind} "{prompt}" is lost or too many')
        hides = note.is_cloze and not isinstance(entry, Fact)
        shown = without_blanks(note.fields["Text"]) if hides else note.fields.get("Answer", "")
        samples, prose = code_in(f"{shown}\n{note.fields['Extra']}")
        text = words_in(prose)
        # The back of a question without an answer shows definitions; that of a hidden item repeats
        # it above the remark on it.
        repeats = hides or is_unanswered(entry)
        if is_unanswered(entry) and not text:
            yield Fault(line, "the back of a question without an answer is empty")
        yield from _said_faults(line, entry.answer, text, samples, hides=hides, repeats=repeats)
        yield from self._figure_faults(entry, note, repeats=repeats)
        yield from _setting_faults(entry, note)

    def _figure_faults(self, entry: Entry, note: DeckNote, *, repeats: bool) -> Iterator[Fault]:
        repeats = repeats or isinstance(entry, Choice)  # the right option stands on both sides
        fields = note.fields if repeats else {name: note.fields.get(name, "") for name in FIELDS}
        field = "\n".join(fields.values())
        left = Counter((*formulas_in(field), *images_in(field)))
        for figure in entry_figures(entry):
            name = _figure_name(figure)
            is_whole = isinstance(figure, Math) or self._travels(name)
            if not left[name] or not is_whole:
                yield Fault(figure.location.line, f"{_called(figure)} is lost")
            left[name] -= 1
        played = Counter(sounds_in(field))
        for media in walk.recordings(entry):
            if not played[media.name] or not self._travels(media.name):
                fact = f"the recording {media.file.name} is lost"
                yield Fault(media.location.line, fact)
            played[media.name] -= 1
        if not repeats and (too_many := [name for name, count in left.items() if count > 0]):
            fact = f'the formula or image "{shortened(too_many[0])}" stands twice'
            yield Fault(entry.location.line, fact, "added")

    def _travels(self, name: str) -> bool:
        """Whether an image is there, with the content that its name was made of."""
        content = self.deck.media.get(name)
        return content is not None and sha256(content).hexdigest()[:16] in name


def _setting_faults(entry: Entry, note: DeckNote) -> Iterator[Fault]:
    """What the author wants of `entry` beside its words that `note` has not, or has too much."""
    line = entry.location.line
    own = entry_settings.of(entry)
    if words_in(note.fields["Spare 3"]) != own.hint:
        yield Fault(line, f'the hint "{shortened(own.hint)}" is lost or altered')
    if lost := set(own.tags) - set(note.tags.split()):
        yield Fault(line, f"the tag {shortened(min(lost))} is lost")
    said = " ".join(plain_blocks((Paragraph(entry.prompt, entry.location), *entry.answer)).split())
    for words in (heard for html in note.fields.values() for heard in spoken_in(html)):
        if not own.voice or words not in said:
            yield Fault(line, f'"{shortened(words)}" is read aloud', "added")


def _figure_name(figure: Figure) -> str:
    return "".join(in_tex(figure.tex).split()) if isinstance(figure, Math) else figure.name


def _called(figure: Figure) -> str:
    if isinstance(figure, Math):
        return f'the formula "{shortened(figure.tex)}"'
    return f"the image {figure.file.name}"


def _hidden_words(entry: Entry) -> str:
    """The words of what a cloze of the list, sample or drawing `entry` shows on its front."""
    match entry.answer:
        case (ItemList(items), *_):
            blocks = [b for item in items for b in item.blocks if not isinstance(b, Quote)]
        case (CodeBlock() as block, *_):
            blocks = [block]
        case _:
            blocks = []
    said = " ".join(FIGURES.sub("", said.text) for said in spoken(blocks))
    return " ".join(said.split())


def _wanted_cards(entry: Entry, note: DeckNote, *, has_reverse: bool) -> set[int]:
    if note.is_cloze:
        return blanks_in(note.fields["Text"])
    return {0, 1} if isinstance(entry, Term) and entry.answer and has_reverse else {0}


def _said_faults(
    line: int, blocks: Blocks, text: str, samples: list[str], *, hides: bool, repeats: bool
) -> list[Fault]:
    """What of `blocks`, of the entry at `line`, is not in the `text` or the code `samples` of a
    note; if all is, and it `repeats` nothing, what is there besides. Remarks on an item that it
    `hides` stand behind the list."""
    faults: list[Fault] = []
    added = ""
    at = 0
    for said in spoken(blocks):
        if isinstance(said, CodeBlock):
            if said.text in samples:
                samples.remove(said.text)
            else:
                faults.append(_code_fault(said, samples))
            continue
        words = " ".join(FIGURES.sub("", said.text).split())
        at = 0 if hides else at
        place = text.find(words, at)
        if place < 0:
            faults.append(_prose_fault(said.line, words, text, at))
        else:
            added += text[at:place]
            at = place + len(words)
    more = " ".join((added + text[at:], *samples)).strip()
    if more and not (faults or repeats):
        faults.append(Fault(line, f'"{shortened(more)}" stands twice', "added"))
    return faults


def _code_fault(block: CodeBlock, samples: Sequence[str]) -> Fault:
    """The first line of `block` that the most similar of `samples` has not."""
    lines = block.text.split("\n")
    same = 0
    for sample in samples:
        rows = sample.split("\n")
        pairs = zip(lines, [*rows, *[None] * len(lines)], strict=False)
        same = max(same, next((i for i, (ours, is_) in enumerate(pairs) if ours != is_), 0))
    same = min(same, len(lines) - 1)
    shown = f'code "{shortened(lines[same])}"' if lines[same].strip() else "blank line of the code"
    return Fault(row_location(block, same).line, f"the {shown} is lost or altered")


def _prose_fault(line: int, said: str, text: str, start: int) -> Fault:
    """The first word of `said` from which on it is not in `text`."""
    words = said.split()
    low, high = 0, len(words)  # the first `low` words are there together, `high` are not
    while high - low > 1:
        middle = (low + high) // 2
        if text.find(" ".join(words[:middle]), start) >= 0:
            low = middle
        else:
            high = middle
    return Fault(line, f'the words "{shortened(" ".join(words[low:]))}" are lost')
