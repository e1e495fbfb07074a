"""Who asks in notes, and what of them is the answer: in each way to write it, and beside others."""

from pathlib import Path

import pytest

from cribdeck.notes import cardless, reader
from cribdeck.notes.card_choices import has_card
from cribdeck.notes.document import Comparison, Document, Fact, Question, Sample
from cribdeck.notes.entry_body import is_unanswered
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source

Asked = list[tuple[str, str, str]]  # prompt, what is given, answer


def read(text: str) -> Document:
    """The document that `text` is, of which the proof misses no word."""
    document, _ = reader.parse(text, Path("notes.md"))
    assert list(compare_source(document, text)) == []
    return document


def asked(text: str) -> Asked:
    return [
        (plain(entry.prompt), plain_blocks(entry.given), plain_blocks(entry.answer))
        for entry in entries(read(text).sections)
        if isinstance(entry, Question | Comparison)
    ]


def left_out(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.reason) for one in read(text).left_out]


# --- Headings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "prompt"),
    [
        ("What is a lock? ⭐⭐", "What is a lock?"),
        ("What is a lock? 👶🔥", "What is a lock?"),
        ("Q7: What is a lock?", "What is a lock?"),
        ("Q. ***What is a lock?***", "What is a lock?"),
        ("Question 12 - What is a lock", "What is a lock"),
        ("**3. What is a lock?**", "What is a lock?"),
        ("What is a lock? (2 points)", "What is a lock?"),
        ("Explain the life of a lock", "Explain the life of a lock"),
        ("Difference between a lock and a latch", "Difference between a lock and a latch"),
        ("How to get rid of a lock", "How to get rid of a lock"),
        ("List the kinds of locks", "List the kinds of locks"),
        ("Was ist eine Sperre", "Was ist eine Sperre"),
        ("Erkläre die Sperre", "Erkläre die Sperre"),
        ("Frage 3: Wozu dient sie?", "Wozu dient sie?"),
        ("¿Qué es un cerrojo? ⭐", "¿Qué es un cerrojo?"),
        ("Qu'est-ce que la pile", "Qu'est-ce que la pile"),
        ("O que é uma pilha", "O que é uma pilha"),
        ("Что такое замок", "Что такое замок"),
        ("Вопрос 2. Зачем нужен замок?", "Зачем нужен замок?"),
        ("什么是锁", "什么是锁"),
        ("锁和闩的区别", "锁和闩的区别"),
        ("ロックとは", "ロックとは"),
        ("السؤال 1: ما هو القفل؟", "ما هو القفل؟"),
        ("מהו מנעול", "מהו מנעול"),
        ("请解释三种锁的区别。", "请解释三种锁的区别。"),
        ("`錠`と`鍵`の違いを教えてください。", "錠と鍵の違いを教えてください。"),
        ("錠の種類を述べよ。", "錠の種類を述べよ。"),
        ("자물쇠의 종류를 설명하세요.", "자물쇠의 종류를 설명하세요."),
        ("Descrivi la serratura.", "Descrivi la serratura."),
        ("Opisz zamek.", "Opisz zamek."),
        ("Kilidi açıklayınız.", "Kilidi açıklayınız."),
        ("Kilit nedir", "Kilit nedir"),
        ("Опишіть замок.", "Опишіть замок."),
    ],
)
def test_a_heading_asks_in_many_languages_and_its_prompt_has_neither_number_nor_rating(
    heading: str, prompt: str
) -> None:
    text = f"# Locks\n\n## {heading}\n\nIt does so:\n\n1. First.\n2. Then.\n\n## Keys\n\nMetal.\n"
    assert asked(text)[0] == (prompt, "", "It does so:\nFirst.\nThen.")


@pytest.mark.parametrize(
    "heading",
    [
        *("List", "Name", "Define", "Explain", "How to install", "List comprehension"),
        *("Name spaces", "Compare and swap", "What's new", "Comment style", "Why this course"),
        *("Listen", "Nennwert", "Liste der Befehle", "比较器", "Explain plan", "A"),
        *("使い方。", "錠。", "설명", "Illustrazioni", "Opis zamka", "Kilitler", "Опис замка"),
    ],
)
def test_a_topic_that_begins_like_a_question_does_not_ask(heading: str) -> None:
    text = f"# Notes\n\n## {heading}\n\n1. First.\n2. Then.\n\nEnd.\n"
    assert asked(text) == []


def test_a_heading_over_other_questions_is_only_their_heading() -> None:
    text = "# T\n\n## What now?\n\n**What is a heap?**\n\nA tree.\n\nQ: And a stack?\nA: A pile.\n"
    assert asked(text) == [("What is a heap?", "", "A tree."), ("And a stack?", "", "A pile.")]


def test_an_answer_ends_where_another_question_begins() -> None:
    text = "# T\n\n## What is a heap?\n\nA tree.\n\n**What is its root?**\n\nTop.\n\n### R\n\nX.\n"
    assert asked(text)[:2] == [
        ("What is a heap?", "", "A tree."),
        ("What is its root?", "", "Top."),
    ]


@pytest.mark.parametrize(
    "said",
    [
        '"Do you know why I win? It is because I train."',
        "He said “Who is it? It is me.” and left.",
        "«Кто там? Это я.»",
        "„Wer ist da? Ich bin es.“",
        "「誰ですか？ 私です。」",
    ],
)
@pytest.mark.parametrize("item", ["- {}\n- Two.\n", "1. {}\n2. Two.\n", "**{}**\n"])
def test_what_somebody_said_is_not_cut_at_its_question(said: str, item: str) -> None:
    found = asked(f"# T\n\n## Said\n\n{item.format(said)}")
    assert not any("?" in prompt or "？" in prompt for prompt, *_ in found)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ('What is a "lock"? A thing that holds.', "A thing that holds."),
        ("Was ist ein „Schloss“? Es hält zu.", "Es hält zu."),
        ('Is 5" more than 4"? Yes, by one.', "Yes, by one."),
    ],
)
def test_a_question_has_what_it_quotes(line: str, answer: str) -> None:
    assert [one[2] for one in asked(f"# T\n\n## Said\n\n- {line}\n")] == [answer]


@pytest.mark.parametrize(
    "task",
    [
        "Given a number of stairs, count the ways up.",
        "Write a function that counts the ways up.",
        "There are some stairs. Write a function that counts the ways up.",
        "一只青蛙跳上一级或两级。求跳上的方法总数。",
        "有一个楼梯，求跳上的方法总数。",
        "階段の数が与えられたとき、登り方の数を求めよ。",
        "Найдите число способов.",
        "Schreibe eine Funktion, die zählt.",
    ],
)
def test_code_solves_the_problem_above_it(task: str) -> None:
    code = "```python\nways = lambda n: n\n```\n"
    text = f"# T\n\n## Stairs\n\n{task}\n\nUp to 100.\n\n{code}\nOr so:\n\n{code}\n## End\n\nX.\n"
    assert asked(text)[0] == (
        *("Stairs", f"{task}\nUp to 100."),
        "ways = lambda n: n\nOr so:\nways = lambda n: n",
    )


@pytest.mark.parametrize(
    "prose",
    [
        "It climbs by one or two.",
        "Find it so:",
        "Use two counters. Find the middle with the second.",
        "需求分析很重要。",
        "Implementation details.",
    ],
)
def test_prose_above_code_that_sets_no_problem_is_no_question(prose: str) -> None:
    text = f"# T\n\n## Stairs\n\n{prose}\n\n```python\nways = 1\n```\n\n## End\n\nX.\n"
    assert not any(given for _, given, _ in asked(text))


def test_several_questions_of_an_exercise_have_their_lists_and_lids_behind_them_are_cards() -> None:
    lids = "".join(
        f"<details><summary>{name}</summary>\n\n{said}\n\n</details>\n"
        for name, said in (("Density", "Mass by volume."), ("Flow", "Volume by time."))
    )
    text = (
        "# Gas\n\n## Exercise 5\n\nDoes the pipe do for air?\n\n1. Find the flow.\n2. Compare.\n\n"
        f"Does the pipe do for steam?\n\n1. The same.\n\n{lids}"
    )
    assert asked(text) == [
        ("Does the pipe do for air?", "", "Find the flow.\nCompare."),
        ("Does the pipe do for steam?", "", "The same."),
        ("Density", "", "Mass by volume."),
        ("Flow", "", "Volume by time."),
    ]


def test_lids_over_code_belong_to_the_answer_above() -> None:
    lids = "".join(
        f"<details><summary>{name}</summary>\n\n```\n{name} x\n```\n\n</details>\n" for name in "AB"
    )
    text = f"# T\n\n## Locks\n\nHow does one lock it?\n\nWith a key.\n\n{lids}"
    assert [prompt for prompt, *_ in asked(text)] == ["How does one lock it?"]


# --- Labels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        *(("Q:", "A:"), ("**Q:**", "**A:**"), ("**Q**:", "**A**:"), ("Question 1:", "Answer:")),
        *(("**Q1.**", "**A1.**"), ("**Exercise 1:**", "**Solution:**"), ("Frage:", "Antwort:")),
        *(("Pregunta:", "Respuesta:"), ("Pergunta 1:", "Resposta:"), ("**Вопрос:**", "**Ответ:**")),
        *(("问：", "答："), ("質問：", "回答："), ("**السؤال 1:**", "**الإجابة:**")),
        *(("שאלה:", "תשובה:"), ("*Problem 2.*", "*Solution.*")),
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_labels_part_question_and_answer(question: str, answer: str, between: str) -> None:
    pair = f"{question} one two three{between}{answer} four\n\n"
    quoted = "".join(f"> {line}\n" for line in pair.strip().split("\n"))
    text = f"# T\n\n## S\n\n{pair}---\n\n{pair}{quoted}"
    assert asked(text) == [("one two three", "", "four")] * 3
    assert {reason for _, reason in left_out(text)} == {"label"}


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("- Q: What is it?\n  - A: It waits.\n- Q: Why?\n  - A: So.\n", ["It waits.", "So."]),
        ("- F: Was ist das?\n  - A: Es wartet.\n", ["Es wartet."]),
        ("1. What is it? - It waits.\n2. Warum? – Darum.\n", ["It waits.", "Darum."]),
        ("1. How much is 1 - 2? - 1\n2. How much is 3?\n   -3\n", ["- 1", "-3"]),  # maybe minus
        ("### What is it?\n\nAnswer -\n\nIt waits.\n", ["It waits."]),
        ("### ¿Qué es?\n\nRespuesta –\n\nEspera.\n", ["Espera."]),
    ],
)
def test_an_answer_is_told_by_a_letter_in_a_bullet_or_by_a_dash(
    text: str, answers: list[str]
) -> None:
    assert [answer for *_, answer in asked(f"# T\n\n## S\n\n{text}")] == answers


def test_a_label_below_an_item_says_that_it_asks() -> None:
    for line, label, said in (
        ("A lock waits. **True / False**", "Answer", "True"),
        ("Ein Log ist kurz. **Richtig / Falsch**", "Antwort", "Falsch"),
    ):
        for mark in ("1.", "-"):
            text = f"# T\n\n## S\n\n{mark} {line}\n\n   {label}: {said}\n"
            assert asked(text) == [(line.replace("*", ""), "", said)]
    steps = "1. Open it\n2. Look\n\n   The answer is there.\n3. Close it\n"
    assert asked(f"# T\n\n## S\n\n{steps}") == []


def test_a_theorem_and_its_proof_keep_their_names() -> None:
    text = "# T\n\n## S\n\n**Theorem 2 (Cantor).** Some sets are larger.\n\n*Proof.* Suppose not.\n"
    assert asked(text) == [("Theorem 2 (Cantor). Some sets are larger.", "", "Proof. Suppose not.")]


def test_what_stands_between_question_and_label_is_given() -> None:
    text = (
        "# T\n\n### What does it print? ⭐\n\n```python\nprint(1)\n```\n\n"
        "**Answer:** 1\n\n**Source:** a book\n"
    )
    assert asked(text) == [("What does it print?", "print(1)", "1\nSource: a book")]


@pytest.mark.parametrize("address", ["https://a.org/b?c=d", "<https://a.org/b?c=d>"])
def test_addresses_above_an_answer_stand_behind_it(address: str) -> None:
    shown = address.strip("<>")
    text = f"# T\n\n### What is it?\n\n{address}\n\n{address}\n\nA lock.\n\n- of iron\n"
    assert asked(text) == [("What is it?", "", f"A lock.\nof iron\n{shown}\n{shown}")]
    assert asked(f"# T\n\n### Where is it?\n\n{address}\n") == [("Where is it?", "", shown)]
    remark = f"# T\n\n### What is it?\n\nA lock, see:\n\n{address}\n\nIt is of iron.\n"
    assert asked(remark) == [("What is it?", "", f"A lock, see:\n{shown}\nIt is of iron.")]
    said = f"# T\n\n### What is it?\n\nSee {address}\n\nA lock.\n"
    assert asked(said) == [("What is it?", "", f"See {shown}\nA lock.")]


def test_a_heading_that_is_an_address_belongs_to_the_one_directly_above() -> None:
    text = "# T\n\n## Locks\n\n## https://a.org\n\nThey keep a door.\n\n## Keys\n\nThey open it.\n"
    locks = ("Locks", "", "They keep a door.\nhttps://a.org")
    assert asked(text) == [locks, ("Keys", "", "They open it.")]
    apart = text.replace("## https", "All of iron.\n\n## https")
    assert [prompt for prompt, _, _ in asked(apart)] == ["Locks", "https://a.org", "Keys"]


def test_the_output_of_a_puzzle_is_its_answer() -> None:
    text = (
        "# T\n\n### What does it print?\n\n```python\nprint(1)\n```\n\n**Output:** 1\n\n"
        "**Explanation:** so.\n"
    )
    assert asked(text) == [("What does it print?", "print(1)", "Output: 1\nExplanation: so.")]


def test_a_solution_within_a_text_is_none_of_the_question() -> None:
    text = "# T\n\n### What is deadlock?\n\nTwo wait.\n\n**Solution:** an order.\n"
    assert asked(text) == [("What is deadlock?", "", "Two wait.\nSolution: an order.")]


def test_an_exercise_under_its_heading() -> None:
    text = (
        "# T\n\n## Exercise 4\n\nSquare 12.\n\n**Solution:** 144\n\n## Two sum\n\n"
        "Add.\n\n#### Solution\n\nDone.\n"
    )
    assert asked(text) == [("Square 12.", "", "144"), ("Two sum", "Add.", "Done.")]


def test_headings_that_are_labels_are_no_sections() -> None:
    text = (
        "# K\n\n#### Question:\n\nWhat is it?\n\n#### Answer:\n\nThis.\n\n"
        "### Answers to all\n\nNone.\n"
    )
    assert asked(text)[0] == ("What is it?", "", "This.")
    assert [plain(one.heading) for one in read(text).sections] == ["", "Answers to all"]


@pytest.mark.parametrize("line", ["F: the force", "P: 0.5", "Problem: none"])
def test_a_letter_or_a_label_alone_is_a_word_like_others(line: str) -> None:
    text = f"# T\n\n## Physics\n\n{line}\n"
    assert asked(text) == [("Physics", "", line.replace("\n", " "))]


def test_questions_and_answers_may_be_items() -> None:
    text = (
        "# T\n\n## S\n\n- **Q:** What is it?\n- **A:** This.\n- **Q:** And that?\n- **A:** That.\n"
    )
    assert asked(text) == [("What is it?", "", "This."), ("And that?", "", "That.")]


# --- Bold questions, and lines that ask -----------------------------------------------------------


def test_a_paragraph_in_bold_asks() -> None:
    text = (
        "# T\n\n## Trees\n\n**What is pruning?** 👶\n\nCutting.\n\n- so\n- and so\n\n"
        "**2. Why is it done?** Because.\n\n**Where**\nis it?\n\n**Explain the root**\n\nBelow.\n"
    )
    assert asked(text) == [
        ("What is pruning?", "", "Cutting.\nso\nand so"),
        ("Why is it done?", "", "Because.\nWhere is it?"),
        ("Explain the root", "", "Below."),
    ]


def test_a_bold_question_in_an_item_is_no_term() -> None:
    text = (
        "# T\n\n## S\n\n"
        "* **What is it?**\n  - A part.\n* **And that?** - [Look](https://e.org)\n* **Why?** So.\n"
    )
    assert asked(text) == [
        ("What is it?", "", "A part."),
        ("And that?", "", "Look"),
        ("Why?", "", "So."),
    ]


@pytest.mark.parametrize("arrow", ["->", "=>", "→", "⟶", "⇒"])
def test_any_arrow_parts_a_bold_question_from_its_answer(arrow: str) -> None:
    text = f"# T\n\n- **What is it?** {arrow} A part.\n- **And that?** {arrow} A whole.\n"
    assert asked(text) == [("What is it?", "", "A part."), ("And that?", "", "A whole.")]


@pytest.mark.parametrize("above", ["", "# Code\n\n", "# Code\n\n## Locks\n\nThey keep out.\n\n"])
def test_quotes_that_only_ask_ask_for_what_stands_below_them(above: str) -> None:
    text = (
        "> What is a lock?\n\n- It keeps others out.\n\n> Что такое ключ?\n\n"
        "> Wozu dient ein Riegel?\n\nEr hält die Tür.\n\nUnd das Tor.\n"
    )
    assert asked(above + text)[-3:] == [
        ("What is a lock?", "", "It keeps others out."),
        ("Что такое ключ?", "", ""),
        ("Wozu dient ein Riegel?", "", "Er hält die Tür.\nUnd das Tor."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Sleep\n\nIt heals.\n\n> Who sleeps?\n\nAll do.\n",  # one alone, said for effect
        "## What is sleep?\n\n> Who sleeps?\n\nAll do.\n\n> Who wakes?\n\nNone.\n",
        "## Sleep\n\nIt heals.\n\n> Who sleeps? All do.\n\nAh.\n\n> Who wakes? None.\n\nOh.\n",
        "## Sleep\n\nIt heals.\n\n> Who sleeps?\n\n> Who wakes?\n\n> Who dreams?\n",
    ],
)
def test_other_quotes_with_questions_are_part_of_what_stands_above(text: str) -> None:
    (entry,) = (one for one in entries(read(text).sections) if isinstance(one, Question))
    assert "sleep" in plain(entry.prompt).casefold()


def test_a_line_that_asks_below_its_topic() -> None:
    text = (
        "# T\n\n## Mirrors\n\nWhat does it see there?\n\n- itself\n\n"
        "And what is behind it?\n\nA wall.\n"
    )
    assert asked(text) == [
        ("What does it see there?", "", "itself"),
        ("And what is behind it?", "", "A wall."),
    ]


@pytest.mark.parametrize(
    "word", ["concepts", "conce\u00adpts", "Begriffsübersichten", "of\u00a0it"]
)
def test_how_long_a_question_is_does_not_depend_on_its_letters(word: str) -> None:
    line = " ".join(["What", *[word] * 24]) + "?"
    ((prompt, _, answer),) = asked(f"# T\n\n## Mirrors\n\n{line}\n\n- A wall.\n")
    assert prompt.startswith("What") and answer == "A wall."


# --- No answer ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        *("Answer here", "*TODO*", "// todo", "-> selbsterklärend", "…", "tbd.", "Antwort hier"),
        *("в процессе", "待补充", "未記入"),
    ],
)
def test_a_placeholder_is_no_answer(words: str) -> None:
    text = f"# T\n\n## What is it?\n\n{words}\n\n## Why?\n\nSo.\n"
    assert asked(text) == [("What is it?", "", ""), ("Why?", "", "So.")]


@pytest.mark.parametrize("words", ["Yes", "O(n)", "42", "No.", "todo list of the kernel"])
def test_a_short_answer_is_one(words: str) -> None:
    document = read(f"# T\n\n## What is it?\n\n{words}\n")
    assert not any(map(is_unanswered, entries(document.sections)))


def test_where_most_questions_have_no_answer_they_have_no_card_but_for_those_known() -> None:
    empty = "".join(f"## What is {i}?\n\n[Look](https://e.org)\n\n" for i in range(5))
    most = read(f"# T\n\n{empty}## Why?\n\nSo.\n")
    questions = [entry for entry in entries(most.sections) if isinstance(entry, Question)]
    kept = cardless.withheld(most, [questions[0].location])
    assert [has_card(kept, entry) for entry in questions] == [True, *[False] * 4, True]
    assert [str(one) for one in cardless.told(kept, cards=2)] == [
        "notes.md:7: 4 questions have no answer, and therefore no card; "
        "write answers, or `cards: {unanswered: on}` in front matter"
    ]
    for text in (
        f"---\ncards: {{unanswered: on}}\n---\n# T\n\n{empty}",
        f"# T\n\n{empty}" + "".join(f"## Why {i}?\n\nSo.\n\n" for i in range(5)),
        f"# T\n\n{empty[: empty.index('## What is 4')]}",
    ):
        assert not cardless.without_card(read(text))


def test_a_file_of_links_has_no_card_and_says_so() -> None:
    text = "# L\n\n## Read\n\n- [A book](https://e.org)\n- [Another](b.md)\n\n## See\n\n[It](https://e.org/s)\n"
    document = read(text)
    assert not any(has_card(document, entry) for entry in entries(document.sections))
    assert [str(one) for one in cardless.told(document, cards=0)] == [
        "notes.md: 0 cards: this file holds links; see --explain"
    ]


def test_a_mark_within_brackets_or_quotes_does_not_make_a_question() -> None:
    text = (
        "# T\n\n## Logic\n\n- He holds (does he?) that it is so\n"
        "- It made no sense to ask “which dog?”\n- What did he mean by “which dog?”\n- Yes\n"
    )
    assert asked(text) == [("What did he mean by “which dog?”", "", "")]


def test_a_label_over_headings_that_answer_is_no_question_without_an_answer() -> None:
    text = "# T\n\n### Explain the parts of it\n\n**Answer:**\n\n#### Topic\n\nA log.\n"
    assert asked(text) == [("Topic", "", "A log.")]


def test_a_bold_line_without_a_mark_ends_with_its_line() -> None:
    text = "# T\n\n## Q&A\n\nTwenty of them.\n\n**Q: Walk us through it.**\nIn five steps.\n"
    assert asked(text) == [("Walk us through it.", "", "In five steps.")]
    text = "# T\n\n## Topic\n\nExplain the argument of the cortex.\n\n- It is so.\n"
    assert asked(text) == [("Explain the argument of the cortex.", "", "It is so.")]


# --- What opens on demand, and callouts -----------------------------------------------------------


def details(summary: str, body: str) -> str:
    return f"<details>\n<summary>{summary}</summary>\n\n{body}\n\n</details>\n\n"


def test_details_ask_with_their_summary() -> None:
    text = (
        f"# T\n\n## Disks\n\n{details('What is an inode?', 'A record.')}"
        f"{details('<b>3. Explain links</b> ⭐', '- one' + chr(10) + '- two')}"
        f"{details('Mounting', 'A place in the tree.')}{details('Why?', 'TODO')}"
    )
    assert asked(text) == [
        ("What is an inode?", "", "A record."),
        ("Explain links", "", "one\ntwo"),
        ("Mounting", "", "A place in the tree."),
        ("Why?", "", ""),
    ]


@pytest.mark.parametrize(
    "summary",
    [
        *(
            "Answer",
            "<b>Show answer</b>",
            "Solution",
            "Click to reveal",
            "💡 Click here",
            "Antwort",
        ),
        *("Lösung anzeigen", "Ver respuesta", "Voir la réponse", "Ver resposta", "Показать ответ"),
        *("查看答案", "答えを見る", "اضغط هنا", "הצג תשובה", "정답 보기"),
    ],
)
def test_details_that_say_so_answer_what_stands_above(summary: str) -> None:
    hidden = details(summary, "Four.")
    code = "```python\n2 + 2\n```\n\n"
    text = f"# T\n\n## What is the sum?\n\n{code}{hidden}## Sum\n\nTwo and two.\n\n{hidden}"
    assert asked(text) == [("What is the sum?", "2 + 2", "Four."), ("Sum", "Two and two.", "Four.")]


def test_details_that_only_show_more_are_of_what_stands_above() -> None:
    more, hint = details("Example", "So."), details("Hint", "Look.")
    text = f"# T\n\n## What is it?\n\nThis.\n\n{more}## Topic\n\nThat.\n\n{hint}"
    assert [prompt for prompt, *_ in asked(text)] == ["What is it?", "Topic"]


def test_callouts_that_ask_and_others() -> None:
    text = (
        "# T\n\n## Heaps\n\n> [!question] What takes the place of the root?\n> The last leaf.\n\n"
        "> [!faq]\n> Why so? It is free.\n\n> [!warning] Is it safe?\n> No.\n"
    )
    assert asked(text)[:2] == [
        ("What takes the place of the root?", "", "The last leaf."),
        ("Why so?", "", "It is free."),
    ]
    assert "Is it safe?" not in [prompt for prompt, *_ in asked(text)]


# --- Parts that are asked in addition, and questions in items -------------------------------------


def test_the_terms_of_an_answer_are_asked_in_addition() -> None:
    document = read(
        "# T\n\n## Which gates are there?\n\nTwo kinds:\n\n* **AND**: both\n* **OR**: one\n\n"
        "## What is a gate?\n\n* **Pros:** small\n* **Purpose:** to add\n\n"
        "## Items\n\n1. What is a lock?\n\n   * **Key:** it opens\n   * **Bolt:** it moves\n\n"
        "   > Both are of metal.\n"
    )
    within = [entry for entry in entries(document.sections) if getattr(entry, "within", False)]
    assert [(plain(one.prompt), one.kind, one.location.line) for one in within] == [
        ("AND", "term", 7),
        ("OR", "term", 8),
    ]


def test_a_heading_in_an_item_asks_also_without_a_mark() -> None:
    text = (
        "# T\n\n7.  ### What are closures\n\n    Functions:\n\n    1. with scope\n\n"
        "8.  ### Is it compiled ⭐\n\n    No.\n\n## U\n\n- **Explain boxes**\n  - Content\n"
    )
    assert asked(text) == [
        ("What are closures", "", "Functions:\nwith scope"),
        ("Is it compiled", "", "No."),
        ("Explain boxes", "", "Content"),
    ]


def test_prose_under_a_heading_that_only_counts_or_announces_is_no_answer() -> None:
    text = "# T\n\n## Exercise 3\n\nSquare 12.\n\n## Questions\n\nTen.\n\n### Why?\n\nSo.\n"
    assert asked(text) == [("Square 12.", "", ""), ("Why?", "", "So.")]
    given = "# T\n\n## Übung 2: Summen\n\nAddiere:\n\n1. 2 und 3\n2. 4 und 5\n"
    assert asked(given) == [("Addiere:", "2 und 3\n4 und 5", "")]


@pytest.mark.parametrize(
    "heading", ["Satz 1", "Lemma 4 (Zorn)", "Théorème 13", "定理 11", "Teorema 2: eje"]
)
def test_a_theorem_without_a_proof_is_a_topic(heading: str) -> None:
    text = f"# T\n\n## Teil\n\n### {heading}\n\nJede Kette hat eine Schranke.\n"
    assert asked(text) == [(heading, "", "Jede Kette hat eine Schranke.")]


@pytest.mark.parametrize(
    "text",
    [
        "What is a race? Code an example.",
        "Write a function that halves a list.",
        "Write a snippet that repeats itself. Then, mend it.",
        "Tell me the worst fault of a race.",
    ],
)
def test_a_paragraph_that_asks_and_tells_is_no_answer(text: str) -> None:
    assert asked(f"# T\n\n## Races\n\n{text}\n\n## Locks\n\nSafe.\n") == [
        (text, "", ""),
        ("Locks", "", "Safe."),
    ]


def test_what_answers_its_own_question_answers_the_heading() -> None:
    text = "# T\n\n## Speed\n\nWhy is it fast? It writes in order. Explain it so.\n"
    assert asked(text)[0][0] == "Speed"


@pytest.mark.parametrize(
    "question",
    [
        *("What's the output of this function?", "Was gibt dieser Code aus?", "Что выведет код?"),
        *("¿Qué imprime?", "この出力は何ですか?", "这段代码的输出是什么?"),
    ],
)
def test_the_code_of_a_puzzle_is_given(question: str) -> None:
    code = "```js\nlog(1 + 1)\n```\n"
    assert asked(f"# T\n\n## {question}\n\n{code}") == [(question, "log(1 + 1)", "")]
    assert asked(f"# T\n\n## Sums\n\n{question}\n\n{code}\nTwo.\n") == [
        (question, "log(1 + 1)", "Two.")
    ]


def test_what_shows_the_answer_stands_behind_it() -> None:
    text = (
        "# T\n\n## Flag 4: Find the version\n\nWe run a script:\n\n```text\n"
        "| Samba 4.3.11 (x)\n```\n\n"
        "Answer: **Samba 4.3.11**\n\n## Two sum\n\nWhich of 2 and 7 give 9?\n\nAnswer: 2 and 7\n"
    )
    first, second = asked(text)
    assert first[1:] == ("", "Samba 4.3.11\nWe run a script:\n| Samba 4.3.11 (x)")
    assert second == ("Two sum", "Which of 2 and 7 give 9?", "2 and 7")


def test_pairs_parted_by_a_line_stand_beside_questions_of_their_own() -> None:
    text = (
        "# T\n\n## Sums\n\nHow do you add?\n- Up: all\n\nWhat is a sum?\n?\nA total.\n\n"
        "How do you subtract?\n- Down: all\n\nWhat is a rest?\n?\nWhat stays.\n"
    )
    assert asked(text) == [
        ("How do you add?", "", "Up: all"),
        ("What is a sum?", "", "A total."),
        ("How do you subtract?", "", "Down: all"),
        ("What is a rest?", "", "What stays."),
    ]


def test_a_list_above_the_line_that_parts_is_given_with_its_question() -> None:
    text = (
        "# T\n\n## Stages\n\nThese belong to which stage:\n- Design\n- Drafts\n?\nThe second\n\n"
        "Next?\n?\nYes\n\nOthers:\n\n- One?\n  ?\n  1\n- Two?\n  ?\n  2\n"
    )
    assert asked(text) == [
        ("These belong to which stage:", "Design\nDrafts", "The second"),
        ("Next?", "", "Yes"),
        ("One?", "", "1"),
        ("Two?", "", "2"),
    ]


def test_a_list_below_a_question_of_a_quiz_is_none_of_its_questions() -> None:
    text = (
        "# T\n\n## Questions for all\n\n### Question 1: How does it assign?\n\n**Answer:**\n\n"
        "#### Strategies\n\n1. Range\n2. Sticky\n\n## Quiz\n\n1. Range\n\n   By order.\n"
    )
    assert asked(text) == [("Range", "", "By order.")]


def test_one_question_among_numbered_steps_makes_none_of_them() -> None:
    text = "# T\n\n## Steps\n\n1. Read all\n2. Begin\n3. Is it so?\n"
    assert asked(text) == []
    assert [entry.kind for entry in entries(read(text).sections)] == ["list"]


def test_the_label_of_an_answer_that_is_not_indented_is_left_out() -> None:
    text = "# T\n\n## S\n\n1. What is it?\n\n**Answer:** This.\n\n2. And that?\n\nAns: That.\n"
    assert asked(text) == [("What is it?", "", "This."), ("And that?", "", "That.")]


def test_a_bold_line_with_a_colon_is_a_part_of_the_answer() -> None:
    text = "# T\n\n## What is it?\n\nThis.\n\n**How does it work:**\n\n- so\n"
    assert asked(text) == [("What is it?", "", "This.\nHow does it work:\nso")]


# --- What stands beside others --------------------------------------------------------------------


def test_a_short_label_is_not_taken_for_the_end_of_a_longer_one_further_down() -> None:
    text = (
        "# T\n\n## S\n\n**問 3**: 一は何ですか？\n**答**: 二\n\n## U\n\n"
        "**質問 1:** 三とは何ですか？\n\n**回答:** 四\n"
    )
    assert asked(text) == [("一は何ですか？", "", "二"), ("三とは何ですか？", "", "四")]


@pytest.mark.parametrize("card", ["Peru::Lima", "Peru\n?\nLima"])
@pytest.mark.parametrize("above", ["### Why?", "**Why?**", "Why is it so?", "Q: Why?\nA: Thus."])
def test_a_card_in_a_line_ends_the_answer_above_it(card: str, above: str) -> None:
    found = asked(f"# T\n\n## S\n\n{above}\n\nSo.\n\n{card}\n")
    assert [prompt for prompt, *_ in found][1:] == ["Peru"]
    assert found[0][2].endswith("So.") and found[1][2] == "Lima"


@pytest.mark.parametrize(
    "answer",
    [
        "- a {{c1::b}} c",
        "1. x\n   - a ==b== c",
        "- x\n\n  a {{c1::b}} c",
        "- **x**: a {{c1::b}} c\n- **y**: z",
        "<details><summary>Answer</summary>\n\na {{c1::b}} c\n\n</details>",
    ],
)
@pytest.mark.parametrize("ask", ["### Why?\n\n{}\n", "**Why?**\n\n{}"])
def test_blanks_below_a_question_are_asked_in_addition(answer: str, ask: str) -> None:
    document = read(f"# T\n\n## S\n\n{ask.format(answer)}")
    question, fact, *_ = entries(document.sections)
    assert isinstance(question, Question) and isinstance(fact, Fact) and fact.within
    assert plain(fact.prompt).endswith("a b c")
    places = [entry.location for entry in entries(document.sections)]
    assert len({*places}) == len(places)


# --- What answers a topic -------------------------------------------------------------------------


def kinds(text: str) -> list[tuple[str, str, str]]:
    return [
        (entry.kind, plain(entry.prompt), plain_blocks(entry.answer))
        for entry in entries(read(text).sections)
    ]


def test_prose_and_its_one_list_answer_the_topic_together() -> None:
    text = "# T\n\n## Foam\n\nAir in water.\n\n- Needs soap\n- Falls apart\n\nIt is light.\n"
    assert kinds(text) == [
        ("question", "Foam", "Air in water.\nNeeds soap\nFalls apart\nIt is light.")
    ]


@pytest.mark.parametrize(
    "below",
    [
        "- Soap: what binds\n- Air: what fills",
        "- The **soap** binds it\n- The **air** fills it",
        "- Soap\n- Air\n\nKinds:\n\n- dry\n- wet",
        "- Soap\n- Air\n\n```js\nfoam()\n```",
    ],
)
def test_other_lists_below_prose_are_what_they_are(below: str) -> None:
    first, *others = kinds(f"# T\n\n## Foam\n\nAir in water.\n\n{below}\n")
    assert first == ("question", "Foam", "Air in water.")
    assert len(others) >= 2


def test_one_bullet_answers_its_heading() -> None:
    assert kinds("# T\n\n## Foam\n\n- Air in water\n") == [("question", "Foam", "Air in water")]


def test_what_is_left_behind_terms_does_not_answer_the_heading() -> None:
    text = (
        "# T\n\n## Layers\n\nThere are two:\n\n- **Tropo**: the weather\n- **Strato**: the ozone\n"
        "\nThe **pressure** at sea level is 1013 hPa.\n\nSee the book.\n"
    )
    assert kinds(text) == [
        ("context", "", "There are two:"),
        ("term", "Tropo", "the weather"),
        ("term", "Strato", "the ozone"),
        ("fact", "The pressure at sea level is 1013 hPa.", ""),
        ("context", "", "See the book."),
    ]


def test_a_line_that_leads_in_and_a_missing_picture_answer_nothing() -> None:
    text = "# T\n\n## Laws\n\nIt has several:\n\n### One\n\nYes.\n\n## Map\n\n![The map](no.png)\n"
    assert kinds(text) == [
        ("context", "", "It has several:"),
        ("question", "One", "Yes."),
        ("context", "", "The map"),
    ]


def test_a_sentence_that_goes_on_with_a_small_label_is_whole() -> None:
    text = "# T\n\n## What is meant?\n\nThat is a further\nquestion: what is said.\n"
    assert asked(text)[0] == ("What is meant?", "", "That is a further question: what is said.")
    assert asked("# T\n\n## S\n\nq: Who?\na: He.\n") == [("Who?", "", "He.")]


@pytest.mark.parametrize(
    ("question", "items", "is_open"),
    [
        ("Which hypervisors are there?", ("KVM", "Xen project"), False),
        ("Welche Werkzeuge gibt es?", ("KVM", "Xen"), False),
        ("Какие есть инструменты?", ("KVM", "Xen"), False),
        ("Which hypervisors are there?", ("KVM",), True),
        ("Which is best?", ("here", "docs"), True),
        ("Which is best?", ("All that you should know of KVM", "Xen"), True),
        ("What is a hypervisor?", ("KVM", "Xen"), True),
    ],
)
def test_links_are_an_answer_where_names_are_asked_for(
    question: str, items: tuple[str, ...], is_open: bool
) -> None:
    links = "".join(f"- [{item}](https://example.org/{i})\n" for i, item in enumerate(items))
    first, *_ = entries(read(f"# T\n\n## {question}\n\n{links}").sections)
    assert is_unanswered(first) is is_open


def test_the_text_of_a_heading_in_an_item_may_stand_at_the_margin() -> None:
    text = (
        "# T\n\n## Locks\n\n1. ### What is a lock\n\n    A guard.\n\n2. ### What is a latch\n\n\n"
        "It is short:\n\n  ---\n\n  #### `hold`\n\n  - **Syntax:** hold()\n\n```js\nhold()\n```\n\n"
        "    **[⬆ Back to Top](#locks)**\n\n3. ### What is a key\n\nMetal.\n\n## Ends\n\nHere.\n"
    )
    assert asked(text) == [
        ("What is a lock", "", "A guard."),
        ("What is a latch", "", "It is short:\nhold\nSyntax: hold()\nhold()"),
        ("What is a key", "", "Metal."),
        ("Ends", "", "Here."),
    ]
    assert ("**[⬆ Back to Top](#locks)**", "navigation") in [
        (a.strip(), b) for a, b in left_out(text)
    ]


def test_text_below_a_list_of_headings_that_have_theirs_is_not_the_last_ones() -> None:
    text = "# T\n\n## Locks\n\n1. ### What is a lock\n\n    A guard.\n\nThanks for reading.\n"
    assert asked(text)[0] == ("What is a lock", "", "A guard.")


OF_BOTH = "What do they do? • chmod • chown"


@pytest.mark.fast
@pytest.mark.parametrize(
    ("lid", "prompt", "given"),
    [
        ("What do they do?\n\n  - chmod\n  - chown</summary><br><b>", OF_BOTH, ""),
        ("What do they do?\n\n* chmod\n* chown</summary>", OF_BOTH, ""),
        ("What do they do?\n\n- chmod\n- chown\n\n</summary>", OF_BOTH, ""),
        ("What does it print?\n\n```sh\nls\n```\n\n</summary>", "What does it print?", "ls"),
        ("Was macht das?\n\n```\na: b\n```\n</summary><br>", "Was macht das?", "a: b"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "## Linux\n\n{}\n\n## Next\n\nText.\n", "- one\n\n{}\n"])
def test_all_that_stands_on_what_opens_asks(lid: str, prompt: str, given: str, around: str) -> None:
    text = f"<details>\n<summary>{lid}\n\nThey change access.\n\n</b></details>\n"
    document, problems = reader.parse("# T\n\n" + around.format(text), Path("a.md"))
    (asked,) = (one for one in entries(document.sections) if plain(one.prompt) == prompt)
    assert plain_blocks(asked.given) == given
    assert plain_blocks(asked.answer) == "They change access."
    assert "unclosed-tag" not in {one.code for one in problems}


def test_a_line_above_its_command_asks_for_that_and_for_nothing_else() -> None:
    text = (
        "## Queries\n\nList the files with most lines:\n`wc -l *`\n\n"
        "Alle Ordner nach Größe:\n`du -s *`\n`du -h`\n\nIt takes a while.\n"
    )
    assert asked(text) == [
        ("List the files with most lines", "", "wc -l *"),
        ("Alle Ordner nach Größe", "", "du -s * du -h\nIt takes a while."),
    ]
    assert asked("## Queries\n\nList the longest files:\n`wc -l *`\n") == [
        ("List the longest files", "", "wc -l *")
    ]


def test_a_single_line_above_code_stays_in_the_answer() -> None:
    assert asked("## Lists\n\nOne can also write it so:\n`[*a, *b]`\n") == [
        ("Lists", "", "One can also write it so: [*a, *b]")
    ]
    assert asked("## Lists\n\nList the ways to copy:\n`a[:]` is one of them.\n") != []


def samples(text: str) -> list[tuple[str, str]]:
    """What leads in to each code of `text`, and what stands below its prompt."""
    found = [one for one in entries(read(text).sections) if isinstance(one, Sample)]
    return [(plain(one.lead), plain_blocks(one.answer)) for one in found]


@pytest.mark.parametrize("first", ["", "```\nhead -1 a\n```\n\n"])
def test_lines_above_code_lead_in_to_it_where_all_do(first: str) -> None:
    lines = "Sort by size\n\n```\nsort -n a\n```\n\nNach Namen\n\n```sh\nsort a\n```\n"
    found = samples(f"## Sort\n\n{first}{lines}")
    assert found[-2:] == [("Sort by size", "sort -n a"), ("Nach Namen", "sort a")]
    assert first == "" or found[0] == ("", "head -1 a")


@pytest.mark.parametrize(
    "below",
    [
        "```\nsort a\n```\n\nBy name\n\n```\nsort -n a\n```\n\nBy size\n",  # each below its code
        "```\nsort a\n```\n\nBy name\n\n```\nsort -n a\n```\n",  # it may be either
        "It sorts all.\n\n```\nsort a\n```\n\nBy size.\n\n```\nsort -n a\n```\n",  # sentences
    ],
)
def test_lines_that_may_remark_on_code_lead_in_to_none(below: str) -> None:
    assert all(lead == "" for lead, _ in samples(f"## Sort\n\n{below}"))


@pytest.mark.parametrize("front, back", [("Front", "Back"), ("Vorderseite", "Rückseite")])
def test_the_sides_of_a_card_are_labels(front: str, back: str) -> None:
    text = f"# T\n\n## Words\n\n{front}: chien\n{back}: dog\n\n**{front}:** chat\n**{back}:** cat\n"
    assert asked(text) == [("chien", "", "dog"), ("chat", "", "cat")]


def test_a_percent_sign_parts_the_sides_of_a_card() -> None:
    text = "# T\n\n## What is it?\n\n- a bird\n\n%\n\nAn owl.\n\n## Rate\n\n%\n\nFive %\n"
    assert asked(text) == [("What is it?", "a bird", "An owl."), ("Rate", "", "Five %")]


def test_a_card_stands_between_start_and_end() -> None:
    text = "# T\n\n## Cells\n\nSTART\nBasic\nWhat\nis it?\nBack: a cell,\nor more\nTags: b\n"
    text += "<!--ID: 1-->\nEND\n\nSTART\nBasic\nx?\nBack: y\nEND\n"
    assert asked(text) == [("What is it?", "", "a cell, or more"), ("x?", "", "y")]


@pytest.mark.parametrize(
    "text",
    [
        "Front: a door\nSide: a wall",
        "Back: pull, row",
        "START\nof the race",
        "Front: a\nBack: b\nBack: c",
    ],
)
def test_other_sides_make_no_card(text: str) -> None:
    assert [prompt for prompt, _, _ in asked(f"# T\n\n## House\n\n{text}\n")] == ["House"]


@pytest.mark.parametrize("label", ["Q: ", "Question: ", "Frage 2: ", "问题 1："])
def test_a_heading_with_a_label_asks_above_an_answer_with_one(label: str) -> None:
    text = f'# T\n\n## S\n\n### {label}"No lock found"\n\n**A:**\n\n```sh\nturn\n```\n\n'
    text += f"### {label}The key is lost\n\n**A:** Look for:\n\n- a wire\n- a friend\n\n"
    text += "### Doors\n\nx\n"
    assert asked(text) == [
        ('"No lock found"', "", "turn"),
        ("The key is lost", "", "Look for:\na wire\na friend"),
        ("Doors", "", "x"),
    ]


def test_lines_above_code_ask_for_it_whatever_their_length() -> None:
    text = (
        "# T\n\n## Git\n\nBegin:\n`git init`\n\nTake all: `git add .`\n\n"
        "Rename:\n`git mv a b` or:\n`mv a b` (then add)\n\nExample:\n`git mv x y`\n\n"
        "List them:\n`git ls`\n"
    )
    assert asked(text) == [
        ("Begin", "", "git init"),
        ("Take all", "", "git add ."),
        ("Rename", "", "git mv a b or: mv a b (then add)\nExample: git mv x y"),
        ("List them", "", "git ls"),
    ]
    assert asked("# T\n\n## Git\n\nNote: `x` is old.\n\nText.\n") == [
        ("Git", "", "Note: x is old.\nText.")
    ]


def test_a_topic_with_nothing_but_a_placeholder_asks_nothing() -> None:
    text = "# T\n\n## 1. Nets\n\nText.\n\n## 2. Locks\n\nTODO\n\n## Why?\n\nTODO\n"
    assert asked(text) == [("Nets", "", "Text."), ("Why?", "", "")]
    assert left_out(text) == [("TODO", "placeholder of an answer")] * 2


def test_names_with_links_are_a_list_of_links() -> None:
    links = "- Manual: https://example.org/man\n- Book: <https://example.org/b>\n- Map: [M](m.md)\n"
    assert read(f"# T\n\n## S\n\n{links}").sections[-1].entries[0].__class__.__name__ == "Prose"
    assert asked(f"# T\n\n## S\n\n{links}- Web: a net\n") == []


@pytest.mark.parametrize("lead", ["**Texts:**", "Related texts:"])
def test_links_with_a_line_that_leads_in_to_them_are_no_answer(lead: str) -> None:
    links = f"{lead}\n\n+ https://e.org/a\n+ [B](https://e.org/b)\n"
    text = f"# T\n\n## What is it?\n\n{links}\n## Why is it?\n\nSo.\n\n{links}"
    answers = [is_unanswered(entry) for entry in entries(read(text).sections)]
    assert answers == [True, False]
    said = "# T\n\n## What is it?\n\nThis page and the next one tell it all:\n\n- https://e.org/a\n"
    assert not any(map(is_unanswered, entries(read(said).sections)))


@pytest.mark.parametrize(
    "line",
    ["EXPLAIN показывает план.", "DEFINE 定义一个宏。", "EXPLAIN SELECT * FROM doors WHERE a = 1;"],
)
def test_a_command_in_capitals_is_no_task(line: str) -> None:
    found = asked(f"# T\n\n## Plans\n\n{line}\n\nIt is long.\n")
    assert [prompt for prompt, _, _ in found] == ["Plans"]


@pytest.mark.parametrize(
    "line",
    [
        "EXPLAIN the plan of a query.",
        "DEFINE THE TERM PLAN",
        "LIST three plans;",
        "Explain замыкание в языке.",
        "ОБЪЯСНИТЕ план.",
    ],
)
def test_a_task_in_capitals_or_with_a_foreign_word_is_one(line: str) -> None:
    found = asked(f"# T\n\n## Plans\n\n{line}\n\nIt is long.\n")
    assert [prompt for prompt, _, _ in found] == [line]
