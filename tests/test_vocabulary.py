"""Vocabulary is to be translated, and not to be defined."""

import pytest

from cribdeck.notes.code_languages import is_called
from tests.test_asked_terms import asked

SPANISH = [
    ("la manzana", "the apple"),
    ("el perro", "the dog"),
    ("comer (irregular en parte)", "to eat"),
    ("con mucho gusto", "with pleasure"),
]


def of(pairs: list[tuple[str, str]]) -> set[str]:
    """The tasks of terms that `pairs` are."""
    return {
        task for task, _, _ in asked("".join(f"- **{one}**: {other}\n" for one, other in pairs))
    }


def test_words_of_one_language_are_translated_to_another() -> None:
    assert of(SPANISH) == {"Translate"}
    assert of([(other, one) for one, other in SPANISH]) == {"Translate"}


def test_so_are_sentences_among_them() -> None:
    long = [("quiero que vengas mañana a mi casa", "I want you to come to my house tomorrow")]
    assert of([*SPANISH, *long]) == {"Translate"}
    told = [("el lunes", "the day that one begins a week with, here and in the islands")]
    assert of([*SPANISH, *told]) == {"Translate", "Define"}


def test_so_are_rows_of_a_table() -> None:
    rows = "".join(f"| {one} | {other} |\n" for one, other in SPANISH)
    text = f"| Español | English |\n|---|---|\n{rows}"
    assert {task for task, _, _ in asked(text)} == {"Translate"}
    further = "".join(f"| {one} | {other} | {one[::-1]} |\n" for one, other in SPANISH)
    text = f"| Español | English | Français |\n|---|---|---|\n{further}"
    assert {task for task, _, _ in asked(text)} == {"Translate"}


def test_articles_tell_a_language_beside_one_that_has_none() -> None:
    pairs = [
        ("die Mutter", "mama"),
        ("der Opa", "dziadek"),
        ("das Kind", "dziecko"),
        ("tun", "robić"),
    ]
    assert of(pairs) == {"Translate"}
    # "to" and "the" are in any definition.
    keys = [("dd", "cut the line"), ("gg", "go to the top"), ("p", "put it at the cursor")]
    assert of([*keys, ("w", "go to the next word")]) == {"Define"}


def test_letters_tell_a_language_too() -> None:
    pairs = [("犬", "the dog"), ("ねこ", "the cat"), ("みず", "water"), ("いえ", "the house")]
    assert of(pairs) == {"Translate"}


@pytest.mark.parametrize(
    "pairs",
    [
        SPANISH[:3],  # few words tell little
        [(other, "said in short of it") for _, other in SPANISH],
        [("TCP", "slow but safe"), ("UDP", "fast"), ("IP", "the way"), ("ARP", "who has it")],
        [
            (one, f"{other}, which is what they say of it in all the islands")
            for one, other in SPANISH
        ],
    ],
)
def test_other_terms_are_defined(pairs: list[tuple[str, str]]) -> None:
    assert of(pairs) == {"Define"}


# --- Names of languages of code -------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["SQL", "sql:", "Postgres"])
def test_a_heading_that_only_names_the_language_does_not_say_what_is_to_be_written(
    heading: str,
) -> None:
    text = f"## {heading}\n\n```sql\nSELECT name FROM users;\n```\n"
    assert is_called("sql", heading)
    assert not asked(text)
    assert asked(text.replace("\n\n", "\n\nAll names:\n\n", 1))
    assert asked(text.replace(heading, "Users", 1))


@pytest.mark.parametrize(("language", "heading"), [("sql", "Shell"), ("", "SQL"), ("go", "Go on")])
def test_what_names_something_else_says_it(language: str, heading: str) -> None:
    assert not is_called(language, heading)


# --- Verbs that define ----------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["means", "bedeutet", "signifie", "quer dizer", "означает"])
def test_a_bold_name_that_means_something_is_asked_both_ways(verb: str) -> None:
    assert asked(f"- **embarazada** {verb} pregnant\n") == [("Define", "embarazada", True)]


@pytest.mark.parametrize(
    "line",
    ["**Sleep** means **more** than rest", "The **lock** means a wait", "**Locks** mean well"],
)
def test_other_sentences_with_such_a_verb_are_facts(line: str) -> None:
    assert not asked(f"- {line}\n")


def fronts(heading: str, mark: str, *items: str) -> list[str]:
    """What a list of `items` below `heading` asks, each behind a `mark`."""
    found = asked(f"## {heading}\n\n" + "".join(f"{mark} {item}\n" for item in items))
    return [front for _, front, _ in found]


BRACKETS = ("perro (dog)", "gato (cat)", "vaca (cow)", "pato (duck)")


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("Spanish animals", BRACKETS),
        ("Tiere auf Spanisch", BRACKETS),
        ("Animals", ("el perro (dog)", "el gato (cat)", "la vaca (cow)", "el pato (duck)")),
        ("Animals", ("犬 (dog)", "猫 (cat)", "牛 (cow)", "馬 (horse)")),
        ("People", ("niño (child)", "mujer (woman)", "hombre (man)", "dueño (owner)")),
    ],
)
def test_words_in_brackets_translate_where_something_tells_a_language(
    heading: str, items: tuple[str, ...]
) -> None:
    assert len(fronts(heading, "*", *items)) == len(items)


@pytest.mark.parametrize(
    "items",
    [
        ("milk (cold)", "bread (fresh)", "eggs (boiled)", "butter (soft)"),
        ("Anna (lead)", "Bob (backend)", "Carla (frontend)", "Dan (tests)"),
        ("Müller (lead)", "Schäfer (tests)", "Köhler (backend)", "Anna (frontend)"),
    ],
)
def test_words_with_a_remark_in_brackets_do_not(items: tuple[str, ...]) -> None:
    assert fronts("Things", "*", *items) == ["Things"]


def test_numbered_words_in_letters_of_their_own_do_not_need_articles() -> None:
    words = ("犬 – dog", "猫 – cat", "牛 – cow", "馬 – horse")
    assert len(fronts("Animals", "1.", *words)) == len(words)
    greek = ("α – angle", "β – side", "γ – corner", "σ – spread")
    assert fronts("Signs", "1.", *greek) == ["Signs"]


@pytest.mark.parametrize("mark", ["*", "1.", ""])
@pytest.mark.parametrize(
    ("entries", "names"),
    [
        (
            ("dog [dɒɡ] собака", "cow [kaʊ] корова", "duck [dʌk] утка"),
            ["dog [dɒɡ]", "cow [kaʊ]", "duck [dʌk]"],
        ),
        (
            ("able /ˈeɪbl/ adj. strong", "ably /ˈeɪbli/ adv. well", "ail /eɪl/ v. to be ill"),
            ["able /ˈeɪbl/", "ably /ˈeɪbli/", "ail /eɪl/"],
        ),
        (
            ("abandon v. 放弃", "give in vi./n. 让步", "abroad adv. 国外"),
            ["abandon", "give in", "abroad"],
        ),
    ],
)
def test_words_are_written_as_in_a_dictionary(
    mark: str, entries: tuple[str, ...], names: list[str]
) -> None:
    assert fronts("Words", mark, *entries) == names


def test_what_stands_below_an_entry_is_its_example() -> None:
    words = {"go": "v. gehen", "cow": "n. die Kuh", "quick": "adj. schnell"}
    text = "".join(f"- **{word}** {means}\n  - I {word}.\n" for word, means in words.items())
    assert [front for _, front, _ in asked(f"## Words\n\n{text}")] == [*words]


@pytest.mark.parametrize(
    "items",
    [
        ("open /etc/hosts first", "read /var/log then", "look in /tmp/ too"),
        ("see [a] there", "see [b] there", "ask [c] too"),
        ("Smith v. Jones", "Doe v. Roe", "Fox v. Hare"),
        ("the v. first", "the v. other", "the v. last"),
    ],
)
def test_what_only_looks_like_a_dictionary_is_none(items: tuple[str, ...]) -> None:
    assert fronts("Words", "-", *items) == ["Words"]
