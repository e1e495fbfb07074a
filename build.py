"""Builds deck and sheet: all of it is in cribdeck. What is here runs on any Python, so that a
machine that is not set up gets a sentence and not a traceback."""

import sys

SETUP = "run ./setup.sh, then .venv/bin/python build.py"

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("build.py needs Python 3.11 or newer; " + SETUP)

if __name__ == "__main__":
    try:
        from pathlib import Path

        from cribdeck.cli import main

        sys.exit(main(command="build.py", home=Path(__file__).resolve().parent))
    except ModuleNotFoundError as missing:
        # A module of ours that is missing is our mistake, and the traceback shows where.
        if missing.name is None or missing.name.split(".")[0] == "cribdeck":
            raise
        sys.exit("the package '" + missing.name + "' is not installed; " + SETUP)
