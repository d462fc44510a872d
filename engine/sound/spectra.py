"""Spectrograms to look at: linear, mel or MFCC, with the settings of one's choice.

What a network sees is made in `engine.sound.features`, with settings of its own; the mel bands
and the frames are the same code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.failure import QT_TRANSLATE_NOOP, Failure, check_known
from engine.sound.features import band_edges, mel_filterbank
from engine.sound.framing import (
    POWER_FLOOR,
    WINDOWS,
    FrameStream,
    Framing,
    framing_for,
    to_decibels,
)
from engine.sound.limits import check_range
from engine.sound.sound import Samples
from engine.sound.transforms import cosine_basis

Spectrogram = NDArray[np.float32]
"""Shape (frames, rows)."""

MOST_BANDS = 256
LONGEST_TRANSFORM = 1 << 17
MOST_SECONDS = 1.0
"""The longest frame and the longest hop."""


class SpectrumKind(StrEnum):
    """What the rows are: bins of the Fourier transform, mel bands, or cepstral coefficients."""

    LINEAR = "linear"
    MEL = "mel"
    MFCC = "mfcc"


@dataclass(frozen=True, slots=True)
class SpectrogramSettings:
    """How a spectrogram is made.

    Parameters
    ----------
    kind
        See `SpectrumKind`.
    window
        One of `engine.sound.framing.WINDOWS`.
    frame_seconds, hop_seconds
        Length of a frame, and the distance from one frame to the next, both above 0.
    bands
        Mel bands, also those that the MFCC are made of.
    coefficients
        Cepstral coefficients kept of the MFCC, from the 0th on; at most `bands`.
    lowest_hz, highest_hz
        The range shown. What lies above half the sample rate is left out.

    Raises
    ------
    Failure
        When one of them is impossible.
    """

    kind: SpectrumKind = SpectrumKind.MEL
    window: str = "hann"
    frame_seconds: float = 0.025
    hop_seconds: float = 0.010
    bands: int = 40
    coefficients: int = 13
    lowest_hz: float = 0.0
    highest_hz: float = 4000.0

    def __post_init__(self) -> None:
        check_known(self.window, WINDOWS)
        for name, value, lowest, highest in (
            (QT_TRANSLATE_NOOP("engine", "frame length"), self.frame_seconds, 0.001, MOST_SECONDS),
            (QT_TRANSLATE_NOOP("engine", "hop"), self.hop_seconds, 0.001, MOST_SECONDS),
            (QT_TRANSLATE_NOOP("engine", "number of bands"), self.bands, 1, MOST_BANDS),
            (
                QT_TRANSLATE_NOOP("engine", "number of coefficients"),
                self.coefficients,
                1,
                self.bands,
            ),
            (QT_TRANSLATE_NOOP("engine", "lowest frequency"), self.lowest_hz, 0, self.highest_hz),
        ):
            check_range(name, value, lowest, highest)
        if not self.lowest_hz < self.highest_hz < float("inf"):
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "There is nothing from {lowest} to {highest} Hz."),
                QT_TRANSLATE_NOOP("engine", "Choose a highest frequency above the lowest."),
                lowest=self.lowest_hz,
                highest=self.highest_hz,
            )


def spectrogram(samples: Samples, sample_rate: int, settings: SpectrogramSettings) -> Spectrogram:
    """Return the spectrum of every whole frame of `samples`.

    Frame t covers the samples from t * hop to t * hop + length (not centred).

    Returns
    -------
    float32, shape (frames, rows)
        Linear and mel in dB: 10 log10 of |X|^2, or of its sum in each band weighted by
        `mel_filterbank`, at least -100, with 0 dB for a power of 1, as librosa has it. (A sine
        at full scale stands at 20 log10(sum of the window / 2) in a linear spectrum, 40 dB by
        default at 16 kHz.) MFCC: the orthonormal DCT-II of the mel bands in dB, without a unit.
        Samples that are no numbers count as silence.

    Raises
    ------
    Failure
        When the settings do not fit the sample rate.
    """
    transform = _transform_for(sample_rate, settings)
    return transform.spectra(samples)


class StreamingSpectrogram:
    """Gives the rows of `spectrogram` for a stream that comes in blocks of any size.

    Parameters
    ----------
    sample_rate
        In Hz.
    settings
        As for `spectrogram`; Failure likewise.
    """

    def __init__(self, sample_rate: int, settings: SpectrogramSettings) -> None:
        self._transform = _transform_for(sample_rate, settings)
        self._stream = FrameStream(self._transform.framing)

    def push(self, samples: Samples) -> Spectrogram:
        """Take the next samples, (n,); return the frames they complete, (k, rows)."""
        return self._transform.spectra(self._stream.push(samples))


def row_frequencies(sample_rate: int, settings: SpectrogramSettings) -> NDArray[np.float64]:
    """Return what each row stands for, shape (rows,), rising; Failure as in `spectrogram`.

    That is the frequency of a bin or the centre of a mel band in Hz; of an MFCC its number.
    """
    return _transform_for(sample_rate, settings).rows


@dataclass(frozen=True, slots=True, eq=False)
class _Transform:
    """What is made once per sample rate and settings.

    `bins` are those shown or summed; `weights` (bins, bands) and `cosines` (bands, coefficients)
    are None where the kind needs none; `rows` as `row_frequencies` gives them.
    """

    framing: Framing
    bins: slice
    weights: NDArray[np.float32] | None
    cosines: NDArray[np.float32] | None
    rows: NDArray[np.float64]

    def spectra(self, samples: Samples) -> Spectrogram:
        """Return the spectra of the whole frames of `samples`, (frames, rows).

        numpy transforms one frame after the other (scipy several at once), so that the blocks
        of a stream cannot change a rounding: far below a loud tone that would be seen.
        """
        frames = self.framing.frames_of(samples)
        if len(frames) == 0:
            return np.empty((0, len(self.rows)), dtype=np.float32)
        spectrum = np.fft.rfft(frames * self.framing.window, self.framing.fft_length)
        power: Spectrogram = np.square(np.abs(spectrum[:, self.bins]))  # (frames, bins)
        if self.weights is not None:
            power = power @ self.weights  # (frames, bands)
        # fmax: what is no number becomes the floor.
        decibels = to_decibels(np.fmax(power, np.float32(POWER_FLOOR)))
        return decibels if self.cosines is None else decibels @ self.cosines


@lru_cache(maxsize=16)
def _transform_for(sample_rate: int, settings: SpectrogramSettings) -> _Transform:
    framing = framing_for(
        sample_rate, settings.frame_seconds, settings.hop_seconds, settings.window
    )
    highest_hz = min(settings.highest_hz, sample_rate / 2)
    if framing.length < 2 or framing.hop < 1 or settings.lowest_hz >= highest_hz:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "There is no such spectrogram of sound at {rate} Hz."),
            QT_TRANSLATE_NOOP("engine", "Choose longer frames or a lower range of frequencies."),
            rate=sample_rate,
        )
    if settings.kind is SpectrumKind.LINEAR:
        rows = framing.bin_frequencies(sample_rate)
        shown = np.flatnonzero((rows >= settings.lowest_hz) & (rows <= highest_hz))
        if len(shown) == 0:  # a range between two bins shows the nearest
            shown = np.array([np.abs(rows - settings.lowest_hz).argmin()])
        bins = slice(int(shown[0]), int(shown[-1]) + 1)
        return _Transform(framing, bins, None, None, _read_only(rows[bins]))
    framing, bank = _banked(framing, sample_rate, settings, highest_hz)
    used = np.flatnonzero(bank.any(axis=0))
    bins = slice(int(used[0]), int(used[-1]) + 1)
    weights = np.ascontiguousarray(bank[:, bins].T)
    if settings.kind is SpectrumKind.MEL:
        rows = band_edges(settings.bands, settings.lowest_hz, highest_hz)[1:-1]
        return _Transform(framing, bins, weights, None, _read_only(rows))
    cosines = cosine_basis(settings.bands)[:, : settings.coefficients]
    rows = np.arange(settings.coefficients, dtype=np.float64)
    return _Transform(framing, bins, weights, np.ascontiguousarray(cosines), _read_only(rows))


def _banked(
    framing: Framing, sample_rate: int, settings: SpectrogramSettings, highest_hz: float
) -> tuple[Framing, NDArray[np.float32]]:
    """Return the mel bands, and the frames padded with zeros until each band has a bin."""
    fft_length = framing.fft_length
    while True:
        try:
            bank = mel_filterbank(
                sample_rate, fft_length, settings.bands, settings.lowest_hz, highest_hz
            )
        except ValueError:
            fft_length *= 2
            if fft_length > LONGEST_TRANSFORM:
                raise Failure(
                    QT_TRANSLATE_NOOP("engine", "{bands} bands are too narrow to tell apart."),
                    QT_TRANSLATE_NOOP("engine", "Choose fewer bands or a wider range."),
                    bands=settings.bands,
                ) from None
        else:
            return Framing(framing.length, framing.hop, fft_length, framing.window), bank


def _read_only(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    rows.setflags(write=False)
    return rows
