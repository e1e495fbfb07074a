"""Texts that nobody would write are read, drawn or refused, and nothing of them is lost without a
word. Each seed is the same inputs for ever; `scripts/fuzz.py` tries others."""

from random import Random

import pytest

from tests.fuzzing.grammar import Grammar
from tests.fuzzing.targets import TARGETS

pytestmark = pytest.mark.slow

# Inputs of each target and seed.
COUNTS = {"reader": 1000, "mixtures": 50, "front-matter": 250, "formulas": 50, "pictures": 100}


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("name", TARGETS)
def test_what_holds_of_any_text_holds_of_these(name: str, seed: int) -> None:
    target, random = TARGETS[name], Random(f"{name} {seed}")
    grammar = Grammar(random)
    for count in range(COUNTS[name]):
        data = target.seed(grammar)
        if count % 2:
            text = data.decode(errors="surrogateescape")
            data = grammar.mutated(text, target.atoms).encode(errors="surrogateescape")
        try:
            target.check(data)
        except Exception as error:
            error.add_note(f"of {data!r}")
            raise
