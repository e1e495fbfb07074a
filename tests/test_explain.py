"""What `--explain` says of notes, and how their owner has parts of them without cards."""

import re
from pathlib import Path

import pytest

from cribdeck.building import explaining
from cribdeck.cli import main
from cribdeck.deck.anki_notes import drafted
from cribdeck.explanation import Became, Explanation
from cribdeck.notes import card_choices, reader
from cribdeck.notes.document import Carded, Document
from cribdeck.notes.recognise.shapes import ITEM_SHAPES, SHAPES
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from cribdeck.proof import readback

NOTES = """\
---
tags: [x]
---
# Rivers

A word before all.

## Where do they begin?

At a spring.
<!-- mind the tarns -->

## Parts

* **Mouth:** Where it ends.
* The **bank** is its side.

## Names

1. Rhine
2. Elbe

---

Written in spring.
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.md"
    path.write_text(NOTES, encoding="utf-8")
    return path


def explained(path: Path, line: int | None = None) -> Explanation:
    found, problems = explaining.explained(path, line)
    assert found and not problems
    return found


def test_each_piece_has_its_lines_its_shape_and_the_reason(notes: Path) -> None:
    whole = explained(notes)
    assert [(one.line, one.last, one.shape) for one in whole.pieces] == [
        (6, 6, "prose"),
        (8, 11, "question-heading"),
        (15, 16, "items"),
        (20, 21, "plain-list"),
        (23, 23, "rule"),
        (25, 25, "prose"),
    ]
    assert all(one.why.endswith(".") for one in whole.pieces)
    assert [(one.line, one.text) for one in whole.headings] == [(13, "Parts"), (18, "Names")]
    assert [(one.line, one.reason) for one in whole.gone] == [(1, "front matter"), (11, "comment")]


def test_each_entry_has_its_cards_by_rule_or_a_reason_for_none(notes: Path) -> None:
    made = [entry for piece in explained(notes).pieces for entry in piece.entries]
    found = [(one.line, one.kind, one.prompt, dict(one.cards)) for one in made]
    assert found == [
        (6, "context", "A word before all.", {}),
        (8, "question", "Where do they begin?", {"whole": 1}),
        (15, "term", "Mouth", {"whole": 1, "reverse": 1}),
        (16, "fact", "The bank is its side.", {"fact": 1}),
        (20, "list", "Names", {"whole": 1}),
        (23, "rule", "", {}),
        (25, "remark", "Written in spring.", {}),
    ]
    assert all(bool(one.cards) != bool(one.without) for one in made)
    assert [one.shape for one in made[2:4]] == ["term", "fact"]


@pytest.mark.parametrize(
    ("line", "pieces", "entries_there"),
    [(9, 1, 1), (10, 1, 1), (16, 1, 1), (21, 1, 1), (14, 0, 0), (13, 0, 0)],
)
def test_of_a_line_only_what_holds_it(
    line: int, pieces: int, entries_there: int, notes: Path
) -> None:
    some = explained(notes, line)
    assert len(some.pieces) == pieces
    assert sum(len(piece.entries) for piece in some.pieces) == entries_there
    assert bool(some.headings) is (line == 13)


def test_a_person_sees_a_table(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = notes.read_bytes(), sorted(notes.parent.iterdir())
    assert main(["--explain", str(notes)]) == 0
    said = capsys.readouterr().out
    assert "rivers.md: 5 cards" in said
    begins = {line.index("Mouth") for line in said.splitlines() if "Mouth" in line}
    assert begins == {line.index("Where") for line in said.splitlines() if "Where" in line}
    said = " ".join(said.split())
    assert " 15 term Mouth [term] → 2 cards: whole, reverse " in said
    assert " 1-3 left out front matter: --- tags: [x] --- " in said
    assert main(["--explain", f"{notes}:16"]) == 0
    some = capsys.readouterr().out.splitlines()
    assert some[0].endswith("rivers.md:16") and "bank" in some[-1] and "Mouth" not in str(some)
    assert main(["--explain", f"{notes}:12"]) == 0
    assert "nothing stands here" in capsys.readouterr().out
    assert (notes.read_bytes(), sorted(notes.parent.iterdir())) == before


def test_what_a_shape_is_stands_where_it_is_first(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--explain", str(notes)])
    said = [line for line in capsys.readouterr().out.splitlines() if "prose" in line]
    assert len(said) == 2
    assert "Paragraphs" in said[0]
    assert said[1].split() == ["25", "prose", "as", "at", "6", "above"]


@pytest.mark.parametrize("name", ["gone.md", "picture.png", "empty"])
def test_what_cannot_be_explained_is_said(
    name: str, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (notes.parent / "picture.png").write_bytes(b"no")
    (notes.parent / "other.md").write_text("# B\n", encoding="utf-8")
    (notes.parent / "empty").mkdir()
    assert main(["--explain", str(notes.parent / name)]) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and not said.out
    assert explaining.explained(notes.parent)[0] is None


def test_questions_of_a_mere_list_say_why_they_have_no_card(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("## Questions\n\n" + "".join(f"{i}. What is {i}?\n" for i in range(1, 9)))
    made = [entry for piece in explained(path).pieces for entry in piece.entries]
    assert len(made) == 8
    assert {one.without for one in made} == {f"no card: {explaining.NO_ANSWER}"}


LONG = "### How to see the disks\n\n```bash\n" + "lsblk --all --output name,size\n" * 40 + "```\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("### Parts\n\n" + "* A part\n" * 8, explaining.NO_NAMES),
        ("### Way\n\n" + "".join(f"{i}. Place {i} x\n" for i in range(1, 13)), explaining.NO_NAMES),
        ("### Sort\n\n```python\n" + "sort(a, b)\n" * 40 + "```\n", explaining.TOO_LONG),
        (LONG, explaining.TOO_LONG),
    ],
)
def test_what_is_told_to_write_works_where_it_is_told(text: str, why: str, tmp_path: Path) -> None:
    def became(notes: str) -> Became:
        path.write_text(f"# T\n\n{notes}", encoding="utf-8")
        (found,) = (entry for piece in explained(path).pieces for entry in piece.entries)
        return found

    path = tmp_path / "n.md"
    assert became(text).without == f"no card: {why}"
    heading, _, rest = text.partition("\n\n")
    (said,) = re.findall("<!--.*?-->", why)
    for above in (f"{heading}\n\n{said}\n{rest}", f"{heading}\n{said}\n\n{rest}"):
        assert "whole" in became(above).cards
    # The same in front matter, as in a comment or as a mapping.
    choice = said.removeprefix("<!-- ").removesuffix(" -->")
    for cards in (choice, choice.replace("=", ": ").replace("cards: ", "cards: {") + "}"):
        path.write_text(f"---\n{cards}\n---\n# T\n\n{text}", encoding="utf-8")
        (found,) = (entry for piece in explained(path).pieces for entry in piece.entries)
        assert "whole" in found.cards


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("## Food\n\n- pan – bread\n- sal – salt\n- te – tea\n- ask Ana\n", 6, explaining.STRAY),
        ("## Next\n\n- [ ] call Ana\n- [x] read\n", 3, explaining.BY_SHAPE["tasks"]),
        ("## Words\n\n| a | b |\n|---|---|\n| pan | bread |\n| sal | salt |\n", 3, explaining.ROWS),
        ("## More\n\n- [One](https://e.org)\n", 3, explaining.BY_SHAPE["links"]),
        (
            "## Kinds\n\nThey are two:\n\n- **Hill:** low\n- **Peak:** high\n",
            3,
            explaining.LEADS_IN,
        ),
        ("First.\n\nThen.\n", 1, explaining.BELOW_TITLE),
        ("- First of all.\n\n## Is it?\n\nYes.\n", 1, explaining.BELOW_TITLE),
        ("# T\n\nFirst.\n\n## Is it?\n\nYes.\n", 3, explaining.BELOW_TITLE),
    ],
)
def test_what_is_on_the_sheet_only_says_truly_why(
    text: str, line: int, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "n.md"
    path.write_text(text, encoding="utf-8")
    (reason,) = {
        one.without
        for piece in explained(path, line).pieces
        for one in piece.entries
        if one.without
    }
    assert reason.endswith(f": {why}")


def test_every_shape_says_in_a_sentence_when_it_holds() -> None:
    for shape in (*SHAPES, *ITEM_SHAPES):
        assert shape.why and shape.why.endswith("."), shape.name


# --- Parts without cards --------------------------------------------------------------------------


def read(text: str) -> tuple[Document, list[str]]:
    document, problems = reader.parse(text, Path("n.md"))
    lost = readback.check_source(document, text)
    wrong = (*problems, *card_choices.problems(document), *lost)
    return document, [f"{one.location.line}: {one}" for one in wrong]


def carded(document: Document) -> list[str]:
    return [plain(one.entry.prompt) for one in drafted(document) if one.drafts]


def test_a_shape_that_is_switched_off_is_not_looked_for() -> None:
    text = "# T\n\n## Parts\n\n* **Mouth:** Where it ends.\n* **Bank:** Its side.\n"
    document, _ = read(text)
    assert carded(document) == ["Mouth", "Bank"]
    document, problems = read(f"---\nshapes: {{off: [term]}}\n---\n{text}")
    assert not problems and "Mouth" not in carded(document)


def test_options_may_be_an_answer_like_any_other() -> None:
    text = "## Which is a river?\n\n- A) Elbe\n- B) Etna\n"
    document, problems = read(f"---\nshapes:\n  off: choice\n---\n{text}")
    assert not problems
    kinds = [one.kind for one in entries(document.sections) if isinstance(one, Carded)]
    assert kinds == ["question"]
    assert "choice" in {one.kind for one in entries(read(text)[0].sections)}


def test_of_a_folder_what_has_no_card_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("n")
    (folder / "b").mkdir(parents=True)
    (folder / "a.md").write_text(
        "# T\n\n### Who?\n\nI.\n\n## W <!-- cards: off -->\n\n- **Elbe:** A river.\n",
        encoding="utf-8",
    )
    (folder / "b/c.md").write_text(
        "# U\n\n### Why? <!-- cards: off -->\n\nSo.\n\n---\n", encoding="utf-8"
    )
    assert main(["--explain", "n"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(" → ")[0] for line in said] == [
        "n/a.md:9: Elbe",
        "n/b/c.md:3: Why?",
        "2 places without a card; --explain FILE says more of each",
    ]


@pytest.mark.parametrize("line", [0, 99])
def test_a_line_that_is_not_there_is_a_problem(line: int, notes: Path) -> None:
    found, (problem,) = explaining.explained(notes, line)
    last = len(notes.read_text(encoding="utf-8").splitlines())
    assert found is None and problem.fact == f"there is no line {line}, the last is {last}"


@pytest.mark.parametrize("said", ["terms", "Term_s"])
def test_a_shape_that_is_none_is_a_warning_that_names_the_near_one(said: str) -> None:
    _, (problem,) = read(f"---\nshapes: {{off: [{said}]}}\n---\n# T\n\nA word.\n")
    assert problem.endswith("; did you mean term?") and problem.startswith("2: ")


def test_a_shape_that_is_like_none_is_a_warning_that_names_all() -> None:
    _, (problem,) = read("---\nshapes: {off: [xyz]}\n---\n# T\n\nA word.\n")
    assert "no shape: xyz; known are " in problem and ", term, " in problem


@pytest.mark.parametrize("value", ["[term]", "off", "{on: [term]}", "{off: [a], on: [b]}", "3"])
def test_shapes_are_switched_off_in_one_way(value: str) -> None:
    _, problems = read(f"---\nshapes: {value}\n---\n# T\n\nA word.\n")
    assert len(problems) == 1 and "{off: [choice, fact]}" in problems[0]


OUT = "<!-- cards: off -->"
LONG = """\
# T

## One {one}

* **Mouth:** Where it ends.

### What is deep?

The sea.

## What is two? {two}

* **Bank:** Its side.

## Three

* **Bed:** Its ground.
"""


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ({}, ["Mouth", "What is deep?", "What is two?", "Bed"]),
        ({"one": OUT}, ["What is two?", "Bed"]),
        ({"two": OUT}, ["Mouth", "What is deep?", "Bed"]),
        ({"one": f"\n\n{OUT}"}, ["What is two?", "Bed"]),
        ({"one": OUT, "two": OUT}, ["Bed"]),
    ],
)
def test_a_section_may_be_without_cards(where: dict[str, str], left: list[str]) -> None:
    text = LONG.format(**{"one": "", "two": "", **where})
    document, problems = read(text)
    assert not problems
    assert [name for name in carded(document) if name != "Bank"] == left
    assert len(list(entries(document.sections))) == len(
        list(entries(read(LONG.format(one="", two=""))[0].sections))
    )


def test_a_whole_document_or_one_entry_may_be_without_cards() -> None:
    whole = LONG.format(one="", two="")
    assert carded(read(whole.replace("# T\n", f"# T {OUT}\n", 1))[0]) == []
    document, problems = read(whole.replace("Where it ends.", f"Where it ends. {OUT}"))
    assert not problems and "Mouth" not in carded(document)
    assert "What is deep?" in carded(document)


SHARED = """\
# Boats

## Keel

- **Ballast**
  - A weight that keeps a hull upright.

## Hulls

- **Parts** of **yachts** are:
  - **Ballast**
    - **Fixed**: Cast in lead before the launch.
    - **Water**: Pumped to the windward side.
  - **Rigging**
    - Wires and ropes for the mast.
"""


def test_a_part_that_is_not_asked_belongs_to_the_entry_above_it(tmp_path: Path) -> None:
    path = tmp_path / "boats.md"
    path.write_text(SHARED, encoding="utf-8")
    *_, hulls = explained(path).pieces
    assert [(one.line, one.last) for one in hulls.entries] == [
        (10, 11),
        (12, 12),
        (13, 13),
        (14, 15),
    ]


def test_a_card_that_nobody_new_gets_is_not_among_those_that_came(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    long = "a thing " * 30
    path.write_text(f"# T\n\n## S\n\n* **Sail:** {long}of cloth.\n* **Oar:** A blade.\n", "utf-8")
    made = [entry for piece in explained(path).pieces for entry in piece.entries]
    assert {one.prompt: dict(one.cards) for one in made} == {
        "Sail": {"whole": 1},
        "Oar": {"whole": 1, "reverse": 1},
    }
