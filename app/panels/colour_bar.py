"""A small bar of magma with its values, drawn from the table that colours the pictures."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from app.colour_maps import magma

BAR_HEIGHT = 7
SPACE = 5


def paint_colour_bar(painter: QPainter, box: QRect, lowest: str, highest: str) -> None:
    """Paint `lowest`, the colours and `highest` side by side, in the painter's pen and font."""
    metrics = painter.fontMetrics()
    left = metrics.horizontalAdvance(lowest) + SPACE
    right = metrics.horizontalAdvance(highest) + SPACE
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, lowest)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, highest)
    top = box.top() + (box.height() - BAR_HEIGHT) // 2
    bar = QRect(box.left() + left, top, box.width() - left - right, BAR_HEIGHT)
    if bar.width() > 0:
        painter.drawImage(bar, _colours())
        painter.drawRect(bar.adjusted(0, 0, -1, -1))


@lru_cache(maxsize=1)
def _colours() -> QImage:
    image = QImage(256, 1, QImage.Format.Format_RGB32)
    np.frombuffer(image.bits(), dtype=np.uint32)[:] = magma()
    return image
