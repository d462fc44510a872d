"""A clip as it is and a varied take of it, as sounds and as the network sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.corpus.augmenting import babble_source
from engine.corpus.clip import Clip
from engine.corpus.room_noise import load_room_noise
from engine.sound.augmentation import Augmentation, augment_sound, mask_features
from engine.sound.features import Features, FeatureSettings, word_features
from engine.sound.sound import Sound


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """What is shown: `plain` and `varied` are features (frames, bands), `heard` the varied take."""

    plain: Features
    varied: Features
    heard: Sound

    @property
    def bounds(self) -> tuple[float, float]:
        """The smallest and the largest value of both: one scale, so that they can be compared."""
        both = (self.plain, self.varied)
        return min(float(one.min()) for one in both), max(float(one.max()) for one in both)


class Examples:
    """Makes examples on a background thread; the voices of the babble are read only once."""

    def __init__(self, settings: FeatureSettings, room: Path) -> None:
        self._settings = settings
        self._room = room
        self._voices: tuple[tuple[Clip, ...], tuple[Sound, ...]] = ((), ())

    def make(
        self, sound: Sound, augmentation: Augmentation, turn: int, clips: Sequence[Clip]
    ) -> Example:
        """Return example number `turn` of a sound, the same each time.

        Raises Failure as `augment_sound` and `load_room_noise` do.
        """
        rng = np.random.default_rng(turn)
        source: tuple[Sound, ...] = ()
        if augmentation.noise == "babble":
            source = self._babble(tuple(clips))
        elif augmentation.noise == "room":
            source = (load_room_noise(self._room),)
        heard = augment_sound(sound, augmentation, rng, source)
        varied = mask_features(word_features(heard, self._settings), augmentation, rng)
        return Example(word_features(sound, self._settings), varied, heard)

    def _babble(self, clips: tuple[Clip, ...]) -> tuple[Sound, ...]:
        if self._voices[0] != clips:
            self._voices = (clips, babble_source(clips))
        return self._voices[1]
