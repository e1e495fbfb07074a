"""What Python source says, by Python's ast: what statements bind, and the signatures of functions.

Imports and runs nothing of what it reads. Knows statements; does not know what names stand for, nor
where their file is (library_api).
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import Parameter, Signature, _ParameterKind

# Who uses one of these may bind names that no statement shows.
_DYNAMIC = frozenset(
    {
        *("globals", "locals", "vars", "__dict__", "setattr", "__setattr__", "eval", "exec"),
        *("__path__", "extend_path", "meta_path"),
        "_convert_",  # enum's own way to put members into a module
    }
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The nodes that bind each name of a body, and its star imports."""

    bindings: Mapping[str, tuple[ast.AST, ...]]
    stars: tuple[ast.ImportFrom, ...]


@dataclass(frozen=True, slots=True)
class Late:
    """What a body may come to hold by what is executed in it or called from it.

    `patched` are attributes that are set on something other than one's own instance, `words` all
    names that are bound or set anywhere in it, and the words of its strings; `dynamic` tells
    whether any name may be bound.
    """

    patched: frozenset[str]
    words: frozenset[str]
    dynamic: bool


def scope(body: ast.Module | ast.ClassDef) -> Scope:
    """What the statements of `body` bind."""
    bindings = defaultdict[str, list[ast.AST]](list)
    stars = []
    for node in _own(body):
        for name in _binds(node):
            bindings[name].append(node)
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            stars.append(node)
    if isinstance(body, ast.Module):
        for node in ast.walk(body):
            if isinstance(node, ast.Global):
                for name in node.names:
                    bindings[name].append(node)
    return Scope({name: tuple(nodes) for name, nodes in bindings.items()}, tuple(stars))


def late(module: ast.Module) -> Late:
    """What `module` may come to hold beside what its statements bind."""
    return Late(frozenset(_patched(module)), frozenset(_words(module)), is_dynamic(module))


def _own(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a body, without those of the functions and classes in it."""
    inner = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda
    waiting = list(ast.iter_child_nodes(tree))
    while waiting:
        node = waiting.pop()
        yield node
        match node:
            case ast.Assign([ast.Name()], value) | ast.AnnAssign(ast.Name(), _, value):
                if value is not None:
                    waiting.append(value)  # the name is bound by the statement itself
            case _ if not isinstance(node, inner):
                waiting += ast.iter_child_nodes(node)


def _binds(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Assign([ast.Name(name)]) | ast.AnnAssign(ast.Name(name)):
            yield name
        case ast.Name(name, ast.Store() | ast.Del()):
            yield name
        case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
            yield name
        case ast.ExceptHandler(_, str(name)) | ast.MatchAs(_, str(name)) | ast.MatchStar(str(name)):
            yield name
        case ast.MatchMapping(rest=str(name)):
            yield name
        case ast.Import(names) | ast.ImportFrom(_, names):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in names)


def _patched(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Name("self" | "cls"), _, ast.Store()):
                pass
            case ast.Attribute(_, name, ast.Store() | ast.Del()):
                yield name


def _words(tree: ast.AST) -> Iterator[str]:
    """Names that something in `tree` stores, and all words of its strings but docstrings: `__all__`
    and tables of what is loaded late are made of such."""
    statements = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        yield from _binds(node)
        match node:
            case ast.Attribute(_, name, ast.Store()):
                yield name
            case ast.Constant(str(text)) if node not in statements:
                yield from re.findall(r"\w+", text)


def is_dynamic(tree: ast.Module | ast.ClassDef) -> bool:
    """Whether names may be bound in it that no statement shows. A method that sets attributes of
    its own instance binds none in the module, but in its class."""
    excused: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Name("setattr") as setter, [ast.Name("self" | "cls"), *_]):
                excused.add(setter)
            case ast.Attribute(ast.Name("self" | "cls")):
                excused.add(node)
            case ast.Subscript(ast.Attribute(_, "modules"), _, ast.Store() | ast.Del()):
                return True  # of sys
        name = getattr(node, "id", None) or getattr(node, "attr", None)
        if name in _DYNAMIC and (isinstance(tree, ast.ClassDef) or node not in excused):
            return True
    return False


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
