"""The user says whether an answer was right, or what it should have been; that is counted.

The word joins the user's corpus, and with it what is trained on. A word that the network does not
know lets it grow.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.recognition import RecognitionController
from engine.corpus.clip import Clip, Source, Split
from engine.failure import Failure

if TYPE_CHECKING:
    from app.controllers.library import LibraryController
    from engine.corpus.edit import Edit

ROLLING = 20
"""So many of the last judgements make the rolling accuracy."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How well the network knew what this person said: answers judged, right ones, corrections.

    `rolling` is the share that was right of the last `ROLLING` judged, 0 to 1; None before any.
    """

    judged: int = 0
    right: int = 0
    corrections: int = 0
    rolling: float | None = None


@dataclass(slots=True, eq=False)
class Judgement:
    """Whether an answer was right, and the clip that the word has become."""

    was_right: bool
    clip: Clip | None = None


class CorrectionController(QObject):
    """Judges the last answer of a `RecognitionController`, each answer once."""

    tally_changed = Signal(object)
    """A `Tally`."""
    can_judge_changed = Signal(bool)
    """Whether there is an answer that has not been judged yet."""
    joined = Signal(object)
    """A Clip: the word that was judged is on disk, and is to be taught."""
    failed = Signal(object)
    """A Failure: the word could not be kept; it can be judged again."""

    def __init__(
        self,
        library: LibraryController,
        recognition: RecognitionController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tally = Tally()
        self._library = library
        self._recognition = recognition
        self._can_judge = False
        self._judgements: list[Judgement] = []
        recognition.recognised.connect(lambda _: self._let_judge(True))
        library.edited.connect(self._follow_edit)

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
        judgement = Judgement(word == answer.word)
        # What was wrong is learned in any case; of what was right the corpus keeps some to test.
        split = None if judgement.was_right else Split.TRAINING
        self._let_judge(False)
        self._judgements.append(judgement)
        self._count()
        told = partial(self._joined, judgement)
        self._library.add_clip(sound, word, Source.MICROPHONE, split=split, told=told)

    def _joined(self, judgement: Judgement, clip: Clip | Failure) -> None:
        if isinstance(clip, Failure):
            self._judgements.remove(judgement)
            self._count()
            self._let_judge(True)
            self.failed.emit(clip)
            return
        judgement.clip = clip
        self.joined.emit(clip)

    def _follow_edit(self, edit: Edit) -> None:
        """A judgement is taken back with the clip that it brought."""
        kept = [one for one in self._judgements if one.clip not in edit.before]
        if not edit.after and len(kept) < len(self._judgements):
            self._judgements = kept
            self._count()

    def _count(self) -> None:
        right = [one.was_right for one in self._judgements]
        last = right[-ROLLING:]
        self.tally = Tally(
            judged=len(right),
            right=sum(right),
            corrections=len(right) - sum(right),
            rolling=sum(last) / len(last) if last else None,
        )
        self.tally_changed.emit(self.tally)

    def _let_judge(self, can: bool) -> None:
        if can != self._can_judge:
            self._can_judge = can
            self.can_judge_changed.emit(can)
