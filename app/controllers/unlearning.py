"""What was taught by mistake is unlearned: with its clip goes what its lesson did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.corpus.clip import Clip
from engine.training.progress import Position

if TYPE_CHECKING:
    from app.controllers.library import LibraryController
    from app.controllers.training import TrainingController
    from engine.corpus.edit import Edit
    from engine.training.progress import Correction, Grown, Started


@dataclass(frozen=True, slots=True)
class Learned:
    """The last clip that was taught, where the run stood before that and where after it.

    `words` are those that the network had before.
    """

    clip: Clip
    before: Position
    after: Position
    words: tuple[str, ...]


class Unlearning(QObject):
    """Lets the run go back to before the last lesson when the clip of that is taken back.

    Only while the run still stands where the lesson ended: what was trained since then is not
    thrown away, and in it the lesson fades. The lesson stays in the past of the run, as a branch.

    Parameters
    ----------
    library
        Tells which clips are taken back.
    training
        Tells what is taught, and where the run stands.
    seek
        Lets the run stand at a step of a branch.
    """

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
        self._learned: Learned | None = None
        self._words: tuple[str, ...] = ()
        self._grown: tuple[int, tuple[str, ...]] | None = None
        training.run_started.connect(self._begin)
        training.words_added.connect(self._grow)
        training.corrected.connect(self._remember)
        library.edited.connect(self._follow)

    def _begin(self, started: Started) -> None:
        self._learned, self._grown, self._words = None, None, started.words

    def _grow(self, grown: Grown) -> None:
        self._grown, self._words = (grown.step, self._words), grown.words

    def _remember(self, correction: Correction) -> None:
        dataset, record = self._training.dataset, correction.record
        if dataset is None or not 0 <= record.spotlight < len(dataset.training.clips):
            return
        clip, after = dataset.training.clips[record.spotlight], self._training.position
        before, learned = replace(after, step=record.step - 1), self._learned
        if learned is not None and (learned.clip, learned.after) == (clip, before):
            self._learned = replace(learned, after=after)  # one more round of the same lesson
            return
        words, grown = self._words, self._grown
        if grown is not None and grown[0] == before.step:  # it grew for this lesson
            words = grown[1]
        self._learned = Learned(clip, before, after, words)

    def _follow(self, edit: Edit) -> None:
        learned = self._learned
        if learned is None or edit.after or learned.clip not in edit.before:
            return
        self._learned = None
        if learned.after == self._training.position and not self._training.training_flat_out:
            self._seek(learned.before.step, learned.before.branch)
            self._training.expect_words(learned.words)
            self.unlearned.emit(learned.clip.word, learned.before.step)
