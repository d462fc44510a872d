"""What can be seen at a moment of a step: nothing before the phase that brings it about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.controllers.phases import Phase, PhaseKind
from app.network_canvas.columns.wave import ARRIVAL, Gap, Wave

NEARLY = 1e-6
TRAVEL = 0.5  # of a frame's time its signals travel; then its cells answer
READ = 0.25  # of the phase: the column that the output reads is complete
RECEIVE = 0.45  # of a frame's time its gradient arrives; then it is passed on

WAITING = Gap(Wave.WIRE)


@dataclass(frozen=True, slots=True)
class Front:
    """The frame of a layer that is being played, and how much of it has been, 0 to 1."""

    layer: int
    frame: int
    share: float
    backward: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown.

    Attributes
    ----------
    input
        The share of the spectrogram that has been heard.
    known, returned
        Of each recurrent layer: the frames whose state is known, counted from the first, and those
        whose gradient is, counted from the last. The part behind the point is how brightly the
        next one is lit.
    front
        Where signals move; None when they do not move in time.
    read, read_back
        How much is seen of what the output reads, and of its gradient.
    gap
        The edges to the words.
    lit, ringed, loss
        Of the words: answers, gradients, and the loss that has formed.
    updated
        How much of the update has been made; None in all other phases.
    gates_return
        Whether the gates show their gradients where these are known, and not their values.
    """

    frames: int
    input: float
    known: tuple[float, ...]
    returned: tuple[float, ...]
    front: Front | None = None
    read: float = 0.0
    read_back: float = 0.0
    gap: Gap = WAITING
    lit: float = 0.0
    ringed: float = 0.0
    loss: float = 0.0
    updated: float | None = None
    gates_return: bool = False

    def shows_gradient(self, layer: int, frame: int) -> bool:
        """Tell whether a layer's gates show their gradients at a frame."""
        return self.gates_return and frame >= self.frames - self.returned[layer]


def part_of(phase: Phase, fraction: float) -> tuple[int, float]:
    """Return the part that is played and the share of it, 0 to 1.

    A moment between two parts is the end of the first one: who stops there wants to see it whole.
    """
    played = fraction * phase.parts
    part = phase.part_at(fraction)
    share = min(1.0, played - part)
    if share < NEARLY and part > 0:
        return part - 1, 1.0
    return part, 1.0 if share > 1 - NEARLY else share


def seen_at(phase: Phase, fraction: float, layers: int, frames: int) -> Seen:
    """Return what `phase` shows when `fraction` (0 to 1) of it has been played."""
    none = (0.0,) * layers
    if phase.kind is PhaseKind.INPUT:
        return Seen(frames, fraction, none, none)
    if phase.kind is PhaseKind.FORWARD:
        return _forward(Seen(frames, 1.0, none, none), phase, fraction)
    return _answered(phase, fraction, layers, frames)


def _answered(phase: Phase, fraction: float, layers: int, frames: int) -> Seen:
    """Return what is seen from the loss on."""
    none, every = (0.0,) * layers, (float(frames),) * layers
    answered = Seen(frames, 1.0, every, none, read=1.0, lit=1.0, ringed=1.0, loss=1.0)
    match phase.kind:
        case PhaseKind.LOSS:
            ringed = _between(fraction, ARRIVAL, 1.0)
            return replace(answered, gap=Gap(Wave.FORWARD), loss=fraction, ringed=ringed)
        case PhaseKind.BACKWARD if phase.stage >= layers:
            gap = Gap(Wave.BACKWARD, active=True, front=_between(fraction, 0.0, ARRIVAL))
            return replace(answered, gap=gap, read_back=_between(fraction, ARRIVAL, 1.0))
        case PhaseKind.BACKWARD:
            return _back_in_time(answered, phase, fraction)
        case PhaseKind.UPDATE:
            gap = Gap(Wave.UPDATE, active=True, front=fraction)
            return replace(answered, returned=every, gap=gap, read_back=1.0, updated=fraction)
        case _:
            return replace(answered, returned=every, gap=Gap(Wave.BOTH), read_back=1.0)


def _forward(heard: Seen, phase: Phase, fraction: float) -> Seen:
    layers, frames = len(heard.known), heard.frames
    known = [float(frames)] * phase.stage + [0.0] * (layers - phase.stage)
    if phase.stage < layers:
        part, share = part_of(phase, fraction)
        known[phase.stage] = part + _between(share, TRAVEL, 1.0)
        front = Front(phase.stage, part, share, backward=False)
        return replace(heard, known=tuple(known), front=front)
    return replace(
        heard,
        known=tuple(known[:layers]),
        read=_between(fraction, 0.0, READ),
        gap=Gap(Wave.FORWARD, active=True, front=_between(fraction, READ, ARRIVAL)),
        lit=_between(fraction, ARRIVAL, 1.0),
    )


def _back_in_time(answered: Seen, phase: Phase, fraction: float) -> Seen:
    part, share = part_of(phase, fraction)
    layers, frames = len(answered.known), answered.frames
    returned = [0.0] * phase.stage + [float(frames)] * (layers - phase.stage)
    returned[phase.stage] = part + _between(share, 0.0, RECEIVE)
    return replace(
        answered,
        returned=tuple(returned),
        front=Front(phase.stage, frames - 1 - part, share, backward=True),
        gap=Gap(Wave.BACKWARD),
        read_back=1.0,
        gates_return=True,
    )


def _between(value: float, begin: float, end: float) -> float:
    """Return how far a value has come from `begin` to `end`, 0 to 1."""
    return max(0.0, min(1.0, (value - begin) / (end - begin)))
