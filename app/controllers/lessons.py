"""Lessons: each clip is taught in as many rounds as it takes, one after the other.

A lesson is taken back with its clip: as long as nothing else has been trained since, the network
then is what it was before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.training.progress import Position

if TYPE_CHECKING:
    from app.controllers.library import LibraryController
    from app.controllers.training import TrainingController
    from engine.corpus.clip import Clip
    from engine.corpus.dataset import Dataset
    from engine.corpus.edit import Edit
    from engine.training.progress import Branched, Correction

KNOWN_FROM = 0.8
"""A word is taught until it is predicted with this, so that it is right when it is said again."""
MOST_ROUNDS = 10
"""So many times the steps of one lesson at most; a word that contradicts others takes many."""
REMEMBERED = 1
"""So many clips that were taught before it are taught with a clip, in its first round."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A clip that is taught, and how far that has come.

    Parameters
    ----------
    clip
        It belongs to the corpus.
    run_id
        The run that learns it.
    before, after
        What the network predicted for its word before the first round, and after the last one.
    rounds, steps
        How many there have been.
    began, ended
        Where the run stood before the first step, and where after the last one.
    """

    clip: Clip
    run_id: int
    before: float = 0.0
    after: float = 0.0
    rounds: int = 0
    steps: int = 0
    began: Position | None = None
    ended: Position | None = None

    @property
    def is_over(self) -> bool:
        """Whether the word is known, or was tried often enough."""
        return self.after >= KNOWN_FROM or self.rounds >= MOST_ROUNDS


class Lessons(QObject):
    """Teaches the clips that it is given as soon as the run is trained on them.

    Parameters
    ----------
    library
        Tells which clips are taken back.
    training
        Teaches; a round is asked for only when the last one has been told.
    seek
        Lets the run stand at a step of a branch.
    """

    taught = Signal(object, object)
    """A `Lesson` that has had one more round, and the `Correction` that tells of that round."""
    unlearned = Signal(str, int)
    """The word whose lesson was taken back, and the step at which the run stands again."""

    def __init__(
        self,
        library: LibraryController,
        training: TrainingController,
        seek: Callable[[int, int], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._training = training
        self._seek = seek
        self._waiting: list[Lesson] = []
        self._present: Lesson | None = None
        self._taken_back = False
        self._over: list[Lesson] = []
        library.edited.connect(self._follow_edit)
        training.dataset_used.connect(self._go_on_with)
        training.corrected.connect(self._take_round)
        training.branched.connect(self._follow_branch)
        training.run_started.connect(lambda _: self._forget_other_runs())
        training.failed.connect(lambda _: self._break_off())

    def teach(self, clip: Clip) -> None:
        """Teach a clip of the corpus, once it is trained on; one kept to test is not taught."""
        self._waiting.append(Lesson(clip, self._training.run_id))

    def _go_on_with(self, dataset: Dataset) -> None:
        self._forget_other_runs()
        kept_to_test = [one for one in self._waiting if one.clip in dataset.validation.clips]
        self._waiting = [one for one in self._waiting if one not in kept_to_test]
        self._begin_next()

    def _begin_next(self) -> None:
        dataset = self._training.dataset
        if self._present is not None or dataset is None:
            return
        clips = dataset.training.clips
        ready = next((one for one in self._waiting if one.clip in clips), None)
        if ready is None:
            return
        self._waiting.remove(ready)
        earlier = [one.clip for one in self._over if one.clip in clips][-REMEMBERED:]
        self._present = ready
        self._training.teach(tuple(clips.index(clip) for clip in (ready.clip, *earlier)))

    def _take_round(self, correction: Correction) -> None:
        lesson, self._present = self._present, None
        if lesson is None:
            return
        lesson = self._with_round(lesson, correction)
        if self._taken_back:
            self._taken_back = False
            self._unlearn(lesson)
        else:
            self._let_rest_or_repeat(lesson)
            self.taught.emit(lesson, correction)
        self._begin_next()

    def _with_round(self, lesson: Lesson, correction: Correction) -> Lesson:
        label, here = correction.record.label, self._training.position
        if lesson.began is None:
            began = replace(here, step=correction.record.step - 1)
            lesson = replace(lesson, before=correction.before.predictions[label], began=began)
        return replace(
            lesson,
            after=correction.after.predictions[label],
            rounds=lesson.rounds + 1,
            steps=lesson.steps + correction.steps,
            ended=here,
        )

    def _let_rest_or_repeat(self, lesson: Lesson) -> None:
        dataset = self._training.dataset
        if lesson.is_over or dataset is None or lesson.clip not in dataset.training.clips:
            self._over.append(lesson)
            return
        self._present = lesson
        self._training.teach((dataset.training.clips.index(lesson.clip),))

    def _follow_edit(self, edit: Edit) -> None:
        """Take the lessons of removed clips back."""
        if edit.after:
            return
        removed = edit.before
        self._waiting = [one for one in self._waiting if one.clip not in removed]
        if self._present is not None and self._present.clip in removed:
            self._taken_back = True  # once the engine has told of the round in hand
        elif self._over and self._over[-1].clip in removed:
            self._unlearn(self._over.pop())
        self._over = [one for one in self._over if one.clip not in removed]

    def _unlearn(self, lesson: Lesson) -> None:
        training = self._training
        if lesson.began is None or lesson.ended != training.position or training.training_flat_out:
            return  # what was trained since is not thrown away
        self._seek(lesson.began.step, lesson.began.branch)
        self.unlearned.emit(lesson.clip.word, lesson.began.step)

    def _follow_branch(self, branched: Branched) -> None:
        """Know the end of the last lesson again where other clips have begun a branch at it."""
        if self._over and self._over[-1].ended == self._training.position:
            here = Position(branched.run_id, branched.begins_at, branched.branch)
            if here.step == self._training.position.step:
                self._over[-1] = replace(self._over[-1], ended=here)

    def _forget_other_runs(self) -> None:
        run = self._training.run_id
        self._waiting = [one for one in self._waiting if one.run_id == run]
        self._over = [one for one in self._over if one.run_id == run]
        if self._present is not None and self._present.run_id != run:
            self._present, self._taken_back = None, False

    def _break_off(self) -> None:
        self._waiting, self._present, self._taken_back = [], None, False
