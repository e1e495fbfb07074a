"""Heights that are remembered: they are what would be measured, and change no byte of a PDF."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cribdeck.notes import reader
from cribdeck.notes.document import Document
from cribdeck.papercards import paper_cards
from cribdeck.sheet import heights, measuring, sheet
from cribdeck.sheet.heights import Heights
from cribdeck.sheet.layout import Page, choose_layout
from cribdeck.sheet.measuring import Content, Surroundings
from cribdeck.sheet.pages import Setting, measured
from cribdeck.sheet.pieces import Piece, pieces_of, title_piece
from tests.conftest import DATA
from tests.hostile_notes import HOSTILE

pytestmark = pytest.mark.slow

LAST = 1_780_000_000
MIXED = """\
---
pages: 1
---

# Mixed

## Terms

* **Lag:** how far a reader is behind
* **מפתח:** גורל
* **Wide:** 1. not a list

### Questions

1. How many lists are there?

   1. one, with $x^2$
   2. two
      - within

   > Quoted, and **said**.

2. שאלה ראשונה?

   תשובה, with `code`.

3. Which columns?

   | a | b |
   |---|---|
   | `x` | a cell of some words |

```python
def head():  # never torn
    return "→ body"
```

A fact is **bold** in here.
"""
ORIGINAL = (DATA / "original-notes.md").read_text(encoding="utf-8")
NOTES = {"mixed": MIXED, "hostile": HOSTILE, "original": ORIGINAL}


def parsed(text: str) -> Document:
    return reader.parse(text, Path("notes.md"))[0]


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many boxes each layout for heights holds."""
    counts: list[int] = []
    real = measuring._measured

    def counted(boxes: Sequence[Content], around: Surroundings) -> list[float]:
        counts.append(len(boxes))
        return real(boxes, around)

    monkeypatch.setattr(measuring, "_measured", counted)
    return counts


# --- A height is a matter of the piece ------------------------------------------------------------

PIECES: list[Piece] = []
SETTING: list[Setting] = []
for text in (MIXED, HOSTILE):
    document = parsed(text)
    page = Page(choose_layout(document.settings), 7.35)
    PIECES += [title_piece(document, LAST), *pieces_of(document, page)]
    SETTING.append(Setting(document, LAST, page, Heights()))


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(len(PIECES))), st.integers(1, len(PIECES)))
def test_neighbours_are_no_part_of_it(order: list[int], count: int) -> None:
    """To the last figure: what is measured beside others is what is measured among all."""
    setting = replace(SETTING[0], heights=Heights())
    some = [PIECES[i] for i in order[:count]]
    whole = dict(zip(PIECES, measured(PIECES, SETTING[0]), strict=True))
    assert measured(some, setting) == [whole[piece] for piece in some]


def test_a_height_is_of_its_language_and_size(laid_out: list[int]) -> None:
    setting = SETTING[0]
    french = replace(setting.document, settings=replace(setting.document.settings, language="fr"))
    known = Heights()
    for one in (
        replace(setting, heights=known),
        replace(setting, heights=known, page=replace(setting.page, type_size=7.4)),
        replace(setting, heights=known, document=french),
        replace(setting, heights=known),
    ):
        measured(PIECES[:3], one)
    assert laid_out == [3, 3, 3]


# --- The same bytes -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NOTES)
def test_a_sheet_is_the_same_whatever_is_remembered(name: str, laid_out: list[int]) -> None:
    """Cold, warm after an edit, and with the heights of notes that are all different."""
    text = NOTES[name]
    edited = text.replace(" a ", " another ", 1)
    known, pages = Heights(), 2 if name == "original" else None
    sheet.render(parsed(text), LAST, pages=pages, heights=known)
    cold = sheet.render(parsed(edited), LAST + 99, pages=pages)
    of_all = sum(laid_out)
    laid_out.clear()
    warm = sheet.render(parsed(edited), LAST + 99, pages=pages, heights=Heights(known.used))
    assert warm == cold
    assert not [problem for problem in warm.problems if problem.code == "typesetting"]
    assert sum(laid_out) < of_all / 4


def test_another_size_that_was_found_before_leaves_no_trace() -> None:
    """Much is cut: the heights of other sizes are known, and lead the search nowhere else."""
    words = ORIGINAL.split("\n\n")
    text = "\n\n".join([*words[:4], *words[9:]])
    known = Heights()
    sheet.render(parsed(ORIGINAL), LAST, pages=2, heights=known)
    warm = sheet.render(parsed(text), LAST, pages=2, heights=Heights(known.used))
    assert warm == sheet.render(parsed(text), LAST, pages=2)


def test_paper_cards_are_the_same_whatever_is_remembered(laid_out: list[int]) -> None:
    known = Heights()
    paper_cards.render(parsed(MIXED), LAST, heights=known)
    edited = parsed(MIXED.replace("some words", "some more words"))
    laid_out.clear()
    warm = paper_cards.render(edited, LAST, heights=Heights(known.used))
    few = sum(laid_out)
    assert warm == paper_cards.render(edited, LAST)
    assert few < sum(laid_out) / 4


def test_wrong_heights_cost_no_sheet() -> None:
    document = parsed(MIXED)
    known = Heights()
    right = sheet.render(document, LAST, heights=known)
    cards = paper_cards.render(document, LAST, heights=known)
    wrong = {key: height * 2 for key, height in known.used.items()}
    assert sheet.render(document, LAST, heights=Heights(wrong)) == right
    assert paper_cards.render(document, LAST, heights=Heights(wrong)) == cards


# --- The file -------------------------------------------------------------------------------------


def test_what_was_used_is_read_back_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "heights"
    known = Heights({b"a" * 16: 1.5, b"b" * 16: 1 / 3})
    known.add(b"c" * 16, 7.0)
    assert known.get(b"b" * 16) == 1 / 3 and known.get(b"d" * 16) is None
    heights.save(file, known.used)
    again, warning = heights.load(file)
    assert warning == () and again.used == {}
    assert again.get(b"a" * 16) is None
    assert (again.get(b"b" * 16), again.get(b"c" * 16)) == (1 / 3, 7.0)


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    known, warning = heights.load(tmp_path / "none")
    assert warning == () and not known.forget()


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_damaged_file_is_nothing_and_one_warning(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.mktemp("damaged") / "heights"
    heights.save(file, {bytes([i]) * 16: float(i) for i in range(9)})
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytes([whole[at] ^ data.draw(st.integers(1, 255))])
    for damaged in (whole[:at], whole[:at] + changed + whole[at + 1 :], whole + b"more"):
        file.write_bytes(damaged)
        known, (warning,) = heights.load(file)
        assert not known.forget()
        assert warning.severity == "warning" and "\n" not in str(warning)


def test_a_folder_in_its_place_is_a_warning(tmp_path: Path) -> None:
    known, warning = heights.load(tmp_path)
    assert warning and not known.forget()
