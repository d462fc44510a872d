"""When a sample was recorded, and the median of the delays."""

from __future__ import annotations

import pytest

from engine.sound.latency import NOTES, Arrivals, Delays

RATE = 1000


def test_a_sample_was_recorded_before_its_block_came() -> None:
    arrivals = Arrivals(RATE)
    assert arrivals.moment_of(0) is None
    arrivals.note(100, 20.0, 5.0, 5.1)  # handed over as its last sample was recorded
    arrivals.note(200, 20.13, 5.1, 5.23)  # and 30 ms later
    assert arrivals.moment_of(0) == pytest.approx(19.9)
    assert arrivals.moment_of(99.5) == pytest.approx(19.9995)
    assert arrivals.moment_of(100) == pytest.approx(20.0)
    assert arrivals.moment_of(150) == pytest.approx(20.05)
    assert arrivals.moment_of(200) is None


@pytest.mark.parametrize(("recorded", "handed_over"), [(0.0, 0.0), (0.0, 5000.0), (9.0, 5.0)])
def test_a_driver_that_says_nonsense_is_not_believed(recorded: float, handed_over: float) -> None:
    arrivals = Arrivals(RATE)
    arrivals.note(100, 20.0, recorded, handed_over)
    assert arrivals.moment_of(50) == pytest.approx(19.95)


def test_what_is_long_ago_is_forgotten() -> None:
    arrivals = Arrivals(RATE)
    blocks = 3 * NOTES
    for number in range(1, blocks + 1):
        arrivals.note(10 * number, 0.01 * number, 0.0, 0.01)
    newest = 10 * blocks
    assert arrivals.moment_of(newest - 5) == pytest.approx(newest / RATE - 0.005)
    middle = newest - 5 * NOTES
    assert arrivals.moment_of(middle) == pytest.approx(middle / RATE)


def test_the_typical_delay_is_the_median_of_the_latest() -> None:
    delays = Delays(count=3)
    assert delays.typical is None
    for seconds in (9.0, 0.07, 0.08, 0.06):
        delays.add(seconds)
    assert delays.typical == 0.07
    delays.clear()
    assert delays.typical is None
