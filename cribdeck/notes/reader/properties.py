"""Properties within notes, as Dataview reads them: `Status:: open`, `[due:: May]`, `(rating:: 3)`;
and those that Logseq writes below a block: `card-repeats:: 1`, `id:: 6408`.

Knows which keys are usual at the beginning of a line: `Capital of Peru:: Lima` is a card. Does not
know properties at the top of notes (front matter).
"""

import re

from markdown_it.rules_inline import StateInline

from cribdeck.notes.reader.wiki import left_out

LONGEST = 40  # characters of a key
USUAL = frozenset(
    {
        *("alias", "aliases", "area", "created", "cssclass", "cssclasses", "due", "modified"),
        *("parent", "priority", "publish", "rating", "related", "scheduled", "status", "tag"),
        *("tags", "up", "updated"),
    }
)
# Those of Logseq's blocks, of its cards and of its annotations (its documentation, "Properties").
LOGSEQ = re.compile(
    r"(?:(?:created|updated)-at|exclude-from-graph-view|file-path|filters|heading|icon|public|title"
    r"|template(?:-including-parent)?"
    r"|card-(?:ease-factor|last-(?:interval|reviewed|score)|next-schedule|repeats)|collapsed|id"
    r"|background-color|logseq\.[\w.-]+|hl-(?:color|page|type|stamp)|ls-type|query-[\w-]+)"
)
SIGN = re.compile(r"::(?=\s)(?!:)")
KEY = re.compile(r"(?:^|(?<=\n)|(?P<open>[\[(]))(?P<key>[^\W\d_][\w .-]*)\Z")
# Up to the bracket that closes, or the end of the line; links may stand there.
VALUES = {
    "[": re.compile(r"[^\[\]\n]*(?:\[\[[^\[\]\n]*\]\][^\[\]\n]*)*\](?!\()"),
    "(": re.compile(r"[^()\n]*\)"),
    "": re.compile(r"[^\n]*"),
}


def properties(state: StateInline, silent: bool) -> bool:
    """The rule of `::` behind the key of a property: key and value go to no output."""
    text, start = state.src, state.pos
    if silent or text[start] != ":" or not SIGN.match(text, start, state.posMax):
        return False
    begin = max(start - LONGEST, 0)
    found = KEY.search(text[begin:start])
    if not found or (found.start() == 0 and begin and not found["open"]):
        return False
    opening = found["open"] or ""
    key = found["key"].lower()
    if not opening and key not in USUAL and not LOGSEQ.fullmatch(key):
        return False
    value = VALUES[opening].match(text, start, state.posMax)
    if not value or not state.pending.endswith(found[0]):
        return False
    state.pending = state.pending.removesuffix(found[0])
    left_out(state, found[0] + value[0], "property")
    state.pos = value.end()
    return True
