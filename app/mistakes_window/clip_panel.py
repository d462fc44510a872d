"""The right half of the window: the clips behind the chosen cell, and what can be done with one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.corpus_window.thumbnails import RANGE_DB, Thumbnails
from app.mistakes_window.clip_rows import ClipRow, ClipRowPainter, ClipRows
from app.mistakes_window.reading import Cell, Reading, cell_text
from app.panels.colour_bar import paint_colour_bar

SEEN_MILLISECONDS = 30
NARROWEST = 300
MOST_LISTED = 300
"""So many clips are listed: nobody looks through more of one cell, and they come every second."""


class ClipPanel(QWidget):
    """A sentence about the cell, its clips, the scale of their pictures, and buttons."""

    play_requested = Signal(object)
    """The `ClipRow` to be heard."""
    show_requested = Signal(object)
    """The `ClipRow` to be shown on the canvas."""
    relabel_requested = Signal(object)
    """The `ClipRow` that says another word."""
    leave_out_requested = Signal(object)
    """The `ClipRow` that shall no longer be trained on or tested with."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.rows = ClipRows(self)
        self.list = QListView()
        self.heading = QLabel()
        self.play = QPushButton(self.tr("Play (Space)"))
        self.show_it = QPushButton(self.tr("Show it (Return)"))
        self.relabel = QPushButton(self.tr("Other word (F2)"))
        self.leave_out = QPushButton(self.tr("Leave out (Del)"))
        self._seen = QTimer(self, singleShot=True, interval=SEEN_MILLISECONDS)
        self._seen.timeout.connect(self._want_pictures)
        self._explain()
        self._lay_out()
        self._connect()
        self._follow_selection()

    @property
    def current(self) -> ClipRow | None:
        """The clip that is chosen."""
        row = self.list.currentIndex().row()
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None

    def show_cell(self, reading: Reading, cell: Cell | None) -> None:
        """Show the clips behind a cell; the chosen one stays chosen while it is there."""
        chosen, at = self.current, self.list.currentIndex().row()
        rows: tuple[ClipRow, ...] = ()
        if cell is not None and reading.mistakes.examples.clips:
            mistakes = reading.mistakes
            rows = tuple(
                ClipRow(
                    mistakes.examples.clips[place],
                    int(place),
                    mistakes.words[int(mistakes.answers[place])],
                    float(mistakes.certainties[place]),
                )
                for place in mistakes.places_behind(cell.said, cell.taken_for)[:MOST_LISTED]
            )
        self.heading.setText(self._heading(reading, cell))
        self.rows.show(rows)
        row = self.rows.row_of(chosen.clip) if chosen is not None else None
        self._choose(min(max(at, 0), len(rows) - 1) if row is None else row)
        self._seen.start()

    def take_focus(self) -> None:
        """Let the keyboard go through the clips."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Ask for the pictures that scrolling has brought into sight."""
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Resize) and not self._seen.isActive():
            self._seen.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the pictures of what is in sight now."""
        super().resizeEvent(event)
        self._seen.start()

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self.rows.index(row))
        self._follow_selection()

    def _heading(self, reading: Reading, cell: Cell | None) -> str:
        if cell is None:
            return self.tr("Choose a cell to see its clips.")
        text = cell_text(reading, cell)
        if reading.count(cell) > MOST_LISTED:
            surest = self.tr("The {count} that the network is surest of:")
            text += "\n" + surest.format(count=MOST_LISTED)
        return text

    def _want_pictures(self) -> None:
        height = self.list.viewport().height()
        first = self.list.indexAt(self.list.viewport().rect().topLeft()).row()
        if first < 0:
            return
        count = height // max(self.list.sizeHintForRow(0), 1) + 2
        self._thumbnails.want([row.clip for row in self.rows.rows[first : first + count]])

    def _follow_selection(self, *_: QModelIndex) -> None:
        for button in (self.play, self.show_it, self.relabel, self.leave_out):
            button.setEnabled(self.current is not None)

    def _ask(self, signal: SignalInstance) -> None:
        if self.current is not None:
            signal.emit(self.current)

    def _explain(self) -> None:
        self.play.setToolTip(self.tr("Hear the clip as it was recorded"))
        self.show_it.setToolTip(
            self.tr(
                "Run the clip through the network on the canvas. One that is learned from stays "
                "in the spotlight, with its gradients."
            )
        )
        self.relabel.setToolTip(
            self.tr("Say which word it is. Of a clip that is not yours you get a copy.")
        )
        self.leave_out.setToolTip(
            self.tr("Neither learn from the clip nor test with it. It is not deleted.")
        )
        for button in (self.play, self.show_it, self.relabel, self.leave_out):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setStyleSheet("padding: 5px 4px;")

    def _lay_out(self) -> None:
        self.heading.setFont(theme.text_font(bold=True))
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(ClipRowPainter(self._thumbnails, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Clips behind the chosen cell"))
        self.list.setMinimumHeight(120)
        buttons = QGridLayout()
        buttons.setSpacing(6)
        for place, button in enumerate((self.play, self.show_it, self.relabel, self.leave_out)):
            buttons.addWidget(button, place // 2, place % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(PictureScale())
        column.addLayout(buttons)
        self.setMinimumWidth(NARROWEST)

    def _connect(self) -> None:
        self._thumbnails.arrived.connect(self.list.viewport().update)
        self.list.selectionModel().currentChanged.connect(self._follow_selection)
        self.list.doubleClicked.connect(lambda _: self._ask(self.play_requested))
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._seen.start())
        for button, signal in (
            (self.play, self.play_requested),
            (self.show_it, self.show_requested),
            (self.relabel, self.relabel_requested),
            (self.leave_out, self.leave_out_requested),
        ):
            button.clicked.connect(lambda _=False, signal=signal: self._ask(signal))


class PictureScale(QWidget):
    """Says of the small spectrograms what lies across, what upwards, and what their colours are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(
            self.tr("Each picture is the whole clip, and its colours begin below its own loudest.")
        )
        self.setFixedHeight(2 * self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and the colours with their values."""
        del event
        painter = QPainter(self)
        painter.setPen(QColor(theme.current().muted))
        painter.setFont(self.font())
        line = self.fontMetrics().height()
        words = QRect(0, 0, self.width(), line)
        text = self.tr("time →  ·  ↑ 0 to 4 kHz, mel")
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        colours = QRect(0, line + 1, self.width(), line)
        paint_colour_bar(painter, colours, f"−{RANGE_DB:.0f} dB", self.tr("0 dB: loudest"))
