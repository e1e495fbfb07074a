"""Which bold words are asked for: none that what is in sight tells, and none that only fill."""

from pathlib import Path

import pytest

import cribdeck
from cribdeck.cli import main
from cribdeck.deck.notes import NoteType
from tests.test_card_kinds import blanks
from tests.test_cards import fields, notes_of, words


def hidden(text: str) -> list[str]:
    """What the blanks of the notes of `text` hide."""
    made = [fields(note) for note in notes_of(f"# Notes\n\n{text}\n")]
    return [word for note in made if "Text" in note for _, word in blanks(note["Text"])]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("A **plant** is **green**; plants grow.", ["green"]),
        ("Only one thing makes **plants** thrive: that a plant has light.", []),
        ("An **end-of-year report** ends it, as a report of the year must end.", []),
        ("A **set-up** is made; who does the setup knows.", []),
        ("The **setup** is made; who does the set up knows.", []),
        ("Il **ricircolo entero-epatico**, o ricircolo enteroepatico.", []),
        ("**Blocking** calls wait; **non-blocking** ones do not.", []),
        ("The **stable** isotope stays, an unstable one goes.", []),
        ("Eine **symmetrische** Matrix, oder eine asymmetrische.", []),
        ("Процесс **равновесный**, а не неравновесный.", []),
        ("Ein **Kloster** hat viele Klöster um sich.", []),
        ("猫は**魚**を食べ、魚も猫を見る。", []),
        ("All share a **group.id**, those groups of readers.", ["group.id"]),
        ("An **angiotensin II**, made of angiotensin I.", ["angiotensin II"]),
        ("It takes **3 weeks** and then 5 weeks more.", ["3 weeks"]),
        ("A **marked** leaf, and a ==leaf== as a leaf.", ["leaf"]),  # as its author wants it
    ],
)
def test_what_stands_beside_is_not_asked_for(sentence: str, asked: list[str]) -> None:
    assert hidden(f"## Facts\n\n* {sentence}\n* And no more of it.") == asked


@pytest.mark.parametrize(
    ("headings", "sentence", "asked"),
    [
        ("## Photosynthesis", "**Photosynthesis** needs **light**.", ["light"]),
        ("## Die Zellteilung", "Bei **Zellteilungen** entstehen **Kopien**.", ["Kopien"]),
        ("## Supremacia formal", "A **Supremacia formal** vem da **lei**.", ["lei"]),
        ("## 光合作用（photosynthesis）", "植物进行**光合作用**，需要**阳光**。", ["阳光"]),
        ("## Trees\n\n### Leaves", "On a **tree** they are **green**.", ["green"]),
        (
            "## Loi à 2 variables",
            "Une **loi de deux variables** en a **deux graphes**.",
            ["deux graphes"],
        ),
        ("## Zwei Haushalte", "Es gibt **3 Haushalte**.", ["3 Haushalte"]),
        ("## Две фазы", "Там есть **2 фазы** и **лёд**.", ["лёд"]),
        # One that names several does not tell which.
        ("## Roots and leaves", "The **leaves** make sugar.", ["leaves"]),
        ("## Wurzel, Blatt", "Das **Blatt** macht Zucker.", ["Blatt"]),
        # But one beside which the other stands.
        ("## Pause and resume", "**Pause** it, and later **resume** all of it.", []),
        ("## Wurzel und Blatt", "Das **Blatt** macht den Zucker für die Wurzel.", []),
        # A title is more than the word in it.
        ("## Kinds of love", "Carver wrote **What we talk of when of love**.", None),
    ],
)
def test_what_a_heading_says_is_not_asked_for(
    headings: str, sentence: str, asked: list[str] | None
) -> None:
    wanted = ["What we talk of when of love"] if asked is None else asked
    assert hidden(f"{headings}\n\n* {sentence}\n* And no more of it.") == wanted


def test_what_a_heading_says_is_not_asked_for_in_an_answer() -> None:
    text = "## Die Zelle\n\n### Definition\n\nEine **Zelle** ist der kleinste **Baustein** davon.\n"
    assert hidden(text) == ["Baustein"]
    far = "## Die Zelle\n\n### Bau\n\n#### Teile\n\n##### Wer hat sie?\n\n"
    far += "Eine ganze **Zelle** hat alle Teile davon.\n"
    assert hidden(far) == ["Zelle"]  # its heading is not in sight


def test_what_the_list_above_or_below_an_item_says_is_not_asked_for() -> None:
    above = "## Needles\n\nThey last:\n\n* Some\n* **Needles** of firs\n* **Pads** of a cactus\n"
    assert hidden(above) == ["Pads"]
    below = "## Mots\n\n* Mot\n* Une **convexité** est là\n\n  - et convexe\n* **Pente** avec eux\n"
    assert hidden(below) == ["Pente"]
    assert hidden(below.replace("convexe", "plat")) == ["convexité", "Pente"]
    beside = (
        "## Dx\n\n* Biopsia con istologico\n* Poi va meglio l'**istologia**, dopo la **dieta**\n"
    )
    assert hidden(f"{beside}* Poi si va a casa, ed è così che si fa\n") == ["dieta"]


def test_nobody_says_a_clause_as_it_stands() -> None:
    clause = "binds to what the other one makes and never goes into it"
    assert hidden(f"## Drugs\n\n* So the drug **{clause}**.\n* The **second** is fine.") == [
        "second"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Law\n\n### Example\n\n* A **decree** against it is void.\n* So is another.",
        "## Lei\n\n### Exemplos\n\n* Um **decreto** contra ela é nulo.\n* Outro também.",
        "## Normen\n\n* **Qualität:** Beispiel: Eine Software könnte **Norm 9** dazu einhalten.",
        "## Law\n\n### What is void?\n\nFor example, a **decree** against the whole of it.",
        "## 法律\n\n* 例如，**法令**违反它就无效。\n* 其他的也是。",
    ],
)
def test_an_example_is_one_of_many(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize("heading", ["Example", "Exemplo 2", "Esempi", "مثال:", "דוגמה", "例"])
def test_prose_below_an_example_does_not_answer_it(heading: str) -> None:
    text = f"# T\n\n## Law\n\nIt is so.\n\n### {heading}\n\nA decree against it is void.\n"
    assert [fields(note)["Prompt"] for note in notes_of(text)] == ["Law"]


@pytest.mark.parametrize(
    ("item", "prompts"),
    [
        ("**Dolore** a lungo, con 2 tra", ["Dolore a lungo, con 2 tra"]),
        ("Two or more of:", ["Two or more of:"]),
        # The other two are points of their own.
        ("Zwei wichtige davon:", ["Pain", "Zwei wichtige davon:"]),
        ("A fever", ["Pain", "A fever"]),
        ("A fever is", []),  # a clause names nothing
        ("Fieber kann auftreten", []),
        ("Some of them:", []),  # any others would be as right
        ("Two are here", []),
    ],
)
def test_what_counts_the_list_below_it_asks_for_that(item: str, prompts: list[str]) -> None:
    others = "* It does not go away within a day or more.\n* It is not cured by what one eats.\n"
    text = f"# T\n\n## Pain\n\n{others}* {item}\n  * fever at night\n  * a stiff neck\n  * a rash\n"
    made = [fields(note) for note in notes_of(text)]
    assert [words(note["Prompt"]) for note in made if note.get("Prompt")] == prompts


def test_a_line_that_only_leads_in_is_not_asked() -> None:
    assert hidden("## Norms\n\n* Silva knows **three groups** of them:\n* No more here.") == []
    goes_on = "* The **court** decides. It is the **usual** way:\n* No more here."
    assert hidden(f"## Norms\n\n{goes_on}") == ["court"]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("It needs a **FUTURE EVENT** so that **its effects** come.", ["FUTURE EVENT"]),
        (
            "Как **отражение** – **КУЛЬТУРНЫХ ПРОЦЕССОВ** и **НОРМ**.",
            ["КУЛЬТУРНЫХ ПРОЦЕССОВ", "НОРМ"],
        ),
        (
            "They **follow a special legal process** of **MAKING** or **AMENDING**.",
            ["follow a special legal process", "MAKING", "AMENDING"],
        ),
        ("The **HTTP API** is **slow**.", ["HTTP API", "slow"]),  # abbreviations
        ("A **COUNCIL** of **states**.", ["COUNCIL", "states"]),
    ],
)
def test_beside_words_in_capitals_others_are_not_asked_for(sentence: str, asked: list[str]) -> None:
    assert hidden(f"## Law\n\n* {sentence}\n* And no more of it.") == asked


def test_nor_are_they_in_an_answer() -> None:
    answer = "Of all these things, **its effects** come only after a **FUTURE EVENT** there."
    assert hidden(f"## Law\n\n### What is of moment?\n\n{answer}") == ["FUTURE EVENT"]


def test_a_fact_of_which_nothing_is_asked_is_on_the_sheet_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "n.md"
    notes.write_text("# N\n\n## Plants\n\n* A **plant** is small.\n* It is **green**.\n")
    assert cribdeck.build(notes, out=tmp_path / "out").problems == ()
    main(["--explain", str(notes)])
    assert "A plant is small. [fact] → no card: what is bold in it is told" in " ".join(
        capsys.readouterr().out.split()
    )


def test_a_sentence_without_a_blank_stays_in_the_notes_without_a_card() -> None:
    made = notes_of("# N\n\n## Plants\n\n* A **plant** is small.\n* It is **green**.\n")
    assert [fields(note)["Text"] for note in made if note.note_type is NoteType.CLOZE] == [
        "It is {{c1::<strong>green</strong>}}."
    ]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Suspect it if AST/**ALT** is five times the baseline.", []),
        ("Suspect it if **AST**/ALT is five times the baseline.", []),
        ("Suspect it if **AST**/**ALT** is five times the baseline.", ["AST", "ALT"]),
        ("Suspect it if AST or **bilirubin** is five times the baseline.", ["bilirubin"]),
    ],
)
def test_one_side_of_a_pair_is_told_by_the_other(sentence: str, asked: list[str]) -> None:
    assert hidden(f"## Liver\n\n* {sentence}\n* And no more of it.") == asked


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Salt water\n  - bitter\n  - heavy", ["Salt water"]),
        ("Salt water\n  - of salt\n  - a watery thing", []),
        ("Salt lakes\n  - with salt\n  - heavy", []),  # the heading says the rest
        ("Lakes are deep: as wells", []),  # it says something itself
    ],
)
def test_a_name_in_a_list_is_not_asked_for_that_is_told_below_it(
    item: str, asked: list[str]
) -> None:
    others = "".join(f"- {name}\n  - small\n  - old\n" for name in ("Brook", "Pond", "Tarn"))
    assert hidden(f"## Lakes\n\n- {item}\n{others}") == [*asked, "Brook", "Pond", "Tarn"]


def test_the_sentences_of_a_long_paragraph_are_apart_and_those_of_a_short_one_are_not() -> None:
    filled = "Here it goes on with *words* that only fill the page, and it says nothing else. "
    (short,) = (fields(note) for note in notes_of(f"# N\n\n## F\n\n- {filled}The **moss** is old."))
    assert "sentence" not in short["Text"]
    (long,) = (
        fields(note) for note in notes_of(f"# N\n\n## F\n\n- {filled * 6}The **moss** is old.")
    )
    assert long["Text"].count('<span class="sentence">') == 7
    assert "The {{c1::" in long["Text"].rpartition('<span class="sentence">')[2]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("**Never write the key into a file.** A commit may take it along.", []),
        ("It is locked. **Never write the key into a file.** A commit takes it.", []),
        ("A key is **what opens a lock of iron.** It may rust.", ["what opens a lock of iron."]),
    ],
)
def test_nobody_is_asked_for_a_whole_sentence(line: str, asked: list[str]) -> None:
    assert hidden(f"## Doors\n\n* {line}\n* And no more of it.") == asked
