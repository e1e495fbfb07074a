"""Lint: for each rule what it finds, what looks like it and is fine, and how it is taken back."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cribdeck import display
from cribdeck.lint import linting
from cribdeck.notes import reader
from cribdeck.notes.allowing import CODES
from cribdeck.problems import Location, Problem, Severity
from tests.conftest import DATA, ROOT, Golden

WORDS_90 = " ".join(f"word{i}" for i in range(90))


def items(n: int, mark: str = "*") -> str:
    return "\n".join(f"{mark} Thing number {i}" for i in range(n))


# What a rule finds; `@` is where a comment in the entry that is found takes it back.
ALARMS = {
    "unanswered": "### What is Kafka? @\n",
    "unanswered in a list": "## Questions\n\n1. What is Kafka?\n"
    "2. What is a topic? @\n\n   A log.\n",
    "long-answer": f"### What is Kafka? @\n\n{WORDS_90} more\n",
    "long-answer of a term": f"* **Kafka:** {WORDS_90} more @\n",
    "long-answer of steps": f"### How to start\n@\n\n{items(10, '1.')}\n",
    "long-list": f"### Uses @\n\n{items(8)}\n",
    "long-list as an answer": f"### What are the uses? @\n\n{items(8)}\n",
    "unclear-prompt": "## Questions\n\n1. Why is it fast? @\n\n   A log.\n",
    "unclear-prompt with this": "## Questions\n\n1. What does this print? @\n\n   1\n",
    "unclear-prompt with that": "## Questions\n\n1. Why is that? @\n\n   So.\n",
    "same-prompt": "## A\n\n1. What is a log?\n\n   Lines.\n\n"
    "## B\n\n1. What is a log? @\n\n   Wood.\n",
    "same-prompt of samples": "### Sort\n\n```python\na = 1\n```\n\n```python\nb = 2\n```\n@\n",
    "yes-no": "### Is Kafka fast? @\n\nYes.\n",
    "yes-no after a condition": "### If a broker dies, are records lost? @\n\nNo.\n",
    "open-cloze": "* A **topic** is split, and each part of the topic is a log. @\n",
    "open-cloze by the heading": "## Retention\n\n"
    "* Kafka calls this **retention**, and it is a week. @\n",
    "open-cloze in a list": "## Uses\n@\n\n* Logs\n* A **metric** and one more metric\n",
    "bare-cloze": "* **Records are written once only** here. @\n",
    "circular-term": "* **Idempotent producer:** A producer that is idempotent. @\n",
    "circular-term, X is X": "* **Broker:** A broker is a broker of many clusters. @\n",
    "duplicate": "* **Broker:** A server that keeps records.\n"
    "* **Broker:** A *server* that keeps records! @\n",
    "duplicate fact": "* Order is **guaranteed** within a partition.\n\n## B\n\n"
    "* Order is **guaranteed** within a partition. @\n",
    "near-duplicate": "## A\n\n* **Broker:** A server that keeps all records of a partition.\n\n"
    "## B\n\n* **Brokers:** A server that keeps records of a partition. @\n",
    "near-duplicate answer": "* **Broker:** A server that keeps records and answers all requests.\n"
    "* **Node:** A server that keeps records and answers all requests. @\n",
    "near-duplicate fact": "* Records are **deleted** when the retention period is over.\n"
    "* A record is **deleted** when retention periods are over. @\n",
    "empty-heading": "### One\n\nText.\n\n### Two @\n",
    "empty-heading with a rule": "### One\n\nText.\n\n### Two @\n\n---\n",
    "vague-sample": "### Example 2 @\n\n```python\nf()\n```\n",
    "literal-markup": "* A **gene** is kept in the [[Nucleus]]. @\n",
    "literal-markup, image": "### What is a cell? @\n\n![a cell](my cell.png)\n",
    "literal-markup, embedded": "### What is a cell? @\n\nThis:\n\n![[cell.png|300]]\n",
    "literal-markup, footnote": "* **Cell:** The least that lives.[^1] @\n",
    "literal-markup, stress": "* **Cell:** The ==least== that lives. @\n",
    "literal-markup, callout": "### What is a cell? @\n\nLife.\n\n> [!NOTE]\n> Small.\n",
    "literal-markup, task": "### To read @\n\n- [x] chapter one\n- [ ] chapter two\n",
    "literal-markup, comment": "* **Cell:** The least that lives. %%see p. 3%% @\n",
    "literal-markup, tag": "* **Water:** H<sub>2</sub>O and little else @\n",
    "literal-markup, formula": "* **Dry ice:** Frozen CO$_2$ and nothing else @\n",
    "vague-sample of a language": "### Sample code in Python @\n\n```python\nf()\n```\n",
}
# What is like an alarm, and what a careful author may well write.
FINE = {
    "unanswered": "### What is Kafka?\n\nA log.\n",
    "a heading over questions": "## What is Kafka?\n\n### Storage\n\nA log.\n",
    "long-answer": f"### What is Kafka?\n\n{WORDS_90}\n",
    "the rest of a long answer": f"### What is Kafka?\n\nA log.\n\n{WORDS_90} more\n",
    "a long table": "### What is Kafka?\n\nA log.\n\n| a | b |\n|---|---|\n" + "| c d | e |\n" * 90,
    "a careful quote": f"* **Kafka:** A log.\n\n  > {WORDS_90} more\n",
    "nine steps": f"### How to start\n\n{items(9, '1.')}\n",
    "long-list": f"### Uses\n\n{items(7)}\n",
    "terms are no list": "\n".join(f"* **T{i}:** Definition {i}." for i in range(12)),
    "it is named before": "## Questions\n\n1. What is a log, and why is it fast?\n\n   So.\n",
    "it is named by a heading": "## Retention\n\n1. How does it work?\n\n   So.\n",
    "it of no meaning": "## Questions\n\n1. When is it better to wait?\n\n   So.\n",
    "that which joins": "## Questions\n\n1. What is a system that scales?\n\n   So.\n",
    "same-prompt": "## Kafka\n\n### Trade-offs\n\nDisk.\n\n## REST\n\n### Trade-offs\n\nLatency.\n",
    "samples with a lead": "### Sort\n\nBy age:\n\n```python\na\n```\n\n"
    "By name:\n\n```python\nb\n```\n",
    "yes-no": "### Is Kafka a queue or a log?\n\nA log.\n",
    "yes and why": "### Is Kafka fast, and why?\n\nYes: a log.\n",
    "a request": "### Can you name a broker?\n\nKafka.\n",
    "a heading that is no question": "### Is Kafka fast\n\nYes.\n",
    "open-cloze": "* Message **ordering** is guaranteed by ordered writes.\n",
    "a little word twice": "* Kafka is **not** a queue, and not a table.\n",
    "a heading that names both": "## Speed vs scale\n\n"
    "* Slow for one user is a **speed** problem.\n",
    "bare-cloze": "* **Latency spikes** under high load\n",
    "circular-term": "* **Consumer Group:** A group of consumers.\n",
    "a term in its definition": "* **Offset:** The offset is the place of a record.\n",
    "duplicate": "* **Broker:** A server.\n* **Node:** A server.\n",
    "parallel facts": "* Committing **before** processing gives at-most-once delivery.\n"
    "* Committing **after** processing gives at-least-once delivery.\n",
    "opposites": "* Calls that are **synchronous** block the thread of the caller until then.\n"
    "* Calls that are **asynchronous** block the thread of the caller until then.\n",
    "numbers": "* **Port 9092:** Where the broker listens for all its clients by default.\n"
    "* **Port 9093:** Where the controller listens for all brokers by default.\n",
    "the other way round": "### How do you turn bytes into text?\n\n`b.decode()`\n\n"
    "### How do you turn text into bytes?\n\n`s.encode()`\n",
    "options by case": "* **-a:** Shows all files that there are.\n"
    "* **-A:** Shows almost all files there are.\n",
    "empty-heading": "## One\n\n### Two\n\nText.\n",
    "vague-sample": "### Example: sort by age\n\n```python\nf()\n```\n",
    "a vague heading with a lead": "### Example\n\nSorts by age:\n\n```python\nf()\n```\n",
    "signs of other programs in code": "* **Test:** `[[ -f a ]]`, `[^1]`, `a<b>c`, `x==y==z`\n",
    "prose with signs": "* **Sum:** If a == b and c == d, a List<String> is US$5 or $6.\n",
    "German": "---\nlanguage: de\n---\n### Was ist Kafka?\n\nEin Log.\n",
    "German, not said": "### Was ist Kafka?\n\n" + "Ein Log, das auf der Platte liegt. " * 10,
    "Spanish": "---\nlanguage: es-MX\n---\n### Do Kafka?\n\nUn registro.\n",
}


def linted(*texts: str) -> Sequence[Problem]:
    return linting.lint(
        reader.parse(text, Path(f"{name}.md"))[0] for name, text in zip("ab", texts, strict=False)
    )


def with_title(text: str) -> str:
    front, mark, rest = text.rpartition("---\nlanguage") if text.startswith("---") else ("", "", "")
    if mark:
        language, _, body = rest.partition("\n---\n")
        return f"{front}{mark}{language}\n---\n# Notes\n\n{body}"
    return f"# Notes\n\n{text}"


@pytest.mark.parametrize("name", ALARMS)
def test_a_rule_finds(name: str) -> None:
    code = name.replace(",", "").split()[0]
    assert {p.code for p in linted(with_title(ALARMS[name].replace("@", "")))} == {code}


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_not_found(name: str) -> None:
    assert [str(p) for p in linted(with_title(FINE[name]))] == []


def test_every_code_is_found_by_an_alarm_and_documented() -> None:
    assert {name.replace(",", "").split()[0] for name in ALARMS} == set(CODES)
    rows = (ROOT / "docs/lint.md").read_text(encoding="utf-8").splitlines()
    documented = [row.split("`")[1] for row in rows if row.startswith("| `")]
    assert documented == list(CODES)


@pytest.mark.parametrize("name", ALARMS)
def test_a_warning_is_taken_back_in_its_entry(name: str) -> None:
    if name == "unanswered in a list":
        text = ALARMS[name].replace("Kafka?", "Kafka? <!-- allow: unanswered -->").replace("@", "")
    else:
        text = ALARMS[name].replace("@", f"<!-- allow: {name.replace(',', '').split()[0]} -->")
    document, problems = reader.parse(with_title(text), Path("a.md"))
    assert [*problems, *linting.lint([document])] == []


@pytest.mark.parametrize("name", ALARMS)
def test_a_warning_is_taken_back_for_its_document(name: str) -> None:
    code = name.replace(",", "").split()[0]
    text = f"---\nallow: [{code}]\n---\n# Notes\n\n{ALARMS[name].replace('@', '')}"
    assert linted(text) == ()


def test_a_warning_is_taken_back_for_all_under_a_heading() -> None:
    text = "# T\n\n## A{}\n\n### Is it so?\n\nYes.\n\n* **B** b B\n\n## B\n\n### Does it?\n\nYes.\n"
    everywhere = [(p.code, p.location.line) for p in linted(text.format(""))]
    below = [(p.code, p.location.line) for p in linted(text.format(" <!-- allow: yes-no -->"))]
    assert ("yes-no", 5) in everywhere
    assert [each for each in everywhere if each != ("yes-no", 5)] == below
    assert ("yes-no", 13) in below


def test_taking_one_warning_back_leaves_the_others() -> None:
    text = "# Notes\n\n### Is it fast? <!-- allow: yes-no -->\n"
    assert [p.code for p in linted(text)] == ["unanswered", "unclear-prompt"]


def test_entries_of_two_documents_are_compared() -> None:
    (problem,) = linted(
        "# A\n\n* **Broker:** A server that keeps records.\n",
        "# B\n\n* **Broker:** A server that keeps records.\n",
    )
    assert str(problem) == 'b.md:3: "Broker" stands already at a.md:3; delete one of them'


def test_the_notes_have_no_warning_that_is_wrong() -> None:
    original = linting.lint([reader.read(DATA / "original-notes.md")[0]])
    assert [p.code for p in original] == ["unanswered"] * 19
    assert linting.lint([reader.read(ROOT / "source/kafka-interview.md")[0]]) == ()


@pytest.mark.parametrize("path", sorted((DATA / "lint").glob("*.md")), ids=lambda p: p.stem)
def test_warnings_read_well(path: Path, golden: Golden) -> None:
    found = linting.lint([reader.read(path)[0]])
    lines = "".join(f"{p} [{p.code}]\n" for p in found).replace(str(path), path.name)
    golden.check(path.with_suffix(".txt"), lines)


def warned(code: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(Location(Path("notes.md")), code, "a fact", "a remedy", severity)


def test_many_warnings_of_one_code_do_not_hide_the_others() -> None:
    rows = [warned("long-list")] * 9 + [warned("yes-no")] + [warned("lost", Severity.ERROR)] * 9
    shown, more = display.listed(rows, every=False)
    assert [row.code for row in shown] == ["long-list"] * 5 + ["yes-no"] + ["lost"] * 9
    assert more == ["… and 4 more long-list (-v shows all)"]
    assert display.listed(rows, every=True) == (rows, [])
