"""Builds every file of folders of other people's notes, each alone, and tells what came of it.

    .venv/bin/python scripts/strangers.py FOLDER … [--jobs 2] [--limit N] [--json | --markdown]

Each file is built in a process and a temporary copy of its own, with the pictures that lie beside
it; nothing is written into FOLDER. What it measures is what its writer would have met at the first
try: deck and sheet or not, which problems, how long it took. Knows cribdeck by its command line and
its JSON only.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUR_MISTAKE = "mistake in cribdeck"
TRACEBACK = "Traceback (most recent call last)"
# getrusage(2): kilobytes on Linux, bytes on macOS.
PER_MB = 1_048_576 if sys.platform == "darwin" else 1024
SHOWN = 2000  # characters
HEAD = ("file", "deck", "sheet", "s", "MB", "cards", "on no card", "problems")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notes that a message or an entry is about."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. `ended` is "" for a build that came to its end, or says how it did
    not; then `said` is the end of what it said. `problems` counts by severity and code, `cards` by
    kind; `no_card` is what no shape took: it stands on the sheet only. `megabytes` is the most that
    one of its processes held."""

    file: str
    deck: bool
    sheet: bool
    ended: str
    said: str
    our_mistake: bool
    seconds: float
    megabytes: float
    cards: Mapping[str, int]
    problems: Mapping[str, int]
    messages: tuple[str, ...]
    no_card: tuple[Line, ...]


def results(folders: Sequence[Path], jobs: int, limit: int | None, latest: float) -> list[Result]:
    """Of the notes in `folders`, of the first `limit` of them; a build of more than `latest`
    seconds is ended."""
    with tempfile.TemporaryDirectory(prefix="strangers-") as temporary:
        work = Path(temporary)
        todo = []
        for n, folder in enumerate(folders):
            pictures = work / f"pictures-{n}"
            shutil.copytree(folder, pictures, ignore=_but_pictures)
            todo += [(folder, pictures, notes) for notes in _notes(folder)]
        with ThreadPoolExecutor(jobs) as pool:
            futures = [
                pool.submit(_result, folder, pictures, notes, work / f"{n}", latest)
                for n, (folder, pictures, notes) in enumerate(todo[:limit])
            ]
            return [future.result() for future in futures]


def _notes(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.md")):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _but_pictures(_: str, names: Iterable[str]) -> set[str]:
    return {name for name in names if name.startswith(".") or name.endswith(".md")}


def _result(folder: Path, pictures: Path, notes: Path, work: Path, latest: float) -> Result:
    # Linked to our own copy: cheap, and what a build would do to a file reaches nobody's notes.
    shutil.copytree(pictures, work / "notes", copy_function=os.link)
    copy = work / "notes" / notes.relative_to(folder)
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(notes, copy)
    begun = time.perf_counter()
    ended, megabytes = _build(copy, work, latest)
    seconds = time.perf_counter() - begun
    said = (work / "said").read_text(encoding="utf-8", errors="replace")
    report = _report(work / "report")
    if not ended and (TRACEBACK in said or not report):
        ended = "traceback" if TRACEBACK in said else "no report"
    # A build that was refused as a whole has no documents.
    document: dict[str, Any] = next(iter(report.get("documents", ())), {})
    problems = report.get("problems", ())
    built = Result(
        file=str(notes.relative_to(folder)),
        deck=bool(document.get("deck")),
        sheet=bool(document.get("sheet")),
        ended=ended,
        said=said[-SHOWN:] if ended else "",
        our_mistake=OUR_MISTAKE in said or any(OUR_MISTAKE in each["text"] for each in problems),
        seconds=round(seconds, 2),
        megabytes=round(megabytes),
        cards=document.get("cards", {}),
        problems=dict(Counter(f"{each['severity']} {each['code']}" for each in problems)),
        messages=tuple(each["text"].replace(f"{copy.parent}/", "") for each in problems),
        no_card=tuple(
            Line(each["line"], each["text"])
            for each in document.get("sheet_only", ())
            if each["text"] != "---"  # which no one would ask
        ),
    )
    shutil.rmtree(work)
    return built


def _build(notes: Path, work: Path, latest: float) -> tuple[str, float]:
    """Builds `notes`; how it was ended ("" for an end of its own), and the memory in megabytes."""
    command = [sys.executable, "-m", "cribdeck", str(notes), "-o", str(work / "dist"), "--json"]
    with (work / "report").open("wb") as report, (work / "said").open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=notes.parent,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=report,
            stderr=said,
            start_new_session=True,
        )
        late = threading.Event()

        def end() -> None:
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(latest, end)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)  # with its own children
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if late.is_set():
        ended = f"ended after {latest:g} s"
    else:
        ended = f"signal {-process.returncode}" if process.returncode < 0 else ""
    return ended, usage.ru_maxrss / PER_MB


def _report(file: Path) -> dict[str, Any]:
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return report if isinstance(report, dict) else {}


# --- What is printed ------------------------------------------------------------------------------


def totals(found: Sequence[Result]) -> dict[str, Any]:
    """What there is to say of all files together."""
    cards: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    files: Counter[str] = Counter()  # in how many files a problem stands
    for one in found:
        cards.update(one.cards)
        problems.update(one.problems)
        files.update(one.problems.keys())
    return {
        "files": len(found),
        "decks": sum(one.deck for one in found),
        "sheets": sum(one.sheet for one in found),
        "our mistakes": sum(one.our_mistake for one in found),
        "not ended well": sum(bool(one.ended) for one in found),
        "seconds": round(sum(one.seconds for one in found), 1),
        "slowest": max((one.seconds for one in found), default=0),
        "most MB": max((one.megabytes for one in found), default=0),
        "cards": dict(cards.most_common()),
        "on no card": sum(len(one.no_card) for one in found),
        "problems": {
            name: {"count": count, "files": files[name]} for name, count in problems.most_common()
        },
    }


def rows(found: Iterable[Result]) -> Iterator[tuple[str, ...]]:
    """The cells of each file, under HEAD."""
    for one in found:
        faults = [one.ended] if one.ended else []
        faults += [OUR_MISTAKE.upper()] if one.our_mistake else []
        yield (
            one.file,
            "yes" if one.deck else "NO",
            "yes" if one.sheet else "NO",
            f"{one.seconds:.1f}",
            f"{one.megabytes:.0f}",
            _counts(one.cards),
            str(len(one.no_card)),
            ", ".join([*faults, *([_counts(one.problems)] if one.problems else [])]),
        )


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {n}" for name, n in sorted(counts.items()))


def table(found: Sequence[Result], *, markdown: bool) -> Iterator[str]:
    """The lines of a table of all files, and of the totals below it."""
    cells = [HEAD, *rows(found)]
    if markdown:
        yield f"| {' | '.join(HEAD)} |"
        yield "|---" * len(HEAD) + "|"
        yield from (f"| {' | '.join(row)} |" for row in cells[1:])
    else:
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield "  ".join(padded).rstrip()
    yield ""
    for name, value in totals(found).items():
        match name, value:
            case "problems", dict():
                for code, count in value.items():
                    yield f"- {code}: {count['count']} in {count['files']} files"
            case "cards", dict():
                yield f"- cards: {_counts(value)}"
            case _:
                yield f"- {name}: {value}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=1, help="files at once (default: 1)")
    parser.add_argument("--limit", type=int, help="only so many files")
    parser.add_argument("--timeout", type=float, default=300, help="seconds a file (default: 300)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything, for programs")
    form.add_argument("--markdown", action="store_true", help="the table in Markdown")
    args = parser.parse_args(arguments)
    found = results(args.folders, args.jobs, args.limit, args.timeout)
    if args.json:
        data = {"files": [asdict(one) for one in found], "totals": totals(found)}
        print(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        print("\n".join(table(found, markdown=args.markdown)))


if __name__ == "__main__":
    main()
