"""Markdown -> Document: `read` a file, or `parse` a text.

Alone knows markdown-it: `markdown` sets it up, with rules of our own (block_rules, formulas, marks,
wiki, attributes, callouts, footnotes). A text goes through these modules, one after the other:
`encoding` (of its file), `source` (its lines), `markdown` (nodes that know their line),
`html_blocks` (elements of HTML as such nodes; within a line, `html_inlines`), `joined_lists` (lists
that Markdown parts), `outlined` (headings in bullets), `page_head` (without what a program says of
its page), `litter` (without tables of contents and the like), `opened` (headings in what opens on
demand), `typed_numbers` (`1.What`, no list of Markdown), `exam_lines` (question, options and the
next question in one paragraph), `columns` (of a page, with their names), `interrupted` (with what
cuts a list in its items), `numbered` (with the text below a question in its item), `parted`
(sentences around formulas), `lettered` (`A.` that answers), `parted_answers` (headings within one),
`sections` (headings, and what stands under each), which asks `blocks` and `inlines`, `targets`
(where its links lead); the rules of which entry stands where are in `recognise`. The reader
accounts for every line that is not blank: what it cannot place is a Problem with its line, never
skipped."""

from collections.abc import Sequence
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
from cribdeck.notes.reader.columns import with_names
from cribdeck.notes.reader.exam_lines import with_options_apart
from cribdeck.notes.reader.html_blocks import structured
from cribdeck.notes.reader.interrupted import with_cuts
from cribdeck.notes.reader.joined_lists import joined
from cribdeck.notes.reader.lettered import with_colons
from cribdeck.notes.reader.litter import without_litter
from cribdeck.notes.reader.markdown import Node, account_for, nodes_of
from cribdeck.notes.reader.numbered import with_text_below
from cribdeck.notes.reader.opened import out_of_details
from cribdeck.notes.reader.outlined import out_of_bullets
from cribdeck.notes.reader.page_head import without_head
from cribdeck.notes.reader.parted import with_whole_sentences
from cribdeck.notes.reader.parted_answers import with_whole_answers
from cribdeck.notes.reader.sections import document_of
from cribdeck.notes.reader.source import Source, data_of, one_for_each_cause, source_of, text_of
from cribdeck.notes.reader.targets import with_targets
from cribdeck.notes.reader.typed_numbers import with_items
from cribdeck.notes.recognise.switches import switched_off
from cribdeck.problems import Problem, Problems, Severity


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
    document = document_of(source, _placed(source, nodes_of(tokens)), settings, off, known_terms)
    document = with_targets(document, source.beside, home or path.parent)
    if settings.breaks:
        document = with_leaves(document, _hard)
    problems = one_for_each_cause(source.problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Problems(problems)
    sections = with_things(document.sections)
    language = language_of(sections, settings.language)
    labelled = labels(sections, language)
    document = replace(
        document,
        sections=sections,
        left_out=tuple(source.left_out),
        one_way=asked_one_way(sections, labelled, language),
        labels=labelled,
        language=language,
    )
    return document, problems


def _placed(source: Source, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, where each stands where its writer meant it."""
    nodes = structured(source, nodes)
    nodes = out_of_bullets(joined(source, nodes))
    nodes = without_litter(source, without_head(source, nodes))
    nodes = out_of_details(source, nodes)
    nodes = with_items(source, nodes)
    nodes = with_options_apart(nodes)
    nodes = with_names(nodes)
    nodes = with_cuts(nodes)
    nodes = with_text_below(source, nodes)
    nodes = with_whole_sentences(nodes)
    nodes = with_colons(nodes)
    return with_whole_answers(nodes)


def _hard(leaf: Leaf) -> Leaf:
    return replace(leaf, hard=True) if isinstance(leaf, LineBreak) else leaf
