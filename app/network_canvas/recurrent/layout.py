"""Where the strips of a recurrent network stand: pure geometry, in logical pixels.

Everything that has a value a frame has the same left edge and the same width a frame, from the
spectrogram at the top to the bars of the gradient's norm at the bottom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.outline import (
    HEADER,
    LARGEST_RADIUS,
    MARGIN,
    Outline,
    legend_area,
    output_column,
    words_left,
)
from app.network_canvas.recurrent.rows import Row, heights

GUTTER = 110.0  # names and axes at the left of the strips
TOP = 10.0
TITLE = 22.0
LINE = 18.0  # of text
BETWEEN = 4.0
BRACKET = 13.0


@dataclass(frozen=True, slots=True)
class LayerShape:
    """The shape of a layer: what it holds besides its state, and whether that is drawn."""

    units: int
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Strips:
    """The rows of one layer; `gates` are empty where there is no room for them.

    Attributes
    ----------
    lane
        Where the arcs from frame to frame run, above the state.
    kept
        The line that says how much of the gradient is left at the first frame.
    """

    units: int
    lane: QRectF
    state: QRectF
    gates: tuple[tuple[str, QRectF], ...]
    gradient: QRectF
    kept: QRectF
    norms: QRectF

    def cells(self) -> list[tuple[str, QRectF]]:
        """Return all areas of cells, with the array that they show in the forward pass."""
        return [("state", self.state), *self.gates, ("dstate", self.gradient)]


@dataclass(frozen=True, slots=True, eq=False)
class RecurrentLayout(Outline):
    """The geometry of an unrolled network.

    Attributes
    ----------
    pitch, gap
        The width of a frame, and how much of it separates its cells from the next frame's.
    time_axis
        The line of the frames' numbers, below the spectrogram.
    read_out, read_out_gradient
        The column that the output sees, beside the last layer's strips.
    panel
        Where the weights are shown while they are updated.
    """

    pitch: float
    gap: float
    time_axis: QRectF
    shapes: tuple[LayerShape, ...]
    reads_mean: bool
    layers: tuple[Strips, ...]
    read_out: QRectF
    read_out_gradient: QRectF
    bracket: float
    panel: QRectF

    @property
    def left(self) -> float:
        """Where the first frame begins."""
        return self.spectrogram.left()

    @property
    def right(self) -> float:
        """Where the last frame ends."""
        return self.spectrogram.right()

    def column(self, frame: int, area: QRectF) -> QRectF:
        """Return a frame's part of a strip."""
        return QRectF(self.left + frame * self.pitch, area.top(), self.pitch, area.height())

    def middle(self, frame: float) -> float:
        """Return the x coordinate of a frame's middle."""
        return self.left + (frame + 0.5) * self.pitch

    def cell(self, area: QRectF, units: int, frame: int, unit: int) -> QRectF:
        """Return where a unit at a frame stands in a strip."""
        height = area.height() / units
        left = self.left + frame * self.pitch + self.gap / 2
        return QRectF(left, area.top() + unit * height, self.pitch - self.gap, height)

    def frame_at(self, x: float) -> int | None:
        """Return the frame at an x coordinate."""
        frame = int((x - self.left) // self.pitch)
        return frame if 0 <= frame < self.frames else None

    def cell_under(self, area: QRectF, units: int, point: QPointF) -> tuple[int, int] | None:
        """Return frame and unit of a strip under a point."""
        frame = self.frame_at(point.x())
        if frame is None or not area.contains(point):
            return None
        unit = int((point.y() - area.top()) / area.height() * units)
        return frame, min(unit, units - 1)


def lay_out(
    width: float,
    height: float,
    *,
    frames: int,
    bands: int,
    layers: Sequence[LayerShape],
    words: int,
    word_width: float,
    reads_mean: bool,
) -> RecurrentLayout:
    """Place the strips below each other, and the words on the right."""
    left, bar_left = words_left(width, word_width)
    legend = legend_area(width, height)
    top, bottom = MARGIN + HEADER, legend.top() - MARGIN
    begin = MARGIN + GUTTER
    edges = min(150.0, max(50.0, 0.075 * width))
    column = min(18.0, max(10.0, 0.014 * width))
    read_out_left = left - LARGEST_RADIUS - edges - column
    pitch = max(0.5, (read_out_left - 16 - begin) / frames)
    pitch = float(int(pitch)) if pitch >= 5 else pitch
    gap = max(2.0, round(0.2 * pitch)) if pitch >= 6 else 0.0
    area = QRectF(begin, TOP, frames * pitch, legend.top() - 8 - TOP)
    spectrogram, time_axis, inset, strips = _stack(area, layers, reads_mean=reads_mean)
    last = strips[-1]
    read_out_left = (area.right() + read_out_left) / 2 if pitch >= 5 else read_out_left
    read_out_left = float(int(max(read_out_left, area.right() + 14)))
    read_out = QRectF(read_out_left, last.state.top(), column, last.state.height())
    read_out_gradient = QRectF(read_out.left(), last.gradient.top(), column, last.gradient.height())
    return RecurrentLayout(
        size=(width, height),
        spectrogram=spectrogram,
        inset=inset,
        output=output_column(words, left, top, bottom),
        words=QRectF(left, top, width - MARGIN - left, bottom - top),
        word_width=word_width,
        bar_left=bar_left,
        legend=legend,
        frames=frames,
        bands=bands,
        pitch=pitch,
        gap=gap,
        time_axis=time_axis,
        shapes=tuple(layers),
        reads_mean=reads_mean,
        layers=strips,
        read_out=read_out,
        read_out_gradient=read_out_gradient,
        bracket=last.state.bottom() + 7,
        panel=QRectF(
            MARGIN, strips[0].lane.top() - 2, read_out.right() - MARGIN,
            last.norms.bottom() - strips[0].lane.top() + 2,
        ),
    )  # fmt: skip


def _stack(
    area: QRectF, layers: Sequence[LayerShape], *, reads_mean: bool
) -> tuple[QRectF, QRectF, QRectF, tuple[Strips, ...]]:
    """Place all rows from top to bottom, with as many of the gates as there is room for."""
    rows: list[Row] = []
    for opened, tells_kept in _levels(len(layers)):
        rows = _rows(layers, opened=opened, tells_kept=tells_kept, reads_mean=reads_mean)
        if sum(row.least for row in rows) <= area.height():
            break
    places: dict[tuple[str, int, str], QRectF] = {}
    y = area.top()
    for row, height in zip(rows, heights(rows, area.height()), strict=True):
        places[row.key] = QRectF(area.left(), y, area.width(), height)
        y += height
    strips = tuple(
        Strips(
            units=layer.units,
            lane=places["lane", number, ""],
            state=places["state", number, ""],
            gates=tuple(
                (gate, places["gate", number, gate])
                for gate in layer.gates
                if ("gate", number, gate) in places
            ),
            gradient=places["gradient", number, ""],
            kept=places["kept", number, ""],
            norms=places["norms", number, ""],
        )
        for number, layer in enumerate(layers)
    )
    head = (places["spectrogram", 0, ""], places["axis", 0, ""], places["inset", 0, ""])
    return (*head, strips)


def _levels(layers: int) -> list[tuple[int, bool]]:
    """Return how many layers show their gates, and whether a line tells what is kept."""
    return [*((opened, True) for opened in range(layers, -1, -1)), (0, False)]


def _rows(
    layers: Sequence[LayerShape], *, opened: int, tells_kept: bool, reads_mean: bool
) -> list[Row]:
    rows = [
        Row(("title", 0, ""), TITLE),
        Row(("spectrogram", 0, ""), 40, 5.0, 260),
        Row(("axis", 0, ""), LINE + 1),
        Row(("inset", 0, ""), 18, 2.4, 130),
    ]
    for number, layer in enumerate(layers):
        last = number == len(layers) - 1
        shown = layer.gates if number >= len(layers) - opened else ()
        rows += [
            Row(("lane", number, ""), 18, 0.8, 38),
            Row(("state", number, ""), 22, 4.0, 240),
            Row(("below", number, "state"), BRACKET if last and reads_mean else BETWEEN),
        ]
        for gate in shown:
            rows += [
                Row(("gate", number, gate), 12, 1.2, 64),
                Row(("below", number, gate), BETWEEN / 2),
            ]
        rows += [
            Row(("below", number, "gates"), BETWEEN if shown else 0),
            Row(("gradient", number, ""), 20, 3.0, 200),
            Row(("kept", number, ""), LINE + 2 if tells_kept else 2),
            Row(("norms", number, ""), 20, 1.8, 110),
            Row(("below", number, "all"), BETWEEN if not last else 0),
        ]
    return rows
