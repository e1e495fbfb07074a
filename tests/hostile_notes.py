"""Notes that no page is made for: very long, very wide, very deep."""

from collections.abc import Iterator

PHRASE = "the broker keeps every record until its retention time is over and drops old segments"


def _words(count: int) -> Iterator[str]:
    words = PHRASE.split()
    for i in range(count):
        yield f"{words[i % len(words)]}{i}" if i % 7 == 0 else words[i % len(words)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


HYPHENATED = "ated\u00adword" * 20
HOSTILE = f"""\
# Hostile notes

## {"A heading that goes on " * 12}

### What is long?

{" ".join(_words(3000))}

### Why is {" ".join(_words(400))}?

Because.

### Why {"x" * 500}?

{"y" * 500}

### Which table is wide?

{_row([f"Header{i}" for i in range(12)])}
|{"---|" * 12}
{_row([f"value{i} of it" for i in range(12)])}
{_row([f"other{i} of it" for i in range(12)])}
{_row([f"{letter * 5} " * 30 for letter in "abcdefghijkl"])}

### Code

```python
x = "{"abc def " * 50}"
{chr(10).join(f"line_{i} = {i}  # number" for i in range(90))}
```

### Drawn

```
{"+--" * 60}
{"|  " * 60}
```

### Nested

* a
  * b
    * c
      * d
        * e
          * f

            ```python
            z = "{"q" * 400}"
            ```

### What has no answer?

### Terms

* **Term:** {"definition of it " * 100}
* The **word** is {"repeated again " * 200}
* Only **one** here.
* العربية **مهمة** جدا
* soft\u00adhyphen{HYPHENATED} **x** is

## Steps
<!-- cards: lists=overview -->

1. one
2. two

   {" ".join(_words(300))}
3. {" ".join(_words(400))}
"""

# Ten attacks in one document, and the drawings that it shows.
STEPS = "".join(f"{'  ' * i}- step {i}\n" for i in range(45))
MARKERS = '<marker id="m0"><rect width="5" height="5"/></marker>' + "".join(
    f'<marker id="m{i}"><path d="M0 0{"h1" * 9}" marker-mid="url(#m{i - 1})"/></marker>'
    for i in range(1, 9)
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9v9z"/></svg>'
DRAWINGS = {
    "endless.svg": DRAWING.format(MARKERS + '<path d="M0 0h1" marker-end="url(#m8)"/>'),
    "acting.svg": DRAWING.format('<script>alert(1)</script><image href="http://127.0.0.1:9/x"/>'),
    "hidden.svg": DRAWING.replace("/></svg>", ' display="none"/></svg>').format(""),
}
TEN_ATTACKS = f"""\
---
title: Ten at once
a: &named [x, x, x, x, x]
paper: *named
---

### Which formula acts?

$\\href{{javascript:alert(1)}}{{x}}$

### Which words are a mark of Anki?

[LATEX]\\input{{/etc/passwd}}[/LATEX] and {{{{c1::no blank}}}}

### Which drawing does not end?

![a bomb](endless.svg)

### Which drawing acts, and which is empty?

![it acts](acting.svg)

![it hides](hidden.svg)

### Which list is deep?

{STEPS}
### Which import acts?

```python id=acts
import antigravity, source.evil
```

### Which link acts?

[A click](javascript:alert(1)) or ![a file](/etc/passwd)

### Which text turns?

A \u202e turned text, a line\u2029that ends, \ufffc and \x1b[2J\x07.

### Which letters are high?

{"".join(letter + chr(0x301) * 300 for letter in "abc")}

#

### What does not end?

<!-- a comment that does not end

```json
{"[" * 5000}
"""
