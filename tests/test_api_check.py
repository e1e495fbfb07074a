"""Samples are checked against the installed libraries: what a new version took away is found."""

from pathlib import Path

import pytest

from cribdeck.notes import reader
from cribdeck.samples import api_check, declarations, syntax
from cribdeck.samples.verdicts import Outcome
from tests.conftest import ROOT

SOURCES = sorted((ROOT / "source").glob("*.md"))


def checked(text: str, path: Path = Path("notes.md")) -> tuple[list[Outcome], list[str]]:
    document, _ = reader.parse(text, path)
    declared, problems = declarations.find(document)
    assert problems == ()
    found, stale = api_check.check(syntax.check(document)[0], declared)
    return [sample.outcome for sample in found], [
        f"{problem.location.line} {problem.code}: {problem.fact}" for problem in stale
    ]


def sample(code: str, *, says: str = "id=a", above: str = "", below: str = "") -> str:
    """Notes with one sample, whose first line is line 6 (7 with a comment above)."""
    return f"# T\n\n## A\n\n{above}```python {says}\n{code}\n```\n{below}"


def facts(code: str) -> list[str]:
    return checked(sample(code))[1]


@pytest.mark.slow
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_our_samples_fit_the_installed_libraries(path: Path) -> None:
    outcomes, stale = checked(path.read_text(encoding="utf-8"), path)
    assert stale == []
    assert Outcome.FAILED not in outcomes


@pytest.mark.parametrize(
    ("code", "stale"),
    [
        ("json.loads('1')", ["6 undefined-name: json is defined nowhere"]),
        (
            "def f():\n    return g()",
            ["7 undefined-name: g is defined nowhere"],
        ),
        ("from json import parse", ["6 missing-name: json has no parse"]),
        ("import json.nothing", ["6 missing-name: json has no module json.nothing"]),
        ("from kafka import SimpleClient", ["6 missing-name: kafka has no SimpleClient"]),
        (
            "import json\nprint(json.parse('1'))",
            ["7 missing-name: json.parse does not exist (module 'json' has no attribute 'parse')"],
        ),
        (
            "from kafka import KafkaProducer\n\nproducer = KafkaProducer(\n"
            "    bootstrap_servers=['localhost:9092'],\n    buffer_memory=1024,\n)",
            ["10 unknown-keyword: KafkaProducer has no buffer_memory"],
        ),
        (
            "import kafka\nkafka.KafkaConsumer('t', group='g')",
            ["7 unknown-keyword: kafka.KafkaConsumer has no group"],
        ),
        (
            "import shutil\nshutil.which('a', folder='b')",
            ["7 wrong-arguments: shutil.which: got an unexpected keyword argument 'folder'"],
        ),
        (
            "from kafka import TopicPartition\nTopicPartition('t')",
            ["7 wrong-arguments: TopicPartition: missing a required argument: 'partition'"],
        ),
        (
            "import os.path as p\nimport math\nimport textwrap\ntextwrap.wrap()",
            ["9 wrong-arguments: textwrap.wrap: missing a required argument: 'text'"],
        ),
        (
            "import collections.abc, http\nfrom http.elsewhere import x",
            ["7 missing-name: http has no module http.elsewhere"],
        ),
        (
            "import textwrap\nt = textwrap.TextWrapper(widht=1)\nt.fold('a')",
            [
                "7 wrong-arguments: textwrap.TextWrapper: "
                "got an unexpected keyword argument 'widht'",
                "8 missing-name: TextWrapper has no fold",
            ],
        ),
        (
            "from kafka import KafkaConsumer\nwith KafkaConsumer() as c:\n    c.fetch()\n"
            "    c.poll(timeout=1)",
            [
                "8 missing-name: KafkaConsumer has no fetch",
                "9 wrong-arguments: c.poll: got an unexpected keyword argument 'timeout'",
            ],
        ),
    ],
)
def test_what_does_not_exist_is_found_at_its_line(code: str, stale: list[str]) -> None:
    outcomes, found = checked(sample(code))
    assert found == stale
    assert outcomes == [Outcome.FAILED]


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        "import json\nprint(json.dumps({}, indent=2))",
        "from kafka import KafkaConsumer\nc = KafkaConsumer(group_id='g')\nc.poll(timeout_ms=1)",
        # Names that are bound twice can stand for anything.
        "import json\ndef f(json):\n    return json.parse()",
        "from kafka import KafkaConsumer\nc = KafkaConsumer()\nc = 'x'\nc.upper()",
        # Arguments that are only known when it runs.
        "import json\noptions = {'indent': 2}\njson.dumps({}, **options)",
        # Attributes that an instance gets by itself.
        "from types import SimpleNamespace\nn = SimpleNamespace(run=print)\nn.run()",
        "import argparse\nn = argparse.Namespace(run=print)\nn.run()",
        # What is written in C, put in by star imports, or chosen by the system.
        "import math, sys, time\nmath.sqrt('x', 1)\ntime.anything(sys.anything)",
        "import signal, socket\nsignal.SIGTERM.bit_length()\nsocket.AF_INET.conjugate(1)",
        "import re, ssl\nre.IGNORECASE.bit_length(1)\nssl.OP_NO_TLSv1_3.bit_length(1)",
        "import asyncio\nasyncio.SelectorEventLoop(selector=1)\nasyncio.run(asyncio.sleep(1))",
        # What decorators, metaclasses and descriptors may have changed.
        "import contextlib\nwith contextlib.suppress(OSError, KeyError): pass",
        "import enum\nenum.Enum('A', 'b c', module='d')\nenum.IntFlag('B', 'x')",
        "import functools\nfunctools.lru_cache(maxsize=1)(print)\nfunctools.partial(print, end='')",
        "from fractions import Fraction\nf = Fraction(1, 2)\nf.limit_denominator(3)",
        "from os.path import join\nimport xml.dom, xml.sax\nxml.sax.parseString(join('a'), None)",
    ],
)
def test_what_exists_or_cannot_be_known_is_no_problem(code: str) -> None:
    assert checked(sample(code)) == ([Outcome.CHECKED], [])


def test_names_that_are_declared_as_lacking_are_excused_and_no_others() -> None:
    above = "<!-- sample: lacks: producer -->\n"
    assert checked(sample("producer.send(1)", above=above)) == ([Outcome.CHECKED], [])
    assert checked(sample("producer.send(msg)", above=above))[1] == [
        "7 undefined-name: msg is defined nowhere"
    ]
    assert checked(sample("print(1)", above=above))[1] == [
        "7 not-lacking: the sample is said to lack producer, and does not"
    ]


def test_names_that_the_stub_defines_are_excused() -> None:
    below = "<!-- stub\nimport os\nseen = {}\ndef handle(event): other(event)\n-->\n"
    assert facts("handle(seen, os)") == [
        f"6 undefined-name: {n} is defined nowhere" for n in ("handle", "seen", "os")
    ]
    assert checked(sample("handle(seen, os)", below=below)) == ([Outcome.CHECKED], [])
    assert checked(sample("other()", below=below))[1] == [
        "6 undefined-name: other is defined nowhere"
    ]


def test_a_library_that_is_not_installed_leaves_the_sample_not_checked() -> None:
    assert checked(sample("import cribdeck_knows_no_such_library as x\nx.f(y=1)")) == (
        [Outcome.NOT_CHECKED],
        [],
    )


@pytest.mark.parametrize(
    "code",
    ["x = " + " + ".join(["1"] * 2000), "import json\njson" + ".a" * 800 + "()"],
    ids=["sum", "attributes"],
)
def test_a_sample_that_is_nested_too_deeply_is_not_good(code: str) -> None:
    outcomes, _ = checked(sample(code))
    assert outcomes != [Outcome.CHECKED]


def test_samples_that_declare_nothing_are_fragments() -> None:
    assert checked(sample("consumer.commit()", says="")) == ([Outcome.CHECKED], [])
