"""Set a weight by hand, see what it does to the loss, and take it back."""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.inspector.labels import heading, muted
from app.inspector.numbers import number
from engine.training.progress import EditEffect


class EditSection(QWidget):
    """A field for a parameter's value, and what setting it did.

    Signals
    -------
    edit_wanted
        The value to set, a float.
    undo_wanted
        The last edit is to be taken back.
    """

    edit_wanted = Signal(float)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("New value of this weight"))
        self.field.setToolTip(self.tr("A number, such as 0.5; Enter sets it."))
        validator = QDoubleValidator(self)
        validator.setLocale(QLocale.c())  # a point, as in everything that is shown
        self.field.setValidator(validator)
        self.set_button = QPushButton(self.tr("Set"))
        self.set_button.setToolTip(self.tr("Give the network this weight from now on."))
        self.undo_button = QPushButton(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Give the weight its earlier value back."))
        self.undo_button.setEnabled(False)
        self.effect = muted()
        self._lay_out()
        self.set_button.clicked.connect(self._set)
        self.field.returnPressed.connect(self._set)
        self.undo_button.clicked.connect(self._undo)

    def show_value(self, value: float) -> None:
        """Offer the present value for editing, unless another one is being typed."""
        if not self.field.isModified():
            self.field.setText(f"{value:.6g}")

    def clear(self) -> None:
        """Forget what was typed, and what the last edit did."""
        self.field.setModified(False)
        self.effect.clear()
        self.effect.hide()
        self.undo_button.setEnabled(False)

    def show_effect(self, effect: EditEffect) -> None:
        """Say what an edit did to the losses."""
        before, after = number(effect.before), number(effect.after)
        self.effect.setText(
            self.tr(
                "{before} → {after}. With the weights as they stand, the loss of this clip: "
                "{clip_before} → {clip_after}; of the batch: {batch_before} → {batch_after}."
            ).format(
                before=before,
                after=after,
                clip_before=number(effect.clip_loss_before),
                clip_after=number(effect.clip_loss_after),
                batch_before=number(effect.batch_loss_before),
                batch_after=number(effect.batch_loss_after),
            )
        )
        self.effect.show()
        self.field.setModified(False)
        self.undo_button.setEnabled(True)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing was set."""
        self.effect.setText(sentence)
        self.effect.show()

    def _set(self) -> None:
        value, understood = QLocale.c().toDouble(self.field.text())
        if understood and isfinite(value):
            self.field.setModified(False)
            self.undo_button.setEnabled(True)
            self.field.clearFocus()  # the keys of the window are in force again
            self.edit_wanted.emit(value)
        else:
            self.show_problem(self.tr("This is no number. Type one such as 0.5 or -1.2e-3."))

    def _undo(self) -> None:
        self.clear()
        self.undo_wanted.emit()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.field, 1)
        buttons.addWidget(self.set_button)
        buttons.addWidget(self.undo_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(heading(self.tr("Set this weight by hand")))
        layout.addLayout(buttons)
        layout.addWidget(self.effect)
        self.effect.hide()
