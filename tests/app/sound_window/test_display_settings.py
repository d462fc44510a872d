from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSettings

from app.sound_window.colours import ColourMap, table_of
from app.sound_window.display_settings import (
    LEVELS,
    DisplaySettings,
    load_settings,
    save_settings,
    with_levels,
)
from app.sound_window.kept_sound import KeptSound
from app.sound_window.levels import fitted
from engine.sound.sound import Sound
from engine.sound.spectra import SpectrumKind


def test_what_was_chosen_is_there_at_the_next_start() -> None:
    chosen = DisplaySettings(
        SpectrumKind.LINEAR, "blackman", 50, 5, 64, 20, 8000, -10, 90, ColourMap.INK
    )
    save_settings(chosen)
    QSettings().sync()
    assert load_settings() == chosen


def test_each_kind_has_levels_of_its_own() -> None:
    mel = DisplaySettings(brightest=-15)
    save_settings(mel)
    linear = with_levels(replace(mel, kind=SpectrumKind.LINEAR))
    assert (linear.brightest, linear.dynamic_range) == LEVELS[SpectrumKind.LINEAR]
    assert with_levels(replace(linear, kind=SpectrumKind.MEL)).brightest == -15


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "wavelet"),
        ("bands", "many"),
        ("bands", 100_000),
        ("hop_milliseconds", 0),
        ("highest_hz", -5),
        ("mel/dynamic_range", 0),
        ("colours", None),
    ],
)
def test_a_damaged_setting_is_as_at_the_first_start(name: str, value: object) -> None:
    QSettings().setValue(f"sound_window/{name}", value)
    assert load_settings() == DisplaySettings()


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 96_000])
@pytest.mark.parametrize("kind", list(SpectrumKind))
def test_every_highest_frequency_fits_every_microphone(rate: int, kind: SpectrumKind) -> None:
    for highest in (1000, 4000, 8000, 0):
        settings = DisplaySettings(kind=kind, highest_hz=highest, frame_milliseconds=5, bands=128)
        kept = KeptSound(rate, settings.spectrum(rate), 0.5)
        kept.add(np.zeros(rate // 2, np.float32))
        kept.analyse(1e9)
        assert np.isfinite(kept.frames(kept.first_frame, kept.stop_frame)).all()


@pytest.mark.parametrize("kind", list(SpectrumKind))
def test_fitted_levels_hold_what_is_in_sight(kind: SpectrumKind) -> None:
    samples = np.random.default_rng(4).normal(0, 0.01, 16_000).astype(np.float32)
    samples[8000:] *= 20
    settings = with_levels(DisplaySettings(kind=kind))
    kept = KeptSound.of(Sound(samples, 16_000), settings.spectrum(16_000))
    kept.analyse(1e9)
    fit = fitted(settings, kept, 0.0, 1.0)
    levels = kept.frames(kept.first_frame, kept.stop_frame)
    if kind is SpectrumKind.MFCC:
        levels = levels[:, 1:]
        assert fit.darkest == -fit.brightest
    assert levels.max() <= fit.brightest < levels.max() + 10
    assert fit.darkest < np.percentile(levels, 30)


def test_the_maps_go_from_dark_to_bright_or_back() -> None:
    for colours, sign in ((ColourMap.GREY, 1), (ColourMap.INK, -1)):
        reds = ((table_of(colours) >> 16) & 0xFF).astype(int)
        assert (np.sign(np.diff(reds)) == sign).all()
