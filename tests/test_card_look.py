"""How cards look: every card of the notes, and hostile ones, in a real browser as Anki shows them.

Nothing scrolls sideways but what may, all text has contrast, nothing overlaps or is cut off.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.deck import anki_notes, apkg
from cribdeck.deck.anki_notes import claims, drafted
from cribdeck.deck.notes import Deck
from cribdeck.identity.claims import Identity
from cribdeck.notes import reader
from tests.anki_collection import Anki
from tests.card_pages import (
    CLIENTS,
    HEIGHTS,
    Side,
    browser_page,
    complaints,
    out_of_sight,
    put,
    show,
    sides,
)
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

NOW = 1_780_000_000
SCREENS = [
    *((client, width) for client in CLIENTS for width in (360, 768)),
    ("desktop", 1280),
    ("desktop at night", 1280),
]
WORD = "Donau" * 100
HEBREW = "מהי קפקא? יומן מבוזר של `records` לפי סדר."
HOSTILE = f"""# {"A title of many words " * 8}

## {"Section " * 20} `with.code`

### What is {WORD}?

{WORD} is `{WORD}` and **{WORD}**.

{WORD} more.

> {WORD}

* {WORD}

### A table?

{"|".join(["", *(f"column {n}" for n in range(12)), ""])}
{"|---" * 12}|
{"|".join(["", *(f"acknowledgement {n}" for n in range(12)), ""])}
{"|".join(["", *([WORD] + ["b"] * 11), ""])}

## {HEBREW}

### {HEBREW}

{HEBREW}

* {HEBREW}
* English between.

> {HEBREW}

```python
{"x = 1; " * 60}  # {HEBREW}
```

{HEBREW}

### Which <mark>styles</mark> are H<sub>2</sub>O, <kbd>Ctrl</kbd>, <ruby>漢字<rt>かん</rt></ruby>?

> <mark>{WORD}</mark> <kbd>{WORD}</kbd> <small>{WORD}</small> <ruby>{WORD}<rt>{WORD}</rt></ruby>

<u>{HEBREW}</u> <kbd>{HEBREW}</kbd> <mark>[a](https://a.b) `code`</mark> x<sup>{WORD}</sup>

### Code

```python
call({", ".join(f"name_{n}={n}" for n in range(40))})  # a line of {"many " * 50} words
class Ünïcode(Base): '''doc'''; f"{{a!r:>{{b}}}}\\n"; @d; 0x1F; None; print
```

### Uses

* {WORD}
* **{WORD}** that
* {HEBREW}
* `{WORD}`

### Facts

* The word **{WORD}** is long, and **{HEBREW}** is right to left.

### Questions

1. Without an answer about {WORD}?
"""
IMAGE = (
    '<p><img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 '
    'width=%223000%22 height=%222000%22/%3E"></p>'
)


@pytest.fixture(scope="module")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> list[Side]:
    folder = tmp_path_factory.mktemp("kafka")
    shutil.copytree(ROOT / "source", folder / "source")
    source = folder / "source/kafka-interview.md"
    pipeline.build(Options((source,), folder / "dist", sheet=False), NOW)
    return rendered(folder / "dist/kafka-interview.apkg", folder / "anki")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[Side]:
    folder = tmp_path_factory.mktemp("hostile")
    document, _ = reader.parse(HOSTILE, Path("a-file-name-" + "x" * 100 + ".md"))
    identities = {}
    for i, claim in enumerate(claims(drafted(document), "notes.md")):
        blanks = tuple((rule, words, n) for n, (rule, words) in enumerate(claim.blanks, 1))
        identities[claim.location] = Identity(f"{i:016x}", blanks)
    notes = []
    for note in anki_notes.notes(document, drafted(document), identities):
        fields = dict(note.fields)
        for name in ("Answer", "Extra"):
            if name in fields:
                fields[name] += IMAGE
        notes.append(replace(note, fields=tuple(fields.items()), modified=NOW, created=NOW))
    path = folder / "deck.apkg"
    path.write_bytes(
        apkg.write(Deck("Hostile", tuple(notes)), dict.fromkeys(apkg.note_type_digests(), NOW))
    )
    return rendered(path, folder / "anki")


def rendered(deck: Path, folder: Path) -> list[Side]:
    anki = Anki(folder)
    anki.import_deck(deck)
    found = list(sides(anki))
    anki.close()
    return found


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser_page() as page:
        yield page


@pytest.mark.parametrize(("client", "width"), SCREENS)
@pytest.mark.parametrize("unfold", [False, True], ids=["folded", "unfolded"])
def test_every_card_of_the_notes_looks_right(
    page: Page, kafka: list[Side], client: str, width: int, unfold: bool
) -> None:
    show(page, client, width, kafka[0].css)
    assert complaints(page, kafka, unfold=unfold) == []


@pytest.mark.parametrize(("client", "width"), SCREENS)
@pytest.mark.parametrize("unfold", [False, True], ids=["folded", "unfolded"])
def test_hostile_cards_look_right(
    page: Page, hostile: list[Side], client: str, width: int, unfold: bool
) -> None:
    show(page, client, width, hostile[0].css)
    assert complaints(page, hostile, unfold=unfold) == []


@pytest.mark.parametrize("width", HEIGHTS)
def test_what_is_asked_is_on_the_first_screen(page: Page, kafka: list[Side], width: int) -> None:
    for client in ("desktop", "desktop at night"):
        show(page, client, width, kafka[0].css)
        assert out_of_sight(page, kafka) == []


def test_what_is_shown_are_all_kinds_of_card(kafka: list[Side], hostile: list[Side]) -> None:
    assert len(kafka) > 150
    kinds = {side.name.split()[2] for side in kafka}
    assert kinds >= {"question", "term", "fact", "list", "diagram", "comparison", "code"}
    assert any('class="more"' in side.html for side in kafka)
    assert any('class="unanswered"' in side.html for side in hostile)
    assert len({side.css for side in (*kafka, *hostile)}) == 1


@pytest.mark.parametrize("hue", range(6))
@pytest.mark.parametrize("client", ["desktop", "desktop at night"])
def test_every_section_colour_can_be_read(
    page: Page, kafka: list[Side], client: str, hue: int
) -> None:
    some = [side for side in kafka if "<table" in side.html or 'class="cloze"' in side.html]
    other = [
        replace(side, html=re.sub(r"\bhue-\d", f"hue-{hue}", side.html))
        for side in (*some, *kafka[:8])
    ]
    show(page, client, 360, kafka[0].css)
    assert complaints(page, other, unfold=False) == []


def test_a_card_has_the_colour_of_its_section(page: Page, kafka: list[Side]) -> None:
    sheet = (ROOT / "templates/sheet.css.jinja").read_text(encoding="utf-8")
    side = next(side for side in kafka if "Limitations and Challenges: What" in side.html)
    show(page, "desktop", 768, side.css)
    put(page, side)
    shown = page.evaluate("getComputedStyle(document.querySelector('.task')).color")
    wanted = re.search(r"\.hue-1 \{ --hue: #(\w\w)(\w\w)(\w\w)", sheet)
    assert wanted
    assert shown == f"rgb({', '.join(str(int(part, 16)) for part in wanted.groups())})"


@pytest.mark.parametrize("client", [client for client in CLIENTS if "night" in client])
def test_the_night_is_the_deck_s_own_and_not_the_client_s(
    page: Page, kafka: list[Side], client: str
) -> None:
    show(page, client, 360, kafka[0].css)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 25, 29)"


def test_sheet_and_cards_have_the_same_section_colours() -> None:
    def hues(css: str) -> list[tuple[str, ...]]:
        return re.findall(r"^\.hue-(\d) \{ --hue: (#\w+); --tint: (#\w+)", css, re.MULTILINE)

    sheet, card = (
        (ROOT / "templates" / name).read_text(encoding="utf-8")
        for name in ("sheet.css.jinja", "card.css")
    )
    assert len(hues(sheet)) == 6
    assert hues(card) == hues(sheet)


def test_text_follows_the_system_s_text_size(page: Page, kafka: list[Side]) -> None:
    def sizes() -> list[float]:
        found = page.evaluate(
            "[...document.body.querySelectorAll('*')]"
            ".map((el) => parseFloat(getComputedStyle(el).fontSize))"
        )
        return [float(size) for size in found]

    show(page, "AnkiDroid", 360, kafka[0].css)
    put(page, replace(kafka[0], html="".join(side.html for side in kafka)))
    usual = sizes()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sizes() == pytest.approx([2 * size for size in usual])
    assert complaints(page, kafka, unfold=False) == []


def test_right_to_left_text_begins_at_the_right(page: Page, hostile: list[Side]) -> None:
    show(page, "desktop", 768, hostile[0].css)
    side = next(s for s in hostile if s.name.startswith(f"back of question 0 {HEBREW[:9]}"))
    put(page, side)
    assert directions(page, ".prompt", "pre", "blockquote, .answer") == ["rtl", "ltr", "rtl"]
    put(page, next(s for s in hostile if s.name.startswith("front of question 0 A table")))
    assert directions(page, ".prompt") == ["ltr"]


def directions(page: Page, *names: str) -> list[str]:
    find = "(names) => names.map((n) => getComputedStyle(document.querySelector(n)).direction)"
    return list(page.evaluate(find, names))


def test_what_is_folded_opens_without_a_script(page: Page, kafka: list[Side]) -> None:
    side = next(side for side in kafka if 'class="more"' in side.html)
    show(page, "desktop", 360, side.css)
    put(page, side)
    folded = page.locator(".more > :not(summary)").first
    assert not folded.is_visible()
    page.locator(".more > summary").first.click()
    assert folded.is_visible()


@pytest.mark.parametrize(
    ("css", "complaint"),
    [
        ("pre.code { overflow-x: visible }", "the page is"),
        ("table { display: table } td { white-space: nowrap }", "the page is"),
        ("pre.code { overflow-x: hidden }", "wide, what is in it"),
        (".prompt { overflow: hidden; white-space: nowrap }", "wide, what is in it"),
        (".answer { overflow: hidden; max-height: 1em }", "high, what is in it"),
        (".context { color: #999999 }", "contrast"),
        (".context { opacity: 0.5 }", "contrast"),
        ("pre.code { --edge: rgb(22 25 29 / 60%) }", "contrast"),
        ("pre.code .c1 { color: #aab0b8 }", "contrast"),
        (".answer { background: rgb(0 0 0 / 60%) }", "contrast"),
        ("li::marker { color: #dddddd }", "contrast"),
        (".prompt { height: 0 }", "overlaps"),
        (".answer { margin-top: -3em }", "overlaps"),
        (".prompt { margin-left: -3em }", "off the page"),
        ("footer { font-size: 8px }", "small"),
        (".more > summary { min-height: 0; padding: 0 }", "thumb"),
        (".card { background-image: linear-gradient(red, blue) }", "contrast"),
        (".card { background-image: url(data:image/gif;base64,AA) }", "a picture is behind"),
        ("table, p { overflow-wrap: anywhere } td { max-width: 3em }", "is broken"),
    ],
)
def test_bad_styling_does_not_pass(page: Page, kafka: list[Side], css: str, complaint: str) -> None:
    show(page, "desktop", 360, kafka[0].css + css)
    assert any(complaint in what for what in complaints(page, kafka, unfold=False))


def test_an_image_that_is_not_there_does_not_pass(page: Page, hostile: list[Side]) -> None:
    broken = [replace(side, html=side.html.replace("svg+xml", "none")) for side in hostile]
    show(page, "desktop", 360, hostile[0].css)
    assert any("not shown" in what for what in complaints(page, broken, unfold=False))
