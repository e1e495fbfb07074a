"""What a card asks beyond the notes' own words: the task, a definition without its term, a row.

Knows how to ask. Does not know notes (cards), clozes or identities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cribdeck.html.markup import inline_html
from cribdeck.notes import walk
from cribdeck.notes.blocks import (
    Block,
    Blocks,
    Inlines,
    ItemList,
    Quote,
    Strong,
    Table,
)
from cribdeck.notes.entries import Comparison, Drawing, Entry, ListEntry, Sample, Term
from cribdeck.notes.words import plain, plain_blocks

# --- The task -------------------------------------------------------------------------------------

CLOZE_TASKS = {
    "items": "What is missing?",
    "comments": "Which code belongs here?",
    "arguments": "Which option belongs here?",
    "parts": "Name the hidden part",
}


def task(entry: Entry) -> str:
    """What is to be done with the prompt of `entry`, as plain text; "" where the prompt asks.

    For the learner: "Producer" over a blank page could want a definition or twenty lines of code.
    A prompt says what counts as its answer (How to write good prompts: precise).
    """
    match entry:
        case Term():
            return "Define"
        case ListEntry(items=ItemList(items, start)):
            how_many = {1: "Name it", 2: "Name both"}.get(len(items), f"Name all {len(items)}")
            return how_many if start is None else f"{how_many}, in order"
        case Sample():
            return "Write it"
        case Drawing():
            return "Draw it"
        case Comparison() if not plain(entry.prompt).rstrip().endswith("?"):
            return "Compare"
        case _:
            return ""


def cloze_task(entry: Entry, rule: str) -> str:
    """What the blank of `rule` asks for, as HTML, with the prompt that a cloze does not show."""
    if rule not in CLOZE_TASKS:  # a fact is its own prompt
        return ""
    return f"{inline_html(entry.prompt)}: {CLOZE_TASKS[rule]}"


# --- A definition without its term ----------------------------------------------------------------

BLANK = "____"
IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
EITHER = re.compile(r"\s*/\s*|\s*,\s*|\s+or\s+")
LITTLE_WORD = 3  # letters


def definition(entry: Entry) -> Blocks:
    """The answer of the term `entry` as the reverse card shows it: without the term, in any case,
    in the plural and in bold or code, and without the remarks on it.

    For the learner: a definition that holds its term is answered by reading (How to write good
    prompts: do not give the answer away). Where it holds all words of the term apart ("a group of
    consumers"), each of them is blanked. Remarks wait on the back: a definition is asked for.
    """
    said = tuple(block for block in entry.answer if not isinstance(block, Quote)) or entry.answer
    text = plain_blocks(said)
    forms = _forms(plain(entry.prompt))
    patterns = [_pattern(form) for form in forms if _may_hold(text, form)]
    for form in forms:
        words = [word for word in re.split(r"[\s-]+", form) if len(word) > LITTLE_WORD]
        if len(words) > 1 and all(_may_hold(text, word) for word in words):
            each = [_pattern(word) for word in words]
            if all(pattern.search(text) for pattern in each):
                patterns.extend(each)
    return tuple(_blanked(block, patterns) for block in said) if patterns else said


def _may_hold(text: str, name: str) -> bool:
    """Whether it is worth to look for `name` in `text` (to compile a pattern takes longer)."""
    return name.split()[0].partition("-")[0].lower().removesuffix("s") in text.lower()


def _forms(term: str) -> tuple[str, ...]:
    """The names that a term gives: `ISR (in-sync replicas)` has two, and both together."""
    whole = " ".join(term.split())
    names = (whole, IN_BRACKETS.sub("", whole), *IN_BRACKETS.findall(whole))
    split = (name.strip() for part in names for name in (part, *EITHER.split(part)))
    return tuple(dict.fromkeys(filter(None, split)))


def _pattern(name: str) -> re.Pattern[str]:
    """Finds `name` as whole words, also in the plural; a short one in capitals (IT) or of one
    letter (C) only as it is written."""
    stem = name.removesuffix("s") if len(name) > LITTLE_WORD and name[-2:] != "ss" else name
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", stem)))
    is_exact = len(name) == 1 or (len(name) <= LITTLE_WORD and name.isupper())
    return re.compile(rf"(?<!\w){words}(?:e?s)?(?!\w)", 0 if is_exact else re.IGNORECASE)


def _blanked(block: Block, patterns: list[re.Pattern[str]]) -> Block:
    def without(text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(BLANK, text)
        return text

    return walk.rewritten(block, without)


# --- A row of a comparison ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect of a comparison; `words` is its first cell as plain text."""

    words: str
    prompt: str  # HTML
    answer: str  # HTML


def rows(entry: Entry) -> Iterator[Row]:
    """Of the table `| | Kafka | RabbitMQ |`, the row `| Delivery | pull | push |` asks "Kafka vs
    RabbitMQ: Delivery?" and answers each column by its header.

    For the learner: a table of eight rows is no answer that can be recalled and graded at once; a
    row is (rules 4 and 11 of the twenty: minimum information; two things that are alike are told
    apart by asking for each difference). The overview keeps the whole in view.
    """
    table = next((block for block in entry.answer if isinstance(block, Table)), None)
    if not isinstance(entry, Comparison) or table is None or len(table.aligns) < 3:
        return
    subjects = [inline_html(_unbold(cell)) for cell in table.header.cells[1:]]
    seen: set[str] = set()
    for row in table.rows:
        first, *cells = row.cells
        words = " ".join(plain(first).split())
        if not words or words in seen or not any(plain(cell).strip() for cell in cells):
            continue  # two rows of one name would be two answers to one prompt
        seen.add(words)
        about = inline_html(_unbold(first))
        mark = "" if words.endswith(("?", "？", "؟")) else "?"
        answer = "".join(
            f"<dt>{subject}</dt><dd>{inline_html(cell)}</dd>"
            for subject, cell in zip(subjects, cells, strict=True)
        )
        yield Row(words, f"{' vs '.join(subjects)}: {about}{mark}", f"<dl>{answer}</dl>")


def _unbold(inlines: Inlines) -> Inlines:
    """A prompt is bold as a whole."""
    return tuple(
        inner
        for inline in inlines
        for inner in (inline.children if isinstance(inline, Strong) else (inline,))
    )
