"""The second witness: the words of the file against those of the document that was read from it.

What the reader drops is missing in the document, in what is made of it, and in every proof that
goes by it. So this one reads Markdown again, and only so far as it must: each word of the file is
in the document, and none more often. What may be no text (comments, front matter, info strings,
targets of links, tags, numbers of lists) may be missing. Knows neither the reader nor any output.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import unescape

from cribdeck.notes import walk
from cribdeck.notes.blocks import CodeBlock, CodeSpan, Image, LineBreak, Math, MissingImage, Text
from cribdeck.notes.document import Document
from cribdeck.problems import shortened
from cribdeck.proof.words import Fault, all_sections, code_lines

# What may be no text, each with what stands in its place where it is none.
MAYBE = (
    (re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?\n(?:\1|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE), " "),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"^(?:[\s>]|[-*+] |\d{1,9}[.)] )*(?:`{3,}|~{3,}).*$", re.MULTILINE), " "),
    (re.compile(r"^ {0,3}\[[^\]\n]+\]:.*(?:\n[ \t]+[\"'(].*)?$", re.MULTILINE), " "),
    (re.compile(r"\]\((?:[^()]|\([^()]*\))*\)"), ""),
    (re.compile(r"<[^<>]*>"), " "),
    (re.compile(r"\{#[^{}\s]*\}"), " "),
    (re.compile(r"^(?:[\s>]|[-*+] )*\d{1,9}[.)](?=\s)", re.MULTILINE), " "),
    (re.compile(r"\S*(?:&#?\w+;|\]\[[^\]\n]*\])\S*"), " "),  # an entity, a reference: or neither
)
AUTOLINK = re.compile(r"<([A-Za-z][\w+.-]*:[^<>\s]*|[^<>\s@]+@[^<>\s]+)>")
REFERENCE = re.compile(r"\]\[[^\]\n]*\]")
MARKS = str.maketrans("", "", "*_~`\\[]")  # they may stand within a word
WORD = re.compile(r"[^\W_]+")


def compare_source(document: Document, text: str) -> Iterator[Fault]:
    """A fault for each line of the file's `text` of which a word is not in `document`, or there
    more often than in the text."""
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    text = AUTOLINK.sub(r"\1", text)
    least, most = _of_text(text)
    shown = _by_word(_of_document(document))
    title = Counter(_words(document.title))  # that of the H1, or said twice
    for word, lines in least.items():
        if len(lines) > len(shown[word]) + title[word]:
            line = next((line for line in lines if line not in shown[word]), lines[-1])
            yield Fault(line, f'"{shortened(word)}" is lost in')
    for word, lines in shown.items():
        if len(lines) > most[word]:
            yield Fault(lines[-1], f'"{shortened(word)}" stands twice in', "added")


def _words(text: str) -> list[str]:
    return WORD.findall(text.translate(MARKS))


def _of_text(text: str) -> tuple[dict[str, list[int]], Counter[str]]:
    """The lines of the words that must be in the document, and how often each word may be."""
    most: Counter[str] = Counter()
    for pattern, instead in MAYBE:
        for found in pattern.finditer(text):
            for said in (found[0], unescape(found[0]), REFERENCE.sub("", found[0])):
                most.update(_words(said))
        text = pattern.sub(lambda found, blank=instead: _emptied(found[0], blank), text)  # type: ignore[misc]
    numbered = ((i, line) for i, line in enumerate(text.split("\n"), 1))
    least = _by_word((i, word) for i, line in numbered for word in _words(line))
    most.update({word: len(lines) for word, lines in least.items()})
    return least, most


def _emptied(text: str, blank: str) -> str:
    return "\n" * text.count("\n") or blank


def _by_word(words: Iterable[tuple[int, str]]) -> defaultdict[str, list[int]]:
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for line, word in words:
        lines[word].append(line)
    return lines


def _of_document(document: Document) -> Iterator[tuple[int, str]]:
    for section in all_sections(document):
        yield from _of_line((section.location, section.heading))
        for entry in section.entries:
            if not entry.from_heading:
                yield from _of_line((entry.location, entry.prompt))
            yield from _of_line((entry.location, entry.lead))
            for block in walk.blocks(entry.answer):
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
            case Image(_, alt) | MissingImage(_, alt):
                said += f" {alt}"
            case LineBreak():
                said += " "
            case _:
                pass
    yield from ((number, word) for word in _words(said))
