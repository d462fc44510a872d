"""Someone on a stage who speaks into the open microphone and looks at what is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from virtual_microphone import VirtualMicrophone
from window import OpenWindow

from app.controllers.phases import Phase
from engine.recognition.recogniser import Recognition
from engine.sound.files import write_wav
from engine.sound.sound import CORPUS_RATE, Sound
from engine.training.progress import Correction
from engine.training.record import Record

PAUSE_SECONDS = 0.7
"""Between two words: longer than the wait whether a word goes on."""
LOUDNESS = 0.1
"""The RMS of what is said."""


class LiveStage:
    """A window that recognises, with what it has answered, taught and shown.

    Attributes
    ----------
    answers, corrections
        All so far.
    shown
        Each phase that was shown, with its record; the last ones only.
    latencies
        What the window has said of them: medians and 95 in 100, in seconds.
    """

    def __init__(self, voxprop: OpenWindow, microphone: VirtualMicrophone, folder: Path) -> None:
        self.voxprop = voxprop
        self._microphone = microphone
        self._folder = folder
        self._files = 0
        self.answers: list[Recognition] = []
        self.corrections: list[Correction] = []
        self.shown: list[tuple[Record, Phase]] = []
        self.latencies: list[tuple[float, float]] = []
        self.losses: list[int] = []
        wiring = voxprop.wiring
        wiring.live.recognition.recognised.connect(self.answers.append)
        wiring.live.recognition.latency_changed.connect(
            lambda *seconds: self.latencies.append(seconds)
        )
        wiring.training.corrected.connect(self.corrections.append)
        wiring.playback.moment_changed.connect(self._note_moment)
        wiring.listening.overflowed.connect(self.losses.append)

    def say(self, *words: Sound) -> list[Recognition]:
        """Say words with pauses between them, and return what each was answered."""
        before = len(self.answers)
        self._microphone.play(self._recording(words))
        patience = 15.0 + 2.5 * len(words)
        self.voxprop.wait(lambda: len(self.answers) >= before + len(words), patience)
        return self.answers[before:]

    def correct(self, press: Callable[[], None]) -> Correction:
        """Say that the last answer was wrong and, by `press`, what it was; its first steps."""
        card = self.voxprop.bench.sound.card
        before = len(self.corrections)
        self.voxprop.wait(lambda: card.asking)
        self.voxprop.press(Qt.Key.Key_X)
        self.voxprop.wait(lambda: card.naming)
        press()
        self.voxprop.wait(lambda: len(self.corrections) > before)
        return self.corrections[before]

    def press_number(self, number: int) -> Callable[[], None]:
        """Return what presses the key of a word."""
        return lambda: self.voxprop.press(Qt.Key(Qt.Key.Key_0 + number))

    def enter(self, word: str) -> Callable[[], None]:
        """Return what types a word and enters it."""

        def type_it() -> None:
            self.voxprop.type(word)
            self.voxprop.press(Qt.Key.Key_Return)

        return type_it

    def plays(self, correction: Correction) -> bool:
        """Tell whether the canvas shows a correction's step."""
        picture = self.voxprop.bench.canvas.picture
        return picture is not None and picture.record is correction.record

    def _recording(self, words: Sequence[Sound]) -> Path:
        quiet = np.zeros(round(PAUSE_SECONDS * CORPUS_RATE), np.float32)
        parts = [quiet]
        for word in words:
            samples = word.samples.astype(np.float64)
            rms = np.sqrt(np.square(samples).mean())
            parts += [(samples * LOUDNESS / rms).clip(-0.9, 0.9).astype(np.float32), quiet]
        self._files += 1
        path = self._folder / f"said {self._files}.wav"
        write_wav(path, Sound(np.concatenate(parts), CORPUS_RATE))
        return path

    def _note_moment(self, record: Record, phase: Phase, _fraction: float) -> None:
        if not self.shown or self.shown[-1][1] != phase or self.shown[-1][0] is not record:
            self.shown = [*self.shown[-40:], (record, phase)]
