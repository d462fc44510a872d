"""The fields beside the picture: how it is made."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.panels.wheel_guard import WheelGuard
from app.sound_window import display_settings as limits
from app.sound_window.colours import ColourMap
from app.sound_window.display_settings import DisplaySettings, with_levels
from engine.sound.spectra import SpectrumKind

WIDTH = 236


class SettingsColumn(QScrollArea):
    """Shows settings and lets them be changed; each change is told at once.

    Signals
    -------
    changed
        The DisplaySettings that are wanted now.
    fit_levels_requested
        The levels are to fit what is in sight.
    """

    changed = Signal(object)
    fit_levels_requested = Signal()

    def __init__(self, settings: DisplaySettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.window_shape = QComboBox()
        self.frame_length = QComboBox()
        self.hop = QComboBox()
        self.bands = QSpinBox()
        self.coefficients = QSpinBox()
        self.highest = QComboBox()
        self.brightest = QSpinBox()
        self.dynamic_range = QSpinBox()
        self.colours = QComboBox()
        self.fit_levels = QPushButton(self.tr("Fit the levels"))
        self._settings = settings
        self._showing = False
        self._fill()
        self._explain()
        self._lay_out()
        self.show_settings(settings)
        self._connect()

    def show_settings(self, settings: DisplaySettings) -> None:
        """Let the fields say these settings; nothing is told."""
        self._showing = True
        self._settings = settings
        for field, value in (
            (self.kind, settings.kind),
            (self.window_shape, settings.window),
            (self.frame_length, settings.frame_milliseconds),
            (self.hop, settings.hop_milliseconds),
            (self.highest, settings.highest_hz),
            (self.colours, settings.colours),
        ):
            field.setCurrentIndex(field.findData(value))
        unit = f" {settings.unit}" if settings.unit else ""
        for spin, number, suffix in (
            (self.bands, settings.bands, ""),
            (self.coefficients, settings.coefficients, ""),
            (self.brightest, settings.brightest, unit),
            (self.dynamic_range, settings.dynamic_range, unit),
        ):
            spin.setSuffix(suffix)
            spin.setValue(number)
        self.bands.setEnabled(settings.kind is not SpectrumKind.LINEAR)
        self.coefficients.setEnabled(settings.kind is SpectrumKind.MFCC)
        self._showing = False

    def _fill(self) -> None:
        for kind, text in (
            (SpectrumKind.LINEAR, self.tr("linear")),
            (SpectrumKind.MEL, self.tr("mel")),
            (SpectrumKind.MFCC, self.tr("MFCC")),
        ):
            self.kind.addItem(text, kind)
        for shape, text in (
            ("hann", "Hann"),
            ("hamming", "Hamming"),
            ("blackman", "Blackman"),
            ("rectangular", self.tr("rectangular")),
        ):
            self.window_shape.addItem(text, shape)
        for field, values in (
            (self.frame_length, limits.FRAME_MILLISECONDS),
            (self.hop, limits.HOP_MILLISECONDS),
        ):
            for value in values:
                field.addItem(self.tr("{number} ms").format(number=value), value)
        for hertz in limits.HIGHEST_HZ:
            text = self.tr("{number} Hz").format(number=hertz) if hertz else self.tr("all")
            self.highest.addItem(text, hertz)
        for colours, text in (
            (ColourMap.MAGMA, self.tr("magma")),
            (ColourMap.GREY, self.tr("grey")),
            (ColourMap.INK, self.tr("ink on white")),
        ):
            self.colours.addItem(text, colours)
        for spin, lowest, highest, step in (
            (self.bands, limits.FEWEST_BANDS, limits.MOST_BANDS, 8),
            (self.coefficients, limits.FEWEST_COEFFICIENTS, limits.MOST_COEFFICIENTS, 1),
            (self.brightest, limits.LOWEST_LEVEL, limits.HIGHEST_LEVEL, 5),
            (self.dynamic_range, limits.SMALLEST_RANGE, limits.LARGEST_RANGE, 10),
        ):
            spin.setRange(lowest, highest)
            spin.setSingleStep(step)
            spin.setKeyboardTracking(False)

    def _explain(self) -> None:
        for field, text in (
            (
                self.kind,
                self.tr(
                    "The rows: every frequency alike (linear), bands as the ear divides them "
                    "(mel), or the cepstral coefficients of those bands (MFCC)."
                ),
            ),
            (self.window_shape, self.tr("What each frame is multiplied with before its spectrum.")),
            (
                self.frame_length,
                self.tr("Long frames tell tones apart, short frames tell moments apart."),
            ),
            (self.hop, self.tr("From the beginning of one frame to the next.")),
            (self.bands, self.tr("How many mel bands, also those under the MFCC.")),
            (self.coefficients, self.tr("How many cepstral coefficients of the MFCC are shown.")),
            (self.highest, self.tr("Up to which frequency; all is half the sample rate.")),
            (self.brightest, self.tr("This level, and what is louder, is brightest.")),
            (
                self.dynamic_range,
                self.tr("What is so far below the brightest level, or further, is darkest."),
            ),
            (
                self.colours,
                self.tr("Magma, or for print and weak projectors shades of grey."),
            ),
            (
                self.fit_levels,
                self.tr("Choose the levels so that what is in sight is seen best (A)."),
            ),
        ):
            field.setToolTip(text)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (self.tr("Kind"), self.kind),
            (self.tr("Window"), self.window_shape),
            (self.tr("Frame"), self.frame_length),
            (self.tr("Hop"), self.hop),
            (self.tr("Bands"), self.bands),
            (self.tr("Coefficients"), self.coefficients),
            (self.tr("Highest"), self.highest),
            (self.tr("Brightest"), self.brightest),
            (self.tr("Range"), self.dynamic_range),
            (self.tr("Colours"), self.colours),
        ):
            field.setMinimumWidth(96)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            label = QLabel(text)
            label.setBuddy(field)
            label.setToolTip(field.toolTip())
            form.addRow(label, field)
            WheelGuard(field)
        self.fit_levels.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        heading = QLabel(self.tr("The picture"))
        heading.setObjectName("heading")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(self.fit_levels)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDTH)

    def _connect(self) -> None:
        for combo in (
            self.window_shape,
            self.frame_length,
            self.hop,
            self.highest,
            self.colours,
        ):
            combo.currentIndexChanged.connect(self._tell)
        self.kind.currentIndexChanged.connect(self._tell_kind)
        for spin in (self.bands, self.coefficients, self.brightest, self.dynamic_range):
            spin.valueChanged.connect(self._tell)
        self.fit_levels.clicked.connect(self.fit_levels_requested)

    def _tell_kind(self) -> None:
        if not self._showing:  # the other kind's levels come with it
            kind = SpectrumKind(self.kind.currentData())
            self.show_settings(with_levels(replace(self._settings, kind=kind)))
            self._tell()

    def _tell(self) -> None:
        if self._showing:
            return
        self._settings = DisplaySettings(
            kind=SpectrumKind(self.kind.currentData()),
            window=self.window_shape.currentData(),
            frame_milliseconds=self.frame_length.currentData(),
            hop_milliseconds=self.hop.currentData(),
            bands=self.bands.value(),
            coefficients=self.coefficients.value(),
            highest_hz=self.highest.currentData(),
            brightest=self.brightest.value(),
            dynamic_range=self.dynamic_range.value(),
            colours=ColourMap(self.colours.currentData()),
        )
        self.changed.emit(self._settings)
