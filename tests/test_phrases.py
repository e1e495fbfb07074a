"""Lists whose items say the same in two languages, and such that are in one."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Term
from cribdeck.notes.language_of import UNKNOWN, tongue_of
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks

GERMAN_ENGLISH = [
    ("Wo ist hier der nächste Bahnhof, bitte?", "Where is the next station, please?"),
    ("Wir haben es nicht mehr eilig.", "We are no longer in a hurry."),
    ("Der Zug ist schon nicht mehr da.", "The train is no longer there."),
]
JAPANESE_ENGLISH = [
    ("わたしは まいにち えきまで あるきます", "I walk to the station every day"),
    ("でんしゃは なんじに きますか", "At what time does the train come?"),
    ("きっぷは どこで かえますか", "Where can I buy a ticket?"),
]
SPANISH_GERMAN = [
    ("¿Dónde está la estación de trenes?", "Wo ist der Bahnhof?"),
    ("El tren ya no está en la ciudad.", "Der Zug ist nicht mehr in der Stadt."),
    ("No tengo dinero para el billete.", "Ich habe kein Geld für die Karte."),
]
LEADER = [
    ("The leader takes all that is written", "the others copy it from there"),
    ("What is not copied by all of them", "it is not yet in the log"),
    ("They read what is in the log", "they never see the rest of it"),
]


def terms(text: str) -> list[tuple[str, str]]:
    document, _ = reader.parse(f"# T\n\n## Said\n\n{text}\n", Path("notes.md"))
    return [
        (plain(one.prompt), plain_blocks(one.answer))
        for one in entries(document.sections)
        if isinstance(one, Term)
    ]


@pytest.mark.parametrize("pairs", [GERMAN_ENGLISH, JAPANESE_ENGLISH, SPANISH_GERMAN])
@pytest.mark.parametrize("between", [" - ", " – ", " = ", " -> ", " → "])
def test_what_is_said_in_two_languages_is_a_term_however_long(
    pairs: list[tuple[str, str]], between: str
) -> None:
    lines = [f"{said}{between}{means}" for said, means in pairs]
    assert terms("\n".join(f"- {line}" for line in lines)) == pairs
    assert terms("\n".join(f"{i}. {line}" for i, line in enumerate(lines, 1))) == pairs


def test_the_other_language_may_stand_in_brackets_or_below() -> None:
    pairs = [(said, f"({means})") for said, means in GERMAN_ENGLISH]
    assert terms("\n".join(f"- {said} {means}" for said, means in pairs)) == pairs
    assert terms("\n".join(f"- {said}  \n  *{means}*" for said, means in pairs)) == pairs


@pytest.mark.parametrize("between", [" - ", " = ", " -> "])
def test_lists_in_one_language_are_something_else(between: str) -> None:
    assert terms("\n".join(f"- {said}{between}{more}" for said, more in LEADER)) == []
    assert terms("\n".join(f"- {said} ({more})" for said, more in LEADER)) == []
    few = "\n".join(f"- {said}{between}{means}" for said, means in GERMAN_ENGLISH[:2])
    assert terms(few) == []


def test_an_item_that_is_no_phrase_is_a_stray_one() -> None:
    lines = [f"- {said} - {means}" for said, means in (*GERMAN_ENGLISH, *SPANISH_GERMAN[:1])]
    document, problems = reader.parse("\n".join(["## T", "", *lines, "- and so on"]), Path("n.md"))
    assert len([one for one in entries(document.sections) if isinstance(one, Term)]) == 4
    assert [one.code for one in problems] == ["stray-item"]


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("Wir haben es nicht eilig", "de"),
        ("We are not in a hurry", "en"),
        ("きっぷは どこで かえますか (kippu wa doko)", "ja"),
        ("Broker Topic Partition", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_few_words_tell_their_language_or_do_not(text: str, tongue: str) -> None:
    assert tongue_of(text) == tongue
