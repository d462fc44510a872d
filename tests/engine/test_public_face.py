"""What scripts and notebooks are promised."""

import doctest
import subprocess
import sys

import numpy as np
import pytest

import engine
from engine.network.presets import PRESETS


def test_the_example_in_the_docstring_runs_as_it_is_written():
    assert doctest.testmod(engine).attempted >= 8
    assert doctest.testmod(engine).failed == 0


@pytest.mark.parametrize("kind", PRESETS)
def test_every_network_has_the_same_face(kind):
    net = engine.build_network(kind, input_shape=(24, 24), classes=10, seed=0, dtype=np.float32)
    rng = np.random.default_rng(1)
    x, labels = rng.normal(size=(5, 24, 24)), rng.integers(0, 10, 5)

    loss = net.loss_and_gradients(x, labels)

    assert isinstance(loss, float)
    assert list(net.parameters) == list(net.gradients)
    for name, gradient in net.gradients.items():
        assert gradient.shape == net.parameters[name].shape
        assert gradient.any(), name
    assert net.predict(x).shape == (5, 10)
    assert net.predict(x).sum(axis=1) == pytest.approx(np.ones(5), abs=1e-5)


def test_the_promised_names_are_there_and_no_others():
    for name in engine.__all__:
        assert getattr(engine, name).__name__ == name
    with pytest.raises(AttributeError, match="Banana"):
        _ = engine.Banana


def test_importing_the_engine_does_not_load_numpy():
    program = "import engine, sys; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
