"""Each kind of card: what it asks, what it hides, and that nothing on it tells the answer."""

import html
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cribdeck.deck import anki_notes, apkg
from cribdeck.deck.anki_notes import claims, drafted
from cribdeck.deck.notes import Deck, NoteType
from cribdeck.identity.claims import Identity
from cribdeck.notes import reader
from cribdeck.notes.blocks import Comment, Text
from cribdeck.notes.document import Document, Entry, Section
from cribdeck.notes.settings import CardChoices, Settings
from cribdeck.problems import Location
from tests.anki_collection import Anki
from tests.test_cards import NOW, deck_of, fields, notes_of, one, words

MODS = dict.fromkeys(apkg.note_type_digests(), NOW)
PATH = Path("notes.md")


def by_task(text: str) -> dict[str, dict[str, str]]:
    """The notes of `text` by their tasks; those without one by their prompts."""
    made = [fields(note) for note in notes_of(text)]
    return {note.get("Spare 2") or note["Prompt"]: note for note in made}


def blanks(field: str) -> list[tuple[str, str]]:
    """Number and words of each blank of a cloze's text."""
    found = re.findall(r"\{\{c(\d+)::(.*?)(?:::[^:}]*)?\}\}", field, re.DOTALL)
    return [(number, html.unescape(re.sub(r"<[^>]*>", "", inside))) for number, inside in found]


# --- Terms ----------------------------------------------------------------------------------------


def both_ways(text: str) -> list[tuple[str, str, bool]]:
    """Context, prompt and whether the definition asks back, of each note of `text`."""
    made = [fields(note) for note in notes_of(text)]
    return [(words(n["Context"]), words(n["Prompt"]), n.get("Reverse") == "1") for n in made]


@pytest.mark.parametrize("line", ["**Cats**", "**Cats**:", "**Cats:**", "Cats:", "*Cats*："])
def test_a_line_above_a_list_of_terms_is_said_in_their_context(line: str) -> None:
    text = f"# T\n\n## Pets\n\n{line}\n\n- **Food:** fish\n\n**Dogs**\n\n- **Food:** meat\n"
    assert both_ways(text) == [("Pets › Cats", "Food", False), ("Pets › Dogs", "Food", False)]


def test_a_name_with_several_definitions_is_not_asked_for_by_one() -> None:
    text = "# T\n\n## A\n\n- **Goal:** one\n- **Hue:** red\n\n## B\n\n- **goal** – two\n- x: y\n"
    assert [(name, back) for _, name, back in both_ways(text)] == [
        ("Goal", False),
        ("Hue", True),
        ("goal", False),
        ("x", True),
    ]
    twice = "# T\n\n## A\n\n- **Hue:** red\n\n## B\n\n- **Hue:** red\n"
    assert all(back for _, _, back in both_ways(twice))


def test_what_defines_several_names_asks_for_none() -> None:
    text = "# T\n\n## Signs\n\n- ack: yes\n- nack: no\n- fin: Yes\n"
    assert [back for _, _, back in both_ways(text)] == [False, True, False]


@pytest.mark.parametrize("name", ["Example", "Objetivo", "Примеры"])
def test_the_name_of_a_side_is_not_asked_for(name: str) -> None:
    text = f"# T\n\n## A\n\n- **{name}:** it is so\n- **{name} X:** it is not\n"
    assert [back for _, _, back in both_ways(text)] == [False, True]


@pytest.mark.parametrize(
    ("items", "back"),
    [
        ("- **G:** gallstones\n- **T:** trauma", [False, False]),
        ("- **H:** hydrogen\n- **He:** helium", [True, True]),
        ("- **水:** water\n- **Б:** b as in boat", [True, True]),
        ("- **2 forms:** acute and chronic\n- **12 May 1820:** a feast", [False, True]),
    ],
)
def test_a_letter_or_a_number_of_things_is_no_name(items: str, back: list[bool]) -> None:
    assert [way for _, _, way in both_ways(f"# T\n\n## A\n\n{items}\n")] == back


def test_a_label_is_not_to_be_defined() -> None:
    made = by_task("# T\n\n## Flu\n\n- **Cause:** a virus\n- **Influenza A:** of birds, too\n")
    assert (made["Flu"]["Prompt"], made["Flu"]["Answer"]) == ("Cause", "a virus")
    assert made["Define"]["Prompt"] == "Influenza A"


def tasks(text: str) -> list[tuple[str, str, bool]]:
    """Prompt, task and whether the definition asks back, of each note of `text`."""
    made = [fields(note) for note in notes_of(text)]
    return [(words(n["Prompt"]), words(n["Spare 2"]), n.get("Reverse") == "1") for n in made]


def test_what_is_said_of_one_thing_after_the_other_is_a_label() -> None:
    body = "## {0}\n\n- **Onset:** {1} days\n- **Cure:** {1} pills\n- **Hue:** {1} reds\n"
    things = "".join(body.format(name, size) for name, size in zip("ABC", (2, 3, 4), strict=True))
    text = f"# T\n\n{things}- **Outlook:** it ends well\n"
    assert tasks(text)[-2:] == [("Hue", "C", False), ("Outlook", "C", False)]  # among labels
    defined_twice = text.replace("- **Hue:** 2 reds\n", "").replace("- **Cure:** 2 pills\n", "")
    assert tasks(defined_twice)[-2:] == [("Hue", "Define", False), ("Outlook", "Define", True)]


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("Para Kelsen", "A Constituição é a norma das normas, e nenhuma outra vale sem ela"),
        ("No âmbito estadual", "Aqui o governador decide sobre tudo o que se faz e não se faz"),
        ("Bei Kindern", "Hier wird nicht mehr als die Hälfte davon gegeben, und das nur einmal"),
        ("If the disk is full", "The broker stops, and nobody who writes to it gets an answer"),
        ("Если диск полон", "Брокер останавливается и не отвечает никому, кто пишет в него"),
    ],
)
def test_what_says_when_or_for_whom_is_no_name(lead: str, text: str) -> None:
    assert tasks(f"# T\n\n## A\n\n{text}.\n\n- **{lead}:** {text.lower()}.\n")[-1] == (
        lead,
        "A",
        False,
    )


@pytest.mark.parametrize(
    ("heading", "items", "labels"),
    [
        ("Flu", "- **Dx:** a test of it\n- **Influenza A:** of birds, too", ["Dx"]),
        ("Flu", "- **Tto:** un mese a letto", ["Tto"]),
        ("Flu", "- **Istologia:** nulla di nuovo\n- **Forma acuta:** dura poco", ["Istologia"]),
        (
            "Flu",
            "- **s/skin:** a red one\n- **s/eyes:** red ones\n- **Virus:** tiny",
            ["s/skin", "s/eyes"],
        ),
        ("Parts", "- **I/O:** what comes in and goes out\n- **Bus:** what it goes by", []),
        (
            "Flu",
            "- **Transmission**\n  - **Blood:** by needles\n  - **Air:** by drops\n"
            "- **Virus A:** of birds\n- **Virus B:** of cats",
            ["Transmission: Blood", "Transmission: Air"],
        ),
        # Of a subject, it may be a part.
        (
            "Subjects",
            "- **Anatomy:** of parts\n- **Histology:** of tissues\n- **Cytology:** of cells",
            [],
        ),
    ],
)
def test_an_aspect_of_a_thing_is_a_label(heading: str, items: str, labels: list[str]) -> None:
    made = tasks(f"# T\n\n## {heading}\n\n{items}\n")
    assert [name for name, task, back in made if task in ("", heading) and not back] == labels


@pytest.mark.parametrize(
    ("name", "said", "task"),
    [
        (
            "The membrane is thin",
            "active or passive, with proteins in it that carry what is big",
            "A",
        ),
        ("È visto come innato", "perché nessuno lo ha fatto e tutti lo hanno già da sempre", "A"),
        (
            "Als fest gesehen;",
            "weil niemand in dem Land daran gedacht hat, dass es enden kann",
            "A",
        ),
        ("It is cold", "Es ist kalt", "Define"),  # a phrase, with what it is in another language
        (
            "An is-a link",
            "one by which a thing of one kind is a thing of another kind, too",
            "Define",
        ),
        ("Sees the state", "\n  - as a norm\n  - as a base of norms", "A"),  # goes on below
        ("The four", "\n  - work\n  - land\n  - money", "Name all 3"),
        ("Anarchists", "\n  - They do not vote.\n  - They fight.", "Define"),
        ("1975", "15 % of all", ""),
        ("1975", "15 of them meet", "What happened?"),
    ],
)
def test_what_is_to_be_done_with_a_name(name: str, said: str, task: str) -> None:
    language = "Wir sind hier, und es ist so, dass das die Sprache von allem ist. " * 3
    above = (
        language
        if "gesehen" in name
        else "È così che si dice, e non è altro. " * 3
        if "È" in name
        else ""
    )
    made = tasks(f"# T\n\n## A\n\n{above}\n\n- **{name}:** {said}\n")
    assert [found for prompt, found, _ in made if prompt == name] == [task]


def test_words_of_another_language_lead_in_to_nothing() -> None:
    text = "There is no way to do this without losing some of the records that were written."
    made = tasks(f"# T\n\n## A\n\n{text}\n\n- **No Cloning:** a state cannot be copied.\n")
    assert made[-1] == ("No Cloning", "Define", True)
    words = "- in the end: endlich\n- tree: Baum\n- to see: sehen\n- sea: Meer\n- dog: Hund\n"
    assert tasks(f"# T\n\n## Words\n\n{words}")[0] == ("in the end", "Define", True)


@pytest.mark.parametrize("name", ["Vorteile", "优点", "יתרונות", "Pros"])
def test_the_name_of_a_claim_is_not_asked_for_with_what_it_is_said_of(name: str) -> None:
    text = f"# T\n\n## A\n\n- **{name}:** it is so\n- **{name} X:** it is not\n"
    assert [back for _, _, back in both_ways(text)] == [False, False]


@pytest.mark.parametrize(
    ("term", "said", "asked"),
    [
        ("Topic", "Topics are split; a **topic** has `topic` in it.", "____ are split; a ____ has"),
        ("Topic", "A topical thing in `my_topic`.", "A ____ thing in my_topic ."),
        ("Retention", "Kafka retains messages.", "Kafka ____ messages."),
        ("Replication", "Each part is replicated.", "Each part is ____ ."),
        ("Internet", "An internal thing.", "An internal thing."),
        (
            "Speicher",
            "Die Speicherung der Daten, das Speicherwerk.",
            "Die ____ der Daten, das … .",
        ),
        ("Toleranz", "Man ist tolerant.", "Man ist ____ ."),
        ("Inflation", "Das Geld wird inflationiert.", "Das Geld wird … ."),
        ("Regulierung", "Der Staat reguliert die Märkte.", "Der Staat ____ die Märkte."),
        ("Kaufkraftverlust", "Verlust an Kaufkraft durch das Geld.", "Verlust an … durch"),
        ("Berichterstellung", "Es gibt Berichte aus Daten.", "Es gibt … aus Daten."),
        ("Wege (Fluss / Bahn)", "Ein Fluss trägt, eine Bahn zieht.", "Ein … trägt, eine … zieht."),
        ("Find inputs (sources / sinks)", "See which sources feed.", "See which … feed."),
        ("Regierung", "Die Region ist klein.", "Die Region ist klein."),
        ("Relevância", "É mais relevante do que o resto.", "É mais ____ do que o resto."),
        ("Спекуляция", "На бирже спекулируют зерном.", "На бирже ____ зерном."),
        ("Bookkeeping", "A book-keeper writes sums down.", "A ____ writes sums"),
        ("Well-being", "To be well.", "To be well."),
        ("`git switch NAME`", "Goes to it; git switch main goes back.", "Goes to it; ____ main"),
        ("Haus", "In Häusern und in einem Hause wohnt man.", "In ____ und in einem ____ wohnt"),
        ("Раздел", "Топик и его разделы.", "Топик и его ____ ."),
        ("الكتاب", "للكتاب صفحات وبكتاب نقرأ.", "____ صفحات ____ نقرأ."),
        ("שרת", "מחשב ובשרת יש מידע.", "מחשב ____ יש מידע."),
        ("猫", "cat – 猫がいます。", "cat – ____がいます。"),
        ("카프카", "카프카는 로그다.", "____는 로그다."),
        ("Choice (yes/no)", "There is no other.", "There is no other."),
        ("Call (sb)", "To phone sb at home.", "To phone sb at home."),
        ("Add to date/time of day", "date + time", "date + time"),
        ("Offsets", "An offset is a place.", "An ____ is a place."),
        ("Consumer Group", "The consumer group reads.", "The ____ reads."),
        ("Consumer Group", "Some consumers.", "Some consumers."),
        ("Limit", "Die Limite (-en)", "Die Limite (-en)"),
        (
            "ISR (in-sync replicas)",
            "The ISR: leader, in-sync replicas.",
            "The ____: leader, ____ .",
        ),
        ("IT", "It is what IT staff does.", "It is what ____ staff does."),
        ("Key / value", "A key finds a value.", "A ____ finds a ____ ."),
        ("Bus", "Buses carry.", "____ carry."),
        ("C++", "Like C, but C++.", "Like C, but ____ ."),
        ("end-of-line comment", "Ends as end of line comments do.", "Ends as ____ do."),
        ("Raft", "用Raft来选主", "用____来选主"),
        ("Raft协议", "用Raft来选主", "用…来选主"),
        ("ペンタA，塩酸ペンタゾシン", "痛みにペンタゾシンを使う。", "痛みに…を使う。"),
        ("クラウドサービス", "クラウドで使う資源。", "クラウドで使う資源。"),
        ("Zeitung", "Die Zeit im Zelt.", "Die Zeit im Zelt."),
        ("Lagerverwaltung", "Was da liegt.", "Was da liegt."),
        # What a name is short for tells it.
        ("Work of the STC", "The Supreme Tax Court has the last word.", "The … has the last word."),
        ("BEI", "A Banca Europea de Investimentos dá dinheiro.", "A … dá dinheiro."),
        ("STC", "Supreme Tax Court", "Supreme Tax Court"),
    ],
)
def test_a_definition_on_its_reverse_card_never_says_the_term(
    term: str, said: str, asked: str
) -> None:
    note = one(f"# T\n\n## A\n\n* **{term}:** {said}\n", NoteType.CARD)
    shown = re.sub(r"\s+(?=[.,])", "", words(note["Spare 1"]))
    assert shown.startswith(re.sub(r"\s+(?=[.,])", "", asked))
    assert "____" not in note["Answer"]


@pytest.mark.parametrize(
    "item",
    [
        "**Consumer group:** A group of consumers sharing the load.",
        "**Couche de sortie:** utilisation d'une couche Dense de sortie",
        "**Key / value:** A key with a value.",
        "**Broker:** It is a broker.",
        "**Rest:** Der Rest",
        "**ISR (in-sync replicas):** The ISR is the in-sync replicas.",
        "**Kostenbewertung und -verwaltung:** Bewertung der Kosten, und wie die Verwaltung geht.",
        "**Zellteilung:** Teilung einer Zelle.",
        "**Raft协议:** 用Raft这种协议来选主",
        "**$b_n$:** (if odd)\n\n  $$b_n = \\int f(x)\\,dx$$",
        "**HBV:** anti-HBsAg, anti-HBcAg in the blood",
        "**SWOT matrix:** Strengths, Weaknesses, Opportunities, Threats (of a firm)",
    ],
)
def test_a_definition_of_the_terms_own_words_does_not_ask_for_it(item: str) -> None:
    note = one(f"# T\n\n## A\n\n* {item}\n", NoteType.CARD)
    assert note.get("Reverse", "") == ""
    assert note["Prompt"] and note["Answer"]


def test_the_term_is_blanked_in_all_that_a_definition_holds() -> None:
    text = (
        "# T\n\n## A\n\n* **Log:** One of\n\n  - a [log](https://x.y)\n\n"
        "  | Log | b |\n  |---|---|\n  | ~~log~~ | *log* |\n\n  ```\n  log\n  ```\n\n"
        "  > **Careful:** a log.\n"
    )
    note = one(text, NoteType.CARD)
    assert "log" not in words(note["Spare 1"]).lower()
    assert "Careful" not in note["Spare 1"] and "Careful" in note["Answer"]


def test_a_term_that_only_a_quote_explains_keeps_it() -> None:
    note = one("# T\n\n## A\n\n* **Log:**\n\n  > A list.\n\n  b\n", NoteType.CARD)
    assert words(note["Spare 1"]) == "b"


def test_anki_shows_the_blank_on_the_front_and_the_whole_on_the_back(tmp_path: Path) -> None:
    anki = Anki(tmp_path)
    path = tmp_path / "deck.apkg"
    path.write_bytes(deck_of("# T\n\n## A\n\n* **Topic:** Topics hold records.\n\n  > Mostly.\n"))
    anki.import_deck(path)
    reverse = anki.card("Topic", ord=1)
    front, back = words(reverse.question()), words(reverse.answer())
    assert front.endswith("Which term is this? ____ hold records.")
    assert "Topic Topics hold records. Mostly." in back
    anki.close()


# --- Tasks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "task"),
    [
        ("* a\n", ""),
        ("Of it:\n\n* a\n", "Name it"),
        ("* a\n* b\n", "Name both"),
        ("* a\n* b\n* c\n", "Name all 3"),
        ("1. a\n2. b\n3. c\n", "Name all 3"),
        ("Phases of it:\n\n1. a\n2. b\n3. c\n", "Name all 3, in order"),
        ("Ablauf:\n\n1. a\n2. b\n", "Name both, in order"),
        ("步骤：\n\n1. 甲\n2. 乙\n", "Name both, in order"),
        ("1. Primero el agua\n2. Luego la sal\n", "Name both, in order"),
        ("Kinds:\n\n1. then\n2. b\n", "Name both, in order"),
        ("Kinds:\n\n1. a\n2. b\n", "Name both"),
        ("Steps:\n\n* a\n* b\n", "Name both"),
        ("```python\nf()\n```\n", "Write it"),
        ("```\n--->\n```\n", "Draw it"),
        ("* **A:** b\n", "Define"),
        ("* A vs B\n\n  c\n", "Compare"),
        ("* What is A vs B?\n\n  c\n", ""),
        ("### A vs B？\n\nc\n", ""),
        ("### A vs B؟\n\nc\n", ""),
        ("* What is A?\n\n  c\n", ""),
    ],
)
def test_a_front_says_what_is_to_be_done(body: str, task: str) -> None:
    assert one(f"# T\n\n## Things\n\n{body}", NoteType.CARD)["Spare 2"] == task


# --- Lists ----------------------------------------------------------------------------------------


LONG = "which goes on and on without an end"


def items_asked(items: str) -> str:
    note = by_task(f"# T\n\n## U\n\n{items}").get("U: What is missing?")
    return words(note["Text"]) if note else ""


@pytest.mark.parametrize(
    ("items", "asked"),
    [
        ("* a\n* b\n* c\n* d\n", ""),  # any other would be as right
        ("Steps:\n\n1. a\n2. b\n3. c\n4. d\n", "{{c1::a}} {{c2::b}} {{c3::c}} {{c4::d}}"),
        ("Kinds:\n\n1. a\n2. b\n3. c\n4. d\n", ""),  # numbers that count give no order
        ("Steps:\n\n1. a\n2. b\n3. c\n", ""),
        # A statement, and what leads in, are no answer.
        (
            "Steps:\n\n1. a\n2. We go on with it.\n3. Of it:\n4. d\n",
            "{{c1::a}} We go on with it. Of it: {{c2::d}}",
        ),
        ("* a\n* **b** x\n* c\n* d\n", "a {{c1:: b }} x c d"),
        ("* a\n* Bee\n  - of it\n* c\n* d\n", "a {{c1::Bee}} of it c d"),
        ("* a\n* Bee – of it\n* c\n* d\n", "a {{c1::Bee}} – of it c d"),
        ("* a\n* Ursache: of it\n* c\n* d\n", ""),  # only labels what stands behind it
        ("* a\n* Dx: of it\n* c\n* d\n", ""),
        # Others count up to it.
        ("* a\n* Level 1: of it\n* Level 2: of that\n* d\n", ""),
        ("* a\n* Grado I\n  - of it\n* Grado II\n  - of that\n* d\n", ""),
        # Among statements, a few words are no name.
        (f"* {LONG}\n* {LONG}\n* {LONG}\n* Bee\n  - of it\n", ""),
        (f"* {LONG}\n* {LONG}\n* {LONG}\n* Bee – of it\n", ""),
        ("* a\n* b\n\n  > Not b.\n* c\n* d\n", ""),
        ("".join(f"{i}. Now we do the step {i}.\n" for i in range(1, 6)), ""),
    ],
)
def test_an_item_is_asked_where_something_asks_for_it(items: str, asked: str) -> None:
    assert items_asked(items) == asked


REMARKED = """# T

## U

* **a** x

  > Of a.
* b

  > Of b.
* **c** beside **d** y

  > Of both.
* e
* f

> Of all.
"""


@pytest.mark.parametrize("rest", ["Others", "Altro", "Sonstiges", "Notes"])
def test_what_is_left_over_is_no_name_of_an_item(rest: str) -> None:
    items = "- N – nausea\n- I – itch\n- N – numbness\n"
    assert items_asked(f"{items}- {rest}: cold hands and fever\n") == ""
    assert "::Skin}}" in items_asked(f"{items}- Skin: cold hands and fever\n")


def test_a_remark_on_an_item_is_a_blank_of_the_same_number() -> None:
    note = one(REMARKED, NoteType.CLOZE)
    assert words(note["Text"]) == (
        "{{c1:: a }} x {{c1:: Of a. }} b {{c2:: c }} beside {{c3:: d }} y e f"
    )
    assert words(note["Extra"]) == "b Of b. c beside d y Of both. Of all."
    assert note["Spare 2"] == "U: What is missing?"


def test_anki_opens_the_remark_with_its_item(tmp_path: Path) -> None:
    anki = Anki(tmp_path)
    path = tmp_path / "deck.apkg"
    path.write_bytes(deck_of(REMARKED))
    anki.import_deck(path)
    (note,) = [note for note in anki.notes() if "Text" in note]
    remark = re.compile(r'<div class="remark"><span class="([^"]*)"( data-cloze)?')
    found = [
        (remark.findall(card.question()), remark.findall(card.answer())) for card in note.cards()
    ]
    closed = ([("cloze-inactive", "")], [("cloze-inactive", "")])
    assert found == [([("cloze", " data-cloze")], [("cloze", "")]), closed, closed]
    anki.close()


@pytest.mark.parametrize(
    ("items", "task"),
    [
        ("* It is fast and small.\n* It can be trusted by all.\n* cheap\n" * 2, "Main points"),
        ("1. Take the lid from it.\n2. Put it back on.\n3. end\n", "Main points"),
        ("1. Take the lid from it.\n2. Then put it back on.\n3. end\n", "Main points, in order"),
        ("Of it:\n\n* " + "word " * 13 + "\n", "Main point"),
        ("* and so on.\n* b\n", "Name both"),
        ("* eins\n" * 9, "Name all 9"),
    ],
)
def test_sentences_are_not_to_be_named(items: str, task: str) -> None:
    wanted = "<!-- cards: lists=overview -->\n"
    text = items.replace("\n\n", f"\n{wanted}\n") if ":" in items else f"{wanted}\n{items}"
    assert one(f"# T\n\n## Things\n{text}", NoteType.CARD)["Spare 2"] == task


@pytest.mark.parametrize(
    ("items", "task"),
    [
        ("* copper\n* iron\n", "Name both"),
        ("* Eisen (steht in der Mitte, ist schwer und rostet an der Luft)\n* Zink\n", "Name both"),
        (
            "* Iron: it rusts in the air, if there is water, and where salt is near\n* Zinc\n",
            "Name both",
        ),
        (
            "So:\n\n* it is cheap,\n* it bends well, and\n* it does not rust.\n",
            "Name all 3",
        ),
        ("1. Take the lid from it.\n2. Then put it back on.\n", "Main points, in order"),
        ("* `ls`\n* `git add`\n", "Name both"),
        ("* one\n" * 7, "Name all 7"),
        # Nobody can say these from the heading.
        ("* one\n" * 8, None),
        ("* iron\n* It does not rust at all.\n* It bends.\n", None),
        ("* El hierro se oxida al aire.\n* El cobre se dobla muy bien.\n", None),
        ("* 銅は空気の中でゆっくりと緑色になる。\n* 鉄は空気の中で錆びて赤くなる。\n", None),
        ("* Is it hard?\n* Does it bend?\n", None),
        ("* `git remote add name url`\n* `git remote -v`\n", None),
        # These are of several kinds.
        ("* copper\n* metals that rust in the air of the sea:\n  * iron\n* tin\n", None),
        ("* copper\n* those that rust:\n  * iron\n* tin\n", "Name all 3"),
        ("* ein Metall, das an der Luft rostet\n* Eisen\n", None),
        (
            "* Iron: rusts\n* one that bends when it is hot\n* Tin: melts\n* what is dear\n",
            None,
        ),
        ("* copper\n* tin\n* Cause: damp air\n", None),
        ("* copper that was cast\n* 2 kinds\n  - red\n  - green\n", None),
        ("* copper\n* Ddx: lead\n* tin\n", None),
        ("* copper\n* S/\n  - red skin\n* tin\n", None),
        # Without a line that says what they are, all but one of four have a few words, or are told.
        (
            "* it rusts where the air is wet\n* it bends when it is hot\n* it is cheap\n",
            "Main points",
        ),
        (
            "So:\n\n* it rusts where the air is wet\n* it bends when hot\n* it is cheap\n",
            "Name all 3",
        ),
        ("* copper\n* tin\n* zinc\n* what old pipes are made of\n", "Name all 4"),
        ("* copper\n* tin\n* zinc\n* what the pipes of old houses in towns are made of\n", None),
        # The heading asks for more than these.
        (
            "* **Iron:** rusts\n* copper\n* tin\n* What is lead? Heavy.\n* zinc\n",
            None,
        ),
        ("1. copper\n2. tin\n\n\n- heavy\n- dear\n", "Name both"),
    ],
)
def test_a_list_is_asked_for_where_its_items_can_be_named(items: str, task: str | None) -> None:
    found = [fields(note) for note in notes_of(f"# T\n\n## Metals\n\n{items}")]
    assert [card["Spare 2"] for card in found if card["Kind"] == "list" and "Prompt" in card] == (
        [task] if task else []
    )


# --- What is in sight -----------------------------------------------------------------------------

TEN = "It says so much that ten words are in it. "


def in_sight(html: str) -> str:
    return words(re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        (TEN * 6, (TEN * 6).strip()),
        (TEN * 9, (TEN * 6).strip()),
        ("word " * 65 + "end. " + TEN * 2, "word " * 65 + "end."),  # one sentence at least
        ("word " * 90, ("word " * 90).strip()),
        ("word (" + TEN * 7 + ") " + TEN, ("word (" + TEN * 7 + ") " + TEN).strip()),
        (TEN * 6 + "End of it, see z.B. this.", (TEN * 5).strip()),  # a few words are no fold
        ("Всё это сказано здесь одним словом. " * 14, "Всё это сказано здесь одним словом. " * 10),
        ("".join(f"- {TEN}\n" for _ in range(8)), TEN * 5),
        ("".join(f"- {TEN}\n" for _ in range(5)), TEN * 5),
        ("- a\n" * 9, "a " * 9),
        ("".join(f"- {TEN}{TEN}\n" for _ in range(5)), TEN * 6),  # three at least
        ("".join(f"- {TEN}{TEN}\n" for _ in range(3)) + "- end\n", TEN * 6 + "end"),
        (f"- {TEN}\n  - {TEN * 4}\n- {TEN}\n  - {TEN * 4}\n", TEN * 2),
        # A name is no answer by itself, unless one is to name things.
        (f"- a\n\n  > {TEN * 4}\n- b\n  - {TEN * 4}\n", f"a {TEN * 4}b {TEN * 4}"),
    ],
)
def test_of_a_long_answer_what_one_would_say_first_is_in_sight(answer: str, seen: str) -> None:
    back = one(f"# T\n\n## What is it?\n\n{answer}\n", NoteType.CARD)["Answer"]
    assert in_sight(back) == seen.strip()
    said = re.sub(r"<summary.*?</summary>", "", back)
    assert words(said) == words(answer.replace("- ", "").replace("> ", ""))


@pytest.mark.parametrize(
    ("heading", "answer", "seen"),
    [
        ("Soil", f"Soil (page 4)\n\n{TEN}\n\n{TEN}", f"Soil (page 4) {TEN}"),
        (
            "Soil loss",
            f"It is known.\n\nThe soil loss is grave. {TEN}",
            f"It is known. The soil loss is grave. {TEN}",
        ),
        (
            "Soil loss",
            f"Soil loss is known.\n\nThe soil loss is grave. {TEN}",
            "Soil loss is known.",
        ),
        (
            "Soil vs sand",
            f"Soil holds it.\n\nBut sand lets it go. {TEN}",
            f"Soil holds it. But sand lets it go. {TEN}",
        ),
        (
            "Soil vs sand",
            f"Soil holds it, sand does not.\n\nSand lets it go. {TEN}",
            "Soil holds it, sand does not.",
        ),
        ("Is it soil or sand?", f"Sand.\n\n{TEN}", "Sand."),
    ],
)
def test_what_answers_the_prompt_is_in_sight_behind_what_does_not(
    heading: str, answer: str, seen: str
) -> None:
    text = f"# T\n\n## {heading}\n\n{answer}\n\n{TEN * 5}\n"
    (back,) = (fields(note)["Answer"] for note in notes_of(text) if "Answer" in fields(note))
    assert in_sight(back) == seen.strip()


SWING = "We look at a weight on a rope.\n\n"
PERIOD = "Its period is\n\n$$T=2$$\n\n"


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        (f"{SWING}{PERIOD}{TEN * 2}\n", SWING + PERIOD),
        (
            f"{SWING}Of it holds $$T=2$$ at last.\n\n{TEN * 2}\n",
            f"{SWING}Of it holds $$T=2$$ at last.",
        ),
        (f"{SWING}{TEN * 6}\n\n{PERIOD}", SWING),  # it is far
        (f"{SWING}* {TEN}\n* {TEN}\n\n{PERIOD}", SWING),  # what is listed
        (f"$$l=1$$\n\n{SWING}{PERIOD}{TEN * 2}\n", f"$$l=1$$ {SWING}"),  # one is said
        (f"{SWING}{TEN * 2}\n", SWING),
    ],
)
def test_what_is_told_of_a_formula_answers_with_it(answer: str, seen: str) -> None:
    (back,) = (fields(note)["Answer"] for note in notes_of(f"# T\n\n## Rope\n\n{answer}"))
    assert re.sub(r"\\[\[\]]", "$$", in_sight(back)) == words(seen)


@pytest.mark.parametrize(("said", "is_turned"), [("yes", False), ("true", False), ("dark", True)])
def test_a_verdict_leads_back_to_no_row(said: str, is_turned: bool) -> None:
    table = f"| Room | Lit |\n|---|---|\n| Cellar | {said} |\n| Attic | by the sun |\n"
    prompts = {words(fields(note)["Prompt"]) for note in notes_of(f"# T\n\n## Rooms\n\n{table}")}
    assert "by the sun (Lit): Room?" in prompts
    assert (f"{said} (Lit): Room?" in prompts) is is_turned


def test_below_names_that_are_asked_for_all_is_folded_but_what_they_lead_in() -> None:
    items = f"- One\n  - {TEN * 4}\n- Two of it:\n  - {TEN * 4}\n- Three\n- Four\n"
    note = by_task(f"# T\n\n## U\n\n{items}")["Name all 4"]
    assert in_sight(note["Answer"]) == f"One Two of it: {TEN * 4}Three Four"


def test_a_term_is_known_by_the_beginning_of_its_definition() -> None:
    note = one(f"# T\n\n* **Bee:** An animal. {TEN}\n\n  - {TEN * 6}\n", NoteType.CARD)
    assert words(note["Spare 1"]) == f"An animal. {TEN}".strip()
    assert in_sight(note["Answer"]) == f"An animal. {TEN}".strip()


POINTS = "  - It has wings\n  - Its home is a hive\n"


@pytest.mark.parametrize(
    ("defined", "asked"),
    [
        (f"An animal. {TEN}", f"An animal. {TEN}"),
        (f"An animal. {TEN * 3}", ""),  # too much is read for one word
        (f"An animal that flies\n{POINTS}", "An animal that flies"),
        (f"An animal\n{POINTS}", "An animal It has wings Its home is a hive"),  # of two words
        (f"An animal that has these:\n{POINTS}", "An animal that has these: It has wings Its …"),
        (f"\n{POINTS}", "It has wings Its home is a hive"),
        (f"\n{POINTS}  - {TEN}\n", ""),  # a heap
    ],
)
def test_a_definition_asks_where_it_is_one_thing_and_short(defined: str, asked: str) -> None:
    note = one(f"# T\n\n* **Bee:** {defined}\n", NoteType.CARD)
    shown = words(note["Spare 1"])
    assert shown == asked.strip() or (asked.endswith("…") and shown.startswith(asked[:-1]))


def test_a_text_below_a_list_does_not_bury_its_items() -> None:
    steps = "1. First one\n2. two\n3. three\n4. four\n"
    made = by_task(f"# T\n\n## U\n\n{steps}\n> {TEN * 7}\n")
    assert in_sight(made["U: What is missing?"]["Extra"]) == ""
    assert in_sight(made["Name all 4, in order"]["Answer"]) == "First one two three four"


# --- Comparisons ----------------------------------------------------------------------------------

COMPARED = """# T

## Q

1. What is the difference between A and B?

   Much.

   | | A | `B` |
   |---|---|---|
   | Speed | fast | slow |
   | **Choose it when** | now | later |
   | Speed | again | again |
   | Nothing | | |
   | | x | y |
"""


def test_each_row_of_a_comparison_is_a_card() -> None:
    overview, *rows = [fields(note) for note in notes_of(COMPARED)]
    assert overview["Prompt"] == "What is the difference between A and B?"
    assert [(words(row["Prompt"]), words(row["Answer"])) for row in rows] == [
        ("A vs B : Speed", "A fast B slow"),
        ("A vs B : Choose it when", "A now B later"),
    ]
    assert [row["Spare 2"] for row in rows] == ["What is it for each?"] * 2


@pytest.mark.parametrize(
    ("corner", "row", "task", "prompt"),
    [
        ("**Feature**", "Speed", "Feature: what is it for each?", "A vs B : Speed"),
        ("Feature", "How fast?", "", "A vs B : How fast?"),
        ("What moves it?", "Speed", "", "What moves it? Speed: A, B"),
        ("为什么？", "Speed", "", "为什么？ Speed: A, B"),
    ],
)
def test_the_corner_of_a_table_says_what_its_rows_ask(
    corner: str, row: str, task: str, prompt: str
) -> None:
    text = COMPARED.replace("| | A |", f"| {corner} | A |").replace(
        "| Speed | fast", f"| {row} | fast"
    )
    made = fields(notes_of(text)[1])
    assert (made["Spare 2"], words(made["Prompt"])) == (task, prompt.replace("B", "B", 1))


def test_a_table_that_compares_nothing_has_no_rows_of_cards() -> None:
    two_columns = "# T\n\n## Q\n\n1. A vs B\n\n   | a | b |\n   |---|---|\n   | c | d |\n"
    no_comparison = COMPARED.replace("difference between A and B", "point")
    assert [len(notes_of(text)) for text in (two_columns, no_comparison)] == [1, 1]


# --- Code -----------------------------------------------------------------------------------------


def code(sample: str, language: str = "python", below: str = "", lead: str = "") -> str:
    return f"# T\n\n## Send\n\n{lead}\n\n```{language}\n{sample}\n```\n\n{below}\n"


def hidden_arguments(text: str) -> list[tuple[str, str]]:
    note = by_task(text).get("Send: Which option belongs here?")
    return blanks(note["Text"]) if note else []


@pytest.mark.parametrize(
    ("sample", "hidden"),
    [
        ('K(acks="all")', [("1", "all")]),
        ("K(acks='all')", [("1", "all")]),
        ("K(flag=False)", [("1", "flag")]),
        ('K(a="x-y", b="z", flag=True)', [("1", "x-y"), ("2", "z"), ("3", "flag")]),
        ('K(acks="all"); L(acks="all")', [("1", "all"), ("1", "all")]),
        ("K(\n    ä=f('ö'), acks='all')", [("1", "all")]),
        ('K(acks="all", mode="all")', []),  # each would tell the other
        ('K(acks="all")  # all of them', []),  # the commented line is asked for already
        ('K(acks="all")\nprint("all")', []),  # stands there again
        ('K(group_id="billing", topic="orders", host="h")', []),  # the author's own names
        ('K(mode="my-mode", at="localhost", by="an example")', []),
        ("K(size=5, none=None, made=f(), a=[1], b=b'x', c='''d''', e='\\n')", []),
        ('K("all", *a, **b)', []),
        ('K(sort="desc", begin="Latest", side="left")', []),  # one of two
        ("K(", []),
    ],
)
def test_an_argument_that_matters_is_hidden(sample: str, hidden: list[tuple[str, str]]) -> None:
    assert hidden_arguments(code(sample)) == hidden


def test_a_number_is_asked_where_the_remarks_speak_of_it() -> None:
    sample = "K(acks=-1, size=16, ratio=0.5)"
    assert hidden_arguments(code(sample)) == []
    remark = "> `-1` waits for all; 0.5 is half.\n"
    assert hidden_arguments(code(sample, below=remark)) == [("1", "-1"), ("2", "0.5")]


def test_settings_of_a_configuration_are_arguments_too() -> None:
    sample = (
        "# the broker\nbroker.id=b\nacks=all\nunclean.election=false\nnot a setting\n\n  x = y z"
    )
    assert hidden_arguments(code(sample, "properties")) == [("1", "all"), ("2", "unclean.election")]
    assert hidden_arguments(code("acks=all", "sql")) == []


def test_no_sample_has_more_than_eight_arguments_hidden() -> None:
    sample = ", ".join(f'{name}="{name * 3}"' for name in "abcdefghijkl")
    assert len(hidden_arguments(code(f"K({sample})"))) == 8


def test_what_the_heading_or_the_lead_says_is_not_hidden() -> None:
    assert hidden_arguments(code('K(acks="all")', lead="With all acknowledged:")) == []


def test_the_same_argument_is_asked_once_in_a_document() -> None:
    sample = '```python\nK(acks="all", mode="{}")\n```\n'
    text = f"# T\n\n## A\n\n{sample.format('fast')}\n## B\n\n{sample.format('slow')}"
    notes = [fields(note) for note in notes_of(text) if note.note_type is NoteType.CLOZE]
    assert [blanks(note["Text"]) for note in notes] == [
        [("1", "all"), ("2", "fast")],
        [("1", "slow")],
    ]


def test_the_sample_stays_as_it_is_around_its_blanks() -> None:
    sample = "def f():\n\tx = K('a', acks='all', b=\"{{c1::d}}\")\n\n\treturn x"
    note = by_task(code(sample))["Send: Which option belongs here?"]
    text = re.sub(r"\{\{c\d+::(.*?)\}\}", r"\1", note["Text"])
    assert html.unescape(re.sub(r"<[^>]*>", "", text)) == sample


def hidden_lines(sample: str) -> list[tuple[str, str]]:
    note = by_task(code(sample)).get("Send: Which code belongs here?")
    return blanks(note["Text"]) if note else []


@pytest.mark.parametrize(
    ("sample", "hidden"),
    [
        ("flush(120)  # wait for it", "flush(120)"),
        ("x = f(y)  # the sum", "f(y)"),
        ("x: int += f(y)  # more of it", "f(y)"),
        ("x = '='\ny = f(a=1)  # text", "f(a=1)"),
        ("return f(x)  # all of them", "f(x)"),
        ("# wait for it\nflush(120)", "flush(120)"),
        ("f(\n    a,\n    mode='x',  # or y\n)", "'x'"),  # an argument in a line of its own
        ("f(\n    a,\n    g(b))  # the last one", "g(b)"),
        ("d = {\n    'a': g(1),  # the first\n}", "g(1)"),
        ("if orders > most:  # too many orders", "orders > most"),
        ("for x in sorted(rows):  # each row", "sorted(rows)"),
        ("with lock(row) as held:  # lock the row", "lock(row)"),
    ],
)
def test_what_a_comment_explains_is_hidden(sample: str, hidden: str) -> None:
    assert hidden_lines(sample) == [("1", hidden)]


@pytest.mark.parametrize(
    ("language", "sample", "hidden"),
    [
        ("java", "var x = f(y); // the sum", "f(y)"),
        ("js", "if (rows > 3) { // many rows", "rows > 3"),
        ("go", "x := f(y) // the sum", "f(y)"),
        ("c", "while (n > most) // up to the most", "n > most"),
        ("bash", "kill -9 1  # at once", "kill -9 1"),
        ("yaml", "retries: few  # it gives up", "few"),
        ("sql", "VACUUM users; -- clean up", "VACUUM users"),
        ("properties", "# survives a crash\nacks=all", "all"),
    ],
)
def test_it_is_so_in_other_languages(language: str, sample: str, hidden: str) -> None:
    note = by_task(code(sample, language))["Send: Which code belongs here?"]
    assert [words for _, words in blanks(note["Text"])] == [hidden]


@pytest.mark.parametrize(
    "sample",
    [
        "for x in sent:  # within 120 s",
        "except Error as e:  # after retries",
        "try:  # bad data fails here\n    f(\n        x)",
        "with db:  # ignores a known id",
        "def f(x):  # called by the loop",
        "else:  # all others",
        "rows = [f(i,\n          k=1)\n        for i in y]  # in batches",
        "f(a,  # first\n  b)  # second",
        "x = f(  # leaves at the end\n    a)",
        "# connect at first\na()\nb()",  # it may speak of both
        "# all orders\nfor o in orders:\n    f(o)",
        "print(x)  # 3",
        "print(x)  # ['a', 'b']",
        "print(id(x))  # the address 41",
        "console.log(x);  // die Summe",
        'System.out.println("a");  // la salida',
        "echo $x  # the sum",
        "import x  # noqa: F401",
        "return True  # as it was",
    ],
)
def test_where_it_cannot_be_told_what_a_comment_explains_nothing_is_hidden(sample: str) -> None:
    assert hidden_lines(sample) == []


@pytest.mark.parametrize(
    "sample",
    [
        "Switch(config)# interface fa0/1\nSwitch(config-if)# no shutdown",
        "root@host:~# reload the whole thing\nroot@host:~# start it again",
        "[root@host ~]# systemctl stop the service",
    ],
)
@pytest.mark.parametrize("language", ["bash", "console", ""])
def test_what_follows_a_prompt_is_no_comment(language: str, sample: str) -> None:
    tasks = by_task(code(sample, language))
    assert not any("Which code" in task for task in tasks)


REMARKS_BELOW = (
    "sow --deep\n# Put the seed far down.\n# Water it.\n\nreap <field>\n# Bring in the corn."
)


@pytest.mark.parametrize("language", ["bash", "", "python"])
def test_a_remark_below_its_command_asks_for_it(language: str) -> None:
    notes = by_task(code(REMARKS_BELOW, language))
    assert list(notes) == ["Send: Which code belongs here?"]  # and nobody writes both at once
    (note,) = notes.values()
    hidden = [html.unescape(words) for _, words in blanks(note["Text"])]
    assert hidden == ["sow --deep", "reap <field>"]


def test_code_and_remarks_that_take_turns_need_no_empty_lines() -> None:
    turns = "sow\n# put in seed\nreap\n# bring in corn\nmow\n# cut the grass"
    assert [words for _, words in hidden_lines(turns)] == ["sow", "reap", "mow"]


@pytest.mark.parametrize(
    "sample",
    [
        "sow()\n# bring in the corn\nreap()\n\nmow()",  # speaks of the line below it
        "sow()\nreap()\n# all of the corn\n\nmow()\neat()\n# what is left",  # of both
        "sow()\n# 3\n\nreap()\n# 4",  # what comes out
        "sow()\n# put in seed",
        "sow()  #=> all seed\n#     in all rows\n\nreap()  #=> corn\n#     and more of it",
    ],
)
def test_a_remark_below_that_may_speak_of_something_else_asks_for_nothing(sample: str) -> None:
    assert "sow()" not in [words for _, words in hidden_lines(sample)]


@pytest.mark.parametrize(
    ("language", "sample", "is_whole"),
    [
        ("sh", "sow  # put in seed\nreap  # bring it in\nmow  # cut grass", False),
        ("sh", "# put in seed\nsow\n# bring it in\nreap\n# cut the grass\nmow", False),
        ("sh", "sow  # put in seed\nreap\nmow  # cut grass", True),
        ("sh", 'echo "$a"  # the first\necho "$b"  # the last\nmow  # cut grass', True),
        ("sh", "<  # less than\n>  # greater than\n!=  # not equal to", True),
        ("python", "a = f()  # put in seed\nb = g(a)  # bring it in\nh(b)  # cut grass", True),
    ],
)
def test_commands_of_which_each_is_remarked_are_not_written_at_once(
    language: str, sample: str, is_whole: bool
) -> None:
    assert ("Write it" in by_task(code(sample, language))) is is_whole


def test_the_ledger_knows_a_blank_by_all_code_of_its_line() -> None:
    document, _ = reader.parse(code("x = f(y)  # the sum"), PATH)
    ((_, found),) = [blank for one in drafted(document) for blank in one.blanks()]
    assert found == "x = f(y)"


LONG = "\n\n".join(f"f{i}()" for i in range(11))


@pytest.mark.parametrize(
    ("sample", "chosen", "tasks"),
    [
        (LONG.removesuffix("\n\nf10()"), "both", ["Write it"]),
        (LONG, "both", []),
        (LONG, "lines", []),
        (
            "# the first\na()\n\n# two\nb()\nb()\n\n# drei\nc()\nc()",
            "both",
            ["Send: Which code belongs here?"],
        ),
        ("# one\na()\na()\n\n# two\nb()\nb()\n\n# drei\nc()\nc()", "both", []),
        ("# one\na()\na()\n\n# two\nb()\nb()", "both", ["Write it"]),
        (LONG, "whole", ["Write it"]),
        (f"{LONG}  # the end", "both", ["Send: Which code belongs here?"]),
        (f'{LONG}\nK(acks="all")', "both", ["Send: Which option belongs here?"]),
    ],
)
def test_a_long_sample_is_asked_as_a_whole_only_where_its_author_says_so(
    sample: str, chosen: str, tasks: list[str]
) -> None:
    text = code(sample, below=f"<!-- cards: code={chosen} -->")
    assert list(by_task(text)) == tasks
    deck_of(text)


@pytest.mark.parametrize("language", ["mermaid", "dot"])
def test_the_source_of_a_diagram_is_not_written_from_memory(language: str) -> None:
    text = f"# T\n\n## The way\n\n```{language}\na --> b\n```\n"
    assert list(by_task(text)) == []
    assert list(by_task(f"{text}<!-- cards: code=whole -->\n")) == ["Write it"]
    deck_of(text)


# --- Underlined words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "hidden"),
    [
        ("1. The cell was seen by <u>Hooke</u>.\n2. 细胞由<u>胡克</u>发现。\n", ["Hooke", "胡克"]),
        (
            "- The **root** was seen by <u>Hooke</u>.\n- It has **walls** all around.\n",
            ["root", "walls"],
        ),
        ("- <u>All of it is underlined.</u>\n- <u>So is this.</u>\n", []),
    ],
)
def test_underlined_words_are_asked_where_none_is_bold(items: str, hidden: list[str]) -> None:
    notes = [fields(note) for note in notes_of(f"# T\n\n## Cells\n\n{items}")]
    texts = [note["Text"] for note in notes if note["Kind"] == "fact"]
    assert [words for text in texts for _, words in blanks(text)] == hidden


# --- Drawings -------------------------------------------------------------------------------------


def drawn(drawing: str) -> str:
    return f"# T\n\n## Map\n\n```\n{drawing}\n```\n"


def test_prose_with_an_arrow_in_it_is_no_drawing() -> None:
    prose = "\n".join(["    vyprávění → děj", *["    něco o něm a o jiném"] * 11])
    assert "Draw it" not in by_task(f"# T\n\n## Kniha\n\n{prose}\n")
    assert "Draw it" in by_task(drawn("a\nb --> c\nd"))


def hidden_boxes(drawing: str) -> list[str]:
    note = by_task(drawn(drawing)).get("Map: Name the hidden part")
    return [inside.strip() for _, inside in blanks(note["Text"])] if note else []


DOWN = "   |\n[Two]"
PLUS = (
    f"+--------+     +------+\n| Client |---->| Log  |\n|  App   |     +------+\n+--------+\n{DOWN}"
)
LINES = f"┌──────┐   ╔═════╗\n│ Node │──▶║ Hub ║\n└──────┘   ╚═════╝\n{DOWN}"


@pytest.mark.parametrize(
    ("drawing", "hidden"),
    [
        (f"[Producer] ---> [Broker]\n{DOWN}", ["[Producer]", "[Broker]", "[Two]"]),
        (PLUS, ["Client", "Log", "App", "[Two]"]),
        (LINES, ["Node", "Hub", "[Two]"]),
        (f"+----+----+\n| P0 | P1 |\n+----+----+\n{DOWN}", ["P0", "P1", "[Two]"]),
        ("[Producer] ---> [Broker] ---> [Consumer]\n  lag: 4", []),  # one row is drawn whole
        (LINES.removesuffix(DOWN), []),
        ("[Producer] ---> x", []),  # the only box
        ("[Map] --> [Log]", []),  # the prompt says one, the other is the only one left
        ("[0] [1] [x]", []),  # no labels
        ("+---+\n| a b\n+---+\n[One]\n[Two]", ["[One]", "[Two]"]),  # not closed
        ("leader | a | b |\n--------------", []),  # no box
    ],
)
def test_the_label_of_each_box_is_hidden(drawing: str, hidden: list[str]) -> None:
    assert hidden_boxes(drawing) == hidden


def test_a_label_of_two_lines_is_one_blank() -> None:
    note = by_task(drawn(PLUS))["Map: Name the hidden part"]
    assert [number for number, _ in blanks(note["Text"])] == ["1", "2", "1", "3"]


@pytest.mark.parametrize("drawing", [f"[Producer] ---> [Broker] <--\n{DOWN}", PLUS, LINES])
def test_a_blank_keeps_every_column_of_the_drawing(drawing: str, tmp_path: Path) -> None:
    anki = Anki(tmp_path)
    path = tmp_path / "deck.apkg"
    path.write_bytes(deck_of(drawn(drawing)))
    anki.import_deck(path)
    for card in anki.cards():
        if "Text" not in card.note():
            continue
        for side in (card.question(), card.answer()):
            (pre,) = re.findall(r"<pre[^>]*>(.*?)</pre>", side, re.DOTALL)
            rows = html.unescape(re.sub(r"<[^>]*>", "", pre)).split("\n")
            assert [len(row) for row in rows] == [len(row) for row in drawing.split("\n")]
        assert "___" in card.question()
    anki.close()


# --- Choices --------------------------------------------------------------------------------------


def kinds(entry: Entry, chosen: CardChoices) -> list[str]:
    """What is made of `entry`: the names of note types, `reverse` where a card has one."""
    section = Section((Text("S"),), 2, (entry,), (), Location(PATH, 1))
    document = Document(PATH, "T", Settings(cards=chosen), (section,))
    (claim,) = claims(drafted(document), "notes.md")
    numbers = tuple((rule, word, n) for n, (rule, word) in enumerate(claim.blanks, 1))
    made = anki_notes.notes(
        document, drafted(document), {entry.location: Identity("0" * 16, numbers)}
    )
    apkg.write(Deck("T", made), MODS)
    return [
        (note.fields[0] and dict(note.fields).get("Spare 2", "").partition(": ")[2])
        or ("reverse" if dict(note.fields).get("Reverse") else "card")
        for note in made
    ]


def entry_of(body: str) -> Entry:
    document, _ = reader.parse(f"# T\n\n## S\n\n{body}", PATH)
    (entry,) = document.sections[-1].entries or document.sections[-1].sections[0].entries
    return entry


LIST = "1. First a\n2. b\n3. c\n4. d\n"
SAMPLE = '```python\nK(acks="all")\nf()  # do it\n```\n'
ITEMS, LINE, OPTION, BOX = (
    "What is missing?",
    "Which code belongs here?",
    "Which option belongs here?",
    "Name the hidden part",
)
TABLE = "1. A vs B\n\n   | | A | B |\n   |---|---|---|\n   | c | d | e |\n"
CHOSEN = [
    (LIST, "lists", {"both": ["card", ITEMS], "overview": ["card"], "items": [ITEMS], "off": []}),
    ("* a\n* b\n", "lists", {"items": ["card"], "off": []}),  # nothing to ask for one by one
    ("* **A:** b\n", "reverse", {"on": ["reverse"], "off": ["card"]}),
    (
        "1. What is it?\n\n   It is the **one thing** that one may well be asked for.\n",
        "answers",
        {"on": ["card", "card"], "off": ["card"]},
    ),
    (TABLE, "comparisons", {"both": ["card", "card"], "overview": ["card"], "off": []}),
    (
        SAMPLE,
        "code",
        {
            "both": ["card", LINE, OPTION],
            "whole": ["card", OPTION],
            "lines": [LINE, OPTION],
            "off": [],
        },
    ),
    ('```python\nK(acks="all")\n```\n', "code", {"lines": ["card", OPTION]}),
    (SAMPLE, "arguments", {"on": ["card", LINE, OPTION], "off": ["card", LINE]}),
    ("**Wrong:** a **Right:** b\n", "wrong", {"on": ["card"], "off": []}),
    (
        "```\n[One] -> [Two]\n  [Three]\n```\n",
        "diagrams",
        {"both": ["card", BOX], "whole": ["card"], "parts": [BOX], "off": []},
    ),
]
ONLY_TWO = ("reverse", "answers", "arguments", "wrong")
OTHER = {"on": "off", "off": "both"} | dict.fromkeys(
    ("both", "overview", "whole", "items", "lines", "parts"), "off"
)
EACH = [(body, name, value, made) for body, name, all_ in CHOSEN for value, made in all_.items()]


def choices(name: str, value: str) -> CardChoices:
    chosen: dict[str, Any] = {name: value}
    return CardChoices(**chosen)


@pytest.mark.parametrize(("body", "name", "value", "made"), EACH)
def test_the_front_matter_chooses_the_kinds(
    body: str, name: str, value: str, made: list[str]
) -> None:
    assert kinds(entry_of(body), choices(name, value)) == made


@pytest.mark.parametrize(("body", "name", "value", "made"), EACH)
def test_a_comment_at_an_entry_overrules_the_front_matter(
    body: str, name: str, value: str, made: list[str]
) -> None:
    comment = Comment(f" cards: {name}={value} ", Location(PATH, 9))
    entry = replace(entry_of(body), comments=(comment,))
    other = choices(name, "on" if value == "off" and name in ONLY_TWO else OTHER[value])
    assert kinds(entry, other) == made


def test_among_many_words_the_name_of_an_attribute_is_a_word() -> None:
    words = {"cause": "Ursache", "house": "Haus", "tree": "Baum", "sea": "Meer", "sky": "Himmel"}
    text = "# T\n\n## Nouns\n\n" + "".join(f"- {en} – {de}\n" for en, de in words.items())
    assert [back for _, _, back in both_ways(text)] == [True] * len(words)


def test_a_row_goes_on_with_the_words_of_the_corner() -> None:
    table = "   | What if | A | B |\n   |---|---|---|\n   | it is down? | lag | error |\n"
    text = f"# T\n\n1. A vs B?\n\n{table}"
    prompts = [words(dict(note.fields)["Prompt"]) for note in notes_of(text)]
    assert "A vs B: What if it is down?" in prompts


@pytest.mark.parametrize(("options", "is_asked"), [(2, True), (9, False)])
def test_nobody_types_a_long_command_that_goes_on_over_lines(options: int, is_asked: bool) -> None:
    command = " \\\n".join(["wash", *(f"  --cycle={i}" for i in range(options))])
    text = f"# T\n\n## Wash it\n\n```bash\n{command}\n```\n"
    tasks = [fields(note).get("Spare 2") for note in notes_of(text)]
    assert ("Write it" in tasks) is is_asked


def test_a_place_to_look_in_is_no_value_of_a_row() -> None:
    table = "| Room | Plan |\n|---|---|\n| Cellar | <https://example.com/c> |\n| Attic | wide |\n"
    prompts = {words(fields(note)["Prompt"]) for note in notes_of(f"# T\n\n## Rooms\n\n{table}")}
    assert prompts == {"Attic (Room): Plan?", "wide (Plan): Room?"}


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("whois <host>  # asks whois for the owner", False),
        ("MAIL  # the mail of a user", False),
        ("whois -h server  # asks whois at a server", True),
        ("fuser <file>  # who has it open", True),
        ("<> file  # reads a file and writes it", True),
    ],
)
def test_a_command_that_its_comment_says_is_not_asked_for(line: str, is_asked: bool) -> None:
    sample = f"{line}\nsync all  # writes what waits\n"
    note = by_task(code(sample, "bash"))["Send: Which code belongs here?"]
    asked = [word for _, word in blanks(note["Text"])]
    assert (line.partition("  ")[0] in map(html.unescape, asked)) is is_asked
