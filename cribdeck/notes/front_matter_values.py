"""The keys of front matter, what the value of each may be, and which keys are of other programs.

Knows values as YAML gives them. Does not know YAML, nor lines.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from cribdeck.notes import card_choices, languages
from cribdeck.notes.settings import (
    LONGEST_TITLE,
    MOST_PAGES,
    Binding,
    CardChoices,
    Orientation,
    Paper,
)

# Each function returns the setting, or raises ValueError with what to write.


def _string(value: object) -> str:
    if isinstance(value, str | int | float | date) and not isinstance(value, bool):
        return " ".join(str(value).split())
    raise ValueError("write a line of text")


def _title(value: object) -> str:
    if len(said := _string(value)) <= LONGEST_TITLE:
        return said
    raise ValueError(f"write at most {LONGEST_TITLE} characters")


LONGEST_NAME, MOST_NAMES = 200, 10  # Anki takes 5,999 characters, and not every depth


def _deck(value: object) -> str:
    """The names of a deck and of those around it, outermost first; empty ones say nothing."""
    return _levels(value, "deck")


def _tags_root(value: object) -> str:
    return _levels(value, "tag")


def _levels(value: object, what: str) -> str:
    names = [name.strip(" :") for name in _string(value).split("::")]
    names = [name for name in names if name]
    if 1 <= len(names) <= MOST_NAMES and max(map(len, names)) <= LONGEST_NAME:
        return "::".join(names)
    raise ValueError(f"write the name of a {what}, with at most {LONGEST_NAME} characters")


def tags_of(value: object) -> tuple[str, ...]:
    """Commas or semicolons part the tags of a line, and blanks where there is neither, as in Anki.
    A tag has no blanks there: those within one become hyphens."""
    if isinstance(value, str):
        value = re.split(r"[,;]", value) if re.search(r"[,;]", value) else value.split()
    said = value if isinstance(value, list) else [value]
    if any(isinstance(one, list | dict | bool) for one in said):
        raise ValueError("write tags, for instance [kafka, interview]")
    words = ("-".join(str(one).lstrip("# ").split()) for one in said if one is not None)
    return tuple(dict.fromkeys(filter(None, words)))


def _decks(value: object) -> str:
    return _one_of(value, ("one", "sections"))


def _exam(value: object) -> date | None:
    """A day. Words that name none are another program's: `exam: midterm` is a property of its
    owner's."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if _is_day().search(text := _line(value)):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError("write the day, for instance 2026-12-10") from None
    return None


@cache
def _is_day() -> re.Pattern[str]:
    """What looks like a day: numbers, one behind the name of a month that begins it or before one,
    or "next week"."""
    month = languages.pattern("months")
    numbered = rf"\d{{1,4}}[-./]\s?\d|^{month}[\s.]{{1,2}}\d|\d[^\w]{{0,2}}(?:de\s)?{month}"
    return re.compile(rf"{numbered}|^{languages.pattern('soon')}", re.IGNORECASE)


SCHEMES = ("obsidian", "vscode", "file")
LINK = re.compile(rf"(?:{'|'.join(SCHEMES)}):(?:[^\s<>\"'{{}}]|\{{file\}}|\{{heading\}})+")


def _source_link(value: object) -> str:
    if LINK.fullmatch(text := _line(value)) and len(text) <= LONGEST_TITLE:
        return text
    raise ValueError(
        f"write an address that begins with {', '.join(f'{one}:' for one in SCHEMES)} and may hold "
        "{file} and {heading}"
    )


def _columns(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 6:
        return value
    raise ValueError("write a number from 1 to 6")


def _pages(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_PAGES:
        return value
    raise ValueError(f"write a number of pages, from 1 to {MOST_PAGES}")


def _paper(value: object) -> Paper:
    return Paper(_one_of(value, Paper))


def _orientation(value: object) -> Orientation:
    return Orientation(_one_of(value, Orientation))


def _binding(value: object) -> Binding:
    return Binding(_one_of(value, Binding))


def _one_of(value: object, known: Iterable[str]) -> str:
    text = _line(value).lower()
    values = tuple(map(str, known))
    if text in values:
        return text
    raise ValueError(f"write one of {', '.join(values)}")


def _line(value: object) -> str:
    """A plain value as it is written; "" for a list or a mapping, which is never meant."""
    return "" if isinstance(value, list | dict) else str(value).strip()


def _language(value: object) -> str:
    text = _line(value).replace("_", "-")
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):  # BCP 47
        return text
    raise ValueError("write a language tag, for instance en or de-AT")


def _codes(value: object) -> tuple[str, ...]:
    said = value.split(",") if isinstance(value, str) else value
    return tuple(map(_line, said)) if isinstance(said, list) else (_line(said),)


def _cards(value: object) -> CardChoices:
    """Choices in a line, as in a comment: `lists=overview`. Those of a mapping are read one by one,
    each at its own line (front_matter)."""
    said = tuple(card_choices.said(value)) if isinstance(value, str) else ()
    if not said:
        raise ValueError("write choices, for instance {lists: overview, reverse: off}")
    chosen: dict[str, Any] = {name: card_choices.checked(name, choice) for name, choice in said}
    return CardChoices(**chosen)


def _shapes(value: object) -> tuple[str, ...]:
    """The names of the shapes that are `off`."""
    if isinstance(value, dict) and len(value) == 1:
        ((said, names),) = value.items()
        if said in (False, "off"):  # YAML reads off as false
            return _codes(names)
    raise ValueError("write the shapes that are not wanted, for instance {off: [choice, fact]}")


def _breaks(value: object) -> bool:
    text = {"true": "on", "false": "off"}.get(_line(value).lower(), _line(value).lower())
    if text in ("on", "off"):
        return text == "on"
    raise ValueError("write on or off")


def _strict(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("write true or false")


VALUES: Mapping[str, Callable[[object], object]] = {
    "title": _title,
    "deck": _deck,
    "decks": _decks,
    "tags": tags_of,
    "tags_root": _tags_root,
    "exam": _exam,
    "source_link": _source_link,
    "paper": _paper,
    "orientation": _orientation,
    "columns": _columns,
    "pages": _pages,
    "short": _pages,
    "topic": _title,
    "binding": _binding,
    "language": _language,
    "allow": _codes,
    "cards": _cards,
    "shapes": _shapes,
    "strict": _strict,
    "breaks": _breaks,
}
SAME: Mapping[str, str] = {"lang": "language"}  # how Pandoc calls it
MEANT: Mapping[str, str] = {"tag": "tags"}  # a slip that is understood
# Keys of other programs, as `bare` has them.
FOREIGN = frozenset(
    word
    for words in (
        # Obsidian, its plugins, and those who keep a slip box
        "alias aliases cssclass cssclasses publish permalink description image cover banner "
        "bannery icon created createdat creationdate creationtime datecreated updated "
        "updatedat modified modificationdate datemodified lastmodified id uid uuid up down "
        "next prev related links link source sources url status type kind class course "
        "subject semester lecture week chapter unit module exam professor teacher university "
        "rating priority area project projects parent parents topics category categories "
        "completed due reviewed review srdue srinterval srease cardsdeck ankideck ankitags "
        "ankicards obsidianuimode kanbanplugin excalidrawplugin collapsed number version "
        "summary comments",
        "copyright path book coursecode dgpublish dghome typorarooturl typoracopyimagesto",
        # Hugo, Quartz
        "date draft weight slug series lastmod publishdate expirydate linktitle menu menus "
        "layout toc author authors keywords params cascade resources outputs markup math "
        "katex mathjax mermaid headless isiolanguage issection build sitemap translationkey "
        "featured featuredimage images showtoc tocopen enabletoc socialimage "
        "socialdescription license",
        # Jekyll, Docusaurus, MkDocs
        "published excerpt excerptseparator navorder haschildren grandparent hastoc "
        "navexclude searchexclude redirectfrom redirectto lastmodifiedat header sidebar "
        "sidebarlabel sidebarposition hidetitle hidetableofcontents paginationnext "
        "paginationprev customediturl template hide search",
        # Pandoc, R Markdown, Quarto, Jupyter, Marp
        "subtitle abstract bibliography csl citations nocite geometry documentclass "
        "classoption fontsize mainfont sansfont monofont mathfont cjkmainfont headerincludes "
        "includebefore includeafter output institute thanks linkcolor urlcolor linestretch "
        "tocdepth numbersections lof lot papersize secnumdepth colorlinks format editor "
        "execute jupyter jupytext kernelspec kernel marp theme paginate size style "
        "backgroundcolor color footer transition",
    )
    for word in words.split()
)


def bare(key: str) -> str:
    """`key` without the differences between programs: `Nav-Order`, `nav_order`, `navOrder`."""
    return re.sub(r"[^\w]|_", "", key).lower()
