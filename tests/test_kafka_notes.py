"""The Kafka notes as content: every question answered, tight enough for an interview and for paper.

That every line of the user's own notes is still there, in order, is tested in test_dist.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from cribdeck.notes import reader, short_edition
from cribdeck.notes.blocks import DRAWN, Block, CodeBlock, ItemList, Quote, Table
from cribdeck.notes.document import Asking, Correction, Document, Drawing, Entry, Section, Term
from cribdeck.notes.entry_body import body, is_unanswered
from cribdeck.notes.named_parts import PartName, named_parts
from cribdeck.notes.walk import entries, printed
from cribdeck.notes.words import plain, plain_blocks
from tests.conftest import DATA, ROOT

NOTES = ROOT / "source/kafka-interview.md"
ORIGINAL = DATA / "original-notes.md"


@pytest.fixture(scope="module")
def document() -> Document:
    return reader.read(NOTES)[0]


def all_of(document: Document) -> list[Entry]:
    return list(entries(document.sections))


def asked_by_the_user() -> list[str]:
    """The 19 questions that the user's notes ask without an answer."""
    original, _ = reader.read(ORIGINAL)
    return [plain(e.prompt) for e in all_of(original) if is_unanswered(e)]


def words(text: str) -> int:
    return len(re.findall(r"\S*\w\S*", text))


def headings(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield plain(section.heading)
        yield from headings(section.sections)


def test_every_question_has_an_answer(document: Document) -> None:
    unanswered = [plain(e.prompt) for e in all_of(document) if is_unanswered(e)]
    assert unanswered == []


def questions(document: Document) -> list[Asking]:
    """Those that have an answer of their own on paper: the user's, and what is asked besides."""
    found = (entry for entry in printed(document.sections) if isinstance(entry, Asking))
    return [entry for entry in found if not entry.from_heading]


@pytest.mark.parametrize("question", asked_by_the_user())
def test_each_question_of_the_user_is_there(question: str, document: Document) -> None:
    assert [plain(e.prompt) for e in questions(document)].count(question) == 1


def test_every_answer_has_its_four_layers(document: Document) -> None:
    for entry in questions(document):
        what = plain(entry.prompt)
        parts = {part.name: part.blocks for part in named_parts(entry.answer)}
        assert set(parts) == set(PartName), what
        (facts, *_) = parts[PartName.FACTS]
        assert isinstance(facts, ItemList), what
        assert 2 <= len(facts.items) <= 5, what
        assert len(plain_blocks([facts]).split()) <= 45, what
        assert 130 <= len(plain_blocks(parts[PartName.SAY]).split()) <= 150, what
        inner = [e for e in all_of(document) if isinstance(e, Asking | Correction)]
        inner = [e for e in inner if e.within and plain(e.under) == what]
        assert sum(isinstance(one, Asking) for one in inner) == 2, what
        assert 1 <= sum(isinstance(one, Correction) for one in inner) <= 2, what


def test_what_interviewers_ask_besides_is_in_a_section_of_its_own(document: Document) -> None:
    (more,) = [s for s in document.sections if "More that Interviewers Ask" in plain(s.heading)]
    found = questions(replace(document, sections=(more,)))
    assert len(found) >= 27  # the fifteen of before, and the twelve that matter most


def test_every_term_of_the_glossary_is_explained_once(document: Document) -> None:
    names = [plain(e.prompt) for e in all_of(document) if isinstance(e, Term) and not e.within]
    assert len(names) >= 25
    assert len(set(names)) == len(names)


def test_the_short_edition_is_tight(document: Document) -> None:
    kept, _ = short_edition.shortened(document)
    said = [document.title, *headings(kept.sections)]
    for entry in printed(kept.sections):
        said += [plain(entry.prompt), plain(entry.lead), plain_blocks(body(entry))]
    assert words(" ".join(said)) <= 3000
    kept_prompts = {plain(entry.prompt) for entry in printed(kept.sections)}
    assert {*asked_by_the_user()} <= kept_prompts


def test_the_trade_offs_are_tables_whose_rows_ask(document: Document) -> None:
    compared = [e for e in printed(document.sections) if plain(e.prompt).startswith("Kafka vs")]
    tables = [b for e in compared for b in e.answer if isinstance(b, Table)]
    assert len(tables) >= 3
    for table in tables:
        assert plain(table.header.cells[0]) == "What if"
        assert all(plain(row.cells[0]).endswith("?") for row in table.rows)


def test_half_true_statements_are_corrected_on_the_same_card(document: Document) -> None:
    corrected = {
        plain(entry.prompt)
        for entry in all_of(document)
        for block in entry.answer
        if isinstance(block, Quote) and plain_blocks(block.blocks).startswith("Careful:")
    }
    assert {"Partition", "Consumer Group", "Replication", "Retention"} <= corrected
    assert {"Producing Messages", "Consuming Messages"} <= corrected


def test_our_diagrams_fit_a_column(document: Document) -> None:
    users = {e.answer[0] for e in all_of(reader.read(ORIGINAL)[0]) if isinstance(e, Drawing)}
    texts = {block.text for block in users if isinstance(block, CodeBlock)}
    drawn = [b for e in all_of(document) for b in diagrams(e.answer) if b.text not in texts]
    assert len(drawn) >= 4
    assert all(len(line) <= 64 for block in drawn for line in block.text.split("\n"))


def diagrams(blocks: Iterable[Block]) -> Iterator[CodeBlock]:
    for block in blocks:
        match block:
            case CodeBlock() if block.language in DRAWN:
                yield block
            case ItemList(items):
                for item in items:
                    yield from diagrams(item.blocks)
