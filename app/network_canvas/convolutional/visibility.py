"""What may be seen at one moment of a step: nothing before the phase that brings it about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.controllers.phases import Phase, PhaseKind
from app.network_canvas.columns.wave import ARRIVAL, Gap, Wave

SLIDES_FORWARD = 0.94  # of a phase: the window has seen everything
SLIDES_BACK = 0.85
"""Of a phase: the kernel's gradient is whole. After that, the gradient of what the layer looked at
is shown; it takes the same deltas, and no more positions."""


@dataclass(frozen=True, slots=True)
class Visibility:
    """What is shown, each amount from 0 to 1.

    Attributes
    ----------
    input, gradient
        How much of the spectrogram, from the left; and of dL/d(input), from the right.
    overlay
        Whether that gradient lies over the spectrogram, too.
    maps, gradients
        How much of each block's maps, as the window passes; and of their gradients, from the right.
    moving
        The block over which a window slides, or None, and how far it has slid in `slid`.
    gap
        The edges to the words.
    lit, ringed, loss
        The predictions, their gradients, the loss.
    """

    input: float
    maps: tuple[float, ...]
    gap: Gap
    gradients: tuple[float, ...]
    gradient: float = 0.0
    overlay: bool = False
    moving: int | None = None
    slid: float = 0.0
    lit: float = 0.0
    ringed: float = 0.0
    loss: float = 0.0


def visibility(phase: Phase, fraction: float, blocks: int) -> Visibility:
    """Return what `phase` shows when `fraction` (0 to 1) of it has been played."""
    nothing, everything = (0.0,) * blocks, (1.0,) * blocks
    match phase.kind:
        case PhaseKind.INPUT:
            return Visibility(fraction, nothing, Gap(Wave.WIRE), nothing)
        case PhaseKind.FORWARD:
            return _forward(phase.stage, fraction, blocks)
        case PhaseKind.LOSS:
            begun = Visibility(1.0, everything, Gap(Wave.FORWARD), nothing, lit=1.0)
            return replace(begun, ringed=_after(fraction, ARRIVAL), loss=fraction)
        case PhaseKind.BACKWARD:
            return _backward(phase.stage, fraction, blocks)
        case PhaseKind.UPDATE:
            gap = Gap(Wave.UPDATE, active=True, front=fraction)
        case _:
            gap = Gap(Wave.BOTH)
    return Visibility(
        1.0, everything, gap, everything, gradient=1.0, lit=1.0, ringed=1.0, loss=1.0,
        overlay=phase.kind is PhaseKind.UPDATE,
    )  # fmt: skip


def _forward(stage: int, fraction: float, blocks: int) -> Visibility:
    nothing = (0.0,) * blocks
    if stage < blocks:
        slid = min(1.0, fraction / SLIDES_FORWARD)
        maps = tuple(1.0 if block < stage else 0.0 for block in range(blocks))
        maps = (*maps[:stage], slid, *maps[stage + 1 :])
        return Visibility(1.0, maps, Gap(Wave.WIRE), nothing, moving=stage, slid=slid)
    gap = Gap(Wave.FORWARD, active=True, front=min(1.0, fraction / ARRIVAL))
    return Visibility(1.0, (1.0,) * blocks, gap, nothing, lit=_after(fraction, ARRIVAL))


def _backward(stage: int, fraction: float, blocks: int) -> Visibility:
    everything = (1.0,) * blocks
    seen = Visibility(
        1.0, everything, Gap(Wave.BACKWARD), everything, lit=1.0, ringed=1.0, loss=1.0
    )
    if stage >= blocks:
        gap = Gap(Wave.BACKWARD, active=True, front=min(1.0, fraction / ARRIVAL))
        arriving = _up_to(blocks, blocks - 1, _after(fraction, ARRIVAL))
        return replace(seen, gap=gap, gradients=arriving)
    arrived = _after(fraction, SLIDES_BACK)
    return replace(
        seen,
        gradients=_up_to(blocks, stage - 1, arrived),
        gradient=arrived if stage == 0 else 0.0,
        overlay=stage == 0,
        moving=stage,
        slid=min(1.0, fraction / SLIDES_BACK),
    )


def _up_to(blocks: int, arriving: int, share: float) -> tuple[float, ...]:
    """Return 1 for the blocks the gradient has left, `share` for the one that it reaches now."""
    return tuple(
        1.0 if block > arriving else share if block == arriving else 0.0 for block in range(blocks)
    )


def _after(fraction: float, begin: float) -> float:
    return max(0.0, min(1.0, (fraction - begin) / (1.0 - begin)))
