"""YAML of front matter, as PyYAML's nodes, within bounds: what one file says of itself is short.

Alone of `notes` knows PyYAML; it is slow to load, so this module is imported where there is front
matter. Does not know settings.
"""

from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.nodes import MappingNode, Node, ScalarNode

from cribdeck.notes.reader.source import SIGN, UNPRINTABLE

DEEPEST = 8  # lists and mappings in one another
LONGEST = 50_000  # characters
LONGEST_NUMBER = 40  # characters; what is longer is text
NULL, STRING = "tag:yaml.org,2002:null", "tag:yaml.org,2002:str"
NEVER_CLOSED = "found unexpected end of stream"  # PyYAML says so of quotes alone
CONSTRUCTING = (ValueError, LookupError, TypeError, AttributeError)  # `!!int x`, `!!bool x`, …

Error = yaml.YAMLError
__all__ = [
    "Error",
    "MappingNode",
    "Node",
    "compose",
    "is_empty",
    "text_node",
    "told",
    "value_of",
    "words",
]


class _Bounded(yaml.SafeLoader):
    """Refuses aliases, which multiply what they name, and what is nested too deep."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        if self.check_event(yaml.AliasEvent):
            raise ComposerError(None, None, "it has an alias, which is not read", mark)
        if self.depth > DEEPEST:
            raise ComposerError(None, None, "it is nested too deeply", mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0] and len(value) > LONGEST_NUMBER:
            return STRING
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]

    def compose_scalar_node(self, anchor: Any) -> ScalarNode:
        node = super().compose_scalar_node(anchor)
        node.value = UNPRINTABLE.sub(SIGN, node.value)  # an escape can name what is no character
        return node


def compose(text: str) -> Node | None:
    """The node that `text` is, None where it says nothing. Raises Error where it is no YAML, or not
    within bounds."""
    if len(text) > LONGEST:
        raise ComposerError(None, None, f"it has more than {LONGEST:,} characters", None)
    return yaml.compose(text, Loader=_Bounded)


def told(error: Error) -> tuple[int, str, str]:
    """The line of `error`, from 0, what is wrong there, and what to do. A quote that is never
    closed is told where it is opened: the parser misses it at the end."""
    begun, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "it is not YAML"
    if begun and what == NEVER_CLOSED:
        return begun.line, "a quote is opened here and never closed", "write the other quote, too"
    remedy = "write one `key: value` a line, and quote a value that holds a colon"
    return (mark.line if mark else 0), what, remedy


def value_of(node: Node) -> object:
    """What `node` says, as Python has it. Raises Error where its tag does not fit."""
    try:
        return yaml.SafeLoader("").construct_object(node, deep=True)
    except CONSTRUCTING as error:
        raise Error(str(error)) from None


def words(node: Node) -> str:
    """What is written at `node`; of a list or mapping, that it is one."""
    return str(node.value) if isinstance(node, ScalarNode) else "{…}"


def text_node(text: str) -> ScalarNode:
    """A node that says `text`."""
    return ScalarNode(STRING, text)


def is_empty(node: Node) -> bool:
    """Whether nothing is said by `node`."""
    return not node.value or node.tag == NULL
