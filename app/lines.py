"""Many straight lines from one array."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter
from shiboken6 import Shiboken


def draw_lines(painter: QPainter, lines: NDArray[np.float64]) -> None:
    """Draw lines `(n, 4)` with the painter's pen: x, y of the one end, x, y of the other.

    Four numbers in a row are a QLineF, so Qt reads the array where it is; as Python objects the
    lines would take longer to make than to draw.
    """
    if len(lines):
        lines = np.ascontiguousarray(lines, np.float64)
        first = cast(QLineF, Shiboken.wrapInstance(lines.ctypes.data, QLineF))
        painter.drawLines(first, len(lines))
