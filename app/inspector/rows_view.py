"""The live numbers of a formula: its terms as bars, each factor a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.inspector.flow import SPACE, Piece, Row, flow
from engine.explain.places import Place

PADDING = 6.0  # pixels between a bar's edge and what stands in it
BETWEEN = 4.0  # pixels between two rows
FAINT = 70  # of 255: bars stay behind their numbers

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row and where everything of it lies, in pixels."""

    row: Row
    box: QRectF
    label: QRectF
    pieces: list[QRectF]
    value: QRectF


class RowsView(QWidget):
    """Shows rows; a click on a factor, or Enter on the one that the arrow keys lead to, follows it.

    Signals
    -------
    place_chosen
        The `Place` of a factor.
    """

    place_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._layouts: dict[int, list[_Placed]] = {}
        self._link = 0
        self._hovered: Piece | None = None
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self._rows = tuple(rows)
        self._layouts.clear()
        links = len(self.links())
        self._link = min(self._link, max(0, links - 1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if links else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription("; ".join(_spoken(row) for row in self._rows))
        self.setVisible(bool(rows))
        self.updateGeometry()
        self.update()

    def links(self) -> list[Piece]:
        """Return the factors that lead somewhere, in order."""
        return [piece for row in self._rows for piece in row.pieces if piece.place]

    def box_of(self, piece: Piece) -> QRectF:
        """Return where a factor lies."""
        for placed in self._lay_out(self.width()):
            for one, box in zip(placed.row.pieces, placed.pieces, strict=True):
                if one is piece:
                    return box
        raise LookupError(piece.text)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        placed = self._lay_out(width)
        return round(placed[-1].box.bottom()) if placed else 0

    def sizeHint(self) -> QSize:
        """Take the width there is."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, then words and numbers."""
        painter = QPainter(self)
        links = self.links()
        led_to = links[self._link] if self.hasFocus() and links else None
        bold, plain = self._font(bold=True), self._font(bold=False)
        for placed in self._lay_out(self.width()):
            self._paint_bar(painter, placed)
            painter.setFont(plain)
            painter.setPen(QColor(theme.current().muted))
            painter.drawText(placed.label, _LEFT, placed.row.label)
            for piece, box in zip(placed.row.pieces, placed.pieces, strict=True):
                painter.setFont(bold if piece.bold else plain)
                self._paint_piece(painter, piece, box, led_to=piece is led_to)
            painter.setFont(bold)
            painter.setPen(QColor(theme.current().text))
            painter.drawText(placed.value, _RIGHT, placed.row.value)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from factor to factor with the arrow keys, and follow one with Enter."""
        links = self.links()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if not links or not plain or event.key() not in (*_NEXT, *_BEFORE, *_CHOOSE):
            super().keyPressEvent(event)
            return
        if event.key() in _CHOOSE:
            self.place_chosen.emit(links[self._link].place)
            return
        step = 1 if event.key() in _NEXT else -1
        self._link = (self._link + step) % len(links)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which factor is a link."""
        piece = self._piece_at(event.position())
        if piece is not self._hovered:
            self._hovered = piece
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if piece else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the factor under the mouse."""
        piece = self._piece_at(event.position())
        if piece is not None and event.button() == Qt.MouseButton.LeftButton:
            self.place_chosen.emit(piece.place)

    def leaveEvent(self, event: QEvent) -> None:
        """Underline no factor any more."""
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._layouts.clear()
            self.updateGeometry()
        super().changeEvent(event)

    def place_at(self, point: QPointF) -> Place | None:
        """Return where a click at a point would lead."""
        piece = self._piece_at(point)
        return piece.place if piece else None

    def _piece_at(self, point: QPointF) -> Piece | None:
        for placed in self._lay_out(self.width()):
            for piece, box in zip(placed.row.pieces, placed.pieces, strict=True):
                if piece.place and box.contains(point):
                    return piece
        return None

    def _paint_bar(self, painter: QPainter, placed: _Placed) -> None:
        share = placed.row.share
        if share is None:
            return
        colour = QColor(placed.row.colour)
        colour.setAlpha(FAINT)
        bar = QRectF(placed.box)
        bar.setWidth(max(2.0, bar.width() * min(1.0, abs(share))))
        painter.fillRect(bar, colour)
        if share < 0:
            colour.setAlpha(2 * FAINT)
            painter.fillRect(bar, QBrush(colour, Qt.BrushStyle.BDiagPattern))

    def _paint_piece(self, painter: QPainter, piece: Piece, box: QRectF, *, led_to: bool) -> None:
        painter.setPen(QColor(piece.colour))
        painter.drawText(box.adjusted(0, 0, 2, 0), _LEFT, piece.text)
        if piece is self._hovered or led_to:
            under = box.bottom() - 3
            painter.drawLine(QPointF(box.left(), under), QPointF(box.right(), under))
        if led_to:
            painter.setPen(QPen(QColor(theme.current().text), 1))
            painter.drawRect(box.adjusted(-2, 1, 1, -2))

    def _lay_out(self, width: int) -> list[_Placed]:
        if width in self._layouts:  # Qt asks for several widths in turn
            return self._layouts[width]
        metrics = QFontMetricsF(self._font(bold=True))
        line = metrics.height() + 4
        laid_out: list[_Placed] = []
        top = 0.0
        one_line = all(_fits(row, width, metrics) for row in self._rows)
        for row in self._rows:
            placed = _place_row(row, top, width, line, metrics, one_line=one_line)
            laid_out.append(placed)
            top = placed.box.bottom() + BETWEEN
        self._layouts[width] = laid_out
        return laid_out

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


def _fits(row: Row, width: float, metrics: QFontMetricsF) -> bool:
    """Whether label, factors and value have room beside each other."""
    texts = [piece.text for piece in row.pieces] + [text for text in (row.label, row.value) if text]
    wide = sum(metrics.horizontalAdvance(text) + SPACE for text in texts)
    return bool(wide + 2 * PADDING + SPACE <= width)


def _place_row(
    row: Row, top: float, width: float, line: float, metrics: QFontMetricsF, *, one_line: bool
) -> _Placed:
    """Lay a row out: its label before its factors, or above them where they need the width."""
    inset = PADDING if row.share is not None else 0.0
    label_wide = metrics.horizontalAdvance(row.label) if row.label else 0.0
    value_wide = metrics.horizontalAdvance(row.value) + 2 if row.value else 0.0
    above = bool(row.label) and not one_line and bool(row.pieces)
    label = QRectF(inset, top, width - 2 * inset, line)
    begin = inset if above or not row.label else inset + label_wide + 2 * SPACE
    first = top + (line if above else 0.0)
    boxes = flow(row.pieces, begin, width - begin - inset - value_wide - SPACE, line, metrics)
    boxes = [box.translated(0, first) for box in boxes]
    last = boxes[-1].top() if boxes else first
    value = QRectF(width - inset - value_wide, last, value_wide, line)
    return _Placed(row, QRectF(0, top, width, last + line - top), label, boxes, value)


def _spoken(row: Row) -> str:
    factors = " ".join(piece.text for piece in row.pieces)
    return f"{row.label} {factors} {row.value}".strip()
