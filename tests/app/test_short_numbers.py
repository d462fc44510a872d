"""Numbers beside scales: short, right to two digits, and never with a hyphen for a minus."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.short_numbers import short, short_range


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.5, "0.5"),
        (0.567, "0.57"),
        (1.0, "1"),
        (2.04, "2"),
        (-12.3, "−12"),
        (120.4, "120"),
        (0.00123, "0.0012"),
        (0.00057, "5.7e−4"),
        (3e-05, "3e−5"),
        (-2.5e6, "−2.5e6"),
        (1e-300, "1e−300"),
        (nan, "NaN"),
        (inf, "∞"),
        (-inf, "−∞"),
    ],
)
def test_numbers_are_written_in_few_letters(value: float, text: str) -> None:
    assert short(value) == text


def test_more_digits_can_be_asked_for() -> None:
    assert short(1.2345, 3) == "1.23"
    assert short(0.00012345, 3) == "1.23e−4"


@pytest.mark.parametrize(
    ("lowest", "highest", "text"),
    [
        (0.5, 2.0, "0.5 – 2"),
        (0.0041, 0.0061, "4.1 – 6.1e−3"),
        (1.5e-5, 1.6e-5, "1.5 – 1.6e−5"),
        (9e-4, 0.002, "9e−4 – 0.002"),
        (7.0, 7.04, "7"),
        (0.0, 0.003, "0 – 0.003"),
    ],
)
def test_a_range_is_as_short_as_can_be(lowest: float, highest: float, text: str) -> None:
    assert short_range(lowest, highest) == text


@given(st.floats(-1e30, 1e30).filter(lambda value: abs(value) > 1e-30))
def test_what_is_written_is_near_the_number(value: float) -> None:
    written = float(short(value).replace("−", "-"))

    assert written == pytest.approx(value, rel=0.0501)
    assert len(short(value)) <= 7
