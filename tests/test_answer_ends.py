"""Where an answer begins and ends that no blank line parts from its question, or that another
question stands below."""

import pytest

from cribdeck.notes.document import Entry, ListEntry
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from tests.test_asking import asked, read

pytestmark = pytest.mark.fast
BOLD = "**Why are there locks?** Boats go up and down."
ABOVE = ("Why are there locks?", "", "Boats go up and down.")


@pytest.mark.parametrize(
    ("below", "also"),
    [
        ("4. What is a weir?", [("What is a weir?", "", "")]),
        ("4. What is a weir?\n\n   A dam.", [("What is a weir?", "", "A dam.")]),
        ("1. What is a weir? A dam.", [("What is a weir?", "", "A dam.")]),
        ("- Was ist ein Wehr?\n\n  Ein Damm.", [("Was ist ein Wehr?", "", "Ein Damm.")]),
        (
            "7) ¿Qué es una presa?\n\n   Un muro.\n8) 什么是堤?\n",
            [("¿Qué es una presa?", "", "Un muro."), ("什么是堤?", "", "")],
        ),
    ],
)
@pytest.mark.parametrize("question", [BOLD, "Q: Why are there locks?\n\nA: Boats go up and down."])
def test_questions_in_a_list_are_not_of_the_answer_above(
    question: str, below: str, also: list[tuple[str, str, str]]
) -> None:
    assert asked(f"# T\n\n## Canals\n\n{question}\n\n{below}\n") == [ABOVE, *also]


@pytest.mark.parametrize("question", ["**Which gate is first?**", "Which gate is first?"])
def test_a_question_without_an_answer_leaves_those_below_it_alone(question: str) -> None:
    below = "1. What is a weir?\n\n   A dam.\n2. 什么是堤?\n\n   墙。\n"
    assert asked(f"# T\n\n## Canals\n\n{question}\n\n{below}") == [
        ("Which gate is first?", "", ""),
        ("What is a weir?", "", "A dam."),
        ("什么是堤?", "", "墙。"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**What is asked first?**\n\n1. What is it? A boat.\n2. Who has it? We.",
        "**How does one begin?** Ask this:\n\n1. What is it? A boat.\n2. Who has it? We.",
        "**How does one begin?** So.\n\n1. What is it?\n2. Who has it?",
        "**How does one begin?** So.\n\n4. Open the gate.\n5. What if it sticks?",
    ],
)
def test_questions_that_are_the_answer_stay_in_it(text: str) -> None:
    ((_, _, answer),) = asked(f"# T\n\n## Canals\n\n{text}\n")
    assert answer.endswith(text.rpartition(". ")[2])


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Explain the weir", "It keeps the water of the river up."),
        ("Describe the weir.", "It keeps water up\n{indent}and has a gate."),
        ("Erkläre das Wehr", "Es staut das Wasser des Flusses."),
        ("解释堤坝", "它把河里的水挡住。"),
        ("What is a weir?", "A dam."),
    ],
)
@pytest.mark.parametrize("around", ["{}", "{}\n{}", "## Rivers\n\n{}\n\n## Next\n\nText."])
def test_the_line_below_a_task_answers_it(
    around: str, question: str, answer: str, indent: str
) -> None:
    item = f"{question}\n{indent}{answer.format(indent=indent)}"
    numbered = around.replace("{}", f"3) {item}", 1).replace("{}", f"4) {item}")
    said = " ".join(answer.format(indent="").split())
    found = [one for one in asked(f"# T\n\n## Canals\n\n{numbered}\n") if one[0] != "Next"]
    assert found == [(question, "", said)] * around.replace("## Next", "").count("{}")


def test_a_task_that_is_only_wrapped_goes_on() -> None:
    wrapped = "1. Explain to all who have never seen a lock\n   before what its gates are for.\n"
    assert asked(f"# T\n\n## Canals\n\n{wrapped}2. Read on.\n") == []


def test_prose_below_a_numbered_task_answers_it() -> None:
    text = "# T\n\n## Canals\n\n2) Describe the weir\n\n   It keeps water up.\n"
    assert asked(text) == [("Describe the weir", "", "It keeps water up.")]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("## Why?\n\nIt is so.\n\nOr in other words:\n", "It is so."),
        (
            "## Pourquoi ?\n\nC'est ainsi.\n\nEn voici un cas :\n\n### Le vent\n\nIl est.\n",
            "C'est ainsi.",
        ),
        (
            "## Sätze\n\nEs gibt viele.\n\nZwei davon:\n\n### Der erste\n\nEr gilt.\n",
            "Es gibt viele.",
        ),
        ("**Why?** It is so.\n\n又は：\n", "It is so."),
        ("## Why?\n\nIt is so:\n\n- dry\n- cold\n", "It is so:\ndry\ncold"),
    ],
)
def test_a_line_that_leads_in_to_nothing_is_no_answer(text: str, answer: str) -> None:
    (_, _, said), *_ = asked(f"# T\n\n{text}")
    assert said == answer


@pytest.mark.parametrize(
    "title", ["Chapter 2: Why me?", "Kapitel IV – Was nun?", "第三章 为什么？"]
)
def test_the_title_of_a_chapter_asks_nothing(title: str) -> None:
    assert asked(f"# T\n\n## {title}\n\n- one\n- two\n") == []


def entries_of(text: str) -> list[Entry]:
    return list(entries(read(f"# T\n\n{text}").sections))


@pytest.mark.parametrize("title", ["Weitere Begriffe", "Other gates", "用語"])
def test_a_callout_with_a_title_is_not_of_the_list_above(title: str) -> None:
    terms, listed = "* **Lock:** A gate.\n* **Weir:** A dam.\n", "* gates\n* dams\n"
    for above in (terms, listed):
        callout = f"\n> [!important] {title}\n> Another thing: it is told here.\n"
        *_, last, below = entries_of(f"## Canals\n\n{above}{callout}")
        assert below.kind == "question"  # its title asks
        assert title not in plain_blocks(last.answer)


@pytest.mark.parametrize("callout", ["> [!warning]\n> It leaks.", "> [!note] Note\n> It leaks."])
def test_a_callout_without_a_title_remarks_on_the_list_above(callout: str) -> None:
    *_, last = [
        one for one in entries_of(f"## Canals\n\n* gates\n* dams\n\n{callout}\n") if not one.within
    ]
    assert isinstance(last, ListEntry)
    assert plain_blocks(last.remarks).endswith("It leaks.")


@pytest.mark.parametrize(
    ("below", "rests"),
    [
        ("1. gates\n2. dams\n\n- cold\n- wet\n", [False, True]),
        ("1. gates\n2. dams\n\nNoch mehr davon.\n\n- cold\n- wet\n", [False, True]),
        ("1. gates\n2. dams\n\nSie sind:\n\n- cold\n- wet\n", [False, False]),
        ("- gates\n- dams\n- Who opens them? We.\n- boats\n", [True, True]),
        ("It has two.\n\n- gates\n- **dams** of wood\n\n", [False]),
    ],
)
def test_a_list_that_its_heading_does_not_name_is_the_rest(below: str, rests: list[bool]) -> None:
    found = [one for one in entries_of(f"## Canals\n\n{below}") if isinstance(one, ListEntry)]
    assert [one.is_rest for one in found] == rests


@pytest.mark.parametrize("heading", ["Exercise 7", "Übung 7"])
def test_steps_below_their_name_are_no_question_of_an_exercise(heading: str) -> None:
    named = "Find the width\n1. Take the flow.\n2. Solve for it.\n\n"
    found = entries_of(f"## {heading}\n\n{named}{named.replace('width', 'cost')}")
    assert (found[0].kind, plain(found[0].lead)) == ("list", "Find the width")
    assert not any(one.given for one in found)
    asks = "Take a graph.\n\n1. Show that it is one.\n2. Find its edges.\n"
    (one,) = entries_of(f"## {heading}\n\n{asks}")
    assert plain_blocks(one.given).startswith("Show that")
