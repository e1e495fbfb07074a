"""The order of new cards: what belongs together comes apart, all else as in the notes."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from cribdeck.deck import apkg
from cribdeck.deck.notes import Deck
from cribdeck.deck.order import DAY, FAR, NEAR, Card, positions
from tests.anki_collection import Anki
from tests.test_cards import MODS, NOW, notes_of


def shown(cards: Sequence[Card]) -> list[int]:
    """The cards, by their numbers in document order, in the order of first showing."""
    places = positions(cards)
    assert sorted(places) == list(range(len(cards)))
    return sorted(range(len(cards)), key=places.__getitem__)


def distances(families: Sequence[str]) -> list[int]:
    last: dict[str, int] = {}
    found = []
    for place, family in enumerate(families):
        if family in last:
            found.append(place - last[family])
        last[family] = place
    return found


def of_sizes(sizes: Sequence[int]) -> list[Card]:
    return [Card(str(i)) for i, size in enumerate(sizes) for _ in range(size)]


@given(st.lists(st.sampled_from([1, 1, 1, 2, 2, 3, 5, 9, 20]), max_size=120))
@example([1] * 12 + [2, 2, 2, 3, 2])  # just large enough
def test_cards_of_one_entry_are_apart_where_the_deck_is_large_enough(sizes: list[int]) -> None:
    cards = of_sizes(sizes)
    order = shown(cards)
    for entry in set(cards):
        own = [card for card in order if cards[card] == entry]
        assert own == sorted(own)  # the whole first
    most = max(sizes, default=0)
    # Between each two cards of the longest, ten others, and the last ones of all that are as long.
    if len(cards) >= (most - 1) * NEAR + sizes.count(most):
        assert min(distances([cards[card].entry for card in order]), default=NEAR) >= NEAR


@given(st.integers(min_value=2, max_value=60), st.integers(min_value=2, max_value=8))
def test_in_a_small_deck_they_are_as_far_apart_as_it_allows(how_many: int, size: int) -> None:
    order = shown(of_sizes([size] * how_many))
    apart = distances([str(card // size) for card in order])
    assert min(apart) >= min(how_many, NEAR) - 1
    assert min(apart) > 1 or how_many == 2


def test_single_cards_have_the_order_of_the_notes() -> None:
    assert shown(of_sizes([1] * 50)) == list(range(50))


def test_parts_come_two_days_later_in_a_large_deck() -> None:
    cards = of_sizes([2] * 200)
    places = positions(cards)
    assert [places[card] for card in range(0, 80, 2)] == list(range(40))
    assert min(places[card + 1] - places[card] for card in range(0, 300, 2)) >= FAR


def test_what_comes_first_is_in_front_of_all_others() -> None:
    cards = [*of_sizes([1] * 100), *(Card("now", first=True) for _ in range(3))]
    order = shown(cards)
    assert [order.index(card) for card in (100, 101, 102)] == [0, DAY, 2 * DAY]
    assert [card for card in order if card < 100] == list(range(100))


def test_parts_that_another_entry_prints_are_its_family() -> None:
    parts = [Card("list"), *(Card(f"part {i}", "list") for i in range(5))]
    cards = [*parts, *of_sizes([1] * 100)]
    apart = distances(["list" if card < 6 else str(card) for card in shown(cards)])
    assert min(apart) >= NEAR


def test_a_family_that_is_most_of_the_deck_falls_into_its_entries() -> None:
    parts = [Card(f"word {i}", "list") for i in range(60) for _ in range(2)]
    cards = [Card("list"), *parts]
    apart = distances([cards[card].entry for card in shown(cards)])
    assert min(apart) >= NEAR


def test_the_same_cards_have_the_same_order() -> None:
    sizes = Counter({3: 9, 1: 40, 8: 2}).elements()
    cards = of_sizes(list(sizes))
    assert positions(cards) == positions(cards)


NOTES = "# T\n\n## Words\n\n" + "".join(
    f"* **Word {i}:** What {chr(97 + i)} means.\n" for i in range(15)
)


def test_anki_shows_new_cards_in_this_order(tmp_path: Path) -> None:
    file = tmp_path / "deck.apkg"
    notes = tuple(note.stamped(NOW, NOW) for note in notes_of(NOTES))
    file.write_bytes(apkg.write(Deck("T", notes), MODS))
    anki = Anki(tmp_path / "anki")
    anki.import_deck(file)
    cards = sorted(anki.cards(), key=lambda card: card.due)
    assert [card.due for card in cards] == list(range(30))
    assert [card.ord for card in cards] == [0] * 15 + [1] * 15
    anki.close()
