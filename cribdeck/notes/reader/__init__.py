"""Markdown -> Document: `read` a file, or `parse` a text.

Alone knows markdown-it: `markdown` sets it up, with rules of our own (block_rules, formulas, marks,
wiki, attributes, callouts, footnotes). A text goes through these modules, one after the other:
`encoding` (of its file), `source` (its lines), `markdown` (nodes that know their line), those of
PASSES below, `sections` (headings, and what stands under each), which asks `blocks` and `inlines`,
and `targets` (where its links lead); the rules of which entry stands where are in `recognise`. The
reader accounts for every line that is not blank: what it cannot place is a Problem with its line,
never skipped."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from cribdeck.notes import front_matter
from cribdeck.notes.attachments import vault_of
from cribdeck.notes.attributed import with_things
from cribdeck.notes.blocks import LineBreak
from cribdeck.notes.copies import Leaf, with_leaves
from cribdeck.notes.document import Document
from cribdeck.notes.labelling import labels
from cribdeck.notes.language_of import language_of
from cribdeck.notes.one_way import asked_one_way
from cribdeck.notes.reader import markdown
from cribdeck.notes.reader.around_formulas import with_whole_sentences
from cribdeck.notes.reader.columns import with_names
from cribdeck.notes.reader.exam_lines import with_options_apart
from cribdeck.notes.reader.html_blocks import structured
from cribdeck.notes.reader.interrupted import joined, with_cuts
from cribdeck.notes.reader.lettered import with_colons
from cribdeck.notes.reader.litter import without_litter
from cribdeck.notes.reader.markdown import Node, Siblings, nodes_of
from cribdeck.notes.reader.numbered import with_text_below
from cribdeck.notes.reader.opened import out_of_details
from cribdeck.notes.reader.outlined import out_of_bullets
from cribdeck.notes.reader.page_head import without_head
from cribdeck.notes.reader.parted_answers import with_whole_answers
from cribdeck.notes.reader.sections import document_of
from cribdeck.notes.reader.source import (
    Source,
    account_for,
    data_of,
    one_for_each_cause,
    source_of,
    text_of,
)
from cribdeck.notes.reader.targets import with_targets
from cribdeck.notes.reader.typed_numbers import with_items
from cribdeck.notes.recognise.switches import switched_off
from cribdeck.problems import Problem, Problems, Severity

Pass = Callable[[Source, Sequence[Node]], tuple[Node, ...]]


def _of_siblings(done: Siblings) -> Pass:
    """The pass that leaves nothing out, and needs no source."""
    return lambda _, nodes: done(nodes)


# Each puts the nodes of a document nearer to where their writer meant them.
PASSES: tuple[Pass, ...] = (
    structured,  # elements of HTML become nodes as those of Markdown are
    joined,  # lists that Markdown parts are one: they are what the next ones look at
    _of_siblings(out_of_bullets),  # headings in the bullets of an outline
    without_head,  # what a program says of its page, directly below the title
    without_litter,  # tables of contents and the like: no question stands in them
    out_of_details,  # headings in what opens on demand
    with_items,  # `1.What`, no list of Markdown: those below find it as one
    _of_siblings(with_options_apart),  # question, options and next question in one paragraph
    _of_siblings(with_names),  # columns of a page, with their names
    _of_siblings(with_cuts),  # what cuts a list is in its items: then its numbers go on
    with_text_below,  # so is the text below a question at the margin
    _of_siblings(with_whole_sentences),  # around formulas, also in the items that these now have
    _of_siblings(with_colons),  # `A.` that answers, as `A:`
    _of_siblings(with_whole_answers),  # headings within an answer, last: they part the document
)


def read(path: Path, vault: Path | None = None) -> tuple[Document, tuple[Problem, ...]]:
    """The document in the file `path`, and warnings about it. Its pictures are in the folder
    `vault` or below, or in the vault or repository that `path` is in.

    Raises Problems where the file cannot be read whole: it is no text, or a line has no place; and
    with nothing but a warning where the file is empty.
    """
    text, guessed = text_of(data_of(path), path)
    document, problems = parse(text, path, vault)
    return document, (*guessed, *problems)


def parse(
    text: str,
    path: Path,
    vault: Path | None = None,
    home: Path | None = None,
    known_terms: frozenset[str] = frozenset(),
) -> tuple[Document, tuple[Problem, ...]]:
    """The document that `text` says; `path` is what its locations name, `vault` as in `read`. Its
    links lead to other notes in the folder `home` and below, or in its own. `known_terms` are the
    names of the terms that the last build found in it: they decide where half of a list is terms.
    Raises as `read`."""
    source = source_of(text, path, vault_of(path.parent, vault))
    settings, lines, problems_there = front_matter.parse(source.text, path)
    source.problems.extend(problems_there)
    above = "\n".join(source.lines[:lines])
    source.leave_out(1, above, "front matter")
    # What follows keeps its lines.
    below = "\n" * lines + "\n".join(source.lines[lines:])
    if not below.endswith("\n"):  # markdown-it reads beyond the last line where that has no end
        below += "\n"
    highlights = settings.cards.highlights == "on"
    tokens, spans, references = markdown.parse(below, above=above, highlights=highlights)
    account_for(source, [(0, lines), *spans])
    for first, end in references:
        source.leave_out(first + 1, "\n".join(source.lines[first:end]), "target of links")
    off, unknown = switched_off(settings.shapes)
    source.problems.extend(unknown)
    nodes = nodes_of(tokens)
    for each in PASSES:
        nodes = each(source, nodes)
    document = document_of(source, nodes, settings, off, known_terms)
    document = with_targets(document, source.beside, home or path.parent)
    if settings.breaks:
        document = with_leaves(document, _hard)
    problems = one_for_each_cause(source.problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Problems(problems)
    return replace(_known(document, settings.language), left_out=tuple(source.left_out)), problems


def _known(document: Document, said: str | None) -> Document:
    """`document` with what only all of it tells: what its labels are of, its language, unless it is
    `said`, what labels, and what is asked one way. Each is told with those before it."""
    sections = with_things(document.sections)
    language = language_of(sections, said)
    labelled = labels(sections, language)
    one_way = asked_one_way(sections, labelled, language)
    return replace(document, sections=sections, one_way=one_way, labels=labelled, language=language)


def _hard(leaf: Leaf) -> Leaf:
    return replace(leaf, hard=True) if isinstance(leaf, LineBreak) else leaf
