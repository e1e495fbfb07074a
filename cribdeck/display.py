"""How a person sees a build at work: progress and problems on stderr.

Knows terminals; alone knows rich, which is loaded where stderr is one, and which leaves colours out
where NO_COLOR says so. Does not know how anything is built, what came of it
(display_summary), nor the command line.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cribdeck.problems import Problem, Severity, shown

if TYPE_CHECKING:
    from rich.console import Console

SHOWN_WARNINGS = 5  # of one code; more would hide the others
PATIENCE = 20.0  # seconds
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}

Stage = Callable[[str], AbstractContextManager[None]]


def tell(line: str) -> None:
    """Prints `line` to stderr. Where that takes nothing (its disk is full), the build goes on."""
    try:
        print(line, file=sys.stderr, flush=True)
    except BrokenPipeError:
        raise
    except OSError:  # what is buffered would be tried again at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def tell_waiting(folder: Path) -> None:
    """Says that another build holds `folder`."""
    tell(f"{shown(str(folder))}: another build works here; this one waits until it has ended")


def progress(*, verbose: bool) -> Stage:
    """Shows on a terminal which stage a build is in; `verbose`, also how long each took."""
    if sys.stderr.isatty():
        return _live_progress(verbose=verbose)
    return _plain_progress if verbose else _patient_progress


@contextmanager
def silent(_: str) -> Iterator[None]:
    """Shows nothing of a stage."""
    yield


@contextmanager
def _patient_progress(stage: str) -> Iterator[None]:
    """Says nothing of a stage, unless it takes so long that one would think it hangs."""
    from threading import Timer

    timer = Timer(PATIENCE, tell, [f"{stage}: this takes a while …"])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _plain_progress(stage: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    tell(f"{stage:<16}{time.perf_counter() - begun:6.2f} s")


def _live_progress(*, verbose: bool) -> Stage:
    console = _console()

    @contextmanager
    def live(stage: str) -> Iterator[None]:
        begun = time.perf_counter()
        with console.status(f"{stage} …"):
            yield
        if verbose:
            console.print(f"[green]✓[/] {stage:<16}[dim]{time.perf_counter() - begun:6.2f} s[/]")

    return live


def _console(*, stderr: bool = True) -> "Console":
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)


def show_styled(text: str, style: str) -> None:
    """Prints `text` to stdout, in a `style` (a colour, "dim", "bold") where that is a terminal."""
    if sys.stdout.isatty():
        _console(stderr=False).print(text, style=style, markup=False, soft_wrap=True)
    else:
        print(text)


def show_problems(problems: Sequence[Problem], *, verbose: bool) -> None:
    """Prints `problems`, of many warnings of one code only the first unless `verbose`."""
    some, more = listed(problems, every=verbose)
    if sys.stderr.isatty() and some:
        _show_in_colour(some)
    else:
        for problem in some:
            tell(f"{problem}{_code(problem)}")
    for line in more:
        tell(line)


def _show_in_colour(problems: Iterable[Problem]) -> None:
    from rich.text import Text

    console = _console()
    for problem in problems:
        text = Text.assemble(
            (str(problem.location), "bold"),
            ": ",
            (f"{problem.severity}:", COLOURS[problem.severity]),
            shown(f" {problem.fact}; {problem.remedy}{_code(problem)}"),
        )
        console.print(text, soft_wrap=True)


def _code(problem: Problem) -> str:
    """By its code `allow:` takes a warning back."""
    return f" [{problem.code}]" if problem.severity is Severity.WARNING else ""


def listed(problems: Sequence[Problem], *, every: bool) -> tuple[list[Problem], list[str]]:
    """The problems to show, in their order, and a line about each code of which more were left
    out. `every` leaves none out; errors are always shown."""
    some = []
    seen: Counter[str] = Counter()
    for problem in problems:
        is_warning = problem.severity is Severity.WARNING
        seen[problem.code] += is_warning
        if every or not is_warning or seen[problem.code] <= SHOWN_WARNINGS:
            some.append(problem)
    more = [
        f"… and {n - SHOWN_WARNINGS} more {code} (-v shows all)"
        for code, n in seen.items()
        if n > SHOWN_WARNINGS and not every
    ]
    return some, more
