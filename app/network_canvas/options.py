"""What the user chooses about the picture; none of it changes a number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.network_canvas.scales import Normalisation


class TimeScale(StrEnum):
    """How the gradient's norm at each frame is drawn."""

    LINEAR = "linear"
    LOGARITHMIC = "logarithmic"
    EACH_FRAME = "each frame"


@dataclass(frozen=True, slots=True)
class Options:
    """How a record is drawn.

    Attributes
    ----------
    normalisation
        What the brightest colour stands for.
    signed
        Whether dL/d(input) shows its sign, by hatching what is negative.
    time_scale
        Of gradients that go back in time.
    """

    normalisation: Normalisation = Normalisation.SUITED
    signed: bool = True
    time_scale: TimeScale = TimeScale.LINEAR
