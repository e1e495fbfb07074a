"""What is told by what is in sight, and names that are those of nothing: neither is asked for."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cribdeck.notes.cardless import withheld
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries
from cribdeck.notes.word_forms import are_opposites
from cribdeck.notes.words import plain
from tests.test_asked_terms import asked
from tests.test_cards import fields, notes_of


def blanks(text: str, language: str = "en") -> str:
    """The texts of the clozes that `text` makes."""
    made = notes_of(f"---\nlanguage: {language}\n---\n# T\n\n{text}")
    return " ".join(fields(note).get("Text", "") for note in made)


# --- In another form ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "name", "definition"),
    [
        ("es", "Imposibilidad de pago", "el pago se vuelve imposible sin culpa de nadie"),
        (
            "es",
            "Principales vs. accesorias",
            "las accesorias dependen de la principal, y no al revés",
        ),
        ("pt", "Impossibilidade de pagamento", "o pagamento fica impossível sem culpa de ninguém"),
        ("en", "Reversibility of reactions", "a reaction is reversible where it can go back"),
    ],
)
def test_a_definition_that_says_most_of_a_name_in_other_forms_does_not_ask_for_it(
    language: str, name: str, definition: str
) -> None:
    text = f"- **{name}**: {definition}\n- **Lex**: what holds for everybody\n"
    (note, other) = notes_of(f"---\nlanguage: {language}\n---\n# T\n\n## A\n\n{text}")
    assert [fields(each).get("Reverse") for each in (note, other)] == ["", "1"]


def test_less_than_most_of_it_does_not_tell_it() -> None:
    text = (
        "- Impossibility of performance: it is impossible to keep the contract.\n- Tort: a wrong\n"
    )
    assert ("Define", "Impossibility of performance", True) in asked(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("minimum", "Maximum"), ("hypertonic", "hypotonic"), ("Mikroökonomie", "Makroökonomie")],
)
def test_opposite_beginnings_make_opposites(one: str, other: str) -> None:
    assert are_opposites(one, other)
    assert are_opposites(other, one)


@pytest.mark.parametrize(("one", "other"), [("minimum", "maxim"), ("hyper", "hypothesis")])
def test_what_only_begins_alike_is_none(one: str, other: str) -> None:
    assert not are_opposites(one, other)


def test_an_opposite_in_sight_tells_a_blank() -> None:
    assert not blanks("A **minimum** has none below it, and a maximum none above it.\n")
    assert "c1" in blanks("A **minimum** has none below it, and a saddle has both.\n")


# --- With nothing beside --------------------------------------------------------------------------


def test_a_sentence_that_says_nothing_else_asks_for_nothing() -> None:
    assert "c1" not in blanks(
        "## Heritage\n\nGreece gave us much.\n\n- The **theatre**\n- The **vote**\n"
    )
    assert "c1" in blanks("## Heritage\n\n- The **theatre** shows plays\n- The **vote** decides\n")


def test_what_is_marked_is_asked_all_the_same() -> None:
    assert "c1" in blanks("The ==theatre== is it.\n")


# --- Verdicts -------------------------------------------------------------------------------------


def kept_back(text: str) -> list[str]:
    """What of the entries of `text` is kept from the deck."""
    document = parse(f"# T\n\n{text}", Path("notes.md"))[0]
    cardless = withheld(document, ()).cardless
    return [plain(one.prompt) for one in entries(document.sections) if one.location in cardless]


def test_a_verdict_on_what_stands_elsewhere_is_no_name() -> None:
    judged = "- **False**: only on Earth\n- **False**: it is a star\n- **True**: since Galileo\n"
    assert kept_back(f"## Exercise\n\n{judged}") == ["False", "False"]


def test_a_word_that_is_one_may_be_defined() -> None:
    assert not kept_back("## Values\n\n- **True**: what holds\n- **False**: what does not\n")


# --- Outlines -------------------------------------------------------------------------------------

OUTLINE = """\
## {0}

- basics
  - {0} begins in the {1}, and it takes some days until anybody sees that
- course
  - first
    - it comes by {2}, in most of the years
- rest
  - seen
    - it is {3}, and remains so until the autumn
- help
  - {4} and rest, if anything can be done at all
"""
THINGS = [
    ("Gallosis", "bark", "wasps", "round", "oil"),
    ("Mildew", "leaf", "damp air", "white", "sulphur"),
    ("Rust", "stem", "spores", "orange", "copper"),
]


def outlined(things: Sequence[tuple[str, ...]]) -> list[str]:
    """Which outlines of the `things` are kept from the deck."""
    return kept_back("\n".join(OUTLINE.format(*thing) for thing in things))


def test_an_outline_of_one_thing_after_the_other_asks_for_none_of_its_labels() -> None:
    assert outlined(THINGS) == ["Gallosis", "Mildew", "Rust"]


def test_a_list_of_one_thing_or_two_is_none() -> None:
    assert not outlined(THINGS[:2])


def test_the_same_said_again_makes_no_label() -> None:
    assert not outlined(THINGS[:1] * 3)


# --- Names in bold italics ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["**_Lien:_**", "**_Lien_:**", "**_Lien_**:"])
def test_a_colon_within_both_kinds_of_emphasis_ends_a_name(name: str) -> None:
    assert asked(f"- {name} a right over what another owns\n") == [("Define", "Lien", True)]
