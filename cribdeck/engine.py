"""HTML from a template, and pages from HTML. Alone knows WeasyPrint and jinja2.

Gives them the project's own templates, stylesheets and fonts, and nothing else of the machine or
the network. Does not know what stands on a page.
"""

import atexit
import gc
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cribdeck.layout import IMAGES, TEMPLATES

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint import Document as Rendering
    from weasyprint.text.fonts import FontConfiguration

BASE = "file:///templates/"
DRAWING = "data:image/svg+xml;base64,"
STYLESHEET = "sheet.css"


def filled(template: str, **values: Any) -> str:
    """The HTML of a file in templates/ with `values` in it."""
    html: str = _template(template).render(values)
    return html


def laid_out(
    html: str, images: Mapping[str, bytes] | None = None, stylesheet: str | None = None
) -> "Rendering":
    """`html` as pages, with the fonts and the stylesheet of sheets, and then `stylesheet` (a file
    in templates/). `images` gives the content of each image by its name."""
    from weasyprint import HTML

    sheets = [_css(name) for name in (STYLESHEET, stylesheet) if name]
    return HTML(string=html, url_fetcher=_fetcher(images or {})).render(
        font_config=_fonts(), stylesheets=sheets
    )


@lru_cache(maxsize=4)
def _template(name: str) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=False
    )
    return environment.get_template(name)


@lru_cache(maxsize=1)
def _fonts() -> "FontConfiguration":
    """Fonts, read once for all layouts of all documents."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=4)
def _css(name: str) -> "CSS":
    from weasyprint import CSS

    return CSS(
        string=(TEMPLATES / name).read_text(encoding="utf-8"),
        base_url=BASE,  # not a path: the bytes of the PDF must not depend on the folder
        font_config=_fonts(),
        url_fetcher=_fetcher({}),
    )


def _fetcher(images: Mapping[str, bytes]) -> Any:
    """What gives WeasyPrint the project's own fonts, `images` and drawings within the HTML; nothing
    else of the machine or the network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OursOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(DRAWING):
                return super().fetch(url, headers)
            if url.startswith(IMAGES) and (content := images.get(url.removeprefix(IMAGES))):
                svg = {"Content-Type": "image/svg+xml"} if url.endswith(".svg") else None
                return URLFetcherResponse(url, content, svg)
            name = url.removeprefix(BASE + "fonts/")
            file = TEMPLATES / "fonts" / name
            if name == url or "/" in name or file.suffix != ".ttf":
                raise ValueError(f"the sheet fetches nothing: {url}")
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": "font/ttf"})

    return OursOnly()


@atexit.register
def _release_fonts() -> None:
    # WeasyPrint's fonts clean up after themselves, which may fail once Python takes its modules
    # down. Styles refer to them in circles, so that clearing the cache alone does not free them.
    _css.cache_clear()
    _fonts.cache_clear()
    gc.collect()
