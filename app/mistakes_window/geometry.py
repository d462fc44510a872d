"""Where the cells of a confusion matrix, its words and its sums stand: numbers, no painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize

from app.mistakes_window.reading import Cell

SPACE = 6.0
SMALLEST = 17.0
"""A cell is at least so wide and high; numbers are left out of it where they do not fit."""
WIDEST, HIGHEST = 96.0, 64.0


@dataclass(frozen=True, slots=True)
class Measures:
    """How large the texts are: `line` high, the longest word `word` wide, what stands left of the
    cells `left`, a number `number`, and the headings of the two columns of sums `sums` wide."""

    line: float
    word: float
    left: float
    number: float
    sums: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Geometry:
    """A matrix of `count` words: its cells from `left` and `top` on.

    `upright` says that the words above it are turned round, since they are wider than its columns.
    """

    count: int
    left: float
    top: float
    width: float
    height: float
    measures: Measures
    upright: bool
    word_height: float

    def cell(self, cell: Cell) -> QRectF:
        """Return where a cell is; the row and the column after the last are the sums'."""
        return QRectF(
            self.left + cell.taken_for * self.width,
            self.top + cell.said * self.height,
            self.width,
            self.height,
        )

    @property
    def area(self) -> QRectF:
        """Where all cells are."""
        return QRectF(self.left, self.top, self.count * self.width, self.count * self.height)

    @property
    def sum_columns(self) -> tuple[QRectF, QRectF]:
        """Where, right of the cells, counts and accuracies stand, without the row of sums."""
        first, second = self.measures.sums
        area = self.area
        left = area.right() + SPACE
        return (
            QRectF(left, area.top(), first, area.height()),
            QRectF(left + first + SPACE, area.top(), second, area.height()),
        )

    @property
    def sum_row(self) -> QRectF:
        """Where, below the cells, the sums stand."""
        area = self.area
        return QRectF(area.left(), area.bottom() + SPACE, area.width(), self.measures.line)

    @property
    def shows_numbers(self) -> bool:
        """Whether numbers fit into the cells."""
        return self.width >= self.measures.number + 4 and self.height >= self.measures.line - 2

    def at(self, place: QPointF) -> Cell | None:
        """Return the cell at a place."""
        if not self.area.contains(place):
            return None
        last = self.count - 1
        row = min(int((place.y() - self.top) / self.height), last)
        return Cell(row, min(int((place.x() - self.left) / self.width), last))


def lay_out(size: QSize, count: int, measures: Measures) -> Geometry:
    """Return the largest matrix that a size has room for."""
    line = measures.line
    left = measures.left + SPACE
    right = sum(measures.sums) + 3 * SPACE
    width = min(max((size.width() - left - right) // max(count, 1), SMALLEST), WIDEST)
    upright = measures.word + 4 > width
    word_height = measures.word + SPACE if upright else line
    top = 3 * line + SPACE + word_height + SPACE
    below = 2 * SPACE + line + SPACE + line
    height = min(max((size.height() - top - below) // max(count, 1), SMALLEST), HIGHEST)
    return Geometry(count, left, top, width, height, measures, upright, word_height)


def smallest_size(count: int, measures: Measures) -> QSize:
    """Return the least room that a matrix of so many words needs."""
    laid_out = lay_out(QSize(0, 0), count, measures)
    right = laid_out.sum_columns[1].right()
    bottom = laid_out.sum_row.bottom() + 2 * SPACE + measures.line
    return QSize(round(right + SPACE), round(bottom + 1))


def measures_of(
    words: Sequence[str],
    names: Sequence[str],
    numbers: Sequence[str],
    sums: Sequence[str],
    width: Callable[[str], int],
    line: int,
) -> Measures:
    """Measure all texts with `width`.

    `names` are what else stands left of the cells, `sums` the headings of the columns of sums.
    """
    word = max(map(width, words), default=0)
    return Measures(
        line=line,
        word=word,
        left=max(word, *map(width, names)),
        number=max(map(width, numbers), default=0),
        sums=(
            max(width(sums[0]), width("0,000")),
            max(width(sums[1]), width("00.0 %"), width("100 %")),
        ),
    )
