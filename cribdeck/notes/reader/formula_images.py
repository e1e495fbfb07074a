"""Formulas that are written as images: the address asks a service on the net to draw some TeX.

Knows these services, and where in their addresses the TeX stands. Does not know what TeX may pass
(passing.tex), nor fetches anything.
"""

import re
from urllib.parse import parse_qs, unquote, urlsplit

# Host, path, and the field of the query that holds the TeX; "" where all of the query is TeX, and
# None where the end of the path is. By their own documentation or, where they have none, as GitHub,
# Zhihu and WordPress write them.
SERVICES = tuple(
    (re.compile(host, re.IGNORECASE), re.compile(path, re.IGNORECASE), field)
    for host, path, field in (
        (r"render\.githubusercontent\.com", r"/render/math", "math"),
        (r"(?:latex|math)\.codecogs\.com", r"/(?:svg|png|gif)\.(?:latex|image)", ""),
        (r"(?:www\.)?codecogs\.com", r"/(?:svg|png|gif)\.latex", ""),
        (r"math\.vercel\.app", r"/?", "from"),
        (r"(?:www\.)?zhihu\.com", r"/equation", "tex"),
        (r"s\d\.wp\.com", r"/latex\.php", "latex"),
        (r"chart\.(?:googleapis|apis\.google)\.com", r"/chart", "chl"),
        (r"i\.upmath\.me", r"/(?:svg|png)/", None),
    )
)
GOOGLE_TEX = "tx"  # the kind of chart that is a formula
# What CodeCogs is told of the look before the formula: resolution, type, colours.
LOOKS = re.compile(
    r"\s*\\(?:dpi|inline|huge|large|small|tiny|bg|fg|bg_\w+|fn_\w+)\b(?:\s*\{[^{}]*\})?"
)


def formula_at(address: str) -> str:
    """The TeX that the image at `address` is drawn of; "" where it is a picture like others."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:  # a host in brackets that are never closed
        return ""
    if parts.scheme not in ("", "http", "https"):
        return ""
    for hosts, paths, field in SERVICES:
        if not hosts.fullmatch(host):
            continue
        if field is None:
            if found := paths.match(parts.path):
                return unquote(parts.path[found.end() :]).strip()
        elif paths.fullmatch(parts.path):
            return _of_query(parts.query, field)
    return ""


def _of_query(query: str, field: str) -> str:
    if not field:
        tex = unquote(query).replace("&space;", " ")
        while found := LOOKS.match(tex):
            tex = tex[found.end() :]
        return tex.strip()
    fields = parse_qs(query)
    is_other_chart = field == "chl" and fields.get("cht") != [GOOGLE_TEX]
    return "" if is_other_chart else fields.get(field, [""])[0].strip()
