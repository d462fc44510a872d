"""Accuracy against noise as a picture: curves with error bars, and below them their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app import theme
from app.noise_window.kept_curves import KeptCurve, snr_name
from app.noise_window.strokes import MARK, Stroke, paint_mark, pen_of
from engine.recognition.noise_lab import SNRS_DB, NoisePoint

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter
SPACE = 6.0
SWATCH = 44.0
"""So wide is a piece of a curve beside its name."""
APART = 7.0
"""Error bars of curves stand so far beside each other, that each can be seen."""
GRID = (0, 20, 40, 60, 80, 100)
POINTED = 14.0
"""A point is meant that is at most so many pixels from the pointer."""


@dataclass(frozen=True, slots=True, eq=False)
class ShownCurve:
    """A curve with its name and its look."""

    name: str
    stroke: Stroke
    kept: KeptCurve

    def point(self, column: int) -> NoisePoint | None:
        """Return what was measured at a ratio, None where it was not."""
        return next((one for one in self.kept.curve if one.snr_db == SNRS_DB[column]), None)


class NoisePlot(QWidget):
    """Shows curves over the ratios of the lab; one of the ratios is chosen."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves: tuple[ShownCurve, ...] = ()
        self.column = SNRS_DB.index(10.0)
        self._title = ""
        self._chance = 0.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Accuracy against noise"))
        self.setMinimumSize(540, 380)

    @property
    def snr_db(self) -> float | None:
        """The ratio that is chosen."""
        return SNRS_DB[self.column]

    def show_curves(self, title: str, curves: tuple[ShownCurve, ...], chance: float) -> None:
        """Show other curves; `chance` is the accuracy, 0 to 1, of one who only guesses."""
        self._title, self.curves, self._chance = title, curves, chance
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which the numbers stand well apart."""
        return QSize(720, 520)

    def area(self) -> QRectF:
        """Return where the curves are."""
        line = self._line()
        names = [curve.name for curve in self.curves]
        names.append(self.tr("signal to noise"))
        left = max(map(self._metrics().horizontalAdvance, names)) + SWATCH + 2 * SPACE
        top = 2 * line + 2 * SPACE
        below = (max(len(self.curves), 3) + 2) * line + 3 * SPACE
        return QRectF(
            left, top, max(self.width() - left - SPACE, 1), max(self.height() - top - below, 1)
        )

    def x_of(self, column: int, area: QRectF) -> float:
        """Return where a ratio stands."""
        return area.left() + (column + 0.5) * area.width() / len(SNRS_DB)

    def place_of(self, curve: int, column: int) -> QPointF | None:
        """Return where a point is; None where nothing was measured."""
        area, point = self.area(), self.curves[curve].point(column)
        if point is None or point.accuracy is None:
            return None
        beside = (curve - (len(self.curves) - 1) / 2) * APART
        return QPointF(self.x_of(column, area) + beside, _y_of(point.accuracy, area))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint titles, axes, curves and numbers."""
        del event
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), QColor(colours.window))
        painter.setFont(self.font())
        area, line = self.area(), self._line()
        self._paint_titles(painter, area, line)
        painter.fillRect(area, QColor(colours.well))
        self._paint_axes(painter, area, line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(len(self.curves)):
            self._paint_curve(painter, area, number)
        self._paint_numbers(painter, area, line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what was measured at the point under the pointer."""
        nearest, least = None, POINTED
        for number, curve in enumerate(self.curves):
            for column in range(len(SNRS_DB)):
                place = self.place_of(number, column)
                if place is not None:
                    apart = place - event.position()
                    distance = max(abs(apart.x()), abs(apart.y()))
                    if distance < least:
                        nearest, least = (curve, column), distance
        if nearest is None:
            QToolTip.hideText()
            return
        point = nearest[0].point(nearest[1])
        if point is not None:
            text = self.point_text(nearest[0].name, point)
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the ratio that is clicked."""
        area = self.area()
        share = (event.position().x() - area.left()) / area.width()
        if event.button() is Qt.MouseButton.LeftButton and 0 <= share < 1:
            self.choose(int(share * len(SNRS_DB)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose another ratio with the arrows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(min(max(self.column + step, 0), len(SNRS_DB) - 1))

    def choose(self, column: int) -> None:
        """Choose a ratio by its place."""
        self.column = column
        self.update()
        self.chosen_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Lay everything out anew in another font."""
        super().changeEvent(event)
        self.update()

    def point_text(self, name: str, point: NoisePoint) -> str:
        """Say in words what was measured."""
        low, high = point.interval
        text = self.tr(
            "{name}, {snr}: {share} % right, {right} of {said}\n"
            "95 % confidence: {low} to {high} %; no word found in {missed}"
        )
        return text.format(
            name=name,
            snr=snr_name(point.snr_db),
            share=f"{100 * (point.accuracy or 0.0):.1f}",
            right=point.right,
            said=point.said,
            low=f"{100 * low:.1f}",
            high=f"{100 * high:.1f}",
            missed=point.said - point.found,
        )

    def _paint_titles(self, painter: QPainter, area: QRectF, line: float) -> None:
        painter.setFont(theme.text_font(bold=True))
        painter.setPen(QColor(theme.current().text))
        painter.drawText(QRectF(0, 0, self.width(), line), LEFT, self._title)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.current().muted))
        above = QRectF(0, area.top() - line - SPACE, area.left() - SPACE, line)
        painter.drawText(above, RIGHT, self.tr("right, %"))

    def _paint_axes(self, painter: QPainter, area: QRectF, line: float) -> None:
        colours = theme.current()
        for percent in GRID:
            y = _y_of(percent / 100, area)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(colours.muted))
            top = min(max(y - line / 2, area.top() - line / 2), area.bottom() - line / 2)
            painter.drawText(QRectF(0, top, area.left() - SPACE, line), RIGHT, f"{percent}")
        if self._chance:
            y = _y_of(self._chance, area)
            painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            text = self.tr("guessing: {chance} %").format(chance=f"{100 * self._chance:.0f}")
            top = y if y + line <= area.bottom() else y - line
            painter.drawText(QRectF(area.left() + SPACE, top, 200, line), LEFT, text)
        top = area.bottom() + SPACE
        name = QRectF(0, top, area.left() - SPACE, line)
        painter.drawText(name, RIGHT, self.tr("signal to noise"))
        width = area.width() / len(SNRS_DB)
        for column, snr_db in enumerate(SNRS_DB):
            left = area.left() + column * width
            chosen = column == self.column
            painter.setPen(QColor(colours.text if chosen else colours.muted))
            painter.setFont(theme.text_font(bold=chosen))
            painter.drawText(QRectF(left, top, width, line), MIDDLE, snr_name(snr_db))
            if chosen:
                painter.setPen(QPen(QColor(colours.text if self.hasFocus() else colours.muted), 1))
                height = area.height() + SPACE + line
                painter.drawRect(QRectF(left, area.top(), width - 1, height))
        painter.setFont(self.font())

    def _paint_curve(self, painter: QPainter, area: QRectF, number: int) -> None:
        curve = self.curves[number]
        colour = QColor(getattr(theme.current(), curve.stroke.role))
        places = []
        for column in range(len(SNRS_DB)):
            place, point = self.place_of(number, column), curve.point(column)
            if place is None or point is None:
                continue
            places.append(place)
            low, high = (_y_of(bound, area) for bound in point.interval)
            painter.setPen(QPen(colour, 1.2))
            for y in (low, high):
                painter.drawLine(QPointF(place.x() - 3, y), QPointF(place.x() + 3, y))
            painter.drawLine(QPointF(place.x(), low), QPointF(place.x(), high))
        painter.setPen(pen_of(curve.stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        for place in places:
            paint_mark(painter, curve.stroke, place)

    def _paint_numbers(self, painter: QPainter, area: QRectF, line: float) -> None:
        """Paint below each ratio what each curve has there: the legend says which is whose."""
        colours = theme.current()
        width = area.width() / len(SNRS_DB)
        top = area.bottom() + 2 * SPACE + line
        for number, curve in enumerate(self.curves):
            y = top + (number + 0.5) * line
            painter.setPen(pen_of(curve.stroke))
            painter.drawLine(QPointF(0, y), QPointF(SWATCH - MARK, y))
            paint_mark(painter, curve.stroke, QPointF((SWATCH - MARK) / 2, y))
            painter.setPen(QColor(colours.text))
            name = QRectF(SWATCH + SPACE, y - line / 2, area.left() - SWATCH - SPACE, line)
            painter.drawText(name, LEFT, curve.name)
            for column in range(len(SNRS_DB)):
                point = curve.point(column)
                if point is not None and point.accuracy is not None:
                    box = QRectF(area.left() + column * width, y - line / 2, width, line)
                    painter.drawText(box, MIDDLE, f"{100 * point.accuracy:.1f} %")
        painter.setPen(QColor(colours.muted))
        below = QRectF(0, self.height() - line - 1, self.width(), line)
        painter.drawText(below, LEFT, self._how_many())

    def _how_many(self) -> str:
        counts = sorted({point.said for curve in self.curves for point in curve.kept.curve})
        if not counts:
            return self.tr("Nothing has been measured in this noise yet.")
        number = f"{counts[0]}" if len(counts) == 1 else f"{counts[0]}–{counts[-1]}"
        text = self.tr("n = {number} validation clips at each ratio; bars: 95 % confidence")
        return text.format(number=number)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.text_font())

    def _line(self) -> float:
        return self._metrics().height() + 3


def _y_of(accuracy: float, area: QRectF) -> float:
    """Return where an accuracy lies; some room is kept above 100 % for the marks."""
    return area.bottom() - accuracy * (area.height() - 2 * MARK)
