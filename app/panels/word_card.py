"""What was heard, what the network takes it for, and the question whether that is right."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.panels.answer_bars import AnswerBars
from app.panels.clip_view import ClipView
from app.panels.naming_form import NamingForm
from engine.sound.sound import Sound

if TYPE_CHECKING:
    from engine.recognition.recogniser import Recognition


class WordCard(QFrame):
    """Hidden until a word is there. It has two faces: *right, or was it another word?* for what the
    network has an answer to, and *which word was it?*; Esc puts both away."""

    labelled = Signal(object, str)
    """The user has said which word it was: Sound, label."""
    confirmed = Signal(object)
    """The answer to the Sound was right."""
    discarded = Signal()
    hear_requested = Signal(object)
    """The user wants to hear the Sound."""
    face_changed = Signal()
    """`asking` or `naming` may be others now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sound: Sound | None = None
        self._recognition: Recognition | None = None
        self._last_label = ""
        self._clip = ClipView()
        self._source = _wrapped("muted")
        self._answer = _wrapped("answer")
        self._bars = AnswerBars()
        self.hear = QPushButton(self.tr("Hear it"))
        self.hear.setToolTip(self.tr("Play the clip"))
        self.right = QPushButton()
        self.right.setObjectName("right")
        self.right.setToolTip(self.tr("It was this word: keep the clip under it (Enter)"))
        self.other = QPushButton(self.tr("✗ it was ..."))
        self.other.setObjectName("wrong")
        self.other.setToolTip(self.tr("It was another word: say which, and it is learned (X)"))
        self._verdict = QWidget()
        self.form = NamingForm()
        self.label, self.learn, self.discard = self.form.label, self.form.learn, self.form.discard
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves it in the field
        self.hide()

    @property
    def sound(self) -> Sound | None:
        """The word that is shown, or None."""
        return self._sound

    @property
    def asking(self) -> bool:
        """Whether it asks if the answer is right."""
        return self._sound is not None and not self._verdict.isHidden()

    @property
    def naming(self) -> bool:
        """Whether it asks which word it was."""
        return self._sound is not None and not self.form.isHidden()

    @property
    def answer(self) -> str:
        """What is said of the network's answer."""
        return self._answer.text()

    @property
    def hint(self) -> str:
        """What is said about a label that is missing."""
        return self.form.hint

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these words as labels."""
        self.form.set_words(words)

    def show_word(self, sound: Sound, source: str, label: str = "") -> None:
        """Show a word that nothing is known about, and ask for its label.

        The label that was given last is suggested when there is no better one, since one
        usually records several takes of a word in a row.
        """
        self._begin(sound, source)
        _say(self._answer, "")
        self.form.show_predictions((), ())
        self._ask_for_label(label or self._last_label)

    def show_answer(
        self, sound: Sound, source: str, recognition: Recognition, *, waited_for: bool
    ) -> None:
        """Show what the network takes a word for.

        Parameters
        ----------
        waited_for
            Whether the user has asked for this word: then the card takes the keyboard, and asks
            for a label at once where the network knows none.
        """
        self._begin(sound, source)
        self._recognition = recognition
        self.form.show_predictions(recognition.words, recognition.predictions)
        known = recognition.word is not None
        word, prediction = recognition.best
        if known:
            text = self.tr("heard {word} {prediction:.2f}")
            bold = f"<span style='font-weight: 600'>“{escape(word)}”</span>"
            _say(self._answer, text.format(word=bold, prediction=prediction))
            self.right.setText(self.tr("✓ right (Enter)"))
        else:
            _say(self._answer, self.tr("not a word I know"))
            room = round(0.4 * self.width())
            shown = self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room)
            self.right.setText(self.tr("✓ “{word}”").format(word=shown))
        if waited_for and not known:
            self._ask_for_label(word if recognition.step else self._last_label)
            return
        self._bars.show_answer(recognition.words, recognition.predictions, known=known)
        self._turn(naming=False)
        if waited_for:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Take the answer as right."""
        if self.asking and self._sound is not None and self._recognition is not None:
            sound = self._sound
            self.put_away()
            self.confirmed.emit(sound)

    def name_it(self) -> None:
        """Ask which word it was."""
        if self.asking:
            self._ask_for_label("")

    def put_away(self) -> None:
        """Forget the word and hide."""
        self._sound = self._recognition = None
        self._let_go_of_keyboard()
        self.hide()
        self.face_changed.emit()

    def discard_word(self) -> None:
        """Forget the word, and say so; a list of words that is open is closed first."""
        if self._sound is not None and not self.label.close_list():
            self.put_away()
            self.discarded.emit()

    def event(self, event: QEvent) -> bool:
        """Claim letters and Enter while the card has the keyboard: they answer its question."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if self.asking and self.hasFocus() and (enter or _letter(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter say that the answer is right, and a letter begin the right word."""
        if not self.asking:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif _letter(event):
            self.name_it()
            if event.key() != Qt.Key.Key_X:
                self.label.begin_with(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card's edge."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.muted if self.hasFocus() else colours.line), 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8.0, 8.0)
        painter.end()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._answer, 1)
        head.addStretch()
        head.addWidget(self.hear)
        verdict = QHBoxLayout(self._verdict)
        verdict.setContentsMargins(0, 0, 0, 0)
        verdict.setSpacing(6)
        verdict.addWidget(self.right, 5)
        verdict.addWidget(self.other, 4)
        for button in (self.right, self.other):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._clip)
        column.addWidget(self._source)
        column.addLayout(head)
        for part in (self._bars, self._verdict, self.form):
            column.addWidget(part)
        self._bars.hide()

    def _connect(self) -> None:
        self.right.clicked.connect(self.confirm)
        self.other.clicked.connect(self.name_it)
        self.form.named.connect(self._learn)
        self.discard.clicked.connect(self.discard_word)
        self.hear.clicked.connect(self._hear)
        escape_key = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape_key.activated.connect(self.discard_word)

    def _begin(self, sound: Sound, source: str) -> None:
        self._sound, self._recognition = sound, None
        self._clip.show_sound(sound)
        _say(self._source, source)

    def _ask_for_label(self, suggested: str) -> None:
        self._turn(naming=True)
        self.form.begin(suggested)

    def _turn(self, *, naming: bool) -> None:
        self._let_go_of_keyboard()
        self._bars.setHidden(naming)
        self._verdict.setHidden(naming)
        self.form.setHidden(not naming)
        self.show()
        self.face_changed.emit()

    def _let_go_of_keyboard(self) -> None:
        """Do so before it is hidden: Qt would pass the keyboard on, and scroll to who gets it."""
        focused = QApplication.focusWidget()
        if focused is self or (focused is not None and self.isAncestorOf(focused)):
            focused.clearFocus()

    def _learn(self, label: str) -> None:
        if self._sound is not None:
            sound = self._sound
            self._last_label = label
            self.put_away()
            self.labelled.emit(sound, label)

    def _hear(self) -> None:
        if self._sound is not None:
            self.hear_requested.emit(self._sound)


def _letter(event: QKeyEvent) -> bool:
    """Whether a key types a letter, and is no command."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return plain and event.text().isalpha()


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _wrapped(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.hide()
    return label
