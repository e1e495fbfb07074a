"""A key of answers further down: it holds where each of its numbers finds its question."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Choice
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.sheet_only import Prose
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source

pytestmark = pytest.mark.fast

ASKED = """# Body

1. Which one pumps?

   - A) liver
   - B) heart

2. Which one breathes?

   - A) lung
   - B) skin

"""
ANSWERS = {"Which one pumps?": "B) heart", "Which one breathes?": "A) lung"}


def answers(text: str) -> dict[str, str]:
    document, problems = reader.parse(text, Path("notes.md"))
    assert problems == ()
    assert list(compare_source(document, text)) == []
    return {plain(one.prompt): plain_blocks(one.answer) for one in entries(document.sections)}


@pytest.mark.parametrize(
    "key",
    [
        "## Answers\n\n1. B\n2. A\n",
        "## Answer key\n\n1. b\n2. a\n",
        "## Answers to the questions\n\n1. B) heart\n2. lung\n",
        "## Answers\n\n- 1: B\n- 2: A\n",
        "## Answers\n\n1 – b\n2 – a\n",
        "## Answers\n\n1 -> b\n2 ⇒ a\n",
        "## Key\n\nQ1. B\n\nQ2. A\n",
        "Answer key: 1-b, 2-a\n",
        "Answers: 1) B; 2) A.\n",
        "**Answers**\n\n1. B\n2. A\n",
        "Answers: 1 b 2 a\n",
        "## Answers\n\n| Question | Answer |\n|---|---|\n| 1 | B |\n| 2 | A |\n",
        "## Answers\n\n| 1 | 2 |\n|---|---|\n| B | A |\n",
        "<details><summary>Answers</summary>\n\n1. B\n2. A\n\n</details>\n",
        "## Answers\n\n| Q | Answer |\n|---|---|\n| Q1 | **B** |\n| Q2 | A |\n",
        "## Answers\n\n| Q | Answer | Q | Answer |\n|---|---|---|---|\n| 1 | B | 2 | A |\n",
        "# Answers\n\n## One\n\n1. B\n\n---\n\n## Two\n\n2. A\n",
        "## Lösungen\n\n1. B\n2. A\n",
        "## Respuestas\n\n1. B\n2. A\n",
        "## Corrigé\n\n1. B\n2. A\n",
        "## Gabarito\n\n1. B\n2. A\n",
        "## Ответы\n\n1. B\n2. A\n",
        "## 答案\n\n1、B\n\n2、A\n",
        "## 解答\n\n1. B\n2. A\n",
        "## مفتاح الإجابات\n\n1. B\n2. A\n",
        "## תשובות\n\n1. B\n2. A\n",
    ],
)
def test_a_key_answers_the_questions_above_it(key: str) -> None:
    assert answers(ASKED + key) == ANSWERS


@pytest.mark.parametrize(
    "asked",
    [
        "### 1. Which one pumps?\n\n- A) liver\n- B) heart\n\n"
        "### 2. Which one breathes?\n\n- A) lung\n- B) skin\n\n",
        "## Q1. Which one pumps?\n\nA) liver\nB) heart\n\n"
        "## Q2. Which one breathes?\n\nA) lung\nB) skin\n\n",
        "**1. Which one pumps?**\n\nA) liver\nB) heart\n\n"
        "**2. Which one breathes?**\n\nA) lung\nB) skin\n\n",
        "Q1: Which one pumps?\n\nA) liver\nB) heart\n\n"
        "Q2: Which one breathes?\n\nA) lung\nB) skin\n\n",
        "1. Which one pumps?\nA) liver\nB) heart\n\n1. Which one breathes?\nA) lung\nB) skin\n\n",
        "1. Which one pumps?\n\nA) liver\nB) heart\n\n"
        "2. Which one breathes?\n\nA) lung\nB) skin\n\n",
        "## 1. Which one pumps?\n\n- [ ] A) liver\n- [ ] B) heart\n\n"
        "## 2. Which one breathes?\n\n- [ ] A) lung\n- [ ] B) skin\n\n",
    ],
)
def test_questions_are_counted_in_many_ways(asked: str) -> None:
    assert answers(f"# Body\n\n{asked}# Answers\n\n1. B\n2. A\n") == ANSWERS


def test_what_a_key_says_besides_explains() -> None:
    found = answers(ASKED + "## Answers\n\n1. B — it is a muscle\n2. A\n\n   It takes in air.\n")
    assert found["Which one pumps?"] == "B) heart\nit is a muscle"
    assert found["Which one breathes?"] == "A) lung\nIt takes in air."


@pytest.mark.parametrize("head", ["Answer", "Correct", "Resposta", "Letter"])
def test_a_table_may_explain_its_answers(head: str) -> None:
    table = f"| Q | {head} | Topic |\n|---|---|---|\n| 1 | B | muscles |\n| 2 | A ★ | air |\n"
    found = answers(f"{ASKED}## Answers\n\n{table}")
    assert found["Which one pumps?"] == "B) heart\nmuscles"
    assert found["Which one breathes?"] == "A) lung\nair"


def test_a_part_of_a_key_is_for_the_part_of_its_name() -> None:
    open_ones = "## Part 2\n\n**P1.** What is blood?\n\n**P2.** What is air?\n\n"
    text = (
        f"# Body\n\n## Part 1 — options\n\n{ASKED.replace('# Body', '')}{open_ones}"
        "## Answers\n\n### Part 1\n\n| Q | Answer | Topic |\n|---|---|---|\n| Q1 | B | one |\n"
        "| Q2 | A | two |\n\n### Part 2 — in full\n\nIt depends.\n"
    )
    found = answers(text)
    assert found["Which one pumps?"] == "B) heart\none"
    assert found["Which one breathes?"] == "A) lung\ntwo"


def test_one_answer_that_names_no_option_is_shown_beside_many_that_do() -> None:
    asked = "".join(f"{i}. Is {i} even?\n\n   - A) yes\n   - B) no\n\n" for i in range(1, 6))
    found = answers(f"# Numbers\n\n{asked}## Answers\n\n1. B\n2. A\n3. B\n4. C  D\n5. B\n")
    assert found["Is 4 even?"] == "C  D"
    assert found["Is 5 even?"] == "B) no"


def test_each_chapter_may_have_its_key() -> None:
    other = ASKED.replace("# Body\n", "## Plants\n").replace("Which one", "What part")
    text = (
        f"# Life\n\n{ASKED.replace('# Body', '## Body')}### Answers\n\n1. B\n2. A\n\n"
        f"{other}### Answers\n\n1. A\n2. B\n"
    )
    assert answers(text) == {
        **ANSWERS,
        "What part pumps?": "A) liver",
        "What part breathes?": "B) skin",
    }


def test_a_list_without_letters_is_one_of_options_by_its_key() -> None:
    text = (
        "# Quiz\n\n## 1. Capital of France?\n\n- **Rome:** in Italy\n- **Paris:** in France\n\n"
        "## Answers\n\n1. b\n"
    )
    assert answers(text) == {"Capital of France?": "Paris: in France"}


def test_a_key_answers_open_questions_too() -> None:
    text = "# Quiz\n\n1. Capital of France?\n2. Of Italy?\n\n## Answers\n\n1. Paris\n2. Rome\n"
    assert answers(text) == {"Capital of France?": "Paris", "Of Italy?": "Rome"}


@pytest.mark.parametrize(
    "key",
    [
        "## Answers\n\n1. B\n2. A\n3. C\n",  # there is no third
        "## Answers\n\n1. B\n2. D\n",  # there is no option D
        "## Answers\n\n1. B\n1. A\n2. A\n\nAnd a word on these.\n",
        "## Answers\n\nAsk the teacher.\n",
        "## Key terms\n\n1. Blood\n2. Air\n",
        "## Answers\n\n| Q | All | Answer |\n|---|---|---|\n| 1 | Why? | B |\n| 2 | So? | A |\n",
        "## Answers\n\n| Q | Topic | Level |\n|---|---|---|\n| 1 | man | - |\n| 2 | air | - |\n",
        "## Answers\n\n| Q | Answer |\n|---|---|\n| 1 | B |\n| 2 |  |\n",
    ],
)
def test_a_key_that_does_not_fit_stays_as_it_is(key: str) -> None:
    document, _ = reader.parse(ASKED + key, Path("notes.md"))
    asked = {plain(one.prompt): one for one in entries(document.sections)}
    assert all(is_unanswered(asked[prompt]) for prompt in ANSWERS)
    assert not any(one.reason == "key of answers" for one in document.left_out)
    assert list(compare_source(document, ASKED + key)) == []


def test_questions_with_one_number_have_no_key_together() -> None:
    text = ASKED + ASKED.replace("# Body", "# More").replace("Which", "What")
    assert answers(text + "# Answers\n\n1. B\n2. A\n")["What one pumps?"] == ""


def _chapter(heading: str, quiz: str, key: str) -> str:
    """Two chapters that ask under a heading of their own, and the `key` of both at the end."""
    asked = "**1.** Which pumps?\n\n- **a)** liver\n- **b)** heart\n\n"
    other = "**1.** What is green?\n\n- **a)** a leaf\n- **b)** a root\n\n"
    return (
        f"# Life\n\n## {heading} 1: What moves?\n\nBlood.\n\n### {quiz}\n\n"
        f"*Mark one.*\n\n{asked}## {heading} 2: What grows?\n\nPlants.\n\n### {quiz}\n\n"
        f"*Mark one.*\n\n{other}{key}"
    )


CHAPTERS = {
    "1: What moves?": "Blood.",
    "Which pumps?": "b) heart",
    "2: What grows?": "Plants.",
    "What is green?": "a) a leaf",
}


@pytest.mark.parametrize(
    ("heading", "quiz", "key"),
    [
        ("Chapter", "Test yourself", "Answers"),
        ("Kapitel", "Teste dein Wissen", "Lösungen"),
        ("Capítulo", "Pon a prueba", "Solucionario"),
        ("Глава", "Проверь себя", "Ответы"),
        ("章", "自测", "答案"),
    ],
)
@pytest.mark.parametrize("repeated", ["{} 1: What moves?|{} 2: What grows?", "{} 1|{} 2"])
@pytest.mark.parametrize("name", ["### {}", "**{}**"])
def test_a_key_may_have_a_part_for_each_chapter(
    heading: str, quiz: str, key: str, repeated: str, name: str
) -> None:
    first, second = repeated.replace("{}", heading).split("|")
    first, second = name.format(first), name.format(second)
    below = f"## {key}\n\n*Look here last.*\n\n{first}\n\n1. **b)** heart\n\n"
    text = _chapter(heading, quiz, f"{below}{second}\n\n1. a\n")
    found = answers(text)
    assert found.pop("") == "Mark one."  # it asks nothing
    said = {prompt.removeprefix(heading).strip(): answer for prompt, answer in found.items()}
    assert said == CHAPTERS


@pytest.mark.parametrize("second", ["### Chapter 3\n\n1. a\n", "### Chapter 2\n\nAs you like.\n"])
def test_a_key_whose_parts_are_not_those_of_chapters_is_none(second: str) -> None:
    text = _chapter("Chapter", "Quiz", f"## Answers\n\n### Chapter 1\n\n1. b\n\n{second}")
    document, _ = reader.parse(text, Path("notes.md"))
    assert not any(one.reason == "key of answers" for one in document.left_out)
    assert list(compare_source(document, text)) == []


@pytest.mark.parametrize(
    "key",
    [
        "## Answers\n\n1-2: B A\n",
        "## Answers\n\n1–2 BA\n",
        "## Answers\n\nQ1-2: b, a\n",
        "Answers: 1-2 BA.\n",
        "**答案**\n\n1-2：BA\n",
        "## Answers\n\n1. B 2. A\n",  # for Markdown a list of one item
    ],
)
def test_a_key_may_go_through_several_numbers_in_one_line(key: str) -> None:
    assert answers(ASKED + key) == ANSWERS


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (
            "**Answers**\n\n1. B\n2. A\n3. C\n",
            "no question above this key of answers has the number 3",
        ),
        ("Answers: 1. B 2. A 3. C\n", "no question above this key of answers has the number 3"),
        (
            "## Answers\n\n1-2: B A\n3: C\n",
            "no question above this key of answers has the number 3",
        ),
    ],
)
def test_a_key_that_does_not_hold_answers_nothing_and_is_warned_of(key: str, why: str) -> None:
    text = ASKED + key + "\n## Bones\n\nThey are hard.\n"
    document, problems = reader.parse(text, Path("notes.md"))
    assert [one.fact for one in problems if one.code == "loose-key"] == [why]
    assert list(compare_source(document, text)) == []
    asked = [one for one in entries(document.sections) if isinstance(one, Choice)]
    assert [is_unanswered(one) for one in asked] == [True, True]
    assert {type(one) for one in document.sections[0].entries} <= {Choice, Prose}


def test_a_key_that_names_none_of_the_options_is_warned_of() -> None:
    text = ASKED + "3. Which one is hard?\n\n   - A) bone\n   - B) fat\n\n## Key\n\n1-3: X Y Z\n"
    _, problems = reader.parse(text, Path("notes.md"))
    said = [one.fact for one in problems if one.code == "loose-key"]
    assert said == ["this key of answers names none of the options above it"]


def test_a_letter_that_no_option_has_answers_nothing() -> None:
    asked = "".join(f"{n}. Which is {n}?\n\n   - A) lung\n   - B) skin\n\n" for n in range(1, 7))
    key = "## Answers\n\n" + "".join(f"{n}. {letter}\n" for n, letter in enumerate("BABAAX", 1))
    document, _ = reader.parse(asked + key, Path("notes.md"))
    unanswered = [plain(one.prompt) for one in entries(document.sections) if is_unanswered(one)]
    assert unanswered == ["Which is 6?"]


def test_a_list_of_words_below_answers_is_no_loose_key() -> None:
    _, problems = reader.parse("# Body\n\n## Answers\n\n1. Blood\n2. Air\n3. Skin\n", Path("n.md"))
    assert [one.code for one in problems] == []
