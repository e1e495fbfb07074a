"""Images that notes show: which file, whether it is usable, how large it is, what print needs.

Knows files of pictures; alone knows Pillow. Does not know HTML, Anki or WeasyPrint, nor what an SVG
may hold (that is vectors).
"""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cribdeck import vectors
from cribdeck.layout import PX
from cribdeck.model import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

RASTER = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}  # Pillow's names
KNOWN = "PNG, JPEG, GIF, WebP or SVG"
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)  # of an address (RFC 3986, 3.1)
MOST_BYTES = 100_000_000
MOST_PIXELS = 50_000_000  # one takes 4 bytes of memory while it is scaled, and as much again
PRINT_DPI = 300
JPEG_QUALITY = 88
PRINTABLE = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "CMYK"})  # Pillow's names for modes
SCALABLE = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})
ORIENTATION = 0x0112  # EXIF's tag
LYING = frozenset({5, 6, 7, 8})  # its values that turn a picture by a quarter


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
    if SCHEME.match(source):
        raise Unusable(
            "the image is not in the notes' folder",
            "save it there; nothing is fetched from the net",
        )
    file = folder / unquote(source)
    try:
        if not file.resolve(strict=True).is_relative_to(folder.resolve()):
            raise Unusable("the image is outside of the notes' folder", "copy it next to the notes")
        if Path(unquote(source)).is_absolute():
            raise Unusable("the image has an absolute path", "name it as seen from the notes")
        if not file.is_file():
            raise Unusable("the image cannot be read (it is no file)", "check the name")
        if file.stat().st_size > MOST_BYTES:
            raise Unusable("the image has more than 100 MB", "scale it down")
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Unusable(
            f"the image cannot be read ({reason})", "check the name and where it is"
        ) from None
    except ValueError:  # a NUL character
        raise Unusable("the image cannot be read (that is no name of a file)", "check it") from None
    width, height, suffix = _measure_svg(data) if _is_svg(file) else _measure(data)
    name = f"cribdeck-{sha256(data).hexdigest()[:16]}{suffix}"
    return Image(file, alt, name, width, height)


def _is_svg(file: Path) -> bool:
    return file.suffix.lower() == ".svg"


def _measure_svg(data: bytes) -> tuple[float, float, str]:
    try:
        width, height = vectors.measured(data)
    except vectors.NotPlain as error:
        raise Unusable(
            f"the image {error}", "save it as plain SVG with everything embedded"
        ) from None
    except ValueError as error:
        raise Unusable(f"the image is broken ({error})", "save it anew") from None
    return width, height, ".svg"


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
                picture.draft(None, (picture.width // 8, picture.height // 8))
                picture.load()
                return float(size[0]), float(size[1]), suffix
    except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError):
        raise Unusable(
            f"the image has too many pixels (more than {MOST_PIXELS // 10**6} million)",
            "scale it down; print needs about 2,000 a side",
        ) from None
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


@lru_cache(maxsize=64)
def for_print(image: Image, width: float, height: float) -> bytes:
    """The bytes of the image for a place at most `width` by `height` points: with no more pixels
    than print can show, in a form that WeasyPrint draws. Raises OSError where the file is gone."""
    data = image.file.read_bytes()
    if _is_svg(image.file):
        return data
    from PIL import Image as Pillow
    from PIL import ImageOps

    placed = min(1.0, width / (image.width * PX), height / (image.height * PX))
    needed = placed * PX / 72 * PRINT_DPI  # of its own pixels
    with Pillow.open(io.BytesIO(data), formats=list(RASTER)) as picture:
        if needed >= 1 and picture.mode in PRINTABLE:
            return data
        is_photo = picture.format == "JPEG"
        scale = min(1.0, needed)
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture.draft(None, size)
        small = _scalable(picture)
        if scale < 1:
            small = small.resize(size, Pillow.Resampling.LANCZOS, reducing_gap=2.0)
        small = ImageOps.exif_transpose(small)
        out = io.BytesIO()
        if is_photo:
            small.save(out, "JPEG", quality=JPEG_QUALITY)
        else:
            small.save(out, "PNG")
    return out.getvalue()


def _scalable(picture: "Picture") -> "Picture":
    """The picture in a form whose pixels can be mixed."""
    if picture.mode in SCALABLE:
        return picture
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
