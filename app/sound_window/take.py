"""A sound that the picture can show: live, frozen, or from a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.sound_window.display_settings import DisplaySettings
from app.sound_window.kept_sound import KeptSound
from app.sound_window.stretches import Stretches
from engine.sound.spectra import row_frequencies


@dataclass(slots=True, eq=False)
class Take:
    """What is kept of a sound, the words in it, and what it is called (live: nothing)."""

    kept: KeptSound
    stretches: Stretches = field(default_factory=Stretches)
    name: str = ""

    def frozen(self) -> Take:
        """Return the sound as it is now; words and choice stay the same ones."""
        return Take(self.kept.copy(), self.stretches, self.name)

    def check(self, settings: DisplaySettings) -> None:
        """Raise a Failure when no picture of this sound can be made in this way."""
        row_frequencies(self.kept.sample_rate, settings.spectrum(self.kept.sample_rate))

    def use(self, settings: DisplaySettings) -> None:
        """Make the spectrogram in another way, if it is another one."""
        spectrum = settings.spectrum(self.kept.sample_rate)
        if spectrum != self.kept.settings:
            self.kept.use(spectrum)
