"""The visible parts of a step, in the order in which they happen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from engine.training.record import LayerRecord, Record

RECURRENT = ("elman", "gru", "lstm")
"""Layers that are passed through frame by frame."""

LENGTH_A_FRAME = 0.16
LENGTH_A_CONVOLUTION = 4.0


class Direction(StrEnum):
    """What a phase is about; each has its own hue, or none."""

    NEUTRAL = "neutral"
    FORWARD = "forward"
    BACKWARD = "backward"
    UPDATE = "update"


class PhaseKind(StrEnum):
    """The kinds of phases; `WHOLE` is a step shown at once."""

    INPUT = "input"
    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    UPDATE = "update"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase.

    Attributes
    ----------
    stage
        The layer that learns, counted from 0, which a forward phase enters or a backward phase
        leaves; `layer` is its name. Kind and stage say which phase it is.
    parts
        How many moments it has to stop at: the frames of a recurrent layer, 1 of any other.
    length
        How long it takes, as a multiple of the usual phase.
    """

    kind: PhaseKind
    stage: int = -1
    layer: str = field(default="", compare=False)
    parts: int = field(default=1, compare=False)
    length: float = field(default=1.0, compare=False)

    @property
    def direction(self) -> Direction:
        """The way the signals go."""
        match self.kind:
            case PhaseKind.FORWARD:
                return Direction.FORWARD
            case PhaseKind.LOSS | PhaseKind.BACKWARD:
                return Direction.BACKWARD
            case PhaseKind.UPDATE:
                return Direction.UPDATE
            case _:
                return Direction.NEUTRAL

    @property
    def name(self) -> str:
        """What the phase is called in the shell: `backward:conv1`, `loss`."""
        return f"{self.kind}:{self.layer}" if self.layer else str(self.kind)

    def part_at(self, fraction: float) -> int:
        """Return the part that is being played at a share of the phase, 0 to `parts` - 1."""
        return min(int(fraction * self.parts), self.parts - 1)


WHOLE_STEP = Phase(PhaseKind.WHOLE)


def phases_of(record: Record) -> tuple[Phase, ...]:
    """Return input, forward into each layer that learns, loss, backward out of each, update.

    Of a word that was only recognised there is no more than the way forward.
    """
    learning = [layer for layer in record.layers if layer.parameters]
    numbered = list(enumerate(learning))
    forward = [_through(PhaseKind.FORWARD, stage, layer) for stage, layer in numbered]
    if record.forward_only:
        return (Phase(PhaseKind.INPUT), *forward)
    return (
        Phase(PhaseKind.INPUT),
        *forward,
        Phase(PhaseKind.LOSS),
        *(_through(PhaseKind.BACKWARD, stage, layer) for stage, layer in reversed(numbered)),
        Phase(PhaseKind.UPDATE),
    )


def _through(kind: PhaseKind, stage: int, layer: LayerRecord) -> Phase:
    if layer.kind in RECURRENT:
        frames = len(layer.clip.y)
        return Phase(kind, stage, layer.name, frames, max(1.0, LENGTH_A_FRAME * frames))
    length = LENGTH_A_CONVOLUTION if layer.kind == "convolution" else 1.0
    return Phase(kind, stage, layer.name, length=length)
