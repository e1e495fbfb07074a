"""Builds deck and sheet: all of it is in cribdeck. What is here runs on any Python, so that a
machine that is not set up gets a sentence and not a traceback."""

import sys

SETUP = "run ./setup.sh, then .venv/bin/python build.py"

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("build.py needs Python 3.11 or newer; " + SETUP)

if __name__ == "__main__":
    try:
        from cribdeck.cli import main

        sys.exit(main())
    except ModuleNotFoundError as missing:
        # A module of ours that is missing is our mistake, and the traceback shows where.
        if missing.name is None or missing.name.split(".")[0] == "cribdeck":
            raise
        sys.exit("the package '" + missing.name + "' is not installed; " + SETUP)
    except OSError as error:
        if "cannot load library" not in str(error):  # cffi's words: WeasyPrint without Pango
            raise
        sys.exit("Pango, which draws the sheet, cannot be loaded; " + SETUP)
