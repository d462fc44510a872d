"""`check`: every gradient of a network beside the definition of the derivative."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np

from app.commands.answers import tell
from app.commands.bars import Bar
from engine.network.gradient_check import prove_gradients
from engine.network.presets import PRESETS, build_network

EVERY = "all"
LIMIT = 1e-6
"""The relative error below which two numbers are the same gradient."""

INPUT_SHAPE = (24, 24)
CLASSES = 10
CLIPS = 4
HEADINGS = ("network", "parameter", "shape", "checked", "relative error", "verdict")


@dataclass(frozen=True, slots=True)
class Row:
    """The gradients of one parameter, or of the input: how many were checked, and the worst."""

    network: str
    parameter: str
    shape: tuple[int, ...]
    checked: int
    relative_error: float

    @property
    def passed(self) -> bool:
        """Whether all of them are right; one that is no number is not."""
        return self.relative_error < LIMIT


def run_check(network: str, seed: int, *, as_json: bool = False) -> int:
    """Prove the gradients of a network, or of `EVERY` one; return 0 if all are right, else 1."""
    kinds = tuple(PRESETS) if network == EVERY else (network,)
    rows: list[Row] = []
    with Bar("Checking gradients", "networks", len(kinds)) as bar:
        for kind in kinds:
            rows += check(kind, seed)
            bar.update()
    passed = all(row.passed for row in rows)
    worst = float(np.max([row.relative_error for row in rows]))
    numbers = {
        "network": network,
        "seed": seed,
        "limit": LIMIT,
        "relative_error": _finite(worst),
        "passed": passed,
        "parameters": [
            {
                "network": row.network,
                "parameter": row.parameter,
                "shape": row.shape,
                "checked": row.checked,
                "relative_error": _finite(row.relative_error),
                "passed": row.passed,
            }
            for row in rows
        ],
    }
    tell(_table(rows), numbers, as_json=as_json)
    return 0 if passed else 1


def check(kind: str, seed: int) -> list[Row]:
    """Prove gradients of a preset in float64, for a few clips of noise; a row a parameter."""
    network = build_network(
        kind, input_shape=INPUT_SHAPE, classes=CLASSES, seed=seed, dtype=np.float64
    )
    rng = np.random.default_rng(seed)
    clips = rng.normal(size=(CLIPS, *INPUT_SHAPE))
    labels = rng.integers(CLASSES, size=CLIPS)
    shapes = {name: array.shape for name, array in network.parameters.items()}
    errors: dict[str, list[float]] = {}
    for proof in prove_gradients(network, clips, labels, seed=seed):
        errors.setdefault(proof.name, []).append(proof.relative_error)
    return [
        Row(kind, name, shapes.get(name, clips.shape), len(found), float(np.max(found)))
        for name, found in errors.items()
    ]


def _finite(number: float) -> float | None:
    """Return the number, or None where JSON has no word for it."""
    return number if isfinite(number) else None


def _table(rows: list[Row]) -> str:
    cells = [HEADINGS] + [
        (
            row.network,
            row.parameter,
            " x ".join(map(str, row.shape)),
            str(row.checked),
            f"{row.relative_error:.1e}",
            "right" if row.passed else "WRONG",
        )
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    wrong = sum(not row.passed for row in rows)
    verdict = (
        f"{wrong} of {len(rows)} gradients are wrong."
        if wrong
        else f"All gradients are those of the definition, to less than {LIMIT:.0e} relative."
    )
    return "\n".join([*lines, verdict])
