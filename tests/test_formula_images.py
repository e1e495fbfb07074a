"""Formulas that notes write as images which a service on the net would draw."""

from pathlib import Path

import pytest

from cribdeck.notes.blocks import Math
from cribdeck.notes.document import Document
from cribdeck.notes.reader import parse
from cribdeck.notes.reader.formula_images import formula_at
from cribdeck.notes.walk import figures
from cribdeck.problems import Problem
from cribdeck.proof.source import compare_source


def read(line: str) -> tuple[Document, tuple[Problem, ...], str]:
    text = f"# Heat\n\n## Rod\n\nIt grows by {line} at most.\n"
    document, problems = parse(text, Path("notes.md"))
    return document, tuple(problems), text


def formulas(document: Document) -> list[str]:
    return [one.tex for one in figures(document) if isinstance(one, Math)]


@pytest.mark.parametrize(
    ("address", "tex"),
    [
        ("https://render.githubusercontent.com/render/math?math=%5Calpha%20L", r"\alpha L"),
        ("https://render.githubusercontent.com/render/math?mode=inline&math=a%2Bb", "a+b"),
        ("https://latex.codecogs.com/svg.latex?%5Cfrac%7BL%7D%7B2%7D", r"\frac{L}{2}"),
        ("http://latex.codecogs.com/gif.latex?\\dpi{150}\\bg_white L_0=1", "L_0=1"),
        ("https://latex.codecogs.com/png.image?\\large&space;L^2", "L^2"),
        ("https://math.vercel.app/?from=L%5E2", "L^2"),
        ("https://www.zhihu.com/equation?tex=L_0+%2B+1", "L_0 + 1"),
        ("https://s0.wp.com/latex.php?latex=%5Cbeta&bg=ffffff", r"\beta"),
        ("https://chart.googleapis.com/chart?cht=tx&chl=L_1", "L_1"),
        ("https://i.upmath.me/svg/L%3D2", "L=2"),
        # Pictures like others.
        ("https://chart.googleapis.com/chart?cht=p3&chl=Hello", ""),
        ("https://example.org/svg.latex?x", ""),
        ("https://render.githubusercontent.com/render/math", ""),
        ("rod.png", ""),
        ("https://[::1/render/math?math=x", ""),
        ("file://latex.codecogs.com/svg.latex?x", ""),
    ],
)
def test_the_formula_that_an_address_asks_to_draw(address: str, tex: str) -> None:
    assert formula_at(address) == tex


@pytest.mark.parametrize(
    "line",
    [
        '<img src="https://render.githubusercontent.com/render/math?math=L = \\alpha T_{i%2B1}">',
        "![growth](https://latex.codecogs.com/svg.latex?L&space;=&space;%5Calpha%20T_%7Bi+1%7D)",
        "![L](<https://www.zhihu.com/equation?tex=L+%3D+%5Calpha+T_%7Bi%2B1%7D>)",
    ],
)
def test_such_an_image_is_a_formula_and_no_word_of_the_notes_is_lost(line: str) -> None:
    document, problems, text = read(line)
    assert [tex.replace(" ", "") for tex in formulas(document)] == [r"L=\alphaT_{i+1}"]
    assert problems == ()
    assert list(compare_source(document, text)) == []


def test_what_may_not_stand_in_a_formula_may_not_stand_there_either() -> None:
    document, (problem,), text = read(
        r"![](https://latex.codecogs.com/svg.latex?\href{https://x.org}{a})"
    )
    assert formulas(document) == []
    assert problem.fact.startswith(r"\href may not stand in a formula")
    assert list(compare_source(document, text)) == []
