"""Characters that no font has: told before anything is laid out, one message a script, and set as
boxes with their code point, which copy, stand in their columns and are proven as themselves."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from cribdeck.html import missing_glyphs
from cribdeck.html.code_point_font import code_point_font
from cribdeck.html.fonts import CODE, TEXT, _font, advance, without_font
from cribdeck.notes.reader import parse
from cribdeck.papercards import paper_cards
from cribdeck.problems import Problem
from cribdeck.proof import readback
from cribdeck.proof.pdf_text import read_pdf
from cribdeck.sheet import sheet

PATH = Path("notes.md")
MODIFIED = 1_780_000_000
# No font has these on any machine: of private use, and not assigned.
NOBODY, OTHER, OPEN = "\U00100000", "\U0010fffd", "\u0378"


def flaws(text: str) -> tuple[Problem, ...]:
    document, _ = parse(text, PATH)
    return missing_glyphs.problems(document, missing_glyphs.boxed_of(document))


def test_what_some_font_has_is_not_missing() -> None:
    assert without_font("a é → 🙂 ✓ مرحبا\t") == ""
    assert without_font("a\u200b\u200d\ufe0f\u061c\u2060\u00ad") == ""  # never shown
    assert without_font(f"a{OTHER}{OPEN}{NOBODY}{OPEN}") == OPEN + NOBODY + OTHER


def test_lines_are_counted_wherever_a_character_is_printed() -> None:
    text = f"""\
# About {NOBODY}

### What is {NOBODY}?

One line
and {NOBODY} another, **bold {NOBODY}** and `code {NOBODY}`.

* an item
  > quotes {NOBODY}

| a | b {NOBODY} |
|---|---|
| c | d |
| e {NOBODY} | f |

```python
x = 1

y = "{NOBODY}"
```
"""
    (problem,) = flaws(text)
    assert (problem.code, problem.severity, problem.location.line) == ("no-glyph", "flaw", 1)
    assert problem.fact.startswith("7 lines hold characters that Unicode leaves open (U+100000),")


def test_addresses_formulas_and_comments_are_not_printed() -> None:
    assert flaws(f"# T\n\n### Q?\n\n[a](x{NOBODY}.md) $x$ <!-- {NOBODY} -->\n") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("あ 漢 ー", "Japanese"),
        ("한국 漢", "Korean"),
        ("漢字。", "Chinese"),
        ("！", "Chinese"),  # a full-width form
        ("ไทย", "Thai"),
        ("ܫܠܡܐ", "Syriac"),
        ("𐌀", "Old Italic"),
        ("\u0900", "Devanagari"),  # a mark
        ("⿰", "Chinese"),
        ("\U0001d100", "signs"),
        (OPEN, "characters that Unicode leaves open"),
    ],
)
def test_a_script_is_named_once(text: str, name: str) -> None:
    document, _ = parse(f"# T\n\n### Q?\n\n{text}\n\n{text}\n", PATH)
    (problem,) = missing_glyphs.problems(document, text.replace(" ", ""))
    assert problem.fact.startswith(f"2 lines hold {name} (")
    assert problem.location.line == 5


def test_scripts_are_told_in_the_order_of_their_lines() -> None:
    document, _ = parse("# T\n\n### Q?\n\nไทย\n\nあ and ไ\n", PATH)
    found = missing_glyphs.problems(document, "あไทย")
    assert [one.location.line for one in found] == [5, 7]
    assert "(ท U+0E17, ย U+0E22, ไ U+0E44)" in found[0].fact
    assert found[1].fact.startswith("a line holds Japanese (あ U+3042), for which no font is here")


def test_what_scripts_share_belongs_to_one_that_is_there() -> None:
    document, _ = parse("# T\n\n### Q?\n\nएक।\n", PATH)
    (problem,) = missing_glyphs.problems(document, "एक।")
    assert problem.fact.startswith("a line holds Devanagari (ए U+090F, क U+0915, । U+0964),")


# --- The font -------------------------------------------------------------------------------------


def widths(data: bytes) -> dict[str, int]:
    with TTFont(BytesIO(data)) as font:
        return {chr(point): font["hmtx"][name][0] for point, name in font.getBestCmap().items()}


def test_boxes_are_as_wide_as_the_columns_that_code_counts() -> None:
    found = widths(code_point_font(f"漢ก\u0e31{NOBODY}", code=True))
    assert (found["漢"], found["ก"], found["\u0e31"], found[NOBODY]) == (1200, 600, 600, 600)
    assert found[" "] == 600


def test_no_box_is_wider_than_it_is_taken_for() -> None:
    for fonts, code in ((TEXT, False), (CODE, True)):
        wide = widths(code_point_font("\U0003fffe" + NOBODY, code=code))
        assert advance(NOBODY, fonts) >= wide[NOBODY] / 1000


def test_the_font_is_the_same_at_any_time() -> None:
    made = code_point_font(NOBODY, code=False)
    code_point_font.cache_clear()
    assert code_point_font(NOBODY, code=False) == made


# --- On paper -------------------------------------------------------------------------------------

NOTES = f"""\
# About {NOBODY}

### What is {OPEN}?

It is {NOBODY}{OTHER}, **bold {NOBODY}**.

* **{NOBODY}:** a term
* {OTHER} **{OPEN}** is a fact

```python
x = "{NOBODY}{OPEN}"  # {OTHER} y
if  x:  z = 1
```
"""


@pytest.mark.slow
def test_boxes_are_proven_as_the_characters_that_they_stand_for() -> None:
    document, _ = parse(NOTES, PATH)
    made = sheet.render(document, MODIFIED)
    assert [one.code for one in made.problems] == ["no-glyph"]
    assert readback.check_sheet(document, made.pdf, made.blocks) == ()
    cards = paper_cards.render(document, MODIFIED)
    assert cards and cards.problems == made.problems
    assert readback.check_cards(document, cards.pdf) == ()
    other, _ = parse(NOTES.replace(f"It is {NOBODY}", "It is "), PATH)
    (lost, *_) = readback.check_sheet(document, sheet.render(other, MODIFIED).pdf, made.blocks)
    assert (lost.code, lost.location.line) == ("lost-in-sheet", 5)


@pytest.mark.slow
def test_what_stands_behind_a_box_keeps_its_column() -> None:
    document, _ = parse(
        f'# T\n\n### Q?\n\n```python\nx = "{NOBODY}" + 漢\ny = "aa" + bb\n```\n', PATH
    )
    glyphs = read_pdf(sheet.render(document, MODIFIED).pdf).glyphs
    first, second = [one.place.x for one in glyphs if one.text == "+"]
    advance_ = next(one for one in glyphs if one.text == "y").place.x
    equals = [one.place.x for one in glyphs if one.text == "="]
    column = (equals[1] - advance_) / 2
    assert second - first == pytest.approx(column, abs=0.05)


@pytest.mark.slow
def test_one_document_leaves_no_trace_in_the_next() -> None:
    def pdf(text: str) -> bytes:
        return sheet.render(parse(f"# T\n\n### Q?\n\n{text}\n", PATH)[0], MODIFIED).pdf

    alone, plain = pdf(f"{NOBODY} a"), pdf("a")
    pdf(f"{NOBODY}{OTHER} a")
    pdf(f"{OTHER} a")
    assert (pdf(f"{NOBODY} a"), pdf("a")) == (alone, plain)


# --- On a machine without fonts -------------------------------------------------------------------

RENDER = """\
import json, sys
from pathlib import Path
from cribdeck.notes.reader import parse
from cribdeck.papercards import paper_cards
from cribdeck.proof import readback
from cribdeck.sheet import sheet

text = sys.stdin.buffer.read().decode()
document, _ = parse(text, Path("notes.md"))
made = sheet.render(document, 1_780_000_000)
cards = paper_cards.render(document, 1_780_000_000)
said = [(one.location.line, one.severity, one.fact) for one in (*made.problems, *cards.problems)]
lost = (*readback.check_sheet(document, made.pdf, made.blocks),
        *readback.check_cards(document, cards.pdf))
print(json.dumps({"pages": made.pages, "said": sorted(set(said)), "lost": [*map(str, lost)]}))
"""


def without_fonts(text: str, folder: Path) -> Any:
    """What a process says of the notes `text` that finds no fonts on its machine."""
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><cachedir>{folder / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RENDER],
        input=text.encode(),
        stdout=subprocess.PIPE,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.slow
def test_notes_of_many_scripts_are_built_without_their_fonts(tmp_path: Path) -> None:
    found = without_fonts(
        "# T\n\n### Which languages are there?\n\n[中文](zh.md), [ไทย น้ำ](th.md), English.\n\n"
        '* **かな:** `漢字` हिन्दी 👍🏽 مرحبا\n\n```python\nx = "中"  # ไทย\nif  y:  z\n```\n',
        tmp_path,
    )
    assert found["lost"] == []
    said = [(line, severity, fact.partition(" (")[0]) for line, severity, fact in found["said"]]
    assert said == [
        (5, "flaw", "2 lines hold Thai"),
        (5, "flaw", "3 lines hold Japanese"),
        (7, "flaw", "a line holds Devanagari"),
    ]


@pytest.mark.slow
def test_long_notes_without_their_font_give_pages(tmp_path: Path) -> None:
    entries = [
        f"### {chr(0x4E00 + i)}{chr(0x5E00 + i)}？\n\n"
        + "".join(chr(0x4E00 + (i * 97 + j * 31) % 3000) for j in range(200))
        for i in range(50)
    ]
    found = without_fonts("# 笔记\n\n" + "\n\n".join(entries) + "\n", tmp_path)
    assert (found["lost"], len(found["said"])) == ([], 1)
    assert 2 <= found["pages"] <= 8


def letters(only: Sequence[str], without: Sequence[str]) -> str:
    """Letters of the fonts `only` that those of `without` lack; no marks, which are stacked."""
    found = set().union(*map(_font, only)).difference(*map(_font, without))
    return "".join(sorted(c for c in found if re.match(r"\w", c) and not 0x590 < ord(c) < 0x900))


@pytest.mark.slow
def test_the_fonts_of_text_stand_in_for_those_of_code_and_back(tmp_path: Path) -> None:
    of_text, of_code = letters(TEXT, CODE)[::9], letters(CODE, TEXT)[::9]
    assert len(of_text) > 20 and len(of_code) > 5
    found = without_fonts(f"# T\n\n### Q?\n\nSo `{of_text}` and {of_code}.\n", tmp_path)
    assert (found["said"], found["lost"]) == ([], [])
