"""The question which word was said: chosen by a key or a click, or typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.panels.word_choices import WordChoices
from app.panels.word_label import WordLabel


class NamingForm(QWidget):
    """Words to choose from, a field for any other, *Learn this* and *Discard*."""

    named = Signal(str)
    """The label that was chosen, or typed and entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._offered: tuple[tuple[str, ...], tuple[float, ...]] = (), ()
        self.choices = WordChoices()
        self.label = WordLabel()
        self.learn = QPushButton(self.tr("Learn this"))
        self.learn.setObjectName("primary")
        self.learn.setToolTip(self.tr("Add the clip to your corpus under this word (Enter)"))
        self.discard = QPushButton(self.tr("Discard"))
        self.discard.setToolTip(self.tr("Forget the clip (Esc)"))
        self._hint = QLabel()
        self._hint.setObjectName("warning")
        self._hint.setWordWrap(True)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._hint.hide()
        verdict = QHBoxLayout()
        verdict.setSpacing(6)
        verdict.addWidget(self.learn, 1)
        verdict.addWidget(self.discard, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.choices, self.label, self._hint):
            column.addWidget(part)
        column.addLayout(verdict)
        self.label.editTextChanged.connect(self._label_changed)
        self.label.entered.connect(self._learn)
        self.label.number_pressed.connect(self.choices.choose)
        self.choices.chosen.connect(self.named)
        self.choices.new_wanted.connect(self._ask_for_new)
        self.learn.clicked.connect(self._learn)

    @property
    def hint(self) -> str:
        """What is said about a label that is missing."""
        return self._hint.text()

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these words."""
        self._words = tuple(words)
        self.label.set_words(words)
        self.show_predictions((), ())

    def show_predictions(self, words: Sequence[str], predictions: Sequence[float]) -> None:
        """Offer the words of an answer, or, without one, those that are known."""
        self._offered = tuple(words or self._words), tuple(predictions)
        if self.isVisible():
            self._offer()

    def begin(self, suggested: str) -> None:
        """Ask for a label, with one in the field that Enter accepts and typing replaces."""
        self._offer()
        self._say("")
        self.label.suggest(suggested)
        self._label_changed()
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)
        self.label.suggest(self.label.currentText())

    def _offer(self) -> None:
        """Make the buttons now: for most answers nobody asks for them."""
        self.choices.show_words(*self._offered)
        self.label.numbers = self.choices.keys

    def _label_changed(self) -> None:
        known = bool(self.label.label)
        self.learn.setEnabled(known)
        if known:
            self._say("")

    def _learn(self) -> None:
        if self.label.label:
            self.named.emit(self.label.label)
        else:
            self._ask_for_new()

    def _ask_for_new(self) -> None:
        self.label.suggest("")
        self._say(self.tr("Type the word that was said, then press Enter."))
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
