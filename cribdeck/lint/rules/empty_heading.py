"""A heading with nothing under it, or only a rule: something was meant to stand there."""

from collections.abc import Iterator, Sequence

from cribdeck.lint.rule import Finding, Node, Rule
from cribdeck.notes.document import Section
from cribdeck.notes.sheet_only import Divider
from cribdeck.problems import shortened


def find(nodes: Sequence[Node[Section]]) -> Iterator[Finding]:
    """Headings with neither entries nor headings below them."""
    for node in nodes:
        section = node.of
        is_empty = all(isinstance(entry, Divider) for entry in section.entries)
        if section.level and is_empty and not section.sections:
            fact = f'nothing stands under the heading "{shortened(node.prompt)}"'
            yield Finding(node, fact, RULE.remedy, cause=RULE.remedy)


RULE = Rule(
    __name__,
    of=(Section,),
    find=find,
    what="a heading with nothing under it",
    example="`## To do`",
    remedy="write what belongs there, or take it out",
    alarms={
        "at the end": "### One\n\nText.\n\n### Two @\n",
        "a rule": "### One\n\nText.\n\n### Two @\n\n---\n",
    },
    fine={"another heading": "## One\n\n### Two\n\nText.\n"},
)
