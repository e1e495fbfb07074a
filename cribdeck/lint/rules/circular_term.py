"""`**Idempotent producer:** A producer that is idempotent.`

Compares words of any language; "an X is an X" is found in English only.
"""

from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import ARTICLES, FORMS, word_set, words
from cribdeck.notes.blocks import Paragraph
from cribdeck.notes.document import Term
from cribdeck.problems import shortened

# What a definition may hold beside the term and still say nothing.
EMPTY = ARTICLES | FORMS | word_set("of that which who it this means or and in")


def find(nodes: Sequence[Node[Term]]) -> Iterator[Finding]:
    """Terms that are defined by themselves, in a definition of one paragraph."""
    for node in nodes:
        match node.of.answer:
            case (Paragraph(),):
                pass
            case _:
                continue
        term, text = words(node.prompt), node.answer.casefold()
        if not any(word in text for word in term):
            continue
        definition = words(text)
        own = set(definition).difference(EMPTY.difference(term))
        says_nothing = bool(own) and own.issubset(term)
        if says_nothing or (node.is_english and _begins_with_itself(term, definition)):
            fact = f'"{shortened(node.prompt)}" is defined by itself'
            yield Finding(node, fact, RULE.remedy)


def _begins_with_itself(term: Sequence[str], definition: Sequence[str]) -> bool:
    """`A broker is a broker that …`"""
    bare = [word for word in definition[: 2 * len(term) + 3] if word not in ARTICLES]
    name = [word for word in term if word not in ARTICLES]
    size = len(name)
    return (
        bool(name)
        and bare[:size] == name
        and bare[size : size + 1] in (["is"], ["are"], ["means"])
        and bare[size + 1 : 2 * size + 1] == name
    )


RULE = Rule(
    __name__,
    of=(Term,),
    find=find,
    what='a definition with no word but the term\'s, or "an X is an X". '
    "`**Consumer group:** a group of consumers` is fine",
    example="`* **Idempotent producer:** A producer that is idempotent.`",
    remedy="say what it is in other words",
    alarms={
        "the same words": "* **Idempotent producer:** A producer that is idempotent. @\n",
        "X is X": "* **Broker:** A broker is a broker of many clusters. @\n",
    },
    fine={
        "a group of consumers": "* **Consumer Group:** A group of consumers.\n",
        "the term and more": "* **Offset:** The offset is the place of a record.\n",
    },
)
