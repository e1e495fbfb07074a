"""Checks python samples against the libraries that are installed: names, keywords, methods.

So a sample that goes stale with a new version of a library is noticed without being run. Only
samples that declare something are checked (declarations): those of other notes are often fragments.
A library that is not installed leaves its sample not checked, never good. Knows Python's ast and
pyflakes; runs no sample and imports nothing that one names (library_api reads it).
"""

import ast
import symtable
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from inspect import Parameter, Signature

from cribdeck.notes.blocks import PYTHON
from cribdeck.problems import Problem, Severity
from cribdeck.samples import library_api
from cribdeck.samples.declarations import Declared
from cribdeck.samples.library_api import Class, Function, Missing, NotInstalled, Thing
from cribdeck.samples.library_files import Module
from cribdeck.samples.syntax import Sample, line_in_notes
from cribdeck.samples.verdicts import ApiVerdict, Outcome, Remembered, Stale


def check(
    samples: Sequence[Sample], declared: Sequence[Declared], remembered: Remembered | None = None
) -> tuple[tuple[Sample, ...], tuple[Problem, ...]]:
    """`samples` of a document with the outcome that they have after this check, and a flaw for
    each name, keyword or method that does not exist. Fragments are left alone, and what is
    `remembered` is not looked up again."""
    memory = remembered or Remembered()
    by_location = {one.block.location: one for one in declared}
    checked = []
    problems = []
    for sample in samples:
        one = by_location.get(sample.block.location)
        is_python = sample.block.language in PYTHON
        if one is None or sample.outcome is not Outcome.CHECKED or not is_python:
            checked.append(sample)
            continue
        said = repr((one.block.text, one.stub, sorted(one.lacks)))
        verdict = memory.api(said, partial(_check, one))
        checked.append(replace(sample, outcome=verdict.outcome))
        problems += [
            Problem(
                line_in_notes(one.block, stale.line),
                stale.code,
                stale.fact,
                stale.remedy,
                Severity.FLAW,
            )
            for stale in verdict.stale
        ]
    return tuple(checked), tuple(problems)


def _check(one: Declared) -> ApiVerdict:
    try:
        return _checked(ast.parse(one.block.text), one)
    except (RecursionError, MemoryError):  # expressions in each other, hundreds deep
        return ApiVerdict(Outcome.NOT_CHECKED, ())


def _checked(tree: ast.Module, one: Declared) -> ApiVerdict:
    found = list(_undefined(tree, one))
    try:
        imported, missing = _imported(tree)
    except NotInstalled:
        return ApiVerdict(Outcome.FAILED if found else Outcome.NOT_CHECKED, tuple(found))
    found += missing
    found += _calls(tree, imported)
    in_order = tuple(sorted(found, key=lambda stale: stale.line))
    return ApiVerdict(Outcome.FAILED if found else Outcome.CHECKED, in_order)


# --- Names ----------------------------------------------------------------------------------------


def _undefined(tree: ast.Module, one: Declared) -> Iterator[Stale]:
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
            yield Stale(
                line,
                "undefined-name",
                f"{name} is defined nowhere",
                "define it, or say above the sample that it lacks it",
            )
    for name in sorted(one.lacks - undefined.keys()):
        yield Stale(
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


def _imported(tree: ast.Module) -> tuple[Mapping[str, Thing], list[Stale]]:
    """What each imported name stands for, and the names that their library does not have."""
    known: dict[str, Thing] = {}
    missing = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                try:
                    module = library_api.module(alias.name)
                except Missing:
                    missing.append(_no_module(node.lineno, alias.name))
                    continue
                top = alias.name.partition(".")[0]
                known[alias.asname or top] = module if alias.asname else library_api.module(top)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            try:
                module = library_api.module(node.module)
            except Missing:
                missing.append(_no_module(node.lineno, node.module))
                continue
            for alias in node.names:
                if alias.name == "*" or module is None:
                    continue
                try:
                    found = library_api.attribute(module, alias.name)
                except Missing:
                    missing.append(
                        Stale(
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


def _no_module(line: int, name: str) -> Stale:
    top = name.partition(".")[0]
    return Stale(
        line,
        "missing-name",
        f"{top} has no module {name}",
        f"look up its name in the installed version of {top}",
    )


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


def _calls(tree: ast.Module, imported: Mapping[str, Thing]) -> Iterator[Stale]:
    """Calls whose callee is known, and that the installed version of it does not take."""
    instances = dict(_instances(tree, imported))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(ast.Name(name), method) if name in instances:
                cls = instances[name]
                try:
                    callee = library_api.attribute(cls, method, of_instance=True)
                except Missing:
                    yield Stale(
                        node.func.lineno,
                        "missing-name",
                        f"{cls.name} has no {method}",
                        f"look up its name in the installed version of {_library(cls)}",
                    )
                    continue
            case _:
                try:
                    callee = _resolved(node.func, imported)
                except Missing as error:
                    yield Stale(
                        node.func.lineno,
                        "missing-name",
                        f"{ast.unparse(node.func)} does not exist ({error})",
                        "look up its name in the installed version",
                    )
                    continue
        if isinstance(callee, Class | Function):
            yield from _arguments(node, callee)


def _resolved(node: ast.expr, imported: Mapping[str, Thing]) -> Thing:
    """What a dotted name that begins with an imported one stands for, or None; raises Missing where
    a part of it does not exist."""
    match node:
        case ast.Name(name):
            return imported.get(name)
        case ast.Attribute(value, attribute):
            owner = _resolved(value, imported)
            if isinstance(owner, Module | Class):
                return library_api.attribute(owner, attribute)
            return None
        case _:
            return None


def _instances(tree: ast.Module, imported: Mapping[str, Thing]) -> Iterator[tuple[str, Class]]:
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
        except Missing:
            continue
        if isinstance(cls, Class):
            yield name, cls


def _arguments(node: ast.Call, callee: Class | Function) -> Iterator[Stale]:
    """A problem where the callee does not take the arguments of this call."""
    signature = library_api.signature(callee)
    if signature is None:
        return
    name = ast.unparse(node.func)
    named = {keyword.arg: keyword for keyword in node.keywords if keyword.arg}
    remedy = f"look up what {name} takes in the installed version of {_library(callee)}"
    options = _options(callee, signature)
    if options is not None:
        for key in named.keys() - options:
            yield Stale(named[key].lineno, "unknown-keyword", f"{name} has no {key}", remedy)
        return
    spread = len(named) < len(node.keywords)
    if spread or any(isinstance(arg, ast.Starred) for arg in node.args):
        return
    try:
        signature.bind(*([None] * len(node.args)), **named)
    except TypeError as error:
        yield Stale(node.lineno, "wrong-arguments", f"{name}: {error}", remedy)


def _options(callee: Class | Function, signature: Signature) -> set[str] | None:
    """The keywords of a client of kafka-python, which takes any and refuses what is not in its
    DEFAULT_CONFIG; None for everything else."""
    kinds = {parameter.kind for parameter in signature.parameters.values()}
    if isinstance(callee, Function) or Parameter.VAR_KEYWORD not in kinds:
        return None
    defaults = library_api.literal_keys(callee, "DEFAULT_CONFIG")
    return None if defaults is None else {*defaults, *_named(signature.parameters.values())}


def _named(parameters: Iterable[Parameter]) -> Iterator[str]:
    takes_keyword = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
    yield from (parameter.name for parameter in parameters if parameter.kind in takes_keyword)


def _library(thing: Class | Function) -> str:
    return thing.module.name.partition(".")[0]
