"""The Kafka notes as content: every question answered, tight enough for an interview and for paper.

That every line of the user's own notes is still there, in order, is tested in test_dist.
"""

import re
from collections.abc import Iterable, Iterator

import pytest

from cribdeck.notes import reader
from cribdeck.notes.blocks import DRAWN, Block, CodeBlock, ItemList, Quote, Table
from cribdeck.notes.document import Asking, Carded, Document, Drawing, Entry, Section
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.walk import entries, printed
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.samples import declarations
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


def short(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """What the short edition keeps of an answer: its first block, tables, quotes and code."""
    for i, block in enumerate(blocks):
        is_sample = isinstance(block, CodeBlock) and block.language not in DRAWN
        if i == 0 or is_sample or isinstance(block, Table | Quote):
            yield block


def headings(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield plain(section.heading)
        yield from headings(section.sections)


def test_every_question_has_an_answer(document: Document) -> None:
    unanswered = [plain(e.prompt) for e in all_of(document) if is_unanswered(e)]
    assert unanswered == []


@pytest.mark.parametrize("question", asked_by_the_user())
def test_an_answer_begins_with_what_one_would_say(question: str, document: Document) -> None:
    (entry,) = [e for e in all_of(document) if plain(e.prompt) == question]
    assert 30 <= words(plain_blocks(entry.answer[:1])) <= 80
    assert len(entry.answer) > 1  # and there is more, for who asks on


def test_what_interviewers_ask_besides_is_in_a_section_of_its_own(document: Document) -> None:
    (more,) = [s for s in document.sections if "More that Interviewers Ask" in plain(s.heading)]
    found = [entry for entry in entries([more]) if isinstance(entry, Carded)]
    assert 10 <= len(found) <= 15
    assert all(isinstance(e, Asking) and e.answer for e in found)


def test_the_short_edition_is_tight(document: Document) -> None:
    superseded = {
        declared.block.location
        for declared in declarations.find(document)[0]
        if declared.superseded_by
    }
    said = [document.title, *headings(document.sections)]
    code = 0
    for entry in printed(document.sections):
        if not entry.from_heading:
            said.append(plain(entry.prompt))
        said.append(plain(entry.lead))
        kept = short(entry.answer) if isinstance(entry, Asking) else iter(entry.answer)
        for block in kept:
            if not isinstance(block, CodeBlock):
                said.append(plain_blocks([block]))
            elif block.language not in DRAWN and block.location not in superseded:
                code += block.text.count("\n") + 1
    assert words(" ".join(said)) <= 3000
    assert 60 <= code <= 130


def test_the_trade_offs_are_tables_that_end_in_a_choice(document: Document) -> None:
    compared = [e for e in all_of(document) if plain(e.prompt).startswith("Kafka vs")]
    tables = [b for e in compared for b in e.answer if isinstance(b, Table)]
    assert len(tables) >= 3
    for table in tables:
        assert plain(table.rows[-1].cells[0]) == "Choose it when"


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
