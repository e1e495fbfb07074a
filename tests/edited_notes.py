"""A learner who edits notes for months, and what becomes of the history of each entry.

Knows which entry is which, because it makes the edits; the identity room sees only the Markdown,
and the ledger of the last build. Everything derives from a seed. By hand, larger than the test:

    .venv/bin/python -m tests.edited_notes [--seeds N] [--entries N] [--rounds N]

An entry-round is one entry in one build. In it an entry inherits where it gets the GUID of another,
and loses where it gets a new one though it had one. Copies of an entry say the same, so that they
may change places.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cribdeck.deck import anki_notes
from cribdeck.identity.identify import identify
from cribdeck.identity.ledger import Ledger
from cribdeck.notes import reader
from cribdeck.problems import Problem, shortened

TERM, FACT, QUESTION = range(3)  # in the order in which they stand in a section

THINGS = """
broker topic partition offset replica leader follower segment batch header schema
cluster consumer producer group rebalance quota snapshot index cursor table view trigger lock
transaction journal buffer cache queue stack heap tree trie graph vertex edge matrix vector array
list map set bag ring pipe socket packet router switch proxy gateway ticket token cookie session
thread fiber process signal timer clock kernel driver volume inode shard region zone
"""
DOINGS = """
insert remove find append merge split sort scan rotate balance flush commit replay
compact rename copy move resize encode verify close open pause resume fetch send
"""
LIKES = """
fast safe ordered durable lazy cheap stable atomic mutable sparse dense idle shared
private local remote static virtual sealed open
"""

# Other words for things, which nothing else is called.
SYNONYMS = """
agent stream slice marker mirror chief pupil piece pile caption layout fleet reader writer
crowd quotum picture lookup pointer sheet glance alarm latch deal diary store depot line mound
ladder
"""

# Answers that many entries have, and how each of these asks: siblings differ in a word or two.
FAMILIES = (
    ("O(1)", "What does it cost to {doing} in a {thing}?"),
    ("O(log n)", "What is the cost of a {thing} {doing}?"),
    ("Yes", "Is a {thing} {like}?"),
    ("No", "Can a {thing} be {like}?"),
    ("It takes part in every vote and keeps a copy of its own.", "What does the {thing} do?"),
)
TERMS = (
    ("the standard library", "{thing} {doing}"),
    ("kernel", "{like} {thing}"),
    ("seldom", "{doing}"),
)
HOT = ("broker", "index", "kernel", "cache", "tree")
FACTS = (
    "The {thing} must {doing} before any {like} {other} does.",
    "Every {like} {thing} knows who may {doing} it.",
    "No {thing} can {doing} while its {other} stays {like}.",
    "A {thing} will {doing} a {like} {other} first.",
)
ASKED = (
    "What is a {like} {thing}?",
    "How do you {doing} a {thing}?",
    "Why would the {thing} {doing} a {like} {other}?",
    "When does a {like} {thing} need a {other}?",
    "Which {thing} may {doing}?",
)
# Each of these asks the same as the one beside it.
REPHRASED = (
    ("What is ", "Say what is "),
    ("What does ", "Tell me, what does "),
    ("How do you ", "How would you "),
    ("Why would ", "Explain why would "),
    ("Is a ", "Is it true that a "),
    ("Can a ", "Could a "),
    ("?", " here?"),
    ("When does ", "When exactly does "),
    ("Which ", "Just which "),
)
SAID = (
    "A {like} {thing} that will {doing} every {other}.",
    "It will {doing} the {thing}, and then the {other} is {like}.",
    "Because no {other} can {doing} while the {thing} is {like}.",
    "{thing} {number}",
)


@dataclass
class Item:
    """An entry. `line` is what it descends from: copies have that of their original. `guid` is what
    it had in the last build."""

    line: int
    kind: int
    prompt: str
    answer: str
    family: str = ""
    anchor: str = ""
    guid: str = ""


@dataclass
class Section:
    name: str
    items: list[Item]


@dataclass
class Tally:
    """What happened, in entry-rounds. `asked` are those of the `lost` that a warning told of, under
    their old prompt; `regained` those that got back what they had lost, or what a copy had;
    `kept_out` the new entries that a warning took for an old one. `restored` counts by how."""

    rounds: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    inherited: int = 0
    lost: int = 0
    asked: int = 0
    regained: int = 0
    kept_out: int = 0
    restored: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.rounds + other.rounds,
            self.edits + other.edits,
            self.inherited + other.inherited,
            self.lost + other.lost,
            self.asked + other.asked,
            self.regained + other.regained,
            self.kept_out + other.kept_out,
            self.restored + other.restored,
            self.examples + other.examples,
        )


class Learner:
    """Notes of `entries` entries, and all that is done to them."""

    def __init__(self, seed: int, entries: int) -> None:
        self.random = random.Random(seed)
        self.lines = 0
        self.used: set[str] = set()
        self.trash: list[Item] = []
        self.tally = Tally()
        self.back: dict[int, str] = {}  # what was restored in this round, and how
        self.sections = [Section(f"Part {i}", []) for i in range(max(entries // 20, 2))]
        for _ in range(entries):
            self.random.choice(self.sections).items.append(self.new())

    # --- Words ---

    def words(self, template: str) -> str:
        choice = self.random.choice
        return template.format(
            thing=choice(THINGS.split()),
            other=choice(THINGS.split()),
            doing=choice(DOINGS.split()),
            like=choice(LIKES.split()),
            number=self.random.randrange(10_000),
        )

    def new(self, family: str = "", kind: int | None = None) -> Item:
        """An entry that was never there before: of a family (with its answer), or of none."""
        if kind is None:
            kind = self.random.choice((TERM, FACT, QUESTION, QUESTION))
        if kind == FACT:
            return self.fact(family)
        families = TERMS if kind == TERM else FAMILIES
        if not family and self.random.random() < 0.4:
            family = self.random.choice(families)[0]
        while True:
            if family:
                prompt, answer = self.words(dict(families)[family]), family
            else:
                asked = "{like} {thing} {doing}" if kind == TERM else self.random.choice(ASKED)
                prompt, answer = self.words(asked), self.words(self.random.choice(SAID))
            if prompt not in self.used:
                return self.entry(Item(0, kind, prompt, answer, family))

    def fact(self, family: str) -> Item:
        """A fact; its bold word is its answer. There is much to say about a few things."""
        if not family and self.random.random() < 0.4:
            family = self.random.choice(HOT)
        while True:
            bold = family or self.words("{like} {doing} {thing}")
            prompt = self.words(self.random.choice(FACTS).replace("{thing}", bold))
            if prompt not in self.used:
                return self.entry(Item(0, FACT, prompt, bold, family))

    def entry(self, item: Item) -> Item:
        self.lines += 1
        self.used.add(item.prompt)
        item.line = self.lines
        return item

    # --- Edits: each takes a section and one of its items ---

    def rephrase(self, _: Section, item: Item) -> None:
        able = [pair for pair in REPHRASED if pair[0] in item.prompt]
        if item.kind == QUESTION and able:
            item.prompt = item.prompt.replace(*self.random.choice(able), 1)
            self.used.add(item.prompt)

    def correct(self, _: Section, item: Item) -> None:
        """A letter too many, as in "brooker"."""
        place = self.random.randrange(len(item.prompt) - 1)
        if item.kind != FACT and item.prompt[place].isalpha():
            item.prompt = item.prompt[:place] + item.prompt[place] + item.prompt[place:]
            self.used.add(item.prompt)

    def put_in(self, _: Section, item: Item) -> None:
        words = item.prompt.split()
        words.insert(self.random.randrange(1, len(words) + 1), self.random.choice(LIKES.split()))
        if item.kind == TERM:
            item.prompt = " ".join(words)
            self.used.add(item.prompt)

    def exchange(self, _: Section, item: Item) -> None:
        """Another word for the same: nobody can tell it from a sibling."""
        words = item.prompt.split()
        places = [i for i, word in enumerate(words) if word in THINGS.split()]
        if places and item.kind != FACT:
            words[self.random.choice(places)] = self.random.choice(SYNONYMS.split())
            if " ".join(words) not in self.used:
                item.prompt = " ".join(words)
                self.used.add(item.prompt)

    def answer_more(self, _: Section, item: Item) -> None:
        if item.kind != FACT:
            item.answer += self.words(", {number} times a day")

    def answer_anew(self, _: Section, item: Item) -> None:
        if item.kind != FACT:
            item.answer = self.words(self.random.choice(SAID))

    def move(self, section: Section, item: Item) -> None:
        section.items.remove(item)
        self.place(item)

    def place(self, item: Item) -> None:
        items = self.random.choice(self.sections).items
        items.insert(self.random.randint(0, len(items)), item)

    def delete(self, section: Section, item: Item) -> None:
        section.items.remove(item)
        self.trash.append(item)

    def restore(self, _section: Section, _item: Item) -> None:
        if self.trash:
            item = self.trash.pop(self.random.randrange(len(self.trash)))
            self.place(item)
            self.back[id(item)] = "word for word"

    def restore_reworded(self, section: Section, item: Item) -> None:
        if self.trash:
            item = self.trash.pop(self.random.randrange(len(self.trash)))
            self.rephrase(section, item)
            self.place(item)
            self.back[id(item)] = "reworded"

    def replace(self, section: Section, item: Item) -> None:
        """By a sibling with the same answer, if it has a family; else by any other."""
        place = section.items.index(item)
        section.items[place] = self.new(item.family, item.kind)
        self.trash.append(item)

    def insert(self, _section: Section, _item: Item) -> None:
        self.place(self.new())

    def duplicate(self, _: Section, item: Item) -> None:
        self.place(Item(item.line, item.kind, item.prompt, item.answer, item.family))

    def split(self, section: Section, item: Item) -> None:
        place = section.items.index(item)
        rest = Section(f"{section.name} more", section.items[place:])
        del section.items[place:]
        self.sections.insert(self.sections.index(section) + 1, rest)
        self.sections = [one for one in self.sections if one.items]

    def rename(self, section: Section, _: Item) -> None:
        section.name = self.words("The {like} {thing} {number}")

    def edit(self, share: float) -> None:
        """One round of edits, of a `share` of all entries. One that comes back or is replaced is
        not edited once more: then even its author could not say who it is."""
        often: dict[Callable[[Section, Item], None], int] = {
            self.rephrase: 4,
            self.correct: 4,
            self.put_in: 2,
            self.exchange: 1,
            self.answer_more: 4,
            self.answer_anew: 2,
            self.move: 4,
            self.delete: 4,
            self.restore: 3,
            self.restore_reworded: 1,
            self.replace: 3,
            self.insert: 3,
            self.duplicate: 1,
            self.split: 1,
            self.rename: 2,
        }
        touched: set[int] = set()
        self.back = {}
        count = round(share * sum(len(section.items) for section in self.sections))
        for edit in self.random.choices(list(often), list(often.values()), k=count):
            section = self.random.choice([one for one in self.sections if one.items])
            item = self.random.choice(section.items)
            if item.line not in touched and id(item) not in self.back:
                edit(section, item)
                self.tally.edits[edit.__name__] += 1
                touched.add(item.line)

    # --- What is built of it ---

    def written(self) -> tuple[str, list[Item]]:
        """The Markdown, and the items in the order in which they stand in it."""
        out, order = ["# Notes\n"], []
        for section in self.sections:
            out.append(f"\n## {section.name}\n\n")
            for kind in (TERM, FACT, QUESTION):
                mine = [item for item in section.items if item.kind == kind]
                order += mine
                if kind == FACT and mine:
                    out.append("\n### Facts\n\n")
                out += map(_line, mine)
        return "".join(out), order

    def build(self, ledger: Ledger, owners: dict[str, int]) -> Ledger:
        """One build. `owners` says whose each GUID is, and learns of the new ones."""
        text, order = self.written()
        path = Path("notes.md")
        document, _ = reader.parse(text, path)
        claims = anki_notes.claims(anki_notes.drafted(document), path.name)
        assert [claim.prompt for claim in claims] == [item.prompt for item in order]
        known = identify(claims, ledger)
        said = {problem.location: problem for problem in known.problems}
        before = {row.guid: row.prompt for row in ledger.entries}
        guids = [known.identities[claim.location].guid for claim in claims]
        now = dict(zip(guids, order, strict=True))
        for claim, item, guid in zip(claims, order, guids, strict=True):
            warning = said.get(claim.location)
            owner = owners.setdefault(guid, item.line)
            changed = bool(item.guid) and guid != item.guid
            heir = now.get(item.guid)
            regained = changed and guid in before and owner == item.line
            lost = changed and not regained and not (heir and heir.line == item.line)
            self.tally.rounds += 1
            self.tally.regained += regained
            if owner != item.line and guid != item.guid:
                self.tally.inherited += 1
                self.example("inherited", before[guid], item, warning)
            elif not item.guid and warning:
                self.tally.kept_out += 1
            if lost:
                self.tally.lost += 1
                self.example("lost", before[item.guid], item, warning)
            if lost and warning and f'"{shortened(before[item.guid])}"' in warning.fact:
                self.tally.asked += 1
                found = re.search(r"\{#([\w.-]+)\}", warning.remedy)
                item.anchor = found[1] if found else ""
            if how := self.back.get(id(item)):
                self.tally.restored[f"{how}, {'lost' if lost else 'found'}"] += 1
            item.guid = guid
        return known.ledger

    def example(self, what: str, old: str, item: Item, warning: Problem | None) -> None:
        family = f" [{item.family}]" if item.family else ""
        asked = ", warned" if warning else ""
        self.tally.examples.append(f"{what}{asked}: {old} -> {item.prompt}{family}")


def _line(item: Item) -> str:
    anchor = f" {{#{item.anchor}}}" if item.anchor else ""
    if item.kind == TERM:
        return f"* **{item.prompt}:** {item.answer}{anchor}\n"
    if item.kind == FACT:
        bold = item.prompt.replace(f" {item.answer} ", f" **{item.answer}** ", 1)
        return f"* {bold}{anchor}\n"
    return f"\n### {item.prompt}{anchor}\n\n{item.answer}\n"


def simulate(seed: int, entries: int, rounds: int, share: float = 0.15) -> Tally:
    """`rounds` builds of notes of some `entries` entries, with a `share` of them edited each time.
    Of what it loses and is asked about, the learner writes the proposed anchor."""
    learner = Learner(seed, entries)
    owners: dict[str, int] = {}
    ledger = learner.build(Ledger(), owners)
    for _ in range(rounds):
        learner.edit(share)
        ledger = learner.build(ledger, owners)
    return learner.tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--entries", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--examples", type=int, default=0)
    given = parser.parse_args()
    total = Tally()
    for seed in range(given.seeds):
        total += simulate(seed, given.entries, given.rounds)
    print(f"{total.rounds} entry-rounds, {total.edits.total()} edits: {dict(total.edits)}")
    for name in ("inherited", "lost", "asked", "regained", "kept_out"):
        count = getattr(total, name)
        print(f"{name}: {count} ({count / total.rounds:.3%})")
    print(f"restored: {dict(sorted(total.restored.items()))}")
    print("\n".join(total.examples[: given.examples]))


if __name__ == "__main__":
    main()
