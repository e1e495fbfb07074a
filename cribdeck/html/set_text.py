"""HTML as WeasyPrint sets it well: with what it takes otherwise than the notes mean it changed.

Knows emoji, marks of direction, and where WeasyPrint is slow or ends lines early. Does not know
what the HTML says, nor how it is laid out (rendering).
"""

import re

import regex

# Characters that are shown in colour unless told otherwise (UTS #51, Emoji_Presentation; Pango adds
# what a tone of skin may follow, and what is joined), and what tells them. A coloured glyph is a
# picture in the PDF: no text. The sheet's own fonts have them as outlines, which are chosen where
# the text style is asked for.
EMOJI = regex.compile(
    r"([\p{Emoji_Presentation}\p{Emoji_Modifier_Base}]|\p{Emoji}(?=\u200d))\ufe0f?|(?<=.)\ufe0f"
)
TEXT_STYLE = "\ufe0e"
# Embeddings, overrides and isolates (UAX #9, 2.1 to 2.5). One that nothing ends, as a copied text
# has it, turns all that follows, and parts words from their signs.
EXPLICIT = re.compile("[\u202a-\u202e\u2066-\u2069]")
# For each line of a text that has few blanks or many marks, WeasyPrint looks at all that is left of
# it: a long one is set in parts, which end behind a blank or a sign where there is one.
LONGEST, PART = 2_000, 500  # characters
LONG_TEXT = re.compile(rf"(?<=>)[^<]{{{LONGEST},}}")
CHARACTER = r"(?>&#?\w{1,8};|.)"
PARTS = regex.compile(
    rf"{CHARACTER}{{0,{PART}}}[ \n。！？，、；](?![\p{{P}}\p{{M}}])"
    rf"|{CHARACTER}{{1,{PART}}}(?:[\p{{M}}\u200d]|(?<=\u200d).)*",
    regex.DOTALL,
)
PLACE = "\u200b"  # a line may end here, and nothing is seen of it
# Scripts whose glyphs are their letters one by one, from left to right. In all others they may be
# reordered, joined or stacked; so are marks on a letter of any script (but for those that choose a
# variant of it), and some emoji are one sign of several characters.
SIMPLE = (
    "Common Inherited Unknown Latin Greek Cyrillic Armenian Georgian Cherokee Ethiopic"
    " Canadian_Aboriginal Han Bopomofo Hiragana Katakana Hangul Yi Braille"
)
SHAPED = regex.compile(
    "[^"
    + "".join(rf"\p{{Script_Extensions={script}}}" for script in SIMPLE.split())
    + r"]|[\u200d\p{Regional_Indicator}\p{Emoji_Modifier}]|(?!\p{Variation_Selector})\p{Mark}"
)
# Words that end with a blank and fill a line without it: where other inlines follow, WeasyPrint 70
# takes them for too long and ends the line behind the first of them (split_first_line, step 3).
# So such a blank stands by itself; but beside shaped letters, where readers of the PDF lose it.
INLINE = "a|code|em|img|kbd|mark|ruby|s|small|strong|sub|sup|u"
BEFORE_INLINE = re.compile(
    rf"(?<=>)([^<]*([^<\s]))(\s+)(?=<(?:{INLINE})\b[^>]*>(?:<[^>]*>)*([^<]?))"
)


def as_set(html: str) -> str:
    """`html` where each emoji asks for its text style, without explicit marks of direction: on
    paper, letters and elements decide it. Its lines end where there is no more room."""
    html = EXPLICIT.sub("", str(html))
    html = BEFORE_INLINE.sub(_set_apart, html)
    html = LONG_TEXT.sub(lambda found: PARTS.sub(_part, found[0]), html)
    return str(EMOJI.sub(lambda found: (found[1] or "") + TEXT_STYLE, html))


def _set_apart(found: re.Match[str]) -> str:
    words, last, blank, first = found.groups()
    return found[0] if SHAPED.search(last + first) else f"<span>{words}</span>{blank}"


def _part(found: "regex.Match[str]") -> str:
    end = "" if found[0].endswith((" ", "\n")) else PLACE
    return f"<span>{found[0]}{end}</span>"
