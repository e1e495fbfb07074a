"""Questions in lists and lines: of several sentences, those that tell, and where answers stand."""

import pytest

from cribdeck.notes.document import Choice, Question
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from tests.test_asking import asked, left_out, read

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


@pytest.mark.parametrize(
    ("heading", "listed", "count"),
    [
        ("Basics", "1. Explain NAT.\n\n       A map.\n2. Describe DNS.\n\n       Names.\n", 2),
        (
            "기초",
            "1. NAT에 대해 설명하세요.\n\n       A map.\n2. DNS를 비교해주세요.\n\n       B\n",
            2,
        ),
        ("Questions", "1. Explain NAT\n2. Describe DNS\n3. Name three ports\n", 3),
    ],
)
def test_items_that_tell_are_questions_without_one_that_asks(
    heading: str, listed: str, count: int
) -> None:
    assert len(asked(f"# Nets\n\n## {heading}\n\n{listed}")) == count


@pytest.mark.parametrize("listed", ["* What is NAT?\n* Explain DNS\n", "- NAT?\n- Names of DNS\n"])
def test_bullets_beside_questions_ask_too_where_they_tell_or_are_announced(listed: str) -> None:
    assert len(asked(f"# Nets\n\n## Questions\n\n{listed}")) == 2


def test_a_list_of_statements_far_below_what_announces_questions_asks_nothing() -> None:
    text = "# Nets\n\n## Frequent questions\n\n### Good sides\n\n1. It is fast\n2. It is old\n"
    assert asked(text) == []
    assert asked(text.replace("### Good sides\n\n", "")) != []
    stated = "1. 最好不要做任何持久化工作，因为它会占用很多内存和时间，还会变慢\n2. 尽量避免。\n"
    assert asked(f"# Nets\n\n## 性能问题\n\n{stated}") == []


@pytest.mark.parametrize("last", ["", "3. What is TCP?\n\n   A stream.\n"])
def test_a_table_at_the_margin_answers_the_question_above_it(last: str) -> None:
    text = f"{LIST}1. What is NAT?\n\n   A map.\n2. Which ports?\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n"
    found = [(prompt, bool(answer)) for prompt, _, answer in asked(text + last)][:2]
    assert found == [("What is NAT?", True), ("Which ports?", True)]


def test_a_heading_in_an_item_ends_the_list_that_answers_the_one_before() -> None:
    text = (
        "# Nets\n\n11. ### What is NAT?\n\nTwo things:\n\n1. a map\n2. a table\n\n"
        "12. ### What is DNS?\n\nNames.\n\n13. ### Why?\n\nSo.\n"
    )
    prompts = [prompt for prompt, _, _ in asked(text)]
    assert prompts == ["What is NAT?", "What is DNS?", "Why?"]


@pytest.mark.parametrize(
    "heading", ['"Explain NAT to me"', "“Describe a net”", '"¿Qué es?" / "Tell me about it"']
)
def test_a_heading_in_quotes_asks_as_one_without(heading: str) -> None:
    assert [answer for _, _, answer in asked(f"# Nets\n\n## {heading}\n\nA map.\n")] == ["A map."]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Q. What is NAT?", "A. A map."),
        ("Q) What is NAT?", "A) A map."),
        ("**Q. What is NAT?**", "**A.** A map."),
        ("Q1. What is NAT?", "Ans - A map."),
        ("Q.1 What is NAT?", "Ans:- A map."),
        ("Q1 What is NAT?", "Answer -> A map."),
        ("### Q: What is NAT?", "A: A map."),
        ("Question-1: What is NAT?", "Expected answer: A map."),
        ("**Interviewer asks:** What is NAT?", "**Model answer:** A map."),
        ("Interviewer: What is NAT?", "Candidate: A map."),
        ("面试官：What is NAT?", "**候选人：** A map."),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_labels_are_written_in_many_ways(question: str, answer: str, between: str) -> None:
    pair = f"{question}{between}{answer}\n\n"
    found = asked(f"{LIST}{pair}{pair.replace('NAT', 'DNS')}")
    assert found == [("What is NAT?", "", "A map."), ("What is DNS?", "", "A map.")]


def test_a_line_that_is_only_the_word_labels_the_answer_and_a_link_does_not() -> None:
    text = f"{LIST}### What is NAT?\n\nAnswer\n\nA map.\n\n### Why?\n\n[Answer](http://a.b)\n"
    assert [answer for _, _, answer in asked(text)] == ["A map.", "Answer"]


def test_an_arrow_parts_an_answer_from_its_question() -> None:
    text = f"{LIST}What is NAT? -> A map.\n\nWhat is DNS? => Names.\n"
    assert [answer for _, _, answer in asked(text)] == ["A map.", "Names."]


def test_a_letter_before_another_is_an_option() -> None:
    text = f"{LIST}Q. What is NAT?\n\nA. A map\n\nB. A port\n\nAnswer: A\n"
    (choice,) = entries(read(text).sections)
    assert isinstance(choice, Choice)
    assert choice.right == (0,)


def test_an_option_below_a_heading_with_a_label_keeps_its_letter() -> None:
    text = f"{LIST}### Q7. What is NAT?\n\n- [ ] A:\n\n```sh\na\n```\n\n- [x] B:\n\n```sh\nb\n```\n"
    assert "A:" not in str(left_out(text))


def test_a_question_with_a_label_within_an_answer_is_asked_too() -> None:
    text = (
        f"{LIST}<details>\n<summary>What is NAT?</summary>\n\n> A map.\n>\n> Q. What is a port?\n"
        ">> - A number.\n\n</details>\n"
    )
    found = asked(text)
    assert [prompt for prompt, _, _ in found] == ["What is NAT?", "What is a port?"]
    assert "number" in found[1][2]


def test_the_letter_of_an_answer_in_a_bullet_on_demand_names_the_option() -> None:
    text = (
        f"{LIST}### What is NAT?\n\n- a map\n- a port\n\n<details><summary>Answer</summary>\n\n"
        "- **Answer: A**\n- It maps.\n\n</details>\n"
    )
    (choice,) = entries(read(text).sections)
    assert isinstance(choice, Choice)
    assert choice.right == (0,)


# --- Answers at the margin ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"), [("1.", "2."), ("7)", "8)"), ("1.", "1."), ("*", "*"), ("-", "-")]
)
def test_all_that_stands_between_two_questions_of_a_list_answers_the_first(
    first: str, second: str
) -> None:
    below = "A map.\n\n+ with rows\n+ and ports\n\n```sh\nrun\n```\n\nSo it is.\n\n"
    text = f"{LIST}{first} What is NAT?\n\n{below}{second} What is DNS?\n\n{below}"
    found = asked(text)
    assert [prompt for prompt, _, _ in found] == ["What is NAT?", "What is DNS?"]
    assert all(answer.endswith("run\nSo it is.") for _, _, answer in found)


@pytest.mark.parametrize(
    "after",
    [
        "**What is TCP?**",
        "**3) Tell me about TCP**\nSo.",
        "Q: Why?",
        "## TCP",
        "---",
        "+ Is it TCP?",
    ],
)
def test_the_answer_of_the_last_of_them_ends_where_something_else_begins(after: str) -> None:
    text = f"{LIST}1. What is NAT?\n\nA map.\n\n2. What is DNS?\n\nNames.\n\n{after}\n\nStreams.\n"
    assert ("What is DNS?", "", "Names.") in asked(text)


def test_another_list_of_headings_does_not_take_what_stands_above_it_for_an_answer() -> None:
    text = f"{LIST}1) ### What is NAT?\n\n   A map.\n\nSo much for it.\n\n"
    text += "1. ### What is DNS?\n\n   Names.\n2. ### What is TCP?\n\n   Streams.\n"
    assert ("What is NAT?", "", "A map.") in asked(text)


def test_text_below_a_list_of_questions_without_answers_is_of_none() -> None:
    text = f"{LIST}1. What is NAT?\n2. What is DNS?\n\n```sh\nrun\n```\n\n- a\n- b\n"
    assert [answer for _, _, answer in asked(text)] == ["", ""]


@pytest.mark.parametrize("number", ["{}.", "{}、", "{}）", "{})"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_questions_that_are_counted_by_hand_are_a_list(number: str, between: str) -> None:
    one, two, three = (number.format(n) for n in (1, 2, 3))
    text = (
        f"{LIST}{one}What is NAT?{between}A map.\n\n{two}Explain DNS{between}Names.\n\n"
        f"- of hosts\n\n{three}Why is it so?{between}By chance.\n"
    )
    assert asked(text) == [
        ("What is NAT?", "", "A map."),
        ("Explain DNS", "", "Names.\nof hosts"),
        ("Why is it so?", "", "By chance."),
    ]


def test_lines_that_are_counted_by_hand_and_do_not_ask_are_no_list() -> None:
    text = f"{LIST}1.Open it\n2.Close it\n\n3、Is it 3.5?\n\nSome text.\n"
    assert all(prompt != "Open it" for prompt, _, _ in asked(text))


TOPICS = (
    "* Doors\n  * What is a bolt?\n    * A bar.\n  * What is a pin? A nail.\n"
    "* Roofs\n  * What is a tile? Clay.\n"
)


def test_an_item_with_nothing_but_questions_below_is_their_topic() -> None:
    expected = [("What is a bolt?", "", "A bar."), ("What is a pin?", "", "A nail.")]
    expected.append(("What is a tile?", "", "Clay."))
    for text in (
        TOPICS,
        "* Who built it? A mason.\n" + TOPICS,
        TOPICS.replace("  *", "   *")
        .replace("    *", "     *")
        .replace("* Doors", "1. Doors")
        .replace("* Roofs", "2. Roofs"),
    ):
        found = asked(f"# House\n\n## Parts\n\n{text}")
        assert [one for one in found if one[0] in {name for name, _, _ in expected}] == expected
        assert all(prompt not in ("Doors", "Parts") for prompt, _, _ in found)


def test_the_questions_of_a_topic_show_it() -> None:
    found = entries(read(f"# House\n\n## Parts\n\n{TOPICS}").sections)
    assert [plain(one.under) for one in found if isinstance(one, Question)] == ["Doors"] * 2 + [
        "Roofs"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "* Doors\n  * What is a bolt?\n  * What is a pin?\n  * Who made it?\n",
        "* Doors\n  * What is a bolt? A bar.\n  * Pins\n",
        "* They are all of wood.\n  * What is a bolt? A bar.\n",
    ],
)
def test_an_item_with_others_below_is_no_topic(text: str) -> None:
    found = entries(read(f"# House\n\n## Parts\n\n{text}").sections)
    assert not any(plain(one.under) for one in found if isinstance(one, Question))


@pytest.mark.parametrize("more", ["Explain how it works.", "How does it work", "Describe it."])
@pytest.mark.parametrize("mark", ["-", "1."])
def test_among_questions_without_answers_what_stands_behind_one_asks_on(
    more: str, mark: str
) -> None:
    text = f"{LIST}{mark} What is NAT? {more}\n{mark} What is DNS?\n{mark} What is a port?\n"
    assert asked(text)[0] == (f"What is NAT? {more}", "", "")


@pytest.mark.parametrize("lead", ["", "You should know:\n\n"])
def test_a_list_of_questions_without_marks_is_nothing_to_be_said(lead: str) -> None:
    text = f"{LIST}{lead}- What is NAT\n- Explain DNS\n- UDP vs TCP\n- Ports\n"
    assert {one.kind for one in entries(read(text).sections)} == {"context"}


def test_what_introduces_a_list_of_questions_answers_nothing() -> None:
    text = "\n\n- What is NAT?\n- What is DNS?\n"
    for above in ("> It is much asked.", "There are few questions on it."):
        assert [one for one in asked(LIST + above + text) if one[2] and one[0]] == []
    assert asked(f"{LIST}Nets join hosts.{text}")[0] == ("Basics", "", "Nets join hosts.")


@pytest.mark.parametrize(
    "number", ["3️⃣", "12️⃣", "3.", "3、", "[3]", "(3)", "3 -", "3:", "Q.3", "Question #3:", "3.)"]
)
def test_the_number_of_a_question_is_no_word_of_it(number: str) -> None:
    between = "" if number in ("3.", "3、") else " "
    text = f"# Nets\n\n## {number}{between}What is NAT?\n\nA map.\n"
    assert [prompt for prompt, _, _ in asked(text)] == ["What is NAT?"]


@pytest.mark.parametrize("heading", ["22 - SSH", "[200] OK", "3.5mm jack", "2.x and 3.x"])
def test_a_number_that_says_something_stays(heading: str) -> None:
    assert [prompt for prompt, _, _ in asked(f"# Nets\n\n## {heading}\n\nUsed.\n")] == [heading]


def test_a_list_asks_without_question_marks_where_its_language_has_none() -> None:
    text = f"{LIST}1. CRLとは。\n2. 監査では何を行うか。\n3. 監査の目的は。\n4. ハッシュ関数3つ。\n"
    assert [prompt for prompt, _, _ in asked(text)] == [
        *("CRLとは。", "監査では何を行うか。", "監査の目的は。", "ハッシュ関数3つ。")
    ]


@pytest.mark.parametrize("line", ["### ¿Qué es un candado", "**27. ¿Qué es un candado …**"])
def test_a_spanish_question_may_not_be_closed(line: str) -> None:
    text = f"# T\n\n## S\n\n**26. ¿Qué es una llave?**\n\nUn metal.\n\n{line}\n\nUn cierre.\n"
    assert [answer for _, _, answer in asked(text)] == ["Un metal.", "Un cierre."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("\nOf months.", "\nLumps."),
        ("\n\nOf months.", "\n\n> Lumps."),
        ("\n\n- Of months.", "\nLumps."),
    ],
)
@pytest.mark.parametrize(
    "above", ["A disease.", "- Type 1: none\n- Type 2: little", "| a | b |\n|-|-|\n| c | d |"]
)
def test_questions_below_what_their_topic_says_are_asked_each(
    above: str, first: str, second: str
) -> None:
    asking = f"What is HbA1c?{first}\n\nWhy do we rotate?{second}"
    text = f"# N\n\n## Sugar\n\n{above}\n\n{asking}\n\n## Next\n\nx\n"
    assert asked(text)[-3:] == [
        ("What is HbA1c?", "", "Of months."),
        ("Why do we rotate?", "", "Lumps."),
        ("Next", "", "x"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It stands.\n\nWho would have known that?\n\nNobody, for it is new.",  # a single one
        "**Is it so?**\n\nIt stands.\n\nWho would have known?\n\nNobody.\n\nWhat does it do?\n\nX.",
        "What is the first?\n\nWhat is the second?\n\nIs there a third one?",  # no answers
    ],
)
def test_what_is_asked_for_effect_stays_in_the_text(text: str) -> None:
    assert not {"Who would have known that?", "Who would have known?", "What is the second?"} & {
        prompt for prompt, _, answer in asked(f"# N\n\n## It\n\n{text}\n") if answer
    }


def test_a_table_below_bullets_answers_the_last_question() -> None:
    table = "| A | B |\n|-|-|\n| one | two |\n"
    text = (
        f"{LIST}- 1 . What is NAT? A map.\n- 2 . What is DNS? Names.\n- 3 . A vs B?\n\n{table}\n"
        f"- 4 . What is IP? A net.\n- 5 . Difference between A and B\n\n{table}"
    )
    assert asked(text)[:3] == [
        ("What is NAT?", "", "A map."),
        ("What is DNS?", "", "Names."),
        ("A vs B?", "", "A | B\none | two"),
    ]
    assert ("Difference between A and B", "", "A | B\none | two") in asked(text)


def test_several_questions_of_a_line_are_one() -> None:
    text = (
        "# N\n\n## Questions\n\n- What is NAT? Why is it used? It maps.\n"
        "- What is a port? Which are known?\n  A number. It is so.\n"
        "- size() vs length\n  The first is called.\n- The order of both:\n  A, then B\n"
    )
    assert asked(text) == [
        ("What is NAT? Why is it used?", "", "It maps."),
        ("What is a port? Which are known?", "", "A number. It is so."),
        ("size() vs length", "", "The first is called."),
        ("The order of both:", "", "A, then B"),
    ]


BANK = "1. **What is NAT?**\n   - A map.\n2. **What is DNS?**\n   - Names.\n"


@pytest.mark.parametrize(
    "bullets", [" - It forwards.\n - It filters.\n", "- It forwards.\n- It filters.\n"]
)
def test_beside_most_that_ask_a_line_with_bullets_at_the_margin_is_answered(bullets: str) -> None:
    text = f"{LIST}{BANK}3. **The router**\n{bullets}4. **What is ARP?**\n   - Frames.\n"
    assert asked(text) == [
        ("What is NAT?", "", "A map."),
        ("What is DNS?", "", "Names."),
        ("The router", "", "It forwards.\nIt filters."),
        ("What is ARP?", "", "Frames."),
    ]


def test_such_a_line_ends_the_answer_above_it() -> None:
    bank = "1. What is NAT?\n - A map.\n2. The router\n - It forwards.\n"
    text = f"{LIST}{bank}3. What is ARP?\n - Frames.\n"
    assert [prompt for prompt, _, _ in asked(text)] == [
        "What is NAT?",
        "The router",
        "What is ARP?",
    ]


def test_numbered_steps_below_a_question_do_not_end_its_answer() -> None:
    text = f"{LIST}1. What is NAT?\n\n   Steps:\n\n2. How is it set?\n\nSo:\n\n1. open\n2. write\n"
    assert asked(text)[-1][0] == "How is it set?"


def test_where_most_ask_nothing_bullets_at_the_margin_stay_apart() -> None:
    text = f"{LIST}1. The hub\n- old\n- loud\n2. The router\n- new\n3. What is ARP?\n"
    assert "The hub" not in [prompt for prompt, _, _ in asked(text)]


@pytest.mark.parametrize("line", ["**Rest ≠ sleep**", "Rest ≠ sleep", "**Rest vs sleep**"])
def test_two_things_that_are_set_apart_are_compared(line: str) -> None:
    text = f"{LIST}1. {line}\n   - *Rest:* awake → still\n   - *Sleep:* unaware → healed\n"
    (entry,) = (one for one in entries(read(text).sections) if one.kind != "context")
    assert entry.kind == "comparison"


@pytest.mark.parametrize(
    "line", ["**x ≠ 0**", "**Rest** ≠ sleep", "**Rest vs sleep:** not the same"]
)
def test_a_formula_is_no_comparison_nor_is_a_bold_term(line: str) -> None:
    text = f"{LIST}- {line}\n  - It is so.\n- **Nap:** short\n"
    kinds = {one.kind for one in entries(read(text).sections)}
    assert "comparison" not in kinds


BELOW = "  1. A bolt.\n  2. A bar.\n\n  **How is it opened?**\n\n  - By a key.\n"


@pytest.mark.parametrize("head", ["Problem {}: Which parts lock {}?", "Which parts lock {}?"])
def test_a_question_in_bold_below_the_answer_of_an_item_asks_too(head: str) -> None:
    items = "".join(f"* {head.replace('{}', str(i))}\n\n{BELOW}\n" for i in (1, 2))
    found = [
        (question, answer)
        for question, _, answer in asked(LIST + items)
        if "parts" in question or "opened" in question
    ]
    assert [answer for _, answer in found] == ["A bolt.\nA bar.", "By a key."] * 2
    document = read(LIST + items)
    opened = [e for e in entries(document.sections) if plain(e.prompt) == "How is it opened?"]
    assert all("parts lock" in plain(entry.under) for entry in opened)  # type: ignore[union-attr]


def test_a_name_before_a_question_with_an_answer_below_is_no_term() -> None:
    text = f"{LIST}- Cache: What is it for?\n  - To be quick.\n- Lock: What is it?\n  - A bolt.\n"
    assert [question for question, _, _ in asked(text)] == [
        "Cache: What is it for?",
        "Lock: What is it?",
    ]
