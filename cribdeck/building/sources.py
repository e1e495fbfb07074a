"""What is to be built: the options of a build, and the notes that its paths name.

Knows which files are Markdown. Does not know what stands in them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cribdeck import files
from cribdeck.building.homes import LEDGER, home_of, is_within, name_in, new_home
from cribdeck.notes import attachments
from cribdeck.notes.settings import MOST_PAGES, Paper
from cribdeck.problems import Location, Problem, Severity, Strictness

SUFFIXES = (".md", ".markdown")
PAPERS = tuple(map(str, Paper))
NAMED = 3  # of what is left alone
PATTERN = "*?["  # of names, which a shell reads


@dataclass(frozen=True, slots=True)
class Options:
    """What to build. `paths` are files and folders; `deck` and `sheet` say which of the two are
    wanted.

    `paper` (one of PAPERS) and `pages` (up to MOST_PAGES) override what a document says of itself;
    `short` asks for the short edition of the sheet too, `cards` for paper cards to cut out,
    `bundle` for one file that holds all decks.
    `run_samples` runs the samples that declare it, on the broker HOST:PORT or one of our own; like
    `check`, it publishes nothing. `strict` says what is an error beside errors. Raises ValueError
    where `paper` or `pages` is none of these.
    """

    paths: tuple[Path, ...]
    out: Path
    deck: bool = True
    sheet: bool = True
    paper: str | None = None
    pages: int | None = None
    short: bool = False
    cards: bool = False
    bundle: bool = False
    check: bool = False
    strict: Strictness = Strictness.NONE
    run_samples: bool = False
    broker: str | None = None

    def __post_init__(self) -> None:
        if self.paper not in (None, *PAPERS):
            raise ValueError(f"paper={self.paper!r} is none of {', '.join(PAPERS)}")
        if self.pages is not None and not 1 <= self.pages <= MOST_PAGES:
            raise ValueError(f"pages={self.pages!r} is not from 1 to {MOST_PAGES}")

    @property
    def publishes(self) -> bool:
        """Whether anything is to be written."""
        return not (self.check or self.run_samples)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of notes. `vault` is the folder that was named, or the one with the ledger of the tree
    that it belongs to: pictures may lie anywhere in it; None where the file itself was named, in no
    tree. `home` is the folder whose ledger knows the file, if it is another than that which it lies
    in; the outputs lie in such folders as the file lies in below that."""

    path: Path
    vault: Path | None = None
    home: Path | None = None

    @property
    def ledger(self) -> Path:
        """The ledger that knows it."""
        return (self.home or self.path.parent) / LEDGER

    @property
    def name(self) -> str:
        """Its name there."""
        return name_in(self.ledger.parent, self.path)

    @property
    def stem(self) -> Path:
        """The name of its outputs without their suffix, in the folder of outputs."""
        return Path(self.name).with_suffix("")


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to build, each once, and what is to be said of the rest."""

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]


def notes_here() -> Path:
    """What is built where no path is given: the folder `source`, or else the current one."""
    source = Path("source")
    return source if source.is_dir() else Path()


def markdown_in(folder: Path) -> list[Path]:
    """The Markdown files directly in `folder`, by name. Raises OSError."""
    return sorted(path for path in folder.iterdir() if _is_markdown(path) and not path.is_dir())


def find_sources(paths: Sequence[Path], out: Path) -> Sources:
    """The Markdown files that `paths` name: a file itself, of a folder the files in it and in the
    folders below it, but for hidden ones and `out`.

    A path that does not exist or cannot be read, a link that leads out of the vault of the folder
    it was found in (whoever wrote the notes chose where to), a file whose name is no text, and one
    that would be built to the same place as another, are errors; what else is named (by `notes/*`,
    say) is left alone with one warning, a ledger without.
    """
    found: dict[Path, SourceFile] = {}
    outside: list[Path] = []
    aside: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            if path.is_dir():
                inside = list(_below(path, files.real(out), problems))
                for file in inside:
                    if _leads_out(file):
                        outside.append(file.path)
                    else:
                        found.setdefault(file.path, file)
                if not inside:
                    aside.append(path)
            elif not (path.exists() or path.is_symlink()):  # a broken link gives its own Problem
                problems.append(_not_found(path))
            elif _is_markdown(path):
                found.setdefault(path, SourceFile(path))
            else:
                aside.append(path)
        except OSError as error:
            problems.append(_unreadable(path, error))
    problems += (_out_of_it(path) for path in dict.fromkeys(outside) if path not in found)
    homed = _at_home([*found.values()])
    named = [file for file in homed if _is_text(file)]
    problems += (_no_text(file) for file in homed if file not in named)
    first, same = _of_one_name(named)
    problems += same
    problems += _left_alone(aside) if found else map(_no_notes, aside)
    return Sources(first, tuple(problems))


def files_named(paths: Iterable[Path], out: Path) -> Iterator[Path]:
    """The files that `paths` name now, as `find_sources` finds them, whatever is wrong with any."""
    for path in paths:
        if path.is_dir():
            yield from (one.path for one in _below(path, files.real(out), []))
        else:
            yield path


def _at_home(found: Sequence[SourceFile]) -> list[SourceFile]:
    """`found`, each with its home: that of the folder that was named, or of the named file's. Where
    one of a tree was named, its pictures are those of the tree, as where that is."""
    named = {file: file.vault or file.path.parent for file in found}
    homes = {folder: home_of(folder) or new_home(folder) for folder in {*named.values()}}
    vaults = {folder: home for folder, home in homes.items() if is_within(folder, home)}
    return [
        replace(file, home=homes[folder], vault=vaults.get(folder, file.vault))
        for file, folder in named.items()
    ]


def _not_found(path: Path) -> Problem:
    remedy = "check the path"
    name, _, line = str(path).rpartition(":")
    if line.isdecimal() and Path(name).is_file():
        remedy = f"to see what became of that line, write --explain {path}"
    elif any(mark in str(path) for mark in PATTERN):
        remedy = "write it without quotes, so that the shell says which files, or name the folder"
    return Problem(Location(path), "not-found", "there is no such file", remedy)


def _leads_out(file: SourceFile) -> bool:
    if not file.path.is_symlink():
        return False
    vault = attachments.vault_of(file.path.parent, file.vault)
    target = files.real(file.path)
    return target.is_file() and not target.is_relative_to(vault)


def _out_of_it(path: Path) -> Problem:
    fact = "this is a link to a file outside of the notes' folder"
    return Problem(Location(path), "outside", fact, "copy that file here, or name the link itself")


def _unreadable(path: Path, error: OSError) -> Problem:
    fact = f"cannot be read ({files.reason_of(error)})"
    return Problem(Location(path), "unreadable", fact, "check the path")


def _is_text(file: SourceFile) -> bool:
    """Whether its name, and those of its folders, are text: a deck is called after them."""
    try:
        str(file.stem).encode()
    except UnicodeEncodeError:
        return False
    return True


def _no_text(file: SourceFile) -> Problem:
    fact = "the name of this file, or of its folder, is not UTF-8"
    return Problem(Location(file.path), "file-name", fact, "rename it")


def _is_markdown(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def _below(root: Path, out: Path, problems: list[Problem]) -> Iterator[SourceFile]:
    """The notes in `root`, those of each folder before those of the folders in it, by name.
    Hidden folders and those of programs hold none; one that cannot be read becomes one of
    `problems`."""
    waiting = [root]
    while waiting:
        folder = waiting.pop(0)
        try:
            here = markdown_in(folder)
            # A link to a folder may lead back to where we are.
            inside = sorted(
                path
                for path in folder.iterdir()
                if path.is_dir()
                and not path.is_symlink()
                and not path.name.startswith(".")
                and path.name not in attachments.PROGRAMS
                and path.resolve() != out
            )
        except OSError as error:
            problems.append(_unreadable(folder, error))
            continue
        yield from (SourceFile(path, root) for path in here)
        waiting[:0] = inside


def _of_one_name(found: Iterable[SourceFile]) -> tuple[tuple[SourceFile, ...], list[Problem]]:
    """The first of `found` for each output, and an error about each of the others."""
    first: dict[Path, SourceFile] = {}
    problems = []
    for file in found:
        if first.setdefault(file.stem, file) is not file:
            fact = f"{first[file.stem].path} is built under the same name"
            remedy = "rename one, or build them into different folders with -o"
            problems.append(Problem(Location(file.path), "same-name", fact, remedy))
    return tuple(first.values()), problems


def _no_notes(path: Path) -> Problem:
    if path.is_dir():
        remedy = "put notes.md in it, or name the file or folder of your notes"
        return Problem(Location(path), "no-notes", "no Markdown file here", remedy)
    remedy = "name a file that ends in .md, or a folder of such files"
    return Problem(Location(path), "not-markdown", "this is no Markdown file", remedy)


def _left_alone(paths: Iterable[Path]) -> Iterator[Problem]:
    """One warning that names `paths`, but for ledgers: who writes `notes/*` means the notes."""
    others = [path for path in paths if path.name != LEDGER]
    if not others:
        return
    like = ", ".join(path.name for path in others[1:NAMED])
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    yield Problem(
        Location(others[0]),
        "not-markdown",
        "this is no Markdown and is left alone" + (f", like {like}{more}" if like else ""),
        "name files that end in .md, or the folder that holds them",
        Severity.WARNING,
    )
