"""The branches of a run: which way leads to a step, and what there was on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.training.checkpoints import Checkpoint
from engine.training.convergence import Convergence
from engine.training.history import Branch, Change, Metrics, WeightEdited, WordsAdded
from engine.training.progress import StepMetrics
from engine.training.trainer import EVALUATE_EVERY


def path(branches: Sequence[Branch], number: int) -> Iterator[Branch]:
    """Yield a branch, its parent, and so on, back to the first."""
    following: int | None = number
    while following is not None:
        yield branches[following]
        following = branches[following].parent


def begin_branch(branches: list[Branch], number: int, step: int, run_id: int) -> Branch:
    """Add a branch that begins at a step on the way to the tip of branch `number`."""
    way = path(branches, number)
    parent = next(part for part in way if step > part.begins_at or part.parent is None)
    begun = Branch(len(branches), parent.number, step, Metrics(run_id, step + 1))
    if parent.ended_at is not None and parent.ended_at <= step:
        begun.ended_at, begun.ending = parent.ended_at, parent.ending
    branches.append(begun)
    return begun


def changes_after(branches: Sequence[Branch], number: int, step: int) -> Iterator[Change]:
    """Yield what was changed after a step on the way to the tip of a branch."""
    end = inf
    for part in path(branches, number):
        yield from (event.change for event in part.events if event.step == step < end)
        end = min(end, part.begins_at)


def changes_before(branches: Sequence[Branch], number: int, end: float) -> Iterator[Change]:
    """Yield what was changed after earlier steps than `end`, the last change first."""
    for part in path(branches, number):
        yield from (event.change for event in reversed(part.events) if event.step < end)
        end = min(end, part.begins_at)


def last_edit(changes: Iterable[Change]) -> WeightEdited | None:
    """Return the first of `changes`, the last one first, that sets a weight and still holds."""
    taken_back = 0
    for change in changes:
        if not isinstance(change, WeightEdited):
            continue
        if not (change.undoes or taken_back):
            return change
        taken_back += 1 if change.undoes else -1
    return None


def check_step(branches: Sequence[Branch], number: int, step: int) -> None:
    """Raise a Failure when there is no such branch, or no such step on the way to its tip."""
    tip = branches[number].tip if 0 <= number < len(branches) else 0
    if 0 <= number < len(branches) and 0 <= step <= tip:
        return
    raise Failure(
        QT_TRANSLATE_NOOP("engine", "The run has no step {step} on branch {branch}."),
        QT_TRANSLATE_NOOP("engine", "Choose a step from 0 to {tip}."),
        step=step,
        branch=number,
        tip=tip,
    )


def metrics_of(branches: Sequence[Branch], number: int, step: int) -> StepMetrics:
    """Return the metrics of a step on the way to the tip; IndexError when it is not there."""
    for part in path(branches, number):
        if step > part.begins_at:
            return part.metrics.of_step(step)
    raise IndexError(step)


def training_losses(branches: Sequence[Branch], number: int, since: int, until: int) -> list[float]:
    """Return what was evaluated after step `since` and until step `until` of a branch, in order."""
    found: list[float] = []
    for part in path(branches, number):
        before = part.begins_at // EVALUATE_EVERY  # evaluations up to where it begins
        after = slice(
            max(since // EVALUATE_EVERY - before, 0), max(until // EVALUATE_EVERY - before, 0)
        )
        found = [*part.training_losses[after], *found]
        until = min(until, part.begins_at)
    return found


def convergence_at(
    branches: Sequence[Branch], number: int, step: int, near: Checkpoint
) -> Convergence:
    """Return what the evaluations until a step say, since the network grew last.

    `near` is a checkpoint at that step or an earlier one; the nearest is the quickest.
    """
    convergence, since = near.convergence, near.step
    grown = last_growth(branches, number, step)
    if grown >= since:
        convergence, since = Convergence(), grown
    for loss in training_losses(branches, number, since, step):
        convergence = convergence.after(loss)
    return convergence


def last_growth(branches: Sequence[Branch], number: int, end: float) -> int:
    """Return the step after which the network grew last, before step `end`; -1 if it did not."""
    for part in path(branches, number):
        for event in reversed(part.events):
            if event.step < end and isinstance(event.change, WordsAdded):
                return event.step
        end = min(end, part.begins_at)
    return -1
