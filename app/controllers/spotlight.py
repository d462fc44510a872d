"""Which clip is followed: one that the user has chosen, or one that comes along."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from itertools import cycle

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.controllers.background import Background
from app.controllers.training import TrainingController
from engine.corpus.clip import Clip
from engine.explain.hardest import hardest_clips
from engine.training.record import Record

SECONDS = 1.5
"""How long a clip is followed when steps pass too fast to look at each one's own."""


class Following(StrEnum):
    """What the user wants to follow."""

    BATCH = "batch"
    CLIP = "clip"
    SPOKEN = "spoken"
    HARDEST = "hardest"


class Spotlight(QObject):
    """Tells the engine which clip its records are about.

    Unless the user has chosen a clip, it is in slow motion one of each step's batch, and at speed
    a clip of one word after the other, each long enough to be looked at.
    """

    changed = Signal(object, object)
    """What is followed, a `Following`, and the `Clip` that was chosen, or None."""

    def __init__(self, training: TrainingController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training = training
        self._background = Background(self)
        self._following = Following.BATCH
        self._chosen: int | None = None
        self._clip: Clip | None = None
        self._held = False
        self._seconds = 0.0
        self._words = cycle([0])
        self._rng = np.random.default_rng(0)
        self._asked = 0
        training.record_arrived.connect(self._choose_again)

    @property
    def following(self) -> Following:
        """What the user wants to follow."""
        return self._following

    @property
    def clip(self) -> Clip | None:
        """The clip that was chosen."""
        return self._clip

    def begin_run(self, words: int) -> None:
        """Follow the batches of a new run with so many words."""
        self._words = cycle(range(words))
        self._chosen, self._clip = None, None
        self._tell(Following.BATCH)

    def choose(self, index: int | None, following: Following = Following.CLIP) -> None:
        """Follow one training example from the next step on; None: the batch's own again."""
        self._asked += 1
        self._chosen = index
        dataset = self._training.dataset
        known = dataset is not None and index is not None and index < len(dataset.training.clips)
        self._clip = (
            dataset.training.clips[index] if known and dataset and index is not None else None
        )
        self._training.set_spotlight(index)
        self._tell(following if index is not None else Following.BATCH)

    def choose_clip(self, clip: Clip, following: Following = Following.CLIP) -> bool:
        """Follow a clip; False when it is not among those to learn from."""
        dataset = self._training.dataset
        if dataset is None or clip not in dataset.training.clips:
            return False
        self.choose(dataset.training.clips.index(clip), following)
        return True

    def choose_hardest(self, record: Record) -> None:
        """Follow the clip that the network of a record recognises worst, once that is known."""
        dataset = self._training.dataset
        if dataset is None:
            return
        self._asked += 1
        self._background.run(
            partial(hardest_clips, record, dataset.training, self._training.settings),
            partial(self._take_hardest, self._asked),
            lambda _: None,  # the clips have changed meanwhile: the question has lost its sense
        )

    def at_speed(self, seconds: float) -> None:
        """Go on to the next word's clip when the present one has been followed long enough."""
        self._seconds -= seconds
        dataset = self._training.dataset
        if self._seconds > 0 or dataset is None or self._chosen is not None:
            return
        self._seconds = SECONDS
        clips = np.flatnonzero(dataset.training.labels == next(self._words))
        if len(clips):
            self._held = True
            self._training.set_spotlight(int(self._rng.choice(clips)))

    def in_slow_motion(self) -> None:
        """Follow a clip of each step's own batch, unless the user has chosen one."""
        if self._held and self._chosen is None:
            self._held = False
            self._seconds = 0.0
            self._training.set_spotlight(None)

    def _choose_again(self, record: Record) -> None:
        """Follow the clip that was chosen when the run is among these clips again.

        On a visit to a step with others, the engine has forgotten it.
        """
        dataset, examples = self._training.dataset, record.examples
        if self._chosen in (None, record.spotlight) or dataset is None or examples is None:
            return
        if examples.clips is dataset.training.clips:
            self._training.set_spotlight(self._chosen)

    def _take_hardest(self, asked: int, hardest: NDArray[np.int64]) -> None:
        if asked == self._asked and len(hardest):
            self.choose(int(hardest[0]), Following.HARDEST)

    def _tell(self, following: Following) -> None:
        self._following = following
        self.changed.emit(following, self._clip)
