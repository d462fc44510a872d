"""Fourier and cosine transforms, which scipy makes.

scipy is imported with the first of them: that takes a fifth as long as all that a window needs,
and the window is there before the first sound.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.sound.sound import Samples


def fast_length(length: int) -> int:
    """Return the least length, at least `length`, whose Fourier transform is fast."""
    import scipy.fft

    return int(scipy.fft.next_fast_len(length, real=True))


def spectra_of(frames: Samples, fft_length: int) -> NDArray[np.complex64]:
    """Return the Fourier transform of each frame, padded with zeros to `fft_length`.

    Parameters
    ----------
    frames
        Shape (frames, samples).

    Returns
    -------
    complex64, shape (frames, fft_length // 2 + 1)
    """
    import scipy.fft

    spectra: NDArray[np.complex64] = scipy.fft.rfft(frames, fft_length)
    return spectra


def cosine_basis(bands: int) -> NDArray[np.float32]:
    """Return the orthonormal cosine transform (type 2) as a matrix, shape (bands, bands).

    Decibels (frames, bands) times it are cepstral coefficients (frames, bands).
    """
    import scipy.fft

    identity = np.eye(bands, dtype=np.float32)
    basis: NDArray[np.float32] = scipy.fft.dct(identity, type=2, norm="ortho")
    return basis
