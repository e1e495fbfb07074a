"""Items that head what stands below them, in a list that nobody is asked for as a whole."""

from pathlib import Path

import pytest

from cribdeck.notes.document import ListEntry, Term
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from tests.questions_of import asked

pytestmark = pytest.mark.fast

STRAY = "* The oven is heated long before the dough is made, since stone takes its time.\n"


@pytest.mark.parametrize(
    "item",
    [
        "* Kinds of flour\n  * rye\n  * wheat\n",
        "* Der Teig geht in drei Stufen\n  1. kalt\n  2. warm\n  3. im Korb\n",
        "* The oven depends on two things\n  * the stone\n  * the wood\n",
        "* Good bakers always keep:\n  * salt\n  * an old dough\n",
        "* Sourdough\n  * It rises by what lives in it.\n",
    ],
)
def test_an_item_asks_for_what_stands_below_it_where_nobody_asks_for_the_list(item: str) -> None:
    (line, *_) = item.removeprefix("* ").splitlines()
    assert [*asked(f"# Bread\n\n## Baking\n\n{STRAY}{item}{STRAY}")] == [line]
    assert [*asked(f"# Bread\n\n## Baking\n\n{item}{STRAY}")] == [line]  # as the first of the list


POINTS = "* It rises in the cold.\n* It likes to be left alone.\n* It is baked with steam.\n"
KINDS = "* Kinds of flour\n  * rye\n  * wheat\n"


@pytest.mark.parametrize("below", [POINTS + KINDS, KINDS + POINTS])
def test_points_beside_such_an_item_are_told_and_it_asks(below: str) -> None:
    text = f"# Bread\n\n## Sourdough\n\n{below}"
    document, _ = parse(text, Path("notes.md"))
    (whole,) = (entry for entry in entries(document.sections) if isinstance(entry, ListEntry))
    assert whole.is_told
    assert asked(text) == {"Kinds of flour": "rye\nwheat"}


@pytest.mark.parametrize(
    "below", ["* It rises in the cold.\n* It is baked.\n" + 2 * KINDS, "* It rises.\n" + KINDS]
)
def test_but_not_where_there_are_as_many_such_items(below: str) -> None:
    document, _ = parse(f"# Bread\n\n## Sourdough\n\n{below}", Path("notes.md"))
    (whole,) = (entry for entry in entries(document.sections) if isinstance(entry, ListEntry))
    assert not whole.is_told


def test_a_topic_beside_bullets_that_ask_is_asked_too() -> None:
    text = "* What is it?\n  * bread that rises by itself\n* Kinds of flour\n  * rye\n  * wheat\n"
    assert asked(f"# Bread\n\n## Sourdough\n\n{text}") == {
        "What is it?": "bread that rises by itself",
        "Kinds of flour": "rye\nwheat",
    }


def test_of_an_item_that_names_nothing_those_in_it_ask() -> None:
    long = "* Whoever bakes for many needs more than one oven, and somebody who feeds the fire.\n"
    inner = "  * Kinds of wood\n    * beech\n    * oak\n  * Ash is swept out before.\n"
    assert asked(f"# Bread\n\n## Baking\n\n{STRAY}{long}{inner}") == {"Kinds of wood": "beech\noak"}


@pytest.mark.parametrize(
    "item",
    [
        "* Example 2\n  * a loaf\n  * a roll\n",
        "* See also\n  * cakes\n  * pies\n",
        "* Despite this, rye is baked\n  * in the north\n  * by most\n",
        "* The dough rises in the cold for a whole night\n  * slowly\n  * without a lid\n",
        "* Salt\n  * not before the flour\n",
        "* It leads to:\n  * a crust that sings as soon as it is out in the cold.\n",
        "* Flour depends on the mill\n  * coarse\n  * fine\n",
        "* Links\n  * [a mill](https://example.org/a)\n  * [a bakery](https://example.org/b)\n",
    ],
)
def test_what_says_a_sentence_or_names_nothing_asks_for_nothing(item: str) -> None:
    assert asked(f"# Bread\n\n## Baking\n\n{STRAY}{item}{STRAY}") == {}


def terms(text: str) -> list[str]:
    """The names that the items of a list below a heading define."""
    document, _ = parse(f"# Bread\n\n## Baking\n\n{STRAY * 3}{text}{STRAY}", Path("notes.md"))
    return [plain(entry.prompt) for entry in entries(document.sections) if isinstance(entry, Term)]


def test_one_item_of_such_a_list_may_define_a_name_before_its_colon() -> None:
    assert terms("* 3-day rule: The dough is good for three days.\n") == ["3-day rule"]
    assert (
        terms("* Parts of it\n  * Crumb: what is soft within\n  * all else\n") == []
    )  # it is asked
    long = "* Whoever bakes for many needs more than one oven, and somebody for the fire.\n"
    assert terms(f"{long}  * Crumb: what is soft within\n") == ["Crumb"]


@pytest.mark.parametrize(
    "item",
    [
        "* alternatively: it is baked in a pot of iron\n",
        "* ... rye: it is baked for longer than that\n",
        "* Note: It is hot when it comes out.\n",
        "* Breads of this kind are twofold: some rise, some do not\n",
        "* Crust: brown\n",
    ],
)
def test_what_goes_on_or_labels_defines_nothing(item: str) -> None:
    assert terms(item) == []


def test_in_a_list_that_is_asked_as_a_whole_no_item_asks() -> None:
    text = "* Flour\n  * rye\n  * wheat\n* Water\n* Salt\n"
    assert asked(f"# Bread\n\n## Parts of a dough\n\n{text}") == {}
