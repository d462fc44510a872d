"""How rows below each other share a height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What a row needs at least, its part of what is left over, and what it needs at most."""

    key: tuple[str, int, str]
    least: float
    weight: float = 0.0
    most: float = 0.0


def heights(rows: Sequence[Row], available: float) -> list[float]:
    """Return each row's height, in whole pixels; they fill at most what is available."""
    least = sum(row.least for row in rows)
    if least > available:
        return [row.least * available / least for row in rows]
    shared = {number: row.least for number, row in enumerate(rows)}
    growing = {number for number, row in enumerate(rows) if row.weight}
    while growing:
        spare = available - sum(shared.values())
        weights = sum(rows[number].weight for number in growing)
        wanted = {
            number: shared[number] + spare * rows[number].weight / weights for number in growing
        }
        full = {number for number in growing if wanted[number] >= rows[number].most}
        if not full:
            shared |= wanted
            break
        shared |= {number: rows[number].most for number in full}
        growing -= full
    return [float(int(shared[number])) for number in range(len(rows))]
