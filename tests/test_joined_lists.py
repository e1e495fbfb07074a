"""Lists that Markdown parts, and their writer did not."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.notes.blocks import ItemList
from cribdeck.notes.walk import blocks, entries, printed
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.proof.source import compare_source

pytestmark = pytest.mark.fast


def lists(text: str) -> list[list[str]]:
    """The items of each list in `text`, an outer one before those in it."""
    document, problems = reader.parse(text, Path("n.md"))
    assert list(compare_source(document, text)) == [] and not problems
    return [
        [plain_blocks(item.blocks) for item in block.items]
        for entry in printed(document.sections)
        for block in blocks(entry.answer)
        if isinstance(block, ItemList)
    ]


@pytest.mark.parametrize("prefix", ["", "> "])
@pytest.mark.parametrize(
    "text", ["* oak\n- ash\n- elm", "- oak\n+ ash\n* elm", "+ oak\n* ash\n* elm"]
)
def test_another_bullet_directly_below_goes_on_with_the_list(text: str, prefix: str) -> None:
    lines = "\n".join(f"{prefix}{line}" for line in text.split("\n"))
    assert lists(f"# T\n\n## Trees\n\n{lines}\n") == [["oak", "ash", "elm"]]


def test_so_it_does_in_an_item() -> None:
    text = "# T\n\n## Trees\n\n1. kinds\n\n   * oak\n   - ash\n2. uses\n\n   + wood\n   - shade\n"
    assert lists(text)[1:] == [["oak", "ash"], ["wood", "shade"]]


def test_a_blank_line_between_parts_them() -> None:
    assert lists("# T\n\n## Trees\n\n* oak\n* ash\n\n- elm\n- fir\n") == [
        ["oak", "ash"],
        ["elm", "fir"],
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- Trees:\n1. oak\n2. ash", [["Trees:\noak\nash"], ["oak", "ash"]]),
        ("- 树：\n1. 橡\n2. 榆", [["树：\n橡\n榆"], ["橡", "榆"]]),
        (
            "1. Trees:\n- oak\n- ash\n2. Herbs:\n- dill\n- mint",
            [["Trees:\noak\nash", "Herbs:\ndill\nmint"], ["oak", "ash"], ["dill", "mint"]],
        ),
        ("- Trees\n1. oak\n2. ash", [["Trees"], ["oak", "ash"]]),
        ("- Trees:\n\n1. oak\n2. ash", [["Trees:"], ["oak", "ash"]]),
        ("- Herbs\n- Trees:\n  old ones\n1. oak", [["Herbs", "Trees: old ones"], ["oak"]]),
    ],
)
def test_what_an_item_announces_directly_below_is_in_it(text: str, found: list[list[str]]) -> None:
    assert lists(f"# T\n\n## Plants\n\n{text}\n") == found


def test_what_a_thing_is_to_be_used_for_names_no_thing() -> None:
    text = "# T\n\n## Which reads are there?\n\n- **Sync:** it waits\n  - **Avoid in**: servers\n"
    document, _ = reader.parse(text, Path("n.md"))
    assert [plain(one.prompt) for one in entries(document.sections) if one.within] == ["Sync"]


@pytest.mark.parametrize("prefix", ["", "> ", "1. In the wood\n\n   "])
@pytest.mark.parametrize("label", ["**Herbs:**", "**Herbs**:", "__Herbs__：", "Herbs:", "草："])
def test_a_label_at_the_margin_ends_the_list_above(label: str, prefix: str) -> None:
    indent = prefix if prefix.startswith(">") else " " * 3 * bool(prefix)
    lines = f"\n{indent}".join(("**Trees:**", "- oak", "- ash", label, "- dill", "- mint"))
    assert lists(f"# T\n\n## Plants\n\n{prefix}{lines}\n")[-2:] == [
        ["oak", "ash"],
        ["dill", "mint"],
    ]


LONG = "- " + "what is told of the oak goes on and on in this line" + "\n"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- oak\nand herbs\n- dill", ["oak and herbs", "dill"]),
        ("- oak\nHerbs:\n\n- dill", ["oak Herbs:", "dill"]),
        ("- oak\n  Herbs:\n- dill", ["oak Herbs:", "dill"]),
        ("- oak\nit grows where these do not grow:\n- dill", None),
        (f"{LONG}in the wood:\n- dill", None),
        ("- oak\nand ash\nHerbs:\n- dill", ["oak and ash Herbs:", "dill"]),
    ],
)
def test_wrapped_text_goes_on_with_its_item(text: str, items: list[str] | None) -> None:
    (found,) = lists(f"# T\n\n## Plants\n\n{text}\n")
    assert len(found) == 2 and items in (found, None)
