"""Times cribdeck as ratios against named references, in one run, and prints README's table.

    .venv/bin/python benchmarks/run.py [--runs 5]

Every figure is a whole process. A measured process and its reference take turns, so that a machine
that slows down slows both; the ratio is the median over the runs. Seconds are shown for the feel of
it only: they say as much about the machine as about cribdeck.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ORIGINAL = ROOT / "tests/data/original-notes.md"
NOTES = ROOT / "source/kafka-interview.md"
IMPORT_WEASYPRINT = "import weasyprint"
PLAIN_SHEET = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
import weasyprint
html = MarkdownIt("commonmark").enable("table").render(Path(sys.argv[1]).read_text("utf-8"))
weasyprint.HTML(string=html).write_pdf()
"""
PARSE_AND_RENDER = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
MarkdownIt("commonmark").enable("table").render(Path(sys.argv[1]).read_text("utf-8"))
"""
# The sheet of the notes in argv[1] on argv[3] pages, as after an edit: the last size is known.
FIT = """
import pickle, sys
from pathlib import Path
from cribdeck.notes import reader
from cribdeck.sheet import measuring, sheet
document = reader.read(Path(sys.argv[1]))[0]
known = Path(sys.argv[2])
final = []
if not known.exists():
    laid_out = measuring.laid_out
    measuring.laid_out = lambda html, *more: final.append(html) or laid_out(html, *more)
last = sheet.Last(*pickle.loads(known.read_bytes())) if known.exists() else None
made = sheet.render(document, 0, pages=int(sys.argv[3]), last=last)
assert made.pages == int(sys.argv[3])
if not known.exists():
    known.write_bytes(pickle.dumps((made.type_size, bool(made.torn))))
    known.with_suffix(".html").write_text(final[-1], "utf-8")
"""
RENDER_FINAL = """
import sys
from pathlib import Path
from cribdeck.html import rendering
rendering.laid_out(Path(sys.argv[1]).read_text("utf-8")).write_pdf()
"""
SHEET = """
import sys
from pathlib import Path
from cribdeck.notes import reader
from cribdeck.sheet import sheet
sheet.render(reader.read(Path(sys.argv[1]))[0], 0)
"""


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    reference: str
    ratio: float
    limit: float
    seconds: float


def python(*args: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, *map(str, args)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{args}: {done.stderr}")


def seconds(run: Callable[[], None]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def compare(
    what: str,
    run: Callable[[], None],
    reference: str,
    against: Callable[[], None],
    limit: float,
    runs: int,
) -> Row:
    for warm in (run, against):  # the disk's cache and Python's
        warm()
    pairs = [(seconds(run), seconds(against)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    return Row(what, reference, ratio, limit, statistics.median(a for a, _ in pairs))


def many_entries(path: Path, count: int) -> Path:
    """Notes of `count` entries, of the kinds that people write most."""
    lines = ["# Many"]
    for i in range(count // 4):
        if i % 10 == 0:
            lines += ["", f"## Section {i}", ""]
        lines += [
            f"* **Term {i}:** The definition number {i}, with some `code` and *stress* in it.",
            f"* A fact about {i} is **the bold part {i}** of this sentence.",
            f"* What is asked about {i}?",
            f"  The answer to {i}, in a sentence of about a dozen words or so.",
            f"* **Word {i}** – what it means, said in one line of plain text.",
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows(runs: int, folder: Path) -> Sequence[Row]:
    out = folder / "dist"
    notes = folder / "notes/kafka-interview.md"
    notes.parent.mkdir()
    # Without its front matter, which asks for two fitted editions: those have a row of their own.
    notes.write_text(NOTES.read_text("utf-8").split("---\n", 2)[2], encoding="utf-8")
    last_build = out / ".cribdeck/last-build.json"

    def build() -> None:
        python("build.py", notes, "-o", out, "-q")

    def full_build() -> None:
        last_build.unlink(missing_ok=True)
        build()

    def deck_only(path: Path) -> Callable[[], None]:
        def run() -> None:
            last_build.unlink(missing_ok=True)
            python("build.py", path, "-o", out, "-q", "--only", "deck")

        return run

    big = many_entries(folder / "big.md", 10_000)
    book = many_entries(folder / "book.md", 9_200)  # 700 KB
    known = folder / "last"
    python("-c", FIT, ORIGINAL, known, "2")
    small = many_entries(folder / "small.md", 1_000)
    return [
        compare(
            "full build of the notes, not fitted",
            full_build,
            "WeasyPrint renders the notes' plain HTML",
            lambda: python("-c", PLAIN_SHEET, notes),
            3,
            runs,
        ),
        compare(
            "a sheet fitted to 2 pages",
            lambda: python("-c", FIT, ORIGINAL, known, "2"),
            "WeasyPrint renders its final HTML",
            lambda: python("-c", RENDER_FINAL, known.with_suffix(".html")),
            2.5,
            runs,
        ),
        compare(
            "the sheet of 700 KB of notes",
            lambda: python("-c", SHEET, book),
            "WeasyPrint renders the notes' plain HTML",
            lambda: python("-c", PLAIN_SHEET, book),
            3,
            1,
        ),
        compare(
            "build with nothing changed",
            build,
            '`python -c "import weasyprint"`',
            lambda: python("-c", IMPORT_WEASYPRINT),
            0.4,
            runs,
        ),
        compare(
            "`--only deck`, 10,000 entries",
            deck_only(big),
            "markdown-it-py parses and renders them",
            lambda: python("-c", PARSE_AND_RENDER, big),
            4,
            runs,
        ),
        compare(
            "`--only deck`, 10,000 entries",
            deck_only(big),
            "the same with 1,000 entries",
            deck_only(small),
            11,
            runs,
        ),
    ]


def peak_memory(folder: Path) -> float:
    """Peak memory in MB of a deck of 10,000 entries, in a process of its own."""
    code = (
        "import sys, resource; from cribdeck.cli import main; main(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    big = many_entries(folder / "memory.md", 10_000)
    done = subprocess.run(
        [sys.executable, "-c", code, str(big), "-o", str(folder), "-q", "--only", "deck"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    # Linux counts in KiB, macOS in bytes (getrusage(2)).
    return int(done.stdout) / (1024 if sys.platform == "linux" else 1024 * 1024)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        found = rows(runs, Path(name))
        memory = peak_memory(Path(name))
    print("| what | against | ratio | at most | seconds here |")
    print("|---|---|---:|---:|---:|")
    for row in found:
        against, ratio = row.reference, f"{row.ratio:.2f}"
        print(f"| {row.what} | {against} | {ratio} | {row.limit:g} | {row.seconds:.2f} |")
    print(f"| peak memory, 10,000 entries | | {memory:.0f} MB | 600 MB | |")
    return any(row.ratio > row.limit for row in found) or memory > 600


if __name__ == "__main__":
    sys.exit(main())
