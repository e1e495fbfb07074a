"""In which language notes are: of the deck's words, the sheet and the page a browser hyphenates."""

from pathlib import Path

import pymupdf
import pytest

from cribdeck.notes.document import Document
from cribdeck.notes.language_of import UNKNOWN
from cribdeck.notes.reader import parse
from cribdeck.papercards import paper_cards
from cribdeck.sheet import sheet

NOW = 1_795_400_000
NOTES = {
    "de": "## Was ist ein Lager?\n\nEs hält, was die Kunden noch nicht geholt haben, und ist kühl.",
    "fr": "## Qu'est-ce qu'un dépôt ?\n\nC'est là que les choses attendent dans un lieu frais.",
    "ru": "## Что такое склад?\n\nЭто место, где вещи ждут, пока за ними не придут из магазина.",
    "uk": "## Що таке склад?\n\nЦе місце, де речі чекають, поки по них не прийдуть із міста.",
    "ja": "## 在庫とは何か\n\n倉庫で待っている物。ただし Kafka の topic ではない。",
    "zh": "## 什么是仓库？\n\n在 Kafka 的 topic 里，消息等待 consumer 来取。",
    "ko": "## 창고란 무엇인가?\n\nKafka topic 에서 메시지가 consumer 를 기다린다.",
    "he": "## מהו מחסן?\n\nמקום שבו דברים מחכים, כמו topic של Kafka ולא כמו queue.",
    "ar": "## ما هو المخزن؟\n\nمكان تنتظر فيه الأشياء مثل topic في Kafka وليس مثل queue.",
    "hi": "## भंडार क्या है?\n\nवह जगह जहाँ चीज़ें रखी जाती हैं।",
    "en": "## What is a store?\n\nIt is where the things wait for the people that come and ask.",
}


def read(text: str) -> Document:
    return parse(text, Path("notes.md"))[0]


@pytest.mark.parametrize("language", NOTES)
def test_notes_are_in_the_language_of_their_words_and_letters(language: str) -> None:
    assert read(f"# 1\n\n{NOTES[language]}\n").language == language


def test_what_notes_say_of_themselves_holds() -> None:
    assert read(f"---\nlanguage: pt-BR\n---\n# 1\n\n{NOTES['de']}\n").language == "pt"


def test_notes_that_quote_letters_of_another_script_are_in_the_language_around_them() -> None:
    quoted = (
        "## What does です mean?\n\nIt is the polite form of だ, and stands at the end of it.\n"
    )
    assert read(f"# 1\n\n{quoted}").language == "en"


def test_names_of_things_in_formulas_are_no_words_of_a_language() -> None:
    formulas = "".join(f"* **מספר {n}** הוא a + i = z, o - y = e\n" for n in range(9))
    assert read(f"# 1\n\n{formulas}").language == "he"


def test_the_language_of_words_that_nobody_knows_is_not_guessed() -> None:
    unknown = "## Zer da biltegi?\n\n" + "Gauzak itxaroten dauden lekua, jendea etorri arte. " * 9
    assert read(f"# 1\n\n{unknown}\n").language == UNKNOWN


def test_a_few_names_are_taken_for_english() -> None:
    assert read("# 1\n\n| City | Country |\n|---|---|\n| Riga | Latvia |\n").language == "en"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "zh"])
def test_printed_pages_are_marked_with_the_language(language: str) -> None:
    document = read(f"# 1\n\n{NOTES[language]}\n")
    printed = (sheet.render(document, NOW), paper_cards.render(document, NOW))
    for pdf in (one.pdf for one in printed if one):
        with pymupdf.open(stream=pdf) as opened:  # type: ignore[no-untyped-call]
            assert opened.xref_get_key(opened.pdf_catalog(), "Lang") == ("string", language)
