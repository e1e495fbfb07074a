"""Cards within a line, and sentences whose words are marked to be asked for."""

from pathlib import Path

import pytest

from cribdeck.building import identification, reading
from cribdeck.building.sources import Options, SourceFile
from cribdeck.identity.ledger import Ledger
from cribdeck.notes import reader
from cribdeck.notes.document import Entry, Question
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof import readback
from tests.deck_of import problems_of

ABOVE = "# T\n\n## Topic\n\n"


def found(text: str) -> list[Entry]:
    document, _ = reader.parse(text, Path("notes.md"))
    assert [fault.fact for fault in readback.check_source(document, text)] == []
    return list(entries(document.sections))


def said(text: str) -> list[str]:
    """Each entry below a heading: its kind, what asks and what answers."""
    return [
        f"{one.kind}: {plain(one.prompt)} | {plain_blocks(one.answer)}".replace("\n", " / ")
        for one in found(ABOVE + text)
    ]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("Capital of Peru?::Lima", ["question: Capital of Peru? | Lima"]),
        ("Peru :: Lima\nChile::: *Santiago*", ["question: Peru | Lima", "term: Chile | Santiago"]),
        ("**What is HCI?** :: The study", ["question: What is HCI? | The study"]),
        ("perro::dog", ["question: perro | dog"]),
        ("What is ATP? ;; energy\nand DNA ;; genes",
         ["question: What is ATP? | energy", "question: and DNA | genes"]),
        ("What is ATP?;; energy", ["question: What is ATP? | energy"]),
        ("for (a;; b)", ["question: Topic | for (a;; b)"]),
        ("行星是什麼->->-> `星`", ["question: 行星是什麼 | 星"]),
        ("a) foo ;; b) bar ;; c", ["question: Topic | a) foo ;; b) bar ;; c"]),
        ("let x = 1;;", ["question: Topic | let x = 1;;"]),
        ("Status of water:: liquid", ["question: Status of water | liquid"]),
        ("status::liquid", ["question: status | liquid"]),
        ("up:: [[b]]\n\nPeru :: Lima", ["question: Peru | Lima"]),
        ("up:: [[b]]\n\nPeru's capital:: Lima", ["question: Peru's capital | Lima"]),
        ("Where?:: Here", ["question: Where? | Here"]),
        ("Peru::: Lima", ["term: Peru | Lima"]),
        # Dataview's own way to write a property: it says something of its topic.
        ("Peru:: Lima", ["question: Topic | Peru:: Lima"]),
        ("Где:: в строме\n\nOut.", ["question: Topic | Где:: в строме / Out."]),
        ("**Ort**:: hier", ["question: Topic | Ort:: hier"]),
        ("地点:: 叶绿体", ["question: Topic | 地点:: 叶绿体"]),
        ("- Where:: stroma\n- made-of:: sugar", ["list: Topic | Where:: stroma / made-of:: sugar"]),
        ("犬::いぬ", ["question: 犬 | いぬ"]),
        ("Как дела?::Хорошо\nand well", ["question: Как дела? | Хорошо and well"]),
        ("Know:\na::b", ["context:  | Know:", "question: a | b"]),
        ("- Peru::Lima\n- Chile:::Santiago", ["question: Peru | Lima", "term: Chile | Santiago"]),
        ("- **Q** :: A\n  - more", ["question: Q | A / more"]),
        ("> Peru::Lima", ["question: Peru | Lima"]),
        ("a::b\n\ntext\n\nc::d", ["question: a | b", "question: Topic | text", "question: c | d"]),
    ],
)  # fmt: skip
def test_a_line_with_colons_is_a_card(text: str, cards: list[str]) -> None:
    assert said(text) == cards


@pytest.mark.parametrize(
    "line",
    [
        "`a::b` is code",
        "std::vector is a list",
        "The class std::map<a, b> sorts",
        "HashMap::new() makes one",
        "Call Foo::bar(x)",
        "my_crate::thing is it",
        "At 10::30 we go",
        "The address fe80::1 is local, 2001:db8::1 is not",
        "Style p::before and ::after",
        "a::b::c",
        "::only that",
        "at http://[::1]/x",
    ],
)
def test_other_colons_are_words(line: str) -> None:
    assert [entry.kind for entry in found(ABOVE + line)] == ["question"]
    assert [plain(entry.prompt) for entry in found(ABOVE + line)] == ["Topic"]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("How many?\n?\nTwo", ["question: How many? | Two"]),
        ("How many\nmoons?\n?\n- a\n- b", ["question: How many moons? | a / b"]),
        ("Mars\n??\nThe red one", ["term: Mars | The red one"]),
        ("How many?\n\n?\n\nTwo", ["question: How many? | Two"]),
        ("How many?\n\n?\nTwo", ["question: How many? | Two"]),
        ("A\n?\nb\n\nC\n?\nd", ["question: A | b", "question: C | d"]),
        ("A\n?\nb\n\nmore", ["question: A | b", "question: Topic | more"]),
        ("- **Why?**\n?\n  So:\n  - a", ["question: Why? | So: / a"]),
        ("- B\n  ??\n  C\n- d :: e", ["term: B | C", "question: d | e"]),
        ("A ==b== c.\n\nD\n?\ne", ["fact: A b c. | ", "question: D | e"]),
        ("A\n?\n```python\nx = 1\n```", ["question: A | x = 1"]),
    ],
)  # fmt: skip
def test_a_mark_on_a_line_of_its_own_parts_two(text: str, cards: list[str]) -> None:
    assert said(text) == cards


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("The ==cell== is small.", ["fact: The cell is small. | "]),
        ("- The ==cell== is small.\n  - Really.", ["fact: The cell is small. | Really."]),
        ("{{c1::Lima}} is it.", ["fact: Lima is it. | "]),
        ("a ==b== c.\n\nplain", ["question: Topic | a b c. / plain", "fact: a b c. | "]),
        ("plain\n\na {{c1::b}} c.", ["question: Topic | plain", "fact: a b c. | "]),
        ("==all of it==", ["question: Topic | all of it"]),
        ("- {{c1::all of it}}", ["question: Topic | all of it"]),
        ("### Why?\n\nSo ==it== is.", ["question: Why? | So it is.", "fact: So it is. | "]),
        ("### Why?\n\nSo {{c1::it}} is.", ["question: Why? | So it is.", "fact: So it is. | "]),
    ],
)  # fmt: skip
def test_a_sentence_with_marked_words_is_a_fact(text: str, cards: list[str]) -> None:
    assert [one for one in said(text) if not one.startswith("question: Topic | \n")] == cards


@pytest.mark.parametrize("tag", ["#card", "#anki", "#flashcard", "#flashcards/biology", "#Card"])
@pytest.mark.parametrize("ask", ["How many moons?", "The moons of Mars", "行星是什么？"])
def test_the_tag_of_a_card_parts_what_asks_from_what_stands_below(tag: str, ask: str) -> None:
    assert said(f"{ask} {tag}\n- a\n- b\n\n{ask}! {tag}\nOne.\nTwo.\n") == [
        f"question: {ask} | a / b",
        f"question: {ask}! | One. Two.",
    ]
    document, _ = reader.parse(f"{ABOVE}{ask} {tag}\nOne.\n", Path("notes.md"))
    assert [words.text for words in document.left_out] == [tag]


@pytest.mark.parametrize(
    "line", ["What is C#?", "Red #cardinal", "White is #fff", "#card", "The #card game is old"]
)
def test_other_hashes_part_nothing(line: str) -> None:
    document, _ = reader.parse(f"{ABOVE}{line}\nText.\n", Path("notes.md"))
    assert all("card" not in words.text or words.reason == "tags" for words in document.left_out)


def test_a_tag_in_a_heading_or_an_item_is_none_of_the_question() -> None:
    assert said("### How many #card\n\nTwo.\n")[0] == "question: How many | Two."
    assert said("- How many? #anki\n  - Two.\n- Which? #anki\n  - Both.\n") == [
        "question: How many? | Two.",
        "question: Which? | Both.",
    ]


@pytest.mark.parametrize("tag", ["#card", "#card #plants", "#plants #flashcards/leaves", "#Anki"])
def test_a_heading_with_the_tag_of_a_card_asks(tag: str) -> None:
    text = f"# Leaves {tag}\n\nThey make sugar.\n\n## Stoma {tag}\n\nA pore:\n\n- opens\n- shuts\n"
    document, _ = reader.parse(text, Path("notes.md"))
    asked = [(plain(one.prompt), plain_blocks(one.answer)) for one in entries(document.sections)]
    assert asked == [("Leaves", "They make sugar."), ("Stoma", "A pore:\nopens\nshuts")]
    assert document.title == "Leaves"
    assert [(one.text, one.reason) for one in document.left_out] == [(tag, "tag of a card")] * 2


@pytest.mark.parametrize("tag", ["#", "#7", "#plants", "#cardinal"])
def test_a_heading_keeps_what_is_no_tag_of_a_card(tag: str) -> None:
    (first, *_) = found(f"# T\n\n## Leaves {tag}\n\nThey make sugar.\n")
    assert plain(first.prompt).rstrip("# ") == f"Leaves {tag}".rstrip("# ")


@pytest.mark.parametrize(
    "line",
    ["cell:biology::atom:chemistry", "cell : biology :: atom : chemistry", "Tag:Nacht:::day:night"],
)
def test_an_analogy_is_no_card(line: str) -> None:
    assert said(f"{line}\n") == [f"question: Topic | {line}"]


def clozes(text: str, folder: Path) -> list[str]:
    """The texts of the notes with blanks that are made of `text`."""
    assert [one.code for one in problems_of(text, folder) if one.code != "open-cloze"] == []
    path = folder / "notes.md"
    read = reading.read(SourceFile(path), Options(paths=(path,), out=folder))
    (document,) = identification.identify_folder(folder, Ledger(), [read], 0).documents
    return [dict(note.fields)["Text"] for note in document.notes if "Text" in dict(note.fields)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("The ==cell== is **not** large.",
         "The {{c1::<mark>cell</mark>}} is <strong>not</strong> large."),
        ("{{c3::Hooke}} saw {{c5::the cell::part of life}} in {{c5::1665}}.",
         "{{c1::Hooke}} saw {{c2::the cell::part of life}} in {{c2::1665}}."),
        ("*A {{c1::b}} c*, ==d==, ==e==.",
         "<em>A </em>{{c1::<em>b</em>}}<em> c</em>, "
         "{{c2::<mark>d</mark>}}, {{c3::<mark>e</mark>}}."),
        ("So {{c1::a `b::c`}} is {{c2::$x_{a_{b}}$}}.",
         'So {{c1::a <code>b&#58;&#58;c</code>}} is '
         '{{c2::<span class="math">\\(x_&#123;a_&#123;b&#125; &#125;\\)</span>}}.'),
    ],
)  # fmt: skip
def test_what_is_marked_is_blanked(line: str, text: str, tmp_path: Path) -> None:
    assert clozes(ABOVE + line, tmp_path) == [text]
    assert clozes(f"{ABOVE}- {line}\n", tmp_path) == [text]


@pytest.mark.parametrize(
    "asker", ["### What makes ATP?\n\n{}", "**What makes ATP?**\n\n{}", "Q: What makes ATP?\nA: {}"]
)
def test_what_is_highlighted_in_an_answer_is_asked_as_well(asker: str) -> None:
    text = asker.format(
        "Not the wall.\n\nThe ==mitochondrion== makes it.\n\n- So do ==leaves== too.\n"
    )
    assert [line for line in said(text) if line.startswith("fact")] == [
        "fact: The mitochondrion makes it. | ",
        "fact: So do leaves too. | ",
    ]


def test_highlights_can_be_mere_highlights(tmp_path: Path) -> None:
    off = "---\ncards: {highlights: off}\n---\n"
    lines = "- The ==cell== is **small**.\n- A {{c1::b}} c.\n"
    assert clozes(off + ABOVE + lines, tmp_path) == [
        "The <mark>cell</mark> is {{c1::<strong>small</strong>}}.",
        "A {{c1::b}} c.",
    ]
    lines = "- The ==cell== is small. <!-- cards: highlights=off -->\n- A ==b== c.\n"
    assert clozes(ABOVE + lines, tmp_path) == ["A {{c1::<mark>b</mark>}} c."]


def test_tasks_are_on_the_sheet_only() -> None:
    assert said("Do:\n\n- [ ] a\n- [x] b\n  - [ ] c\n- d\n") == [
        "context:  | Do: / ☐ a / ☑ b / ☐ c / d"
    ]


@pytest.mark.fast
def test_a_line_that_leads_in_to_nothing_is_no_card() -> None:
    assert [entry.kind for entry in found(ABOVE + "Only this::")] == ["context"]


BELOW = [
    "- one\n- two",
    "```py\nx\n\ny\n```",
    "> [!tip]\n> Mind it.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
]


def test_the_answer_below_the_line_that_parts_goes_on_up_to_a_blank_line() -> None:
    for below in BELOW:
        first, *others = found(f"{ABOVE}What is it?\n?\nThis:\n$$\na\n$$\n{below}\nEnd.\n\nText.\n")
        assert len(first.answer) >= 3 and "Text." not in plain_blocks(first.answer)
        assert "Text." in " ".join(plain_blocks(one.answer) for one in others)


def test_it_ends_where_a_further_card_begins() -> None:
    text = "What is it?\n?\nThis:\n- one\n\nWhat else?\n?\n```py\nx\n```\nPeru :: Lima\n"
    assert said(text) == [
        "question: What is it? | This: / one",
        "question: What else? | x",
        "question: Peru | Lima",
    ]


@pytest.mark.fast
def test_cards_in_the_bullets_below_a_name_are_asked_below_it() -> None:
    outline = """\
- **Leaves**
  - What opens for air?:: The stomata
  - [[Veins]]
    - carry water
  - Midrib:: the thick vein in the middle
  - Why are they green? >> Chlorophyll
  - What falls in autumn?
    - most of them
- Roots
  - Kinds
    - Tap root:: one thick root
"""
    assert said(outline) == [
        "context:  | Leaves",
        "question: What opens for air? | The stomata",
        "context:  | Veins / carry water",
        "question: Midrib | the thick vein in the middle",
        "question: Why are they green? | Chlorophyll",
        "question: What falls in autumn? | most of them",
        "context:  | Roots",
        "context:  | Kinds",
        "question: Tap root | one thick root",
    ]
    asked = [one for one in found(ABOVE + outline) if isinstance(one, Question)]
    assert [plain(one.under) for one in asked] == [*["Leaves"] * 4, "Kinds"]


@pytest.mark.fast
def test_one_word_with_few_behind_it_stays_a_property_beside_cards() -> None:
    assert [
        one.kind for one in found(ABOVE + "- Author:: Ann Lee\n- Tap root:: a thick root\n")
    ] == [
        "list",
        "question",
    ]
    assert said("- Midrib:: the thick vein inside\n- Tap root:: a thick root\n") == [
        "question: Midrib | the thick vein inside",
        "question: Tap root | a thick root",
    ]


@pytest.mark.fast
def test_names_of_code_in_bullets_below_a_name_are_words_of_these() -> None:
    text = "- Finders\n  - all of them give a Node::Base\n- Actions\n  - click a link\n"
    assert "question" not in [one.kind for one in found(ABOVE + text)]


@pytest.mark.fast
def test_a_property_in_a_further_line_of_an_item_is_none_of_its_question() -> None:
    assert "question" not in [one.kind for one in found(ABOVE + "- Locks\n  depth:: two\n- Keys\n")]


@pytest.mark.fast
def test_words_that_are_marked_with_colons_are_no_card() -> None:
    assert "question" not in [one.kind for one in found(ABOVE + "- ::Stomata:: open at day\n- b\n")]


@pytest.mark.fast
@pytest.mark.parametrize("arrow", ["->", "→", "=>", ">>"])
def test_an_arrow_behind_a_question_mark_parts_the_answer(arrow: str) -> None:
    lines = f"Where do they open? {arrow} At the `pore`\n<!--SR:!2024-08-01,13,290-->\n"
    assert said(f"{lines}何が開く？ {arrow} 気孔\n") == [
        "question: Where do they open? | At the pore",
        "question: 何が開く？ | 気孔",
    ]


@pytest.mark.fast
@pytest.mark.parametrize("line", ["They open -> air comes in", "a ? b -> c", "x?->y = 3"])
def test_other_arrows_part_no_question(line: str) -> None:
    assert "question" not in [one.kind for one in found(f"{ABOVE}{line}\n")][1:]


@pytest.mark.fast
def test_what_is_highlighted_below_a_fence_is_asked_as_well() -> None:
    fence = "```yaml\nkind: Leaf\n```\n\n"
    below = "A leaf has ==one stalk== only.\n\nIt is **green**.\n"
    facts = [one for one in found(f"{ABOVE}{fence}{below}") if one.kind == "fact"]
    assert [plain(one.prompt) for one in facts] == ["A leaf has one stalk only."]
