"""HTML from a template, pages from HTML, and the log of it. Alone knows jinja2, and WeasyPrint
but for the fonts that it finds (fonts).

Gives them the project's own templates, stylesheets and fonts, and nothing else of the machine or
the network. Does not know what stands on a page, or where it should.
"""

import atexit
import gc
import io
import logging
import os
import re
import textwrap
from codecs import BOM_UTF16_BE
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout, suppress
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import mirrored

from markupsafe import Markup

from cribdeck.html import missing_glyphs, set_text
from cribdeck.html.code_point_font import code_point_font
from cribdeck.html.packages import APK, APT, BREW, DNF, PACMAN, ZYPPER, how_to_install
from cribdeck.notes.document import Document
from cribdeck.notes.passing import css
from cribdeck.problems import Location, Problem, Problems, Severity
from cribdeck.resources import FONTS, TEMPLATES

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint import Document as Rendering
    from weasyprint.text.fonts import FontConfiguration

MANUAL = "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#installation"
PANGO = {
    APT: "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    DNF: "sudo dnf install pango",
    ZYPPER: "sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
    PACMAN: "sudo pacman -S pango",
    APK: "sudo apk add pango",
    # A Python that is not Homebrew's does not look there by itself.
    BREW: "brew install pango; export DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib",
}

PX = 0.75  # WeasyPrint tells places in CSS pixels
IMAGES = "image:"  # the scheme of images' addresses
BASE = "file:///templates/"
# The fonts of characters that no other has: their addresses, whether of code, and their names.
BOXES = {"boxes:text": False, "boxes:code": True}
BOXES_STYLE = (
    '@font-face { font-family: "Sheet Boxes"; src: url(boxes:text) }'
    '@font-face { font-family: "Sheet Mono Boxes"; src: url(boxes:code) }'
)
DRAWING = "data:image/svg+xml;base64,"
EMBEDDED = re.compile(css.PICTURE, re.IGNORECASE)  # in a drawing
MOST_SAID = 300  # characters of a message of WeasyPrint, which quotes whole pictures
MISSING_GLYPHS = re.compile(r'\.notdef glyph rendered for Unicode string.*?: "(.*)" \(')


def require_pango(where: Location) -> None:
    """Loads WeasyPrint, which needs Pango of the system. Raises Problems, with one Problem at
    `where`, if that cannot be loaded."""
    try:
        with redirect_stdout(io.StringIO()):  # it prints its own advice
            import weasyprint  # noqa: F401
    except OSError as error:
        reason = str(error).partition(":")[0]
        fact = f"Pango, which sets text on paper, cannot be loaded ({reason})"
        remedy = f"install it: {how_to_install(PANGO, MANUAL)}, or build with --only deck"
        raise Problems((Problem(where, "no-pango", fact, remedy),)) from error


def warmed_up(template: str, stylesheets: "tuple[Stylesheet, ...]") -> None:
    """Loads what layouts with these need, where this system has it."""
    with suppress(Problems):
        require_pango(Location(TEMPLATES))
        fonts = _fonts("")
        fingerprint(template, stylesheets)
        for stylesheet in stylesheets:
            _css(stylesheet, fonts)


def filled(template: str, **values: Any) -> Markup:
    """The HTML of a file in templates/ with `values` in it; those that are no Markup are text."""
    return Markup(_template(template).render(values))


class Stylesheet(NamedTuple):
    """A file in templates/, and the lengths that it is filled with."""

    name: str
    lengths: Hashable


def laid_out(
    html: Markup,
    stylesheets: Iterable[Stylesheet],
    images: Mapping[str, bytes],
    boxed: str = "",
) -> "Rendering":
    """`html` as pages, with the project's fonts and the `stylesheets`, of which a later one has the
    last word. `images` gives the content of each image by its name; the characters `boxed`, which
    no font has, are set as boxes with their code point."""
    from weasyprint import HTML

    fonts = _fonts(boxed)
    return HTML(string=set_text.as_set(html), url_fetcher=_fetcher(images)).render(
        font_config=fonts, stylesheets=[_css(one, fonts) for one in stylesheets]
    )


def tops(page: Any) -> dict[str, float]:
    """How far below the top of a page of a rendering each element with an id begins, in points."""
    return {name: place[1] * PX for name, place in page.anchors.items()}


def bottoms(page: Any) -> dict[str, float]:
    """How far below the top of a page of a rendering each element with an id ends, in points."""
    return {name: place[3] * PX for name, place in page.anchors.items()}


def to_pdf(rendering: "Rendering") -> bytes:
    """The pages as a tagged PDF/UA. SHAPED text says which characters it shows
    (/ActualText, PDF 32000-1, 14.9.4), so that it can be copied, searched and heard: WeasyPrint
    maps each glyph to the characters of its first place, and theirs stand for others elsewhere."""
    for page in rendering.pages:
        page.paint = partial(_paint, page.paint)
    pdf: bytes = rendering.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return pdf


def _paint(paint: Any, stream: Any, scale: float = 1) -> None:
    """Draws a page with `paint` and adds the texts to the marks of what it drew."""
    paint(stream, scale)
    boxes = [(box, mark["mcid"]) for box, mark in (stream._tags or {}).items()]
    said = [(getattr(box, "text", ""), box.style["direction"], mark) for box, mark in boxes]
    texts = {}
    if any(set_text.SHAPED.search(text) for text, _, _ in said):
        # Readers mirror brackets beside what runs from right to left, and stops at its end.
        texts = {
            mark: text
            for text, direction, mark in said
            if set_text.SHAPED.search(text)
            or any(map(mirrored, text))
            or (text and direction == "rtl")
        }
    for item in stream.stream if texts else ():
        if isinstance(item, dict) and item.get("MCID") in texts:
            characters = BOM_UTF16_BE + texts[item["MCID"]].encode("utf-16-be")
            item["ActualText"] = f"<{characters.hex()}>".encode()


@lru_cache(maxsize=8)
def _template(name: str) -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(undefined=StrictUndefined, autoescape=True)
    return environment.from_string((TEMPLATES / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=2)
def _fonts(boxed: str) -> "FontConfiguration":
    """Fonts, read once for all layouts of all documents with the same `boxed` characters."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    if boxed:
        CSS(string=BOXES_STYLE, font_config=fonts, url_fetcher=_fetcher({}, boxed))
    return fonts


@lru_cache(maxsize=4)
def _css(stylesheet: Stylesheet, fonts: "FontConfiguration") -> "CSS":
    from weasyprint import CSS

    return CSS(
        string=str(filled(stylesheet.name, lengths=stylesheet.lengths)),
        base_url=BASE,  # not a path: the bytes of the PDF must not depend on the folder
        font_config=fonts,
        url_fetcher=_fetcher({}),
    )


def _fetcher(images: Mapping[str, bytes], boxed: str = "") -> Any:
    """What gives WeasyPrint the project's own fonts, those of the characters `boxed`, `images`,
    drawings within the HTML and pictures within those; nothing else of the machine or the network.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OursOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(DRAWING) or EMBEDDED.match(url):
                return super().fetch(url, headers)
            if url.startswith(IMAGES) and (content := images.get(url.removeprefix(IMAGES))):
                svg = {"Content-Type": "image/svg+xml"} if url.endswith(".svg") else None
                return URLFetcherResponse(url, content, svg)
            if url in BOXES:
                content = code_point_font(boxed, code=BOXES[url])
                return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})
            name = url.removeprefix(BASE + "fonts/")
            file = FONTS / name
            if name == url or "/" in name or file.suffix != ".ttf":
                raise ValueError(f"the sheet fetches nothing: {url}")
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": "font/ttf"})

    return OursOnly()


# --- What a layout depends on ---------------------------------------------------------------------

# What fontconfig takes the languages from that it prefers fonts for (FcGetDefaultLangs).
LANGUAGES = ("FC_LANG", "LC_ALL", "LC_CTYPE", "LANG")


@lru_cache(maxsize=4)
def fingerprint(template: str, stylesheets: tuple[Stylesheet, ...]) -> bytes:
    """A digest of all that a layout depends on beside its HTML and images: a template, stylesheets,
    the project's fonts and the machine's, WeasyPrint and Pango, and how the HTML is set."""
    import weasyprint
    from weasyprint.text.ffi import pango

    said = (
        blake2b(Path(set_text.__file__).read_bytes()).digest(),
        weasyprint.__version__,
        pango.pango_version(),
        [os.environ.get(name) for name in LANGUAGES],
        [_stamp(file) for file in sorted(set(_fontconfig_files()))],
        (TEMPLATES / template).read_text(encoding="utf-8"),
        [str(filled(one.name, lengths=one.lengths)) for one in stylesheets],
        [blake2b(font.read_bytes()).digest() for font in sorted(FONTS.glob("*.ttf"))],
    )
    return blake2b(repr(said).encode()).digest()


def _fontconfig_files() -> Iterator[Path]:
    """The fonts of the machine, which stand in for letters that the project's lack, and the files
    that say which of them."""
    from weasyprint.text.ffi import ffi, fontconfig

    config = _fonts("")._config
    files = fontconfig.FcConfigGetConfigFiles(config)
    while name := fontconfig.FcStrListNext(files):
        yield Path(os.fsdecode(ffi.string(name)))
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    found = ffi.new("FcChar8 **")
    for pattern in fonts.fonts[0 : fonts.nfont]:
        if fontconfig.FcPatternGetString(pattern, b"file", 0, found) == fontconfig.FcResultMatch:
            yield Path(os.fsdecode(ffi.string(found[0])))


def _stamp(file: Path) -> tuple[str, int, int]:
    with suppress(OSError):
        found = file.stat()
        return str(file), found.st_size, found.st_mtime_ns
    return str(file), 0, 0


@atexit.register
def _release_fonts() -> None:
    # WeasyPrint's fonts clean up after themselves, which may fail once Python takes its modules
    # down. Styles refer to them in circles, so that clearing the cache alone does not free them.
    _css.cache_clear()
    _fonts.cache_clear()
    gc.collect()


# --- What WeasyPrint says -------------------------------------------------------------------------


@contextmanager
def gathered_complaints(document: Document) -> Iterator[list[Problem]]:
    """Collects WeasyPrint's warnings and errors as Problems about `document`. A character that it
    finds no glyph of, though a font seemed to have it, is a flaw as others are that no font has."""
    problems: list[Problem] = []
    missing: set[str] = set()

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = record.getMessage()
            if found := MISSING_GLYPHS.search(message):
                missing.update(found[1])
                return
            problem = Problem(
                Location(document.path),
                "typesetting",
                f"WeasyPrint says: {textwrap.shorten(message, MOST_SAID)}",
                "this is a defect of the sheet; please report it with the notes",
                Severity.WARNING,
            )
            problems.append(problem)

    logger = logging.getLogger("weasyprint")
    handler = Collector(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield problems
    finally:
        logger.removeHandler(handler)
        problems.extend(missing_glyphs.problems(document, "".join(sorted(missing))))
