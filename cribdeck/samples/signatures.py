"""Signatures that are read from source, for functions and named tuples.

Knows Python's ast; imports and runs nothing of what it reads.
"""

import ast
from inspect import Parameter, Signature, _ParameterKind


def of_function(arguments: ast.arguments) -> Signature:
    """The signature of a function with these arguments."""
    before: list[tuple[ast.arg, _ParameterKind]] = [
        (each, Parameter.POSITIONAL_ONLY) for each in arguments.posonlyargs
    ]
    before += [(each, Parameter.POSITIONAL_OR_KEYWORD) for each in arguments.args]
    required = len(before) - len(arguments.defaults)
    found = [
        _parameter(each.arg, of_kind, optional=n >= required)
        for n, (each, of_kind) in enumerate(before)
    ]
    if arguments.vararg:
        found.append(_parameter(arguments.vararg.arg, Parameter.VAR_POSITIONAL))
    found += [
        _parameter(each.arg, Parameter.KEYWORD_ONLY, optional=default is not None)
        for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    ]
    if arguments.kwarg:
        found.append(_parameter(arguments.kwarg.arg, Parameter.VAR_KEYWORD))
    return Signature(found)


def _parameter(name: str, kind: _ParameterKind, *, optional: bool = False) -> Parameter:
    return Parameter(name, kind, default=... if optional else Parameter.empty)


def of_named_tuple(made: ast.Call) -> Signature | None:
    """The signature of what `namedtuple("Name", [...], defaults=[...])` makes; None for another
    call, and where not all of it stands there."""
    match made:
        case ast.Call(
            ast.Name("namedtuple") | ast.Attribute(_, "namedtuple"), [_, fields], options
        ):
            pass
        case _:
            return None
    defaults = 0
    match options:
        case []:
            pass
        case [ast.keyword("defaults", ast.List(values) | ast.Tuple(values))]:
            defaults = len(values)
            if any(isinstance(value, ast.Starred) for value in values):
                return None
        case _:
            return None
    match fields:
        case ast.Constant(str(text)):
            names = text.replace(",", " ").split()
        case ast.List(parts) | ast.Tuple(parts):
            names = [p.value for p in parts if isinstance(p, ast.Constant) and type(p.value) is str]
            if len(names) < len(parts):
                return None
        case _:
            return None
    first = len(names) - defaults
    try:
        return Signature(
            [
                _parameter(name, Parameter.POSITIONAL_OR_KEYWORD, optional=n >= first)
                for n, name in enumerate(names)
            ]
        )
    except ValueError:  # not names
        return None
