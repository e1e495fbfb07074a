"""Today's deck over one that people imported long ago: nothing is refused, no review is lost."""

import shutil
from pathlib import Path

from cribdeck import pipeline
from tests.anki_collection import Anki
from tests.conftest import ROOT

# Built from source/ before the cards were designed anew; it stays as it was.
OLDER = ROOT / "tests/data/decks/kafka-interview-0.1.apkg"


def test_todays_deck_updates_an_older_one_and_keeps_every_review(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "source", tmp_path / "source")
    sources = pipeline.find_sources([tmp_path / "source"])
    options = pipeline.Options(sources, tmp_path / "dist", sheet=False)
    pipeline.build(options, 4_000_000_000)

    anki = Anki(tmp_path / "anki")
    first = anki.import_deck(OLDER)
    assert (first.new, first.conflicting) == (66, 0)
    reviewed = anki.cards()
    anki.review(reviewed)
    styling = {model["name"]: model["css"] for model in anki.collection.models.all()}

    second = anki.import_deck(tmp_path / "dist/kafka-interview.apkg")
    assert second.conflicting == 0
    assert second.updated + second.duplicate == 66  # each of the older notes is known
    assert all(anki.reviews(card) == 1 for card in reviewed)
    anki.close()
    anki = Anki(tmp_path / "anki")  # it keeps note types in memory
    for name in ("cribdeck", "cribdeck cloze"):
        model = anki.collection.models.by_name(name)
        assert model is not None and model["css"] != styling[name]
    assert len(anki.collection.models.all()) == len(styling)  # no second note type
    problems, ok = anki.collection.fix_integrity()
    assert ok, problems
    anki.close()
