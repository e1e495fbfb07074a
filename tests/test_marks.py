"""Marks that change how the letters around them are set: they reach paper as words that can be
read, and the proof finds them."""

import json
from pathlib import Path

import pytest

from cribdeck import cli
from cribdeck.html import set_text
from cribdeck.proof.pdf_text import read_pdf

MARKED = {
    "an embedding that ends": "It is \u202bthe word\u202c here.",
    "an embedding that never ends": "It is \u202bwords, here.",
    "an override": "It is \u202ewords\u202c, `\u202ecode()\u202c x` here.",
    "an isolate that never ends": "* **a** is \u2067here (1).\n* b",
    "an isolate in a heading": "#### About \u2067it\u2069:\n\nIt is مرحبا \u2068(x)\u2069.",
    "directions in a cell": "|a \u202eb|c|\n|-|-|\n|\u2067d.|e|",
    "a letter with 300 marks": "It is a" + "\u0301" * 300 + "b here.",
    "letters with some marks": "It is a\u0301\u0302\u0303\u0304b here.",
    "marks on no letter": "It is \u0301\u0301\u0301\u0301 here.",
    "a separator of paragraphs": "Some \u2029words and \u2028others.",
    "a sign for an object": "It is \ufffc here\ufffc.",
}


@pytest.mark.slow
def test_marks_are_no_loss(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes.md"
    parts = (f"### What is {what}?\n\n{text}\n" for what, text in MARKED.items())
    notes.write_text("# T\n\n" + "\n".join(parts), encoding="utf-8")
    status = cli.main([str(notes), "-o", str(tmp_path / "out"), "--json", "-q"])
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert status == 0, problems
    shown = read_pdf((tmp_path / "out" / "notes.pdf").read_bytes()).text
    assert "thewordhere." in "".join(shown.split())


def test_explicit_marks_of_direction_are_not_set() -> None:
    assert set_text.as_set("a \u202eb\u202c \u2067c\u2069 מילה\u200f.") == "a b c מילה\u200f."
