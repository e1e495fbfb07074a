"""Images as print needs them: no more pixels than the paper can show.

Knows Pillow. Does not know where on a page an image stands.
"""

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from cribdeck.html.rendering import PX
from cribdeck.notes.blocks import Image
from cribdeck.notes.document import Document
from cribdeck.notes.pictures import RASTER, content_of, is_svg
from cribdeck.notes.walk import figures

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

PRINT_DPI = 300
JPEG_QUALITY = 88
PRINTABLE = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "CMYK"})  # Pillow's names for modes
SCALABLE = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})


def images_of(document: Document, width: float, height: float) -> dict[str, bytes]:
    """The content of the document's images by name, each for places at most `width` by `height`
    points."""
    return {
        one.name: for_print(one, width, height)
        for one in figures(document)
        if isinstance(one, Image)
    }


@lru_cache(maxsize=64)
def for_print(image: Image, width: float, height: float) -> bytes:
    """The bytes of the image for a place at most `width` by `height` points: with no more pixels
    than print can show, in a form that WeasyPrint draws. Raises Problems where the file is no
    longer what was read."""
    data = content_of(image)
    if is_svg(image.file):
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
