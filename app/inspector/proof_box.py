"""The proof of a gradient: backpropagation's number beside the definition of the derivative."""

from __future__ import annotations

from math import isclose

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app import theme
from app.inspector.numbers import number
from engine.network.gradient_check import Proof

ENOUGH = 1e-5
"""A relative error below this is proof."""

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class ProofBox(QFrame):
    """A button, and after it was pressed the two numbers and their relative error.

    Signals
    -------
    proof_wanted
        The button was pressed.
    """

    proof_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proof")
        self._proof: Proof | None = None
        self._step = 0
        self._is_old = False
        self.button = QPushButton(self.tr("Prove it"))
        self.button.setToolTip(
            self.tr("Shift this number a little both ways, and see how the loss answers.")
        )
        self.verdict = QLabel()
        self.method = _wrapped(self.tr("central difference, float64"), "muted")
        self.sentence = _wrapped("", "muted")
        self._values = {name: QLabel() for name in ("analytic", "numeric", "error")}
        self._lay_out()
        self.button.clicked.connect(self._ask)
        self.clear()

    def clear(self) -> None:
        """Offer a proof, and show none."""
        self.button.setEnabled(True)
        self._proof, self._is_old = None, False
        self._show_parts(numbers=False, sentence="")
        self._frame(theme.current().line)

    def restyle(self) -> None:
        """Take the colours of another theme."""
        self._frame(theme.current().line)
        if self._proof is not None and not self._is_old:
            self._judge(self._proof)

    def show_proof(self, proof: Proof, step: int) -> None:
        """Show a proof of the gradient at a step."""
        self._proof, self._step, self._is_old = proof, step, False
        self.button.setEnabled(True)
        self._show_parts(numbers=True, sentence="")
        for name, value in (
            ("analytic", number(proof.analytic, 6)),
            ("numeric", number(proof.numeric, 6)),
            ("error", number(proof.relative_error)),
        ):
            self._values[name].setText(value)
        self.method.setText(self.tr("central difference, float64, step {step}").format(step=step))
        self._judge(proof)

    def compare(self, gradient: float, step: int) -> None:
        """Say that a proof is an older one where the gradient is another number by now."""
        proof = self._proof
        if proof is None or self._is_old:
            return
        near = isclose(gradient, proof.analytic, rel_tol=1e-3, abs_tol=1e-12)
        if step == self._step and near:
            return
        self._is_old = True
        self.method.setText(
            self.tr("of step {step}, not of what is shown now").format(step=f"{self._step:,}")
        )
        self.verdict.setStyleSheet(f"color: {theme.current().muted};")
        self._frame(theme.current().line)

    def show_problem(self, sentence: str) -> None:
        """Say why there is no proof."""
        self.button.setEnabled(True)
        self._show_parts(numbers=False, sentence=sentence)

    def text_of(self, name: str) -> str:
        """Return what stands beside analytic, numeric or error."""
        return self._values[name].text()

    def _ask(self) -> None:
        self.button.setEnabled(False)
        self._show_parts(numbers=False, sentence=self.tr("computing …"))
        self.proof_wanted.emit()

    def _judge(self, proof: Proof) -> None:
        colours = theme.current()
        if proof.relative_error < ENOUGH:
            text, colour = self.tr("✓ proved"), colours.right
        elif proof.at_kink:
            text, colour = self.tr("at a kink"), colours.warning
            self.sentence.setText(
                self.tr(
                    "Exactly here a rectifier switches or two numbers of a window tie: the loss "
                    "has a kink, and no derivative that the two could agree on."
                )
            )
            self.sentence.show()
        else:
            text, colour = self.tr("✗ the two differ"), colours.wrong
        self.verdict.setText(text)
        self.verdict.setStyleSheet(f"color: {colour}; font-weight: 600;")
        self._frame(colour)

    def _frame(self, colour: str) -> None:
        self.setStyleSheet(
            f"QFrame#proof {{ border: 1px solid {colour}; border-radius: 6px;"
            f" background: {theme.current().panel}; }}"
        )

    def _show_parts(self, *, numbers: bool, sentence: str) -> None:
        for label in (*self._values.values(), *self._names, self.verdict, self.method):
            label.setVisible(numbers)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(4)
        layout.addWidget(self.verdict, 0, 0)
        layout.addWidget(self.button, 0, 1, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.method, 1, 0, 1, 2)
        words = (self.tr("analytic"), self.tr("numeric"), self.tr("relative error"))
        self._names = [QLabel(word) for word in words]
        for row, (name, value) in enumerate(
            zip(self._names, self._values.values(), strict=True), start=2
        ):
            name.setObjectName("muted")
            value.setFont(theme.text_font(bold=True))
            layout.addWidget(name, row, 0, _TOP_LEFT)
            layout.addWidget(value, row, 1, _RIGHT)
        layout.addWidget(self.sentence, 5, 0, 1, 2)
        layout.setColumnStretch(0, 1)


def _wrapped(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
