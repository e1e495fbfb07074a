"""The budgets that SECURITY.md tells are those that the code has."""

import re

import pytest

from cribdeck.building import limits
from cribdeck.deck import filing
from cribdeck.html import highlighting
from cribdeck.notes import attachments, front_matter_values, pictures, settings, yaml_nodes
from cribdeck.notes.passing import css, svg, svg_cost
from cribdeck.notes.reader import block_rules, inlines, markdown, source
from cribdeck.samples import syntax
from tests.conftest import ROOT

pytestmark = pytest.mark.fast

BUDGETS = {
    "bytes of a file of notes": source.LARGEST,
    "characters of a paragraph": markdown.LONGEST,
    "blanks between two words, beside one another": inlines.MOST_BLANKS,
    "lists and quotes in one another": block_rules.DEEPEST,
    "marks of emphasis in one another": markdown.DEEPEST_LINE,
    "images in the words of one another": markdown.DEEPEST_IMAGE,
    "characters of front matter": yaml_nodes.LONGEST,
    "lists and mappings of front matter in one another": yaml_nodes.DEEPEST,
    "aliases of YAML in front matter": 0,
    "characters of a number in front matter": yaml_nodes.LONGEST_NUMBER,
    "characters of a title or a topic": settings.LONGEST_TITLE,
    "characters of a deck's name": filing.LONGEST_NAME,
    "characters of a sample that is parsed": syntax.LONGEST,
    "brackets of a sample in one another": syntax.DEEPEST,
    "characters of a sample that is coloured": highlighting.LONGEST,
    "bytes of a picture or a recording": attachments.MOST_BYTES,
    "files of a vault that are looked at for one by its name": attachments.MOST_FILES,
    "pixels of a picture": pictures.MOST_PIXELS,
    "bytes of an SVG": svg.MOST_BYTES,
    "elements of an SVG, each as often as it is drawn": svg.MOST_DRAWN,
    "points of an SVG's paths": svg.MOST_POINTS,
    "letters of an SVG": svg.MOST_LETTERS,
    "elements of an SVG in one another": svg_cost.DEEPEST,
    "characters of an SVG's entity": svg.MOST_ENTITY,
    "characters of an SVG's style": css.LONGEST,
    "bytes of memory of a process": limits.MEMORY,
    "seconds of CPU for one output, and 0.006 more for each byte of notes": int(limits.SECONDS),
}
ROW = re.compile(r"^\| ([^|]+) \| ([\d,]+) \|", re.MULTILINE)


def test_the_table_tells_what_holds() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    told = {what: int(most.replace(",", "")) for what, most in ROW.findall(text)}
    assert told == BUDGETS
    assert f"and {limits.SECONDS_PER_BYTE} more" in text
    assert front_matter_values.LONGEST_NAME == filing.LONGEST_NAME


def test_the_lists_that_are_named_are_there() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"`(cribdeck/[\w/]+\.py)`", text)
    assert len(named) >= 5
    assert all((ROOT / name).is_file() for name in named)
