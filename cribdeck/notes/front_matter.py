"""Front matter: the settings of one document, as YAML between `---` lines at its very top.

Knows which lines of a text are front matter: that of other programs, too, which is passed over,
TOML between `+++` lines among it, and known keys above a first `---`. Knows neither YAML
(yaml_nodes), nor what the settings do, nor their values (front_matter_values).
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from cribdeck.notes import card_choices
from cribdeck.notes.front_matter_values import FOREIGN, MEANT, SAME, VALUES, bare
from cribdeck.notes.settings import Allow, CardChoices, Settings, ShapesOff
from cribdeck.problems import Location, Problem, Severity, shortened

# Pandoc ends it with dots, too.
YAML = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Hexo's needs no first line of dashes; one of other words is a heading that is underlined so.
OPEN = re.compile(r"((?:[\w-]+[ \t]*:(?:[ \t].*)?\n|[ \t]+\S.*\n|-[ \t].*\n)+)---[ \t]*(?:\n|\Z)")
TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
UNCLOSED = re.compile(r"---[ \t]*\n([\w-]+):(\s|$)")
KEY = re.compile(r"^(?=[\w-]+[ \t]*:(?:\s|$))", re.MULTILINE)
MARKS = tuple("[{\"'|>&*!%@`")  # a value that begins so is no plain text (YAML 1.2, 7.3.3)
NEAR = 0.75  # so much of two words must be the same for one to be meant by the other
# A heading, or paragraphs: "Note: …" is no key there.
PROSE = re.compile(r"^#+ |\n\s*\n\S", re.MULTILINE)
# A line of front matter, also of such that does not parse: a key, what belongs to one, a comment.
LINE = re.compile(r"\s*$|\s+\S|[\w .-]+:(\s|$)|-\s|[]}#]")
# Settings whose words are checked by who knows them, and that know their line for that.
PLACED: Mapping[str, Any] = {"allow": Allow, "shapes": ShapesOff}


class FrontMatter(NamedTuple):
    """The settings that a text says of itself, how many lines it takes for that, and what is wrong
    with them."""

    settings: Settings = Settings()
    lines: int = 0
    problems: tuple[Problem, ...] = ()


class _Said(NamedTuple):
    """A key at its line, and the YAML node of its value, whose marks count from line `first`."""

    key: str
    location: Location
    node: Any
    first: int


def parse(text: str, path: Path) -> FrontMatter:
    """The front matter of `text`, each problem at its line of `path`. It takes no lines where there
    is none; text between two rules is none."""
    if found := YAML.match(text):
        return _said_by(*_pairs(found[1], path, 2), found[0].count("\n"))
    if found := OPEN.match(text):
        pairs, wrong = _pairs(found[1], path, 1)
        is_ours = pairs is not None and len(pairs) > 1 and all(map(_is_known, pairs))
        return _said_by(pairs, wrong, found[0].count("\n")) if is_ours else FrontMatter()
    if found := TOML.match(text):
        return FrontMatter(lines=found[0].count("\n"))
    if (found := UNCLOSED.match(text)) and _name(found[1]) in VALUES:
        fact = "the front matter is never closed, so that it is shown as text"
        return FrontMatter(problems=(_wrong(Location(path, 1), fact, "write --- below it"),))
    return FrontMatter()


def _said_by(
    pairs: tuple[_Said, ...] | None, wrong: tuple[Problem, ...], lines: int
) -> FrontMatter:
    """The front matter of so many `lines` that says `pairs`, with what is `wrong` with it."""
    if pairs is None:
        return FrontMatter(problems=wrong)
    settings: dict[str, Any] = {}
    problems = tuple(_read(pairs, settings))
    return FrontMatter(Settings(**settings), lines, (*wrong, *problems))


def _pairs(
    text: str, path: Path, first: int
) -> tuple[tuple[_Said, ...] | None, tuple[Problem, ...]]:
    """What `text`, from line `first` of `path`, says; None where it is no front matter. What of it
    is no YAML is read line by line."""
    from cribdeck.notes import yaml_nodes

    try:
        node = yaml_nodes.compose(text)
    except yaml_nodes.Error as error:
        line, what, remedy = yaml_nodes.told(error)
        fact = f"the front matter does not parse ({what}); only some of it is understood"
        wrong = _wrong(Location(path, line + first), fact, remedy)
        if all(map(LINE.match, text.split("\n"))):
            return tuple(_line_by_line(text, path, first)), (wrong,)
    else:
        if isinstance(node, yaml_nodes.MappingNode):
            pairs = tuple(_in_mapping(node, path, first))
            if any(map(_is_known, pairs)) or not PROSE.search(text):
                return pairs, ()
        if not text.strip():
            return (), ()
    fact = "what stands between the `---` lines at the top is no front matter, so it is shown"
    remedy = "write `key: value` lines there, or take the first --- out"
    return None, (_wrong(Location(path, 1), fact, remedy),)


def _in_mapping(mapping: Any, path: Path, first: int) -> Iterator[_Said]:
    from cribdeck.notes import yaml_nodes

    for key, value in mapping.value:
        yield _Said(
            yaml_nodes.words(key), Location(path, key.start_mark.line + first), value, first
        )


def _line_by_line(text: str, path: Path, first: int) -> Iterator[_Said]:
    """Each key of `text` with what stands below it, where that is YAML; else the rest of its line,
    as it stands."""
    from cribdeck.notes import yaml_nodes

    line = first
    for part in KEY.split(text):
        try:
            node = yaml_nodes.compose(part)
            if isinstance(node, yaml_nodes.MappingNode):
                yield from _in_mapping(node, path, line)
        except yaml_nodes.Error:
            key, _, value = part.strip().partition(":")
            if "\n" not in value and not value.strip().startswith(MARKS):
                node = yaml_nodes.text_node(value.strip())
                yield _Said(key, Location(path, line), node, line)
        line += part.count("\n")


def _read(said: Iterable[_Said], settings: dict[str, Any]) -> Iterator[Problem]:
    """Puts what is `said` into `settings`; yields what is wrong with it. Who says nothing behind a
    key has not decided."""
    from cribdeck.notes import yaml_nodes

    unknown: dict[str, Location] = {}
    first: dict[str, str] = {}  # how a setting was called
    for one in said:
        key, location, node, _ = one
        name = _name(key)
        if name not in VALUES:
            if bare(key) not in FOREIGN:
                unknown.setdefault(key, location)
        elif yaml_nodes.is_empty(node):
            continue
        elif name in settings:
            said_as = f" as `{first[name]}`" if first[name] != key else " twice"
            yield _wrong(
                location, f"`{key}` is said{said_as}, of which the first holds", "keep one"
            )
        elif name == "cards" and isinstance(node, yaml_nodes.MappingNode):
            choices: dict[str, Any] = {}
            yield from _read_cards(one, choices)
            settings[name] = CardChoices(**choices)
        else:
            try:
                value: Any = VALUES[name](yaml_nodes.value_of(node))
                settings[name] = PLACED[name](value, location) if name in PLACED else value
            except ValueError as error:
                yield _wrong(location, f"`{key}` is not usable", str(error))
            except yaml_nodes.Error:
                remedy = _instead_of(VALUES[name], yaml_nodes.words(node))
                yield _wrong(location, f"`{key}` is not usable", remedy)
        if name in settings:
            first.setdefault(name, key)
        if key.strip().lower() in MEANT:
            yield _wrong(location, f"`{key}` is read as `{name}`", "write it so")
    yield from _unknown(unknown)


def _is_known(said: _Said) -> bool:
    return _name(said.key) in VALUES or bare(said.key) in FOREIGN


def _name(key: str) -> str:
    """The setting that `key` means, as VALUES has it, if any."""
    low = key.strip().lower()
    return SAME.get(low) or MEANT.get(low, low)


def _unknown(keys: Mapping[str, Location]) -> Iterator[Problem]:
    """One warning for those of `keys` that are nearly ours. Any other is its owner's own: a vault
    has keys of its own (Dataview), which no list of ours knows."""
    near = {key: difflib.get_close_matches(key.lower(), VALUES, n=1, cutoff=NEAR) for key in keys}
    meant = {key: names[0] for key, names in near.items() if names}
    if not meant:
        return
    called = ", ".join(f"`{key}`" for key in meant)
    fact = f"unknown key{'s' * (len(meant) > 1)} in the front matter: {shortened(called)}"
    names = (f"`{name}`" + f" for `{key}`" * (len(meant) > 1) for key, name in meant.items())
    remedy = f"did you mean {', '.join(names)}?"
    yield Problem(keys[next(iter(meant))], "unknown-setting", fact, remedy, Severity.WARNING)


def _read_cards(said: _Said, choices: dict[str, Any]) -> Iterator[Problem]:
    """Puts the choices of cards that are `said` into `choices`; yields what is wrong, each at its
    own line."""
    from cribdeck.notes import yaml_nodes

    for name_node, value_node in said.node.value:
        if yaml_nodes.is_empty(value_node):
            continue
        name = yaml_nodes.words(name_node)
        value: object = yaml_nodes.words(value_node)
        try:
            value = yaml_nodes.value_of(value_node)
            choices[name] = card_choices.checked(name, value)
        except (ValueError, yaml_nodes.Error) as error:
            location = replace(said.location, line=name_node.start_mark.line + said.first)
            fact = f"no such choice of cards: {name}: {shortened(str(value))}"
            yield _wrong(location, fact, _remedy(error))


def _instead_of(value: Callable[[object], object], words: str) -> str:
    """What to write instead of `words`, which look like what they cannot be: a day of a 13th
    month."""
    try:
        value(words)
    except ValueError as error:
        return str(error)
    return "put it between quotes"


def _remedy(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "write a plain value"


def _wrong(location: Location, fact: str, remedy: str) -> Problem:
    return Problem(location, "front-matter", fact, remedy, Severity.WARNING)
