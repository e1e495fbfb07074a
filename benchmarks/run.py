"""Times cribdeck as ratios against named references, in one run, and prints README's table.

    .venv/bin/python benchmarks/run.py [--runs 5] [--only WORD]

Every figure is a whole process, with those that it starts. A measured process and its reference
take turns, so that a machine that slows down slows both; the ratio is the median over the runs.
Seconds are shown for the feel of it only: they say as much about the machine as about cribdeck.
What the clock says is a matter of how busy the machine is; seconds of CPU are less so.
"""

import argparse
import compileall
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from processes import ROOT, Taken, python

NOTES = ROOT / "source/kafka-interview.md"
PARSE_AND_RENDER = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
MarkdownIt("commonmark").enable("table").render(Path(sys.argv[1]).read_text("utf-8"))
"""
# Builds as the command line does, and keeps the HTML of the final pages in the folder argv[1].
KEEP_FINAL = """
import sys
from pathlib import Path
from cribdeck.html import rendering
from cribdeck.sheet import pages
laid_out = rendering.laid_out
def kept(html, *more):
    name = f"{len(list(Path(sys.argv[1]).glob('*.html')))}.html"
    (Path(sys.argv[1]) / name).write_text(html, "utf-8")
    return laid_out(html, *more)
pages.laid_out = kept
from cribdeck.sheet import sheet
from cribdeck.notes import reader, short_edition
document = reader.read(Path(sys.argv[2]))[0]
sheet.render(document, 0)
if document.settings.short:
    short, _ = short_edition.shortened(document)
    sheet.render(short, 0, pages=document.settings.short, short=True)
"""
RENDER_FINAL = """
import gc, sys
from pathlib import Path
gc.disable()
from markupsafe import Markup
from cribdeck.html import rendering
from cribdeck.sheet.layout import LENGTHS
style = rendering.Stylesheet("sheet.css.jinja", LENGTHS)
for file in sorted(Path(sys.argv[1]).glob("*.html")):
    html = Markup(file.read_text("utf-8"))
    rendering.to_pdf(rendering.laid_out(html, [style], {}))
"""

Run = Callable[[], Taken]


@dataclass(frozen=True, slots=True)
class Row:
    """A ratio of `unit` (a field of Taken) that is `limit` at most."""

    what: str
    reference: str
    unit: str
    ratio: float
    limit: float
    taken: float

    def __str__(self) -> str:
        seen = f"{self.taken:.0f} MB" if self.unit == "memory" else f"{self.taken:.2f} s"
        unit = {"wall": "clock", "cpu": "CPU"}.get(self.unit, self.unit)
        return (
            f"| {self.what} | {self.reference} | {unit} | {self.ratio:.2f} | {self.limit:g} |"
            f" {seen} |"
        )


def compare(
    what: str, run: Run, reference: str, against: Run, runs: int, **limits: float
) -> Iterator[Row]:
    """A row for each unit in `limits`. Both runs are done once before they are measured: the disk's
    cache and Python's are warm then."""
    run()
    against()
    pairs = [(run(), against()) for _ in range(runs)]
    for unit, limit in limits.items():
        taken = [getattr(mine, unit) for mine, _ in pairs]
        others = [getattr(other, unit) for _, other in pairs]
        ratio = statistics.median(a / b for a, b in zip(taken, others, strict=True))
        yield Row(what, reference, unit, ratio, limit, statistics.median(taken))


# --- Notes ----------------------------------------------------------------------------------------


def many_entries(path: Path, count: int) -> Path:
    """Notes of `count` entries, of the kinds that people write most."""
    lines = [f"# {path.stem}"]
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
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


EDITS = count()


@dataclass(frozen=True, slots=True)
class Build:
    """`build.py` of the notes at `path` (or of one file of them) into a folder beside them."""

    path: Path
    options: tuple[str, ...] = ()

    @property
    def out(self) -> Path:
        return self.path.parent / f"{self.path.stem}-dist"

    def again(self) -> Taken:
        """With whatever there is of the last build."""
        return self._build()

    def from_nothing(self) -> Taken:
        """Without anything of a build before."""
        shutil.rmtree(self.out, ignore_errors=True)
        for ledger in (self.path if self.path.is_dir() else self.path.parent).glob("ledger.csv"):
            ledger.unlink()
        return self._build()

    def edited(self, file: Path, until: Path | None = None) -> Taken:
        """After one edited word in `file`: the last of its first definition."""
        before, mark, definition = file.read_text("utf-8").partition("\n* **")
        line, end, after = definition.partition("\n")
        line = f"{line.rstrip('0123456789 ')} {next(EDITS)}"
        file.write_text(before + mark + line + end + after, "utf-8")
        return self._build(until)

    def _build(self, until: Path | None = None) -> Taken:
        return python("build.py", self.path, "-o", self.out, "-q", *self.options, until=until)


# --- Rows -----------------------------------------------------------------------------------------


def kafka(folder: Path, runs: int) -> Iterator[Row]:
    """The notes of this repository: deck, sheet and short edition."""
    notes = folder / "kafka" / NOTES.name
    notes.parent.mkdir()
    shutil.copy(NOTES, notes)
    final = folder / "kafka-html"
    final.mkdir()
    python("-c", KEEP_FINAL, final, notes)
    build = Build(notes)
    reference = "WeasyPrint renders the two final HTML files"

    def render() -> Taken:
        return python("-c", RENDER_FINAL, final)

    yield from compare(
        "first build of the notes", build.from_nothing, reference, render, runs, wall=1.8, cpu=3
    )
    yield from compare(
        "the same after one edited word",
        lambda: build.edited(notes),
        reference,
        render,
        runs,
        wall=1.0,
        cpu=1.4,
    )
    yield from compare(
        "until the deck is in place, after one edited word",
        lambda: build.edited(notes, until=build.out / f"{notes.stem}.apkg"),
        '`python -c "import genanki, markdown_it"`',
        lambda: python("-c", "import genanki, markdown_it"),
        runs,
        wall=3,
    )
    yield from compare(
        "build with nothing changed",
        build.again,
        '`python -c "import weasyprint"`',
        lambda: python("-c", "import weasyprint"),
        runs,
        wall=0.12,
    )


def folders(folder: Path, runs: int) -> Iterator[Row]:
    """One changed file of many."""
    notes = folder / "many"
    files = [many_entries(notes / f"notes-{i}.md", 8) for i in range(200)]
    alone = many_entries(folder / "one/notes-0.md", 8)
    build, one = Build(notes), Build(alone)
    yield from compare(
        "one changed file of 200",
        lambda: build.edited(files[0]),
        "that file alone",
        lambda: one.edited(alone),
        runs,
        wall=1.3,
    )


def book(folder: Path, _runs: int) -> Iterator[Row]:
    """700 KB of notes, once: it takes long."""
    notes = many_entries(folder / "book/book.md", 9_200)
    final = folder / "book-html"
    final.mkdir()
    python("-c", KEEP_FINAL, final, notes)
    yield from compare(
        "full build of 700 KB",
        Build(notes).from_nothing,
        "WeasyPrint renders its final HTML",
        lambda: python("-c", RENDER_FINAL, final),
        1,
        wall=2.5,
        memory=1.3,
    )


def decks(folder: Path, runs: int) -> Iterator[Row]:
    """Decks alone, of very many entries."""
    big = many_entries(folder / "big/big.md", 10_000)
    huge = many_entries(folder / "huge/huge.md", 100_000)
    deck_of_big = Build(big, ("--only", "deck"))
    deck_of_huge = Build(huge, ("--only", "deck"))
    yield from compare(
        "`--only deck`, 10,000 entries",
        deck_of_big.from_nothing,
        "markdown-it-py parses and renders them",
        lambda: python("-c", PARSE_AND_RENDER, big),
        runs,
        wall=3,
        cpu=3,
    )
    of_huge, of_big = deck_of_huge.from_nothing(), deck_of_big.from_nothing()
    what, reference = "`--only deck`, 100,000 entries", "the same with 10,000 entries"
    yield Row(what, reference, "cpu", of_huge.cpu / of_big.cpu, 11, of_huge.cpu)
    yield Row(what, "1 MB", "memory", of_huge.memory, 1500, of_huge.memory)


GROUPS = (kafka, folders, decks, book)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=[group.__name__ for group in GROUPS])
    options = parser.parse_args()
    # As from the second build on, also where the environment lets Python write no bytecode.
    compileall.compile_dir(ROOT / "cribdeck", quiet=1)
    print("| what | against | of | ratio | at most | here |")
    print("|---|---|---|---:|---:|---:|")
    missed = False
    for group in GROUPS:
        if options.only in (None, group.__name__):
            with tempfile.TemporaryDirectory() as name:
                for row in group(Path(name), options.runs):
                    print(row, flush=True)
                    missed |= row.ratio > row.limit
    return missed


if __name__ == "__main__":
    sys.exit(main())
