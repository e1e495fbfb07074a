"""How a person sees what came of a build: the lines of the summary, for stdout.

Knows what a person can act on. Does not know terminals, nor how problems are shown (display).
"""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import assert_never

from cribdeck.problems import Location, Severity, also, shown
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

SHOWN_CHANGES = 8  # of one sort
SHOWN_UNCHANGED = 5  # documents
UNANSWERED = {"unanswered", "no-card"}  # codes of what says where
BELOW = " " * 9  # what is said of a file on a line of its own
NOTHING_LESS = "there was nothing to leave out: it says the same as the sheet"
ONLY_WHOLES = "one for each answer; only the deck asks for parts, and backwards"


def not_published(report: Report) -> str:
    """The closing line of a build of which something could not be published; else ""."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    if not errors:
        return ""
    published = any(document.outputs for document in report.documents)
    said = "nothing was published, all is as it was before"
    if published:
        about = "what it is about" if errors == 1 else "what they are about"
        said = f"{about} is as it was before, all else was published"
    return f"{_count(errors, 'error')}; {said}"


def summary(report: Report, *, verbose: bool) -> Iterator[str]:
    """What a person can act on: what was built and where, what changed, what is left to do."""
    told = {one.location.path for one in report.problems if one.code in UNANSWERED}
    is_told = verbose or len(report.documents) == 1  # of one alone all is told
    same = [
        one.source for one in report.documents if not is_told and one.source in report.unchanged
    ]
    if same:
        yield shown(_named(same))
    for document in report.documents:
        if document.source in same:
            continue
        unanswered = len(document.unanswered) if document.source in told else 0
        yield from map(shown, _document_lines(document, unanswered, verbose=verbose))
    if report.bundle:
        yield shown(
            f"all in one import: {report.bundle.file}: {_count(report.bundle.decks, 'deck')}"
        )
    if report.up_to_date:
        yield "nothing has changed since the last build"
    elif report.changes:
        is_done = any(map(_is_made, report.documents))
        yield from _change_lines(report.changes, is_done=is_done, verbose=verbose)


def _named(unchanged: Sequence[Path]) -> str:
    names = ", ".join(map(str, unchanged[:SHOWN_UNCHANGED]))
    more = len(unchanged) - SHOWN_UNCHANGED
    return f"unchanged (-v says more): {names}" + (f" and {more} more" if more > 0 else "")


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
    if document.cards and not _is_made(document):
        yield f"  deck   would have {_cards(document.cards)}"
    if document.withheld:
        yield f"  not published, because of an error: {', '.join(document.withheld)}"
    questions = f"{_count(unanswered, 'question')} without an answer" if unanswered else ""
    says_samples = document.samples or verbose or not document.outputs
    said = (questions, _samples(document.samples) if says_samples else "")
    yield "  notes  " + ": ".join(
        filter(None, (str(document.source), "; ".join(filter(None, said))))
    )
    if verbose:
        yield from _left_out_lines(document)


def _is_made(document: DocumentReport) -> bool:
    """Whether a build made something of `document`, or tried to, and did not only check it."""
    return bool(document.outputs or document.withheld)


def _left_out_lines(document: DocumentReport) -> Iterator[str]:
    """What is in no output. What stands there often (a label, a tag) is said once, and last: what
    was lost by mistake is among the rest."""
    groups: dict[tuple[str, str], list[Location]] = {}
    for one in document.left_out:
        places = groups.setdefault((one.reason, one.text), [])
        places.append(Location(document.source, one.line))
    for (reason, text), places in sorted(groups.items(), key=lambda group: len(group[1])):
        yield f"  left out {places[0]}: {reason}: {text}{also(places)}"


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
