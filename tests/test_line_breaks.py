"""Lines that are meant as lines stay lines."""

from pathlib import Path

import pytest

from cribdeck.html.markup import blocks_html
from cribdeck.notes import reader
from cribdeck.notes.entry_body import body
from cribdeck.notes.walk import entries

ABOVE = "# T\n\n### hablar\n\n"


def shown(text: str) -> str:
    document, _ = reader.parse(text, Path("notes.md"))
    return "".join(str(blocks_html(body(entry))) for entry in entries(document.sections))


@pytest.mark.parametrize(
    "lines",
    [
        ["yo hablo", "tú hablas", "él habla"],
        ["Roses are red,", "Violets are blue,", "Sugar is sweet"],
        ["Main Street 1", "12345 Town", "Ireland"],
        ["Name: Ada", "Born: 1815", "Died: 1852"],
        ["我说", "你说", "他说"],
        ["Я говорю", "Ты говоришь", "Он говорит"],
        ["yo hablo", "tú hablas"],
        ["der Hund", "der Mann"],
        ["**du** gehst", "ihr *geht*"],
        ["Я говорю", "Ты говоришь"],
        ["我说", "你说"],
        ["**ich** bin", "**du** bist", "er *ist*", "wir sind"],
    ],
)
def test_lines_that_are_meant_stay(lines: list[str]) -> None:
    html = shown(ABOVE + "\n".join(lines))
    assert html.count("<br>") == len(lines) - 1
    assert shown(f"{ABOVE}- a\n  - {chr(10).join(lines)}").count("<br>") == len(lines) - 1


@pytest.mark.parametrize(
    "text",
    [
        "It is a log that keeps\nwhat was written to it until\nit is old.",
        "One line\nAnd another",
        "It is so.\nSo it stays.",
        "in the log of records\nin the order of writing",
        "Kafka\nKafkas",
        "a log\nof it",
        "记录流是\n什么呢",
        "A word\nand then a great many more of them than before\nUntil here",
        "First it reads.\nThen it writes to a very long line of more than forty signs.\nEnd.",
        "A formula $x$\nAnd another\nAnd more",
        "卡夫卡是一个分布式的流处理平台它可以用来构建数据管道\n和流式应用程序并且它可以发布存储和处理\n记录流",
    ],
)
def test_wrapped_text_is_one_line(text: str) -> None:
    assert "<br>" not in shown(ABOVE + text)


def test_all_ends_of_lines_stay_where_the_document_says_so() -> None:
    text = "One line that is long enough to be wrapped somewhere\nand another"
    assert shown(f"---\nbreaks: on\n---\n{ABOVE}{text}").count("<br>") == 1
    assert shown(f"---\nbreaks: off\n---\n{ABOVE}{text}").count("<br>") == 0
    document, problems = reader.parse(f"---\nbreaks: maybe\n---\n{ABOVE}{text}", Path("n.md"))
    assert len(problems) == 1 and not document.settings.breaks


def test_formulas_below_one_another_stay_so() -> None:
    assert shown(f"{ABOVE}It is $w = 2$\n$f = 3$").count("<br>") == 1
    assert "<br>" not in shown(f"{ABOVE}It is $w = 2$\nand $f = 3$")
