"""What is in a broker: puts records there, reads topics, asks for committed offsets.

Knows kafka-python's clients. Does not know where the broker comes from (broker) nor what a sample
does with it (running). Whatever a client raises becomes NotAvailable.
"""

import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cribdeck.samples.broker import Broker, NotAvailable

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
        _answers(),
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
        _answers(),
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
        _answers(),
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
def _answers() -> Iterator[None]:
    from kafka.errors import KafkaError

    try:
        yield
    except KafkaError as error:
        raise NotAvailable(f"the broker does not answer: {error!r}") from None
