"""Lists of names and definitions, in the ways in which people write them, and what stands in one
another."""

from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.deck.anki_notes import claims, drafted
from cribdeck.deck.rules import NOTES as NOTES_OF
from cribdeck.identity.identify import identify
from cribdeck.identity.ledger import Ledger
from cribdeck.notes import reader
from cribdeck.notes.document import Document, Sample, Term
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source

NOTES = Path("notes.md")


def said(text: str) -> list[tuple[str, str, str]]:
    """The kind, the prompt and the answer of each entry in `text`."""
    document, _ = parse(text, NOTES)
    return told(document)


def told(document: Document) -> list[tuple[str, str, str]]:
    return [
        (entry.kind, plain(entry.prompt), plain_blocks(entry.answer))
        for entry in entries(document.sections)
    ]


def pairs(text: str) -> list[tuple[str, str]]:
    """The terms of `text` with their definitions, which must be all that it holds."""
    found = said(text)
    assert {kind for kind, _, _ in found} == {"term"}, found
    return [(prompt, answer) for _, prompt, answer in found]


def codes(text: str) -> list[str]:
    _, problems = parse(text, NOTES)
    return [problem.code for problem in problems]


# --- Signs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sign", [":", " -", " --", " ---", " –", " —", " =", " →", " ->", " =>", " :", "："]
)
@pytest.mark.parametrize("name", ["luna", "`luna`", "*luna*", "la luna", "קיר", "القمر", "`x (a`"])
def test_a_sign_behind_a_short_name_makes_a_pair(sign: str, name: str) -> None:
    bare = name.strip("`*")
    found = pairs(f"## Sky\n\n- {name}{sign} moon\n- sol{sign} sun\n")
    assert found == [(bare, "moon"), ("sol", "sun")]


def test_names_in_a_script_without_blanks_have_a_sign_without_blanks() -> None:
    assert pairs("## 词\n\n- 月亮：moon\n- 太阳：sun\n") == [("月亮", "moon"), ("太阳", "sun")]
    assert pairs("## 词\n\n- 月亮——moon\n- 太阳——sun\n") == [("月亮", "moon"), ("太阳", "sun")]


@pytest.mark.parametrize(
    "items",
    [
        "- starts at 12:30\n- ends at 14:00",
        "- see https://a.example\n- or https://b.example",
        "- what nobody expects of such a list: a pair\n- what everybody expects of one: a list",
        "- 在这种非常少见的情况下我们仍然需要考虑：没有\n- 在另外一种非常少见的情况下也是：没有",
        "- `std::move`\n- `std::copy`",
        "- well-known\n- long-term",
        "- pages 10–20\n- pages 30–40",
        "- only: one\n- of two",
        "- inorder (first: left)\n- postorder (last: right)",
        "- talk – [video](https://a.example)\n- book: [here](https://b.example)",
    ],
)
def test_what_only_looks_like_a_sign_makes_none(items: str) -> None:
    assert [kind for kind, _, _ in said(f"## Plan\n\n{items}\n")] == ["list"]


def test_the_list_decides_which_sign_parts_its_items() -> None:
    colons = "## M\n\n- yen: money – of Japan\n- zloty: money\n- won: money\n"
    assert pairs(colons)[0] == ("yen", "money – of Japan")
    dashes = "## M\n\n- ad: infinitum – for ever\n- et al – and others\n- cf – compare\n"
    assert pairs(dashes)[0] == ("ad: infinitum", "for ever")


def test_a_question_is_a_pair_with_what_translates_it_and_has_else_an_answer() -> None:
    assert pairs("## P\n\n- ¿Quién? – Who?\n- ¿Dónde está? – Where is it?\n- hola – hello\n") == [
        ("¿Quién?", "Who?"),
        ("¿Dónde está?", "Where is it?"),
        ("hola", "hello"),
    ]
    found = said("## P\n\n- hola – hello\n- adiós – good bye\n- Who says so? Ana.\n")
    assert [kind for kind, _, _ in found] == ["term", "term", "question"]


@pytest.mark.parametrize(
    "items",
    [
        "1. NEW - it is being made\n2. READY - it waits to run\n",
        "1) LIFO — last out\n2) FIFO — first out\n",
        "3. `fork`: one more\n4. `exec`: another\n",
        "1. Zeilensprung: der Satz geht weiter\n2. Kehrreim: er kommt immer wieder\n",
        "1. סמל - קו קצר מאוד בלוח\n2. גליל - כל הקווים באותו מרחק\n",
        "1. 沸点：液体开始大量蒸发的温度\n2. 熔点：固体开始变成液体的温度",
    ],
)
def test_numbered_names_with_their_definitions_are_pairs(items: str) -> None:
    for around in ("## A\n\n{}", "## A\n\nThey are:\n\n{}", "## A\n\n---\n{}\n## B\n\nEnd.\n"):
        found = said(around.format(items))
        assert [kind for kind, _, _ in found if kind in ("term", "list")] == ["term", "term"]


@pytest.mark.parametrize(
    "items",
    [
        "1. Mix – two minutes\n2. Bake – an hour\n",
        "1. stir: until it is all of one colour\n2. wait: until it is no longer warm\n",
        "1. NEW - it is made\n2. it is put away\n",
    ],
)
def test_numbered_steps_and_amounts_stay_one_list(items: str) -> None:
    assert [kind for kind, _, _ in said(f"## A\n\n{items}")] == ["list"]


def test_a_single_item_is_a_pair_by_a_short_name() -> None:
    assert pairs("## Air\n\n- Haze: fine dust in dry air\n") == [("Haze", "fine dust in dry air")]
    for item in (
        "haze: fine dust in dry air",
        "Haze: what is it?",
        "Example: the dust of a desert",
        "Beispiel: der Staub der Wüste",
        "What one sees there: a grey veil",
        "Haze: dust",
    ):
        assert next(kind for kind, _, _ in said(f"## Air\n\n- {item}\n")) != "term", item


def test_the_sign_that_most_items_have_parts_them() -> None:
    assert pairs("## C\n\n- cd - -> go back\n- ls -> list\n- pwd -> say where\n")[0] == (
        "cd -",
        "go back",
    )
    assert pairs("## C\n\n- x = y – a test\n- z – a name\n- w – a word\n")[0] == (
        "x = y",
        "a test",
    )
    assert pairs("## C\n\n- a - b -> c\n- d - e -> f\n")[0] == ("a", "b -> c")


def test_what_ends_with_a_colon_leads_in_and_defines_nothing() -> None:
    found = said("## C\n\n- a - easy to mix up:\n- b - the one\n- c - the other\n")
    assert [kind for kind, _, _ in found] == ["context", "term", "term"]


def test_a_bold_sentence_is_no_name_of_what_stands_below() -> None:
    whole = "- **It keeps what was seen for a short while.**\n  - All do.\n"
    assert [kind for kind, _, _ in said(f"## Memory\n\n{whole}")] == ["question"]
    assert pairs("## M\n\n- **Salt (NaCl): a common crystal.**\n  - It is white.\n") == [
        ("Salt (NaCl)", "a common crystal.\nIt is white.")
    ]
    assert pairs("## M\n\n- **Salt**\n  - It is white.\n") == [("Salt", "It is white.")]


def test_short_items_with_one_child_each_are_pairs() -> None:
    two = "- Hamming\n  - how many places differ\n- 編集距離\n  - 変形に必要な手順の最小の回数\n"
    assert [name for name, _ in pairs(f"## D\n\n{two}")] == ["Hamming", "編集距離"]
    for other in (
        f"{two}- alone\n",
        f"{two}- Three\n  - one\n  - two\n",
        "1. Mix\n   - well\n2. Bake\n   - long\n",
    ):
        assert "list" in [kind for kind, _, _ in said(f"## D\n\n{other}")], other
    assert [kind for kind, _, _ in said("## D\n\n- Hamming\n  - how many\n")] == ["question"]


def test_numbered_steps_are_no_pairs_whatever_signs_are_in_them() -> None:
    for heading in ("Bread", "How is bread made?"):
        found = said(f"## {heading}\n\n1. mix – two minutes\n2. bake: an hour\n3. eat → now\n")
        assert [kind for kind, _, _ in found] == ["question" if heading[-1] == "?" else "list"]


def test_what_is_indented_below_a_name_defines_it() -> None:
    found = pairs("## Layers\n\n- Link:\n  - frames\n- Physical: bits\n")
    assert found == [("Link", "frames"), ("Physical", "bits")]


def test_a_name_without_a_sign_is_one_beside_others_with_something_below_it() -> None:
    named = "- Link\n  - frames\n- Physical: bits\n- **IP:** packets\n- TCP: segments\n"
    text = f"## Layers\n\n{named}- and so on\n"
    assert said(text) == [
        ("term", "Link", "frames"),
        ("term", "Physical", "bits"),
        ("term", "IP", "packets"),
        ("term", "TCP", "segments"),
        ("context", "", "and so on"),
    ]


# --- A question with its answer at the margin -----------------------------------------------------


@pytest.mark.parametrize("between", ["", "\n"])
def test_bullets_below_a_numbered_question_answer_it(between: str) -> None:
    text = f"1. What is ink made of?\n{between}- soot\n- gum\n\n2. Who wrote?\n{between}* scribes\n"
    assert said(f"# T\n\n{text}") == [
        ("question", "What is ink made of?", "soot\ngum"),
        ("question", "Who wrote?", "scribes"),
    ]


def test_questions_among_numbered_items_are_asked_where_they_are_answered_below() -> None:
    for first, second in (
        ("What is a lock?", "Why a log?"),
        ("Was ist ein Schloss?", "Warum ein Protokoll?"),
    ):
        asked = f"1) {first}\n\n   It waits.\n2) ### {second}\n\n   It lasts.\n"
        others = "3) a plain thing\n4) one more\n5) the last\n"
        assert said(f"# T\n\n## S\n\n{asked}{others}") == [
            ("question", first, "It waits."),
            ("question", second, "It lasts."),
            ("list", "S", "a plain thing\none more\nthe last"),
        ]
    asked = "1) Why a log?\n\n   It {{c1::lasts}}.\n2) What is a lock?\n\n   It waits.\n"
    kinds = [kind for kind, _, _ in said(f"# T\n\n## S\n\n{asked}3) a\n4) b\n5) c\n")]
    assert kinds == ["question", "fact", "question", "list"]  # the blank is asked, too
    check = "1. Start it.\n2. Does it run?\n\n   Then go on.\n3. Stop it.\n4. Look.\n5. End.\n"
    assert [kind for kind, _, _ in said(f"# T\n\n## S\n\n{check}")] == ["list"]


@pytest.mark.parametrize(
    "text",
    [
        "1. What is ink?\n   Soot.\n\n- sap\n- gum\n",  # answered
        "1. What is ink?\n2. What is gum?\n\n- soot\n- sap\n",  # of which of them?
        "1. What is ink?\n\n- What is gum?\n- What is soot?\n",  # questions of their own
        "1. Ink\n\n- soot\n- gum\n",
    ],
)
def test_bullets_below_other_numbered_lists_stand_for_themselves(text: str) -> None:
    ink, *others = said(f"## T\n\n{text}")
    assert "gum" not in ink[2] and others


# --- A stray item ---------------------------------------------------------------------------------

STRAY = [
    ("- mesa – table\n- silla – chair\n- ask Luis\n", "term"),
    ("- ask Luis\n- mesa: table\n- silla: chair\n", "term"),
    ("- **mesa:** table\n- ask Luis\n- **silla:** chair\n", "term"),
    ("1. **mesa:** table\n2. ask Luis\n3. **silla:** chair\n", "term"),
    ("- **a** b\n- ask Luis\n- c **d**\n- **e** f\n", "fact"),
]


@pytest.mark.parametrize(("items", "kind"), STRAY)
def test_a_stray_item_leaves_the_others_what_they_are(items: str, kind: str) -> None:
    text = f"## Home\n\n{items}"
    found = said(text)
    assert [k for k, _, _ in found if k != "context"] == [kind] * (len(found) - 1)
    assert [answer for k, _, answer in found if k == "context"] == ["ask Luis"]
    assert codes(text) == ["stray-item"]


def test_stray_items_are_one_warning_and_half_of_a_list_is_none() -> None:
    most = "## H\n\n- a: 1\n- x\n- b: 2\n- y\n- c: 3\n"
    document, (problem,) = parse(most, NOTES)
    assert "also at line 6" in problem.fact and problem.location.line == 4
    assert [kind for kind, _, _ in told(document)] == ["term", "context"] * 2 + ["term"]
    half = "## H\n\n- a: 1\n- b: 2\n- x\n- y\n"
    assert [kind for kind, _, _ in said(half)] == ["list"] and codes(half) == []


def test_a_stray_item_keeps_its_number_and_stands_below_a_rule() -> None:
    document, _ = parse("## H\n\n---\n\n3. **a:** 1\n4. x\n5. **b:** 2\n", NOTES)
    remark = next(entry for entry in entries(document.sections) if entry.kind == "remark")
    assert remark.answer[0].start == 4  # type: ignore[union-attr]


HALF = [
    ("- rot – red\n- see the poster\n", {"rot"}),
    ("- rot: red\n- blau: blue\n- see the poster\n- ask Jo\n", {"rot", "blau"}),
    ("1. Rot: the colour red\n2. see the poster\n", {"Rot"}),
    ("- **rot:** red\n- `blau` – blue\n- see the poster\n- ask Jo\n", {"blau"}),
]


@pytest.mark.parametrize(("items", "known"), HALF)
@pytest.mark.parametrize(
    "around", ["## C\n\n{}", "# T\n\nText.\n\n## C\n\nThey are:\n\n{}\n> So.\n"]
)
def test_half_of_a_list_stays_what_it_was_at_the_last_build(
    items: str, known: set[str], around: str
) -> None:
    text = around.format(items)
    by_rule, _ = parse(text, NOTES)
    kept, problems = parse(text, NOTES, known_terms=frozenset(known))
    assert "list" in {kind for kind, _, _ in told(by_rule)}
    assert "list" not in {kind for kind, _, _ in told(kept)}
    assert known <= {prompt for kind, prompt, _ in told(kept) if kind == "term"}
    assert "stray-item" in {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("items", "known"),
    [
        ("- rot – red\n- see the poster\n- ask Jo\n", {"rot"}),  # less than a half
        ("- rot: red\n- blau: blue\n- see the poster\n- ask Jo\n", {"rot"}),  # of another list
        ("- **rot:** red\n- **blau:** blue\n- see it\n- ask Jo\n", {"rot", "blau"}),
        ("1. **Rot:** red\n2. see it\n", {"Rot"}),
    ],
)
def test_what_was_known_decides_nothing_but_a_tie(items: str, known: set[str]) -> None:
    by_rule, _ = parse(f"## C\n\n{items}", NOTES)
    kept, _ = parse(f"## C\n\n{items}", NOTES, known_terms=frozenset(known))
    assert told(kept) == told(by_rule)
    most = "## C\n\n- rot – red\n- blau – blue\n- see the poster\n"
    assert told(parse(most, NOTES, known_terms=frozenset(known))[0]) == told(parse(most, NOTES)[0])


# --- Definition lists -----------------------------------------------------------------------------


def test_a_definition_list_gives_terms() -> None:
    text = """## Cell

Osmosis
: water moves
: through a membrane

*Diffusion*

: things move

  by themselves

Not a term, this line
goes on
: and on
"""
    assert said(text) == [
        ("term", "Osmosis", "water moves\nthrough a membrane"),
        ("term", "Diffusion", "things move\nby themselves"),
        ("context", "", "Not a term, this line goes on : and on"),
    ]
    assert codes(text) == []


def test_a_definition_list_in_a_quote_and_at_the_end_loses_no_line() -> None:
    text = "## C\n\n> Osmosis\n> : water moves\n\n**Lysis**\n~ it bursts"
    assert [answer for _, _, answer in said(text)] == ["Osmosis\nwater moves", "it bursts"]
    assert codes(text) == []


# --- Lists in one another -------------------------------------------------------------------------

NESTED = "1. Physical\n{0}- bits\n{0}- volts\n2. Link\n{0}- frames\n"


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
@pytest.mark.parametrize("around", ["", "> "])
def test_bullets_belong_to_the_item_above_them(indent: str, around: str) -> None:
    text = "".join(f"{around}{line}\n" for line in NESTED.format(indent).splitlines())
    (found,) = said(f"## Which layers?\n\n{text}")
    assert found == ("question", "Which layers?", "Physical\nbits\nvolts\nLink\nframes")
    document, _ = parse(f"## L\n\n{text}", NOTES)
    block = next(entries(document.sections)).answer[0]
    block = block.blocks[0] if around else block  # type: ignore[union-attr]
    assert [len(item.blocks) for item in block.items] == [2, 2]  # type: ignore[union-attr]


def test_what_stands_deeper_moves_with_its_list_and_code_keeps_its_blanks() -> None:
    code = "  ```py\n  if x:\n      y\n  ```\n"
    text = f"## L\n\n10. Ten\n  * a\n    * b\n\n      more\n\n{code}11. Eleven\n"
    (found,) = said(text)
    assert found == ("list", "L", "Ten\na\nb\nmore\nif x:\n    y\nEleven")


@pytest.mark.parametrize(
    "items", ["- a\n - b\n  - c\n", "1. a\n  2. b\n  3. c\n", " 9. a\n10. b\n11. c\n"]
)
def test_items_that_are_only_not_aligned_stay_beside_one_another(items: str) -> None:
    (found,) = reader.parse(f"## L\n\n{items}", NOTES)[0].sections[0].entries
    block = found.answer[0]
    assert len(block.items) == 3  # type: ignore[union-attr]


# --- Fences without a language --------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "git reset --soft HEAD~1",
        "x = a | b\ny -> z",
        "// a remark\n//\nfoo()",
        "a || b \\\n  && c",
        "<!-- a -->\nls -l > out.txt",
        "P(A|B) = P(B|A) / P(B)",
    ],
)
def test_a_fence_without_language_is_code(code: str) -> None:
    for info in ("", "text"):
        assert said(f"## Undo\n\n```{info}\n{code}\n```\n") == [("code", "Undo", code)]


@pytest.mark.parametrize(
    "drawn",
    [
        "[a] --> [b]",
        "[a] -> [b]",
        "a ──> b",
        "A → B",
        "+---+\n| a |\n+---+",
        "  a\n / \\\nb   c",
        "src\n├── a\n└── b",
        "   |\n   v",
    ],
)
def test_a_fence_without_language_that_is_drawn_is_a_drawing(drawn: str) -> None:
    assert said(f"## Map\n\n```\n{drawn}\n```\n")[0][0] == "diagram"
    assert said(f"## Map\n\n```c\n{drawn}\n```\n")[0][0] == "code"
    assert said("## Map\n\n```ascii\n(o o)\n```\n")[0][0] == "diagram"


def test_the_card_of_a_drawing_that_is_taken_for_code_keeps_its_history() -> None:
    text = "## Undo\n\n```\nmake\n```\n\n## Redo\n\nAgain:\n\n```\nmake -B\n```\n\nDone.\n"
    document, _ = parse(text, NOTES)
    today = claims(drafted(document), "notes.md")
    assert {claim.kind for claim in today} == {"code"}
    before = identify([replace(claim, kind="diagram") for claim in today], Ledger())
    after = identify(today, before.ledger)
    assert after.identities == before.identities and after.problems == ()
    assert NOTES_OF["whole"] == "card"  # of both kinds: the GUID of its note comes from it


# --- Names that are more than a word --------------------------------------------------------------


@pytest.mark.parametrize("mark", ["* ", "1. "])
@pytest.mark.parametrize("sign", [":", " –", " -", "：", " ="])
def test_a_bold_name_keeps_the_brackets_behind_it(mark: str, sign: str) -> None:
    items = f"{mark}**Mesosphäre** (bis 85 km){sign} es wird kälter\n"
    assert pairs(f"## Luft\n\n{items}") == [("Mesosphäre (bis 85 km)", "es wird kälter")]


def test_brackets_without_a_sign_belong_to_a_sentence() -> None:
    assert [kind for kind, _, _ in said("## A\n\n* **Ozon** (O3) is a gas.\n")] == ["fact"]


def test_a_formula_is_a_name_with_the_colon_inside_or_outside() -> None:
    items = "- $x_i:$ units of good i\n- $p_i$: its price\n- $k$ – the capital\n"
    assert pairs(f"## Model\n\n{items}") == [
        ("x_i", "units of good i"),
        ("p_i", "its price"),
        ("k", "the capital"),
    ]
    assert pairs("## Model\n\n- **$x_i:$** units\n- **$p_i$:** price") == [
        ("x_i", "units"),
        ("p_i", "price"),
    ]
    assert [kind for kind, _, _ in said("## M\n\n- $a:$\n- $b:$\n")] == ["list"]


# --- Pairs deep in lists, and among sentences -----------------------------------------------------


def test_a_bold_name_with_a_colon_is_a_pair_at_any_depth_and_among_sentences() -> None:
    text = """## Control

- There are **two kinds** of it.
  - It is old, and has been so for long.
    - **Before** (ex ante): while the law is made.
    - nobody knows when
    - **After:** when it holds.
"""
    assert [(kind, prompt) for kind, prompt, _ in said(text)] == [
        ("fact", "There are two kinds of it."),
        ("term", "Before (ex ante)"),
        ("term", "After"),
    ]
    plain_ones = "## C\n\n- It is old.\n  - It holds: for long.\n  - all know it\n"
    assert [kind for kind, _, _ in said(plain_ones)] == ["question"]


def test_a_sentence_that_ends_with_a_colon_asks_for_what_stands_below() -> None:
    text = "## A\n\n- A **bill** is brought in by:\n  - any member\n"
    text += "- A **tax** comes from:\n  - the king"
    assert said(text) == [
        ("question", "A bill is brought in by:", "any member"),
        ("question", "A tax comes from:", "the king"),
    ]
    alone = "## A\n\n- A **bill** is brought in by:\n- An ==act== is brought in by:\n  - a\n"
    assert [kind for kind, _, _ in said(alone)] == ["fact", "fact"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Maths\n\n**What is a composite?**\n\n- **Inner:** f g\n- **Order:** matters\n",
         [("What is a composite?", "Inner"), ("What is a composite?", "Order")]),
        ("## What is a composite?\n\n- **Inner:** f g\n- **Order:** matters\n",
         [("", "Inner"), ("", "Order")]),
        ("**Why?**\n\n1. While the kernel works, it is interrupted.\n   - **Cure:** wait\n"
         "   - **Cost:** time\n2. It goes on.\n",
         [("While the kernel works, it is interrupted.", "Cure"),
          ("While the kernel works, it is interrupted.", "Cost")]),
        ("## Law\n\n- **Courts**\n  - They guard what the people have agreed upon before:\n"
         "    - **Federal:** of all\n    - **Local:** of one\n- **Police**: a force\n",
         [("Courts: They guard what the people have agreed upon before", "Federal"),
          ("Courts: They guard what the people have agreed upon before", "Local")]),
        ("## Normas\n\n- Valem.\n- São de todos.\n- Dividem-se em:\n  - **Claras:** sem dúvida\n"
         "- Vitamin A:\n  - **Retinol:** one form\n- Mais.\n",
         [("Dividem-se em", "Claras"), ("", "Vitamin A: Retinol")]),
        ("## DBMS\n\n- **Can be divided into:**\n  - **DDL:** it defines\n  - **DML:** it reads\n",
         [("Can be divided into", "DDL"), ("Can be divided into", "DML")]),
    ],
)  # fmt: skip
def test_a_part_says_what_it_is_a_part_of(text: str, said: list[tuple[str, str]]) -> None:
    document, _ = reader.parse(f"# T\n\n{text}", Path("a.md"))
    found = [e for e in entries(document.sections) if isinstance(e, Term) and e.within]
    assert [(plain(one.under), plain(one.prompt)) for one in found] == said


def one_way(text: str) -> list[tuple[str, bool]]:
    """The terms of `text`, each with whether its definition asks for it, too."""
    document, _ = parse(f"# T\n\n{text}", NOTES)
    found = [entry for entry in entries(document.sections) if isinstance(entry, Term)]
    return [(plain(one.prompt), one.location not in document.one_way) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "## What is a composite?\n\n- Notation: f after g.\n- Properties: it is associative.\n",
        "## What are the drawbacks of many trees?\n\n- Memory use: they need much of it.\n"
        "- Slow answers: each tree is asked.\n",
        "## What is it?\n\n**Key features:**\n\n- Fast – it answers at once\n- Safe – it is kept\n",
        "## Was ist es?\n\n- **Eigenschaften:**\n  - Dichte: klein bei Hitze\n  - Farbe: rot\n",
        "## Why does it fail?\n\n| Issue | Description |\n|---|---|\n| Errors | on every level |\n"
        "| Flow | hard to follow |\n",
        "## How does it learn?\n\n* Find the error – how far it is off\n* Least error – see it\n"
        "* Change it – if it is large\n* The model is then ready to be used – ask it\n",
    ],
)
def test_what_tells_of_the_thing_that_is_asked_for_is_no_term(text: str) -> None:
    assert one_way(text) == []


def test_a_name_of_several_things_names_the_thing_too_or_is_not_asked() -> None:
    text = "## When do they race?\n\n1. In the kernel\n   - Way out : wait for it there\n"
    text += "   - Range : all of them\n2. Between two of them\n   - Way out : use a lock\n"
    text += "   - Reach : two of them\n"
    assert one_way(text) == [
        ("In the kernel: Way out", False),
        ("In the kernel: Range", True),
        ("Between two of them: Way out", False),
        ("Between two of them: Reach", True),
    ]
    bare = "## Why A?\n\n- Scale: by adding\n- Use: often\n- Cost: none\n\n"
    assert [
        name for name, _ in one_way(bare + bare.replace("A?", "B?").replace("none", "much"))
    ] == [
        "Scale",
        "Scale",
    ]


def test_what_nobody_has_to_recall_is_asked_one_way() -> None:
    text = "## C\n\n- **No mutual exclusion:** mutual exclusion을 없애면 all may enter\n"
    text += (
        "- **Lock:** a lock lets one in\n- **As soon as nobody else is there any more:** enter\n"
    )
    text += "- **羧酸:** 含有羧酸基\n"
    assert [both for _, both in one_way(text)] == [False, True, False, True]  # 含有____基
    assert one_way("## Advantages\n\n- **Speed:** all at once\n- **Size:** small\n") == [
        ("Speed", False),
        ("Size", False),
    ]


def test_letters_that_spell_a_word_name_nothing() -> None:
    spelt = "- N – nausea\n- I – itch\n- N – numbness\n- Others: fever\n"
    assert one_way(f"## Signs\n\n{spelt}") == []
    document, _ = parse(f"# T\n\n## Signs\n\n{spelt}", NOTES)
    assert [entry.kind for entry in entries(document.sections)] == ["list"]
    once = spelt.replace("N – numbness", "A – ague")
    assert [name for name, _ in one_way(f"## Signs\n\n{once}")] == ["N", "I", "A", "Others"]
    words = "- No – nothing\n- I – myself\n- No – never\n"
    assert [name for name, _ in one_way(f"## Words\n\n{words}")] == ["No", "I", "No"]


def test_a_shorthand_with_a_slash_is_not_asked_for() -> None:
    text = "## Flu\n\n- S/ ---: fever\n- I/O: reads and writes\n- bin/: programs\n"
    assert one_way(text) == [("S/ ---", False), ("I/O", True), ("bin/", True)]


def test_arrows_part_names_from_definitions_where_all_items_have_one() -> None:
    assert pairs("## C\n\n- gg -> first line\n- G -> last line\n")[0] == ("gg", "first line")
    assert said("## C\n\n- gas -> water -> ice\n- ice -> water\n- old one\n")[0][0] == "list"


@pytest.mark.parametrize("other", ["pistil - seeds", "pistil: seeds", "pistil = seeds"])
def test_arrows_part_names_also_beside_pairs_with_another_sign(other: str) -> None:
    assert pairs(f"## Flower\n\n- {other}\n- stamen -> pollen\n- petal -> lure\n") == [
        ("pistil", "seeds"),
        ("stamen", "pollen"),
        ("petal", "lure"),
    ]


def test_an_arrow_needs_no_blanks_and_a_date_no_sign() -> None:
    assert pairs("## A\n\n- 病毒→感染\n- house→Haus\n")[0] == ("病毒", "感染")
    dated = "## A\n\n- 1066 Hastings\n- **1215** Magna Carta\n- 12 Oct 1492 Kolumbus segelt\n"
    assert [name for name, _ in pairs(dated)] == ["1066", "1215", "12 Oct 1492"]
    for text in ("- 1500 ml milk\n- 1200 g flour\n- 1000 ml water", "- 1066 A\n- 1215 B"):
        assert {kind for kind, _, _ in said(f"## A\n\n{text}\n")} == {"list"}


@pytest.mark.parametrize("other", ["it smells", "bud -> flower -> fruit"])
def test_arrows_lead_on_where_an_item_has_none_or_two(other: str) -> None:
    (only,) = said(f"## Flower\n\n- {other}\n- stamen -> pollen\n- petal -> lure\n")
    assert only[0] == "list"


@pytest.mark.parametrize("sign", ["= ", "="])
def test_a_child_that_is_equal_to_a_name_defines_it(sign: str) -> None:
    text = f"## Words\n\n- Telos\n  - {sign}aim\n- Data\n  - {sign}given\n- Roots\n  - a\n  - b\n"
    assert pairs(text) == [
        ("Telos", f"{sign}aim"),
        ("Data", f"{sign}given"),
        ("Roots", "a\nb"),
    ]


def test_what_one_item_says_of_a_name_is_asked_once() -> None:
    text = "## Which trees are there?\n\n- **Oak:**\n  - **Bark:** rough\n"
    text += "- **Ash:**\n  - tall\n  - **Bark:** smooth\n"
    assert [prompt for _, prompt, _ in said(text)] == [
        "Which trees are there?",
        "Oak",
        "Ash",
        "Ash: Bark",
    ]


@pytest.mark.parametrize("lead", ["They store =>", "They store →", "They store ->"])
def test_an_arrow_leads_in_as_a_colon_does(lead: str) -> None:
    kind, prompt, answer = said(f"## Trees\n\n{lead}\n\n- starch\n- oil\n- water\n")[0]
    assert (kind, prompt, answer) == ("list", "Trees", "starch\noil\nwater")


def test_several_pairs_of_one_line_are_as_many_terms() -> None:
    text = "## Verbs\n\n- put on: anziehen / put off: ausziehen / put out: löschen\n"
    text += (
        "- supply (n) – Vorrat, Lager / Angebot / (v): liefern\n- enquire: ask # require: want\n"
    )
    text += "- verb: GET / POST / note: of HTTP\n- prefer: lieber mögen / = opt (v): wählen\n"
    assert pairs(text) == [
        *(("put on", "anziehen"), ("put off", "ausziehen"), ("put out", "löschen")),
        ("supply (n)", "Vorrat, Lager / Angebot / (v): liefern"),
        *(("enquire", "ask"), ("require", "want")),
        ("verb", "GET / POST / note: of HTTP"),
        *(("prefer", "lieber mögen"), ("opt (v)", "wählen")),
    ]
    document, _ = parse(text, NOTES)
    first, *_ = found = [one for one in entries(document.sections) if isinstance(one, Term)]
    assert len({one.location for one in found}) == len(found)
    assert {str(one.location) for one in found[:3]} == {str(first.location)} == {"notes.md:3"}


def test_a_single_item_below_prose_stays_in_the_answer() -> None:
    text = "## Rosenmund\n\nRCOCl gives RCHO.\n\n- Acid chloride: aldehyde, and no further\n\n---\n"
    answer = "RCOCl gives RCHO.\nAcid chloride: aldehyde, and no further"
    assert said(text)[0] == ("question", "Rosenmund", answer)


def test_a_question_with_another_name_behind_it_keeps_its_list() -> None:
    kinds = [
        kind for kind, _, _ in said("## What is access? (modifier)\n\nIt is:\n\n- a: b\n- c: d\n")
    ]
    assert kinds[0] == "question"
    assert "context" not in kinds


def test_numbered_items_with_a_step_among_them_stay_one_list() -> None:
    text = "## C\n\n1. Compiler: turns words into bytes\n2. Machine: turns them to code\n3. Run\n"
    assert [kind for kind, _, _ in said(text)] == ["list"]


def test_what_defines_nothing_makes_no_pair() -> None:
    for item in ("blood: ___", "time: Time", "**rss:**, or the resident set, grows"):
        text = f"## C\n\n- {item}\n- {item} \n"
        assert not any(kind == "term" for kind, _, _ in said(text)), item


def test_quotes_that_name_the_parts_of_an_answer_keep_it_whole() -> None:
    text = "## Compiling\n\n> Why\n\n- asked often\n\n> Answer\n\n1. To bytes: by it\n2. Run it\n"
    text += "\n> Words\n\n- bytes\n"
    (only,) = said(text)
    whole = "To bytes: by it\nRun it\nWhy\nasked often\nWords\nbytes"
    assert only == ("question", "Compiling", whole)


def test_numbered_short_forms_are_pairs_beside_items_that_are_none() -> None:
    text = "## C\n\n1. SJF - Shortest Job First\n2. RR - Round Robin\n3. Priority\n"
    assert [kind for kind, _, _ in said(text)][:2] == ["term", "term"]


def test_a_sentence_that_leads_in_names_no_whole_but_stands_above_its_parts() -> None:
    text = "## When?\n\n- Old.\n- All of the main ones there are:\n  - **Habeas corpus:** frees\n"
    text += "- It holds.\n- Two kinds:\n  - **Civil:** old\n- It is kept.\n"
    document, _ = parse(f"# T\n\n{text}", NOTES)
    found = [e for e in entries(document.sections) if isinstance(e, Term) and e.within]
    assert [(plain(one.under), plain(one.prompt)) for one in found] == [
        ("All of the main ones there are", "Habeas corpus"),
        ("", "Two kinds: Civil"),
    ]


def test_a_single_item_that_holds_several_pairs_is_none() -> None:
    kinds = [
        kind for kind, _, _ in said("## Test\n\nTold by colour:\n\n- 1°: red; 2°: blue; 3°: none\n")
    ]
    assert "term" not in kinds


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        (
            "- Why?\n- So.\n- How?\n- By hand.\n- With care.\n",
            ["Why?: So.", "How?: By hand.\nWith care."],
        ),
        ("- A claim.\n- Why?\n- So.\n- How?\n- So.\n", ["T: A claim.", "Why?: So.", "How?: So."]),
        ("- Do you shut it?\n- I shut it.\n", ["Do you shut it?: ", ": I shut it."]),
        (
            "- Why?\n\n  So.\n- How?\n- By hand.\n- When?\n- Now.\n",
            ["Why?: So.", "How?: By hand.", "When?: Now."],
        ),
        ("- Why?\n- How?\n- By hand.\n", ["Why?: ", "How?: ", ": By hand."]),
        (
            "- Why?\n- **Term**: its meaning.\n- A word.\n",
            ["Why?: ", "Term: its meaning.", ": A word."],
        ),
        ("- A claim.\n- Why?\n", [": A claim.", "Why?: "]),
        ("- A claim.\n- Why? So.\n", ["T: A claim.", "Why?: So."]),
        ("- What is a lock?\n- Threads\n- Queues\n", ["What is a lock?: ", ": Threads\nQueues"]),
        (
            "- Two and two?\n- Four\n- Three and one?\n- Four\n",
            ["Two and two?: Four", "Three and one?: Four"],
        ),
        (
            "- 为什么？\n- 因为快。\n- 怎么做？\n- 手工。\n",
            ["为什么？: 因为快。", "怎么做？: 手工。"],
        ),
        ("1. Why?\n2. So.\n3. How?\n4. By hand.\n", ["Why?: So.", "How?: By hand."]),
        ("1. Why?\n2. How?\n3. By hand.\n", ["Why?: ", "How?: ", "By hand.: "]),
        (
            "1. Why?\n2. Once only\n3. How?\n4. Twice\n",
            ["Why?: ", "Once only: ", "How?: ", "Twice: "],
        ),
    ],
)
def test_items_behind_one_that_only_asks_answer_it(items: str, wanted: list[str]) -> None:
    text = f"# N\n\n## T\n\n{items}"
    document, _ = reader.parse(text, Path("notes.md"))
    assert [f"{prompt}: {answer}" for _, prompt, answer in told(document)] == wanted
    assert list(compare_source(document, text)) == []


@pytest.mark.parametrize("mark", [":::: column", ":::: {.column width=50%}"])
def test_the_line_that_names_a_column_leads_its_list_in(mark: str) -> None:
    columns = "".join(
        f"{mark}\n{name}\n\n* {name} one\n* {name} two\n::::\n" for name in ("Near", "Far")
    )
    document, _ = reader.parse(f"# T\n\n## Reefs\n\n::: columns\n\n{columns}:::\n", Path("n.md"))
    found = [(one.kind, plain(one.lead)) for one in entries(document.sections)]
    assert found == [("list", "Near"), ("list", "Far")]


# --- Code and what it does ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "name", "definition"),
    [
        ("`tar -c` packs files", "tar -c", "packs files"),
        ("`tar -c`  # packs files", "tar -c", "packs files"),
        ("`tar -c` // packs files", "tar -c", "packs files"),
        ("`-c`, `--create` pack files", "-c, --create", "pack files"),
        ("`-c` oder `--create` packt", "-c oder --create", "packt"),
        ("**`tar -c`** *packs* files", "tar -c", "packs files"),
        ("<kbd>Ctrl</kbd>+<kbd>C</kbd> copies", "Ctrl+C", "copies"),
        ("`tar -c` (packs files)", "tar -c", "(packs files)"),
        ("`tar -c`\n  packs files", "tar -c", "packs files"),
        ("`tar -c`打包文件", "tar -c", "打包文件"),
        ("`tar -c` упаковывает файлы", "tar -c", "упаковывает файлы"),
        ("`tar -c` يحزم الملفات", "tar -c", "يحزم الملفات"),
    ],
)
def test_code_with_words_behind_it_is_a_name_with_its_definition(
    item: str, name: str, definition: str
) -> None:
    lists = f"- {item}\n- `tar -x` unpacks them\n- `tar -t` lists them"
    others = [("tar -x", "unpacks them"), ("tar -t", "lists them")]
    assert pairs(f"## Archives\n\n{lists}\n") == [(name, definition), *others]


def test_code_and_words_define_also_where_they_stand_in_an_answer() -> None:
    text = "## How do I pack?\n\nWith one of:\n\n- `tar -c` packs files\n- `zip -r` packs folders\n"
    (_, *parts) = said(text)
    assert [part[1:] for part in parts] == [("tar -c", "packs files"), ("zip -r", "packs folders")]


@pytest.mark.parametrize(
    "items",
    [
        "- `tar`\n- `zip`\n- `gzip`",  # nothing is said of them
        "- `tar`, which is old, packs\n- `zip`, which is newer, too",  # the sentence goes on
        "- `tar`-Archive sind alt\n- `zip`-Archive sind neuer",  # a compound
        "- `tar` and others pack\n- `zip` et les autres emballent",  # said together with words
        "- `tar` packs files\n- It keeps their owners\n- It is old",  # few begin with code
        "- `tar` packs files\n- `tar` keeps their owners",  # a list about one thing
        "- `tar` packs what?\n- `zip` packs what?",
        "1. `tar -c` packs them\n2. `gzip` makes them small\n3. `scp` sends them",  # steps
        "- `tar -c` packs files",  # alone
    ],
)
def test_code_that_a_sentence_only_speaks_of_is_no_name(items: str) -> None:
    assert "term" not in {kind for kind, _, _ in said(f"## Archives\n\n{items}\n")}


def test_code_is_one_name_also_where_it_is_all_of_its_list() -> None:
    text = "## Undo\n\n- `tar --delete -f a.tar -- b.txt` - takes a file out\n"
    assert pairs(text) == [("tar --delete -f a.tar -- b.txt", "takes a file out")]


@pytest.mark.parametrize(
    ("line", "kinds"), [("2) Zweiter Teil", ["context"]), ("- Rust", ["question"])]
)
def test_a_number_and_a_name_above_other_headings_answer_nothing(
    line: str, kinds: list[str]
) -> None:
    text = f"# Notes\n\n## Metals\n\n{line}\n\n### Iron\n\nIt rusts.\n\n## Wood\n\nIt burns.\n"
    found = said(text)
    assert [kind for kind, _, _ in found] == [*kinds, "question", "question"]
    assert said("# Notes\n\n## Metals\n\n1. Iron\n")[0][0] == "question"


def test_three_hyphens_are_a_dash_also_before_questions() -> None:
    text = (
        "## Diario\n\n- Mattina --- sonno? febbre? Altro?\n- Sera --- cena\n- **Notte** --- sogni\n"
    )
    assert pairs(text) == [
        ("Mattina", "sonno? febbre? Altro?"),
        ("Sera", "cena"),
        ("Notte", "sogni"),
    ]


def test_names_of_which_only_some_are_defined_are_one_list() -> None:
    for sign, tail in ((":", "seen late"), ("：", "看得晚")):
        text = f"## Kinds\n\nThere are two:\n\n- **boolean**\n- **time**{sign} {tail}\n"
        found = said(text)
        assert found[0] == ("list", "Kinds", f"boolean\ntime{sign} {tail}")
        assert [kind for kind, _, _ in found[1:]] == ["term"]


@pytest.mark.parametrize("sign", ["=", "-"])
def test_an_equation_is_no_term_and_keys_are_one(sign: str) -> None:
    text = f"## T\n\n- stock + bought {sign} used + left\n- a × b {sign} c × d\n"
    assert {kind for kind, _, _ in said(text)} == {"list"}
    assert pairs(f"## T\n\n- Ctrl + C {sign} copy\n- Ctrl + V {sign} paste\n")[0] == (
        "Ctrl + C",
        "copy",
    )


def test_a_calculation_is_no_term() -> None:
    for items in (
        "- 500/320 = 1.5625\n- 1000/320 = 3.125\n",
        "- 2 · (3 + 4) = 14\n- 2^10 = 1024\n",
    ):
        assert "term" not in " ".join(kind for kind, _, _ in said(f"## Why?\n\nSo:\n\n{items}"))
    for items in ("- 1848 = uprising\n- 1871 = founded\n", "- 24/7 = always\n- 9-to-5 = work\n"):
        assert [kind for kind, _, _ in said(f"## Words\n\n{items}")] == ["term", "term"]


@pytest.mark.parametrize(
    ("parent", "names"),
    [
        ("**Consejo** (art. 15; arts. 235-236 TFUE)", "Consejo: Sede"),
        ("**欧洲理事会**（第十五条和第二百三十五条以及其他）", "欧洲理事会: Sede"),
        ("**Der Rat der Minister aller Länder der Union**", "Sede"),
    ],
)
def test_a_long_parent_stays_with_its_parts(parent: str, names: str) -> None:
    text = (
        f"# T\n\n## A\n\n- {parent}: uno.\n  - **Sede**: Roma.\n  - **Voto**: doble.\n- **B**: b\n"
    )
    document, _ = parse(text, NOTES)
    found = [e for e in entries(document.sections) if isinstance(e, Term) and e.within]
    assert plain(found[0].prompt) == names
    assert bool(found[0].under) == (names == "Sede")  # what is no name stands above


@pytest.mark.parametrize(
    ("item", "pair"),
    [
        (
            "To **undo** all the changes of one line: `U`",
            ("To undo all the changes of one line", "U"),
        ),
        ("Go to the **end** of the file:`G`.", ("Go to the end of the file", "G.")),
        ("Show where you are and how long it is: `Ctrl` / `G`", None),
    ],
)
def test_what_a_command_does_may_take_more_words_than_a_name(
    item: str, pair: tuple[str, str] | None
) -> None:
    found = pairs(f"## Keys\n\n- {item}\n- Quit: `:q`\n- Save: `:w`\n")
    assert len(found) == 3
    assert pair in {None, found[0]}


@pytest.mark.parametrize("example", ["E.g. of a lock", "Vb. bij een slot", "Bsp. für ein Schloss"])
def test_an_example_of_a_thing_is_no_name(example: str) -> None:
    text = f"## Locks\n\n- {example}: wait\n- {example} again: go on\n"
    assert "term" not in {kind for kind, _, _ in said(text)}


def test_a_sentence_before_words_is_no_name() -> None:
    text = "## T\n\n- It says that the file is not there any more: look\n- It waits for the disk\n"
    assert {kind for kind, _, _ in said(text)} == {"list"}


def test_names_over_bullets_are_terms_where_these_say_something() -> None:
    text = (
        "## Passing\n\n- By value\n  - the function is given a copy of it\n    - so it is safe\n"
        "- By name\n  - it is worked out again at each use in the body\n  - slow\n"
        "- Laziness\n  - nothing is worked out\n- Kinds of both\n  - lazy\n  - strict\n"
    )
    found = said(text)
    assert [(kind, name) for kind, name, _ in found] == [
        ("term", "By value"),
        ("term", "By name"),
        ("term", "Laziness"),
        ("term", "Kinds of both"),
    ]


@pytest.mark.parametrize(
    "items",
    [
        "- Pets\n  - cats\n  - dogs\n- Farm\n  - cows\n  - pigs\n",
        "- chews it\n- rolls it into a ball\n  - the bolus\n- swallows it\n  - by the throat\n",
        "- Knuth\n  - [The Art](https://e.org/a)\n- Date\n  - [Relations](https://e.org/b)\n",
        "- Splicing\n  - How is it done in the neurons of a mouse?\n"
        "- Codes\n  - Which progress was made with them?\n",
    ],
)
def test_names_over_names_and_over_questions_are_a_list(items: str) -> None:
    assert "term" not in {kind for kind, _, _ in said(f"## Topics\n\n{items}")}


def test_a_name_on_a_list_and_a_sentence_that_counts_it_lead_in() -> None:
    text = (
        "## The cell\n\nIt is highly organized and has three basic parts.\n\n- membrane\n"
        "- nucleus\n- cytosol\n\nMovement\n- flagella\n- cilia\n\nIt rests\nfor long.\n- a\n- b\n"
    )
    document, _ = parse(text, NOTES)
    leads = [plain(entry.lead) for entry in entries(document.sections)]
    assert leads == ["It is highly organized and has three basic parts.", "Movement", ""]


def test_a_sentence_that_counts_terms_answers_its_heading() -> None:
    text = "## Modes\n\nThere are two modes of it.\n\n- **User:** checks\n- **Kernel:** does not\n"
    assert [kind for kind, _, _ in said(text)] == ["question", "term", "term"]


@pytest.mark.parametrize("line", ["A thing that moves", "a → b", "Speed = way / time"])
def test_the_line_below_a_heading_answers_it(line: str) -> None:
    first, *_ = said(f"## Engine\n\n{line}\n- it needs fuel, and gives work for it all the time\n")
    assert first[0] == "question"
    assert first[2].startswith(line)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("**Empire:** a state that rules over others.", [("term", "Empire")]),
        ("**Note:** it rules over many others.", []),
        ("**Causes:** it rules over many others.", []),
        ("**Empire:** big.", []),
        ("**Golden rule:** rule over as many others as you can.", []),
        ("**The design goal:** to rule over as many as one can.", []),
    ],
)
def test_a_definition_in_a_quote_is_asked_in_addition(
    quote: str, found: list[tuple[str, str]]
) -> None:
    text = f"## World\n\nAll changes at the end of the century.\n\n> {quote}\n"
    assert [(kind, name) for kind, name, _ in said(text)[1:]] == found


CODED = "- Add\n\n  ```sh\n  add x\n  ```\n- Take\n\n  ```\n  take y\n  ```\n"


def test_bullets_with_code_below_each_ask_for_it() -> None:
    document, _ = parse(f"# T\n\n## Remotes\n\n{CODED}", NOTES)
    found = [
        (plain(one.prompt), plain(one.lead), one.block.text)
        for one in entries(document.sections)
        if isinstance(one, Sample)
    ]
    assert found == [("Remotes", "Add", "add x"), ("Remotes", "Take", "take y")]


@pytest.mark.parametrize(
    "items",
    [
        CODED.replace("- ", "1. ").replace("  ", "   "),
        f"{CODED}- Look\n- Wait\n- Rest\n",
        CODED.replace("x\n  ```", "x\n  ```\n\n  ```sh\n  see x\n  ```"),
    ],
)
def test_steps_and_bullets_most_of_which_have_none_stay_together(items: str) -> None:
    document, _ = parse(f"# T\n\n## Remotes\n\n{items}", NOTES)
    assert not [one for one in entries(document.sections) if one.lead and one.kind == "code"][1:]


def test_a_name_that_several_items_have_labels_them() -> None:
    text = "* Task: a lamp\n* Task: a chair\n* Task: a big table\n* Plan: what is drawn\n"
    assert [kind for kind, _, _ in said(f"## Wood\n\n{text}")] == ["list"]
    assert pairs("## Wood\n\n* bank: a seat\n* bank: for money\n* bark: of a tree\n")
