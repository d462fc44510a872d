"""From a word that was said to the network's answer, beside the training and beside the window.

Features and forward pass are computed on a background thread, with a copy of the weights; the
window's thread only hands the sound over and takes the answer.
"""

from __future__ import annotations

import time
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from app.controllers.background import Background

if TYPE_CHECKING:
    from app.controllers.training import TrainingController
    from engine.recognition.recogniser import Recogniser, Recognition
    from engine.sound.sound import Sound
    from engine.training.snapshot import Weights

CONFIDENCE = "recognition/confidence"
"""Where the settings keep the least prediction with which a word counts."""
DEFAULT_CONFIDENCE = 0.8
LATENCIES = 200
"""So many of the last answers tell what is usual."""
WANTED = "recognition"


class RecognitionController(QObject):
    """Asks the network about words; the last answer stays until the next one."""

    recognised = Signal(object)
    """A `Recognition`; its record can be played forward. `sound` is the word."""
    latency_changed = Signal(float, float)
    """Seconds from the end of a word to its answer: the median of the last ones, and what 95 in a
    hundred stay below. The wait whether a word goes on is part of it: 0.3 s."""
    on_changed = Signal(bool)
    """Whether every word that is heard is answered."""
    failed = Signal(object)
    """The exception that kept an answer from coming."""

    def __init__(
        self,
        training: TrainingController,
        parent: QObject | None = None,
        *,
        background: Background | None = None,
    ) -> None:
        super().__init__(parent)
        self.on = False
        self.sound: Sound | None = None
        self.last: Recognition | None = None
        self._training = training
        self._background = background if background is not None else Background(self)
        self._recogniser: Recogniser | None = None
        self._confidence = _remembered_confidence()
        self._latencies: deque[float] = deque(maxlen=LATENCIES)
        self._unpainted: float | None = None

    @property
    def confidence(self) -> float:
        """The least prediction, 0 to 1, with which a word counts as known."""
        return self._confidence

    def set_confidence(self, confidence: float) -> None:
        """Let a word count from this prediction on, and remember it."""
        self._confidence = min(max(confidence, 0.0), 1.0)
        QSettings().setValue(CONFIDENCE, self._confidence)

    def set_on(self, on: bool) -> None:
        """Keep the weights fresh for words that are heard, or no longer."""
        if on != self.on:
            self.on = on
            self._training.want_weights(WANTED, on)
            self._get_ready()
            self.on_changed.emit(on)

    def hear(self, sound: Sound, ended: float | None = None) -> None:
        """Ask about a word; `recognised` answers, or nothing where there is no network yet.

        `ended` is when it ended, in seconds of `time.monotonic`, where it was just said.
        """
        weights = self._training.weights
        if weights is not None:
            work = partial(self._recognise, sound, weights, self._confidence)
            self._background.run(work, partial(self._tell, sound, ended), self.failed.emit)

    def note_painted(self) -> None:
        """Note that the last answer is on the screen now."""
        if self._unpainted is not None:
            self._latencies.append(time.monotonic() - self._unpainted)
            self._unpainted = None
            self.latency_changed.emit(*self.latency)

    @property
    def latency(self) -> tuple[float, float]:
        """The median and the 95th percentile of the last latencies, in seconds; 0 without any."""
        ordered = sorted(self._latencies) or [0.0]
        return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, 95 * len(ordered) // 100)]

    def shut_down(self, seconds: float = 2.0) -> None:
        """Wait for the last answer: for the end of the program."""
        self._background.wait(seconds)

    def _get_ready(self) -> None:
        """Load and build what an answer needs, so that the first one is as quick as the others."""
        weights = self._training.weights
        if self.on and weights is not None:
            work = partial(self._recognise_silence, weights)
            self._background.run(work, lambda _: None, lambda _: None)

    def _recognise_silence(self, weights: Weights) -> None:
        import numpy as np

        from engine.sound.sound import Sound

        self._recognise(Sound(np.zeros(8000, np.float32), 16_000), weights, 0.0)

    def _recognise(self, sound: Sound, weights: Weights, confidence: float) -> Recognition:
        """Compute an answer: on the background thread, which alone touches the recogniser."""
        from engine.recognition.recogniser import Recogniser
        from engine.sound.features import FeatureSettings, word_features

        if self._recogniser is None:
            self._recogniser = Recogniser()
        features = word_features(sound, FeatureSettings())
        return self._recogniser.recognise(features, weights, confidence)

    def _tell(self, sound: Sound, ended: float | None, recognition: Recognition) -> None:
        if recognition.run_id != self._training.run_id:
            return
        self.sound, self.last = sound, recognition
        self._unpainted = ended
        self.recognised.emit(recognition)


def _remembered_confidence() -> float:
    try:
        confidence = float(str(QSettings().value(CONFIDENCE, DEFAULT_CONFIDENCE)))
    except ValueError:
        return DEFAULT_CONFIDENCE
    return min(max(confidence, 0.0), 1.0)
