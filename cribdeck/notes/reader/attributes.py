"""A rule of markdown-it for attributes, which say how something looks elsewhere: `{: .class}` of
kramdown, `{.class width=50%}` of Pandoc. And the language of a fence that has some.

Knows how both are written (kramdown's syntax, "Attribute List Definitions"; Pandoc's manual,
"Extension: attributes"). `{#name}` alone is an anchor of ours (recognise.anchors).
"""

import re

from markdown_it.rules_inline import StateInline

from cribdeck.notes.reader.wiki import left_out

ONE = r"""(?:[.#][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+))"""
KRAMDOWN = re.compile(rf"\{{:\s*(?:{ONE}|[\w-]+)(?:\s+(?:{ONE}|[\w-]+))*\s*\}}")
PANDOC = re.compile(rf"\{{\s*(?:{ONE}|-)(?:\s+{ONE})*\s*\}}")
ANCHOR = re.compile(r"\{\s*#[\w.-]+\s*\}")
BRACED = re.compile(r"([\w+#-]*)\{+\s*([^{}]*)\}+\s*(.*)", re.DOTALL)
LANGUAGE = re.compile(r"[.=]?([A-Za-z][\w+#-]*)(?=[\s,}]|$)")
BEHIND = ")]`*_"  # a span ends


def attributes(state: StateInline, silent: bool) -> bool:
    """The rule of attributes behind a span, and at the end of a line or on one of its own."""
    text, start = state.src, state.pos
    if text[start] != "{":
        return False
    found = KRAMDOWN.match(text, start, state.posMax)
    if not found:
        found = PANDOC.match(text, start, state.posMax)
        before = text[max(start - 1, 0) : start]
        ends = found and text[found.end() : found.end() + 1] in ("", "\n")
        if not found or ANCHOR.fullmatch(found[0]) or not (ends or before in BEHIND):
            return False
    if not silent:
        left_out(state, found[0], "attributes")
    state.pos = found.end()
    return True


def language_of(info: str) -> tuple[str, str]:
    """The language that the info string of a fence names, and what else it says: of `{.python
    .numberLines}`, `{r, echo=FALSE}` and `js{1,3}`, too."""
    if (found := BRACED.fullmatch(info)) and (found[1] or LANGUAGE.match(found[2])):
        named, inside, behind = found.groups()
        first = LANGUAGE.match(inside)
        name = named or (first[1] if first else "")
        return name, f"{inside} {behind}".strip()
    language, _, attributes = info.partition(" ")
    return language, attributes.strip()
