"""The words to choose from, each with the key that chooses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from app import theme

COLUMNS = 3
MOST = 12
"""Of more words than these, the likeliest are offered; the others can be typed."""
KEYS = 10
"""The keys 0 to 9 choose the first ten, each that of its place in the output layer."""
HEIGHT = 27
BAR_HEIGHT = 3.0


class ChoiceButton(QPushButton):
    """A word with its key, and its prediction as a thin bar below."""

    def __init__(self, word: str, key: str, prediction: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.word = word
        self._key = key
        self._prediction = prediction
        self.setAccessibleName(word)
        self.setText(f"{key} {word}".strip())
        if prediction is None:
            self.setToolTip(word)
        else:
            self.setToolTip(f"{word} {prediction:.2f}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its column: long words end in dots."""
        return QSize(20, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, the key, the word and the bar."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.text if self.underMouse() else colours.line))
        painter.setBrush(QColor(colours.line if self.isDown() else colours.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0)
        metrics = self.fontMetrics()
        inside = self.rect().adjusted(5, 0, -4, 0)
        if self._key:
            painter.setPen(QColor(colours.muted))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self._key)
            inside.setLeft(inside.left() + metrics.horizontalAdvance(self._key) + 5)
        painter.setPen(QColor(colours.text))
        shown = metrics.elidedText(self.word, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
        if self._prediction is not None:
            room = self.width() - 10
            bar = QRectF(5.0, self.height() - BAR_HEIGHT - 2.0, room, BAR_HEIGHT)
            bar.setWidth(room * min(max(self._prediction, 0.0), 1.0))
            painter.fillRect(bar, QColor(colours.muted))
        painter.end()


class WordChoices(QWidget):
    """A grid of words, in the order of the network's outputs where all of them have room."""

    chosen = Signal(str)
    """The user has chosen a word."""
    new_wanted = Signal()
    """The user wants to type a word that is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: tuple[str, ...] = ()
        self._shown: tuple[tuple[str, ...], tuple[float, ...]] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def keys(self) -> int:
        """How many of the words have a key; none where words begin with a digit themselves."""
        return 0 if any(word[:1].isdigit() for word in self.words) else min(KEYS, len(self.words))

    def show_words(self, words: Sequence[str], predictions: Sequence[float] = ()) -> None:
        """Offer these words, with their predictions where there are any."""
        if self._shown == (tuple(words), tuple(predictions)):
            return
        self._shown = tuple(words), tuple(predictions)
        order = list(range(len(words)))
        if len(words) > MOST:
            if predictions:
                order.sort(key=lambda place: -predictions[place])
            order = order[:KEYS]
        self.words = tuple(words[place] for place in order)
        for button in self.findChildren(QPushButton):
            button.hide()
            button.deleteLater()
        for place, index in enumerate(order):
            key = str(place) if place < self.keys else ""
            prediction = predictions[index] if predictions else None
            button = ChoiceButton(words[index], key, prediction, self)
            button.clicked.connect(lambda _checked, word=words[index]: self.chosen.emit(word))
            self._grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        more = ChoiceButton(self.tr("new ..."), "", None, self)
        more.setToolTip(self.tr("Type a word that is not here; the network grows an output for it"))
        more.clicked.connect(self.new_wanted)
        self._grid.addWidget(more, len(order) // COLUMNS, len(order) % COLUMNS)
        self.updateGeometry()

    def choose(self, key: int) -> None:
        """Choose the word with this key."""
        if key < self.keys:
            self.chosen.emit(self.words[key])
