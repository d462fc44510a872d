"""Colour bars name their normalisation, and nothing below them stands on anything else."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from app import theme
from app.network_canvas.legend import ColourBar, paint_legend_values

AREA = QRectF(0, 0, 694, 72)  # of the canvas at 1280 x 800

pytestmark = pytest.mark.usefixtures("qtbot")


class NotingPainter(QPainter):
    """Notes from where to where each text goes."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.spans: dict[str, tuple[float, float]] = {}

    def drawText(self, place: QRectF, flags: Qt.AlignmentFlag, text: str) -> None:
        box = QFontMetricsF(self.font()).boundingRect(place, flags.value, text)
        if text:
            self.spans[text] = (box.left(), box.right())


def painted(bars: list[ColourBar]) -> dict[str, tuple[float, float]]:
    theme.load_text_fonts()
    image = QImage(700, 80, QImage.Format.Format_RGB32)
    painter = NotingPainter(image)
    paint_legend_values(painter, AREA, bars)
    painter.end()
    return painter.spans


@pytest.mark.parametrize("highest", ["1", "0.0047", "5.7e−4", "0.0041 – 0.0061"])
@pytest.mark.parametrize("lowest", ["0", "−12.3"])
def test_the_name_of_a_normalisation_stands_between_the_values(lowest: str, highest: str) -> None:
    colours = np.zeros(4, np.uint32)
    bars = [ColourBar("a title that fills the bar", colours, lowest, "layer", highest)] * 4

    spans = painted(bars)

    assert {highest, lowest if lowest != "0" else "layer"} <= set(spans)
    assert {"layer", lowest} <= set(spans) or highest != "1"
    assert all(one[1] < other[0] for one, other in pairwise(sorted(spans.values())))


def test_a_name_beside_the_title_is_not_said_twice() -> None:
    bars = [ColourBar("map", np.zeros(4, np.uint32), "0", "layer", "1")]

    assert set(painted(bars)) == {"0", "1"}
