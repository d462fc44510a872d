"""Plays the clip in the spotlight, with a cursor that says where in its spectrogram one is.

The network sees the trimmed word, its time stretched evenly to the window: so the cursor moves
evenly from the first frame to the last while exactly that part is heard.
"""

from __future__ import annotations

from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, Signal

from app.controllers.background import Background
from app.controllers.loudspeaker import Loudspeaker
from engine.corpus.clip import Clip
from engine.corpus.dataset import read_clip
from engine.sound.features import FeatureSettings, trimmed
from engine.sound.sound import Sound


class Hearing(QObject):
    """One clip at a time; asked again while it plays, it falls silent."""

    cursor_moved = Signal(object)
    """How much of the word has been heard, 0 to 1; None when nothing plays."""
    failed = Signal(object)
    """The exception that kept the clip from being read."""

    def __init__(self, loudspeaker: Loudspeaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loudspeaker = loudspeaker
        self._reading = Background(self)
        self._seconds = 0.0
        self._begun: float | None = None
        self._wanted = False
        loudspeaker.playing_changed.connect(self._follow)

    def hear(self, clip: Clip) -> None:
        """Play a clip, or fall silent."""
        if self._begun is not None:
            self._loudspeaker.stop()
            return
        self._reading.run(partial(_heard_part, clip), self._play, self.failed.emit)

    def tick(self) -> None:
        """Move the cursor; called once a frame."""
        if self._begun is not None:
            heard = (perf_counter() - self._begun) / max(self._seconds, 1e-3)
            self.cursor_moved.emit(min(1.0, heard))

    def _play(self, sound: Sound) -> None:
        self._seconds = len(sound.samples) / sound.sample_rate
        self._wanted = True
        self._loudspeaker.play(sound)

    def _follow(self, playing: bool) -> None:
        """The loudspeaker is others', too: the cursor moves for what was asked for here."""
        mine, self._wanted = self._wanted and playing, False
        self._begun = perf_counter() if mine else None
        if not mine:
            self.cursor_moved.emit(None)


def _heard_part(clip: Clip) -> Sound:
    return trimmed(read_clip(clip), FeatureSettings())
