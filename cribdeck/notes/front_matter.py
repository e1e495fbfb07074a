"""Front matter: the settings of one document, as YAML between `---` lines at its very top.

Knows YAML and which settings there are. Does not know what they do.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cribdeck.notes import card_choices
from cribdeck.notes.settings import Allow, Binding, CardChoices, Orientation, Paper, Settings
from cribdeck.problems import Location, Problem, Severity


def parse(text: str, path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings that `text` says, and what is wrong with it, each at its line of `path`.

    `text` is what stands between the `---` lines, which are line 1 and the one after `text`.
    """
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it is not YAML"
        problem = _wrong(
            Location(path, (mark.line if mark else 0) + 2),
            f"the front matter does not parse ({what})",
            "write one `key: value` a line; quote a value that holds a colon",
        )
        return Settings(), (problem,)
    if node is None and not text.strip():
        return Settings(), ()
    if not isinstance(node, yaml.MappingNode):  # perhaps no front matter, but two rules
        problem = _wrong(
            Location(path, 2),
            "between the `---` lines at the top are no `key: value` lines",
            "write for instance `title: My notes`, or take the first `---` out",
        )
        return Settings(), (problem,)
    said: dict[str, Any] = {}
    problems = tuple(_read(node, path, said))
    return Settings(**said), problems


def unclosed(text: str, path: Path) -> Iterator[Problem]:
    """A problem for a document that begins like front matter, which then does not end."""
    found = re.match(r"---[ \t]*\n([\w-]+):(\s|$)", text)
    if found and found[1] in VALUES:
        yield _wrong(Location(path, 1), "the front matter is never closed", "write --- below it")


def _read(mapping: Any, path: Path, said: dict[str, Any]) -> Iterator[Problem]:
    """Puts the settings of a YAML mapping into `said`; yields what is wrong with them."""
    import yaml

    loader = yaml.SafeLoader("")
    seen: set[str] = set()
    for key_node, value_node in mapping.value:
        key = str(key_node.value)
        location = Location(path, key_node.start_mark.line + 2)
        if key not in VALUES:
            fact = f"unknown key `{key}` in the front matter"
            if near := difflib.get_close_matches(key, VALUES, n=1):
                yield _wrong(location, fact, f"did you mean `{near[0]}`?")
            else:  # of another program that reads these notes
                remedy = f"known are {', '.join(VALUES)}"
                yield Problem(location, "unknown-setting", fact, remedy, Severity.WARNING)
        elif key in seen:
            yield _wrong(location, f"`{key}` is said twice", "keep one of them")
        elif key == "cards" and isinstance(value_node, yaml.MappingNode):
            yield from _read_cards(value_node, path, said)
        else:
            try:
                value: Any = VALUES[key](loader.construct_object(value_node, deep=True))
                said[key] = Allow(value, location) if key == "allow" else value
            except (ValueError, yaml.YAMLError) as error:
                yield _wrong(location, f"`{key}` is not usable", str(error))
        seen.add(key)


def _read_cards(mapping: Any, path: Path, said: dict[str, Any]) -> Iterator[Problem]:
    """Puts the choices of cards into `said`; yields what is wrong, each at its own line."""
    import yaml

    loader = yaml.SafeLoader("")
    chosen: dict[str, Any] = {}
    for name_node, value_node in mapping.value:
        name, value = str(name_node.value), loader.construct_object(value_node, deep=True)
        try:
            chosen[name] = card_choices.checked(name, value)
        except ValueError as error:
            location = Location(path, name_node.start_mark.line + 2)
            yield _wrong(location, f"no such choice of cards: {name}: {value}", str(error))
    said["cards"] = CardChoices(**chosen)


def _wrong(location: Location, fact: str, remedy: str) -> Problem:
    return Problem(location, "front-matter", fact, remedy)


# --- Values: each function returns the setting, or raises ValueError with what to write ----------


def _string(value: object) -> str:
    if isinstance(value, str | int | float) and str(value).strip():
        return str(value).strip()
    raise ValueError("write a line of text")


def _tags(value: object) -> tuple[str, ...]:
    words = value.split() if isinstance(value, str) else value
    if isinstance(words, list) and all(
        isinstance(w, str | int) and " " not in str(w) for w in words
    ):
        return tuple(map(str, words))
    raise ValueError("write tags without spaces, for instance [kafka, interview]")


def _columns(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 6:
        return value
    raise ValueError("write a number from 1 to 6")


def _pages(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 99:
        return value
    raise ValueError("write a number of pages, from 1 to 99")


def _paper(value: object) -> Paper:
    return Paper(_one_of(value, Paper))


def _orientation(value: object) -> Orientation:
    return Orientation(_one_of(value, Orientation))


def _binding(value: object) -> Binding:
    return Binding(_one_of(value, Binding))


def _one_of(value: object, known: Iterable[str]) -> str:
    text = str(value).strip().lower()
    values = tuple(map(str, known))
    if text in values:
        return text
    raise ValueError(f"write one of {', '.join(values)}")


def _language(value: object) -> str:
    text = str(value).strip()
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):  # BCP 47
        return text
    raise ValueError("write a language tag, for instance en or de-AT")


def _codes(value: object) -> tuple[str, ...]:
    said = value.split(",") if isinstance(value, str) else value
    return tuple(map(str, said)) if isinstance(said, list) else ()


def _cards(value: object) -> CardChoices:
    if value is None:  # nothing is chosen yet
        return CardChoices()
    raise ValueError("write choices, for instance {lists: overview, reverse: off}")


VALUES: Mapping[str, Callable[[object], object]] = {
    "title": _string,
    "deck": _string,
    "tags": _tags,
    "paper": _paper,
    "orientation": _orientation,
    "columns": _columns,
    "pages": _pages,
    "short": _pages,
    "topic": _string,
    "binding": _binding,
    "language": _language,
    "allow": _codes,
    "cards": _cards,
}
