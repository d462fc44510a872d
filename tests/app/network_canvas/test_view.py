"""Zoom and pan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from app.network_canvas.view import MOST, View

SIZE = QSizeF(800, 500)
somewhere = st.builds(QPointF, st.floats(0, 800), st.floats(0, 500))


@given(around=somewhere, factor=st.floats(1.01, 3))
def test_zooming_in_keeps_the_point_under_the_pointer(around, factor):
    before = View()
    after = before.zoomed(factor, around, SIZE)

    kept = after.transform().map(before.picture_point(around))
    assert (kept.x(), kept.y()) == pytest.approx((around.x(), around.y()), abs=1e-6)


@given(around=somewhere, steps=st.lists(st.floats(0.3, 3), max_size=8), dx=st.floats(-900, 900))
def test_nothing_outside_the_picture_is_ever_seen(around, steps, dx):
    view = View()
    for factor in steps:
        view = view.zoomed(factor, around, SIZE).moved(dx, -dx, SIZE)

    first, last = view.picture_point(QPointF(0, 0)), view.picture_point(QPointF(800, 500))
    assert 1 <= view.zoom <= MOST
    assert first.x() >= -1e-6
    assert first.y() >= -1e-6
    assert last.x() <= 800 + 1e-6
    assert last.y() <= 500 + 1e-6


def test_zooming_out_all_the_way_fits_again():
    view = View().zoomed(4, QPointF(700, 20), SIZE)
    assert not view.fits
    assert view.zoomed(0.01, QPointF(3, 400), SIZE) == View()


def test_on_the_way_to_another_view_one_comes_there():
    far = View(3, 100, 50)
    assert View().towards(far, 1.0) == far
    assert View().towards(far, 0.0) == View()
