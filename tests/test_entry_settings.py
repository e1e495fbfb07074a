"""What an author wants of the cards of one entry: tags, a hint, a box to type in, a voice."""

from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.deck import apkg
from cribdeck.deck.notes import Deck
from cribdeck.notes import entry_settings, reader, walk
from cribdeck.notes.entry_settings import EntrySettings
from cribdeck.notes.languages import LANGUAGES
from cribdeck.notes.words import plain
from cribdeck.proof import readback
from tests.anki_collection import Anki, Card, TTSTag
from tests.deck_of import problems_of
from tests.test_cards import MODS, NOW, fields, notes_of, words

PATH = Path("notes.md")
Q = "# T\n\n## S\n\n* **dog**: perro <!-- {} -->\n"


def settings(text: str) -> dict[str, EntrySettings]:
    """The settings of each entry of `text`, by its prompt."""
    document, _ = reader.parse(text, PATH)
    found = walk.entries(document.sections)
    return {plain(one.prompt): entry_settings.of(one) for one in found}


def told(text: str) -> list[str]:
    document, problems = reader.parse(text, PATH)
    return [str(one) for one in (*problems, *entry_settings.problems(document))]


@pytest.mark.parametrize(
    ("comment", "means"),
    [
        ("tags: a, b c", EntrySettings(tags=("a", "b-c"))),
        ("tags: a b", EntrySettings(tags=("a", "b"))),
        ("hint: it  barks; loudly", EntrySettings(hint="it barks; loudly")),
        ("type", EntrySettings(is_typed=True)),
        ("say: es", EntrySettings(voice="es_ES")),
        ("say: es-mx prompt", EntrySettings(voice="es_MX", says_prompt=True)),
        ("priority: first", EntrySettings(is_first=True)),
        ("type; hint: it barks; tags: a", EntrySettings(("a",), "it barks", is_typed=True)),
        ("hint: it\n    barks\n  type\n", EntrySettings(hint="it barks", is_typed=True)),
        ("cards: reverse=off; lists=items; tags: a", EntrySettings(tags=("a",))),
        ("to do: say more", EntrySettings()),
        ("type of thing", EntrySettings()),
        ("typ", EntrySettings()),
        ("todo; hint: a: b", EntrySettings(hint="a: b")),
        ("type: article", EntrySettings()),
    ],
)
def test_a_comment_sets(comment: str, means: EntrySettings) -> None:
    text = Q.format(comment)
    assert settings(text) == {"dog": means}
    assert not told(text)


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("tag: a", "no such setting of an entry: tag; did you mean tags?"),
        ("Hints: a", "no such setting of an entry: Hints; did you mean hint?"),
        ("typ; hint: a", "no such setting of an entry: typ; did you mean type? known are cards,"),
        ("hint: a; colour: red", "no such setting of an entry: colour; known are cards, allow,"),
        ("tags: a, b; colour: red; type", "no such setting of an entry: colour; known are cards,"),
        ("tags:", "`tags:` names no tag"),
        ("hint:", "`hint:` gives no hint"),
        ("priority: high", "no such priority: high; known is first"),
        ("say: klingon", "`say: klingon` names no voice; write a language (en, de, "),
    ],
)
def test_what_looks_like_a_setting_and_is_none_is_told_once(comment: str, says: str) -> None:
    (only,) = told(Q.format(comment))
    assert says in only
    assert only.startswith("notes.md:5: ")


def test_a_setting_of_several_lines_is_told_at_its_own() -> None:
    (only,) = told("# T\n\n## S\n\n* **dog**: perro\n  <!-- type\n       priority: x -->\n")
    assert only.startswith("notes.md:7: ")


def test_a_setting_at_a_heading_holds_for_all_below_and_a_hint_does_not() -> None:
    text = """# T <!-- tags: all -->

## Words <!-- tags: a; say: es -->

* **dog**: perro <!-- say: off; tags: b -->
* **cat**: gato

### More words

* **cow**: vaca

## Others <!-- hint: x -->

* **ox**: buey
"""
    found = settings(text)
    assert found == {
        "dog": EntrySettings(("b", "a", "all")),
        "cat": EntrySettings(("a", "all"), voice="es_ES"),
        "cow": EntrySettings(("a", "all"), voice="es_ES"),
        "ox": EntrySettings(("all",)),
    }
    (only,) = told(text)
    assert "this `hint:` belongs to no entry" in only


def test_at_a_heading_that_asks_it_is_of_the_question() -> None:
    text = "# T\n\n## What is it?\n<!-- tags: a; hint: b -->\n\n- **Heat:** c\n- **Cold:** d\n"
    found = settings(text)
    assert found["What is it?"] == EntrySettings(("a",), "b")
    assert found["Heat"] == EntrySettings()


def test_every_language_has_a_voice() -> None:
    assert all(entry_settings.VOICE.fullmatch(row.voice) for row in LANGUAGES)


def test_notes_without_settings_name_no_field_of_theirs() -> None:
    for note in notes_of("# T\n\n## S\n\n* **dog**: perro\n* a **b** c\n\n## L\n\n- a\n- b\n"):
        assert not {"Spare 3", "Spare 4"} & set(fields(note))


ALL = """# T

## S

* **dog**: perro <!-- tags: must-know; hint: it <barks>; type; say: es -->
* **ox**: buey <!-- cards: reverse=off; type -->
* Lima is the **capital** of Peru. <!-- hint: not the port; type; say: en -->
* **cow**: an animal that gives milk and eats grass <!-- cards: reverse=off; type -->

## Send <!-- type -->

```python
K(acks="all", enable_auto_commit=False)
```
"""


def test_the_proof_holds_over_all_of_it(tmp_path: Path) -> None:
    assert not problems_of(ALL, tmp_path)


@pytest.mark.parametrize(
    ("field", "html"),
    [("Spare 3", "it &lt;barks&gt;"), ("Answer", '<span class="media">[anki:tts lang=es_ES]perro')],
)
def test_the_proof_misses_what_is_not_there(field: str, html: str) -> None:
    document, _ = reader.parse(ALL, PATH)
    notes = [replace(note, modified=NOW, created=NOW) for note in notes_of(ALL)]

    def proven(old: str, new: str) -> int:
        spoilt = [
            replace(
                n, fields=tuple((k, v.replace(old, new) if k == field else v) for k, v in n.fields)
            )
            for n in notes
        ]
        return len(readback.check_deck(document, apkg.write(Deck("T", tuple(spoilt)), MODS)))

    assert proven("", "") == 0
    assert proven(html, f"{html}x") == 1


def read_aloud(card: Card) -> list[tuple[str, str]]:
    """Voice and words of what the back of `card` reads aloud."""
    tags = card.answer_av_tags()
    return [(tag.lang, tag.field_text) for tag in tags if isinstance(tag, TTSTag)]


def test_anki_shows_each_setting_where_it_belongs(tmp_path: Path) -> None:
    notes = tuple(replace(note, modified=NOW, created=NOW) for note in notes_of(ALL))
    deck = tmp_path / "t.apkg"
    deck.write_bytes(apkg.write(Deck("T", notes), MODS))
    anki = Anki(tmp_path / "anki")
    anki.import_deck(deck)

    there, back = anki.card("dog", 0), anki.card("dog", 1)
    assert "must-know" in there.note().tags
    assert "<summary" in there.question() and "it &lt;barks&gt;" in there.question()
    assert "[[type:" not in there.question()
    assert not there.question_av_tags()
    assert read_aloud(there) == [("es_ES", "perro")]
    for side in (back.question(), back.answer()):
        assert side.count("[[type:Spare 4]]") == 1
    assert back.note()["Spare 4"] == "dog"
    assert not back.question_av_tags()

    assert "[[type:Spare 4]]" in anki.card("ox").question()
    assert anki.card("ox").note()["Spare 4"] == "buey"
    assert "[[type:" not in anki.card("cow").question()

    fact = anki.card("Lima")
    assert (
        fact.question().count("[[type:cloze:Text]]")
        == fact.answer().count("[[type:cloze:Text]]")
        == 1
    )
    assert "not the port" in fact.question()
    assert read_aloud(fact) == [("en_US", "Lima is the capital of Peru.")]
    typed = {
        words(anki.collection.extract_cloze_for_typing(card.note()["Text"], card.ord + 1))
        for card in anki.cards()
        if "[[type:cloze" in card.question()
    }
    assert typed == {"capital", "all", "enable_auto_commit"}
    anki.close()


def test_what_is_read_aloud_is_the_part_that_says_so() -> None:
    text = "# T\n\n## X? <!-- say: en -->\n\nfacts\n\n**Say it:** a [b] [/anki:tts] c\n"
    answer = fields(notes_of(text)[0])["Answer"]
    assert answer.endswith(
        '<span class="media">[anki:tts lang=en_US]a &#91;b] &#91;/anki:tts] c[/anki:tts]</span>'
    )
    plain_one = text.replace("**Say it:** ", "")
    assert ">[anki:tts lang=en_US]facts[/anki:tts]<" in fields(notes_of(plain_one)[0])["Answer"]
