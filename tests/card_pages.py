"""Cards as Anki's own engine renders them, laid out by Chromium as the clients' pages do."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.anki_collection import Anki

# As setup.sh looks for them.
CHROMIUM = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
HEIGHTS = {360: 640, 768: 1024, 1280: 800}  # of the screens, by their widths in CSS pixels
CHECK = (Path(__file__).parent / "card_look.js").read_text(encoding="utf-8")
# Shows one side as the clients do: they run the scripts in it once all of it is there.
PUT = """(html) => {
    document.body.innerHTML = html;
    for (const written of document.body.querySelectorAll("script")) {
        const run = document.createElement("script");
        run.textContent = written.textContent;
        written.replaceWith(run);
    }
}"""
# What the clients' own pages say before the card's styling does (Anki's reviewer.scss).
CLIENT_CSS = """
body { margin: 20px; overflow-wrap: break-word; }
hr { background-color: #737373; margin: 1em 0; border: none; height: 1px; }
img { max-width: 100%; max-height: 95vh; }
pre { text-align: left; }
body.nightMode { background-color: #2c2c2c; color: #fcfcfc; }
"""
# Classes of <html> and <body>, by client: desktop, AnkiDroid, AnkiMobile; by day and by night.
CLIENTS = {
    "desktop": ("", "card card1 isLin"),
    "desktop at night": ("night-mode", "card card1 nightMode night_mode isLin"),
    "AnkiDroid": ("mobile android linux js", "card card1 android mobile"),
    "AnkiDroid at night": ("mobile android linux js", "card card1 nightMode night_mode"),
    "AnkiMobile": ("mobile ios iphone js", "card card1"),
    "AnkiMobile at night": ("mobile ios iphone js nightMode night_mode", "card card1"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card: `html` of the body; `name` says which, for a person."""

    name: str
    html: str
    css: str


def sides(anki: Anki) -> Iterator[Side]:
    """Front and back of every card of the collection."""
    for card in anki.cards():
        output = card.render_output()
        note = dict(card.note().items())
        name = f"{note['Kind']} {card.ord} {note.get('Prompt') or note['Text']}"[:70]
        yield Side(f"front of {name}", output.question_text, output.css)
        yield Side(f"back of {name}", output.answer_text, output.css)


@contextmanager
def browser_page() -> Iterator[Page]:
    """An empty page in Chromium. Raises AssertionError where there is none on this machine."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found, "no Chromium here; ./setup.sh --tests installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        # A card needs no network: whatever asks for it is a mistake that the console tells.
        yield browser.new_page(offline=True)
        browser.close()


def show(page: Page, client: str, width: int, css: str) -> None:
    """Makes `page` an empty card of `client` (of CLIENTS), `width` CSS pixels wide."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    of_html, of_body = CLIENTS[client]
    page.set_content(
        f'<!doctype html><html class="{of_html}"><meta charset="utf-8">'
        f"<style>{CLIENT_CSS}</style><style>{css}</style><body class='{of_body}'></body></html>"
    )


def put(page: Page, side: Side) -> None:
    """Shows one side on the page as `show` left it."""
    page.evaluate(PUT, side.html)


def complaints(page: Page, shown: Iterable[Side], *, unfold: bool) -> list[str]:
    """What is wrong with each of `shown` on the page as `show` left it."""
    wrong = page.evaluate(
        f"""async ([cards, unfold]) => {{
            const check = {CHECK};
            const put = {PUT};
            const all = [];
            for (const [name, html] of cards) {{
                put(html);
                const folds = [...document.querySelectorAll("details")];
                if (unfold && !folds.length) continue;
                folds.forEach((fold) => (fold.open = unfold));
                await Promise.allSettled([...document.images].map((image) => image.decode()));
                all.push(...check().map((what) => `${{name}}: ${{what}}`));
            }}
            return all;
        }}""",
        [[[side.name, side.html] for side in shown], unfold],
    )
    return [str(what) for what in wrong]


def out_of_sight(page: Page, shown: Iterable[Side]) -> list[str]:
    """Of which of `shown` what is asked, or the blank that was asked, is not on the first screen of
    the page as `show` left it; of a back, as far as the clients scroll it."""
    names = page.evaluate(
        f"""(cards) => {{
            const put = {PUT};
            const asked = ".text .cloze, main > .prompt, main > .definition";
            return cards.filter(([name, html]) => {{
                put(html);
                window.scrollTo(0, 0);
                const isBack = name.startsWith("back");
                if (isBack) document.getElementById("answer")?.scrollIntoView();
                const one = document.querySelector(isBack ? "#answer" : asked);
                if (!one) return true;
                const place = one.getBoundingClientRect();
                const box = one.closest("pre, table")?.getBoundingClientRect();
                const left = Math.max(box?.left ?? 0, 0);
                const right = Math.min(box?.right ?? Infinity, innerWidth);
                const top = Math.max(box?.top ?? 0, 0);
                const bottom = Math.min(box?.bottom ?? Infinity, innerHeight);
                return !(
                    place.left >= left - 1 && Math.min(place.right, place.left + 60) <= right + 1 &&
                    place.top >= top - 1 && place.bottom <= bottom + 1
                );
            }}).map(([name]) => name);
        }}""",
        [[side.name, side.html] for side in shown],
    )
    return [str(name) for name in names]
