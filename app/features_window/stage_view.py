"""What the seven stages share: a clip, the choice that all follow, a caption, the mouse."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.features_window.choice import Choice, Target
from app.features_window.plot import LEFT
from app.features_window.shown_clip import ShownClip
from app.picture_files import offer_picture
from engine.sound.features import FeatureSettings

MARGIN = 10.0
"""Pixels at the right of a picture."""

DIGITS = 5
"""An axis on the left has room for so many digits."""


class StageView(QWidget):
    """The picture of one stage; pointing at it moves the choice."""

    def __init__(
        self, choice: Choice, settings: FeatureSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        offer_picture(self)
        self.choice = choice
        self.settings = settings
        self._still: tuple[object, QPixmap] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 150)
        choice.changed.connect(self.update)

    @abstractmethod
    def name(self) -> str:
        """Return the name of the stage."""

    @abstractmethod
    def about(self) -> str:
        """Return what the stage does, in one sentence."""

    @abstractmethod
    def formula(self, clip: ShownClip) -> tuple[str, str]:
        """Return the stage's formula, and its numbers at the choice, as rich text."""

    @abstractmethod
    def paint_still(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint what is the same for every choice; it is kept and not painted each time."""

    @abstractmethod
    def paint_choice(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint what depends on the choice, over the rest."""

    @abstractmethod
    def target_at(self, clip: ShownClip, point: QPointF) -> Target:
        """Return what a point of the picture stands for."""

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(280, 240)

    def area(self, *, below: int = 1, right: float = MARGIN) -> QRectF:
        """Return the area between axes, with a caption above and so many lines below."""
        line = self.line_height()
        left = self.fontMetrics().horizontalAdvance("0" * DIGITS) + 2.0
        top = line + 3.0
        height = max(1.0, self.height() - top - below * line - 4.0)
        return QRectF(left, top, max(1.0, self.width() - left - right), height)

    def line_height(self) -> int:
        """Return the height of a line of text in pixels."""
        return self.fontMetrics().height()

    def paint_caption(self, painter: QPainter, text: str, above: QRectF) -> None:
        """Write what the left axis counts, above an area."""
        painter.setPen(QColor(theme.current().muted))
        line = self.line_height()
        painter.drawText(QRectF(0, above.top() - line - 2, self.width(), line), LEFT, text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stage of the clip, if there is one."""
        if self.choice.clip is not None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, self._still_picture(self.choice.clip))
            self.paint_choice(painter, self.choice.clip)
            painter.end()

    def _still_picture(self, clip: ShownClip) -> QPixmap:
        """Return what does not depend on the choice, painted once."""
        ratio = self.devicePixelRatioF()
        key = (id(clip), self.size(), ratio, self.font().key(), theme.current())
        if self._still is None or self._still[0] != key:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(theme.current().panel))
            painter = QPainter(picture)
            painter.setFont(self.font())
            self.paint_still(painter, clip)
            painter.end()
            self._still = (key, picture)
        return self._still[1]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose what is pointed at."""
        if self.choice.clip is not None:
            self.choice.point(self.target_at(self.choice.clip, event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold what is clicked, so that the pointer may go elsewhere; or let it go."""
        if self.choice.clip is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choice.hold(self.target_at(self.choice.clip, event.position()))


def shade(painter: QPainter, box: QRectF, *, strength: int = 46) -> None:
    """Mark a chosen part of a picture: neutral, since hues have meanings."""
    colour = QColor(theme.current().text)
    colour.setAlpha(strength)
    painter.fillRect(box, colour)


def outline(painter: QPainter, box: QRectF) -> None:
    """Frame a chosen part of a picture so that it shows on every colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(0, 0, 0, 150), 3.0), (QColor("white"), 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
