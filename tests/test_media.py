"""Sounds and films: found in the vault, packed, played by Anki, and a sign on paper; and pictures
of newer kinds.
"""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image as Pillow

from cribdeck.building import pipeline
from cribdeck.building.sources import Options
from cribdeck.notes import reader
from cribdeck.notes.blocks import Image, Media
from cribdeck.notes.walk import files
from cribdeck.proof.anki_file import read_deck, sounds_in
from tests.deck_of import problems_of

SOUND = b"ID3 a sound"
NAME = f"cribdeck-{sha256(SOUND).hexdigest()[:16]}.mp3"
ASKED = "# T\n\n### How does it sound?\n\n"


def vault(folder: Path, *paths: str) -> Path:
    """A vault in `folder`, which holds the sound at each of `paths`; and a folder for notes."""
    (folder / ".obsidian").mkdir()
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(SOUND)
    notes = folder / "notes"
    notes.mkdir(exist_ok=True)
    return notes


@pytest.mark.parametrize(
    ("written", "text", "alt"),
    [
        ("![](s.mp3)", "♪ s.mp3", ""),
        ("![a *dog*](s.mp3)", "♪ a dog", "a dog"),
        ("![[s.mp3]]", "♪ s.mp3", ""),
        ("![[S.MP3|a dog]]", "♪ a dog", "a dog"),
        ("![[files/s.mp3]]", "♪ s.mp3", ""),
        ("[sound:s.mp3]", "♪ s.mp3", ""),
        ("![[s.mp3#t=10]]", "♪ s.mp3", ""),
        ('<audio src="s.mp3" controls></audio>', "♪ s.mp3", ""),
        ('So: <audio controls><source src="s.mp3"></audio>', "♪ s.mp3", ""),
    ],
)
def test_a_recording_is_found_in_the_vault(
    written: str, text: str, alt: str, tmp_path: Path
) -> None:
    folder = vault(tmp_path, "files/s.mp3")
    document, problems = reader.parse(ASKED + written, folder / "n.md")
    (media,) = files(document)
    assert problems == () and isinstance(media, Media)
    assert (media.file, media.text, media.alt, media.name) == (
        tmp_path / "files/s.mp3", text, alt, NAME,
    )  # fmt: skip


def test_of_several_files_the_nearest_is_taken(tmp_path: Path) -> None:
    folder = vault(tmp_path, "s.mp3", "notes/deep/er/s.mp3", "a/b/t.mp3", "a/t.mp3", ".h/u.mp3")
    document, problems = reader.parse("# T\n\n![[s.mp3]] ![[t.mp3]] ![[u.mp3]]", folder / "n.md")
    found = [file.file.relative_to(tmp_path).as_posix() for file in files(document)]
    assert found == ["notes/deep/er/s.mp3", "a/t.mp3"]
    assert [(one.code, "u.mp3" in one.fact) for one in problems] == [("recording", True)]


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ("![](s.mp3)", "there is no such sound, so that its words stand for it: s.mp3"),
        ("![a](b/s.mp4)", "there is no such film, so that its words stand for it: b/s.mp4"),
        ("![](http://a.b/s.mp3)", "a sound on the net is not fetched; its words stand for it"),
        ("![](empty.mp3)", "the sound is empty: empty.mp3"),
        ("![](../s.mp3)", "the sound is outside of the notes' folder: ../s.mp3"),
    ],
)
def test_what_cannot_be_played_is_words_and_a_flaw(written: str, fact: str, tmp_path: Path) -> None:
    (tmp_path / "s.mp3").write_bytes(SOUND)
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "empty.mp3").write_bytes(b"")
    flaws = [one for one in problems_of(ASKED + written, folder) if one.code == "recording"]
    assert [one.fact for one in flaws] == [fact]


@pytest.mark.slow
def test_a_sound_is_packed_and_played_and_has_a_sign_on_the_sheet(tmp_path: Path) -> None:
    folder = vault(tmp_path, "files/s.mp3")
    text = (
        "# T\n\n### How does it sound? ![[s.mp3]]\n\nSo: ![](s.mp3), not `[sound:s.mp3]`.\n\n"
        "## B\n\n- **perro:** dog ![[s.mp3|perro]]\n- A **b** ![[s.mp3]]\n\n"
        "| a | b |\n|---|---|\n| ![[s.mp3\\|it]] | c |\n"
    )
    (folder / "n.md").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    report = pipeline.build(Options(paths=(folder / "n.md",), out=out), 0)
    assert [one for one in report.problems if one.severity != "warning"] == []
    (apkg,) = out.rglob("n.apkg")
    deck = read_deck(apkg.read_bytes())
    assert deck.media == {NAME: SOUND}
    fields = [html for note in deck.notes for html in note.fields.values()]
    assert {name for field in fields for name in sounds_in(field)} == {NAME}
    first = deck.notes[0].fields
    assert first["Prompt"] == f'How does it sound? <span class="media">[sound:{NAME}]</span>'
    assert "<code>&#91;sound:s.mp3]</code>" in first["Answer"]
    assert all(re.search(r"\[sound:(?!cribdeck-)", field) is None for field in fields)
    assert apkg.with_suffix(".pdf").exists()


@pytest.mark.parametrize("suffix", ["webp", "avif"])
def test_a_picture_of_a_newer_kind_is_shown(suffix: str, tmp_path: Path) -> None:
    Pillow.new("RGB", (40, 20), "red").save(tmp_path / f"a.{suffix}")
    (tmp_path / "n.md").write_text(f"{ASKED}![a](a.{suffix})\n", encoding="utf-8")
    out = tmp_path / "out"
    report = pipeline.build(Options(paths=(tmp_path / "n.md",), out=out), 0)
    assert [one.code for one in report.problems if one.code != "unclear-prompt"] == []
    document, _ = reader.read(tmp_path / "n.md")
    (image,) = files(document)
    assert isinstance(image, Image)
    assert (image.width, image.height, Path(image.name).suffix) == (40, 20, f".{suffix}")
    assert [*read_deck((out / "n.apkg").read_bytes()).media] == [image.name]


def test_a_width_is_no_word_of_a_picture(tmp_path: Path) -> None:
    text = ASKED + "![a dog|372](a.png), ![[b.png|a cat|100x200]], ![[c.png|50]], ![300](d.png)"
    document, _ = reader.parse(text, tmp_path / "n.md")
    assert [one.alt for one in files(document)] == []
    assert [one.text for one in document.left_out if one.reason == "width of an image"] == [
        "|372", "|100x200", "50", "300",
    ]  # fmt: skip
