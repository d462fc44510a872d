"""What can be chosen in the noise lab, in the column left of the curves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.augmentation_window.room_row import RoomRow
from app.noise_window.kept_curves import noise_name, snr_name
from app.noise_window.work_row import WorkRow
from app.panels.wheel_guard import WheelGuard
from engine.sound.heard import LAB_NOISES

WIDTH = 262


class NoiseChoices(QWidget):
    """The kind of noise, and buttons for what is done in it."""

    def __init__(self, room: RoomRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.noise = QComboBox()
        self.room = room
        self.measure = QPushButton(self.tr("Measure (Return)"))
        self.train_noisy = QPushButton(self.tr("Train one with noise"))
        self.train_clean = QPushButton(self.tr("Train one clean"))
        self.adopt = QPushButton(self.tr("Let this run learn in noise"))
        self.work = WorkRow()
        self.hear = QPushButton()
        self.heard = QLabel()
        self.clear = QPushButton(self.tr("Clear the curves"))
        self.picture = QToolButton()
        for kind in LAB_NOISES:
            self.noise.addItem(noise_name(kind), kind)
        self.adopt.setCheckable(True)
        self._explain()
        self._lay_out()
        self.show_busy(False)

    @property
    def kind(self) -> str:
        """The kind of noise that is chosen."""
        return str(self.noise.currentData())

    def show_ratio(self, snr_db: float | None) -> None:
        """Offer an example at a ratio."""
        text = self.tr("Hear an example: {snr} (Space)")
        self.hear.setText(text.format(snr=snr_name(snr_db)))

    def show_busy(self, busy: bool) -> None:
        """Let nothing else begin while something is being done."""
        self.work.show_busy(busy)
        for button in (self.measure, self.train_noisy, self.train_clean):
            button.setEnabled(not busy)

    def show_adopted(self, adopted: bool) -> None:
        """Show whether the run learns in noise; that counts as no choice."""
        self.adopt.blockSignals(True)
        self.adopt.setChecked(adopted)
        self.adopt.blockSignals(False)

    def offer_pictures(self, menu: QMenu) -> None:
        """Open this menu at the button for pictures."""
        self.picture.setMenu(menu)

    def _explain(self) -> None:
        self.noise.setAccessibleName(self.tr("Noise"))
        self.noise.setToolTip(self.tr("What the words are said in"))
        WheelGuard(self.noise)
        self.measure.setObjectName("primary")
        self.measure.setToolTip(
            self.tr(
                "Say the validation clips in this noise, at six ratios, to the network as it is "
                "now, through the same endpointer as the microphone's"
            )
        )
        self.train_noisy.setToolTip(
            self.tr(
                "Train a network with the same settings on the same clips and on noisy takes of "
                "them, beside the run, which goes on"
            )
        )
        self.train_clean.setToolTip(
            self.tr(
                "Train a network with the same settings on the clips as they were recorded, "
                "beside the run, which goes on"
            )
        )
        self.adopt.setToolTip(
            self.tr(
                "Train the run itself on what the network with noise is trained on: the clips, and "
                "four noisy takes of each"
            )
        )
        self.hear.setToolTip(
            self.tr("Play another validation clip in this noise, at the ratio chosen in the plot")
        )
        self.clear.setToolTip(self.tr("Forget what was measured in this noise"))
        self.picture.setText(self.tr("Picture"))
        self.picture.setToolTip(self.tr("Copy or save the curves"))
        self.picture.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.picture.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (
            self.measure,
            self.train_noisy,
            self.train_clean,
            self.adopt,
            self.hear,
            self.clear,
            *self.room.buttons,
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        self.heard.setWordWrap(True)
        self.heard.setTextFormat(Qt.TextFormat.PlainText)
        self.heard.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.noise)
        column.addWidget(self.room)
        column.addWidget(self.measure)
        column.addSpacing(6)
        column.addWidget(self.train_noisy)
        column.addWidget(self.train_clean)
        column.addWidget(self.adopt)
        column.addWidget(self.work)
        column.addSpacing(6)
        column.addWidget(self.hear)
        column.addWidget(self.heard)
        column.addStretch(1)
        last = QHBoxLayout()
        last.setSpacing(6)
        last.addWidget(self.clear, 1)
        last.addWidget(self.picture)
        column.addLayout(last)
        self.setFixedWidth(WIDTH)
