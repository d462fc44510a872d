from __future__ import annotations

import pytest

from app.sound_window.stretches import Stretch, Stretches


@pytest.fixture
def stretches() -> Stretches:
    stretches = Stretches()
    stretches.add_word(1.0, 2.0)
    stretches.add_word(3.0, 4.0)
    return stretches


def _bounds(stretch: Stretch | None) -> tuple[float, float] | None:
    return None if stretch is None else (stretch.start, stretch.stop)


def test_an_edge_is_dragged_and_may_pass_the_other(stretches: Stretches) -> None:
    grip = stretches.grip_at(2.04, 0.05)
    assert grip is not None
    grip.drag(2.5)
    assert _bounds(stretches.words[0]) == (1.0, 2.5)
    grip.drag(0.4)
    assert _bounds(stretches.words[0]) == (0.4, 1.0)


def test_far_from_an_edge_there_is_nothing_to_take(stretches: Stretches) -> None:
    assert stretches.grip_at(2.5, 0.05) is None


def test_of_two_edges_the_chosen_one_is_taken(stretches: Stretches) -> None:
    stretches.add_word(2.0, 2.9)
    stretches.chosen = stretches.words[2]
    grip = stretches.grip_at(2.0, 0.05)
    assert grip is not None
    assert grip.stretch is stretches.words[2]


def test_a_click_chooses_the_word_there_or_nothing(stretches: Stretches) -> None:
    stretches.choose_at(3.5)
    assert stretches.chosen is stretches.words[1]
    assert stretches.chosen_is_word
    stretches.choose_at(2.5)
    assert stretches.chosen is None


def test_the_keys_go_round_through_the_words(stretches: Stretches) -> None:
    chosen = [_bounds(stretches.choose_next(1)) for _ in range(3)]
    assert chosen == [(1.0, 2.0), (3.0, 4.0), (1.0, 2.0)]
    assert _bounds(stretches.choose_next(-1)) == (3.0, 4.0)
    assert Stretches().choose_next(1) is None


def test_begin_and_end_make_a_selection_in_either_order(stretches: Stretches) -> None:
    stretches.set_edge(2.6, begin=True)
    stretches.set_edge(2.2, begin=False)
    assert _bounds(stretches.chosen) == (2.2, 2.6)
    assert not stretches.chosen_is_word


def test_words_whose_sound_is_gone_are_forgotten(stretches: Stretches) -> None:
    stretches.chosen = stretches.words[0]
    assert stretches.forget_before(1.5)
    assert [_bounds(word) for word in stretches.words] == [(3.0, 4.0)]
    assert stretches.chosen is None
    assert not stretches.forget_before(1.5)


def test_a_word_dragged_to_nothing_is_none_any_more(stretches: Stretches) -> None:
    grip = stretches.grip_at(2.0, 0.1)
    assert grip is not None
    stretches.chosen = grip.stretch
    grip.drag(1.0)
    stretches.drop_if_too_short()
    assert len(stretches.words) == 1
    assert stretches.chosen is None
