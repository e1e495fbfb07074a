"""Images that notes show: which file, whether it is usable, how large it is.

Knows files of pictures; alone knows Pillow. Does not know HTML, Anki or WeasyPrint, nor what an SVG
may hold (passing.svg).
"""

import io
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from cribdeck import files
from cribdeck.notes.blocks import Image
from cribdeck.notes.passing import svg
from cribdeck.problems import Location, Problem, Problems, shortened

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

RASTER = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}  # Pillow's names
KNOWN = "PNG, JPEG, GIF, WebP or SVG"
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)  # of an address (RFC 3986, 3.1)
ON_THE_NET = re.compile(r"(https?:)?//", re.IGNORECASE)
VAULTS = (".git", ".obsidian", "cribdeck.toml")  # what the top folder of notes holds
BEHIND_PATH = re.compile(r"[?#].*", re.DOTALL)
DATA = re.compile(r"data:([^;,]*)", re.IGNORECASE)
NAMED, DIGITS = "cribdeck-", 16  # how a picture is named after its content: for ever
MOST_BYTES = 100_000_000
MOST_PIXELS = 50_000_000  # one takes 4 bytes of memory while it is scaled, and as much again
TOO_MANY_PIXELS = (
    f"the image has too many pixels (more than {MOST_PIXELS // 10**6} million)",
    "scale it down; print needs about 2,000 a side",
)
SAVE_PLAIN = "save it as plain SVG with everything embedded"
ORIENTATION = 0x0112  # EXIF's tag
LYING = frozenset({5, 6, 7, 8})  # its values that turn a picture by a quarter


class Unusable(Exception):
    """An image cannot be used: `fact` says why, `remedy` what to do."""

    def __init__(self, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.fact = fact
        self.remedy = remedy


def vault_of(folder: Path, named: Path | None) -> Path:
    """The folder of which all belongs to the notes in `folder`: the nearest one that is a vault or
    a repository, from `folder` upwards, or the one that was `named` to be built, whichever holds
    the other; `folder` itself where there is neither."""
    whole = folder.resolve()
    vault = next((above for above in (whole, *whole.parents) if _is_vault(above)), whole)
    given = named.resolve() if named else whole
    return vault if given.is_relative_to(vault) else given


def _is_vault(folder: Path) -> bool:
    return any((folder / mark).exists() for mark in VAULTS)


class Impure(NamedTuple):
    """What is to be said of an image that is shown without a part of it."""

    fact: str
    remedy: str


def read(
    folder: Path, vault: Path, source: str, alt: str, location: Location
) -> tuple[Image, Impure | None]:
    """The image that notes in `folder` name `source` (a relative address, CommonMark 6.4)
    at `location`, and what is wrong with it. One that begins with a slash is looked for from
    `vault` downwards, as Git hosts and Obsidian do.

    Raises Unusable where there is none, where it is outside of `vault`, or no picture that can be
    shown.
    """
    if ON_THE_NET.match(source):
        raise Unusable(
            "an image on the net is not fetched; its words stand for it",
            "save it beside the notes to have it on sheet and cards",
        )
    if SCHEME.match(source):
        raise Unusable(
            f"the image is no file beside the notes: {shortened(source)}", "save it there"
        )
    file = _file(folder, vault, source)
    without: tuple[str, ...] = ()
    try:
        data = shown = _content(file, vault)
        if is_svg(file):
            drawing = _drawing(data)
            shown, without = drawing.data, drawing.without
            width, height, suffix = drawing.width, drawing.height, ".svg"
        else:
            width, height, suffix = _measure(data)
    except Unusable as wrong:
        raise Unusable(f"{wrong.fact}: {shortened(source)}", wrong.remedy) from None
    name = f"{NAMED}{sha256(shown).hexdigest()[:DIGITS]}{suffix}"
    image = Image(file, alt, name, width, height, sha256(data).hexdigest(), location)
    if not without:
        return image, None
    parts = ", ".join(without[:3])
    fact = f"the image {svg.IMPURE} ({parts}), and is shown without that: {shortened(source)}"
    return image, Impure(fact, SAVE_PLAIN)


def is_of(image: Image, digest: str) -> bool:
    """Whether `image` was read from what has this SHA-256 (in hex)."""
    return image.digest == digest


def content_of(image: Image) -> bytes:
    """What is shown of the file of `image`. Raises Problems where that is no longer what was
    read."""
    try:
        data = files.content(image.file)
    except OSError:
        data = b""
    if is_of(image, sha256(data).hexdigest()):
        return svg.drawing(data).data if is_svg(image.file) else data
    fact = f"the image changed while it was built: {image.file.name}"
    raise Problems((Problem(image.location, "changed", fact, "build again"),))


def _content(file: Path, vault: Path) -> bytes:
    try:
        if not file.resolve(strict=True).is_relative_to(vault.resolve()):
            raise Unusable(
                "the image is outside of the notes' folder",
                "copy it next to the notes, or build the folder that holds both",
            )
        if file.stat().st_size > MOST_BYTES:
            raise Unusable("the image has more than 100 MB", "scale it down")
        return files.content(file)
    except FileNotFoundError:
        raise Unusable(
            "there is no such image, so that its words stand for it",
            "check its name and where it is",
        ) from None
    except OSError as error:
        raise Unusable(
            f"the image cannot be read ({files.reason_of(error)})", "check the name and where it is"
        ) from None
    except ValueError:  # a NUL character
        raise Unusable("the image cannot be read (that is no name of a file)", "check it") from None


def name_of(address: str) -> str:
    """What the picture at `address` is called: the last part of its path; of data, its type."""
    if found := DATA.match(address):
        return found[1]
    parts = [part for part in unquote(BEHIND_PATH.sub("", address)).split("/") if part.strip()]
    return parts[-1].strip() if parts else address.strip()


def place_of(folder: Path, vault: Path, address: str) -> Path | None:
    """Where the picture at `address` would be, though it may not be there; None for what is no
    file beside the notes. The rest as in `read`."""
    if ON_THE_NET.match(address) or SCHEME.match(address) or "\0" in unquote(address):
        return None
    return _file(folder, vault, address)


def _file(folder: Path, vault: Path, source: str) -> Path:
    """The file that `source` names. What stands behind a question mark or a hash is no part of a
    path (RFC 3986, 3.4), unless there is a file of such a name."""
    whole = unquote(source)
    base, path = (vault, whole.lstrip("/")) if whole.startswith("/") else (folder, whole)
    file = base / path
    # Path.exists raises where a name is too long.
    return file if os.path.exists(file) else base / BEHIND_PATH.sub("", path)  # noqa: PTH110


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
