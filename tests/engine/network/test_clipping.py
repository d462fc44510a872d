import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.failure import Failure
from engine.network.clipping import clip_by_norm, euclidean_norm

vectors = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20).map(np.array)


def test_a_gradient_that_is_too_long_is_shortened_to_the_limit():
    gradient = np.array([3.0, -4.0])

    assert clip_by_norm(gradient, 1.0) == pytest.approx(5.0)
    assert gradient == pytest.approx([0.6, -0.8])


def test_a_gradient_that_is_not_too_long_stays_bit_by_bit():
    gradient = np.array([3.0, -4.0])

    assert clip_by_norm(gradient, 5.0) == pytest.approx(5.0)
    assert list(gradient) == [3.0, -4.0]


@given(vectors, st.floats(1e-3, 1e6))
def test_clipping_never_lengthens_and_keeps_the_direction(vector, most):
    gradient = vector.copy()

    norm = clip_by_norm(gradient, most)

    assert norm == pytest.approx(np.linalg.norm(vector), rel=1e-12, abs=1e-150)
    after = np.linalg.norm(gradient)
    assert after <= min(norm, most) * (1 + 1e-12)
    assert after == pytest.approx(min(norm, most), rel=1e-9, abs=1e-150)
    assert gradient * norm == pytest.approx(vector * after, rel=1e-9, abs=1e-9)


@given(vectors, st.floats(1e-3, 1e6))
def test_clipping_twice_changes_nothing_more(vector, most):
    clip_by_norm(vector, most)
    once = vector.copy()

    clip_by_norm(vector, most * (1 + 1e-9))

    assert (vector == once).all()


def test_a_gradient_that_explodes_is_measured_beyond_the_squares_of_float32():
    gradient = np.array([3e25, -4e25], np.float32)

    assert clip_by_norm(gradient, 1.0) == pytest.approx(5e25)
    assert gradient == pytest.approx([0.6, -0.8])
    assert gradient.dtype == np.float32


@pytest.mark.parametrize("broken", [np.nan, np.inf, -np.inf])
def test_a_gradient_without_a_finite_norm_is_left_alone(broken):
    gradient = np.array([1.0, broken, 100.0], np.float32)

    norm = clip_by_norm(gradient, 1.0)

    assert not np.isfinite(norm)
    assert gradient[[0, 2]] == pytest.approx([1.0, 100.0])


def test_a_norm_is_that_of_all_parameters_together():
    assert euclidean_norm(np.array([1.0, 2.0, 2.0])) == pytest.approx(3.0)


@pytest.mark.parametrize("most", [0.0, -1.0, float("nan")])
def test_a_limit_that_is_not_above_0_is_named(most):
    with pytest.raises(Failure, match=str(most)):
        clip_by_norm(np.ones(3), most)
