"""Settings that were edited and are not in force yet."""

from __future__ import annotations

from dataclasses import fields, replace

from engine.training.settings import TrainingSettings


def needs_new_run(edited: TrainingSettings, in_force: TrainingSettings) -> bool:
    """Return whether something differs that cannot change while a run goes on."""
    return replace(edited, learning_rate=in_force.learning_rate) != in_force


def carry_over(
    edited: TrainingSettings, before: TrainingSettings, now: TrainingSettings
) -> TrainingSettings:
    """Return `now`, but with everything that `edited` has changed since `before`."""
    changes = {
        field.name: getattr(edited, field.name)
        for field in fields(TrainingSettings)
        if getattr(edited, field.name) != getattr(before, field.name)
    }
    return replace(now, **changes)
