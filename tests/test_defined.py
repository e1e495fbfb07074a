"""Paragraphs that say what the name that they begin with is, and those that only begin in bold."""

from pathlib import Path

import pytest

from cribdeck import build
from cribdeck.notes import reader
from cribdeck.notes.document import Entry, Question, Term
from cribdeck.notes.sheet_only import Prose
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source

HEAD = "# Notes\n\n## Sea\n\n"
TIDE = "The **tide** is the rise of the sea."
EBB = "**Ebb** means that it falls. It takes six hours."


def read(text: str) -> list[Entry]:
    document, _ = reader.parse(text, Path("notes.md"))
    assert list(compare_source(document, text)) == []
    return list(entries(document.sections))


def terms(*paragraphs: str, head: str = HEAD) -> dict[str, str]:
    return {
        plain(entry.prompt): plain_blocks(entry.answer)
        for entry in read(head + "\n\n".join(paragraphs) + "\n")
        if isinstance(entry, Term)
    }


def bare(text: str) -> str:
    return text.replace("*", "")


def test_each_paragraph_defines_its_name_and_the_sheet_prints_them_once() -> None:
    found = read(f"{HEAD}{TIDE}\n\n{EBB}\n")
    assert [type(entry) for entry in found] == [Prose, Term, Term]
    assert len({entry.location for entry in found}) == len(found)
    assert terms(TIDE, EBB) == {"tide": bare(TIDE), "Ebb": bare(EBB)}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Das **Watt** ist der Boden am Meer.", "Als **Priel** bezeichnet man eine Rinne darin."),
        ("La **marea** es la subida del mar.", "Por *bajamar* se entiende su nivel más bajo."),
        ("L'**estran** est la zone de marée.", "La **houle** désigne des vagues régulières."),
        ("A **maré** é a subida do mar.", "O **mangue** refere-se a uma mata no mar."),
        ("La **marea** è il moto del mare.", "Lo *scirocco* indica un vento del sud."),
        ("**Прилив** — это подъём воды.", "**Отлив** является её спадом."),
        ("**潮汐**是指海水的涨落现象。", "**海浪**是风引起的波动现象。"),
        ("**潮**とは、海面が上下することである。", "**波**は、水面の上下運動である。"),
        ("**المد** هو ارتفاع ماء البحر.", "**الجزر** هو انخفاض ماء البحر."),
        ("**גאות** היא עליית פני הים.", "**שפל** הוא ירידת פני הים."),
        ("**Tidvatten** är havets rörelse.", "En **bränning** innebär brytande vågor."),
        ("**NAP** (normal level) is zero here.", "A **knot (kn)** is a mile in an hour."),
    ],
)
def test_they_do_so_in_many_languages(one: str, two: str) -> None:
    assert list(terms(one, two).values()) == [bare(one), bare(two)]


def test_a_name_keeps_what_stands_in_brackets_behind_it() -> None:
    found = terms("**NAP** (normal level) is zero.", "A **knot (kn)** is a mile in an hour.")
    assert [*found] == ["NAP (normal level)", "knot (kn)"]


def test_a_sentence_within_defines_too_and_what_follows_belongs_to_it() -> None:
    both = "**Ebb** is the fall. **Flow** is the rise; it brings **sand**."
    found = terms(TIDE, both, "Both take six hours.", "- here\n- there")
    assert [*found] == ["tide", "Ebb", "Flow"]
    assert found["Ebb"].strip() == "Ebb is the fall."
    assert found["Flow"].endswith("Both take six hours.\nhere\nthere")


def test_the_heading_asks_for_what_stands_above_them() -> None:
    lead = "Water moves, as the moon draws it."
    found = read(f"{HEAD}{lead}\n\n{TIDE}\n\n{EBB}\n")
    assert [type(entry) for entry in found] == [Question, Prose, Term, Term]
    assert plain_blocks(found[0].answer) == lead


def test_beside_those_that_define_others_tell_of_their_name_or_have_a_sign() -> None:
    found = terms(TIDE, "**Sand** lies at the shore.", "**Dune:** a hill of sand.")
    assert found == {
        "tide": bare(TIDE),
        "Sand": "Sand lies at the shore.",
        "Dune": "a hill of sand.",
    }


def test_what_leads_in_to_a_list_defines_by_it() -> None:
    found = terms(TIDE, "**Waves** are of three kinds:", "- high\n- low\n- short")
    assert found["Waves"] == "Waves are of three kinds:\nhigh\nlow\nshort"


def test_behind_a_list_one_is_enough_and_its_heading_does_not_ask_again() -> None:
    found = read(f"{HEAD}- salt\n- foam\n\n{TIDE}\n\n> [!note] Aside\n> Text.\n\n{EBB}\n")
    asked = [plain(entry.prompt) for entry in found if isinstance(entry, Question | Term)]
    assert asked == ["tide", "Aside", "Ebb"]


def test_a_name_may_be_a_link() -> None:
    assert terms(TIDE.replace("**tide**", "[**tide**](a.md)"), EBB) == terms(TIDE, EBB)


def test_an_article_tells_a_name_too_where_all_of_three_begin_so() -> None:
    three = ("The **moon** draws the sea.", "The **sun** helps it.", "**Storms** lift it.")
    assert [*terms(*three)] == ["moon", "sun", "Storms"]
    assert not terms(*three, "It is so everywhere.")
    assert not terms("**Look** at it.", "**Take** a towel.", "The **sun** burns.")


def test_so_does_a_sentence_of_its_own_behind_the_name() -> None:
    found = terms("**Moon** A body that draws.", "**Sun** A star.", "**Storm** A hard wind.")
    assert [*found] == ["Moon", "Sun", "Storm"]


def test_a_quote_that_defines_is_asked_in_addition() -> None:
    quotes = (
        "> **Slack**\\\n> The still of the water.",
        f"> {TIDE}",
        "> **Careful**\n> Deep water!",
    )
    assert terms("Text of it.", *quotes) == {
        "Slack": "The still of the water.",
        "tide": bare(TIDE),
    }


def test_a_table_below_them_is_asked_by_its_rows() -> None:
    table = "| Sea | Tide |\n|---|---|\n| North | high |\n| Baltic | low |"
    assert [*terms(TIDE, EBB, table)][:2] == ["tide", "Ebb"]
    assert terms(TIDE, EBB, table)["Ebb"] == bare(EBB)


def test_it_ends_at_a_rule_and_where_somebody_asks() -> None:
    text = f"{HEAD}{TIDE}\n\n{EBB}\n\n**What is a dune?**\n\nA hill.\n\n---\n\nBy the way.\n"
    assert [type(entry) for entry in read(text)][:4] == [Prose, Term, Term, Question]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (TIDE,),
        (TIDE, "It comes twice a day.", "Ships wait for it."),
        ("It has **two** sides.", "There is a **tide**, and an **ebb**."),
        ("**Never** swim at night.", "**Always** look at the flag."),
        ("**This** is the sea.", "**It** is cold."),
        ("**Note** is a word.", "**Example** is one, too."),
        ("**Tide** is a rise.", "**Tide** is a fall."),
        ("**Step 1** is to look.", "**Step 2** is to swim."),
        ("**In der Regel** ist es kalt.", "**Im Sommer** ist es warm."),
        ("**Sand** lies at the shore.", "**Stones** lie there, too.", "**Shells** lie deep."),
        ("**Sand** is.", "**Stone** is."),
    ],
)
def test_bold_words_that_stress_something_define_nothing(paragraphs: tuple[str, ...]) -> None:
    assert not terms(*paragraphs)


@pytest.mark.parametrize(
    "head",
    ["# Notes\n\n## Tide vs ebb\n\n", "# N\n\n## Advantages\n\n", "# N\n\n## What moves it?\n\n"],
)
def test_a_heading_that_compares_claims_or_asks_is_answered_by_all(head: str) -> None:
    assert not terms(TIDE, EBB, head=head)


def test_below_the_title_of_more_sections_they_lead_in() -> None:
    assert not terms(TIDE, EBB, "## More\n\nText of it.", head="# Notes\n\n")
    assert terms(TIDE, EBB, head="# Notes\n\n")


@pytest.mark.parametrize("head", ["# Tide\n\n", "---\ntitle: The tide\n---\n\n"])
def test_but_the_title_itself_may_be_defined_there(head: str) -> None:
    more = ("It comes twice.", "## More\n\nText of it.")
    assert terms(TIDE, *more, head=head) == {"tide": bare(TIDE)}
    assert not terms(EBB, *more, head=head)
    assert not terms("It comes twice.", TIDE, "## More\n\nText of it.", head=head)


def test_below_the_name_of_a_file_one_definition_is_enough() -> None:
    below = "## More\n\nText of it."
    assert terms(TIDE, "It comes twice.", below, head="") == {"tide": bare(TIDE)}
    assert not terms("It comes twice.", TIDE, below, head="")


def test_words_that_are_marked_are_asked_instead() -> None:
    assert not terms(TIDE, "**Ebb** means ==falling== water.")


def test_terms_that_share_a_line_have_each_a_paper_card(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(f"{HEAD}{TIDE} **Ebb** means that it falls.\n", encoding="utf-8")
    report = build(notes, out=tmp_path / "out", only="sheet", cards=True)
    assert not report.failed


SWELL = "The swell is a long wave that comes from far away."
MORE = "## Wind\n\nIt blows."


@pytest.mark.parametrize(
    ("title", "said", "name"),
    [
        ("Swell", SWELL, "swell"),
        ("3. Swells and the shore", SWELL, "swell"),
        ("Mean High Water", "MHW is the mean of all high tides.", "MHW"),
        ("Mean high water", "Mean high water (MHW) means a level.", "Mean high water (MHW)"),
        ("Introdução às marés", "As marés são a subida e a descida do mar.", "marés"),
        ("潮汐", "潮汐是海水因为月亮而涨落的现象。", "潮汐"),
    ],
)
def test_what_a_title_names_may_be_defined_below_it_in_plain_words(
    title: str, said: str, name: str
) -> None:
    assert terms(said, MORE, head=f"# {title}\n\n") == {name: said}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Notes of the sea", "This is a text about the sea."),
        ("The sea", "Swell is a long wave."),
        ("The sea", "The sea moves, as the moon draws it."),
        ("The sea", "There are notes of the sea, which is cold."),
        ("The sea", "It is cold. The sea is a lot of water."),
        ("Sea Water Level", "SW is one of them."),
    ],
)
def test_other_sentences_below_a_title_lead_in(title: str, said: str) -> None:
    assert not terms(said, MORE, head=f"# {title}\n\n")


def test_below_a_heading_names_may_be_code() -> None:
    said = ("The `depth` is the way to the ground.", "`fetch` means how far the wind blows.")
    assert terms(*said, head="# N\n\n## Columns\n\n") == {
        "depth": bare(said[0]).replace("`", ""),
        "fetch": bare(said[1]).replace("`", ""),
    }
    assert not terms("`fetch` waits for the wind.", "`depth` shows it.", head="# N\n\n## Sea\n\n")
    assert not terms(said[0], "It has no unit.", head="# N\n\n## Columns\n\n")


def test_a_heading_of_several_names_has_each_defined_below_it() -> None:
    sea = ("The spring tide is the highest.", "Neap tides are the lowest.", "So it goes on.")
    found = terms(*sea, head="# N\n\n## Spring tide and neap tide\n\n")
    assert [*found] == ["spring tide", "Neap tides"]
    assert found["Neap tides"] == "Neap tides are the lowest.\nSo it goes on."
    assert not terms(*sea[:1], "It comes twice.", head="# N\n\n## Spring tide and neap tide\n\n")
    assert not terms(*sea, head="# N\n\n## Spring tide vs neap tide\n\n")
    assert not terms(*sea, head="# N\n\n## Spring tide\n\n")
    told = ("Rome won the war.", "Carthage was slow.")  # says what each did, and not what it is
    assert not terms(*told, head="# N\n\n## Rome and Carthage\n\n")
    assert not terms("`config` is read.", "`log` is slow.", head="# N\n\n## What it does\n\n")


def test_a_paragraph_that_begins_with_code_defines_nothing_in_a_quote() -> None:
    assert not terms("Text of it.", "> `fetch` is not told here.")
