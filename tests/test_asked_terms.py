"""Terms: what is asked of them, and in which direction, by what their names and definitions say."""

import html
from pathlib import Path

import pytest

from cribdeck.building import identification, reading
from cribdeck.building.sources import Options, SourceFile
from cribdeck.deck import apkg
from cribdeck.deck.notes import Deck
from cribdeck.identity.ledger import Ledger
from cribdeck.proof import readback
from tests.deck_of import problems_of
from tests.test_cards import fields, notes_of, words


def asked(text: str) -> list[tuple[str, str, bool]]:
    """Task, prompt and whether the definition asks back, of each note of `text`."""
    made = [fields(note) for note in notes_of(f"# T\n\n{text}")]
    return [
        (note.get("Spare 2", ""), html.unescape(words(note["Prompt"])), note.get("Reverse") == "1")
        for note in made
        if "Prompt" in note
    ]


# --- What stands above a part ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "How severe it is decides the therapy",
        "Wherever possible (one in five): cut it out",
        "Types of noise",
        "Kinds:",
    ],
)
def test_a_line_that_is_no_short_name_stands_above_its_parts(line: str) -> None:
    text = f"## Noise\n\n* {line}\n  * Inner: from within\n  * Outer: from without\n"
    assert {("Define", "Inner", True), ("Define", "Outer", True)} <= {*asked(text)}


def test_a_short_name_is_said_with_its_parts() -> None:
    text = "## Signals\n\n* Noise\n  * Inner: from within\n  * Outer: from without\n* Tone: pure\n"
    assert ("Define", "Noise: Inner", True) in asked(text)


# --- Labels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Score > 8", "Score >8", "< 1", "Score ≥ 8"])
def test_nobody_recalls_a_threshold(name: str) -> None:
    text = f"## Bleeding\n\n* {name}: operate at once\n* Hernia: a gap\n* Ulcer: a hole\n"
    assert asked(text)[0] == ("Bleeding", name, False)


def test_a_formula_is_a_term() -> None:
    text = "## Means\n\n* $x > 3$: it is large\n* `i < 3`: goes on\n"
    assert asked(text) == [("Define", "\\(x > 3\\)", True), ("Define", "i < 3", True)]


@pytest.mark.parametrize("name", ["Ad endoscopia", "All'istologia", "Dovunque possibile"])
def test_what_says_where_something_is_seen_is_a_label(name: str) -> None:
    text = f"* {name}: mucosa friabile\n* Ernia: un varco\n"
    (note, other) = notes_of(f"---\nlanguage: it\n---\n# T\n\n## Colite\n\n{text}")
    assert [fields(each).get("Reverse") for each in (note, other)] == ["", "1"]


@pytest.mark.parametrize("heading", ["Example: f(x) = x²", "Exemple 2", "Beispiel – ein Würfel"])
def test_what_comes_out_in_an_example_is_no_definition(heading: str) -> None:
    text = f"## {heading}\n\n### Slopes\n\n* First slope: two x\n* Second slope: two\n"
    assert asked(text) == [("Slopes", "First slope", False), ("Slopes", "Second slope", False)]


def test_example_sentences_are_things() -> None:
    text = "## Example sentences\n\n* Hund: a dog\n* Katze: a cat\n"
    assert [back for *_, back in asked(text)] == [True, True]


def test_what_two_things_have_in_common_are_labels() -> None:
    names = ("Begins", "Leaves", "Returns")
    said = [f"* {name}: the {where} one\n" for where in ("left", "right") for name in names]
    small, large = "".join(said[:3]), "".join(said[3:])
    text = f"## Small circle\n\n{small}\n## Large circle\n\n{large}"
    assert {task for task, *_ in asked(text)} == {"Small circle", "Large circle"}


def test_words_that_stand_in_two_lists_of_many_are_no_labels() -> None:
    words_ = [f"* {name}: {name[::-1]}\n" for name in ("Mut", "Wut", "Glut", "Hut")]
    others = ("Mut", "Wut", "Glut", "Ast", "Rast", "Mast", "Last")
    again = [f"* {name}: {name[1:]}\n" for name in others]
    text = f"## One\n\n{''.join(words_)}\n## Two\n\n{''.join(again)}"
    assert {task for task, *_ in asked(text)} == {"Define"}


def test_a_name_that_is_defined_twice_is_no_label() -> None:
    text = "## A\n\n* Topic: a feed\n* Key: a hint\n\n## B\n\n* Topic: a log\n* Hue: red\n"
    assert {task for task, *_ in asked(text)} == {"Define"}


# --- Kinds ----------------------------------------------------------------------------------------

SIDES = "\n  * Front: the breast bone\n  * Base: the diaphragm\n"


def test_kinds_with_definitions_are_named_and_do_not_ask_for_what_they_are_kinds_of() -> None:
    assert asked(f"## Heart\n\n* Sides:{SIDES}* Apex: its tip\n")[0] == (
        "Name both",
        "Sides",
        False,
    )


def test_what_is_said_of_a_thing_by_labels_defines_it() -> None:
    text = "## Ills\n\n* Gout:\n  * Cause: crystals\n  * Therapy: rest\n* Flu: a virus\n"
    assert asked(text)[0] == ("Define", "Gout", True)


def test_dates_are_no_kinds() -> None:
    text = "## Radio\n\n* Morse:\n  * 1834: found\n  * 1838: sold\n* Voice: speech\n"
    assert asked(text)[0] == ("Define", "Morse", True)


# --- Code -----------------------------------------------------------------------------------------

LONG = "docker run -d --name web --network inner -e ROOT=/srv/data -p 8080:80 image:latest -v"


def test_a_long_command_is_understood_and_not_recalled() -> None:
    text = f"## Docker\n\n* `{LONG}`: starts the server\n* `docker ps`: lists what runs\n"
    assert [back for *_, back in asked(text)] == [False, True]


def test_a_task_that_a_long_command_is_the_answer_to_is_not_asked() -> None:
    text = f"## Docker\n\n* Start the server: `{LONG}`\n* List what runs: `docker ps`\n"
    assert asked(text) == [("Write it", "List what runs", True)]


@pytest.mark.parametrize(
    "answer",
    [f"`{LONG}`", f"The line of it:\n`{LONG}`", f"```sh\n{LONG}\n```", f"`git show {'ab12' * 6}`"],
)
def test_nor_is_one_below_a_line_that_tells_to_do_it(answer: str) -> None:
    text = f"## Docker\n\nStart the server:\n\n{answer}\n"
    assert asked(text) == []
    (all_of_it,) = asked(text.replace("Docker\n", "Docker\n<!-- cards: code=whole -->\n"))
    assert all_of_it[0] in ("", "Write it")


def test_the_comment_of_a_command_is_not_counted() -> None:
    text = f"## Docker\n\n* List what runs: `docker ps  # {LONG}`\n* Stop it: `docker stop`\n"
    assert len(asked(text)) == 2


def test_code_with_an_example_is_written() -> None:
    code = "  ```sh\n  docker tag A B\n  ```\n  Example: `docker tag a b`\n"
    text = f"## Docker\n\n* **Tag an image:**\n{code}"
    assert asked(text)[0][:2] == ("Write it", "Tag an image")


def test_a_sample_of_one_long_line_is_not_written_from_memory() -> None:
    assert asked(f"## Start the server\n\n```sh\n{LONG}\n```\n") == []


# --- Questions ------------------------------------------------------------------------------------


def test_a_line_that_leads_in_says_how_many_things_it_asks_for() -> None:
    line = "Most of the **law** rests on values like:"
    text = f"## Law\n\n* {line}\n  * dignity\n  * freedom\n* Law: a rule\n"
    assert ("Name both", "Most of the law rests on values like:", False) in asked(text)


def test_a_term_that_goes_on_below_is_no_name() -> None:
    text = "## Law\n\n* It rests on:\n  * dignity\n  * freedom\n* Law: a rule\n"
    assert asked(text) == [("Law", "It rests on", False), ("Define", "Law", True)]


def test_a_line_that_asks_needs_no_task() -> None:
    text = "1. What are the values of law:\n   * worth\n   * freedom\n2. And law?\n   A rule.\n"
    assert asked(text)[0] == ("", "What are the values of law:", False)


def test_the_list_that_a_sentence_goes_on_in_is_said_with_it() -> None:
    text = "## Assault\n\nThe plaintiff was\n\n* touched " + "and hurt " * 20 + "\n* harmed\n"
    (note,) = [fields(note) for note in notes_of(f"# T\n\n{text}")]
    assert "<details" not in note["Answer"].partition("harmed")[0]


# --- What is known --------------------------------------------------------------------------------

FEW = "An animal that flies."
MANY = f"{FEW} It says so much that ten words are in it." + " And it says a little more." * 3


def test_only_who_has_it_keeps_a_definition_that_is_long_for_one_word(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    ledger = Ledger()
    seen = []
    for bee in (FEW, MANY, MANY):
        path.write_text(f"# T\n\n* **Bee:** {bee}\n* **Ant:** Its kin. {MANY}\n", encoding="utf-8")
        read = reading.read(SourceFile(path), Options((path,), tmp_path, deck=True, sheet=False))
        known = identification.identify_folder(tmp_path, ledger, [read], 0)
        (document,) = known.documents
        made = apkg.write(Deck(document.deck, document.notes), known.note_types, {})
        assert [*readback.check_deck(document.document, made)] == []
        seen.append([bool(dict(note.fields).get("Reverse")) for note in document.notes])
        ledger = known.ledger
    assert seen == [[True, False]] * 3


# --- Headings that several things have ------------------------------------------------------------

SIDES_OF = """## Lever

### Use

It lifts what is too heavy for a hand.

### Drawbacks

* **Weight** of its arm
* Play
* Wear
* Rust

## Pulley

### Use:

It turns the way that a rope pulls.

### What is the use of it?

To pull down where something is to go up.

### Rope

It is made of hemp.
"""


def test_a_heading_that_several_things_have_is_asked_with_its_thing() -> None:
    made = [fields(note) for note in notes_of(f"# Tools\n\n{SIDES_OF}")]
    found = [(words(note.get("Spare 2", "")), words(note.get("Prompt", ""))) for note in made]
    assert [one for one in found if one[0] != "Define"] == [
        ("Lever", "Use"),
        ("Lever: Name all 4", "Drawbacks"),
        ("Lever › Drawbacks: What is missing?", ""),
        ("Pulley", "Use:"),
        ("", "What is the use of it?"),
        ("", "Rope"),
    ]


def test_a_thing_of_a_heading_that_several_have_is_told_by_what_stands_above_that() -> None:
    said = {"Left": "It {0} left.", "Sides": "It {0}.", "Why?": "It {0}, as it can."}
    sides = "### Sides\n\n" + "".join(f"#### {name}\n\n{it}\n\n" for name, it in said.items())
    text = f"## Boat\n\n{sides.format('leans')}## Cart\n\n{sides.format('rolls')}"
    made = [fields(note) for note in notes_of(f"# T\n\n{text}")]
    found = {(words(note.get("Spare 2", "")), words(note["Prompt"])) for note in made}
    asked_ = {"Left": "Sides", "Sides": "", "Why?": "Sides"}
    assert found == {
        (f"{thing} › {above}" if above else "", name)
        for thing in ("Boat", "Cart")
        for name, above in asked_.items()
    }


LABELLED = """## Lever

* Definition: a bar that turns
* It is old.
* Kinds of it:
  * First: in the middle
    * Fork: a beam
    * Oar: a stick
    * Saw: a board
  * Last: at its end
"""


def test_a_label_is_asked_with_what_stands_above_it() -> None:
    made = [fields(note) for note in notes_of(f"# Tools\n\n{LABELLED}")]
    tasks = {words(note["Prompt"]): note.get("Spare 2") for note in made if "Prompt" in note}
    assert tasks["Definition"] == "Lever" and tasks["First: Fork"] == "Define"


def test_a_label_below_a_heading_that_several_have_is_asked_with_both() -> None:
    use = "### Use\n\n* Pros: {0}\n* Cons: {1}\n\n"
    text = f"## Boat\n\n{use.format('it swims', 'leaks')}## Cart\n\n{use.format('rolls', 'old')}"
    assert asked(text) == [
        (f"{thing} › Use", name, False) for thing in ("Boat", "Cart") for name in ("Pros", "Cons")
    ]


@pytest.mark.parametrize(
    "above", ["## What does it do?", f"## {'It does so much for so many '}that it has no name", ""]
)
def test_what_is_no_thing_does_not_stand_before_a_heading(above: str, tmp_path: Path) -> None:
    text = f"{above}\n\n### Use\n\nIt lifts.\n\n## Other\n\n### Use\n\nIt turns.\n"
    made = [fields(note) for note in notes_of(f"# Tools\n\n{text}")]
    found = {words(note["Answer"]): words(note.get("Spare 2", "")) for note in made}
    assert found["It lifts."] == "" and found["It turns."] == "Other"
    assert problems_of(f"# Tools\n\n{text}", tmp_path) == ()


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("The skin (chapter 15; plate 42)", False),
        ("The skin (chapter 15) has layers.", True),
        ("Skin", True),
    ],
)
def test_a_heading_that_is_said_once_more_is_no_answer(said: str, is_asked: bool) -> None:
    made = [fields(note) for note in notes_of(f"# T\n\n## The skin\n\n{said}\n")]
    assert bool(made) is is_asked


def test_shorthand_is_a_label_among_shorthand_and_a_name_among_names() -> None:
    ward = "* Hx: a cough at night\n* Ix: peak flow\n* Rx: a puffer\n* Mx: step by step\n"
    assert {(task, way) for task, _, way in asked(f"## Asthma\n\n{ward}")} == {("Asthma", False)}
    records = "* A: an address\n* MX: where mail goes\n* TXT: any text\n* NS: who knows names\n"
    assert ("Define", "MX", True) in asked(f"## Records\n\n{records}")


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("**[Definition]** a turn that keeps lengths and angles as they are", False),
        ("**【定义】** a turn that keeps lengths and angles as they are", False),
        ("A valve that nobody turns is **[shut]** for as long as it stands", True),
        ("**Rotation** is a turn that keeps lengths and angles as they are", True),
    ],
)
def test_a_label_in_brackets_is_not_asked_for(line: str, is_asked: bool) -> None:
    made = [fields(note) for note in notes_of(f"# T\n\n## Law\n\n{line}.\n")]
    assert any("{{c1" in note.get("Text", "") for note in made) is is_asked
