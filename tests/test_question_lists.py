"""Questions in lists and lines: of several sentences, those that tell, and where answers stand."""

import pytest

from tests.test_asking import asked, left_out

LIST = "# Nets\n\n## Basics\n\n"


@pytest.mark.parametrize("question", ["What is NAT?", "Thế nào là NAT?"])
@pytest.mark.parametrize("label", ["Answer", "**Answer**", "Trả lời", "Câu trả lời"])
def test_the_first_bullet_below_a_question_may_say_that_it_answers(
    question: str, label: str
) -> None:
    text = f"{LIST}1. {question}\n   - {label}: It maps addresses.\n   - It needs a table.\n"
    assert asked(text) == [(question, "", "It maps addresses.\nIt needs a table.")]
    assert [reason for _, reason in left_out(text)] == ["label"]


def test_a_bullet_that_says_so_holds_all_that_is_indented_below_it() -> None:
    text = f"{LIST}1. What is NAT?\n   - Answer:\n     - a map\n     - of addresses\n"
    assert asked(text) == [("What is NAT?", "", "a map\nof addresses")]


def test_options_with_letters_below_a_question_are_no_answer() -> None:
    text = f"{LIST}1. What is NAT?\n   - A: a map\n   - B: a door\n"
    assert left_out(text) == []


@pytest.mark.parametrize("more", ["Explain it by an example.", "Describe its table."])
@pytest.mark.parametrize("mark", ["1.", "*"])
def test_a_question_goes_on_with_a_sentence_that_tells(more: str, mark: str) -> None:
    text = f"{LIST}{mark} What is NAT? {more}\n   - A map.\n{mark} What is DNS?\n   - Names.\n"
    assert [prompt for prompt, _, _ in asked(text)] == [f"What is NAT? {more}", "What is DNS?"]


def test_a_sentence_that_tells_answers_where_nothing_stands_below() -> None:
    text = f"{LIST}1. What do I do first? Define the task.\n2. What is DNS? Names.\n"
    assert asked(text)[0] == ("What do I do first?", "", "Define the task.")


@pytest.mark.parametrize(
    "told", ["Explain NAT.", "Nennen Sie drei Netze.", "Beurteilen Sie NAT.", "Hãy mô tả NAT."]
)
def test_what_tells_beside_a_question_asks_with_a_list_for_its_answer(told: str) -> None:
    text = f"{LIST}1. What is DNS?\n   - Names.\n2. {told}\n   - One.\n   - Two.\n"
    assert asked(text) == [("What is DNS?", "", "Names."), (told, "", "One.\nTwo.")]
    bullets = f"# Nets\n\n## Own questions\n\n* {told}\n  - One.\n  - Two.\n"
    assert asked(bullets) == [(told, "", "One.\nTwo.")]


def test_steps_with_lists_below_them_ask_nothing() -> None:
    text = "# Plans\n\n## A release\n\n1. Define the goal.\n   - small\n2. Compare it.\n   - old\n"
    assert all(prompt != "Define the goal." for prompt, _, _ in asked(text))


@pytest.mark.parametrize("above", ["", "1. What is DNS?\n   - Names.\n"])
def test_bullets_at_the_margin_answer_the_last_question_of_a_list(above: str) -> None:
    number = 2 if above else 1
    text = f"{LIST}{above}{number}. What is NAT?\n - It maps addresses.\n - It needs a table.\n"
    assert asked(text)[-1] == ("What is NAT?", "", "It maps addresses.\nIt needs a table.")


def test_bullets_below_several_questions_answer_none_of_them() -> None:
    text = f"{LIST}1. What is DNS?\n2. What is NAT?\n\n- It maps addresses.\n- It needs a table.\n"
    assert [answer for _, _, answer in asked(text)[:2]] == ["", ""]


# --- Paragraphs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["{}\n{}", "{} {}", "*{}*\n{}", "{} **{}**"])
def test_several_paragraphs_that_begin_with_a_question_ask_it(form: str) -> None:
    pairs = [("What is NAT?", "It maps addresses."), ("What is DNS?", "It knows names.")]
    text = LIST + "\n\n".join(form.format(*pair) for pair in pairs)
    assert asked(text) == [(prompt, "", answer) for prompt, answer in pairs]


def test_what_stands_below_such_a_paragraph_belongs_to_its_answer() -> None:
    text = f"{LIST}What is NAT?\nA map:\n\n- of many\n- to one\n\nWhat is DNS?\nNames.\n"
    assert asked(text) == [
        ("What is NAT?", "", "A map:\nof many\nto one"),
        ("What is DNS?", "", "Names."),
    ]


def test_a_single_one_belongs_to_what_its_topic_says() -> None:
    assert asked(f"{LIST}What is NAT? It maps addresses.\n") == [
        ("Basics", "", "What is NAT? It maps addresses.")
    ]


def test_further_paragraphs_of_an_answer_below_its_question_stay_with_it() -> None:
    text = f"{LIST}What is NAT?\nA map.\n\nIt is old.\n\nWhat is DNS?\nNames.\n"
    assert asked(text) == [
        ("What is NAT?", "", "A map.\nIt is old."),
        ("What is DNS?", "", "Names."),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Why is it so? Suppose we do it.\n\nThen we see it.\n\nIs it good? We think that it is.",
        "Is it so?\n• yes\n• no\n\nWhy is it?\n• because\n• by chance",
        "Is it so?\na) yes\nb) no\n\nWhy is it?\na) because\nb) by chance",
    ],
)
def test_prose_that_asks_and_options_without_an_answer_are_as_they_were(body: str) -> None:
    assert len(asked(LIST + body)) < 2


def test_a_task_of_an_exam_that_goes_on_behind_its_mark_is_not_cut() -> None:
    text = f"{LIST}Which type is it? Mark one. (1p)\n\nType: text\n\nWhy so? Give a cause. (2p)\n"
    assert all("Mark one." not in answer for _, _, answer in asked(text))


@pytest.mark.parametrize("label", ["Ans.", "Answer.", "Antwort.", "Ans:"])
def test_a_full_stop_may_stand_behind_the_word_that_says_answer(label: str) -> None:
    text = f"{LIST}### What is NAT?\n\n{label} It maps addresses.\n"
    assert asked(text) == [("What is NAT?", "", "It maps addresses.")]


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("Vraag", "Antwoord", "Leg het uit"),
        ("Fråga", "Svar", "Beskriv detta"),
        ("Domanda", "Soluzione", "Spiega questo"),
        ("Pytanie", "Rozwiązanie", "Opisz to"),
        ("Soru", "Çözüm", "Onu açıklayınız"),
        ("Питання", "Розв'язок", "Опишіть це"),
        ("Câu hỏi", "Lời giải", "Giải thích điều này"),
    ],
)
def test_further_languages_label_and_tell(question: str, answer: str, told: str) -> None:
    text = f"{LIST}**{question} 1:** Peru\n\n**{answer}:** Lima\n\n### {told}\n\nSo.\n"
    assert asked(text) == [("Peru", "", "Lima"), (told, "", "So.")]
