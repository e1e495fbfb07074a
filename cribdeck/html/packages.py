"""How this system installs what it lacks. Knows the programs that systems have for it."""

import shutil
from collections.abc import Mapping

APT, DNF, ZYPPER, PACMAN, APK, BREW = "apt-get", "dnf", "zypper", "pacman", "apk", "brew"


def how_to_install(commands: Mapping[str, str], otherwise: str) -> str:
    """The first of `commands`, which are named by their programs, whose program is here; else
    `otherwise`."""
    here = (command for program, command in commands.items() if shutil.which(program))
    command = next(here, "")
    return f"`{command}`" if command else otherwise
