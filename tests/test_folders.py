"""Notes in folders: one memory of a tree, whichever part is named, and a deck for each file."""

import shutil
import sqlite3
import zipfile
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import cribdeck
from cribdeck.building import pipeline
from cribdeck.building.homes import LEDGER, home_of
from cribdeck.building.sources import Options, find_sources
from cribdeck.identity import ledger_file
from cribdeck.report import Report
from tests.anki_collection import Anki

NOW = 1_780_000_000


def write(path: Path, title: str, *questions: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    asked = "".join(f"### What is {one}?\n\nIt is {one} itself.\n\n" for one in questions)
    path.write_text(f"# {title}\n\n{asked}", encoding="utf-8")
    return path


def build(*paths: Path, now: int = NOW, **options: Any) -> Report:
    out = paths[0].parents[-2] / "unused"
    chosen = {"out": out, "sheet": False, **options}
    return pipeline.build(Options(paths, **chosen), now)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    notes = tmp_path / "notes"
    write(notes / "a.md", "Alpha", "one", "two")
    write(notes / "week1/b.md", "Beta", "three", "six")
    write(notes / "week1/deep/c.md", "Gamma", "four")
    write(notes / "week2/b.md", "Beta", "five")
    return notes


def remembered(home: Path) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """GUIDs by file and question, and decks by file, as the ledger there has them."""
    ledger = ledger_file.load(home / LEDGER)
    guids = {(row.document, row.prompt): row.guid for row in ledger.entries if not row.retired}
    return guids, {row.name: row.deck for row in ledger.documents}


def in_deck(file: Path) -> dict[str, str]:
    """The decks in an .apkg by the GUIDs of their notes."""
    import json

    folder = file.with_suffix(".unpacked")
    with zipfile.ZipFile(file) as package:
        package.extract("collection.anki2", folder)
    with sqlite3.connect(folder / "collection.anki2") as collection:
        (decks,) = collection.execute("select decks from col").fetchone()
        names = {int(key): one["name"] for key, one in json.loads(decks).items()}
        rows = collection.execute("select guid, did from notes join cards on nid = notes.id")
        found = {guid: names[deck] for guid, deck in rows}
    shutil.rmtree(folder)
    return found


def test_one_ledger_serves_a_tree_and_folders_give_levels(tree: Path, tmp_path: Path) -> None:
    report = build(tree, out=tmp_path / "dist")
    assert not report.problems
    assert [*tree.rglob(LEDGER)] == [tree / LEDGER]
    guids, decks = remembered(tree)
    assert len({*guids.values()}) == 6
    assert decks == {
        "a.md": "Alpha",
        "week1/b.md": "week1::Beta",
        "week1/deep/c.md": "week1::deep::Gamma",
        "week2/b.md": "week2::Beta",
    }
    assert (tmp_path / "dist/week1/deep/c.apkg").exists()


PARTS = (".", "week1", "week1/b.md", "week2")


@pytest.mark.parametrize("mark", [None, ".git"])
@pytest.mark.slow
@pytest.mark.parametrize("order", [*permutations(PARTS, 2)], ids=" then ".join)
def test_whatever_is_named_first_or_next_gives_the_same(
    order: tuple[str, str], mark: str | None, tree: Path, tmp_path: Path
) -> None:
    if mark:
        (tree / mark).mkdir()
    build(tree, out=tmp_path / "whole")
    whole = remembered(tree)
    for i, part in enumerate((*order, *order, ".")):
        report = build(tree / part, out=tmp_path / f"out{i}", now=NOW + i)
        assert not report.problems
        assert remembered(tree) == whole
    made = {f.name: in_deck(f) for f in (tmp_path / "out4").rglob("*.apkg")}
    assert set(made["c.apkg"].values()) == {"week1::deep::Gamma"}


@pytest.mark.slow
@pytest.mark.parametrize("order", [*permutations(PARTS, 2)], ids=" then ".join)
def test_notes_that_were_begun_in_a_part_keep_guids_and_decks(
    order: tuple[str, ...], tree: Path, tmp_path: Path
) -> None:
    seen: dict[str, str] = {}
    for i, part in enumerate((*order, *order, ".")):
        build(tree / part, out=tmp_path / f"out{i}", now=NOW + i)
        for made in (tmp_path / f"out{i}").rglob("*.apkg"):
            for guid, deck in in_deck(made).items():
                assert seen.setdefault(guid, deck) == deck
    assert len(seen) == 6
    guids, _ = remembered(tree)
    assert len(guids) == 6


@pytest.mark.parametrize("mark", [".obsidian", "cribdeck.toml"])
@pytest.mark.parametrize("part", PARTS)
def test_in_a_vault_it_does_not_matter_what_is_named_first(
    part: str, mark: str, tree: Path, tmp_path: Path
) -> None:
    (tree / mark).touch()
    build(tree, out=tmp_path / "whole")
    guids, decks = remembered(tree)
    (tree / LEDGER).unlink()
    build(tree / part, out=tmp_path / "part")
    some, there = remembered(tree)
    assert some and some.items() <= guids.items() and there.items() <= decks.items()


def test_a_ledger_that_lies_lower_is_taken_over_and_left_as_it_is(
    tree: Path, tmp_path: Path
) -> None:
    build(tree / "week1", out=tmp_path / "a")
    before, decks = remembered(tree / "week1")
    lower = (tree / "week1" / LEDGER).read_bytes()
    report = build(tree, out=tmp_path / "b", now=NOW + 50)
    (told,) = report.problems
    assert (told.code, told.location.path) == ("adopted-ledger", tree / "week1" / LEDGER)
    assert str(tree / LEDGER) in told.fact and "\n" not in str(told)
    assert (tree / "week1" / LEDGER).read_bytes() == lower
    after, there = remembered(tree)
    assert {(f"week1/{name}", prompt): guid for (name, prompt), guid in before.items()}.items() <= (
        after.items()
    )
    assert there["week1/b.md"] == decks["b.md"] == "Beta"
    assert report.changes and report.changes.notes_added == 3
    # It is told once, and the lower one counts no more, whatever is named.
    again = build(tree / "week1", out=tmp_path / "c", now=NOW + 60)
    assert not again.problems and remembered(tree) == (after, there)
    (tree / "week1" / LEDGER).unlink()
    assert not build(tree / "week1", out=tmp_path / "c", now=NOW + 70).problems
    assert remembered(tree) == (after, there)


def test_what_a_colleague_adds_to_a_lower_ledger_is_taken_over_later(
    tree: Path, tmp_path: Path
) -> None:
    build(tree / "week1", out=tmp_path / "a")
    old = (tree / "week1" / LEDGER).read_bytes()
    build(tree, out=tmp_path / "b")
    other = tmp_path / "other"
    shutil.copytree(tree / "week1", other)
    write(other / "b.md", "Beta", "three", "six", "seven")
    build(other, out=tmp_path / "c")
    assert (other / LEDGER).read_bytes() != old
    theirs, _ = remembered(other)
    shutil.copytree(other, tree / "week1", dirs_exist_ok=True)
    build(tree, out=tmp_path / "b", now=NOW + 50)
    guids, _ = remembered(tree)
    assert guids["week1/b.md", "What is seven?"] == theirs["b.md", "What is seven?"]


def test_a_damaged_lower_ledger_concerns_its_own_notes_only(tree: Path, tmp_path: Path) -> None:
    (tree / "week1" / LEDGER).write_text("what is this\n", encoding="utf-8")
    report = build(tree, out=tmp_path / "a")
    (error,) = report.problems
    assert (error.code, error.location.path) == ("damaged-ledger", tree / "week1" / LEDGER)
    made = {one.source.name for one in report.documents if one.outputs}
    assert made == {"a.md", "b.md"} and not (tmp_path / "a/week1").exists()
    assert (tmp_path / "a/week2/b.apkg").exists()


def test_notes_that_had_one_guid_get_two(tree: Path, tmp_path: Path) -> None:
    for week in ("week1", "week2"):
        write(tree / week / "b.md", "Beta", "same")
        build(tree / week, out=tmp_path / week)
    report = build(tree, out=tmp_path / "all", now=NOW + 50)
    assert [one.code for one in report.problems].count("same-guid") == 1
    guids, _ = remembered(tree)
    assert guids["week1/b.md", "What is same?"] != guids["week2/b.md", "What is same?"]
    again = build(tree, out=tmp_path / "all", now=NOW + 60)
    assert "same-guid" not in {one.code for one in again.problems}


def test_a_file_that_moves_within_a_tree_keeps_everything(tree: Path, tmp_path: Path) -> None:
    build(tree, out=tmp_path / "a")
    before, _ = remembered(tree)
    (tree / "week1/b.md").rename(tree / "week2/late.md")
    report = build(tree, out=tmp_path / "b", now=NOW + 50)
    after, decks = remembered(tree)
    assert after["week2/late.md", "What is three?"] == before["week1/b.md", "What is three?"]
    assert decks["week2/late.md"] == "week1::Beta"  # where Anki has its cards
    assert report.changes and not report.changes.retired


def test_a_ledger_above_is_only_meant_where_it_serves_a_tree(tmp_path: Path) -> None:
    one = write(tmp_path / "one.md", "One", "one")
    build(one, out=tmp_path / "dist")
    write(tmp_path / "notes/a.md", "A", "two")
    assert home_of(tmp_path / "notes") is None
    (tmp_path / ".git").mkdir()
    assert home_of(tmp_path / "notes") == tmp_path
    (tmp_path / "notes/.git").mkdir()
    assert home_of(tmp_path / "notes") is None


@pytest.mark.parametrize("part", ["week1", "week1/b.md"])
def test_a_part_of_a_tree_has_the_pictures_of_the_tree(
    part: str, tree: Path, tmp_path: Path
) -> None:
    (tree / "attachments").mkdir()
    Image.new("RGB", (4, 4), "red").save(tree / "attachments/red.png")
    with (tree / "week1/b.md").open("a", encoding="utf-8") as notes:
        notes.write("\n## What is red?\n\n![[red.png]]\n\nA colour.\n")
    build(tree, out=tmp_path / "a")
    again = build(tree / part, out=tmp_path / "b", now=NOW + 60)
    assert again.problems == ()
    assert again.changes is not None
    assert (again.changes.notes_added, again.changes.notes_updated) == (0, 0)


def test_what_a_pattern_names_is_one_tree_where_it_was_one(tree: Path, tmp_path: Path) -> None:
    build(tree, out=tmp_path / "dist")
    found = find_sources([tree / "a.md", tree / "week1", tree / "week2"], tmp_path / "dist")
    assert {file.ledger for file in found.files} == {tree / LEDGER}
    assert [str(file.stem) for file in found.files] == [
        "a",
        "week1/b",
        "week1/deep/c",
        "week2/b",
    ]


def test_folders_of_programs_and_hidden_ones_hold_no_notes(tmp_path: Path) -> None:
    mine = write(tmp_path / "notes/week1/a.md", "Alpha", "one")
    for name in (".trash", "node_modules", "venv", "week1/__pycache__"):
        write(tmp_path / "notes" / name / "readme.md", "Other", "two")
    found = find_sources([tmp_path / "notes"], tmp_path / "dist")
    assert [file.path for file in found.files] == [mine]


# --- What decks are called ------------------------------------------------------------------------


def deck_of(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    assert not build(path, out=path.parent / "dist").failed
    _, decks = remembered(path.parent)
    return decks[path.name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Assault\n\nAn act.\n\n# Battery\n\n## What is consent?\n\nA defence.\n", "torts"),
        ("### What is consent?\n\nA defence.\n", "torts"),
        ("#### Question:\n\nWhat is it?\n\n#### Answer:\n\nIt.\n", "torts"),
        ("* **Offset:** A place.\n", "torts"),
        ("# Assault\n\n## What is consent?\n\nA defence.\n", "Assault"),
        ("---\ntitle: Law\n---\n# Assault\n\n# Battery\n\n### What is it?\n\nIt.\n", "Law"),
        ("---\ndeck: Law::Torts\n---\n# Assault\n\n### What is it?\n\nIt.\n", "Law::Torts"),
    ],
)
def test_a_deck_is_called_after_the_title_else_the_file(
    text: str, name: str, tmp_path: Path
) -> None:
    assert deck_of(tmp_path / "torts.md", text) == name


def test_a_card_stands_under_its_own_headings(tmp_path: Path) -> None:
    from cribdeck.deck.anki_notes import claims, drafted
    from cribdeck.notes import reader

    text = "# Assault\n\nAn act.\n\n# Battery\n\n## What is consent?\n\nA defence.\n"
    document, _ = reader.parse(text, tmp_path / "torts.md")
    headings = {one.prompt: one.headings for one in claims(drafted(document), "torts.md")}
    assert headings["What is consent?"] == ("Battery", "What is consent?")


@pytest.mark.parametrize("order", [*permutations(("x.md", "y.md", "."))], ids=" then ".join)
def test_two_files_of_one_title_have_two_decks(order: tuple[str, ...], tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    write(notes / "x.md", "Same", "one")
    write(notes / "y.md", "Same", "two")
    write(notes / "z.md", "Else", "three")
    told = 0
    for i, part in enumerate(order):
        report = build(notes / part, out=tmp_path / f"{i}")
        told += sum(one.code == "same-title" for one in report.problems)
    _, decks = remembered(notes)
    assert decks == {"x.md": "Same (x)", "y.md": "Same (y)", "z.md": "Else"}
    assert told == 2


def test_a_title_that_comes_later_takes_nothing_from_a_deck(tmp_path: Path) -> None:
    write(tmp_path / "x.md", "Same", "one")
    build(tmp_path, out=tmp_path / "dist")
    write(tmp_path / "y.md", "Same", "two")
    build(tmp_path, out=tmp_path / "dist", now=NOW + 50)
    _, decks = remembered(tmp_path)
    assert decks == {"x.md": "Same", "y.md": "Same (y)"}


IMAGE = "<img src=x onerror=alert(1)>"


def test_no_name_of_a_deck_is_html_wherever_it_comes_from(tmp_path: Path) -> None:
    """Cards of Anki show it as it is."""
    write(tmp_path / IMAGE / f"{IMAGE}.md", "Same", "one")
    write(tmp_path / IMAGE / "b.md", "Same", "two")
    write(tmp_path / "c.md", "Third", "three")
    build(tmp_path, out=tmp_path / "dist")
    ledger = tmp_path / LEDGER
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace(",Third\n", f",\x1f{IMAGE}::Third\n"), encoding="utf-8")
    build(tmp_path, out=tmp_path / "again", now=NOW + 50)
    for file in [*tmp_path.glob("dist/**/*.apkg"), *tmp_path.glob("again/**/*.apkg")]:
        assert all(not {*name} & {"<", "\x1f"} for name in in_deck(file).values())
    assert set(in_deck(tmp_path / "again/c.apkg").values()) == {
        f" {IMAGE}::Third".replace("<", "‹")
    }


# --- All in one file ------------------------------------------------------------------------------


def rows(file: Path) -> list[tuple[object, ...]]:
    """What Anki takes of an .apkg, but for ids, which are its own."""
    with zipfile.ZipFile(file) as package:
        data = package.read("collection.anki2")
    collection = sqlite3.connect(":memory:")
    collection.deserialize(data)
    found = collection.execute(
        "select guid, notes.mod, mid, tags, flds, ord from notes join cards on nid = notes.id"
    ).fetchall()
    collection.close()
    return sorted(found)


def test_a_bundle_is_one_import_of_the_same_notes_in_the_same_decks(
    tree: Path, tmp_path: Path
) -> None:
    out, anki_folder = tmp_path / "dist", tmp_path / "anki"
    report = build(tree, out=out, bundle=True)
    assert report.bundle and report.bundle.file == out / "notes.apkg" and report.bundle.decks == 4
    singles = [file for file in sorted(out.rglob("*.apkg")) if file.name != "notes.apkg"]
    assert rows(report.bundle.file) == sorted(row for one in singles for row in rows(one))
    decks = {guid: deck for one in singles for guid, deck in in_deck(one).items()}
    assert in_deck(report.bundle.file) == decks
    from tests.anki_collection import Anki

    anki = Anki(anki_folder)
    assert anki.import_deck(report.bundle.file).new == 6
    assert {card.col.decks.name(card.did) for card in anki.cards()} == set(decks.values())
    for one in singles:
        log = anki.import_deck(one)
        assert (log.new, log.updated, log.conflicting) == (0, 0, 0)
    anki.close()


def test_a_bundle_follows_its_decks(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    build(tree, out=out)
    again = build(tree, out=out, bundle=True)  # nothing else is to be made
    assert again.up_to_date and again.bundle
    before = again.bundle.file.read_bytes()
    assert build(tree, out=out, bundle=True, now=NOW + 5).bundle == again.bundle
    assert again.bundle.file.read_bytes() == before
    write(tree / "a.md", "Alpha", "one", "two", "eight")
    build(tree, out=out, bundle=True, now=NOW + 50)
    assert len(rows(again.bundle.file)) == 7
    (tree / "week2/b.md").write_bytes(b"\x00\x01\x02\xff\xfe" * 99)
    report = build(tree, out=out, bundle=True, now=NOW + 60)
    assert report.failed and len(rows(again.bundle.file)) == 7  # as its deck is: as before


def test_a_bundle_takes_no_document_s_place(tree: Path, tmp_path: Path) -> None:
    write(tree / "notes.md", "Own", "nine")
    report = build(tree, out=tmp_path / "dist", bundle=True)
    assert report.bundle and report.bundle.file.name == "notes-all.apkg"


def test_a_bundle_of_something_else_is_not_taken_for_it(tree: Path, tmp_path: Path) -> None:
    from cribdeck.deck.bundle import bundled
    from cribdeck.proof.bundle import check_bundle

    build(tree, out=tmp_path)
    decks = [file.read_bytes() for file in sorted(tmp_path.rglob("*.apkg"))]
    whole = bundled(decks)
    assert whole == bundled(decks)
    assert not check_bundle(tmp_path, whole, decks)
    for wrong in (decks[0], bundled(decks[1:]), b"", whole[:-30]):
        (problem,) = check_bundle(tmp_path, wrong, decks)
        assert problem.code == "bundle"


@pytest.mark.parametrize(
    "text", ["# Links\n\n- [One](https://e.org)\n", "# A\n\n### Is it?\n\nYes.\n"]
)
@pytest.mark.parametrize("names", [("a.md", "b.md"), ("a.md", "week1/a.md", "week2/b.md")])
def test_a_copy_of_a_file_is_no_renamed_one(
    tmp_path: Path, text: str, names: tuple[str, ...]
) -> None:
    notes = tmp_path / "notes"
    for name in names:
        (notes / name).parent.mkdir(parents=True, exist_ok=True)
        (notes / name).write_text(text, encoding="utf-8")
    build(notes)
    decks = remembered(notes)[1]
    for now in (NOW + 1, NOW + 2):
        for name in names:
            (notes / name).touch()
        report = build(notes, now=now)
        assert "deck-renamed" not in {one.code for one in report.problems}
        assert remembered(notes)[1] == decks
    assert len(decks) == len(names)


def test_a_file_that_is_renamed_and_edited_keeps_its_deck_and_tags(tmp_path: Path) -> None:
    write(tmp_path / "notes/locks.md", "Locks", "one", "two", "three")
    build(tmp_path / "notes")
    (tmp_path / "notes/locks.md").unlink()
    write(tmp_path / "notes/week2/all locks.md", "All locks", "one", "two", "new")
    build(tmp_path / "notes", now=NOW + 50)
    ledger = ledger_file.load(tmp_path / "notes" / LEDGER)
    assert [(row.deck, row.tags) for row in ledger.documents] == [("Locks", "locks")]


def test_a_renamed_file_takes_nothing_of_a_copy_that_is_gone(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    write(notes / "x.md", "Locks", "one", "two")
    build(notes)
    (notes / "copy.md").write_bytes((notes / "x.md").read_bytes())
    build(notes, now=NOW + 50)
    (notes / "copy.md").unlink()
    build(notes, now=NOW + 60)
    (notes / "x.md").rename(notes / "y.md")
    report = build(notes, now=NOW + 70)
    assert report.changes and not report.changes.entries
    assert remembered(notes)[1]["y.md"] == "Locks"


def test_what_is_split_off_a_file_is_another_one(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    write(notes / "x.md", "Locks", "one", "two", "three")
    build(notes)
    (notes / "x.md").unlink()
    write(notes / "y.md", "Most of it", "one", "two")
    write(notes / "z.md", "A bit of it", "three")
    build(notes, now=NOW + 50)
    assert remembered(notes)[1] == {"y.md": "Locks", "z.md": "A bit of it"}


def test_a_renamed_file_without_cards_keeps_its_deck(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text("- [One](https://e.org)\n", encoding="utf-8")
    (notes / "b.md").write_text("# B\n\n### Is it?\n\nYes.\n", encoding="utf-8")
    build(notes)
    before = remembered(notes)[1]
    (notes / "a.md").rename(notes / "c.md")
    build(notes, now=NOW + 1)
    assert remembered(notes)[1] == {"b.md": before["b.md"], "c.md": before["a.md"]}


def test_decks_that_are_built_together_share_no_ids(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(f"# {name}\n\n* **Lag:** behind\n* **Log:** kept\n")
    cribdeck.build(tmp_path, out=tmp_path / "out", only="deck")
    anki = Anki(tmp_path / "anki")
    for deck in sorted((tmp_path / "out").glob("*.apkg")):
        anki.import_deck(deck)
    for note in anki.notes():
        first, *others = sorted(card.id for card in note.cards())
        assert [one - first for one in others] == [1], "Anki gave a card another id"
    anki.close()
