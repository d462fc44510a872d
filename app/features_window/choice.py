"""What is pointed at, one for all stages: a frame with its row, a band, a sample, a frequency."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.features_window.shown_clip import ShownClip, nearest


@dataclass(frozen=True, slots=True)
class Target:
    """What a place in a picture stands for; None is left as it is."""

    frame: int | None = None
    row: int | None = None
    band: int | None = None
    sample: int | None = None
    frequency_bin: int | None = None


class Choice(QObject):
    """The chosen places of a clip; whoever shows one listens to `changed`.

    Attributes
    ----------
    frame, row
        A frame of the word and the row of the network's window that is made of it.
    band, frequency_bin
        A mel band and a line of the spectrum in it.
    sample
        A sample of the frame, from 0.
    held
        Pointing changes nothing until the choice is let go.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clip: ShownClip | None = None
        self.frame = self.row = self.band = self.sample = self.frequency_bin = 0
        self.held = False

    def begin(self, clip: ShownClip) -> None:
        """Take another clip, at the loudest band of its loudest frame."""
        self.clip = clip
        self.held = False
        self.sample = clip.length // 4
        frame = clip.stages.loudest
        self.choose(Target(frame=frame, band=int(clip.stages.log_mel[frame].argmax())))

    def point(self, target: Target) -> None:
        """Choose what the pointer is at, unless the choice is held."""
        if not self.held:
            self.choose(target)

    def hold(self, target: Target) -> None:
        """Choose what is clicked and hold it; the next click lets go."""
        self.held = not self.held
        self.choose(target)

    def move(self, frames: int, bands: int) -> None:
        """Go so many frames and bands on, as far as there are any."""
        if self.clip is not None:
            frame = nearest(self.frame + frames, self.clip.frames)
            band = nearest(self.band + bands, len(self.clip.centres))
            self.choose(Target(frame=frame if frames else None, band=band if bands else None))

    def choose(self, target: Target) -> None:
        """Choose, and let what belongs to it follow: the row its frame, the line its band."""
        if self.clip is None:
            return
        if target.row is not None:
            self.row, self.frame = target.row, self.clip.frame_of(target.row)
        if target.frame is not None:
            self.frame, self.row = target.frame, self.clip.row_of(target.frame)
        if target.sample is not None:
            self.sample = target.sample
        if target.band is not None:
            self.band = target.band
            self.frequency_bin = self.clip.bin_at(float(self.clip.centres[self.band]))
        if target.frequency_bin is not None:
            self.frequency_bin = target.frequency_bin
            band = self.clip.band_at(float(self.clip.stages.frequencies[self.frequency_bin]))
            self.band = self.band if band is None else band
        self.changed.emit()
