"""One derivation: a heading, its formula, and the live numbers under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.inspector.formula_view import FormulaView
from app.inspector.formulas import pieces_of
from app.inspector.labels import heading, muted
from app.inspector.rows_view import RowsView
from app.inspector.term_rows import rows_of
from engine.explain.derivation import Derivation
from engine.explain.rules import Rule
from engine.training.record import Record

BY_CLIP = (Rule.MEAN_OVER_CLIPS, Rule.SUM_OVER_CLIPS)


class DerivationBlock(QWidget):
    """Shows a derivation.

    Signals
    -------
    place_chosen
        The `Place` of a factor that the user follows.
    clips_wanted
        The share of each clip of the batch is asked for.
    """

    place_chosen = Signal(object)
    clips_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = heading()
        self.formula = FormulaView()
        self.rows = RowsView()
        self.note = muted()
        self.clips_button = QPushButton(self.tr("Show each clip's share"))
        self.derivation: Derivation | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.heading, self.formula, self.rows, self.note, self.clips_button):
            layout.addWidget(widget)
        self.rows.place_chosen.connect(self.place_chosen)
        self.clips_button.clicked.connect(self.clips_wanted)

    def show_derivation(self, record: Record, derivation: Derivation, title: str) -> None:
        """Show a derivation under a heading."""
        self.derivation = derivation
        self.heading.setText(title)
        self.formula.show_pieces(pieces_of(record, derivation))
        rows = rows_of(record, derivation)
        self.rows.show_rows(rows)
        self.rows.setAccessibleName(title)
        by_clip = derivation.rule in BY_CLIP and not derivation.groups
        self.clips_button.setVisible(by_clip)
        self._note(self._sentence(derivation, by_clip=by_clip))

    def _note(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _sentence(self, derivation: Derivation, *, by_clip: bool) -> str:
        if by_clip:
            return self.tr("Each clip of the batch has its own; here they are taken together.")
        if derivation.rule is Rule.FEATURE:
            return self.tr("A log-mel energy: it was heard, not computed by the network.")
        if derivation.rule is Rule.DESCENT:
            return self.tr("The update uses the gradient of the whole batch.")
        if derivation.groups and not len(derivation.products):
            return self.tr("Nothing reaches it: no term is left.")
        return ""
