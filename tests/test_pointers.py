"""What only points elsewhere makes no cards; answers that hold links among their words do."""

from pathlib import Path

import pytest

from cribdeck.notes import reader, walk
from cribdeck.notes.document import Question
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.words import plain

pytestmark = pytest.mark.fast
LINKS = "* [The log](https://a.b)\n* https://c.d/e\n* [What next?](https://f.g)\n"


def kinds(text: str) -> list[str]:
    document, _ = reader.parse(f"# T\n\n{text}", Path("a.md"))
    return [entry.kind for entry in walk.entries(document.sections)]


@pytest.mark.parametrize("heading", ["Source", "Quellen", "資料", "Anything"])
@pytest.mark.parametrize("lead", ["", "Read these:\n\n"])
def test_a_list_of_links_makes_no_card_whatever_its_heading_is(heading: str, lead: str) -> None:
    assert kinds(f"## {heading}\n\n{lead}{LINKS}") == ["context"]


def test_linked_questions_are_questions_without_an_answer() -> None:
    text = "## Q\n\n" + "".join(f"* [What is {name}?](https://a.b)\n" for name in "abc")
    document, _ = reader.parse(f"# T\n\n{text}", Path("a.md"))
    found = list(walk.entries(document.sections))
    assert [plain(one.prompt) for one in found] == [f"What is {name}?" for name in "abc"]
    assert all(map(is_unanswered, found))


@pytest.mark.parametrize(
    "text",
    [
        "## S\n\n* [The log](https://a.b) keeps records\n* [The group](https://a.b) reads\n",
        "## S\n\n* https://a.b holds it\n* the other\n",
    ],
)
def test_a_list_that_says_more_is_asked(text: str) -> None:
    assert "list" in kinds(text)


@pytest.mark.parametrize("answer", ["https://a.b", "See: https://a.b", "<https://a.b>"])
def test_an_address_is_no_answer(answer: str) -> None:
    document, _ = reader.parse(f"# T\n\n## Why?\n\n{answer}\n", Path("a.md"))
    (entry,) = walk.entries(document.sections)
    assert isinstance(entry, Question)
    assert is_unanswered(entry)


@pytest.mark.parametrize("heading", ["License", "📄 **Contributing**:", "Lizenz", "许可证"])
def test_what_serves_a_page_makes_no_card(heading: str) -> None:
    body = "Open an issue:\n\n- one\n- **two:** words\n\n| a | b |\n|---|---|\n| c | d |\n"
    assert kinds(f"## {heading}\n\n{body}") == ["context"]


@pytest.mark.parametrize("heading", ["License types", "How to download", "Tags", "References"])
def test_a_heading_that_may_be_a_topic_is_one(heading: str) -> None:
    assert kinds(f"## {heading}\n\nThey name commits.\n") == ["question"]


@pytest.mark.parametrize(
    "text",
    [
        "## S\n\n| Part | Says | Level |\n|---|---|---|\n"
        "| [1. One](#one) | of it | low |\n| [2. Two](#two) | of that | high |\n",
        "## S\n\n| Part | Says |\n|---|---|\n"
        "| [**One**](#one) | of it |\n| [Two](#two) | of that |\n",
        "## 参考\n\n- https://a.b (英語)\n- [The log](https://a.b) 2014\n",
        "## References\n\n[The log](https://a.b), 2013.\n",
        "## Literatur\n\n- [The log](https://a.b) (in English)\n",
        "## Gas\n\nFragen aus der Datei [06 Gas](06.md).\n",
        "## Gas\n\nQuestions for [chapter 6](06.md)\n",
        "## Газ\n\nВопросы из [файла 6](06.md).\n",
        "## Ressources complémentaires\n\n- *The Log* — a book\n- *The Group* — another\n",
        "## 参考文献\n\n- *The Log*: a book\n- *The Group*: another\n",
        "## Plans\n\n> See: [How to plan a long journey](https://a.b)\n",
        "## 规划\n\n> 可参考：[动态规划的整理和实现](https://a.b)\n",
        "## Use\n\nTake a text. It has a word, which we write between slashes:\n\n![](x.png)\n",
    ],
)
def test_what_is_about_the_page_makes_no_card(text: str) -> None:
    assert set(kinds(text)) == {"context"}


@pytest.mark.parametrize(
    "text",
    [
        "## S\n\n| Part | Says |\n|---|---|\n| [One](https://a.b) | of it |\n| Two | of that |\n",
        "## Reference\n\n- [map](https://a.b): applies a function to each of a list\n"
        "- [filter](https://a.b): keeps those of a list that fit\n",
        "## Source\n\nThe code as a person writes it.\n",
        "## Gas\n\nIt burns, as [chapter 6](06.md) has it.\n",
        "## France\n\nIts capital is [Paris](paris.md).\n",
        "## 规划\n\n> 可参考：[图](https://a.b)\n",
    ],
)
def test_what_says_something_beside_its_links_still_makes_cards(text: str) -> None:
    assert set(kinds(text)) - {"context"}


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Questions and answers", "context"),
        ("Собеседование. Вопросы", "context"),
        ("Streams", "question"),
    ],
)
def test_prose_below_a_title_that_announces_questions_makes_no_card(title: str, first: str) -> None:
    text = f"# {title}\n\nIt is good, if you like it.\n\n# XML\n\n## Parts\n\nTags.\n"
    document, _ = reader.parse(text, Path("a.md"))
    assert next(walk.entries(document.sections)).kind == first
