"""Formulas: which may be given to what draws them.

Anki's MathJax has commands that link, fetch, and define others without an end. Knows how TeX writes
a command. Does not know which there are (tex_commands), nor how formulas are marked in notes.
"""

import re

from cribdeck.notes.passing.tex_commands import COMMANDS

# What follows a backslash: letters, or one other sign, which is no command that could act.
COMMAND = re.compile(r"\\([A-Za-z]+|[^A-Za-z])", re.DOTALL)
# mhchem takes its argument apart by rules of its own: there `\\` may be followed by a command.
TAKEN_APART = re.compile(r"\\(?:ce|pu)(?![A-Za-z])")
NAME = re.compile(r"\\([A-Za-z]+)")
# What MathJax's \bbox takes: lengths, a colour, and CSS, of which only a border may pass.
PLAIN_BOX = r"\s*(?:\{|\[\s*(?:(?:border(?:-[a-z]+)?\s*:)?[\w\s.#%-]*,?)*\])"
BOX = re.compile(rf"\\bbox(?![A-Za-z])(?!{PLAIN_BOX})", re.ASCII)


def refused(tex: str) -> str:
    """The first command of `tex` that may not pass, with its backslash; "" where all may."""
    pattern = NAME if TAKEN_APART.search(tex) else COMMAND
    for found in pattern.finditer(tex):
        name = found[1]
        if name.isalpha() and name.isascii() and name not in COMMANDS:
            return found[0]
    return "\\bbox" if BOX.search(tex) else ""
