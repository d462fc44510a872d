"""The confusion matrix as a widget: hovered, clicked, and walked through with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app import theme
from app.mistakes_window.geometry import (
    Geometry,
    Measures,
    lay_out,
    measures_of,
    smallest_size,
)
from app.mistakes_window.painting import Marks, MatrixPainting, headings, paint_marks, said_text
from app.mistakes_window.reading import Cell, Reading, cell_text

STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class ConfusionMatrix(QWidget):
    """Shows a `Reading`; one of its cells is chosen."""

    chosen_changed = Signal(object)
    """The Cell that was chosen, by hand."""
    entered = Signal()
    """Return was pressed: the user wants to go on to the clips of the chosen cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self.chosen: Cell | None = None
        self.shares = False
        self._pointed: Cell | None = None
        self._picture: QPixmap | None = None
        self._painted: tuple[Reading | None, bool, QSize, theme.Theme] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Confusion matrix"))

    def show_reading(self, reading: Reading) -> None:
        """Show other numbers; the chosen cell stays where it is, if it still exists."""
        words = reading.words
        if self.chosen is not None and max(self.chosen.said, self.chosen.taken_for) >= len(words):
            self.chosen = None
        self.reading = reading
        self.setMinimumSize(smallest_size(len(words), self._measures(reading)))
        self._describe()
        self.update()

    def show_shares(self, shares: bool) -> None:
        """Write shares in percent into the cells, or counts."""
        self.shares = shares
        self.update()

    def choose(self, cell: Cell | None) -> None:
        """Mark a cell as the chosen one."""
        self.chosen = cell
        self._describe()
        self.update()

    def geometry_now(self) -> Geometry | None:
        """Return where everything is; None while there are no numbers."""
        if self.reading is None:
            return None
        return lay_out(self.size(), len(self.reading.words), self._measures(self.reading))

    def sizeHint(self) -> QSize:
        """Return a size at which ten words are read well."""
        return QSize(640, 560)

    def paint_picture(self, painter: QPainter) -> None:
        """Paint all of it without stored pictures, so that an SVG has lines and text."""
        painter.fillRect(self.rect(), QColor(theme.current().window))
        geometry = self.geometry_now()
        if geometry is None or self.reading is None:
            painter.setPen(QColor(theme.current().muted))
            text = self.tr("The network has not been asked yet.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        MatrixPainting(painter, geometry, self.reading, shares=self.shares).paint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the matrix anew where it is another, and the marks over it each time."""
        del event
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0, 0), self._kept_picture())
        geometry = self.geometry_now()
        if geometry is not None:
            paint_marks(painter, geometry, Marks(self.chosen, self._pointed, self.hasFocus()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the cell under the pointer counts."""
        geometry = self.geometry_now()
        cell = geometry.at(event.position()) if geometry is not None else None
        if cell != self._pointed:
            self._pointed = cell
            self.update()
        if cell is None or self.reading is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), cell_text(self.reading, cell), self)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self._pointed = None
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell that is clicked."""
        geometry = self.geometry_now()
        cell = geometry.at(event.position()) if geometry is not None else None
        if event.button() is Qt.MouseButton.LeftButton and cell is not None:
            self._choose_by_hand(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from cell to cell with the arrows; Return goes on to the clips."""
        key = Qt.Key(event.key())
        if self.reading is not None and key in STEPS and self.reading.words:
            last = len(self.reading.words) - 1
            now = self.chosen or Cell(0, 0)
            down, right = STEPS[key] if self.chosen is not None else (0, 0)
            self._choose_by_hand(
                Cell(min(max(now.said + down, 0), last), min(max(now.taken_for + right, 0), last))
            )
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def _kept_picture(self) -> QPixmap:
        painted = (self.reading, self.shares, self.size(), theme.current())
        ratio = self.devicePixelRatioF()
        if self._picture is None or painted != self._painted:
            self._painted = painted
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            painter = QPainter(self._picture)
            painter.setFont(self.font())
            self.paint_picture(painter)
            painter.end()
        return self._picture

    def _choose_by_hand(self, cell: Cell) -> None:
        self.choose(cell)
        self.chosen_changed.emit(cell)

    def _describe(self) -> None:
        """Tell a screen reader what the chosen cell counts."""
        if self.reading is not None and self.chosen is not None:
            self.setAccessibleDescription(cell_text(self.reading, self.chosen))

    def _measures(self, reading: Reading) -> Measures:
        metrics = QFontMetrics(theme.text_font(bold=True))
        highest = max(int(reading.counts.max(initial=0)), 100)
        return measures_of(
            reading.words,
            (said_text(), headings()[0]),
            (f"{highest:,}",),
            headings(),
            metrics.horizontalAdvance,
            metrics.height() + 2,
        )
