"""Makes the pictures of README and docs/: pages of the sheet and cards of the deck in dist/, and
cards of the examples of some shapes.

    .venv/bin/python -m scripts.pictures

Needs Chromium (any of its usual names) for the cards; Anki's own engine renders them, with the
classes that the desktop program sets for light and for night.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from PIL import Image, ImageOps

import cribdeck
from cribdeck.notes.recognise.shape import Shape
from cribdeck.notes.recognise.shapes import ITEM_SHAPES, SHAPES

ROOT = Path(__file__).resolve().parent.parent
DECK = ROOT / "dist/kafka-interview.apkg"
SHEET = ROOT / "dist/kafka-interview-short.pdf"  # both sides of one sheet of paper
DOCS = ROOT / "docs"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
# What is shown: words of the prompt or text, which card of the note, front or back, night or not.
CARDS = (
    ("Consumer Group", 0, True, False),
    ("How is a message routed?", 0, True, False),
    ("Producing Messages", 0, True, True),
    ("How does Kafka ensure message durability?", 0, True, True),
)
SIZE = (430, 500)  # CSS pixels, as wide as a large phone
# Front and back of a card of what these shapes have for an example: words of it, and which card.
EXAMPLES = (
    ("question-heading", "Explain the login", 0),
    ("choice", "The deepest lake is", 0),
    ("pairs", "perro", 0),
    ("marked-line", "Robert Hooke", 1),
    ("plain-list", "Start a consumer", 0),
    ("drawing", "The way of a record", 0),
)
SMALL = (340, 600)  # and as high as they need
MARGIN = 20  # pixels below them
COLOURS = 64  # enough for text, and a third of the size
LINE = "#c9d0da"


def sheet_picture() -> Image.Image:
    """Both pages side by side."""
    document = pypdfium2.PdfDocument(SHEET)
    pages = [document[i].render(scale=1.5).to_pil() for i in range(len(document))]
    return joined(framed(pages))


def framed(pictures: list[Image.Image]) -> list[Image.Image]:
    return [ImageOps.expand(picture, 1, LINE) for picture in pictures]


def joined(pictures: list[Image.Image], gap: int = 12) -> Image.Image:
    width = sum(p.width for p in pictures) + gap * (len(pictures) - 1)
    whole = Image.new("RGB", (width, max(p.height for p in pictures)), "white")
    x = 0
    for picture in pictures:
        whole.paste(picture, (x, 0))
        x += picture.width + gap
    return whole


def collection_of(deck: Path, folder: Path) -> Collection:
    collection = Collection(str(folder / "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(deck), options=ImportAnkiPackageOptions())
    )
    return collection


def card_picture(chromium: str, folder: Path) -> Image.Image:
    collection = collection_of(DECK, folder)
    pictures = []
    for words, ord_, back, night in CARDS:
        for note_id in collection.find_notes(""):
            note = collection.get_note(note_id)
            if words in note.fields[1] and len(note.cards()) > ord_:
                card = note.cards()[ord_]
                html = card.answer() if back else card.question()
                pictures.append(photograph(html, night, chromium, folder, SIZE))
                break
    collection.close()
    return joined(framed(pictures))


def example_picture(
    shape: Shape, words: str, ord_: int, chromium: str, folder: Path
) -> Image.Image:
    notes = folder / "notes.md"
    notes.write_text(shape.example, encoding="utf-8")
    cribdeck.build(notes, out=folder, only="deck")
    collection = collection_of(notes.with_suffix(".apkg"), folder)
    found = map(collection.get_note, collection.find_notes(""))
    note = next(one for one in found if words in one.fields[1] and len(one.cards()) > ord_)
    card = note.cards()[ord_]
    sides = [
        photograph(html, False, chromium, folder, SMALL)
        for html in (card.question(), card.answer())
    ]
    collection.close()
    boxes = [ImageOps.invert(side.convert("L")).getbbox() for side in sides]
    lowest = max(box[3] for box in boxes if box) + MARGIN
    cut = [side.crop((0, 0, side.width, lowest)) for side in sides]
    return joined(framed(cut)).quantize(COLOURS)


def photograph(
    html: str, night: bool, chromium: str, folder: Path, size: tuple[int, int]
) -> Image.Image:
    page, shot = folder / "card.html", folder / "card.png"
    classes = "card nightMode night_mode" if night else "card"
    root = ' class="night-mode"' if night else ""
    page.write_text(
        f'<!doctype html><html{root}><meta charset="utf-8"><body class="{classes}">{html}</body>',
        encoding="utf-8",
    )
    subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={size[0]},{size[1]}",
            "--force-device-scale-factor=1.5",
            f"--screenshot={shot}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    with Image.open(shot) as picture:
        return picture.convert("RGB")


def main() -> int:
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not chromium:
        print("pictures.py: no Chromium here; install it for the pictures of cards")
        return 1
    DOCS.mkdir(exist_ok=True)
    sheet_picture().save(DOCS / "sheet.png", optimize=True)
    with tempfile.TemporaryDirectory() as folder:
        card_picture(chromium, Path(folder)).save(DOCS / "cards.png", optimize=True)
    shapes = {shape.name: shape for shape in (*SHAPES, *ITEM_SHAPES)}
    for name, words, ord_ in EXAMPLES:
        with tempfile.TemporaryDirectory() as folder:
            picture = example_picture(shapes[name], words, ord_, chromium, Path(folder))
        picture.save(DOCS / f"shape-{name}.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
