"""Where the edges of dense layers run."""

from __future__ import annotations

import numpy as np

from app.network_canvas.columns.edge_painter import Curves
from app.network_canvas.dense.layout import Layout
from app.network_canvas.dense.picture import DensePicture


def edge_curves(layout: Layout, picture: DensePicture) -> tuple[Curves, ...]:
    """Return each gap's curves, from the source at the left to the target.

    They leave and arrive horizontally.
    """
    curves = []
    for stage, edges in enumerate(picture.edges):
        if stage == 0:
            starts = layout.cell_centres(edges.sources)
        else:
            before = layout.columns[stage - 1]
            starts = before.centres[edges.sources] + (before.radius, 0)
        here = layout.columns[stage]
        ends = here.centres[edges.targets] - (here.radius, 0)
        bend = (ends - starts) * (0.5, 0.0)
        curves.append(np.stack([starts, starts + bend, ends - bend, ends], axis=1))
    return tuple(curves)
