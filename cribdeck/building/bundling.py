"""All decks of a build in one file, so that a folder of many notes is one import.

Knows which decks belong into it and what it is called. Does not know what is in a deck
(deck.bundle).
"""

from collections.abc import Sequence
from pathlib import Path

from cribdeck import files
from cribdeck.building import publish
from cribdeck.building.outputs import OUTPUTS
from cribdeck.building.sources import Options, SourceFile
from cribdeck.deck.bundle import bundled
from cribdeck.problems import Problem
from cribdeck.proof.bundle import check_bundle
from cribdeck.report import BundleReport

SUFFIX = OUTPUTS[0].suffix  # of a deck
BESIDE = "-all"  # where a document has the name of its folder


def bundle(
    sources: Sequence[SourceFile], options: Options
) -> tuple[BundleReport | None, tuple[Problem, ...]]:
    """Publishes the bundle of all decks of `sources` that lie in the folder of outputs, whether
    they were built now or before; None where there is none or it does not hold. Whoever calls it
    holds that folder. Raises Problems where the system refuses."""
    places = [options.out / file.stem.with_name(file.stem.name + SUFFIX) for file in sources]
    found = [files.content(place) for place in places if place.is_file()]
    if not found:
        return None, ()
    name = _name(sources, options)
    data = bundled(found)
    if problems := check_bundle(options.out / name, data, found):
        return None, problems
    publish.publish(options.out, {name: data}, lambda: None)
    return BundleReport(options.out / name, len(found)), ()


def _name(sources: Sequence[SourceFile], options: Options) -> Path:
    """The file is called after the folder that was named, or that the file is in."""
    named = options.paths[0]
    folder = (named if named.is_dir() else named.parent).resolve().name or "notes"
    if Path(folder) in {file.stem for file in sources}:
        folder += BESIDE
    return Path(folder + SUFFIX)
