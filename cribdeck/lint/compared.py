"""What entries are compared by, across documents.

Only words, so that it can be remembered without the documents, and nothing that takes time to
import. Does not know how they are compared (likeness).
"""

from dataclasses import dataclass

from cribdeck.problems import Location


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """An entry as other entries, of other documents too, are compared with it.

    `sort`: only entries of one sort are compared. `asks`: it is a question. `is_drawn`: its answer
    is code or a drawing, which is compared as it stands. `has_answer`: an answer belongs to it.
    `prompt_words` and `answer_words` are what is compared: of a fact, below which are remarks, no
    answer. The rest is as in a node.
    """

    location: Location
    sort: str
    asks: bool
    is_drawn: bool
    has_answer: bool
    from_heading: bool
    title: str
    headings: tuple[str, ...]
    allowed: frozenset[str]
    prompt: str
    prompt_words: str
    answer_words: str
