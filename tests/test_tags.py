"""Tags in the text of notes, and the cards that plugins of Obsidian and Logseq find by them."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Fact, Term
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source
from tests.questions_of import asked

FILED = "# Doors\n\n#doors #wood\n\n## What is a bolt?\n\n"
LOOSE = "# Doors\n\n## What is a bolt?\n\n"


def answer(text: str) -> str:
    return " ".join(asked(text)["What is a bolt?"].split())


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("A bar. #steel", "A bar."),
        ("A bar. #steel #door/bolt, #2nd", "A bar."),
        ("A bar #steel", "A bar"),
        ("A bar. #steel ^bar-1", "A bar."),
        ("- a bar. #steel\n- a rod #[[of steel]]", "a bar. a rod"),
        ("Ein Stab. #stäbe/stahl", "Ein Stab."),
        ("一根棒。 #钢", "一根棒。"),
        ("A bar.\nStatus: #idea", "A bar."),
        ("A bar.\n\nTags: #steel #bars", "A bar."),
    ],
)
def test_tags_at_the_end_of_a_line_are_no_words(line: str, shown: str) -> None:
    assert answer(FILED + line + "\n") == shown


@pytest.mark.parametrize(
    "line",
    [
        *("A bar, as in C#", "See issue #1", "It is painted #fff", "See section #2"),
        *("It belongs to the #lock", "The #bolt slides in.", "Written as `a #bolt`"),
        *("Its colour: #steel", "a#bolt", "# 1 of them"),
    ],
)
def test_other_words_with_the_sign_stay(line: str) -> None:
    shown = line.replace("`", "").removeprefix("# ")
    assert shown in " ".join(answer(FILED + "A bar.\n\n" + "x " + line).split()) or shown == line


def test_without_tags_elsewhere_one_behind_a_word_may_be_code() -> None:
    assert answer(LOOSE + "Call the method #slide\n") == "Call the method #slide"
    assert answer(LOOSE + "Call the method. #slide\n") == "Call the method."


def test_a_question_is_asked_without_its_tags() -> None:
    cards = "What is a bar #steel ?::A rod #rods\n\nWhat is a rod? #steel\n?\nA bar.\n"
    assert asked(f"# T\n\n#doors\n\n## S\n\n{cards}") == {
        "What is a bar?": "A rod",
        "What is a rod?": "A bar.",
    }


def found(text: str) -> list[tuple[str, str, str]]:
    """The kind of each term and fact of `text`, with what it asks and answers."""
    document, _ = reader.parse(text, Path("notes.md"))
    assert list(compare_source(document, text)) == []
    return [
        (one.kind, plain(one.prompt), plain_blocks(one.answer))
        for one in entries(document.sections)
        if isinstance(one, Term | Fact)
    ]


@pytest.mark.parametrize("tag", ["#card-reverse", "#card/reverse", "#flashcard-reversed"])
def test_the_tag_of_a_reversed_card_asks_both_ways(tag: str) -> None:
    text = f"# T\n\n## S\n\nJamb {tag}\nThe side of a frame.\n\nSill #card\nThe lower end.\n"
    assert found(text) == [("term", "Jamb", "The side of a frame.")]
    assert asked(text)["Sill"] == "The lower end."


BRACED = (
    "The {{frame}} holds the {leaf}.\n\nA {1:bolt} slides into the {c1|jamb}, not the {2:sill}.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"# T #flashcards\n\n## S\n\n{BRACED}",
        f"---\ntags: [flashcards/doors]\n---\n# T\n\n## S\n\n{BRACED}",
        f"---\ntags:\n  - doors\n  - flashcards\n---\n# T\n\n## S\n\n{BRACED}",
        f"TARGET DECK: Doors::Parts\n\n# T\n\n## S\n\n{BRACED}",
    ],
)
def test_braces_are_blanks_where_a_plugin_looks_for_cards(text: str) -> None:
    assert [prompt for kind, prompt, _ in found(text) if kind == "fact"] == [
        "The frame holds the leaf.",
        "A bolt slides into the jamb, not the sill.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "The {{ name }} is put here.",
            "The set {a, b} has two.",
            "A dict {1: x}, {1 : y}.",
        ),
        *("It is f{x} or {x}y.", "All of `{{frame}}`.", "The sum ${n}$ of it.", "Say {x=1}."),
    ],
)
def test_braces_of_code_stay_there(line: str) -> None:
    assert found(f"# T #flashcards\n\n## S\n\n{line}\n") == []


def test_braces_are_text_in_other_notes() -> None:
    assert found(f"# T\n\n## S\n\n{BRACED}") == []


def test_the_frame_of_a_cloze_card_and_the_deck_are_no_words() -> None:
    text = (
        "# T\n\nTARGET DECK\nDoors::Parts\n\nFILE TAGS\ndoors wood\n\n"
        "START\nCloze\nThe {1:bolt} slides.\nEND\n\n"
        "START\nBasic\nWhat is a bar?\nBack: A rod.\nEND\n"
    )
    assert found(text) == [("fact", "The bolt slides.", "")]
    assert asked(text) == {"What is a bar?": "A rod."}


def test_a_cloze_of_logseq_is_a_card_beside_bullets_that_are_words() -> None:
    cloze = "\t- The {{cloze frame}} stands still #card #wood\n"
    text = f"- ## Parts\n{cloze}\t- it is old\n\t- so is it\n"
    assert ("fact", "The frame stands still", "") in found(text)
