"""What of a document no font here has, and what to say about it.

Knows which lines are printed, scripts, and the packages of their fonts. Does not know what is
printed in place of such a character (code_point_font).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from unicodedata import normalize

from cribdeck.html.fonts import without_font
from cribdeck.html.packages import APK, APT, BREW, DNF, PACMAN, ZYPPER, how_to_install
from cribdeck.notes.blocks import (
    CodeBlock,
    CodeSpan,
    Inlines,
    Media,
    MissingImage,
    Paragraph,
    Text,
    row_location,
)
from cribdeck.notes.document import Document
from cribdeck.notes.entry_body import body
from cribdeck.notes.walk import blocks, entry_lines, inlines, lines_of, sections
from cribdeck.problems import Location, Problem, Severity

SHOWN = 3  # characters that a message names
CJK = {"Bopo", "Hang", "Hani", "Hira", "Kana"}  # ISO 15924; one package has them all
UNKNOWN = "Zzzz"  # of private use, or not assigned
NO_SCRIPT = {"Zyyy", "Zinh", UNKNOWN}
SIGNS, OF_NOBODY = "signs", "characters that Unicode leaves open"
NOTO = "https://fonts.google.com/noto"


def boxed_of(document: Document) -> str:
    """The characters of `document` that no font here has, each once; paper shows them as boxes.
    With those that text is taken apart into when it is set (Thai's SARA AM)."""
    text = "".join({character for _, text in _printed(document) for character in text})
    return without_font(text + normalize("NFKD", text))


def problems(document: Document, characters: str) -> tuple[Problem, ...]:
    """A flaw for each script of `characters`, which no font here has, at its first line in
    `document`."""
    lines: defaultdict[str, dict[Location, None]] = defaultdict(dict)  # of each character
    missing = set(characters)
    for where, text in _printed(document):
        for character in missing.intersection(text):
            lines[character][where] = None
    # What several scripts share (a danda) belongs to one that other characters are of.
    ordered = sorted(lines, key=lambda character: (len(_scripts(character)) > 1, character))
    scripts: defaultdict[str, list[str]] = defaultdict(list)
    for character in ordered:
        scripts[_script(character, scripts)].append(character)
    return tuple(
        sorted(
            (_problem(script, of, lines) for script, of in scripts.items()),
            key=lambda problem: problem.location,
        )
    )


def _problem(
    script: str, missing: Sequence[str], lines: Mapping[str, Mapping[Location, None]]
) -> Problem:
    found = {where for character in missing for where in lines[character]}
    count = "a line holds" if len(found) == 1 else f"{len(found)} lines hold"
    return Problem(
        min(found),
        "no-glyph",
        f"{count} {_name(script, missing)} ({_some(missing)}), for which no font is here: paper"
        " shows each as a box with its number",
        _remedy(script),
        Severity.FLAW,
    )


def _some(missing: Sequence[str]) -> str:
    shown = [f"{c} U+{ord(c):04X}" if c.isprintable() else f"U+{ord(c):04X}" for c in missing]
    return ", ".join(shown[:SHOWN]) + ", …" * (len(shown) > SHOWN)


def _script(character: str, others: Collection[str]) -> str:
    """The script (ISO 15924) by which a font for `character` is found, if possible one of the
    `others` of the document; or what stands for it."""
    from fontTools.unicodedata import block

    found = _scripts(character)
    scripts = found - NO_SCRIPT
    where = block(character)
    if scripts & CJK or "CJK" in where or "width Forms" in where:
        return "Hani"
    if scripts:
        return min(scripts.intersection(others) or scripts)
    return OF_NOBODY if found == {UNKNOWN} else SIGNS


def _scripts(character: str) -> set[str]:
    from fontTools.unicodedata import script_extension

    return set(script_extension(character))


def _name(script: str, missing: Iterable[str]) -> str:
    """How a message calls the `missing` characters of a script."""
    from fontTools.unicodedata import script as script_of
    from fontTools.unicodedata import script_name

    if script in (SIGNS, OF_NOBODY):
        return script
    if script == "Hani":
        scripts = set(map(script_of, missing))
        return (
            "Japanese"
            if scripts & {"Hira", "Kana"}
            else "Korean"
            if "Hang" in scripts
            else "Chinese"
        )
    return str(script_name(script)).replace("_", " ")


def _remedy(script: str) -> str:
    if script == OF_NOBODY:
        return "install the font that they are made for, or write something else"
    name = "sans-cjk" if script == "Hani" else "sans-symbols" if script == SIGNS else ""
    if not name:
        name = "sans-" + _name(script, ()).lower().replace(" ", "-")
    commands = {
        APT: f"sudo apt-get install fonts-noto-{'cjk' if script == 'Hani' else 'core'}",
        DNF: f"sudo dnf install google-noto-{name}*-fonts",
        ZYPPER: f"sudo zypper install google-noto-{name}*-fonts",
        PACMAN: f"sudo pacman -S noto-fonts{'-cjk' if script == 'Hani' else ''}",
        APK: f"sudo apk add font-noto-{name.removeprefix('sans-')}",
        BREW: f"brew install --cask font-noto-{name}{'-2' if script == SIGNS else ''}",
    }
    return f"install one: {how_to_install(commands, NOTO)}"


def _printed(document: Document) -> Iterator[tuple[Location, str]]:
    """What is printed, line by line of the notes."""
    settings = document.settings
    yield (
        Location(document.path, 1),
        " ".join((document.title, settings.topic or "", *settings.tags)),
    )
    for *_, section in sections(document.sections):
        yield from _texts(section.location, section.heading)
        for entry in section.entries:
            if entry.within:
                continue
            for location, line in entry_lines(entry):
                yield from _texts(location, line)
            for block in blocks(body(entry)):
                if isinstance(block, CodeBlock):
                    for i, row in enumerate(block.text.split("\n")):
                        yield row_location(block, i), row


def _texts(location: Location, line: Inlines) -> Iterator[tuple[Location, str]]:
    for where, part in lines_of(Paragraph(line, location)):
        for one in inlines(part):
            if isinstance(one, Text | CodeSpan | MissingImage | Media):
                yield where, one.text
