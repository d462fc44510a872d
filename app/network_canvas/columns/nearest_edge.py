"""Which of many drawn edges the pointer means."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF

from app.network_canvas.columns.edge_painter import Curves, points_at

REACH = 5.0  # pixels from an edge within which the pointer means it
SAMPLES = 24  # points of a curve that are compared with the pointer


def nearest_edge(curves: Curves, point: QPointF) -> tuple[float, int] | None:
    """Return how far the nearest of the edges within reach is, and which it is."""
    if not len(curves):
        return None
    samples = points_at(curves, np.linspace(0, 1, SAMPLES))  # (E, S, 2)
    distances = _distance_to_lines(samples, np.array([point.x(), point.y()]))  # (E,)
    nearest = int(distances.argmin())
    return (float(distances[nearest]), nearest) if distances[nearest] <= REACH else None


def _distance_to_lines(
    samples: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    point: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the distance `(E,)` of a point to polygons through samples `(E, S, 2)`."""
    begin, along = samples[:, :-1], np.diff(samples, axis=1)
    share = ((point - begin) * along).sum(axis=2) / np.maximum((along**2).sum(axis=2), 1e-9)
    nearest = begin + share.clip(0, 1)[..., None] * along
    distances = np.hypot(*np.moveaxis(nearest - point, 2, 0))
    smallest: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = distances.min(axis=1)
    return smallest
