"""Good outputs pass the proof, whatever stands in the notes: words of any script beside code,
headings without words, signs that nobody sees, formulas where a line goes on."""

from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.deck import apkg
from cribdeck.deck.anki_notes import claims, drafted, notes
from cribdeck.deck.filing import deck_name
from cribdeck.deck.notes import Deck
from cribdeck.identity.claims import Identity
from cribdeck.notes.document import Document
from cribdeck.notes.entry_body import with_answer
from cribdeck.notes.linked import DEAD
from cribdeck.notes.reader import parse
from cribdeck.papercards import paper_cards
from cribdeck.problems import Problem, Severity
from cribdeck.proof.readback import check_cards, check_deck, check_sheet, check_source
from cribdeck.sheet import sheet

pytestmark = pytest.mark.slow

PATH = Path("notes.md")
MODIFIED = 1_780_000_000


def deck_of(document: Document) -> bytes:
    made_of = drafted(document)
    identities = {}
    for claim in claims(made_of, "notes.md"):
        numbers = tuple((rule, words, i) for i, (rule, words) in enumerate(claim.blanks, 1))
        identities[claim.location] = Identity(f"{claim.location.line:016x}", numbers)
    made = notes(document, made_of, identities)
    return apkg.write(Deck(deck_name(document), made), dict.fromkeys(apkg.note_type_digests(), 1))


def alarms(text: str) -> tuple[Problem, ...]:
    """What the proof says of all outputs of the notes `text`."""
    document, _ = parse(text, PATH)
    made = sheet.render(document, MODIFIED)
    cards = paper_cards.render(document, MODIFIED)
    return (
        *check_source(document, text),
        *check_deck(document, deck_of(document)),
        *check_sheet(document, made.pdf, made.blocks),
        *(check_cards(document, cards.pdf) if cards else ()),
    )


# Letters with marks that their fonts draw as one glyph, or in another order than they are written.
MARKED = {
    "Latin": "a\u0308\u0323 a\u0323\u0308 r\u0301 x\u20d7 Vie\u0302\u0323t Vie\u0323\u0302t",
    "IPA": "t\u0361\u0283 \u025b\u0303\u0302 \u0279\u0329\u0329 e\u031e\u031f n\u0329",
    "Greek": "\u1fb3\u0302 \u1fb1\u0313\u0301 \u1fa7",
    "Hebrew": "\u05d1\u05bc\u05b0\u05e8\u05b5\u05d0\u05e9\u05c1\u05b4\u05d9 \u05d0\u05b1\u05dc",
    "Arabic": "\u0628\u0650\u0633\u0652\u0645\u0650 \u0627\u0644\u0644\u064e\u0651\u0647\u0650",
    "Thai": "\u0e19\u0e49\u0e33 \u0e19\u0e49\u0e4d\u0e32 \u0e1c\u0e39\u0e49\u0e43\u0e2b\u0e0d",
    "Devanagari": "\u0915\u093c\u094d\u0937 \u0921\u093c \u0958 \u0939\u093f\u0928\u094d",
    "kana": "\u30ab\u3099 \u306f\u309a \uff8a\uff9f",
    "rows of marks": "Z\u0351\u036b\u0343a\u030a\u0323l\u0334\u0335g\u0322o\u0330 " * 40,
    "a heap of marks": "a" + "\u0308" * 300 + " x\u0323\u0301\u0323",
}
CODE = '```python\nx = {"a": [1]}  # (b)\n```\n'
GOOD = {
    "right to left beside brackets in code": f"# T\n\n### What?\n\nمرحبا\n\n{CODE}",
    "Hebrew beside brackets in code": f"# T\n\n### מה?\n\nשלום (עולם) abc_def\n\n{CODE}",
    "a topic of two lines above text": "---\ntopic: "
    + "Backend engineering · offsets · " * 6
    + "\n---\n\n# Title\n\nText here in a paragraph.\n",
    "a heading without words": "# T\n\n### <!-- c -->\n\ntext\n\n### Why?\n\nSo.\n",
    "a mark without a heading": "#\n\ntext\n",
    "a question without words": "# T\n\n1. <!-- a -->\n2. What is it?\n\n   It.\n",
    "a term without words": "# T\n\n* **<!-- a -->:** text\n* **b:** c\n",
    "a formula in a heading with nothing below": "# T\n\n### What?\n\nyes\n\n#### About $x^2$:\n",
    "a formula below a line of text": "# T\n\n### It\n\nIt is:\n$$\nx^2\n$$\nand so on.\n\n"
    "- item with\n  $$y=6$$\n",
    "blanks of every kind": "# T\n\n### What?\n\na\u3000b\u2800c \ufffc d\u200be\u2060f \u3164 g\n",
    "embedded directions": "# T\n\n### What?\n\nSome \u202babc\u202c and \u2067def\u2069 here.\n",
    "signs of other fonts in code": "# T\n\n### What?\n\n```python\nx = '→ ✓ 漢 é'  # (y) →\n```\n",
    "a row that a card must cut": "# T\n\n### Which?\n\n| a | b |\n|---|---|\n| "
    + "word and more " * 150
    + "| "
    + "other thing " * 100
    + "|\n",
    "rows that go on without the head of their table": "# T\n\n### Which?\n\n"
    "| Kind | Made by | Purpose |\n|---|---|---|\n"
    + "".join(
        f"| **Kind{i}WithALongName / Other{i}** | `makers.newKindOfThing{i}()` / `Thing{i}` | "
        f"{'takes well-known work, splits it (so to speak) and goes on with the rest. ' * 3}|\n"
        for i in range(7)
    ),
    "rows that are cut on one card, after another table": "# T\n\n### Which?\n\n"
    "| a | b |\n|---|---|\n| c | d |\n\n| Pool | Created with | What it does |\n|---|---|---|\n"
    + "".join(
        f"| **Stealing{i}Pool / Join{i}Pool** | `Makers.newStealing{i}Pool()` / `Join{i}Pool` | "
        "Each has its own deque and takes work from busy ones. Splits big work into small parts. "
        "Best for work that is bound by the processor. |\n"
        f"| **VirtualForEachTaskMaker{i}** (21) | `Makers.newVirtualForEachTaskMaker{i}()` | "
        "One for each task. Good where much is to wait for.|\n"
        for i in range(3)
    ),
    "lists of formulas in text that runs from right to left": "# T\n\n### Q?\n\n* **מונח:** הגדרה\n"
    "  1. $x$\n  2. $y$\n\n### מה זה?\n\n1. $x$\n2. abc\n\n- שלום\n  1. $y$\n",
    "numbered lines to write on": "# T\n\n### Which?\n\n- 1. ___\n- 2. ___\n\n1. ***\n2. ***\n",
    "a list that defines a long term": "# T\n\n* **The long name of a term, which takes much of a "
    "line:**\n  - one\n  - two\n* **Another long name of a term that takes half a line:**\n"
    "  1. one\n",
    "terms that a formula alone defines": "# T\n\n## Norms\n\n"
    "- **Inner product**:\n  $$\n  a b\n  $$\n"
    "- **Induced norm**:\n  $$\n  x = \\sqrt{a}\n  $$\n- **Distance**:\n  $$x - y$$\n",
    "formulas and foreign words in a list from right to left": "# שלום\n\n## פרק\n\nאלה שקולים:\n\n"
    "- $a \\neq 0$\n- $b$\n- מילים\n- latin\n- $c$\n\nועוד:\n\n1. $x$\n2. $y$\n   - $z$\n3. word\n",
    "blanks to fill in": "# T\n\n## Name them\n\n- 1. ___\n- 2. ___\n\nAnd:\n\n1. ___\n2. ---\n",
    "formulas only in a list of a text from right to left": "# שלום\n\n### מה אלה?\n\n"
    "אלה שקולים:\n\n"
    "- $a \\neq 0$\n- $b = 0$\n\nאו\n\n1. word\n2. other\n",
    "references and entities": "# T\n\n### What?\n\nSee [it][a b]s, `a[0][1]` &eacute;t&eacute; "
    "<https://example.org/x_y>.\n\n[a b]: https://example.org 'Title'\n",
}


@pytest.mark.parametrize("what", GOOD)
def test_good_outputs_pass(what: str) -> None:
    assert alarms(GOOD[what]) == ()


@pytest.mark.parametrize("script", MARKED)
def test_letters_with_marks_pass(script: str) -> None:
    said = MARKED[script]
    text = f"# T\n\n### About {said}?\n\n{said} `{said}` **a**\u0323\n\n* {said}\n* {said}: so\n\n"
    found = alarms(f"{text}| {said} | b |\n|---|---|\n| c | {said} |\n\n```\n{said} = 1\n```\n")
    # A heap of marks may well stand out of its line, which is told.
    assert not [one for one in found if one.severity is Severity.ERROR]


def test_an_entry_whose_cards_are_off_is_on_the_sheet_only() -> None:
    text = "---\ncards: {lists: off}\n---\n# T\n\n### Uses\n\n* a\n* b\n\n### Why?\n\nSo.\n"
    document, _ = parse(text, PATH)
    cards = paper_cards.render(document, MODIFIED)
    assert cards is not None
    assert cards.entries == 1
    assert alarms(text) == ()


def test_a_word_that_the_reader_drops_or_doubles_is_seen() -> None:
    text = "# T\n\n### Why?\n\nBecause it is **so**.\n\nMore of it.\n"
    less, _ = parse(text.replace("it is **so**", "it is"), PATH)
    assert [(p.location.line, p.code) for p in check_source(less, text)] == [
        (5, "lost-in-source"),
    ]
    more, _ = parse(text + "\nMore.\n", PATH)
    assert [p.code for p in check_source(more, text)] == ["added-in-source"]


def test_a_formula_that_the_reader_takes_twice_is_seen() -> None:
    text = "# T\n\n### Why?\n\nIt is so:\n$$\nx^2 + y\n$$\n"
    document, _ = parse(text, PATH)
    *above, section = document.sections
    (entry,) = section.entries
    (paragraph, formula) = entry.answer
    for answer in ((paragraph, formula, formula), (formula, paragraph, formula)):
        again = replace(section, entries=(with_answer(entry, answer),))
        doubled = replace(document, sections=(*above, again))
        assert [p.code for p in check_source(doubled, text)] == ["added-in-source"]


def test_a_formula_that_stands_twice_in_an_output_is_seen() -> None:
    text = "# T\n\n### Why?\n\nIt is so:\n\n$$x^2 + y$$\n"
    document, _ = parse(text, PATH)
    doubled, _ = parse(text + "\n$$x^2 + y$$\n", PATH)
    made, cards = sheet.render(doubled, MODIFIED), paper_cards.render(doubled, MODIFIED)
    assert cards is not None
    for problems in (
        check_deck(document, deck_of(doubled)),
        check_sheet(document, made.pdf, made.blocks),
        check_cards(document, cards.pdf),
    ):
        assert {p.severity for p in problems} == {Severity.ERROR}
        assert {p.code.partition("-")[0] for p in problems} == {"added"}


LEFT_OUT = {
    "a comment": ("<!-- hidden -->", "<!-- hidden -->", "comment"),
    "a comment in a line": ("So<!-- hidden -->me text.", "<!-- hidden -->", "comment"),
    "a comment over lines of a quote": (
        "> Text <!-- one\n> two --> here.\n",
        "<!-- one\ntwo -->",
        "comment",
    ),
    "comments in HTML": ("<div>\na <!-- b -->\n</div>\n", "<!-- b -->", "comment"),
    "an info string": (
        "- one\n\n  ```python {.big}\n  x = 1\n  ```\n",
        "python {.big}",
        "info string",
    ),
    "a target": ("The [text](target 'and title')s.", "(target 'and title')", "target of a link"),
    "a target like its text": ("(a.md) [a.md](a.md)", "(a.md)", DEAD),
    "an address in another form": ("[x](/ä%20b?c\\_d)", "(/ä%20b?c\\_d)", "target of a link"),
    "a target on a line of its own": ("> [x](\n> y) z\n", "(\ny)", "target of a link"),
    "a target by name": ("A [b][c d] and [e].\n\n[e]: f", "[c d]", "target of a link"),
    "front matter": ("text", "---\ntopic: words\n---", "front matter"),
}


@pytest.mark.parametrize("what", LEFT_OUT)
def test_what_is_left_out_is_known_as_it_is_written(what: str) -> None:
    in_file, left_out, reason = LEFT_OUT[what]
    text = f"---\ntopic: words\n---\n# T\n\n{in_file}\n\n[c d]: https://example.org\n"
    document, _ = parse(text, PATH)
    (one,) = (one for one in document.left_out if one.text.strip() == left_out)
    assert one.reason == reason
    assert text.split("\n")[one.location.line - 1].count(left_out.split()[0][:8])
    assert check_source(document, text) == ()
    rest = tuple(each for each in document.left_out if each != one)
    if what != "a target like its text":
        assert check_source(replace(document, left_out=rest), text)


@pytest.mark.parametrize(
    "in_file",
    [
        "### Why? {#anchor}\n\nSo.",
        "7. What?",
        "> 7. What?",
        "A<br>b<br/>c `a<br>b`",
        "[![alt](notes.svg)](target)",
        "<em>so</em> List<String>",
        "a_b_c [x]_y_ *2*3 ~~z~~w `q`r \\*s\\*",
        "[it][a b]s &eacute;t&eacute; `&amp;`\n\n[a b]: x",
        "| a \\| b | `c` |\n|---|---|\n| d | [e](f) |",
    ],
)
def test_marks_of_markdown_are_no_words(in_file: str, tmp_path: Path) -> None:
    (tmp_path / "notes.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>',
        "utf-8",
    )
    text = f"# T\n\n{in_file}\n"
    assert check_source(parse(text, tmp_path / "notes.md")[0], text) == ()
