"""The weights of a run as they stand between two steps, for those who use them beside the training.

The engine thread alone writes weights. What others compute with is a copy that nobody can write
to: one slot, in which the newest wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from engine.network.layer import Array
from engine.network.network import Network
from engine.training.construction import network_of
from engine.training.settings import TrainingSettings
from engine.training.signals import frozen
from engine.training.trainer import Trainer

EVERY_SECONDS = 0.05
"""While it trains, weights are copied at most so often: for an ear they are then never old."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """All parameters after a step, flat and read-only, and what network they are of."""

    run_id: int
    step: int
    words: tuple[str, ...]
    settings: TrainingSettings
    input_shape: tuple[int, int]
    vector: Array

    def network(self) -> Network:
        """Build the network with these weights."""
        built = network_of(self.settings, self.input_shape, len(self.words), self.vector.dtype)
        built.vector[...] = self.vector
        return built


class WeightsSlot:
    """The newest weights; the engine thread offers them, any other may look.

    Attributes
    ----------
    wanted
        Whether weights are wanted while the engine trains. Where it stands still, they are there
        in any case.
    newest
        None before the first run.
    """

    def __init__(self) -> None:
        self.wanted = False
        self.newest: Weights | None = None
        self._due = 0.0

    def offer(self, trainer: Trainer, *, standing: bool) -> None:
        """Copy the weights if somebody waits for them: on the engine thread, between steps."""
        if not standing and not (self.wanted and monotonic() >= self._due):
            return
        self._due = monotonic() + EVERY_SECONDS
        self.newest = weights_of(trainer)


def weights_of(trainer: Trainer) -> Weights:
    """Return the weights of a trainer as it stands; they share no memory with it."""
    shape = trainer.dataset.training.features.shape
    return Weights(
        run_id=trainer.run_id,
        step=trainer.step,
        words=trainer.dataset.words,
        settings=trainer.settings,
        input_shape=(shape[1], shape[2]),
        vector=frozen(trainer.network.vector),
    )
