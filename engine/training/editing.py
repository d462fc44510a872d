"""Setting a weight by hand, seeing what it does to the loss, and taking it back."""

from __future__ import annotations

from collections.abc import Callable

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.training.edits import edited_array
from engine.training.history import WeightEdited
from engine.training.progress import EditEffect
from engine.training.record import Record
from engine.training.run import Run


def edit_weight(
    run: Run, edit: WeightEdited, follow: int | None = None
) -> tuple[EditEffect, Record]:
    """Set a weight, and return what that does, with the record of the network as it stands then.

    Parameters
    ----------
    run
        Where it stands at an earlier step than its branch's last, a new branch begins.
    edit
        What is set to what; its `before` is found out.
    follow
        The clip whose loss is looked at; None follows the run's spotlight.

    Raises
    ------
    Failure
        When the network has no such weight, or it cannot be that value; nothing has changed then.
    """
    edited_array(run.trainer.network, edit)
    return _effect_of(run, edit, follow, lambda: run.change(edit))


def undo_edit(run: Run, follow: int | None = None) -> tuple[EditEffect, Record]:
    """Give the weight that was edited last the value that it had before.

    Where nothing has been trained since, the edit leaves the run's history as if it had never been
    made; otherwise the way back is one more edit, and what was trained in between stays.

    Raises
    ------
    Failure
        When no edit is left to be taken back.
    """
    edit = run.last_edit()
    if edit is None:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "No weight has been set by hand that could be taken back."),
            QT_TRANSLATE_NOOP("engine", "Choose a weight, and set it first."),
        )
    return _effect_of(run, edit, follow, lambda: run.take_back(edit))


def _effect_of(
    run: Run, edit: WeightEdited, follow: int | None, act: Callable[[], None]
) -> tuple[EditEffect, Record]:
    array = edited_array(run.trainer.network, edit)
    before, value_before = run.preview(follow), float(array[edit.index])
    act()
    after, value_after = run.preview(follow), float(array[edit.index])
    effect = EditEffect(
        run_id=run.trainer.run_id,
        step=run.step,
        name=edit.name,
        index=edit.index,
        before=value_before,
        after=value_after,
        clip_loss_before=before.clip_loss,
        clip_loss_after=after.clip_loss,
        batch_loss_before=before.batch_loss,
        batch_loss_after=after.batch_loss,
    )
    return effect, after
