"""The clauses of an expectation: what is given to a sample, and what must come of it.

Knows how each clause is written, and says it as a type. Does not know where clauses stand in the
notes (declarations), nor whether they hold (observed).
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a topic; `key` is None where it has none."""

    key: str | None
    value: str
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """Before the sample starts, `topic` gets these records."""

    topic: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """The clients' default for the configuration key `name`."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Once the sample has printed `text`, it gets the signal (`SIGTERM`)."""

    signal: str
    text: str


@dataclass(frozen=True, slots=True)
class Exits:
    """The exit code of the sample."""

    code: int


@dataclass(frozen=True, slots=True)
class Prints:
    """`text` is in the output so many `times`; None: at least once."""

    text: str
    times: int | None


@dataclass(frozen=True, slots=True)
class PrintsNothing:
    """The output is empty."""


@dataclass(frozen=True, slots=True)
class Holds:
    """The topic's records have these values, in any order."""

    topic: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoldsRecords:
    """The topic has so many records."""

    topic: str
    records: int


@dataclass(frozen=True, slots=True)
class UsesPartitions:
    """The topic's records lie in so many partitions."""

    topic: str
    partitions: int


@dataclass(frozen=True, slots=True)
class HasKeys:
    """The topic's records have these keys, in any order."""

    topic: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasHeader:
    """So many records of the topic have a header `name` with `text` in its value."""

    topic: str
    name: str
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Committed:
    """The group's committed offsets of all partitions of the topic add up to `offset`."""

    group: str
    topic: str
    offset: int


@dataclass(frozen=True, slots=True)
class Query:
    """The query in the SQLite database `file` of the working folder gives `rows`."""

    file: str
    sql: str
    rows: tuple[tuple[str | int | float | None, ...], ...]


Check = (
    Exits
    | Prints
    | PrintsNothing
    | Holds
    | HoldsRecords
    | UsesPartitions
    | HasKeys
    | HasHeader
    | Committed
    | Query
)
Clause = Given | Config | Stop | Check
SETTING = (Given, Config, Stop)  # what is done; the others are checked afterwards
ON_A_BROKER = (Given, Config, Holds, HoldsRecords, UsesPartitions, HasKeys, HasHeader, Committed)


# --- How they are written -------------------------------------------------------------------------


def _given(topic: str, records: str) -> Clause:
    return Given(topic, tuple(map(_record, records.split(" | "))))


def _record(text: str) -> Record:
    headers: tuple[tuple[str, str], ...] = ()
    # `k=[1]` is a value; headers have names: `k=v [trace=1,user=alice]`.
    if found := re.search(r" \[([\w.-]+=[^\]]*)\]$", text):
        text = text[: found.start()]
        pairs = (pair.partition("=") for pair in found[1].split(","))
        headers = tuple((name, value) for name, _, value in pairs)
    key, equals, value = text.partition("=")
    if not equals:
        raise ValueError(text)
    return Record(key or None, value, headers)


def _query(file: str, sql: str, rows: str) -> Clause:
    found = json.loads(rows)
    if not isinstance(found, list) or not all(isinstance(row, list) for row in found):
        raise ValueError(rows)
    return Query(file, sql, tuple(map(tuple, found)))


def _values(text: str) -> tuple[str, ...]:
    return tuple(text.split(" | "))


# How a clause is written, as a person reads it and as it is recognised (the first that fits).
CLAUSES: Sequence[tuple[str, str, Callable[..., Clause]]] = (
    ("given TOPIC: KEY=VALUE [HEADER=VALUE] | …", r"given (\S+): (.+)", _given),
    ("config NAME=N", r"config (\w+)=(\d+)", lambda name, n: Config(name, int(n))),
    ('stop SIGTERM|SIGINT after "TEXT"', r'stop (SIGTERM|SIGINT) after "(.+)"', Stop),
    ("exit N", r"exit (\d+)", lambda code: Exits(int(code))),
    ("prints nothing", r"prints nothing()", lambda _: PrintsNothing()),
    (
        'prints "TEXT" [N times]',
        r'prints "(.+?)"(?: (\d+) times?)?',
        lambda text, n: Prints(text, None if n is None else int(n)),
    ),
    ("topic TOPIC is empty", r"topic (\S+) is empty", lambda topic: HoldsRecords(topic, 0)),
    (
        "topic TOPIC holds N records",
        r"topic (\S+) holds (\d+) records?",
        lambda topic, n: HoldsRecords(topic, int(n)),
    ),
    (
        "topic TOPIC holds VALUE | VALUE",
        r"topic (\S+) holds (.+)",
        lambda topic, values: Holds(topic, _values(values)),
    ),
    (
        "topic TOPIC uses N partitions",
        r"topic (\S+) uses (\d+) partitions?",
        lambda topic, n: UsesPartitions(topic, int(n)),
    ),
    (
        "topic TOPIC keys KEY | KEY",
        r"topic (\S+) keys (.+)",
        lambda topic, keys: HasKeys(topic, _values(keys)),
    ),
    (
        'topic TOPIC header NAME "TEXT" N times',
        r'topic (\S+) header (\S+) "(.+)" (\d+) times?',
        lambda topic, name, text, n: HasHeader(topic, name, text, int(n)),
    ),
    (
        "group GROUP committed TOPIC N",
        r"group (\S+) committed (\S+) (\d+)",
        lambda group, topic, n: Committed(group, topic, int(n)),
    ),
    ('sqlite FILE "SQL" gives JSON', r'sqlite (\S+) "(.+)" gives (.+)', _query),
)


def parse(text: str) -> Clause | None:
    """The clause that `text` says; None where it says none."""
    for _, pattern, build in CLAUSES:
        if found := re.fullmatch(pattern, text):
            try:
                return build(*found.groups())
            except ValueError:
                return None
    return None
