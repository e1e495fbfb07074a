"""What may pass into an output as more than words: commands of TeX, marks of Anki, addresses."""

import re
from dataclasses import replace
from pathlib import Path

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cribdeck.deck import apkg, filing
from cribdeck.deck.notes import Deck, NoteType
from cribdeck.notes.blocks import Math
from cribdeck.notes.passing.links import followed
from cribdeck.notes.passing.tex import refused
from cribdeck.notes.passing.tex_commands import COMMANDS
from cribdeck.notes.reader import parse
from cribdeck.notes.walk import figures
from cribdeck.problems import Problem, Severity
from cribdeck.proof import readback
from tests.anki_collection import Anki
from tests.test_cards import MODS, deck_of, fields, notes_of, one

pytestmark = pytest.mark.slow

# --- TeX ------------------------------------------------------------------------------------------

ACTING = [
    (r"\href{javascript:alert(1)}{x}", r"\href"),
    (r"a + \style{background:url(http://127.0.0.1:9/x)}{y}", r"\style"),
    (r"\class{card}{x}", r"\class"),
    (r"\cssId{answer}{x}", r"\cssId"),
    (r"\require{html}x", r"\require"),
    (r"\unicode[serif]{65}", r"\unicode"),
    (r"\data{x=y}{z}", r"\data"),
    (r"\htmlStyle{color:red}{x}", r"\htmlStyle"),
    (r"\url{http://127.0.0.1}", r"\url"),
    (r"\mmlToken{mi}[href='javascript:x']{x}", r"\mmlToken"),
    (r"\def\x{\x\x}\x", r"\def"),
    (r"\newcommand{\x}{\x}\x", r"\newcommand"),
    (r"\let\sum=\href\sum{x}{y}", r"\let"),
    (r"\text{so $\href{javascript:x}{y}$}", r"\href"),
    (r"\\\href{x}{y}", r"\href"),  # behind the end of a line
    ("\\href\n{javascript:x}{y}", r"\href"),
    ("\\href%\n{javascript:x}{y}", r"\href"),
    (r"\ce{A\\href{javascript:x}{b}}", r"\href"),  # mhchem reads it anew
    (r"\bbox[background:url(http://127.0.0.1)]{x}", r"\bbox"),
    (r"\bbox [5px, border-image: url(//a)]{x}", r"\bbox"),
    (r"\bbox[position:fixed]{x}", r"\bbox"),
    (r"\includegraphics{a.png}", r"\includegraphics"),
    (r"\nobodyknows x", r"\nobodyknows"),
]


@pytest.mark.fast
@pytest.mark.parametrize(("tex", "command"), ACTING)
def test_tex_that_acts_is_refused(tex: str, command: str) -> None:
    assert refused(tex) == command


@pytest.mark.fast
@pytest.mark.parametrize(
    "tex",
    [
        r"\sigma(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}} \, \ldots \quad \left\{ x \right\}",
        r"\begin{aligned} a &= b \\ c &= d \end{aligned} \tag{1} \label{eq} \notag",
        r"\begin{pmatrix} 1 & 2 \\x & y \end{pmatrix}",  # a line that begins with a letter
        r"\ce{2H2 + O2 ->[\Delta] 2H2O} \quad \pu{123 kJ//mol}",
        r"\dv{x}{t} \qty(\frac{a}{b}) \bra{\psi} \ket{\phi} \vb{E} \grad{f} \comm{A}{B}",
        r"\textcolor{red}{x} \color{blue} y \colorbox{yellow}{z} \cancel{x} \boxed{x}",
        r"\bbox[3px, border:2px solid #f00]{v} \bbox[yellow]{x} \bbox{x}",
        r"\operatorname{Var}(X) \xrightarrow[a]{b} \mathbb{R} \mathrm{d}x \hat{\imath}",
        r"x \in \R, n \in \N, \infin",
        r"\verb|code| \text{a word, 5\%} \# \& \_ \$ \| \; \! \: \> \-",
        r"\prescript{14}{2}{C} \coloneqq \mathclap{x} \upalpha \textdegree \celsius",
        r"\AxiomC{A} \UnaryInfC{B} \sout{x} \lBrace x \rBrace",
    ],
)
def test_tex_that_only_draws_passes(tex: str) -> None:
    assert refused(tex) == ""


@pytest.mark.fast
def test_no_command_on_the_list_acts() -> None:
    acting = {command.removeprefix("\\") for _, command in ACTING} - {"bbox"}
    more = "toggle texttip mathtip renewcommand newenvironment renewenvironment gdef edef csname"
    assert COMMANDS.isdisjoint(acting | set(more.split()))
    assert not [
        name
        for name in COMMANDS
        if name.startswith(("html", "Declare", "new", "renew")) and name != "newline"
    ]


WRITTEN = [
    r"$\href{javascript:x}{y}$",
    r"$$\href{javascript:x}{y}$$",
    r"\(\href{javascript:x}{y}\)",
    r"\\(\href{javascript:x}{y}\\)",
    r"\[\href{javascript:x}{y}\]",
    "$$\n\\href{javascript:x}{y}\n$$",
    "\\[\n\\href{javascript:x}{y}\n\\]",
    "\\begin{align}\n\\href{javascript:x}{y}\n\\end{align}",
    "> $\\href{javascript:x}{y}$ quoted",
    "* an item $\\href{javascript:x}{y}$\n* and another",
    "| a | b |\n|---|---|\n| $\\href{javascript:x}{y}$ | c |",
    "**bold $\\href{javascript:x}{y}$** and",
    "over $\\href{javascript:x}\n{y}$ a line",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_formula_that_acts_stands_as_it_is_written(text: str) -> None:
    notes = f"# T\n\n### What?\n\nBefore.\n\n{text}\n\nAfter.\n"
    document, problems = parse(notes, Path("notes.md"))
    found = [one for one in problems if one.code == "formula"]
    assert [one.severity for one in found] == [Severity.FLAW]
    assert found[0].location.line >= 7 and r"\href" in found[0].fact
    assert all(r"\href" not in f.tex for f in figures(document) if isinstance(f, Math))
    assert readback.check_source(document, notes) == ()
    shown = " ".join(value for note in notes_of(notes) for value in fields(note).values())
    plain = re.sub(r"<[^>]*>", "", shown.replace("<br>", " "))
    for words in filter(None, re.split(r"[\s|>*]+|---", text)):
        assert words in plain
    assert r"\href" not in "".join(re.findall(r'<span class="math">(.*?)</span>', shown))


def test_formulas_with_the_same_command_are_one_problem() -> None:
    text = "# T\n\n$\\href{a}{b}$\n\n$\\href{c}{d}$\n\n$\\style{c}{d}$\n"
    _, problems = parse(text, Path("notes.md"))
    facts: list[Problem] = [one for one in problems if one.code == "formula"]
    assert [one.location.line for one in facts] == [3, 7]
    assert "also at line 5" in facts[0].fact


def test_a_formula_that_acts_costs_no_output() -> None:
    text = "# T\n\n## What is $\\style{x}{y}$?\n\n$\\class{a}{b}$ and $x$.\n"
    document, _ = parse(text, Path("notes.md"))
    assert tuple(readback.check_deck(document, deck_of(text))) == ()


# --- Marks of Anki --------------------------------------------------------------------------------

LIVE = re.compile(r"\[(?:sound:|anki:|latex\]|\$\]|\$\$\]|\[type:)", re.IGNORECASE)


@pytest.mark.parametrize(
    "mark",
    [
        r"[LATEX]\input{/etc/passwd}[/LATEX]",
        "[Latex]x[/latex]",
        "[SOUND:x.mp3]",
        "[Anki:tts lang=en_US]x[/anki:tts]",
        "[anki:play:q:0]",
        "[[$]x[/$]",
        "[$$]x[/$$]",
        "[[type:Prompt]]",
        "[[TYPE:cloze:Text]]",
    ],
)
def test_no_mark_of_anki_reaches_a_field(mark: str, tmp_path: Path) -> None:
    text = f"# T {mark}\n\n## H {mark}\n\n### What {mark}?\n\nyes `{mark}` {mark}\n\n* a {mark}\n"
    values = [value for note in notes_of(text) for value in fields(note).values()]
    assert not any(map(LIVE.search, values))
    (tmp_path / "deck.apkg").write_bytes(deck_of(text))
    anki = Anki(tmp_path / "anki")
    anki.import_deck(tmp_path / "deck.apkg")
    for card in anki.cards():
        output = card.render_output()
        assert not output.question_av_tags and not output.answer_av_tags
        assert "latex" not in re.findall(r"<img[^>]*>", output.answer_text)
        assert "[[type" not in output.question_text.lower()
    anki.close()


def test_brackets_behind_a_backslash_are_a_formula_only_where_one_is_meant() -> None:
    text = (
        "# T\n\n### What?\n\n\\\\\\\\(x\\\\\\\\) and C:\\\\\\[1\\] or $y$ but `\\(z\\)`\n\n"
        "[\\\\(a](https://a.org/\\\\(b) ![\\\\(c](\\\\(d.png)\n\n```sh\ngrep '\\(a\\)'\n```\n"
    )
    answer = one(text, NoteType.CARD)["Answer"]
    kept = re.sub(r'<span class="math">.*?</span>|<(code|pre)\b.*?</\1>|<[^>]*>', "\0", answer)
    assert re.findall(r"\\[(\[]", kept.replace("\\(x", "")) == re.findall(r"\\[(\[]", kept)
    assert not re.search(r"\\[(\[]", kept), kept
    assert '<span class="math">\\(y\\)</span>' in answer
    assert "<code>\\(z\\)</code>" in answer and "grep" in answer


def test_blanks_are_only_those_that_we_make(tmp_path: Path) -> None:
    text = (
        "# T {{c7::x}}\n\n## H {{c8::y}}\n\n### Uses {{c9::z}}\n\nLead {{c6::l}}:\n\n"
        "* one {{c5::a}} **b {{c4::c}}**\n* two }}\n\n### Facts\n\n* It is **{{c3::d}}** here.\n\n"
        "### Code\n\n```python\na = {{c2::b}}\nc = 1\n```\n"
    )
    (tmp_path / "deck.apkg").write_bytes(deck_of(text))
    anki = Anki(tmp_path / "anki")
    anki.import_deck(tmp_path / "deck.apkg")
    before = sorted((card.nid, card.ord) for card in anki.cards())
    for note in anki.notes():
        note.tags.append("seen")  # as if it were edited: Anki makes its cards anew
        anki.collection.update_note(note)
    assert sorted((card.nid, card.ord) for card in anki.cards()) == before
    anki.close()


# --- Names of decks -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Kafka::Interview", "Kafka::Interview"),
        ("a::::b", "a::b"),
        ("'::a::'", "a"),
        ("' a :: :b '", "a::b"),
        ("x" * 200, "x" * 200),
        ("'::'", "The title"),
        ("':'", "The title"),
        ("👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم"),
        ("x" * 6000, "The title"),
        ("::".join("abcdefghijkl"), "The title"),
    ],
)
def test_a_deck_has_a_name_that_anki_takes(said: str, name: str, tmp_path: Path) -> None:
    text = f"---\ndeck: {said}\n---\n\n# The title\n\n### What?\n\nyes\n"
    document, problems = parse(text, Path("notes.md"))
    assert filing.deck_name(document) == name
    assert [one.code for one in problems] == ["front-matter"] * (name == "The title")


@pytest.mark.parametrize("title", ["x" * 7000, "é" * 7000, "a :: b", "::", "a\x07b", "-"])
def test_anki_takes_a_deck_that_is_named_by_its_title(title: str, tmp_path: Path) -> None:
    text = f"# {title}\n\n### What?\n\nyes\n"
    document, _ = parse(text, Path("notes.md"))
    notes = [replace(note, modified=1, created=1) for note in notes_of(text)]
    deck = Deck(filing.deck_name(document), tuple(notes))
    (tmp_path / "deck.apkg").write_bytes(apkg.write(deck, MODS))
    anki = Anki(tmp_path / "anki")
    assert anki.import_deck(tmp_path / "deck.apkg").new == 1
    names = [one.name for one in anki.collection.decks.all_names_and_ids()]
    assert not any("blank" in name or len(name) > 200 for name in names)
    anki.close()


# --- Addresses and HTML ---------------------------------------------------------------------------


@pytest.mark.fast
@pytest.mark.parametrize(
    "address", ["https://a.org", "http://a.org/b?c#d", "mailto:a@b.org", "HTTPS://A.org"]
)
def test_what_leads_to_the_net_or_to_a_person_is_followed(address: str) -> None:
    assert followed(address)


@pytest.mark.fast
@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "\x01https://a.org",
        " https://a.org",
        "https:// a.org",
        "data:text/html,x",
        "DATA:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "obsidian://open",
        "//a.org",
        "https:a.org",
        "a.html",
        "",
    ],
)
def test_nothing_else_is_followed(address: str) -> None:
    assert not followed(address)


@pytest.mark.parametrize(
    "link",
    [
        "[words](javascript:alert(1))",
        "[words](JAVASCRIPT:alert(1))",
        "[words](<java\tscript:alert(1)>)",
        "[words](&#106;avascript:alert(1))",
        "[words](&#x09;javascript:alert(1))",
        "[words](javascript&colon;alert(1))",
        "[words](\\javascript:alert(1))",
        "<javascript:alert(1)>",
        "<data:text/html,a>",
        "[words](file:///etc/passwd)",
        "[words][there]\n\n[there]: javascript:alert(1)",
        "![words](javascript:alert(1))",
        "[![words](data:image/svg+xml,x)](vbscript:x)",
    ],
)
def test_a_link_that_would_act_loses_its_target(link: str) -> None:
    answer = one(f"# T\n\n### What?\n\n{link}\n", NoteType.CARD)["Answer"]
    assert "href" not in answer and "src" not in answer


# What a field may hold (nh3 drops all else, and what it drops changes the field).
TAGS = {
    *("a", "blockquote", "br", "code", "col", "colgroup", "details", "div", "em", "hr", "img"),
    *("li", "ol", "p", "pre", "s", "span", "strong", "summary", "table", "tbody", "td", "th"),
    *("thead", "tr", "ul", "b", "dl", "dt", "dd"),
    *("sub", "sup", "kbd", "mark", "u", "small", "ruby", "rt", "rp"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "pre": {"data-language"},
    "th": {"scope"},
}
CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={**ATTRIBUTES, "*": {"class", "dir"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
PIECES = st.sampled_from(
    [
        *(
            "<script>x</script>",
            "<img src=x onerror=y>",
            "<svg/onload=x>",
            "</span>",
            "<!--",
            "-->",
        ),
        *("<a href='javascript:x'>", "</a>", '"', "'", "&lt;script&gt;", "&#60;b&#62;", "&", "<b"),
        *(
            "[x](javascript:y)",
            "[x](https://a.org/'\"<>)",
            "![x](y)",
            "`<b>`",
            "**",
            "*",
            "_",
            "~~",
        ),
        *("$x<y$", "$\\href{x}{y}$", "\\(", "\\[", "[latex]", "{{c1::x}}", "}}", "<br>", "<br/>"),
        *(
            "\n",
            "\n\n",
            "\n* ",
            "\n1. ",
            "\n> ",
            "\n### What?\n\n",
            "\n```html\n",
            "\n    ",
            "\n| ",
        ),
        *("|\n|---|\n|", "<style>*{}</style>", "<iframe src=//a>", "<math><mi>", "\x00", "\u202e"),
        *("<sub>", "</sub>", "<kbd onclick=x>", "</kbd>", "<ruby>", "<rt>", "</ruby>", "<mark>"),
        *("<a href=x name=y>", "<a name='y'>", "<div style='x'>", "</div>", "<p align=x>", "<u>"),
        *(
            "<table><tr><td colspan=2>",
            "</td>",
            "</table>",
            "<ul><li>",
            "</ul>",
            "<dl><dt>",
            "<dd>",
        ),
        *("</details>", "<summary>", "</summary>", "<pre>", "</pre>", "<h2>", "</h2>", "<form>"),
        *("<img src=//a.b/c alt='<b>'>", "<object data=x>", "<style>", "</script>", "<code>"),
        *("word", "Why?", ":", " ", "<details>", "<textarea>", "<plaintext>", "<![CDATA[", "<?x?>"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14))
def test_all_that_is_live_in_a_field_is_on_the_list(pieces: list[str]) -> None:
    text = f"# T\n\n### What?\n\nx {''.join(pieces)} y\n"
    for note in notes_of(text):
        for name, value in fields(note).items():
            assert _parsed(CLEANER.clean(value)) == _parsed(value), name


def _parsed(html: str) -> str:
    """`html` as a browser's parser writes it again, but for what parsers may write in two ways."""
    every = nh3.clean(
        html,
        tags=nh3.ALLOWED_TAGS | TAGS | EVERY_TAG,
        clean_content_tags=set(),
        attributes={"*": EVERY_ATTRIBUTE},
        url_schemes=EVERY_SCHEME,
        link_rel=None,
    )
    return re.sub(r"<tbody></tbody>", "", every)


EVERY_TAG = {
    *("script", "style", "iframe", "svg", "math", "mi", "textarea", "plaintext", "form", "input"),
    *("button", "object", "embed", "link", "meta", "base", "video", "audio", "title", "noscript"),
}
EVERY_ATTRIBUTE = {
    *("href", "src", "alt", "class", "dir", "start", "data-language", "scope", "style", "onerror"),
    *("onload", "onclick", "id", "name", "srcdoc", "action", "target"),
}
EVERY_SCHEME = nh3.ALLOWED_URL_SCHEMES | {"javascript", "data", "file", "vbscript"}
