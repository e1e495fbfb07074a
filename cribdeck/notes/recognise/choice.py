"""A question with options: which of them are right.

Knows in which order they may be told: by what marks them (marked_options), by an answer that has
them again, with the right ones marked or these alone, or names them (named_options). Does not know
in which forms options are written (options), who asks, nor what names the parts of an answer.
"""

from dataclasses import dataclass, replace

from cribdeck.notes.blocks import Block, Blocks, ItemList, ListItem, Paragraph
from cribdeck.notes.document import LeftOut
from cribdeck.notes.question_lines import CHOOSES
from cribdeck.notes.recognise.labels import LABEL, Role, label_of
from cribdeck.notes.recognise.marked_options import SIGN, TOLD, told_by_themselves, unremarked
from cribdeck.notes.recognise.named_options import ONLY_LETTERS, options_named
from cribdeck.notes.recognise.options import FARTHEST, Written, is_exhibit, options_at
from cribdeck.notes.walk import item_of, lines_of
from cribdeck.notes.words import between, leads_in, plain, plain_blocks

SHORT = 8  # words of an option whose bold type alone says that it is one
# A number says so, too: in bullets, a long one in bold is the point that matters most.
NUMBERED_MOST = 40  # words
USUAL = range(3, 7)  # options
FEW, MANY = 2, 10  # options


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a question, without what tells the right ones; those whose numbers (from 0)
    are `right` are, none while the notes do not tell. `before` and `behind` is what stands around
    them, `explanation` what the answer says besides, `left_out` words that only told."""

    before: Blocks
    options: ItemList
    behind: Blocks
    right: tuple[int, ...]
    explanation: Blocks
    left_out: tuple[LeftOut, ...] = ()


def options_in(asked: Blocks, answer: Blocks) -> Options | None:
    """The options among the blocks `asked`, which stand between a question and what names its
    answer, and which of them are right, by `answer` or by themselves; None where there are none.

    Letters or boxes make options, of the items of a list, of lines, of paragraphs; so does a line
    above a list that tells to choose ("Select one:"). A list without any of these is one where
    `answer` is one of its items, by words or by number, or where one item alone is bold. Of several
    with the letter that `answer` names, it is the nearest: those above may be parts to be ordered.
    """
    for i in range(len(asked)):
        found = options_at(asked[i : i + FARTHEST]) or _lines_at(asked[i], answer)
        if not found:
            continue
        told = _told(found.options, answer, found.letters)
        before, behind = asked[:i], asked[i + found.used :]
        if found.are_marked and not (told.right or answer):
            says, label = _says_right(behind[:1])
            below = _told(found.options, says, found.letters)
            if says and below.right:
                told = replace(below, left_out=(*label, *below.left_out))
                behind = behind[1:]
        shows_itself = all(map(is_exhibit, before)) and _may_be_options(found.options)
        is_told_to_choose = bool(before) and _tells_to_choose(before[-1])
        if found.are_marked or is_told_to_choose or (told.right and (answer or shows_itself)):
            may_be_parts = bool(answer and told.right) and len(behind) < FARTHEST
            further = options_in(behind, answer) if may_be_parts else None
            if further and further.right:
                return replace(further, before=(*asked[: i + found.used], *further.before))
            return replace(
                told, before=before, behind=behind, left_out=(*found.left_out, *told.left_out)
            )
    return None


def options_below(answer: Blocks) -> Options | None:
    """The options below the first line of `answer`, where that names the right ones of them
    ("Answer: B", and then what there was to choose from); None where it does not."""
    found = options_in(answer[1:], answer[:1])
    if found is None or found.before or not found.right:
        return None
    return found if found.explanation != answer[:1] else None


def _lines_at(block: Block, answer: Blocks) -> Written | None:
    """The lines of `block`, a paragraph, as options, where `answer` has them again."""
    lines = listed(block) if isinstance(block, Paragraph) else None
    if lines and told_again(lines, answer)[0]:
        return Written(lines, 1, "", has_boxes=False, are_marked=False)
    return None


def _says_right(blocks: Blocks) -> tuple[Blocks, tuple[LeftOut, ...]]:
    """What names the right option in `blocks`, a line of nothing but letters ("B", "(A, C)"), or
    one that says so ("Correct: B", "✅ B"), and what says so; () where it does not."""
    match blocks:
        case (Paragraph(line, where) as paragraph,):
            if sign := SIGN.match(plain(line)):  # "✅ B) heart"
                said = LeftOut(sign[0].strip(), LABEL, where)
                return (replace(paragraph, inlines=between(line, sign.end())),), (said,)
            if ONLY_LETTERS.fullmatch(plain(line)):
                return blocks, ()
            label = label_of(line, (Role.RIGHT,))
            if label:
                said = LeftOut(label.words, LABEL, where)
                return (replace(paragraph, inlines=label.rest),), (said,)
            return (), ()
        case _:
            return (), ()


def _tells_to_choose(block: Block) -> bool:
    """Whether `block` ends with a line that tells to choose from what stands below."""
    if not isinstance(block, Paragraph) or not leads_in(block.inlines):
        return False
    *_, (_, line) = lines_of(block)
    return CHOOSES.match(plain(line)) is not None


def _may_be_options(list_: ItemList) -> bool:
    """Whether the items of `list_`, one of which is bold, may be options, and not points that
    stress one."""
    is_usual = list_.start is not None and len(list_.items) in USUAL
    most = NUMBERED_MOST if is_usual else SHORT
    return all(
        len(item.blocks) == 1 and len(plain_blocks(item.blocks).split()) <= most
        for item in list_.items
    )


# --- Which are right ------------------------------------------------------------------------------


def _told(options: ItemList, answer: Blocks, letters: str) -> Options:
    """`options` with those that are right: by what marks them, else by `answer`. Where both tell
    the same, the answer needs not name them once more."""
    shown, right, left_out = told_by_themselves(options)
    if right:
        named, explanation, told = options_named(shown, answer, letters)
        if set(named) == set(right):
            return Options((), shown, (), right, explanation, (*left_out, *told))
        return Options((), shown, (), right, answer, left_out)
    right, again = told_again(shown, answer)
    if right:
        return Options((), shown, (), right, answer[1:], tuple(again))
    right, explanation, told = options_named(shown, answer, letters)
    return Options((), shown, (), right, explanation, told)


# --- Options that stand again in an answer --------------------------------------------------------


def listed(block: Block) -> ItemList | None:
    """The items of `block`, a list, or the lines of it, a paragraph."""
    match block:
        case ItemList():
            return block
        case Paragraph():
            return ItemList(tuple(map(item_of, lines_of(block))), None, block.location)
        case _:
            return None


def told_again(options: ItemList, answer: Blocks) -> tuple[tuple[int, ...], list[LeftOut]]:
    """Which of `options` (from 0) are right, as the first block of `answer` says that has them
    again, and the words of that; () where it does not."""
    again = listed(answer[0]) if answer else None
    if not again or not FEW <= len(options.items) <= MANY:
        return (), []
    names = [_name(item) for item in options.items]
    bare, marked = unremarked(again)
    said = [_name(item) for item in bare.items]
    if len({*names}) < len(names) or not {*said} <= {*names}:
        return (), []
    told = [said[i] for i in marked] or (said if len(said) < len(names) else [])
    left_out = [LeftOut(plain_blocks(one.blocks), TOLD, one.location) for one in again.items]
    return tuple(sorted(names.index(name) for name in {*told})), left_out if told else []


def _name(item: ListItem) -> str:
    return " ".join(plain_blocks(item.blocks).split()).strip(" .").casefold()
