"""How high boxes of HTML are: remembered, or laid out on one endless page.

Knows what a height depends on, and that neighbours are no part of it. Does not know what stands in
a box or what its height is for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from markupsafe import Markup

from cribdeck.html.rendering import Stylesheet, bottoms, filled, fingerprint, laid_out
from cribdeck.sheet.heights import KEY, Heights

TEMPLATE = "measured.html.jinja"
ENDLESS = 1e7  # points: the height of the page


class Content(NamedTuple):
    """HTML, and the width in points that it is set in."""

    html: Markup
    width: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What boxes are laid out in: the language of the document, the width of a page in points,
    rules of CSS (sizes of type), stylesheets, and what gives the images by name: as large as they
    are on this page, and named after their content. The characters `boxed`, which no font has, are
    a matter of the box and of the machine's fonts, which the stylesheets' fingerprint knows."""

    language: str
    page: float
    style: Markup
    stylesheets: tuple[Stylesheet, ...]
    images: Callable[[], Mapping[str, bytes]]
    boxed: str

    def key(self) -> bytes:
        """A digest of all that a height depends on, but for the box."""
        said = (self.language, self.page, str(self.style), fingerprint(TEMPLATE, self.stylesheets))
        return blake2b(repr(said).encode(), digest_size=KEY).digest()


def heights_of(boxes: Sequence[Content], around: Surroundings, heights: Heights) -> list[float]:
    """The height of each box, in points. Only those that `heights` does not know are laid out, all
    at once, and remembered there."""
    context = around.key()
    keys = [_key(box, context) for box in boxes]
    new = {key: box for key, box in zip(keys, boxes, strict=True) if heights.get(key) is None}
    if new:
        for key, height in zip(new, _measured(list(new.values()), around), strict=True):
            heights.add(key, height)
    return [heights.used[key] for key in keys]


def _key(box: Content, context: bytes) -> bytes:
    said = f"{box.width!r} {box.html}".encode(errors="surrogatepass")
    return blake2b(said, digest_size=KEY, key=context).digest()


def _measured(boxes: Sequence[Content], around: Surroundings) -> list[float]:
    html = filled(
        TEMPLATE,
        language=around.language,
        page=around.page,
        endless=ENDLESS,
        style=around.style,
        boxes=boxes,
    )
    bottom = bottoms(laid_out(html, around.stylesheets, around.images(), around.boxed).pages[0])
    return [bottom[f"box-{i}"] for i in range(len(boxes))]
