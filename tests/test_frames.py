"""Where an answer begins and ends: below quotes that head its parts, below bullets, and below the
question said again."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Comparison, Document, Question
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source


def read(text: str) -> Document:
    document, _ = reader.parse(text, Path("notes.md"))
    assert list(compare_source(document, text)) == []
    return document


def asked(text: str) -> list[tuple[str, str, str]]:
    """What is asked, what is given with it, and the answer."""
    return [
        (plain(entry.prompt), plain_blocks(entry.given), plain_blocks(entry.answer))
        for entry in entries(read(text).sections)
        if isinstance(entry, Question | Comparison)
    ]


PARTS = """\
# Bees

### {heading}

> Why they ask

- Basics

> {label}

- honey
- wax

> More

Pollen, too.
"""


@pytest.mark.parametrize("heading", ["What do bees make?", "What bees make", "Products"])
@pytest.mark.parametrize("label", ["Answer", "**Answer:**", "Antwort", "답변", "Solution"])
def test_the_part_of_the_answer_comes_first_and_the_other_parts_behind(
    heading: str, label: str
) -> None:
    answer = "honey\nwax\nWhy they ask\nBasics\nMore\nPollen, too."
    assert asked(PARTS.format(heading=heading, label=label)) == [(heading, "", answer)]


def test_a_quote_that_heads_nothing_is_left_out_where_others_head_parts() -> None:
    text = "# B\n\n## Who dances?\n\n> Aim\n\n> Answer\n\nBees.\n\n> Keywords\n"
    assert asked(text) == [("Who dances?", "", "Bees.")]
    assert {one.text for one in read(text).left_out} == {"Answer", "Aim", "Keywords"}


def test_a_quotation_stays_with_the_question() -> None:
    quoted = "# B\n\n## Who said it?\n\n> I came, I saw\n\n> Answer\n\nCaesar.\n"
    assert asked(quoted) == [("Who said it?", "I came, I saw", "Caesar.")]
    answer = "# B\n\n## What did he say?\n\n> I came, I saw\n"
    assert asked(answer) == [("What did he say?", "", "I came, I saw")]


def test_quotes_label_a_question_too() -> None:
    text = "# B\n\n## One\n\n> Question\n\nWho dances?\n\n> Answer\n\nBees.\n"
    assert asked(text) == [("Who dances?", "", "Bees.")]


@pytest.mark.parametrize("label", ["Answer:", "**Answer:**", "Antwort:", "答案："])
def test_an_answer_directly_below_bullets_is_not_that_of_the_last_one(label: str) -> None:
    text = (
        f"# B\n\n## Where do bees live?\n\n* look into trees\n* and under roofs\n{label} In hives\n"
    )
    given = "look into trees\nand under roofs"
    assert asked(text) == [("Where do bees live?", given, "In hives")]


@pytest.mark.parametrize(
    "bullets",
    [
        "- Who dances?\n  Answer: bees\n- Who sings?\n  Answer: birds\n",
        "- Where they live\n- Who dances?\n  Answer: bees\n",
        "1. It dances\n2. It makes honey\n   Answer: a bee\n",
    ],
)
def test_an_answer_below_the_item_that_asks_stays_there(bullets: str) -> None:
    document = read(f"# B\n\n## Insects\n\n{bullets}")
    assert not any(
        plain(entry.prompt) == "Insects"
        for entry in entries(document.sections)
        if isinstance(entry, Question)
    )


@pytest.mark.parametrize(
    "again",
    [
        "Another way to ask this: who makes honey?",
        "*Other ways to ask:* who fills the combs",
        "Anders gefragt: Wer macht Honig?",
        "另一种问法：谁酿蜜",
    ],
)
def test_the_question_in_other_words_is_no_answer(again: str) -> None:
    text = f"# B\n\n<details>\n<summary>Who feeds on nectar?</summary>\n\n{again}\n\n</details>\n"
    (question,) = entries(read(text).sections)
    assert is_unanswered(question)
    assert asked(text) == [("Who feeds on nectar?", again.replace("*", ""), "")]
    answered = text.replace("</details>", "Bees.\n\n</details>")
    assert asked(answered) == [("Who feeds on nectar?", again.replace("*", ""), "Bees.")]


def test_quotes_that_name_parts_end_where_somebody_asks() -> None:
    for quoted, question in (
        ("Said by one.", "What is a log?"),
        ("So heißt es.", "Was hält lange?"),
    ):
        text = f"# T\n\n## Topic\n\n> {quoted}\n\n**2. {question}** ⭐\n\nIt lasts.\n\n> A word\n"
        assert (question, "", "It lasts.\nA word") in asked(text)
