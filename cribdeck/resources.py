"""Where the files that ship with the program lie: templates, stylesheets, fonts.

Knows that a checkout has them beside the package and a wheel inside of it. Does not know what is in
them.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
TEMPLATES = next(
    folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir()
)
FONTS = TEMPLATES / "fonts"
