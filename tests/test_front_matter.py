"""Front matter that would take all memory or time, or that no Python value can be made of: each
gives warnings, and what else it says holds."""

from pathlib import Path

import pytest

from cribdeck.notes import front_matter
from cribdeck.notes.settings import CardChoices
from cribdeck.problems import Severity
from tests.deck_of import problems_of

PATH = Path("notes.md")
BOMB = "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
WRONG = {
    "aliases that multiply": (f"a: &a [x, x]\n{BOMB}paper: *i", "alias"),
    "aliases in a setting that takes any": (f"a: &a [x, x]\n{BOMB}allow: *i", "alias"),
    "an alias of itself": ("cards: &a {lists: *a}", "alias"),
    "an alias in a list": ("x: &x [1]\ntags: [*x]", "alias"),
    "lists in lists": (f"tags: {'[' * 300}", "too deeply"),
    "more lists than a stack has frames": (f"tags: {'[' * 30_000}", "too deeply"),
    "mappings in mappings": (f"x: {'{a: ' * 400}", "too deeply"),
    "lists in lines": ("x:\n" + "\n".join(f"{'  ' * i}- " for i in range(90)), "too deeply"),
    "lists that never end": ("k: [\n" * 800, "too deeply"),
    "more than a file says of itself": (f"# {'x' * 60_000}", "characters"),
    "a list for a word": ("paper: [a4, letter]", "`paper` is not usable"),
    "a mapping for a word": ("language: {a: b}", "`language` is not usable"),
    "a choice that is a list": ("cards: {[a]: {b: c}}", "no such choice of cards: {…}"),
    "a number of many figures": (f"pages: {'9' * 5000}", "`pages` is not usable"),
    "a title of many figures": (f"title: {'9' * 5000}", "`title` is not usable"),
    "a topic of many figures": (f"topic: 0x{'f' * 5000}", "`topic` is not usable"),
    "a tag that does not fit": ("pages: !!int x", "`pages` is not usable"),
    "a tag of Python's": ("deck: !!python/name:os.system x", "`deck` is not usable"),
    "a tag without a value": ("short: !!int ''\npages: x", "`pages` is not usable"),
    "a day that is none": ("topic: 2025-99-99", "`topic` is not usable"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_and_the_rest_holds(what: str) -> None:
    said, expected = WRONG[what]
    text = f"---\n{said}\ntitle: Kept\n---\n# H\n"
    found = front_matter.parse(text, PATH)
    assert {problem.severity for problem in found.problems} == {Severity.WARNING}
    assert any(expected in problem.fact for problem in found.problems), found.problems
    assert found.settings.title == "Kept" or not found.lines or "\n" not in said
    assert all(len(str(problem)) < 500 for problem in found.problems)


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("lists=overview", CardChoices(lists="overview")),
        ("{lists: overview, reverse: off}", CardChoices(lists="overview", reverse="off")),
        ("lists=overview, reverse=off", CardChoices(lists="overview", reverse="off")),
        ("\n  lists: overview", CardChoices(lists="overview")),
    ],
)
def test_choices_of_cards_are_written_as_a_mapping_or_as_in_a_comment(
    said: str, chosen: CardChoices
) -> None:
    found = front_matter.parse(f"---\ncards: {said}\n---\n# H\n", PATH)
    assert (found.settings.cards, found.problems) == (chosen, ())


@pytest.mark.parametrize("said", ["", "off", "lists", "lists=all", "some of them", "[lists=items]"])
def test_choices_of_cards_that_are_none_choose_nothing(said: str) -> None:
    found = front_matter.parse(f"---\ncards: {said}\n---\n# H\n", PATH)
    assert found.settings.cards == CardChoices()
    assert bool(found.problems) is bool(said)


@pytest.mark.parametrize(
    ("said", "tags"),
    [
        ("anatomy; heart", ("anatomy", "heart")),
        ("anatomy;heart attack;", ("anatomy", "heart-attack")),
        ("anatomy, heart; blood", ("anatomy", "heart", "blood")),
        ("anatomy heart", ("anatomy", "heart")),
        ("[anatomy, heart attack]", ("anatomy", "heart-attack")),
        (";", ()),
    ],
)
def test_commas_semicolons_or_blanks_part_tags(said: str, tags: tuple[str, ...]) -> None:
    found = front_matter.parse(f"---\ntags: {said}\n---\n# H\n", PATH)
    assert (found.settings.tags, found.problems) == (tags, ())


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("title: &name Hello", "Hello"),
        ("&name title: Hello", "Hello"),
        (r'title: "a \ud800\0 b"', "a �� b"),
        (f"title: {'9' * 500}", "9" * 500),
        (f"title: 0x{'f' * 498}", f"0x{'f' * 498}"),
        ("title: 12", "12"),
        ("? [a, b]\n: c\ntitle: Kept", "Kept"),
        ("a: {b: [{c: [d]}]}\ntitle: Deep enough", "Deep enough"),
    ],
)
def test_what_can_be_read_is_no_problem(said: str, title: str) -> None:
    found = front_matter.parse(f"---\n{said}\n---\n# H\n", PATH)
    assert found.settings.title == title
    assert {problem.code for problem in found.problems} <= {"unknown-setting"}


@pytest.mark.parametrize(
    "text",
    [
        "- a--\n\n# b\n\n---\n",
        "--- important words\ntitle: x\n---\n\n# a\n\nyes\n",
        "----\ntitle: x\n---\n",
        "> ---\n> title: x\n> ---\n",
        "+++ words\na = 1\n+++\n# H\n",
    ],
)
def test_what_only_looks_like_front_matter_is_text(text: str, tmp_path: Path) -> None:
    assert front_matter.parse(text, PATH).lines == 0
    assert not [one for one in problems_of(text, tmp_path) if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "said", ["title: Kept\ndate: 2020-01-01", "date: x\ntitle: Kept\ntags:\n  - a\n- b"]
)
def test_known_keys_above_the_first_dashes_are_front_matter(said: str) -> None:
    found = front_matter.parse(f"{said}\n---\n\n# H\n", PATH)
    assert found.settings.title == "Kept" and found.lines == said.count("\n") + 2


@pytest.mark.parametrize("said", ["title: one\ncolour: red", "title: only", "Was it so\ntitle: x"])
def test_other_words_above_dashes_are_a_heading(said: str) -> None:
    assert front_matter.parse(f"{said}\n---\n\ntext\n", PATH) == front_matter.FrontMatter()


@pytest.mark.parametrize("said", ['tags: [a]\ntitle: "Kafka\npages: 2', "a: b\ntopic: 'it\n\n\n"])
def test_a_quote_that_is_never_closed_is_told_where_it_is_opened(said: str) -> None:
    (problem,) = front_matter.parse(f"---\n{said}\n---\n# H\n", PATH).problems
    assert problem.location.line == 3 and "a quote is opened here" in problem.fact
    assert problem.remedy == "write the other quote, too"


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("language: de\nlang: en", "`lang` is said as `language`, of which the first holds"),
        ("lang: de\nlanguage: en", "`language` is said as `lang`, of which the first holds"),
        ("lang: de\nlang: en", "`lang` is said twice, of which the first holds"),
    ],
)
def test_a_setting_of_two_names_is_one(said: str, fact: str) -> None:
    found = front_matter.parse(f"---\n{said}\n---\n# H\n", PATH)
    assert found.settings.language == "de"
    assert [one.fact for one in found.problems] == [fact]


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("topic: 2025-99-99", "put it between quotes"),
        ("pages: !!int x", "write a number of pages, from 1 to 99"),
    ],
)
def test_what_looks_like_another_value_says_what_to_write(said: str, remedy: str) -> None:
    (problem,) = front_matter.parse(f"---\n{said}\n---\n# H\n", PATH).problems
    assert problem.remedy == remedy


def test_a_problem_above_the_first_dashes_names_its_line() -> None:
    found = front_matter.parse("title: Kept\npages: x\n---\n", PATH)
    assert [problem.location.line for problem in found.problems] == [2]
