"""Make the golden values beside this script: run it in an environment that has librosa.

    python -m venv /somewhere && /somewhere/bin/pip install librosa
    /somewhere/bin/python tests/golden/librosa/make.py

The tests read the arrays only; they need no librosa. Made with librosa 0.11.0.
"""

from __future__ import annotations

from pathlib import Path

import librosa
import numpy as np

FOLDER = Path(__file__).parent
RATE = 16_000
LENGTH, HOP = 400, 160


def seeded_signal() -> np.ndarray:
    """Return 0.3 s: a rising tone in noise, then a quieter part, float32."""
    rng = np.random.default_rng(20)
    time = np.arange(int(0.3 * RATE)) / RATE
    signal = 0.4 * np.sin(2 * np.pi * (200 + 4000 * time) * time)
    signal += 0.02 * rng.standard_normal(len(time))
    signal[len(time) // 2 :] *= 0.01
    return signal.astype(np.float32)


def main() -> None:
    """Write `filterbank.npz` and `log_mel.npz`."""
    np.savez_compressed(
        FOLDER / "filterbank.npz",
        narrow=librosa.filters.mel(sr=RATE, n_fft=LENGTH, n_mels=24, fmin=0.0, fmax=4000.0),
        wide=librosa.filters.mel(sr=RATE, n_fft=512, n_mels=40, fmin=20.0, fmax=8000.0),
        slow=librosa.filters.mel(sr=8000, n_fft=200, n_mels=20, fmin=0.0, fmax=4000.0),
    )
    signal = seeded_signal()
    energies = {
        f"bands_{bands}": librosa.power_to_db(
            librosa.feature.melspectrogram(
                y=signal,
                sr=RATE,
                n_fft=LENGTH,
                hop_length=HOP,
                center=False,
                n_mels=bands,
                fmin=0.0,
                fmax=highest,
            ),
            ref=1.0,
            amin=1e-10,
            top_db=None,
        ).T
        for bands, highest in ((24, 4000.0), (40, 8000.0))
    }
    np.savez_compressed(FOLDER / "log_mel.npz", signal=signal, **energies)


if __name__ == "__main__":
    main()
