"""Bold names with what they mean in brackets, and text below each."""

import pytest

from tests.questions_of import asked
from tests.test_glossary import terms

NAMES = ("abfahren", "ankommen", "umsteigen")
BELOW = "\n\n- Der Zug ist da.\n- Er war es.\n\n"
HEAD = "# Notes\n\n## Verbs\n\n"


def glossed(*names: str, gloss: str = "to {} it") -> str:
    return HEAD + "".join(f"**{name}** ({gloss.format(name)}){BELOW}" for name in names)


def test_each_is_a_term_with_all_up_to_the_next() -> None:
    found = terms(glossed(*NAMES))
    assert [name for name, _ in found] == [*NAMES]
    assert found[0][1].startswith("to abfahren it")
    assert "Er war es." in found[2][1]
    alone = HEAD + "\n\n".join(f"**{name}** (to {name} it)" for name in NAMES)
    assert terms(alone) == [(name, f"to {name} it") for name in NAMES]


@pytest.mark.parametrize(
    "text",
    [
        glossed(*NAMES[:2]),
        glossed("abfahren", "abfahren", "ankommen"),
        glossed(*NAMES, gloss="4 x"),
        glossed("Pros", "Cons", "Note"),
        glossed(*NAMES).replace(HEAD, f"{HEAD}They move.\n\n"),
    ],
)
def test_others_are_none(text: str) -> None:
    assert terms(text) == []


def test_steps_that_count_are_none_and_a_question_ends_the_last_one() -> None:
    assert terms(glossed("1. Mix", "2. Knead", "3. Bake", gloss="by hand {}")) == []
    text = glossed(*NAMES) + "When do we arrive?\n\nAt nine.\n\nWhere do we stay?\n\nAt home.\n"
    assert "arrive" not in dict(terms(text))[NAMES[-1]]
    assert asked(text)["When do we arrive?"] == "At nine."
