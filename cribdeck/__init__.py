"""cribdeck: study notes in Markdown become an Anki deck to review and a cheat sheet to print.

    source -> notes -> identity -> deck ------> NAME.apkg ------|
                |------------------> sheet ---> NAME.pdf -------|-> proof -> dist/
                |------------------> papercards NAME-cards.pdf -|

    notes       what the notes say: Markdown -> Document, as entries that are asked and answered
    identity    who an entry is, from build to build
    html        inlines and blocks as HTML, and the engine that sets it on paper
    deck        which cards an entry makes, and Anki's file
    sheet       the cheat sheet, as large as its pages allow
    papercards  the entries on cards to cut out
    proof       reopens what was written, and says what of the notes is not in it
    lint        what a careful author would mend
    samples     does the code parse, and does it work
    building    the order of all this, and what may reach dist/
    report      what a build has to say, as values; display_summary, how a person sees it
    display     what a person sees while it works: progress and problems
    explanation what became of each line of a file; display_explained, how a person sees that
    cli         the command line

Data flows one way; pyproject.toml holds the rooms to it. Each room's own docstring says what it
knows, what it does not, and where to begin.

A program calls `build`:

    import cribdeck

    report = cribdeck.build("notes", out="decks", only="deck")
    for problem in report.problems:
        print(problem)
"""

import os
import time
from pathlib import Path
from typing import Literal

from cribdeck.problems import Location, Problem, Severity, Strictness
from cribdeck.report import Report

__all__ = ["Location", "Problem", "Report", "Severity", "__version__", "build"]

__version__ = "0.1.0"


def build(
    *paths: str | os.PathLike[str],
    out: str | os.PathLike[str] = "dist",
    only: Literal["deck", "sheet"] | None = None,
    paper: Literal["a4", "letter"] | None = None,
    pages: int | None = None,
    short: bool = False,
    cards: bool = False,
    bundle: bool = False,
    check: bool = False,
    strict: bool | Literal["all"] = False,
) -> Report:
    """Builds deck and sheet of the notes that `paths` name (Markdown files, or folders of them)
    into the folder `out`, as the command line does, and returns what there is to say of it.

    Without a path it builds `source`, or else the current folder. A ledger beside the notes
    remembers who their entries are. `only` leaves out the other of the two; `paper` and `pages`
    (1 to 99) override what a document says of its sheet; `short` makes the sheet's short edition
    too, `cards` paper cards to cut out, and `bundle` one file that holds all decks. `check` only
    reads the notes, checks their code, and says what a build would change.
    `strict` publishes nothing that has a flaw, "all" nothing that there is a warning about.

    Each output is published for itself, where none of the report's `problems` that concerns it is
    an error; `failed` says whether there is one. A mistake in this program is such a problem, too.
    Raises ValueError where the value of an option is none of these.
    """
    # Imported here: who only wants a type or the version need not wait for it.
    from cribdeck.building import pipeline, sources

    if only not in (None, "deck", "sheet"):
        raise ValueError(f"only={only!r} is neither deck nor sheet")
    levels = {False: Strictness.NONE, True: Strictness.FLAWS, "all": Strictness.ALL}
    if strict not in levels:
        raise ValueError(f"strict={strict!r} is neither a bool nor all")
    options = sources.Options(
        paths=tuple(map(Path, paths)) or (sources.notes_here(),),
        out=Path(out),
        deck=only != "sheet",
        sheet=only != "deck",
        paper=paper,
        pages=pages,
        short=short,
        cards=cards,
        bundle=bundle,
        check=check,
        strict=levels[strict],
    )
    return pipeline.build(options, int(time.time()))
