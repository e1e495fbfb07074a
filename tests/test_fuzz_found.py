"""What fuzzing found: the shortest notes of each kind, and what comes of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from cribdeck.html.formulas import Undrawable, drawn
from cribdeck.notes import pictures, reader
from cribdeck.notes.attachments import Beside
from cribdeck.notes.blocks import Math
from cribdeck.notes.document import Question
from cribdeck.notes.passing import svg
from cribdeck.notes.sheet_only import Prose
from cribdeck.notes.walk import entries
from cribdeck.problems import Location
from cribdeck.proof import readback
from tests.deck_of import problems_of
from tests.fuzzing.targets import reads

pytestmark = pytest.mark.slow
NOTES = Path("notes.md")


@pytest.mark.parametrize("below", ["* w", "1. w", "> w", "```\n   w\n   ```", "| w |\n   |---|"])
@pytest.mark.parametrize(
    "order", ["1. {}\n2. Why?\n", "1. Why?\n2. {}\n", "3. {}\n4. Why?\n\n   So."]
)
def test_an_item_without_a_line_among_questions_keeps_its_words(below: str, order: str) -> None:
    text = f"# T\n\n## Part\n\n{order.format(below)}"
    document, _ = reader.parse(text, NOTES)
    assert readback.check_source(document, text) == ()
    kinds = [type(entry).__name__ for entry in entries(document.sections)]
    assert sorted(kinds) == [Prose.__name__, Question.__name__]


def test_an_item_that_is_only_a_comment_asks_nothing() -> None:
    document, _ = reader.parse("# T\n\n1. <!-- a -->\n2. Why?\n", NOTES)
    assert [entry.number for entry in entries(document.sections)] == [2]
    for text in ("# Questions\n\n1. <!-- a -->\n", "# FAQ\n\n1. <!-- a -->\n2. <!-- b -->\n"):
        reads(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nA [c]()d and [c](<> )d.\n",  # an empty target, directly before a word
        "# T\n\nA ` b `4 and c`` d ``.\n",  # code with blanks at its ends, within a word
        "# T\n\nA value\\begin{aligned}x\\end{aligned}.\n",
        "# A $c$]d\n",  # in the line that gives the title
        "# a\n\nb` a `\n",  # of which a part is the title, too
        "# r` 1 ` and \\(n\\)s\n\ntext\n",
        "# a![](b.png)\n\ntext\n",
        "# T\n\n![wo**rd**](x.png) and ![[a][r]b](x.png)[r]\n\n[r]: y\n",
        "# T\n\n[r][3][r] [r]\n\n[r]: y\n",  # a target of the same name as a word
        "# T\n\n[sound:x]o and 2[sound:y.mp3]\n",
        "# 4[sound:x]o\n\n[sound:y]\n",  # in the title
        "# a![[x.png]]b![[y z.png|w]]c\n\nd![[x.png]]e![v](x.png)f\n",
        "# T {#a}a}\n\n{#b}b\n\n* {#c}c, {#c}c\n",  # no anchors: the letters beside them are theirs
        "# T\n\n{#a}ida\n\n~~~ida\n~~~\n",  # a part of a word that is left out elsewhere
        "*    $$\n  1. l\n  $$\n\n>  *    $$\n>   - m\n>     + n\n>   $$\n",  # indented too little
        "1.\n2.",
        "7)\x857) a\n",
        "> &#0; and\n>&amp;b\n",
        "\\&#x41;&#x41; and &#x41;&#x41 and &#4;1\n",
        "<!-- 5 -->5\\begin{array}{c}\\end{array}\n",
    ],
)
def test_a_word_that_marks_part_is_not_lost(text: str) -> None:
    reads(text.encode())


def test_a_word_that_is_lost_beside_one_that_marks_part_is_seen() -> None:
    text = "# T\n\n## P\n\nA ` b `4 of it, caf&eacute;s ca.\n\nThe end.\n"
    document, _ = reader.parse(text, NOTES)
    assert readback.check_source(document, text) == ()
    less, _ = reader.parse(text.replace(" ca.", "."), NOTES)
    (problem,) = readback.check_source(less, text)
    assert '"ca" is lost' in problem.fact
    title = "---\ntitle: The broker\n---\n\n## P\n\nbro ker b\n"
    document, _ = reader.parse(title, NOTES)
    (section,) = document.sections
    assert readback.check_source(replace(document, sections=(replace(section, entries=()),)), title)


@pytest.mark.parametrize("end", ["", "\n", "\n>", "\n> \n>", "\n   >"])
@pytest.mark.parametrize("begin", [">7)\n>    <!--", "> * a\n>   <div>", "* > 1.\n  >    <?"])
def test_html_that_does_not_end_before_the_file_does_is_read(begin: str, end: str) -> None:
    reads((begin + end).encode())


@pytest.mark.parametrize("size", [(1, 1), (7, 900), (900, 7), (8, 8), (3, 5)])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_that_is_thinner_than_eight_pixels_is_shown(
    size: tuple[int, int], form: str, tmp_path: Path
) -> None:
    Image.new("RGB", size, "red").save(tmp_path / "p.jpg", form)
    image, _ = pictures.read(Beside(tmp_path, tmp_path), "p.jpg", "", Location(NOTES, 1))
    assert (image.width, image.height) == size


@pytest.mark.parametrize("address", ["a" * 300, "a" * 300 + ".svg", "y/" * 3000, "/" + "a" * 5000])
def test_a_picture_whose_name_is_too_long_is_a_flaw(address: str, tmp_path: Path) -> None:
    text = f"# T\n\n### Why?\n\n![words]({address})\n"
    _, (problem,) = reader.parse(text, tmp_path / "notes.md")
    assert problem.code == "image"
    assert "file name too long" in problem.fact or "no such image" in problem.fact


@pytest.mark.parametrize("value", ["url(l(#a)", "url(a b)", 'url(#a"b)', "fill:url(//a(b)"])
def test_an_address_in_css_that_is_broken_may_not_pass(value: str) -> None:
    name = "style" if ":" in value.split("url")[0] else "fill"
    shape = f"<path d='M0 0h9' {name}='{value}'/>"
    data = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{shape}</svg>'
    made = svg.drawing(data.encode())
    assert made.without == (f"{name} of <path>",) and b"url" not in made.data


@pytest.mark.parametrize(
    "inside",
    [
        '<rect style="fill:url(//a)"/>',
        '<ellipse style="background:url(//a)" onload="x()"/>',
        '<rect fill="none" onload="x(stroke)" width="5" height="5"/>',
        "<style>@import '//a';</style><path/>",
    ],
)
def test_a_drawing_that_shows_nothing_without_what_may_not_pass_is_refused(inside: str) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'
    with pytest.raises(svg.NotPlain, match="and draws nothing"):
        svg.drawing(data.encode())


NESTING = [
    (r"\frac{1}{", "}"),
    (r"\left(", r"\right)"),
    ("x_a^{", "}"),
    (r"\sqrt{", "}"),
    (r"\begin{pmatrix}", r"\end{pmatrix}"),
    (r"\substack{a\\b}", ""),
]


@pytest.mark.parametrize(("begin", "end"), NESTING)
def test_a_formula_nested_deeper_than_can_be_drawn_in_time_is_a_flaw(begin: str, end: str) -> None:
    """What draws formulas takes twice as long for each level."""
    where = Location(NOTES, 1)
    assert drawn(Math(f"{begin * 4}x{end * 4}", True, where)).width > 0
    for depth in (20, 40):
        with pytest.raises(Undrawable, match=r"too deeply|recursion"):
            drawn(Math(f"{begin * depth}x{end * depth}", True, where))


def test_a_callout_with_nothing_but_a_long_title_is_an_answer(tmp_path: Path) -> None:
    title = "word " * 70
    assert problems_of(f"# T\n\n### What is it?\n\n> [!note] {title}\n", tmp_path) == ()
