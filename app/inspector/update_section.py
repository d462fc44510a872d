"""What the step did to a parameter: before, by how much, after."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app import theme
from app.inspector.labels import heading, muted
from app.inspector.numbers import number
from app.optimizer_title import optimizer_title
from engine.explain.derivation import Derivation
from engine.explain.places import Place, layer_of
from engine.explain.rules import Rule
from engine.training.record import Record

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class UpdateSection(QWidget):
    """Shows the update of one parameter as the record has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = {name: QLabel() for name in ("gradient", "rate", "before", "change", "after")}
        self.comparison = muted()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.addWidget(heading(self.tr("Update, by the whole batch")), 0, 0, 1, 2)
        words = (
            *(self.tr("gradient"), self.tr("η used")),
            *(self.tr("before"), self.tr("by how much"), self.tr("after")),
        )
        for row, (word, value) in enumerate(zip(words, self.values.values(), strict=True), start=1):
            layout.addWidget(muted(word, wrapped=False), row, 0)
            layout.addWidget(value, row, 1, _RIGHT)
            value.setFont(theme.text_font(bold=True))
        self.restyle()
        layout.addWidget(self.comparison, 6, 0, 1, 2)
        layout.setColumnStretch(0, 1)

    def restyle(self) -> None:
        """Take the theme's colour of updates."""
        self.values["gradient"].setStyleSheet(f"color: {theme.current().backward};")
        self.values["change"].setStyleSheet(f"color: {theme.current().update};")

    def show_update(self, record: Record, place: Place, derivation: Derivation) -> None:
        """Show the update of the parameter at `place`, of which `derivation` is the derivation."""
        layer = layer_of(record, place.layer)
        before = float(layer.parameters[place.array][place.index])
        gradient = float(layer.batch.gradients[place.array][place.index])
        texts = {
            "gradient": number(gradient),
            "rate": number(record.learning_rate),
            "before": number(before, 6),
            "change": number(derivation.value),
            "after": number(before + derivation.value, 6),
        }
        for name, text in texts.items():
            self.values[name].setText(text)
        sentence = self._sentence(record, derivation)
        self.comparison.setText(sentence)
        self.comparison.setVisible(bool(sentence))

    def _sentence(self, record: Record, derivation: Derivation) -> str:
        if derivation.rule is Rule.NOT_UPDATED:
            return self.tr("Step 0: nothing has been updated yet.")
        if record.learning_rate == 0:
            return self.tr("η is 0: the schedule has come to its end, and nothing moves any more.")
        if derivation.ratio is None:
            return ""
        return self.tr("{optimizer}: {ratio} times what −η · gradient would be.").format(
            optimizer=optimizer_title(record.optimizer_kind), ratio=number(derivation.ratio, 2)
        )
