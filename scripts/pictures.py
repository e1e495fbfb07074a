"""Makes README's pictures from what is in dist/: pages of the sheet and cards of the deck.

    .venv/bin/python scripts/pictures.py

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

ROOT = Path(__file__).resolve().parent.parent
DECK = ROOT / "dist/kafka-interview.apkg"
SHEET = ROOT / "dist/kafka-interview-short.pdf"  # both sides of one sheet of paper
DOCS = ROOT / "docs"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
# What is shown: words of the prompt or text, which card of the note, front or back, night or not.
CARDS = (
    ("Consumer Group", 0, True, False),
    ("Kafka vs RabbitMQ: Routing", 0, True, False),
    ("Producing Messages", 0, True, True),
    ("Kafka ensures", 0, True, True),
)
SIZE = (430, 500)  # CSS pixels, as wide as a large phone
LINE = "#c9d0da"


def sheet_picture() -> Image.Image:
    """Both pages side by side."""
    document = pypdfium2.PdfDocument(SHEET)
    pages = [document[i].render(scale=1.5).to_pil() for i in range(len(document))]
    return joined([ImageOps.expand(page, 1, LINE) for page in pages])


def joined(pictures: list[Image.Image], gap: int = 12) -> Image.Image:
    width = sum(p.width for p in pictures) + gap * (len(pictures) - 1)
    whole = Image.new("RGB", (width, max(p.height for p in pictures)), "white")
    x = 0
    for picture in pictures:
        whole.paste(picture, (x, 0))
        x += picture.width + gap
    return whole


def card_picture(chromium: str, folder: Path) -> Image.Image:
    collection = Collection(str(folder / "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(DECK), options=ImportAnkiPackageOptions())
    )
    pictures = []
    for words, ord_, back, night in CARDS:
        for note_id in collection.find_notes(""):
            note = collection.get_note(note_id)
            if words in note.fields[1] and len(note.cards()) > ord_:
                card = note.cards()[ord_]
                html = card.answer() if back else card.question()
                pictures.append(photograph(html, night, chromium, folder))
                break
    collection.close()
    return joined(pictures)


def photograph(html: str, night: bool, chromium: str, folder: Path) -> Image.Image:
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
            f"--window-size={SIZE[0]},{SIZE[1]}",
            "--force-device-scale-factor=1.5",
            f"--screenshot={shot}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    with Image.open(shot) as picture:
        return ImageOps.expand(picture.convert("RGB"), 1, LINE)


def main() -> int:
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not chromium:
        print("pictures.py: no Chromium here; install it for the pictures of cards")
        return 1
    DOCS.mkdir(exist_ok=True)
    sheet_picture().save(DOCS / "sheet.png", optimize=True)
    with tempfile.TemporaryDirectory() as folder:
        card_picture(chromium, Path(folder)).save(DOCS / "cards.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
