"""When a run has learned what it can."""

from __future__ import annotations

from dataclasses import dataclass, replace

CONVERGED_LOSS = 0.01  # mean training loss at which every word is all but certain
PATIENCE = 20  # evaluations without progress after which a run has converged
PROGRESS = 0.01  # the share by which the training loss must fall to count as progress


@dataclass(frozen=True, slots=True)
class Convergence:
    """What the evaluations so far say; a value, so that a checkpoint can keep it."""

    best_loss: float = float("inf")
    without_progress: int = 0

    def after(self, training_loss: float) -> Convergence:
        """Return what is known after one more evaluation."""
        if training_loss < self.best_loss * (1 - PROGRESS):
            return Convergence(training_loss, 0)
        return replace(self, without_progress=self.without_progress + 1)

    def reached(self, training_loss: float) -> bool:
        """Whether a run whose last evaluation gave this loss has converged."""
        return training_loss < CONVERGED_LOSS or self.without_progress >= PATIENCE
