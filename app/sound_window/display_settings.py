"""How the live picture is made, and remembered from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QSettings

from app.sound_window.colours import ColourMap
from engine.sound.framing import WINDOWS
from engine.sound.spectra import SpectrogramSettings, SpectrumKind

Value = TypeVar("Value")

GROUP = "sound_window"

FRAME_MILLISECONDS = (5, 10, 16, 25, 32, 50, 100)
HOP_MILLISECONDS = (2, 5, 10, 20)
HIGHEST_HZ = (1000, 2000, 4000, 8000, 0)
"""0 is everything: half the sample rate."""

FEWEST_BANDS, MOST_BANDS = 8, 128
FEWEST_COEFFICIENTS, MOST_COEFFICIENTS = 2, 40
LOWEST_LEVEL, HIGHEST_LEVEL = -100, 400
SMALLEST_RANGE, LARGEST_RANGE = 10, 500

LEVELS = {SpectrumKind.LINEAR: (20, 80), SpectrumKind.MEL: (0, 70), SpectrumKind.MFCC: (100, 200)}
"""What is brightest, and how far below it is darkest, until someone chooses otherwise."""


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """What the fields beside the picture say.

    Parameters
    ----------
    kind, window, frame_milliseconds, hop_milliseconds, bands, coefficients
        As in `SpectrogramSettings`.
    highest_hz
        One of `HIGHEST_HZ`.
    brightest, dynamic_range
        The level that is brightest and how far below it lies the darkest; in dB, of MFCC without
        a unit. Each kind has its own.
    colours
        The colour map.
    """

    kind: SpectrumKind = SpectrumKind.MEL
    window: str = "hann"
    frame_milliseconds: int = 25
    hop_milliseconds: int = 10
    bands: int = 40
    coefficients: int = 13
    highest_hz: int = 4000
    brightest: int = LEVELS[SpectrumKind.MEL][0]
    dynamic_range: int = LEVELS[SpectrumKind.MEL][1]
    colours: ColourMap = ColourMap.MAGMA

    @property
    def darkest(self) -> int:
        """The level that is darkest."""
        return self.brightest - self.dynamic_range

    @property
    def unit(self) -> str:
        """The unit of the levels; coefficients have none."""
        return "" if self.kind is SpectrumKind.MFCC else "dB"

    def spectrum(self, sample_rate: int) -> SpectrogramSettings:
        """Return how the spectrogram of sound at this rate is made."""
        highest = self.highest_hz or sample_rate / 2
        return SpectrogramSettings(
            kind=self.kind,
            window=self.window,
            frame_seconds=self.frame_milliseconds / 1000,
            hop_seconds=self.hop_milliseconds / 1000,
            bands=self.bands,
            coefficients=min(self.coefficients, self.bands),
            highest_hz=min(highest, sample_rate / 2),
        )


def load_settings() -> DisplaySettings:
    """Return what was remembered; whatever is no possible setting is as at the first start."""
    usual = DisplaySettings()
    return with_levels(
        DisplaySettings(
            kind=_one_of(tuple(SpectrumKind), "kind", usual.kind),
            window=_one_of(tuple(WINDOWS), "window", usual.window),
            frame_milliseconds=_one_of(
                FRAME_MILLISECONDS, "frame_milliseconds", usual.frame_milliseconds
            ),
            hop_milliseconds=_one_of(HOP_MILLISECONDS, "hop_milliseconds", usual.hop_milliseconds),
            bands=_number("bands", usual.bands, FEWEST_BANDS, MOST_BANDS),
            coefficients=_number(
                "coefficients", usual.coefficients, FEWEST_COEFFICIENTS, MOST_COEFFICIENTS
            ),
            highest_hz=_one_of(HIGHEST_HZ, "highest_hz", usual.highest_hz),
            colours=_one_of(tuple(ColourMap), "colours", usual.colours),
        )
    )


def save_settings(settings: DisplaySettings) -> None:
    """Remember `settings`; the levels only for the kind they belong to."""
    stored = QSettings()
    for field in fields(settings):
        name = field.name
        path = f"{settings.kind}/{name}" if name in ("brightest", "dynamic_range") else name
        value = getattr(settings, name)
        stored.setValue(f"{GROUP}/{path}", str(value) if isinstance(value, StrEnum) else value)


def with_levels(settings: DisplaySettings) -> DisplaySettings:
    """Return `settings` with the levels that are remembered for its kind."""
    brightest, dynamic_range = LEVELS[settings.kind]
    kind = settings.kind.value
    return replace(
        settings,
        brightest=_number(f"{kind}/brightest", brightest, LOWEST_LEVEL, HIGHEST_LEVEL),
        dynamic_range=_number(
            f"{kind}/dynamic_range", dynamic_range, SMALLEST_RANGE, LARGEST_RANGE
        ),
    )


def _one_of(values: tuple[Value, ...], name: str, usual: Value) -> Value:
    text = str(QSettings().value(f"{GROUP}/{name}", ""))
    return next((value for value in values if str(value) == text), usual)


def _number(name: str, usual: int, lowest: int, highest: int) -> int:
    try:
        number = int(str(QSettings().value(f"{GROUP}/{name}", usual)))
    except ValueError:
        return usual
    return number if lowest <= number <= highest else usual
