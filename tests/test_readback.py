"""The read-back sees every loss. The files are real; the sabotage is done to them.

The deck is written by the real writer and then damaged as a file. The sheets are plain ones
(plain_sheet), so that one promise can be broken at a time.
"""

import io
import sqlite3
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from cribdeck.deck import anki_notes, apkg
from cribdeck.deck.anki_notes import claims, drafted
from cribdeck.deck.filing import deck_name
from cribdeck.deck.notes import Deck
from cribdeck.identity.claims import Identity
from cribdeck.notes.document import Document
from cribdeck.notes.reader import parse
from cribdeck.problems import Problem, Severity
from cribdeck.proof.anki_file import read_deck
from cribdeck.proof.readback import check_deck, check_sheet
from cribdeck.proof.words import sheet_only_of
from cribdeck.sheet import sheet as typeset
from cribdeck.sheet.layout import PlacedBlock
from tests.plain_sheet import changed, pdf, plain_sheet

PATH = Path("notes.md")
NOTES = """\
# Streams & queues

A short introduction for the learner.

## 1. Basics

### What is a stream?

An endless, *ordered* log of records,
kept on disk for a while.

It has [readers](https://example.org/readers), who keep their own place.

### Terms

* **Broker:** A server that stores data.
* **Topic:** A feed of records, split into **partitions**.
* **Offset:** The place of a record: `offset = 7`.

### Guarantees

* A log keeps **ordering** only within a {{partition}} :: always.
* Delivery is **at-least-once** by **default**.

### Used for

People use it for:

* Log aggregation
* Event sourcing
    * with snapshots
    * without <them>
* Metrics & traces

All of them write more than they read.

### Difference between them

| System | Keeps data |
|:-------|-----------:|
| Stream | for days   |
| Queue  | until read |

## 2. Empty

## 3. Questions

1. How do offsets work?
2. How are records kept?

    On disk, in segments.

    ```python
    def retain(log):
        for segment in log:

            if segment.old:
                segment.drop()  # oldest first

    \treturn log
    ```

    > Unless the log is compacted.

3. Streams vs queues

## 4. Pictures

```
[Producer] ---> [Log]
                  |
                  +--> [Reader]
```

---

That was all there is.
"""


def line_of(text: str) -> int:
    """The line of NOTES that holds `text` (only one does); `text||2` is two lines below it."""
    text, _, below = text.partition("||")
    (found,) = (i for i, line in enumerate(NOTES.split("\n"), 1) if text in line)
    return found + int(below or 0)


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(NOTES, PATH)[0]


def lines(problems: Iterable[Problem]) -> list[int]:
    return [problem.location.line for problem in problems]


# --- The deck -------------------------------------------------------------------------------------


def write_deck(document: Document) -> bytes:
    identities = {}
    for claim in claims(drafted(document), "notes.md"):
        numbers = tuple((rule, words, i) for i, (rule, words) in enumerate(claim.blanks, 1))
        identities[claim.location] = Identity(f"{claim.location.line:016x}", numbers)
    notes = anki_notes.notes(document, drafted(document), identities)
    return apkg.write(Deck(deck_name(document), notes), dict.fromkeys(apkg.note_type_digests(), 1))


def damaged(deck: bytes, *statements: str) -> bytes:
    """The .apkg after some SQL, each statement of which must have changed something."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
    for statement in statements:
        before = database.total_changes
        database.execute(statement)
        assert database.total_changes > before, statement
    database.commit()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("collection.anki2", database.serialize())
        archive.writestr("media", "{}")
    database.close()
    return out.getvalue()


def replacing(old: str, new: str) -> str:
    old, new = (text.replace("'", "''") for text in (old, new))
    return f"update notes set flds = replace(flds, '{old}', '{new}') where flds like '%{old}%'"


def without_card(prompt: str, ord_: int) -> str:
    return (
        f"delete from cards where ord = {ord_} and nid in "
        f"(select id from notes where flds like '%\x1f{prompt}\x1f%')"
    )


@pytest.fixture(scope="module")
def deck(document: Document) -> bytes:
    return write_deck(document)


def test_a_whole_deck_has_no_losses(document: Document, deck: bytes, tmp_path: Path) -> None:
    assert check_deck(document, deck) == ()
    notes = read_deck(deck).notes
    assert len(notes) == 14
    assert sum(len(note.ords) for note in notes) == 20  # three of them the boxes of the drawing
    (tmp_path / "notes.apkg").write_bytes(deck)
    assert check_deck(document, tmp_path / "notes.apkg") == ()


def test_what_is_on_the_sheet_only_is_listed(document: Document) -> None:
    assert [(location.line, text) for location, text in sheet_only_of(document)] == [
        (line_of("A short introduction"), "A short introduction for the learner."),
        (line_of("## 2. Empty"), "2. Empty"),
        (NOTES.split("\n").index("---") + 1, "---"),
        (line_of("That was all"), "That was all there is."),
    ]


DECK_SABOTAGE = {
    "a word of an answer": ("kept on disk", replacing("on disk for", "on for"), '"disk for'),
    "a word of a later paragraph": (
        "It has [readers]",
        replacing("who keep", "who"),
        '"keep their',
    ),
    "a word of a prompt": ("### What is a stream?", replacing("is a stream?", "is a?"), "stream"),
    "a definition": ("**Broker:**", replacing("A server that stores data.", ""), "A server"),
    "a note": ("**Offset:**", "delete from notes where flds like '%\x1fOffset\x1f%'", "Offset"),
    "the reverse card": ("**Topic:**", without_card("Topic", 1), "card"),
    "the only card": ("**Offset:**", without_card("Offset", 0), "card"),
    "the mark of a blank": (
        "Delivery is",
        replacing("{{c1::<strong>at-least-once</strong>}} by {{c2::", "at-least-once by {{c1::"),
        "Delivery",
    ),
    "a fact's other blank": (
        "Delivery is",
        "delete from cards where ord = 1 and nid in "
        "(select id from notes where flds like '%by {{%')",
        "card",
    ),
    "a word of a fact": ("A log keeps", replacing("only within", "within"), "A log keeps"),
    "an item": ("Event sourcing", replacing("Event sourcing", ""), "Event sourcing"),
    "an inner item": ("with snapshots", replacing("with snapshots", ""), "snapshots"),
    "the line that leads in": ("Log aggregation", replacing("People use it for:", ""), "People"),
    "a remark": ("All of them", replacing("All of them write", "All write"), "them"),
    "a cell": ("| Queue", replacing("until read", ""), "until"),
    "two cells swapped": (
        "| System",
        "update notes set flds = replace(replace(replace("
        "flds, 'System', '@'), 'Keeps data', 'System'), '@', 'Keeps data') "
        "where flds like '%System%'",
        "Keeps data",
    ),
    "a letter of code": ("segment.drop()", replacing("drop", "dr0p"), "segment.drop()"),
    "indentation": (
        "for segment in log",
        replacing('    <span class="k">for', '<span class="k">for'),
        "for",
    ),
    "the tab": ("return log", replacing("\t<span", "    <span"), "return"),
    "a blank line": (
        "```python||3",
        "update notes set flds = replace(flds, char(10)||char(10), char(10)) "
        "where flds like '%segment%'",
        "blank line",
    ),
    "a quote": ("Unless the log", replacing("Unless the log is compacted.", ""), "Unless"),
    "the drawing": ("[Producer]||1", replacing("                  |\n", "|\n"), "|"),
    "the back of an unanswered question": (
        "3. Streams vs",
        replacing('<p class="unanswered">The notes have no answer yet.</p>', ""),
        "empty",
    ),
}


@pytest.mark.parametrize("what", DECK_SABOTAGE)
def test_a_loss_in_the_deck_is_seen_at_its_line(what: str, document: Document, deck: bytes) -> None:
    text, statement, said = DECK_SABOTAGE[what]
    problems = check_deck(document, damaged(deck, statement))
    assert lines(problems) == [line_of(text)], problems
    assert said in problems[0].fact
    assert (problems[0].code, problems[0].severity) == ("lost-in-deck", Severity.ERROR)


def test_a_heading_without_its_context_is_lost(document: Document, deck: bytes) -> None:
    without = damaged(
        deck,
        replacing("Guarantees", ""),
        "update notes set tags = replace(tags, 'Guarantees', 'x') where tags like '%Guarantees%'",
    )
    problems = check_deck(document, without)
    assert lines(problems) == [line_of("### Guarantees")]
    assert "Guarantees" in problems[0].fact


@pytest.mark.parametrize(
    "heading", [r"Kinds of $\binom{n}{k}$:", "Arten von $\\alpha^2$", "Kinds:"]
)
def test_a_heading_may_stand_in_what_is_to_be_done(heading: str) -> None:
    long = "and a thing that nobody can name from a heading, as it says so much of it"
    text = f"# T\n\n#### {heading}\n\n1. Why, **it is what it is** for all\n2. {long}\n"
    document, _ = parse(text, PATH)
    assert check_deck(document, write_deck(document)) == ()


def test_a_heading_in_a_tag_is_enough(document: Document, deck: bytes) -> None:
    assert check_deck(document, damaged(deck, replacing("Guarantees", ""))) == ()


def test_the_label_of_a_fold_is_no_word_of_the_notes() -> None:
    document = parse("# T\n\n### Why?\n\nFirst.\n\nMore\n", PATH)[0]
    deck = write_deck(document)
    assert check_deck(document, deck) == ()
    problems = check_deck(document, damaged(deck, replacing("<p>More</p>", "")))
    assert lines(problems) == [7]


def test_two_answers_swapped_are_two_losses(document: Document, deck: bytes) -> None:
    broker, offset = "A server that stores data.", "The place of a record:"
    swapped = damaged(deck, replacing(broker, ""), replacing(offset, broker), replacing("", offset))
    problems = check_deck(document, swapped)
    assert lines(problems) == [line_of("**Broker:**"), line_of("**Offset:**")]


def test_one_lost_note_of_many_with_the_same_prompt_is_seen() -> None:
    text = "# Parts\n\n" + "".join(f"## Part {i}\n\n* **Same:** Answer {i}.\n\n" for i in range(20))
    document = parse(text, PATH)[0]
    deck = damaged(write_deck(document), "delete from notes where flds like '%Answer 7.%'")
    problems = check_deck(document, deck)
    assert lines(problems) == [text[: text.index("Answer 7.")].count("\n") + 1]


@pytest.mark.parametrize(
    "data", [b"", b"not a zip", b"PK\x05\x06" + b"\0" * 18], ids=["empty", "text", "no files"]
)
def test_a_deck_that_cannot_be_opened_is_one_problem(document: Document, data: bytes) -> None:
    (problem,) = check_deck(document, data)
    assert (problem.location.line, problem.code) == (0, "lost-in-deck")
    assert "cannot be opened" in problem.fact


def test_a_cut_off_deck_is_one_problem(document: Document, deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        data = archive.read("collection.anki2")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("collection.anki2", data[:5000])
    (problem,) = check_deck(document, out.getvalue())
    assert "cannot be opened" in problem.fact


# --- The sheet ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheet(document: Document) -> tuple[str, list[PlacedBlock]]:
    return plain_sheet(document)


def test_a_whole_sheet_has_no_losses(
    document: Document, sheet: tuple[str, list[PlacedBlock]], tmp_path: Path
) -> None:
    html, blocks = sheet
    assert check_sheet(document, pdf(html), blocks) == ()
    (tmp_path / "notes.pdf").write_bytes(pdf(html))
    assert check_sheet(document, tmp_path / "notes.pdf", blocks) == ()


@pytest.mark.slow
def test_the_real_sheet_of_these_notes_has_no_losses(document: Document) -> None:
    made = typeset.render(document, 1_700_000_000)
    assert check_sheet(document, made.pdf, made.blocks) == ()


SHEET_SABOTAGE = {
    "a word": ("kept on disk", "kept on disk", "kept disk", '"on"'),
    "a word in bold": ("Delivery is", "<strong>at-least-once</strong>", "", '"at-least-once"'),
    "a letter": ("A server", "stores data", "stors data", '"stores"'),
    "a hyphen of ours": ("Delivery is", "at-least-once", "at-leastonce", '"at-least-once"'),
    "a word with a mark put into it": ("A server", "stores", "st•ores", '"stores"'),
    "a full stop": ("Unless the", "compacted.", "compacted", '"compacted."'),
    "an item": ("Event sourcing", "Event sourcing", "", '"Event sourcing"'),
    "a cell": ("| Queue", "until read", "", '"until read"'),
    "a heading": ("### Guarantees", "<h3>Guarantees</h3>", "", '"Guarantees"'),
    "an empty heading": ("## 2. Empty", "2. Empty", "", '"2. Empty"'),
    "the title": ("# Streams &", "<h1>Streams &amp; queues</h1>", "", '"Streams & queues"'),
    "a question without an answer": ("1. How do", "How do offsets work?", "", "offsets"),
    "the last words": ("That was all", "all there is.", "", '"all there is."'),
    "a sign of code": ("segment.drop()", "segment.drop()", "segment.drop(", '"segment.drop()"'),
    "a line of code": ("if segment.old", "        if segment.old:", "", '"if segment.old:"'),
    "text off the page": (
        "A server",
        "A server that stores data.",
        '<span style="margin-left:-40mm">A server that stores data.</span>',
        "cannot be seen",
    ),
    "text that is cut off": (
        "That was all",
        "<p>That was all there is.</p>",
        '<p style="overflow:hidden; width:5mm; white-space:nowrap">That was all there is.</p>',
        "cannot be seen",
    ),
    "text under the edge": (
        "That was all",
        "<p>That was all there is.</p>",
        '<p style="position:absolute; top:182mm">That was all there is.</p>',
        "cannot be seen",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", SHEET_SABOTAGE)
def test_a_loss_in_the_sheet_is_seen_at_its_line(
    what: str, document: Document, sheet: tuple[str, list[PlacedBlock]]
) -> None:
    text, old, new, said = SHEET_SABOTAGE[what]
    html, blocks = sheet
    problems = check_sheet(document, pdf(changed(html, old, new)), blocks)
    assert lines(problems) == [line_of(text)], problems
    assert said in problems[0].fact
    assert (problems[0].code, problems[0].severity) == ("lost-in-sheet", Severity.ERROR)


BADLY_PLACED = {
    "its indentation": ("if segment.old", "        if seg", "    if seg", "columns"),
    "a blank in code": ("segment.drop()", "()  # oldest", "() # oldest", "columns"),
    "a tab": ("return log", "\treturn", "return", "columns"),
    "a drawing that is shifted": ("+--> [", "     +-", "    +-", "columns"),
    "the name of an entry": ("**Offset:**", f'id="entry-{line_of("**Offset:**")}"', "", "place"),
    "the name of a heading": (
        "## 2. Empty",
        f'id="heading-{line_of("## 2. Empty")}"',
        "",
        "place",
    ),
    "the name of a line": ("return log", f'id="line-{line_of("return log")}"', "", "place"),
    "the room of a blank line": (
        "```python||3",
        f'id="line-{line_of("```python||3")}"',
        f'id="line-{line_of("```python||3")}" style="min-height:0"',
        "blank-line",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", BADLY_PLACED)
def test_what_stands_badly_on_the_sheet_is_a_warning_at_its_line(
    what: str, document: Document, sheet: tuple[str, list[PlacedBlock]]
) -> None:
    text, old, new, code = BADLY_PLACED[what]
    html, blocks = sheet
    (problem,) = check_sheet(document, pdf(changed(html, old, new)), blocks)
    assert (problem.location.line, problem.code) == (line_of(text), f"{code}-in-sheet"), problem
    assert problem.severity is Severity.WARNING


def test_much_that_moved_is_one_warning(
    document: Document, sheet: tuple[str, list[PlacedBlock]]
) -> None:
    html, blocks = sheet
    for line in (line_of("for segment in log"), line_of("if segment.old")):
        row = html[html.index(f'<span id="line-{line}">') :].partition(">")[2]
        html = changed(
            html, f'<span id="line-{line}">{row[:12]}', f'<span id="line-{line}">{row[2:12]}'
        )
    (problem,) = check_sheet(document, pdf(html), blocks)
    assert problem.location.line == line_of("for segment in log")
    assert "so it is at 1 more line)" in problem.fact


def test_two_entries_swapped_are_a_loss(
    document: Document, sheet: tuple[str, list[PlacedBlock]]
) -> None:
    html, blocks = sheet
    broker, offset = (
        html[html.index(f'id="entry-{line}"') :].partition(">")[2].partition("</div>")[0]
        for line in (line_of("**Broker:**"), line_of("**Offset:**"))
    )
    swapped = html.replace(broker, "\0").replace(offset, broker).replace("\0", offset)
    problems = check_sheet(document, pdf(swapped), blocks)
    assert lines(problems) == [line_of("**Broker:**"), line_of("**Offset:**")]


def test_two_lines_of_code_swapped_are_a_loss(
    document: Document, sheet: tuple[str, list[PlacedBlock]]
) -> None:
    html, blocks = sheet
    upper, lower = (
        html[html.index(f'<span id="line-{line}"') :].partition("</span>")[0] + "</span>"
        for line in (line_of("if segment.old"), line_of("segment.drop()"))
    )
    swapped = html.replace(upper, "\0").replace(lower, upper).replace("\0", lower)
    problems = check_sheet(document, pdf(swapped), blocks)
    assert set(lines(problems)) & {line_of("if segment.old"), line_of("segment.drop()")}


def test_several_losses_are_one_problem_each(
    document: Document, sheet: tuple[str, list[PlacedBlock]]
) -> None:
    html, blocks = sheet
    for old in ("endless, ", "Event sourcing", "until read", "2. Empty", "segment.drop()", "Log]"):
        html = changed(html, old, "")
    problems = check_sheet(document, pdf(html), blocks)
    assert lines(problems) == sorted(
        map(
            line_of,
            (
                "An endless",
                "Event sourcing",
                "| Queue",
                "## 2. Empty",
                "segment.drop()",
                "[Producer]",
            ),
        )
    )


def test_a_sheet_that_ends_early_is_few_problems(
    document: Document, sheet: tuple[str, list[PlacedBlock]]
) -> None:
    html, blocks = sheet
    line = line_of("## 3. Questions")
    cut = html[: html.index(f'<div class="block" id="heading-{line}"')]
    problems = check_sheet(document, pdf(cut), blocks)
    assert min(lines(problems)) == line
    assert len(problems) < 15


def whole(text: str, width: float = 200.0) -> None:
    """Nothing may be lost on a sheet of the notes `text`."""
    document = parse(text, PATH)[0]
    html, blocks = plain_sheet(document, width)
    assert check_sheet(document, pdf(html), blocks) == ()


def test_what_the_typesetter_does_is_no_loss() -> None:
    prose = (
        "Fundamental at-least-once internationalization of well-known, hyphenated words—really. "
    )
    code = "result = configuration.lookup(name_of_the_configuration)  # wraps in a narrow column"
    text = f"# Title\n\n## Part\n\n{prose * 12}\n\n```python\n{code}\n\n\tx = 1\n```\n"
    whole(text, width=90.0)


@pytest.mark.parametrize(
    "words",
    [
        "ﬁne oﬃce ﬂow waffle",
        "naïve café Ångström e\u0301",
        "½ of … № ™ x² — “quoted” ‘so’",
        "non\u00adbreaking soft\u200bspace a\u00a0b",
        "дистрибутив 数据流 データ",
        "שלום עולם and ok",
        "a non‑breaking hyphen and a - dash -- two",
        "smile 😀\ufe0e and 𝔸 behind",
        "---> => != <- :: {{c1::x}} $5 x$ 100 % & co",
    ],
)
def test_words_of_every_script_are_found(words: str) -> None:
    whole(f"# Title\n\n## Part\n\nBefore it {words} behind it.\n")


def test_what_is_lost_of_a_repeated_text_is_named_where_it_stood() -> None:
    text = "# T\n\n" + "".join(
        f"## What is the use of part {i}?\n\nThe use of part {i} is to be part {i}.\n\n"
        for i in range(1, 8)
    )
    document = parse(text, PATH)[0]
    html, blocks = plain_sheet(document)
    html = changed(html, "<p>The use of part 4 is to be part 4.</p>", "")
    problems = check_sheet(document, pdf(html), blocks)
    assert lines(problems) == [text[: text.index("The use of part 4")].count("\n") + 1]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 but not really"], ids=["empty", "text"])
def test_a_sheet_that_cannot_be_opened_is_one_problem(document: Document, data: bytes) -> None:
    (problem,) = check_sheet(document, data, ())
    assert (problem.location.line, problem.code) == (0, "lost-in-sheet")
    assert "cannot be opened" in problem.fact


def test_a_sheet_with_a_page_that_cannot_be_opened_is_one_problem(document: Document) -> None:
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"(not a page)",
    )
    data = b"%PDF-1.7\n"
    for number, content in enumerate(objects, 1):
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    data += b"trailer\n<</Size 4/Root 1 0 R>>\n%%EOF\n"
    (problem,) = check_sheet(document, data, ())
    assert (problem.location.line, problem.code) == (0, "lost-in-sheet")
    assert "cannot be opened" in problem.fact
