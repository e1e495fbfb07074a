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
# Words that end with a blank and fill a line without it: where other inlines follow, WeasyPrint 70
# takes them for too long and ends the line behind the first of them (split_first_line, step 3).
# So such a blank stands by itself.
INLINE = "a|code|em|img|kbd|mark|ruby|s|small|strong|sub|sup|u"
BEFORE_INLINE = re.compile(rf"(?<=>)([^<]*[^<\s])(\s+)(?=<(?:{INLINE})\b)")


def as_set(html: str) -> str:
    """`html` where each emoji asks for its text style, without explicit marks of direction: on
    paper, letters and elements decide it. Its lines end where there is no more room."""
    html = EXPLICIT.sub("", str(html))
    html = BEFORE_INLINE.sub(r"<span>\1</span>\2", html)
    html = LONG_TEXT.sub(lambda found: PARTS.sub(_part, found[0]), html)
    return str(EMOJI.sub(lambda found: (found[1] or "") + TEXT_STYLE, html))


def _part(found: "regex.Match[str]") -> str:
    end = "" if found[0].endswith((" ", "\n")) else PLACE
    return f"<span>{found[0]}{end}</span>"
