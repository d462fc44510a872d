"""The fields in which it is said how takes are varied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QSpinBox, QWidget

from app.panels.wheel_guard import WheelGuard
from engine.sound.augmentation import Augmentation
from engine.sound.features import FeatureSettings

MOST_COPIES = 20


class AugmentationFields(QWidget):
    """Shows an `Augmentation` and lets it be edited; what cannot be, cannot be typed.

    Signals
    -------
    edited
        The user has changed something.
    """

    edited = Signal()

    def __init__(self, features: FeatureSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shift = _whole(0, 500, 10, self.tr("ms"))
        self.gain = QDoubleSpinBox(decimals=1, minimum=0.0, maximum=40.0, singleStep=1.0)
        self.gain.setSuffix(" " + self.tr("dB"))
        self.speed = _whole(0, 50, 1, "%")
        self.noise = QComboBox()
        self.snr = QDoubleSpinBox(decimals=1, minimum=-20.0, maximum=60.0, singleStep=1.0)
        self.snr.setSuffix(" " + self.tr("dB"))
        self.frequency_mask = _whole(0, features.bands, 1, self.tr("bands"))
        self.time_mask = _whole(0, features.frames, 1, self.tr("frames"))
        self.copies = _whole(0, MOST_COPIES, 1, "")
        self._fill_noise()
        self._lay_out()
        self.write(Augmentation())
        for field in self._spins():
            field.valueChanged.connect(self._edited)
            WheelGuard(field)
            field.installEventFilter(self)
        self.noise.currentIndexChanged.connect(self._edited)
        WheelGuard(self.noise)

    def read(self) -> Augmentation:
        """Return the settings as they are typed."""
        return Augmentation(
            shift_seconds=self.shift.value() / 1000,
            gain_db=self.gain.value(),
            speed=self.speed.value() / 100,
            noise=self.noise.currentData(),
            snr_db=self.snr.value(),
            frequency_mask=self.frequency_mask.value(),
            time_mask=self.time_mask.value(),
            copies=self.copies.value(),
        )

    def write(self, settings: Augmentation) -> None:
        """Fill all fields; it counts as no edit."""
        fields = (*self._spins(), self.noise)
        for field in fields:
            field.blockSignals(True)
        self.shift.setValue(round(1000 * settings.shift_seconds))
        self.gain.setValue(settings.gain_db)
        self.speed.setValue(round(100 * settings.speed))
        self.noise.setCurrentIndex(max(self.noise.findData(settings.noise), 0))
        self.snr.setValue(settings.snr_db)
        self.frequency_mask.setValue(settings.frequency_mask)
        self.time_mask.setValue(settings.time_mask)
        self.copies.setValue(settings.copies)
        for field in fields:
            field.blockSignals(False)
        self._enable()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave letters to the keys of the window: no number needs them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        self._enable()
        self.edited.emit()

    def _enable(self) -> None:
        self.snr.setEnabled(self.noise.currentData() != "none")

    def _spins(self) -> tuple[QSpinBox | QDoubleSpinBox, ...]:
        return (
            self.shift,
            self.gain,
            self.speed,
            self.snr,
            self.frequency_mask,
            self.time_mask,
            self.copies,
        )

    def _fill_noise(self) -> None:
        for text, kind in (
            (self.tr("none"), "none"),
            (self.tr("white"), "white"),
            (self.tr("pink"), "pink"),
            (self.tr("babble of the clips"), "babble"),
            (self.tr("my room, recorded"), "room"),
        ):
            self.noise.addItem(text, kind)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(7)
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (
                self.tr("Time shift up to"),
                self.shift,
                self.tr("A take begins at most so much earlier or later."),
            ),
            (
                self.tr("Gain up to ±"),
                self.gain,
                self.tr("A take is at most so much louder or softer. The network hardly notices."),
            ),
            (
                self.tr("Speed up to ±"),
                self.speed,
                self.tr("A take is at most so much faster and higher, or slower and deeper."),
            ),
            (
                self.tr("Noise"),
                self.noise,
                self.tr(
                    "What is added: hiss, a deeper hiss, people talking, or what your room "
                    "sounds like."
                ),
            ),
            (
                self.tr("Signal to noise"),
                self.snr,
                self.tr("How much stronger than the noise the word is; at 0 dB they are equal."),
            ),
            (
                self.tr("Frequency mask up to"),
                self.frequency_mask,
                self.tr("So many neighbouring bands are hidden at most."),
            ),
            (
                self.tr("Time mask up to"),
                self.time_mask,
                self.tr("So many neighbouring frames are hidden at most."),
            ),
            (
                self.tr("Varied copies a clip"),
                self.copies,
                self.tr("So many varied takes of each training clip are learned as well."),
            ),
        )
        for text, field, tip in rows:
            label = QLabel(text)
            for widget in (label, field):
                widget.setToolTip(tip)
            field.setAccessibleName(text)
            form.addRow(label, field)


def _whole(lowest: int, highest: int, step: int, unit: str) -> QSpinBox:
    return QSpinBox(
        minimum=lowest, maximum=highest, singleStep=step, suffix=f" {unit}" if unit else ""
    )
