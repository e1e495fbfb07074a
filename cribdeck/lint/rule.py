"""What a rule of lint is, what it is given and what it gives back.

Knows no single rule (they are in `rules`, a file each) and does not walk through documents (`nodes`
does).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from cribdeck.lint.blanks import Blank
from cribdeck.lint.compared import Compared
from cribdeck.notes.document import Entry, Section
from cribdeck.problems import Location, Problem, Severity, also

T = TypeVar("T", bound=Section | Entry)


@dataclass(frozen=True, slots=True, eq=False)
class Node(Generic[T]):
    """A heading or an entry (`of`), with what its card shows around it, as plain text.

    `headings` are those that it stands under, outermost first, without the document's `title`; of a
    heading, the last one is itself. `prompt` includes the line that leads in. `answer` is all of
    the answer. `blanks` are those of its cloze cards, `wanted` the cards that the author wants
    of it (notes.card_choices). `reverse_language`: of a term whose definition asks for it, the
    language of the document (BCP 47), else "". `allowed` are the codes that the author took back
    for it. `is_english`: whether the document is, and what the entry asks.
    A node is equal to itself only.
    """

    of: T
    title: str
    headings: tuple[str, ...]
    allowed: frozenset[str]
    is_english: bool
    prompt: str
    answer: str = ""
    blanks: tuple[Blank, ...] = ()
    reverse_language: str = ""
    wanted: frozenset[str] = frozenset()

    @property
    def location(self) -> Location:
        return self.of.location


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found at a node: the fact, then what to do about it.

    `at` is its place, where that is not the node's own. `like` is the entry above that the node
    repeats: then either of them can take the finding back, and of several findings with a `like` at
    one node only the first is told. Findings of one rule in one document that have the same `cause`
    are told once; without one, each is told.
    """

    node: Node[Any] | Compared
    fact: str
    remedy: str
    at: Location | None = None
    like: Compared | None = None
    cause: str = ""

    @property
    def location(self) -> Location:
        return self.at or self.node.location


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for. Its code is the name of its module.

    `of` are the types that it looks at: of entries, or `Section` for headings; `find` is given all
    nodes of these types in a document, in order. A rule of `Compared` is given all that are
    compared, of all documents that are built together. `what`, `example` and
    `remedy` are its row in docs/lint.md (Markdown).

    `alarms` are notes in which this rule, and no other, finds something, and `fine` are notes that
    look like it and in which no rule finds anything, each under a name; they stand below a title,
    `# Notes`. At `@` in an alarm a comment takes the finding back. The tests are made of them.
    """

    module: str
    of: tuple[type[Section | Entry | Compared], ...]
    find: Callable[[Sequence[Any]], Iterator[Finding]]
    what: str
    example: str
    remedy: str
    alarms: Mapping[str, str]
    fine: Mapping[str, str]

    @property
    def compares(self) -> bool:
        """Whether it looks at several documents at once."""
        return self.of == (Compared,)

    @property
    def code(self) -> str:
        """`cribdeck.lint.rules.yes_no` has the code `yes-no`."""
        return self.module.rpartition(".")[2].replace("_", "-")

    def problem(self, findings: Sequence[Finding]) -> Problem:
        """The warning that a person is shown of `findings` that are told as one."""
        first = findings[0]
        fact = first.fact + also([finding.location for finding in findings])
        return Problem(first.location, self.code, fact, first.remedy, Severity.WARNING)
