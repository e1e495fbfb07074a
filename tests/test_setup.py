"""setup.sh finds what is missing by trying it. A library is missing here in earnest: the loader
finds an empty file first. The package managers are stand-ins: they note what they were asked for,
and put the library right, or fail."""

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="LD_LIBRARY_PATH is Linux's"),
]

MANAGERS = ("apt-get", "dnf", "zypper", "pacman", "brew")
PANGO = "libpango-1.0.so.0"
SUBSET = "libharfbuzz-subset.so.0"
ATOMIC = "libatomic.so.1"
READY = "setup: ready; next: .venv/bin/python build.py\n"
READY_FOR_TESTS = "setup: ready; next: .venv/bin/python -m pytest\n"


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all programs of this machine but package managers."""
    folder = tmp_path_factory.mktemp("programs")
    for path in os.environ["PATH"].split(os.pathsep):
        for program in Path(path).glob("*"):
            link = folder / program.name
            if program.name not in (*MANAGERS, "sudo") and not link.is_symlink():
                link.symlink_to(program)
    return folder


@dataclass(frozen=True, slots=True)
class Machine:
    """A prepared folder on a machine of which libraries can be taken away."""

    folder: Path
    programs: Path

    def program(self, name: str, script: str) -> None:
        """Puts a shell script called `name` first on the PATH."""
        write_program(self.folder / "bin" / name, script)

    def manager(self, name: str, *, installs: bool) -> None:
        done = f'rm -f "{self.folder}"/lib*/*' if installs else "exit 1"
        self.program(name, f'echo "{name} $*" >>"{self.folder}/asked"\n{done}')
        self.program("sudo", 'shift\nexec "$@"')

    def asked(self) -> list[str]:
        """The command lines that package managers were given."""
        path = self.folder / "asked"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def take_away(self, library: str) -> None:
        (self.folder / "lib" / library).touch()

    def take_away_from_driver(self, library: str) -> None:
        """Elsewhere the library stays: a system's Pango may need it, too."""
        (self.folder / "lib of driver" / library).touch()

    def setup(self, *args: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join([str(self.folder / "bin"), str(self.programs)])
        return subprocess.run(
            ["./setup.sh", *args],
            cwd=self.folder,
            env={**os.environ, "PATH": path, "LD_LIBRARY_PATH": str(self.folder / "lib")},
            capture_output=True,
            text=True,
            check=False,
        )


def write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def link_all(folder: Path, origin: Path, *way: str) -> Path:
    """Fills `folder` with links to what is in `origin`; the path `way` in it are folders of their
    own, filled like it. Returns the last of them."""
    folder.mkdir()
    for path in origin.iterdir():
        if path.name not in way[:1]:
            (folder / path.name).symlink_to(path)
    return link_all(folder / way[0], origin / way[0], *way[1:]) if way else folder


@pytest.fixture
def machine(tmp_path: Path, programs: Path) -> Machine:
    for name in ("bin", "lib", "lib of driver"):
        (tmp_path / name).mkdir()
    for name in ("setup.sh", "scripts", "templates", "tests", "cribdeck"):
        (tmp_path / name).symlink_to(ROOT / name)
    # The packages of this environment, with notes of its own on what was done.
    site = Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)
    driver = link_all(tmp_path / ".venv", Path(sys.prefix), *site.parts, "playwright", "driver")
    for name in (".venv/requirements.lock", ".venv/opened-a-page"):
        (tmp_path / name).unlink(missing_ok=True)
    for name in ("requirements.lock", ".venv/requirements.lock"):
        (tmp_path / name).touch()
    node = (driver / "node").resolve()
    (driver / "node").unlink()
    write_program(driver / "node", f'LD_LIBRARY_PATH="{tmp_path}/lib of driver" exec "{node}" "$@"')
    return Machine(tmp_path, programs)


def test_a_machine_that_is_ready_needs_nothing_until_a_library_is_gone(machine: Machine) -> None:
    machine.manager("apt-get", installs=True)
    done = machine.setup("--tests")
    assert (done.returncode, done.stdout, done.stderr) == (0, READY_FOR_TESTS, "")
    assert machine.asked() == []
    machine.take_away_from_driver(ATOMIC)
    done = machine.setup("--tests")
    assert (done.returncode, done.stderr) == (0, "")
    assert "installing libatomic (Playwright needs it) (apt-get: libatomic1)" in done.stdout
    assert machine.asked()[-1].endswith(" libatomic1")


@pytest.mark.parametrize(
    ("library", "called"), [(PANGO, "Pango"), (SUBSET, "HarfBuzz's subset library")]
)
def test_a_library_of_the_sheet_is_installed(machine: Machine, library: str, called: str) -> None:
    machine.manager("apt-get", installs=True)
    machine.take_away(library)
    done = machine.setup()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"setup: installing {called} (apt-get: libpango-1.0-0 ")
    assert done.stdout.endswith(READY)
    assert "libpango-1.0-0" in machine.asked()[-1]


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("dnf", "sudo dnf install -y pango harfbuzz fontconfig"),
        (
            "zypper",
            "sudo zypper install libpango-1_0-0 libharfbuzz0 libharfbuzz-subset0 libfontconfig1",
        ),
        ("pacman", "sudo pacman -S --needed pango harfbuzz fontconfig"),
        ("brew", "brew install pango harfbuzz"),
    ],
)
def test_what_cannot_be_installed_is_said_with_the_command_to_type(
    machine: Machine, manager: str, command: str
) -> None:
    machine.manager(manager, installs=False)
    machine.take_away(SUBSET)
    done = machine.setup()
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "setup: HarfBuzz's subset library is missing; install it, then run this command again:",
        f"setup:     {command}",
    ]
    assert "ready" not in done.stdout


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("dnf", "sudo dnf install -y libatomic"),
        ("zypper", "sudo zypper install libatomic1"),
        ("pacman", "sudo pacman -S --needed gcc-libs"),
    ],
)
def test_what_the_driver_lacks_is_said_with_the_command_to_type(
    machine: Machine, manager: str, command: str
) -> None:
    machine.manager(manager, installs=False)
    machine.take_away_from_driver(ATOMIC)
    done = machine.setup("--tests")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"setup:     {command}"


def test_a_system_without_a_known_package_manager_is_told_what_is_missing(
    machine: Machine,
) -> None:
    machine.take_away(SUBSET)
    done = machine.setup()
    assert done.returncode == 1
    assert "HarfBuzz's subset library is missing (the sheet needs it)" in done.stderr


def test_a_browser_that_opens_no_page_is_not_taken_as_ready(machine: Machine) -> None:
    machine.program("chromium", "echo Chromium 1")
    done = machine.setup("--tests")
    assert done.returncode == 1
    assert f"setup: {machine.folder}/bin/chromium opens no page" in done.stderr
    assert done.stdout == ""
