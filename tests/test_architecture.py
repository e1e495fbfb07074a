"""Data flows one way, from room to room, and some libraries are known to one module only."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "cribdeck"
ROOMS = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))
ONLY_HERE = {
    "markdown_it": {
        f"notes/reader/{name}"
        for name in (
            *("markdown", "block_rules", "formulas", "marks", "wiki", "attributes"),
            *("callouts", "footnotes", "indented", "list_ends", "program_lines", "properties"),
            "tags",
        )
    },
    "charset_normalizer": {"notes/reader/encoding"},
    "genanki": {"deck/genanki_overrides"},
    "jinja2": {"html/rendering"},
    "weasyprint": {"html/fonts", "html/rendering"},
    "ziamath": {"html/formulas"},
    "pygments": {"html/highlighting"},
    "fontTools": {"html/code_point_font", "html/fonts", "html/missing_glyphs"},
    "PIL": {"notes/pictures", "html/print_images"},
    "pypdfium2": {"proof/pdf_text"},
    "pyflakes": {"samples/api_check"},
    "rich": {"display"},
}
SLOW = (
    "charset_normalizer",
    "weasyprint",
    "genanki",
    "markdown_it",
    "pygments",
    "yaml",
    "sqlglot",
    "rich",
    "jinja2",
    "kafka",
    "pyflakes",
)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@cache
def imports(path: Path) -> set[str]:
    """Full names of what a module imports, wherever in it; of ours as `cribdeck.name`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "cribdeck":
            found.update(f"cribdeck.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_rooms_import_only_what_is_below_them() -> None:
    """The contracts stand in pyproject.toml."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_says_what_it_knows_and_where_to_begin(room: Path) -> None:
    told = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert "Does not know" in told or "Imports no" in told or "Only warns" in told
    begin = re.search(r"Begin\s+with\s+`(\w+)`", told)
    assert begin
    assert (room / f"{begin[1]}.py").exists() or (room / begin[1]).is_dir()


@pytest.mark.parametrize("library", ONLY_HERE)
def test_a_library_is_known_in_one_place(library: str) -> None:
    users = {
        path.relative_to(PACKAGE).with_suffix("").as_posix()
        for path in modules()
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users == ONLY_HERE[library]


def test_the_command_line_starts_without_the_slow_libraries() -> None:
    code = f"import sys, cribdeck.cli; print([n for n in {SLOW!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
