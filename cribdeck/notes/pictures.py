"""Images that notes show: which file, whether it is usable, how large it is.

Knows files of pictures; alone knows Pillow. Does not know HTML, Anki or WeasyPrint, nor what an SVG
may hold (passing.svg).
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cribdeck import files
from cribdeck.notes.attachments import Beside, Unusable, content, packed_name
from cribdeck.notes.blocks import Image, Media
from cribdeck.notes.passing import svg
from cribdeck.problems import Location, Problem, Problems, shortened

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# By Pillow's names.
RASTER = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}
KNOWN = "PNG, JPEG, GIF, WebP, AVIF or SVG"
MOST_PIXELS = 50_000_000  # one takes 4 bytes of memory while it is scaled, and as much again
TOO_MANY_PIXELS = (
    f"the image has too many pixels (more than {MOST_PIXELS // 10**6} million)",
    "scale it down; print needs about 2,000 a side",
)
SAVE_PLAIN = "save it as plain SVG with everything embedded"
ORIENTATION = 0x0112  # EXIF's tag
LYING = frozenset({5, 6, 7, 8})  # its values that turn a picture by a quarter


class Impure(NamedTuple):
    """What is to be said of an image that is shown without a part of it."""

    fact: str
    remedy: str


def read(beside: Beside, address: str, alt: str, location: Location) -> tuple[Image, Impure | None]:
    """The image that notes name `address` at `location`, and what is wrong with it.

    Raises Unusable where there is none, where it may not be taken, or is no picture that can be
    shown.
    """
    file = beside.file(address)
    without: tuple[str, ...] = ()
    try:
        data = shown = content(file, beside.vault)
        if is_svg(file):
            drawing = _drawing(data)
            shown, without = drawing.data, drawing.without
            width, height, suffix = drawing.width, drawing.height, ".svg"
        else:
            width, height, suffix = _measure(data)
    except Unusable as wrong:
        raise Unusable(f"{wrong.fact}: {shortened(address)}", wrong.remedy) from None
    name = packed_name(sha256(shown).hexdigest(), suffix)
    image = Image(file, alt, name, width, height, sha256(data).hexdigest(), location)
    if not without:
        return image, None
    parts = ", ".join(without[:3])
    fact = f"the image {svg.IMPURE} ({parts}), and is shown without that: {shortened(address)}"
    return image, Impure(fact, SAVE_PLAIN)


def is_of(file: Image | Media, digest: str) -> bool:
    """Whether `file` was read from what has this SHA-256 (in hex)."""
    return file.digest == digest


def content_of(of: Image | Media) -> bytes:
    """What is shown of the file of an image, or played. Raises Problems where that is no longer
    what was read."""
    try:
        data = files.content(of.file)
    except OSError:
        data = b""
    if is_of(of, sha256(data).hexdigest()):
        return svg.drawing(data).data if is_svg(of.file) else data
    what = "image" if isinstance(of, Image) else "recording"
    fact = f"the {what} changed while it was built: {of.file.name}"
    raise Problems((Problem(of.location, "changed", fact, "build again"),))


def is_svg(file: Path) -> bool:
    """Whether `file` holds a drawing, by its name."""
    return file.suffix.lower() == ".svg"


def _drawing(data: bytes) -> svg.Drawing:
    try:
        drawing = svg.drawing(data)
    except svg.NotPlain as error:
        raise Unusable(f"the image {error}", SAVE_PLAIN) from None
    except ValueError as error:
        raise Unusable(f"the image is broken ({error})", "save it anew") from None
    pixels = 0.0
    for picture in drawing.pictures:
        width, height, _ = _measure(picture)
        pixels += width * height
    if pixels > MOST_PIXELS:
        raise Unusable(*TOO_MANY_PIXELS)
    return drawing


def _measure(data: bytes) -> tuple[float, float, str]:
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            with _strict(), Pillow.open(io.BytesIO(data), formats=list(RASTER)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Pillow.DecompressionBombError
                suffix, size = RASTER[str(picture.format)], picture.size
                if _is_lying(picture):
                    size = size[::-1]
                # All of a JPEG is read, but only so much of it is kept.
                picture.draft(None, (max(1, picture.width // 8), max(1, picture.height // 8)))
                picture.load()
                return float(size[0]), float(size[1]), suffix
    except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError):
        raise Unusable(*TOO_MANY_PIXELS) from None
    except UnidentifiedImageError:
        raise Unusable("the file is no image that can be shown", f"save it as {KNOWN}") from None
    except (OSError, ValueError, SyntaxError) as error:  # what Pillow raises for a broken file
        raise Unusable(f"the image is broken ({error})", "save it anew") from None


def _is_lying(picture: "Picture") -> bool:
    """Whether a picture is to be turned before it is shown, as cameras have it."""
    return picture.getexif().get(ORIENTATION) in LYING


@contextmanager
def _strict() -> Iterator[None]:
    """Half a picture is an error; WeasyPrint tells Pillow that it is not, for the whole program."""
    from PIL import ImageFile

    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
