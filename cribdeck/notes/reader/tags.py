"""The rule of markdown-it for `#tags`, as Obsidian and Logseq have them: what files a note is none
of its words.

Knows where a tag stands so that it is none of the words of its line. The tags of cards stay: they
say what asks (prompts). Does not know tags in front matter.
"""

import re
from itertools import takewhile

from markdown_it.rules_inline import StateInline

from cribdeck.notes.languages import words
from cribdeck.notes.prompts import CARD_TAG
from cribdeck.notes.reader.marks import CARDS, OPENING
from cribdeck.notes.reader.wiki import left_out
from cribdeck.notes.sentences import END
from cribdeck.notes.word_forms import LITTLE

# A tag has a letter, else `#1` were one (Obsidian's help, "Tags").
TAG = r"#(?:(?=[\w/-]*[^\W\d])[\w/-]++|\[\[[^\[\]\n]++\]\])"
RUN = rf"(?:{TAG}(?:[ \t]*,)?[ \t]*+){{1,40}}"
TAGS = re.compile(RUN)
CARD = re.compile(CARD_TAG, re.IGNORECASE)
COLOUR = re.compile(r"#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\s*", re.IGNORECASE)
# Behind the last tag of a line: the mark of a question may stand there, or the id of the block, or
# the answer in the same line.
LINE_ENDS = re.compile(r"(?:\^[A-Za-z0-9-]+|[?？؟])?[ \t]*(?:\n|\Z|:::?[^:])")
# What only people write who file their notes by tags: a line of them, the tag of a card.
OF_CARD = r"(?<!\S)#(?:flash)?cards?(?![^\W/-])"
FILES = re.compile(
    rf"^[ \t>*-]{{0,40}}(?:tags?::?[ \t]*)?{RUN}$|{OF_CARD}", re.IGNORECASE | re.MULTILINE
)
# What says that a plugin looks for cards: their tag, also in front matter, or the name of a deck.
HOLDS_CARDS = re.compile(rf"{OF_CARD}|^TARGET DECK\b|^START[ \t]*\nCloze\b", re.MULTILINE)
TAGS_ABOVE = re.compile(r"^tags:[^\n]*(?:\n[ \t]*-[^\n]*)*", re.MULTILINE)
FENCED = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1", re.MULTILINE | re.DOTALL)
FEWEST = 2  # words of a line that is filed where it is no sentence: fewer may go on with the sign
ASKED = ("?", "？", "؟")
FILED = "filed"  # in the env: whether the notes are filed by tags
KEYS = frozenset(words("filed"))
INDENT = 40  # blanks before the first tag of a line, at most; and characters that are looked at
LAST_WORD = re.compile(r"[^\W\d_]+\W*\Z")


def env_of(text: str, above: str) -> dict[str, bool]:
    """What all of the notes in `text` tell the rules of a line: whether they are filed by tags, and
    whether a plugin looks for cards in them, as they say, or what stands `above` them does."""
    own = FENCED.sub("", text)
    said = TAGS_ABOVE.search(above)
    has_cards = (said is not None and "flashcard" in said[0]) or HOLDS_CARDS.search(own) is not None
    return {FILED: "#" in own and FILES.search(own) is not None, CARDS: has_cards}


def tags(state: StateInline, silent: bool) -> bool:
    """The rule of `#tags` on a line of their own, alone or behind the name of such a line ("Tags:
    #bolts"), and at the end of a line: behind a sentence, and in notes that are filed by tags
    behind any word that does not lead in to one ("the #bolt"). Within a sentence they are words,
    and where one is that of a card, they tell what asks (prompts)."""
    text, start = state.src, state.pos
    if text[start] != "#" or (start and not text[start - 1].isspace()):
        return False
    found = TAGS.match(text, start, state.posMax)
    if not found or not LINE_ENDS.match(text, found.end()) or COLOUR.fullmatch(found[0]):
        return False
    before = text[max(start - INDENT, 0) : start].rpartition("\n")[2]
    ends_here = text[found.end() : found.end() + 1] in ("", "\n")
    said = found[0]
    if not before.strip():
        if len(before) == INDENT or not ends_here:
            return False
    elif before.strip().rstrip(":： ").casefold() in KEYS and state.pending.endswith(before):
        said = before + said
    elif not _is_filed(state, before):
        return False
    tells = before.strip() and CARD.search(before + said) and not _has_blank(state)
    if tells and "[[" not in said:
        return False
    if not silent:
        _leave_out(state, said, before)
    state.pos = found.end()
    return True


def _is_filed(state: StateInline, before: str) -> bool:
    """Whether tags file the line that ends with them, and `before` are its last words."""
    ended = before.rstrip(" \t*_\"'”’)")
    if ended.endswith(tuple(END)) and not ended.endswith(ASKED):
        return True  # behind a question it may be the answer
    last = LAST_WORD.search(before)
    leads_in = before.rstrip().endswith((":", "：", "=", "(", ",")) or (
        last is not None and last[0].strip().casefold() in LITTLE
    )
    is_said = ended.endswith(ASKED) or len(before.split()) >= FEWEST
    return bool(state.env.get(FILED)) and is_said and not leads_in


def _has_blank(state: StateInline) -> bool:
    """Whether the line has a blank, so that it is a card without a tag that says so."""
    line = takewhile(lambda token: token.type != "softbreak", reversed(state.tokens))
    return any(OPENING in token.meta for token in line)


def _leave_out(state: StateInline, said: str, before: str) -> None:
    """Leaves out the tags `said` behind the words `before`, but for that of a card."""
    cards = [] if _has_blank(state) or not before.strip() else CARD.findall(said)
    if said.startswith(before):
        state.pending = state.pending.removesuffix(before)
    elif before.strip():
        state.pending = state.pending.rstrip(" \t")
    left_out(state, CARD.sub("", said) if cards else said, "tags")
    state.pending += "".join(f" {card}" for card in cards)
