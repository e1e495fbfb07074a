"""Lines that are meant as lines: forms of a verb, verses, an address.

CommonMark makes one line of them (6.8), but their writer saw them below one another. Knows which
runs of lines are not only wrapped. Does not know how a break is shown.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from cribdeck.notes.blocks import Image, Inlines, LineBreak, Math
from cribdeck.notes.words import plain

LONGEST = 40  # characters of such a line: wrapped text has more
UNCASED = 20  # of one in a script without capitals, which has a word in a sign or two
LEAST = 3  # lines; two are only wrapped unless they are forms of one thing
WORDS = 4  # of a line that is like its neighbours, at most


def kept(line: Inlines) -> Inlines:
    """`line`, the inside of a paragraph, where its ends of lines are hard if they are meant:
    between two formulas, and where all of its lines are short, and none goes on in the next one."""
    breaks = [i for i, one in enumerate(line) if isinstance(one, LineBreak)]
    if any(_parts_formulas(line, i) for i in breaks):
        formulas = [i for i in breaks if _parts_formulas(line, i)]
        return _with_hard(line, formulas)
    if not breaks or any(isinstance(one, Math | Image) for one in line):
        return line
    cuts = [-1, *breaks, len(line)]
    lines = [plain(line[begin + 1 : end]).strip() for begin, end in pairwise(cuts)]
    if not all(lines) or max(map(len, lines)) > LONGEST:
        return line
    if len(lines) < LEAST:
        if not _are_forms(*lines):
            return line
    elif not (all(map(_begins, lines)) or _are_parallel(lines)):
        return line
    return _with_hard(line, breaks)


def _parts_formulas(line: Inlines, i: int) -> bool:
    """Whether formulas stand on both sides of the break `i`: no text is wrapped there."""
    return 0 < i < len(line) - 1 and all(isinstance(line[j], Math) for j in (i - 1, i + 1))


def _with_hard(line: Inlines, breaks: Iterable[int]) -> Inlines:
    meant = frozenset(breaks)
    return tuple(
        replace(one, hard=True) if i in meant and isinstance(one, LineBreak) else one
        for i, one in enumerate(line)
    )


def _begins(line: str) -> bool:
    """Whether a sentence may begin with `line`."""
    first = next((sign for sign in line if sign.isalnum()), "")
    return len(line) <= UNCASED if _is_uncased(first) else not first.islower()


def _is_uncased(sign: str) -> bool:
    return sign.isalpha() and sign.lower() == sign.upper()


def _are_parallel(lines: "list[str]") -> bool:
    """Whether `lines` have about as many words each, and few; all scripts part them that have
    capitals."""
    if any(_is_uncased(sign) for line in lines for sign in line[:1]):
        return False
    counts = [len(line.split()) for line in lines]
    return max(counts) <= WORDS and max(counts) - min(counts) <= 1


def _are_forms(first: str, second: str) -> bool:
    """Whether two lines are of as many words, and few, and the words in one of their places are the
    same, or have one stem: `yo hablo`, `tú hablas`. Where no blanks part words, half of the signs
    are the same."""
    if _is_uncased(first[0]):
        same = sum(a == b for a, b in zip(first, second, strict=False))
        return len(first) == len(second) <= UNCASED and same * 2 >= len(first)
    words, others = first.casefold().split(), second.casefold().split()
    if len(words) != len(others) or not 1 < len(words) <= WORDS:
        return False
    return any(_have_one_stem(*pair) for pair in zip(words, others, strict=True))


def _have_one_stem(word: str, other: str) -> bool:
    half = (max(len(word), len(other)) + 1) // 2
    return half > 1 and word[:half] == other[:half]
