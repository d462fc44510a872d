"""From sound to features, stage by stage: each array that lies between a clip and the network."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from engine.sound.features import (
    Features,
    FeatureSettings,
    analysis_for,
    frame_times,
    log_mel,
    mel_filterbank,
    normalised,
    trim_bounds,
    trimmed,
    warp,
    within_range,
)
from engine.sound.files import to_corpus_rate
from engine.sound.framing import POWER_FLOOR, to_decibels
from engine.sound.sound import Samples, Sound


@dataclass(frozen=True, slots=True, eq=False)
class Stages:
    """What `word_features` goes through, made by the same functions; all arrays are read-only.

    Parameters
    ----------
    samples, sample_rate
        The whole clip at the corpus rate, (n,), in Hz.
    trim
        Where the word begins and ends: samples [start, stop).
    frames
        The word's frames, (count, length), raw samples. A word shorter than a frame is padded.
    window
        What a frame is multiplied by, (length,).
    spectra
        Power of each windowed frame in dB, (count, bins), up to half the sample rate.
    frequencies
        Of the bins, in Hz, (bins,).
    mel_weights
        The weight of each bin in each band, (bands, bins).
    mel
        The energy of each band in dB, (count, bands), as it is.
    log_mel
        The same within the dynamic range: at most 60 dB below the loudest, (count, bands).
    warped
        `log_mel` at the network's frames, (settings.frames, bands), in dB.
    features
        Exactly what `word_features` gives, (settings.frames, bands).
    frame_times
        The centre of each frame in seconds from the first of `samples`, (count,).
    source_frames
        From which frame each row of `warped` comes, (settings.frames,): 3.25 is three quarters of
        frame 3 and a quarter of frame 4.
    loudest
        Which of the frames has the most energy.
    """

    samples: Samples
    sample_rate: int
    trim: tuple[int, int]
    frames: Samples
    window: Samples
    spectra: NDArray[np.float32]
    frequencies: NDArray[np.float64]
    mel_weights: NDArray[np.float32]
    mel: Features
    log_mel: Features
    warped: Features
    features: Features
    frame_times: NDArray[np.float64]
    source_frames: NDArray[np.float64]
    loudest: int

    @property
    def frame(self) -> Samples:
        """The loudest frame's raw samples, (length,)."""
        frame: Samples = self.frames[self.loudest]
        return frame

    @property
    def windowed(self) -> Samples:
        """The loudest frame, weighted, (length,)."""
        return self.windowed_frame(self.loudest)

    @property
    def spectrum(self) -> NDArray[np.float32]:
        """The loudest frame's power in dB, (bins,)."""
        spectrum: NDArray[np.float32] = self.spectra[self.loudest]
        return spectrum

    def windowed_frame(self, index: int) -> Samples:
        """Return a frame's samples multiplied by the window, (length,)."""
        windowed: Samples = self.frames[index] * self.window
        return windowed


def stages_of(sound: Sound, settings: FeatureSettings) -> Stages:
    """Make the features of a word and keep all that comes between; a fraction of a millisecond.

    Parameters
    ----------
    sound
        As for `word_features`.
    """
    sound = to_corpus_rate(sound)
    rate = sound.sample_rate
    trim = trim_bounds(sound, settings.trim_db)
    samples = sound.samples[:]  # a view, so that the caller's own array stays writable
    word = trimmed(sound, settings).samples
    framing = analysis_for(rate, settings).framing
    frames = framing.frames_of(word)
    power = np.square(np.abs(np.fft.rfft(frames * framing.window, framing.fft_length)))
    mel = log_mel(word, rate, settings)
    energies = within_range(mel.copy())
    warped = warp(energies, settings.frames)
    stages = Stages(
        samples=samples,
        sample_rate=rate,
        trim=trim,
        frames=frames,
        window=framing.window,
        spectra=to_decibels(np.fmax(power, np.float32(POWER_FLOOR))),
        frequencies=framing.bin_frequencies(rate),
        mel_weights=mel_filterbank(
            rate, framing.fft_length, settings.bands, settings.lowest_hz, settings.highest_hz
        ),
        mel=mel,
        log_mel=energies,
        warped=warped,
        features=normalised(warped.copy()),
        frame_times=trim[0] / rate + frame_times(len(frames), settings),
        source_frames=np.linspace(0, len(mel) - 1, settings.frames),
        loudest=int(np.square(frames).sum(axis=1).argmax()),
    )
    for field in fields(stages):
        value = getattr(stages, field.name)
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
    return stages
