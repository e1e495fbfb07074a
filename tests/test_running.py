"""The sample runner: the samples of our documents run here, on a real broker; and what the runner
says of samples that fail, hang or cannot run."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from cribdeck import cli
from cribdeck.notes import reader
from cribdeck.notes.blocks import PYTHON
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain_blocks
from cribdeck.samples import declarations, kafka_broker, running
from cribdeck.samples.declarations import Declared, Needs, Scenario
from cribdeck.samples.running import Outcome, Result
from cribdeck.samples.syntax import code_blocks
from tests.conftest import DATA, ROOT

# kafka-python loads its own files in a way that Python 3.11 and 3.12 call deprecated.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:(read|open)_text is deprecated:DeprecationWarning"),
]

RUNNING = DATA / "running"
SOURCES = sorted((ROOT / "source").glob("*.md"))


def declared_in(*paths: Path) -> tuple[Declared, ...]:
    found: list[Declared] = []
    for path in paths:
        declared, problems = declarations.find(reader.read(path)[0])
        assert problems == ()
        found += declared
    return tuple(found)


def scenarios(*paths: Path) -> list[Scenario]:
    return [scenario for one in declared_in(*paths) for scenario in one.scenarios]


@cache
def results(*paths: Path, limit: float = running.LIMIT) -> dict[tuple[str, int], Result]:
    """All scenarios run once, at the same time: most of their time they wait."""
    found = running.run(declared_in(*paths), limit=limit)
    return {(str(result.location.path), result.location.line): result for result in found}


def result_of(scenario: Scenario, *paths: Path, limit: float = running.LIMIT) -> Result:
    where = scenario.location
    return results(*paths, limit=limit)[str(where.path), where.line]


def name(scenario: Scenario) -> str:
    return f"{scenario.location.path.name}:{scenario.location.line}"


@pytest.mark.parametrize("scenario", scenarios(*SOURCES, RUNNING / "passing.md"), ids=name)
def test_a_sample_does_what_stands_beside_it(scenario: Scenario) -> None:
    result = result_of(scenario, *SOURCES, RUNNING / "passing.md")
    assert result.outcome in (Outcome.PASSED, Outcome.NOT_RUN_HERE), "\n".join(
        (str(result), *result.output)
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_where_one_python_sample_of_ours_runs_all_of_them_do(path: Path) -> None:
    document, _ = reader.read(path)
    python = {block.location for block in code_blocks(document) if block.language in PYTHON}
    runs = {
        one.block.location
        for one in declared_in(path)
        if one.needs and one.block.language in PYTHON
    }
    assert not runs or runs == python


WRONG = [
    "expected: exit 1; seen: exit 0",
    'expected: prints "sent" 2 times; seen: 1 times',
    'expected: prints "received"; seen: 0 times',
    "expected: prints nothing; seen: 1 lines",
    "expected: topic numbers holds 2; seen: 1",
    "expected: topic numbers holds 2 records; seen: 1 records",
    "expected: topic numbers is empty; seen: 1 records",
    "expected: topic numbers uses 2 partitions; seen: 1 partitions",
    "expected: topic numbers keys j; seen: k",
    'expected: topic numbers header x "y" 1 time; seen: 0 times',
    "expected: group readers committed numbers 1; seen: 0",
    'expected: sqlite a.db "SELECT 1" gives [[1]]; seen: unable to open database file',
]
SAID = [
    WRONG,
    ["it was still running after 6 s"],
    ['it was still running after 6 s and never printed "never"'],
    ["it printed more than 1000000 bytes"],
    ['it ended before it could be stopped after "ready"'],
    ["expected: exit 0; seen: exit 3"],
    ["expected no DeprecationWarning, it printed one"],
    ["expected: exit 0; seen: exit 1"],
]


@pytest.mark.parametrize(
    ("scenario", "said"),
    list(zip(scenarios(RUNNING / "failing.md"), SAID, strict=True)),
    ids=[name(scenario) for scenario in scenarios(RUNNING / "failing.md")],
)
def test_a_sample_that_does_not_is_failed_and_says_why(scenario: Scenario, said: list[str]) -> None:
    result = result_of(scenario, RUNNING / "failing.md", limit=6)
    assert (result.outcome, list(result.said)) == (Outcome.FAILED, said)


def test_a_process_that_hangs_is_gone_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "hangs.md"
    path.write_text(
        "# T\n\n## A\n\n```python run=python\nimport subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)'])\n"
        "print(child.pid)\nchild.wait()\n```\n<!-- expect: exit 0 -->\n",
        encoding="utf-8",
    )
    (result,) = running.run(declared_in(path), limit=2)
    assert result.outcome is Outcome.FAILED
    (child,) = result.output
    for _ in range(50):  # what lost its parent is collected by process 1, in its own time
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the sample's child process is still there")


def result_of_code(folder: Path, code: str, limit: float = 20) -> Result:
    path = folder / "sample.md"
    text = f"# T\n\n## A\n\n```python run=python\n{code}\n```\n<!-- expect: exit 0 -->\n"
    path.write_text(text, encoding="utf-8")
    (result,) = running.run(declared_in(path), limit=limit)
    return result


def is_gone(process: int) -> bool:
    for _ in range(100):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return True
        time.sleep(0.1)
    return False


LEAVING = """\
import os, subprocess, sys
code = "import os, sys, time; os.setsid(); print(os.getpid(), flush=True); time.sleep(99)"
for way in WAYS:
    subprocess.Popen([sys.executable, "-c", code], stdin=0, **way)
if ORPHAN and not os.fork():
    os.setsid()
    if not os.fork():
        print(os.getpid(), flush=True)
        os.execvp("sleep", ["sleep", "99"])
    os._exit(0)
END
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there processes come back to a keeper")
@pytest.mark.parametrize("orphan", [False, True])
@pytest.mark.parametrize("end", ["import time; time.sleep(2); sys.exit(3)", "os.wait(); os.wait()"])
def test_what_leaves_the_session_of_its_sample_is_ended_with_it(
    tmp_path: Path, orphan: bool, end: str
) -> None:
    code = LEAVING.replace("WAYS", "[{}, {'env': {}}]").replace("ORPHAN", str(orphan))
    result = result_of_code(tmp_path, code.replace("END", end), limit=4)
    assert result.outcome is Outcome.FAILED
    assert len(result.output) == 2 + orphan
    assert all(is_gone(int(process)) for process in result.output)


def test_a_sample_whose_runner_is_killed_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    pid = tmp_path / "pid"
    path.write_text(
        "# T\n\n## A\n\n```python run=python\nimport os, pathlib, time\n"
        f"pathlib.Path({str(pid)!r}).write_text(f'{{os.getpid()}} ')\n"
        "time.sleep(90)\n```\n<!-- expect: exit 0 -->\n",
        encoding="utf-8",
    )
    process = subprocess.Popen([sys.executable, str(ROOT / "build.py"), str(path), "--run-samples"])
    for _ in range(300):
        if pid.exists() and pid.read_text().endswith(" "):
            break
        time.sleep(0.1)
    process.kill()
    process.wait()
    assert is_gone(int(pid.read_text()))


def test_a_sample_is_told_nothing_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    result = result_of_code(tmp_path, "import os, sys; print(*sorted(os.environ)); sys.exit(1)")
    assert set(result.output[0].split()) <= {"HOME", "LANG", "LC_CTYPE", "PATH", "TMPDIR"}
    parent = "import os; print(open(f'/proc/{os.getppid()}/environ').read()); exit(1)"
    assert "hunter2" not in "".join(result_of_code(tmp_path, parent).output)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("bytearray(6 << 30)", "MemoryError"),
        ("open('big', 'wb').write(bytes(200_000_000))", "File too large"),
        ("files = [open('/dev/null') for _ in range(600)]", "Too many open files"),
        (
            "import resource\nmost = resource.getrlimit(resource.RLIMIT_NPROC)[0]\n"
            "raise SystemExit('bounded' if 256 < most < 10**6 else most)",
            "bounded",
        ),
    ],
)
def test_a_sample_has_no_more_than_its_share(tmp_path: Path, code: str, said: str) -> None:
    result = result_of_code(tmp_path, code)
    assert result.outcome is Outcome.FAILED
    assert said in result.output[-1]


def test_a_signal_that_ends_a_sample_is_seen(tmp_path: Path) -> None:
    for number in (signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM):
        result = result_of_code(tmp_path, f"import os; os.kill(os.getpid(), {number.value})")
        assert result.said == (f"expected: exit 0; seen: ended by {number.name}",)


@pytest.mark.parametrize(
    ("tansu", "address", "reason"),
    [
        ("nowhere/tansu", None, "does not start: No such file or directory"),
        ("/bin/false", None, "the broker false does not start: exit code 1"),
        ("/bin/false", "127.0.0.1:1", "no broker answers at 127.0.0.1:1"),
    ],
)
def test_without_a_broker_a_scenario_is_not_run(
    tansu: str, address: str | None, reason: str
) -> None:
    declared = [one for one in declared_in(RUNNING / "passing.md") if one.id in ("sends", "waits")]
    *on_kafka, on_python = running.run(declared, address, tansu=Path(tansu))
    for result in on_kafka:
        assert result.outcome is Outcome.NOT_RUN
        assert reason in result.said[0]
    assert on_python.outcome is Outcome.PASSED


def test_a_broker_that_is_there_already_can_be_used_again() -> None:
    declared = [one for one in declared_in(RUNNING / "passing.md") if one.needs is Needs.KAFKA]
    with kafka_broker.own(kafka_broker.find()) as at:
        for samples in (declared, declared[:1]):  # topics and groups have new names each time
            for result in running.run(samples, f"{at.host}:{at.port}"):
                assert result.outcome is Outcome.PASSED, "\n".join((str(result), *result.output))


COMMAND = """# T

## A

```bash run=kafka-tools id=topics
kafka-topics.sh --bootstrap-server localhost:9092 |
  tee seen
```
<!-- stub
echo first
-->
<!-- expect
given orders: k=1
exit 0
prints "first" 1 time
prints "--bootstrap-server 127.0.0.1:" 1 time
topic orders holds 1
-->
<!-- expect: exit 3 -->
"""


def test_a_command_of_kafka_runs_where_its_tools_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    notes = Path("notes.md")
    notes.write_text(COMMAND.replace("<!-- expect: exit 3 -->\n", ""), encoding="utf-8")
    assert cli.main(["notes.md", "--run-samples"]) == 0
    said = capsys.readouterr().out
    assert "topics: not run here: kafka-topics.sh is not on the PATH" in said
    assert "samples: 1 not run here" in said

    tool = tmp_path / "bin/kafka-topics.sh"
    tool.parent.mkdir()
    tool.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:{os.environ['PATH']}")
    notes.write_text(COMMAND, encoding="utf-8")
    right, wrong = running.run(declared_in(notes))
    assert right.outcome is Outcome.PASSED, "\n".join((str(right), *right.output))
    assert wrong.said == ("expected: exit 3; seen: exit 0",)
    (there, _) = running.run(declared_in(notes), "127.0.0.1:1")
    assert there.outcome is Outcome.NOT_RUN_HERE


def test_unclear_declarations_are_problems_at_their_lines() -> None:
    declared, problems = declarations.find(reader.read(RUNNING / "unclear.md")[0])
    assert [(problem.location.line, problem.code) for problem in problems] == [
        (10, "sample-clause"),
        (11, "sample-clause"),
        (12, "sample-clause"),
        (13, "sample-clause"),
        (16, "sample-attribute"),
        (17, "sample-without-expectation"),
        (21, "sample-run"),
        (29, "expectation-without-run"),
        (36, "sample-without-expectation"),
        (35, "sample-without-broker"),
        (21, "duplicate-sample-id"),
        (26, "duplicate-sample-id"),
        (32, "unknown-sample-id"),
    ]
    assert len(declared) == 5


def test_a_sample_runs_only_on_what_its_language_can(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    swapped = "# T\n\n## A\n\n```bash run=kafka\ntrue\n```\n<!-- expect: exit 0 -->\n"
    swapped += "\n```python run=kafka-tools\n1\n```\n<!-- expect: exit 0 -->\n"
    notes.write_text(swapped, encoding="utf-8")
    _, problems = declarations.find(reader.read(notes)[0])
    assert [(one.location.line, one.code) for one in problems] == [
        (5, "sample-run"),
        (10, "sample-run"),
    ]


def test_declarations_are_not_in_what_outputs_are_made_of() -> None:
    document, _ = reader.read(RUNNING / "passing.md")
    blocks = [block for entry in entries(document.sections) for block in entry.answer]
    said = plain_blocks(blocks)
    assert "producer.send" in said
    for mark in ("<!--", "exit 0", "def value", "superseded-by", "run=kafka"):
        assert mark not in said


def test_a_sample_in_a_list_has_its_declarations_in_the_list() -> None:
    text = """\
# T

## Q

1. How?

   Like this:

   <!-- sample: run=python ; lacks: x -->
   ```python
   print(y)
   ```
   <!-- stub
   if True:

       y = 1
   -->
   <!-- expect: exit 0 --> <!-- expect: prints "1" -->

2. Why?

   <!-- expect: exit 1 -->
"""
    (one,), problems = declarations.find(reader.parse(text, Path("notes.md"))[0])
    assert problems == ()
    assert (one.needs, one.lacks) == (Needs.PYTHON, frozenset({"x"}))
    assert one.stub == "\nif True:\n\n    y = 1\n"
    assert [scenario.location.line for scenario in one.scenarios] == [18, 18]


def test_the_command_line_says_what_came_of_each_scenario(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good = "# T\n\n## A\n\n```python run=python id=a\nprint(1)\n```\n<!-- expect: exit 0 -->\n"
    Path("notes.md").write_text(good, encoding="utf-8")
    assert cli.main(["notes.md", "--run-samples"]) == 0
    said = capsys.readouterr().out
    assert re.fullmatch(r"notes\.md:8 a: passed \(\d\.\d s\)\nsamples: 1 passed\n", said)
    assert not Path("dist").exists()

    Path("notes.md").write_text(good.replace("exit 0", "exit 1"), encoding="utf-8")
    assert cli.main(["notes.md", "--run-samples"]) == 1
    assert "notes.md:8 a: failed: expected: exit 1; seen: exit 0" in capsys.readouterr().out
    assert cli.main(["notes.md", "--run-samples", "--json"]) == 1
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert [run["outcome"] for run in document["runs"]] == ["failed"]

    on_kafka = good.replace("run=python", "run=kafka")
    Path("notes.md").write_text(on_kafka, encoding="utf-8")
    assert cli.main(["notes.md", "--run-samples", "--broker", "127.0.0.1:1"]) == 1
    assert "notes.md:8 a: not run: no broker answers" in capsys.readouterr().out


def test_what_is_not_clear_is_an_error_where_samples_are_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "# T\n\n## S\n\n<!-- sample: run=pyhton -->\n\n```python\nprint(1)\n```\n"
    Path("notes.md").write_text(text, encoding="utf-8")
    assert cli.main(["notes.md", "--run-samples"]) == 1
    assert "samples cannot run on pyhton" in capsys.readouterr().err
    assert cli.main(["notes.md", "--check"]) == 0


@pytest.mark.parametrize("wrong", ["9092", "localhost:kafka", "localhost:99999"])
def test_a_broker_that_is_no_address_is_wrong_usage(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--run-samples", "--broker", wrong])
    assert stopped.value.code == 2
    assert "is not HOST:PORT" in capsys.readouterr().err


def test_a_run_that_is_interrupted_leaves_no_process_behind(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(
        "# T\n\n## A\n\n```python run=kafka\nimport os, pathlib, time\n"
        f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(f'{{os.getpid()}} ')\n"
        "time.sleep(90)\n```\n<!-- expect: exit 0 -->\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "build.py"), str(path), "--run-samples"],
        # A shell that starts the tests in the background has them ignore it, and so their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    for _ in range(300):
        if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text().endswith(" "):
            break
        time.sleep(0.1)
    children = [*children_of(process.pid), int((tmp_path / "pid").read_text())]
    assert len(children) == 3  # the broker, the sample, and the sample by its own account
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == cli.INTERRUPTED
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def children_of(pid: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):
            if f"PPid:\t{pid}\n" in status.read_text():
                found.append(int(status.parent.name))
    return found
