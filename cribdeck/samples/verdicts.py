"""What became of a sample, and what is remembered of that.

Only values, so that remembering them loads no parser. Does not know languages.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


class Outcome(StrEnum):
    """How far a sample was checked. A FRAGMENT is right but for what is usual in notes."""

    CHECKED = "checked"
    FRAGMENT = "fragment"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Where a text is wrong (`line` counts from 1 within it), and how."""

    line: int
    what: str
    remedy: str = ""  # where another one than for all mistakes helps


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word that stands for another one, and its line in the sample, from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a sample: `wrong` is None but for one that FAILED. `placeholders` are those
    for which words were put, because the sample could not be read with them."""

    outcome: Outcome
    wrong: Wrong | None = None
    placeholders: tuple[Placeholder, ...] = ()


@dataclass(frozen=True, slots=True)
class Stale:
    """What is wrong at a line of the sample, from 1, with the libraries that are installed."""

    line: int
    code: str
    fact: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ApiVerdict:
    """What became of a sample that was held against the libraries that are installed."""

    outcome: Outcome
    stale: tuple[Stale, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What became of samples, by a digest of what that depends on."""

    syntax: Mapping[str, Verdict] = field(default_factory=dict)
    api: Mapping[str, ApiVerdict] = field(default_factory=dict)


class Remembered:
    """Verdicts of an earlier run, in which no library was another. `used` are those that this run
    asked for: what the next one may need."""

    def __init__(self, known: Verdicts | None = None) -> None:
        self._known = known or Verdicts()
        self._syntax: dict[str, Verdict] = {}
        self._api: dict[str, ApiVerdict] = {}

    @property
    def used(self) -> Verdicts:
        return Verdicts(self._syntax, self._api)

    def syntax(self, language: str, text: str, find: Callable[[], Verdict]) -> Verdict:
        """What is known of `text` in a language; else what `find` finds."""
        key = _key(language, text)
        self._syntax[key] = self._known.syntax.get(key) or find()
        return self._syntax[key]

    def api(self, said: str, find: Callable[[], ApiVerdict]) -> ApiVerdict:
        """What is known of a sample that is and declares what is `said`; else what `find` finds."""
        key = _key("api", said)
        self._api[key] = self._known.api.get(key) or find()
        return self._api[key]


def _key(*said: str) -> str:
    return sha256("\0".join(said).encode(errors="surrogatepass")).hexdigest()
