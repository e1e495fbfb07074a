"""Lines of a paragraph that are pairs, and lines that only look so."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Term
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from tests.test_glossary import terms

HEAD = "# Notes\n\n## Words\n\n"
PAIRS = [("perro", "dog"), ("gato negro", "black cat"), ("ave", "bird")]


@pytest.mark.parametrize("sign", [" - ", " – ", ": ", " = ", " → ", " -> "])
@pytest.mark.parametrize("before", ["", "• ", "•"])
def test_lines_with_the_same_sign_are_pairs(sign: str, before: str) -> None:
    body = "\n".join(f"{before}{name}{sign}{said}" for name, said in PAIRS)
    assert terms(HEAD + body) == PAIRS


def test_a_tab_parts_a_line_in_two() -> None:
    assert terms(HEAD + "\n".join(f"{name}\t\t{said}" for name, said in PAIRS)) == PAIRS
    assert terms(HEAD + "\n".join(f"{name}\t{said}\tx" for name, said in PAIRS)) == []


def test_so_does_a_stroke_where_the_writer_forgot_the_line_below_the_head() -> None:
    assert terms(HEAD + "\n".join(f"{name} | {said}" for name, said in PAIRS)) == PAIRS
    assert terms(HEAD + "\n".join(f"| {name} | {said} |" for name, said in PAIRS)) == PAIRS
    assert terms(HEAD + "\n".join(f"| {name} | {said} | x |" for name, said in PAIRS)) == []
    rules = ("S → a | b", "T = c | d", "U ::= e | f")
    assert terms(HEAD + "\n".join(rules)) == []
    assert terms(HEAD + "P(A | B)\nP(B | C)\nP(C | D)") == []


ANIMALS = [("el perro", "dog"), ("el gato", "cat"), ("la vaca", "cow"), ("el pato", "duck")]


def test_numbered_words_in_two_languages_are_pairs() -> None:
    lines = [f"{i}. {name} - {said}" for i, (name, said) in enumerate(ANIMALS, 1)]
    assert terms(HEAD + "\n".join(lines)) == ANIMALS
    assert terms(HEAD + "\n".join(lines[:3])) == []
    other = [f"{i}. {said} - {name}" for i, (name, said) in enumerate(ANIMALS, 1)]
    assert len(terms(HEAD + "\n".join(other))) == 4
    steps = ("mix all - two minutes", "heat it - ten minutes", "rest - an hour", "cut - at once")
    assert terms(HEAD + "\n".join(f"{i}. {step}" for i, step in enumerate(steps, 1))) == []


def test_so_are_bullets_with_a_word_in_brackets() -> None:
    lines = [f"- {name} ({said})" for name, said in ANIMALS]
    assert terms(HEAD + "\n".join(lines)) == ANIMALS
    assert terms(HEAD + "\n".join(lines[:3])) == []
    for other in (
        "- strings (violin, cello)",
        "- brass",
        "- el pollo (dog)",
        "- Apache (Foundation)",
    ):
        assert terms(HEAD + "\n".join((*lines, other))) == []


def test_so_are_those_of_several_paragraphs_and_of_a_file_without_headings() -> None:
    body = "\n".join(f"{name} - {said}" for name, said in PAIRS)
    other = "pan - bread\nagua - water\nsal - salt"
    assert len(terms(f"{HEAD}{body}\n\n{other}\n")) == 6
    assert terms(body) == PAIRS


@pytest.mark.parametrize(
    "lines",
    [
        ("perro - dog", "gato - cat"),  # two may be wrapped prose
        ("perro - dog", "gato - cat", "and so on"),
        ("Anna: hello", "Ben: hi", "Anna: bye"),
        ("Author: Anna", "Year: old", "Note: it is so"),
        ("Pros: it is fast", "Cons: it is big", "Use: at home"),
        ("x = 1", "y = 2", "z = 3"),
        ("Tel: 030", "Mail: anna", "Fax: 031"),
        ("A text - it is wrapped", "by hand: as some - and has", "many signs - one each"),
    ],
)
def test_other_lines_are_words(lines: tuple[str, ...]) -> None:
    assert terms(HEAD + "\n".join(lines)) == []


def test_what_a_title_tells_of_its_notes_are_no_pairs() -> None:
    assert terms("# Notes\n\nBy: Anna\nFor: Ben\nIn: May\n\n## Words\n\nText.\n") == []


def apart(text: str) -> list[tuple[str, str]]:
    document, _ = reader.parse(f"# T\n\n## Parts\n\n{text}", Path("notes.md"))
    return [
        (plain(one.prompt), plain_blocks(one.answer))
        for one in entries(document.sections)
        if isinstance(one, Term)
    ]


@pytest.mark.parametrize("sign", [" - ", ": ", " = ", " – ", " → "])
def test_paragraphs_of_one_line_are_pairs_where_all_are(sign: str) -> None:
    names = ("Bus", "*Latch*", "`mov`", "Clock")
    text = "\n\n".join(f"{name}{sign}what it is" for name in names)
    assert [name for name, _ in apart(text)] == ["Bus", "Latch", "mov", "Clock"]
    assert apart(text.replace("Clock", "This is a longer line with a clock")) == []
    assert apart(f"{text}\n\nAnd so on.") == []
    assert apart(text.replace("Clock", "Bus").replace("what", "who", 1)) == []


def test_lines_with_tabs_are_pairs_also_below_a_title_and_their_head_is_none() -> None:
    lines = "\n".join(f"{name}\t{said}" for name, said in PAIRS)
    assert terms(f"# Notes\n\n{lines}\n\n## More\n\nWords.\n") == PAIRS
    assert terms(f"{HEAD}Word\tMeaning\n{lines}\n") == PAIRS
    assert terms(f"{HEAD}Wort\tBedeutung\n{lines}\n") == PAIRS
    dashes = lines.replace("\t", " – ")
    assert terms(f"# Notes\n\n{dashes}\n\n## More\n\nWords.\n") == []


LAG = [("Lag", "how far a reader is behind"), ("Lease", "a lock that has an end")]
BOLD = "\n".join(f"**{name}** — {said}" for name, said in LAG)


def test_of_lines_that_begin_with_a_bold_name_two_are_enough() -> None:
    assert terms(HEAD + BOLD) == LAG
    assert terms(f"{HEAD}A log is read by many.\n\n{BOLD}\n\nSo it is.") == LAG
    assert terms(HEAD + BOLD.replace("** —", ":**")) == []  # as "Room: 5" says it of a lecture


def test_but_not_those_of_labels_of_few_words_or_beside_others() -> None:
    assert terms(f"{HEAD}**Pros**: it is very fast\n**Cons**: it costs too much") == []
    assert terms(f"{HEAD}**Author**: Ada\n**Year**: 1843") == []
    assert terms(f"{HEAD}It is so.\n{BOLD}") == []
    assert terms(f"{HEAD}**1. Wash**: take it all off\n**2. Dry**: hang it all up") == []


def test_a_paragraph_more_of_them_is_one_glossary() -> None:
    log = ("Log", "records in a long row")
    assert terms(f"{HEAD}{BOLD}\n\n**Log** — {log[1]}") == [*LAG, log]
