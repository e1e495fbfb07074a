"""`**Idempotent producer:** A producer that is idempotent.`, and `**Consumer group:** A group of
consumers`, which no definition can ask for.

Compares words of any language; "an X is an X" is found in English only.
"""

from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import ARTICLES, FORMS, word_set, words
from cribdeck.notes.blocks import Paragraph
from cribdeck.notes.document import Term
from cribdeck.notes.given_away import without_term
from cribdeck.problems import shortened

# What a definition may hold beside the term and still say nothing.
EMPTY = ARTICLES | FORMS | word_set("of that which who it this means or and in")


def find(nodes: Sequence[Node[Term]]) -> Iterator[Finding]:
    """Terms that are defined by themselves, or whose definition is to ask for them and is made of
    their words."""
    for node in nodes:
        name = f'"{shortened(node.prompt)}"'
        if _is_circular(node):
            yield Finding(node, f"{name} is defined by itself", RULE.remedy)
        elif node.reverse_language and node.answer and _gives_itself_away(node):
            fact = f"the words of {name} stand in its definition, which does not ask for it then"
            yield Finding(node, fact, RULE.remedy)


def _is_circular(node: Node[Term]) -> bool:
    match node.of.answer:
        case (Paragraph(),):
            pass
        case _:
            return False
    term, text = words(node.prompt), node.answer.casefold()
    if not any(word in text for word in term):
        return False
    definition = words(text)
    own = set(definition).difference(EMPTY.difference(term))
    says_nothing = bool(own) and own.issubset(term)
    return says_nothing or (node.is_english and _begins_with_itself(term, definition))


def _gives_itself_away(node: Node[Term]) -> bool:
    return without_term(node.of, node.reverse_language) is None


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
    what='a definition with no word but the term\'s, or "an X is an X"; one in which all words of '
    "the term stand, unless that term is not asked for (`cards: reverse=off`)",
    example="`* **Idempotent producer:** A producer that is idempotent.`",
    remedy="say what it is in other words",
    alarms={
        "the same words": "* **Idempotent producer:** A producer that is idempotent. @\n",
        "a group of consumers": "* **Consumer Group:** A group of consumers. @\n",
        "X is X": "* **Broker:** A broker is a broker of many clusters. @\n",
    },
    fine={
        "one way": "* **User Group:** A group of users. <!-- cards: reverse=off -->\n",
        "the term and more": "* **Offset:** The offset is the place of a record.\n",
    },
)
