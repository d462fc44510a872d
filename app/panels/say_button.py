"""The big button: say a word."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app import theme

HEIGHT = 44
POINTS = 12.5


class SayState(Enum):
    """What the button says."""

    IDLE = auto()
    OPENING = auto()
    WAITING = auto()
    SPEAKING = auto()
    HOLDING = auto()
    HEARD = auto()


class SayButton(QPushButton):
    """Checked while a word is waited for; its dot is red as on every recorder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFont(theme.text_font(POINTS, bold=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(
            self.tr(
                "Press, then say one word: where it begins and ends is found by itself. "
                "The Space key does the same. Or hold T, say it, and let go: where it begins "
                "and ends is up to you."
            )
        )
        self.set_state(SayState.IDLE)

    @property
    def state(self) -> SayState:
        """What the button says now."""
        return self._state

    def set_state(self, state: SayState) -> None:
        """Say where things stand; this asks for nothing."""
        self._state = state
        self.setText(self._texts()[state])
        self.setChecked(state not in (SayState.IDLE, SayState.HEARD))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(230, HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.set_state(self._state)
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, the dot, the text and the key."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        waiting = self.isChecked()
        strong = waiting or self.hasFocus() or self.underMouse()
        edge = colours.wrong if waiting else colours.text if strong else colours.muted
        painter.setPen(QPen(QColor(edge), 2.0 if waiting else 1.2))
        painter.setBrush(QColor(colours.line if self.isDown() else colours.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8.0, 8.0)
        self._paint_dot(painter, QPointF(22.0, self.height() / 2))
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        text = self.rect().adjusted(40, 0, -12, 0)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            text,
            flags,
            self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, text.width()),
        )
        used = self.fontMetrics().horizontalAdvance(self.text())
        painter.setFont(theme.text_font())
        key = self.tr("Space")
        if text.width() - used > painter.fontMetrics().horizontalAdvance(key) + 12:
            painter.setPen(QColor(colours.muted))
            painter.drawText(text, flags | Qt.AlignmentFlag.AlignRight, key)
        painter.end()

    def _paint_dot(self, painter: QPainter, centre: QPointF) -> None:
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        if self._state in (SayState.SPEAKING, SayState.HOLDING):
            halo = QColor(colours.wrong)
            halo.setAlpha(90)
            painter.setBrush(halo)
            painter.drawEllipse(centre, 12.0, 12.0)
        dots = {
            SayState.IDLE: colours.muted,
            SayState.OPENING: colours.muted,
            SayState.WAITING: colours.wrong,
            SayState.SPEAKING: colours.wrong,
            SayState.HOLDING: colours.wrong,
            SayState.HEARD: colours.right,
        }
        painter.setBrush(QColor(dots[self._state]))
        painter.drawEllipse(centre, 7.0, 7.0)

    def _texts(self) -> dict[SayState, str]:
        return {
            SayState.IDLE: self.tr("Say a word"),
            SayState.OPENING: self.tr("Opening..."),
            SayState.WAITING: self.tr("Listening: say a word"),
            SayState.SPEAKING: self.tr("Listening: say a word"),
            SayState.HOLDING: self.tr("Speak, then let go"),
            SayState.HEARD: self.tr("Heard it"),
        }


def say_state(
    *, wanted: bool, listening: bool, holding: bool, speaking: bool, heard: bool
) -> SayState:
    """Return what the button says when a word is `wanted`, or has just been `heard`."""
    if not wanted:
        return SayState.HEARD if heard else SayState.IDLE
    if not listening:
        return SayState.OPENING
    if holding:
        return SayState.HOLDING
    return SayState.SPEAKING if speaking else SayState.WAITING
