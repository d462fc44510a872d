"""Levels that show best what is in sight."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import numpy as np

from app.sound_window.display_settings import (
    HIGHEST_LEVEL,
    LARGEST_RANGE,
    LOWEST_LEVEL,
    SMALLEST_RANGE,
    DisplaySettings,
)
from app.sound_window.kept_sound import KeptSound
from engine.sound.spectra import SpectrumKind

ROUND = 5
"""Levels are multiples of this."""

QUIET_PERCENT = 20.0
"""So much of what is in sight may be darkest."""


def fitted(
    settings: DisplaySettings, kept: KeptSound, start: float, stop: float
) -> DisplaySettings:
    """Return `settings` with the levels of what lies from `start` to `stop`, in seconds.

    Of MFCC the 0th coefficient, the loudness, is left out: beside it nothing else would be seen.
    """
    first, last = kept.frame_at(np.array([start, stop])).tolist()
    first = max(first, kept.first_frame)
    last = min(last + 1, kept.stop_frame)
    if first >= last:
        return settings
    levels = kept.frames(first, last)
    if settings.kind is SpectrumKind.MFCC:
        largest = float(np.abs(levels[:, 1:]).max())
        brightest = min(max(ROUND * ceil(largest / ROUND), ROUND), HIGHEST_LEVEL)
        return replace(
            settings, brightest=brightest, dynamic_range=min(2 * brightest, LARGEST_RANGE)
        )
    brightest = min(max(ROUND * ceil(float(levels.max()) / ROUND), LOWEST_LEVEL), HIGHEST_LEVEL)
    quiet = float(np.percentile(levels, QUIET_PERCENT))
    dynamic_range = ROUND * ceil((brightest - quiet) / ROUND)
    dynamic_range = min(max(dynamic_range, SMALLEST_RANGE), LARGEST_RANGE)
    return replace(settings, brightest=brightest, dynamic_range=dynamic_range)
