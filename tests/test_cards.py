"""The rules for cards, one by one, and the deck as Anki's engine renders it."""

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cribdeck.deck import anki_notes, apkg, filing
from cribdeck.deck.anki_notes import claims, drafted
from cribdeck.deck.notes import HUE_FIELD, SOURCE_FIELD, TASK_FIELD, Deck, Note, NoteType
from cribdeck.identity.claims import Identity
from cribdeck.notes import blanks, reader
from cribdeck.notes.walk import entries
from tests.anki_collection import Anki
from tests.conftest import DATA

NOW = 1_780_000_000
MODS = dict.fromkeys(apkg.note_type_digests(), NOW)


def notes_of(text: str) -> list[Note]:
    """The notes of a document whose entries are numbered from 0 and whose clozes from 1."""
    document, _ = reader.parse(text, Path("notes.md"))
    identities = {}
    for i, claim in enumerate(claims(drafted(document), "notes.md")):
        numbers: dict[str, int] = {}
        clozes = []
        for rule, words in claim.blanks:
            numbers[rule] = numbers.get(rule, 0) + 1
            clozes.append((rule, words, numbers[rule]))
        identities[claim.location] = Identity(f"{i:016x}", tuple(clozes))
    return list(anki_notes.notes(document, drafted(document), identities))


def deck_of(text: str) -> bytes:
    stamped = (replace(note, modified=NOW, created=NOW) for note in notes_of(text))
    return apkg.write(Deck("Test", tuple(stamped)), MODS)


def fields(note: Note) -> dict[str, str]:
    return dict(note.fields)


def one(text: str, note_type: NoteType) -> dict[str, str]:
    (note,) = [note for note in notes_of(text) if note.note_type is note_type]
    return fields(note)


def words(html: str) -> str:
    html = re.sub(r"<(style|script)>.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


# --- Rules ----------------------------------------------------------------------------------------


def test_a_question_has_its_answer_and_its_context() -> None:
    note = one("# T\n\n## 1. Basics\n\n### What is Kafka?\n\nA *log*.\n", NoteType.CARD)
    assert note["Prompt"] == "What is Kafka?"
    assert note["Answer"] == "A <em>log</em>."
    assert note["Context"] == "Basics"
    assert "Source" not in note  # a title would change every note
    assert note["Reverse"] == ""


def test_a_note_says_where_to_look_it_up() -> None:
    note = one("# T\n\n## 1. Basics\n\n### What is *it*?\n\nA log.\n", NoteType.CARD)
    assert note[SOURCE_FIELD] == "notes.md"  # the heading is above the card, or is what it asks


def test_a_note_has_the_colour_of_its_outermost_section() -> None:
    text = "# T\n\n### Early?\n\na\n" + "".join(
        f"\n## Part {n}\n\n### Question {n}?\n\nb\n" for n in range(8)
    )
    hues = [fields(note)[HUE_FIELD] for note in notes_of(text)]
    assert hues == ["0", "1", "2", "3", "4", "5", "0", "1", "2"]


MORE = f"More {'of it ' * 8}is said"
AND_MORE = f"And more {'of it ' * 8}is said"
LONG = f"""# T

## Q

1. Why?

   First.

   ```
   drawn
   ```

   {MORE}.

   > **Careful:** kept.

   {AND_MORE}.
"""


def test_what_an_answer_does_not_say_first_is_folded_in_its_order() -> None:
    answer = one(LONG, NoteType.CARD)["Answer"]
    folds = re.findall(r"<details[^>]*>(.*?)</details>", answer, re.DOTALL)
    assert [words(fold) for fold in folds] == [f"More {MORE}.", f"More {AND_MORE}."]
    assert words(answer) == f"First. drawn More {MORE}. Careful: kept. More {AND_MORE}."
    assert answer.startswith("<p>First.</p><pre")


def test_names_below_a_sentence_are_said_with_it() -> None:
    for line, *names in (
        ("There are two ways.", "By hand", "By tool"),
        ("有两种。", "手工", "工具"),
    ):
        below = "".join(f"{i}. **{name}:**\n   {MORE}\n" for i, name in enumerate(names, 1))
        made = map(fields, notes_of(f"# T\n\n### How?\n\n{line}\n\n{below}\n{AND_MORE}.\n"))
        (answer,) = (note["Answer"] for note in made if note["Kind"] == "question")
        seen = words(re.sub(r"<details.*?</details>", "", answer, flags=re.DOTALL))
        assert all(name in seen for name in names) and AND_MORE not in seen


def test_what_is_read_faster_than_opened_stands_open() -> None:
    for text in (
        "### Why?\n\nFirst.\n\n> **Careful:** kept.\n\nTwo words.",
        "### Warum?\n\nErstens.\n\n![](https://a.example/b.png)\n\nNoch etwas.",
        "1. Which lake is deep?\n   - [x] Baikal\n   - [ ] Ladoga\n\n   It is 1,642 m deep.",
    ):
        answer = one(f"# T\n\n{text}\n", NoteType.CARD)["Answer"]
        assert "<details" not in answer and words(answer).split()[-1] in text


def test_a_definition_is_never_folded() -> None:
    note = one("# T\n\n## A\n\n* **Broker:** A server.\n\n  It stays.\n", NoteType.CARD)
    assert "<details" not in note["Answer"]


def test_a_term_is_asked_both_ways() -> None:
    note = one("# T\n\n## A\n\n* **Broker:** A server.\n", NoteType.CARD)
    assert (note["Prompt"], note["Answer"], note["Reverse"]) == ("Broker", "A server.", "1")


def test_a_fact_hides_each_of_its_bold_words() -> None:
    text = "# T\n\n## A\n\n* Of **this** without **that**, **this** wins.\n"
    assert one(text, NoteType.CLOZE)["Text"] == (
        "Of {{c1::<strong>this</strong>}} without {{c2::<strong>that</strong>}}, "
        "{{c1::<strong>this</strong>}} wins."
    )


def test_bold_letters_within_a_word_are_no_blank() -> None:
    text = "# T\n\n## Causes\n\n* **M**ilitarism\n* **A**lliances, the *two*\n"
    (note,) = notes_of(text)
    assert note.note_type is NoteType.CARD
    assert words(fields(note)["Answer"]) == "M ilitarism A lliances, the two"
    sentence = "# T\n\n## A\n\n* All **record**s of **k** stay.\n"
    assert words(one(sentence, NoteType.CLOZE)["Text"]) == (
        "All {{c1:: record }}s of {{c2:: k }} stay."
    )


def test_a_list_of_pairs_is_a_list_of_terms() -> None:
    text = "# T\n\n## Words\n\n* perro – dog\n* `ls` - lists *files*\n* el gato = cat\n"
    asked = [(fields(n)["Prompt"], words(fields(n)["Answer"])) for n in notes_of(text)]
    assert asked == [("perro", "dog"), ("<code>ls</code>", "lists files"), ("el gato", "cat")]
    assert {fields(n)["Reverse"] for n in notes_of(text)} == {"1"}


@pytest.mark.parametrize(
    "items",
    [
        "* perro – dog\n* gato\n",  # not all are pairs
        "* well-known\n* state-of-the-art\n",
        "* one two three four five six – seven\n* a – b\n",
        "1. mix – two minutes\n2. bake – an hour\n",  # steps
    ],
)
def test_other_lists_stay_lists(items: str) -> None:
    (note,) = notes_of(f"# T\n\n## Words\n\n<!-- cards: lists=overview -->\n\n{items}")
    assert fields(note)["Prompt"] == "Words"


def test_an_answer_need_not_be_indented_below_a_single_question() -> None:
    text = "# T\n\n## Questions\n\n1. Why blue?\n\nIt scatters.\n\n2. Why red?\n\nDust.\n"
    asked = [(fields(n)["Prompt"], words(fields(n)["Answer"])) for n in notes_of(text)]
    assert asked == [("Why blue?", "It scatters."), ("Why red?", "Dust.")]


def test_an_equals_sign_and_an_arrow_define_a_term_too() -> None:
    for sign in ("=", "→", "⟶"):
        note = one(f"# T\n\n## Words\n\n* **gato** {sign} cat\n", NoteType.CARD)
        assert (note["Prompt"], note["Answer"], note["Reverse"]) == ("gato", "cat", "1")


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("A **leaf** is **green**; a leaf falls.", ["green"]),  # the other stands in sight
        ("A **leaf** is small; a leaf falls.", ["leaf"]),  # lint tells its author
        ("A **leaf** and a **leaf** fall.", ["leaf"]),
        ("It shows **everything** but the **end** of it.", ["end"]),
        ("Há a **maré** ou a **lua** no céu.", ["maré, lua"]),
        ("Das **Salz** oder der **Zucker** im Tee.", ["Salz, Zucker"]),
        ("The **salt** and the **tea** are here.", ["salt", "tea"]),
        ("They **read** and **write** it.", ["read, write"]),
        ("Il **sale**, il **tè** e **altro** qui.", ["sale", "tè, altro"]),
        ("Man **liest** und **schreibt** es.", ["liest, schreibt"]),
        ("The ==salt== or the ==tea== are here.", ["salt", "tea"]),  # as its author marked them
    ],
)
def test_of_bold_words_those_are_asked_for_that_nothing_tells(
    sentence: str, asked: list[str]
) -> None:
    (entry,) = entries(reader.parse(f"# T\n\n## A\n\n* {sentence}\n", Path("n.md"))[0].sections)
    assert list(dict.fromkeys(blanks.hidden(entry.prompt).values())) == asked


def test_a_quote_below_a_fact_is_on_its_back() -> None:
    note = one("# T\n\n## A\n\n* It **is**.\n\n  > **Careful:** not.\n", NoteType.CLOZE)
    assert words(note["Extra"]) == "Careful: not."


def test_a_short_list_is_one_card_and_a_longer_one_hides_its_items_too() -> None:
    short = notes_of("# T\n\n## Steps\n\n1. a\n2. b\n3. c\n")
    longer = notes_of("# T\n\n## Steps\n\n1. a\n2. b\n3. c\n4. d\n")
    assert [note.note_type for note in short] == [NoteType.CARD]
    assert [note.note_type for note in longer] == [NoteType.CARD, NoteType.CLOZE]
    assert words(fields(longer[1])["Text"]) == "{{c1::a}} {{c2::b}} {{c3::c}} {{c4::d}}"


def test_lines_that_lead_in_are_no_names_so_that_a_list_of_them_hides_none() -> None:
    leads = "- It leads to\n  - a row\n- One adds if:\n  - it grows\n- One takes if:\n  - it goes\n"
    items = f"{leads}- Stack\n  - of rows\n- Each row has a name of its own, as the book has.\n"
    assert [note.note_type for note in notes_of(f"# T\n\n## Rows\n\n{items}")] == []


def test_a_list_with_facts_in_it_hides_their_bold_words() -> None:
    note = one("# T\n\n## Limits\n\n* **Order** in a part\n* **Cost**\n", NoteType.CLOZE)
    assert words(note["Text"]) == "{{c1:: Order }} in a part Cost"


def test_the_line_above_a_list_is_part_of_its_prompt() -> None:
    note = one("# T\n\n## Retention\n\nKafka deletes by:\n\n* time\n* size\n", NoteType.CARD)
    assert (note["Prompt"], note["Lead"]) == ("Retention", "Kafka deletes by:")


CODE = """# T

## Send

```python
from kafka import K  # the client

k = K({"a": {"b": 1}})
    # Wait until it is sent
k.flush(std::x)
# end
```
"""


def test_code_is_shown_whole_and_with_its_commented_lines_hidden() -> None:
    whole, hidden = notes_of(CODE)
    assert "data-language" in fields(whole)["Answer"]
    text = fields(hidden)["Text"]
    blanks = re.findall(r"\{\{c(\d+)::(.*?)\}\}", text)
    assert [(n, words(html).replace(" ", "")) for n, html in blanks] == [
        ("1", "fromkafkaimportK"),
        ("2", "k.flush(std::x)"),
    ]
    assert not any("::" in html for _, html in blanks)
    assert "# the client" in words(text) and "# Wait until it is sent" in words(text)


def test_braces_and_colons_of_the_notes_are_no_cloze_marks(tmp_path: Path) -> None:
    anki = Anki(tmp_path)
    path = tmp_path / "deck.apkg"
    path.write_bytes(deck_of(CODE + "\n## F\n\n* In Jinja **{{ a }}::b** and {{c::x}}.\n"))
    anki.import_deck(path)
    backs = [words(card.answer().split("</style>")[-1]) for card in anki.cards()]
    assert any("In Jinja {{ a }}::b and {{c::x}}." in _unescaped(back) for back in backs)
    assert len(anki.cards()) == 1 + 2 + 1
    anki.close()


def _unescaped(text: str) -> str:
    import html

    return html.unescape(text)


def test_anki_reads_no_sound_or_latex_out_of_notes() -> None:
    note = one("# T\n\n## A?\n\n[sound:x.mp3] [latex]y[/latex] [$]z[/$]\n", NoteType.CARD)
    assert not re.search(r"\[(sound:|latex|\$)", note["Answer"])


def test_an_unanswered_question_says_so_and_what_the_notes_do_say() -> None:
    text = "# T\n\n* **Offset:** A place.\n* **Group:** Some.\n\n## Q\n\n1. How do offsets work?\n"
    note = next(note for note in notes_of(text) if note.kind == "question")
    assert "unanswered" in note.tags
    assert words(fields(note)["Answer"]) == (
        "The notes have no answer yet. They do say: Offset A place."
    )


def test_an_unanswered_question_about_nothing_known_has_a_back_too() -> None:
    note = one("# T\n\n## Q\n\n1. Why?\n", NoteType.CARD)
    assert words(note["Answer"]) == "The notes have no answer yet."


def test_tags_follow_the_headings_without_their_numbers() -> None:
    text = '---\ntags: [exam]\n---\n# My *T*: x_y\n\n## 3. A & B, "c"\n\n### d?\n\ne\n'
    (note,) = notes_of(text)
    assert note.tags == ("notes::A-&-B-c::d", "kind::question", "exam")


# --- The deck -------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["original-notes.md", "reader/full.md"])
def deck(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Anki]:
    folder = tmp_path_factory.mktemp("anki")
    path = folder / "deck.apkg"
    path.write_bytes(deck_of((DATA / request.param).read_text(encoding="utf-8")))
    anki = Anki(folder)
    log = anki.import_deck(path)
    assert log.new == len(anki.notes()) > 0
    yield anki
    anki.close()


@pytest.mark.slow
def test_every_card_has_a_front_and_a_back_that_differ(deck: Anki) -> None:
    for card in deck.cards():
        front, back = words(card.question()), words(card.answer())
        assert front and back and front != back


def test_every_front_has_its_context(deck: Anki) -> None:
    for card in deck.cards():
        assert re.search(r'<p class="context">(?:<[^>]*>)?\w', card.question())


def test_ankis_check_of_the_database_finds_nothing(deck: Anki) -> None:
    report, fine = deck.collection.fix_integrity()
    assert fine
    assert report == "Database rebuilt and optimized."


def test_no_card_is_empty_and_no_field_repeats_its_id(deck: Anki) -> None:
    assert not deck.collection.get_empty_cards().notes
    ids = [note["Id"] for note in deck.notes()]
    assert len(set(ids)) == len(ids)
    for guid in ids:
        assert len(deck.notes(f"Id:{guid}")) == 1


def test_a_deck_is_the_same_bytes_each_time() -> None:
    assert deck_of(CODE) == deck_of(CODE)


def test_the_archive_says_no_date_and_is_compressed() -> None:
    with zipfile.ZipFile(io.BytesIO(deck_of(CODE))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        database = archive.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    (models,) = connection.execute("select models from col").fetchone()
    assert {model["mod"] for model in json.loads(models).values()} == {NOW}


def test_note_types_are_frozen() -> None:
    """Released decks hold these: change one and Anki refuses every update ("conflicting")."""
    last = ("Extra", "Source", "Kind")
    spare = tuple(f"Spare {n}" for n in range(1, 7))
    assert {
        note_type.value: (of.id, of.fields, len(of.templates))
        for note_type, of in apkg.FROZEN.items()
    } == {
        "cribdeck": (
            1764000000001,
            ("Id", "Prompt", "Lead", "Context", "Answer", *last, "Reverse", *spare),
            2,
        ),
        "cribdeck cloze": (
            1764000000002,
            ("Id", "Text", "Lead", "Context", *last, *spare),
            1,
        ),
    }


@pytest.mark.parametrize("text", ["# The `<b>` element\n", "---\ndeck: The <b> element\n---\n"])
def test_the_name_of_a_deck_is_no_html(text: str) -> None:
    # The templates show it, and Anki puts it in as it is.
    document, _ = reader.parse(text, Path("notes.md"))
    assert filing.deck_name(document) == "The ‹b> element"


def test_the_only_script_is_the_deck_s_own_and_nothing_is_fetched(tmp_path: Path) -> None:
    text = "# T\n\n## <script>a()</script>\n\n### What?\n\n`<script>`\n\n## B\n\n* One **b** is.\n"
    path = tmp_path / "deck.apkg"
    path.write_bytes(deck_of(text))
    with zipfile.ZipFile(path) as package:
        assert set(package.namelist()) == {"collection.anki2", "media"}
        database = sqlite3.connect(":memory:")
        database.deserialize(package.read("collection.anki2"))
    ((models, decks, notes),) = database.execute(
        "select models, decks, (select group_concat(flds) from notes) from col"
    )
    sides = [
        side
        for model in json.loads(models).values()
        for template in model["tmpls"]
        for side in (template["qfmt"], template["afmt"])
    ]
    assert len(sides) == 6
    assert all(side.count(apkg.script()) == 1 for side in sides)
    styles = [model["css"] for model in json.loads(models).values()]
    for rest in (*(side.replace(apkg.script(), "") for side in sides), *styles, decks, notes):
        assert not re.search(r"<script|javascript:|\son\w+=", rest, re.IGNORECASE)
    for rest in (*sides, *styles):
        assert not re.search(r"https?:|@import|url\(|fetch|import\(|\beval\b", rest)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How do consumer groups work?", ["Consumer Group"]),
        ("What reads, a consumer?", ["Consumer"]),
        ("Are consumers in a Consumer Group?", ["Consumer", "Consumer Group"]),
        ("Why?", []),
        ("What of two indexes?", ["Index"]),
    ],
)
def test_an_unanswered_question_names_its_terms(question: str, named: list[str]) -> None:
    text = "# T\n\n* **Consumer Group:** a\n* **Consumer:** b\n* **Index:** c\n\n## Q\n\n1. "
    note = next(note for note in notes_of(text + question) if note.kind == "question")
    assert re.findall(r"<dt>(.*?)</dt>", fields(note)["Answer"]) == named


# --- What asks for nothing ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "## Misc\n\n- locks\n- keys\n",
        "## Locks\n\n- on rows\n- ...\n- on tables\n",
        "## Schlösser\n\n- Zeilen\n- Tabellen\n- usw.\n",
        "## 锁\n\n- 行\n- 表\n- 等等\n",
        "## Sonstiges\n\n- Schlösser\n- Schlüssel\n",
        "## Other\n\nLocks are kept for a minute.\n",
        "## Question d)\n\nLocks are kept for a minute.\n",
        "## Aufgabe d)\n\n- locks\n- keys\n",
        "## 第 3 题\n\n锁保留一分钟。\n",
        "## Solución del ejercicio\n\nLos candados duran un minuto.\n",
        "## Pergunta 2\n\n```sql\nlock x\n```\n",
        "## Joins\n\n```sql\n/* inner join */\n-- outer join\n```\n",
    ],
)
def test_it_makes_no_card(text: str) -> None:
    assert notes_of(f"# T\n\n{text}\n## Next\n") == []


@pytest.mark.parametrize("heading", ["A1", "Source code", "Question of trust"])
def test_a_heading_that_names_its_subject_asks(heading: str) -> None:
    text = f"# T\n\n## {heading}\n\nLocks are kept for a minute.\n\n## Next\n"
    assert [fields(note)["Prompt"] for note in notes_of(text)] == [heading]


def test_bold_words_below_the_number_of_an_exercise_are_asked_for() -> None:
    text = "# T\n\n## Question 3\n\nThe server keeps each of its **locks** for a minute.\n"
    (note,) = notes_of(text)
    assert "{{c1::<strong>locks</strong>}}" in fields(note)["Text"]


def test_what_is_only_typed_is_to_be_written_and_a_formula_defines() -> None:
    text = "## Git\n\n- undo the last commit: `git reset HEAD~1`\n- area: $\\pi r^2$\n"
    cards = {note["Prompt"]: note[TASK_FIELD] for note in map(fields, notes_of(text))}
    assert cards == {"undo the last commit": "Write it", "area": "Define"}


def test_a_picture_that_is_missing_defines_nothing() -> None:
    text = "## Zones\n\n- **Free**\n  ![600](a/free.png)\n- **Used**\n  ![600](a/used.png)\n"
    assert [note[TASK_FIELD] for note in map(fields, notes_of(text))] == ["Name both"]


def test_marks_of_critics_are_read() -> None:
    text = "## Parts\n\n- The {++counter++} holds the address of what comes next\n"
    text += "- The {==register==} holds what is worked out now\n- {--It is slow--} It is fast\n"
    clozes = [note["Text"] for note in map(fields, notes_of(f"# T\n\n{text}")) if "Text" in note]
    said = " ".join(map(words, clozes))
    assert ":: counter }}" in said
    assert ":: register }}" in said
    assert not {"++", "==", "--"} & {*re.findall(r"[+=-]{2}", said)}


def test_a_sample_below_a_heading_that_says_nothing_is_not_to_be_written() -> None:
    text = (
        "# T\n\n## Loops\n\nThey go on.\n\n### Example 2\n\n```python\nfor x in y:\n    f(x)\n```\n"
    )
    assert [note["Prompt"] for note in map(fields, notes_of(text))] == ["Loops"]
