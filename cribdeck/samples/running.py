"""Runs the samples that declare it, and checks what they must do.

Every scenario gets a broker and a working folder of its own; its processes run one after the
other, each with a time limit. A scenario for which no broker can be had was not run, never passed.
Does not know how expectations are written (expectations) or checked (observed), how a sample is led
to the broker (harness) and kept within limits (keeper), nor how results are shown.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from cribdeck.problems import Location
from cribdeck.samples import kafka_broker
from cribdeck.samples.declarations import Declared, Needs, Said, Scenario
from cribdeck.samples.expectations import Check, Config, Given, Stop
from cribdeck.samples.kafka_broker import Broker, NotAvailable
from cribdeck.samples.observed import Look, Ran, seen
from cribdeck.samples.syntax import line_in_notes

LIMIT = 60.0  # seconds for one process
AT_ONCE = 4  # scenarios; most of their time they wait
GRACE = 0.5  # seconds between a text that was printed and the signal that it asks for
MOST_OUTPUT = 1_000_000  # bytes; a sample that prints for ever must not fill the disk
SHOWN_LINES = 12
ENDS_WITHIN = 20.0  # seconds, for the keeper to end all that a sample has started
KEEPER = Path(__file__).with_name("keeper.py")
HARNESS = Path(__file__).with_name("harness.py")
TOOL = "kafka-topics.sh"  # stands for all of Kafka's command line tools


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"
    NOT_RUN_HERE = "not run here"  # it needs a program that this machine need not have


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one scenario.

    `name` says which sample it is: its id, or that of the sample that corrects it. `said` holds
    what was expected and what was seen instead, or why it was not run; `output` the last lines that
    the sample printed, for one that failed.
    """

    location: Location
    name: str
    outcome: Outcome
    said: tuple[str, ...]
    output: tuple[str, ...]
    seconds: float

    def __str__(self) -> str:
        why = f": {'; '.join(self.said)}" if self.said else ""
        return f"{self.location} {self.name}: {self.outcome}{why} ({self.seconds:.1f} s)"


def run(
    declared: Sequence[Declared],
    address: str | None = None,
    *,
    tansu: Path | None = None,
    limit: float = LIMIT,
) -> tuple[Result, ...]:
    """Runs every scenario of `declared`; the results stand in document order.

    `address` (HOST:PORT) names a broker to use; without it each scenario starts the binary `tansu`
    (None: the installed one). A process that runs longer than `limit` seconds is ended and failed.
    """
    stopped = threading.Event()
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        futures = [
            pool.submit(_run_scenario, one, scenario, _Setting(address, tansu, limit, stopped))
            for one in declared
            for scenario in one.scenarios
            if one.needs
        ]
        return tuple(future.result() for future in futures)
    finally:
        stopped.set()  # only matters when we were interrupted: the processes end at once
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Setting:
    address: str | None
    tansu: Path | None
    limit: float
    stopped: threading.Event


def _run_scenario(one: Declared, scenario: Scenario, setting: _Setting) -> Result:
    begun = time.monotonic()
    failures: list[str] = []
    output = ""
    outcome = Outcome.PASSED
    if one.needs is Needs.KAFKA_TOOLS and (missing := _missing_for_tools(setting)):
        return Result(
            scenario.location, _name(one), Outcome.NOT_RUN_HERE, (missing,), (), seconds=0
        )
    try:
        with (
            tempfile.TemporaryDirectory(prefix="cribdeck-sample-") as folder,
            _broker(one, setting) as at,
        ):
            for process in scenario.processes:
                output, failures = _run_process(one, process, at, Path(folder), setting)
                if failures:
                    outcome = Outcome.FAILED
                    break
    except NotAvailable as reason:
        outcome, failures = Outcome.NOT_RUN, [str(reason)]
    shown = output.splitlines()[-SHOWN_LINES:] if outcome is Outcome.FAILED else []
    return Result(
        scenario.location,
        _name(one),
        outcome,
        tuple(failures),
        tuple(shown),
        time.monotonic() - begun,
    )


def _name(one: Declared) -> str:
    return one.id or (f"before {one.superseded_by}" if one.superseded_by else "sample")


def _missing_for_tools(setting: _Setting) -> str:
    """Why a sample of Kafka's tools cannot be run on this machine; "" where it can."""
    if setting.address:
        return "commands only run on a broker of our own: their topics cannot be renamed"
    return "" if shutil.which(TOOL) else f"{TOOL} is not on the PATH"


@contextlib.contextmanager
def _broker(one: Declared, setting: _Setting) -> Iterator[Broker | None]:
    if one.needs is Needs.PYTHON:
        yield None
        return
    if find_spec("kafka") is None:
        raise NotAvailable("kafka-python is not installed")
    if setting.address:
        yield kafka_broker.there(setting.address)
        return
    with kafka_broker.own(setting.tansu or kafka_broker.find()) as at:
        yield at


def _run_process(
    one: Declared,
    process: Sequence[Said],
    at: Broker | None,
    folder: Path,
    setting: _Setting,
) -> tuple[str, list[str]]:
    """What the sample printed, and the expectations that it did not meet."""
    config: dict[str, int] = {}
    stops: list[Stop] = []
    checks: list[tuple[str, Check]] = []
    for said in process:
        match said.clause:
            case Given(topic, records):
                assert at is not None  # declarations: a sample without a broker has no topics
                kafka_broker.put(at, topic, [(r.key, r.value, r.headers) for r in records])
            case Config(name, value):
                config[name] = value
            case Stop():
                stops.append(said.clause)
            case check:
                checks.append((said.text, check))
    ran = _execute(one, at, config, stops, folder, setting)
    if ran.ended:
        return ran.output, [ran.ended]
    failures = []
    # Samples that another supersedes are shown as they are; ours must be current.
    if not one.superseded_by and "DeprecationWarning" in ran.output:
        failures.append("expected no DeprecationWarning, it printed one")
    look = Look(at, folder / "work")
    for text, check in checks:
        instead = seen(check, ran, look)
        if instead is not None:
            failures.append(f"expected: {text}; seen: {instead}")
    return ran.output, failures


# --- One process ----------------------------------------------------------------------------------


def _execute(
    one: Declared,
    at: Broker | None,
    config: dict[str, int],
    stops: Sequence[Stop],
    folder: Path,
    setting: _Setting,
) -> Ran:
    path = one.block.location.path.absolute()
    job = {
        "path": str(path),
        "in_bash": one.needs is Needs.KAFKA_TOOLS,
        "sample": one.block.text,
        "first_line": line_in_notes(one.block, 1).line,
        "stub": one.stub,
        "broker": f"{at.host}:{at.port}" if at else "",
        "suffix": at.suffix if at else "",
        "config": config,
        "warn": not one.superseded_by,
    }
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
    (folder / "work").mkdir(exist_ok=True)
    printed = folder / "printed"
    command = [sys.executable, "-I", str(KEEPER), str(HARNESS), str(folder / "job.json")]
    with printed.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=folder / "work",
            stdin=subprocess.PIPE,  # the sample is ended when this ends, also where we are killed
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=_environment(folder / "work"),
        )
    try:
        ended = _attend(process, printed, list(stops), setting)
    finally:
        assert process.stdin
        process.stdin.close()  # which ends it, with whatever it started
        try:
            process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return Ran(process.returncode, printed.read_bytes().decode(errors="replace"), ended)


def _environment(home: Path) -> dict[str, str]:
    """What a sample is told of this machine: nothing that is secret."""
    path = os.environ.get("PATH", os.defpath)
    return {"PATH": path, "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8"}


def _attend(
    process: "subprocess.Popen[bytes]", printed: Path, stops: list[Stop], setting: _Setting
) -> str:
    """Waits for the process and sends the signals that are due; says why it must be ended."""
    latest = time.monotonic() + setting.limit
    while process.poll() is None:
        if setting.stopped.wait(0.05):
            return "interrupted"
        if printed.stat().st_size > MOST_OUTPUT:
            return f"it printed more than {MOST_OUTPUT} bytes"
        if stops and stops[0].text in printed.read_bytes().decode(errors="replace"):
            time.sleep(GRACE)
            process.send_signal(signal.Signals[stops.pop(0).signal])
        elif time.monotonic() > latest:
            never = f' and never printed "{stops[0].text}"' if stops else ""
            return f"it was still running after {setting.limit:g} s{never}"
    return f'it ended before it could be stopped after "{stops[0].text}"' if stops else ""
