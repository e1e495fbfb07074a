"""`What is KRaft, and what happened to ZooKeeper?`: who knows one of both answers neither, and Anki
has one button for them.

Knows words of the languages in `notes.languages`; what yes or no answers, of English.
"""

import re
from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.lint.wording import AUXILIARY, words
from cribdeck.notes.document import Comparison, Question
from cribdeck.notes.languages import pattern
from cribdeck.notes.languages import words as words_of
from cribdeck.notes.words import plain
from cribdeck.problems import shortened

ASKS = re.compile(pattern("asks"), re.IGNORECASE)
CLAUSE = r"(?:^|[.,:;?!—–]\s+|—|[，、。：；？！])[\s¿¡]*"
FIRST = re.compile(CLAUSE + f"(?P<asks>{pattern('asks')})", re.IGNORECASE)
# "and why are they used"; a further question behind a mark, or where Chinese sets a comma only.
ADDS = rf"(?P<adds>{pattern('adds')})(?!\s+to\b)"
ADDING = words_of("adds")
MARKED = re.compile(r"[?？؟，；].*\w")
SECOND = re.compile(rf"{ADDS}|(?:[?？؟][\s¿]*|[，；])(?={pattern('asks')})", re.IGNORECASE)


def find(nodes: Sequence[Node[Question | Comparison]]) -> Iterator[Finding]:
    """Questions that go on to ask a second one."""
    for node in nodes:
        text = " ".join(plain(node.of.prompt).split())
        if _may_go_on(text) and (second := _second(text, is_english=node.is_english)):
            fact = f'"{shortened(text)}" goes on to ask "{shortened(second)}"'
            yield Finding(node, fact, RULE.remedy)


def _may_go_on(text: str) -> bool:
    """Whether to look closer at `text`, which takes a hundred times as long."""
    said = text.casefold()
    return any(word in said for word in ADDING) or MARKED.search(said) is not None


def _second(text: str, *, is_english: bool) -> str:
    """The second question in `text`, or ""."""
    for found in SECOND.finditer(text):
        before, behind = text[: found.start()], text[found.end() :]
        first = FIRST.search(before)
        if first is None or len(ASKS.findall(before)) > 1:  # "How do you know what is due and when"
            continue
        once = words(before[first.start("asks") :])
        again = words(f"{found['adds'] or ''} {behind}")
        # What yes or no answers, and a request for an example, are no questions beside another; nor
        # is a mere "and why?", which asks for the reason of the same answer.
        if is_english and not AUXILIARY.isdisjoint((*once[:1], *again[:1])):
            continue
        if not found["adds"] or (words(behind) and not _contrasts(once, again[1:])):
            return text[found.start() :].lstrip(" ,;?¿，；？؟")
    return ""


def _contrasts(once: Sequence[str], again: Sequence[str]) -> bool:
    """`When is a queue right, and when a log?` asks for one thing, which tells both apart."""
    return once[:1] == again[:1] and once[1:2] != again[1:2] and len(again) < len(once)


RULE = Rule(
    __name__,
    of=(Question, Comparison),
    find=find,
    what='a question that goes on to ask a second one ("and what", "and how" …)',
    example="`### What is KRaft, and what happened to ZooKeeper?`",
    remedy="make two questions of it",
    alarms={
        "what": "1. What is KRaft, and what happened to ZooKeeper? @\n\n   A quorum.\n",
        "why": "### What are consumer groups and why are they used? @\n\nThey share.\n",
        "two marks": "### What is a log? How does it grow? @\n\nAt its end.\n",
        "German": "### Was ist ein Log, und wie wächst es? @\n\nEin Heft.\n\n"
        + "Es liegt auf der Platte und ist lang.\n\n" * 10,
        "Spanish": "### ¿Qué es un registro y cómo crece? @\n\nAl final.\n",
        "Chinese": "### 什么是日志，为什么快？ @\n\n顺序。\n",
    },
    fine={
        "its reason": "### Which is faster, and why?\n\nThe log.\n",
        "whether and why": "### Is Kafka fast, and why?\n\nYes: a log.\n",
        "whether, and how": "### Can you plan? How do you do it?\n\nBy day.\n",
        "an example": "### Why is order kept? Can you show it?\n\nA log.\n",
        "a contrast": "### When is a queue right for a task, and when a log?\n\nFor tasks.\n",
        "within another": "### How do you know what is due and when it is paid?\n\nBy mail.\n",
        "to do": "### How do you plan, and when to stop?\n\nBy time.\n",
        "a story": "### A disk is full, and what fills it is a log. How do you help?\n\nPrune.\n",
    },
)
