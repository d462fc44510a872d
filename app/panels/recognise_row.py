"""The switch of live recognition, and how soon after a word its answer is there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from engine.sound.endpoint import HANGOVER_SECONDS

HEIGHT = 32


class RecogniseButton(QPushButton):
    """Checked while each word that is heard is answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.commanding = False
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(self.tr("Recognise"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(230, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, a lamp, the text and the key."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        strong = on or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(colours.text if strong else colours.line), 1.2))
        painter.setBrush(QColor(colours.line if self.isDown() else colours.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7.0, 7.0)
        lamp = QRectF(17.0, self.height() / 2 - 5.0, 10.0, 10.0)
        painter.setPen(QPen(QColor(colours.right if on else colours.muted), 1.5))
        painter.setBrush(QColor(colours.right) if on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(lamp)
        text = self.rect().adjusted(40, 0, -12, 0)
        painter.setPen(QColor(colours.text))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        hint = self.tr("words command") if on and self.commanding else "G"
        used = self.fontMetrics().horizontalAdvance(self.text())
        if text.width() - used > self.fontMetrics().horizontalAdvance(hint) + 12:
            painter.setPen(QColor(colours.warning if on and self.commanding else colours.muted))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(text, flags, hint)
        painter.end()


class RecogniseRow(QWidget):
    """Shows what it is told, and says what the user wants.

    Attributes
    ----------
    latency
        A line for elsewhere: where it appears, it must not move what is about to be clicked.
    """

    toggled = Signal(bool)
    """The user wants each word answered, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = RecogniseButton()
        self.button.setToolTip(
            self.tr(
                "Answer every word that the open microphone hears, also while the network "
                "trains (G). How sure it must be to know a word is set in the menu with the dots."
            )
        )
        self.latency = QLabel()
        self.latency.setObjectName("muted")
        self.latency.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.latency.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        self.button.clicked.connect(self._ask)

    def show_on(self, on: bool) -> None:
        """Show whether each word is answered; this asks for nothing."""
        self.button.setChecked(on)

    def show_commanding(self, commanding: bool) -> None:
        """Show whether words drive the program."""
        self.button.commanding = commanding
        self.button.update()

    def show_latency(self, median: float, late: float) -> None:
        """Show how many seconds after a word its answer is painted: usually, and 95 in 100."""
        usual, most = (_milliseconds(seconds) for seconds in (median, late))
        self.latency.setText(
            self.tr("answer after {usual} ms (95 %: {most})").format(usual=usual, most=most)
        )
        self.latency.setToolTip(
            self.tr(
                "From the end of a word, {pause:.0f} ms pass until it is certain that it has "
                "ended. After that, half of the answers were painted within {usual} ms, and 95 "
                "in 100 within {most} ms."
            ).format(pause=1000 * HANGOVER_SECONDS, usual=usual, most=most)
        )
        self.latency.show()

    def _ask(self, wanted: bool) -> None:
        self.button.setChecked(not wanted)  # it shows what is, not what was asked for
        self.toggled.emit(wanted)


def _milliseconds(seconds: float) -> int:
    return max(0, round(1000 * (seconds - HANGOVER_SECONDS)))
