"""Notes that mix all the ways to write question and answer, and what each pair of them is.

Knows how people write pairs, in ten languages, and what may stand beside what. Does not know the
reader. Every word of a pair is made up and stands nowhere else, so that one sees whose it is. The
same `Random` gives the same notes.

What stands beside a pair may change it in these cases only; the generator keeps clear of them:

- What answers up to the next question (below a heading, a bold line, a label) owns what follows,
  a list or a table, too: behind such a form stands what asks by itself, a rule or a heading
  (`goes_on`, `asks`).
- A line that only ends with a question mark, and prose, are asked for by the heading directly above
  them: they stand first (`is_first`).
- A quote or a callout below a list or a term remarks on it: it stands first, too.
- What is quoted, or an item's, is a part of what stands around it: of a form in a quote or in an
  item, its words are looked for and not its pairs. (Lists, headings and answers in items have forms
  of their own here.)
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

TITLE = "Notes"


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a language asks. A made-up word is `first` with LENGTH `letters`; `blank` parts two."""

    first: str
    letters: str
    blank: str
    asks: str
    tells: str
    question: str
    answer: str
    letter_q: str
    letter_a: str
    exercise: str
    solution: str
    reveals: str
    example: str
    date: str


LENGTH = 4
TONGUES = (
    Tongue("z", "bdkmnpu", " ", "What is {}?", "Explain {}", "Question", "Answer", "Q", "A",
           "Exercise", "Solution", "Show answer", "Example", "12 May {}"),
    Tongue("ß", "lrgäöü", " ", "Was ist {}?", "Erkläre {}", "Frage", "Antwort", "F", "A",
           "Aufgabe", "Lösung", "Lösung anzeigen", "Beispiel", "12. Mai {}"),
    Tongue("ñ", "bdkmnpu", " ", "¿Qué es {}?", "Explica {}", "Pregunta", "Respuesta", "P", "R",
           "Ejercicio", "Solución", "Ver respuesta", "Ejemplo", "12 de mayo de {}"),
    Tongue("ê", "bdkmnpu", " ", "Qu'est-ce que {} ?", "Expliquez {}", "Question", "Réponse", "Q",
           "R", "Exercice", "Solution", "Voir la réponse", "Exemple", "12 mai {}"),
    Tongue("õ", "bdkmnpu", " ", "O que é {}?", "Explique {}", "Pergunta", "Resposta", "P", "R",
           "Exercício", "Solução", "Ver resposta", "Exemplo", "12 de maio de {}"),
    Tongue("ж", "бдклмнпу", " ", "Что такое {}?", "Объясните {}", "Вопрос", "Ответ", "В", "О",
           "Задача", "Решение", "Показать ответ", "Пример", "12 мая {}"),
    Tongue("龘", "峰岭岩崖峡谷", "", "什么是{}？", "解释{}", "问题", "答案", "问", "答",
           "习题", "解答", "查看答案", "例", "{}年5月12日"),
    Tongue("鷹", "みぬむもよ", "", "{}とは何ですか？", "{}を説明しなさい", "質問", "回答",
           "問", "答", "演習", "解答", "答えを見る", "例", "{}年5月12日"),
    Tongue("ظ", "بتثنمك", " ", "ما هو {}؟", "اشرح {}", "السؤال", "الإجابة", "س", "ج", "تمرين",
           "الحل", "عرض الإجابة", "مثال", "12 مايو {}"),
    Tongue("ט", "בגדלמנ", " ", "מהו {}?", "הסבר {}", "שאלה", "תשובה", "ש", "ת", "תרגיל", "פתרון",
           "הצג תשובה", "דוגמה", "12 במאי {}"),
)  # fmt: skip
WORD = re.compile("|".join(f"{one.first}[{one.letters}]{{{LENGTH}}}" for one in TONGUES))


@dataclass(frozen=True, slots=True)
class Pair:
    """What somebody asks, and the answer, as the made-up words of both; `right` are those of the
    right options."""

    prompt: frozenset[str]
    answer: frozenset[str]
    right: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Form:
    """A part of notes: its lines, and the pairs in it. `asks`: it ends what goes on above it.
    `goes_on`: what follows it is its, too. `is_headed`: it begins with a heading; `is_first`: one
    stands directly above. `says_nothing`: it has no word, and may stand anywhere."""

    text: str
    pairs: tuple[Pair, ...] = ()
    asks: bool = False
    goes_on: bool = False
    is_headed: bool = False
    is_first: bool = False
    says_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Mixture:
    """Notes, and the pairs that they hold; one that is written twice is there twice."""

    text: str
    pairs: tuple[Pair, ...]


@dataclass(slots=True)
class Writer:
    """Makes up words; no word twice. Marks of lists differ from those before them: in Markdown that
    parts two neighbours."""

    random: Random
    tongue: Tongue = TONGUES[0]
    made: Counter[str] = field(default_factory=Counter)
    bullets: int = 0
    dots: int = 0
    notes: int = 0

    def word(self) -> str:
        of = self.tongue
        number, letters = self.made[of.first], ""
        self.made[of.first] += 1
        for _ in range(LENGTH):
            number, digit = divmod(number, len(of.letters))
            letters += of.letters[digit]
        return of.first + letters

    def line(self, *counts: int) -> str:
        """One of `counts` words."""
        return self.tongue.blank.join(self.word() for _ in range(self.random.choice(counts)))

    def bullet(self) -> str:
        self.bullets += 1
        return "-*+"[self.bullets % 3]

    def dot(self) -> str:
        """What stands behind the number of an item."""
        self.dots += 1
        return ".)"[self.dots % 2]

    def asked(self) -> str:
        """A line that asks, with its mark."""
        return self.tongue.asks.format(self.line(1, 2))

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def pick(self, *of: str) -> str:
        return self.random.choice(of)


def words(text: str) -> frozenset[str]:
    """The made-up words in `text`."""
    return frozenset(WORD.findall(text))


def pair(prompt: str, answer: str, right: str = "") -> Pair:
    return Pair(words(prompt), words(answer), words(right))


def indented(text: str, by: str) -> str:
    return "".join(f"{by}{line}".rstrip() + "\n" for line in text.rstrip("\n").split("\n"))


# --- Answers --------------------------------------------------------------------------------------


def answer(w: Writer) -> tuple[str, tuple[Pair, ...]]:
    """What may stand below a question, and the pairs that are asked in addition."""
    kind = w.random.randrange(13)
    if kind == 0:
        return f"{w.line(2, 3)}.\n\n{w.bullet()} {w.line(2)}\n\n{w.line(3)}.\n", ()
    if kind == 1:
        mark = w.bullet()
        return f"{w.line(2)}:\n\n{mark} {w.line(2)}\n  {mark} {w.line(1)}\n{mark} {w.line(2)}\n", ()
    if kind == 2:
        dot = w.dot()
        return f"{w.line(2)}\n\n1{dot} {w.line(2)}\n2{dot} {w.line(2)}\n", ()
    if kind == 3:
        return f"{w.line(2)}.\n\n```python\nx = 1  # {w.line(1)}\n```\n\n{w.line(2)}.\n", ()
    if kind == 4:
        return f"{w.line(2)}\n\n> {w.line(2)}\n\n{w.line(1)} $x^2$ [{w.line(1)}](a.md).\n", ()
    if kind == 5:
        mark, terms = w.bullet(), [(w.line(1), w.line(2)) for _ in range(2)]
        items = "".join(f"{mark} **{term}:** {meaning}\n" for term, meaning in terms)
        return f"{w.line(2)}.\n\n{items}", tuple(pair(*of) for of in terms)
    if kind == 6:
        sentence = f"{w.line(2)} {{{{c1::{w.line(1)}}}}} {w.line(1)}."
        return f"{w.line(2)}.\n\n{sentence}\n", (pair(sentence, ""),)
    if kind == 7:
        rows = [(w.line(1), w.line(2)) for _ in range(2)]
        bars = "".join(f"| {name} | {meaning} |\n" for name, meaning in rows)
        head = [w.line(1), w.line(1)]
        table = f"| {' | '.join(head)} |\n|---|---|\n{bars}"
        return f"{w.line(2)}.\n\n{table}", asked_by_heads(head, rows)
    if kind == 8:
        return f"<b>{w.line(1)}</b> {w.line(1)}<br>{w.line(2)}\n\n![{w.line(1)}](no.png)\n", ()
    if kind == 9:
        w.notes += 1
        return f"{w.line(2)}[^{w.notes}], {w.line(1)}.\n\n[^{w.notes}]: {w.line(2)}.\n", ()
    if kind == 10:
        return f"{w.line(1)} [[a#b|{w.line(1)}]] %%c%% {w.line(1)}. #d\n\n![[no.png]]\n", ()
    return f"{w.line(2, 3)}.\n", ()


def short(w: Writer) -> str:
    return w.line(1, 2, 3)


# --- Headings, and what asks in a line ------------------------------------------------------------


def heading(w: Writer) -> Form:
    prompt = w.asked() if w.chance(0.6) else w.tongue.tells.format(w.line(1, 2))
    before, behind = (
        w.pick("", "", "3. ", f"{w.tongue.question} 2: "),
        w.pick("", "", " ⭐⭐", " 👶"),
    )
    below, more = answer(w)
    text = f"### {before}{prompt}{behind}\n\n{below}"
    return Form(text, (pair(prompt, below), *more), asks=True, goes_on=True, is_headed=True)


def topic(w: Writer) -> Form:
    prompt, below = w.line(1, 2), f"{w.line(3)}.\n\n{w.line(2)}.\n"
    return Form(f"## {prompt}\n\n{below}", (pair(prompt, below),), goes_on=True, is_headed=True)


def bold(w: Writer) -> Form:
    prompt, (below, more) = w.asked(), answer(w)
    before, behind = w.pick("", "2. "), w.pick("", " ⭐")
    if before.strip() and w.chance(0.5):
        before = ""
    text = f"**{before}{prompt}**{behind}\n\n{below}"
    return Form(text, (pair(prompt, below), *more), asks=True, goes_on=True)


def bold_in_line(w: Writer) -> Form:
    prompt, below = w.asked(), w.line(2, 3)
    sign = w.pick(" ", " - ", "\n")
    text = f"**{prompt}**{sign}{below}\n"
    return Form(text, (pair(prompt, below),), asks=True, goes_on=True)


def heading_of_html(w: Writer) -> Form:
    prompt, (below, more) = w.asked(), answer(w)
    text = f"<h3 align='center'>{prompt}</h3>\n\n{below}"
    return Form(text, (pair(prompt, below), *more), asks=True, goes_on=True, is_headed=True)


def line(w: Writer) -> Form:
    asked = [w.tongue.asks.format(w.line(3)) for _ in range(2)]
    told = [answer(w) for _ in asked]
    text = "\n".join(f"{ask}\n\n{below}" for ask, (below, _) in zip(asked, told, strict=True))
    pairs = [pair(ask, below) for ask, (below, _) in zip(asked, told, strict=True)]
    more = [one for _, others in told for one in others]
    return Form(text, (*pairs, *more), goes_on=True, is_first=True)


# --- Labels, and what opens on demand -------------------------------------------------------------


def labelled(w: Writer) -> Form:
    of = w.tongue
    ask, reply = w.random.choice(
        [(of.question, of.answer), (of.letter_q, of.letter_a), (of.exercise, of.solution)]
    )
    number, style = w.pick("", " 3"), w.pick("**{}:** ", "**{}**: ", "{}: ")
    prompt, (below, more) = w.asked(), answer(w)
    between = w.pick("\n", "\n\n")
    text = f"{style.format(ask + number)}{prompt}{between}{style.format(reply)}{below}"
    if w.chance(0.2):
        below, more = short(w), ()
        text = f"> {style.format(ask)}{prompt}\n>\n> {style.format(reply)}{below}\n"
        return Form(text, (pair(prompt, below),), asks=True, goes_on=True)
    return Form(text, (pair(prompt, below), *more), asks=True, goes_on=True)


def label_headings(w: Writer) -> Form:
    prompt, below, of = w.asked(), w.line(2, 3), w.tongue
    text = f"#### {of.question}:\n\n{prompt}\n\n#### {of.answer}:\n\n{below}.\n"
    return Form(text, (pair(prompt, below),), asks=True, goes_on=True, is_headed=True)


def exercise(w: Writer) -> Form:
    prompt, (below, more), of = w.line(3), answer(w), w.tongue
    text = f"## {of.exercise} 4\n\n{prompt}.\n\n**{of.solution}:** {below}"
    return Form(text, (pair(prompt, below), *more), asks=True, goes_on=True, is_headed=True)


def puzzle(w: Writer) -> Form:
    prompt, code, below = w.asked(), f"```python\nx = 1  # {w.line(1)}\n```\n", w.line(2)
    text = f"### {prompt}\n\n{code}\n**{w.tongue.answer}:** {below}\n"
    return Form(text, (pair(prompt, code + below),), asks=True, goes_on=True, is_headed=True)


def details(w: Writer) -> Form:
    prompt, (below, more) = w.asked(), answer(w)
    text = f"<details>\n<summary>{w.pick('{}', '<b>{}</b>').format(prompt)}</summary>\n\n"
    return Form(f"{text}{below}\n</details>\n", (pair(prompt, below), *more), asks=True)


def revealed(w: Writer) -> Form:
    prompt, (below, more) = w.asked(), answer(w)
    lid = f"<details><summary>{w.tongue.reveals}</summary>\n\n{below}\n</details>\n"
    text = f"### {prompt}\n\n{lid}"
    return Form(text, (pair(prompt, below), *more), asks=True, goes_on=True, is_headed=True)


def callout(w: Writer) -> Form:
    prompt, (below, more) = w.asked(), answer(w)
    kind = w.pick("[!question]", "[!faq]-", "[!help]+")
    text = f"> {kind} {prompt}\n{indented(below, '> ')}"
    return Form(text, (pair(prompt, below), *more), asks=True)


def admonition(w: Writer) -> Form:
    prompt, below = w.asked(), w.line(2, 3)
    if w.chance(0.5):
        text = f'!!! question "{prompt}"\n\n    {below}.\n'
    else:
        text = f":::question {prompt}\n\n{below}.\n\n:::\n"
    return Form(text, (pair(prompt, below),), asks=True)


# --- Options --------------------------------------------------------------------------------------


def choice(w: Writer) -> Form:
    prompt, options = w.asked(), [w.line(1, 2) for _ in range(4)]
    right, why = w.random.randrange(4), w.line(3)
    mark, kind = w.bullet(), w.random.randrange(4)
    letters = "".join(f"{mark} {letter}) {o}\n" for letter, o in zip("ABCD", options, strict=True))
    letter, reply = "ABCD"[right], w.tongue.answer
    if kind == 0:
        boxes = (f"{mark} [{' x'[i == right]}] {option}\n" for i, option in enumerate(options))
        below, why = "".join(boxes), ""
    elif kind == 1:
        below = f"{letters}\n**{reply}:** {letter}\n\n{why}.\n"
    elif kind == 2:
        lid = f"<details><summary>{w.tongue.reveals}</summary>\n\n"
        below = f"{letters}\n{lid}{letter}\n\n{why}.\n\n</details>\n"
    else:
        below, why = f"{letters}\n**{reply}:** {options[right]}\n", ""
    all_of = " ".join((*options, why))
    text = f"### {prompt}\n\n{below}"
    pairs = (pair(prompt, all_of, options[right]),)
    return Form(text, pairs, asks=True, goes_on=True, is_headed=True)


def labelled_choice(w: Writer) -> Form:
    prompt, options = w.asked(), [w.line(1, 2) for _ in range(3)]
    right, of, mark = w.random.randrange(3), w.tongue, w.pick(f"{w.bullet()} ", "")
    listed = "".join(f"{mark}{letter}) {o}\n" for letter, o in zip("ABC", options, strict=True))
    text = f"**{of.question} 1:** {prompt}\n\n{listed}\n**{of.answer}:** {'ABC'[right]}\n"
    pairs = (pair(prompt, " ".join(options), options[right]),)
    return Form(text, pairs, asks=True, goes_on=True)


# --- Lists ----------------------------------------------------------------------------------------


def terms(w: Writer) -> Form:
    sign = w.pick(": ", " - ", " – ", " — ", " = ", " → ")
    style, mark = w.pick("**{}**", "{}", "`{}`", "*{}*"), w.bullet()
    pairs = [(w.line(1, 2), w.line(1, 2, 3)) for _ in range(w.random.choice((2, 3)))]
    text = "".join(f"{mark} {style.format(term)}{sign}{meaning}\n" for term, meaning in pairs)
    return Form(text, tuple(pair(*of) for of in pairs))


def bold_terms(w: Writer) -> Form:
    mark, pairs = w.bullet(), [(w.line(1, 2), w.line(2, 3)) for _ in range(2)]
    text = "".join(f"{mark} **{term}:** {meaning}\n" for term, meaning in pairs)
    return Form(text, tuple(pair(*of) for of in pairs))


def below_terms(w: Writer) -> Form:
    mark, pairs = w.bullet(), []
    text = ""
    for _ in "ab":
        term, first, second = w.line(1, 2), w.line(2), w.line(2)
        text += f"{mark} **{term}**\n  - {first}\n  - {second}\n"
        pairs.append((term, f"{first} {second}"))
    return Form(text, tuple(pair(*of) for of in pairs))


def definitions(w: Writer) -> Form:
    pairs = [(w.line(1, 2), w.line(2, 3)) for _ in range(2)]
    if w.chance(0.5):
        text = "\n".join(f"{term}\n: {meaning}\n" for term, meaning in pairs)
    else:
        inner = "".join(f"<dt>{term}</dt><dd>{meaning}</dd>\n" for term, meaning in pairs)
        text = f"<dl>\n{inner}</dl>\n"
    return Form(text, tuple(pair(*of) for of in pairs))


def facts(w: Writer) -> Form:
    mark = w.bullet()
    of = [f"{w.line(1)} {w.pick('**{}**', '=={}==').format(w.word())} {w.line(1)}." for _ in "ab"]
    return Form("".join(f"{mark} {one}\n" for one in of), tuple(pair(one, "") for one in of))


def clozes(w: Writer) -> Form:
    mark, of = w.bullet(), [f"{w.line(1)} {{{{c1::{w.word()}}}}} {w.line(1)}." for _ in "ab"]
    if w.chance(0.5):
        return Form("\n".join(f"{one}\n" for one in of), tuple(pair(one, "") for one in of))
    return Form("".join(f"{mark} {one}\n" for one in of), tuple(pair(one, "") for one in of))


def item_questions(w: Writer) -> Form:
    mark, pairs = w.bullet(), [(w.asked(), w.line(2, 3)) for _ in range(w.random.choice((2, 3)))]
    between = w.pick(" ", "\n  ", "\n\n  ", "\n  - ")
    text = "".join(f"{mark} {asked}{between}{reply}\n" for asked, reply in pairs)
    return Form(text, tuple(pair(*of) for of in pairs))


def numbered_questions(w: Writer) -> Form:
    pairs, items, dot = [], [], w.dot()
    for i in range(w.random.choice((2, 3))):
        asked, (below, _) = w.asked(), answer(w)
        head = w.pick("### {} ⭐", "{}", "**{}**").format(asked)
        items.append(f"{i + 1}{dot}  {head}\n\n{indented(below, '    ')}")
        pairs.append((asked, below))
    return Form("\n".join(items), tuple(pair(*of) for of in pairs))


# --- Tables, and dates ----------------------------------------------------------------------------


def table(w: Writer) -> Form:
    with_example = w.chance(0.4)
    rows = [[w.line(1, 2) for _ in range(2 + with_example)] for _ in range(w.random.choice((2, 3)))]
    head = [w.line(1), w.line(1), *([w.tongue.example] if with_example else [])]
    lines = [head, ["---"] * len(head), *rows]
    text = "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
    return Form(text, asked_by_heads(head, rows))


def asked_by_heads(head: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[Pair, ...]:
    """The pairs of `rows` of two columns, and examples, below a `head` that does not say that it
    defines."""
    return tuple(pair(" ".join((row[0], *head[:2])), " ".join(row[1:])) for row in rows)


def wide_table(w: Writer) -> Form:
    head, rows = [w.line(1) for _ in range(3)], [[w.line(1, 2) for _ in range(3)] for _ in "ab"]
    lines = [head, ["---"] * 3, *rows]
    text = "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
    asked = [(" ".join((row[0], *head)), " ".join((*head[1:], *row[1:]))) for row in rows]
    return Form(text, tuple(pair(*of) for of in asked))


def table_of_html(w: Writer) -> Form:
    rows = [(w.line(1, 2), w.line(1, 2)) for _ in range(2)]
    cells = "".join(f"<tr><td>{name}</td><td>{said}</td></tr>\n" for name, said in rows)
    head = [w.line(1), w.line(1)]
    text = f"<table>\n<tr><th>{head[0]}</th><th>{head[1]}</th></tr>\n{cells}</table>\n"
    return Form(text, asked_by_heads(head, rows))


def list_of_html(w: Writer) -> Form:
    pairs = [(w.line(1, 2), w.line(2, 3)) for _ in range(2)]
    items = "".join(f"<li><b>{term}:</b> {said}</li>\n" for term, said in pairs)
    return Form(f"<ul>\n{items}</ul>\n", tuple(pair(*of) for of in pairs))


def timeline(w: Writer) -> Form:
    """Of dates the words are no made-up ones: the event tells whose they are."""
    sign, years = w.pick(": ", " – ", " — "), range(1800, 1803)
    events = [w.line(2, 3) for _ in years]
    lines = (
        f"{w.tongue.date.format(year) if w.chance(0.5) else year}{sign}{event}\n"
        for year, event in zip(years, events, strict=True)
    )
    return Form("".join(lines), tuple(pair("", event) for event in events))


# --- Cards in a line ------------------------------------------------------------------------------


def line_cards(w: Writer) -> Form:
    pairs = [(w.pick(w.asked(), w.line(1, 2)), w.line(1, 2)) for _ in range(2)]
    sign, between = w.pick("::", " :: ", ":::", " ::: "), w.pick("\n", "\n\n")
    return Form(
        between.join(f"{asked}{sign}{reply}" for asked, reply in pairs) + "\n",
        tuple(pair(*of) for of in pairs),
        asks=True,
    )


def item_cards(w: Writer) -> Form:
    mark, pairs = w.bullet(), [(w.line(1, 2), w.line(1, 2)) for _ in range(2)]
    sign = w.pick("::", " :: ", ":::", " ::: ")
    text = "".join(f"{mark} {asked}{sign}{reply}\n" for asked, reply in pairs)
    return Form(text, tuple(pair(*of) for of in pairs))


def parted(w: Writer) -> Form:
    prompt, mark, bullet = w.pick(w.asked(), w.line(2)), w.pick("?", "??"), w.bullet()
    below = w.pick(w.line(3), f"{bullet} {w.line(1)}\n{bullet} {w.line(1)}")
    return Form(f"{prompt}\n{mark}\n{below}\n", (pair(prompt, below),), asks=True)


# --- What is none ---------------------------------------------------------------------------------


def prose(w: Writer) -> Form:
    return Form(f"{w.line(4)}, {w.line(3)}.\n")


def remark(w: Writer) -> Form:
    text = w.pick(f"> {w.line(3)}.\n", f"> [!warning] {w.line(2)}\n> {w.line(2)}.\n")
    return Form(text, is_first=True)


def sample(w: Writer) -> Form:
    return Form(f"{w.line(2)}:\n\n```python\nx = 1  # {w.line(1)}\n```\n")


def drawing(w: Writer) -> Form:
    return Form(f"```\n[{w.line(1)}] --> [{w.line(1)}]\n```\n")


def tasks(w: Writer) -> Form:
    mark = w.bullet()
    return Form(f"{mark} [ ] {w.line(2)}\n{mark} [x] {w.line(2)}\n")


def plain_list(w: Writer) -> Form:
    mark = f"1{w.dot()}" if w.chance(0.5) else w.bullet()
    return Form("".join(f"{mark} {w.line(3)}\n" for _ in "abc"))


def litter(w: Writer) -> Form:
    text = w.pick(
        "<!-- a -->",
        "**[⬆ Back to Top](#notes)**",
        "![](https://img.shields.io/a)",
        "%%\nb\n%%",
        "<a name='a'></a>",
    )
    return Form(f"{text}\n", says_nothing=True)


FORMS: tuple[Callable[[Writer], Form], ...] = (
    *(heading, topic, bold, bold_in_line, heading_of_html, line),
    *(labelled, label_headings, exercise, puzzle, details, revealed, callout, admonition),
    *(choice, labelled_choice, table_of_html, list_of_html),
    *(terms, bold_terms, below_terms, definitions, facts, clozes, item_questions),
    *(numbered_questions, table, wide_table, timeline, line_cards, item_cards, parted),
    *(prose, remark, sample, drawing, tasks, plain_list, litter),
)


# --- All together ---------------------------------------------------------------------------------


def mixture(random: Random, most: int = 8) -> Mixture:
    """Notes of up to `most` forms, each in one of the languages."""
    w = Writer(random)
    parts, pairs = [f"# {TITLE}\n"], list[Pair]()
    goes_on, is_first = True, False
    for form in _forms(w, random.randint(1, most)):
        if form.says_nothing:
            parts.append(form.text)
            continue
        needs = not form.is_headed and (form.is_first or (goes_on and not form.asks))
        if needs and goes_on and not form.is_first and not is_first and w.chance(0.2):
            parts.append("---\n")
        elif needs or (not form.is_headed and w.chance(0.2)):
            parts.append(f"## {w.line(1, 2)}\n")
        is_first = False
        parts.append(form.text)
        pairs += form.pairs
        goes_on = form.goes_on
    text = "\n".join(parts)
    if w.chance(0.5):
        text = text.rstrip("\n")
    return Mixture(text.replace("\n", "\r\n") if w.chance(0.05) else text, tuple(pairs))


def _forms(w: Writer, count: int) -> Iterator[Form]:
    """Forms at random; some stand in a quote or an item, some twice."""
    for _ in range(count):
        w.tongue = w.random.choice(TONGUES)
        form = w.random.choice(FORMS)(w)
        if w.chance(0.1) and not form.says_nothing:
            by = w.pick("> ", "  ")
            text = indented(form.text, by)
            text = f"{w.bullet()} {w.line(2)}\n\n{text}" if by == "  " else text
            yield replace(form, text=text, pairs=(), goes_on=True, asks=False, is_headed=False,
                          is_first=True)  # fmt: skip
        else:
            yield form
            if w.chance(0.1):
                yield form
