"""What of a drawing may pass: what acts or fetches is gone, and bombs end at once."""

import io
import time
import zipfile
from base64 import b64encode
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image as Picture

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.notes import pictures
from cribdeck.notes.attachments import Beside, Unusable
from cribdeck.notes.passing import css, svg
from cribdeck.notes.reader import parse
from cribdeck.problems import Location, Severity, Strictness

HERE = Location(Path("notes.md"), 1)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink" {}>{}</svg>'
PATH = '<path d="M0 0h9v9z"/>'


def drawn(inside: str, attributes: str = "") -> svg.Drawing:
    return svg.drawing(SVG.format(attributes, inside).encode())


# --- What only draws stays as it is ---------------------------------------------------------------

INKSCAPE = (
    '<s:namedview xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/>'
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<r:li r:resource="http://purl.org/dc/dcmitype/StillImage" any="thing"/></r:RDF></metadata>'
)


@pytest.mark.parametrize(
    "inside",
    [
        '<style>@font-face { src: url(data:font/woff2,A) } path { fill: url("#a") }</style>',
        '<a href="https://example.com"><path style="fill: url(#a)"/></a>',
        '<g id="a"/><use l:href="#a"/><image href="data:image/png;base64,AA"/>',
        '<linearGradient id="b" href="#a"/><linearGradient id="a"/><rect fill="url(#b)"/>',
        INKSCAPE + '<g data-x="url" aria-label="an image" xml:space="preserve" class="image"/>',
        '<text lang="he" role="img">url(x) is text <tspan>@import</tspan></text><!-- a comment -->',
        '<animate attributeName="fill" values="red;blue"/>',
        '<g stroke="red"><path d="M0 0h9" fill="none"/></g>',
        "<rect/>" * 19_000,
    ],
)
def test_a_drawing_may_hold_what_it_needs(inside: str) -> None:
    whole = SVG.format("", inside + PATH).encode()
    found = svg.drawing(whole)
    assert (found.data, found.without) == (whole, ())
    assert (found.width, found.height) == (300, 150)


def test_many_styles_that_paint_are_no_bomb() -> None:
    rules = "".join(f".s{i}{{fill:url(#g{i})}}" for i in range(400))
    painted = "".join(
        f'<linearGradient id="g{i}"><stop/></linearGradient><path class="s{i}" d="M0 0h1"/>'
        for i in range(400)
    )
    assert drawn(f"<style>{rules}</style>{painted * 5}").without == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "us-ascii"])
def test_a_drawing_may_be_written_in_what_all_know(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + SVG.format("", PATH)
    assert svg.drawing(text.encode(encoding)).data == text.encode(encoding)


# --- What acts or fetches is taken out ------------------------------------------------------------

HTML = 'xmlns="http://www.w3.org/1999/xhtml"'


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>alert(1)</script>", "<script>"),
        (f"<script {HTML}>alert(1)</script>", "<script>"),
        (f'<metadata><iframe {HTML} src="//x"/></metadata>', "<iframe>"),
        ('<g onload="x()"/>', "onload"),
        ('<g onClick="x()"/>', "onClick"),
        ("<style>@import url(//example.com/a.css);</style>", "in <style>"),
        (r"<style>@\69mport '//example.com/a.css';</style>", "in <style>"),
        (r"<style>path { fill: u\72l(//example.com/a) }</style>", "in <style>"),
        ("<style><![CDATA[g { background: image-set('//a.org/b' 1x) }]]></style>", "in <style>"),
        ("<style>@media all { g { mask: url( 'http://a.org/b' ) } }</style>", "in <style>"),
        ("<style>@font-face { src: url(https://a.org/f.woff) }</style>", "in <style>"),
        ("<g style=\"fill: url( 'http://example.com/a#b')\"/>", "style of <g>"),
        ('<g fill="url(file:///etc/passwd)"/>', "fill of <g>"),
        (r'<g filter="u\rl(//a.org/b)"/>', "filter of <g>"),
        ('<use href="other.svg#a"/>', "href of <use>"),
        ('<use l:href="//a.org/other.svg#a"/>', "href of <use>"),
        ('<image href="https://example.com/a.png"/>', "href of <image>"),
        ('<image href="data:image/svg+xml,x"/>', "href of <image>"),
        ('<image href="data:image/png,x"/>', "href of <image>"),
        ('<feImage href="http://a.org/b"/>', "href of <feImage>"),
        ('<g><animate attributeName="href" to="javascript:x"/></g>', "<animate>"),
        ('<set attributeName="l:href" to="javascript:x"/>', "<set>"),
        ('<set attributeName="onclick" to="x()"/>', "<set>"),
    ],
)
def test_what_acts_or_fetches_is_taken_out_and_told(inside: str, told: str) -> None:
    found = drawn(inside + PATH)
    assert found.without == (told,)
    assert b"<path" in found.data
    for live in (b"alert", b"//", b"javascript", b"data:", b"on", b"passwd", b"other.svg", b"x()"):
        shown = found.data.replace(b"http://www.w3.org/2000/svg", b"").split(b"?>", 1)[1]
        assert live not in shown, found.data
    again = svg.drawing(found.data)
    assert (again.data, again.without) == (found.data, ())


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="javascript:x"><g/></a>',  # a link leads nowhere from a picture
        '<a l:href="JAVA&#9;SCRIPT:x"><g/></a>',
        "<canvas/>",
        "<b xmlns='urn:of-nobody'>x</b>",
        "<switch><foreignObject>words</foreignObject><text>words</text></switch>",
        "<foreignObject> </foreignObject>",
        '<g unknown="x" xml:base="//a.org/"/>',
    ],
)
def test_what_nobody_sees_is_taken_out_without_a_word(inside: str) -> None:
    found = drawn(inside + PATH)
    assert found.without == ()
    names = {one.tag.rpartition("}")[2] for one in ElementTree.fromstring(found.data).iter()}
    assert names <= {"svg", "path", "g", "a", "switch", "text"}
    assert not any(live in found.data for live in (b"cript:", b"a.org", b"unknown", b"nobody"))


def test_words_in_another_language_are_not_lost() -> None:
    with pytest.raises(svg.NotPlain, match="words would be lost"):
        drawn(f"<foreignObject><p {HTML}>a label</p></foreignObject>" + PATH)


def test_entities_and_foreign_encodings_are_resolved() -> None:
    entity = '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
    found = svg.drawing((entity + f'<svg xmlns="&ns_svg;">{PATH}</svg>').encode())
    assert b"ENTITY" not in found.data and b"<path" in found.data and found.without == ()
    named = '<?xml version="1.0" encoding="cp1251"?>' + SVG.format("", "<text>карта</text>")
    assert "карта" in svg.drawing(named.encode("cp1251")).data.decode()
    public = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    plain = (public + SVG.format("", PATH)).encode()
    assert svg.drawing(plain).data == plain


def test_a_stylesheet_from_elsewhere_is_taken_out() -> None:
    found = svg.drawing(b'<?xml-stylesheet href="a.css"?>' + SVG.format("", PATH).encode())
    assert b"a.css" not in found.data and found.without == ("a stylesheet",)


def test_styles_are_read_as_browsers_read_them() -> None:
    assert not css.fetches("fill: url(#a); content: 'url(//a)'; x: data:image/png;base64,AA")
    assert css.fetches("fill: URL(//a)") and css.fetches("src: src('//a')")
    assert css.references(r"fill: u\72l(#a); marker: url('#b')") == (("fill", "a"), ("marker", "b"))


# --- Bombs ----------------------------------------------------------------------------------------


def levels(of: str, last: str, count: int = 8) -> str:
    """`last` is level 0, and each other one is `of`, where BELOW is the one below it."""
    return last + "".join(
        of.replace("LEVEL", str(i)).replace("BELOW", str(i - 1)) for i in range(1, count + 1)
    )


MARKED = 'marker-start="url(#aBELOW)" marker-mid="url(#aBELOW)"'
MARKERS = levels(
    f'<marker id="aLEVEL"><path d="M0 0{"h1" * 9}" {MARKED}/></marker>',
    '<marker id="a0"><path d="M0 0h1"/></marker>',
)
RECTS = "<rect/>" * 200
BOMBS = {
    "markers": MARKERS + '<path d="M0 0h1" marker-end="url(#a8)"/>',
    "markers that are inherited": f'<marker id="a">{RECTS}</marker>'
    f'<g marker-mid="url(#a)">{PATH * 200}</g>',
    "markers by a style": rf"<style>.a {{ marker-mid: u\72l(#m) }}</style>"
    f'<marker id="m">{RECTS}</marker><path class="a" d="M0 0{"h1" * 999}"/>',
    "markers by any style": "<style>@media all { svg > * { marker: url('#m') } }</style>"
    f'<marker id="m"><g>{RECTS}</g></marker><path d="M0 0{"h1" * 999}"/>',
    "markers at 20,000 points": f'<marker id="m">{RECTS}</marker>'
    f'<path marker-mid="url(#m)" d="M0 0{"L1 1" * 20_000}"/>',
    "markers of a polyline": f'<marker id="m">{RECTS}</marker>'
    f'<polyline style="marker: url(#m)" points="{"1,1 " * 400}"/>',
    "uses": levels(
        '<g id="aLEVEL">' + '<use href="#aBELOW"/>' * 10 + "</g>", '<g id="a0"><rect/></g>'
    ),
    "patterns": levels(
        '<pattern id="aLEVEL">' + '<rect fill="url(#aBELOW)"/>' * 10 + "</pattern>",
        '<pattern id="a0"><rect/></pattern>',
    ),
    "patterns that are inherited": f'<pattern id="a">{RECTS}</pattern>'
    f'<g style="stroke: url(#a)">{RECTS}</g>',
    "masks": levels(
        '<mask id="aLEVEL">' + '<g mask="url(#aBELOW)"/>' * 10 + "</mask>",
        '<mask id="a0"><rect/></mask>',
    ),
    "clips": levels(
        '<clipPath id="aLEVEL">' + '<path clip-path="url(#aBELOW)"/>' * 10 + "</clipPath>",
        '<clipPath id="a0"><rect/></clipPath>',
    ),
    "filters": levels(
        '<filter id="aLEVEL">' + '<feImage href="#aBELOW"/>' * 10 + "</filter>", '<rect id="a0"/>'
    ),
    "many": "<rect/>" * 21_000,
    "many points": f'<path d="M0 0{"h1" * 310_000}"/>',
    "long text": f"<text>{'x' * 900_000}</text>",
    "text used often": f'<text id="a">{"x" * 2_000}</text>' + '<use href="#a"/>' * 20,
    "a chain": "".join(f'<g id="a{i}"><use href="#a{i + 1}"/></g>' for i in range(3_000)),
    "depth": "<g>" * 70 + "</g>" * 70,
    "great depth": "<g>" * 50_000 + "</g>" * 50_000,
    "itself": '<g id="b"><use href="#b"/></g>',
    "its own gradient": '<linearGradient id="a" href="#a"/><rect fill="url(#a)"/>',
    "its own mask": '<mask id="a"><rect mask="url(#a)"/></mask>',
    "its own clip": '<clipPath id="a" clip-path="url(#a)"><rect/></clipPath>',
    "its own marker": '<marker id="a"><path d="M0 0h1" marker-start="url(#a)"/></marker>',
    "its own pattern": '<pattern id="a"><rect fill="url(#b)"/></pattern>'
    '<pattern id="b"><rect fill="url(#a)"/></pattern>',
}
REFUSED_IN = 2.0  # seconds of CPU, on whatever machine; each took more than 75
GROWING = '<!DOCTYPE svg [<!ENTITY a "' + "x" * 2_000 + '">]>'
NINES = [
    f'<!ENTITY {name} "' + f"&{inner};" * 9 + '">'
    for inner, name in zip("abcdefghi", "bcdefghij", strict=True)
]
NESTED = f'<!DOCTYPE svg [<!ENTITY a "x">{"".join(NINES)}]>'


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str) -> None:
    begun = time.process_time()
    with pytest.raises(svg.NotPlain, match=r"draws more than|nested too deeply, or contains"):
        drawn(BOMBS[name] + PATH)
    assert time.process_time() - begun < REFUSED_IN


@pytest.mark.parametrize(
    "text",
    [
        GROWING + SVG.format("", f"<text>{'&a;' * 2_000}</text>"),
        NESTED + SVG.format("", "<text>&j;</text>"),
        NESTED + SVG.format("", f'<path id="&j;"/>{PATH}'),
        GROWING.replace("x" * 2_000, "x" * 99) + SVG.format("", f"<text>{'&a;' * 2_000}</text>"),
        SVG.format("", PATH) + " " * 10_000_000,
    ],
)
def test_entities_and_files_that_grow_are_refused_at_once(text: str) -> None:
    begun = time.process_time()
    with pytest.raises(svg.NotPlain):
        svg.drawing(text.encode())
    assert time.process_time() - begun < REFUSED_IN


def test_a_picture_within_is_no_bomb_either(tmp_path: Path) -> None:
    whole = io.BytesIO()
    Picture.new("1", (20_000, 4_000)).save(whole, "PNG")
    inside = f'<image href="data:image/png;base64,{b64encode(whole.getvalue()).decode()}"/>'
    (tmp_path / "a.svg").write_text(SVG.format("", inside))
    with pytest.raises(Unusable, match="too many pixels"):
        pictures.read(Beside(tmp_path, tmp_path), "a.svg", "", HERE)
    (tmp_path / "b.svg").write_text(
        SVG.format("", f'<image href="data:image/png;base64,AAAA"/>{PATH}')
    )
    with pytest.raises(Unusable, match="no image that can be shown"):
        pictures.read(Beside(tmp_path, tmp_path), "b.svg", "", HERE)


# --- Sizes, and what is no drawing ----------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"<html/>",
        b"",
        b"<svg",
        b'<?xml version="1.0" encoding="x"?><a/>',
        SVG.format("", "").encode(),
        SVG.format("", "<defs/><use/>").encode(),
        SVG.format("", '<rect width="9"/><circle r="0"/><path/><text> </text>').encode(),
        SVG.format("", '<path d="M0 0h9v9z" fill="none"/>').encode(),
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + SVG.format("", "<text>&x;</text>").encode(),
    ],
)
def test_what_is_no_drawing_is_broken(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        svg.drawing(data)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 60 30"', (60, 30)),
        ('viewBox="0 0 60 30" width="30"', (30, 15)),
        ('viewBox="0,0,60,30" height="1in"', (192, 96)),
        ('width="100%" height="-4"', (300, 150)),
        ('viewBox="0 0 nan 0"', (300, 150)),
        ('width="1e999" height="40"', (80, 40)),
        ('width="0" height="0"', (300, 150)),
    ],
)
def test_the_size_of_a_drawing(attributes: str, size: tuple[float, float]) -> None:
    found = drawn(PATH, attributes)
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    "attributes",
    ['width="1e30" height="1e30"', 'viewBox="0 0 1e-9 1e-9"', 'viewBox="0 0 1e300 1" height="1"'],
)
def test_a_size_that_no_page_has_is_refused(attributes: str) -> None:
    with pytest.raises(svg.NotPlain, match="size"):
        drawn(PATH, attributes)


# --- In notes -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_cleaned_drawing_is_shown_and_told_of(tmp_path: Path) -> None:
    acting = SVG.format('viewBox="0 0 60 30"', f"<script>alert(1)</script>{PATH}")
    (tmp_path / "a.svg").write_text(acting)
    (tmp_path / "m.svg").write_text(SVG.format("", BOMBS["markers"]))
    notes = tmp_path / "notes.md"
    notes.write_text("# T\n\n### What?\n\n![one](a.svg)\n\n![bomb](m.svg)\n")
    _, problems = parse(notes.read_text(), notes)
    assert [(one.code, one.severity, one.location.line) for one in problems] == [
        ("image", Severity.FLAW, 5),
        ("image", Severity.FLAW, 7),
    ]
    assert "(<script>), and is shown without that: a.svg" in problems[0].fact
    report = pipeline.build(Options((notes,), tmp_path / "out"), 1_795_400_000)
    assert [one.code for one in report.problems] == ["image", "image"]
    with zipfile.ZipFile(tmp_path / "out/notes.apkg") as archive:
        media = [archive.read(name) for name in archive.namelist() if name.isdigit()]
    assert len(media) == 1
    assert b"<path" in media[0] and b"script" not in media[0]
    assert pipeline.build(Options((notes,), tmp_path / "out"), 1_795_400_000).up_to_date


BLANK = {
    "hidden": '<g display="none"><rect width="9" height="9"/></g>',
    "hidden by a style": '<g style="visibility:hidden"><rect width="9" height="9"/></g>',
    "names nothing": '<use href="#nothing"/>',
    "only defined": '<defs><rect width="9" height="9"/></defs>',
    "no area": '<rect width="0%" height="9"/><path d="M0 0"/>',
    "no filling beside an empty line": '<path d="M0 0L9 9" fill="none"/><path d="" stroke="red"/>',
    "out of sight": '<svg viewBox="99 99 9 9"><rect width="9" height="9"/></svg>',
}


@pytest.mark.slow
def test_a_drawing_that_shows_nothing_is_a_flaw_and_withholds_no_sheet(tmp_path: Path) -> None:
    shown = []
    for i, inside in enumerate(BLANK.values()):
        (tmp_path / f"{i}.svg").write_text(SVG.format('width="50" height="50"', inside))
        shown.append(f"- an item ![{i}]({i}.svg)\n\n> ![again]({i}.svg)\n")
    notes = tmp_path / "notes.md"
    notes.write_text("# T\n\n### What?\n\n" + "\n".join(shown))
    report = pipeline.build(Options((notes,), tmp_path / "out", cards=True), 1_795_400_000)
    assert not report.failed, report.problems
    sheet, cards = (one for one in report.problems if one.code.startswith("blank-in"))
    assert sheet.location.line == cards.location.line == 5
    assert 'the image "0" shows nothing in the sheet (so it is at 13 more lines)' in sheet.fact
    assert (tmp_path / "out/notes.pdf").exists()
    strict = Options((notes,), tmp_path / "strict", strict=Strictness.FLAWS)
    assert pipeline.build(strict, 1_795_400_000).failed


@pytest.mark.slow
def test_a_picture_within_a_drawing_is_printed(tmp_path: Path) -> None:
    pixels = io.BytesIO()
    Picture.new("RGB", (4, 4), "red").save(pixels, "PNG")
    inside = f'<image href="data:image/png;base64,{b64encode(pixels.getvalue()).decode()}"'
    (tmp_path / "a.svg").write_text(SVG.format("", f'{inside} width="90" height="90"/>'))
    notes = tmp_path / "notes.md"
    notes.write_text("# T\n\n### What?\n\n![one](a.svg)\n")
    report = pipeline.build(Options((notes,), tmp_path / "out"), 1_795_400_000)
    assert report.problems == ()
