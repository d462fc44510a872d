import numpy as np
import pytest

from app.network_canvas.convolutional.number_grid import (
    cell_text,
    exponent_for,
    power,
    short_cell_text,
    text_on,
)


@pytest.mark.parametrize(
    ("value", "exponent", "text", "short"),
    [
        (0.0, 0, "0", "0"),
        (-0.544, 0, "−0.54", "−.54"),
        (0.997, 0, "1.00", "1.0"),
        (-12.34, 0, "−12.3", "−12"),
        (-0.0001, 0, "0.00", ".00"),
        (0.0312, -3, "31.2", "31"),
        (float("nan"), 0, "NaN", "NaN"),
    ],
)
def test_a_number_fits_into_its_cell(value, exponent, text, short):
    assert cell_text(value, exponent) == text
    assert short_cell_text(value, exponent) == short


@pytest.mark.parametrize(
    ("largest", "exponent"), [(0.0, 0), (0.5, 0), (40.0, 0), (0.04, -3), (0.0003, -3), (5e-5, -6)]
)
def test_small_numbers_are_written_in_a_power_of_ten_that_leaves_digits_to_read(largest, exponent):
    assert exponent_for(np.array([largest, -largest / 2])) == exponent


def test_a_power_of_ten_is_written_as_such():
    assert power(-3) == "×10⁻³"


def test_text_is_dark_on_bright_cells_and_bright_on_dark_ones():
    assert text_on(0xFFFCFDBF) == "#000000"
    assert text_on(0xFF222936) == "#ffffff"
