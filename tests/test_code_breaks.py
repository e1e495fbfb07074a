"""Where a code sample may go on in the next column."""

from pathlib import Path

import pytest

from cribdeck.notes.blocks import CodeBlock
from cribdeck.problems import Location
from cribdeck.sheet.code_breaks import parts, statements

PYTHON = """\
import json

@retry
def send(
    record,
):
    text = '''
first

second
    '''
    # what the broker said
    answer = put(text, \\
        record)

    return answer

def done():
    return [
        1,

        2,
    ]
"""


def block(text: str, language: str = "python") -> CodeBlock:
    return CodeBlock(text.rstrip("\n"), language, "", Location(Path("notes.md"), 1))


def test_a_column_may_begin_with_a_statement_and_with_nothing_else() -> None:
    rows = PYTHON.split("\n")
    begins = [rows[i].strip() for i in sorted(statements(block(PYTHON)))]
    assert begins == ["@retry", "# what the broker said", "return answer", "def done():"]


def test_parts_stand_after_a_blank_line_and_are_not_indented() -> None:
    rows = PYTHON.split("\n")
    assert [rows[i] for i in parts(block(PYTHON))] == ["def done():"]


@pytest.mark.parametrize(
    ("language", "text", "begins"),
    [
        ("sql", "SELECT a,\n  b\nFROM t;\n\nSELECT 1;", [2, 4]),
        ("java", "call(a,\n  b);\nnext();", [2]),
        ("unknown", "a\nb", [1]),
    ],
)
def test_other_languages(language: str, text: str, begins: list[int]) -> None:
    assert sorted(statements(block(text, language))) == begins
