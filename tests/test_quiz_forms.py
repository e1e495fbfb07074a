"""Quizzes as people write them: question and options in front, the right option behind."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.blocks import ItemList, Paragraph, Text
from cribdeck.notes.document import Choice
from cribdeck.notes.recognise.answer_items import with_labelled_answers
from cribdeck.notes.walk import entries, item_of
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.problems import Location
from cribdeck.proof.source import compare_source
from tests.questions_of import asked

Quiz = list[tuple[str, list[str], list[int]]]


def quiz_of(text: str) -> Quiz:
    """The questions with options in `text`: prompt, options, which of them (from 0) are right. No
    word of it is lost."""
    document, _ = reader.parse(text, Path("notes.md"))
    assert list(compare_source(document, text)) == []
    return [
        (
            plain(entry.prompt).strip(),
            [plain_blocks((*item.blocks,)) for item in entry.options.items],
            list(entry.right),
        )
        for entry in entries(document.sections)
        if isinstance(entry, Choice)
    ]


@pytest.mark.fast
@pytest.mark.parametrize("label", ["Solution", "Answer", "Lösung"])
def test_a_label_directly_below_options_in_one_line_answers_each_question(label: str) -> None:
    cheeses = "A) Edam B) Brie C) Feta"
    text = (
        f"1) Which cheese is Dutch?\n{cheeses}\n{label}: A\n\n"
        f"2) Which one is Greek?\n{cheeses}\n{label}: C\n"
    )
    assert [(prompt, right) for prompt, _, right in quiz_of(text)] == [
        ("Which cheese is Dutch?", [0]),
        ("Which one is Greek?", [2]),
    ]


@pytest.mark.fast
def test_a_box_before_a_paragraph_is_that_of_an_option() -> None:
    text = (
        "# T\n\n## Question 1\n\nHow many legs has an ant?\n\nChoose one.\n\n[ ] four\n\n"
        "[X] six\n\n[ ] eight\n\n## Question 2\n\nWhich loop ends?\n\n[ ] 1\n\n```\na\n```\n\n"
        "[x] 2\n\n```\nb\n```\n"
    )
    assert quiz_of(text) == [
        ("How many legs has an ant?", ["four", "six", "eight"], [1]),
        ("Which loop ends?", ["1\na", "2\nb"], [1]),
    ]


@pytest.mark.fast
def test_the_letter_of_an_answer_is_none_of_its_label() -> None:
    answer = "<details>\n<summary>Show Answer</summary>\n✅ **Ans: A**\n</details>\n"
    text = f"# T\n\n## 4. Which one swims?\nA. Trout\nB. Finch\n{answer}"
    assert quiz_of(text) == [("Which one swims?", ["A. Trout", "B. Finch"], [0])]


TERMITES = ("Which one bites?", ["A. Ant", "B. Bee", "C. Bear"])


@pytest.mark.fast
@pytest.mark.parametrize(
    ("bullets", "answer", "right"),
    [
        ("- ant\n- bee\n- bear", "**Correct Answer:** 3", [2]),
        ("- ant\n- bee\n- bear\n", "Answer: 2", [1]),
        ("- A. ant\n- B. bee\n- C. bear", "答：\n```\nB\n```\n解析：\n```\n\n```", [1]),
    ],
)
def test_a_number_or_a_letter_in_a_fence_names_an_option(
    bullets: str, answer: str, right: list[int]
) -> None:
    text = f"# T\n\n## Biology\n\n1. Which one bites?\n\n{bullets}\n\n{answer}\n"
    text = text.replace("\n\n- ", "\n   - ").replace("\n- ", "\n   - ").replace("\n\n**", "\n   **")
    assert [found[2] for found in quiz_of(text)] == [right]


@pytest.mark.fast
def test_a_number_of_which_an_option_speaks_is_no_name_of_one() -> None:
    text = "# T\n\n## Heart\n\n### How many?\n\n- 2 atria\n- 3 valves\n\nAnswer: 2\n"
    assert quiz_of(text) == []


@pytest.mark.fast
def test_an_exam_without_blank_lines_is_parted_at_its_letters() -> None:
    text = (
        "Question 1\nWhich one bites?\nA. Ant\nB. Bee\nC. Bear\n"
        "Question 2\nA man goes into the\nforest. What does he see there?\nA. A tree that is\n"
        "higher than others\nB. Nothing\nC. The sea\nCorrect Answers\n1. C\n2. A\n"
    )
    assert quiz_of("# T\n\n## Exam\n\n" + text) == [
        (*TERMITES, [2]),
        (
            "A man goes into the forest. What does he see there?",
            ["A. A tree that is higher than others", "B. Nothing", "C. The sea"],
            [0],
        ),
    ]


@pytest.mark.fast
@pytest.mark.parametrize("answer", ["Answer: C", "**Answer:** C", "Ans. C. Bear"])
def test_the_answer_stands_directly_below_the_letters(answer: str) -> None:
    text = f"# T\n\n## Exam\n\n1. Which one bites?\nA. Ant\nB. Bee\nC. Bear\n{answer}\n"
    assert quiz_of(text) == [(*TERMITES, [2])]


@pytest.mark.fast
def test_what_stands_between_two_runs_of_letters_asks_for_the_second() -> None:
    text = "Which one bites?\nA. Ant\nB. Bee\nC. Bear\nIs it so?\na) yes\nb) no\nc) perhaps\n"
    assert quiz_of(f"# T\n\n## Exam\n\n{text}") == [
        (*TERMITES, []),
        ("Is it so?", ["a) yes", "b) no", "c) perhaps"], []),
    ]


@pytest.mark.fast
def test_letters_in_prose_part_nothing() -> None:
    text = "# T\n\n## Names\n\nThere are two of them:\nA. Smith\nwho was first, and his wife.\n"
    assert quiz_of(text) == []


@pytest.mark.fast
def test_letters_below_an_item_make_its_line_a_question() -> None:
    text = (
        "# T\n\n* **Q1:** Choose the animal:\n  a) oak\n  **b) owl**\n  c) ore\n\n"
        "* **Q2:** She sings. Who does?\n  a) an oak\n  **b) an owl**\n  c) ore\n"
    )
    assert quiz_of(text) == [
        ("Choose the animal:", ["a) oak", "b) owl", "c) ore"], [1]),
        ("She sings. Who does?", ["a) an oak", "b) an owl", "c) ore"], [1]),
    ]


FRAME = "START\nBasic\nFront:\n### Which one bites?\n\n{options}\n\nBack:\n\n{again}\nEND\n"


@pytest.mark.fast
@pytest.mark.parametrize(
    ("options", "again", "right"),
    [
        ("1. Ant\n2. Bee\n3. Bear", "1. Ant\n2. Bee\n3. Bear [**CORRECT**]", [2]),
        ("- Ant\n- Bee\n- Bear", "- Ant [correct]\n- Bee (correct)\n- Bear [correct]\n", [0, 1, 2]),
        ("- Ant\n- Bee\n- Bear", "- Ant\n- Bear\n\n", [0, 2]),
        ("Ant.\nBee.\nBear.", "Ant.\nBee.\nBear.  [**CORRECT**]\n\n", [2]),
        ("A) Ant\nB) Bee\nC) Bear", "C", [2]),
    ],
)
def test_a_card_between_start_and_end_may_hold_a_heading_and_lists(
    options: str, again: str, right: list[int]
) -> None:
    card = FRAME.format(options=options, again=again)
    german = card.replace("Front", "Vorderseite").replace("Back", "Rückseite")
    found = quiz_of(f"TARGET DECK: x\n\n{card}\n{german}")
    assert [(prompt, told) for prompt, _, told in found] == [("Which one bites?", right)] * 2
    assert not any("END" in option for _, options, _ in found for option in options)


@pytest.mark.fast
@pytest.mark.parametrize(
    "text",
    [
        "START\nBasic\nWhich one?\n\n- a\n- b\n\nEND\n",  # it has no back
        "START\nBasic\nWhich one?\nBack: a\n\nand more\n",  # it never ends
    ],
)
def test_what_is_no_whole_card_is_left_as_it_is(text: str) -> None:
    document, _ = reader.parse(f"# T\n\n{text}", Path("notes.md"))
    assert list(compare_source(document, f"# T\n\n{text}")) == []
    assert not any(words.reason == "side of a card" for words in document.left_out)


@pytest.mark.fast
def test_several_options_of_a_numbered_list_may_be_bold() -> None:
    text = (
        "# T\n\n1. Which are primes? Choose all.\n   1. **two**\n   2. four\n   3. **five**\n"
        "2. Which one is even?\n   1. three\n   2. **four**\n   3. five\n"
    )
    assert [(prompt, right) for prompt, _, right in quiz_of(text)] == [
        ("Which are primes? Choose all.", [0, 2]),
        ("Which one is even?", [1]),
    ]


@pytest.mark.fast
def test_an_item_may_begin_with_what_it_asks_about() -> None:
    table = "| a | b |\n   |---|---|\n   | 1 | 2 |"
    text = (
        f"# T\n\n1. {table}\n\n   Look at it. Which one is odd? (Take the first row.)\n\n"
        "   1. **a**\n   2. b\n   3. none\n\n2. Which one is even?\n\n   1. a\n   2. **b**\n"
        "   3. none\n"
    )
    document, _ = reader.parse(text, Path("notes.md"))
    assert [(prompt, right) for prompt, _, right in quiz_of(text)] == [
        ("Look at it. Which one is odd? (Take the first row.)", [0]),
        ("Which one is even?", [1]),
    ]
    first = next(one for one in entries(document.sections) if isinstance(one, Choice))
    assert plain_blocks(first.given) == "a | b\n1 | 2"


@pytest.mark.fast
def test_bullets_with_several_bold_ones_are_no_options() -> None:
    text = "# T\n\n## Which gases are there?\n\n- **argon**\n- **neon**\n- air\n"
    assert quiz_of(text) == []


@pytest.mark.fast
def test_parts_that_ask_are_no_options_and_the_nearest_options_are_meant() -> None:
    parts = "Two questions:\na) Which one bites?\nb) Which one sings?\nc) Why?\n"
    assert quiz_of(f"# T\n\n{parts}") == []
    order = "Order the words:\na) works\nb) he\nc) here\nRight is:\na) a b c\nb) b a c\nc) c a b\n"
    found = quiz_of(f"# T\n\n{order}Answer: b\n")
    assert found == [("Order the words:", ["a) a b c", "b) b a c", "c) c a b"], [1])]


@pytest.mark.fast
def test_an_answer_that_is_still_to_be_written_leaves_the_options_in_front() -> None:
    text = "Which one bites?\nA. Ant\nB. Bee\nC. Bear\nAnswer:\n2 Is it so?\na) yes\nb) no\nc) so\n"
    assert quiz_of(f"# T\n\n{text}Answer:\n") == [
        (*TERMITES, []),
        ("2 Is it so?", ["a) yes", "b) no", "c) so"], []),
    ]


@pytest.mark.fast
@pytest.mark.parametrize("answer", ["Ans. 6", "Ans. 5xx", "Answer: 6", "Ans.6 m"])
def test_a_number_behind_the_label_of_an_answer_is_the_answer(answer: str) -> None:
    text = f"1. How much?\n\n{answer}\n\n2. It is called:\n\nAns. a knot\n\n3. Why?\n\nAns. So.\n"
    said = answer.replace("Answer", "").replace("Ans", "").strip(" .:")
    assert asked(text) == {"How much?": said, "It is called:": "a knot", "Why?": "So."}


@pytest.mark.fast
def test_a_bold_letter_with_a_number_labels_question_and_answer() -> None:
    text = (
        "# T\n\n**Q1 — Sorting**\n\nSort 3, 1, 2.\n\n**A1**\n\n1, 2, 3\n\n---\n\n"
        "**Q2 — Parts**\n\nSolve:\n\n(a) x = 1\n(b) y = 2\n(c) z = 3\n\n**A2**\n\n"
        "(a) x = 1. So it is.\n(b) y = 2. So it is.\n"
    )
    found = asked(text)
    assert found["Sorting"] == "1, 2, 3"
    assert found["Parts"].startswith("(a) x = 1. So it is.")
    assert quiz_of(text) == []


@pytest.mark.fast
def test_a_bold_letter_answers_a_prompt_that_tells() -> None:
    text = (
        "# T\n\n1. **Give an example.**\n   **R:** A cat.\n\n2. **Name two of them.**\n   **R:**\n"
        "\n   * cat\n   * dog\n\n3. **What is it?**\n   **R:** An animal.\n"
    )
    assert asked(text) == {
        "Give an example.": "A cat.",
        "Name two of them.": "cat\ndog",
        "What is it?": "An animal.",
    }


@pytest.mark.fast
def test_a_numbered_line_with_letters_below_it_asks() -> None:
    text = "".join(
        f"{n}. {line}\n   A. Ant\n   B. Bee\n   C. Bear\n\nCorrect Answer – {letter}\n"
        "Explanation – So it is.\n\n"
        for n, line, letter in [
            (1, "Which one bites?", "C"),
            (2, "What flies is called a", "B"),
            (3, "What crawls is an __.", "A"),
        ]
    )
    assert [(prompt, right) for prompt, _, right in quiz_of(f"# T\n\n{text}")] == [
        ("Which one bites?", [2]),
        ("What flies is called a", [1]),
        ("What crawls is an __.", [0]),
    ]


@pytest.mark.fast
def test_boxes_in_the_lines_below_a_question_are_options() -> None:
    text = "Which one bites?\n[ ] Ant\n[ ]Bee\n[x] Bear\n\nWhich one flies?\n[ ] Ant\n[x] Bee\n"
    assert quiz_of(f"# T\n\n## Quiz\n\n{text}") == [
        ("Which one bites?", ["Ant", "Bee", "Bear"], [2]),
        ("Which one flies?", ["Ant", "Bee"], [1]),
    ]


OPTIONS = "A) Ant\nB) Bee\nC) Bear\n"
LIST = "- Ant\n- Bee\n- Bear\n"


@pytest.mark.fast
@pytest.mark.parametrize(
    "below",
    [
        OPTIONS + "Correct: C",
        "A) Ant\nB) Bee\n*C) Bear",
        "- A) Ant\n- B) Bee\n- ==C) Bear==",
        "- A) Ant\n- B) Bee\n- <u>C) Bear</u>",
        "- A) Ant\n- B) Bee\n- *C) Bear*",
        "- Ant ❌\n- Bee ❌\n- Bear",
        "- Ant ❌\n- Bee ❌\n- Bear ✅",
        LIST + "\nAnswer: Bear. It is big.",
        "1. Ant\n2. Bee\n3. Bear\n\n**Answer: 3. Bear**",
        LIST + "\n<details><summary>Answer</summary>\n\nBear - it is big\n\n</details>",
        "- (A) Ant\n- (B) Bee\n- (C) Bear\n\n> Answer: C",
    ],
)
def test_the_right_option_is_told_in_many_ways(below: str) -> None:
    ((prompt, options, right),) = quiz_of(f"# T\n\n## Quiz\n\n### Which one bites?\n\n{below}\n")
    assert prompt == "Which one bites?"
    assert right == [2]
    assert [option.split()[-1] for option in options] == ["Ant", "Bee", "Bear"]


@pytest.mark.fast
def test_what_stresses_a_word_tells_no_option() -> None:
    text = "# T\n\n## Which genera?\n\n- *Apis*\n- bees of all kinds\n- wasps\n"
    assert quiz_of(text) == []
    text = "# T\n\n## Which layers?\n\n- first\n- second\n\nAnswer: first, second, and so on.\n"
    assert quiz_of(text) == []


@pytest.mark.fast
def test_parts_below_an_answer_that_are_headings_ask_nothing() -> None:
    one = (
        "# Question {}\n\nWhich one bites?\n\nA. Ant\n\nB. Bee\n\nC. Bear\n\n"
        "### ✅ Correct Answer\n\n**C. Bear**\n\n"
        "### Why Others Are Wrong\n\n**A. Ant**\n\n* It crawls.\n\n---\n\n"
    )
    text = "# Quiz\n\n" + one.format(1) + one.format(2)
    assert quiz_of(text) == [(*TERMITES, [2])] * 2
    document, _ = reader.parse(text, Path("notes.md"))
    assert {entry.kind for entry in entries(document.sections)} == {"choice", "rule"}


@pytest.mark.fast
def test_a_heading_with_the_points_of_an_exam_leaves_the_options_in_front() -> None:
    text = "## Exam\n\n### 2 (1 point)\n\nTo bite, I take a:\n\n- A. Ant\n- B. Bee\n- C. Bear\n"
    assert quiz_of(f"# T\n\n{text}") == [("To bite, I take a:", TERMITES[1], [])]


@pytest.mark.fast
def test_a_key_by_chapters_fills_the_gaps() -> None:
    text = (
        "### 問題集\n\n#### 第1章 細胞\n1. 核には**____**がある。\n2. 細胞には**____**がない。\n\n"
        "### 回答集\n\n#### 第1章 細胞\n1. **染色体**\n2. **細胞壁**\n"
    )
    assert asked(f"# T\n\n{text}") == {
        "核には____がある。": "染色体",
        "細胞には____がない。": "細胞壁",
    }


@pytest.mark.fast
def test_a_sign_is_taken_out_and_no_blank_beside_bold_words() -> None:
    text = (
        "### Which one bites?\n\n- A) a ❌ (small **ant**)\n- B) bee ❌\n- C) a big **bear** ✅\n"
    )
    assert quiz_of(f"# T\n\n{text}") == [
        ("Which one bites?", ["A) a (small ant)", "B) bee", "C) a big bear"], [2])
    ]


@pytest.mark.fast
@pytest.mark.parametrize("between", ["", "<br>\n\n"])
def test_a_numbered_line_above_options_at_the_margin_asks(between: str) -> None:
    options = "- a) Ant\n- **b) Bee (right answer)**\n- c) Bear\n"
    text = between.join(
        f"{number}. {line}\n\n{options}\n"
        for number, line in enumerate(("What bites?", "A sting is of:", "Who sleeps?"), 4)
    )
    listed = ["a) Ant", "b) Bee", "c) Bear"]
    assert quiz_of(f"# T\n\n## Quiz\n\n{text}") == [
        ("What bites?", listed, [1]),
        ("A sting is of:", listed, [1]),
        ("Who sleeps?", listed, [1]),
    ]


@pytest.mark.fast
@pytest.mark.parametrize("mark", ["**{} (right answer)**", "**{}** (right answer)", "=={}== ✅"])
def test_no_type_tells_the_right_option_that_words_or_a_sign_mark_too(mark: str) -> None:
    options = f"- a) Ant\n- {mark.format('b) Bee')}\n- c) Bear\n"
    document, _ = reader.parse(f"# T\n\n## Quiz\n\nWhat bites?\n\n{options}", Path("notes.md"))
    (choice,) = (one for one in entries(document.sections) if isinstance(one, Choice))
    assert choice.right == (1,)
    kinds = {
        type(one)
        for item in choice.options.items
        for block in item.blocks
        if isinstance(block, Paragraph)
        for one in block.inlines
    }
    assert kinds == {Text}


def test_a_unit_in_a_question_names_no_option() -> None:
    options = "- A) farad\n- B) volt\n- C) ohm\n"
    unit = quiz_of(f"# T\n\n## Which is the unit of capacitance (C)?\n\n{options}")
    assert [right for _, _, right in unit] == [[]]


@pytest.mark.fast
@pytest.mark.parametrize(
    ("marks", "answers", "right"),
    [
        (("- ", "- ", "- ", "- "), ("Correct answer: B) Bee", "**Answer:** A"), ([1], [0])),
        (("1. ", "2. ", "3. ", "4. "), ("Answer: B", "Answer: A"), ([1], [0])),
        (("- ", "- ", "- ", "- "), ("Richtige Antwort: B", "Antwort: A"), ([1], [0])),
        (("- ", "- ", "- ", "- "), ("答案：B", "答案：A"), ([1], [0])),
    ],
)
def test_an_item_that_answers_belongs_to_the_one_above(
    marks: tuple[str, ...], answers: tuple[str, str], right: tuple[list[int], list[int]]
) -> None:
    options = "   - A) Ant\n   - B) Bee\n   - C) Bear\n"
    lines = ("Which one bites?\n" + options, answers[0], "It hums:\n" + options, answers[1])
    items = "".join(f"{mark}{line}\n" for mark, line in zip(marks, lines, strict=True))
    told = ["A) Ant", "B) Bee", "C) Bear"]
    assert quiz_of(f"# T\n\n## Bites\n\n{items}") == [
        ("Which one bites?", told, right[0]),
        ("It hums:", told, right[1]),
    ]


@pytest.mark.fast
def test_an_item_that_explains_goes_with_the_answer_above() -> None:
    text = (
        "# T\n\n## Bites\n\n- Which one bites?\n  - A) Ant\n  - B) Bee\n- Answer: B\n"
        "- Explanation: it has a sting.\n- Which one hums?\n  - A) Ant\n  - B) Bee\n- Answer: A\n"
    )
    document, _ = reader.parse(text, Path("notes.md"))
    found = list(entries(document.sections))
    assert [type(entry) for entry in found] == [Choice, Choice]
    first = found[0]
    assert isinstance(first, Choice)
    assert first.right == (1,)
    assert "it has a sting" in plain_blocks(first.answer)
    in_quote = "".join(f"> {line}\n" for line in text.split("\n\n", 2)[2].splitlines()[:5])
    assert quiz_of(f"# T\n\n## Bites\n\n{in_quote}") == [
        ("Which one bites?", ["A) Ant", "B) Bee"], [1])
    ]


@pytest.mark.fast
@pytest.mark.parametrize(
    ("statement", "answer", "said"),
    [
        ("True or False: Whales are fish", "Correct answer: False", "False"),
        ("Whales are fish.", "Answer: False (they have lungs)", "False (they have lungs)"),
        ("Richtig oder falsch: Wale sind Fische", "Antwort: Falsch", "Falsch"),
        ("鲸鱼是鱼。", "答案：错误", "错误"),
    ],
)
@pytest.mark.parametrize("mark", ["-", "1."])
def test_a_statement_is_judged_by_the_item_behind_it(
    mark: str, statement: str, answer: str, said: str
) -> None:
    text = f"# T\n\n## Whales\n\n{mark} {statement}\n{mark} {answer}\n"
    assert asked(text) == {statement: said}


@pytest.mark.fast
@pytest.mark.parametrize(
    "lines",
    [
        ("Request: what a client sends.", "Answer: what a server sends back.", "Header: a line."),
        ("Type: boolean", "Answer: true"),
        ("Which one?", "A) Ant?", "B) Bee?", "Answer: B"),
        ("The lock is shut.", "Answer: nobody knows"),
    ],
)
def test_an_item_that_answers_nothing_stays_an_item(lines: tuple[str, ...]) -> None:
    here = Location(Path("notes.md"), 1)
    items = tuple(item_of((here, (Text(line),))) for line in lines)
    block = ItemList(items, None, here)
    assert with_labelled_answers(block) == block
