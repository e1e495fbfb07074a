"""About how many words there are, in scripts that part them and in those that do not."""

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Term
from cribdeck.notes.lengths import count
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from tests.conftest import DATA

pytestmark = pytest.mark.fast


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("a log of records", 4),
        ("消息队列", 2),
        ("ログ", 1),
        ("クロスリージョンレプリケーション", 3),
        ("データの複製", 2),
        ("S3 バケット", 2),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert count(text) == words


def test_a_long_word_in_katakana_is_a_name() -> None:
    names = ["クロスリージョンレプリケーション", "ACL(アクセスコントロールリスト)", "イベント通知"]
    items = "".join(
        f"- {name}\n    - バケットとオブジェクトを管理できる仕組み{i}\n"
        for i, name in enumerate(names)
    )
    document, _ = reader.parse(f"# AWS\n\n## S3\n\n{items}", DATA / "notes.md")
    found = [plain(one.prompt) for one in entries(document.sections) if isinstance(one, Term)]
    assert found == names
