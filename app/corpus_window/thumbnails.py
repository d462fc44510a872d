"""Small spectrograms of clips, made in the background and only of what is in sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.colour_maps import colours_of
from app.controllers.background import Background
from engine.corpus.clip import Clip
from engine.corpus.dataset import read_clips
from engine.failure import Failure
from engine.sound.features import FeatureSettings, log_mel
from engine.sound.sound import Sound

RANGE_DB = 60.0
"""The loudest cell of a clip is the brightest; this far below it is black."""

BANDS = 32
TOGETHER = 16
"""So many clips are made at a time: a few frames of the window."""

KEPT = 6000
"""Pictures that are remembered, of about 20 kB each."""


@dataclass(frozen=True, slots=True, eq=False)
class Thumbnail:
    """The picture of a clip and how long it is; a null picture when it cannot be read."""

    image: QImage
    seconds: float
    problem: Failure | None = None


class Thumbnails(QObject):
    """Remembers pictures; the newest wish is worked on, older ones are forgotten."""

    arrived = Signal()
    """There are pictures that were not there before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._known: OrderedDict[Clip, Thumbnail] = OrderedDict()
        self._wanted: tuple[Clip, ...] = ()
        self._working = False

    def of(self, clip: Clip) -> Thumbnail | None:
        """Return the picture of a clip, None when it has not been made."""
        return self._known.get(clip)

    def want(self, clips: Sequence[Clip]) -> None:
        """Make the pictures of these clips; those of an earlier wish need not be made any more."""
        self._wanted = tuple(clip for clip in clips if clip not in self._known)
        self._go_on()

    def moved(self, before: Sequence[Clip], after: Sequence[Clip]) -> None:
        """Keep the pictures of clips that were only renamed."""
        for old, new in zip(before, after, strict=False):
            if old in self._known:
                self._known[new] = self._known[old]

    def wait(self, seconds: float) -> bool:
        """Wait for the background thread; False when that takes longer."""
        self._wanted = ()
        return self._background.wait(seconds)

    def _go_on(self) -> None:
        if self._working or not self._wanted:
            return
        self._working = True
        together = self._wanted[:TOGETHER]
        self._background.run(lambda: _thumbnails_of(together), self._take, self._give_up)

    def _take(self, made: list[tuple[Clip, Thumbnail]]) -> None:
        self._known.update(made)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self._working = False
        self._wanted = tuple(clip for clip in self._wanted if clip not in self._known)
        self.arrived.emit()
        self._go_on()

    def _give_up(self, error: Exception) -> None:
        self._working = False
        self._wanted = ()
        raise error


def thumbnail_of(sound: Sound) -> Thumbnail:
    """Return a log-mel spectrogram, 0 to 4 kHz upwards, its `RANGE_DB` loudest decibels."""
    levels = log_mel(sound.samples, sound.sample_rate, FeatureSettings(bands=BANDS))
    if not len(levels):
        return Thumbnail(QImage(), sound.seconds)
    loudest = float(levels.max())
    pixels = np.ascontiguousarray(colours_of(levels, loudest - RANGE_DB, loudest).T[::-1])
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
    return Thumbnail(image, sound.seconds)


def _thumbnails_of(clips: Sequence[Clip]) -> list[tuple[Clip, Thumbnail]]:
    return [
        (
            clip,
            Thumbnail(QImage(), 0.0, sound) if isinstance(sound, Failure) else thumbnail_of(sound),
        )
        for clip, sound in read_clips(clips)
    ]
