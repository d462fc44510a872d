"""Where cards stand under their headings: reckoned from the rows, nothing is laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize

from app.corpus_window.arrangement import Group

HEADING = 34
MARGIN = 8
CARD = QSize(164, 122)
"""The narrowest card with the gap to the next; cards share what room is left in a line."""

GAP = 6


class GridGeometry:
    """Groups of cards in a column of a certain width; all points are counted from its top left."""

    def __init__(self, groups: Sequence[Group] = (), width: int = 0) -> None:
        self.columns = max(1, (width - 2 * MARGIN + GAP) // CARD.width())
        self._groups = groups
        self.card_width = max(CARD.width(), (width - 2 * MARGIN + GAP) // self.columns)
        heights = (HEADING + -(-group.count // self.columns) * CARD.height() for group in groups)
        self._tops = list(accumulate(heights, initial=0))

    @property
    def height(self) -> int:
        """How high everything is."""
        return self._tops[-1] + MARGIN

    def group_of(self, row: int) -> Group | None:
        """Return the group that a row belongs to."""
        place = self._place_of_group(row)
        return None if place is None else self._groups[place]

    def headings(self, top: int, bottom: int) -> Iterable[tuple[Group, int]]:
        """Yield the groups of which something is between two heights, and where each begins."""
        first = max(0, bisect_right(self._tops, top) - 1)
        for group, begin in zip(self._groups[first:], self._tops[first:], strict=False):
            if begin > bottom:
                return
            yield group, begin

    def card(self, row: int) -> QRect:
        """Return where a card stands."""
        place = self._place_of_group(row)
        if place is None:
            return QRect()
        line, column = divmod(row - self._groups[place].first, self.columns)
        top = self._tops[place] + HEADING + line * CARD.height()
        return QRect(MARGIN + column * self.card_width, top, self.card_width, CARD.height())

    def row_at(self, point: QPoint) -> int | None:
        """Return the row whose card is at a point."""
        place = bisect_right(self._tops, point.y()) - 1
        column = (point.x() - MARGIN) // self.card_width
        if not (0 <= place < len(self._groups) and 0 <= column < self.columns):
            return None
        below = point.y() - self._tops[place] - HEADING
        number = below // CARD.height() * self.columns + column
        group = self._groups[place]
        return group.first + number if below >= 0 and number < group.count else None

    def rows_in(self, area: QRect) -> list[int]:
        """Return the rows whose cards touch an area."""
        left = max(0, (area.left() - MARGIN) // self.card_width)
        right = min(self.columns - 1, (area.right() - MARGIN) // self.card_width)
        rows: list[int] = []
        for group, top in self.headings(area.top(), area.bottom()):
            high = max(0, (area.top() - top - HEADING) // CARD.height())
            low = (area.bottom() - top - HEADING) // CARD.height()
            for line in range(high, min(low, group.count // self.columns) + 1):
                numbers = range(line * self.columns + left, line * self.columns + right + 1)
                rows += [group.first + number for number in numbers if number < group.count]
        return rows

    def row_beside(self, row: int, *, down: bool) -> int:
        """Return the row above or below, in the same column where there is one."""
        group = self.group_of(row)
        if group is None:
            return row
        line, column = divmod(row - group.first, self.columns)
        lines = -(-group.count // self.columns)
        if 0 <= line + (1 if down else -1) < lines:
            beside = row + (self.columns if down else -self.columns)
            return min(beside, group.first + group.count - 1)
        other = self.group_of(group.first + group.count if down else group.first - 1)
        if other is None:
            return row
        first_of_line = 0 if down else (other.count - 1) // self.columns * self.columns
        return other.first + min(first_of_line + column, other.count - 1)

    def _place_of_group(self, row: int) -> int | None:
        place = bisect_right(self._groups, row, key=lambda group: group.first) - 1
        if place < 0 or row >= self._groups[place].first + self._groups[place].count:
            return None
        return place
