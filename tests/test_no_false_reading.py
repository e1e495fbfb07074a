"""Notes that look like something else at first sight: what is a program's, a key, a list of
contents or a task elsewhere is the writer's own here, and is kept."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from cribdeck.proof.source import compare_source

pytestmark = pytest.mark.fast

CODES = "OK: 200\nCreated: 201\nAccepted: 202\nNot Found: 404\n"
INDEX = "* [B-tree](#b)\n* [Hash](#c)\n* GIN: for texts with many words\n* Never index all\n"
TASKS = (
    "* TODO comment: says what is left\n* FIXME comment: says what is wrong\n* DONE flag: over\n"
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"# Codes\n\n{CODES}\n## More\n\nx\n", "Created: 201"),
        ("# Git\n\nStatus: shows the state of the files.\n", "Status"),
        ("# Hamlet\n\nCreated: 1603\nAuthor: Shakespeare\nGenre: Tragedy\n", "1603"),
        (f"# DB\n\n## Index\n\n{INDEX}\n## B\n\nx\n\n## C\n\ny\n", "GIN"),
        (f"# Code\n\n## Words\n\n{TASKS}", "TODO comment"),
        (
            "# Words\n\n## Fruit\n\nfig | Feige\n\u3000baz qux | zwei\n\u3000good day | Tag\n",
            "baz qux",
        ),
        ("# T\n\n((follow-up)) is what comes next.\n\n## A\n\nx\n", "follow-up"),
    ],
)
def test_the_writer_s_own_words_are_kept(text: str, kept: str) -> None:
    document, _ = reader.parse(text, Path("a.md"))
    assert list(compare_source(document, text)) == []
    assert not any(kept in one.text for one in document.left_out)


def test_all_names_of_a_typed_table_are_whole() -> None:
    text = "# W\n\n## Fruit\n\nfoo bar | eins\n\u3000baz qux | zwei\n\u3000good day | drei drei\n"
    document, _ = reader.parse(text, Path("a.md"))
    prompts = [plain(one.prompt) for one in entries(document.sections)]
    assert prompts == ["foo bar", "baz qux", "good day"]


@pytest.mark.parametrize("said", ["yes", "ja", "no"])
def test_a_word_is_no_row_of_letters(said: str) -> None:
    asked = "".join(f"{i}. Is {i} odd?\n\n" for i in range(1, len(said) + 1))
    text = f"# Q\n\n## Quiz\n\n{asked}## Answers\n\n1-{len(said)}: {said}\n"
    document, _ = reader.parse(text, Path("a.md"))
    assert list(compare_source(document, text)) == []
