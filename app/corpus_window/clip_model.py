"""The clips that are shown, as the view asks for them, one row a clip."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from app.corpus_window.arrangement import Arrangement, Group
from app.corpus_window.dragging import CLIPS_FORMAT
from app.corpus_window.thumbnails import RANGE_DB, Thumbnails
from app.errors import sentences_about
from app.names_of import source_name, split_name
from engine.corpus.clip import Clip

MOST_FILES = 200
"""So many files at most are given to other programs in one drag."""

Index = QModelIndex | QPersistentModelIndex


class ClipModel(QAbstractListModel):
    """Rows of clips in groups; says of each whether it is the user's own."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Arrangement()
        self._thumbnails = thumbnails
        self.left_out: Callable[[Clip], bool] = lambda _: False
        """Says of a clip whether it is neither learned from nor tested with."""

    @property
    def clips(self) -> tuple[Clip, ...]:
        """All clips that are shown, in order."""
        return self._shown.clips

    @property
    def groups(self) -> tuple[Group, ...]:
        """The words that are shown."""
        return self._shown.groups

    def show(self, arrangement: Arrangement) -> None:
        """Show other clips."""
        self.beginResetModel()
        self._shown = arrangement
        self.endResetModel()

    def clip(self, row: int) -> Clip:
        """Return the clip of a row."""
        return self._shown.clips[row]

    def is_own(self, row: int) -> bool:
        """Return whether the clip of a row is the user's own, to be changed at will."""
        group = self.group_at(row)
        return group is not None and row - group.first < group.own

    def own_in(self, first: int, last: int) -> int:
        """Return how many rows from `first` to `last` are the user's own."""
        return sum(
            max(0, min(last + 1, group.first + group.own) - max(first, group.first))
            for group in self._shown.groups
        )

    def group_at(self, row: int) -> Group | None:
        """Return the group that a row belongs to."""
        groups = self._shown.groups
        low, high = 0, len(groups)
        while low < high:
            middle = (low + high) // 2
            if groups[middle].first + groups[middle].count <= row:
                low = middle + 1
            else:
                high = middle
        return groups[low] if low < len(groups) and row >= 0 else None

    def rows_of(self, clips: Iterable[Clip]) -> list[int]:
        """Return the rows, in order, of those of `clips` that are shown."""
        wanted = set(clips)
        words = {clip.word for clip in wanted}
        return [
            row
            for group in self._shown.groups
            if group.word in words
            for row in range(group.first, group.first + group.count)
            if self._shown.clips[row] in wanted
        ]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of clips."""
        return 0 if parent.isValid() else len(self._shown.clips)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the word of a clip, or (as tooltip) all that is known of it."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.clip(index.row()).word
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tip(index.row())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every clip be chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mime_of(self, rows: list[int]) -> QMimeData:
        """Return what a drag carries: our own mark, and the files for other programs."""
        mime = QMimeData()
        mime.setData(CLIPS_FORMAT, str(len(rows)).encode())
        clips = (self.clip(row) for row in rows[:MOST_FILES])
        mime.setUrls([QUrl.fromLocalFile(str(one.path)) for one in clips if one.stop is None])
        return mime

    def _tip(self, row: int) -> str:
        clip = self.clip(row)
        lines = [
            " · ".join(
                part
                for part in (
                    f"“{clip.word}”",
                    clip.speaker,
                    source_name(clip.source),
                    split_name(clip.split),
                )
                if part
            ),
            str(clip.path),
        ]
        thumbnail = self._thumbnails.of(clip)
        if thumbnail is not None and thumbnail.problem is not None:
            lines += sentences_about(thumbnail.problem)
        elif thumbnail is not None:
            lines.append(
                self.tr(
                    "The picture: time to the right, {seconds:.2f} s in all; 0 to 4 kHz upwards; "
                    "bright is the clip's loudest, black {range:.0f} dB below it."
                ).format(seconds=thumbnail.seconds, range=RANGE_DB)
            )
        if not self.is_own(row):
            lines.append(self.tr("It is not in your corpus and cannot be changed."))
        return "\n".join(lines)


def runs_of(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return sorted rows as runs (first, last), so that a selection of many is made of few."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
