"""Zoom and pan: which part of the picture is seen, how large."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QTransform

MOST = 8.0
STEP = 1.25


@dataclass(frozen=True, slots=True)
class View:
    """A magnification, at least 1, and the picture's point that stands at the top left corner.

    `scale` is how many pixels of the canvas a pixel of the unmagnified picture takes: text that can
    be read from the back row is drawn in a smaller picture on a larger scale. Sizes are pictures'.
    """

    zoom: float = 1.0
    left: float = 0.0
    top: float = 0.0
    scale: float = 1.0

    @property
    def fits(self) -> bool:
        """Whether the whole picture is seen."""
        return self.zoom == 1.0

    def transform(self) -> QTransform:
        """Return what brings a point of the picture to its place on the canvas."""
        pixels = self.zoom * self.scale
        return QTransform().scale(pixels, pixels).translate(-self.left, -self.top)

    def unmagnified(self) -> QTransform:
        """Return what brings a point to its place that is never magnified, as the legend's."""
        return QTransform().scale(self.scale, self.scale)

    def picture_point(self, point: QPointF) -> QPointF:
        """Return which point of the picture stands at a point of the canvas."""
        pixels = self.zoom * self.scale
        return QPointF(point.x() / pixels + self.left, point.y() / pixels + self.top)

    def zoomed(self, factor: float, around: QPointF, size: QSizeF) -> View:
        """Magnify by a factor; the point of the canvas `around` stays where it is."""
        zoom = max(1.0, min(MOST, self.zoom * factor))
        fixed, pixels = self.picture_point(around), zoom * self.scale
        left, top = fixed.x() - around.x() / pixels, fixed.y() - around.y() / pixels
        return replace(self, zoom=zoom, left=left, top=top).within(size)

    def moved(self, dx: float, dy: float, size: QSizeF) -> View:
        """Move by so many pixels of the canvas."""
        pixels = self.zoom * self.scale
        left, top = self.left - dx / pixels, self.top - dy / pixels
        return replace(self, left=left, top=top).within(size)

    def within(self, size: QSizeF) -> View:
        """Return the nearest view that shows nothing outside a picture of this size."""
        spare = 1 - 1 / self.zoom
        return replace(
            self,
            left=max(0.0, min(self.left, size.width() * spare)),
            top=max(0.0, min(self.top, size.height() * spare)),
        )

    def towards(self, other: View, share: float) -> View:
        """Return the view that lies `share` (0 to 1) of the way to another."""
        return replace(
            other,
            zoom=self.zoom + (other.zoom - self.zoom) * share,
            left=self.left + (other.left - self.left) * share,
            top=self.top + (other.top - self.top) * share,
        )
