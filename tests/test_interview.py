"""Answers as one gives them in an interview: what must be said, how one says it, what is asked next
and what costs the point."""

from pathlib import Path

import pytest

from cribdeck.notes import reader, walk
from cribdeck.notes.answer_parts import parts_of
from cribdeck.notes.document import Asking, Correction, Question
from cribdeck.notes.languages import LANGUAGES
from cribdeck.notes.named_parts import PartName, key_facts, named_parts
from cribdeck.notes.short_edition import shortened
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.papercards import paper_cards
from tests.deck_of import problems_of
from tests.test_cards import fields, notes_of, words

PATH = Path("notes.md")
WHOLE = """# T

## Locks

1. What is a lock?

   A lock keeps **others** out.

   > **Careful:** not for ever.

   **Say it:** "Think of a door."

   I would add that it has a key.

   **They ask next:**

   - What if its holder dies? `timeout` frees it.
   - **Who may open it?** Its holder.
   - Is it fair?
   - How is it taken?

     With one instruction:

     ```c
     swap(lock, 1);
     ```

   **Costs the point:**

   - ~~A lock is fast.~~ It is slow where many wait.
"""


def questions(text: str) -> list[tuple[str, str, str, bool]]:
    """Prompt, answer, what it stands under, and whether it is within another, of each question."""
    document, _ = reader.parse(text, PATH)
    return [
        (plain(one.prompt), plain_blocks(one.answer), plain(one.under), one.within)
        for one in walk.entries(document.sections)
        if isinstance(one, Asking)
    ]


def names(answer: str) -> list[tuple[str, str, str]]:
    """Name, label and words of each part of `answer`, below a question."""
    document, _ = reader.parse(f"# T\n\n## What is it?\n\n{answer}\n", PATH)
    question = next(walk.entries(document.sections))
    return [
        (part.name, plain(part.label), plain_blocks(part.blocks))
        for part in named_parts(question.answer)
    ]


def test_each_question_that_follows_is_one_of_its_own_under_its_parent() -> None:
    whole, *others = questions(WHOLE)
    assert whole[0] == "What is a lock?"
    assert not whole[3]
    under = ("What is a lock?", True)
    assert others == [
        ("What if its holder dies?", "timeout frees it.", *under),
        ("Who may open it?", "Its holder.", *under),
        ("How is it taken?", "With one instruction:\nswap(lock, 1);", *under),
    ]


def test_a_card_shows_the_facts_and_opens_the_other_parts_by_their_names(tmp_path: Path) -> None:
    assert not problems_of(WHOLE, tmp_path)
    card = fields(notes_of(WHOLE)[0])
    facts, say, follow, costs = card["Answer"].split("<details")
    assert words(facts) == "A lock keeps others out. Careful: not for ever."
    assert "<summary" in say
    assert words(say.partition(">")[2]).startswith("Say it:")
    assert "It has a key" not in facts
    assert "They ask next:" in follow
    assert "Costs the point:" in costs
    assert "More" not in card["Answer"]


def test_the_card_of_a_question_that_follows_says_what_it_follows_on() -> None:
    shown = [fields(note) for note in notes_of(WHOLE)]
    made = {words(note["Prompt"]): note for note in shown if "Prompt" in note}
    assert words(made["Who may open it?"]["Context"]) == "Locks › What is a lock?"
    assert words(made["Who may open it?"]["Answer"]) == "Its holder."


def test_paper_cards_may_show_the_same_code_twice() -> None:
    document, _ = reader.parse(WHOLE, PATH)
    cards = paper_cards.render(document, 0)
    assert cards
    assert (cards.entries, cards.problems) == (5, ())


def test_the_short_edition_keeps_the_facts() -> None:
    document, _ = reader.parse(WHOLE, PATH)
    short, left_out = shortened(document)
    first = next(walk.entries(short.sections))
    assert plain_blocks(first.answer) == "A lock keeps others out.\nCareful: not for ever."
    assert sum(one.words for one in left_out) > 20


@pytest.mark.parametrize(
    "label", ["**Say it:** so", "**Say it**: so", "**Say it.** so", "**say it** – so"]
)
def test_a_name_is_in_bold(label: str) -> None:
    assert [name for name, _, _ in names(f"It is.\n\n{label}")] == [PartName.FACTS, PartName.SAY]


@pytest.mark.parametrize(
    "line",
    ["Say it: so", "*Say it:* so", "**Say it** again", "**Do say it:** so", "It is **Say it:** so"],
)
def test_other_words_name_no_part(line: str) -> None:
    assert [name for name, _, _ in names(f"It is.\n\n{line}")] == [PartName.FACTS]


def test_parts_come_in_any_order_in_lines_and_in_items() -> None:
    answer = "**Costs the point:**\n\n- ~~a~~ b\n\n**Key facts:** c\n**Say it:** d\n\ne"
    assert names(answer) == [
        ("costs", "Costs the point:", "a b"),
        ("facts", "Key facts: ", "c"),
        ("say", "Say it: ", "d\ne"),
    ]
    items = "- a\n- **Say it:** b\n\n  c\n- d\n\ne"
    assert names(items) == [
        ("facts", "", "a"),
        ("say", "Say it: ", "b\nc"),
        ("facts", "", "d"),
        ("facts", "", "e"),
    ]


def test_an_answer_without_facts_shows_its_first_part() -> None:
    document, _ = reader.parse(
        "# T\n\n## Why?\n\n**Say it:** a\n\n**Follow-ups:**\n\n- b? c\n", PATH
    )
    question = next(walk.entries(document.sections))
    assert isinstance(question, Question)
    first, second = parts_of(question)
    assert (plain_blocks(first.blocks), first.is_more) == ("Say it: a", False)
    assert (plain(second.label), second.is_more) == ("Follow-ups:", True)


def test_a_name_alone_leads_in_the_facts() -> None:
    document, _ = reader.parse("# T\n\n## Why?\n\n**Key facts**\n\n- a\n- b\n\nc\n", PATH)
    question = next(walk.entries(document.sections))
    assert isinstance(question, Question)
    assert [plain_blocks(part.blocks) for part in parts_of(question)] == ["Key facts\na\nb", "c"]
    assert plain_blocks(key_facts(question.answer)) == "a\nb\nc"


def test_terms_are_asked_of_the_facts_alone() -> None:
    facts, said = "- **Heat:** a\n- **Cold:** b", "- **Warm:** c\n- **Icy:** d"
    text = f"# T\n\n## Why?\n\n{facts}\n\n**Say it:**\n\n{said}\n"
    document, _ = reader.parse(text, PATH)
    asked = [plain(one.prompt) for one in walk.entries(document.sections)]
    assert asked == ["Why?", "Heat", "Cold"]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_each_language_has_the_names(language: object, tmp_path: Path) -> None:
    said = {name: getattr(language, name).split(", ")[0].capitalize() for name in PartName}
    text = (
        f"# T\n\n## X?\n\n**{said[PartName.FACTS]}:** a\n\n**{said[PartName.SAY]}:** b\n\n"
        f"**{said[PartName.FOLLOW_UPS]}:**\n\n- c? d\n\n**{said[PartName.COSTS]}:**\n\n- ~~e~~ f\n"
    )
    document, _ = reader.parse(text, PATH)
    question = next(walk.entries(document.sections))
    assert [part.name for part in named_parts(question.answer)] == list(PartName)
    assert len(questions(text)) == 2
    assert not problems_of(text, tmp_path)


def test_a_language_without_blanks_has_follow_ups(tmp_path: Path) -> None:
    say, follow_up = "**这样说：**队列。", "**追问：**\n\n- 为什么？为了并行。"
    text = f"# T\n\n## 什么是分区？\n\n日志。\n\n{say}\n\n{follow_up}\n"
    assert questions(text)[1][:2] == ("为什么？", "为了并行。")
    assert not problems_of(text, tmp_path)


@pytest.mark.parametrize("line", ["为什么？」他问。", "Why?) he said"])
def test_a_mark_before_a_sign_ends_no_question(line: str) -> None:
    text = f"# T\n\n## X?\n\na\n\n**Follow-ups:**\n\n- {line}\n"
    assert len(questions(text)) == 1


def test_what_follows_may_stand_in_paragraphs_and_in_the_line_of_the_name() -> None:
    text = "# T\n\n1. X?\n\n   a\n\n   **Follow-ups:** b? c\n\n   d\n\n   e? f\n2. Y?\n"
    assert [asked[:2] for asked in questions(text)] == [
        ("X?", "a\nFollow-ups: b? c\nd\ne? f"),
        ("b?", "c\nd"),
        ("e?", "f"),
        ("Y?", ""),
    ]


@pytest.mark.parametrize(
    ("item", "wrong", "right"),
    [
        ("~~A lock is fast.~~ Where many wait, no.", "A lock is fast.", "Where many wait, no."),
        ("~~It is always the best way.~~ No.", "It is always the best way.", "No."),
        ('"Locks are free" — they cost time.', "Locks are free", "they cost time."),
        ("«Gratis» → no.", "Gratis", "no."),
        ("„Sperren sind gratis“: nein", "Sperren sind gratis", "nein"),
        ("**Locks are free.** They `cost` time.", "Locks are free.", "They cost time."),
        ("**Wrong:** It is free. **Right:** It costs.", "It is free.", "It costs."),
        ("~~Locks are free.~~\n\n  They cost time.", "Locks are free.", "They cost time."),
    ],
)
def test_each_false_belief_is_asked_under_its_question(
    item: str, wrong: str, right: str, tmp_path: Path
) -> None:
    text = f"# T\n\n## S\n\n1. What is a lock?\n\n   x\n\n   **Costs the point:**\n\n   - {item}\n"
    text = text.replace("\n\n  They", "\n\n     They")
    document, _ = reader.parse(text, PATH)
    _, belief = walk.entries(document.sections)
    assert isinstance(belief, Correction)
    assert (plain(belief.prompt), plain_blocks(belief.answer)) == (wrong, right)
    assert (plain(belief.under), belief.within) == ("What is a lock?", True)
    assert not problems_of(text, tmp_path)
    card = fields(notes_of(text)[1])
    assert (words(card["Prompt"]), card["Spare 2"]) == (wrong, "What is wrong here?")


@pytest.mark.parametrize(
    "item",
    [
        "Locks are free, one thinks.",
        "~~Locks are free.~~",
        '"Locks" are free',
        "**Locks** are free.",
    ],
)
def test_what_has_no_two_sides_is_no_false_belief(item: str) -> None:
    text = f"# T\n\n## What is it?\n\nx\n\n**Costs the point:**\n\n- {item}\n"
    document, _ = reader.parse(text, PATH)
    assert len([*walk.entries(document.sections)]) == 1
