"""Lint: for each rule what it finds, what looks like it and is fine, and how it is taken back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from cribdeck import display
from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.lint import allowed, rules
from cribdeck.lint.linting import lint_alone, lint_together
from cribdeck.lint.rule import Rule
from cribdeck.lint.rules import RULES
from cribdeck.notes import reader
from cribdeck.notes.document import Document
from cribdeck.problems import Location, Problem, Problems, Severity
from tests.conftest import DATA, ROOT, Golden

# Each alarm and each note that is fine, with its rule.
ALARMS = {
    f"{rule.code}, {name}": (rule, text) for rule in RULES for name, text in rule.alarms.items()
}
FINE = {f"{rule.code}, {name}": text for rule in RULES for name, text in rule.fine.items()}


def lint(documents: Iterable[Document]) -> Sequence[Problem]:
    """Warnings about `documents`, which are built together: document by document, by line."""
    every = list(documents)
    alone = [lint_alone(document) for document in every]
    problems = [problem for one in alone for problem in one.problems]
    problems += lint_together([node for one in alone for node in one.compared])
    ranks = [document.path for document in every]
    return tuple(sorted(problems, key=lambda p: (ranks.index(p.location.path), p.location.line)))


def linted(*texts: str) -> Sequence[Problem]:
    return lint(
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
    rule, text = ALARMS[name]
    assert {p.code for p in linted(with_title(text.replace("@", "")))} == {rule.code}


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_not_found(name: str) -> None:
    assert [str(p) for p in linted(with_title(FINE[name]))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_examples_of_both(rule: Rule) -> None:
    assert rule.alarms and all("@" in text for text in rule.alarms.values())
    assert rule.fine


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_looks_at_the_types_that_its_function_takes(rule: Rule) -> None:
    (nodes,) = get_args(get_type_hints(rule.find)["nodes"])
    (taken,) = get_args(nodes) or (nodes,)
    assert rule.of == (get_args(taken) or (taken,))


def test_every_rule_stands_in_the_list_once() -> None:
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert sorted(rule.code.replace("-", "_") for rule in RULES) == sorted(files)


def test_the_table_in_the_docs_is_made_of_the_rules(golden: Golden) -> None:
    page = ROOT / "docs/lint.md"
    head, line, rest = page.read_text(encoding="utf-8").partition("|---|---|---|---|\n")
    rows = [f"| `{rule.code}` | {rule.what} | {rule.example} | {rule.remedy} |\n" for rule in RULES]
    assert {row.count("|") for row in rows} == {5}
    golden.check(page, head + line + "".join(rows) + rest[rest.index("\n\n") + 1 :])


@pytest.mark.parametrize("name", ALARMS)
def test_a_warning_is_taken_back_in_its_entry(name: str) -> None:
    rule, text = ALARMS[name]
    allowed = text.replace("@", f"<!-- allow: {rule.code} -->")
    document, problems = reader.parse(with_title(allowed), Path("a.md"))
    assert [*problems, *lint([document])] == []


@pytest.mark.parametrize("name", ALARMS)
def test_a_warning_is_taken_back_for_its_document(name: str) -> None:
    rule, text = ALARMS[name]
    assert linted(f"---\nallow: [{rule.code}]\n---\n# Notes\n\n{text.replace('@', '')}") == ()


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


def test_one_cause_is_one_warning_that_names_the_other_lines() -> None:
    asked = (f"1. What is it?\n\n   The sea[^1] is {it}.\n" for it in ("wet", "salt", "deep"))
    link, prompt = linted("# Notes\n\n### Sea\n\n" + "".join(asked))
    assert str(link) == (
        'a.md:7: "[^1]" is shown as it stands (also at lines 10, 13); '
        "write the note that is missing, or take its mark out"
    )
    assert str(prompt) == (
        'a.md:8: "What is it?" is asked already at line 5 (also at line 11); '
        "name what tells them apart"
    )


def test_the_notes_have_no_warning_that_is_wrong() -> None:
    original = lint([reader.read(DATA / "original-notes.md")[0]])
    assert Counter(problem.code for problem in original) == {
        "circular-term": 1,
        "open-list": 2,
        "two-questions": 1,
        "unanswered": 1,
        "vague-drawing": 1,
    }
    ours = lint([reader.read(ROOT / "source/kafka-interview.md")[0]])
    assert Counter(problem.code for problem in ours) == {}


def test_what_the_rules_say_reads_well(golden: Golden) -> None:
    lines = (
        f"{name}: {problem}\n"
        for name, (_, text) in ALARMS.items()
        for problem in linted(with_title(text.replace(" @", "").replace("@", "")))
    )
    golden.check(DATA / "lint/alarms.txt", "".join(lines))


@pytest.mark.parametrize("path", sorted((DATA / "lint").glob("*.md")), ids=lambda p: p.stem)
def test_warnings_read_well(path: Path, golden: Golden) -> None:
    found = lint([reader.read(path)[0]])
    lines = "".join(f"{p} [{p.code}]\n" for p in found).replace(str(path), path.name)
    golden.check(path.with_suffix(".txt"), lines)


@pytest.mark.parametrize("path", sorted((DATA / "allow").glob("*.md")), ids=lambda p: p.stem)
def test_a_code_that_is_not_known_is_a_warning_with_its_line(path: Path, golden: Golden) -> None:
    found = tuple(allowed.problems(reader.read(path)[0]))
    assert {problem.severity for problem in found} == {Severity.WARNING}
    golden.check(path.with_suffix(".txt"), f"{Problems(found)}\n".replace(str(path), path.name))


def test_a_code_that_is_not_known_leaves_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    asked = "### Is a log fast? <!-- allow: yes-no, yes -->"
    path.write_text(f"---\nallow: [yesno, unanswered]\n---\n# T\n\n{asked}\n", "utf-8")
    report = pipeline.build(Options((path,), tmp_path / "dist", sheet=False), 1_780_000_000)
    found = [(problem.code, problem.location.line) for problem in report.problems]
    assert sorted(found) == [("allow", 6), ("front-matter", 2)]


def warned(code: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(Location(Path("notes.md")), code, "a fact", "a remedy", severity)


def test_many_warnings_of_one_code_do_not_hide_the_others() -> None:
    rows = [warned("long-list")] * 9 + [warned("yes-no")] + [warned("lost", Severity.ERROR)] * 9
    shown, more = display.listed(rows, every=False)
    assert [row.code for row in shown] == ["long-list"] * 5 + ["yes-no"] + ["lost"] * 9
    assert more == ["… and 4 more long-list (-v shows all)"]
    assert display.listed(rows, every=True) == (rows, [])
