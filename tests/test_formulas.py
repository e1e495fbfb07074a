"""What is a formula, how it is drawn, and which TeX stands as it is written."""

import re
from pathlib import Path

import pypdfium2
import pytest

from cribdeck.html import formulas
from cribdeck.html.markup import mathjax
from cribdeck.notes import answer_parts
from cribdeck.notes.blocks import Math
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries, figures
from cribdeck.papercards import paper_cards
from cribdeck.problems import Location
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
        (r"it falls $\implies$They fall", r"\implies"),
    ],
)
def test_formulas_stand_within_words(text: str, tex: str) -> None:
    assert tex in [one for _, one in formulas_of(text)]


@pytest.mark.parametrize(
    "text", ["$5-$10", "$HOME/bin:$PATH", "US$5 or 5$ a", "$5 and $10", "${A}/${B}", "1$x$", "$x$y"]
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
        ("e^{i\\pi", "a { has no }"),
        (r"\frac{a}{", "a { has no }"),
        ("{" * 900 + "x" + "}" * 900, "nested too deeply"),
        (r"\quad", "shows nothing"),
        ("a & b", "not well-formed"),
        (r"\ce{H2O}", r"\ce is not known"),
        (r"\smash{x}", r"\smash is not supported"),
        (r"\not\to", r"\not is not known of this sign"),
        (r"\mbox{if $x$}", "a $ within the formula"),
    ],
)
def test_what_would_be_drawn_as_something_else_is_told(tex: str, why: str) -> None:
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


@pytest.mark.slow
def test_a_formula_within_a_line_that_is_higher_than_a_page_is_set_smaller() -> None:
    rows = r"\\".join(map(str, range(200)))
    text = f"# T\n\n### Why?\n\nSo $\\begin{{matrix}}{rows}\\end{{matrix}}$ is $x$.\n"
    document, _ = parse(text, Path("notes.md"))
    made = sheet.render(document, NOW)
    assert made.pages == 1
    assert readback.check_sheet(document, made.pdf, made.blocks) == ()


def test_what_is_said_first_keeps_its_formula() -> None:
    text = "# T\n\n## P\n\n### Why?\n\n$$\na\n$$\n\nSince a.\n\n$$\nb\n$$\n\nMore.\n"
    (entry,) = entries(parse(text, Path("notes.md"))[0].sections)
    assert [(len(part.blocks), part.is_more) for part in answer_parts.parts(entry.answer)] == [
        (3, False),
        (1, True),
    ]


def test_paper_cards_show_formulas() -> None:
    document, _ = parse("# T\n\n## P\n\n### Why $x$?\n\n$$\ny\n$$\n", Path("notes.md"))
    made = paper_cards.render(document, NOW)
    assert made is not None
    assert readback.check_cards(document, made.pdf) == ()
    shown = [glyph.text for glyph in read_pdf(made.pdf).glyphs]
    assert sorted(text for text in shown if text.startswith(FIGURE)) == [FIGURE + "x", FIGURE + "y"]
    more, _ = parse("# T\n\n## P\n\n### Why $x$?\n\n$$\ny\n$$\n\n$z$\n", Path("notes.md"))
    assert any('"z" is lost' in problem.fact for problem in readback.check_cards(more, made.pdf))


# --- What cannot be drawn -------------------------------------------------------------------------

CHEMISTRY = r"""# Water

## Water $\ce{H2O}$

### What is $\ce{H2O}$?

One $x$ and
$\ce{2H2 + O2 -> 2H2O}$, **bold $\ce{H2}$** and $\ce{H2}$.

$$
\begin{multline}
a + b \\ + c
\end{multline}
$$

* **Ion $\ce{H+}$:** is $\ce{H3O+}$
* **$\ce{OH-}$** is a base, $y$
* plain $\ce{Na+}$

| $\ce{H}$ | b |
|---|---|
| $\ce{CaCO3 -> CaO + CO2}$ | $\frac{a}{b}$ |

> Quoted $\ce{Q}$

1. What is $\ce{Cl-}$?
"""


@pytest.mark.slow
def test_what_cannot_be_drawn_stands_as_its_tex_in_every_place() -> None:
    document, _ = parse(CHEMISTRY, Path("notes.md"))
    made = sheet.render(document, NOW)
    assert [(one.code, one.severity, one.location.line) for one in made.problems] == [
        ("formula", "flaw", 3),
        ("formula", "flaw", 10),
    ]
    assert r"13 formulas cannot be drawn (\ce is not known): \ce{H2O}, …" in made.problems[0].fact
    assert made.problems[1].fact.startswith("the formula cannot be drawn (")
    assert readback.check_sheet(document, made.pdf, made.blocks) == ()
    cards = paper_cards.render(document, NOW)
    assert cards and cards.problems == made.problems
    assert readback.check_cards(document, cards.pdf) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("of", "shown"),
    [
        (r"bold $\ce{H2}$", "bold"),
        (r"$\ce{OH-}$", "that"),
        (r"$\ce{Cl-}$", r"$\ce{Br-}$"),
        ("One $x$", "One"),  # and what is drawn
    ],
)
def test_tex_that_is_lost_is_found(of: str, shown: str) -> None:
    document, _ = parse(CHEMISTRY, Path("notes.md"))
    assert of in CHEMISTRY
    other = sheet.render(parse(CHEMISTRY.replace(of, shown), Path("notes.md"))[0], NOW)
    assert readback.check_sheet(document, other.pdf, other.blocks)


@pytest.mark.slow
def test_long_tex_stays_in_its_column_and_goes_on_in_the_next() -> None:
    long = r"\ce{" + " + ".join(f"{i}H2O" for i in range(3000)) + "}"
    text = f"# T\n\n### Why?\n\nSo ${long}$.\n\n| a | b |\n|---|---|\n| ${long[:900]}}}$ | c |\n"
    document, _ = parse(text, Path("notes.md"))
    made = sheet.render(document, NOW)
    assert readback.check_sheet(document, made.pdf, made.blocks) == ()


def test_letters_have_the_face_that_they_are_asked_for() -> None:
    def svg(tex: str) -> bytes:
        return formulas.drawn(math(tex, display=False)).svg

    assert svg(r"\mathbb N") == svg(r"\mathbb{N}") != svg("N")
    assert svg(r"\mathbb{NR}") == svg(r"\mathbb N \mathbb R")
    faces = ("mathbb", "mathtt", "mathsf", "mathcal", "mathfrak", "mathbf", "mathrm")
    assert len({svg(rf"\{face}{{ab}}") for face in faces}) == len(faces)
    assert svg(r"\mathbf{1}") != svg("1") != svg(r"\mathbb{1}")
    assert svg(r"\big\{x\big\}") == svg(r"\big\lbrace x\big\rbrace")
    assert svg(r"\big\{x\big\}").count(b"<use") == 3


@pytest.mark.parametrize(
    ("tex", "same"),
    [
        (r"\begin{align} a &= b \end{align}", r"\begin{aligned} a &= b \end{aligned}"),
        (r"\begin{equation*}a\end{equation*}", "a"),
        (r"\begin{dcases} a \\ b \end{dcases}", r"\begin{cases} a \\ b \end{cases}"),
        (r"a \\[2pt] b", r"a \\ b"),
        (r"\text{if $x$ is}", r"\text{if }x\text{ is}"),
        (r"\mathop{\mathrm{argmax}}_x", r"{\mathrm{argmax}}_x"),
        (r"a \not= b", r"a \neq b"),
        (r"\binom{n}{k_{2}}", r"\tbinom{n}{k_{2}}"),
        ("a = b \\\\ \n \\\\", "a = b"),
        (r"a \\ b \\\ ", r"a \\ b \\\ "),
        (r"\sum^\infin x^\R \isin \N", r"\sum^\infty x^{\mathbb{R}} \in {\mathbb{N}}"),
        (r"\argmax_x \Beta", r"\operatorname*{arg\,max}_x {\mathrm{B}}"),
        (r"\begin{matrix} a \\R \end{matrix}", r"\begin{matrix} a \\ R \end{matrix}"),
        (r"a \\\\ b \\ \\[2pt] c", r"a \\ \, \\ b \\ \, \\ c"),
        (r"\begin{pmatrix} a \end{pmatrix}^2", r"{\begin{pmatrix} a \end{pmatrix}}^2"),
        (
            r"\begin{matrix} a & \begin{matrix} b \end{matrix}' \end{matrix} _i",
            r"{\begin{matrix} a & {\begin{matrix} b \end{matrix}}' \end{matrix}}_i",
        ),
    ],
)
def test_what_is_written_otherwise_is_drawn_as_what_it_means(tex: str, same: str) -> None:
    def svg(of: str) -> bytes:
        return formulas.drawn(math(of, display=True)).svg

    assert svg(tex) == svg(same)


@pytest.mark.parametrize("tex", [r"a \\", r"a \\ \\ b", r"\begin{aligned} a \\ \\ b \end{aligned}"])
def test_a_row_with_nothing_in_it_is_no_endless_one(tex: str) -> None:
    assert 0 < formulas.drawn(math(tex, display=True)).height < 4


def test_rows_of_fractions_stand_apart() -> None:
    one = formulas.drawn(math(r"\frac{a}{b}", display=True)).height
    two = formulas.drawn(
        math(r"\begin{aligned}\frac{a}{b}\\\frac{a}{b}\end{aligned}", display=True)
    )
    assert two.height > 2 * one + 0.3


def test_a_drawing_of_no_height_is_none() -> None:
    with pytest.raises(formulas.Undrawable):
        formulas.drawn(math(r"a \\ {} \\ b", display=True))


def test_a_deck_says_in_tex_what_only_katex_calls_so() -> None:
    assert mathjax(math(r"x \in \R", display=False)) == mathjax(
        math(r"x \in {\mathbb{R}}", display=False)
    )
    assert r"\Real \\R" in str(mathjax(math(r"\Real \\R", display=False)))
