"""What all tests share: `--accept`, which rewrites golden files, the fast lane, and the folders of
the repository.
"""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(__file__).resolve().parent / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite the golden files in tests/data; review the diff before you commit it",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The fast lane does not even import a module all of whose tests are slow: what they need of
    libraries takes seconds to load."""
    if config.getoption("markexpr") != "fast" or collection_path.suffix != ".py":
        return None
    marks = collection_path.read_text(encoding="utf-8")
    is_slow = "\npytestmark = pytest.mark.slow\n" in marks and "@pytest.mark.fast" not in marks
    return True if is_slow else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`-m fast` runs what is not marked as slow, and what is marked as fast in a slow module."""
    for item in items:
        if item.get_closest_marker("slow") is None:
            item.add_marker(pytest.mark.fast)


class Golden:
    """Compares text with a golden file, or rewrites the file with --accept."""

    def __init__(self, accept: bool) -> None:
        self.accept = accept

    def check(self, path: Path, actual: str) -> None:
        if self.accept:
            path.write_text(actual, encoding="utf-8")
        assert path.exists(), f"no golden file {path.name}; make it with pytest --accept"
        assert actual == path.read_text(encoding="utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(bool(request.config.getoption("--accept")))
