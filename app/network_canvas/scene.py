"""What the canvas asks of the picture of a network, whatever its kind.

A scene knows how one kind of network looks: where everything stands, how a record is drawn at a
moment of its step, and what stands under the pointer. It is told what to show, and decides nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.network_canvas.captions import Caption
from app.network_canvas.legend import ColourBar
from app.network_canvas.moment import Moment
from app.network_canvas.options import Options
from app.network_canvas.outline import Outline
from app.network_canvas.output_painter import word_width
from app.network_canvas.picture import Picture
from engine.corpus.dataset import Examples
from engine.explain.places import Place
from engine.training.record import Record

Shown = TypeVar("Shown", bound=Picture)
Placed = TypeVar("Placed", bound=Outline)


def _nothing() -> None:
    """Do nothing: nobody has asked to be told."""


class Scene(ABC, Generic[Shown, Placed]):
    """Draws records of one kind of network.

    The canvas calls, in this order: `picture_of` a record (it may do so a frame ahead), `adopt` it,
    then paint. What does not move during a phase is painted once, by `paint_furniture` (the same
    from step to step) and `paint_still`; `paint_moving` is called in every frame.

    Parameters
    ----------
    band_hz
        The middle of each band of the features, in Hz.

    Attributes
    ----------
    options
        How the user wants it drawn.
    examples
        The clips to learn from, which a record's indices mean; None while nobody has told.
    changed
        Called when something has been computed beside the window, so that the picture is another.
    """

    def __init__(self, band_hz: Sequence[float]) -> None:
        self.band_hz = tuple(band_hz)
        self.options = Options()
        self.examples: Examples | None = None
        self.changed: Callable[[], None] = _nothing
        self._picture: Shown | None = None
        self._layout: Placed | None = None

    @property
    def picture(self) -> Shown:
        """What is shown."""
        assert self._picture is not None
        return self._picture

    @property
    def layout(self) -> Placed:
        """Where everything stands."""
        assert self._layout is not None
        return self._layout

    def adopt(self, picture: Shown, width: float, height: float) -> None:
        """Show a picture that this scene has made, in a canvas of this size."""
        self._picture = picture
        before = self._layout
        if before is None or before.size != (width, height) or not self._fits(before, picture):
            self._layout = self.lay_out(picture, width, height)
        self.prepare()

    def prepare(self) -> None:
        """Compute what all frames of the picture need."""

    @abstractmethod
    def picture_of(self, record: Record, *, batch: bool, moving: bool) -> Shown:
        """Return a record's numbers as this scene draws them.

        `moving`: the phases of the step are going to be played; otherwise another record follows
        soon, and less detail is enough.
        """

    @abstractmethod
    def lay_out(self, picture: Shown, width: float, height: float) -> Placed:
        """Return where everything stands in a canvas of this size."""

    @abstractmethod
    def same_shape(self, layout: Placed, picture: Shown) -> bool:
        """Tell whether a picture of another record fits the same layout."""

    @abstractmethod
    def furniture_key(self) -> object:
        """Return what `paint_furniture` depends on besides layout and options, to compare."""

    @abstractmethod
    def paint_furniture(self, painter: QPainter) -> None:
        """Paint what is the same from step to step: titles, axes, names."""

    @abstractmethod
    def paint_still(self, painter: QPainter, moment: Moment) -> None:
        """Paint what does not change as long as the phase lasts."""

    @abstractmethod
    def paint_moving(self, painter: QPainter, moment: Moment) -> None:
        """Paint what changes from frame to frame."""

    @abstractmethod
    def colour_bars(self) -> list[ColourBar]:
        """Return the legend of everything that is coloured, made from the scales that colour it."""

    @abstractmethod
    def note(self) -> str:
        """Return what has to be said below the legend, such as how many edges are drawn."""

    @abstractmethod
    def caption(self, moment: Moment) -> Caption:
        """Return what a moment says: one line of words, one formula with its numbers."""

    @abstractmethod
    def place_at(self, point: QPointF, moment: Moment) -> Place | None:
        """Return whose number stands at a point."""

    @abstractmethod
    def shape_of(self, place: Place) -> QRectF | None:
        """Return where a number stands, to mark it; None when it is not drawn."""

    def paint_pinned(self, painter: QPainter, place: Place, moment: Moment) -> None:
        """Paint more about the number that is pinned, above everything else."""

    def show_pinned(self, place: Place | None) -> None:
        """Take note of the number that is pinned, or that none is; before `adopt`, too."""

    def _fits(self, layout: Placed, picture: Shown) -> bool:
        same_words = layout.word_width == word_width(picture.record.words)
        same_input = (layout.frames, layout.bands) == picture.record.features.shape
        return same_words and same_input and self.same_shape(layout, picture)
