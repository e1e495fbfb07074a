"""Scripts whose glyphs are not their letters one by one pass the read-back of the sheet, and what
is lost of them is found. A script that the machine has no font for is set in boxes, of which the
same is true."""

from pathlib import Path

import pytest

from cribdeck.notes.reader import parse
from cribdeck.problems import Problem
from cribdeck.proof.pdf_text import read_pdf
from cribdeck.proof.readback import check_sheet
from cribdeck.sheet import sheet

PATH = Path("notes.md")
MODIFIED = 1_780_000_000
WORDS = {
    "he": ("בְּרֵאשִׁית בָּרָא אֱלֹהִים", "שָׁלוֹם עוֹלָם"),
    "ar": ("السلام عليكم لا إله", "مُحَمَّد كِتَابٌ"),
    "fa": ("زبان فارسی می\u200cخواهم", "کتاب\u200cها"),
    "hi": ("नमस्ते दुनिया हिन्दी क्षत्रिय", "किताब में र्क"),
    "th": ("สวัสดีชาวโลก น้ำ", "ภาษาไทยกำลัง"),
    "my": ("မြန်မာဘာသာ စကား ကြောင့်", "ကျွန်တော် ဖြေ"),
    "ta": ("தமிழ் மொழி கொண்டு போ", "வணக்கம் உலகம்"),
    "km": ("ភាសាខ្មែរ កើត", "ស្រុក"),
    "en": ("🇩🇪 🇫🇷 family 👩\u200d👩\u200d👧\u200d👦", "👩🏽\u200d💻 🏳️\u200d🌈 1️⃣"),
}


def notes(one: str, other: str) -> str:
    return f"""# {one}

## {other} Kafka

### {one}?

{one} Kafka {other}. {other}, {one}!

Kafka is {one} and {other}.

* **{other}:** {one} Kafka 12 {other}.
* The {one} **{other}** is (Kafka) {one}.

> {one}: {other} Kafka

### Kafka {other}

* {one}
* {other} Kafka 3.5
  * {one} {other}

| {one} | Kafka |
|---|---|
| {other} | {one} Kafka |

1. {one}?

   {other} `code` {one}.
2. {other} Kafka?
"""


def of(language: str) -> str:
    return notes(*WORDS[language])


def lost(text: str, shown: str) -> tuple[Problem, ...]:
    """What the read-back misses of the notes `text` in the sheet of the notes `shown`."""
    made = sheet.render(parse(shown, PATH)[0], MODIFIED)
    return check_sheet(parse(text, PATH)[0], made.pdf, made.blocks)


@pytest.mark.slow
@pytest.mark.parametrize("language", WORDS)
def test_a_script_loses_nothing_on_the_sheet(language: str) -> None:
    text = of(language)
    assert lost(text, text) == ()


@pytest.mark.slow
@pytest.mark.parametrize("language", WORDS)
def test_a_word_that_is_lost_is_found_at_its_line(language: str) -> None:
    text = of(language)
    word = WORDS[language][0].split()[0]
    sentence = f"Kafka is {WORDS[language][0]}"
    assert text.count(sentence) == 1
    (problem,) = lost(text, text.replace(sentence, sentence.replace(f"{word} ", "", 1)))
    assert problem.code == "lost-in-sheet"
    assert problem.location.line == text[: text.index(sentence)].count("\n") + 1


@pytest.mark.slow
@pytest.mark.parametrize("language", WORDS)
def test_words_in_another_order_are_found(language: str) -> None:
    text = of(language)
    one, other = WORDS[language]
    right = f"Kafka is {one} and {other}."
    assert lost(text, text.replace(right, f"Kafka is {other} and {one}."))


def test_right_to_left_text_stands_at_the_right() -> None:
    made = sheet.render(parse("# T\n\n## P\n\nשלום עולם\n\nabc def\n", PATH)[0], MODIFIED)
    glyphs = read_pdf(made.pdf).glyphs
    right = made.blocks[-1].right
    hebrew = next(i for i, glyph in enumerate(glyphs) if glyph.text == "שלוםעולם")
    run = [glyph.ink for glyph in glyphs if glyph.run == glyphs[hebrew].run]
    assert max(ink[2] for ink in run) > right - 5
    latin = next(i for i, glyph in enumerate(glyphs) if glyph.text == "b") - 1  # of abc
    assert glyphs[latin].ink[0] < right / 2


# A sentence that goes on over the end of a line in several scripts.
MIXED = "# T\n\n## A\n\nשלום עולם and كتاب and 漢字かな交じり文 and 한국어 and abc and Кириллица.\n"
HEBREW = """\
# מבוא ל-Kafka

## מושגים

* **ברוקר:** שרת של Kafka ששומר רשומות.
* **נושא:** זרם של רשומות, מחולק למחיצות.

### מה זה Kafka?

Kafka היא מערכת הזרמת אירועים מבוזרת. היא שומרת רשומות ב-log ומעבירה אותן לצרכנים רבים.

> **זהירות:** אין הבטחה לזמן אמת.

1. מהי מחיצה?

   רצף רשומות מסודר.

2. מה עושה `acks=all`?

   המנהיג ממתין לכל הרפליקות.

### שימושים

* איסוף לוגים
* מעקב אחר פעילות
  * באתר
* English item here
* מדדים

| תכונה | Kafka |
|---|---|
| שמירה | עד תום המועד |

A paragraph in English among them.

```python
print("שלום")
```
"""


def test_a_sentence_of_many_scripts_loses_nothing() -> None:
    assert lost(MIXED, MIXED) == ()


def test_notes_in_hebrew_lose_nothing_in_any_place() -> None:
    assert lost(HEBREW, HEBREW) == ()
    (problem,) = lost(HEBREW, HEBREW.replace('print("שלום")', 'print("לום")'))
    assert (problem.code, problem.location.line) == ("lost-in-sheet", 37)


@pytest.mark.slow
@pytest.mark.parametrize("char", "²→▼🙂①②⓵㎏中한אب")
def test_drawings_and_code_may_hold_any_character(char: str) -> None:
    text = (
        f"# T\n\n## A\n\n```\n+---{char}---+   out\n| a {char} b | {char} x\n+-------+\n```\n\n"
        f'```python\nx = "{char}"  # y {char} z\n```\n'
    )
    assert lost(text, text) == ()
    assert lost(text, text.replace(f"| {char} x", "|   x"))
