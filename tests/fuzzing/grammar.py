"""Texts at random: fragments of Markdown, HTML, TeX, YAML and SVG, put together as people write
them, and mutations, which nobody would write.

Knows what is special in each of these languages. Does not know what is made of a text. The same
`Random` gives the same text.
"""

from random import Random


def _atoms(text: str) -> tuple[str, ...]:
    """The pieces of `text` between blanks, in which ␣, ⇥ and ⏎ stand for such."""
    signs = str.maketrans({"␣": " ", "⇥": "\t", "⏎": "\n"})
    return tuple(atom.translate(signs) for atom in text.split())


WORDS = _atoms(
    "broker topic offset record leader replica the a of is keeps what why größe naïve δοκιμή слово"
    " 日本語 한국어 مرحبا שלום हिन्दी ไทย e\u0301tude ﬁsh Å ß İ 👩\u200d💻 🇩🇪"
)
# What other programs, other scripts and accidents leave in a text.
ODD = (
    *"\u202b\u202e\u2067\u200f\u200b\u200d\u00ad\ufeff\ufffc\u2028\u2029\x85\x0b\x0c\0\x1b\ue000",
    *("\U000f0000\r\t\u00a0\u3000\ufffe\U0010ffff\U000e0041\x1c\x7f", "\u0301" * 40, "\r\n"),
)
MARKS = _atoms(r"""
    * ** *** _ __ ~~ ` `` ``` ~~~ $ $$ \ \( \) \[ \] [ ] ]( ![ < > <!-- --> & &amp; &#0; &#x41;
    #␣ ##␣ ###␣ *␣ -␣ +␣ 1.␣ 999999999.␣ 0)␣ >␣ |␣ |---| --- === +++ ... ␣␣␣␣ ⇥ ⏎ ⏎⏎ ␣␣⏎ \⏎ ? :
    :: { } {{ }} {{c1:: {#a} [^1] [^1]:␣ [a]:␣b [[ ]] <br> <b> </b> <div> <script> <? <![CDATA[
    [LATEX] [sound:x] [type:a] http:// <!--␣cards:␣off␣--> <!--␣allow:␣duplicate␣-->
    <!--␣id:␣a␣--> % ^ @ ! [␣]␣ [x]␣ ⏎---⏎ ⏎```⏎ ⏎$$⏎ ⏎#⏎ ⏎>␣ \begin{align} \end{align}
""")
LANGUAGES = _atoms("python json yaml toml xml sql bash js text go␣id=x python␣id=a mermaid {.r}")
CODE = _atoms(r"""
    x␣=␣[1,␣2 def␣f(a,␣b=1):⏎␣␣␣␣return␣a␣␣#␣b import␣os @x⏎class␣A:␣pass print␣'
    {"a":␣[1,{"b":0}]} a:␣&b␣[*b] a␣=␣'b'⏎[c] <a><b/></a> SELECT␣*␣FROM␣t;
    for␣i␣in␣$(ls);␣do␣echo;␣done +--+⏎|ab|⏎+--+ ⇥⇥deep {{ </pre> >>>␣1 # ⏎⏎ ...
""")
TEX = _atoms(r"""
    x y^2 a_{ij} \frac{a}{b} \sqrt[3]{x} \sum_{i=1}^n \int_0^\infty = + \begin{cases}
    \end{cases} \begin{pmatrix}␣1␣&␣2␣\\␣3␣&␣4␣\end{pmatrix}
    \begin{aligned}␣a␣&=␣b␣\end{aligned} \left( \right) \left. \right\} { } & \\ \text{if␣$x$}
    \mathbb{R} \hat{x} \tag{1} \not= \operatorname{ab} \ ^ _ ' \href{javascript:x}{y}
    \style{x}{y} \def\x{\x} '' ~ % \color{red} \bbox[url(x)]{y} \ce{H2O} 1.5 \overset{a}{b}
    \xrightarrow{f} \begin{array}{c|c}␣a␣&␣b␣\end{array} \hline \middle| \limits \prime
    \binom{n}{k} \substack{a\\b} \rule{1em}{2em} \hspace{1em} \mathrm{d} é 日 \unicode{65} \big(
    \quad \underbrace{x}_{y} \overline{z} \displaystyle \phantom{x} \begin \end{ \lVert \, \[
    \genfrac
""")
KEYS = _atoms(
    "title deck tags paper orientation columns pages short topic binding language allow cards"
    " strict Titel tag aliases date page cssclass ? cards␣ TITLE -␣a"
)
VALUES = _atoms(r"""
    Kafka a4 letter landscape 3 0 -1 99999999999999999999 1e999 .nan left de true off null ~
    [a,␣b] [a,␣[b,␣[c]]] {lists:␣both} {a:␣{b:␣c}} &a␣[*a] *a !!python/object:os.system␣x
    !!int␣x !!set␣{a} !!binary␣x 2026-13-45 2026-01-02 "\ud800" "\0" ' " '' |⏎␣␣a⏎␣␣b >⏎␣␣a
    a:␣b -␣a a,b,,c 0x1F 1:30 🦜 {lists:␣[a],␣code:␣off,␣x:␣y} :: a::b [ ] { } @a `a` #␣a %
    !!timestamp␣x <<:␣a ?␣a 0o8 1_000 =
""")
SVG_NAMES = _atoms("""
    g path rect circle text tspan use defs marker pattern mask style clipPath linearGradient
    stop image a script foreignObject switch animate symbol svg filter feImage title metadata
    textPath set polygon line x ellipse desc view SCRIPT h:body
""")
SVG_ATTRIBUTES = _atoms(r"""
    id="a" id="b" d="M0␣0L9␣9z" d="M1e9␣0␣q1,2-3.5e-9.1" d="" width="9" height="1e400"
    href="#a" r="5" xlink:href="#b" href="http://127.0.0.1/x" href="javascript:x" href="data:,"
    fill="url(#a)" xlink:href="data:image/png;base64,AAAA" fill="url(//a/b)" style="fill:red"
    onload="x()" x="1%" style="background:u\72l(//a)" marker-mid="url(#a)" transform="scale(2"
    stroke="red" rx="-1" viewBox="0␣0␣9␣9" viewBox="nan␣inf␣0␣1" attributeName="href"
    points="1␣2␣3" mask="url(#b)" clip-path="url(#b)" font-family="x" xml:base="http://a"
    class='c' stroke-dasharray="0" begin="1s" values="javascript:x" to="javascript:x"
    cursor="url(x)" systemLanguage="de"
""")
SVG_ATOMS = _atoms("""
    &#0; &lt; &x; <!--x--> <![CDATA[x]]> <?xml-stylesheet␣href='x'?> @import␣'x';
    a{fill:url(http://a)} ]]> < > words \u202e <!DOCTYPE␣svg␣[<!ENTITY␣x␣'y'>]>
    <?xml␣version='1.0'␣encoding='utf-7'?> \0
""")


class Grammar:
    """Texts that `random` chooses. Some of their words stand only once."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0

    def one(self, of: tuple[str, ...]) -> str:
        return self.random.choice(of)

    def some(self, most: int) -> range:
        return range(self.random.randint(1, most))

    def word(self) -> str:
        if self.random.random() < 0.01:
            return self.one(WORDS) + self.one(ODD) + self.one(WORDS)
        if self.random.random() < 0.6:
            return self.one(WORDS)
        self.count += 1
        return f"w{self.count}"

    # --- Markdown ---------------------------------------------------------------------------------

    def line(self, depth: int = 0) -> str:
        """Inlines."""
        return " ".join(self.inline(depth) for _ in self.some(5 - depth))

    def inline(self, depth: int = 0) -> str:
        if depth > 2 or self.random.random() < 0.7:
            return self.word()
        match self.random.randrange(15):
            case 0 | 1 | 2:
                mark = self.one(("*", "**", "_", "__", "~~", "***"))
                return f"{mark}{self.line(depth + 1)}{mark}"
            case 3:
                return f"`{self.word()}`"
            case 4:
                return f"`` {self.word()} ` ``"
            case 5:
                return f"${self.formula()}$"
            case 6:
                return f"\\({self.formula()}\\)"
            case 7:
                return f'[{self.line(depth + 1)}](http://a.org/ "{self.word()}")'
            case 8:
                return f"![{self.line(depth + 1)}]({self.one(('p.png', 'q.svg', '//a/b.png'))})"
            case 9:
                name = self.one(("b", "sub", "span", "a", "kbd"))
                return f"<{name}>{self.line(depth + 1)}</{name}>"
            case 10:
                return f"<!-- {self.word()} -->"
            case 11:
                return f"[{self.line(depth + 1)}][r]"
            case 12:
                return self.word() + self.one(("<br>", "\n", "\\\n", "  \n")) + self.word()
            case 13:
                return self.one(MARKS)
            case _:
                return f"&{self.one(('amp', 'lt', '#65', 'nbsp', 'x'))};"

    def block(self, depth: int = 0) -> str:
        """A block, which ends with the end of a line."""
        match self.random.randrange(16 if depth < 3 else 10):
            case 0 | 1:
                return f"{self.line()}\n"
            case 2 | 3:
                mark = "#" * self.random.randint(1, 6)
                return f"{mark} {self.line()}{self.one(('', '?', ' #', ':', ' {#a}'))}\n"
            case 4:
                return f"**{self.word()}:** {self.line()}\n"
            case 5:
                said = self.line()
                ends = ("---\n", "***\n", "\n", f"{said}\n---\n", f"[r]: {self.word()}\n")
                return self.one(ends)
            case 6:
                return self.fence()
            case 7:
                return self.one((f"$$\n{self.formula()}\n$$\n", f"\\[ {self.formula()} \\]\n"))
            case 8:
                said = self.line()
                return self.one((f"<!-- {said} -->\n", f"<div>\n{said}\n</div>\n"))
            case 9:
                return self.table()
            case 10:
                lines = self.blocks(depth + 1, 2).split("\n")
                return "".join(f"> {line}\n" for line in lines)
            case _:
                return self.items(depth)

    def items(self, depth: int) -> str:
        mark = self.one(("* ", "- ", "+ ", "1. ", "7) ", "* **w:** ", "- [ ] ", "1. Why "))
        made = []
        for _ in self.some(3):
            first, *more = self.blocks(depth + 1, 2).rstrip().split("\n")
            made.append("\n".join([mark + first, *("   " * bool(one) + one for one in more)]))
        return self.one(("\n", "\n\n")).join(made) + "\n"

    def fence(self) -> str:
        mark = self.one(("```", "~~~", "````"))
        end = mark if self.random.random() < 0.9 else self.one(("", "``", f"{mark} x"))
        return f"{mark}{self.one(LANGUAGES)}\n{self.one(CODE)} {self.word()}\n{end}\n"

    def table(self) -> str:
        columns = self.some(4)
        rows = [" | ".join(self.inline(2) for _ in columns) for _ in self.some(3)]
        rows.insert(1, " | ".join(self.one(("---", ":-:", "--:")) for _ in columns))
        return "".join(f"| {row} |\n" for row in rows)

    def blocks(self, depth: int, most: int) -> str:
        return self.one(("\n", "\n\n", "")).join(self.block(depth) for _ in self.some(most))

    def document(self, most: int = 8) -> str:
        """Notes of at most so many blocks."""
        head = f"---\n{self.front_matter()}---\n" if self.random.random() < 0.2 else ""
        title = f"# {self.line()}\n\n" if self.random.random() < 0.7 else ""
        return head + title + "\n".join(self.block() for _ in self.some(most))

    # --- The other languages ----------------------------------------------------------------------

    def formula(self) -> str:
        """TeX."""
        return self.one(("", " ")).join(self.one(TEX) for _ in self.some(5))

    def front_matter(self) -> str:
        """Lines of YAML, without the marks around them."""
        lines = []
        for _ in self.some(5):
            key = self.one(KEYS if self.random.random() < 0.9 else VALUES)
            lines.append(f"{key}{self.one((': ', ': ', ':', ' '))}{self.one(VALUES)}\n")
        return "".join(lines)

    def drawing(self) -> str:
        """SVG."""
        inside = "".join(self.element(0) for _ in self.some(4))
        head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        return f'{head} width="9" height="9" {self.one(SVG_ATTRIBUTES)}>{inside}</svg>'

    def element(self, depth: int) -> str:
        name = self.one(SVG_NAMES)
        said = dict(self.one(SVG_ATTRIBUTES).split("=", 1) for _ in self.some(4))
        attributes = " ".join(f"{key}={value}" for key, value in said.items())
        if depth < 3 and self.random.random() < 0.6:
            inside = "".join(self.element(depth + 1) for _ in self.some(2))
        else:
            inside = self.one(SVG_ATOMS)
        return f"<{name} {attributes}>{inside}</{name}>"

    # --- Mutations --------------------------------------------------------------------------------

    def mutated(self, text: str, atoms: tuple[str, ...] = (*MARKS, *ODD)) -> str:
        """`text` after a few accidents, which put `atoms` into it."""
        for _ in self.some(4):
            text = self._lines(text) if self.random.random() < 0.4 else self._span(text, atoms)
        return text

    def _lines(self, text: str) -> str:
        """A line goes, comes twice, moves, or changes its indentation."""
        lines = text.split("\n")
        i, j = self.random.randrange(len(lines)), self.random.randrange(len(lines))
        match self.random.randrange(5):
            case 0:
                del lines[i]
            case 1:
                lines.insert(j, lines[i])
            case 2:
                lines[i], lines[j] = lines[j], lines[i]
            case 3:
                lines[i] = self.one((" ", "   ", "    ", "\t", "> ", "* ")) + lines[i]
            case _:
                lines[i] = lines[i].lstrip()
        return "\n".join(lines)

    def _span(self, text: str, atoms: tuple[str, ...]) -> str:
        """A piece goes, comes twice, or something else stands there."""
        i = self.random.randrange(len(text) + 1)
        j = min(len(text), i + int(self.random.expovariate(0.2)))
        match self.random.randrange(9):
            case 0 | 1:
                return text[:i] + text[j:]
            case 2 | 3:
                return text[:j] + text[i:]
            case 4 | 5:
                return text[:i] + self.one(atoms) + text[j:]
            case 6 | 7:
                return text[:i] + self.one(atoms) * self.random.randint(1, 9) + text[i:]
            case _:
                return text[:i]
