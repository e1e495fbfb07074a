"""What the installed libraries offer, read from their source: nothing of them is imported or run.

Knows what a name in a module or class stands for, through imports and base classes. Does not know
where libraries lie (library_files) nor samples (api_check). Tells only what is certain: a thing
that source does not show (it is written in C, bound at two places, decorated, made while a module
runs) is None, and a name is missing only where nothing can have made it.
"""

import ast
import builtins
import warnings
from dataclasses import dataclass
from functools import lru_cache
from inspect import Parameter, Signature

from cribdeck.samples import library_files, python_source
from cribdeck.samples.library_files import Module
from cribdeck.samples.python_source import Late, Scope

LARGEST = 4_000_000  # bytes; what is larger was generated, and is not read
KEPT = 512  # modules whose statements stay in memory: some 300 MB of an average library


class NotInstalled(Exception):
    """There is no such library here."""


class Missing(Exception):
    """The library has no such name; says so in Python's words."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class, by its statement in a module."""

    module: Module
    node: ast.ClassDef

    @property
    def name(self) -> str:
        return self.node.name


@dataclass(frozen=True, slots=True)
class Function:
    """What is called with the arguments of `signature`."""

    module: Module
    signature: Signature


Thing = Module | Class | Function | None


def module(name: str) -> Module | None:
    """The module of this full name, None where that is not known; raises NotInstalled where there
    is no such library, Missing where it has no such module."""
    top, *parts = name.split(".")
    found = library_files.library(top)
    if found is None:
        raise NotInstalled(name)
    for part in parts:
        inner = library_files.submodule(found, part)
        if inner is None:  # `os.path` is bound in os, and not a file of it
            match _of_module(found, part, set()):
                case None:
                    return None
                case Module() as bound:
                    inner = bound
                case _:
                    raise Missing(f"No module named {name!r}")
        found = inner
    return found


def attribute(owner: Module | Class, name: str, *, of_instance: bool = False) -> Thing:
    """What `owner`, or an instance of it, has by this name; raises Missing where it has none."""
    if isinstance(owner, Module):
        return _of_module(owner, name, set())
    return _of_class(owner, name, of_instance)


def signature(callee: Class | Function) -> Signature | None:
    """The arguments that a call takes, where that is certain."""
    if isinstance(callee, Function):
        return callee.signature
    classes, builtin, certain = _lineage(callee)
    # An exception takes whatever its `__init__` takes; other builtins look at them before.
    certain = certain and all(issubclass(one, BaseException) or one is object for one in builtin)
    changed = any(_is_changed(one) or "__new__" in _scope_of(one).bindings for one in classes)
    if changed or not certain:
        return None
    made = _of_class(callee, "__init__", of_instance=True)
    return made.signature if isinstance(made, Function) else None


def literal_keys(owner: Class, name: str) -> frozenset[str] | None:
    """The keys of the dict that the class calls `name`, where each of them stands there."""
    for one in _lineage(owner)[0]:
        match _scope_of(one).bindings.get(name, ()):
            case ():
                continue
            case (ast.Assign(value=ast.Dict(keys)) | ast.AnnAssign(value=ast.Dict(keys)),):
                found = [key.value for key in keys if isinstance(key, ast.Constant)]
                return frozenset(map(str, found)) if len(found) == len(keys) else None
        return None
    return None


# --- Modules --------------------------------------------------------------------------------------

_Seen = set[tuple[Module, str]]  # what is being looked up: libraries import in circles


@lru_cache(maxsize=KEPT)
def _tree(owner: Module) -> ast.Module | None:
    try:
        if owner.source is None or owner.source.stat().st_size > LARGEST:
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(owner.source.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return None


@lru_cache(maxsize=KEPT)
def _scope(owner: Module) -> Scope:
    tree = _tree(owner)
    return Scope({}, ()) if tree is None else python_source.scope(tree)


@lru_cache(maxsize=KEPT)
def _late(owner: Module) -> Late:
    tree = _tree(owner)
    if tree is None:
        return Late(frozenset(), frozenset(), dynamic=True)
    return python_source.late(tree)


def _of_module(owner: Module, name: str, seen: _Seen) -> Thing:
    if (owner, name) in seen:
        return None
    seen.add((owner, name))
    scope = _scope(owner)
    places = scope.bindings.get(name, ())
    if len(places) == 1 and all(_line(star) < _line(places[0]) for star in scope.stars):
        return _bound_by(places[0], name, owner, seen)
    if places:
        return None
    offered = []
    for star in scope.stars:
        source = _imported_from(star, owner)
        if source is None:
            return None
        try:
            offered.append(_of_module(source, name, seen))
        except Missing:
            continue
    if offered:
        return offered[0] if len(offered) == 1 else None
    inner = library_files.submodule(owner, name)
    if inner is not None:
        return inner
    late = _late(owner)
    if late.dynamic or name in late.words or "__getattr__" in scope.bindings or _is_special(name):
        return None
    raise Missing(f"module {owner.name!r} has no attribute {name!r}")


def _bound_by(node: ast.AST, name: str, owner: Module, seen: _Seen) -> Thing:
    """What a statement of a module's body binds `name` to."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() if not node.decorator_list:
            return Function(owner, python_source.of_function(node.args))
        case ast.ClassDef():
            return Class(owner, node)
        case ast.Import(names):
            full = {alias.asname: alias.name for alias in names}.get(name, name)
            return _module_or_none(full)
        case ast.ImportFrom(names=names):
            source = _imported_from(node, owner)
            was = {alias.asname or alias.name: alias.name for alias in names}[name]
            return _or_none(source, was, seen)
        case ast.Assign(value=ast.Name(other)):
            return _or_none(owner, other, seen)
        case ast.Assign(value=ast.Call() as made) if "__defaults__" not in _late(owner).patched:
            fields = python_source.of_named_tuple(made)
            return Function(owner, fields) if fields else None
    return None


def _or_none(owner: Module | None, name: str, seen: _Seen) -> Thing:
    try:
        return None if owner is None else _of_module(owner, name, seen)
    except Missing:  # a builtin, or an import that is meant to fail
        return None


def _imported_from(node: ast.ImportFrom, owner: Module) -> Module | None:
    path = [node.module] if node.module else []
    if node.level:
        package = owner.name.split(".")
        base = package[: len(package) - node.level + bool(owner.folders)]
        if not base:
            return None
        path = [*base, *path]
    return _module_or_none(".".join(path))


def _module_or_none(name: str) -> Module | None:
    try:
        return module(name)
    except (NotInstalled, Missing):
        return None


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


# --- Classes --------------------------------------------------------------------------------------


@lru_cache(maxsize=KEPT)
def _scope_of(owner: Class) -> Scope:
    return python_source.scope(owner.node)


def _of_class(owner: Class, name: str, of_instance: bool) -> Thing:
    classes, builtin, certain = _lineage(owner)
    holders = [one for one in classes if name in _scope_of(one).bindings]
    if any(name in _late(one.module).patched for one in classes):
        return None
    if holders:
        # The order of several bases is not looked at.
        single = all(len(one.node.bases) < 2 for one in classes)
        alone = certain and not builtin and len(holders) == 1
        if holders[0] is owner or single or alone:
            return _member(holders[0], name, of_instance)
        return None
    inherited = (*builtin, object if of_instance else type)
    answers = {"__getattr__", "__getattribute__"}
    if (
        not certain
        or name.startswith("_")  # also names that Python mangles
        or any(hasattr(one, name) for one in inherited)
        or any(_is_changed(one) or python_source.is_dynamic(one.node) for one in classes)
        or any(answers & _scope_of(one).bindings.keys() for one in classes)
        or any(name in _late(one.module).words for one in classes)
    ):
        return None
    raise Missing(f"type object {owner.name!r} has no attribute {name!r}")


def _is_changed(one: Class) -> bool:
    """Whether a decorator or a metaclass may make something else of the class."""
    metaclasses = (ast.unparse(keyword.value) for keyword in one.node.keywords)
    return bool(one.node.decorator_list) or any(
        name.rpartition(".")[2] != "ABCMeta" for name in metaclasses
    )


def _lineage(owner: Class) -> tuple[tuple[Class, ...], tuple[type, ...], bool]:
    """A class and those that it inherits from, the nearest first; then the builtin ones; and
    whether that is all of them."""
    found: dict[tuple[Module, int], Class] = {}
    builtin: list[type] = []
    certain = True
    waiting = [owner]
    while waiting:
        one = waiting.pop(0)
        if (one.module, one.node.lineno) in found:
            continue
        found[one.module, one.node.lineno] = one
        for base in one.node.bases:
            match _base(one.module, base):
                case Class() as thing:
                    waiting.append(thing)
                case type() as thing:
                    builtin.append(thing)
                case _:
                    certain = False
    return tuple(found.values()), tuple(builtin), certain


def _base(owner: Module, node: ast.expr) -> Thing | type:
    match node:
        case ast.Subscript(value):  # Generic[T]
            return _base(owner, value)
        case ast.Name(name) if name not in _scope(owner).bindings and not _scope(owner).stars:
            found = getattr(builtins, name, None)
            return found if isinstance(found, type) else None
        case ast.Name(name):
            return _or_none(owner, name, set())
        case ast.Attribute(value, name):
            holder = _base(owner, value)
            return _or_none(holder, name, set()) if isinstance(holder, Module) else None
    return None


def _member(owner: Class, name: str, of_instance: bool) -> Thing:
    match _scope_of(owner).bindings[name]:
        case (ast.FunctionDef() | ast.AsyncFunctionDef() as node,):
            whole = python_source.of_function(node.args)
        case _:
            return None
    match [ast.unparse(each) for each in node.decorator_list]:
        case []:
            return Function(owner.module, _without_first(whole) if of_instance else whole)
        case ["classmethod"]:
            return Function(owner.module, _without_first(whole))
        case ["staticmethod"]:
            return Function(owner.module, whole)
    return None


def _without_first(whole: Signature) -> Signature:
    parameters = list(whole.parameters.values())
    if parameters and parameters[0].kind is not Parameter.VAR_POSITIONAL:
        del parameters[0]
    return whole.replace(parameters=parameters)
