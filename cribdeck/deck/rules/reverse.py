"""reverse: a term's definition asks for the term. It is the other direction of the note that
`whole` makes, a second card of it.

For the learner: both directions are needed. A definition that holds its term is answered by reading
(How to write good prompts: do not give the answer away). Where it holds all words of the term apart
("a group of consumers"), each of them is blanked. Remarks wait on the back: a definition is asked
for.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope
from cribdeck.deck.entry_fields import typed
from cribdeck.deck.notes import DEFINITION_FIELD, Field
from cribdeck.html.markup import answer_html
from cribdeck.notes import copies
from cribdeck.notes.blocks import Blocks, Quote
from cribdeck.notes.document import Term
from cribdeck.notes.words import plain, plain_blocks

# The ledger numbers it, so that a reverse card that vanishes is told of.
REVERSE_CARD = "the reverse card"
YES = Markup("1")
BLANK = "____"
IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
EITHER = re.compile(r"\s*/\s*|\s*,\s*|\s+or\s+")
LITTLE_WORD = 3  # letters


def draft(entry: Term, _: Scope) -> Iterator[Draft]:
    """`* **Topic:** A feed. Topics are split.` asks "A feed. ____ are split."."""
    if entry.answer:
        definition = answer_html(_without_term(entry))
        name = typed(entry, plain(entry.prompt))
        fields: dict[Field, Markup] = {"Reverse": YES, DEFINITION_FIELD: definition, **name}
        yield Draft(fields, blanks=(REVERSE_CARD,))


def _without_term(entry: Term) -> Blocks:
    """The answer of `entry` without the term, in any case, in the plural and in bold or code, and
    without the remarks on it."""
    blocks = tuple(block for block in entry.answer if not isinstance(block, Quote)) or entry.answer
    text = plain_blocks(blocks)
    forms = _forms(plain(entry.prompt))
    patterns = [_pattern(form) for form in forms if _may_hold(text, form)]
    for form in forms:
        words = [word for word in re.split(r"[\s-]+", form) if len(word) > LITTLE_WORD]
        if len(words) > 1 and all(_may_hold(text, word) for word in words):
            each = [_pattern(word) for word in words]
            if all(pattern.search(text) for pattern in each):
                patterns.extend(each)

    def without(text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(BLANK, text)
        return text

    return tuple(copies.rewritten(block, without) for block in blocks) if patterns else blocks


def _may_hold(text: str, name: str) -> bool:
    """Whether it is worth to look for `name` in `text` (to compile a pattern takes longer)."""
    return name.split()[0].partition("-")[0].lower().removesuffix("s") in text.lower()


def _forms(term: str) -> tuple[str, ...]:
    """The names that a term gives: `ISR (in-sync replicas)` has two, and both together."""
    whole = " ".join(term.split())
    names = (whole, IN_BRACKETS.sub("", whole), *IN_BRACKETS.findall(whole))
    split = (name.strip() for part in names for name in (part, *EITHER.split(part)))
    return tuple(dict.fromkeys(filter(None, split)))


def _pattern(name: str) -> re.Pattern[str]:
    """Finds `name` as whole words, also in the plural; a short one in capitals (IT) or of one
    letter (C) only as it is written."""
    stem = name.removesuffix("s") if len(name) > LITTLE_WORD and name[-2:] != "ss" else name
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", stem)))
    is_exact = len(name) == 1 or (len(name) <= LITTLE_WORD and name.isupper())
    return re.compile(rf"(?<!\w){words}(?:e?s)?(?!\w)", 0 if is_exact else re.IGNORECASE)
