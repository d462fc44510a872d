"""What may be seen at one moment of a step: nothing before the phase that brings it about."""

from __future__ import annotations

from dataclasses import dataclass

from app.controllers.phases import Phase, PhaseKind
from app.network_canvas.columns.wave import ARRIVAL, Gap, Wave


@dataclass(frozen=True, slots=True)
class Visibility:
    """What is shown, each amount from 0 to 1.

    `gaps`, `lit` (activations) and `ringed` (gradients of units) have one entry a stage.
    `gradient` is how much of dL/d(input) has been painted over the spectrogram, from the right.
    """

    gaps: tuple[Gap, ...]
    lit: tuple[float, ...]
    ringed: tuple[float, ...]
    input: float
    loss: float
    gradient: float
    overlay: bool


def visibility(phase: Phase, fraction: float, stages: int) -> Visibility:
    """Return what `phase` shows when `fraction` (0 to 1) of it has been played."""
    match phase.kind:
        case PhaseKind.INPUT:
            return _forward_pass(stages, entered=-1, front=0.0, shown_input=fraction)
        case PhaseKind.FORWARD:
            return _forward_pass(stages, entered=phase.stage, front=fraction, shown_input=1.0)
        case PhaseKind.LOSS:
            return _backward_pass(stages, left=stages, front=fraction)
        case PhaseKind.BACKWARD:
            return _backward_pass(stages, left=phase.stage, front=fraction)
        case PhaseKind.UPDATE:
            gaps = tuple(Gap(Wave.UPDATE, active=True, front=fraction) for _ in range(stages))
            return _complete(gaps, overlay=True)
        case _:
            return _complete(tuple(Gap(Wave.BOTH) for _ in range(stages)), overlay=False)


def _forward_pass(stages: int, *, entered: int, front: float, shown_input: float) -> Visibility:
    gaps, lit = [], []
    for stage in range(stages):
        if stage < entered:
            gaps.append(Gap(Wave.FORWARD))
            lit.append(1.0)
        elif stage == entered:
            gaps.append(Gap(Wave.FORWARD, active=True, front=min(1.0, front / ARRIVAL)))
            lit.append(_answer(front))
        else:
            gaps.append(Gap(Wave.WIRE))
            lit.append(0.0)
    return Visibility(
        tuple(gaps), tuple(lit), (0.0,) * stages, shown_input, loss=0.0, gradient=0.0, overlay=False
    )


def _backward_pass(stages: int, *, left: int, front: float) -> Visibility:
    """Show the wave leaving stage `left`; `left == stages` is the loss, before any edge."""
    gaps, ringed = [], []
    for stage in range(stages):
        if stage > left:
            gaps.append(Gap(Wave.BACKWARD))
        elif stage == left:
            gaps.append(Gap(Wave.BACKWARD, active=True, front=min(1.0, front / ARRIVAL)))
        else:
            gaps.append(Gap(Wave.FORWARD))
        arriving = stage == left - 1
        ringed.append(1.0 if stage >= left else _answer(front) if arriving else 0.0)
    at_input = left == 0
    return Visibility(
        tuple(gaps),
        (1.0,) * stages,
        tuple(ringed),
        input=1.0,
        loss=front if left == stages else 1.0,
        gradient=_answer(front, begin=0.4) if at_input else 0.0,
        overlay=at_input,
    )


def _complete(gaps: tuple[Gap, ...], *, overlay: bool) -> Visibility:
    ones = (1.0,) * len(gaps)
    return Visibility(gaps, ones, ones, input=1.0, loss=1.0, gradient=1.0, overlay=overlay)


def _answer(front: float, begin: float = ARRIVAL) -> float:
    """Return how much of a unit's answer is seen, once the wave has come `begin` of the way."""
    return max(0.0, min(1.0, (front - begin) / (1.0 - begin)))
