"""Data flows one way: what each module may import of ours, and what only one module knows."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "cribdeck"
MAY_IMPORT = {
    "problems": set(),
    "model": {"problems"},
    "markup": {"model"},
    "entries": {"model", "markup", "problems"},
    "allowing": set(),
    "comments": {"model", "allowing", "problems"},
    "front_matter": {"model", "allowing", "choices", "problems"},
    "reader": {"model", "markup", "comments", "entries", "front_matter", "images", "problems"},
    "wording": set(),
    "subjects": {"model", "markup", "comments", "problems", "wording"},
    "lint_prompts": {"model", "markup", "problems", "subjects", "wording"},
    "lint_markup": {"model", "problems", "subjects", "wording"},
    "lint_answers": {"model", "markup", "problems", "subjects", "wording"},
    "twins": {"model", "problems", "subjects", "wording"},
    "lint": {
        *("model", "problems", "subjects", "lint_prompts", "lint_answers", "lint_markup"),
        "twins",
    },
    "samples": {"model", "problems"},
    "expectations": set(),
    "declarations": {"model", "problems", "samples", "expectations"},
    "library_files": set(),
    "bindings": set(),
    "signatures": set(),
    "library_api": {"library_files", "bindings", "signatures"},
    "api_check": {"problems", "samples", "declarations", "library_api", "library_files"},
    "broker": set(),
    "topics": {"broker"},
    "harness": set(),
    "verdicts": {"expectations", "broker", "topics"},
    "running": {
        "problems",
        "samples",
        "declarations",
        "expectations",
        "broker",
        "topics",
        "verdicts",
    },
    "ledger": {"model", "problems"},
    "matching": {"model", "ledger"},
    "identity": {"model", "problems", "ledger", "matching"},
    "stamps": {"model", "problems", "ledger"},
    "answers": {"model"},
    "colours": {"model"},
    "choices": {"model", "problems", "comments"},
    "clozes": {"model", "markup"},
    "code_clozes": {"model", "markup", "clozes"},
    "boxes": {"model", "markup", "clozes"},
    "asking": {"model", "markup"},
    "glossary": {"model", "markup"},
    "plans": {"model", "markup", "choices", "asking", "clozes", "code_clozes", "boxes"},
    "cards": {
        *("model", "markup", "problems", "answers", "colours"),
        *("plans", "asking", "clozes", "glossary"),
    },
    "apkg": {"model"},
    "layout": {"model"},
    "fitting": set(),
    "images": {"model", "layout", "vectors"},
    "vectors": set(),
    "formulas": {"model", "problems"},
    "drawings": {"model", "problems", "layout"},
    "code_breaks": {"model", "markup"},
    "pieces": {
        *("model", "markup", "layout", "drawings", "formulas", "code_breaks", "colours"),
        *("letter_widths", "table_widths"),
    },
    "piece_html": {
        *("model", "markup", "layout", "drawings", "formulas", "pieces", "table_widths"),
        *("long_words", "letter_widths"),
    },
    "letter_widths": set(),
    "long_words": {"model", "markup", "letter_widths"},
    "table_widths": {"model", "markup", "letter_widths"},
    "splitting": {"model", "markup", "pieces", "code_breaks"},
    "columns": {"pieces"},
    "complaints": {"model", "markup", "problems"},
    "engine": {"layout"},
    "card_faces": {"model", "markup", "colours", "pieces"},
    "card_paper": {"model", "layout"},
    "card_fitting": {"model", "layout", "pieces", "splitting", "table_widths"},
    "paper_cards": {
        *("model", "markup", "problems", "layout", "pieces", "piece_html", "typesetter"),
        *("engine", "complaints", "formulas", "drawings", "card_faces"),
        *("card_fitting", "card_paper"),
    },
    "typesetter": {
        "model",
        "layout",
        "engine",
        "images",
        "pieces",
        "piece_html",
        "splitting",
        "columns",
    },
    "sheet": {
        *("model", "markup", "problems"),
        *("layout", "fitting", "drawings", "formulas", "arrangement", "typesetter", "complaints"),
    },
    "arrangement": {"layout", "fitting", "pieces", "columns", "typesetter"},
    "edition": {"model", "markup", "problems", "answers"},
    "said": {"model", "problems", "choices"},
    "deck_search": {"model", "problems", "said", "choices"},
    "pdf_text": set(),
    "wanted": {"model", "said", "pdf_text"},
    "comparison": {
        *("model", "problems", "said", "pdf_text", "wanted"),
        *("code_columns", "visibility"),
    },
    "visibility": {"model", "said", "pdf_text", "wanted"},
    "code_columns": {"model", "said", "pdf_text", "wanted"},
    "card_proof": {"model", "problems", "said", "pdf_text"},
    "readback": {
        *("model", "problems", "said", "deck_search", "pdf_text", "wanted", "comparison"),
        "card_proof",
    },
    "cache": set(),
    "publish": {"problems"},
    "report": {
        "model",
        "markup",
        "problems",
        "identity",
        "stamps",
        "samples",
        "edition",
        "sheet",
        "paper_cards",
        "running",
    },
    "pipeline": None,  # the order of all the others
    "listing": {"problems"},
    "cli": {"pipeline", "problems", "listing"},
    "__init__": set(),
}
ONLY_ONE_KNOWS = {
    "markdown_it": "reader",
    "genanki": "apkg",
    "filelock": "publish",
    "jinja2": "engine",
    "weasyprint": "engine",
    "ziamath": "formulas",
    "PIL": "images",
    "pypdfium2": "pdf_text",
    "pyflakes": "api_check",
    "rich": "cli",
}
SLOW = (
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


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_a_module_imports_only_what_it_may(path: Path) -> None:
    allowed = MAY_IMPORT[path.stem]
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("cribdeck.")}
    ours.discard("__version__")
    assert allowed is None or ours <= allowed


@pytest.mark.parametrize("library", ONLY_ONE_KNOWS)
def test_one_module_alone_knows_a_library(library: str) -> None:
    users = {
        path.stem for path in modules() if any(n.split(".")[0] == library for n in imports(path))
    }
    assert users == {ONLY_ONE_KNOWS[library]}


def test_the_command_line_starts_without_the_slow_libraries() -> None:
    code = f"import sys, cribdeck.cli; print([n for n in {SLOW!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
