"""Sounds and films that notes play: which file, and whether it is one that Anki plays.

Knows how the names of recordings end. Does not know what is in one, nor how it is played.
"""

from hashlib import sha256
from pathlib import PurePath

from cribdeck.notes import attachments
from cribdeck.notes.attachments import Beside, Unusable
from cribdeck.notes.blocks import Media
from cribdeck.problems import Location, shortened

# What Anki's players take (Anki manual, "Media"): mpv, and the libraries of phones.
SOUNDS = frozenset({".mp3", ".wav", ".ogg", ".oga", ".opus", ".m4a", ".flac", ".aac", ".3gp"})
FILMS = frozenset({".mp4", ".webm", ".mov", ".mkv", ".ogv", ".avi", ".m4v"})
SIGNS = {True: "♪", False: "▶"}  # of sounds, of films


def is_recording(address: str) -> bool:
    """Whether what is at `address` is a sound or a film, by its name."""
    return _suffix(address) in SOUNDS | FILMS


def _suffix(address: str) -> str:
    return PurePath(attachments.name_of(address)).suffix.lower()


def words_of(address: str, alt: str) -> str:
    """What stands on paper for the recording at `address`."""
    return f"{SIGNS[_suffix(address) in SOUNDS]} {alt.strip() or attachments.name_of(address)}"


def read(beside: Beside, address: str, alt: str, location: Location) -> Media:
    """The recording that notes name `address` at `location`.

    Raises Unusable where there is none, or where it may not be taken.
    """
    suffix = _suffix(address)
    what = "sound" if suffix in SOUNDS else "film"
    file = beside.file(address, what)
    try:
        data = attachments.content(file, beside.vault, what)
    except Unusable as wrong:
        raise Unusable(f"{wrong.fact}: {shortened(address)}", wrong.remedy) from None
    if not data:
        raise Unusable(f"the {what} is empty: {shortened(address)}", "save it anew")
    digest = sha256(data).hexdigest()
    name = attachments.packed_name(digest, suffix)
    return Media(file, words_of(address, alt), alt, name, digest, location)
