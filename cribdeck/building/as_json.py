"""Values of frozen types as what JSON knows, and back: how the store keeps them.

Knows types by their annotations. Does not know what the values mean, nor where they are kept.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def plain(value: object) -> object:
    """What stands for a `value` that JSON does not know itself."""
    if is_dataclass(value):  # asdict would copy every string of it
        return {one.name: getattr(value, one.name) for one in fields(value)}
    return sorted(value) if isinstance(value, frozenset) else str(value)


def value(kind: Any, data: Any) -> Any:
    """The value of the type `kind` that `plain` and JSON turned into `data`.

    Raises KeyError, TypeError, ValueError, AttributeError or OverflowError where it is none.
    """
    if data is None:
        if NoneType in get_args(kind):
            return None
        raise ValueError(f"nothing stands for {kind}")
    if is_dataclass(kind):
        types = _hints(kind)  # type: ignore[arg-type]
        return kind(**{name: value(types[name], part) for name, part in data.items()})  # type: ignore[operator]
    of = get_args(kind)
    origin = get_origin(kind)
    if origin in (tuple, frozenset):
        return origin(value(of[0], part) for part in data)
    if origin is Mapping:
        return {name: value(of[1], part) for name, part in data.items()}
    if origin is UnionType:
        for one in of:
            with suppress(KeyError, TypeError, ValueError, AttributeError):
                return value(one, data)
        raise ValueError(f"{data!r} is none of {of}")
    return kind(data)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
