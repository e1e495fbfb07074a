"""More than two hundred faults, planted in what was read of good outputs in five scripts: a word
dropped, changed, doubled, moved or swapped; a line of code cut, ink cut off or shifted, a card
lost. The proof sees each. A script whose fonts the machine lacks is left out."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pytest

from cribdeck.notes.document import Document
from cribdeck.notes.reader import parse
from cribdeck.papercards import paper_cards
from cribdeck.problems import Problem, Severity
from cribdeck.proof import anki_file, cards, deck, pdf_text
from cribdeck.proof import sheet as proof
from cribdeck.proof.blocks import Standing, read_blocks
from cribdeck.proof.glyphs import FIGURE, Glyph, Measure, PdfText
from cribdeck.proof.placing import PlacedBlock
from cribdeck.sheet import sheet
from tests.test_false_alarms import MODIFIED, PATH, deck_of

WORDS = {
    "latin": "The broker keeps every record until its time is over and then drops old segments",
    "cyrillic": "Брокер хранит каждую запись пока не выйдет срок затем удаляет старые сегменты",
    "greek": "Ο διακομιστής κρατά κάθε εγγραφή μέχρι τέλους έπειτα σβήνει παλιά τμήματα",
    "ar": "الوسيط يحفظ كل سجل حتى ينتهي وقته ثم يحذف المقاطع القديمة",
    "he": "המתווך שומר כל רשומה עד תום הזמן ואז מוחק קטעים ישנים",
    "hi": "दलाल हर अभिलेख को समय समाप्त होने तक रखता फिर पुराने खंड हटाता",
}
EACH = 8  # faults of a kind in a script


def notes(said: str) -> str:
    words = said.split()
    one, two, three = (" ".join(words[i::3]) for i in range(3))
    return f"""# {words[0]} {words[1]}

### {one}?

{said}. {three}

* {two}
* {three}
* {words[-1]} {words[2]}

### {two}?

| {words[0]} | {words[1]} |
|---|---|
| {one} | {two} |

```python
def keep(record):  # {words[2]}
    if record.old:
        return drop(record, now=True)
```

* **{words[3]}:** {two}
* **{words[4]}:** {three} $x^2$
"""


@dataclass(frozen=True)
class Made:
    document: Document
    pdf: PdfText
    blocks: Sequence[PlacedBlock]
    standing: Sequence[Standing]


@pytest.fixture(scope="module", params=WORDS)
def made(request: pytest.FixtureRequest) -> Made:
    document, _ = parse(notes(WORDS[request.param]), PATH)
    done = sheet.render(document, MODIFIED)
    pdf = pdf_text.read_pdf(done.pdf)
    wanted = proof.wanted_words(document)
    standing = read_blocks(wanted, pdf.glyphs, done.blocks, {proof.TITLE: proof.CHANGED}).standing
    return Made(document, pdf, done.blocks, standing)


def saying(glyphs: Sequence[Glyph], where: Standing, text: str) -> list[Glyph]:
    """The glyphs of a sheet that says `text` instead of a word."""
    changed = list(glyphs)
    first = glyphs[where.first]
    end = where.within + len(where.word.text)
    changed[where.first] = first._replace(text=first.text[: where.within] + text + first.text[end:])
    for i in range(where.first + 1, where.last + 1):
        changed[i] = glyphs[i]._replace(text="")
    return changed


def measured(glyph: Glyph, **changes: object) -> Glyph:
    """`glyph` standing elsewhere: of its measures some are other ones."""
    one = Measure(glyph.place, glyph.ink, glyph.seen)._replace(**changes)  # type: ignore[arg-type]
    run = replace(glyph.run, box=one.ink, is_whole=False, measure=lambda: [one], _measures=None)
    return Glyph(glyph.text, run, 0)


def dropped(made: Made, one: Standing, _: Standing) -> list[Glyph]:
    return saying(made.pdf.glyphs, one, "")


def changed(made: Made, one: Standing, _: Standing) -> list[Glyph]:
    return saying(made.pdf.glyphs, one, one.word.text[:-1] + "¤")


def doubled(made: Made, one: Standing, _: Standing) -> list[Glyph]:
    return saying(made.pdf.glyphs, one, one.word.text * 2)


def both(made: Made, one: Standing, says: str, other: Standing, too: str) -> list[Glyph]:
    # The later one first: places within a run that says its text move.
    (first, a), (second, b) = sorted([(one, says), (other, too)], key=lambda x: x[0][2:4])
    return saying(saying(made.pdf.glyphs, second, b), first, a)


def moved(made: Made, one: Standing, other: Standing) -> list[Glyph]:
    return both(made, one, "", other, other.word.text + one.word.text)


def swapped(made: Made, one: Standing, other: Standing) -> list[Glyph]:
    return both(made, one, other.word.text, other, one.word.text)


def cut_off(made: Made, one: Standing, _: Standing) -> list[Glyph]:
    glyphs = list(made.pdf.glyphs)
    glyphs[one.last] = measured(glyphs[one.last], seen=0.0)
    return glyphs


def shifted(made: Made, one: Standing, _: Standing) -> list[Glyph]:
    """The run of a word stands 300 points further up, on something else or on nothing."""

    def up(glyph: Glyph) -> Glyph:
        left, bottom, right, top = glyph.ink
        return measured(glyph, ink=(left + 3, bottom + 300, right + 3, top + 300))

    run = made.pdf.glyphs[one.first].run
    return [up(glyph) if glyph.run == run else glyph for glyph in made.pdf.glyphs]


Plant = Callable[[Made, Standing, Standing], list[Glyph]]
PLANTS: Sequence[Plant] = (dropped, changed, doubled, moved, swapped, cut_off, shifted)
PLACED: Sequence[Plant] = (shifted,)  # all is said, but not where it belongs


def problems(made: Made, glyphs: Sequence[Glyph]) -> Sequence[Problem]:
    return proof.compare_sheet(made.document, replace(made.pdf, glyphs=tuple(glyphs)), made.blocks)


def is_refused(made: Made, glyphs: Sequence[Glyph]) -> bool:
    return any(one.severity is Severity.ERROR for one in problems(made, glyphs))


@pytest.mark.slow
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_fault_in_the_words_of_a_sheet_is_seen(made: Made, plant: Plant) -> None:
    assert not problems(made, made.pdf.glyphs)
    seen = problems if plant in PLACED else is_refused
    chance = random.Random(plant.__name__)
    for _ in range(EACH):
        one, other = chance.sample([s for s in made.standing if len(s.word.text) > 1], 2)
        if one.word.text != other.word.text:
            assert seen(made, plant(made, one, other)), (one, other)


@pytest.mark.slow
def test_a_line_of_code_that_is_cut_or_shifted_is_seen(made: Made) -> None:
    code = [one for one in made.standing if one.word.column is not None]
    lines = {one.word.line for one in code}
    assert len(lines) == 3
    for line in lines:
        of_line = [one for one in code if one.word.line == line]
        numbers = range(of_line[0].first, of_line[-1].last + 1)
        rest = [glyph for i, glyph in enumerate(made.pdf.glyphs) if i not in numbers]
        assert is_refused(made, rest)
        glyphs = list(made.pdf.glyphs)
        for i in numbers:
            place = glyphs[i].place
            glyphs[i] = measured(glyphs[i], place=place._replace(x=place.x + 8))
        assert problems(made, glyphs)


def test_a_place_or_a_figure_that_is_lost_is_seen(made: Made) -> None:
    for name in proof.wanted_names(made.document):
        places = {key: place for key, place in made.pdf.places.items() if key != name}
        pdf = replace(made.pdf, places=places)
        assert proof.compare_sheet(made.document, pdf, made.blocks), name
    glyphs = [g for g in made.pdf.glyphs if not g.text.startswith(FIGURE)]
    assert is_refused(made, glyphs)


def test_ink_that_is_partly_cut_off_or_stands_on_the_foot_is_told(made: Made) -> None:
    one = made.standing[-1]
    glyphs = list(made.pdf.glyphs)
    glyphs[one.first] = measured(glyphs[one.first], seen=0.7)
    assert [p.code for p in problems(made, glyphs)] == ["cut-in-sheet"]
    ink = made.pdf.glyphs[one.first].ink
    foot = measured(made.pdf.foot[0], ink=ink)
    pdf = replace(made.pdf, foot=(foot, *made.pdf.foot[1:]))
    found = proof.compare_sheet(made.document, pdf, made.blocks)
    assert [p.code for p in found] == ["overlap-in-sheet"]


def fields_with(note: anki_file.DeckNote) -> Iterator[tuple[str, str]]:
    """Words of the answer, each with what may stand instead of it."""
    for word in anki_file.words_in(note.fields.get("Answer", "")).split():
        if word.isalpha() and note.fields["Answer"].count(word) == 1:
            yield from ((word, other) for other in ("", word[:-1] + "¤", f"{word} {word}"))


def test_a_fault_in_a_deck_is_seen(made: Made) -> None:
    def lost(notes: Sequence[anki_file.DeckNote]) -> bool:
        fresh = tuple(replace(note, taken=False) for note in notes)
        return bool(list(deck.compare_deck(made.document, replace(whole, notes=fresh))))

    whole = anki_file.read_deck(deck_of(made.document))
    assert not lost(whole.notes)
    cards_only = [i for i, note in enumerate(whole.notes) if not note.is_cloze]
    for i in cards_only:
        note = whole.notes[i]
        assert lost([*whole.notes[:i], *whole.notes[i + 1 :]])
        assert lost([*whole.notes[:i], replace(note, ords=frozenset()), *whole.notes[i + 1 :]])
        for word, other in fields_with(note):
            fields = {**note.fields, "Answer": note.fields["Answer"].replace(word, other)}
            less = replace(note, fields=fields)
            assert lost([*whole.notes[:i], less, *whole.notes[i + 1 :]]), (word, other)


@pytest.mark.slow
def test_a_fault_in_paper_cards_is_seen(made: Made) -> None:
    done = paper_cards.render(made.document, MODIFIED)
    assert done is not None
    pdf = pdf_text.read_pdf(done.pdf)
    assert cards.compare_cards(made.document, pdf) == ()
    names = [name for name in pdf.places if name.startswith("entry-")]
    for name in names:
        places = {key: place for key, place in pdf.places.items() if key != name}
        assert cards.compare_cards(made.document, replace(pdf, places=places))
    backs = [
        i for i, g in enumerate(pdf.glyphs) if g.place.page % 2 and g.text and not g.run.is_label
    ]
    height = pdf.sizes[0][3] / cards.ROWS
    said = [i for i in backs if pdf.glyphs[i].place.y % height > cards.FOOT]
    for i in random.Random(1).sample(said, EACH):
        rest = (*pdf.glyphs[:i], *pdf.glyphs[i + 1 :])
        assert cards.compare_cards(made.document, replace(pdf, glyphs=rest))
