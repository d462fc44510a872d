from __future__ import annotations

import numpy as np
import pytest

from app.sound_window.smooth_clock import LAG_SECONDS, SmoothClock

TICK = 1 / 60


def _play(seconds: float, rate: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return the clock and what had arrived at each tick, sound coming in bursts of 32 +- 10 ms."""
    random = np.random.default_rng(1)
    clock, arrived, due = SmoothClock(), 0.0, 0.0
    shown, there = [], []
    for now in np.arange(0.0, seconds, TICK):
        while due <= now:
            arrived += 0.032 * rate
            due = arrived / rate + random.uniform(-0.01, 0.01)
        shown.append(clock.tick(TICK, arrived))
        there.append(arrived)
    return np.array(shown), np.array(there)


def test_bursts_of_sound_move_the_picture_evenly() -> None:
    shown, there = _play(6.0)
    steps = np.diff(shown)[60:]
    assert np.abs(steps - TICK).max() < 0.1 * TICK
    assert np.diff(there).max() > 3 * TICK / 2  # the sound itself came unevenly


def test_the_picture_is_never_ahead_of_the_sound_and_never_runs_back() -> None:
    shown, there = _play(4.0)
    assert (shown <= there).all()
    assert (np.diff(shown) >= 0).all()


@pytest.mark.parametrize("rate", [0.98, 1.02])
def test_a_device_with_a_clock_of_its_own_is_followed(rate: float) -> None:
    shown, there = _play(20.0, rate)
    assert np.abs(there[-60:] - shown[-60:] - LAG_SECONDS).max() < 0.06


def test_after_a_stall_the_picture_is_with_the_sound_at_once() -> None:
    clock = SmoothClock()
    clock.tick(TICK, 1.0)
    assert clock.tick(TICK, 9.0) == pytest.approx(9.0 - LAG_SECONDS)


def test_without_sound_the_picture_waits() -> None:
    clock = SmoothClock()
    for _ in range(300):
        clock.tick(TICK, 2.0)
    assert clock.now == pytest.approx(2.0, abs=LAG_SECONDS)
    assert clock.now <= 2.0
