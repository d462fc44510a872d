"""Which word commands what, and how sure the network must be of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.controllers.voice_commands import VoiceCommand

if TYPE_CHECKING:
    from app.controllers.voice_commands import VoiceCommands


class VoiceDialog(QDialog):
    """A row for each command; what is chosen is in force at once."""

    def __init__(self, voice: VoiceCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Words that drive the program"))
        self._voice = voice
        self._words: tuple[str, ...] = ()
        self.enabled = QCheckBox(self.tr("Words drive the program (V)"))
        self.choices = {command: QComboBox() for command in VoiceCommand}
        self._remark = QLabel()
        self._remark.setObjectName("muted")
        self._remark.setWordWrap(True)
        self.confidence = QSlider(Qt.Orientation.Horizontal)
        self.confidence.setRange(50, 100)
        self.confidence.setAccessibleName(self.tr("How sure a command must be"))
        self._confidence_text = QLabel()
        self.defaults = QPushButton(self.tr("As at first"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self._connect()
        self.enabled.setChecked(voice.enabled)
        self.confidence.setValue(round(100 * voice.confidence))
        self._say_confidence(self.confidence.value())
        self._show_mapping(voice.mapping)

    def set_words(self, words: Sequence[str]) -> None:
        """Offer the words that the network knows."""
        self._words = tuple(words)
        self._show_mapping(self._voice.mapping)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for row, (command, choice) in enumerate(self.choices.items()):
            name = _command_name(command)
            choice.setAccessibleName(name)
            choice.setMinimumContentsLength(12)
            grid.addWidget(QLabel(name), row, 1)
            grid.addWidget(choice, row, 0)
        sure = QHBoxLayout()
        sure.addWidget(self._confidence_text)
        sure.addWidget(self.confidence, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.defaults)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.enabled)
        column.addLayout(grid)
        column.addWidget(self._remark)
        column.addLayout(sure)
        column.addLayout(buttons)
        for button in (self.defaults, self.close_button):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        voice = self._voice
        self.enabled.toggled.connect(voice.set_enabled)
        voice.enabled_changed.connect(self.enabled.setChecked)
        voice.mapping_changed.connect(self._show_mapping)
        self.confidence.valueChanged.connect(self._choose_confidence)
        self.defaults.clicked.connect(voice.reset)
        self.close_button.clicked.connect(self.close)
        for command, choice in self.choices.items():
            choice.activated.connect(lambda _place, one=command: self._choose(one))

    def _show_mapping(self, mapping: Mapping[str, VoiceCommand]) -> None:
        unknown = [word for word in mapping if word not in {w.casefold() for w in self._words}]
        for command, choice in self.choices.items():
            meant = next((word for word, one in mapping.items() if one is command), None)
            choice.clear()
            choice.addItem(self.tr("no word"), None)
            for word in self._words:
                choice.addItem(word, word.casefold())
            if meant in unknown:
                choice.addItem(self.tr("{word} (not known)").format(word=meant), meant)
            choice.setCurrentIndex(max(0, choice.findData(meant)))
        self._remark.setText(
            self.tr(
                "This network does not know all of these words. Choose the word set "
                "“English commands”, teach them, or take other words."
            )
            if unknown
            else self.tr("Every one of these words is one that this network knows.")
        )

    def _choose(self, command: VoiceCommand) -> None:
        chosen = self.choices[command].currentData()
        for word, meant in self._voice.mapping.items():
            if meant is command and word != chosen:
                self._voice.set_command(word, None)
        if chosen is not None:
            self._voice.set_command(str(chosen), command)

    def _choose_confidence(self, percent: int) -> None:
        self._say_confidence(percent)
        self._voice.set_confidence(percent / 100)

    def _say_confidence(self, percent: int) -> None:
        text = self.tr("A word commands from {confidence:.2f}")
        self._confidence_text.setText(text.format(confidence=percent / 100))


def _command_name(command: VoiceCommand) -> str:
    """Return what a command is called in the window's language."""
    translate = QCoreApplication.translate
    return {
        VoiceCommand.RUN: translate("VoiceCommand", "run"),
        VoiceCommand.PAUSE: translate("VoiceCommand", "pause"),
        VoiceCommand.RATE_UP: translate("VoiceCommand", "learning rate up"),
        VoiceCommand.RATE_DOWN: translate("VoiceCommand", "learning rate down"),
        VoiceCommand.BACK: translate("VoiceCommand", "phase back"),
        VoiceCommand.FORWARD: translate("VoiceCommand", "phase forward"),
        VoiceCommand.FULL_SCREEN: translate("VoiceCommand", "full screen"),
        VoiceCommand.WINDOW: translate("VoiceCommand", "back to a window"),
    }[command]
