"""What was heard, and the question which word it was."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.panels.clip_view import ClipView
from app.panels.word_label import WordLabel
from engine.sound.sound import Sound


class WordCard(QFrame):
    """Hidden until a word is there; Enter learns it, Esc discards it."""

    labelled = Signal(object, str)
    """The user knows the word: Sound, label."""
    discarded = Signal()
    hear_requested = Signal(object)
    """The user wants to hear the Sound."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sound: Sound | None = None
        self._last_label = ""
        self._clip = ClipView()
        self._source = _wrapped("muted")
        self._answer = _wrapped("answer")
        self._hint = _wrapped("warning")
        self.label = WordLabel()
        self.hear = QPushButton(self.tr("Hear it"))
        self.hear.setToolTip(self.tr("Play the clip"))
        self.learn = QPushButton(self.tr("Learn this"))
        self.learn.setObjectName("primary")
        self.learn.setToolTip(self.tr("Add the clip to your corpus under this word (Enter)"))
        self.discard = QPushButton(self.tr("Discard"))
        self.discard.setToolTip(self.tr("Forget the clip (Esc)"))
        self._lay_out()
        self.label.editTextChanged.connect(self._label_changed)
        self.label.entered.connect(self._learn)
        self.learn.clicked.connect(self._learn)
        self.discard.clicked.connect(self._discard)
        self.hear.clicked.connect(self._hear)
        escape_key = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape_key.activated.connect(self._escape)
        self.hide()

    @property
    def sound(self) -> Sound | None:
        """The word that is shown, or None."""
        return self._sound

    @property
    def answer(self) -> str:
        """What is said of the network's answer."""
        return self._answer.text()

    @property
    def hint(self) -> str:
        """What is said about a label that is missing."""
        return self._hint.text()

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these words as labels."""
        self.label.set_words(words)

    def show_word(self, sound: Sound, source: str, label: str = "") -> None:
        """Show a word and ask for its label.

        The label that was given last is suggested when there is no better one, since one
        usually records several takes of a word in a row.
        """
        self._sound = sound
        self._clip.show_sound(sound)
        self._say(self._source, source)
        self._say(self._answer, "")
        self._say(self._hint, "")
        self.label.suggest(label or self._last_label)
        self._label_changed()
        self.show()
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)
        self.label.suggest(self.label.currentText())

    def set_answer(self, word: str, probability: float) -> None:
        """Show what the network takes the word for."""
        text = self.tr("the network hears: {word} {probability:.2f}")
        bold = f"<span style='font-weight: 600'>{escape(word)}</span>"
        self._say(self._answer, text.format(word=bold, probability=probability))

    def put_away(self) -> None:
        """Forget the word and hide."""
        self._sound = None
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card's edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().line), 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8.0, 8.0)
        painter.end()

    def _lay_out(self) -> None:
        name = QHBoxLayout()
        name.addWidget(self.label, 1)
        name.addWidget(self.hear)
        verdict = QHBoxLayout()
        verdict.addWidget(self.learn, 1)
        verdict.addWidget(self.discard, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self._clip, self._source, self._answer):
            column.addWidget(widget)
        column.addLayout(name)
        column.addWidget(self._hint)
        column.addLayout(verdict)
        for row in (name, verdict):
            row.setSpacing(6)

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _label_changed(self) -> None:
        known = bool(self.label.label)
        self.learn.setEnabled(known)
        if known:
            self._say(self._hint, "")

    def _learn(self) -> None:
        label, sound = self.label.label, self._sound
        if sound is None:
            return
        if not label:
            self._say(self._hint, self.tr("Type the word that was said, then press Enter."))
            self.label.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._last_label = label
        self.put_away()
        self.labelled.emit(sound, label)

    def _escape(self) -> None:
        if not self.label.close_list():
            self._discard()

    def _discard(self) -> None:
        if self._sound is not None:
            self.put_away()
            self.discarded.emit()

    def _hear(self) -> None:
        if self._sound is not None:
            self.hear_requested.emit(self._sound)


def _wrapped(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.hide()
    return label
