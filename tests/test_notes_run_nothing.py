"""A build and `--check` execute nothing that notes name: not a file beside them, not a library."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

# Writes down each module that a build executed or began to import, also one that failed.
WATCHED = """\
import json, sys
seen = set()
def watch(event, args):
    if event == "import":
        seen.add(args[0])
    elif event == "exec":
        seen.add(args[0].co_filename)
sys.addaudithook(watch)
from cribdeck.cli import main
try:
    main(sys.argv[1:])
finally:
    open("seen.json", "w").write(json.dumps(sorted({*seen, *sys.modules})))
"""
NAMED = (
    "source.evil",
    "evil",
    "antigravity",
    "this",
    "unittest.__main__",
    "venv.__main__",
    "test.test_winreg",
    "idlelib.idle",
    "wsgiref.simple_server",
    "turtledemo",
    "ensurepip",
    "sched",
    "_testcapi",
    "kafka",
    "anki.collection",
    "playwright",
)
# Debian leaves out most of Python's own tests: there the sample is rightly found to be wrong.
OWN_TEST = Path(sysconfig.get_path("stdlib")) / "test/test_winreg.py"
ACTING = (
    *("antigravity", "this", "unittest.__main__", "idlelib.idle"),
    *(("test.test_winreg",) if OWN_TEST.exists() else ()),
)
WAYS = (("source", "--check"), ("source", "--only", "deck"))
each_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as our repository: `build.py` puts it on the path, and notes lie in `source`."""
    shutil.copy(ROOT / "build.py", tmp_path)
    (tmp_path / "watched.py").write_text(WATCHED, encoding="utf-8")
    (tmp_path / "source").mkdir()
    for module in (tmp_path / "source/evil.py", tmp_path / "evil.py"):
        module.write_text("open('ran', 'w').write(__name__)\nnothing = print\n", encoding="utf-8")
    return tmp_path


def built(
    folder: Path, samples: Iterable[str], *arguments: str, script: str = "build.py"
) -> "subprocess.CompletedProcess[str]":
    fences = [f"```python id=x{n}\n{code}\n```\n" for n, code in enumerate(samples)]
    (folder / "source/n.md").write_text("\n".join(["# T\n\n### How?\n", *fences]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        # `antigravity` would open the browser that is named here.
        env={**os.environ, "PYTHONPATH": str(ROOT), "BROWSER": f"{sys.executable} -c pass %s"},
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@each_way
@pytest.mark.parametrize(
    "code",
    [
        "import source.evil",
        "import evil",
        "import source.evil as e\ne.nothing(1)",
        "from source import evil",
        "from source.evil import nothing\nnothing(1)",
        "import json, evil",
    ],
)
def test_a_module_beside_the_notes_is_not_executed(
    folder: Path, code: str, way: tuple[str, ...]
) -> None:
    done = built(folder, [code], *way)
    assert not (folder / "ran").exists()
    assert done.returncode == 0, done.stderr


@each_way
@pytest.mark.parametrize("named", ACTING)
def test_modules_that_act_when_they_are_imported_do_not(
    folder: Path, named: str, way: tuple[str, ...]
) -> None:
    done = built(folder, [f"import {named}"], *way, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"]  # and nothing else was printed


@each_way
def test_nothing_is_imported_because_notes_name_it(folder: Path, way: tuple[str, ...]) -> None:
    def seen(samples: Iterable[str]) -> set[str]:
        # Each is a first build: what reads what is left of another one is no matter here.
        (folder / "source/ledger.csv").unlink(missing_ok=True)
        shutil.rmtree(folder / "dist", ignore_errors=True)
        built(folder, samples, *way, script="watched.py")
        return set(json.loads((folder / "seen.json").read_text(encoding="utf-8")))

    before = seen(["import json"])
    assert "cribdeck.samples.api_check" in before
    assert before.isdisjoint(NAMED)
    assert seen(f"import {name}" for name in NAMED) <= before
    # Names that are missing stop the build; what imports do must be seen of all of them.
    calls = [f"import {name} as m\nm.f(1)" for name in NAMED]
    names = [f"from {name} import f\nx = f(1)\nx.g()" for name in NAMED]
    assert seen([*calls, *names]) - before <= {"cribdeck.listing"}
