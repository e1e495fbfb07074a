"""Notes that nobody would write: each gives good pages, which pass the build's own read-back while
WeasyPrint says nothing, or one clear problem."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cribdeck import cli
from cribdeck.html import set_text
from cribdeck.notes.blocks import Table, Text
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries
from cribdeck.problems import UNSHOWN
from cribdeck.proof.pdf_text import read_pdf
from cribdeck.sheet import sheet
from cribdeck.sheet.widths import line_width, shares
from tests.conftest import ROOT
from tests.hostile_notes import DRAWINGS, TEN_ATTACKS

pytestmark = pytest.mark.slow

WORDS = [
    "the",
    "broker",
    "keeps",
    "every",
    "record",
    "until",
    "its",
    "retention",
    "time",
    "is",
    "over",
]


def words(count: int) -> str:
    return " ".join(f"{WORDS[i % len(WORDS)]}{i}" for i in range(count))


def row(cell: str, count: int) -> str:
    return f"| {cell} " * count + "|\n"


PART = "# Title\n\n## Part\n\n"
HOSTILE = {
    "a word": f"{PART}### Question?\n\n{'w' * 500}\n\n<https://example.com/{'u' * 480}>\n",
    "words of terms": f"{PART}* **{'t' * 500}:** definition.\n* **b:** `{'d' * 500}`\n",
    "words of headings": f"# {'T' * 300}\n\n## {'h' * 500}\n\n### {'k' * 500}\n\n1. {'p' * 500}?\n",
    "words half code": f"{PART}Some (`{'a.long.name.' * 9}`)`b`. **({'w' * 90}**) x\n\n"
    f"{row('a', 4)}{row('---', 4)}{row('(`' + 'name.' * 9 + '`)', 4)}\n"
    f"1. Is (`{'a.name.' * 9}`) **a*{'b' * 60}*c** name?\n\n* **({'t' * 70}`{'c' * 70}`):** d\n",
    "a word in a quote in a list": f"{PART}- a\n  > {'x' * 500}\n  > - `{'z' * 500}`\n",
    "words in a table": f"{PART}{row('a', 3)}{row('---', 3)}| {'x' * 500} | y | `{'z' * 300}` |\n",
    "a line of code": f"{PART}```go\nx = '{'c' * 400}'\n\tif y:\t# {'word ' * 80}\n```\n",
    "code in a deep list": PART
    + f"- a\n  - b\n    - c\n\n      ```go\n      {'v = 1; ' * 57}\n      ```\n",
    "deep tabs": PART + "```go\n" + "\t" * 12 + "deep()\n" + "\t" * 40 + "deeper()\n```\n",
    "a table of 12 columns": f"{PART}{row('a heading', 12)}{row('---', 12)}"
    + row("internationalization", 12) * 4,
    "a table of 30 columns": f"{PART}{row('h', 30)}{row('---', 30)}{row('word', 30) * 3}",
    "a long cell among 12": f"{PART}{row('h', 12)}{row('---', 12)}| {words(300)} " + row("b", 11),
    "long words in 5 columns": f"{PART}{row('a heading', 5)}{row('---', 5)}"
    + row("internationalization of `configuration.lookup.name`", 5) * 3,
    "a nested list": PART + "\n".join("  " * i + f"- level {i} {words(9)}" for i in range(12)),
    "a nested ordered list": f"{PART}### Steps\n\nTake:\n\n"
    + "\n".join("   " * i + f"1. level {i} {words(9)}" for i in range(12)),
    "nested quotes": PART
    + "".join(f"{'>' * i} level {i} {words(6)}\n{'>' * i}\n" for i in range(1, 13)),
    "large numbers": f"{PART}Steps:\n\n99999. one\n100000. two\n\n## B\n\n98765. What?\n",
    "a line": "Only a line.\n",
    "a letter": "x",
    "a heading": "# Only a heading\n",
    "front matter": "---\ntitle: Only front matter\n---\n",
    "a long title": f"# {'A title of words ' * 18}\n\n## Part\n\nText.\n",
    "long headings": f"# Title\n\n## {words(300)}\n\n### {words(300)}\n\nText.\n",
    "a long question": f"{PART}1. {words(300)}?\n\n   Yes.\n2. {words(300)}?\n",
}
PAPERS = {
    "a4": ("", "--paper=a4"),
    "letter, landscape": ("orientation: landscape\n", "--paper=letter"),
    "one page": ("", "--pages=1"),
}
# What is said of the notes, and may be said of such.
# That they teach badly, or nothing at all, is said, and rightly.
EXPECTED = {"unanswered", "no-title", "long-answer", "same-prompt", "no-card"}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_notes_give_good_pages(
    what: str, paper: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, option = PAPERS[paper]
    text = HOSTILE[what]
    if settings:
        text = f"---\n{settings}" + (text[4:] if text.startswith("---\n") else f"---\n{text}")
    notes = tmp_path / "notes.md"
    notes.write_text(text, encoding="utf-8")
    status = cli.main([str(notes), "-o", str(tmp_path / "out"), option, "--json", "-q"])
    report = json.loads(capsys.readouterr().out)
    assert status == 0, report["problems"]
    assert {problem["code"] for problem in report["problems"]} <= EXPECTED, report["problems"]
    assert (tmp_path / "out" / "notes.pdf").exists()


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_document_of_nothing_is_one_clear_warning(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(text, encoding="utf-8")
    assert cli.main([str(notes), "-o", str(tmp_path / "out"), "--json", "-q"]) == 0
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["path"], problem["severity"]) == (str(notes), "warning")


def test_what_does_not_fit_on_a_page_takes_more_and_is_one_clear_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(f"{PART}{words(4000)}\n", encoding="utf-8")
    assert cli.main([str(notes), "-o", str(tmp_path / "out"), "--pages=1", "--json", "-q"]) == 0
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [p["code"] for p in problems].count("does-not-fit") == 1
    assert (tmp_path / "out" / "notes.pdf").exists()


def shown(text: str) -> str:
    """The sheet's text, without blanks."""
    made = sheet.render(parse(text, Path("notes.md"))[0], 1_780_000_000)
    return read_pdf(made.pdf).text


def test_a_list_keeps_its_numbers_where_it_is_cut() -> None:
    items = "".join(f"{i}. item\n" for i in range(8, 14))
    found = shown(f"{PART}### Steps\n\nTake:\n\n{items}")
    assert all(f"{i}." in found for i in range(8, 14)), found
    assert "1.2." not in found.replace("11.12.", "")


def table(*cells: str) -> Table:
    text = f"# T\n\n## P\n\n{row('a', len(cells))}{row('---', len(cells))}| {' | '.join(cells)} |\n"
    (entry,) = entries(parse(text, Path("notes.md"))[0].sections)
    (block,) = entry.answer
    assert isinstance(block, Table)
    return block


def test_a_table_whose_words_have_room_finds_its_widths_itself() -> None:
    assert shares(table("some words", "a longer cell of some more words"), 30.0) == ()


def test_a_table_without_room_gives_more_to_what_says_more() -> None:
    widths = shares(table("w" * 300, "y", words(20)), 20.0)
    assert sum(widths) == pytest.approx(1)
    assert widths[0] > widths[2] > widths[1] > 0.05


def test_a_table_with_no_room_at_all_has_even_columns() -> None:
    assert shares(table(*["word"] * 8), 8.0) == (0.125,) * 8


def test_a_narrow_column_keeps_its_words_whole_beside_a_wide_one() -> None:
    widths = shares(table("w" * 300, "255.255.255.128", "mask"), 30.0)
    assert widths[1] * 30 > line_width([Text("255.255.255.128")])
    assert widths[2] * 30 > line_width([Text("mask")])
    assert shares(table("Bundesstaat/Direktdemokratie", "x"), 14.0) == ()


def test_a_table_whose_words_would_be_broken_in_a_column_spans_the_page() -> None:
    heads = ("Receptor", "Protein", "Messenger", "Vasoconstriction", "Phenylephrine")
    text = f"{PART}| {' | '.join(heads)} |\n{row('---', 5)}{row('1', 5)}"
    made = sheet.render(parse(text, Path("notes.md"))[0], 1_780_000_000)
    seen = read_pdf(made.pdf)
    line = {glyph.place.y for glyph in seen.glyphs if glyph.text in "RPMV"}
    assert "ReceptorProteinMessengerVasoconstrictionPhenylephrine1" in seen.text
    assert len(line) == 2  # the title band with "Part", and the header


# --- What takes long, or is more than paper holds -------------------------------------------------

STACKED = "".join(letter + "\u0301\u0323\u0489\u05b0\u0651" * 3 for letter in "broker")
COSTLY = {
    "letters without a blank": "w" * 9000,
    "letters in code": f"`{'w' * 9000}`",
    "blanks that do not break": "word\u00a0" * 1500,
    "marks upon marks": f"{STACKED} " * 60,
    "entities": "&amp;" * 3000,
    "joined signs": "a\u200d" * 2500,
    "ideographs in a cell": f"{row('a', 2)}{row('---', 2)}| {'汉字語' * 700} | x |",
    "letters in a quote in a list": f"- a\n  > {'ж' * 6000}",
}


@pytest.mark.parametrize("what", COSTLY)
def test_a_long_text_takes_time_for_itself_and_not_for_its_square(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(f"{PART}### Question?\n\n{COSTLY[what]}\n", encoding="utf-8")
    status = cli.main([str(notes), "-o", str(tmp_path / "out"), "--json", "-q"])
    report = json.loads(capsys.readouterr().out)
    assert status == 0, report["problems"]
    assert (tmp_path / "out" / "notes.pdf").exists()


def test_parts_of_a_long_text_are_short_and_end_where_a_line_may() -> None:
    parts = set_text.PARTS.findall("some words, " * 300)
    assert max(map(len, parts)) <= set_text.PART + 1
    assert all(part.endswith(" ") for part in parts)
    for text in ("w" * 3000, "&amp;" * 2500, "x\u0301" * 1500, "a\u00a0" * 1500):
        parts = set_text.PARTS.findall(text)
        assert "".join(parts) == text and len(parts) > 3
        assert not any(part.startswith(("\u0301", "amp;", "mp;", "p;", ";")) for part in parts)
    short = f"<p>{'a word ' * 280}</p>"
    assert set_text.LONG_TEXT.search(short) is None


LONG = "a text of its own " * 200
TITLES = {
    "a heading": f"# {LONG}\n\n### What?\n\nyes\n",
    "a title": f"---\ntitle: {LONG}\n---\n\n### What?\n\nyes\n",
    "a topic": f"---\ntopic: {LONG}\n---\n\n# T\n\n### What?\n\nyes\n",
    "tags": f"---\ntags: [{', '.join(f'tag{i}' for i in range(900))}]\n---\n\n# T\n\nyes\n",
    "a heading in ideographs": f"# {'汉字語文' * 200}\n\n### What?\n\nyes\n",
}


@pytest.mark.parametrize("what", TITLES)
def test_a_title_band_holds_a_title_and_no_text(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(TITLES[what], encoding="utf-8")
    status = cli.main([str(notes), "-o", str(tmp_path / "out"), "--json", "-q"])
    report = json.loads(capsys.readouterr().out)
    assert status == 0, report["problems"]
    codes = [problem["code"] for problem in report["problems"]]
    assert ("front-matter" in codes) == (what in ("a title", "a topic"))
    assert (tmp_path / "out" / "notes.pdf").exists()


def test_ten_attacks_at_once_are_a_line_each_and_cost_no_output(tmp_path: Path) -> None:
    for name, drawing in DRAWINGS.items():
        (tmp_path / name).write_text(drawing, encoding="utf-8")
    (tmp_path / "ten.md").write_text(TEN_ATTACKS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "ten.md", "-o", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if line.startswith("ten.md")]
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr and "report it" not in done.stderr, done.stderr
    assert [line.rpartition("[")[2].rstrip("]") for line in told] == [
        "front-matter",
        "formula",
        "image",
        "image",
        "blank-in-sheet",
        "nesting",
        "image",
        "control-character",
        "heading-without-words",
        "unclosed-comment",
        "unclosed-fence",
        "json-syntax",
    ]
    assert all(re.match(r"ten.md:[0-9]+: [^;]+; .+", line) and len(line) < 300 for line in told)
    assert not UNSHOWN.search(done.stderr.replace("\n", ""))
    assert (tmp_path / "out/ten.apkg").exists() and (tmp_path / "out/ten.pdf").exists()
