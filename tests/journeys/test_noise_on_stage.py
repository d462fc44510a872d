"""Noise on stage: what it does to the network, and what learning in it does about that."""

from __future__ import annotations

from beside import CONTROL, SHIFT, open_beside
from PySide6.QtCore import Qt
from window import OpenWindow

from app.noise_window.window import NoiseWindow


def test_a_network_that_learned_in_noise_hears_better_in_it_while_the_run_goes_on(
    voxprop: OpenWindow,
) -> None:
    training = voxprop.wiring.training
    beside = open_beside(voxprop, Qt.Key.Key_N, NoiseWindow, CONTROL | SHIFT)
    window = beside.window
    assert isinstance(window, NoiseWindow)
    beside.press_button("Train one clean")
    beside.wait(lambda: [one.name for one in window.plot.curves][1:] == ["trained clean"])
    beside.press_button("Train one with noise")
    training.one_step()  # the run goes on meanwhile
    voxprop.wait(lambda: training.position.step == 1)
    assert window.choices.work.isVisible()
    beside.wait(lambda: len(window.plot.curves) >= 3, 120.0)

    clean, noisy = window.plot.curves[-2:]
    assert (clean.name, noisy.name) == ("trained clean", "trained with noise")
    at_10_db = window.plot.column
    assert noisy.point(at_10_db).accuracy > clean.point(at_10_db).accuracy + 0.2
    assert noisy.point(0).said == 110
    assert training.dataset.training.recordings == len(training.dataset.training.labels)
