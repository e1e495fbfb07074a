"""What must hold of any input, target by target: each takes bytes, and raises AssertionError where
something of it is lost, or may act; any other exception is a mistake, too.

Knows what the notes' rooms promise. Does not know where the inputs come from. An input that takes
more than SECONDS raises TooLong.
"""

import dataclasses
import math
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from types import MappingProxyType
from xml.etree import ElementTree

from cribdeck.building import limits
from cribdeck.html.formulas import Undrawable, drawn
from cribdeck.notes import front_matter as front
from cribdeck.notes import pictures, reader, walk
from cribdeck.notes.attachments import Beside, Unusable
from cribdeck.notes.blocks import Math
from cribdeck.notes.card_choices import has_card
from cribdeck.notes.document import Choice, Document, Entry
from cribdeck.notes.entry_body import body
from cribdeck.notes.passing import svg
from cribdeck.notes.passing.tex import refused
from cribdeck.notes.reader.source import source_of
from cribdeck.notes.words import plain, plain_blocks
from cribdeck.problems import Location, Problem, Problems, Severity, shown
from cribdeck.proof import readback
from tests.fuzzing import mixtures
from tests.fuzzing.grammar import MARKS, ODD, SVG_ATOMS, SVG_ATTRIBUTES, TEX, VALUES, Grammar
from tests.fuzzing.mixtures import Mixture, Pair, mixture

NOTES = Path("notes.md")
SECONDS = 5.0  # of CPU
MISTAKE = "mistake in cribdeck"
WORD = re.compile(r"[^\W_]+")
# What is written and is no word: characters by their names, tags, anchors, the numbers of items.
NO_WORDS = re.compile(
    r"\S*&#?\w+;?\S*|<[^<>\n]*>|\{#[^{}]*\}|^(?:[^\S\n]|>|[-*+] |\d{1,9}[.)](?=\s|\Z))+",
    re.MULTILINE,
)
OUTSIDE = re.compile(r"(?<![\w-])url\(\s*['\"]?(?!#|data:)|@import", re.IGNORECASE)
KINDS = (
    *(("RGB", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("RGB", "JPEG"), ("L", "JPEG")),
    *(("CMYK", "JPEG"), ("P", "GIF"), ("RGB", "WEBP"), ("RGBA", "WEBP")),
)
LINKS = ((), ("http:", "https:", "mailto:"))


def reads(data: bytes) -> None:
    """Notes are read; each word of theirs is in the document, or left out by name."""
    text = data.decode(errors="replace")
    with limits.bounded(SECONDS):
        try:
            document, problems = reader.parse(text, NOTES)
        except Problems as refused_:
            codes = {one.code for one in refused_.problems}
            assert codes == {"empty"} or not text.strip(), refused_.problems
            return
        check_told(problems)
        faults = readback.check_source(document, text)
    assert not faults, faults
    lost = words_not_in(text, document, problems)
    assert not lost, f"lost without a word: {lost}"


def mixes(data: bytes) -> None:
    """Notes that mix all ways to write question and answer, as `data` chooses: each pair is found,
    with its whole answer and nobody else's."""
    check_mixture(mixture(Chosen(data)))


def check_mixture(notes: Mixture) -> None:
    with limits.bounded(SECONDS):
        document, problems = reader.parse(notes.text, NOTES)
        check_told(problems)
        faults = readback.check_source(document, notes.text)
    assert not faults, faults
    lost = words_not_in(notes.text, document, problems)
    assert not lost, f"lost without a word: {lost}"
    of = tuple(walk.entries(document.sections))
    places = Counter(entry.location for entry in of)
    shared = [str(place) for place, count in places.items() if count > 1]
    assert not shared, f"begin at one line: {shared}"
    missing = Counter(notes.pairs) - Counter(
        _pair_of(entry) for entry in of if has_card(document, entry)
    )
    assert not missing, f"not found: {[*missing]}"


def _pair_of(entry: Entry) -> Pair:
    right = entry.right_blocks if isinstance(entry, Choice) else ()
    said = plain(entry.prompt), plain_blocks(body(entry)), plain_blocks(right)
    return Pair(*map(mixtures.words, said))


class Chosen(Random):
    """Chooses as bytes say, which a fuzzer changes; behind their end, the first of everything."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data, self.at = data, 0

    def getrandbits(self, k: int, /) -> int:
        count = (k + 7) // 8
        taken = self.data[self.at : self.at + count].ljust(count, b"\0")
        self.at += count
        return int.from_bytes(taken) >> (8 * count - k)

    def random(self) -> float:
        return self.getrandbits(16) / 2**16


def settles(data: bytes) -> None:
    """Front matter is understood as far as it goes; it never refuses the notes."""
    written = f"---\n{data.decode(errors='replace')}\n---\n# T\n"
    text = source_of(written, NOTES, Path()).text
    with limits.bounded(SECONDS):
        settings, lines, problems = front.parse(text, NOTES)
    assert 0 <= lines <= text.count("\n")
    assert all(one.severity is Severity.WARNING for one in problems), problems
    assert all(0 <= one.location.line <= text.count("\n") + 1 for one in problems), problems
    check_told(problems)
    for value in strings_of(settings):
        value.encode()  # no half of a character


def draws(data: bytes) -> None:
    """A formula is drawn soundly, or refused with a reason."""
    tex = data.decode(errors="replace")
    if refused(tex):
        return
    with limits.bounded(SECONDS):
        try:
            made = drawn.__wrapped__(Math(tex, len(tex) % 2 == 0, Location(NOTES, 1)))
        except Undrawable as why:
            assert str(why).strip() and len(str(why).split("\n")) == 1, repr(why)
            return
    ElementTree.fromstring(made.svg)
    for length in (made.width, made.height, made.depth):
        assert math.isfinite(length), made
    assert made.width > 0 and made.height > 0, made


def shows(data: bytes) -> None:
    """A picture is shown without what acts, or refused with a reason."""
    name = "p.svg" if data.lstrip()[:1] == b"<" else "p.png"
    with tempfile.TemporaryDirectory(dir=_in_memory()) as folder, limits.bounded(SECONDS):
        here = Path(folder)
        (here / name).write_bytes(data)
        try:
            image, _ = pictures.read(Beside(here, here), name, "", Location(NOTES, 1))
            content = pictures.content_of(image)
        except Unusable as why:
            assert why.fact and why.remedy
            check_told([Problem(Location(NOTES), "image", why.fact, why.remedy)])
            return
    assert math.isfinite(image.width * image.height) and image.width * image.height > 0, image
    if name == "p.svg":
        again = svg.drawing(content)
        assert not again.without, again.without
        assert (again.width, again.height) == (image.width, image.height)
        for element in ElementTree.fromstring(content).iter():
            _check_inert(element)


def _check_inert(element: ElementTree.Element) -> None:
    """That `element` neither runs nor fetches anything."""
    name = _local(element.tag)
    assert name not in ("script", "foreignobject", "iframe"), name
    for key, value in element.attrib.items():
        attribute = _local(key)
        assert not attribute.startswith("on"), attribute
        if attribute in ("href", "src"):
            assert value.strip().lower().startswith(("#", "data:", *LINKS[name == "a"])), value
        assert not OUTSIDE.search(value) or attribute == "href", value
    assert not OUTSIDE.search(element.text or "") or name != "style", element.text


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def _in_memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def check_told(problems: Iterable[Problem]) -> None:
    """Each of `problems` is one line that any terminal shows, and none is ours."""
    for one in problems:
        said = str(one)
        assert said == shown(said) and said.encode() and len(said) < 2000, said
        assert MISTAKE not in said, said


# --- Where words are ------------------------------------------------------------------------------


def strings_of(value: object) -> Iterator[str]:
    """Every text in a `value` made of dataclasses and tuples."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from strings_of(getattr(value, one.name))
    elif isinstance(value, tuple | frozenset | list):
        for part in value:
            yield from strings_of(part)


def words_not_in(text: str, document: Document, problems: Iterable[Problem]) -> list[str]:
    """The words of `text` that are not in `document`, with what it says of itself and what was
    left out, nor in `problems`. It knows nothing of how a document is built: all its letters are
    one string."""
    there = letters_of(" ".join((*strings_of(document), *map(str, problems))))
    return [word for word in written_words(text) if word.lower() not in there]


def written_words(text: str) -> list[str]:
    """The words that notes with this `text` say, as far as one can tell without reading them."""
    return list(dict.fromkeys(WORD.findall(NO_WORDS.sub(" ", text))))


def letters_of(text: str) -> str:
    """Its letters and digits, in small letters, without what stands between."""
    return "".join(WORD.findall(text)).lower()


# --- All of them ----------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True, slots=True)
class Target:
    """What `check` tries; `seed` writes an input by the grammar, and `atoms` are what mutations put
    into one. `longest` is how many bytes an input has at most."""

    check: Callable[[bytes], None]
    seed: Callable[[Grammar], bytes]
    atoms: tuple[str, ...]
    longest: int


def _picture(grammar: Grammar) -> bytes:
    if grammar.random.random() < 0.6:
        return grammar.drawing().encode()
    return bitmap(grammar.random)


def bitmap(random: Random) -> bytes:
    """A small picture of pixels, in one of the formats that are known."""
    import io

    from PIL import Image

    mode, form = random.choice(KINDS)
    file = io.BytesIO()
    Image.new(mode, (random.randint(1, 9), random.randint(1, 9))).save(file, form)
    return file.getvalue()


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "reader": Target(
            reads,
            lambda grammar: grammar.document(2).encode(),
            (*MARKS, *ODD),
            500,
        ),
        "mixtures": Target(
            mixes,
            lambda grammar: grammar.random.randbytes(400),
            (*ODD, *MARKS),
            400,
        ),
        "front-matter": Target(
            settles,
            lambda grammar: grammar.front_matter().encode(),
            (*VALUES, *ODD, ": ", "\n", "- "),
            300,
        ),
        "formulas": Target(
            draws,
            lambda grammar: grammar.formula().encode(),
            (*TEX, *ODD),
            200,
        ),
        "pictures": Target(
            shows,
            _picture,
            (*SVG_ATOMS, *SVG_ATTRIBUTES),
            2000,
        ),
    }
)
