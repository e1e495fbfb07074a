"""Checks python samples against the libraries that are installed: names, keywords, methods.

So a sample that goes stale with a new version of a library is noticed without being run. Only
samples that declare something are checked (declarations): those of other notes are often fragments,
and the check imports what they import. A library that is not installed leaves its sample not
checked, never good. Knows Python's ast, inspect and pyflakes; runs no sample.
"""

import ast
import importlib
import inspect
import symtable
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Any

from cribdeck.problems import Problem
from cribdeck.samples.declarations import Declared
from cribdeck.samples.syntax import Outcome, Sample, line_in_notes


@dataclass(frozen=True, slots=True)
class _Stale:
    """What is wrong at a line of the sample, from 1."""

    line: int
    code: str
    fact: str
    remedy: str


class _NotInstalled(Exception):
    """A library that the sample imports."""


def check(
    samples: Sequence[Sample], declared: Sequence[Declared]
) -> tuple[tuple[Sample, ...], tuple[Problem, ...]]:
    """`samples` of a document with the outcome that they have after this check, and a problem for
    each name, keyword or method that does not exist."""
    by_location = {one.block.location: one for one in declared}
    checked = []
    problems = []
    for sample in samples:
        one = by_location.get(sample.block.location)
        if one is None or sample.outcome is not Outcome.CHECKED:
            checked.append(sample)
            continue
        outcome, found = _check(one)
        checked.append(replace(sample, outcome=outcome))
        problems += [
            Problem(line_in_notes(one.block, stale.line), stale.code, stale.fact, stale.remedy)
            for stale in found
        ]
    return tuple(checked), tuple(problems)


def _check(one: Declared) -> tuple[Outcome, list[_Stale]]:
    try:
        tree = ast.parse(one.block.text)
    except SyntaxError:  # a session (`>>> …`), of which samples checked the parts
        return Outcome.NOT_CHECKED, []
    found = list(_undefined(tree, one))
    try:
        imported, missing = _imported(tree)
    except _NotInstalled:
        return (Outcome.FAILED if found else Outcome.NOT_CHECKED), found
    found += missing
    found += _calls(tree, imported)
    return (Outcome.FAILED if found else Outcome.CHECKED), sorted(found, key=lambda s: s.line)


# --- Names ----------------------------------------------------------------------------------------


def _undefined(tree: ast.Module, one: Declared) -> Iterator[_Stale]:
    """Names that neither the sample nor its stub defines, nor its writer declared as lacking; and
    names declared as lacking that are not."""
    from pyflakes import checker, messages

    found = checker.Checker(tree, builtins=_defined(one.stub))
    undefined = {
        str(message.message_args[0]): int(message.lineno)
        for message in found.messages
        if isinstance(message, messages.UndefinedName | messages.UndefinedLocal)
    }
    for name, line in undefined.items():
        if name not in one.lacks:
            yield _Stale(
                line,
                "undefined-name",
                f"{name} is defined nowhere",
                "define it, or say above the sample that it lacks it",
            )
    for name in sorted(one.lacks - undefined.keys()):
        yield _Stale(
            1,
            "not-lacking",
            f"the sample is said to lack {name}, and does not",
            f"take {name} out of `lacks`",
        )


def _defined(stub: str) -> set[str]:
    if not stub.strip():
        return set()
    try:
        names = symtable.symtable(stub, "<stub>", "exec").get_symbols()
    except SyntaxError:
        return set()  # its run says so
    return {name.get_name() for name in names if name.is_assigned() or name.is_imported()}


# --- Imports --------------------------------------------------------------------------------------


def _imported(tree: ast.Module) -> tuple[Mapping[str, Any], list[_Stale]]:
    """What each imported name stands for, and the names that their library does not have."""
    known: dict[str, Any] = {}
    missing = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                module = _module(alias.name)
                if module is None:
                    missing.append(_no_module(node.lineno, alias.name))
                elif alias.asname:
                    known[alias.asname] = module
                else:
                    top = alias.name.partition(".")[0]
                    known[top] = _module(top)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            module = _module(node.module)
            if module is None:
                missing.append(_no_module(node.lineno, node.module))
                continue
            for alias in node.names:
                if alias.name == "*":
                    continue
                found = getattr(module, alias.name, None)
                if found is None:
                    found = _module(f"{node.module}.{alias.name}")
                if found is None and not hasattr(module, alias.name):
                    missing.append(
                        _Stale(
                            alias.lineno,
                            "missing-name",
                            f"{node.module} has no {alias.name}",
                            f"look up its name in the installed version of {node.module}",
                        )
                    )
                else:
                    known[alias.asname or alias.name] = found
    once = _bound_once(tree)
    return {name: thing for name, thing in known.items() if name in once}, missing


def _no_module(line: int, name: str) -> _Stale:
    top = name.partition(".")[0]
    return _Stale(
        line,
        "missing-name",
        f"{top} has no module {name}",
        f"look up its name in the installed version of {top}",
    )


def _module(name: str) -> Any:
    """The module `name`, None where its library has none of that name; raises _NotInstalled where
    there is no such library."""
    if find_spec(name.partition(".")[0]) is None:
        raise _NotInstalled(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            return None
        raise _NotInstalled(name) from None  # something that the library needs
    except ImportError:
        raise _NotInstalled(name) from None


def _bound_once(tree: ast.Module) -> set[str]:
    """Names that the sample binds at one place only, so that it is known what they stand for."""
    places: Counter[str] = Counter()
    imports: set[str] = set()  # `import a.b` and `import a.c` both bind a, to the same module
    for node in ast.walk(tree):
        match node:
            case ast.Name(name, ast.Store() | ast.Del()):
                places[name] += 1
            case ast.arg(name):
                places[name] += 1
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
                places[name] += 1
            case ast.ExceptHandler(_, str(name)) | ast.MatchAs(_, str(name)):
                places[name] += 1
            case ast.Import(names) | ast.ImportFrom(_, names):
                imports.update(alias.asname or alias.name.partition(".")[0] for alias in names)
    places.update(imports)
    return {name for name, n in places.items() if n == 1}


# --- Calls ----------------------------------------------------------------------------------------


def _calls(tree: ast.Module, imported: Mapping[str, Any]) -> Iterator[_Stale]:
    """Calls whose callee is known, and that the installed version of it does not take."""
    instances = dict(_instances(tree, imported))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(ast.Name(name), method) if name in instances:
                cls = instances[name]
                if not _may_have(cls, method):
                    yield _Stale(
                        node.func.lineno,
                        "missing-name",
                        f"{cls.__name__} has no {method}",
                        f"look up its name in the installed version of {_library(cls)}",
                    )
                if not hasattr(cls, method):
                    continue
                function = inspect.getattr_static(cls, method)
                bound = not isinstance(function, staticmethod | classmethod)
                yield from _arguments(node, getattr(cls, method), bound=bound)
            case _:
                try:
                    callee = _resolved(node.func, imported)
                except AttributeError as error:
                    yield _Stale(
                        node.func.lineno,
                        "missing-name",
                        f"{ast.unparse(node.func)} does not exist ({error})",
                        "look up its name in the installed version",
                    )
                else:
                    if callable(callee):
                        yield from _arguments(node, callee, bound=False)


def _may_have(cls: type, method: str) -> bool:
    """Whether instances of `cls` may have `method`, also one that is set on the instance."""
    if hasattr(cls, method):
        return True
    for base in cls.__mro__[:-1]:  # without object
        try:
            source = inspect.getsource(base)
        except (OSError, TypeError):  # written in C
            return True
        if f"self.{method} =" in source or "setattr(self" in source:
            return True
    return False


def _resolved(node: ast.expr, imported: Mapping[str, Any]) -> Any:
    """What a dotted name that begins with an imported one stands for, or None; raises
    AttributeError where a part of it does not exist."""
    match node:
        case ast.Name(name):
            return imported.get(name)
        case ast.Attribute(value, attribute):
            owner = _resolved(value, imported)
            return None if owner is None else getattr(owner, attribute)
        case _:
            return None


def _instances(tree: ast.Module, imported: Mapping[str, Any]) -> Iterator[tuple[str, type]]:
    """Variables that hold an imported class's instance: `x = Class(…)`, `with Class(…) as x`."""
    once = _bound_once(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Assign([ast.Name(name)], ast.Call(made)) if name in once:
                pass
            case ast.withitem(ast.Call(made), ast.Name(name)) if name in once:
                pass
            case _:
                continue
        try:
            cls = _resolved(made, imported)
        except AttributeError:
            continue
        # What a class that answers for unknown names has cannot be looked up.
        if inspect.isclass(cls) and not hasattr(cls, "__getattr__"):
            yield name, cls


def _arguments(node: ast.Call, callee: Callable[..., Any], *, bound: bool) -> Iterator[_Stale]:
    """A problem where the callee does not take the arguments of this call."""
    name = ast.unparse(node.func)
    named = {keyword.arg: keyword for keyword in node.keywords if keyword.arg}
    try:
        signature = inspect.signature(callee)
    except (TypeError, ValueError):  # written in C, without a signature
        return
    library = _library(callee)
    remedy = f"look up what {name} takes in the installed version of {library}"
    options = _options(callee, signature)
    if options is not None:
        for key in named.keys() - options:
            yield _Stale(named[key].lineno, "unknown-keyword", f"{name} has no {key}", remedy)
        return
    spread = len(named) < len(node.keywords)
    if spread or any(isinstance(arg, ast.Starred) for arg in node.args):
        return
    try:
        signature.bind(*([None] * (bound + len(node.args))), **named)
    except TypeError as error:
        yield _Stale(node.lineno, "wrong-arguments", f"{name}: {error}", remedy)


def _options(callee: Callable[..., Any], signature: inspect.Signature) -> set[str] | None:
    """The keywords of a client of kafka-python, which takes any and refuses what is not in its
    DEFAULT_CONFIG; None for everything else."""
    defaults = getattr(callee, "DEFAULT_CONFIG", None)
    kinds = {parameter.kind for parameter in signature.parameters.values()}
    if not isinstance(defaults, Mapping) or inspect.Parameter.VAR_KEYWORD not in kinds:
        return None
    return {*map(str, defaults), *_named(signature.parameters.values())}


def _named(parameters: Iterable[inspect.Parameter]) -> Iterator[str]:
    takes_keyword = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    yield from (parameter.name for parameter in parameters if parameter.kind in takes_keyword)


def _library(thing: Any) -> str:
    return str(getattr(thing, "__module__", None) or "Python").partition(".")[0]
