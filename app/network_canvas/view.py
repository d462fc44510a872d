"""Zoom and pan: which part of the picture is seen, how large."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QTransform

MOST = 8.0
STEP = 1.25


@dataclass(frozen=True, slots=True)
class View:
    """A magnification, at least 1, and the picture's point that stands at the top left corner."""

    zoom: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @property
    def fits(self) -> bool:
        """Whether the whole picture is seen."""
        return self.zoom == 1.0

    def transform(self) -> QTransform:
        """Return what brings a point of the picture to its place on the canvas."""
        return QTransform().scale(self.zoom, self.zoom).translate(-self.left, -self.top)

    def picture_point(self, point: QPointF) -> QPointF:
        """Return which point of the picture stands at a point of the canvas."""
        return QPointF(point.x() / self.zoom + self.left, point.y() / self.zoom + self.top)

    def zoomed(self, factor: float, around: QPointF, size: QSizeF) -> View:
        """Magnify by a factor; the point of the canvas `around` stays where it is."""
        zoom = max(1.0, min(MOST, self.zoom * factor))
        fixed = self.picture_point(around)
        return View(zoom, fixed.x() - around.x() / zoom, fixed.y() - around.y() / zoom).within(size)

    def moved(self, dx: float, dy: float, size: QSizeF) -> View:
        """Move by so many pixels of the canvas."""
        return View(self.zoom, self.left - dx / self.zoom, self.top - dy / self.zoom).within(size)

    def within(self, size: QSizeF) -> View:
        """Return the nearest view that shows nothing outside a picture of this size."""
        spare = 1 - 1 / self.zoom
        return View(
            self.zoom,
            max(0.0, min(self.left, size.width() * spare)),
            max(0.0, min(self.top, size.height() * spare)),
        )

    def towards(self, other: View, share: float) -> View:
        """Return the view that lies `share` (0 to 1) of the way to another."""
        return View(
            self.zoom + (other.zoom - self.zoom) * share,
            self.left + (other.left - self.left) * share,
            self.top + (other.top - self.top) * share,
        )
