"""How a person sees a build: progress and problems on stderr, and the lines of the summary.

Knows terminals; alone knows rich, which is loaded where stderr is one, and which leaves colours out
where NO_COLOR says so. Does not know how anything is built, nor the command line.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from cribdeck.problems import Problem, Severity, shown
from cribdeck.report import (
    Changes,
    DeckReport,
    DocumentReport,
    EntryChange,
    Happened,
    PaperCardsReport,
    Report,
    Run,
    Setting,
    SheetReport,
    ShortSheetReport,
    anki_search,
)

if TYPE_CHECKING:
    from rich.console import Console

SHOWN_WARNINGS = 5  # of one code; more would hide the others
SHOWN_CHANGES = 8  # of one sort
UNANSWERED = {"unanswered", "no-card"}  # codes of what says where
BELOW = " " * 9  # what is said of a file on a line of its own
NOTHING_LESS = "there was nothing to leave out: it says the same as the sheet"
ONLY_WHOLES = "one for each answer; only the deck asks for parts, and backwards"
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}

Stage = Callable[[str], AbstractContextManager[None]]

# --- On stderr ------------------------------------------------------------------------------------


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
    return _plain_progress if verbose else silent


@contextmanager
def silent(_: str) -> Iterator[None]:
    """Shows nothing of a stage."""
    yield


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


# --- The summary ----------------------------------------------------------------------------------


def not_published(report: Report) -> str:
    """The closing line of a build of which something could not be published; else ""."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    if not errors:
        return ""
    published = any(document.outputs for document in report.documents)
    what = "what has none was published, all else" if published else "nothing was published, all"
    return f"{_count(errors, 'error')}; {what} is as it was before"


def summary(report: Report, *, verbose: bool) -> Iterator[str]:
    """What a person can act on: what was built and where, what changed, what is left to do."""
    told = {one.location.path for one in report.problems if one.code in UNANSWERED}
    for document in report.documents:
        unanswered = len(document.unanswered) if document.source in told else 0
        yield from map(shown, _document_lines(document, unanswered, verbose=verbose))
    if report.bundle:
        yield shown(
            f"all in one import: {report.bundle.file}: {_count(report.bundle.decks, 'deck')}"
        )
    if report.up_to_date:
        yield "nothing has changed since the last build"
    elif report.changes:
        is_done = any(one.outputs or one.withheld for one in report.documents)
        yield from _change_lines(report.changes, is_done=is_done, verbose=verbose)


def again(report: Report, at: time.struct_time) -> Iterator[str]:
    """What there is to say of one build of many, at that time: a line, and what finds the notes in
    Anki that left."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    changes = report.changes
    said = (
        (_counts(changes) if changes else "") or ("" if errors else "no card has changed"),
        f"{_count(errors, 'error')}, of which nothing new was published" if errors else "",
    )
    yield f"{time.strftime('%H:%M:%S', at)}  {'; '.join(filter(None, said))}"
    if changes:
        yield from _retired_lines(changes)


def run_lines(runs: Sequence[Run], *, quiet: bool) -> Iterator[str]:
    """What became of the samples; `quiet` leaves out those that passed."""
    for run in runs:
        if not (quiet and run.outcome == "passed"):
            yield run.text
            yield from (f"    | {line}" for line in run.output)
    counts = Counter(run.outcome for run in runs)
    outcomes = ", ".join(f"{n} {outcome}" for outcome, n in counts.items())
    yield f"samples: {outcomes}" if outcomes else "no sample declares that it runs"


def _document_lines(document: DocumentReport, unanswered: int, *, verbose: bool) -> Iterator[str]:
    yield document.title or str(document.source)
    for output in document.outputs:
        match output:
            case DeckReport(file, name):
                yield f"  deck   {file}: {_cards(document.cards)}"
                if name != document.title:
                    yield f'{BELOW}in Anki it is "{name}"'
            case SheetReport(file, setting):
                yield f"  sheet  {file}: {_setting(setting, verbose=verbose)}"
            case ShortSheetReport(file, setting, left_out):
                words = sum(row.words for row in left_out)
                less = f", {_count(words, 'word')} left out" if words else ""
                yield f"  short  {file}: {_setting(setting, verbose=verbose)}{less}"
                if not words:
                    yield f"{BELOW}{NOTHING_LESS}"
            case PaperCardsReport(file, _, cards, pages):
                made = f"{_count(cards, 'paper card')}, {_count(pages, 'page')}"
                yield f"  cards  {file}: {made}"
                yield f"{BELOW}{ONLY_WHOLES}"
            case _:
                assert_never(output)
    if document.cards and not (document.outputs or document.withheld):
        yield f"  deck   would have {_cards(document.cards)}"
    if document.withheld:
        yield f"  not published, for an error: {', '.join(document.withheld)}"
    questions = f"{_count(unanswered, 'question')} without an answer" if unanswered else ""
    says_samples = document.samples or verbose or not document.outputs
    said = (questions, _samples(document.samples) if says_samples else "")
    yield "  notes  " + ": ".join(
        filter(None, (str(document.source), "; ".join(filter(None, said))))
    )
    for one in document.left_out if verbose else ():
        yield f"  left out {document.source}:{one.line}: {one.reason}: {one.text}"


def _cards(cards: Mapping[str, int]) -> str:
    kinds = ", ".join(f"{kind} {n}" for kind, n in cards.items())
    return _count(sum(cards.values()), "card") + (f" ({kinds})" if kinds else "")


def _setting(setting: Setting, *, verbose: bool) -> str:
    pages = _count(setting.pages, "page")
    if setting.pages_asked and setting.pages_asked > setting.pages:
        pages += f" ({setting.pages_asked} asked; larger type would not read better)"
    used = f", {setting.used:.0%} of the columns used" if verbose else ""
    return f"{pages}, {setting.type_size:g} pt{used}"


def _samples(samples: Mapping[str, Mapping[str, int]]) -> str:
    counts = [
        f"{n} {language} {outcome}"
        for language, outcomes in samples.items()
        for outcome, n in outcomes.items()
    ]
    return "code samples: " + ", ".join(counts) if counts else "no code samples"


def _change_lines(changes: Changes, *, is_done: bool, verbose: bool) -> Iterator[str]:
    """What changed since the last build, or would by the next one."""
    for ledger in map(str, changes.begun if is_done else ()):
        yield shown(f"{ledger} is new: keep it with the notes, or cards lose their history")
    for one in changes.renamed:
        yield shown(f"{one.now} was {one.before}: what is the same in it keeps its history")
    if changes.entries or changes.retired or changes.empty_cards:
        yield from _entry_lines(changes, is_done=is_done, verbose=verbose)
    elif not changes.begun:
        yield "no card has changed since the last build" if is_done else "a build changes no card"


def _entry_lines(changes: Changes, *, is_done: bool, verbose: bool) -> Iterator[str]:
    groups = {what: [c for c in changes.entries if c.what is what] for what in Happened}
    is_first = bool(changes.begun) and len(groups[Happened.ADDED]) == len(changes.entries)
    if is_first and not verbose:
        return  # everything is new
    since = "since the last build" if is_done else "of the next build"
    since = "first build" if is_first else since
    yield f"{since}: {_counts(changes) or 'fewer cards of the same entries'}"
    for what, rows in groups.items():
        if what is Happened.ADDED and len(rows) > SHOWN_CHANGES and not verbose:
            continue  # a new file: its lines would hide the others
        some = rows if verbose else rows[:SHOWN_CHANGES]
        yield from map(_change_line, some)
        if len(some) < len(rows):
            yield f"  {what:<9} … and {len(rows) - len(some)} more (-v shows all)"
    yield from _retired_lines(changes)
    if changes.empty_cards:
        yield "  Some cards have no blank any more: in Anki, choose Tools > Empty Cards."


def _counts(changes: Changes) -> str:
    """How many entries changed in which way; "" where none did."""
    groups = Counter(change.what for change in changes.entries)
    of = {Happened.ADDED: f" ({_count(changes.cards_added, 'card')})"}
    return ", ".join(
        f"{groups[what]} {what}{of.get(what, '')}" for what in Happened if groups[what]
    )


def _retired_lines(changes: Changes) -> Iterator[str]:
    if changes.retired:
        kept = _count(len(changes.retired), "note")
        yield f"  Anki keeps what is retired ({kept}). To find it there, search for"
        yield f"    {anki_search(changes.retired)}"


def _change_line(change: EntryChange) -> str:
    return f"  {change.what:<9} {change.where}: {shown(change.prompt + _remark(change))}"


def _remark(change: EntryChange) -> str:
    if change.before:
        return f" (was: {change.before})"
    if change.kinds:
        return " (asked as a {} before; the {} here starts anew)".format(*change.kinds)
    return " (fewer cards than before)" if change.what is Happened.REDUCED else ""


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
