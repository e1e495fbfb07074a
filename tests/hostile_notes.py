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

1. one
2. two

   {" ".join(_words(300))}
3. {" ".join(_words(400))}
"""
