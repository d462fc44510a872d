"""Labels that wrap rather than widen the panel."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from app import theme


def muted(text: str = "", *, wrapped: bool = True) -> QLabel:
    """Return a label in the theme's muted colour."""
    return _label(text, "muted", wrapped=wrapped)


def heading(text: str = "") -> QLabel:
    """Return the heading of a section."""
    return _label(text, "heading", wrapped=True)


def title() -> QLabel:
    """Return the label of a title."""
    label = _label("", "title", wrapped=True)
    label.setFont(theme.text_font(theme.TEXT_POINTS + 2, bold=True))
    return label


def rule() -> QFrame:
    """Return a thin line between two sections."""
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {theme.current().line};")
    return line


def _label(text: str, role: str, *, wrapped: bool) -> QLabel:
    label = QLabel(text)
    label.setObjectName(role)
    label.setWordWrap(wrapped)
    if wrapped:
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
