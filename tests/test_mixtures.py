"""Notes that mix all ways to write question and answer: nothing is lost, whatever stands beside it.

Each seed is the same notes for ever; `scripts/fuzz.py mixtures` tries others. What may change a
pair is told in tests/fuzzing/mixtures.py.
"""

from pathlib import Path
from random import Random

import pytest

from cribdeck.notes import reader
from cribdeck.proof import readback
from tests.fuzzing.mixtures import FORMS, TONGUES, Writer, mixture
from tests.fuzzing.targets import check_mixture
from tests.test_linear import MOST, TIMES, calls

NOTES = Path("notes.md")


@pytest.mark.parametrize("most", [1, 3, 8])
@pytest.mark.parametrize("seed", range(10))
def test_each_pair_is_found_with_its_whole_answer_and_nobody_elses(seed: int, most: int) -> None:
    random = Random(f"{most} {seed}")
    for _ in range(120 // (most + 1)):
        notes = mixture(random, most)
        try:
            check_mixture(notes)
        except Exception as error:
            error.add_note(notes.text)
            raise


def test_the_notes_have_every_form_in_every_language() -> None:
    random = Random(1)
    made = [form(Writer(random, tongue)) for form in FORMS for tongue in TONGUES]
    assert len({one.text for one in made}) > len(FORMS) * len(TONGUES) * 0.9
    assert sum(bool(one.pairs) for one in made) > 0.7 * len(made)


@pytest.mark.parametrize("seed", range(5))
def test_four_times_the_notes_take_four_times_the_calls(seed: int) -> None:
    def work(times: int) -> int:
        text = "\n\n".join(mixture(Random(f"{seed} {i}")).text for i in range(times * 5))

        def run() -> None:
            document, _ = reader.parse(text, NOTES)
            readback.check_source(document, text)

        run()
        return calls(run)

    assert work(TIMES) < MOST * work(1)
