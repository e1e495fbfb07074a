"""What is usual in notes and no language's grammar, rewritten so that the rest can be parsed.

Knows sessions with their prompts, notebook lines, placeholders, comments in JSON and the like. A
rewriting takes the text of a sample and gives it back, as it was where it has nothing to rewrite.
It keeps every line in its place, so that a mistake is told at its own line. Does not know which
language has which of them (languages), nor how they are parsed (parsers).
"""

import re
import shlex
import textwrap
from collections.abc import Callable, Iterator, Sequence

DOTS = r"(?:\.{2,}|…)"

# --- In any language ------------------------------------------------------------------------------

# Jinja, Helm, ERB.
_TEMPLATE = r"\{\{.*?\}\}|\{%.*?%\}|<%.*?%>"
_TEMPLATE_LINE = re.compile(rf"^[ \t]*(?:(?:{_TEMPLATE})[ \t]*)+$", re.MULTILINE)
# RFC 9112, 2.1: a start line and fields; the body stands below an empty line.
_HTTP_HEAD = re.compile(
    r"^(?:HTTP/[\d.]+ \d{3}.*|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S.*)(?:\n[\w-]+:[ ].*)*",
    re.MULTILINE,
)
_DIFF_LINE = re.compile(r"[-+ \\]|@@|$")
_DIFF_HEAD = re.compile(r"@@|---|\+\+\+|\\|-")


def dedent(text: str) -> str:
    """A piece that was cut out of something and kept its indentation."""
    return textwrap.dedent(text)


def templates(text: str) -> str:
    """A name for what a template engine puts in: `{{ name }}`."""
    return re.sub(_TEMPLATE, "x", _TEMPLATE_LINE.sub("", text))


def template_values(text: str) -> str:
    """As `templates`, a number for each: in JSON and TOML a name is no value."""
    return re.sub(_TEMPLATE, "0", _TEMPLATE_LINE.sub("", text))


def http_heads(text: str) -> str:
    """The request or the answer of which the sample is the body."""
    return _HTTP_HEAD.sub(_lines_of, text)


def diff(text: str) -> str:
    """What a diff makes of the text: without the lines that it takes away."""
    lines = text.split("\n")
    if not all(map(_DIFF_LINE.match, lines)) or not any(line[:1] in "+-" for line in lines if line):
        return text
    return "\n".join("" if _DIFF_HEAD.match(line) else line[1:] for line in lines)


def _lines_of(found: re.Match[str]) -> str:
    """Nothing but the line breaks of what was found."""
    return "\n" * found[0].count("\n")


# --- Sessions -------------------------------------------------------------------------------------

_PYTHON_PROMPT = re.compile(r"[ \t]*(?:>>>|In \[\d*\]:)[ ]?")
_PYTHON_MORE = re.compile(r"[ \t]*\.{3,}:?[ ]?")
_SYNTAX_SHOWN = re.compile(r"\s*(?:SyntaxError|IndentationError|TabError)\b")
_SHELL_PROMPT = re.compile(
    r"""[ \t]*(?:
        (?:\(\w[\w.-]*\)[ ]?)?[$%❯➜][ ]             # $ ls, (venv) $ ls
        | \[[\w.-]+@[^\]\n]*\][$\#][ ]              # [me@host dir]$ ls
        | [\w.-]+@[\w.-]+(?:[: ][^$\#%\n]*)?[$\#%][ ] # me@host:~/dir$ ls
        | [└╰]─*\S?[ ]                              # the second line of a prompt of two
        | PS(?:[ ][^>\n]*)?>[ ]                     # PS C:\> ls
        | [A-Za-z]:\\[^>\n]*>[ ]?                   # C:\> dir
    )""",
    re.VERBOSE,
)
_LONGEST_COMMAND = 30  # lines; each line more is read with all before it
_GREATER_PROMPT = re.compile(r">[ ]")
_SHELL_MORE = re.compile(r">[ ]")
# Of a database, an interpreter or a router: what is typed there is no shell.
_OTHER_PROMPT = re.compile(
    r"""[ \t]*(?:
        >>>
        | (?:msf\d|meterpreter|rpcclient|smb:)[^>\n]*>
        | [\w.:-]+(?:[ ][\w.:]+)?(?:[ ]?\[[^\]\n]*\])?(?:\([\w./-]*\))?[=*-]?[>\#]
    )(?:[ ]|$)""",
    re.VERBOSE,
)
_SQL_PROMPT = re.compile(r"[ \t]*[\w.]+(?:[ ][\[(][^\])\n]*[\])])?(?:=[#>*]+|>)[ ]")
_SQL_TABLE = re.compile(r"[ \t]*(?:\|[ -]|\+-)")
_SQL_MORE = re.compile(r"[ \t]*(?:\w*[-'(\"*$][#>]|\.\.\.>|\d+)[ ]")


def python_session(text: str) -> str:
    """What was typed at `>>>` or `In [1]:`, and what stands above the first of them. A session may
    show a syntax error on purpose: what was answered by one is not looked at."""
    typed: list[str] = []
    command: list[int] = []  # the lines of the last one
    lines = text.split("\n")
    begins = next((n for n, line in enumerate(lines) if _PYTHON_PROMPT.match(line)), None)
    if begins is None:
        return text
    answered = False
    for n, line in enumerate(lines):
        if found := _PYTHON_PROMPT.match(line):
            command, answered = [n], False
            typed.append(line[found.end() :])
        elif not answered and command and (found := _PYTHON_MORE.match(line)):
            command.append(n)
            typed.append(line[found.end() :])
        elif n < begins:
            typed.append(line)
        else:
            answered = True
            typed.append("")
            if _SYNTAX_SHOWN.match(line):
                for at in command:
                    typed[at] = "pass"
                command = []
    return "\n".join(typed)


def shell_session(text: str) -> str:
    """What was typed at a shell's prompt."""
    lines = text.split("\n")
    if any(map(_SHELL_PROMPT.match, lines)):
        return "\n".join(_typed(lines, _SHELL_PROMPT, _SHELL_MORE, _unfinished))
    if _GREATER_PROMPT.match(text.lstrip("\n")):
        return "\n".join(_typed(lines, _GREATER_PROMPT, _SHELL_MORE, _unfinished))
    others = (n for n, line in enumerate(lines) if _OTHER_PROMPT.match(line))
    if (begins := next(others, None)) is not None:
        return "\n".join((*lines[:begins], *("" for _ in lines[begins:])))
    return text


def sql_session(text: str) -> str:
    """What was typed at a database's prompt, without the tables that it answers with."""
    lines = ["" if _SQL_TABLE.match(line) else line for line in text.split("\n")]
    if not any(map(_SQL_PROMPT.match, lines)):
        return "\n".join(lines)
    return "\n".join(_typed(lines, _SQL_PROMPT, _SQL_MORE, lambda _: False))


def _typed(
    lines: Sequence[str],
    prompt: re.Pattern[str],
    more: re.Pattern[str],
    unfinished: Callable[[Sequence[str]], bool],
) -> Iterator[str]:
    """The lines with what was typed at `prompt`, and at `more` or without a prompt where a command
    goes on; nothing for all others."""
    command: list[str] = []
    for line in lines:
        if found := prompt.match(line):
            command = [line[found.end() :]]
            yield command[-1]
        elif command and ((found := more.match(line)) or unfinished(command)):
            command.append(line[found.end() :] if found else line)
            yield command[-1]
        else:
            command = []
            yield ""


def _unfinished(command: Sequence[str]) -> bool:
    """Whether a shell reads on below these lines."""
    if command[-1].endswith("\\"):
        return True
    if len(command) > _LONGEST_COMMAND:
        return False
    try:
        shlex.split("\n".join(command), comments=True)
    except ValueError:  # no closing quotation
        return True
    return False


# --- Python ---------------------------------------------------------------------------------------

# IPython's own cell magics that time or catch Python; a cell of any other holds another language.
_PYTHON_CELL = re.compile(r"\s*%%(?:time|timeit|capture|prun)\b.*")
_OTHER_CELL = re.compile(r"\s*%%\w")
_NOTEBOOK_LINE = re.compile(
    r"^([ \t]*)(?:[%!?].*|[\w.]+\?{1,2}[ \t]*|(?:pip3?|conda) install\b.*)$", re.MULTILINE
)
_NOTEBOOK_VALUE = re.compile(r"^([ \t]*[\w.,\[\] ]+=[ \t]*)[%!].*$", re.MULTILINE)
_OPENS_BODY = re.compile(r"(.*\S)?:[ \t]*(?:#.*)?$")
_DECORATOR = re.compile(r"([ \t]*)@\w")


def notebook(text: str) -> str:
    """What IPython reads beside Python: `%magic`, `!command`, `name?`."""
    first, _, rest = text.partition("\n")
    if _PYTHON_CELL.fullmatch(first):
        text = "\n" + rest
    elif _OTHER_CELL.match(first):
        return "\n" * text.count("\n")
    return _NOTEBOOK_VALUE.sub(r"\1None", _NOTEBOOK_LINE.sub(r"\1pass", text))


def bodies(text: str) -> str:
    """What is only begun: a `def` or an `else` with nothing or a comment below it, a decorator."""
    lines = text.split("\n")
    code = [n for n, line in enumerate(lines) if line.strip() and not line.strip().startswith("#")]
    for n, following in zip(code, (*code[1:], None), strict=False):
        line = lines[n]
        deeper = following is not None and _indentation(lines[following]) > _indentation(line)
        if not deeper and (found := _OPENS_BODY.fullmatch(line)):
            lines[n] = f"{found[1] or ''}: pass"
        elif following is None and (found := _DECORATOR.match(line)):
            lines.append(f"{found[1]}def x(): pass")
    return "\n".join(lines)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


# --- JSON, SQL, XML -------------------------------------------------------------------------------

_JSON_STRING = r'(?P<string>"(?:\\.|[^"\\\n])*")'
_JSON_COMMENT = re.compile(rf"{_JSON_STRING}|//[^\n]*|#[^\n]*|/\*.*?\*/", re.DOTALL)
_JSON_VALUE_GAP = re.compile(rf"{_JSON_STRING}|(?P<before>:\s*){DOTS}")
_JSON_FIRST_GAP = re.compile(rf"{_JSON_STRING}|(?P<before>[\[{{]\s*){DOTS}\s*,?")
_JSON_GAP = re.compile(rf"{_JSON_STRING}|,?\s*{DOTS}")
_JSON_LAST_COMMA = re.compile(rf"{_JSON_STRING}|,(?=\s*(?:[\]}}]|\Z))")
_JSON_END_COMMA = re.compile(rf"{_JSON_STRING}|,(?=\s*\Z)")
_SQL_OPTIONAL = re.compile(r"\[[^\[\]]*\]")
_SQL_CHOICE = re.compile(r"\{([^{}|]*)(?:\|[^{}]*)?\}")
_SQL_OR = re.compile(r"(?<!\|)\|(?!\|)[ \t]*[A-Z][A-Z ]*[A-Z]")
_XML_DECLARATION = re.compile(r"<\?xml\b.*?\?>", re.DOTALL)
_XML_ENTITY = re.compile(r"&\w+;")


def json_remarks(text: str) -> str:
    """Comments, dots for what is left out, and commas that nothing follows: before a bracket only
    where there are comments or dots, else that is a slip."""
    before = text
    for left_out in (_JSON_COMMENT, _JSON_VALUE_GAP, _JSON_FIRST_GAP, _JSON_GAP):
        text = left_out.sub(_without_gap, text)
    last = _JSON_END_COMMA if text == before else _JSON_LAST_COMMA
    return last.sub(_without_gap, text)


def _without_gap(found: re.Match[str]) -> str:
    """The string that was found as it is; else what stands before the gap, and its lines."""
    if found["string"]:
        return found[0]
    before = found.groupdict().get("before") or ""
    value = "null" if before.startswith(":") else ""
    return before + value + "\n" * found[0].count("\n", len(before))


def sql_notation(text: str) -> str:
    """The notation of manuals: `[optional]`, `{ONE | OTHER}`."""
    while (shorter := _SQL_OPTIONAL.sub(_lines_of, text)) != text:
        text = shorter
    return _SQL_OR.sub("", _SQL_CHOICE.sub(r"\1", text))


def xml_piece(text: str) -> str:
    """What only a whole file can have or know: its declaration, and entities."""
    if "<!DOCTYPE" in text:
        return text
    return _XML_ENTITY.sub("x", _XML_DECLARATION.sub(_lines_of, text))
