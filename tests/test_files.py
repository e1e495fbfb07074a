"""Files are whole whenever a write is stopped."""

from pathlib import Path

import pytest

from cribdeck import files


def test_a_file_is_replaced_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for data in (b"old", b"new"):
        files.replace(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_behind_a_link_the_file_that_it_names_changes(tmp_path: Path) -> None:
    target, link = tmp_path / "there/a.txt", tmp_path / "a.txt"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link.symlink_to(target)
    files.replace(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.mkdir()
    with pytest.raises(OSError):
        files.replace(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
