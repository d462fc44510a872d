"""What all fields of settings have in common: how they are laid out, and how they behave."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from app.panels.wheel_guard import WheelGuard


class SettingsForm(QGridLayout):
    """Names at the left, fields at the right, and lines over the whole width.

    A grid, for a QFormLayout squeezes its fields when a line that wraps comes and goes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(6)
        self.setColumnStretch(1, 1)
        self._names: dict[QWidget, QLabel] = {}

    def add(self, name: str, field: QWidget) -> None:
        """Add a row with a field, which its name belongs to for screen readers, too."""
        label = QLabel(name)
        label.setBuddy(field)
        self._names[field] = label
        row = self.rowCount()
        self.addWidget(label, row, 0)
        self.addWidget(field, row, 1)

    def add_wide(self, widget: QWidget) -> None:
        """Add a row that is one widget."""
        self.addWidget(widget, self.rowCount(), 0, 1, 2)

    def show_row(self, field: QWidget, on: bool) -> None:
        """Show or hide a field together with its name."""
        self._names[field].setVisible(on)
        field.setVisible(on)


def guard(*fields: QWidget) -> None:
    """Let fields shrink with the panel, and keep the wheel from changing them by accident."""
    for field in fields:
        WheelGuard(field)
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


def heading(text: str) -> QLabel:
    """Return the heading of a group of fields."""
    label = QLabel(text)
    label.setObjectName("heading")
    return label


def remark(look: str = "muted") -> QLabel:
    """Return an empty line for what is to be said about fields."""
    label = QLabel()
    label.setObjectName(look)
    label.setWordWrap(True)
    label.hide()
    return label


def say(label: QLabel, text: str) -> None:
    """Say something in a line, which is only there while there is something to say."""
    label.setText(text)
    label.setVisible(bool(text))
