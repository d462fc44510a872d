"""The line below the picture: what is under the cursor, and what is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.seldom import Seldom
from app.sound_window.live_picture import LivePicture
from app.sound_window.readout import Readout
from engine.sound.spectra import SpectrumKind


class StatusLine(QWidget):
    """Says numbers as fast as they can be read."""

    def __init__(self, picture: LivePicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._source = ""
        self._level: float | None = None
        self._cursor = QLabel()
        self._chosen = QLabel()
        self._cursor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chosen.setAlignment(Qt.AlignmentFlag.AlignRight)
        for label in (self._cursor, self._chosen):
            label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 8)
        row.setSpacing(16)
        row.addWidget(self._cursor, 1)
        row.addWidget(self._chosen)
        self._soon = Seldom(self.refresh, self)
        picture.cursor_changed.connect(self._soon.soon)
        picture.chosen_changed.connect(self._soon.soon)
        self.refresh()

    def show_source(self, name: str, sample_rate: int) -> None:
        """Say what is heard, and its rate in Hz, while there is no cursor."""
        rate = self.tr("{rate:,} Hz").format(rate=sample_rate)
        self._source = f"{name} · {rate}" if name else rate
        self._soon.soon()

    def show_level(self, peak_dbfs: float | None) -> None:
        """Say how loud the loudest sample of late was; None when nothing is heard."""
        self._level = peak_dbfs
        self._soon.soon()

    @property
    def cursor_text(self) -> str:
        """What is said of the cursor."""
        return self._cursor.text()

    @property
    def chosen_text(self) -> str:
        """What is said of the chosen stretch."""
        return self._chosen.text()

    def refresh(self) -> None:
        """Say what holds now."""
        readout = self._picture.readout()
        self._cursor.setText(self._at_rest() if readout is None else self._numbers(readout))
        chosen = None if self._picture.stretches is None else self._picture.stretches.chosen
        if chosen is None:
            self._chosen.clear()
        else:
            text = self.tr("chosen: {seconds:.3f} s, from {start:.3f} to {stop:.3f} s")
            self._chosen.setText(
                text.format(seconds=chosen.seconds, start=chosen.start, stop=chosen.stop)
            )

    def _at_rest(self) -> str:
        if self._level is None or self._picture.frozen:
            return self._source
        level = self.tr("peak {level:.0f} dBFS").format(level=self._level)
        return f"{self._source} · {_with_minus(level)}"

    def _numbers(self, readout: Readout) -> str:
        parts = [self.tr("{seconds:.3f} s").format(seconds=readout.seconds)]
        kept = self._picture.kept
        cepstral = kept is not None and kept.settings.kind is SpectrumKind.MFCC
        if readout.row is not None and readout.row_value is not None:
            parts.append(
                self.tr("coefficient {number}").format(number=readout.row)
                if cepstral
                else self.tr("{rate:,.0f} Hz").format(rate=readout.row_value)
            )
        if readout.level is not None:
            text = "{level:.1f}" if cepstral else self.tr("{level:.1f} dB")
            parts.append(text.format(level=readout.level))
        if readout.amplitude is not None:
            text = self.tr("amplitude {value:+.4f} ({level:.1f} dBFS)")
            parts.append(text.format(value=readout.amplitude, level=readout.dbfs))
        return _with_minus(" · ".join(parts))


def _with_minus(numbers: str) -> str:
    return numbers.replace("-", "−")
