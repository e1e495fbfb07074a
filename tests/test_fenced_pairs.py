"""Lines of a fence that are pairs, and those of flows, logs and code."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.document import Term
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks

PAIRS = [
    ("Hund", "dog"),
    ("kleine Katze", "little cat"),
    ("Vogel", "bird, as in the zoo"),
    ("Maus", "mouse"),
]


def terms(*lines: str, language: str = "", below: str = "") -> list[tuple[str, str]]:
    code = "\n".join(lines)
    text = f"# T\n\n## Words\n\n```{language}\n{code}\n```\n{below}"
    document, problems = reader.parse(text, Path("notes.md"))
    assert problems == ()
    return [
        (plain((*one.under, *one.prompt)), plain_blocks(one.answer))
        for one in entries(document.sections)
        if isinstance(one, Term)
    ]


@pytest.mark.parametrize("sign", [" - ", " – ", " — ", " -> ", "   --> ", "  →  ", " => "])
@pytest.mark.parametrize("bullet", ["", "- ", "* ", "    "])
def test_lines_with_the_same_sign_are_pairs(sign: str, bullet: str) -> None:
    lines = [f"{bullet}{name}{sign}{said}" for name, said in PAIRS]
    assert terms(*lines) == PAIRS
    assert terms(*lines, language="text") == PAIRS
    assert terms(*lines, "", "and so on", below="\nThese are animals.\n") == PAIRS
    assert terms(*lines, language="python") == []
    assert terms(*lines[:2]) == []


def test_a_sign_may_be_the_name() -> None:
    found = terms("^ - the beginning", "$ - the end", "* - any letters", "? - one letter")
    assert [name for name, _ in found] == ["^", "$", "*", "?"]


def test_what_stands_above_lines_tells_them_apart() -> None:
    assert (
        terms("**TCP**", "22 - ssh", "25 - smtp", "53 - dns", "", "UDP:", *("53 - dns",) * 1) == []
    )
    lines = ("**TCP**", "22 - ssh", "25 - smtp", "53 - dns", "80 - http", "443 - https", "")
    assert terms(*lines, "UDP:", "53 - dns", "69 - tftp")[4:] == [
        ("TCP443", "https"),
        ("UDP53", "dns"),
        ("UDP69", "tftp"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("1 - mix it", "2 - heat it", "3 - let it rest"),  # steps
        ("1. mix -> dough", "2. heat -> bread", "3. cut -> slices"),
        ("10:01 - began", "10:05 - waits", "10:09 - ended"),  # a log
        ("mail -> server", "server -> store", "store -> disk"),  # a flow
        ("[mail] --> server", "[page] --> browser", "[film] --> screen"),
        ("first -> return", "second -> return", "third -> return"),
        ("f(x) -> y[0]", "g(x) -> y[1]", "h(x) -> y[2]"),
        ("select a -- all of it", "select b -- some of it", "select c -- none of it"),
        ("a - b - c", "d - e - f", "g - h - i"),
        ("x - 1", "y - 2", "z - 3"),
        ("├── src - what runs", "├── docs - what is read", "└── tests - what is tried"),
        ("Pros - it is fast", "Cons - it is big", "Note - it is old"),
        ("host: here", "port: there", "name: mine"),
        ("Hund - dog", "Hund - hound", "Katze - cat"),
    ],
)
def test_other_lines_are_none(lines: tuple[str, ...]) -> None:
    assert terms(*lines) == []


@pytest.mark.parametrize("sign", ["\t", "\t\t", ";", "; ", " | "])
def test_rows_of_a_table_in_a_fence_are_pairs(sign: str) -> None:
    lines = [f"{name}{sign}{said}" for name, said in PAIRS]
    assert terms(*lines) == terms(*lines, language="csv") == PAIRS
    assert terms(*(f"{line}{sign}noun" for line in lines))[0] == ("Hund", "dog\nnoun")
    assert terms(*lines, language="python") == terms(*lines[:2]) == []
    assert terms(*lines, f"Kuh{sign}cow{sign}noun") == []


def test_commas_part_cells_only_where_the_fence_says_that_it_is_a_table() -> None:
    lines = ("Hund,dog", "Katze,cat", "Maus,mouse")
    assert len(terms(*lines, language="csv")) == 3
    assert terms(*lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("a = 1; b = 2", "c = 3; d = 4", "e = 5; f = 6"),
        ("ls | wc", "ps | head", "ls | sort | uniq"),
        ("color: red;", "top: 0;", "left: 0;"),
        ("{a};{b}", "{c};{d}", "{e};{f}"),
        ("1;2", "3;4", "5;6"),
        ("cd build; cmake all", "cd src; make all", "cd test; ctest again"),
        ("apt update; apt upgrade", "git pull; make", "ls -la; pwd"),
    ],
)
def test_rows_of_code_are_no_pairs(lines: tuple[str, ...]) -> None:
    assert terms(*lines) == []


WORDS = [("casa", "house"), ("vino rosso", "red wine"), ("pane", "bread"), ("bello", "nice")]
WORDS += [("cane", "dog"), ("gatto", "cat"), ("mela", "apple"), ("acqua", "water")]
CODE = [("push", "rbp"), ("mov", "rbp, rsp"), ("mov", "eax, ebx"), ("pop", "rbp"), ("call", "f")]
OUTPUT = [("NAME", "STATUS"), ("web", "up for two hours"), ("db", "up for a day")]
LOG = [("a1b2c3d", "add the login page"), ("b2c3d4e", "mend it"), ("c3d4e5f", "try it out again")]
COMMANDS = [
    ("ls -l", "show all that is known of each file"),
    ("cd ..", "go one folder up"),
    ("git status", "what has changed"),
    ("pwd", "where you are"),
]


def in_columns(pairs: list[tuple[str, str]], width: int = 14) -> list[str]:
    return [f"{one:<{width}}{other}" for one, other in pairs]


@pytest.mark.parametrize("pairs", [WORDS, COMMANDS])
def test_lines_in_two_columns_are_pairs(pairs: list[tuple[str, str]]) -> None:
    lines = in_columns(pairs)
    assert terms(*lines) == terms(*(f"  {line}" for line in lines)) == pairs
    assert terms(*lines, language="text") == pairs
    assert terms(*lines[:3]) == terms(*lines, language="python") == []
    for no_words in (CODE + CODE, OUTPUT + OUTPUT[1:], LOG + LOG):
        assert terms(*in_columns(no_words)) == []
    # Tabs do so, too, and a stray among them, or one that stands elsewhere, is no pair.
    assert terms(*("\t\t".join(pair) for pair in pairs)) == pairs
    assert terms(*lines, "alone") == pairs
    assert terms(*lines, "all the others  some more") == [*pairs, ("all the others", "some more")]
    assert terms(*lines, *in_columns([(pairs[0][0], "a second meaning")]))[0] == (
        pairs[0][0],
        f"{pairs[0][1]}\na second meaning",
    )
    assert terms(*(f"{line}   see there" for line in lines))[0][1] == f"{pairs[0][1]}\nsee there"


def test_they_stand_so_without_a_fence() -> None:
    code = "".join(f"    {line}\n" for line in in_columns(COMMANDS))
    document, _ = reader.parse(f"# T\n\n## Words\n\n{code}", Path("notes.md"))
    found = [one for one in entries(document.sections) if isinstance(one, Term)]
    assert [plain(one.prompt) for one in found] == [name for name, _ in COMMANDS]


@pytest.mark.parametrize(
    "pairs",
    [
        [("drwxr-xr-x", "4096"), ("-rw-r--r--", "17"), ("-rw-r-----", "2"), ("-rwxr-xr-x", "9")],
        [("NAME", "STATUS"), ("web-1", "Running"), ("web-2", "Running"), ("db-1", "Pending")],
        [("Name", "City"), ("Ann", "Rome"), ("Bob", "Oslo"), ("Cid", "Bonn")],
        [("host", "= here"), ("port", "= there"), ("name", "= mine"), ("user", "= me")],
        [("1", "mix it well"), ("2", "heat it up"), ("3", "let it rest"), ("4", "cut it up")],
        [("a = f(x)", "# calls it once"), ("b = g(x)", "# and again"), ("c = 1", "# a number"),
         ("d = 2", "# another one")],
    ],
)  # fmt: skip
def test_what_a_program_prints_in_columns_is_no_pair(pairs: list[tuple[str, str]]) -> None:
    assert terms(*in_columns(pairs)) == []


def test_words_that_only_stand_apart_are_no_columns() -> None:
    assert terms("il  la", "uno  una due", "il mio  tuo suo", "della  degli") == []
    four = [f"{'ab':<9}{'cd':<9}{'ef':<9}{row}" for row in ("gh", "ij", "kl", "mn")]
    assert terms(*four) == []
