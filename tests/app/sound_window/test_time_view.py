from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sound_window.time_view import SHORTEST_SECONDS, TimeView


def _view() -> TimeView:
    view = TimeView()
    view.hold(2.0, 12.0)
    view.fit()
    return view


@given(
    st.lists(
        st.tuples(st.sampled_from(["zoom", "pan"]), st.floats(0.2, 5.0), st.floats(-3.0, 20.0)),
        max_size=12,
    )
)
def test_a_view_of_a_sound_never_leaves_it(moves: list[tuple[str, float, float]]) -> None:
    view = _view()
    for kind, factor, place in moves:
        if kind == "zoom":
            view.zoom(factor, place)
        else:
            view.pan(place - 5)
        assert view.first - 1e-9 <= view.start
        assert view.stop <= view.last + 1e-9
        assert view.seconds >= SHORTEST_SECONDS - 1e-12


def test_zooming_keeps_the_moment_under_the_pointer() -> None:
    view = _view()
    view.zoom(0.5, 6.0)
    share = (6.0 - view.start) / view.seconds
    view.zoom(0.5, 6.0)
    assert (6.0 - view.start) / view.seconds == pytest.approx(share) == pytest.approx(0.4)
    assert view.seconds == pytest.approx(2.5)


def test_a_stream_is_followed_at_its_end_with_the_same_length() -> None:
    view = TimeView()
    view.follow(1.0, 12.0)
    assert (view.start, view.stop) == (-5.0, 1.0)
    view.follow(30.0, 12.0)
    assert (view.first, view.start, view.stop, view.last) == (18.0, 24.0, 30.0, 30.0)


def test_what_is_revealed_is_in_sight_and_nothing_moves_more_than_needed() -> None:
    view = _view()
    view.zoom(0.2, 2.0)
    view.reveal(3.0)
    assert view.start == pytest.approx(2.0)
    view.reveal(10.0)
    assert view.stop == pytest.approx(10.0)
