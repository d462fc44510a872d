"""The strongest edges from the last maps to the words."""

from __future__ import annotations

import numpy as np

from app.network_canvas.columns.edge_painter import Curves
from app.network_canvas.columns.stage import Edges, strongest_edges
from app.network_canvas.convolutional.block import Block
from app.network_canvas.convolutional.layout import Layout
from app.network_canvas.convolutional.picture import ConvolutionalPicture
from app.network_canvas.convolutional.selection import Selection

BEGIN = 5.0  # pixels beside the maps


def edges_to_words(picture: ConvolutionalPicture, selection: Selection, most: int) -> Edges:
    """Return the strongest edges that begin in one of the maps that are shown."""
    block = picture.blocks[-1]
    shown = np.zeros(block.maps.shape, np.bool_)
    shown[selection.channels] = True
    return strongest_edges(picture.output, most, shown.ravel())


def edge_curves(layout: Layout, block: Block, selection: Selection, edges: Edges) -> Curves:
    """Return the edges' curves, from beside the cell's row to the word."""
    channels, _, bands = np.unravel_index(edges.sources, block.maps.shape)
    place = layout.blocks[-1]
    tops = np.array([one.map.top() for one in place.channels])
    height = place.channels[0].map.height()
    rows = np.searchsorted(selection.channels, channels)
    y = tops[rows] + (block.size[1] - bands - 0.5) * height / block.size[1]
    starts = np.stack([np.full(len(y), place.area.right() + BEGIN), y], axis=1)
    ends = layout.output.centres[edges.targets] - (layout.output.radius, 0)
    bend = (ends - starts) * (0.5, 0.0)
    return np.stack([starts, starts + bend, ends - bend, ends], axis=1)
