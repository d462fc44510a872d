"""Clips as cards under headings, one for each word; any number of them scrolls smoothly.

Where a card stands is reckoned from its row, so that nothing is laid out or asked for but what
is in sight.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem, QWidget

from app import theme
from app.controllers.excluded import Excluded
from app.corpus_window.clip_card import ClipCard
from app.corpus_window.clip_model import ClipModel, Index, runs_of
from app.corpus_window.dragging import drag_picture
from app.corpus_window.grid_geometry import CARD, HEADING, MARGIN, GridGeometry
from app.corpus_window.heading import paint_heading
from app.corpus_window.thumbnails import Thumbnails
from engine.corpus.clip import Clip

Flag = QItemSelectionModel.SelectionFlag
Action = QAbstractItemView.CursorAction


class ClipGrid(QAbstractItemView):
    """Shows, selects and drags clips; Return or a double click plays one."""

    play_requested = Signal(object)
    """A Clip."""
    chosen_changed = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clips = ClipModel(thumbnails, self)
        self._thumbnails = thumbnails
        self._geometry = GridGeometry()
        self._band = QRect()
        self._card = ClipCard(thumbnails, self)
        self._seen = QTimer(self)  # pictures are asked for when scrolling pauses a little
        self._seen.setSingleShot(True)
        self._seen.setInterval(30)
        self._seen.timeout.connect(self._want_pictures)
        self.setItemDelegate(self._card)
        self.setModel(self._clips)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Clips"))
        thumbnails.arrived.connect(self.viewport().update)
        self.doubleClicked.connect(self._play)

    @property
    def clip_model(self) -> ClipModel:
        """What is shown."""
        return self._clips

    def follow(self, excluded: Excluded) -> None:
        """Say on the cards of clips that are left out that they are."""
        self._clips.left_out = excluded.holds
        excluded.changed.connect(self.viewport().update)

    def chosen(self) -> list[int]:
        """Return the rows that are selected, in order."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        return sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})

    def chosen_counts(self) -> tuple[int, int]:
        """Return how many of the user's own clips are selected, and how many of others."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        own = sum(self._clips.own_in(one.top(), one.bottom()) for one in ranges)
        return own, sum(one.height() for one in ranges) - own

    def choose(self, clips: list[Clip], *, scroll: bool = True) -> None:
        """Select those of `clips` that are shown, and scroll to the first."""
        rows = self._clips.rows_of(clips)
        selection = QItemSelection()
        for first, last in runs_of(rows):
            selection.select(self._clips.index(first), self._clips.index(last))
        self.selectionModel().select(selection, Flag.ClearAndSelect)
        if rows:
            index = self._clips.index(rows[0])
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            if scroll:
                self.scrollTo(index)

    def make_current(self, row: int) -> None:
        """Select one row, or the last one when there are fewer."""
        row = min(row, self._clips.rowCount() - 1)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self._clips.index(row), Flag.ClearAndSelect)

    def set_playing(self, clip: Clip | None) -> None:
        """Mark the clip that is heard; None when nothing is."""
        self._card.set_playing(clip)
        self.viewport().update()

    # What Qt asks of a view.

    def visualRect(self, index: Index) -> QRect:
        """Return where a clip stands in the viewport."""
        card = self._geometry.card(index.row()) if index.isValid() else QRect()
        return card.translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the clip at a point of the viewport."""
        row = self._geometry.row_at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else self._clips.index(row)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a clip into sight, with its heading when it is the first of its word."""
        del hint
        if not index.isValid():
            return
        place = self._geometry.card(index.row())
        group = self._geometry.group_of(index.row())
        if group is not None and index.row() - group.first < self._geometry.columns:
            place.setTop(place.top() - HEADING)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if place.top() < bar.value():
            bar.setValue(place.top())
        elif place.bottom() > bar.value() + height:
            bar.setValue(place.bottom() - height)

    def moveCursor(self, action: Action, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where an arrow key, Home, End or a page leads."""
        count = self._clips.rowCount()
        row = self.currentIndex().row()
        if not count:
            return QModelIndex()
        if row < 0:
            return self._clips.index(0)
        page = max(1, self.viewport().height() // CARD.height())
        steps = {Action.MoveUp: -1, Action.MoveDown: 1, Action.MovePageUp: -page}
        steps[Action.MovePageDown] = page
        if action in steps:
            for _ in range(abs(steps[action])):
                row = self._geometry.row_beside(row, down=steps[action] > 0)
        elif action in (Action.MoveLeft, Action.MovePrevious):
            row -= 1
        elif action in (Action.MoveRight, Action.MoveNext):
            row += 1
        else:
            row = 0 if action is Action.MoveHome else count - 1
        return self._clips.index(min(max(row, 0), count - 1))

    def setSelection(self, rect: QRect, command: Flag) -> None:
        """Select what a rubber band touches, or (Shift) all clips from one to another."""
        selection = QItemSelection()
        if self.state() is QAbstractItemView.State.DragSelectingState:
            self._band = rect.normalized()
            rows = self._geometry.rows_in(self._band.translated(0, self.verticalOffset()))
            for first, last in runs_of(rows):
                selection.select(self._clips.index(first), self._clips.index(last))
        else:
            ends = [self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())]
            rows = sorted(index.row() for index in ends if index.isValid())
            if rows:
                selection.select(self._clips.index(rows[0]), self._clips.index(rows[-1]))
        self.selectionModel().select(selection, command)
        self.viewport().update()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what must be painted anew when a selection changes: simply all."""
        return QRegion(self.viewport().rect()) if selection.count() else QRegion()

    def horizontalOffset(self) -> int:
        """Nothing scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far the view is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        """Hide no clip."""
        return False

    def reset(self) -> None:
        """Begin anew with other clips, at the same place."""
        super().reset()
        self.updateGeometries()
        self.chosen_changed.emit()
        self._seen.start()

    def updateGeometries(self) -> None:
        """Reckon how high everything is."""
        super().updateGeometries()
        self._geometry = GridGeometry(self._clips.groups, self.viewport().width())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._geometry.height - height))
        bar.setPageStep(height)
        bar.setSingleStep(CARD.height() // 4)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other clips are selected."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and ask for the pictures of what comes into sight."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
        self._seen.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards into as many columns as there is room for."""
        super().resizeEvent(event)
        self.updateGeometries()
        self._seen.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return plays the current clip; Space is left to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._play(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the selected clips, as a small card that says how many they are."""
        rows = self.chosen()
        if rows:
            drag = QDrag(self)
            drag.setMimeData(self._clips.mime_of(rows))
            drag.setPixmap(drag_picture(len(rows), self.font()))
            drag.exec(Qt.DropAction.CopyAction)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings and cards in sight, and the rubber band."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.current().window))
        offset, width = self.verticalOffset(), self.viewport().width() - 2 * MARGIN
        bottom = offset + self.viewport().height()
        for group, top in self._geometry.headings(offset, bottom):
            paint_heading(painter, QRect(MARGIN, top - offset, width, HEADING), group)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        hovered = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        picked = self.selectionModel()
        for row in self.rows_in_sight():
            index = self._clips.index(row)
            option.rect = self.visualRect(index)
            option.state = QStyle.StateFlag.State_Enabled
            if picked.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if self.hasFocus() and index == self.currentIndex():
                option.state |= QStyle.StateFlag.State_HasFocus
            if self.underMouse() and index == hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            self._card.paint(painter, option, index)
        if self.state() is QAbstractItemView.State.DragSelectingState:
            painter.setPen(QPen(QColor(theme.current().muted), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._band)
        painter.end()

    def rows_in_sight(self, beyond: int = 0) -> list[int]:
        """Return the rows that are in the viewport, and `beyond` pixels above and below it."""
        sight = self.viewport().rect().translated(0, self.verticalOffset())
        return self._geometry.rows_in(sight.adjusted(0, -beyond, 0, beyond))

    def _want_pictures(self) -> None:
        rows = self.rows_in_sight(beyond=2 * CARD.height())
        self._thumbnails.want([self._clips.clip(row) for row in rows])

    def _play(self, index: Index) -> None:
        if index.isValid():
            self.play_requested.emit(self._clips.clip(index.row()))
