"""What stands in a quote, an item or a box: it is asked there as it is at the margin."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Carded
from cribdeck.notes.recognise.shapes import ITEM_SHAPES, SHAPES
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from tests.conftest import DATA, Golden

ABOVE = "# Notes\n\n## Matter\n\nIt is so.\n\n"
ENTRY = re.compile(r"^##? .*\n+", re.MULTILINE)


def quoted(body: str) -> str:
    return "".join(f"> {line}".rstrip() + "\n" for line in body.splitlines())


def in_item(body: str) -> str:
    first, *others = body.splitlines()
    return f"* {first}\n" + "".join(f"  {line}".rstrip() + "\n" for line in others)


def boxed(body: str) -> str:
    return f"<details>\n<summary>Box</summary>\n\n{body}\n</details>\n"


FORMS = {"quote": quoted, "item": in_item, "details": boxed}


def asked(notes: str) -> Iterator[str]:
    """What each card of `notes` asks, and what answers it."""
    document, _ = reader.parse(notes, Path("notes.md"))
    for entry in entries(document.sections):
        if isinstance(entry, get_args(Carded)) and plain(entry.prompt) not in ("Matter", "Box"):
            answer = " ".join(plain_blocks(entry.answer).split())
            yield f"{entry.kind}: {plain(entry.prompt)} = {answer}"


def bodies(example: str) -> Sequence[str]:
    """What stands below each heading of `example`."""
    return [body.strip() + "\n" for body in ENTRY.split(example) if body.strip()]


def test_the_examples_of_the_shapes_are_asked_in_quotes_items_and_boxes(golden: Golden) -> None:
    lines = []
    for shape in (*SHAPES, *ITEM_SHAPES):
        for form, nested in FORMS.items():
            for body in bodies(shape.example):
                margin, inside = [*asked(ABOVE + body)], [*asked(ABOVE + nested(body))]
                lines += [f"{shape.name} in {form}: - {x}" for x in margin if x not in inside]
                lines += [f"{shape.name} in {form}: + {x}" for x in inside if x not in margin]
    golden.check(DATA / "shapes/nested.txt", "\n".join(lines) + "\n")


# Each, as it stands below "It is so.", with what it asks.
NESTED = {
    "a bold question in a quote": (
        "> **What is a bolt?**\n>\n> A bar.",
        ["question: What is a bolt? = A bar."],
    ),
    "an answer behind it": (
        "> **What is a bolt?** A bar.",
        ["question: What is a bolt? = A bar."],
    ),
    "a heading": (
        "> ### Was ist ein Bolzen?\n>\n> Ein Stift.",
        ["question: Was ist ein Bolzen? = Ein Stift."],
    ),
    "a card in a line": ("> 秘鲁的首都?::利马", ["question: 秘鲁的首都? = 利马"]),
    "a line that parts": (
        "> ما هي الخلية؟\n> ?\n> أصغر وحدة",
        ["question: ما هي الخلية؟ = أصغر وحدة"],
    ),
    "options": (
        "> Quelle est la capitale ?\n>\n> - A) Lyon\n> - B) Paris\n>\n> **Réponse :** B",
        ["choice: Quelle est la capitale ? = B) Paris"],
    ),
    "a callout in a quote": (
        "> > [!question] What is a key?\n> > What moves it.",
        ["question: What is a key? = What moves it."],
    ),
    "a correction": (
        "> **Wrong:** Bolts turn. **Right:** They slide.",
        ["correction: Bolts turn. = They slide."],
    ),
    "questions": (
        "> 1. What is a bolt? A bar.\n> 2. What is a key? What moves it.",
        ["question: What is a bolt? = A bar.", "question: What is a key? = What moves it."],
    ),
    "boxes in bullets": (
        "- <details><summary>What is a bolt?</summary>A bar.</details>\n"
        "- > [!question] ¿Qué es una llave?\n  > Lo que lo mueve.",
        ["question: What is a bolt? = A bar.", "question: ¿Qué es una llave? = Lo que lo mueve."],
    ),
    "boxes in numbers": (
        "1. <details><summary>What is a bolt?</summary>A bar.</details>\n"
        "2. <details><summary>What is a key?</summary>What moves it.</details>",
        ["question: What is a bolt? = A bar.", "question: What is a key? = What moves it."],
    ),
    "a box in a box": (
        "<details><summary>What is a lock?</summary>\n\nIt bars.\n\n"
        "<details><summary>What is a bolt?</summary>\n\nA bar.\n\n</details>\n\n</details>",
        ["question: What is a lock? = It bars.", "question: What is a bolt? = A bar."],
    ),
    "questions in a box of a topic": (
        "<details><summary>Locks</summary>\n\n**What is a bolt?**\n\nA bar.\n\n</details>",
        ["question: What is a bolt? = A bar."],
    ),
    "corrections in numbers": (
        "1. ~~Bolts turn.~~ They slide.\n2. **Wrong:** Keys slide. **Right:** They turn.",
        ["correction: Bolts turn. = They slide.", "correction: Keys slide. = They turn."],
    ),
    "labels below a quote with labels": (
        "> **Q:** What is a bolt?\n>\n> **A:** A bar.\n\n"
        "- **Q:** What is a key?\n\n  **A:** It moves it.\n\n- Q: What is a pin?\n  A: It turns.",
        [
            "question: What is a bolt? = A bar.",
            "question: What is a key? = It moves it.",
            "question: What is a pin? = It turns.",
        ],
    ),
}
# These are part of the answer of a question above, as at the margin.
PARTS = ("a correction", "corrections in numbers", "questions in a box of a topic")
# What remarks on what stands above it.
REMARKS = (
    "> Careful: it may bend.",
    "> **Careful:** it may bend.",
    "> **Why it bends:** it is thin.",
    "> What is truth, said the smith.",
    "> What is truth?",
    "> **Really?**",
    "> - it bends\n> - it breaks",
    "> What bends?\n>\n> - A) a bolt\n> - B) a key",
    "> See std::vector for it",
    "> [!note]\n> It may bend.",
)


@pytest.mark.parametrize("what", NESTED)
def test_what_asks_and_answers_is_an_entry_wherever_it_stands(what: str) -> None:
    notes, expected = NESTED[what]
    assert [*asked(ABOVE + notes)] == expected
    if what in PARTS:
        return
    # The answer of a question above ends there.
    above = "# Notes\n\n### What is above?\n\nIt is so.\n\n"
    first, *others = asked(above + notes)
    assert first == "question: What is above? = It is so."
    assert others == expected


@pytest.mark.parametrize("quote", REMARKS)
def test_any_other_quote_remarks_on_the_answer_above_it(quote: str) -> None:
    notes = f"# Notes\n\n### What is a bolt?\n\nA bar.\n\n{quote}\n\n### What is a key?\n\nIron.\n"
    first, *others = asked(notes)
    assert first.startswith("question: What is a bolt? = A bar. ")
    assert [one for one in others if one.startswith("question")] == [
        "question: What is a key? = Iron."
    ]


def test_a_quote_directly_below_a_question_is_its_answer() -> None:
    notes = "# Notes\n\n### What is a bolt?\n\n> **Asked often?** Yes.\n\nA bar.\n"
    assert [*asked(notes)] == ["question: What is a bolt? = Asked often? Yes. A bar."]


def test_no_word_of_a_lid_is_lost() -> None:
    box = "<details><summary>Locks</summary>\n\n**What is a bolt?** A bar.\n\n</details>\n"
    document, _ = reader.parse(ABOVE + box, Path("notes.md"))
    shown = [plain_blocks(entry.answer) for entry in entries(document.sections)]
    assert shown == ["It is so.", "Locks", "A bar."]
