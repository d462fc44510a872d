import numpy as np
import pytest

from app.network_canvas.linear.contours import contour_lines, levels_of


def bowl(size=41):
    offsets = np.linspace(-1, 1, size)
    return offsets[None] ** 2 + offsets[:, None] ** 2


def test_the_lines_lie_where_the_height_is_the_level():
    lines = contour_lines(bowl(), np.array([0.5]))

    x, y = lines.reshape(-1, 2).T / 20 - 1
    assert len(lines) > 60
    assert x**2 + y**2 == pytest.approx(np.full(len(x), 0.5), abs=0.004)


def test_a_closed_line_has_no_ends():
    points = contour_lines(bowl(), np.array([0.5])).reshape(-1, 2).round(9)

    _, counts = np.unique(points, axis=0, return_counts=True)
    assert set(counts % 2) == {0}


def test_a_level_that_nothing_reaches_has_no_line():
    assert contour_lines(bowl(), np.array([9.0, -1.0])).shape == (0, 4)
    assert len(contour_lines(np.ones((5, 5)), levels_of(np.ones((5, 5))))) == 0


def test_the_levels_of_a_round_bowl_are_evenly_apart():
    radii = np.sqrt(levels_of(bowl()))

    assert np.diff(radii) == pytest.approx(np.full(len(radii) - 1, radii[0]))
