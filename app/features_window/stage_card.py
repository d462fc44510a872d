"""A stage with its words: its number and name, what it does, its formula, and the picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.features_window.stage_view import StageView

ABOUT_LINES = 2
SUBSCRIPTS = 5
"""Pixels that a line of a formula is higher than a line of words."""


class StageCard(QFrame):
    """The texts keep their height whatever they say, so that the pictures stand still."""

    def __init__(self, number: int, view: StageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.number = number
        self.view = view
        self.title = QLabel(f"{number}  {view.name()}")
        self.about = _label("muted")
        self.about.setText(view.about())
        self.about.setWordWrap(True)
        self.rule = _label("rule")
        self.numbers = _label("numbers")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 6, 7)
        column.setSpacing(2)
        for label in (self.title, self.about, self.rule, self.numbers):
            column.addWidget(label)
        column.addWidget(view, 1)
        self.set_points(theme.TEXT_POINTS)

    def set_points(self, points: float) -> None:
        """Write in this size, in points."""
        self.title.setFont(theme.text_font(points + 1, bold=True))
        for widget in (self.about, self.view):
            widget.setFont(theme.text_font(points))
        # A Chinese line is higher than the font's own; the title, of one line, knows how high.
        self.about.setFixedHeight(ABOUT_LINES * self.title.sizeHint().height())
        for label in (self.rule, self.numbers):
            label.setFont(theme.formula_font(points))
            label.setFixedHeight(QFontMetrics(label.font()).lineSpacing() + SUBSCRIPTS)

    def refresh(self) -> None:
        """Write the numbers at the choice."""
        clip = self.view.choice.clip
        if clip is not None:
            rule, numbers = self.view.formula(clip)
            self.rule.setText(rule)
            self.numbers.setText(numbers)
            self.numbers.setToolTip(numbers)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return label
