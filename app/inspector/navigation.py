"""The way through the chain: back, forward, the numbers that were pinned, and unpin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app import theme
from app.inspector.flow import Piece, Row
from app.inspector.labels import heading
from app.inspector.names import name_of
from app.inspector.rows_view import RowsView
from engine.explain.places import Place
from engine.training.record import Record

STEPS = 3
"""How many of the numbers before the present one are named."""


class Navigation(QWidget):
    """Buttons, and a line of links to where one comes from.

    Signals
    -------
    place_chosen
        A `Place` on the way.
    """

    place_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = self._button("←", self.tr("Back along the chain (Alt+Left)"))
        self.forward = self._button("→", self.tr("Forward along the chain (Alt+Right)"))
        self.unpin = self._button("×", self.tr("Unpin this number"))
        self.way = RowsView()
        self.way.setAccessibleName(self.tr("The way here"))
        self.way.place_chosen.connect(self.place_chosen)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 10, 0)
        buttons.addWidget(heading(self.tr("Inspector")), 1)
        for button in (self.back, self.forward, self.unpin):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(buttons)
        layout.addWidget(self.way)
        self.back.setEnabled(False)
        self.forward.setEnabled(False)
        self.way.hide()

    def show_pinned(self, pinned: bool) -> None:
        """Offer to unpin what is pinned."""
        self.unpin.setVisible(pinned)
        self.back.setVisible(pinned)
        self.forward.setVisible(pinned)
        if not pinned:
            self.way.show_rows(())

    def show_way(self, record: Record, way: Sequence[Place], position: int) -> None:
        """Show the last numbers before the present one as links."""
        self.back.setEnabled(position > 0)
        self.forward.setEnabled(position + 1 < len(way))
        muted = theme.current().muted
        pieces = tuple(
            Piece(f"{name_of(record, place)} ›", muted, place)
            for place in way[max(0, position - STEPS) : max(0, position)]
        )
        self.way.show_rows((Row("", pieces),) if pieces else ())

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button
