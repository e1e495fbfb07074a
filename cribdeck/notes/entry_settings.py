"""What an author wants of one entry: tags, a hint, a box to type in, a voice and an early place for
its cards, beside which there are; and whether it is in the short edition of the sheet.

Knows how comments say that (`<!-- tags: must-know -->`, `<!-- hint: … -->`, `<!-- type -->`,
`<!-- say: es -->`, `<!-- priority: first -->`, `<!-- short: off -->`). Does not know what a card
makes of it, nor where comments stand (comments).
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cribdeck.notes.blocks import Comment
from cribdeck.notes.comments import OF_ENTRIES, keyword
from cribdeck.notes.document import Document, Entry
from cribdeck.notes.front_matter_values import tags_of
from cribdeck.notes.languages import LANGUAGES
from cribdeck.notes.walk import sections
from cribdeck.problems import Problem, Severity

VOICES: Mapping[str, str] = {row.tag: row.voice for row in LANGUAGES}
VOICE = re.compile(r"([a-z]{2,3})[-_]([a-z]{2}|\d{3})", re.IGNORECASE)  # a language and a country
NO_VOICE = "off"
OF_PROMPT = "prompt"
FIRST = "first"
OFF = "off"
LOOKS_LIKE_ONE = re.compile(r"\s*([^\W\d_]+)\s*:")
WORD = re.compile(r"\s*([^\W\d_]+)\s*")
BEHIND_ANOTHER = re.compile(r";\s*([^\W\d_]+)\s*:(?!//)")
SIMILAR = 0.8  # of two words, by difflib: "tag" and "hints" are, "typo" and "page" are not


@dataclass(frozen=True, slots=True)
class EntrySettings:
    """What the comments of an entry say. `tags` are in Anki's form; `hint` is plain text, "" where
    there is none. `is_typed`: the answer is to be typed. `voice` reads the answer aloud, or what is
    asked where it `says_prompt`: a language and a country as Anki writes them (`es_ES`), "" where
    nothing is read. `is_first`: its cards come before those of others. `in_short`: it is in the
    short edition."""

    tags: tuple[str, ...] = ()
    hint: str = ""
    is_typed: bool = False
    voice: str = ""
    says_prompt: bool = False
    is_first: bool = False
    in_short: bool = True


NOTHING = EntrySettings()


def of(entry: Entry) -> EntrySettings:
    """What holds for `entry`; of two comments that say the same thing, the first: its own come
    before those of its heading. Tags add up."""
    said = [keyword(comment) for comment in entry.comments]
    if not said:
        return NOTHING
    voices = (_voice(text) for word, text in said if word == "say")
    voice, says_prompt = next(filter(None, voices), ("", False))
    hints = (" ".join(text.split()) for word, text in said if word == "hint")
    return EntrySettings(
        tuple(dict.fromkeys(tag for word, text in said if word == "tags" for tag in tags_of(text))),
        next(filter(None, hints), ""),
        any(word == "type" for word, _ in said),
        "" if voice == NO_VOICE else voice,
        says_prompt,
        any(word == "priority" and text.strip() == FIRST for word, text in said),
        not any(word == "short" and text.strip() == OFF for word, text in said),
    )


def _voice(text: str) -> tuple[str, bool] | None:
    """` es prompt ` -> ("es_ES", True); None where that is no voice."""
    match text.replace(",", " ").split():
        case [language, *what] if what in ([], [OF_PROMPT]):
            known = {**VOICES, NO_VOICE: NO_VOICE}.get(language.lower())
            written = VOICE.fullmatch(language)
            if known or written:
                name = known or (f"{written[1].lower()}_{written[2].upper()}" if written else "")
                return name, bool(what)
    return None


def problems(document: Document) -> Iterator[Problem]:
    """A warning for each comment at an entry or a heading that looks like a setting and is none."""
    for path in sections(document.sections):
        section = path[-1]
        for comments in (section.comments, *(entry.comments for entry in section.entries)):
            lines = {one.location.line for one in comments if keyword(one)[0] in OF_ENTRIES}
            for comment in comments:
                if found := _wrong(comment, is_beside=comment.location.line in lines):
                    fact, remedy = found
                    yield Problem(comment.location, "setting", fact, remedy, Severity.WARNING)


def _wrong(comment: Comment, *, is_beside: bool) -> tuple[str, str] | None:
    """What is wrong with `comment`, and what to do; None where it is fine, or the author's own.
    `is_beside`: a setting stands in its line."""
    word, text = keyword(comment)
    said = " ".join(text.split())
    known = ", ".join(OF_ENTRIES)
    match word:
        case "tags" if not tags_of(text):
            return "`tags:` names no tag", "write them behind it, with commas between them"
        case "hint" if not said:
            return "`hint:` gives no hint", "write it behind the colon"
        case "priority" if said != FIRST:
            return f"no such priority: {said}", f"known is {FIRST}"
        case "short" if said != OFF:
            return f"no such choice for the short edition: {said}", f"known is {OFF}"
        case "say" if not _voice(text):
            remedy = f"write a language ({', '.join(VOICES)}) or one with its country, as es_MX"
            return f"`say: {said}` names no voice", remedy
        case "" if near := _near(comment.text, is_beside=is_beside):
            return (
                f"no such setting of an entry: {near[0]}",
                f"did you mean {near[1]}? known are {known}",
            )
        case "tags" | "hint" if other := BEHIND_ANOTHER.search(text):
            return f"no such setting of an entry: {other[1]}", f"known are {known}"
        case _:
            return None


def _near(text: str, *, is_beside: bool) -> tuple[str, str] | None:
    """The word that `text` begins with as a setting does, and the one that it is almost; beside
    another setting a word alone may be one, too."""
    alone = WORD.fullmatch(text) if is_beside else None
    found = alone or LOOKS_LIKE_ONE.match(text)
    if not found:
        return None
    word = found[1]
    near = difflib.get_close_matches(word.lower(), OF_ENTRIES, n=1, cutoff=SIMILAR)
    # Many write of what type something is; a box to type in needs no colon.
    return (word, near[0]) if near and (alone or near[0] != "type") else None
