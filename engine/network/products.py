"""Products of matrices as small as ours, as fast as the library can make them."""

from __future__ import annotations

from functools import cache

import numpy as np

from engine.network.layer import Array

SMALL_PRODUCT = 1_000_000
"""Multiplications up to which OpenBLAS takes two matrices as they lie; above, it packs them into
blocks first, which pays only for much larger ones."""

FEWEST_ROWS = 16
"""Parts of fewer rows than this gain nothing any more."""


def multiply(a: Array, b: Array, out: Array) -> None:
    """Write `a b` `(m, k) (k, n)` into `out` `(m, n)`, all in C order but for `b`.

    A product that is a little too large is done as several small ones, each for some rows of `a`.
    """
    parts = _parts(*a.shape, b.shape[1])
    if parts == 1:
        np.dot(a, b, out=out)
    else:
        rows = len(a) // parts
        stacked = out.reshape(parts, rows, -1)
        np.matmul(a.reshape(parts, rows, -1), b, out=stacked)  # (p, m / p, k) (k, n)


@cache
def _parts(rows: int, inner: int, columns: int) -> int:
    """Return into how many equal parts of the rows a product is best divided."""
    for parts in range(1, rows // FEWEST_ROWS + 1):
        if rows % parts == 0 and rows // parts * inner * columns <= SMALL_PRODUCT:
            return parts
    return 1
