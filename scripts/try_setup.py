"""Tries what setup.sh has set up, as builds and tests use it. Knows nothing of packages and of what
a system calls them.

    PYTHONPATH=. .venv/bin/python scripts/try_setup.py sheet|browser

What is wrong stands on stderr. Exit code 1: it does not work; 3: it works, and complains.
"""

import io
import logging
import sys
from pathlib import Path

FONT = Path(__file__).resolve().parent.parent / "templates/fonts/IBMPlexSans-Regular.ttf"
PAGE = f"""
<style>
@font-face {{ font-family: ours; src: url({FONT.as_uri()}) }}
body {{ font-family: ours }}
</style>
<p>A page
"""


def draw_page() -> str:
    """What WeasyPrint complains of while it draws a page in a font that it has to subset: nothing
    where all is well. Raises OSError where it cannot load Pango."""
    import weasyprint

    complaints = io.StringIO()
    logging.basicConfig(stream=complaints, level=logging.WARNING, format="%(message)s")
    weasyprint.HTML(string=PAGE).write_pdf()
    return complaints.getvalue()


def open_page() -> None:
    """Opens a page in the tests' browser, in the tests' way; raises where that fails."""
    from tests.card_pages import browser_page

    with browser_page() as page:
        page.set_content("<p>A page")
        assert page.inner_text("p") == "A page"


if __name__ == "__main__":
    if sys.argv[1:] == ["browser"]:
        open_page()
    elif complaints := draw_page():
        print(complaints, file=sys.stderr)
        sys.exit(3)
