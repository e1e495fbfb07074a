"""The short edition: what it keeps, what it leaves out, and that it says so."""

from pathlib import Path

from cribdeck.notes import reader, short_edition
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks

TEXT = """# T

## Terms

* **Broker:** A server.

  It stays.

## Questions

1. Why?

   ```
   drawn first
   ```

   First paragraph.

   ```
   drawn later
   ```

   More of it, five words.

   | a | b |
   |---|---|
   | c | d |

   > **Careful:** kept.

   ```python
   kept()
   ```

## Code

```python
old()
```

> **Careful:** old.

```python
new()
```
"""


def test_answers_keep_what_one_would_say_first() -> None:
    document, _ = reader.parse(TEXT, Path("notes.md"))
    short, left_out = short_edition.shortened(document)
    (question,) = [e for e in entries(short.sections) if plain(e.prompt) == "Why?"]
    said = plain_blocks(question.answer)
    for kept in ("drawn first", "First paragraph.", "c | d", "Careful: kept.", "kept()"):
        assert kept in said
    assert "drawn later" not in said and "More of it" not in said
    (row,) = left_out
    assert (row.location.line, row.words) == (11, 7)


def test_everything_outside_answers_stays() -> None:
    document, _ = reader.parse(TEXT, Path("notes.md"))
    short, _ = short_edition.shortened(document)
    full = [e for e in entries(document.sections) if plain(e.prompt) != "Why?"]
    assert [e for e in entries(short.sections) if plain(e.prompt) != "Why?"] == full


def test_a_superseded_sample_goes_and_is_counted() -> None:
    comment = "<!-- sample: superseded-by: new -->\n```python\nold"
    text = TEXT.replace("```python\nold", comment).replace(
        "```python\nnew", "```python id=new\nnew"
    )
    document, _ = reader.parse(text, Path("notes.md"))
    old = next(e for e in entries(document.sections) if "old()" in plain_blocks(e.answer))
    short, left_out = short_edition.shortened(document)
    said = "".join(plain_blocks(e.answer) for e in entries(short.sections))
    assert "old()" not in said and "new()" in said
    assert old.location in {row.location for row in left_out}


def test_what_its_author_keeps_out_is_not_there_and_is_counted() -> None:
    text = "# T\n\n## Kept\n\n### Why?\n\nSo.\n\n### How? <!-- short: off -->\n\nThus it is.\n"
    text += "\n## Gone\n\n<!-- short: off -->\n\n### When?\n\nNow.\n\n* **Lag:** how far behind\n"
    document, problems = reader.parse(text, Path("notes.md"))
    short, left_out = short_edition.shortened(document)
    assert not problems
    assert [plain(entry.prompt) for entry in entries(short.sections)] == ["Why?"]
    assert [plain(section.heading) for section in short.sections if section.level] == ["Kept"]
    assert [(row.location.line, row.words) for row in left_out] == [(9, 4), (17, 6)]
