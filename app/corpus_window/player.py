"""Plays a clip: read in the background, then given to the loudspeaker."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.controllers.background import Background
from app.controllers.loudspeaker import Loudspeaker
from engine.corpus.clip import Clip
from engine.corpus.dataset import read_clip
from engine.sound.sound import Sound


class Player(QObject):
    """Plays the clip that was asked for last."""

    playing = Signal(object)
    """The Clip that is heard, None when it is over."""
    failed = Signal(object)
    """What went wrong when the clip was read; the loudspeaker says its own."""

    def __init__(self, loudspeaker: Loudspeaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loudspeaker = loudspeaker
        self._background = Background(self)
        self._wanted: Clip | None = None
        self._given = False
        loudspeaker.playing_changed.connect(self._follow)

    def play(self, clip: Clip) -> None:
        """Play a clip from its beginning."""
        self._wanted = clip
        self._given = False
        self._background.run(partial(read_clip, clip), partial(self._read, clip), self.failed.emit)

    def wait(self, seconds: float) -> bool:
        """Wait for the background thread; False when that takes longer."""
        return self._background.wait(seconds)

    def _read(self, clip: Clip, sound: Sound) -> None:
        if clip is self._wanted:
            self._loudspeaker.play(sound)
            self._given = True

    def _follow(self, playing: bool) -> None:
        """Follow only what was given from here: others play on the same loudspeaker."""
        if playing and self._given:
            self.playing.emit(self._wanted)
        elif not playing:
            self.playing.emit(None)
