"""What is wrong, and what warns of a statement: which of it is asked, and how."""

from pathlib import Path

import pytest

from cribdeck.deck.anki_notes import drafted
from cribdeck.notes import card_choices, reader
from cribdeck.notes.document import Correction
from cribdeck.notes.walk import entries
from cribdeck.proof.words import sheet_only_of
from tests.test_cards import deck_of, fields, notes_of, words

PATH = Path("notes.md")
WRONG, CATCH = "What is wrong here?", "What is the catch?"
Card = tuple[str, str, str]  # task, prompt, answer


def asked(body: str, heading: str = "## Delivery") -> list[Card]:
    """The cards of the corrections in `body`; all of it is proven."""
    text = f"# T\n\n{heading}\n\n{body}\n"
    deck_of(text)
    made = [fields(note) for note in notes_of(text) if note.kind == Correction.kind]
    return [(n["Spare 2"], words(n["Prompt"]), words(n["Answer"])) for n in made]


# --- Wrong and right ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "**Wrong:** The broker pushes. **Right:** The broker waits.",
        "**Wrong**: The broker pushes. **Right**: The broker waits.",
        "Wrong: The broker pushes.\nRight: The broker waits.",
        "Wrong: The broker pushes. Right: The broker waits.",
        "**Wrong:** The broker pushes.\n\n**Right:** The broker waits.",
        "- **Wrong:** The broker pushes.\n- **Right:** The broker waits.",
        "- **Wrong:** The broker pushes. **Right:** The broker waits.\n- Else",
        "- **Wrong:** The broker pushes.\n\n  **Right:** The broker waits.\n- Else",
        "**Myth:** The broker pushes. **Reality:** The broker waits.",
        "❌ The broker pushes. ✅ The broker waits.",
        "❌ The broker pushes.\n✅ The broker waits.",
        "✗ The broker pushes.\n\n✓ The broker waits.",
        "- ❌ The broker pushes.\n- ✅ The broker waits.",
        "❌ **Wrong:** The broker pushes.\n\n✅ **Correct:** The broker waits.",
        "~~The broker pushes.~~ The broker waits.",
        "~~The broker pushes.~~ → The broker waits.",
        "- ~~The broker pushes.~~ The broker waits.\n- Else",
        "**Falsch:** The broker pushes. **Richtig:** The broker waits.",
        "**Mito:** The broker pushes. **Realidad:** The broker waits.",
        "**Idée reçue:** The broker pushes. **En réalité:** The broker waits.",
        "**Errado:** The broker pushes. **Certo:** The broker waits.",
        "**Миф:** The broker pushes. **На самом деле:** The broker waits.",
        "**错误：** The broker pushes. **正确：** The broker waits.",
        "**誤り：** The broker pushes. **正しくは：** The broker waits.",
        "**خطأ شائع:** The broker pushes. **الصحيح:** The broker waits.",
        "**שגוי:** The broker pushes. **נכון:** The broker waits.",
    ],
)
def test_what_is_said_to_be_wrong_asks_for_what_is_right(body: str) -> None:
    assert asked(body) == [(WRONG, "The broker pushes.", "The broker waits.")]


def test_each_line_of_a_paragraph_may_be_one_and_a_quote_below_explains_it() -> None:
    body = "Wrong: a\nRight: b\n~~c~~ d\n\n> Because.\n\nMore.\n"
    assert asked(body) == [(WRONG, "a", "b"), (WRONG, "c", "d Because.")]


def test_nothing_on_the_front_tells_what_was_struck_out() -> None:
    (note,) = [fields(note) for note in notes_of("# T\n\n## A\n\n~~It `pushes`~~ It waits\n")]
    assert note["Prompt"] == "It <code>pushes</code>"


@pytest.mark.parametrize(
    "body",
    [
        "- ❌ No types\n- ✅ Very fast",  # what it has and has not
        "- ✅ Fast\n- ❌ Slow",
        "- **Right:** a\n- **Wrong:** b",
        "- **Wrong:** a\n- **Wrong:** b",
        "**Wrong:** a",
        "Something is wrong: a right: b",
        "~~Chapter 3~~",
        "~~Chapter 3 of the old book~~ gone",
        "~~Foo~~ (removed)",
        "~~a~~ ~~b~~ c",
        "- [ ] ~~buy~~ bread",
        "Price: ~~20~~ 15",
        "~~Saliva~~ breaks starch down",
        "~~Salivary glands~~ give off our saliva.",
        "- ~~Soft palate~~ rises up and closes the nose\n- pushes food to the ~~pharynx~~",
        "### Why?\n\n~~a~~ b",
    ],
)
def test_what_only_looks_so_is_none(body: str) -> None:
    assert asked(body) == []


# --- What warns -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "prompt"),
    [
        ("* **Log:** One file.\n\n  {}", "Log: One file."),
        ("* Logs are **files** only.\n\n  {}", "Logs are files only."),
        ("* Logs\n\n  {}\n* Tables", "Logs"),
        ("### What is it?\n\nOne file.\n\n{}", "One file."),
        ("1. What is it?\n\n   One file.\n\n   {}", "One file."),
        (
            "### What is it?\n\nTwo:\n\n- **Log:** One file.\n\n  {}\n- **b:** c",
            "Log: One file.",
        ),
    ],
)
def test_a_warning_directly_below_a_statement_asks_what_is_wrong_with_it(
    body: str, prompt: str
) -> None:
    assert asked(body.format("> **Careful:** Many.")) == [(CATCH, prompt, "Many.")]


@pytest.mark.parametrize(
    ("quote", "task"),
    [
        ("> **Wrong:** Many.", WRONG),
        ("> Myth: Many.", WRONG),
        ("> *Pitfall*: Many.", CATCH),
        ("> ⚠️ **Caution:** Many.", CATCH),
        ("> **Careful!** Many.", CATCH),
        ("> **Careful:**\n>\n> Many.", CATCH),
        ("> [!warning]\n> Many.", CATCH),
        ("> [!caution] Caution\n> Many.", CATCH),
        ("> [!danger] Many.", CATCH),
        ("> **Achtung:** Many.", CATCH),
        ("> **Vorsicht:** Many.", CATCH),
        ("> **Falsch:** Many.", WRONG),
        ("> **Cuidado:** Many.", CATCH),
        ("> **Attention :** Many.", CATCH),
        ("> **Внимание:** Many.", CATCH),
        ("> **注意：** Many.", CATCH),
        ("> **تحذير:** Many.", CATCH),
        ("> **זהירות:** Many.", CATCH),
    ],
)
def test_a_warning_has_a_word_for_it(quote: str, task: str) -> None:
    below = quote.replace("\n", "\n  ")
    assert asked(f"* **Log:** One file.\n\n  {below}") == [(task, "Log: One file.", "Many.")]


@pytest.mark.parametrize(
    "body",
    [
        "* **Log:** One file.\n\n  > Many.",
        "* **Log:** One file.\n\n  > **Note:** Many.",
        "* **Log:** One file.\n\n  > [!tip] Many.",
        "* **Log:** One file.\n\n  > Carefully written.",
        "* **Log:** One file.\n\n  Often.\n\n  > **Careful:** Many.",  # of which?
        "* **Log:** One. Two. Three.\n\n  > **Careful:** Many.",
        "### What is it?\n\n- a\n- b\n\n> **Careful:** Many.",
        "### What is it?\n\nOne.\n\n> **Careful:** Many.\n\nMore.",
        "* a\n* b\n\n> **Careful:** Many.",  # of the list
        "* **Log:** One file.\n\n  > **Careful:**",
    ],
)
def test_other_remarks_ask_nothing(body: str) -> None:
    assert asked(body) == []


def test_the_warning_stays_on_the_other_card_and_is_printed_once() -> None:
    text = "# T\n\n## A\n\n* **Log:** One file.\n\n  > **Careful:** Many.\n"
    term, _ = [fields(note) for note in notes_of(text)]
    assert words(term["Answer"]) == "One file. Careful: Many."
    document, _ = reader.parse(text, PATH)
    assert [one.within for one in entries(document.sections)] == [False, True]


@pytest.mark.parametrize("comment", ["cards: off", "cards: wrong=off"])
def test_what_is_chosen_at_an_entry_holds_for_its_warning(comment: str) -> None:
    assert asked(f"* **Log:** One file. <!-- {comment} -->\n\n  > **Careful:** Many.") == []


def test_a_comment_that_says_nothing_known_is_told_of_once() -> None:
    body = "* **Log:** One file. <!-- cards: sides=off, allow: x -->\n\n  > **Careful:** Many.\n"
    document, _ = reader.parse(f"# T\n\n## A\n\n{body}", PATH)
    assert len(card_choices.problems(document)) == 2


# --- Samples --------------------------------------------------------------------------------------

SAMPLE = '```python\nprint("retried")  # once\n```\n'
BETTER = "\nSeeks back:\n\n```python id=better\nseek()\n```\n"


@pytest.mark.parametrize(
    ("remark", "answer"),
    [
        ('> **Careful:** "Retried" is not so.\n', '"Retried" is not so.'),
        ("It is not.\n\n> **Careful:** Never.\n", "It is not. Never."),
        ("> It is not.\n", "It is not."),
    ],
)
def test_a_superseded_sample_asks_what_is_wrong_and_nothing_else(remark: str, answer: str) -> None:
    text = f"# T\n\n### Consume\n\n<!-- sample: superseded-by: better -->\n{SAMPLE}{remark}{BETTER}"
    deck_of(text)
    wrong, better = [fields(note) for note in notes_of(text)]
    assert (wrong["Spare 2"], wrong["Prompt"], words(wrong["Answer"])) == (WRONG, "Consume", answer)
    assert "retried" in wrong["Lead"]
    assert better["Spare 2"] == "Write it"
    document, _ = reader.parse(text, PATH)
    assert sheet_only_of(document) == ()


def test_a_superseded_sample_without_a_remark_has_no_card() -> None:
    text = f"# T\n\n### Consume\n\n<!-- sample: superseded-by: better -->\n{SAMPLE}{BETTER}"
    deck_of(text)
    assert [fields(note)["Spare 2"] for note in notes_of(text)] == ["Write it"]
    document, _ = reader.parse(text, PATH)
    assert len(sheet_only_of(document)) == 1


def test_a_sample_that_is_warned_of_keeps_its_cards() -> None:
    sample = SAMPLE.replace("print", "send")
    text = f"# T\n\n### Consume\n\nReads all:\n\n{sample}\n> **Careful:** Once.\n"
    deck_of(text)
    tasks = [fields(note)["Spare 2"] for note in notes_of(text)]
    assert tasks == ["Write it", "Consume: Which code belongs here?", CATCH]
    assert words(fields(notes_of(text)[-1])["Lead"]).startswith("Reads all: send")


def test_a_correction_takes_nothing_from_the_statement_that_it_corrects() -> None:
    before = "# T\n\n## A\n\n* Logs are **files**.\n"
    after = f"{before}\n  > **Careful:** Many.\n"
    documents = [reader.parse(text, PATH)[0] for text in (before, after)]
    ((fact,), (same, _)) = [drafted(document) for document in documents]
    assert fact.drafts[0][0] is same.drafts[0][0]


# --- How many -------------------------------------------------------------------------------------

FAULTY = "<!-- sample: superseded-by: x -->\n\n```python\nf()\n```\n\n"


@pytest.mark.parametrize(
    ("remark", "task"),
    [
        ("> Two faults:\n>\n> - It blocks.\n> - It has no key.", f"{WRONG} (2 things)"),
        ("> **Achtung:**\n>\n> 1. eins\n> 2. zwei\n> 3. drei", f"{WRONG} (3 things)"),
        ("> It runs. But it blocks, and has no key.", WRONG),  # sentences cannot be counted
        ("> - It blocks.", WRONG),
    ],
)
def test_a_front_says_how_many_faults_its_notes_list(remark: str, task: str) -> None:
    right = "\n\n## Right\n\n<!-- sample: name: x -->\n\n```python\ng()\n```"
    assert [said for said, _, _ in asked(f"{FAULTY}{remark}{right}")] == [task]
