"""Histories of edits, told at the level of the ledger: who is who afterwards.

What Anki makes of it is tested elsewhere, against its engine.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cribdeck.deck.notes import Note, NoteType
from cribdeck.identity.claims import Claim
from cribdeck.identity.identify import Identified, identify
from cribdeck.identity.ledger import Ledger
from cribdeck.identity.ledger_file import load, names, save, serialise
from cribdeck.identity.stamps import known_document, stamp_document, stamp_note_type, stamp_notes
from cribdeck.notes.document import Comparison, Drawing, Fact, ListEntry, Question, Sample, Term
from cribdeck.problems import Location, Problem, Problems, Severity

# --- Notes to edit --------------------------------------------------------------------------------


def claim(
    prompt: str,
    answer: str = "",
    *headings: str,
    kind: str = Question.kind,
    document: str = "kafka.md",
    anchor: str | None = None,
    blanks: Sequence[str] = (),
    rule: str = "fact",
) -> Claim:
    named = tuple((rule, words) for words in blanks)
    return Claim(Location(Path()), document, headings, kind, prompt, answer, anchor, named)


def fact(prompt: str, *blanks: str) -> Claim:
    return claim(prompt, ", ".join(blanks), "Core", kind=Fact.kind, blanks=blanks)


def term(prompt: str, answer: str, *headings: str) -> Claim:
    return claim(prompt, answer, *headings, kind=Term.kind)


def run(
    claims: Sequence[Claim], ledger: Ledger | None = None, untouched: Sequence[str] = ()
) -> tuple[list[str], Identified]:
    """One build: the GUIDs in order, and everything else. Lines are numbered here, so that an edit
    above moves all below it, as in a file."""
    placed = [
        replace(one, location=Location(Path(one.document), line))
        for line, one in enumerate(claims, 1)
    ]
    result = identify(placed, ledger or Ledger(), untouched=untouched)
    return [result.identities[one.location].guid for one in placed], result


WHAT = claim("What is Kafka?", "A distributed event streaming platform.", "Overview")
BROKER = term("Broker", "A Kafka server storing data and handling requests.", "Overview", "Parts")
OFFSET = term("Offset", "Position of a message in a partition.", "Overview", "Parts")
TOPIC = term("Topic", "A category or feed to which records are sent.", "Overview", "Parts")
USES = claim(
    "Use Cases",
    "Log aggregation\nEvent sourcing\nMetrics",
    "Overview",
    "Use Cases",
    kind=ListEntry.kind,
)
DURABLE = claim("How does Kafka ensure message durability?", "", "Questions")
LAG = claim("A consumer is lagging, how would you debug and fix it?", "", "Questions")
NOTES = [WHAT, BROKER, OFFSET, TOPIC, USES, DURABLE, LAG]

Edit = Callable[[list[Claim]], list[Claim]]


def dated(
    ledger: Ledger, name: str, digest: str, deck: str, now: int, there: Sequence[str] = ()
) -> tuple[int, Ledger, tuple[Problem, ...]]:
    """What `stamp_document` says of a document that was called `name`, or anything else, before."""
    known = known_document(ledger, name, digest, there)
    return stamp_document(ledger, known, name, digest, deck, now)


def changed(i: int, **fields: object) -> Edit:
    def edit(claims: list[Claim]) -> list[Claim]:
        return [*claims[:i], replace(claims[i], **fields), *claims[i + 1 :]]  # type: ignore[arg-type]

    return edit


def under(*headings: str) -> Edit:
    """Everything below "Overview" is now below `headings`."""

    def edit(claims: list[Claim]) -> list[Claim]:
        return [
            replace(one, headings=(*headings, *one.headings[1:]))
            if one.headings[0] == "Overview"
            else one
            for one in claims
        ]

    return edit


# Each edit keeps the order of what it keeps, but for those that say where things went.
KEEPS_ALL: dict[str, tuple[Edit, Sequence[int]]] = {
    "nothing": (lambda c: c, range(7)),
    "reword": (changed(0, prompt="What would you say Kafka does?"), range(7)),
    "reword beyond recognition, same answer": (changed(0, prompt="Explain this log"), range(7)),
    "change an answer": (changed(1, answer="A process that keeps logs on its disks."), range(7)),
    "reword and change the answer": (
        changed(0, prompt="What is Apache Kafka?", answer="An event streaming platform, durable."),
        range(7),
    ),
    "typo in a term": (changed(3, prompt="Topics"), range(7)),
    "typo in a term, definition changed": (
        changed(3, prompt="Topics", answer="Categories or feeds to which the records are sent."),
        range(7),
    ),
    "reword an unanswered question": (
        changed(5, prompt="How does Kafka ensure the durability of messages?"),
        range(7),
    ),
    "answer a question": (changed(5, answer="Replication, and acks=all."), range(7)),
    "answer and reword a question": (
        changed(5, prompt="How does Kafka ensure durability?", answer="Replication, acks=all."),
        range(7),
    ),
    "unanswer a question": (changed(0, answer=""), range(7)),
    "move to another section": (
        lambda c: [c[0], *c[2:], replace(c[1], headings=("Questions",))],
        (0, 2, 3, 4, 5, 6, 1),
    ),
    "move to another document": (changed(1, document="other.md"), range(7)),
    "swap two": (lambda c: [c[0], c[2], c[1], *c[3:]], (0, 2, 1, 3, 4, 5, 6)),
    "reverse": (lambda c: c[::-1], range(6, -1, -1)),
    "rename the heading of several": (under("1. What it is all about"), range(7)),
    "rename it and change an answer": (
        lambda c: under("Basics")(changed(4, answer="Log aggregation\nEvent sourcing\nCDC")(c)),
        range(7),
    ),
    "rename the heading that is the prompt": (
        changed(4, prompt="Real-World Usage", headings=("Overview", "Real-World Usage")),
        range(7),
    ),
    "rename the file": (lambda c: [replace(one, document="new.md") for one in c], range(7)),
    "rename the file, reword and change an answer": (
        lambda c: [
            replace(one, document="new.md")
            for one in changed(0, prompt="Explain Kafka.")(changed(1, answer="A server.")(c))
        ],
        range(7),
    ),
    "another kind": (changed(0, kind=Comparison.kind), range(7)),
    "a term becomes a question": (
        changed(1, kind=Question.kind, prompt="What is a broker?"),
        range(7),
    ),
    "reflow": (
        changed(0, prompt="What  is\nKafka?", answer="A distributed event\r\nplatform."),
        range(7),
    ),
}


@pytest.mark.parametrize("name", KEEPS_ALL)
def test_an_edit_keeps_every_guid(name: str) -> None:
    edit, order = KEEPS_ALL[name]
    before, first = run(NOTES)
    after, second = run(edit(list(NOTES)), first.ledger)
    assert after == [before[i] for i in order]
    assert second.problems == ()
    assert second.changes.added == second.changes.retired == ()


def test_first_build_then_the_same_again() -> None:
    guids, first = run(NOTES)
    assert len(set(guids)) == len(NOTES)
    assert all(len(guid) == 16 and int(guid, 16) >= 0 for guid in guids)
    assert [change.guid for change in first.changes.added] == guids
    again, second = run(NOTES, first.ledger)
    assert again == guids
    assert serialise(second.ledger) == serialise(first.ledger)
    assert second.changes == type(second.changes)()


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (changed(0, prompt="What is it?"), "reworded"),
        (changed(0, answer="A log that is kept."), "changed"),
        (changed(0, headings=("Elsewhere",)), "moved"),
    ],
)
def test_changes_say_what_was_done(edit: Edit, what: str) -> None:
    before, first = run(NOTES)
    _, second = run(edit(list(NOTES)), first.ledger)
    for name in ("added", "reworded", "changed", "moved", "returned", "retired"):
        found = [change.guid for change in getattr(second.changes, name)]
        assert found == ([before[0]] if name == what else []), name
    if what == "reworded":
        assert second.changes.reworded[0].before == "What is Kafka?"


UNRELATED = [
    term("ZooKeeper", "Coordinates the cluster and elects leaders.", "Overview", "Parts"),
    claim("Why are rebalances slow?", "", "Questions"),
    claim("How does Kafka handle backpressure?", "", "Questions"),
    claim("Pros", "Cheap\nFast", "Pros", kind=ListEntry.kind),
]


@pytest.mark.parametrize("new", UNRELATED)
@pytest.mark.parametrize("place", range(len(NOTES)))
def test_one_deleted_and_another_written_in_its_place_is_a_new_entry(
    place: int, new: Claim
) -> None:
    before, first = run(NOTES)
    after, second = run([*NOTES[:place], new, *NOTES[place + 1 :]], first.ledger)
    assert after[place] not in before
    assert after[:place] + after[place + 1 :] == before[:place] + before[place + 1 :]
    assert [change.guid for change in second.changes.retired] == [before[place]]


QUESTIONS = [
    "How do Kafka offsets work?",
    "How does Kafka ensure message durability?",
    "What’s the difference between Kafka and RabbitMQ?",
    "How does Kafka provide fault tolerance?",
    "What are Kafka consumer groups and why are they used?",
    "How does replication work in Kafka?",
    "What delivery guarantees does Kafka provide?",
    "How is message ordering preserved in Kafka?",
    "What’s the difference between at-least-once and exactly-once semantics in Kafka?",
    "How does Kafka handle message retention?",
    "A consumer is lagging—how would you debug and fix it?",
    "How would you implement a retry mechanism for message processing failures?",
    "What would you do if Kafka messages are arriving out of order?",
    "How would you design a system that ensures idempotent processing of Kafka messages?",
    "Kafka vs REST: when would you use which in a microservices setup?",
    "How would you handle backpressure from downstream systems reading from Kafka?",
    "Kafka vs Redis Streams",
    "Kafka vs REST for service communication",
    "Kafka vs traditional message queues",
]


@pytest.mark.parametrize("place", range(len(QUESTIONS)))
def test_questions_of_one_subject_are_not_taken_for_each_other(place: int) -> None:
    """Real unanswered questions: they share half of their words, and each other's place."""
    for other in QUESTIONS:
        notes = [claim(prompt) for prompt in QUESTIONS if prompt != other]
        if other == QUESTIONS[place]:
            continue
        before, first = run(notes)
        i = notes.index(claim(QUESTIONS[place]))
        after, _ = run([*notes[:i], claim(other), *notes[i + 1 :]], first.ledger)
        assert after[i] not in before, other


@pytest.mark.parametrize(
    ("place", "reworded"),
    [
        (0, "Explain how offsets work in Kafka."),
        (1, "How are messages made durable in Kafka?"),
        (3, "What makes Kafka fault tolerant?"),
        (5, "How does Kafka replicate its partitions?"),
        (10, "How would you debug a lagging consumer?"),
        (12, "Messages arrive out of order. What do you do?"),
        (14, "Kafka vs REST in a microservices setup"),
        (16, "Kafka vs. Redis streams"),
    ],
)
def test_a_reworded_unanswered_question_is_known_by_its_words(place: int, reworded: str) -> None:
    notes = [claim(prompt) for prompt in QUESTIONS]
    before, first = run(notes)
    after, _ = run([*notes[:place], claim(reworded), *notes[place + 1 :]], first.ledger)
    assert after == before


def test_insert_above_reword_below() -> None:
    before, first = run(NOTES)
    reworded = replace(BROKER, prompt="Kafka Broker", answer="A server that stores data.")
    after, _ = run([WHAT, UNRELATED[0], reworded, *NOTES[2:]], first.ledger)
    assert [after[0], *after[2:]] == before
    assert after[1] not in before


def test_delete_and_put_back() -> None:
    before, first = run(NOTES)
    _, second = run(NOTES[:2] + NOTES[3:], first.ledger)
    assert [change.prompt for change in second.changes.retired] == ["Offset"]
    after, third = run(NOTES, second.ledger)
    assert after == before
    assert [change.guid for change in third.changes.returned] == [before[2]]
    assert third.changes.added == ()


def test_put_back_with_small_changes() -> None:
    before, first = run(NOTES)
    _, second = run(NOTES[1:], first.ledger)
    back = replace(WHAT, prompt="What is Apache Kafka?", answer="A distributed streaming platform.")
    after, _ = run([back, *NOTES[1:]], second.ledger)
    assert after == before


def test_an_active_entry_goes_before_a_retired_one() -> None:
    old = claim("What is Kafka?", "A log.", "Overview")
    (first_guid,), first = run([old])
    _, second = run([], first.ledger)
    active = claim("What is Kafka used for?", "A log of events, kept for days.", "Overview")
    (second_guid,), third = run([active], second.ledger)
    assert second_guid != first_guid
    # Nearer to the active one in its answer, equal to the retired one in its prompt.
    mixed = replace(active, prompt="What is Kafka?")
    (third_guid,), _ = run([mixed], third.ledger)
    assert third_guid == second_guid


def test_split_a_list() -> None:
    items = "Log aggregation\nEvent sourcing\nMetrics collection\nWebsite tracking\nStaging"
    (guid,), first = run([replace(USES, answer=items)])
    half = replace(USES, answer="\n".join(items.split("\n")[:3]))
    rest = replace(USES, prompt="More", headings=("More",), answer="Website tracking\nStaging")
    after, second = run([half, rest], first.ledger)
    assert after[0] == guid
    assert after[1] != guid
    assert second.problems == ()
    # Split under one heading: the larger part keeps it.
    after, _ = run([half, replace(rest, prompt="Use Cases", headings=USES.headings)], first.ledger)
    assert after[0] == guid


TABLE = " | pot | pan\ndeep | yes | no\nlid | often | rarely"


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (
            claim("Compare", TABLE, "Compare"),
            [
                claim("deep: pot, pan?", "pot: yes\npan: no", "Compare"),
                claim("lid: pot, pan?", "pot: often\npan: rarely", "Compare"),
            ],
        ),
        (
            claim("Compare", " | pot | pan\nlid | often | rarely", "Compare"),
            [claim("lid: pot, pan?", "pot: often\npan: rarely", "Compare")],
        ),
        (
            claim("Names", "Estuary: A mouth where the tide runs in and mixes", "Names"),
            [term("Estuary", "A mouth where the tide runs in and mixes", "Names")],
        ),
        (
            claim("用語", "汽水域 | 海水と淡水が混ざる場所", "用語"),
            [claim("汽水域", "海水と淡水が混ざる場所", "用語")],
        ),
    ],
    ids=["two rows", "one row", "a term", "Japanese"],
)
def test_a_part_takes_over_no_history_of_the_whole(whole: Claim, parts: list[Claim]) -> None:
    parts = [replace(part, within=True) for part in parts]
    (old,), before = run([whole])
    new, after = run(parts, before.ledger)
    assert old not in new and [one.guid for one in after.changes.retired] == [old]
    assert run([whole, *parts], before.ledger)[0][0] == old


def test_a_part_that_is_reworded_keeps_its_history() -> None:
    row = replace(claim("lid: pot, pan?", "pot: often\npan: rarely", "Compare"), within=True)
    name = replace(term("Estuary", "A mouth where the tide runs in", "Parts"), within=True)
    old, before = run([row, name])
    row = replace(row, prompt="lid: pot, kettle?", answer="pot: often\nkettle: rarely")
    name = replace(name, prompt="Estuaries", answer="Mouths where the tide runs in")
    assert run([row, name], before.ledger)[0] == old


def test_merge_two_lists() -> None:
    more = replace(USES, prompt="More", headings=("More",), answer="Website tracking\nStaging")
    (first_guid, more_guid), first = run([USES, more])
    merged = replace(USES, answer=f"{USES.answer}\n{more.answer}")
    (after,), second = run([merged], first.ledger)
    assert after == first_guid
    assert [change.guid for change in second.changes.retired] == [more_guid]


def test_several_kinds_under_one_heading() -> None:
    def notes(name: str) -> list[Claim]:
        return [
            claim(name, "Send it, then wait for the acknowledgement.", name),
            claim(name, "producer.send(message)\nproducer.flush()", name, kind=Sample.kind),
            claim(name, "Batching\nCompression\nRetries", name, kind=ListEntry.kind),
            claim(name, "[Producer] --> [Broker]", name, kind=Drawing.kind),
        ]

    before, first = run(notes("Producing"))
    renamed, _ = run(notes("How to send"), first.ledger)
    assert renamed == before
    rewritten = [
        replace(one, answer=f"nothing of before {i}") for i, one in enumerate(notes("Producing"))
    ]
    after, _ = run(rewritten, first.ledger)
    assert after == before


def test_a_generic_prompt_elsewhere_is_not_the_same_entry() -> None:
    """Equal words under another heading are the same entry only with an answer like it."""
    kafka = claim(
        "Trade-offs", "Throughput\nOperational cost", "Kafka", "Trade-offs", kind=ListEntry.kind
    )
    redis = claim(
        "Trade-offs", "Memory bound\nNo replay", "Redis", "Trade-offs", kind=ListEntry.kind
    )
    (guid,), first = run([kafka])
    (after,), second = run([redis], first.ledger)
    assert after != guid
    assert [problem.code for problem in second.problems] == ["ambiguous-identity"]


def test_a_short_answer_says_nothing_about_identity() -> None:
    search = claim("Cost of a binary search?", "O(log n)", "Search")
    heap = claim("Inserting into a heap", "O(log n)", "Heaps")
    before, first = run([search, WHAT, BROKER])
    after, _ = run([WHAT, heap, BROKER], first.ledger)
    assert [after[0], after[2]] == before[1:]
    assert after[1] not in before


def test_a_short_answer_in_the_same_place_is_enough() -> None:
    before, first = run([WHAT, claim("Cost of a binary search?", "O(log n)"), BROKER])
    after, second = run(
        [WHAT, claim("How long does halving take", "O(log n)"), BROKER], first.ledger
    )
    assert after == before
    # Not so the bold word of a fact: it is part of what was asked.
    before, first = run([WHAT, fact("Kafka is written in Scala.", "Kafka"), BROKER])
    after, second = run(
        [WHAT, fact("Logs on disk are what Kafka keeps.", "Kafka"), BROKER], first.ledger
    )
    assert after[1] not in before
    assert len(second.changes.retired) == 1


def test_a_long_answer_is_known_wherever_it_goes() -> None:
    before, first = run(NOTES)
    moved = replace(WHAT, prompt="Define the log that everybody uses", headings=("Questions",))
    after, second = run([*NOTES[1:], moved], first.ledger)
    assert after == [*before[1:], before[0]]
    assert [change.guid for change in second.changes.moved] == [before[0]]


def test_one_prompt_in_several_sections() -> None:
    def notes(*names: str) -> list[Claim]:
        return [
            claim("Trade-offs", f"{name} is simple\nbut {name} costs memory", name, "Trade-offs")
            for name in names
        ]

    before, first = run(notes("Kafka", "Redis", "Rabbit"))
    assert len(set(before)) == 3
    after, _ = run(notes("Rabbit", "Kafka", "Redis"), first.ledger)
    assert after == [before[2], before[0], before[1]]
    without, _ = run(notes("Kafka", "Rabbit"), first.ledger)
    assert without == [before[0], before[2]]


def test_twins_pair_up_in_order() -> None:
    before, first = run([USES, WHAT, USES])
    assert len(set(before)) == 3
    again, _ = run([USES, WHAT, USES], first.ledger)
    assert again == before
    fewer, second = run([USES, WHAT], first.ledger)
    assert fewer == before[:2]
    more, _ = run([USES, WHAT, USES, USES], second.ledger)
    assert more[:3] == before
    assert more[3] not in before


def test_two_equal_candidates_are_not_guessed() -> None:
    one = term("Lag", "How far a consumer is behind the end of its log.", "A")
    two = term("Lag", "How far a follower is behind the end of its log.", "B")
    before, first = run([one, two])
    (after,), second = run(
        [term("Lag", "How far a reader is behind the end of its log.", "C")], first.ledger
    )
    assert after not in before
    (problem,) = second.problems
    assert problem.code == "ambiguous-identity"
    assert problem.severity is Severity.WARNING
    assert problem.location == Location(Path("kafka.md"), 1)
    assert "{#" in problem.remedy
    # Said once: now the new entry is known.
    _, third = run(
        [term("Lag", "How far a reader is behind the end of its log.", "C")], second.ledger
    )
    assert third.problems == ()
    # Who knows better writes the anchor that was proposed.
    assert "{#lag}" in problem.remedy
    named = term("Lag", "How far a reader is behind the end of its log.", "C")
    (again,), _ = run([replace(named, anchor="lag")], third.ledger)
    assert again in before


# Entries of one answer, so that it says nothing about who they are.
COSTS = [
    claim(f"What does {what} cost in a {where}?", "O(1)", "Costs")
    for what, where in (
        ("get", "hash map"),
        ("put", "hash map"),
        ("push", "stack"),
        ("pop", "ring"),
    )
]
BEFORE, AFTER = [WHAT, BROKER], [OFFSET, TOPIC]


def in_place(before: Claim, after: Claim, *others: Claim) -> tuple[str, str, Identified]:
    """The GUIDs of `before` and of `after` in its place, among `others`; and that build."""
    known, first = run([*BEFORE, before, *AFTER, *others])
    guids, second = run([*BEFORE, after, *AFTER, *others], first.ledger)
    return known[2], guids[2], second


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What does get cost in a hash map?", "What does remove cost in a hash map?"),
        ("What does get cost in a hash map?", "What does get cost in a deque?"),
        ("What does get cost in a TreeMap?", "What does get cost in a TreeSet?"),
        ("Does a lookup in a tree need it?", "Does a lookup in a trie need it?"),
        ("May you encode it twice?", "May you decode it twice?"),
        ("Is it so on port 8080?", "Is it so on port 8081?"),
        ("Has C a compiler?", "Has C++ a compiler?"),
        ("什么是左心室", "什么是右心室"),
    ],
)
def test_a_sibling_with_the_same_answer_is_no_rewording(old: str, new: str) -> None:
    before, after, result = in_place(claim(old, "O(1)"), claim(new, "O(1)"), *COSTS[1:])
    assert after != before
    (problem,) = result.problems
    assert (problem.code, problem.severity) == ("ambiguous-identity", Severity.WARNING)
    assert problem.location == Location(Path("kafka.md"), 3)
    assert f'"{old}"' in problem.fact
    assert "{#" in problem.remedy


@pytest.mark.parametrize(
    "reworded",
    [
        "How much does get cost in a hash map?",  # every sibling has "what"
        "What does get cost in a hash map at worst?",
        "what does “get” cost, in a hash map",
        "What does get cost?",
        "In a hash map, what does get cost?",
    ],
)
def test_a_rewording_that_keeps_what_no_sibling_has_is_known(reworded: str) -> None:
    (old, *_), others = COSTS, [claim(f"What does {i} cost?", "O(1)") for i in ("scan", "sort")]
    before, after, result = in_place(old, replace(old, prompt=reworded), *COSTS[2:], *others)
    assert after == before
    assert result.problems == ()


def test_a_wrong_letter_in_a_long_word_is_no_other_word() -> None:
    old = claim("Is a partion ordered?", "Yes")
    others = [claim(f"Is a {what} ordered?", "Yes") for what in ("queue", "topic", "log")]
    for prompt in ("Is a partiion ordered?", "Is a parttion ordered?", "Is a portion ordered?"):
        before, after, _ = in_place(old, replace(old, prompt=prompt), *others)
        assert after == before, prompt


def test_what_was_asked_is_asked_once_and_the_proposed_anchor_brings_the_history_back() -> None:
    known, first = run(COSTS)
    other = replace(COSTS[0], prompt="What does remove cost in a hash map?")
    guids, second = run([other, *COSTS[1:]], first.ledger)
    assert [change.guid for change in second.changes.retired] == [known[0]]
    again, third = run([other, *COSTS[1:]], second.ledger)
    assert (again, third.problems) == (guids, ())
    _, much_later = run([other, *COSTS[1:], *NOTES], third.ledger)
    assert "{#what-does-get-cost-in-a-hash-map}" in second.problems[0].remedy
    named = replace(other, anchor="what-does-get-cost-in-a-hash-map")
    back, last = run([named, *COSTS[1:], *NOTES], much_later.ledger)
    assert back[: len(known)] == known
    assert [change.guid for change in last.changes.returned] == [known[0]]
    assert [change.guid for change in last.changes.retired] == [guids[0]]
    assert last.problems == ()


def test_one_that_was_replaced_by_a_sibling_comes_back_beside_it() -> None:
    known, first = run(COSTS)
    other = replace(COSTS[0], prompt="What does remove cost in a hash map?")
    guids, second = run([other, *COSTS[1:]], first.ledger)
    for prompt in (COSTS[0].prompt, "Say, what does get cost in a hash map?"):
        back, third = run([other, *COSTS[1:], replace(COSTS[0], prompt=prompt)], second.ledger)
        assert back == [*guids, known[0]]
        assert third.problems == ()


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("Is it?", "is-it-2"),
        ("Что такое журнал?", "что-такое-журнал"),
        ("&& or ||", "or"),
        ("&&", "entry"),
        ("__init__.py", "init-py"),
        ("How " + "very " * 30 + "long?", "how-very-very-very-very-very-very-very-v"),
    ],
)
def test_an_anchor_that_is_proposed_can_be_written_and_is_nobody_elses(
    prompt: str, name: str
) -> None:
    others = [*COSTS, replace(WHAT, anchor="is-it")]
    _, _, result = in_place(claim(prompt, "O(1)"), claim("Never so?", "O(1)"), *others)
    (problem,) = result.problems
    assert f"{{#{name}}}" in problem.remedy


def test_answers_made_of_the_same_common_words_are_not_alike() -> None:
    terms = [
        term(f"{a} {b}", f"It will {b} the {c}, and then the {a} is closed.", "Terms")
        for a, b, c in product(("queue", "shard"), ("flush", "merge"), ("index", "graph", "cache"))
    ]
    new = term("driver scan", "It will scan the cache, and then the driver is closed.", "New")
    before, first = run(terms)
    after, _ = run([*terms[1:], new], first.ledger)
    assert after[:-1] == before[1:]
    assert after[-1] not in before


def test_one_of_twins_that_left_comes_back() -> None:
    twin = replace(USES, headings=("Elsewhere",))
    before, first = run([USES, WHAT, twin])
    _, second = run([WHAT], first.ledger)
    after, _ = run([WHAT, replace(USES, headings=("Again",))], second.ledger)
    assert after[1] in (before[0], before[2])


def test_an_anchor_beats_everything() -> None:
    before, first = run([replace(WHAT, anchor="what"), BROKER])
    other = claim("Why?", "Because.", "Elsewhere", document="b.md", anchor="what")
    after, second = run([BROKER, other], first.ledger)
    assert after == before[::-1]
    assert second.problems == ()


def test_an_anchor_that_moves_takes_the_guid_along() -> None:
    before, first = run([replace(WHAT, anchor="x"), BROKER])
    after, _ = run([WHAT, replace(BROKER, anchor="x")], first.ledger)
    assert after[1] == before[0]
    assert after[0] not in before  # derives what is taken, and is salted


def test_an_anchor_finds_a_retired_entry_before_equal_words_find_an_active_one() -> None:
    before, first = run([replace(WHAT, anchor="x"), BROKER])
    _, second = run([BROKER], first.ledger)
    (after,), _ = run([replace(BROKER, anchor="x")], second.ledger)
    assert after == before[0]


def test_adding_and_removing_an_anchor_keeps_the_guid() -> None:
    before, first = run(NOTES)
    after, second = run(changed(0, anchor="what")(list(NOTES)), first.ledger)
    assert after == before
    after, third = run(NOTES, second.ledger)
    assert after == before
    # Another anchor is another entry: the way to start a card afresh.
    after, _ = run(changed(0, anchor="new")(list(NOTES)), second.ledger)
    assert after[0] != before[0]
    assert third.problems == ()


def test_an_anchor_that_stands_twice_is_reported() -> None:
    after, result = run([replace(WHAT, anchor="x"), replace(BROKER, anchor="x")])
    assert len(set(after)) == 2
    assert [(p.code, p.location.line) for p in result.problems] == [("ambiguous-identity", 2)]


def test_a_guid_is_never_used_twice() -> None:
    """The words that a GUID derives from come back on an entry that is not the first one."""
    (guid,), first = run([WHAT])
    (same,), second = run([replace(WHAT, prompt="Explain this log")], first.ledger)
    assert same == guid
    newcomer = replace(
        WHAT, answer="Something else altogether, by another author.", headings=("Z",)
    )
    after, _ = run([replace(WHAT, prompt="Explain this log"), newcomer], second.ledger)
    assert after[0] == guid
    assert after[1] != guid


def test_a_lost_ledger_gives_the_same_guids_to_unchanged_prompts() -> None:
    before, _ = run(NOTES)
    edited = [replace(one, answer="x", headings=("y",)) for one in NOTES]
    after, _ = run(edited[::-1])
    assert after[::-1] == before


def test_untouched_documents_are_neither_matched_nor_retired() -> None:
    other = [replace(one, document="other.md") for one in NOTES]
    before, first = run([*NOTES, *other])
    after, second = run(NOTES, first.ledger, untouched=["other.md"])
    assert after == before[:7]
    assert second.changes == type(second.changes)()
    assert serialise(second.ledger) == serialise(first.ledger)
    # Its entries are not taken by a copy elsewhere either.
    copied, _ = run([*NOTES, replace(USES, document="copy.md")], first.ledger, ["other.md"])
    assert copied[7] not in before
    # Gone, they are retired.
    _, third = run(NOTES, first.ledger)
    assert {change.document for change in third.changes.retired} == {"other.md"}


def test_two_claims_at_one_place_are_refused() -> None:
    with pytest.raises(ValueError, match="same location"):
        identify([WHAT, BROKER], Ledger())


@pytest.mark.slow
@pytest.mark.parametrize("edit", ["none", "answers", "headings", "reversed"])
def test_ten_thousand_entries(edit: str) -> None:
    """An approach that compares all with all would need minutes here."""
    notes = [
        claim(f"What is number {i * 7919}?", f"It is {i}, or {i * i} for short.", f"Part {i // 50}")
        for i in range(10_000)
    ]
    before, first = run(notes)
    edited = {
        "none": notes,
        "answers": [replace(one, answer=f"now {i}") for i, one in enumerate(notes)],
        "headings": [replace(one, headings=("All",)) for one in notes],
        "reversed": notes[::-1],
    }[edit]
    after, _ = run(edited, first.ledger)
    assert (after[::-1] if edit == "reversed" else after) == before


# --- Cloze numbers --------------------------------------------------------------------------------


def numbers(result: Identified, line: int = 1) -> dict[str, int]:
    identity = result.identities[Location(Path("kafka.md"), line)]
    return {words: number for _, words, number in identity.clozes}


TWO = fact("Kafka ensures at-least-once delivery within a partition.", "at-least-once", "partition")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (TWO, {"at-least-once": 1, "partition": 2}),
        (
            replace(TWO, blanks=(("fact", "Kafka"), *TWO.blanks)),
            {"Kafka": 3, "at-least-once": 1, "partition": 2},
        ),
        (replace(TWO, blanks=TWO.blanks[::-1]), {"partition": 2, "at-least-once": 1}),
        (replace(TWO, blanks=TWO.blanks[1:]), {"partition": 2}),
        (
            fact(
                "Kafka ensures at least once delivery within a partition.",
                "at least once",
                "partition",
            ),
            {"at least once": 1, "partition": 2},
        ),
        (  # one answer of the sentence is put right
            fact(
                "Kafka ensures exactly-one delivery within a partition.", "exactly-one", "partition"
            ),
            {"exactly-one": 1, "partition": 2},
        ),
        (  # the same sentence asks for something else
            fact(
                "Kafka ensures at-least-once delivery within a partition.", "delivery", "partition"
            ),
            {"delivery": 3, "partition": 2},
        ),
    ],
)
def test_cloze_numbers_stay_with_their_words(after: Claim, expected: dict[str, int]) -> None:
    _, first = run([TWO])
    assert numbers(first) == {"at-least-once": 1, "partition": 2}
    _, second = run([after], first.ledger)
    assert numbers(second) == expected
    assert list(numbers(second)) == [words for _, words in after.blanks]


def test_a_dropped_number_is_remembered_and_comes_back() -> None:
    (guid,), first = run([TWO])
    one = replace(TWO, blanks=TWO.blanks[:1])
    _, second = run([one], first.ledger)
    (dropped,) = second.changes.dropped_clozes
    assert (dropped.guid, dropped.words, dropped.number) == (guid, "partition", 2)
    _, third = run([replace(one, blanks=(*one.blanks, ("fact", "delivery")))], second.ledger)
    assert numbers(third) == {"at-least-once": 1, "delivery": 3}
    assert third.changes.dropped_clozes == ()
    _, fourth = run([TWO], third.ledger)
    assert numbers(fourth) == {"at-least-once": 1, "partition": 2}
    _, fifth = run([replace(TWO, blanks=())], fourth.ledger)
    assert {d.number for d in fifth.changes.dropped_clozes} == {1, 2}
    _, sixth = run([TWO], fifth.ledger)
    assert numbers(sixth) == {"at-least-once": 1, "partition": 2}


def test_numbers_count_per_rule() -> None:
    both = replace(TWO, blanks=(("fact", "a"), ("list", "a"), ("list", "b"), ("fact", "c")))
    _, result = run([both])
    identity = result.identities[Location(Path("kafka.md"), 1)]
    assert identity.clozes == (
        ("fact", "a", 1),
        ("list", "a", 1),
        ("list", "b", 2),
        ("fact", "c", 2),
    )


def test_numbers_survive_retirement_and_a_reworded_sentence() -> None:
    _, first = run([TWO, WHAT])
    _, second = run([WHAT], first.ledger)
    assert second.changes.dropped_clozes == ()
    more = replace(
        TWO,
        prompt="Kafka itself ensures at-least-once delivery within a partition.",
        blanks=(("fact", "Kafka itself"), *TWO.blanks),
    )
    _, third = run([more, WHAT], second.ledger)
    assert numbers(third) == {"Kafka itself": 3, "at-least-once": 1, "partition": 2}


# --- Times ----------------------------------------------------------------------------------------


def notes_of(result: Identified, **fields: str) -> list[Note]:
    return [
        Note(
            guid=identity.guid + "0",
            entry_guid=identity.guid,
            note_type=NoteType.CARD,
            kind=Question.kind,
            fields=(("Front", fields.get("front", "?")), ("Back", "!")),
            tags=("kafka", "question"),
            location=location,
        )
        for location, identity in result.identities.items()
    ]


def test_notes_keep_their_time_until_they_change() -> None:
    _, result = run([WHAT, BROKER])
    notes = notes_of(result)
    first = stamp_notes(result.ledger, notes, 1000)
    assert [(n.modified, n.created) for n in first.notes] == [(1000, 1000)] * 2
    assert first.added == {note.guid for note in notes}
    assert not first.updated

    again = stamp_notes(first.ledger, notes, 2000)
    assert again.notes == first.notes
    assert again.ledger == first.ledger
    assert not again.added | again.updated

    for edit in (
        replace(notes[0], tags=("kafka",)),
        replace(notes[0], fields=(("Front", "?"), ("Back", "new"))),
        replace(notes[0], note_type=NoteType.CLOZE),
    ):
        edited = stamp_notes(again.ledger, [edit, notes[1]], 3000)
        assert [(n.modified, n.created) for n in edited.notes] == [(3000, 1000), (1000, 1000)]
        assert edited.updated == {notes[0].guid}
    elsewhere = replace(notes[0], location=Location(Path("z.md"), 99))
    assert not stamp_notes(again.ledger, [elsewhere, notes[1]], 3000).updated


def test_times_never_go_back() -> None:
    _, result = run([WHAT])
    first = stamp_notes(result.ledger, notes_of(result), 1000)
    second = stamp_notes(first.ledger, notes_of(result, front="x"), 500)
    third = stamp_notes(second.ledger, notes_of(result), 500)
    assert [s.notes[0].modified for s in (first, second, third)] == [1000, 1001, 1002]
    modified, ledger = stamp_note_type(third.ledger, "cribdeck", "d1", 1000)
    assert modified == 1000
    assert stamp_note_type(ledger, "cribdeck", "d1", 7)[0] == 1000
    assert stamp_note_type(ledger, "cribdeck", "d2", 7)[0] == 1001
    assert stamp_note_type(ledger, "other", "d1", 7)[0] == 7
    modified, ledger, _ = dated(ledger, "kafka.md", "d1", "Kafka", 1000)
    assert modified == 1000
    assert dated(ledger, "kafka.md", "d1", "Kafka", 7)[0] == 1000
    assert dated(ledger, "kafka.md", "d2", "Kafka", 7)[0] == 1001
    assert dated(ledger, "kafka.md", "d2", "Kafka", 5000)[0] == 5000


def test_notes_retire_and_return() -> None:
    _, result = run([WHAT, BROKER])
    notes = notes_of(result)
    first = stamp_notes(result.ledger, notes, 1000)
    second = stamp_notes(first.ledger, notes[:1], 2000)
    assert second.retired == second.gone == (notes[1].guid,)
    third = stamp_notes(second.ledger, notes[:1], 3000)
    assert third.retired == ()
    assert third.gone == (notes[1].guid,)
    back = stamp_notes(third.ledger, notes, 4000)
    assert back.notes == first.notes
    assert back.gone == ()
    assert not back.added | back.updated


def test_notes_of_untouched_documents_stay() -> None:
    _, result = run([WHAT, replace(BROKER, document="other.md")])
    notes = notes_of(result)
    first = stamp_notes(result.ledger, notes, 1000)
    second = stamp_notes(first.ledger, notes[:1], 2000, untouched=["other.md"])
    assert second.retired == second.gone == ()
    assert stamp_notes(second.ledger, notes[:1], 2000).retired == (notes[1].guid,)


def test_notes_that_nobody_owns_are_refused() -> None:
    _, result = run([WHAT])
    (note,) = notes_of(result)
    with pytest.raises(ValueError, match="same GUID"):
        stamp_notes(result.ledger, [note, note], 1)
    with pytest.raises(ValueError, match="no entry"):
        stamp_notes(Ledger(), [note], 1)


def test_a_renamed_document_keeps_its_date_and_a_renamed_deck_is_reported() -> None:
    _, first = run(NOTES)
    _, ledger, problems = dated(first.ledger, "kafka.md", "d1", "Kafka", 1000)
    assert problems == ()
    _, second = run([replace(one, document="new.md") for one in NOTES], ledger)
    modified, renamed, problems = dated(second.ledger, "new.md", "d1", "Kafka", 2000)
    assert (modified, problems) == (1000, ())
    assert [row.name for row in renamed.documents] == ["new.md"]
    # A copy is a document of its own.
    modified, both, _ = dated(ledger, "copy.md", "d1", "Kafka", 2000, there=["kafka.md", "copy.md"])
    assert modified == 2000
    assert len(both.documents) == 2
    modified, _, problems = dated(renamed, "new.md", "d1", "Streams", 3000)
    assert modified == 1000
    assert [(p.code, p.severity) for p in problems] == [("deck-renamed", Severity.WARNING)]
    assert "Kafka" in problems[0].fact
    assert "Streams" in problems[0].fact


# --- The file -------------------------------------------------------------------------------------


def full_ledger() -> Ledger:
    odd = claim(
        'Quote "this", that; ünï \u2028 code?',
        'a,b\n"c"\n\n<<<<<<< HEAD\n\ttab\r\nlast\rone',
        "One",
        "Two › three",
        blanks=('x, "y"', "two\nlines"),
        anchor="odd",
    )
    _, first = run([*NOTES, TWO, odd, replace(WHAT, document="a.md")])
    _, second = run([*NOTES[1:], replace(TWO, blanks=TWO.blanks[:1]), odd], first.ledger)
    stamped = stamp_notes(second.ledger, notes_of(second), 1000)
    _, ledger, _ = dated(stamped.ledger, "kafka.md", "d1", "Kafka: notes", 1000)
    return stamp_note_type(ledger, "cribdeck", "d2", 1000)[1]


def test_a_ledger_survives_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    assert load(path) == Ledger()
    ledger = full_ledger()
    assert save(path, ledger)
    loaded = load(path)
    for name in ("documents", "note_types", "entries", "blanks", "notes"):
        assert set(getattr(loaded, name)) == set(getattr(ledger, name))
    assert serialise(loaded) == serialise(ledger)
    assert b"\r" not in path.read_bytes()
    stat = path.stat()
    assert not save(path, loaded)
    assert path.stat() == stat
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.csv"]


def test_no_cell_is_computed_by_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    said = (
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        "'=1",
        "''@x",
        "\t=1",
        "'words'",
        "a=b",
    )
    claims = [claim(f"{one} asked?", one, one, blanks=(one,)) for one in said]
    _, first = run([replace(one, document="=1.md") for one in claims])
    ledger = first.ledger
    save(path, ledger)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
    loaded = load(path)
    assert set(loaded.entries) == set(ledger.entries)
    assert set(loaded.blanks) == set(ledger.blanks)
    assert serialise(loaded) == serialise(ledger)
    assert names(path) == {"=1.md"}
    # One that was written before this was known.
    path.write_text(path.read_text(encoding="utf-8").replace(",'=1+1,", ",=1+1,"), "utf-8")
    assert set(load(path).entries) == set(ledger.entries)


def test_git_may_turn_the_lines_into_crlf_and_a_spreadsheet_may_add_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    data = serialise(full_ledger())
    path.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert serialise(load(path)) == data
    assert save(path, load(path))
    assert path.read_bytes() == data


def test_a_cell_may_be_very_long(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    _, result = run([replace(WHAT, answer="line of code\n" * 20_000)])
    save(path, result.ledger)
    assert load(path).entries == result.ledger.entries


def test_the_file_is_in_a_stable_order() -> None:
    ledger = full_ledger()
    shuffled = replace(
        ledger,
        documents=ledger.documents[::-1],
        entries=tuple(sorted(ledger.entries, key=lambda row: row.retired, reverse=True)),
    )
    assert serialise(shuffled) == serialise(ledger)
    _, both = run([WHAT, replace(WHAT, document="a.md"), BROKER])
    lines = serialise(both.ledger).decode().splitlines()
    assert [line.split(",")[3] for line in lines[1:-1]] == ["a.md", "kafka.md", "kafka.md"]


def test_an_entry_inserted_above_is_one_new_row() -> None:
    _, first = run(NOTES)
    _, second = run([UNRELATED[0], *NOTES], first.ledger)
    before, after = (serialise(r.ledger).decode().splitlines() for r in (first, second))
    assert [line for line in after if line not in before] == [after[1]]
    assert [line for line in after if line in before] == before


Damage = Callable[[bytes], bytes]


def on_line(number: int, old: bytes, new: bytes) -> Damage:
    def damage(data: bytes) -> bytes:
        lines = data.split(b"\n")
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new, 1)
        return b"\n".join(lines)

    return damage


# Damaged here: line 1 header, 2 document, 3 to 5 an entry, its blank and its note, 6 and 7
# another entry, 8 end.
DAMAGES: dict[str, tuple[Damage, int, str, str]] = {
    "not UTF-8": (on_line(6, b"Broker", b"\xff"), 6, "damaged-ledger", "UTF-8"),
    "binary": (lambda _: bytes(range(256)), 2, "damaged-ledger", "UTF-8"),
    "empty": (lambda _: b"", 1, "damaged-ledger", "columns"),
    "another file": (lambda _: b"name,age\nx,1\n", 1, "damaged-ledger", "columns"),
    "a column missing": (on_line(1, b",deck", b""), 1, "damaged-ledger", "columns"),
    "newer": (on_line(1, b"ledger 1", b"ledger 2"), 1, "newer-ledger", "newer"),
    "a cell missing": (on_line(6, b",", b""), 6, "damaged-ledger", "16 cells instead of 17"),
    "bad number": (on_line(2, b"1000", b"soon"), 2, "damaged-ledger", "'soon' is no number"),
    "negative number": (on_line(5, b"1000", b"-1"), 5, "damaged-ledger", "'-1' is no number"),
    "bad kind": (on_line(6, b"term", b"thing"), 6, "damaged-ledger", "'thing'"),
    "bad state": (on_line(6, b"active", b"maybe"), 6, "damaged-ledger", "'maybe' is no state"),
    "bad row": (on_line(6, b"entry", b"entity"), 6, "damaged-ledger", "'entity'"),
    "no guid": (
        lambda d: d.replace(d.split(b"\n")[5].split(b",")[1], b""),
        6,
        "damaged-ledger",
        "empty",
    ),
    "guid twice": (
        lambda d: d.replace(d.split(b"\n")[5].split(b",")[1], d.split(b"\n")[2].split(b",")[1]),
        6,
        "damaged-ledger",
        "twice",
    ),
    "row twice": (
        lambda d: d.replace(b"\nblank", b"\nblank", 1).replace(
            d.split(b"\n")[3], d.split(b"\n")[3] + b"\n" + d.split(b"\n")[3]
        ),
        5,
        "damaged-ledger",
        "twice",
    ),
    "an orphan": (
        lambda d: b"\n".join(line for line in d.split(b"\n") if b"What is" not in line),
        3,
        "damaged-ledger",
        "does not stand above",
    ),
    "cut off at a row": (lambda d: d[: d.rindex(b"end,")], 8, "damaged-ledger", "cut off"),
    "cut off in a row": (lambda d: d[: d.rindex(b"Broker")], 6, "damaged-ledger", "cells"),
    "cut off in a quoted cell": (
        lambda d: d[: d.rindex(b"lines")],
        6,
        "damaged-ledger",
        "unexpected end",
    ),
    "something after the end": (lambda d: d + b"x\n", 9, "damaged-ledger", "after"),
    "merge conflict": (
        lambda d: d.replace(b"\nentry", b"\n<<<<<<< HEAD\nentry", 1).replace(
            b"\nend", b"\n=======\n>>>>>>> theirs\nend", 1
        ),
        3,
        "ledger-conflict",
        "merge conflict",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_ledger_is_one_clear_problem(name: str, tmp_path: Path) -> None:
    damage, line, code, fact = DAMAGES[name]
    one = replace(WHAT, blanks=(("fact", "platform"),))
    _, result = run([one, replace(BROKER, answer="two\nlines, quoted")])
    stamped = stamp_notes(result.ledger, notes_of(result)[:1], 1000)
    _, ledger, _ = dated(stamped.ledger, "kafka.md", "d1", "Kafka", 1000)
    data = serialise(ledger)
    path = tmp_path / "ledger.csv"
    path.write_bytes(data)
    assert serialise(load(path)) == data
    path.write_bytes(damage(data))
    with pytest.raises(Problems) as caught:
        load(path)
    (problem,) = caught.value.problems
    assert isinstance(problem, Problem)
    assert (problem.location, problem.code) == (Location(path, line), code)
    assert fact in problem.fact
    assert problem.remedy
    assert problem.severity is Severity.ERROR


def test_a_ledger_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        load(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["unreadable-ledger"]


def test_a_failed_save_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    path.mkdir()
    with pytest.raises(OSError):
        save(path, full_ledger())
    assert list(tmp_path.iterdir()) == [path]


# --- Any edits ------------------------------------------------------------------------------------

WORDS = st.sampled_from(["broker", "topic", "offset", "log", "lag", "ack", "batch", "commit"])
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
CLAIMS = st.builds(
    claim,
    TEXTS,
    TEXTS,
    st.sampled_from(["One", "Two", "Three"]),
    kind=st.sampled_from([Question.kind, Term.kind, Fact.kind, ListEntry.kind, Sample.kind]),
    document=st.sampled_from(["a.md", "b.md"]),
    anchor=st.sampled_from([None, None, None, "x", "y"]),
    blanks=st.lists(WORDS, max_size=3, unique=True),
)
BUILDS = st.lists(st.lists(CLAIMS, max_size=8), min_size=2, max_size=5)


@pytest.mark.slow
@given(BUILDS, st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_edited(builds: list[list[Claim]], data: st.DataObject) -> None:
    ledger = Ledger()
    kept: list[Claim] = []
    for fresh in builds:
        carried = data.draw(st.permutations(kept)) if kept else []
        carried = carried[: data.draw(st.integers(0, len(carried)))]
        claims = sorted([*carried, *fresh], key=lambda one: one.document)
        guids, result = run(claims, ledger)

        assert len(set(guids)) == len(guids)
        known = {row.guid for row in ledger.entries}
        assert known <= {row.guid for row in result.ledger.entries}
        assert len({row.guid for row in result.ledger.entries}) == len(result.ledger.entries)
        again, second = run(claims, result.ledger)
        assert again == guids
        assert second.ledger == result.ledger
        assert second.changes == type(second.changes)()
        check_numbers(result, ledger)
        ledger, kept = result.ledger, claims


def check_numbers(result: Identified, before: Ledger) -> None:
    for identity in result.identities.values():
        clozes = [(rule, number) for rule, _, number in identity.clozes]
        assert len(set(clozes)) == len(clozes)
        assert all(number >= 1 for _, number in clozes)
    old: dict[tuple[str, str], set[int]] = {}
    for row in before.blanks:
        old.setdefault((row.entry, row.rule), set()).add(row.number)
    now: dict[tuple[str, str], set[int]] = {}
    for row in result.ledger.blanks:
        now.setdefault((row.entry, row.rule), set()).add(row.number)
    for key, numbers in old.items():
        assert numbers <= now[key]  # dropped ones are remembered


@pytest.mark.slow
@given(
    st.lists(CLAIMS, max_size=8, unique_by=lambda one: (one.prompt, one.answer)),
    st.lists(CLAIMS, max_size=8),
    st.randoms(use_true_random=False),
)
@settings(max_examples=150, deadline=None)
def test_unique_entries_keep_their_guid_whatever_happens_around(
    stay: list[Claim], come: list[Claim], random: object
) -> None:
    stay = [replace(one, anchor=None) for one in stay]
    taken = {(one.prompt, one.answer) for one in stay}
    come = [replace(one, anchor=None) for one in come if (one.prompt, one.answer) not in taken]
    before, first = run(stay)
    mixed = [*come, *stay]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    after, _ = run(mixed, first.ledger)
    now = {id(one): guid for one, guid in zip(mixed, after, strict=True)}
    assert [now[id(one)] for one in stay] == before
