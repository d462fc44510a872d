"""Make the golden values beside this script: run it in an environment that has librosa.

    python -m venv /somewhere && /somewhere/bin/pip install librosa
    /somewhere/bin/python tests/golden/librosa/make.py

The tests read the arrays only; they need no librosa. Made with librosa 0.11.0.

`recordings.npz` is made of recordings of people that are not part of the project: of those it
keeps librosa's numbers alone, and `recordings.json` says of which files, with their checksums.
Where the recordings are absent, both stay as they are.
"""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import librosa
import numpy as np
import soundfile

FOLDER = Path(__file__).parent
CORPUS = FOLDER.parents[2] / "resources" / "corpus" / "english-digits"
RECORDINGS = FOLDER.parents[3] / "shared" / "speech" / "fsdd_dev"
SAID = (
    "0_george_5.wav",
    "1_jackson_12.wav",
    "2_lucas_19.wav",
    "3_theo_26.wav",
    "4_yweweler_33.wav",
    "5_george_40.wav",
    "6_jackson_47.wav",
    "7_lucas_8.wav",
    "8_theo_15.wav",
    "9_yweweler_22.wav",
)
"""Each digit, each of five speakers twice."""

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


def mfcc(mel: np.ndarray) -> np.ndarray:
    """Return librosa's MFCC of a log-mel of shape (bands, frames), shape (13, frames)."""
    return librosa.feature.mfcc(S=mel, n_mfcc=13, dct_type=2, norm="ortho")


def write_recordings() -> None:
    """Write librosa's log-mel (frames, 40) and MFCC (frames, 13) of the recordings, at 16 kHz."""
    if not RECORDINGS.is_dir():
        print(f"{RECORDINGS} is absent: recordings.npz stays as it is")
        return
    values, checksums = {}, {}
    for name in SAID:
        path = RECORDINGS / name
        checksums[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        samples, _ = librosa.load(path, sr=RATE, mono=True, dtype=np.float32)
        mel = log_mel(samples, 40, 4000.0)
        for kind, rows in (("log_mel", mel.T), ("mfcc", mfcc(mel).T)):
            values[f"{name}_{kind}"] = np.round(rows, 3).astype(np.float32)
    np.savez_compressed(FOLDER / "recordings.npz", **values)
    text = json.dumps(checksums, indent=2) + "\n"
    (FOLDER / "recordings.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Write `filterbank.npz`, `log_mel.npz`, `words.npz`, `windows.npz` and the recordings'."""
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
        spoken |= {word: samples, f"{word}_log_mel": mel.T, f"{word}_mfcc": mfcc(mel).T}
    np.savez_compressed(FOLDER / "words.npz", **spoken)

    short = signal[: RATE // 10]
    windows = {"hann": "hann", "hamming": "hamming", "blackman": "blackman", "rectangular": "ones"}
    np.savez_compressed(
        FOLDER / "windows.npz",
        signal=short,
        **{ours: linear(short, theirs).T for ours, theirs in windows.items()},
    )
    write_recordings()


if __name__ == "__main__":
    main()
