"""Tables and timelines: what a row asks, what a date asks, and what stays whole."""

from pathlib import Path

import pytest

from cribdeck.deck.notes import DEFINITION_FIELD, TASK_FIELD, NoteType
from cribdeck.notes.blocks import Inlines, Table, Text
from cribdeck.notes.dates import is_date, split_date
from cribdeck.notes.document import Term
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from tests.test_cards import fields, notes_of, words

NOTES = Path("notes.md")


def said(text: str) -> list[tuple[str, str, str]]:
    """The kind, the prompt and the answer of each entry in `text`; "+" before the kind of a part
    that another one prints."""
    document, _ = parse(text, NOTES)
    return [
        (f"{'+' * entry.within}{entry.kind}", plain(entry.prompt), plain_blocks(entry.answer))
        for entry in entries(document.sections)
    ]


def asked(head: str, *rows: str) -> list[tuple[str, str]]:
    """The prompts and answers of the rows of a table under a heading."""
    bars = "|".join("---" for _ in head.split("|"))
    lines = "\n".join(f"| {row} |" for row in (head, bars, *rows))
    whole, *parts = said(f"## Table\n\n{lines}\n")
    assert whole[0] == ("context" if parts else "question")
    assert all(kind.startswith("+") for kind, _, _ in parts)
    return [(prompt, answer) for _, prompt, answer in parts]


# --- Rows -----------------------------------------------------------------------------------------


def test_two_columns_are_terms_both_ways() -> None:
    assert asked("Deutsch | English", "**Hund** | dog", "`Katze` | cat") == [
        ("Hund", "dog"),
        ("Katze", "cat"),
    ]
    note, _ = notes_of("## T\n\n| a | b |\n|---|---|\n| Hund | dog |\n| Katze | cat |\n")
    assert (fields(note)["Prompt"], fields(note)["Reverse"]) == ("Hund", "1")


@pytest.mark.parametrize(
    ("one", "other"), [("`ls -a`", "`ls -A`"), ("gu", "gU"), ("**Mb**", "**MB**"), ("dF", "df")]
)
def test_names_that_differ_in_their_case_are_two(one: str, other: str) -> None:
    said = f"{one} | shows one thing\n- {other} | shows another thing".split("\n- ")
    assert [name for name, _ in asked("Command | What it does", *said)] == [
        name.strip("`*") for name in (one, other)
    ]
    listed = "## T\n\n" + "".join(f"- {row.replace(' | ', ': ')}\n" for row in said)
    assert [fields(note)["Reverse"] for note in notes_of(listed)] == ["1", "1"]


@pytest.mark.parametrize("head", ["Example", "Beispiel", "Exemples", "пример", "例文", "مثال"])
def test_an_example_stands_below_the_answer_and_is_not_asked_with(head: str) -> None:
    text = f"## T\n\n| a | b | {head} |\n|-|-|-|\n| Hund | dog | Der Hund bellt. |\n| Au | ow | |\n"
    assert said(text)[1:] == [
        ("+term", "Hund", "dog\nDer Hund bellt."),
        ("+term", "Au", "ow"),
    ]
    note, _ = notes_of(text)
    assert "bellt" in fields(note)["Answer"] and "bellt" not in fields(note)[DEFINITION_FIELD]


def test_examples_stand_below_the_answers_of_wider_tables_too() -> None:
    rows = ("猫 | ねこ | cat | 猫だ。", "犬 | いぬ | dog | …")
    assert asked("漢字 | 読み | Meaning | 例", *rows) == [
        ("猫", "cat\nねこ\n猫だ。"),
        ("犬", "dog\nいぬ"),
    ]
    rows = ("go | went | gone | I go.", "see | saw | ??? | I see.")
    assert asked("Verb | Past | Participle | Example", *rows) == [
        ("go (Verb): Past, Participle?", "Past: went\nParticiple: gone\nI go."),
        ("see (Verb): Past?", "Past: saw\nI see."),
    ]


@pytest.mark.parametrize("heads", ["Level | Meaning", "Niveau | Bedeutung", "Сложность | English"])
def test_what_is_kept_of_words_is_not_asked_with_their_meaning(heads: str) -> None:
    rows = ("Hund | easy | a dog", "Kauz | hard | a bird")
    label = heads.split()[0]
    assert asked(f"Word | {heads}", *rows) == [
        ("Hund", f"a dog\n{label}: easy"),
        ("Kauz", f"a bird\n{label}: hard"),
    ]


def test_two_words_of_one_meaning_leave_the_others_of_a_small_table_terms() -> None:
    rows = ("begin | anfangen", "start | anfangen", "rest | ruhen")
    assert [front for front, _ in asked("English | German", *rows)] == ["begin", "start", "rest"]
    kinds = [front for front, _ in asked("Animal | Kind", "ant | six", "bee | six", "cat | four")]
    assert kinds == ["ant: Kind?", "bee: Kind?", "cat: Kind?"]


def test_what_a_level_is_is_asked_where_nothing_else_defines() -> None:
    rows = ("Bite | high | run", "Sting | low | wait")
    assert [front for front, _ in asked("Risk | Level | Reaction", *rows)] == [
        "Bite (Risk): Level, Reaction?",
        "Sting (Risk): Level, Reaction?",
    ]
    codes = ("404 | not found | no such page", "403 | forbidden | no right to it")
    assert "not found" in asked("Code | Status | Description", *codes)[0][1]


def test_a_reading_may_stand_between_the_two() -> None:
    assert asked("Kanji | Reading | Meaning", "猫 | ねこ | cat", "犬 | いぬ | dog") == [
        ("猫", "cat\nねこ"),
        ("犬", "dog\nいぬ"),
    ]


def test_of_several_languages_the_first_two_are_asked_both_ways() -> None:
    head = "Deutsch | English | Français | Русская | 日本語"
    rows = ("Nadel | needle | aiguille | игла | 針[はり]", "Faden | thread | fil | | []")
    text = "## T\n\n| {} |\n|-|-|-|-|-|\n| {} |\n| {} |\n".format(head, *rows)
    assert said(text)[1:] == [
        ("+term", "Nadel", "needle\nFrançais: aiguille\nРусская: игла\n日本語: 針[はり]"),
        ("+term", "Faden", "thread\nFrançais: fil"),
    ]
    note, _ = notes_of(text)
    assert fields(note)["Reverse"] == "1" and "игла" not in fields(note)[DEFINITION_FIELD]
    gaps = ("Nadel | needle | aiguille | игла | 針", "Knopf | | bouton | () | ボタン")
    found = asked(head, *gaps, "Saum | hem | ourlet | | ", gaps[0])
    assert [prompt for prompt, _ in found] == [
        "Nadel",
        "Knopf (Deutsch): Français, 日本語?",
        "Saum",
    ]
    assert found[0][1].startswith("needle\nFrançais")


@pytest.mark.parametrize(
    ("head", "prompt"),
    [
        ("English | Past | Participle", "sew (English): Past, Participle?"),
        ("Tool | English | German", "sew (Tool): English, German?"),
        ("German verb | German noun | English", "sew (German verb): German noun, English?"),
        ("English | German | Gender", "sew (English): German, Gender?"),
    ],
)
def test_other_columns_than_those_of_languages_are_asked_together(head: str, prompt: str) -> None:
    assert asked(head, "sew | sewed | sewn", "mow | mowed | mown")[0][0] == prompt


@pytest.mark.parametrize("blank", ["[]", "( )", "（）", "-"])
def test_brackets_with_nothing_in_them_are_not_asked_for(blank: str) -> None:
    found = asked("Kiln | Heat | Glaze", "Anagama | high | ash", f"Raku | low | {blank}")
    assert found[1] == ("Raku (Kiln): Heat?", "Heat: low")
    assert asked("Kiln | Glaze", "Anagama | ash", f"Raku | {blank}", "Noborigama | salt") == [
        ("Anagama (Kiln): Glaze?", "ash"),
        ("Noborigama (Kiln): Glaze?", "salt"),
    ]
    code = asked("Type | Empty | Open", "list | `[]` | yes", "tuple | `()` | no")
    assert code[0] == ("list (Type): Empty, Open?", "Empty: []\nOpen: yes")
    assert asked("Sign | Meaning", "[] | any of these", "() | a group")[0][0].startswith("[]")


def test_a_wider_table_asks_for_the_cells_of_each_row() -> None:
    rows = ("TCP | yes | slow", "UDP | no | -")
    assert asked("Protocol | Safe | Speed", *rows) == [
        ("TCP (Protocol): Safe, Speed?", "Safe: yes\nSpeed: slow"),
        ("UDP (Protocol): Safe?", "Safe: no"),
    ]
    rows = ("TCP | resent | dropped", "UDP | gone | kept")
    assert asked("What becomes of a packet? | lost | doubled", *rows) == [
        ("What becomes of a packet? TCP", "lost: resent\ndoubled: dropped"),
        ("What becomes of a packet? UDP", "lost: gone\ndoubled: kept"),
    ]


def test_what_a_cell_shares_with_others_is_asked_one_way() -> None:
    genders = asked("Word | Article", "Hund | der", "Mann | der", "Frau | die")
    assert genders == [
        ("Hund: Article?", "der"),
        ("Mann: Article?", "der"),
        ("Frau: Article?", "die"),
    ]
    assert asked("Q | A", "What is it? | A dog.", "Who? | Rex.") == [
        ("What is it?", "A dog."),
        ("Who?", "Rex."),
    ]


@pytest.mark.parametrize(
    ("head", "prompt", "back"),
    [
        ("Port | Use", "22 (Port): Use?", "SSH (Use): Port?"),
        ("Puerto | Servicio", "22 (Puerto): Servicio?", "SSH (Servicio): Puerto?"),
        ("端口 | 服务", "22 (端口): 服务?", "SSH (服务): 端口?"),
        ("Port | Meaning", "22 (Port): Meaning?", "SSH (Meaning): Port?"),  # a number is no name
    ],
)
def test_a_second_column_that_defines_nothing_is_asked_for_by_its_head(
    head: str, prompt: str, back: str
) -> None:
    rows = "|---|---|\n| 22 | SSH |\n| 25 | SMTP |\n| 26 | SMTP |\n| 53 | DNS |\n"
    notes = [fields(note) for note in notes_of(f"## T\n\n| {head} |\n{rows}")]
    asked = [note["Prompt"] for note in notes]
    assert asked[:2] == [prompt, back]
    assert (notes[1]["Answer"], notes[1][TASK_FIELD]) == ("22", "")
    assert len(asked) == 6  # SMTP leads to no port


def test_a_row_is_asked_the_other_way_round_where_that_asks_for_something() -> None:
    table = (
        "## T\n\n| Table | Best for |\n|---|---|\n| hash table | keys in a hash |\n| tree | x |\n"
    )
    turned = [fields(note)["Prompt"] for note in notes_of(table)]
    assert turned == [
        "hash table (Table): Best for?",
        "tree (Table): Best for?",
        "x (Best for): Table?",
    ]
    off = f"---\ncards:\n  reverse: off\n---\n{table}"
    assert len(notes_of(off)) == 2
    long = " ".join(["word"] * 21)
    assert len(notes_of(table.replace("| x |", f"| {long} |"))) == 2
    assert len(notes_of(table.replace("| Table |", "| |"))) == 2  # nothing says what they are


@pytest.mark.parametrize(
    "head",
    [
        *("Begriff | Bedeutung", "Mot | Définition", "Words | Definitions or Examples"),
        *("Deutsch | Englisch", "Русский | Английский", "de | en", "x | E(x)", " | "),
    ],
)
def test_a_column_defines_where_its_head_says_so_or_asks_for_nothing(head: str) -> None:
    assert asked(head, "Hund | dog", "Katze | cat") == [("Hund", "dog"), ("Katze", "cat")]


def test_halves_with_the_same_heads_are_one_table() -> None:
    rows = ("0 | cero | | 10 | diez", "2 | dos | | 20 | veinte", "3 | tres | | |")
    assert asked("Number | Spanish | | Number | Spanish", *rows) == [
        ("0 (Number): Spanish?", "cero"),
        ("10 (Number): Spanish?", "diez"),
        ("2 (Number): Spanish?", "dos"),
        ("20 (Number): Spanish?", "veinte"),
        ("3 (Number): Spanish?", "tres"),
    ]
    signs = ("人 | rén | man | 山 | shān | hill", "火 | huǒ | fire | 日 | rì | sun")
    found = asked("汉字 | Pinyin | Meaning | 汉字 | Pinyin | Meaning", *signs)
    assert [name for name, _ in found] == ["人", "山", "火", "日"]
    (twice, *_) = asked(
        "Word | Form | Other | Form", "go | went | is | been", "be | was | do | did"
    )
    assert twice == ("go (Word): Form, Other, Form?", "Form: went\nOther: is\nForm: been")


def test_a_column_of_links_is_not_asked_for() -> None:
    head = "Code | Name | More"
    rows = ("200 | OK | [?](https://example.org/a)", "404 | Not found | [?](https://example.org/b)")
    assert asked(head, *rows) == [("200 (Code): Name?", "OK"), ("404 (Code): Name?", "Not found")]
    linked = ("a | [one](x.md) | first", "b | [two](y.md) | second")
    assert asked("Key | Page | Turn", *linked)[0][0] == "a (Key): Turn?"


def test_a_column_of_links_to_the_pages_of_the_names_is_not_asked_for() -> None:
    rows = ("**Kiln** | a hot oven | [[Kiln]]", "**Glaze** | a coat of glass | [[glaze ]]")
    assert asked("Word | Definition | Page", *rows) == [
        ("Kiln", "a hot oven"),
        ("Glaze", "a coat of glass"),
    ]
    others = ("Kiln | brick | [[Clay]]", "Glaze | sand | [[Glass]]")
    assert asked("Word | Made of | Kin", *others)[0][0] == "Kiln (Word): Made of, Kin?"
    alike = ("sheep | sheep | wool", "deer | deer | horn")
    assert asked("One | Many | Gives", *alike)[0][0] == "sheep (One): Many, Gives?"


@pytest.mark.parametrize(
    ("head", "rows", "prompt"),
    [
        ("ID | Tool | Use", ("R001 | Saw | cuts", "R002 | Awl | bores"), "Saw (Tool): Use?"),
        ("ID | Tool | Use", ("R001 | Saw | cuts", "R003 | Awl | bores"), "R001 (ID): Tool, Use?"),
        ("ID | Tool | Use", ("R001 | Saw | cuts", "R002 | Saw | rips"), "R001 (ID): Tool, Use?"),
        ("T | Size | Deep", ("T1 | small | no", "T2 | large | yes"), "T1 (T): Size, Deep?"),
        ("Code | Tool | Use", ("A01 | Saw | cuts", "A02 | Awl | bores"), "A01 (Code): Tool, Use?"),
        ("ID | Use", ("R001 | cuts", "R002 | bores"), "R001 (ID): Use?"),
    ],
)
def test_what_only_numbers_an_entry_is_not_asked_for(
    head: str, rows: tuple[str, str], prompt: str
) -> None:
    assert asked(head, *rows)[0][0] == prompt


def test_a_later_column_names_the_rows_where_few_have_a_word_in_the_first() -> None:
    rows = ("何 | なに | nani | what", "誰 | だれ | dare | who", " | いつ | itsu | when")
    more = (" | どこ | doko | where", " | なぜ | naze | why")
    assert asked("漢字 | Word | Romaji | Use", *rows, *more)[1:3] == [
        ("だれ (Word): Use, 漢字?", "Use: who\n漢字: 誰\ndare"),
        ("いつ (Word): Use?", "Use: when\nitsu"),
    ]
    again = ("old | a | b", " | a | c", " | a | d", " | a | e")
    assert asked("Kind | Name | Note", *again) == []


def test_numbers_from_one_on_name_what_has_a_name_and_no_part_of_a_book() -> None:
    rows = ("1 | Physical", "2 | Data link", "3 | Network")
    assert asked("Layer | Name", *rows)[0] == ("1 (Layer): Name?", "Physical")
    assert asked("Zahl | Spanisch", "1 | uno", "2 | dos")[0] == ("1 (Zahl): Spanisch?", "uno")
    for head in ("# | Name", "No. | Name", " | Name", "Lecture | Name", "Kapitel | Name"):
        assert len(said(f"## T\n\n| {head} |\n|---|---|\n| {rows[0]} |\n| {rows[1]} |\n")) == 1
    rules = ("1 | Be kind to all whom you may meet", "2 | Do not be late for what you said")
    assert len(said(f"## T\n\n| Rule | Text |\n|---|---|\n| {rules[0]} |\n| {rules[1]} |\n")) == 1


def test_sentences_are_asked_where_their_head_names_a_language() -> None:
    rows = (
        "El tren ya no está en la ciudad | Der Zug ist fort",
        "No tengo dinero para el billete | Ich habe kein Geld",
    )
    assert asked("Español | Deutsch", *rows)[0][1] == "Der Zug ist fort"
    assert len(said(f"## T\n\n| They | We |\n|---|---|\n| {rows[0]} |\n| {rows[1]} |\n")) == 1


@pytest.mark.parametrize("heads", ["singular | plural", "Einzahl | Mehrzahl", "ед. ч. | мн. ч."])
def test_the_person_of_a_form_is_asked_for(heads: str) -> None:
    one, more = heads.split(" | ")
    found = asked(f" | {heads}", "1 | tengo | tenemos", "2 | tienes | tenéis", "3 | tiene | tienen")
    assert found[0] == (f"1: {one}, {more}?", f"{one}: tengo\n{more}: tenemos")


def test_values_are_asked_for_that_are_bounds_or_have_words_beside_them() -> None:
    rows = ("Normal | <120 | <80", "High | 130-139 | 80-89", "Higher | ≥140 | ≥90")
    assert asked("Pressure | Systolic | Diastolic", *rows)[0] == (
        "Normal (Pressure): Systolic, Diastolic?",
        "Systolic: <120\nDiastolic: <80",
    )
    doses = ("Aspirin | 500 mg | 4 g | mouth", "Insulin | 10 IU | 60 IU | skin")
    assert len(asked("Drug | Dose | Most | By", *doses)) == 2
    measured = (
        "first | 12.5 s | 3 | 40 %",
        "second | 13.1 s | 2 | 41 %",
        "third | 11.9 s | 7 | 39 %",
    )
    assert asked("Run | Time | Errors | Load", *measured) == []


def test_a_dash_in_code_is_no_sign_of_an_empty_cell() -> None:
    found = asked("Operator | Description", "`,` | apart", "`-` | a range", "`/` | steps")
    assert [name.split()[0] for name, _ in found] == [",", "-", "/"]


def test_a_dash_in_the_corner_says_nothing() -> None:
    rows = ("TCP | yes | slow", "UDP | no | fast")
    assert asked("- | Safe | Speed", *rows)[0][0] == "TCP: Safe, Speed?"


def test_a_running_number_and_an_empty_column_say_nothing() -> None:
    assert asked("# | Word | | Meaning", "1 | Hund | | dog", "2 | Katze | | cat") == [
        ("Hund", "dog"),
        ("Katze", "cat"),
    ]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("x | y", ("1 | 2.5", "2 | 5")),
        ("city | h | km", ("Bonn | 1 | 20 km", "Ulm | 2 | 30 km")),
        ("a | b", ("| 1", "| 2")),
        ("who | what", ("we | go", "we | come", "they | go")),
        ("a | b | c | d | e | f | g", ("1 | b | c | d | e | f | g",)),
        ("only", ("one", "column")),
        ("task | text | answer", ("A | [x](a.md) | [y](b.md)", "B | [x](c.md) | [y](d.md)")),
        (
            "he | she",
            ("he says what he thinks aloud | she thinks", "he thinks what he says aloud | so"),
        ),
        ("empty | body", ()),
        ("question | answer", ("1 (2019) | a", "2 | C (D in the first print)", "3 | e")),
        ("Frage | Lösungen", ("1 | a", "2 | b")),
    ],
)
def test_a_table_whose_rows_have_no_name_stays_whole(head: str, rows: tuple[str, ...]) -> None:
    assert asked(head, *rows) == []


def test_below_a_vocabulary_stands_no_answer_to_its_heading() -> None:
    table = "| a | b |\n|---|---|\n| Hund | dog |\n| Katze | cat |\n"
    text = f"## Unit 3\n\n{table}\nHe has a dog.\n\nThese:\n\n{table}\nA **cat** sleeps.\n"
    assert [kind for kind, _, _ in said(text)] == [
        *("context", "+term", "+term"),
        *("context", "context", "+term", "+term"),
        "fact",
    ]
    wider = text.replace("|---|", "|---|---|").replace("| a |", "| a | c |")
    assert said(wider.replace("| Hund |", "| Hund | x |"))[0][0] == "question"


def test_rows_that_are_compared_are_asked_for_their_columns() -> None:
    table = "| Call | Ends when | Fails when |\n|---|---|---|\n| `all` | all end | one fails |\n"
    text = f"## all vs any\n\n{table}| `any` | one ends | all fail |\n"
    for heading in ("all vs any", "What is the difference between all and any?"):
        assert said(text.replace("all vs any", heading))[1:] == [
            (
                "+question",
                "all (Call): Ends when, Fails when?",
                "Ends when: all end\nFails when: one fails",
            ),
            (
                "+question",
                "any (Call): Ends when, Fails when?",
                "Ends when: one ends\nFails when: all fail",
            ),
        ]
    named = text.replace("## all vs any", "## Promises vs callbacks")
    assert said(named)[1][1] == "all (Call): Ends when, Fails when?"
    heads = named.replace("Ends when", "Promises").replace("Fails when", "Callbacks")
    assert [kind for kind, _, _ in said(heads)] == ["comparison"]
    for one in ("callback", "c++"):  # also in the plural, and where it is no word
        heads = named.replace("Ends when", "Future").replace("Fails when", one)
        assert said(heads.replace("callbacks", f"{one}s"))[0][0] == "comparison"
    notes = text.replace("Fails when", "Notes")
    assert said(notes)[1] == (
        "+question",
        "all (Call): Ends when?",
        "Ends when: all end\none fails",
    )


def test_no_heading_asks_for_more_rows_than_anybody_tells_at_once() -> None:
    rows = "".join(f"| word {i} | said {i} | x{i} |\n" for i in range(8))
    table = f"| Word | Said as | Kind |\n|---|---|---|\n{rows}"
    (first, _, lead), (second, *_), *parts = said(f"## Trees\n\nWhat grows.\n\n{table}")
    assert (first, second, len(parts)) == ("question", "context", 8)
    assert lead == "What grows."
    assert said(f"## Trees\n\n(Bäume)\n\n{table}")[0][0] == "context"
    below = said(f"## Trees\n\n{table}\nThey grow.\n")
    assert [kind for kind, _, _ in below if kind[0] != "+"] == ["context", "context"]
    question = said(f"## What trees are there?\n\nThese grow.\n\n{table}")
    assert [kind for kind, _, _ in question if kind[0] != "+"] == ["question"]


def test_paragraphs_beside_a_table_answer_with_it_and_a_line_with_a_colon_leads_in() -> None:
    table = "| a | b |\n|---|---|\n| Hund | dog |\n| | |\n| Katze | cat |\n| Maus | mouse |\n"
    for above, kinds in (
        ("Some.\n\n", ["question"]),
        ("These:\n\n", ["context"]),
        ("---\n\n", ["rule", "remark"]),
    ):
        found = [kind for kind, _, _ in said(f"## T\n\n{above}{table}")]
        assert found == [*kinds, "+term", "+term", "+term"]
    compared = "## Dog vs cat\n\n| | dog | cat |\n|---|---|---|\n| says | wau | miau |\n"
    assert [kind for kind, _, _ in said(compared)] == ["comparison"]


def test_lines_that_are_no_rows_are_dropped() -> None:
    text = "## T\n\n| a | b |\n|---|---|\n| x | y |\n| --- | :--: |\n| - | z |\n{: .wide #one}\n"
    document, problems = parse(text, NOTES)
    (whole,) = entries(document.sections)
    (table,) = whole.answer
    assert isinstance(table, Table) and len(table.rows) == 2 and problems == ()
    (left_out,) = document.left_out
    assert (left_out.text, left_out.location.line) == ("{: .wide #one}", 8)


def test_the_corner_of_a_comparison_asks() -> None:
    rows = "|---|---|---|\n| Stored | stays | gone |\n"
    for corner, prompt in (
        ("What happens to it?", "What happens to it? Stored: A, B"),
        ("", "A vs B: Stored"),
        ("Event", "A vs B: Stored"),
    ):
        _, row = notes_of(f"# T\n\n### A vs B\n\n| {corner} | A | B |\n{rows}")
        assert fields(row)["Prompt"] == prompt


# --- Parts of an answer ---------------------------------------------------------------------------


def test_terms_in_the_items_of_a_list_are_asked_in_addition() -> None:
    text = "## Words\n\n- verbs\n  - ser – to be\n  - ir – to go\n- nouns\n  - **sol**: sun\n"
    assert [(kind, prompt) for kind, prompt, _ in said(text)] == [
        ("list", "Words"),
        ("+term", "verbs: ser"),
        ("+term", "verbs: ir"),
        ("+term", "nouns: sol"),  # one in bold is one whatever stands beside it
    ]
    names = "## Words\n\n- **Mean**\n  - normal: a\n  - skewed: b\n- **Mode**: most of all\n"
    assert [prompt for _, prompt, _ in said(names)] == [
        "Mean",
        "Mean: normal",
        "Mean: skewed",
        "Mode",
    ]
    one_line = "## Words\n\n- - ser – to be\n  - ir – to go\n- x\n"
    assert [prompt for _, prompt, _ in said(one_line)] == ["Words", "ir"]


def test_a_heading_that_asks_is_asked_for_the_terms_of_its_answer_in_addition() -> None:
    text = (
        "## Which gates are there?\n\nTwo:\n\n* **AND**: both\n* OR: one\n\n"
        "| Sign | Gate |\n|---|---|\n| & | AND |\n| ≥1 | OR |\n\n"
        "| Gate | in | out |\n|---|---|---|\n| NOT | 1 | 0 |\n| ID | 1 | 1 |\n"
    )
    (whole, *parts) = said(text)
    assert whole[:2] == ("question", "Which gates are there?")
    assert parts == [
        ("+term", "AND", "both"),
        ("+term", "OR", "one"),
        ("+question", "& (Sign): Gate?", "AND"),
        ("+question", "≥1 (Sign): Gate?", "OR"),
    ]
    compared = text.replace("Which gates are there?", "What is AND vs OR?")
    assert [kind for kind, _, _ in said(compared)] == ["comparison"]


# --- Timelines ------------------------------------------------------------------------------------

DATES = [
    *("1848", "1914–1918", "1914-18", "1914 – 1918", "1920s", "c. 1200", "1848-01-12"),
    *("12 Jan 1848", "Jan 12, 1848", "January 1848", "44 BC", "18th century", "12.01.1848"),
    *("12. Januar 1848", "44 v. Chr.", "12 de enero de 1848", "753 a. C.", "siglo XIX"),
    *("1er janvier 1848", "52 av. J.-C.", "12 de março de 1848", "12 января 1848 г.", "XIX век"),
    *("1848年1月12日", "公元前221年", "前221年", "19世纪", "12 يناير 1848", "12 בינואר 1848"),
    *("1848年1月", "西元前221年", "紀元前221年3月", "1848년 1월 12일", "기원전 37년", "1848년"),
    *(
        "12 de enero del 1848",
        "12th of January 1848",
        "1914–1918 гг.",
        "1848 года",
        "1 января 1848",
    ),
]


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("sign", [":", " –", " -", " —", " →"])
def test_a_date_and_a_sign_are_a_term_as_a_line_and_as_an_item(date: str, sign: str) -> None:
    told = [("term", date, "They meet."), ("term", "1999", "They part.")]
    assert said(f"## H\n\n{date}{sign} They meet.\n1999: They part.\n") == told
    assert said(f"## H\n\n- {date}{sign} They meet.\n- 1999: They part.\n") == told


@pytest.mark.parametrize(
    "line",
    [
        "404 – Not Found",
        "200: OK",
        "1914 – 1918 was bad",
        "10:30 – tea",
        "1848 was",
        "May: no",
        "12: x",
        "20 г: соль",
        "3年生: 生徒",
    ],
)
def test_other_numbers_are_no_dates(line: str) -> None:
    text: Inlines = (Text(line),)
    assert split_date(text) is None and not is_date(text)


@pytest.mark.parametrize(
    "head", ["Almost 1900", "Casi 1900", "Nach Ostern 1900", "Early 1900s", "**Almost 1900**"]
)
def test_a_word_before_the_date_begins_an_entry_in_a_further_line(head: str) -> None:
    told = [("term", "1848", "They meet."), ("term", head.strip("*"), "They part.")]
    assert said(f"## H\n\n1848: They meet.\n{head}: They part.\n") == told


@pytest.mark.parametrize(
    "line", ["in Rome 1900: all of it.", "Then 1900 people came.", "It was the year 1900: so."]
)
def test_a_sentence_with_a_number_begins_no_entry(line: str) -> None:
    told = [("term", "1848", f"They meet. {line}")]
    assert said(f"## H\n\n1848: They meet.\n{line}\n") == told


def test_a_line_without_a_date_goes_on_and_prose_stands_beside() -> None:
    text = "## H\n\nIt began.\n\n1848: They meet\nin Rome.\n**1849**: They part.\n\nIt ended.\n"
    assert said(text) == [
        ("question", "H", "It began."),
        ("term", "1848", "They meet in Rome."),
        ("term", "1849", "They part."),
        ("question", "H", "It ended."),
    ]
    assert [kind for kind, _, _ in said("## Log\n\n12.01.2020: second lesson\n")] == ["question"]


def test_a_date_asks_what_happened() -> None:
    (note,) = [n for n in notes_of("## H\n\n1848: They meet.\n") if n.note_type is NoteType.CARD]
    assert words(fields(note)[TASK_FIELD]) == "What happened?"


def test_a_day_of_a_month_ends_the_numbered_list_above_it() -> None:
    text = "## T\n\n1. one\n2. two\n\n12. Mai 1800: born\n13. Juni 1801 – died\n"
    assert said(text) == [
        ("list", "T", "one\ntwo"),
        ("term", "12. Mai 1800", "born"),
        ("term", "13. Juni 1801", "died"),
    ]


def test_rows_of_one_name_are_one_card_with_both_answers() -> None:
    text = "# T\n\n| de | en |\n|---|---|\n| sein | be |\n| Sein | his |\n| See | lake |\n"
    text += "| wo | where |\n| wer | who |\n\n## After\n\nx\n"
    document, _ = parse(text, Path("notes.md"))
    asked = [
        (plain(entry.prompt), plain_blocks(entry.answer))
        for entry in entries(document.sections)
        if entry.within
    ]
    assert asked == [
        ("sein", "be\nhis"),
        ("See", "lake"),
        ("wo", "where"),
        ("wer", "who"),
    ]


APART = (
    "Oak, dry | Floor | oil | 2",
    "Oak, dry | Table | wax | 3",
    "Pine | Shelf | lime | 1",
    "Beech | Toy | soap | 1",
    "Ash | Oar | tar | 2",
)


@pytest.mark.parametrize(
    ("corner", "second", "prompt"),
    [
        ("Wood", "Table", "Oak, dry, Table: Coat, Times?"),
        ("What does it need?", "Table", "What does it need? Oak, dry, Table"),
        ("Wood", "floor", None),  # it does not tell the rows apart
        ("Wood", "-", None),
        ("Wood", "What was planed before it came into the house, and is often walked on", None),
    ],
)
def test_rows_of_one_name_are_told_apart_by_the_second_cell(
    corner: str, second: str, prompt: str | None
) -> None:
    rows = (APART[0], APART[1].replace("Table", second), *APART[2:])
    found = dict(asked(f"{corner} | Thing | Coat | Times", *rows))
    assert len(found) == (5 if prompt else 3)
    assert prompt is None or found[prompt] == "Coat: wax\nTimes: 3"


def test_a_row_that_stands_twice_is_asked_once() -> None:
    found = asked("Wood | Thing | Coat | Times", *APART[1:], APART[4])
    assert [prompt.split(":")[0] for prompt, _ in found][-1] == "Ash (Wood)"
    assert len(found) == 4


def test_rows_of_one_definition_are_asked_one_way_and_a_mark_stands_once() -> None:
    text = "# T\n\n| a | b |\n|---|---|\n| go | gehen |\n| walk | gehen |\n| eat | essen |\n"
    text += "| do | tun |\n| be | sein |\n\n## L\n\n| Lib | Is it fast? | Safe? |\n|---|---|---|\n"
    text += "| x | y | n |\n| z | n | y |\n"
    document, _ = parse(text, Path("notes.md"))
    rows = [entry for entry in entries(document.sections) if entry.within]
    assert [entry.kind for entry in rows] == ["term"] * 5 + ["question"] * 2
    assert [entry.location in document.one_way for entry in rows[:3]] == [True, True, False]
    assert plain(rows[-1].prompt) == "z (Lib): Is it fast?, Safe?"


COUNTED = """\
# Words

||Word|P.S|Definition|
|--|--|--|--|
|4.|Brook|n.|a small stream|
|||v.|to put up with|
||Brooklet|n.|a very small stream|
|5.|Heath|n.|open land with low bushes|
"""


@pytest.mark.parametrize(
    ("word", "part"),
    [("Word", "P.S"), ("Wort", "Wortart"), ("слово", "часть речи"), ("单词", "词性")],
)
def test_numbers_with_gaps_count_words_and_name_none(word: str, part: str) -> None:
    text = COUNTED.replace("||Word|P.S|", f"||{word}|{part}|")
    found = {
        plain(entry.prompt): plain_blocks(entry.answer)
        for entry in entries(parse(text, Path("notes.md"))[0].sections)
        if isinstance(entry, Term)
    }
    assert found == {
        "Brook": "a small stream\nto put up with\nn.\nv.",
        "Brooklet": "a very small stream\nn.",
        "Heath": "open land with low bushes\nn.",
    }


def test_numbers_below_a_head_name_their_rows() -> None:
    text = "# Ports\n\n|Port|Name|\n|--|--|\n|22|ssh|\n|23|telnet|\n|24|mail|\n"
    found = [plain(e.prompt) for e in entries(parse(text, Path("notes.md"))[0].sections)]
    assert "ssh" not in found


# --- Two rows of heads ----------------------------------------------------------------------------


def test_a_bold_first_row_is_a_second_header() -> None:
    assert asked(
        "Day | | English",
        "**Short** | **Long** | ",
        "Mo | Montag | Monday",
        "- | Samstag | Saturday",
    ) == [
        ("Mo (Day Short): Day Long, English?", "Day Long: Montag\nEnglish: Monday"),
        ("Samstag (Day Long): English?", "English: Saturday"),
    ]


@pytest.mark.parametrize("head", ["Romanised", "Transliteration", "Uttal", "Wymowa", "발음"])
def test_how_a_word_is_said_goes_with_it(head: str) -> None:
    found = asked(f"Hindi | {head} | Meaning", "पानी | paanee | water", "घर | ghar | house")
    assert found == [("पानी", "water\npaanee"), ("घर", "house\nghar")]


def test_columns_of_readings_make_no_table_too_wide() -> None:
    found = asked(
        "Uno | | Due | | Voz | Pronunciation (Uno) | | Pronunciation (Due) | ",
        "**s** | **p** | **s** | **p** | | **s** | **p** | **s** | **p**",
        "gatto | gatti | gatta | gatte | gato | a | b | c | d",
        "- | - | casa | case | casa | - | - | e | f",
    )
    assert [prompt for prompt, _ in found] == [
        "gatto (Uno s): Uno p, Due s, Due p, Voz?",
        "casa (Due s): Due p, Voz?",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("**TCP** | **yes**", "**UDP** | **no**"),  # bold everywhere
        ("**TCP** | checked", "UDP | no"),  # a name
        ("**TCP** | ", "UDP | no"),
    ],
)
def test_bold_cells_alone_make_no_header(rows: tuple[str, ...]) -> None:
    found = asked("Protocol | Meaning", *rows, "SCTP | yes")
    assert "UDP" in [prompt for prompt, _ in found]


def test_an_empty_first_cell_goes_on_with_the_row_above() -> None:
    prompts = [prompt for prompt, _ in asked("A | B | C", "x | 1a | 2a", "y | b | c", " | d | e",
                                             "z | f | g", "w | h | i")]  # fmt: skip
    assert prompts == [f"{name} (A): B, C?" for name in "xyzw"]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("**gg** | **To go to the top**", ("G | To go to the end", "**w** | **To go a word on**")),
        ("`ls` | list files", ("`cd` | change the folder", "`pwd` | say where you are")),
        (
            "301 | The page has moved for good, and its new address is told",
            ("404 | The page is not there", "500 | The server failed"),
        ),
        # A word and what it means, begun as small as those below.
        ("la mesa | table", ("la silla | chair", "el gato | cat", "el pan | bread")),
        ("der Zug | pociąg", ("die Bahn | kolej", "das Rad | rower", "der Bus | autobus")),
        ("dog | собака", ("cat | кошка", "house | дом")),
        ("水 | water", ("犬 | dog", "月 | moon")),
    ],
)
def test_a_header_that_is_a_row_is_one(head: str, rows: tuple[str, ...]) -> None:
    found = asked(head, *rows)
    assert len(found) == len(rows) + 1
    name, answer = head.replace("*", "").replace("`", "").split(" | ")
    assert found[0] == (name, answer)


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Key | To do", ("G | To go to the end", "w | To go a word on")),
        ("`Command` | Meaning", ("`cd` | change the folder", "`pwd` | say where you are")),
        ("`Name` | `Type`", ("`age` | `int`", "`born` | `date`")),
        ("Key | What happens in the editor as soon as you press it?", ("G | end", "w | word")),
        ("spanish | english", ("la silla | chair", "el gato | cat")),
        ("słowo | znaczenie", ("gehen | iść", "hören | słyszeć")),
        ("Wort | pies", ("hund | kot", "katze | mysz")),  # its case is another
        ("Hund | Собака", ("Katze | Кошка", "Maus | Мышь")),  # as heads begin, too
        ("service | port", ("ssh | 22", "dns | 53")),
        ("present | past", ("go | went", "sing | sang")),
        ("名前 | 意味", ("犬 | いぬ", "月 | つき")),
    ],
)
def test_a_header_that_says_what_stands_below_is_no_row(head: str, rows: tuple[str, ...]) -> None:
    assert len(asked(head, *rows)) == len(rows)


def test_a_small_letter_and_a_capital_are_two_names() -> None:
    found = asked(
        "Key | Description", "p | paste below", "P | paste above", ":x | quit", ":X | lock"
    )
    assert [name.split()[0] for name, _ in found] == ["p", "P", ":x", ":X"]


@pytest.mark.parametrize(
    "quote", ["> [!warning] Both\n> They sleep.", "> **Cat:** an animal that purrs."]
)
def test_beside_a_quote_a_row_is_asked_once(quote: str) -> None:
    table = "| Name | Food |\n|---|---|\n| Rex | meat |\n| Tom | fish |\n"
    for text in (f"{quote}\n\n{table}", f"They live here.\n\n{table}\n{quote}\n"):
        found = said(f"## Pets\n\n{text}")
        assert [name for kind, name, _ in found if "question" in kind][-2:] == [
            "Rex (Name): Food?",
            "Tom (Name): Food?",
        ]
        assert len({name for _, name, _ in found}) == len(found)


@pytest.mark.parametrize("head", ["Question | Answer", "Frage | Antwort | Seite"])
def test_questions_of_rows_are_asked_however_long_they_are(head: str) -> None:
    questions = [
        "What does a lock keep from the two who wait for it?",
        "Why is a spinning lock dear?",
    ]
    more = " | 12" if head.count("|") > 1 else ""
    found = asked(head, *(f"{one} | It is held.{more}" for one in questions))
    assert [prompt for prompt, _ in found] == questions
    assert all("It is held." in answer for _, answer in found)


# --- Groups ---------------------------------------------------------------------------------------

GROUPS = ["Sea | Cod | fins | cold", "{} | Crab | legs | salt", "Land | Fox | fur | wood"]


@pytest.mark.parametrize("again", ["", "Sea"])
def test_where_the_first_column_groups_the_rows_the_second_names_them(again: str) -> None:
    rows = [row.format(again) for row in (*GROUPS, "{} | Bear | claws | ice")]
    rows[3] = rows[3].replace("Sea", "Land")
    found = asked("Where | Animal | Has | Likes", *rows)
    assert found[1] == ("Crab (Animal): Where, Has, Likes?", "Where: Sea\nHas: legs\nLikes: salt")
    assert [prompt.split()[0] for prompt, _ in found] == ["Cod", "Crab", "Fox", "Bear"]


def test_groups_may_be_of_one_row_but_an_empty_cell_then_goes_on_with_none() -> None:
    rows = [
        "Air | Bee | six | sun",
        *(f"Sea | {one} | none | salt" for one in ("Cod", "Eel", "Ray")),
    ]
    found = asked("Where | Animal | Legs | Likes", *rows, "Land | Fox | four | wood")
    assert [prompt.split()[0] for prompt, _ in found] == ["Bee", "Cod", "Eel", "Ray", "Fox"]
    empty = ["水 | みず | water | a", "紅茶 | こうちゃ | black tea | b", " | コーヒー | coffee | c"]
    found = asked("Kanji | Kana | Meaning | Letter", *empty, "酒 | さけ | alcohol | d")
    assert not any("コーヒー (Kana)" in prompt and "紅茶" in answer for prompt, answer in found)


@pytest.mark.parametrize(
    "rows",
    [
        ["Sea | Cod | fins", "Sea | Cod | scales", "Land | Fox | fur", "Land | Fox | tail"],
        ["Sea | Cod | fins", "Sea | | scales", "Land | Fox | fur", "Land | | tail"],
        ["Sea | 12 | fins", "Sea | 13 | scales", "Land | 14 | fur", "Land | 15 | tail"],
        ["Sea | Cod | fins", "Sea | Eel | scales", "Sea | Crab | claws", "Sea | Ray | tail"],
    ],
)
def test_a_second_column_that_does_not_name_each_row_does_not(rows: list[str]) -> None:
    assert asked("Where | Animal | Has", *rows) == []
