"""The prompter's order: balanced, never the same word twice in a row while another is left."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.corpus_window.prompt_plan import PromptPlan

SIX = ("yes", "no", "left", "right", "up", "down")


def say_all(plan: PromptPlan) -> list[str]:
    said = []
    while not plan.finished:
        said.append(plan.take())
    return said


@given(st.integers(2, 6), st.integers(1, 12), st.integers(0, 1000))
def test_every_word_is_asked_for_its_takes_and_none_twice_in_a_row(
    words: int, takes: int, seed: int
) -> None:
    said = say_all(PromptPlan(SIX[:words], takes, seed=seed))
    assert Counter(said) == dict.fromkeys(SIX[:words], takes)
    assert all(first != second for first, second in pairwise(said))


@given(st.integers(0, 1000))
def test_at_no_moment_is_a_word_two_takes_ahead_of_another(seed: int) -> None:
    plan = PromptPlan(SIX, 5, seed=seed)
    while not plan.finished:
        plan.take()
        counts = [plan.said(word) for word in SIX]
        assert max(counts) - min(counts) <= 1


def test_words_that_have_fewer_takes_are_brought_up_to_the_others() -> None:
    plan = PromptPlan(("yes", "no", "go"), 4, {"yes": 4, "no": 3, "go": 1}, seed=0)
    assert (plan.done, plan.total) == (8, 12)
    said = say_all(plan)
    assert Counter(said) == {"no": 1, "go": 3}
    assert said[:2] == ["go", "no"]
    assert said[2:] == ["go", "go"]  # nothing else is left
    assert plan.done == plan.total


def test_what_comes_next_is_known_and_comes() -> None:
    plan = PromptPlan(SIX, 3, seed=5)
    while plan.following:
        announced = plan.following
        plan.take()
        assert plan.current == announced
    plan.take()
    assert plan.finished
    assert plan.take() == ""


def test_the_last_take_can_be_said_again() -> None:
    plan = PromptPlan(SIX, 2, seed=1)
    first = plan.take()
    plan.ask_again(first)
    assert plan.current == first
    assert plan.said(first) == 0
    assert plan.done == 0
    assert Counter(say_all(plan)) == dict.fromkeys(SIX, 2)


def test_a_word_can_be_put_off() -> None:
    plan = PromptPlan(("yes", "no"), 1, seed=0)
    first, second = plan.current, plan.following
    plan.skip()
    assert (plan.current, plan.following) == (second, first)
    assert sorted(say_all(plan)) == ["no", "yes"]


def test_nothing_to_say_is_finished_at_once() -> None:
    assert PromptPlan((), 5).finished
    assert PromptPlan(("yes",), 2, {"yes": 7}).finished
