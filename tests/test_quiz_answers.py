"""Where the right one of options may be told, and in which alphabets options are written."""

from pathlib import Path

import pytest

from cribdeck.notes.document import Choice, Question
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain_blocks
from tests.questions_of import asked

pytestmark = pytest.mark.fast

BARKS = "Which one barks?"


@pytest.mark.parametrize(
    "told",
    [
        "* **Correct answer: B)** It is kept as a guard.",
        "* Answer: B. It is kept as a guard.",
        "* **Answer: B**\n* **Explanation:** It is kept as a guard.",
    ],
)
def test_the_answer_may_be_a_bullet_below_the_options(told: str) -> None:
    text = f"# Pets\n\n1. {BARKS}\n\n   * A) cat\n   * B) dog\n   * C) cow\n   {told}\n"
    text = text.replace("\n* **Exp", "\n   * **Exp")
    assert asked(text)[BARKS].startswith("B) dog\n")
    assert asked(text)[BARKS].endswith("It is kept as a guard.")


def test_what_explains_an_option_does_not_repeat_its_letter() -> None:
    told = "**Answer:** **B) dog** of a farm"
    text = f"# Pets\n\n{BARKS}\n\nA) cat\nB) a dog\nC) cow\n\n{told}\n"
    assert asked(text) == {BARKS: "B) a dog\ndog of a farm"}


def test_a_letter_that_may_be_that_of_a_part_names_none() -> None:
    parts = "a) what a cat does\n\nb) what a dog does\n\nc) what a cow does\n"
    told = "**Answer:**\n\na) It purrs.\n\nb) It barks.\n"
    text = f"# Pets\n\n## Exercise 1\n\nDescribe:\n\n{parts}\n{told}"
    assert "what a dog does" not in asked(text).values()


@pytest.mark.parametrize(
    "stem",
    ["（ B ）誰會吠", "誰會吠（B）", "會吠的是（ B ）。", "誰會吠？(B)"],
)
def test_a_stem_may_tell_the_letter(stem: str) -> None:
    found = asked(
        f"# 測驗\n\n1. {stem}\n\nA. 貓\nB. 狗\nC. 牛\n\n2. 誰會叫？（A）\n\nA. 貓\nB. 石\nC. 木\n"
    )
    assert list(found.values()) == ["B. 狗", "A. 貓"]
    assert all("B" not in prompt and "（　）" in prompt for prompt in found)


@pytest.mark.parametrize(
    "stem", ["誰在（A）和（B）之間？", "誰會吠（D）？", "Is vitamin (B) in it?"]
)
def test_other_letters_in_brackets_tell_nothing(stem: str) -> None:
    assert asked(f"# 測驗\n\n1. {stem}\n\nA. 貓\nB. 狗\nC. 牛\n")[stem] == ""


@pytest.mark.parametrize(
    ("options", "told", "right"),
    [
        ("ア　猫\nイ　犬\nウ　牛", "正解：イ", "イ　犬"),
        ("- ア. 猫\n- イ. 犬\n- ウ. 牛", "正解：イ", "イ. 犬"),
        ("가. 고양이\n나. 개\n다. 소", "정답: 나", "나. 개"),
        ("甲、貓\n乙、狗\n丙、牛", "答案：乙", "乙、狗"),
        ("① 고양이\n② 개\n③ 소", "정답: 2", "② 개"),
    ],
)
def test_options_have_the_letters_of_many_alphabets(options: str, told: str, right: str) -> None:
    assert asked(f"# Q\n\n{BARKS}\n\n{options}\n\n{told}\n") == {BARKS: right}


@pytest.mark.parametrize("line", ["✅ **B) dog**", "✅ B", "✔ dog"])
def test_a_line_with_a_sign_below_the_options_tells(line: str) -> None:
    assert asked(f"# Q\n\n{BARKS}\n\nA) cat\nB) dog\nC) cow\n\n{line}\n") == {BARKS: "B) dog"}


def test_an_arrow_points_at_the_right_one() -> None:
    assert asked(f"# Q\n\n**1. {BARKS}**\n\n- a) cat\n- b) dog ←\n- c) cow\n") == {BARKS: "b) dog"}


def test_answers_may_stand_in_a_row() -> None:
    text = "# Q\n\n1. The ____ barks.\n2. A cat has ____ legs.\n\n**Answers:** 1. dog 2. four\n"
    assert asked(text) == {"The ____ barks.": "dog", "A cat has ____ legs.": "four"}


@pytest.mark.parametrize("choice", ["**T / F**", "(T/F)", "(V/F)", "(R / F)"])
def test_a_statement_with_what_to_choose_from_asks(choice: str) -> None:
    text = f"# Q\n\n1. Cats bark. {choice}\n2. Dogs bark. {choice}\n\n## Answers\n\n1. F\n2. T\n"
    assert sorted(asked(text).values()) == ["F", "T"]


@pytest.mark.parametrize(
    "letters", [("- ", "- ", "- "), ("A. ", "B. ", "C. "), ("- a) ", "- b) ", "- c) ")]
)
def test_options_that_are_struck_out_are_wrong(letters: tuple[str, str, str]) -> None:
    lines = zip(letters, ("~~cat~~", "dog", "~~cow~~"), strict=True)
    options = "\n".join(f"{letter}{words}" for letter, words in lines)
    found = asked(f"# Q\n\n## {BARKS}\n\n{options}\n")[BARKS]
    assert found == f"{letters[1].removeprefix('- ')}dog"


@pytest.mark.parametrize(
    ("options", "told", "right"),
    [
        ("- B. dog\n- C. cow\n- D. fox", "B", "B. dog"),  # A is lost in the line above
        ("- B. dog\n- C. cow\n- D. fox", "A", ""),
        ("- A. cat\n- B. dog\n- D. fox", "D", "D. fox"),
        ("- A. cat\n- B. dog\n- D. fox", "C", ""),
        ("- A. cat\n- B. dog\n- B. cow", "B", ""),  # which one?
        ("- cat\n- dog\n- cow", "B", "dog"),
    ],
)
def test_a_letter_names_the_option_that_has_it(options: str, told: str, right: str) -> None:
    below = (
        f"{options}\n\n<details><summary>Answer</summary>\n\nCorrect answer: {told}\n\n</details>"
    )
    found = asked(f"# Q\n\n## {BARKS}    - A. cat\n\n{below}\n")
    assert (right in found.values()) == bool(right)
    assert {*found.values()}.isdisjoint({"C. cow", "B. cow", "B. dog", "D. fox"} - {right})


@pytest.mark.parametrize("told", ["**Correct answer: B**", "Answer: B", "**Answer:** B (a guard)"])
@pytest.mark.parametrize("tick", ["", " ✓"])
def test_what_names_the_right_one_may_stand_above_the_options(told: str, tick: str) -> None:
    text = f"# Pets\n\n### 1. {BARKS}\n\n{told}\n\n- A) cat\n- B) dog{tick}\n- C) cow\n"
    assert asked(text)[BARKS].splitlines()[0] == "B) dog"
    assert list(asked(text)) == [BARKS]


def test_a_line_of_its_own_answer_above_options_names_none_of_them() -> None:
    text = f"# Pets\n\n### {BARKS}\n\n**Answer:** Few do:\n\n- a) dogs\n- b) seals\n"
    assert asked(text)[BARKS].startswith("Few do:")


@pytest.mark.parametrize(
    ("told", "behind"),
    [("C", ""), ("C) dog", ""), ("C. It guards.", "\nIt guards."), ("A", "\nA")],
)
def test_marked_options_need_no_letter_behind_them(told: str, behind: str) -> None:
    text = f"# Pets\n\n### {BARKS}\n\n- A) cat\n- B) cow\n- C) dog ✓\n\n**Answer:** {told}\n"
    assert asked(text) == {BARKS: f"C) dog{behind}"}


@pytest.mark.parametrize(
    "list_",
    [
        "- Cats bark at night.\n  - False. They meow.\n- Dogs bark.\n  - True\n",
        "1. Cats bark at night.\n   - False. They meow.\n2. Dogs can bark.\n   - True\n",
        "- Cats bark at night.\n\n  False. They meow.\n- Dogs can bark.\n\n  True.\n",
        "- Katzen bellen nachts.\n  - Falsch. Sie miauen.\n- Hunde bellen oft.\n  - Richtig\n",
    ],
)
def test_a_verdict_below_a_sentence_answers_whether_it_is_true(list_: str) -> None:
    found = asked(f"# Pets\n\n## Noises\n\n{list_}")
    assert len(found) == 2 and all(answer[0] in "FTR" for answer in found.values())


@pytest.mark.parametrize(
    "list_",
    [
        "- What it may return here\n  - True\n  - False\n- A further one is this\n  - None\n",
        "- The values of this switch:\n  - True, by default\n- Others of the same kind:\n  - Two\n",
    ],
)
def test_what_may_be_true_or_false_is_no_verdict(list_: str) -> None:
    assert asked(f"# Pets\n\n## Noises\n\n{list_}") == {}


def test_a_range_of_numbers_is_the_pair_of_none_of_them() -> None:
    text = "# Pets\n\n1. Is it a cat?\n2. Is it a dog?\n\n## Answers\n\n1-2: yes\n"
    assert "2: yes" not in asked(text).values()


@pytest.mark.parametrize(
    "options",
    [
        "a. [ ] cat\nb. [+] dog\nc. [ ] cow\n",
        "- A) ( ) cat\n- B) (x) dog\n- C) ( ) cow\n",
        "- a. [-] cat\n- b. [X] dog\n- c. [-] cow\n",
    ],
)
def test_a_box_may_stand_behind_the_letter(options: str) -> None:
    (answer,) = asked(f"# Pets\n\n### 1. {BARKS}\n\n{options}").values()
    assert answer.lower().lstrip("b).").strip() == "dog"


def test_what_stands_in_brackets_behind_a_letter_is_no_box() -> None:
    options = "- A. (x + y) barks\n- B. (y) barks\n- C. (z) barks\n"
    assert asked(f"# Pets\n\n### 1. {BARKS}\n\n{options}") == {BARKS: ""}


@pytest.mark.parametrize("choose", ["(Select all that apply.)", "*(Choose two.)*", "Choose one."])
def test_to_choose_answers_nothing(choose: str) -> None:
    text = f"# Pets\n\n### {BARKS} {choose}\n\n- A) cat\n- B) dog\n\nAnswer: B\n"
    assert [*asked(text).values()] == ["B) dog"]


NUMBERED = """# Pets

## Question {} — Noises

{}Which one barks?

- A) cat
- B) dog

## Question {} — Milk

Which one gives milk?

- A) cow
- B) hen

## Answers

{}
"""
KEYS = [
    "1. B\n2. A\n",
    "- Question 1: B\n- Question 2: A\n",
    "| Q | Answer |\n|---|---|\n| 1 | B |\n| 2 | A |\n",
    "| Q | Answer |\n|---|---|\n| 1 | B |\n| 2 | A |\n\n---\n\n*That is all.*\n",
]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_knows_a_question_by_the_number_of_its_heading(key: str) -> None:
    found = asked(NUMBERED.format(1, "", 2, key))
    assert found == {BARKS: "B) dog", "Which one gives milk?": "A) cow"}


def test_a_key_of_other_numbers_answers_none_of_them() -> None:
    assert asked(NUMBERED.format(4, "", 5, KEYS[0]))[BARKS] == ""


TOLD = "**Difficulty**: easy\n**Topic**: noises\n\n"


def test_lines_that_tell_of_a_question_ask_nothing() -> None:
    text = f"# Pets\n\n### Question 1\n\n{TOLD}**Question:** {BARKS}\n\n**Answer:** a dog\n"
    assert asked(text) == {BARKS: "a dog"}


def test_code_above_the_label_of_a_question_is_given_with_it() -> None:
    text = (
        "# Pets\n\n### Question 1\n\n```\nbark()\n```\n\n**Question:** Who?\n\n**Answer:** a dog\n"
    )
    document, _ = parse(text, Path("notes.md"))
    (entry,) = entries(document.sections)
    assert isinstance(entry, Question)
    assert plain_blocks(entry.given) == "bark()"


def test_prose_above_the_label_of_a_question_stays_what_it_is() -> None:
    told = f"**Question:** {BARKS}\n\n**Answer:** a dog\n"
    text = f"# Pets\n\n### Question 1\n\nDogs are loud.\n\n{told}"
    assert asked(text)[BARKS] == "a dog"


LETTERED = ["1. A) {}\n   2. B) {}\n   3. **C) {}**", "- A、{}\n   - B、{}\n   - **C、{}**"]


@pytest.mark.parametrize("options", LETTERED)
@pytest.mark.parametrize("says", ["the", "the C"])
def test_a_statement_with_options_below_it_asks_in_a_list(options: str, says: str) -> None:
    first, second = options.format("cat", "cow", "dog"), options.format("hen", "dog", "cow")
    stems = f"1. At night barks {says}.\n   {first}\n\n2. Milk is of {says}.\n   {second}\n"
    found = asked(f"# Pets\n\n## Single choice\n\n{stems}")
    assert [answer[2:].strip() for answer in found.values()] == ["dog", "cow"]
    gap = says.replace("C", "[…]")
    assert [*found] == [f"At night barks {gap}.", f"Milk is of {gap}."]


def test_a_letter_that_few_questions_have_is_a_word_of_it() -> None:
    first, second = (LETTERED[0].format("cat", "cow", one) for one in ("dog", "hen"))
    stems = f"1. In C they bark\n   {first}\n\n2. On eggs sits the\n   {second}\n"
    assert "In C they bark" in asked(f"# Pets\n\n## Single choice\n\n{stems}")


def test_lines_that_tell_of_a_question_do_not_stand_above_its_options() -> None:
    case = "**Question:** A pet is loud at night:\n\n```\nwuff\n```\n\nWhich one is it?"
    text = f"# Pets\n\n### Question 1\n\n{TOLD}{case}\n\n- A) cat\n- B) dog\n\n**Answer:** B\n"
    document, _ = parse(text, Path("notes.md"))
    given = [plain_blocks(x.given) for x in entries(document.sections) if isinstance(x, Choice)]
    assert len(given) == 1 and "wuff" in given[0] and "Difficulty" not in given[0]
