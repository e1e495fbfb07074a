"""How Anki writes a blank: `{{c1::what is hidden::hint}}` (Anki manual, "Cloze Deletion").

Knows the marks of a cloze. Does not know which words are worth to be hidden (rules), nor which
number they have (it is handed in).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

NO_HINT = Markup()


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a cloze's text. `words` (plain text) names what is hidden and is what the ledger
    knows it by; "" stays visible. `hint` stands in the blank instead of Anki's "..."."""

    html: Markup
    words: str = ""
    hint: Markup = NO_HINT


def cloze_text(segments: Iterable[Segment], numbers: Mapping[str, int]) -> Markup:
    """The text of a cloze note: `segments` with Anki's marks; `numbers` by hidden words."""
    return Markup("".join(_marked(segment, numbers) for segment in segments))


def _marked(segment: Segment, numbers: Mapping[str, int]) -> str:
    shown = _without_marks(segment.html)
    if not segment.words:
        return shown
    hint = f"::{segment.hint}" if segment.hint else ""
    return f"{{{{c{numbers[segment.words]}::{shown}{hint}}}}}"


def without_marks(html: Markup) -> Markup:
    """`html` without anything that Anki would read as a part of a cloze (`}}`, `::`)."""
    return Markup(_without_marks(html)) if html else html


def _without_marks(html: Markup) -> str:
    return str(html).replace("{", "&#123;").replace("}", "&#125;").replace("::", "&#58;&#58;")
