"""Images that notes show: which file, whether it is usable, how large it is, what print needs.

Knows files of pictures; alone knows Pillow. Does not know HTML, Anki or WeasyPrint.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from cribdeck.model import Image

RASTER = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}  # Pillow's names
KNOWN = "PNG, JPEG, GIF, WebP or SVG"
PRINT_DPI = 300
DEFAULT_SVG = (300.0, 150.0)  # CSS 2.1, 10.3.2: of what says no size
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0}


class Unusable(Exception):
    """An image cannot be used: `fact` says why, `remedy` what to do."""

    def __init__(self, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.fact = fact
        self.remedy = remedy


def read(folder: Path, source: str, alt: str) -> Image:
    """The image that notes in `folder` name `source` (a relative address, CommonMark 6.4).

    Raises Unusable where there is none, where it is outside of the folder, or no picture that can
    be shown.
    """
    if urlsplit(source).scheme or source.startswith("//"):
        raise Unusable(
            "the image is not in the notes' folder",
            "save it there; nothing is fetched from the net",
        )
    file = folder / unquote(source)
    try:
        if not file.resolve(strict=True).is_relative_to(folder.resolve()):
            raise Unusable("the image is outside of the notes' folder", "copy it next to the notes")
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Unusable(
            f"the image cannot be read ({reason})", "check the name and where it is"
        ) from None
    width, height, suffix = _measure_svg(data) if _is_svg(file) else _measure(data)
    name = f"cribdeck-{sha256(data).hexdigest()[:16]}{suffix}"
    return Image(file, alt, name, width, height)


def _is_svg(file: Path) -> bool:
    return file.suffix.lower() == ".svg"


def _measure(data: bytes) -> tuple[float, float, str]:
    from PIL import Image as Picture
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Pillow's own limit of what could exhaust the memory.
            warnings.simplefilter("error", Picture.DecompressionBombWarning)
            with _strict(), Picture.open(io.BytesIO(data), formats=list(RASTER)) as picture:
                picture.load()
                suffix = RASTER[str(picture.format)]
                return float(picture.width), float(picture.height), suffix
    except (Picture.DecompressionBombWarning, Picture.DecompressionBombError):
        raise Unusable(
            "the image has too many pixels", "scale it down; print needs about 2,000 a side"
        ) from None
    except UnidentifiedImageError:
        raise Unusable("the file is no image that can be shown", f"save it as {KNOWN}") from None
    except (OSError, ValueError, SyntaxError) as error:  # what Pillow raises for a broken file
        raise Unusable(f"the image is broken ({error})", "save it anew") from None


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


def _measure_svg(data: bytes) -> tuple[float, float, str]:
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise Unusable(f"the image is broken ({error})", "save it anew") from None
    for element in root.iter():
        kind = str(element.tag).rpartition("}")[2].lower()
        links = [v for k, v in element.attrib.items() if k.rpartition("}")[2] == "href"]
        outside = any(not link.startswith(("#", "data:image/")) for link in links)
        if kind in ("script", "foreignobject") or (outside and kind != "a"):
            raise Unusable(
                "the image holds a script or fetches something else",
                "save it as plain SVG with everything embedded",
            )
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        natural = (float(box[2]), float(box[3])) if len(box) == 4 else DEFAULT_SVG
    except ValueError:
        natural = DEFAULT_SVG
    width = _length(root.get("width", "")) or natural[0]
    height = _length(root.get("height", "")) or width * natural[1] / (natural[0] or 1.0)
    return width, height, ".svg"


def _length(text: str) -> float:
    """A length of SVG in CSS pixels; 0 where it says none, or a part of the box."""
    digits = text.strip().rstrip("abcdefghijklmnopqrstuvwxyz%")
    unit = text.strip()[len(digits) :]
    try:
        return float(digits) * UNITS.get(unit, 0.0)
    except ValueError:
        return 0.0


@lru_cache(maxsize=64)
def for_print(image: Image, width: float) -> bytes:
    """The bytes of the image for a place at most `width` points wide: with no more pixels than
    print can show. Raises OSError where the file is gone."""
    data = image.file.read_bytes()
    most = int(width / 72 * PRINT_DPI)
    if _is_svg(image.file) or image.width <= most:
        return data
    from PIL import Image as Picture

    with Picture.open(io.BytesIO(data), formats=list(RASTER)) as picture:
        small = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        small.thumbnail((most, most * 4))
        out = io.BytesIO()
        small.save(out, "PNG")
    return out.getvalue()
