"""Words and numbers in a line, wrapped to fit, some of which lead somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from engine.explain.places import Place

SPACE = 5.0  # pixels between two pieces


@dataclass(frozen=True, slots=True)
class Piece:
    """A text in a colour, as `#rrggbb`; with a place it can be clicked, and leads there."""

    text: str
    colour: str
    place: Place | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a derivation.

    Attributes
    ----------
    label
        What the term belongs to; may be empty.
    pieces
        Its factors, and the signs between them.
    value
        What they come to, at the right.
    share
        How long its bar is, 0 to 1, and which sign it has: below 0 it is hatched; None: no bar.
    colour
        Of the bar.
    """

    label: str
    pieces: tuple[Piece, ...]
    value: str = ""
    share: float | None = None
    colour: str = ""


def flow(
    pieces: Sequence[Piece], left: float, width: float, line: float, metrics: QFontMetricsF
) -> list[QRectF]:
    """Return where each piece lies, from (left, 0) on, wrapped to a width; lines are `line` high.

    All in pixels.
    """
    boxes: list[QRectF] = []
    x, y = left, 0.0
    for piece in pieces:
        wide = metrics.horizontalAdvance(piece.text)
        if x > left and x + wide > left + width:
            x, y = left, y + line
        boxes.append(QRectF(x, y, wide, line))
        x += wide + SPACE
    return boxes
