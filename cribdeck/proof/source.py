"""The second witness: the words of the file against those of the document that was read from it.

What the reader drops is missing in the document, in what is made of it, and in every proof that
goes by it. So this one counts the words of the file itself, and knows of Markdown only which marks
are no words. Each word is in the document, or in what the reader says that it left out, as written
and where it stands; and none is in the document more often. Knows neither the reader nor any
output.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from urllib.parse import unquote_plus

from cribdeck.notes import walk
from cribdeck.notes.blocks import (
    CodeBlock,
    CodeSpan,
    Image,
    LineBreak,
    Math,
    Media,
    MissingImage,
    Text,
)
from cribdeck.notes.document import Document, LeftOut
from cribdeck.notes.entry_body import body
from cribdeck.notes.linked import DEAD
from cribdeck.problems import shortened
from cribdeck.proof.words import Fault, all_sections, code_lines

# What may be words, or a mark that has none: in code it is the one, in prose the other.
MAYBE = re.compile(
    r"^(?:[^\S\n]|>|[-*+] |\d{1,9}[.)](?=\s|\Z))+"  # the numbers of items
    r"|(?<![^\s>])[^\s>]*?&#?\w+;\S*"  # a character by its name
    r"|</?br\s*/?>"  # a line break
    r"|\{#[^{}\s]*\}",  # an anchor
    re.MULTILINE | re.IGNORECASE,
)
INSIDE_WORD = re.compile(r"[^\W_]{2}")
NAMED = re.compile(r"(?<!\\)&#?\w+;")
NEAR = 100  # lines between where a link begins and its target, at most
SHOWN, DRAWN = "file of an image", "address of a formula"  # which says the formula, URL-coded
BEHIND_BRACKET = frozenset({"target of a link", DEAD, SHOWN, DRAWN})
FIELD = re.compile(r"[?/&=]")  # behind it, a formula may begin in an address
MOST_FIELDS = 12
LONGEST = 100  # letters of a word that marks part
# Of what is left out, a tag parts words ("<td>a</td><td>b</td>"), but not one that styles some of
# their letters; so does a picture that is named without words ("a![[x.png]]b").
TAG_OF_BLOCKS = re.compile(
    r"</?(?!(?:a|abbr|b|big|code|del|em|font|i|ins|kbd|mark|nobr|rb|ruby|s|small|span|strike|"
    r"strong|sub|sup|tt|u|wbr)\b)[a-z]",
    re.IGNORECASE,
)
JOINED, PARTED = 1, 2  # how what stands around a piece does, when it is cut
MARKS = str.maketrans("", "", "*_~=`\\[]{}")  # they may stand within a word
WORD = re.compile(r"[^\W_]+")


def compare_source(document: Document, text: str) -> Iterator[Fault]:
    """A fault for each line of the file's `text` of which a word is neither in `document` nor left
    out, or there more often than in the text."""
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    text, maybe, unplaced = _without(text, document.left_out)
    for found in MAYBE.finditer(text):
        maybe.update(Counter(_words(found[0])) | Counter(_words(NAMED.sub(_meant, found[0]))))
    lines = enumerate(MAYBE.sub(" ", text).split("\n"), 1)
    file = _by_word((number, word) for number, line in lines for word in _words(line))
    shown = _by_word(_of_document(document))
    title = Counter(_words(document.title))  # that of the H1, or said twice
    written = Counter({word: len(places) for word, places in file.items()})
    read = Counter({word: len(places) for word, places in shown.items()})
    lost, added = written - (read + unplaced), read - (written + maybe)
    spare = read - written
    _take_out_parted(lost, spare)
    parts = lost + maybe
    for wholes in (spare, title - written):
        _take_out_parted(wholes, parts)
    used = lost + maybe - parts  # rather of what seems lost than of what may be none
    for word in lost - used - title:
        there = frozenset(shown[word])
        line = next((line for line in file[word] if line not in there), file[word][-1])
        yield Fault(line, f'"{shortened(word)}" is lost in')
    for word in added & spare:
        yield Fault(shown[word][-1], f'"{shortened(word)}" stands twice in', "added")


def _meant(name: re.Match[str]) -> str:
    return unescape(name[0]) or " "  # what is no character is shown as a sign


def _take_out_parted(wholes: Counter[str], parts: Counter[str]) -> None:
    """Takes out of `wholes` each word that is a row of `parts`, and these: a mark within a word
    (`c$x$d`, `` a` b ` ``) may part it in the file and not in the document, or the other way."""
    for word in tuple(wholes.elements()) if parts else ():
        rows: dict[int, tuple[str, ...]] = {0: ()}  # by the letter at which they end
        for end in range(1, len(word) + 1) if len(word) <= LONGEST else ():
            for start, row in tuple(rows.items()):
                part = word[start:end]
                if row.count(part) < parts[part]:
                    rows[end] = (*row, part)
        if found := rows.get(len(word)):
            wholes[word] -= 1
            parts.subtract(found)


def _without(text: str, left_out: Iterable[LeftOut]) -> tuple[str, Counter[str], Counter[str]]:
    """`text` without what is `left_out`, each piece cut from its line on; the words of all pieces;
    and those of pieces that do not stand there as they say."""
    starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    cut = bytearray(len(text))
    words: Counter[str] = Counter()
    unplaced: Counter[str] = Counter()
    ends: dict[int, int] = {}  # of the last piece of each line: the next one mostly stands behind
    for piece in left_out:
        said = _words(piece.text)
        words.update(said)
        if piece.reason == DRAWN:
            address = unquote_plus(unescape(piece.text))
            for field in islice(FIELD.finditer(address), MOST_FIELDS):
                words.update(_words(address[field.end() :]))
        # In a quote or an item, its lines begin with marks of these.
        is_whole = piece.text[:1] + piece.text[-1:] in ("()", "[]")
        is_target = piece.reason in BEHIND_BRACKET and is_whole
        place = r"(?<=\])" if is_target else ""
        written = re.compile(place + r"[\s>]+".join(map(re.escape, piece.text.split())))
        first = piece.location.line - 1
        more = piece.text.count("\n") + 1
        near, far = (starts[min(first + n, len(starts) - 1)] for n in (more, more + NEAR))
        behind, start = ends.get(first, starts[first]), starts[first]
        # Rather as words of their own than as a part of one, and rather anywhere in its lines than
        # further down, where a like piece may stand.
        for begin, end, is_apart in (
            (behind, near, True),
            (start, near, True),
            (behind, near, False),
            (start, near, False),
            (behind, far, True),
        ):
            spans: Iterator[tuple[int, int]] = (
                one.span()
                for one in written.finditer(text, begin, end)
                if not is_apart or _is_apart(text, *one.span())
            )
            if span := next((span for span in spans if not any(cut[slice(*span)])), None):
                embeds = piece.reason in (SHOWN, DRAWN) and not is_whole
                parts = embeds or TAG_OF_BLOCKS.match(piece.text)
                kind = (PARTED if parts else JOINED).to_bytes()
                cut[slice(*span)] = kind * (span[1] - span[0])
                ends[first] = span[1]
                break
        else:
            unplaced.update(said)
    kept = (
        c if not is_cut or c == "\n" else " " * (is_cut == PARTED)
        for c, is_cut in zip(text, cut, strict=True)
    )
    return "".join(kept), words, unplaced


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether no word of `text` goes on over `start` or `end`."""
    return not any(INSIDE_WORD.match(text, max(at - 1, 0)) for at in (start, end))


def _words(text: str) -> list[str]:
    return WORD.findall(text.translate(MARKS))


def _by_word(words: Iterable[tuple[int, str]]) -> defaultdict[str, list[int]]:
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for line, word in words:
        lines[word].append(line)
    return lines


def _of_document(document: Document) -> Iterator[tuple[int, str]]:
    for section in all_sections(document):
        yield from _of_line((section.location, section.heading))
        for entry in section.entries:
            if entry.within:
                continue
            if not entry.from_heading:
                yield from _of_line((entry.location, entry.prompt))
            yield from _of_line((entry.location, entry.lead))
            for block in walk.blocks(body(entry)):
                for line in walk.lines(block):
                    yield from _of_line(line)
                if isinstance(block, CodeBlock):
                    for row in code_lines(block):
                        yield from ((row.line, word) for word in _words(row.text))


def _of_line(line: walk.Line) -> Iterator[tuple[int, str]]:
    location, inlines = line
    number, said = location.line, ""
    for one in walk.inlines(inlines):
        match one:
            case Text(text) | CodeSpan(text):
                said += text
            case Math(tex):
                said += f" {tex} "
            case Image(_, alt) | MissingImage(_, alt) | Media(alt=alt):
                said += f" {alt}"
            case LineBreak():
                said += " "
            case _:
                pass
    yield from ((number, word) for word in _words(said))
