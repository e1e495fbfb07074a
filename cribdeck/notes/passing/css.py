"""Styles within drawings: what they fetch, and what of the drawing they name.

Knows CSS as tinycss2 reads it, with its escapes. Does not know which properties there are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

PICTURE = r"data:image/(?:png|jpe?g|gif|webp)[;,]"  # embedded
WITHIN = rf"#|{PICTURE}"  # the drawing itself, or a picture in it
EMBEDDED = re.compile(WITHIN, re.IGNORECASE)
STYLED = re.compile(rf"{WITHIN}|data:(?:font|application)/", re.IGNORECASE)  # or a font in it
# Without any of these a value fetches nothing, and names nothing.
MAY_FETCH = re.compile(r"\\|@import|url|src|image", re.IGNORECASE)
FETCHING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"})
LONGEST = 1_000_000  # characters that are read of a style; fonts in it are long

Reference = tuple[str, str]  # the property that names something, and the id of that


def fetches(text: str) -> bool:
    """Whether the values, declarations or rules `text` name something outside of the drawing, or
    are too long to tell."""
    if not MAY_FETCH.search(text):
        return False
    return len(text) > LONGEST or _fetches(text)


@lru_cache(maxsize=256)
def _fetches(text: str) -> bool:
    import tinycss2

    return any(
        (token.type == "at-keyword" and token.lower_value == "import")
        or (token.type == "error" and token.kind == "bad-url")  # not everybody passes it over
        or any(not STYLED.match(url.strip()) for url in _urls_of(token))
        for token in _tokens(tinycss2.parse_component_value_list(text))
    )


def _tokens(nodes: Iterable[Any]) -> Iterator[Any]:
    """All of `nodes` and what is within them."""
    waiting = list(nodes)
    while waiting:
        token = waiting.pop()
        yield token
        for name in ("content", "arguments"):
            waiting.extend(getattr(token, name, None) or ())


def _urls_of(token: Any) -> Iterator[str]:
    if token.type == "url":
        yield token.value
    elif token.type == "function" and token.lower_name in FETCHING:
        yield from (one.value for one in _tokens(token.arguments) if one.type == "string")


@lru_cache(maxsize=256)
def references(value: str, name: str = "") -> tuple[Reference, ...]:
    """What of the drawing is named by `value` of the property `name`; where that is "", by the
    declarations in `value`."""
    if not MAY_FETCH.search(value):
        return ()
    import tinycss2

    if name:
        return _named(name, tinycss2.parse_component_value_list(value))
    return _declared(tinycss2.parse_blocks_contents(value))


def _named(name: str, values: Iterable[Any]) -> tuple[Reference, ...]:
    urls = (url.strip() for token in _tokens(values) for url in _urls_of(token))
    return tuple((name, url[1:]) for url in urls if url.startswith("#"))


def _declared(nodes: Iterable[Any]) -> tuple[Reference, ...]:
    return tuple(
        found
        for node in nodes
        if node.type == "declaration"
        for found in _named(node.lower_name, node.value)
    )


EVERYTHING = "*"


def by_selector(sheets: Iterable[str]) -> Mapping[str, set[Reference]]:
    """What the rules of stylesheets name, by each name in their selectors: of an element, a class
    or an id; EVERYTHING where a selector may mean others."""
    import tinycss2

    found: dict[str, set[Reference]] = {}
    waiting = [
        rule
        for sheet in sheets
        if MAY_FETCH.search(sheet)
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    ]
    while waiting:
        rule = waiting.pop()
        if rule.type == "at-rule" and rule.content:
            waiting.extend(tinycss2.parse_rule_list(rule.content, skip_whitespace=True))
        elif rule.type == "qualified-rule":
            named = _declared(tinycss2.parse_blocks_contents(rule.content))
            for selector in _names(rule.prelude) if named else ():
                found.setdefault(selector, set()).update(named)
    return found


def _names(prelude: Iterable[Any]) -> Iterator[str]:
    for token in prelude:
        if token.type in ("ident", "hash"):
            yield token.value
        elif token.type != "whitespace" and token.value not in tuple(".,>+~"):
            yield EVERYTHING
