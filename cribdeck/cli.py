"""The command line: arguments, what is printed where, exit codes.

Knows how a build is asked for. Does not know how anything is built, nor how it is shown (display).
Progress and problems go to stderr; the summary, or with --json the report, to stdout.
"""

import argparse
import gc
import json
import os
import re
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from cribdeck import __version__, display, display_explained, display_summary
from cribdeck.building import crash, limits, pipeline
from cribdeck.building.sources import PAPERS, Options, notes_here
from cribdeck.notes.settings import MOST_PAGES
from cribdeck.problems import Strictness, shortened
from cribdeck.report import Report, as_data

DONE, FAILED, INTERRUPTED = 0, 1, 130  # 2 is argparse's, of a command that cannot be read


def main(
    argv: Sequence[str] | None = None, *, command: str = "cribdeck", home: Path | None = None
) -> int:
    """Runs one command line (default: this process's) and returns the exit code: 0 all is built, 1
    something could not be, 2 wrong usage, 130 interrupted.

    `command` is what was typed, for messages. Without a PATH the notes of the folder one stands in
    are built; with a `home`, those in its source/, into its dist/.
    """
    if argv is None:  # this process is ours
        limits.bound_memory()
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # what ends it says so
    _open_streams()
    parser = _parser(command)
    args = _parsed(parser, sys.argv[1:] if argv is None else argv)
    for wrong in _at_odds(args):
        parser.error(wrong)
    # A build makes millions of small objects that all live until its end; looking for garbage
    # among them costs a quarter of its time and finds none.
    gc.disable()
    try:
        options = _options(args, home)
    except FileNotFoundError:
        display.tell("the current folder is gone; go to another one")
        return FAILED
    try:
        if args.watch:
            _watch(args, options)
        code = _explain(args.explain) if args.explain else _run(args, options)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        display.tell("\ninterrupted; what was finished is published, all else is as it was")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away
        _let_go_of_stdout()
        return FAILED
    except OSError as error:  # all that concerns files is in the report: this is the summary
        _let_go_of_stdout()
        reason = (error.strerror or str(error)).lower()
        display.tell(f"what there is to say cannot be written to stdout ({reason})")
        return FAILED
    except Exception as error:
        if home and isinstance(error, ModuleNotFoundError):  # build.py says how to set up
            raise
        display.tell(str(crash.last_words(error, options)))
        return FAILED


def _open_streams() -> None:
    """Sees that stdin, stdout and stderr are there: one that was closed leads nowhere, and not into
    the next file that is opened. What stdout's encoding does not have is escaped."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _let_go_of_stdout() -> None:
    """What is buffered would be tried again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parsed(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    """The arguments, with options and paths in any order; after `--` there are only paths. Exits
    where they are wrong."""
    # Alone it takes no word from what follows, which may be a path.
    words = [f"--strict={Strictness.FLAWS}" if word == "--strict" else word for word in words]
    end = words.index("--") if "--" in words else len(words)
    args, rest = parser.parse_known_intermixed_args(words[:end])
    unknown = [word for word in rest if word.startswith("-")]
    if unknown:
        import difflib

        known = re.findall(r"--([a-z][a-z-]+)", parser.format_help())
        name = unknown[0].lstrip("-").partition("=")[0]
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"; did you mean --{near[0]}?" if near else ""
        parser.error(f"unrecognized arguments: {' '.join(unknown)}{hint}")
    args.paths += map(Path, words[end + 1 :])
    return args


def _at_odds(args: argparse.Namespace) -> Iterator[str]:
    """What to say of options that mean nothing beside one another: none is passed over in
    silence."""
    if args.broker and not args.run_samples:
        yield "--broker is for --run-samples"
    if args.bundle and args.only == "sheet":
        yield "--bundle is for decks"
    if args.only == "deck":
        if args.pages or args.short:
            yield f"--{'pages' if args.pages else 'short'} is for sheets, not with --only deck"
        if args.paper and not args.cards:
            yield "--paper is for sheets and for --cards, not with --only deck"
    if args.watch and (args.json or args.run_samples or args.explain):
        yield (
            "--watch builds again and again, for a person: not with --json, --run-samples"
            " or --explain"
        )
    if args.explain and args.paths:
        yield "--explain takes one file, and builds nothing beside"
    if args.explain and args.json:
        yield "--explain is for a person, not with --json"


def _parser(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=command,
        description="Builds an Anki deck and a cheat sheet from study notes in Markdown.",
        epilog="Exit codes: 0 all is built; 1 something could not be; 2 wrong usage.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="notes to build: files, or folders of .md files"
        " (default: source/ if it is there, else the notes of this folder)",
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
        "--bundle",
        action="store_true",
        help="put all decks into one file too, called after the folder, for one import",
    )
    parser.add_argument(
        "--short", action="store_true", help="make the sheet's short edition too (NAME-short.pdf)"
    )
    parser.add_argument(
        "--strict",
        choices=(Strictness.FLAWS.value, Strictness.ALL.value),
        default=Strictness.NONE.value,
        help="publish nothing that has a flaw (a sample that does not parse, a missing picture, a"
        " character without a font, a formula that cannot be drawn); --strict=all: nothing that"
        " there is a warning about",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="read the notes, check the code, say what a build would change, write nothing",
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
    parser.add_argument(
        "--explain",
        metavar="FILE[:LINE]",
        help="say which shape took which lines of a file, what cards came of them and what was left"
        " out, or of one line; write nothing",
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="build, and again whenever the notes change, until you press Ctrl-C",
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
    if not host or not port.isdecimal() or len(port) > 5 or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{shortened(text)!r} is not HOST:PORT")
    return text


def _page_count(text: str) -> int:
    if not text.isdecimal() or len(text) > 9 or not 1 <= int(text) <= MOST_PAGES:
        raise argparse.ArgumentTypeError(f"a number from 1 to {MOST_PAGES} is needed")
    return int(text)


def _options(args: argparse.Namespace, home: Path | None) -> Options:
    paths, out = args.paths, args.out or Path("dist")
    if not paths:
        paths = [home / "source" if home else notes_here()]
        out = args.out or (home or Path()) / "dist"
    return Options(
        paths=tuple(map(_nearest, paths)),
        out=_nearest(out),
        deck=args.only != "sheet",
        sheet=args.only != "deck",
        paper=args.paper,
        pages=args.pages,
        short=args.short,
        cards=args.cards,
        bundle=args.bundle,
        check=args.check,
        strict=Strictness(args.strict),
        run_samples=args.run_samples,
        broker=args.broker,
    )


def _nearest(path: Path) -> Path:
    """`path` as a person here would write it: from the current folder where it lies below it."""
    try:
        return path.absolute().relative_to(Path.cwd())
    except ValueError:
        return path


def _watch(args: argparse.Namespace, options: Options) -> None:
    """Builds as often as the notes change, until it is interrupted. Of all builds but the first it
    shows a line, and the problems that the one before did not have."""
    from cribdeck.building import watching

    report = None
    for _ in watching.changes(options):
        before = report.problems if report else ()
        if report is None:
            report = _built(args, options)
            display.tell("watching; Ctrl-C ends it")
        else:
            report = pipeline.build(options, int(time.time()), waits=display.tell_waiting)
            new = [problem for problem in report.problems if problem not in before]
            display.show_problems(new, verbose=args.verbose)
            if not report.up_to_date and not args.quiet:
                for line in display_summary.again(report, time.localtime()):
                    print(line, flush=True)
        gc.collect()  # it goes on for hours


def _run(args: argparse.Namespace, options: Options) -> int:
    return FAILED if _built(args, options).failed else DONE


def _built(args: argparse.Namespace, options: Options) -> Report:
    """Builds, and shows what there is to say of it."""
    is_silent = args.quiet or args.json
    progress = display.silent if is_silent else display.progress(verbose=args.verbose)
    report = pipeline.build(options, int(time.time()), progress, display.tell_waiting)
    display.show_problems(report.problems, verbose=args.verbose)
    if args.json:
        _print_json(as_data(report))
    else:
        for line in _lines(report, args):
            print(line)
        if options.publishes and (line := display_summary.not_published(report)):
            display.tell(line)
    sys.stdout.flush()
    return report


def _explain(asked: str) -> int:
    """Shows what became of the file `asked`, or of a line of it."""
    from cribdeck.building import explaining

    path, line = _file_and_line(asked)
    explanation, problems = explaining.explained(path, line)
    display.show_problems(problems, verbose=False)
    if explanation is None:
        return FAILED
    display_explained.show(explanation)
    return DONE


def _file_and_line(asked: str) -> tuple[Path, int | None]:
    """`notes.md:12` as a file and its line, unless there is a file of that name."""
    name, _, line = asked.rpartition(":")
    if name and line.isdecimal() and len(line) <= 9 and not Path(asked).exists():
        return _nearest(Path(name)), int(line)
    return _nearest(Path(asked)), None


def _lines(report: Report, args: argparse.Namespace) -> Iterator[str]:
    if args.run_samples:
        return display_summary.run_lines(report.runs, quiet=args.quiet)
    return iter(()) if args.quiet else display_summary.summary(report, verbose=args.verbose)


def _print_json(data: Mapping[str, Any]) -> None:
    print(json.dumps({"cribdeck": __version__, **data}, indent=2, ensure_ascii=False))
