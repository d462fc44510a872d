"""The user says whether an answer was right, or what it should have been; the network learns it.

The word joins the user's corpus, and with it what is trained on; then the clip is taught in a few
steps. A word that the network does not know lets it grow.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.recognition import RecognitionController
from engine.corpus.clip import Clip, Source, Split
from engine.failure import Failure

if TYPE_CHECKING:
    from app.controllers.library import LibraryController
    from app.controllers.training import TrainingController
    from engine.corpus.dataset import Dataset
    from engine.corpus.edit import Edit

ROLLING = 20
"""So many of the last judgements make the rolling accuracy."""
REMEMBERED = 1
"""So many corrections before it are taught with a clip."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How well the network knew what this person said: answers judged, right ones, corrections.

    `rolling` is the share that was right of the last `ROLLING` judged, 0 to 1; None before any.
    """

    judged: int = 0
    right: int = 0
    corrections: int = 0
    rolling: float | None = None


class CorrectionController(QObject):
    """Judges the last answer of a `RecognitionController`, each answer once."""

    tally_changed = Signal(object)
    """A `Tally`."""
    can_judge_changed = Signal(bool)
    """Whether there is an answer that has not been judged yet."""
    joined = Signal(object)
    """A Clip: the word that was judged is on disk."""
    failed = Signal(object)
    """A Failure: the word could not be kept; it can be judged again."""

    def __init__(
        self,
        library: LibraryController,
        training: TrainingController,
        recognition: RecognitionController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tally = Tally()
        self._library = library
        self._training = training
        self._recognition = recognition
        self._can_judge = False
        self._judgements: deque[bool] = deque(maxlen=ROLLING)
        self._corrections: list[Clip] = []
        self._waiting: list[Clip] = []
        self._last_judged: tuple[Clip, bool] | None = None
        recognition.recognised.connect(lambda _: self._let_judge(True))
        training.dataset_used.connect(self._teach_waiting)
        library.edited.connect(self._follow)

    @property
    def can_judge(self) -> bool:
        """Whether there is an answer that has not been judged yet."""
        return self._can_judge

    def right(self) -> None:
        """Say that the last answer's likeliest word was right."""
        if self._can_judge and self._recognition.last is not None:
            self._judge(self._recognition.last.best[0])

    def correct(self, word: str) -> None:
        """Say what the last word was; also a word that the network does not know."""
        word = self._library.known_word(word)
        if self._can_judge and word:
            self._judge(word)

    def _judge(self, word: str) -> None:
        sound, answer = self._recognition.sound, self._recognition.last
        assert sound is not None
        assert answer is not None
        was_right = word == answer.word
        # What was wrong is learned in any case; of what was right the corpus keeps some to test.
        split = None if was_right else Split.TRAINING
        self._let_judge(False)
        self._count(was_right)
        told = partial(self._joined, was_right=was_right)
        self._library.add_clip(sound, word, Source.MICROPHONE, split=split, told=told)

    def _count(self, was_right: bool) -> None:
        self._judgements.append(was_right)
        self.tally = Tally(
            self.tally.judged + 1,
            self.tally.right + was_right,
            self.tally.corrections + (not was_right),
            sum(self._judgements) / len(self._judgements),
        )
        self.tally_changed.emit(self.tally)

    def _joined(self, clip: Clip | Failure, *, was_right: bool) -> None:
        if isinstance(clip, Failure):
            self._take_back(was_right)
            self._let_judge(True)
            self.failed.emit(clip)
            return
        self._last_judged = clip, was_right
        self._waiting.append(clip)
        self.joined.emit(clip)

    def _take_back(self, was_right: bool) -> None:
        """Count the last judgement no more."""
        self._judgements.pop()
        rolling = sum(self._judgements) / len(self._judgements) if self._judgements else None
        self.tally = Tally(
            self.tally.judged - 1,
            self.tally.right - was_right,
            self.tally.corrections - (not was_right),
            rolling,
        )
        self.tally_changed.emit(self.tally)

    def _follow(self, edit: Edit) -> None:
        """A judgement is taken back with the clip that it brought."""
        if self._last_judged is None or edit.after:
            return
        clip, was_right = self._last_judged
        if clip in edit.before:
            self._last_judged = None
            self._take_back(was_right)

    def _teach_waiting(self, dataset: Dataset) -> None:
        """Teach those clips that are trained on now; those kept to test are not taught."""
        waiting, self._waiting = self._waiting, []
        clips = dataset.training.clips
        for clip in waiting:
            if clip in clips:
                known = [one for one in self._corrections if one in clips and one != clip]
                taught = (clip, *known[: -REMEMBERED - 1 : -1])
                self._training.teach(tuple(clips.index(one) for one in taught))
                self._corrections.append(clip)
            elif clip not in dataset.validation.clips:
                self._waiting.append(clip)  # of these clips its own are still being read

    def _let_judge(self, can: bool) -> None:
        if can != self._can_judge:
            self._can_judge = can
            self.can_judge_changed.emit(can)
