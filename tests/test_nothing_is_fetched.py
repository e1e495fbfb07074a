"""Notes that name a server in every way: no build asks it for anything, and no card does."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Request

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.deck import apkg
from tests.anki_collection import Anki
from tests.card_pages import browser_page, put, show, sides

pytestmark = pytest.mark.slow

NOW = 1_795_400_000
SERVER = "http://127.0.0.1:PORT"
DRAWING = f"""<?xml-stylesheet href="{SERVER}/pi.css"?>
<!DOCTYPE svg SYSTEM "{SERVER}/svg.dtd" [<!ENTITY x SYSTEM "{SERVER}/entity">]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30" onload="fetch('{SERVER}/onload')">
<script href="{SERVER}/script.js">fetch('{SERVER}/script')</script>
<style>@import '{SERVER}/import'; @font-face {{ font-family: f; src: url({SERVER}/font) }}</style>
<style>path {{ marker: u\\72l({SERVER}/escaped#m) }}</style>
<image href="{SERVER}/image.png" width="9" height="9"/><use href="{SERVER}/use.svg#a"/>
<path d="M0 0h9v9z" fill="url({SERVER}/fill#a)" style="mask: url('{SERVER}/mask')"/>
<a href="javascript:fetch('{SERVER}/link')"><path d="M20 0h9v9z"/></a>
<switch><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="{SERVER}/foreign"/>
</foreignObject><text y="20">seen</text></switch>
</svg>"""
NOTES = rf"""---
title: "<img src={SERVER}/title onerror=live()>"
---

# <script src={SERVER}/heading></script> [link](javascript:live())

## ![remote]({SERVER}/a.png) <img src="{SERVER}/b.png" onerror="live()">

### What is <iframe src="{SERVER}/frame"></iframe>?

$\style{{background:url({SERVER}/style)}}{{y}}$, $\href{{javascript:live()}}{{x}}$,
\\(\href{{javascript:live()}}{{x}}\\), $\bbox[background:url({SERVER}/bbox)]{{x}}$ and $x^2$

$$
\class{{live}}{{x}} \require{{html}} \unicode{{65}}
$$

![drawing](drawing.svg) ![data](data:text/html,<script>live()</script>) ![](//127.0.0.1:PORT/c)

[LATEX]\input{{/etc/passwd}}[/LATEX] [Sound:{SERVER}/a.mp3] [[type:Prompt]] [ANKI:play:q:0]

[a](javascript:live()) [b](JAVA&#115;CRIPT:live()) [c](<\x01javascript:live()>) <file:///etc/passwd>

<svg onload="live()"><animate onbegin="live()"/></svg> <math><mi xlink:href="javascript:live()">

<style>@import url({SERVER}/css);</style>

<link rel="stylesheet" href="{SERVER}/sheet.css"><base href="{SERVER}/"><meta http-equiv="refresh">

<details open ontoggle="live()"><summary>more</summary></details>

```html
<img src={SERVER}/code onerror=live()> \(\href{{javascript:live()}}{{x}}\)
```

### Uses {{{{c9::<b onclick=live()>}}}} `<script>live()</script>`

* one **{{{{c1::<img src={SERVER}/cloze onerror=live()>::<script>live()</script>}}}}** \\[x = 1\\]
* two [![x](drawing.svg)](vbscript:live())
"""
LIVE = r"""(ours) => {
    const found = [];
    for (const one of document.querySelectorAll("body *")) {
        if (one.tagName === "SCRIPT" && one.outerHTML === ours) continue;
        for (const { name, value } of one.attributes)
            if (/^on|^style$/i.test(name) || (/^(href|src)$/.test(name) && /script:/i.test(value)))
                found.push(one.outerHTML.slice(0, 100));
        if (/^(script|iframe|svg|math|object|embed|link|meta|base|form|input)$/i.test(one.tagName))
            found.push(one.tagName);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        if (/\\[(\[]/.test(data) && !parentElement.closest("code, pre, .math")) found.push(data);
        if (/\\(href|style|class|require|unicode)/.test(data) && parentElement.closest(".math"))
            found.push(data);
    }
    return found.concat(window.live_was_called ? ["live"] : []);
}"""


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """Listens; nobody answers, for nobody should ask."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def was_asked(server: socket.socket) -> bool:
    try:
        server.accept()
    except BlockingIOError:
        return False
    return True


def test_the_listener_hears() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        assert not was_asked(listening)
        with socket.create_connection(listening.getsockname()):
            assert was_asked(listening)


def test_notes_that_name_a_server_ask_it_for_nothing(server: socket.socket, tmp_path: Path) -> None:
    port = str(server.getsockname()[1])
    (tmp_path / "drawing.svg").write_text(DRAWING.replace("PORT", port), encoding="utf-8")
    notes = tmp_path / "notes.md"
    notes.write_text(NOTES.replace("PORT", port), encoding="utf-8")
    report = pipeline.build(Options((notes,), tmp_path / "out", cards=True), NOW)
    assert not any(one.severity == "error" for one in report.problems), report.problems
    assert {"image", "formula"} <= {one.code for one in report.problems}
    assert not was_asked(server)

    anki = Anki(tmp_path / "anki")
    anki.import_deck(tmp_path / "out/notes.apkg")
    shown = list(sides(anki))
    media = Path(anki.collection.media.dir())
    drawings = [file.read_text(encoding="utf-8") for file in media.glob("*.svg")]
    anki.close()
    assert len(drawings) == 1 and port not in drawings[0]
    assert len(shown) >= 4

    asked: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url)

    with browser_page() as page:
        page.context.set_offline(False)
        page.on("request", ask)
        show(page, "desktop", 768, shown[0].css)
        page.evaluate("() => { window.live = () => { window.live_was_called = true } }")
        for side in shown:
            put(page, side)
            page.wait_for_timeout(50)
            assert page.evaluate(LIVE, apkg.script().strip()) == [], side.name
        page.set_content(drawings[0])  # as a page, where scripts would run
        page.wait_for_timeout(100)
    assert not [
        url for url in asked if not url.startswith(("about:", "data:")) and not url.endswith(".svg")
    ], asked
    assert not was_asked(server)
