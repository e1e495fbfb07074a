"""A formula on lines of its own is a part of the sentence that it stands in."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.answer_parts import parts
from cribdeck.notes.document import Entry
from cribdeck.notes.sentences import goes_on, is_over
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks


def read(text: str) -> list[Entry]:
    document, _ = reader.parse(text, Path("notes.md"))
    return list(entries(document.sections))


def folds(text: str) -> list[tuple[bool, str]]:
    """The parts of the answer to the first entry of `text`: whether each is more, and its words."""
    return [
        (part.is_more, " ".join(plain_blocks(part.blocks).split()))
        for part in parts(read(text)[0].answer)
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("A sum of the form", "with real a is a chain."),
        ("Eine Summe der Form", "mit reellem a heißt Kette."),
        ("Сумма вида", "называется цепью."),
        ("设和式", "则称为链。"),
        ("סכום מן הצורה", "נקרא שרשרת."),
        ("A chain is defined by:", "where a is real."),
        ("Let", "be a chain, so that it ends."),
    ],
)
def test_words_before_and_behind_a_formula_are_one_paragraph(above: str, below: str) -> None:
    text = f"# T\n\n## Chains\n\n{above}\n\n$$\na_1 + a_2\n$$\n\n{below}\n\nThey are old."
    assert folds(text) == [(False, f"{above} a_1 + a_2 {below}"), (True, "They are old.")]


@pytest.mark.parametrize(
    ("above", "formula", "below"),
    [
        ("It is over.", "a", "and more"),
        ("It is over。", "a", "又"),
        ("It is", "a.", "and more"),
        ("It is", "a", "A new one."),
        ("It is", "a", "a) one of four"),
        ("它是：", "a", "又"),
        ("It is", "a", "3 of them"),
    ],
)
def test_others_are_not(above: str, formula: str, below: str) -> None:
    assert not goes_on(above, below, formula)


def test_a_sentence_is_over_at_its_sign() -> None:
    assert all(map(is_over, ("It is.", "It is!”", "(It is.)", "是。", "")))
    assert not any(map(is_over, ("It is", "It is:", "It is,", "are (as above)")))


def test_the_name_of_an_item_stays_above_its_formula() -> None:
    ohm, hooke = "- **Ohm**\n  $$\n  U = RI\n  $$\n  where I flows\n", "- **Hooke**\n  $$F$$\n"
    text = f"# T\n\n## Laws\n\n{ohm}{hooke}"
    assert [plain(one.prompt) for one in read(text)] == ["Ohm", "Hooke"]


def test_a_formula_is_folded_with_the_words_above_it() -> None:
    text = "# T\n\n## Sums\n\nA sum adds.\n\n$$s$$\n\nSo does this:\n\n$$t$$\n\nAnd that.\n"
    assert folds(text) == [(False, "A sum adds. s"), (True, "So does this: t And that.")]


LET = "# T\n\n## Rule\n\nLet a and b be such that\n\n$$\na < b\n$$\n\n"


@pytest.mark.parametrize("item", ["if a grows, b grows", "if a **grows**, b grows"])
def test_a_list_behind_what_is_supposed_is_of_the_same_answer(item: str) -> None:
    text = f"{LET}- {item}\n- if b falls, a **falls**\n\nIt is used often.\n"
    said, more = folds(text)
    assert said == (
        False,
        f"Let a and b be such that a < b {item.replace('*', '')} if b falls, a falls",
    )
    assert more == (True, "It is used often.")


def test_options_behind_it_are_not() -> None:
    assert "both" not in folds(f"{LET}- [ ] a\n- [x] both\n")[0][1]


def test_what_a_hand_points_at_beside_the_matter_is_no_answer() -> None:
    text = "# T\n\n## Reefs\n\n👉 Seldom asked.\n\nThey grow slowly.\n"
    assert [(one.kind, plain_blocks(one.answer)) for one in read(text)] == [
        ("context", "👉 Seldom asked."),
        ("question", "They grow slowly."),
    ]
    alone = "# T\n\n## Reefs\n\n👉 They grow slowly.\n"
    assert [one.kind for one in read(alone)] == ["question"]
    asked = "# T\n\n## How do reefs grow?\n\n👉 Slowly.\n\nBy corals.\n"
    assert [one.kind for one in read(asked)] == ["question"]


def test_what_opens_on_demand_is_folded() -> None:
    text = "# T\n\n## Reefs\n\nThey grow.\n\n:::details[Example]\n\nOne of old.\n\n:::\n\n"
    assert [is_more for is_more, _ in folds(text)] == [False, True]
    long = text.replace("One of old.", "One of old.\n\n" * 60)
    assert ":::" not in folds(long)[1][1]


@pytest.mark.parametrize("lead", ["For example:", "Por exemplo:", "Z. B.:", "例如："])
def test_examples_are_of_what_stands_above(lead: str) -> None:
    text = f"# T\n\n## Reefs\n\nThey grow.\n\n{lead}\n\n- one of old\n\nNot all.\n"
    assert [one.kind for one in read(text)] == ["question"]
    assert folds(text)[0] == (False, "They grow.")
    below = f"# T\n\n## Reefs\n\n- They grow\n- They fade\n\n{lead}\n\n- one of old\n- one new\n"
    assert [one.kind for one in read(below)] == ["list", "context"]
    alone = f"# T\n\n## Reefs\n\n{lead}\n\n- one of old\n- one new\n"
    assert [one.kind for one in read(alone)] == ["list"]


@pytest.mark.parametrize(
    "line", ["see figures *a* and *b*", "Siehe Abbildungen *a*", "ver figura a"]
)
def test_what_only_leads_to_missing_figures_is_no_answer(line: str) -> None:
    text = f"# T\n\n## Reefs\n\n{line}\n\n![a](gone.png)\n"
    assert [one.kind for one in read(text)] == ["context"]


@pytest.mark.parametrize(
    ("first", "said_first"),
    [("**The idea**", "The idea It rusts."), ("**It rusts.**", "It rusts.")],
)
def test_a_title_in_bold_is_said_with_what_stands_below_it(first: str, said_first: str) -> None:
    text = f"# T\n\n## What is rust?\n\n{first}\n\nIt rusts.\n\nAnd it goes on.\n"
    assert folds(text)[0] == (False, said_first)
