"""Worksheets and tests: gaps to be filled in, statements to be judged, labels of any answer."""

import re
from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from tests.questions_of import asked

pytestmark = pytest.mark.fast


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Whales are fish. (False)", "False"),
        ("Wale sind Fische. (falsch)", "falsch"),
        ("Las ballenas son peces (Falso)", "Falso"),
        ("Киты — рыбы. (неверно)", "неверно"),
        ("鲸是鱼。（×）", "×"),
        ("クジラは魚である。（誤り）", "誤り"),
        ("Whales are fish. **False**", "False"),
        ("Whales are fish → False", "False"),
    ],
)
def test_a_statement_may_be_judged_in_brackets(statement: str, verdict: str) -> None:
    text = f"## Sea\n\n1. {statement}\n2. {statement} \n"
    said = re.split(r"[(（*→]", statement)[0].strip()
    assert asked(text) == {said: verdict}


@pytest.mark.parametrize(
    "item", ["* Dark mode (yes)", "* He is right (see below)", "* **d) It is all of it.** ✅"]
)
def test_other_brackets_and_pictures_judge_nothing(item: str) -> None:
    assert asked(f"## Sea\n\n{item}\n{item}\n") == {}


def test_what_fills_a_gap_stands_behind_its_sentence() -> None:
    text = "## Towns\n\n1. The port of Rome is ____. (Ostia)\n2. He ____ (go) home.\n"
    assert asked(text) == {"The port of Rome is ____.": "Ostia", "He ____ (go) home.": ""}


@pytest.mark.parametrize("gap", ["____", "（　　）", "( )"])
def test_a_line_with_a_gap_asks_and_answers_nothing(gap: str) -> None:
    text = f"## Sheet 3\n\nThe port of Rome is {gap}\n\nThe port of Athens is {gap}\n"
    assert asked(text) == {f"The port of Rome is {gap}": "", f"The port of Athens is {gap}": ""}


def test_a_list_to_be_filled_in_is_no_answer() -> None:
    text = "## Which glands are these?\n\n* of sweat: ___\n* of milk: ___\n"
    assert asked(text) == {"Which glands are these?": ""}


@pytest.mark.parametrize(
    "options",
    ["a) see\n   b) sees\n   c) saw\n", "a) see\n   b) sees\n   c) saw  \n"],
)
@pytest.mark.parametrize("told", ["**Answer: b) sees**", "Answer: b", "**Antwort:** b"])
def test_options_and_answer_may_be_further_lines_of_an_item(options: str, told: str) -> None:
    item = f"Choose the form:\n   She ____ him.\n   {options}   {told}\n"
    text = f"## Verbs\n\n1. {item}2. {item.replace('him', 'her')}"
    assert asked(text) == {
        "Choose the form: She ____ him.": "b) sees",
        "Choose the form: She ____ her.": "b) sees",
    }


def test_a_counted_line_with_letters_is_a_question_of_its_own() -> None:
    text = (
        "## Test\n\n**1.** Which one pumps?\n\nA) liver\nB) heart\nC) lung\n\n"
        "**2.** The blood is moved by\n\nA) the liver\nB) the heart\nC) the lung\n"
    )
    assert asked(text) == {"Which one pumps?": "", "The blood is moved by": ""}


@pytest.mark.parametrize(
    ("box", "ticked"), [("( )", "(x)"), ("( )", "(*)"), ("[]", "[x]"), ("[ ]", "[✓]")]
)
@pytest.mark.parametrize("bullet", ["- ", ""])
def test_boxes_may_be_typed(box: str, ticked: str, bullet: str) -> None:
    text = f"## Which one pumps?\n\n{bullet}{box} liver\n{bullet}{ticked} heart\n"
    assert asked(text) == {"Which one pumps?": "heart"}


def test_one_bullet_may_hold_all_options() -> None:
    text = "**Q1.** Which one pumps?\n- (a) liver  (b) **heart**  (c) lung\n"
    assert asked(f"## Quiz\n\n{text}") == {"Which one pumps?": "(b) heart"}


@pytest.mark.parametrize("words", [("True", "False"), ("Vero", "Falso"), ("对", "错")])
def test_true_and_false_are_options_of_any_heading(words: tuple[str, str]) -> None:
    text = f"## 4 - Whales are fish\n\n- [ ] {words[0]}.\n- [x] {words[1]}.\n"
    assert asked(text) == {"4 - Whales are fish": f"{words[1]}."}


def test_a_heading_that_only_counts_leaves_it_to_the_line_below() -> None:
    text = "### Question 12\n**Whales are fish.**\n\n- [ ] True\n- [x] False\n"
    assert asked(f"# Sea\n\n{text}") == {"Whales are fish.": "False"}


def test_code_below_a_counted_heading_is_given_with_its_question() -> None:
    code = "```python\nprint(1)\n```\n"
    shown = "A.\n```text\n1\n```\n\nB.\n```text\n2\n```\n\nC. nothing\n\n"
    text = f"## Question 1\n\n{code}\nWhat comes out?\n\n{shown}**Answer: A**\n"
    assert asked(f"# Quiz\n\n{text}") == {"What comes out?": "A.\n1"}
    document, _ = reader.parse(f"# Quiz\n\n{text}", Path("notes.md"))
    (entry,) = entries(document.sections)
    assert plain_blocks(entry.given) == "print(1)"


@pytest.mark.parametrize("number", [9, 12, 123])
def test_a_heading_of_a_mere_number_stays_whole(number: int) -> None:
    assert list(asked(f"# Exam\n\n## Question {number}\n\nSo it is.\n")) == [f"Question {number}"]


def test_a_mere_letter_answers_a_question_right_above_it() -> None:
    text = "**Where does it stand?**\nA: at the end\n\n**Who asks?**\nA: one, B: another\n"
    assert asked(f"## Notes\n\n{text}") == {
        "Where does it stand?": "at the end",
        "Who asks?": "A: one, B: another",
    }


@pytest.mark.parametrize(
    "answer", ["**Answer:** the first", "**Respuesta esperada:** the first", "答案：the first"]
)
def test_any_lines_with_labelled_answers_ask(answer: str) -> None:
    text = (
        f"## Layers\n\nThe layer that sends bits:\n\n{answer}\n\nIt is the lowest.\n\n"
        f"The layer with wires is …\n{answer}\n"
    )
    assert asked(text) == {
        "The layer that sends bits:": "the first\nIt is the lowest.",
        "The layer with wires is …": "the first",
    }


def test_rules_part_what_is_given_from_the_next_task() -> None:
    task = "Is this right?\n\nSELECT all FROM {}\n\n**answer: no**\n"
    text = f"## Joins\n\n{task.format('one')}\n---\n{task.replace('Is', 'Was').format('two')}"
    assert asked(text) == {"Is this right?": "no", "Was this right?": "no"}


def test_numbers_to_write_behind_answer_nothing() -> None:
    text = "## Which bones are these?\n\nThe marks:\n\n- 1. ___\n- 2. ___\n"
    document, _ = reader.parse(text, Path("notes.md"))
    (entry,) = entries(document.sections)
    assert is_unanswered(entry)


def test_a_sentence_that_begins_with_the_words_of_an_option_explains() -> None:
    text = "## Which one pumps?\n\nA) liver\nB) heart\n\n**Answer: B** - heart has two chambers.\n"
    assert asked(text) == {"Which one pumps?": "B) heart\nheart has two chambers."}


@pytest.mark.parametrize(
    "told", ["The correct answer is B) heart", "Die richtige Antwort ist B. heart"]
)
def test_a_sentence_may_name_the_right_one_with_its_words(told: str) -> None:
    text = f"## Which one pumps?\n\n- A) liver\n- B) heart\n\n**Answer:** {told}\n"
    assert asked(text) == {"Which one pumps?": "B) heart"}


def test_boxes_that_nobody_ticked_are_those_of_questions() -> None:
    boxes = "- [ ] a leaf\n- [ ] a root\n\n"
    text = "".join(f"### Frage {i}\nWas ist grün?\n{boxes}" for i in range(1, 4))
    text += f"### Frage 4\nUnter **grün** versteht man:\n{boxes}"
    assert list(asked(f"# Quiz\n\n{text}")) == ["Was ist grün?", "Unter grün versteht man:"]


def test_elements_are_elements_however_far_they_are_indented() -> None:
    text = (
        "<div>\n\n    <div>\n        <h2>Which one pumps?</h2>\n"
        "        <p>The heart.</p>\n    </div>\n\n</div>\n\n    <h2>code</h2>\n"
    )
    assert asked(f"# Body\n\n{text}") == {"Which one pumps?": "The heart.\n<h2>code</h2>"}


def test_a_mere_letter_below_options_names_the_right_one() -> None:
    text = "## Which one pumps?\n\nA) liver\nB) heart\n\n{}\n"
    assert asked(text.format("B")) == {"Which one pumps?": "B) heart"}
    assert asked(text.format("(A, B)")) == {"Which one pumps?": "A) liver\nB) heart"}
    assert asked(text.format("Both pump.")) == {"Which one pumps?": "Both pump."}


@pytest.mark.parametrize("label", ["### Answer", "**Answer**", "### 解答・解説"])
def test_a_rule_may_stand_between_a_question_and_its_answer(label: str) -> None:
    text = f"## Body\n\nWhich one pumps?\n\nA) liver\n\nB) heart\n\n---\n\n{label}\n\nB\n"
    assert asked(text) == {"Which one pumps?": "B) heart"}


def test_a_gap_between_signs_is_no_emphasis() -> None:
    assert asked("## 填空\n\n1. 包括：整数、______、字符串、______。\n2. 是 ____。\n") == {
        "包括：整数、______、字符串、______。": "",
        "是 ____。": "",
    }


@pytest.mark.parametrize("remark", ["(correct)", "← correct", "(richtig)", "（正确答案）", "✔️"])
def test_a_remark_behind_an_option_says_that_it_is_right(remark: str) -> None:
    text = f"## Which one pumps?\n\n- A. liver\n- B. heart {remark}\n- C. lung\n"
    assert asked(text) == {"Which one pumps?": "B. heart"}


@pytest.mark.parametrize("between", [" ", "\n"])
def test_numbers_in_circles_are_letters_of_options(between: str) -> None:
    text = f"## 심장은?\n\n① 간{between}② 심장{between}③ 폐\n\n정답: ②\n"
    assert asked(text) == {"심장은?": "② 심장"}


def test_counted_gaps_have_their_answers_below_each() -> None:
    text = (
        "## Water\n\n1. It boils at ____ degrees.\n\n**Answer**: 100\n\n"
        "2. It freezes at ____ degrees.\n\n**Answer**: 0\n"
    )
    assert asked(text) == {"It boils at ____ degrees.": "100", "It freezes at ____ degrees.": "0"}


def test_a_letter_that_a_rule_makes_a_heading_names_the_right_one() -> None:
    text = "### Question 1\n**Which one pumps?**\n\nA) liver\nB) heart\n\nB\n---\n\n"
    assert asked(f"# Body\n\n{text}") == {"Which one pumps?": "B) heart"}
    assert asked("Words\n\nA\n---\n\n* **atom**: small\n") == {}  # the letter of a glossary


def test_a_case_below_a_counted_heading_is_given_with_its_question() -> None:
    text = "### **Q1（easy）**\n\nA body rests.\n\nWhich one pumps?\n\nA. liver\nB. **heart**\n"
    document, _ = reader.parse(f"# Body\n\n{text}\n✅ **Answer: B**\n", Path("notes.md"))
    (entry,) = entries(document.sections)
    assert plain(entry.prompt) == "Which one pumps?"
    assert plain_blocks(entry.given) == "A body rests."


def test_items_with_boxes_for_true_and_false_ask() -> None:
    text = "1. **Whales are fish.**\n   - [ ] True\n   - [x] False\n"
    assert asked(f"## Sea\n\n{text}{text.replace('fish', 'big')}") == {
        "Whales are fish.": "False",
        "Whales are big.": "False",
    }


def test_the_name_of_a_picture_that_is_missing_is_no_gap() -> None:
    text = "# T\n\n## Hip\n\nIt slips.\n\nThe frog leg:\n![_](none.png)\n"
    document, _ = reader.parse(text, Path("notes.md"))
    assert [plain(one.prompt) for one in entries(document.sections)] == ["Hip"]


FENCED = "1.Which one barks?\n```\nA. cat\nB.dog\nC. cow\n```\n\n"


def test_a_fence_may_hold_the_options() -> None:
    other = "2.What is wrong?\n```\nx = 1 +\ny = 2\nA.x\nB.y\n```\n\n"
    found = asked(f"# Quiz\n\n{FENCED}{other}## Answers\n\n1. B\n2. A\n")
    assert found == {"Which one barks?": "B.dog", "What is wrong?": "A.x"}
    assert asked(f"# Quiz\n\n{FENCED}") == {"Which one barks?": ""}


@pytest.mark.parametrize(
    "fence", ["```\na: 1\nb: 2\n```", "```python\nA. x\nB. y\n```", "```\nB. y\nC. z\n```"]
)
def test_other_fences_hold_none(fence: str) -> None:
    assert asked(f"# Quiz\n\n## Which file is it?\n\n{fence}\n")["Which file is it?"]


def test_letters_in_circles_and_signs_of_mathematics_are_words_of_a_question() -> None:
    told = "<details>\n<summary>정답</summary>\n\n물고기\n\n</details>\n"
    assert asked(f"# 문제\n\nⓐ는 무엇인가?\n\n{told}") == {"ⓐ는 무엇인가?": "물고기"}
    assert asked("# Sets\n\n## What is ∅ ∪ ∅?\n\nEmpty.\n") == {"What is ∅ ∪ ∅?": "Empty."}
    assert asked("# Sets\n\n## ∃ or ∀?\n\nOne.\n") == {"∃ or ∀?": "One."}
    assert asked("# Sets\n\n## ★ What is a set? ★★\n\nOne.\n") == {"What is a set?": "One."}


@pytest.mark.parametrize(
    ("sign", "is_choice"),
    [("(T/F)", True), ("(F / T)", True), ("(R/F)", True), ("(R/W)", False), ("(P/E)", False)],
)
def test_initials_are_a_choice_of_what_is_true_and_what_is_not(sign: str, is_choice: bool) -> None:
    text = f"## Disks\n\nA disk is opened {sign}\n\nAnother one is opened {sign}\n"
    assert ("Disks" not in asked(text)) is is_choice
