"""What Anki would take for more than text in a field, and how it is kept from that.

Knows Anki's marks: sounds, speech, LaTeX, boxes to type in and blanks, in any case of letters (Anki
manual, "Media", "Math & Symbols", "Checking Your Answer", "Cloze Deletion"), and those of MathJax,
which finds them in the page and not in code. Does not know how blanks of our own are written
(drafts), nor which fields there are.
"""

import re

# A recording of ours is meant; what is written in the notes cannot look so, for it has no tags.
MEANT = '<span class="media">'
SQUARE = re.compile(rf"(?<!{MEANT})" r"\[(?=sound:|anki:|latex\]|\${1,2}\]|\[type:)", re.IGNORECASE)
# Formulas that are meant, code and tags stay as they are: MathJax reads none of them as text.
FORMULA = re.compile(
    r'<span class="math">.*?</span>|<(code|pre)\b.*?</\1>|<[^>]*>|\\([(\[])', re.DOTALL
)


# Anki makes a card for each such mark in any field of a cloze, once the note is edited.
BLANK = re.compile(r"\{(?=\{c\d)", re.IGNORECASE)


def as_text(html: str, *, has_blanks: bool) -> str:
    """The field `html`, where what is no formula, and what looks like a mark of Anki, is text;
    where it `has_blanks`, these stay.

    An entity hides a bracket from Anki, which looks for marks in the HTML; an element parts the
    signs that would begin a formula, for MathJax looks for them in what the browser shows. Neither
    changes what is seen or copied.
    """
    if "\\" in html:
        html = FORMULA.sub(lambda at: f"\\<span>{at[2]}</span>" if at[2] else at[0], html)
    if "{{" in html and not has_blanks:
        html = BLANK.sub("&#123;", html)
    return SQUARE.sub("&#91;", html) if "[" in html else html
