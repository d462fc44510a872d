"""Where the edges of dense layers run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.network_canvas.columns.edge_painter import Curves
from app.network_canvas.dense.layout import Layout
from app.network_canvas.dense.picture import DensePicture


def edge_curves(layout: Layout, picture: DensePicture) -> tuple[Curves, ...]:
    """Return each gap's curves, from the source at the left to the target.

    They leave and arrive horizontally.
    """
    return tuple(
        curves_between(layout, stage, edges.sources, edges.targets)
        for stage, edges in enumerate(picture.edges)
    )


def curves_between(
    layout: Layout, stage: int, sources: NDArray[np.int64], targets: NDArray[np.int64]
) -> Curves:
    """Return the curves from sources to targets in the gap before a stage, one for each pair."""
    if stage == 0:
        starts = layout.cell_centres(sources)
    else:
        before = layout.columns[stage - 1]
        starts = before.centres[sources] + (before.radius, 0)
    here = layout.columns[stage]
    ends = here.centres[targets] - (here.radius, 0)
    bend = (ends - starts) * (0.5, 0.0)
    return np.stack([starts, starts + bend, ends - bend, ends], axis=1)
