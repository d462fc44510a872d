"""Paints a confusion matrix: brightness is the share of what was said, a frame marks mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from app import theme
from app.colour_scale import STEPS, ColourScale
from app.mistakes_window.geometry import SPACE, Geometry
from app.mistakes_window.reading import Cell, Reading, percent, title_text, total_text
from app.network_canvas import ink
from app.network_canvas.written import write

LEFT, MIDDLE, RIGHT = 0.0, 0.5, 1.0
BAR = 150.0
FAINTEST, SEEN_FROM = 0.3, 4.0
"""The frame of a rare mistake is so faint; from a share of 17.5 % on it has its full colour."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Which cell is chosen, which is under the pointer, and whether the keyboard is here."""

    chosen: Cell | None
    pointed: Cell | None
    focused: bool


def said_text() -> str:
    """Return what stands above the words of the rows."""
    return QCoreApplication.translate("Mistakes", "said ↓")


def headings() -> tuple[str, str]:
    """Return what the two columns right of the matrix are called."""
    return (
        QCoreApplication.translate("Mistakes", "sum"),
        QCoreApplication.translate("Mistakes", "right"),
    )


def scale() -> ColourScale:
    """Return how a share becomes a colour, in the theme in force."""
    colours = theme.current()
    return ColourScale(colours.well, colours.text, 1.0, "")


class MatrixPainting:
    """One picture of a matrix."""

    def __init__(
        self, painter: QPainter, geometry: Geometry, reading: Reading, *, shares: bool
    ) -> None:
        self._painter = painter
        self._geometry = geometry
        self._reading = reading
        self._shares = shares
        self._colours = theme.current()

    def paint(self) -> None:
        """Paint all of it but the marks."""
        self._paint_titles()
        self._paint_words()
        self._paint_cells()
        self._paint_sums()
        self._paint_colour_bar()

    def _paint_titles(self) -> None:
        painter, line = self._painter, self._geometry.measures.line
        room = QRectF(0, 0, painter.viewport().width(), line)
        self._write(room, LEFT, title_text(self._reading), self._colours.text, bold=True)
        room.translate(0, line)
        self._write(room, LEFT, total_text(self._reading), self._colours.text)
        area = self._geometry.area
        across = QRectF(area.left(), 2 * line + SPACE, area.width(), line)
        text = QCoreApplication.translate("Mistakes", "taken for →")
        self._write(across, LEFT, text, self._colours.muted)
        down = QRectF(0, area.top() - line - SPACE, area.left() - SPACE, line)
        self._write(down, RIGHT, said_text(), self._colours.muted)

    def _paint_words(self) -> None:
        geometry, painter = self._geometry, self._painter
        for place, word in enumerate(self._reading.words):
            row = geometry.cell(Cell(place, 0))
            self._write(QRectF(0, row.top(), row.left() - SPACE, row.height()), RIGHT, word)
            column = geometry.cell(Cell(0, place))
            box = QRectF(
                column.left(),
                column.top() - SPACE - geometry.word_height,
                column.width(),
                geometry.word_height,
            )
            if not geometry.upright:
                self._write(box, MIDDLE, word)
                continue
            painter.save()
            painter.translate(box.left(), box.bottom())
            painter.rotate(-90)
            self._write(QRectF(0, 0, box.height(), box.width()), LEFT, word)
            painter.restore()

    def _paint_cells(self) -> None:
        painter, geometry, reading = self._painter, self._geometry, self._reading
        painter.fillRect(geometry.area, ink.colour(self._colours.well))
        counts, said = reading.counts.tolist(), reading.said.tolist()
        numbers = geometry.shows_numbers
        table = scale().table()
        for row, column in np.argwhere(reading.counts).tolist():
            count = counts[row][column]
            share = count / said[row]
            box = geometry.cell(Cell(row, column)).adjusted(1, 1, 0, 0)
            ground = int(table[round(share * (STEPS - 1))])
            painter.fillRect(box, QColor.fromRgb(ground))
            if row != column:
                seen = round(min(FAINTEST + SEEN_FROM * share, 1.0), 2)
                painter.setPen(ink.blended_pen(self._colours.well, self._colours.wrong, seen))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
                painter.drawRect(box.adjusted(1, 1, -2, -2))
            if numbers:
                text = f"{100 * share:.0f}" if self._shares else f"{count:,}"
                self._write(box, MIDDLE, text, _ink_on(ground), bold=row != column)
        painter.setPen(ink.pen(self._colours.line, 1))
        area = geometry.area
        for place in range(geometry.count + 1):
            y = round(area.top() + place * geometry.height)
            x = round(area.left() + place * geometry.width)
            painter.drawLine(round(area.left()), y, round(area.right()), y)
            painter.drawLine(x, round(area.top()), x, round(area.bottom()))

    def _paint_sums(self) -> None:
        geometry, reading, line = self._geometry, self._reading, self._geometry.measures.line
        first, second = geometry.sum_columns
        for column, heading in zip((first, second), headings(), strict=True):
            above = QRectF(column.left(), column.top() - line - SPACE, column.width(), line)
            self._write(above, RIGHT, heading, self._colours.muted)
        for word in range(geometry.count):
            row = geometry.cell(Cell(word, 0))
            number = QRectF(first.left(), row.top(), first.width(), row.height())
            self._write(number, RIGHT, f"{int(reading.said[word]):,}", self._colours.muted)
            accuracy = reading.accuracy(word)
            known = QRectF(second.left(), row.top(), second.width(), row.height())
            text = "–" if accuracy is None else percent(accuracy)
            self._write(known, RIGHT, text, bold=accuracy is not None and accuracy < 1.0)
        below = geometry.sum_row
        name = QRectF(0, below.top(), below.left() - SPACE, line)
        self._write(name, RIGHT, headings()[0], self._colours.muted)
        if geometry.width >= self._painter.fontMetrics().horizontalAdvance(
            f"{int(reading.taken.max(initial=0)):,}"
        ):
            for word in range(geometry.count):
                column = geometry.cell(Cell(0, word))
                box = QRectF(column.left(), below.top(), column.width(), line)
                self._write(box, MIDDLE, f"{int(reading.taken[word]):,}", self._colours.muted)
        total = QRectF(first.left(), below.top(), first.width(), line)
        self._write(total, RIGHT, f"{reading.total:,}", self._colours.muted)
        if reading.total:
            share = QRectF(second.left(), below.top(), second.width(), line)
            self._write(share, RIGHT, percent(reading.right / reading.total), bold=True)

    def _paint_colour_bar(self) -> None:
        """Paint which brightness is which share, from the scale that colours the cells."""
        painter, line = self._painter, self._geometry.measures.line
        below = self._geometry.sum_row
        top = below.bottom() + 2 * SPACE
        metrics = painter.fontMetrics()
        x = self._geometry.left
        room = QRectF(x, top, metrics.horizontalAdvance("0 %") + SPACE, line)
        self._write(room, LEFT, "0 %", self._colours.muted)
        bar = QRectF(room.right(), top + line / 2 - 5, BAR, 10)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for place in range(9):
            gradient.setColorAt(place / 8, scale().colour(place / 8))
        painter.fillRect(bar, gradient)
        painter.setPen(QColor(self._colours.muted))
        painter.drawRect(bar)
        text = QCoreApplication.translate("Mistakes", "100 % of what was said")
        right = QRectF(bar.right() + SPACE, top, painter.viewport().width() - bar.right(), line)
        self._write(right, LEFT, text, self._colours.muted)

    def _write(
        self, box: QRectF, at: float, text: str, colour: str = "", *, bold: bool = False
    ) -> None:
        self._painter.setPen(ink.colour(colour or self._colours.text))
        write(self._painter, box, text, bold=bold, at=at)


def paint_marks(painter: QPainter, geometry: Geometry, marks: Marks) -> None:
    """Frame the cell under the pointer, and the chosen one."""
    colours = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if marks.pointed is not None:
        painter.setPen(QPen(QColor(colours.muted), 2))
        painter.drawRect(geometry.cell(marks.pointed))
    if marks.chosen is not None:
        box = geometry.cell(marks.chosen)
        painter.setPen(QPen(QColor(colours.window), 5 if marks.focused else 4))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(colours.text), 3 if marks.focused else 2))
        painter.drawRect(box)


@lru_cache(maxsize=2 * STEPS)
def _ink_on(ground: int) -> str:
    """Return black or white, whichever is easier to read: at least 4.5 to 1 on every grey."""
    colour = QColor.fromRgb(ground)
    red, green, blue = map(_linear, (colour.redF(), colour.greenF(), colour.blueF()))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if (luminance + 0.05) ** 2 > 1.05 * 0.05 else "#ffffff"


def _linear(part: float) -> float:
    """Return the light of a part of a colour, as WCAG 2 defines it."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
