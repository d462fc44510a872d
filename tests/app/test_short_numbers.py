"""Numbers beside scales: short, right to two digits, and never with a hyphen for a minus."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.short_numbers import short


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


@given(st.floats(-1e30, 1e30).filter(lambda value: abs(value) > 1e-30))
def test_what_is_written_is_near_the_number(value: float) -> None:
    written = float(short(value).replace("−", "-"))

    assert written == pytest.approx(value, rel=0.0501)
    assert len(short(value)) <= 7
