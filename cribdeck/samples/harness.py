"""Runs one sample, in a process of its own: `python harness.py JOB` (JOB is a file, as JSON).

Knows how to lead a sample that names localhost:9092 to another broker without a change to its text,
and how to make its tracebacks name the lines of the notes. Imports nothing of cribdeck: this is
started as a file. The job's keys are those of `Job` in running.
"""

import ast
import json
import os
import signal
import sys
import types
import warnings
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import Any

SHOWN = "localhost:9092"  # what samples name
# Shorter than kafka-python's defaults, so that a run takes seconds: the first join of a group takes
# half a session, and `for record in consumer` ends when nothing has come for a while.
DEFAULTS = {
    "session_timeout_ms": 6000,
    "heartbeat_interval_ms": 1000,
    "consumer_timeout_ms": 9000,
}


def main(job: Mapping[str, Any]) -> None:
    """Runs the stub and then the sample in one namespace, as a program of its own."""
    # A shell that starts the build in the background lets all its children ignore SIGINT.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if job["in_bash"]:
        text = f"{job['stub']}\n{job['sample']}".replace(SHOWN, job["broker"])
        os.execvp("bash", ["bash", "-e", "-o", "pipefail", "-c", text])
    if job["broker"]:
        _lead_to(job["broker"], job["suffix"], DEFAULTS | job["config"])
        if find_spec("confluent_kafka") and "confluent_kafka" in job["stub"] + job["sample"]:
            _lead_confluent_to(job["broker"], job["suffix"])
        if job["warn"]:
            # Python shows only those about lines of the sample itself. kafka-python also warns
            # where it uses what the sample gave it; how it loads its own files is its own matter.
            warnings.simplefilter("default", DeprecationWarning)
            warnings.filterwarnings("ignore", module=r"importlib\.|kafka\.protocol\.")
    program = types.ModuleType("__main__")
    sys.modules["__main__"] = program
    sys.argv = [job["path"]]
    exec(compile(job["stub"], "<stub>", "exec"), vars(program))
    exec(_compiled(job["sample"], job["path"], job["first_line"]), vars(program))


def _compiled(sample: str, path: str, first_line: int) -> CodeType:
    return compile(ast.increment_lineno(ast.parse(sample), first_line - 1), path, "exec")


# --- Kafka ----------------------------------------------------------------------------------------


def _lead_to(broker: str, suffix: str, config: Mapping[str, object]) -> None:
    """Clients that name SHOWN get `broker`, and topics and groups get `suffix`."""
    import kafka

    def renamed(name: str) -> str:
        return _renamed(name, suffix)

    for client in (kafka.KafkaProducer, kafka.KafkaConsumer, kafka.KafkaAdminClient):
        known = {key: value for key, value in config.items() if key in client.DEFAULT_CONFIG}
        client.DEFAULT_CONFIG = {**client.DEFAULT_CONFIG, "bootstrap_servers": SHOWN, **known}
        client.__init__ = _led(client.__init__, broker, renamed)
    if not suffix:
        return
    send, subscribe = kafka.KafkaProducer.send, kafka.KafkaConsumer.subscribe
    topic_partition = kafka.TopicPartition

    def send_renamed(self: object, topic: str, *args: Any, **named: Any) -> Any:
        return send(self, renamed(topic), *args, **named)

    def subscribe_renamed(self: object, topics: Any = (), *args: Any, **named: Any) -> Any:
        names = [topics] if isinstance(topics, str) else topics
        return subscribe(self, list(map(renamed, names)), *args, **named)

    kafka.KafkaProducer.send = send_renamed
    kafka.KafkaConsumer.subscribe = subscribe_renamed
    # The name that samples import; the library itself uses kafka.structs.
    kafka.TopicPartition = lambda topic, partition: topic_partition(renamed(topic), partition)


def _led(
    init: Callable[..., None], broker: str, renamed: Callable[[str], str]
) -> Callable[..., None]:
    def started(self: object, *topics: str, **config: Any) -> None:
        named = config.get("bootstrap_servers", SHOWN)
        _only_shown([named] if isinstance(named, str) else named)
        config["bootstrap_servers"] = [broker]
        if config.get("group_id"):
            config["group_id"] = renamed(config["group_id"])
        init(self, *map(renamed, topics), **config)

    return started


def _lead_confluent_to(broker: str, suffix: str) -> None:
    """As `_lead_to`, for the producers and consumers of confluent-kafka. They are written in C:
    a sample imports classes of ours in their place."""
    import confluent_kafka

    def led(config: Mapping[str, Any]) -> dict[str, Any]:
        _only_shown(config.get("bootstrap.servers", SHOWN).split(","))
        group = {"group.id": _renamed(config["group.id"], suffix)} if "group.id" in config else {}
        return {**config, "bootstrap.servers": broker, **group}

    class Producer(confluent_kafka.Producer):
        def __init__(self, config: Mapping[str, Any]) -> None:
            super().__init__(led(config))

        def produce(self, topic: str, *args: Any, **named: Any) -> None:
            super().produce(_renamed(topic, suffix), *args, **named)

    class Consumer(confluent_kafka.Consumer):
        def __init__(self, config: Mapping[str, Any]) -> None:
            session = {"session.timeout.ms": DEFAULTS["session_timeout_ms"]}
            super().__init__(session | led(config))

        def subscribe(self, topics: Iterable[str], *args: Any, **named: Any) -> None:
            super().subscribe([_renamed(topic, suffix) for topic in topics], *args, **named)

    vars(confluent_kafka).update(Producer=Producer, Consumer=Consumer)


def _renamed(name: str, suffix: str) -> str:
    return name if name.endswith(suffix) else name + suffix


def _only_shown(servers: Iterable[str]) -> None:
    """A sample must never reach a broker that its reader did not mean."""
    if any(server not in (SHOWN, "localhost") for server in servers):
        raise ValueError(f"samples may only name {SHOWN}, not {', '.join(servers)}")


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
