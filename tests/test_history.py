"""Whatever happens to the notes, the review history stays: told as stories in Anki's own engine."""

import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from cribdeck.building import pipeline
from cribdeck.building.explaining import explained
from cribdeck.building.sources import Options
from cribdeck.report import Changes, Report, anki_search
from tests.anki_collection import Anki, ImportLog

pytestmark = pytest.mark.slow

NOTES = """# Kafka

## Basics

### What is Kafka?

A log of records.

### Parts

* **Broker:** A server.
* **Topic:** A feed.
* **Partion:** A part of a topic.

### Facts

* Kafka is **at-least-once** by default.
* Order holds **within a partition** only.

### Steps

1. Logs
1. Metrics
1. Events
1. Pipelines

## Questions

1. How do offsets work?

   They count records.
2. How is it durable?

   It replicates.
3. Why is it fast?

## Code

### Send

```python
send(1)  # the record
flush()  # wait for it
```
"""


class Story:
    """A person with notes, a build, and a collection in Anki."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "source"
        self.source.mkdir()
        self.path = self.source / "kafka.md"
        self.path.write_text(NOTES, encoding="utf-8")
        self.out = folder / "dist"
        self.now = 1_780_000_000
        self.anki = Anki(folder / "anki")
        self.report: Report

    def build(self) -> Path:
        self.now += 1000
        options = Options((self.source,), self.out, sheet=False)
        self.report = pipeline.build(options, self.now)
        return self.out / f"{self.path.stem}.apkg"

    def build_and_import(self) -> ImportLog:
        return self.anki.import_deck(self.build())

    def edit(self, *changes: tuple[str, str]) -> None:
        text = self.path.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
            text = text.replace(old, new)
        self.path.write_text(text, encoding="utf-8")

    @property
    def changed(self) -> Changes:
        assert self.report.changes
        return self.report.changes

    def changes(self, kind: str) -> list[str]:
        return [change.prompt for change in self.changed.entries if change.what == kind]


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = Story(tmp_path)
    made.build_and_import()
    made.anki.review(made.anki.cards())
    yield made
    made.anki.close()


def all_notes(story: Story) -> int:
    return len(story.anki.notes())


def test_first_import_is_all_new_and_a_second_all_duplicate(tmp_path: Path) -> None:
    story = Story(tmp_path)
    first = story.build_and_import()
    assert first.new == all_notes(story) > 10
    assert (first.updated, first.duplicate, first.conflicting) == (0, 0, 0)
    assert story.build_and_import() == ImportLog(0, 0, first.new, 0)
    story.anki.close()


Edit = Callable[[Story], None]


def reword_a_question(story: Story) -> None:
    story.edit(("How do offsets work?", "How does Kafka count what was read?"))


def reword_a_heading_question(story: Story) -> None:
    story.edit(("### What is Kafka?", "### What, in a word, is Kafka?"))


def change_an_answer(story: Story) -> None:
    story.edit(("They count records.", "An offset is the place of a record in its partition."))


def answer_the_unanswered(story: Story) -> None:
    story.edit(("3. Why is it fast?\n", "3. Why is it fast?\n\n   It appends.\n"))


def fix_a_typo_in_a_term(story: Story) -> None:
    story.edit(("**Partion:**", "**Partition:**"))


def reword_a_fact(story: Story) -> None:
    story.edit(("Kafka is **at-least-once** by", "Delivery is **at-least-once** by"))


def fix_the_bold_words_of_a_fact(story: Story) -> None:
    story.edit(("**within a partition**", "**inside a partition**"))


@pytest.mark.fast
@pytest.mark.parametrize(
    "edit",
    [
        reword_a_question,
        reword_a_heading_question,
        change_an_answer,
        answer_the_unanswered,
        fix_a_typo_in_a_term,
        reword_a_fact,
        fix_the_bold_words_of_a_fact,
    ],
)
def test_one_edit_updates_one_note_and_keeps_every_review(story: Story, edit: Edit) -> None:
    total = all_notes(story)
    edit(story)
    assert story.build_and_import() == ImportLog(0, 1, total - 1, 0)
    assert all_notes(story) == total
    assert all(story.anki.reviews(card) == 1 for card in story.anki.cards())


def test_reword_is_reported_with_what_it_was(story: Story) -> None:
    reword_a_question(story)
    story.build()
    (change,) = story.changed.entries
    assert change.what == "reworded"
    assert change.prompt == "How does Kafka count what was read?"
    assert change.before == "How do offsets work?"
    assert str(change.where).endswith("kafka.md:29")


def test_move_to_another_section_keeps_the_history(story: Story) -> None:
    total = all_notes(story)
    story.edit(
        ("* **Topic:** A feed.\n", ""),
        ("## Questions\n", "## Questions\n\n* **Topic:** A feed.\n"),
    )
    log = story.build_and_import()
    assert (log.new, log.conflicting) == (0, 0)
    assert all_notes(story) == total
    card = story.anki.card("Topic")
    assert story.anki.reviews(card) == 1
    assert card.note()["Context"] == "Questions"
    assert "kafka::Questions" in card.note().tags


def test_insert_above_adds_one_and_leaves_the_rest(story: Story) -> None:
    total = all_notes(story)
    story.edit(("* **Broker:**", "* **Cluster:** All brokers.\n* **Broker:**"))
    assert story.build_and_import() == ImportLog(1, 0, total, 0)
    assert story.anki.reviews(story.anki.card("Cluster")) == 0
    assert story.anki.reviews(story.anki.card("Broker")) == 1
    assert story.changes("added") == ["Cluster"]


def test_swap_leaves_all_as_it_is(story: Story) -> None:
    total = all_notes(story)
    story.edit(
        (
            "* **Broker:** A server.\n* **Topic:** A feed.\n",
            "* **Topic:** A feed.\n* **Broker:** A server.\n",
        )
    )
    assert story.build_and_import() == ImportLog(0, 0, total, 0)


def test_swapped_answers_stay_with_their_questions(story: Story) -> None:
    total = all_notes(story)
    story.edit(
        ("They count records.", "~"),
        ("It replicates.", "They count records."),
        ("~", "It replicates."),
    )
    assert story.build_and_import() == ImportLog(0, 2, total - 2, 0)
    assert story.anki.card("How do offsets work?").note()["Answer"] == "It replicates."


def test_delete_keeps_the_card_in_anki_and_names_it(story: Story) -> None:
    total = all_notes(story)
    story.edit(("* **Topic:** A feed.\n", ""))
    assert story.build_and_import() == ImportLog(0, 0, total - 1, 0)
    assert story.changes("retired") == ["Topic"]
    found = story.anki.notes(anki_search(story.changed.retired))
    assert [note["Prompt"] for note in found] == ["Topic"]


def test_what_returns_has_its_history_again(story: Story) -> None:
    total = all_notes(story)
    story.edit(("* **Topic:** A feed.\n", ""))
    story.build_and_import()
    story.edit(("* **Broker:** A server.\n", "* **Broker:** A server.\n* **Topic:** A feed.\n"))
    assert story.build_and_import() == ImportLog(0, 0, total, 0)
    assert story.changes("returned") == ["Topic"]
    assert story.anki.reviews(story.anki.card("Topic")) == 1


def test_what_is_taken_back_together_with_its_ledger_is_taken_back_in_anki(story: Story) -> None:
    """As version control does it: the ledger does not know what was imported meanwhile."""
    ledger = story.source / "ledger.csv"
    before = {path: path.read_bytes() for path in (story.path, ledger)}
    story.edit(("* **Broker:** A server.", "* **Broker:** A waiter."))
    story.build_and_import()
    for path, data in before.items():
        path.write_bytes(data)
    assert story.build_and_import().updated == 1
    assert story.changes("updated") == ["Broker"]
    (shown,) = {dict(note.items()).get("Answer") for note in story.anki.notes("Prompt:*Broker*")}
    assert "A server." in str(shown)
    assert story.anki.reviews(story.anki.card("Broker")) == 1
    assert story.build_and_import().updated == 0
    ledger.write_bytes(before[ledger])  # once more, and the clock goes back
    story.now -= 100_000
    assert story.build_and_import().updated == 1


def test_a_sibling_starts_fresh_until_its_author_says_that_it_is_the_old_one(story: Story) -> None:
    terms = "* **Read by key:** Constant.\n* **Pop of a stack:** Constant.\n"
    story.edit(("* **Broker:**", f"{terms}* **Broker:**"))
    story.build_and_import()
    card = story.anki.card("Read by key")
    story.anki.review([card])
    story.edit(("**Read by key:** Constant.", "**Write by key:** Constant."))
    story.build_and_import()
    assert story.anki.reviews(story.anki.card("Write by key")) == 0
    assert story.changes("retired") == ["Read by key"]
    (warning,) = [p for p in story.report.problems if p.code == "ambiguous-identity"]
    assert str(warning.location).endswith("kafka.md:11")
    assert '"Read by key"' in warning.fact and "{#read-by-key}" in warning.remedy
    change_an_answer(story)  # while nothing changes, nothing is built, and the warning stays
    story.build()
    assert "ambiguous-identity" not in [p.code for p in story.report.problems]
    story.edit(("by key:** Constant.", "by key:** Constant. {#read-by-key}"))
    story.build_and_import()
    card.load()
    assert card.note()["Prompt"] == "Write by key"
    assert story.anki.reviews(card) == 1


def test_split_of_a_list_keeps_the_history_of_the_first_half(story: Story) -> None:
    before = {card.id for card in story.anki.cards()}
    story.edit(
        ("1. Metrics\n", "1. Metrics\n1. Traces\n1. Audits\n\n### More steps\n\n"),
    )
    log = story.build_and_import()
    assert log.conflicting == 0
    uses = story.anki.card("Steps")
    assert story.anki.reviews(uses) == 1 and uses.id in before
    assert story.anki.reviews(story.anki.card("More steps")) == 0


def cloze_words(story: Story, word: str) -> dict[str, int]:
    """The number of every hidden word of the one cloze note that holds `word`."""
    import re

    (note,) = [n for n in story.anki.notes('note:"cribdeck cloze"') if word in n["Text"]]
    return {words: int(n) for n, words in re.findall(r"\{\{c(\d+)::(.*?)\}\}", note["Text"])}


def test_an_item_inserted_into_a_list_takes_over_no_history(story: Story) -> None:
    before = cloze_words(story, "Metrics")
    story.edit(("1. Logs\n", "1. Audits\n1. Logs\n"))
    log = story.build_and_import()
    assert (log.new, log.conflicting) == (0, 0)
    after = cloze_words(story, "Metrics")
    assert {words: after[words] for words in before} == before
    card = story.anki.card("Metrics", ord=after["Audits"] - 1)
    assert story.anki.reviews(card) == 0
    for words in before:
        assert story.anki.reviews(story.anki.card("Metrics", ord=after[words] - 1)) == 1


def test_a_bold_word_before_the_first_of_a_fact_takes_over_no_history(story: Story) -> None:
    story.edit(("Order holds **within a", "**Order** holds **within a"))
    story.build_and_import()
    assert cloze_words(story, "within") == {
        "<strong>Order</strong>": 2,
        "<strong>within a partition</strong>": 1,
    }
    assert story.anki.reviews(story.anki.card("within", ord=0)) == 1
    assert story.anki.reviews(story.anki.card("within", ord=1)) == 0


def test_a_dropped_item_is_reported_as_an_empty_card(story: Story) -> None:
    number = cloze_words(story, "Metrics")["Metrics"]
    story.edit(("1. Metrics\n", "1. Traces and spans\n1. Audits\n"))
    story.build_and_import()
    empty = story.changed.empty_cards
    assert [(card.words, card.number) for card in empty] == [("Metrics", number)]
    assert number not in cloze_words(story, "Audits").values()


def test_rename_of_a_heading_keeps_all_below_it(story: Story) -> None:
    total = all_notes(story)
    story.edit(("### Steps", "### What it is used for"), ("## Basics", "## The basics"))
    log = story.build_and_import()
    assert (log.new, log.conflicting) == (0, 0)
    assert all_notes(story) == total
    assert all(story.anki.reviews(card) == 1 for card in story.anki.cards())
    assert story.anki.card("Broker").note()["Context"].startswith("The basics")


def test_a_section_put_in_before_others_leaves_their_notes_as_they_are(story: Story) -> None:
    total = all_notes(story)
    story.edit(("## Basics", "## New\n\n### Is it new?\n\nIt is.\n\n## Basics"))
    assert story.build_and_import() == ImportLog(1, 0, total, 0)


def test_rename_of_the_file_changes_nothing_in_anki(story: Story) -> None:
    total = all_notes(story)
    story.path = story.path.rename(story.source / "streams.md")
    assert story.build_and_import() == ImportLog(0, 0, total, 0)
    assert story.changed.entries == ()


def test_a_question_that_moves_to_another_file_keeps_its_history(story: Story) -> None:
    total = all_notes(story)
    story.edit(("* **Topic:** A feed.\n", ""))
    (story.source / "other.md").write_text("# Other\n\n* **Topic:** A feed.\n")
    log = story.build_and_import()
    other = story.anki.import_deck(story.out / "other.apkg")
    assert (log, other) == (ImportLog(0, 0, total - 1, 0), ImportLog(0, 1, 0, 0))
    assert story.anki.reviews(story.anki.card("Topic")) == 1


def test_an_edit_in_anki_stays_where_the_notes_did_not_change(story: Story) -> None:
    note = story.anki.card("Broker").note()
    note["Answer"] = "my own words"
    note.tags.append("mine")
    story.anki.collection.update_note(note)
    change_an_answer(story)
    story.build_and_import()
    note = story.anki.card("Broker").note()
    assert note["Answer"] == "my own words"
    assert "mine" in note.tags


def test_a_lost_ledger_finds_most_guids_again(story: Story) -> None:
    total = all_notes(story)
    (story.source / "ledger.csv").unlink()
    log = story.build_and_import()
    assert (log.new, log.conflicting) == (0, 0)
    assert all_notes(story) == total


def test_a_new_title_leaves_all_cards_in_one_deck(story: Story) -> None:
    story.edit(("# Kafka\n", "# Apache Kafka\n"))
    story.build()
    assert {problem.code for problem in story.report.problems} <= {"unanswered"}
    story.build_and_import()
    assert {card.col.decks.name(card.did) for card in story.anki.cards()} == {"Kafka"}


def test_a_changed_deck_name_is_a_warning(story: Story) -> None:
    story.edit(("# Kafka\n", "---\ndeck: Apache Kafka\n---\n# Kafka\n"))
    story.build()
    codes = [problem.code for problem in story.report.problems]
    assert [code for code in codes if code != "unanswered"] == ["deck-renamed"]


def test_new_cards_come_in_document_order_but_never_beside_one_of_their_entry(
    tmp_path: Path,
) -> None:
    story = Story(tmp_path)
    story.build_and_import()
    cards = sorted(story.anki.cards(), key=lambda card: card.due)
    prompts = [note["Prompt"] for note in (c.note() for c in cards) if "Prompt" in note]
    # The deck is small: what has many parts begins first, so that these come apart.
    terms = [
        prompt for prompt in dict.fromkeys(prompts) if prompt in ("Broker", "Topic", "Partion")
    ]
    assert terms == ["Broker", "Topic", "Partion"]
    assert all(one.nid != other.nid for one, other in pairwise(cards))
    story.anki.close()


# --- Another kind ---------------------------------------------------------------------------------

USES = "1. Logs\n1. Metrics\n1. Events\n1. Pipelines\n"


def test_a_list_that_becomes_prose_keeps_the_card_of_its_heading(story: Story) -> None:
    story.edit((USES, "Logs, metrics, events and pipelines.\n"))
    log = story.build_and_import()
    assert (log.new, log.conflicting) == (0, 0)
    assert story.anki.reviews(story.anki.card("Steps")) == 1
    (reduced,) = (one for one in story.changed.entries if one.what == "reduced")
    assert reduced.prompt == "Steps"
    assert str(reduced.where).endswith(f"kafka.md:{line_of(story, '### Steps')}")
    (gone,) = story.anki.notes(anki_search(story.changed.retired))
    assert "Metrics" in gone["Text"]


def test_what_is_asked_in_another_way_starts_anew_and_is_named(story: Story) -> None:
    terms = "* Logs – lines\n* Metrics – numbers\n* Events – facts\n* Pipelines – of these\n"
    story.edit((USES, terms))
    log = story.build_and_import()
    assert (log.new, log.conflicting) == (4, 0)
    (retired,) = (one for one in story.changed.entries if one.what == "retired")
    assert (retired.prompt, retired.kinds) == ("Steps", ("list", "term"))
    assert str(retired.where).endswith(f"kafka.md:{line_of(story, '* Logs')}")
    found = story.anki.notes(anki_search(story.changed.retired))
    assert [note["Kind"] for note in found] == ["list", "list"]  # the whole, and its items


def test_an_entry_that_only_left_is_not_said_to_be_asked_in_another_way(story: Story) -> None:
    story.edit(("* **Topic:** A feed.\n", "* **Zebra:** Striped, and quite another thing.\n"))
    story.build_and_import()
    (retired,) = (one for one in story.changed.entries if one.what == "retired")
    assert (retired.prompt, retired.kinds, retired.where.line) == ("Topic", None, 0)


def line_of(story: Story, words: str) -> int:
    lines = story.path.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.startswith(words))


def test_a_list_of_which_half_are_pairs_stays_what_it_was(tmp_path: Path) -> None:
    story = Story(tmp_path)
    rooms = "- Bad – bath\n- Flur – hall\n- Diele – hall, too\n- ask Jo\n"
    tools = "- Zange – pliers\n- read the label\n- ask Jo\n- wait\n"
    story.path.write_text(f"# House\n\n## Rooms\n\n{rooms}\n## Tools\n\n{tools}", "utf-8")
    story.build_and_import()
    story.anki.review(story.anki.cards())
    tools_guids = {note.guid for note in story.anki.notes("Kind:list")}
    story.edit(("- Diele – hall, too", "- Diele"), ("- read the label", "- Leim – glue"))
    for _ in range(2):
        log = story.build_and_import()
        assert (log.new, log.conflicting) == (0, 0)
        for name in ("Bad", "Flur"):
            assert story.anki.reviews(story.anki.card(name)) == 1
        assert {note.guid for note in story.anki.notes("Kind:list")} == tools_guids
        assert "Diele" not in {one.prompt for one in story.changed.entries if one.what == "added"}
        explanation, _ = explained(story.path)
        assert explanation
        shapes = [piece.shape for piece in explanation.pieces]
        assert shapes == ["pairs", "plain-list"]
        shutil.rmtree(story.out)  # what is remembered there decides nothing
    (story.source / "ledger.csv").unlink()
    story.build()
    assert "stray-item" not in {problem.code for problem in story.report.problems}
    story.anki.close()
