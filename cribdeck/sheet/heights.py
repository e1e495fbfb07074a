"""Heights that are remembered from one run to the next, and the file that they lie in.

Knows keys, heights and bytes. Does not know what a height belongs to: whoever makes a key puts all
into it that the height depends on.
"""

import struct
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from cribdeck import files
from cribdeck.problems import Location, Problem, Severity

KEY = 16  # bytes
BEGIN = b"cribdeck heights 1\n"  # another number where keys or heights get another form
ENTRY = struct.Struct(f"<{KEY}sd")


class Heights:
    """Heights in points, by a key of KEY bytes. `used` are those that were asked for and known, or
    added: what the next run may need. So what is kept never grows beyond what a run needs."""

    __slots__ = ("_known", "used")

    def __init__(self, known: Mapping[bytes, float] | None = None) -> None:
        self._known = known or {}
        self.used: dict[bytes, float] = {}

    def get(self, key: bytes) -> float | None:
        """The height with this key, if it is known."""
        if key not in self.used and key in self._known:
            self.used[key] = self._known[key]
        return self.used.get(key)

    def add(self, key: bytes, height: float) -> None:
        """Remembers `height` under `key`."""
        self.used[key] = height

    def forget(self) -> bool:
        """Forgets everything, so that all is measured anew. Returns whether anything was known from
        an earlier run."""
        known = bool(self._known)
        self._known = {}
        self.used.clear()
        return known


def load(path: Path) -> tuple[Heights, tuple[Problem, ...]]:
    """What `save` put there; nothing where there is no such file, and nothing, with a warning,
    where it holds something else."""
    try:
        return Heights(_decoded(files.content(path))), ()
    except FileNotFoundError:
        return Heights(), ()
    except (OSError, ValueError) as error:
        fact = f"what was remembered of the last build cannot be used ({error})"
        remedy = "everything is measured again; nothing is lost"
        problem = Problem(Location(path), "heights", fact, remedy, Severity.WARNING)
        return Heights(), (problem,)


def save(path: Path, used: Mapping[bytes, float]) -> None:
    """Puts heights at `path` in one step. Raises OSError."""
    files.replace(path, _encoded(used))


def _encoded(used: Mapping[bytes, float]) -> bytes:
    body = b"".join(ENTRY.pack(*one) for one in sorted(used.items()))
    return BEGIN + _digest(body) + body


def _decoded(data: bytes) -> dict[bytes, float]:
    """Raises ValueError."""
    body = data[len(BEGIN) + KEY :]
    if data[: -len(body) or None] != BEGIN + _digest(body) or len(body) % ENTRY.size:
        raise ValueError("it is damaged, or of another version")
    return dict(ENTRY.iter_unpack(body))


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=KEY).digest()
