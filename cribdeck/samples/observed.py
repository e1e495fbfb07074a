"""What a run left behind, and whether that is what was expected of it.

Knows processes that ended, topics, databases. Does not know how expectations are written
(expectations), nor how a run is made (running).
"""

import contextlib
import json
import signal
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import assert_never

from cribdeck.samples import kafka_broker
from cribdeck.samples.expectations import (
    Check,
    Committed,
    Exits,
    HasHeader,
    HasKeys,
    Holds,
    HoldsRecords,
    Prints,
    PrintsNothing,
    Query,
    UsesPartitions,
)
from cribdeck.samples.kafka_broker import Broker


@dataclass(frozen=True, slots=True)
class Ran:
    """A process that ended: its exit code (a signal's number below 0), all that it printed, and
    why the runner had to end it ("" where it ended by itself or as told)."""

    code: int
    output: str
    ended: str


class Look:
    """What a run left behind; each topic is read once."""

    def __init__(self, at: Broker | None, folder: Path) -> None:
        self.at = at
        self.folder = folder
        self.topic = cache(self._topic)

    def _topic(self, name: str) -> tuple[kafka_broker.Stored, ...]:
        assert self.at is not None
        return kafka_broker.read(self.at, name)

    def committed(self, group: str, topic: str) -> int:
        assert self.at is not None
        return kafka_broker.committed(self.at, group, topic)


def seen(check: Check, ran: Ran, look: Look) -> str | None:
    """What was seen instead of what `check` says; None where it holds."""
    match check:
        case Exits(code):
            return None if ran.code == code else _ending(ran.code)
        case Prints(text, times):
            found = ran.output.count(text)
            fits = found > 0 if times is None else found == times
            return None if fits else f"{found} times"
        case PrintsNothing():
            return None if not ran.output else f"{len(ran.output.splitlines())} lines"
        case Holds(topic, values):
            return _same(values, [record.value for record in look.topic(topic)])
        case HoldsRecords(topic, records):
            held = len(look.topic(topic))
            return None if held == records else f"{held} records"
        case UsesPartitions(topic, partitions):
            used = len({record.partition for record in look.topic(topic)})
            return None if used == partitions else f"{used} partitions"
        case HasKeys(topic, keys):
            return _same(keys, [record.key for record in look.topic(topic)])
        case HasHeader(topic, name, text, times):
            found = sum(
                any(header == name and text in value for header, value in record.headers)
                for record in look.topic(topic)
            )
            return None if found == times else f"{found} times"
        case Committed(group, topic, offset):
            committed = look.committed(group, topic)
            return None if committed == offset else str(committed)
        case Query(file, sql, rows):
            return _rows(look.folder / file, sql, rows)
        case _:
            assert_never(check)


def _ending(code: int) -> str:
    return f"exit {code}" if code >= 0 else f"ended by {signal.Signals(-code).name}"


def _same(expected: Sequence[str], found: Sequence[str | None]) -> str | None:
    # A topic has no order across its partitions.
    shown = sorted("(none)" if text is None else text for text in found)
    return None if shown == sorted(expected) else " | ".join(shown) or "nothing"


def _rows(path: Path, sql: str, expected: tuple[tuple[object, ...], ...]) -> str | None:
    try:
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
            rows = tuple(db.execute(sql).fetchall())
    except sqlite3.Error as error:
        return str(error)
    return None if rows == expected else json.dumps(rows, default=repr)
