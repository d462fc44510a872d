from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.colour_maps import colours_of, magma


def _published() -> np.ndarray:
    """Return the published magma, which pyqtgraph ships too, as (256, 3) of 0 to 255."""
    spec = find_spec("pyqtgraph")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "colors" / "maps" / "magma.csv"
    return np.rint(np.loadtxt(path, delimiter=",", comments=";") * 255)


def _channels(pixels: np.ndarray) -> np.ndarray:
    return np.stack([(pixels >> shift) & 0xFF for shift in (16, 8, 0)], axis=-1).astype(int)


def test_magma_is_the_published_one_to_one_step() -> None:
    assert np.abs(_channels(magma()) - _published()).max() <= 1


def test_magma_is_opaque_and_grows_brighter_throughout() -> None:
    assert (magma() >> 24 == 0xFF).all()
    luminance = _channels(magma()) @ [0.2126, 0.7152, 0.0722]
    assert (np.diff(luminance) > -0.8).all()
    assert luminance[-1] - luminance[0] > 200


@given(st.floats(-1e6, 1e6, width=32))
def test_values_outside_the_bounds_get_the_outermost_colours(value: float) -> None:
    colour = colours_of(np.array([value], np.float32), -70.0, 0.0)[0]
    if value <= -70.0:
        assert colour == magma()[0]
    elif value >= 0.0:
        assert colour == magma()[255]
    else:
        assert colour in magma()


def test_colours_keep_the_shape_and_survive_bounds_that_are_equal() -> None:
    flat = colours_of(np.zeros((24, 24), np.float32), 0.0, 0.0)
    assert flat.shape == (24, 24)
    assert (flat == magma()[0]).all()
