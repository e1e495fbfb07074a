"""Rules of markdown-it for what programs for notes write beside the words: logs, ids and boxes of
Roam, Logseq and Org, what they and HackMD embed, ids that plugins of Anki keep, signatures.

Knows how each is written, and that a person writes nothing like it. Does not know what stands
around it.
"""

import re

from markdown_it.rules_inline import StateInline

from cribdeck.notes.reader.tasks import MACRO
from cribdeck.notes.reader.wiki import left_out

LONGEST = 1000  # characters of a log
BEGINNING = re.compile(
    rf"""[ \t]*(?:
    (?P<log>:(?:LOGBOOK|PROPERTIES):[^\S\n]*\n(?:(?!:END:).){{0,{LONGEST}}}?:END:)
    |(?P<markup>\#\+(?:BEGIN|END)_(?:CAUTION|CENTER|EXAMPLE|IMPORTANT|NOTE|PINNED|QUOTE|TIP|VERSE
        |WARNING)[^\S\n]*(?=\n|\Z))
    |(?P<deck>(?-i:TARGET[ ]DECK|FILE[ ]TAGS)(?::[^\n]*|[^\S\n]*\n[^\n]+))
    |(?P<cloze>(?-i:START)[^\S\n]*\nCloze[^\S\n]*(?=\n))
    |(?P<end>(?-i:END)[^\S\n]*\Z)
    |(?P<id>ID:[ ]\d{{13}}[^\S\n]*(?=\n|\Z))
    |(?P<signature>(?:\[(?:name|time|color)=[^\[\]\n]*\][^\S\n]*)+)
    |(?P<reference>\(\((?=[\w-]*(?:[\d_]|(?-i:[a-z][A-Z])))
        (?:[\w-]{{9}}|[0-9a-f]{{8}}-[0-9a-f-]{{27}})\)\))
    )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
REASONS = {
    "log": "log of a block",
    "markup": "marker of a block",
    "deck": "deck of a plugin",
    "cloze": "frame of a card",
    "end": "frame of a card",
    "id": "id of a card",
    "signature": "signature",
    "reference": "reference to a block",
}
REFERENCE = re.compile(r"\(\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\)\)")
BEFORE_DASH = 10  # signs of a reference
EMBEDDED = re.compile(
    r"""\{\{(?:
    \[\[(?:embed|query|table|kanban|video|youtube|pdf|iframe|word-count|slider|calc)\]\]
    |(?:embed|query|video|youtube(?:-timestamp)?|vimeo|bilibili|tweet|twitter|pdf|iframe|renderer
        |word-count|namespace|zotero-(?:imported|linked)-file)(?=[\s:}]))
    (?:[^{}\n]|\{(?:[^{}\n]|\{[^{}\n]*\})*\})*\}\}
    |\{%\s*(?:youtube|vimeo|gist|slideshare|speakerdeck|pdf|figma|hackmd|preview)\s[^{}\n]*%\}""",
    re.VERBOSE,
)


def beginning(state: StateInline, silent: bool) -> bool:
    """The rule of what begins a line, or is one."""
    text, start = state.src, state.pos
    if silent or text[max(start - 1, 0) : start] not in ("", "\n"):
        return False
    found = BEGINNING.match(text, start, state.posMax)
    if not found or found.lastgroup is None:
        return False
    if found.lastgroup == "end" and not _begins_cloze(text):
        return False
    left_out(state, found[0], REASONS[found.lastgroup])
    state.pos = found.end()
    return True


def _begins_cloze(text: str) -> bool:
    found = BEGINNING.match(text)
    return found is not None and found.lastgroup == "cloze"


def reference(state: StateInline, silent: bool) -> bool:
    """The rule of `((id))` within a line: a block that is shown there, and stands elsewhere. A rule
    cannot begin at a bracket, so this one does at the first `-` of the id."""
    text, start = state.src, state.pos
    if silent or text[start] != "-" or start < BEFORE_DASH:
        return False
    found = REFERENCE.match(text, start - BEFORE_DASH, state.posMax)
    if not found or not state.pending.endswith(text[found.start() : start]):
        return False
    state.pending = state.pending[:-BEFORE_DASH].rstrip(" \t")
    left_out(state, found[0], REASONS["reference"])
    state.pos = found.end()
    return True


def embedded(state: StateInline, silent: bool) -> bool:
    """The rule of what is embedded: `{{embed ((id))}}`, `{{[[query]]: …}}`, `{%youtube id %}`."""
    text, start = state.src, state.pos
    found = EMBEDDED.match(text, start, state.posMax) if text[start] == "{" else None
    if not found:
        return False
    if not silent:
        left_out(state, found[0], "what is embedded")
    state.pos = found.end()
    return True


def box(state: StateInline, silent: bool) -> bool:
    """The rule of a box of Roam (`{{[[TODO]]}}`), which is no link to a page."""
    found = MACRO.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if not found:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True
