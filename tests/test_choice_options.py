"""Which blocks are the options of a question, and which of them are right."""

from pathlib import Path

import pytest

from cribdeck.notes.blocks import Blocks
from cribdeck.notes.reader import markdown
from cribdeck.notes.reader.blocks import blocks_of
from cribdeck.notes.reader.source import source_of
from cribdeck.notes.recognise.choice import Options, options_in
from cribdeck.notes.words import plain_blocks


def blocks(text: str) -> Blocks:
    if not text:
        return ()
    tokens, *_ = markdown.parse(text)
    return blocks_of(source_of(text, Path("notes.md"), Path()), markdown.nodes_of(tokens))


def options(asked: str, answer: str = "") -> Options | None:
    return options_in(blocks(asked), blocks(answer))


def right(asked: str, answer: str = "") -> list[str] | None:
    found = options(asked, answer)
    if not found:
        return None
    return [plain_blocks(found.options.items[i].blocks) for i in found.right]


SENTENCE = "It pumps the blood of the body into all of its arms and legs"
LIVER = "- A) liver\n- B) heart\n- C) lung\n"


@pytest.mark.fast
@pytest.mark.parametrize(
    ("asked", "answer", "wanted"),
    [
        (LIVER, "B", ["B) heart"]),
        (LIVER, "b.", ["B) heart"]),
        (LIVER, "(B)", ["B) heart"]),
        (LIVER, "B) heart", ["B) heart"]),
        (LIVER, "heart", ["B) heart"]),
        (LIVER, "B: it pumps.", ["B) heart"]),
        (LIVER, "B, C", ["B) heart", "C) lung"]),
        (LIVER, "A and C", ["A) liver", "C) lung"]),
        (LIVER, "A y C", ["A) liver", "C) lung"]),
        (LIVER, "BC", ["B) heart", "C) lung"]),
        (LIVER, "A B C", ["A) liver", "B) heart", "C) lung"]),
        (LIVER, "AC - they are two", ["A) liver", "C) lung"]),
        (LIVER, "BCD", []),
        (LIVER, "CAB", []),
        (LIVER, "bc", []),
        ("- liver\n- heart\n", "AB", None),
        ("- а) печень\n- б) сердце\n", "АБ", ["а) печень", "б) сердце"]),
        (LIVER, "A heart", []),
        (LIVER, "(b) heart, which pumps", ["B) heart"]),
        (LIVER, "B) lung", []),
        ("1. liver\n2. heart (the left one) *\n3. lung\n", "", ["heart (the left one)"]),
        (
            "Scegli un'alternativa:\n\n1. il fegato\n2. il cuore (sinistro) *\n",
            "",
            ["il cuore (sinistro)"],
        ),
        (LIVER, "The correct answer is B.", ["B) heart"]),
        (LIVER, "Die richtige Antwort ist (b).", ["B) heart"]),
        (LIVER, "", []),
        ("A) liver\nB) heart\n", "B", ["B) heart"]),
        ("A. liver\n\nB. heart\n", "A", ["A. liver"]),
        ("1. liver\n2. heart\n", "2", ["heart"]),
        ("1. liver\n2. heart\n", "2 of them", None),
        ("- liver\n- heart\n", "Heart.", ["heart"]),
        ("- liver\n- heart\n", "both", None),
        ("- liver\n- heart\n", "", None),
        ("- liver\n- **heart**\n", "", ["heart"]),
        ("- A) liver\n- B) **heart**\n", "", ["B) heart"]),
        # Numbers say so of sentences, too; among bullets one is the point that matters most.
        (f"1. {SENTENCE}\n2. **{SENTENCE}**\n3. No\n", "", [SENTENCE]),
        (f"- {SENTENCE}\n- **{SENTENCE}**\n- No\n", "", None),
        (f"1. {SENTENCE}\n2. **{SENTENCE}**\n", "", None),
        (f"1. **Yes** {SENTENCE}\n2. **{SENTENCE}**\n3. No\n", "", None),
        ("- A) liver\n- B) heart ✅\n", "", ["B) heart"]),
        (LIVER, "A) liver and C) lung", ["A) liver", "C) lung"]),
        (LIVER, "A) `liver` e B) `heart`, sì", ["A) liver", "B) heart"]),
        (LIVER, "B) heart, which pumps", ["B) heart"]),
        (LIVER, "A) liver and C", ["A) liver", "C) lung"]),
        (LIVER, "A) liver, B, and C.", ["A) liver", "B) heart", "C) lung"]),
        (LIVER, "The correct answers are A and C.", ["A) liver", "C) lung"]),
        (LIVER, "Les réponses A et B", ["A) liver", "B) heart"]),
        (LIVER + "- D) eye\n- E) ear\n", "B, E", ["B) heart", "E) ear"]),
        (LIVER + "- D) eye\n- E) ear\n", "b, e and c", ["B) heart", "E) ear", "C) lung"]),
        (LIVER + "- D) eye\n- E) ear\n", "The answers are D and E.", ["D) eye", "E) ear"]),
        (LIVER, "A sowie C", ["A) liver", "C) lung"]),
        (LIVER, "A ainsi que C", ["A) liver", "C) lung"]),
        (LIVER, "A и C", ["A) liver", "C) lung"]),
        (LIVER, "A和C", ["A) liver", "C) lung"]),
        (LIVER, "AとC", ["A) liver", "C) lung"]),
        (LIVER, "A ו-C", ["A) liver", "C) lung"]),
        ("- أ) كبد\n- ب) قلب\n- ج) رئة\n", "أ وج", ["أ) كبد", "ج) رئة"]),
        # Which are meant is not told; as it stands it is right.
        (LIVER, "A) liver and C) the lung", []),
        (LIVER, "A: the liver and C: the lung", []),
        ("- а) печень\n- б) сердце\n", "б", ["б) сердце"]),
        ("- א. כבד\n- ב. לב\n", "ב", ["ב. לב"]),
        ("- أ) كبد\n- ب) قلب\n- ج) رئة\n", "ج", ["ج) رئة"]),
        ("- A、肝脏\n- B、心脏\n", "B", ["B、心脏"]),
    ],
)
def test_the_right_options(asked: str, answer: str, wanted: list[str] | None) -> None:
    assert right(asked, answer) == wanted


@pytest.mark.fast
@pytest.mark.parametrize("bullets", ["- one\n- two\n", "- B) x\n- A) y\n", "- A) only one\n"])
def test_a_list_is_no_choice_where_nothing_says_so(bullets: str) -> None:
    assert options(bullets) is None


@pytest.mark.fast
def test_what_stands_around_the_options_is_kept() -> None:
    found = options("Look at it:\n\n" + LIVER + "\nBelow.\n", "B\n\nIt is a muscle.\n")
    assert found
    assert plain_blocks(found.before) == "Look at it:"
    assert plain_blocks(found.behind) == "Below."
    assert plain_blocks(found.explanation) == "It is a muscle."
    assert [one.text for one in found.left_out] == ["B"]


@pytest.mark.fast
def test_what_follows_the_letter_explains() -> None:
    found = options(LIVER, "B: it **pumps**\nall day")
    assert found
    assert plain_blocks(found.explanation) == "it pumps all day"
    assert [one.text for one in found.left_out] == ["B: "]


def test_points_of_which_each_stresses_something_are_no_options() -> None:
    assert right("- For **small** animals\n- It may be a **lung**\n- **It beats**.\n") in (None, [])


@pytest.mark.parametrize(
    ("asked", "answer", "wanted"),
    [
        ("(a) liver (b) heart (c) lung", "b", ["(b) heart"]),
        ("A. Leber B. Herz C. Lunge", "C. Lunge", ["C. Lunge"]),
        ("а) печень б) сердце в) лёгкое", "б", ["б) сердце"]),
        ("a) True b) False", "b", ["b) False"]),
        ("(a) liver (b) heart (c) lung\n(d) bone", "d", ["(d) bone"]),
        ("a) one that begins e.g. (c) so b) another", "b", None),  # a sentence, not two options
        ("(a) and what stands behind it goes on (b) up to the end of the line", "b", None),
        ("liver (a) heart (b) lung (c)", "b", None),
    ],
)
def test_options_in_one_line_are_options(asked: str, answer: str, wanted: list[str] | None) -> None:
    assert right(asked, answer) == wanted
