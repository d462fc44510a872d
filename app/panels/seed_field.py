"""The seed: a number, and a die that throws another one."""

from __future__ import annotations

import random

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QToolButton, QWidget

from app import theme
from app.panels.wheel_guard import WheelGuard

LARGEST_SEED = 2**31 - 1
LARGEST_THROW = 9999
"""Thrown seeds are short, so that they can be read out to others."""

ICON = 18  # pixels
SHARPNESS = 2.0  # device pixels a pixel


class SeedField(QWidget):
    """Shows a seed.

    Signals
    -------
    edited
        The user has typed or thrown another seed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spin = QSpinBox()
        self.spin.setRange(0, LARGEST_SEED)
        self.spin.setAccessibleName(self.tr("seed"))
        self.spin.valueChanged.connect(self.edited)
        self.spin.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        WheelGuard(self.spin)
        self.die = QToolButton()
        self.die.setStyleSheet("padding: 2px 6px;")
        self.die.setIconSize(QSize(ICON, ICON))
        self.die.setAccessibleName(self.tr("new seed"))
        self.die.setToolTip(self.tr("Throw a new seed: other first weights, another order."))
        self.die.clicked.connect(self._throw)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.spin, 1)
        row.addWidget(self.die)
        self.apply_theme()

    @property
    def value(self) -> int:
        """The seed."""
        return self.spin.value()

    def show_value(self, seed: int) -> None:
        """Show a seed; it counts as no edit."""
        self.spin.blockSignals(True)
        self.spin.setValue(seed)
        self.spin.blockSignals(False)

    def apply_theme(self) -> None:
        """Paint the die in the colour of the theme's text."""
        self.die.setIcon(_die(QColor(theme.current().text)))

    def _throw(self) -> None:
        thrown = random.randrange(LARGEST_THROW)
        self.spin.setValue(thrown if thrown < self.value else thrown + 1)  # never the same again


def _die(colour: QColor) -> QIcon:
    """Return the picture of a die that shows five."""
    picture = QPixmap(round(ICON * SHARPNESS), round(ICON * SHARPNESS))
    picture.setDevicePixelRatio(SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4))
    painter.drawRoundedRect(QRectF(1.5, 1.5, ICON - 3, ICON - 3), 3.5, 3.5)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    near, middle, far = 5.5, ICON / 2, ICON - 5.5
    for x, y in ((near, near), (far, near), (middle, middle), (near, far), (far, far)):
        painter.drawEllipse(QPointF(x, y), 1.6, 1.6)
    painter.end()
    return QIcon(picture)
