import numpy as np
import pytest

from app.colour_scale import ColourScale
from app.network_canvas.options import TimeScale
from app.network_canvas.recurrent.norm_painter import axis_text
from app.network_canvas.recurrent.time_scale import axis_of, gradient_bar, time_colours
from app.network_canvas.scales import NETWORK

VANISHING = np.array([[1e-5, -5e-6], [1e-3, 2e-4], [-0.1, 0.05]])
NORMS = np.linalg.norm(VANISHING, axis=1)
SCALE = ColourScale("#000000", "#ff8000", 0.1, NETWORK)


def colours(time_scale):
    return time_colours((SCALE,), (NORMS,), time_scale)


def shares(time_scale):
    return colours(time_scale)[0].shares(VANISHING)


def test_on_a_linear_scale_brightness_is_the_share_of_the_largest():
    assert shares(TimeScale.LINEAR) == pytest.approx(np.abs(VANISHING) / 0.1)


def test_on_a_logarithmic_scale_equal_factors_are_equal_steps():
    found = shares(TimeScale.LOGARITHMIC)

    assert found[2, 0] == pytest.approx(1.0)
    assert found[2, 0] - found[1, 0] == pytest.approx(found[1, 0] - found[0, 0])
    assert found[0, 0] > 0


def test_each_frame_by_itself_has_its_own_brightest_cell():
    found = shares(TimeScale.EACH_FRAME)

    assert found.max(axis=1) == pytest.approx(1.0)
    assert found[0, 1] == pytest.approx(0.5)


@pytest.mark.parametrize("time_scale", list(TimeScale))
def test_nothing_and_no_numbers_are_dark(time_scale):
    values = np.array([[0.0, 0.0], [np.nan, 0.1]])

    found = colours(time_scale)[0].shares(values)
    assert found[0] == pytest.approx([0, 0])
    assert found[1, 0] == 0


def test_the_axis_holds_every_norm():
    linear, logarithmic = (
        axis_of(NORMS, scale) for scale in (TimeScale.LINEAR, TimeScale.LOGARITHMIC)
    )

    assert linear.share(float(NORMS[2])) == 1.0
    assert logarithmic.highest >= NORMS.max()
    assert logarithmic.lowest <= NORMS.min()
    assert logarithmic.share(float(np.sqrt(logarithmic.highest * logarithmic.lowest))) == (
        pytest.approx(0.5)
    )
    assert axis_text(logarithmic.highest, logarithmic) == "10⁰"


def test_no_gradient_at_all_has_an_axis_too():
    for scale in TimeScale:
        assert axis_of(np.zeros(4), scale).share(0.0) == 0.0


def test_the_legend_names_the_scale_of_time():
    assert gradient_bar("g", colours(TimeScale.LINEAR)).title == "g · network"
    assert gradient_bar("g", colours(TimeScale.LOGARITHMIC)).title == "g · logarithmic"
    assert gradient_bar("g", colours(TimeScale.EACH_FRAME)).highest == "largest of each frame"
