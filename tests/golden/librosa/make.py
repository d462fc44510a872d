"""Make the golden values beside this script: run it in an environment that has librosa.

    python -m venv /somewhere && /somewhere/bin/pip install librosa
    /somewhere/bin/python tests/golden/librosa/make.py

The tests read the arrays only; they need no librosa. Made with librosa 0.11.0.
"""

from __future__ import annotations

import csv
from pathlib import Path

import librosa
import numpy as np
import soundfile

FOLDER = Path(__file__).parent
CORPUS = FOLDER.parents[2] / "resources" / "corpus" / "english-digits"
RATE = 16_000
LENGTH, HOP = 400, 160
LONGEST_CLIP = 6_400  # samples: enough of a word to compare, and the files stay small


def seeded_signal() -> np.ndarray:
    """Return 0.3 s: a rising tone in noise, then a quieter part, float32."""
    rng = np.random.default_rng(20)
    time = np.arange(int(0.3 * RATE)) / RATE
    signal = 0.4 * np.sin(2 * np.pi * (200 + 4000 * time) * time)
    signal += 0.02 * rng.standard_normal(len(time))
    signal[len(time) // 2 :] *= 0.01
    return signal.astype(np.float32)


def spoken_words() -> dict[str, np.ndarray]:
    """Return a clip of each word of the embedded digits, each of another voice, as 16 bits."""
    with (CORPUS / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words: dict[str, np.ndarray] = {}
    for number, word in enumerate(dict.fromkeys(row["word"] for row in rows)):
        takes = [row for row in rows if row["word"] == word]
        take = takes[number * len(takes) // 10]
        samples, rate = soundfile.read(
            CORPUS / take["path"], start=int(take["start"]), stop=int(take["stop"])
        )
        if rate != RATE:
            samples = librosa.resample(samples, orig_sr=rate, target_sr=RATE)
        words[word] = np.round(samples[:LONGEST_CLIP] * 32767).astype(np.int16)
    return words


def log_mel(signal: np.ndarray, bands: int, highest: float) -> np.ndarray:
    """Return librosa's log-mel in dB, shape (bands, frames)."""
    mel = librosa.feature.melspectrogram(
        y=signal,
        sr=RATE,
        n_fft=LENGTH,
        hop_length=HOP,
        center=False,
        n_mels=bands,
        fmin=0.0,
        fmax=highest,
    )
    return librosa.power_to_db(mel, ref=1.0, amin=1e-10, top_db=None)


def linear(signal: np.ndarray, window: str) -> np.ndarray:
    """Return librosa's power spectra in dB, shape (bins, frames)."""
    spectrum = librosa.stft(signal, n_fft=LENGTH, hop_length=HOP, window=window, center=False)
    return librosa.power_to_db(np.abs(spectrum) ** 2, ref=1.0, amin=1e-10, top_db=None)


def main() -> None:
    """Write `filterbank.npz`, `log_mel.npz`, `words.npz` and `windows.npz`."""
    np.savez_compressed(
        FOLDER / "filterbank.npz",
        narrow=librosa.filters.mel(sr=RATE, n_fft=LENGTH, n_mels=24, fmin=0.0, fmax=4000.0),
        wide=librosa.filters.mel(sr=RATE, n_fft=512, n_mels=40, fmin=20.0, fmax=8000.0),
        slow=librosa.filters.mel(sr=8000, n_fft=200, n_mels=20, fmin=0.0, fmax=4000.0),
    )
    signal = seeded_signal()
    energies = {
        f"bands_{bands}": log_mel(signal, bands, highest).T
        for bands, highest in ((24, 4000.0), (40, 8000.0))
    }
    np.savez_compressed(FOLDER / "log_mel.npz", signal=signal, **energies)

    spoken = {}
    for word, samples in spoken_words().items():
        mel = log_mel(samples.astype(np.float32) / 32768, 40, 4000.0)
        coefficients = librosa.feature.mfcc(S=mel, n_mfcc=13, dct_type=2, norm="ortho")
        spoken |= {word: samples, f"{word}_log_mel": mel.T, f"{word}_mfcc": coefficients.T}
    np.savez_compressed(FOLDER / "words.npz", **spoken)

    short = signal[: RATE // 10]
    windows = {"hann": "hann", "hamming": "hamming", "blackman": "blackman", "rectangular": "ones"}
    np.savez_compressed(
        FOLDER / "windows.npz",
        signal=short,
        **{ours: linear(short, theirs).T for ours, theirs in windows.items()},
    )


if __name__ == "__main__":
    main()
