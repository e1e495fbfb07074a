"""How to get Pango, the one library that WeasyPrint takes from the system: pip cannot install it.

Knows package managers. The packages are those that WeasyPrint's manual names ("First Steps").
"""

import shutil

MANUAL = "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#installation"
COMMANDS = {
    "apt-get": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "sudo dnf install pango",
    "zypper": "sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
    "pacman": "sudo pacman -S pango",
    "apk": "sudo apk add pango",
    # A Python that is not Homebrew's does not look there by itself.
    "brew": "brew install pango; export DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib",
}


def how_to_install() -> str:
    """What to do about it on this system, in a few words."""
    for program, command in COMMANDS.items():
        if shutil.which(program):
            return f"install it with `{command}`"
    return f"install it: {MANUAL}"
