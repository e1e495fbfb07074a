"""What is asked is in sight: of long code and long lists a few rows around the blank, long chains
one below the other, what is too wide moved to the blank; all of it can be reached and copied."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.anki_collection import Anki
from tests.card_pages import (
    HEIGHTS,
    Side,
    browser_page,
    complaints,
    out_of_sight,
    put,
    show,
    sides,
)
from tests.test_cards import deck_of

pytestmark = pytest.mark.slow

CODE = "\n".join(
    f"step_{n}(value)" + ("  # the one that waits for all others" if n in {1, 9, 18} else "")
    for n in range(1, 19)
)
CHAIN = "[Producer of records] ---> [Cluster of brokers (topics)] ---> [Consumers]"
ROW = "  ".join(f"| {name:^22} |" for name in ("Client", "Log of partitions", "Reader"))
EDGE = "  ".join("+" + "-" * 24 + "+" for _ in range(3))
NOTES = f"""# Small cases

## A section of many words, so that its name alone needs more than a line of a phone

### Another one below it that is long as well

#### Wait

```python
{CODE}
```

> Careful: it waits for ever.

#### Send

```python
{CODE.replace("  # the one that waits for all others", "")}
client = Client(host="localhost", {", ".join(f"name_{n}={n}" for n in range(20))}, acks="all")
```

#### Wide

```python
import server
client = Client(host="localhost", {", ".join(f"name_{n}={n}" for n in range(20))}, acks="all")
```

#### Short

```python
open()
flush()  # wait for delivery
close()
```

#### Steps

{chr(10).join(f"{n}. Step {n} " + "and so on " * 9 for n in range(1, 7))}
7. Step 7 is **word** {"and so on " * 9}
{chr(10).join(f"{n}. Step {n} " + "and so on " * 9 for n in range(8, 13))}

#### Reasons

{chr(10).join(f"* Reason {n} " + "and so on " * 9 for n in range(1, 6))}
* Reason 6 is **word** {"and so on " * 9}

#### Pipeline

```
{CHAIN}
```

#### Map

```
{EDGE}
{ROW}
{EDGE}

{(EDGE + chr(10) + ROW.replace("Client", "Server") + chr(10) + EDGE + chr(10)) * 12}```

#### Which sides differ?

Both do, in most things.

| Property | Acknowledgement | Responsibilities | Notes |
|---|---|---|---|
| internationalisation | configuration | infrastructure | none |

> Careful: they are the same in some.

#### Which of them is a log?

- [x] A topic
- [ ] A queue

* **Broker:** A server that holds a topic. Brokers are many.
"""
SCREENS = [(client, width) for client in ("desktop", "desktop at night") for width in HEIGHTS]


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> list[Side]:
    folder = tmp_path_factory.mktemp("cards")
    (folder / "deck.apkg").write_bytes(deck_of(NOTES))
    anki = Anki(folder / "anki")
    anki.import_deck(folder / "deck.apkg")
    found = list(sides(anki))
    anki.close()
    return found


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser_page() as page:
        yield page


def card(cards: list[Side], words: str, number: int = 0) -> tuple[Side, Side]:
    """Front and back of the card of this number of the cloze whose task begins with `words`."""
    found = [side for side in cards if re.search(rf'<p class="task"[^>]*>{words}', side.html)]
    found = [side for side in found if 'class="text"' in side.html]
    return found[2 * number], found[2 * number + 1]


def rows_seen(page: Page, rows: str = ".line") -> list[str]:
    """The text of each of `rows` that can be seen."""
    found = page.evaluate(
        """(rows) => [...document.querySelectorAll(rows)]
            .filter((row) => row.checkVisibility({ visibilityProperty: true }))
            .map((row) => row.textContent.trim())""",
        rows,
    )
    return [str(row) for row in found]


@pytest.mark.parametrize(("client", "width"), SCREENS)
def test_each_kind_of_card_looks_right_and_has_what_it_asks_in_sight(
    page: Page, cards: list[Side], client: str, width: int
) -> None:
    show(page, client, width, cards[0].css)
    assert complaints(page, cards, unfold=False) == []
    assert out_of_sight(page, cards) == []


def test_of_long_code_the_rows_around_the_blank_are_seen(page: Page, cards: list[Side]) -> None:
    show(page, "desktop", 768, cards[0].css)
    for number, steps in ((0, (1, 2, 3)), (1, (7, 8, 9, 10, 11)), (2, (16, 17, 18))):
        for side, is_back in zip(card(cards, "Wait", number), (False, True), strict=True):
            put(page, side)
            seen = rows_seen(page)
            assert len(seen) == len(steps)
            for row, step in zip(seen, steps, strict=True):
                is_asked = step in {1, 9, 18} and row.startswith("[...]")
                assert row.startswith(f"step_{step}(") != is_asked
                assert not (is_asked and is_back)
            assert page.evaluate("document.querySelector('.text pre').textContent") == (
                CODE if is_back else CODE.replace(f"step_{(1, 9, 18)[number]}(value)", "[...]")
            )


def test_a_sign_stands_where_rows_are_left_out(page: Page, cards: list[Side]) -> None:
    show(page, "desktop", 768, cards[0].css)
    signs = """() => [...document.querySelectorAll(".line")].flatMap((row) =>
        ["::before", "::after"].map((at) => getComputedStyle(row, at).content)
            .filter((content) => row.checkVisibility() && content.includes("⋯")))"""
    for number, count in ((0, 1), (1, 2), (2, 1)):
        put(page, card(cards, "Wait", number)[0])
        assert len(page.evaluate(signs)) == count
        page.evaluate("document.querySelector('.whole').open = true")
        assert page.evaluate(signs) == []


def test_all_rows_are_seen_on_demand_and_where_they_are_few(page: Page, cards: list[Side]) -> None:
    show(page, "desktop", 768, cards[0].css)
    for side in card(cards, "Wait"):
        put(page, side)
        page.locator(".whole > summary").click()
        assert len(rows_seen(page)) == 18
    put(page, card(cards, "Short")[0])
    assert len(rows_seen(page)) == 3
    assert not page.locator(".whole").is_visible()


def test_a_browser_that_does_not_know_the_selector_shows_all(page: Page, cards: list[Side]) -> None:
    css = cards[0].css.replace("selector(:has(a))", "selector(:unknown(a))")
    show(page, "desktop", 768, css)
    put(page, card(cards, "Wait")[0])
    assert len(rows_seen(page)) == 18
    assert not page.locator(".whole").is_visible()


def test_of_a_long_list_the_items_around_the_blank_are_seen_with_their_numbers(
    page: Page, cards: list[Side]
) -> None:
    show(page, "desktop", 360, cards[0].css)
    put(page, next(s for s in cards if re.search(r'Step 7 is <span class="cloze"', s.html)))
    seen = [row[:7].strip() for row in rows_seen(page, ".text li")]
    assert seen == [f"Step {n}" for n in (5, 6, 7, 8, 9)]
    # An item that takes no place counts; one without a box would not.
    boxes = "[...document.querySelectorAll('.text li')].map((li) => getComputedStyle(li).display)"
    assert set(page.evaluate(boxes)) == {"list-item"}


def test_the_clients_go_to_the_blank_that_is_asked(page: Page, cards: list[Side]) -> None:
    show(page, "desktop", 768, cards[0].css)
    for number, step in enumerate((1, 9, 18)):
        for side in card(cards, "Wait", number):
            put(page, side)
            blank = page.locator("#answer")
            assert blank.count() == 1
            assert blank.get_attribute("class") == "cloze"
        assert blank.inner_text() == f"step_{step}(value)"


def test_a_key_opens_what_is_folded_and_types_where_one_types(
    page: Page, cards: list[Side]
) -> None:
    show(page, "desktop", 768, cards[0].css)
    for side in card(cards, "Wait"):  # one page for both, as on the desktop
        put(page, side)
        fold = page.locator(".whole")
        page.keyboard.press("x")
        assert fold.get_attribute("open") is not None
        page.keyboard.press("x")
        assert fold.get_attribute("open") is None
        page.keyboard.press("Control+x")
        assert fold.get_attribute("open") is None
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<input id=typeans>')")
    page.locator("#typeans").press("x")
    assert page.locator("#typeans").input_value() == "x"
    assert fold.get_attribute("open") is None


@pytest.mark.parametrize(("width", "is_stacked"), [(360, True), (768, True)])
def test_a_chain_that_does_not_fit_is_stacked_and_copied_as_it_was_drawn(
    page: Page, cards: list[Side], width: int, is_stacked: bool
) -> None:
    side = next(side for side in cards if side.name.startswith("back of diagram 0 Pipeline"))
    show(page, "desktop", width, side.css)
    put(page, side)
    tops = page.evaluate(
        "[...document.querySelectorAll('.box')].map((box) => box.getClientRects()[0].top)"
    )
    assert len(tops) == 3
    assert (tops == sorted(set(tops))) == is_stacked
    copied = """() => {
        getSelection().selectAllChildren(document.querySelector(".chain"));
        return getSelection().toString();
    }"""
    assert page.evaluate(copied) == CHAIN
    assert page.evaluate("document.querySelector('.chain').textContent") == CHAIN


def test_what_is_too_wide_has_an_edge_where_it_goes_on(page: Page, cards: list[Side]) -> None:
    def shades() -> tuple[bool, bool]:
        """Whether the left and the right edge of the box are darker than the box itself."""
        box = page.locator("pre").bounding_box()
        assert box is not None
        image = Image.open(BytesIO(page.screenshot())).convert("L")
        row = int(box["y"]) + 3  # above the letters
        begin, grey = row * image.width, image.tobytes()  # a byte for each pixel, row by row
        places = (6, box["width"] / 2, box["width"] - 3)
        left, middle, right = (grey[begin + int(box["x"] + at)] for at in places)
        return left < middle, right < middle

    side = next(side for side in cards if side.name.startswith("back of code 0 Wide"))
    show(page, "desktop", 360, side.css)
    put(page, side)
    assert shades() == (False, True)
    page.evaluate("document.querySelector('pre').scrollLeft = 200")
    assert shades() == (True, True)
    page.evaluate("document.querySelector('pre').scrollLeft = 1e6")
    assert shades() == (True, False)
    put(page, next(side for side in cards if side.name.startswith("back of code 0 Short")))
    assert shades() == (False, False)


def test_what_is_remarked_is_quieter_than_the_answer(page: Page, cards: list[Side]) -> None:
    side = next(s for s in cards if s.name.startswith("back of question 0 Which sides"))
    show(page, "desktop", 768, side.css)
    put(page, side)
    style = "(name) => ({ ...getComputedStyle(document.querySelector(name)) })"
    answer, remark = page.evaluate(style, ".answer > p"), page.evaluate(style, "blockquote")
    assert float(remark["fontSize"][:-2]) < float(answer["fontSize"][:-2])
    assert remark["backgroundColor"] == "rgba(0, 0, 0, 0)"
    assert remark["color"] != answer["color"]


TYPED = """<main class="hue-0"><div class="prompt">Which option waits for all?</div>
<details class="more hint"><summary class="tappable">Hint</summary><p>Four letters.</p></details>
<div class="typed"><input type="text" id="typeans"></div></main>
<div class="back hue-0"><hr id="answer"><section class="answer"><code id="typeans">
<span class="typeGood">ac</span><span class="typeBad">s</span><span class="typeMissed">--</span><br>
<span id="typearrow">&darr;</span><br><span class="typeGood">ac</span><span class="typeMissed">ks
</span></code></section></div>"""


@pytest.mark.parametrize("client", ["desktop", "desktop at night", "AnkiMobile at night"])
@pytest.mark.parametrize("unfold", [False, True], ids=["folded", "unfolded"])
def test_a_hint_and_a_typed_answer_look_right(
    page: Page, cards: list[Side], client: str, unfold: bool
) -> None:
    # As Anki's engine compares them (Anki manual, "Checking Your Answer").
    show(page, client, 360, cards[0].css)
    assert complaints(page, [Side("typed", TYPED, "")], unfold=unfold) == []


def test_the_context_is_the_innermost_headings_alone(cards: list[Side]) -> None:
    front, _ = card(cards, "Wait")
    context = re.search(r'<p class="context">(.*?)</p>', front.html)
    assert context is not None
    assert context[1].split(" › ") == [
        "A section of many words, so that its name alone needs more than a line of a phone",
        "Another one below it that is long as well",
    ]
    assert "Small cases" not in front.html


def test_the_foot_names_the_file_and_repeats_no_heading(cards: list[Side]) -> None:
    _, back = card(cards, "Wait")
    assert "<footer>notes.md</footer>" in back.html


def test_the_browser_knows_every_selector_of_what_shows_the_rest(
    page: Page, cards: list[Side]
) -> None:
    """One that it does not know would take all others of its rule with it."""
    show(page, "desktop", 768, cards[0].css)
    shown = page.evaluate(
        """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
            .flatMap((rule) => (rule.cssRules ? [...rule.cssRules] : [rule]))
            .filter((rule) => rule.style?.display === "block")
            .map((rule) => rule.selectorText).filter((text) => text?.endsWith("> .whole"))"""
    )
    (selectors,) = shown
    assert selectors.count("> .whole") == 4
