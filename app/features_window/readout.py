"""The chosen place in words and numbers: when, which tone, how much of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.features_window.choice import Choice
from app.features_window.plot import number
from app.features_window.warped import signed

translate = QCoreApplication.translate


def describe(choice: Choice) -> str:
    """Return time, frequency, level and value at the choice; an empty string without a clip."""
    clip = choice.clip
    if clip is None:
        return ""
    stages = clip.stages
    text = translate(
        "FeaturesWindow",
        "frame {frame} of {frames} at {seconds} s · band {band} of {bands} at {hertz} Hz · "
        "level {level} dB · input frame {row} of {rows}: x = {value}",
    )
    return text.format(
        frame=choice.frame + 1,
        frames=clip.frames,
        seconds=number(float(stages.frame_times[choice.frame]), 3),
        band=choice.band + 1,
        bands=clip.settings.bands,
        hertz=number(float(clip.centres[choice.band]), 0),
        level=number(float(stages.log_mel[choice.frame, choice.band]), 1),
        row=choice.row + 1,
        rows=clip.settings.frames,
        value=signed(float(stages.features[choice.row, choice.band])),
    )
