"""What stands twice: the same entry, nearly the same entry, the same question.

Compares the words of entries of one or several documents. Entries are only compared with those that
have the same key (a prompt's words, an answer's words, the beginnings of all words), so that the
time grows with the number of entries and not with its square.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cribdeck.lint.subjects import Subject, warning
from cribdeck.lint.wording import BEGINNING, beginning, shortened, telling, tokens
from cribdeck.notes.entries import Asking, Carded, Drawing, Fact, Sample
from cribdeck.problems import Problem

FEW_WORDS = 5  # shorter entries may well be alike
SAME_ANSWER = 8  # words from which on the same answer to two prompts is no chance
ALIKE = 80  # percent, of two answers to one prompt
NEIGHBOURS = 8  # of the entries with the same key, each is compared with so many
ONE_WORD = 84  # percent, of two forms of one word
SAME_ORDER = 70  # percent, of two sentences of the same words
INTRODUCE = "introduce each by a line that ends with a colon, or give it a heading"


@dataclass(frozen=True, slots=True)
class Twin:
    """`problem` is at `second` and names the place of `first`."""

    first: Subject
    second: Subject
    problem: Problem


@dataclass(frozen=True, slots=True)
class _Said:
    """An entry as it is compared; `order` is its place among all."""

    order: int
    subject: Subject
    group: str
    prompt: tuple[str, ...]
    answer: tuple[str, ...]
    telling_prompt: tuple[str, ...]
    drawn: bool  # the answer is code or a drawing; then `answer` are its lines

    @property
    def length(self) -> int:
        return len(self.prompt) + len(self.answer)

    @property
    def whole(self) -> tuple[str, ...]:
        """The telling words of prompt and answer."""
        return self.telling_prompt + telling(self.answer)


def find(every: Sequence[Subject]) -> Iterator[Twin]:
    """Entries that stand twice; each is found once, for the strongest reason."""
    said = list(_said(every))
    found: set[int] = set()
    for code, fact, remedy, pairs in (
        ("duplicate", "stands already at", "delete one of them", _equal(said)),
        ("near-duplicate", "has the same answer as", "merge them", _same_answer(said)),
        ("near-duplicate", "is nearly the same as", "merge them", _alike(said)),
        ("same-prompt", "is asked already at", "name what tells them apart", _same_prompt(said)),
    ):
        for first, second in pairs:
            if second.order not in found:
                found.add(second.order)
                problem = warning(
                    second.subject.location,
                    code,
                    f'"{shortened(second.subject.prompt)}" {fact} '
                    f"{_place(first.subject, second.subject)}",
                    INTRODUCE if code == "same-prompt" and _shares_heading(second) else remedy,
                )
                yield Twin(first.subject, second.subject, problem)


def _shares_heading(one: _Said) -> bool:
    entry = one.subject.entry
    return entry is not None and entry.from_heading and not isinstance(entry, Asking)


def _place(first: Subject, second: Subject) -> str:
    same_file = first.location.path == second.location.path
    return f"line {first.location.line}" if same_file else str(first.location)


def _said(every: Iterable[Subject]) -> Iterator[_Said]:
    for order, subject in enumerate(every):
        entry = subject.entry
        if not isinstance(entry, Carded):
            continue
        prompt = tokens(subject.prompt)
        group = "asks" if isinstance(entry, Asking) else entry.kind
        # What is below a fact is a remark on it; white space in code may matter.
        drawn = isinstance(entry, Sample | Drawing)
        said = tuple(subject.answer.split("\n")) if drawn else tokens(subject.answer)
        answer = () if isinstance(entry, Fact) else said
        yield _Said(order, subject, group, prompt, answer, telling(prompt), drawn)


def _groups(
    said: Iterable[_Said], key: Callable[[_Said], Hashable | None]
) -> Iterator[Sequence[_Said]]:
    """Those with the same key, where there are several; None is no key."""
    groups: dict[Hashable, list[_Said]] = {}
    for one in said:
        if (name := key(one)) is not None:
            groups.setdefault(name, []).append(one)
    return (group for group in groups.values() if len(group) > 1)


def _firsts(groups: Iterable[Sequence[_Said]]) -> Iterator[tuple[_Said, _Said]]:
    for group in groups:
        for second in group[1:]:
            yield group[0], second


def _equal(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """The same prompt with the same answer."""

    def key(one: _Said) -> Hashable | None:
        is_fact = one.group == Fact.kind
        if one.length < FEW_WORDS or not (one.answer or is_fact):
            return None
        return one.group, one.prompt, one.answer

    return _firsts(_groups(said, key))


def _same_answer(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """The same long answer to two prompts."""

    def key(one: _Said) -> Hashable | None:
        if one.drawn:
            is_long = sum(len(line.split()) for line in one.answer) >= SAME_ANSWER
        else:
            is_long = len(one.answer) >= SAME_ANSWER
        return (one.group, one.answer) if is_long else None

    return _firsts(_groups(said, key))


def _alike(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """The same prompt with a like answer, or the same words in other forms."""
    from rapidfuzz import fuzz

    written = [one for one in said if not one.drawn]

    def asked(one: _Said) -> Hashable | None:
        enough = one.telling_prompt and one.answer
        return (one.group, frozenset(one.telling_prompt)) if enough else None

    for first, second in _neighbours(_groups(written, asked)):
        if min(first.length, second.length) >= FEW_WORDS:
            a, b = " ".join(first.answer), " ".join(second.answer)
            if fuzz.token_sort_ratio(a, b, score_cutoff=ALIKE):
                yield first, second

    def begun(one: _Said) -> Hashable | None:
        whole = one.whole
        return (one.group, frozenset(map(beginning, whole))) if len(whole) >= FEW_WORDS else None

    for first, second in _neighbours(_groups(written, begun)):
        if _reworded(first.whole, second.whole):
            yield first, second


def _neighbours(groups: Iterable[Sequence[_Said]]) -> Iterator[tuple[_Said, _Said]]:
    """Pairs within each group; in a large one, only of those that are near each other when sorted
    by their answers."""
    for group in groups:
        near = sorted(group, key=lambda one: one.answer) if len(group) > NEIGHBOURS else group
        for i, one in enumerate(near):
            for other in near[i + 1 : i + 1 + NEIGHBOURS]:
                yield (one, other) if one.order < other.order else (other, one)


def _reworded(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two sentences have the same words, but for their forms, in much the same order."""
    from rapidfuzz import fuzz

    only_first, only_second = set(first) - set(second), set(second) - set(first)
    if len(only_first) > 2 or len(only_second) > 2:
        return False
    for some, others in ((only_first, only_second), (only_second, set(first))):
        for word in some:
            if len(word) <= BEGINNING or not any(
                other[0] == word[0] and fuzz.ratio(word, other) >= ONE_WORD for other in others
            ):
                return False
    return fuzz.ratio(" ".join(first), " ".join(second)) >= SAME_ORDER


def _same_prompt(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """The same question anywhere, or the same prompt under the same heading."""

    def question(one: _Said) -> Hashable | None:
        asks = one.group == "asks" and one.subject.prompt.rstrip().endswith(("?", "？", "؟"))
        return one.prompt if asks else None

    def place(one: _Said) -> Hashable:
        subject = one.subject
        return one.group, one.prompt, subject.title, subject.path

    yield from _firsts(_groups(said, question))
    yield from _firsts(_groups(said, place))
