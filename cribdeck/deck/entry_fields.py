"""What an author's settings of one entry put into the fields of its notes: a hint, a box to type
in, a voice.

Knows how Anki asks to type and reads aloud (Anki manual, "Checking Your Answer", "Text to Speech").
Does not know how settings are written (notes.entry_settings). A field that is not wanted is not
named: the digest of a note counts empty fields, and notes that people have would be written anew.
"""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from cribdeck.deck.notes import HINT_FIELD, TYPED_FIELD, Field
from cribdeck.html.markup import NOTHING, element, text
from cribdeck.notes import entry_settings
from cribdeck.notes.answer_parts import parts_of
from cribdeck.notes.document import Asking, Carded, Fact, ListEntry, Term
from cribdeck.notes.named_parts import PartName
from cribdeck.notes.words import plain, plain_blocks

MOST_TYPED = 6  # words that one types without a slip
YES = Markup("1")


def hint(entry: Carded) -> Mapping[Field, Markup]:
    """The hint of `entry`, which opens on demand on the front."""
    said = entry_settings.of(entry).hint
    return {HINT_FIELD: text(said)} if said else {}


def typed(entry: Carded, answer: str) -> Mapping[Field, Markup]:
    """The `answer` that is to be typed, where `entry` wants that and it is short enough."""
    words = " ".join(answer.split())
    return {TYPED_FIELD: text(words)} if _is_typed(entry, (words,)) else {}


def typed_blanks(entry: Carded, blanks: Iterable[str]) -> Mapping[Field, Markup]:
    """That the `blanks` of a cloze of `entry` are to be typed; which is right, Anki knows."""
    return {TYPED_FIELD: YES} if _is_typed(entry, blanks) else {}


def _is_typed(entry: Carded, answers: Iterable[str]) -> bool:
    short = (0 < len(answer.split()) <= MOST_TYPED for answer in answers)
    return entry_settings.of(entry).is_typed and all(short)


def spoken(entry: Carded) -> Markup:
    """What a voice reads on the back of a card of `entry`, where its author wants that."""
    own = entry_settings.of(entry)
    said = " ".join((plain(entry.prompt) if own.says_prompt else _said(entry)).split())
    if not own.voice or not said:
        return NOTHING
    # A bracket of its own could end what is read.
    words = str(text(said)).replace("[", "&#91;")
    mark = Markup(f"[anki:tts lang={own.voice}]{words}[/anki:tts]")
    return element("span", {"class": "media"}, mark)


def _said(entry: Carded) -> str:
    """What one says of `entry`: the part that is named so, else what one would say first."""
    match entry:
        case Fact(prompt):
            return plain(prompt)
        case Term(answer=answer) | ListEntry(answer=answer):
            return plain_blocks(answer)
        case _ if isinstance(entry, Asking):
            cut = parts_of(entry)
            aloud = [part for part in cut if part.name is PartName.SAY]
            shown = aloud or [part for part in cut if not part.is_more]
            return "\n".join(plain_blocks(part.blocks) for part in shown)
        case _:
            return ""
