"""Whoever asks, and what stands below: one way to read an answer, for all shapes that have one.

Knows what is the question still, what answers it, and what only names the parts ("Answer:") or
holds the place of an answer. Does not know where in the notes someone asks: in a heading, an item,
a bold line (shapes).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from cribdeck.notes.blocks import (
    DETAILS,
    Block,
    Blocks,
    CodeBlock,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from cribdeck.notes.document import Asking, Choice, Comparison, Correction, Entry, LeftOut, Question
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.languages import pattern
from cribdeck.notes.named_parts import key_facts
from cribdeck.notes.prompts import around_prompt, prompt_of
from cribdeck.notes.question_lines import asks_somewhere
from cribdeck.notes.questions import asks, compares, is_puzzle
from cribdeck.notes.recognise.answers_each import parts_answered
from cribdeck.notes.recognise.around_answer import answers_by_letter, still_asked, with_source_last
from cribdeck.notes.recognise.choice import Options, options_below, options_in
from cribdeck.notes.recognise.fenced_options import unfenced
from cribdeck.notes.recognise.framed import unframed
from cribdeck.notes.recognise.in_addition import in_addition
from cribdeck.notes.recognise.inline_cards import parted_by_sign
from cribdeck.notes.recognise.interview import asked_within, false_beliefs, follow_ups
from cribdeck.notes.recognise.labels import (
    LABEL,
    MERELY_ANSWERING,
    Label,
    by_lines,
    has_role,
    label_at,
    label_of,
    label_of_title,
    names_part,
    without_label,
)
from cribdeck.notes.recognise.letters import has_second
from cribdeck.notes.recognise.lids import inside, reveals, title_of
from cribdeck.notes.recognise.marked import highlighted, numbered
from cribdeck.notes.recognise.openings import answer_at
from cribdeck.notes.recognise.tables import compared_rows
from cribdeck.notes.recognise.titled import titled
from cribdeck.notes.recognise.told_in_stem import told_in_stem
from cribdeck.notes.sheet_only import Prose
from cribdeck.notes.words import leads_in, only_points, plain, plain_blocks
from cribdeck.notes.worksheets import has_gap
from cribdeck.problems import Location

PLACEHOLDER, RATED = "placeholder of an answer", "number, label or rating"
EMPTY = re.compile(pattern("empty"), re.IGNORECASE)
LEAST = 5  # characters of an answer that stands above it by no chance
REMARKS = "/#→ "  # stand before them, as before a comment: "// todo"
AROUND = " \t\n*_()[]<>{}!.:…-–—"  # may stand around the words that hold a place


@dataclass(frozen=True, slots=True)
class Asker:
    """What asks: its line, where it stands, and as of an entry its anchor, its number in a list and
    whether it is the heading. `is_labelled`: a label says so ("Q:"), so that letters may label the
    answer. `is_topic`: it names a subject or an exercise, and does not ask by itself.
    `has_parts`: the terms of its answer are asked for in addition. `given` is what stands with it
    in any case."""

    prompt: Inlines
    location: Location
    anchor: str | None = None
    number: int | None = None
    from_heading: bool = False
    is_labelled: bool = False
    is_topic: bool = False
    has_parts: bool = True
    given: Blocks = ()


def answered(asker: Asker, below: Blocks) -> tuple[tuple[Entry, ...], tuple[LeftOut, ...]]:
    """What `asker` and the blocks `below` are: the question with its answer, then the parts of it
    that are asked in addition; and what of all this only names parts."""
    below = unfenced(below)
    above, below = parted_by_sign(below)
    asker = replace(asker, given=(*asker.given, *above))
    below, frames = unframed(below)
    lines = _out_of_bullet(by_lines(below), letters=asker.is_labelled)
    given, answer, left_out = _parted(asker, lines)
    is_said = bool(left_out)
    if only_points(block for block in answer if not holds_place(block)):
        left_out += placeholders(answer)
        answer = tuple(block for block in answer if not holds_place(block))
    more = still_asked(answer)
    given, answer = (*given, *answer[:more]), answer[more:]
    answer, last = _without_lead_at_end(answer)
    if not asker.from_heading:  # what is left out of a heading still stands in it
        around = around_prompt(asker.prompt)
        left_out += [LeftOut(words, RATED, asker.location) for words in around]
    question, also = _question(asker, given, with_source_last(answer), is_said=is_said)
    has_parts = asker.has_parts and isinstance(question, Question)
    under = () if asker.from_heading else question.prompt  # a heading is said in any case
    if isinstance(question, Question) and (each := parts_answered(question, under)):
        return (*each, *last), (*frames, *left_out, *also)
    asks_for, shown = question.prompt, question.given
    facts = key_facts(answer)
    parts = in_addition(facts, asker.location, (), under, asks_for, shown) if has_parts else ()
    if isinstance(question, Question):
        below_titles = titled(answer, under)
        parts += (*below_titles.questions, *_compared(asker, answer))
        question = replace(question, by_parts=below_titles.bare and not asks(asker.prompt))
    # What its writer made a blank is one, also in the definition of a term.
    blanks = numbered(below, asker.location)
    named = _in_named_parts(answer, asker, under)
    marked = highlighted(answer, asker.location) if has_parts else ()
    asked = {part.location: part for part in (*marked, *parts, *blanks, *named)}
    asked.pop(asker.location, None)  # it asks there itself
    return (question, *(asked[at] for at in sorted(asked)), *last), (*frames, *left_out, *also)


def _in_named_parts(answer: Blocks, asker: Asker, under: Inlines) -> Iterator[Asking | Correction]:
    """The false beliefs in `answer`, and the questions that follow on that of `asker`, which is
    said `under` each: small ones, so that nothing else is asked of their answers. What only labels
    is shown by the answer that they are in."""
    for belief in false_beliefs(answer):
        if belief.location != asker.location:
            yield replace(belief, within=True, under=under)
    for one in (*follow_ups(answer), *asked_within(answer)):
        if one.location != asker.location:
            further = Asker(one.prompt, one.location, is_labelled=True, has_parts=False)
            (first, *_), _ = answered(further, one.below)
            if isinstance(first, Asking) and not is_unanswered(first):
                yield replace(first, within=True, under=under)


def answered_below(asked: Asking, answer: Blocks) -> tuple[Asking, tuple[LeftOut, ...]] | None:
    """`asked`, whose answer is missing, with the `answer` that stands further down, and what of it
    only names the right ones among its options; None where it does not answer."""
    below = (asked.options, *asked.explanation) if isinstance(asked, Choice) else asked.answer
    answer, labels = without_labels(answer)
    options = options_in((*asked.given, *below), answer)
    if options and options.right:
        return _choice(asked, options), (*labels, *options.left_out)
    if isinstance(asked, Choice) or not is_unanswered(asked):
        return None
    return replace(asked, answer=answer), tuple(labels)


def _choice(asked: Asking, options: Options) -> Choice:
    return Choice(
        asked.prompt,
        options.options,
        options.right,
        (*options.behind, *options.explanation),
        asked.location,
        anchor=asked.anchor,
        number=asked.number,
        from_heading=asked.from_heading,
        comments=asked.comments,
        given=options.before,
    )


def _question(
    asker: Asker, given: Blocks, answer: Blocks, *, is_said: bool
) -> tuple[Asking, tuple[LeftOut, ...]]:
    """The entry of a question, and what only names the right ones among its options. These are
    given with it; they are looked for in the `answer` where only what `asker` is given stands above
    that. `is_said`: a label says that it answers, so that its first line may name some of those
    below it; else what has letters there are its parts."""
    options = options_in(given, answer) if given else None
    is_parted = given != asker.given and bool(answer)
    if not options and not is_parted:
        below = (options_below(answer) if is_said else None) or options_in(answer, ())
        options = replace(below, before=(*given, *below.before)) if below else None
    is_open = not (is_parted or (is_said and answer)) and _asks(asker)
    is_choice = options and (options.right or is_open)
    if not is_choice:
        given, answer = _in_front(asker, given, answer)
    of = Comparison if compares(asker.prompt) and not _compared(asker, answer) else Question
    question = of(
        prompt_of(asker.prompt),
        answer,
        asker.location,
        anchor=asker.anchor,
        number=asker.number,
        from_heading=asker.from_heading,
        given=given,
    )
    if options and is_choice:
        line, options = told_in_stem(question.prompt, options, asker.location)
        return _choice(replace(question, prompt=line), options), options.left_out
    return question, ()  # an answer that names none of what has letters is one of its parts


def _compared(asker: Asker, answer: Blocks) -> tuple[Question, ...]:
    """The rows of the tables in `answer` that are the things which `asker` compares."""
    if not compares(asker.prompt):
        return ()
    said = plain(asker.prompt)
    tables = (block for block in answer if isinstance(block, Table))
    return tuple(row for table in tables for row in compared_rows(table, said))


def _asks(asker: Asker) -> bool:
    """Whether `asker` asks, and does not only name what may have parts with letters."""
    is_one = asker.is_labelled or asker.is_topic or asker.number is not None
    return is_one or asks_somewhere(asker.prompt) or has_gap(asker.prompt)


def _out_of_bullet(below: Blocks, *, letters: bool) -> Blocks:
    """`below`, where they begin with bullets of which the first says that it answers, as what
    stands in that one, and then the others. A mere letter says so only where `letters` holds, and
    there is no other bullet."""
    match below:
        case (ItemList((ListItem(inner), *others), None) as bullets, *rest) if inner:
            first, *more = by_lines(inner)
            by_letter = letters and not others
            if has_role(label_at(first), MERELY_ANSWERING, letters=by_letter):
                left = (replace(bullets, items=tuple(others)),) if others else ()
                return (first, *more, *left, *rest)
    return below


def _parted(asker: Asker, below: Blocks) -> tuple[Blocks, Blocks, list[LeftOut]]:
    """What is given with the question, what answers it, and the labels that say so."""
    labelled = asker.is_labelled or asker.is_topic
    letters = asker.is_labelled or answers_by_letter(asker.prompt, below)
    at = answer_at(below, letters=letters, given_prose=labelled)
    if at is None or any(map(names_part, below[:at])):
        return asker.given, below, []
    above = below[:at]
    answer, left_out = _opened(below[at])
    if not answer and any(map(reveals, below[at + 1 : at + 2])):  # "**Answer:**", and what opens
        at += 1
        answer, more = _opened(below[at])
        left_out += more
    given = (block for block in above if not isinstance(block, Rule))
    return (*asker.given, *given), (*answer, *below[at + 1 :]), left_out


def _in_front(asker: Asker, given: Blocks, answer: Blocks) -> tuple[Blocks, Blocks]:
    """What is given with a question, and what answers it. The code of a puzzle is given, also where
    nothing says what answers it. What says the answer already ("To find it, we run …") shows how to
    come to it, and stands behind it."""
    if is_puzzle(asker.prompt):
        code = tuple(takewhile(lambda block: isinstance(block, CodeBlock), answer))[:1]
        return (given, answer) if given else (code, answer[len(code) :])
    is_asked = any(isinstance(block, Paragraph) and asks(block.inlines) for block in given)
    if given != asker.given and not is_asked and _says(given, plain_blocks(answer)):
        return (), (*answer, *given)
    return given, answer


def _says(given: Blocks, answer: str) -> bool:
    """Whether what is `given` says the words of the `answer`, which are more than a number."""
    said = " ".join(answer.split()).strip(AROUND).casefold()
    shown = " ".join(plain_blocks(given).split()).casefold()
    is_whole = re.search(rf"(?<!\w){re.escape(said)}(?!\w)", shown) is not None
    return len(said) >= LEAST and is_whole


def without_labels(answer: Blocks) -> tuple[Blocks, list[LeftOut]]:
    """`answer`, which stands below its question, without the labels that say so ("Answer:")."""
    if not answer:
        return (), []
    first, *others = by_lines(answer)
    said, left_out = _opened(first)
    return (*said, *others), left_out


def _opened(block: Block) -> tuple[Blocks, list[LeftOut]]:
    """What `block` answers, without the labels that say that it does."""
    match block:
        case Quote() as quote if reveals(quote):
            title, more = _title(quote)
            shown = _out_of_bullet(by_lines(inside(quote)), letters=False)
            answer, left_out = _opened(shown[0]) if shown else ((), [])
            return (*more, *answer, *shown[1:]), [*title, *left_out]
        case Paragraph(line) as paragraph if label := label_of(line):
            if has_role(label, MERELY_ANSWERING) and not _letters(label):
                said = LeftOut(label.words, LABEL, paragraph.location)
                return without_label(paragraph, label), [said]
            return (paragraph,), []
        case _:
            return (block,), []


def _title(quote: Quote) -> tuple[list[LeftOut], Blocks]:
    """What the title of `quote` says that shows an answer: that it does, and what of the callout it
    answers already ("Solution - it is so")."""
    title = title_of(quote)
    label = label_of_title(title) if title and quote.kind != DETAILS else None
    if label and not label.is_alone:
        said = LeftOut(label.words, LABEL, quote.location)
        return [said], (Paragraph(label.rest, quote.location),)
    return ([LeftOut(plain(title), LABEL, quote.location)] if title else []), ()


def _letters(label: Label) -> bool:
    """Whether `label` is the first of several letters, each with its part of the answer: "A: the
    key, B: the lock"."""
    return label.is_letter and has_second(plain(label.rest))


def _without_lead_at_end(answer: Blocks) -> tuple[Blocks, tuple[Prose, ...]]:
    """`answer`, and the line at its end that leads in to what is not there, or to the headings
    below: it answers nothing."""
    match answer:
        case (_, *_, Paragraph(line) as last) if leads_in(line):
            return answer[:-1], (Prose((last,), last.location),)
        case (Paragraph(line) as last,) if (label := label_of(line)) and label.is_alone:
            return (), (Prose((last,), last.location),)
        case _:
            return answer, ()


def placeholders(blocks: Blocks) -> tuple[LeftOut, ...]:
    """Those of `blocks` that only hold the place of an answer, as what is left out."""
    return tuple(
        LeftOut(plain(block.inlines), PLACEHOLDER, block.location)
        for block in blocks
        if isinstance(block, Paragraph) and holds_place(block)
    )


def holds_place(block: Block) -> bool:
    """Whether `block` only holds the place of an answer: "TODO", "…"."""
    if not isinstance(block, Paragraph):
        return False
    text = plain(block.inlines)
    said = text.strip(AROUND)
    return EMPTY.fullmatch(said.lstrip(REMARKS)) is not None or (bool(text.strip()) and not said)
