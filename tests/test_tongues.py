"""The same notes in each language make the same cards: no language is second to English.

`tests/data/tongues` has one course note per language, the same line by line.
"""

import re
from pathlib import Path

import pytest

from cribdeck.deck.notes import TASK_FIELD
from tests.test_cards import fields, notes_of, words

TONGUES = Path(__file__).parent / "data" / "tongues"
ENGLISH = "en"
# The lines of en.md that a card is asked from; a table makes one more for each of its rows.
ASKED = [
    *(5, 6, 7, 9, 13, 17, 23, 27, 30, 35, 43, 53, 57, 59, 59, 59),
    *(73, 77, 90, 94, 103, 104, 115, 116),
    *(128, 138, 142, 146, 156, 160, 168, 172, 180, 185, 193, 194, 198, 207),
]
LANGUAGES = sorted(path.stem for path in TONGUES.glob("*.md"))


def cards_of(language: str) -> list[tuple[int, str, tuple[str, ...], int]]:
    """Of each note of `language`: its line and type, the fields it fills, and how many items, rows
    and paragraphs its answer has."""
    cards = []
    for note in notes_of((TONGUES / f"{language}.md").read_text(encoding="utf-8")):
        said = fields(note)
        filled = tuple(sorted(name for name, html in said.items() if html))
        parts = len(re.findall("<(?:li|tr|p)\\b", said.get("Answer", "")))
        cards.append((note.location.line, note.note_type.name, filled, parts))
    return cards


TIMELINES = {
    "en": (
        "1665: Hooke sees cells",
        "5 March 1839: Schwann writes of them",
        "19th century: dyes come",
        "around 1900 – Golgi draws nerves",
        "400 BC: Hippocrates heals",
    ),
    "de": (
        "1665: Hooke sieht Zellen",
        "5. März 1839: Schwann schreibt davon",
        "19. Jahrhundert: Farbstoffe kommen",
        "um 1900 – Golgi zeichnet Nerven",
        "400 v. Chr.: Hippokrates heilt",
    ),
    "es": (
        "1665: Hooke ve células",
        "5 de marzo de 1839: Schwann escribe de ellas",
        "siglo XIX: llegan los tintes",
        "hacia 1900 – Golgi dibuja nervios",
        "400 a. C.: Hipócrates cura",
    ),
    "fr": (
        "1665 : Hooke voit des cellules",
        "5 mars 1839 : Schwann en parle",
        "XIXe siècle : les colorants arrivent",
        "vers 1900 – Golgi dessine des nerfs",
        "400 av. J.-C. : Hippocrate soigne",
    ),
    "pt": (
        "1665: Hooke vê células",
        "5 de março de 1839: Schwann escreve sobre elas",
        "século XIX: chegam os corantes",
        "por volta de 1900 – Golgi desenha nervos",
        "400 a.C.: Hipócrates cura",
    ),
    "ru": (
        "1665: Гук видит клетки",
        "5 марта 1839: Шванн пишет о них",
        "XIX век: появляются красители",
        "около 1900 – Гольджи рисует нервы",
        "400 до н. э.: Гиппократ лечит",
    ),
    "zh": (
        "1665年：胡克看见细胞",
        "1839年3月5日：施旺写到细胞",
        "19世纪：染料出现",
        "约1900年 – 高尔基画神经",
        "公元前400年：希波克拉底行医",
    ),
    "ja": (
        "1665年：フックが細胞を見る",
        "1839年3月5日：シュワンが書く",
        "19世紀：染料が現れる",
        "約1900年 – ゴルジが神経を描く",
        "紀元前400年：ヒポクラテスが治す",
    ),
    "ar": (
        "1665: هوك يرى الخلايا",
        "5 مارس 1839: شوان يكتب عنها",
        "القرن 19: تظهر الأصباغ",
        "حوالي 1900 – غولجي يرسم الأعصاب",
        "400 ق.م.: أبقراط يعالج",
    ),
    "he": (
        "1665: הוק רואה תאים",
        "5 במרץ 1839: שוואן כותב עליהם",
        "המאה ה-19: באים צבעים",
        "בערך 1900 – גולג'י מצייר עצבים",
        '400 לפנה"ס: היפוקרטס מרפא',
    ),
    "ar, its own digits": (
        "١٦٦٥: هوك يرى الخلايا",
        "٥ مارس ١٨٣٩: شوان يكتب عنها",
        "القرن ١٩: تظهر الأصباغ",
        "حوالي ١٩٠٠ – غولجي يرسم الأعصاب",
        "٤٠٠ ق.م: أبقراط يعالج",
    ),
}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != ENGLISH])
def test_each_language_makes_the_cards_of_english(language: str) -> None:
    assert cards_of(language) == cards_of(ENGLISH)


def test_the_cards_of_english_are_those_that_are_meant() -> None:
    asked = [line for line, *_ in cards_of(ENGLISH)]
    assert asked == ASKED


@pytest.mark.parametrize("language", TIMELINES)
def test_each_language_asks_for_what_happened(language: str) -> None:
    lines = TIMELINES[language]
    notes = notes_of("# T\n\n## P\n\n" + "".join(f"- {line}\n" for line in lines))
    assert [fields(note)[TASK_FIELD] for note in notes] == ["What happened?"] * len(lines)
    assert all(
        line.startswith(words(fields(note)["Prompt"]))
        for line, note in zip(lines, notes, strict=True)
    )
