"""What lies under the cursor, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

import numpy as np
from PySide6.QtCore import QPoint

from app.sound_window.axes import row_at, value_at
from app.sound_window.kept_sound import KeptSound
from app.sound_window.picture_layout import PictureLayout

QUIETEST = 1e-6


@dataclass(frozen=True, slots=True)
class Readout:
    """The moment under the cursor, and what is there.

    Parameters
    ----------
    seconds
        Since the beginning of the sound.
    row, row_value, level
        Under the spectrogram: number of the row, its frequency in Hz (or coefficient), and what
        its cell says. None over the waveform, and `level` also where there is no frame.
    amplitude, dbfs
        The sample at that moment, and its magnitude in dB of full scale; None where none is kept.
    """

    seconds: float
    row: int | None = None
    row_value: float | None = None
    level: float | None = None
    amplitude: float | None = None
    dbfs: float | None = None


def read(kept: KeptSound, layout: PictureLayout, cursor: QPoint, seconds: float) -> Readout:
    """Return what is under `cursor`, which stands at the moment `seconds`."""
    sample = int(np.floor(seconds * kept.sample_rate))
    amplitude = dbfs = None
    if kept.first_sample <= sample < kept.stop_sample:
        amplitude = float(kept.samples(sample, sample + 1)[0])
        dbfs = 20 * log10(max(abs(amplitude), QUIETEST))
    box = layout.spectrogram
    if not box.contains(cursor):
        return Readout(seconds, amplitude=amplitude, dbfs=dbfs)
    place = (box.bottom() + 0.5 - cursor.y()) / box.height()
    row = row_at(kept.rows, place)
    frame = int(kept.frame_at(np.array([seconds]))[0])
    level = None
    if kept.first_frame <= frame < kept.stop_frame:
        level = float(kept.frames(frame, frame + 1)[0, row])
    return Readout(seconds, row, value_at(kept.rows, place), level, amplitude, dbfs)
