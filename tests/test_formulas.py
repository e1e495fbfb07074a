"""What is a formula, how it is drawn, and which TeX is refused."""

import re
from pathlib import Path

import pypdfium2
import pytest

from cribdeck.html import formulas
from cribdeck.notes import answer_parts
from cribdeck.notes.blocks import Math
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries, figures
from cribdeck.papercards import paper_cards
from cribdeck.problems import Location, Problems
from cribdeck.proof import readback
from cribdeck.proof.glyphs import FIGURE
from cribdeck.proof.pdf_text import read_pdf
from cribdeck.sheet import sheet

NOW = 1_795_400_000
HERE = Location(Path("notes.md"), 1)
LONG = " + ".join(f"a_{{{i}}}" for i in range(40))


def math(tex: str, *, display: bool) -> Math:
    return Math(tex, display, HERE)


def formulas_of(text: str) -> list[tuple[int, str]]:
    document, _ = parse(f"# T\n\n## P\n\n{text}\n", Path("notes.md"))
    return [(one.location.line, one.tex) for one in figures(document) if isinstance(one, Math)]


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("$n$ is at least 2", "n"),  # also where the paragraph ends with a digit
        ("the $n$th of all $k$s", "n"),
        ("($n$), $n$-fold", "n"),
        ("it is $0$ or 1", "0"),
        ("costs $5 or $n$", "n"),
    ],
)
def test_formulas_stand_within_words(text: str, tex: str) -> None:
    assert tex in [one for _, one in formulas_of(text)]


@pytest.mark.parametrize(
    "text", ["$5-$10", "$HOME/bin:$PATH", "US$5 or 5$ a", "$5 and $10", "${A}/${B}", "1$x$"]
)
def test_money_and_variables_stay_text(text: str) -> None:
    assert formulas_of(text) == []


def test_a_formula_has_its_own_line() -> None:
    text = "One\nand **two $a$\nand $b =\nc$** and\n$d$\n\n| x |\n|---|\n| 1 |\n| $e$ |"
    assert formulas_of(text) == [(6, "a"), (7, "b =\nc"), (9, "d"), (14, "e")]


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        (r"\text{日本}", "lacks one of its characters"),
        (r"\begin{tikzpicture}x\end{tikzpicture}", r"\begin{tikzpicture} is not known"),
        (r"x \tag{1}", r"\tag is not supported"),  # in a line: nor does MathJax
        (r"\begin{array}{c|c} a & b \end{array}", "rules of an array are not supported"),
        (r"\begin{array}{cc} a & b \\ \hline c & d \end{array}", r"\hline is not supported"),
        (r"\newcommand{\a}{b}\a", r"\newcommand is not supported"),
        ("x}", "a } has no {"),
        (r"\frac{a}{", "not complete"),
        ("{" * 900 + "x" + "}" * 900, "recursion"),
        (r"\quad", "shows nothing"),
        ("a & b", "not well-formed"),
    ],
)
def test_what_would_be_drawn_as_something_else_is_refused(tex: str, why: str) -> None:
    with pytest.raises(formulas.Undrawable, match=re.escape(why)):
        formulas.drawn(math(tex, display=False))


@pytest.mark.parametrize(
    "tex",
    [
        r"\{x \mid a<b>c\}",
        r"\begin{cases} x & y \\ 1 & 2 \end{cases}",
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\operatorname{Var}(X) = \mathbb{E}[X^2]",
        r"\text{if } x \leftarrow y",
        r"E = mc^2 \tag{1} \label{mass}",
        r"\operatorname*{arg\,max}_x f(x) \notag",
    ],
)
def test_what_notes_need_is_drawn(tex: str) -> None:
    assert b"<path" in formulas.drawn(math(tex, display=True)).svg


def test_what_is_only_reworded_is_drawn_as_what_it_means() -> None:
    def svg(tex: str) -> bytes:
        return formulas.drawn(math(tex, display=True)).svg

    assert svg(r"\operatorname*{max} x \notag") == svg(r"\operatorname{max} x ")
    assert svg(r"x \tag{1}") == svg(r"x \qquad\text{(1)}")


def test_a_formula_has_the_colour_that_it_is_given() -> None:
    assert b"white" in formulas.drawn(math(r"\frac{a}{b}", display=False), "white").svg
    assert b"white" not in formulas.drawn(math(r"\frac{a}{b}", display=False)).svg


def drawn_places(pdf: bytes) -> list[tuple[float, float]]:
    """From where to where each path of the first page goes, in points."""
    with pypdfium2.PdfDocument(pdf) as opened:
        found = opened[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=5)
        return [(one.get_bounds()[0], one.get_bounds()[2]) for one in found]


@pytest.mark.slow
@pytest.mark.parametrize("text", [f"So ${LONG}$.", f"| a | b |\n|---|---|\n| ${LONG}$ | c |"])
def test_a_wide_formula_stays_in_its_column_and_says_how_small_it_is(text: str) -> None:
    document, _ = parse(f"# T\n\n## P\n\n### Why?\n\n{text}\n", Path("notes.md"))
    made = sheet.render(document, NOW)
    assert [problem.code for problem in made.problems] == ["formula-small"]
    half = 595 / 2
    # Only the title's box is wider than the column that all else stands in.
    assert all(right < half for left, right in drawn_places(made.pdf) if right - left < half)
    assert readback.check_sheet(document, made.pdf, made.blocks) == ()


@pytest.mark.slow
def test_a_wide_formula_on_its_own_line_spans_the_page() -> None:
    text = "# T\n\n## P\n\n### Why?\n\n$$\n" + " + ".join("abcdefghijklmnopqrst") + "\n$$\n"
    document, _ = parse(text, Path("notes.md"))
    made = sheet.render(document, NOW)
    assert made.problems == ()
    assert any(left > 595 / 2 for left, _ in drawn_places(made.pdf))


@pytest.mark.slow
def test_a_formula_higher_than_a_page_is_set_smaller() -> None:
    rows = r"\\".join(f"a_{{{i}}} &= {i}" for i in range(120))
    text = f"# T\n\n## P\n\n### Why?\n\n$$\n\\begin{{aligned}}{rows}\\end{{aligned}}\n$$\n"
    document, _ = parse(text, Path("notes.md"))
    made = sheet.render(document, NOW)
    assert readback.check_sheet(document, made.pdf, made.blocks) == ()


def test_what_is_said_first_keeps_its_formula() -> None:
    text = "# T\n\n## P\n\n### Why?\n\n$$\na\n$$\n\nSince a.\n\n$$\nb\n$$\n\nMore.\n"
    (entry,) = entries(parse(text, Path("notes.md"))[0].sections)
    assert [(len(part.blocks), part.is_more) for part in answer_parts.parts(entry.answer)] == [
        (3, False),
        (1, True),
    ]


def test_paper_cards_show_formulas_and_refuse_what_cannot_be_drawn() -> None:
    document, _ = parse("# T\n\n## P\n\n### Why $x$?\n\n$$\ny\n$$\n", Path("notes.md"))
    made = paper_cards.render(document, NOW)
    assert made is not None
    assert readback.check_cards(document, made.pdf) == ()
    shown = [glyph.text for glyph in read_pdf(made.pdf).glyphs]
    assert sorted(text for text in shown if text.startswith(FIGURE)) == [FIGURE + "x", FIGURE + "y"]
    more, _ = parse("# T\n\n## P\n\n### Why $x$?\n\n$$\ny\n$$\n\n$z$\n", Path("notes.md"))
    assert any('"z" is lost' in problem.fact for problem in readback.check_cards(more, made.pdf))
    wrong, _ = parse("# T\n\n## P\n\n### Why?\n\nOne\n$\\nosuch$\n", Path("notes.md"))
    with pytest.raises(Problems) as found:
        paper_cards.render(wrong, NOW)
    assert [problem.location.line for problem in found.value.problems] == [8]
