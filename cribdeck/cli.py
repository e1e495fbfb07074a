"""Arguments, progress, the closing summary, exit codes.

Knows terminals. Does not know how anything is built: it gives pipeline the options and shows what
comes back. Progress and problems go to stderr; the summary, or with --json the report, to stdout.
"""

import argparse
import gc
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cribdeck import __version__, listing
from cribdeck.building import pipeline
from cribdeck.problems import Problem, Problems, Severity

ROOT = Path(__file__).resolve().parent.parent
DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
SHOWN_CHANGES = 8  # of each kind; -v shows all
PAPERS = ("a4", "letter")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line (default: this process's) and returns the exit code: 0 built, 1 the
    notes have errors and nothing was published, 2 wrong usage, 130 interrupted."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.broker and not args.run_samples:
        parser.error("--broker is for --run-samples")
    # A build makes millions of small objects that all live until its end; looking for garbage
    # among them costs a quarter of its time and finds none.
    gc.disable()
    try:
        return _run(args)
    except KeyboardInterrupt:
        print("\ninterrupted; what was built before is as it was", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Builds an Anki deck and a cheat sheet from study notes in Markdown.",
        epilog="Exit codes: 0 built; 1 errors, nothing was published; 2 wrong usage.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="notes to build: files, or folders of .md files (default: source/)",
    )
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="DIR",
        help="where deck and sheet go (default: dist/)",
    )
    parser.add_argument("--only", choices=("deck", "sheet"), help="build one of the two")
    parser.add_argument("--paper", choices=PAPERS, help="paper of the sheet (default: a4)")
    parser.add_argument(
        "--pages",
        type=_page_count,
        metavar="N",
        help="fit the sheet on N pages",
    )
    parser.add_argument(
        "--cards",
        action="store_true",
        help="make paper cards to cut out too, 8 a page, whatever else is built (NAME-cards.pdf);"
        " print them at 100 %%, on both sides, flipped on the long edge",
    )
    parser.add_argument(
        "--short", action="store_true", help="make the sheet's short edition too (NAME-short.pdf)"
    )
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")
    parser.add_argument(
        "--check", action="store_true", help="read the notes, check the code, write nothing"
    )
    parser.add_argument(
        "--run-samples",
        action="store_true",
        help="read the notes, check the code, run the samples that declare it, write nothing",
    )
    parser.add_argument(
        "--broker",
        type=_host_and_port,
        metavar="HOST:PORT",
        help="run samples on this Kafka broker (default: one of our own, on this machine)",
    )
    parser.add_argument("--json", action="store_true", help="print one report as JSON on stdout")
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="show problems only")
    loudness.add_argument(
        "-v", "--verbose", action="store_true", help="show every change and warning"
    )
    parser.add_argument("--version", action="version", version=f"cribdeck {__version__}")
    return parser


def _host_and_port(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return text


def _page_count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 99:
        raise argparse.ArgumentTypeError("a number from 1 to 99 is needed")
    return int(text)


def _run(args: argparse.Namespace) -> int:
    quiet = args.quiet or args.json
    try:
        options = _options(args)
        report = pipeline.build(options, int(time.time()), _silent if quiet else _progress())
    except Problems as found:
        _show_problems([p.as_report() for p in found.problems], verbose=args.verbose)
        if args.json:
            print(json.dumps(_failed_report(found.problems), indent=2, ensure_ascii=False))
        elif not (args.check or args.run_samples):
            print(_not_published(found.problems, strict=args.strict), file=sys.stderr)
        return FAILED
    _show_problems(report["problems"], verbose=args.verbose)
    if args.json:
        print(json.dumps(report, indent=2, ensure_ascii=False))
    elif args.run_samples:
        print("\n".join(_run_lines(report, quiet=args.quiet)))
    elif not args.quiet:
        print("\n".join(_summary(report, verbose=args.verbose)))
    return DONE if all(run["outcome"] == "passed" for run in _runs(report)) else FAILED


def _options(args: argparse.Namespace) -> pipeline.Options:
    paths = args.paths or [ROOT / "source"]
    out = args.out or (Path("dist") if args.paths else ROOT / "dist")
    return pipeline.Options(
        sources=pipeline.find_sources([_nearest(path) for path in paths]),
        out=_nearest(out),
        deck=args.only != "sheet",
        sheet=args.only != "deck",
        paper=args.paper,
        pages=args.pages,
        short=args.short,
        cards=args.cards,
        check=args.check,
        strict=args.strict,
        run_samples=args.run_samples,
        broker=args.broker,
    )


def _nearest(path: Path) -> Path:
    """`path` as a person here would write it: from the current folder where it lies below it."""
    try:
        return path.absolute().relative_to(Path.cwd())
    except ValueError:
        return path


# --- While it runs --------------------------------------------------------------------------------


@contextmanager
def _silent(_: str) -> Iterator[None]:
    yield


def _progress() -> pipeline.Stage:
    return _live_progress() if sys.stderr.isatty() else _plain_progress


@contextmanager
def _plain_progress(stage: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    print(f"{stage:<16}{time.perf_counter() - begun:6.2f} s", file=sys.stderr, flush=True)


def _live_progress() -> pipeline.Stage:
    # Imported here: a build with nothing to do has no progress, and rich takes time to load.
    from rich.console import Console

    console = Console(stderr=True, highlight=False)

    @contextmanager
    def live(stage: str) -> Iterator[None]:
        begun = time.perf_counter()
        with console.status(f"{stage} …"):
            yield
        console.print(f"[green]✓[/] {stage:<16}[dim]{time.perf_counter() - begun:6.2f} s[/]")

    return live


def _show_problems(problems: Sequence[Mapping[str, Any]], *, verbose: bool) -> None:
    shown, more = listing.listed(problems, every=verbose)
    for problem in shown:
        _show_problem(problem)
    for line in more:
        print(line, file=sys.stderr)


def _show_problem(problem: Mapping[str, Any]) -> None:
    line = problem["text"]
    if problem["severity"] == Severity.WARNING:
        line += f" [{problem['code']}]"  # `allow:` takes it back by this name
    if sys.stderr.isatty():
        colour = "31" if problem["severity"] == Severity.ERROR else "33"  # red, yellow (ECMA-48)
        where, _, rest = line.partition(": ")
        line = f"\x1b[1m{where}\x1b[0m: \x1b[{colour}m{problem['severity']}:\x1b[0m {rest}"
    print(line, file=sys.stderr)


# --- When it is done ------------------------------------------------------------------------------


def _not_published(problems: Sequence[Problem], *, strict: bool) -> str:
    errors = sum(p.severity is Severity.ERROR for p in problems)
    what = _count(errors, "error") if errors else _count(len(problems), "warning")
    why = "" if errors or not strict else " (--strict)"
    return f"{what}{why}; nothing was published, what was built before is as it was"


def _failed_report(problems: Sequence[Problem]) -> dict[str, Any]:
    return {
        "cribdeck": __version__,
        "published": False,
        "documents": [],
        "problems": [problem.as_report() for problem in problems],
    }


def _summary(report: Mapping[str, Any], *, verbose: bool) -> Iterator[str]:
    """What a person can act on: what was built and where, what changed, what is left to do."""
    for document in report["documents"]:
        yield from _document_lines(document)
    if report.get("up_to_date"):
        yield "nothing has changed since the last build"
    else:
        yield from _change_lines(report["changes"], verbose=verbose)
    unanswered = sum(problem["code"] == "unanswered" for problem in report["problems"])
    if unanswered:
        all_shown = verbose or unanswered <= listing.SHOWN
        where = ", listed above" if all_shown else ""
        yield f"{_count(unanswered, 'question')} without an answer{where}"


def _runs(report: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [run for document in report["documents"] for run in document.get("runs", ())]


def _run_lines(report: Mapping[str, Any], *, quiet: bool) -> Iterator[str]:
    runs = _runs(report)
    for run in runs:
        if quiet and run["outcome"] == "passed":
            continue
        yield run["text"]
        yield from (f"    | {line}" for line in run["output"])
    counts = Counter(run["outcome"] for run in runs)
    said = ", ".join(f"{n} {outcome}" for outcome, n in counts.items())
    yield f"samples: {said}" if said else "no sample declares that it runs"


def _document_lines(document: Mapping[str, Any]) -> Iterator[str]:
    yield document["title"]
    if document["deck"]:
        kinds = ", ".join(f"{kind} {n}" for kind, n in document["cards"].items())
        cards = _count(sum(document["cards"].values()), "card")
        yield f"  deck   {document['deck']}: {cards}" + (f" ({kinds})" if kinds else "")
    if document["sheet"]:
        yield f"  sheet  {document['sheet']}: {_setting(document)}"
    if short := document.get("short"):
        words = sum(row["words"] for row in short["left_out"])
        yield f"  short  {short['sheet']}: {_setting(short)}, {_count(words, 'word')} left out"
    if paper := document.get("paper_cards"):
        what = f"{_count(paper['cards'], 'paper card')}, {_count(paper['pages'], 'page')}"
        yield f"  cards  {paper['file']}: {what}"
    yield f"  notes  {document['source']}: {_samples_line(document['samples'])}"


def _setting(sheet: Mapping[str, Any]) -> str:
    pages = _count(sheet["pages"], "page")
    if (asked := sheet["pages_asked"]) and asked > sheet["pages"]:
        pages += f" ({asked} asked; larger type would not read better)"
    return f"{pages}, {sheet['type_size']:g} pt, {sheet['used']:.0%} of the columns used"


def _samples_line(samples: Mapping[str, Mapping[str, int]]) -> str:
    said = [
        f"{n} {language} {outcome}"
        for language, outcomes in samples.items()
        for outcome, n in outcomes.items()
    ]
    return "code samples: " + ", ".join(said) if said else "no code samples"


def _change_lines(changes: Mapping[str, Any], *, verbose: bool) -> Iterator[str]:
    happened = [(kind, rows) for kind, rows in changes.get("entries", {}).items() if rows]
    if not (happened or changes.get("search") or changes.get("empty_cards")):
        return
    counts = ", ".join(f"{len(rows)} {kind}" for kind, rows in happened)
    yield f"since the last build: {counts or 'fewer cards of the same entries'}"
    for kind, rows in happened:
        if kind == "added" and len(rows) > SHOWN_CHANGES and not verbose:
            continue  # the first build: everything is new
        shown = rows if verbose else rows[:SHOWN_CHANGES]
        for row in shown:
            before = f" (was: {row['before']})" if row.get("before") else ""
            yield f"  {kind:<9} {row['where']}: {row['prompt']}{before}"
        if len(shown) < len(rows):
            yield f"  {kind:<9} … and {len(rows) - len(shown)} more (-v shows all)"
    if changes["search"]:
        yield "  Anki keeps the notes of what is retired. To find them there, search for"
        yield f"    {changes['search']}"
    if changes["empty_cards"]:
        yield "  Some cards have no blank any more: in Anki, choose Tools > Empty Cards."


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
