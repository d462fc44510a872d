"""The recording of the room that is mixed in: how long and loud it is, and a way to another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.controllers.loudspeaker import Loudspeaker
from app.controllers.room_noise import RoomNoise
from engine.corpus.room_noise import RECORDED_SECONDS
from engine.sound.room import noise_level
from engine.sound.sound import Sound

FOLDER = "files/folder"
OPENED_FILES = "*.wav *.flac *.ogg *.mp3"


class RoomRow(QWidget):
    """Says what is kept, records it anew, takes it from a file, and plays it."""

    def __init__(
        self, room: RoomNoise, loudspeaker: Loudspeaker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._loudspeaker = loudspeaker
        self._sound: Sound | None = None
        self._text = QLabel()
        self.record = QPushButton()
        self.file = QPushButton(self.tr("From a file..."))
        self.hear = QPushButton(self.tr("Hear it"))
        self.hear.setEnabled(False)
        self._write()
        self._lay_out()
        self.record.clicked.connect(self._record)
        self.file.clicked.connect(self._ask)
        self.hear.clicked.connect(self._hear)
        room.changed.connect(self._show)
        room.recording_changed.connect(lambda _: self._write())
        room.progressed.connect(self._show_progress)
        room.load(self._show, lambda _: None)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """All that can be pressed."""
        return (self.record, self.file, self.hear)

    @property
    def text(self) -> str:
        """What is said of the recording."""
        return self._text.text()

    def _show(self, sound: Sound) -> None:
        self._sound = sound
        self.hear.setEnabled(True)
        self._write()

    def _show_progress(self, share: float) -> None:
        left = max(RECORDED_SECONDS * (1.0 - share), 0.0)
        text = self.tr("Quiet, please: {seconds:.0f} s more...")
        self._text.setText(text.format(seconds=left))

    def _write(self) -> None:
        if self._room.recording:
            self.record.setText(self.tr("Stop"))
            return
        self.record.setText(self.tr("Record {seconds:.0f} s").format(seconds=RECORDED_SECONDS))
        if self._sound is None:
            self._text.setText(self.tr("No room recorded yet."))
            return
        text = self.tr("The room: {seconds:.1f} s at {level:.0f} dBFS")
        level = noise_level(self._sound.samples, self._sound.sample_rate)
        text = text.format(seconds=self._sound.seconds, level=level)
        self._text.setText(text.replace("-", "−"))

    def _record(self) -> None:
        if self._room.recording:
            self._room.cancel()
        else:
            self._room.record()

    def _ask(self) -> None:
        kinds = self.tr("Sound files") + f" ({OPENED_FILES})"
        folder = str(QSettings().value(FOLDER, str(Path.home())))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open noise"), folder, kinds)
        if name:
            QSettings().setValue(FOLDER, str(Path(name).parent))
            self._room.take_file(Path(name))

    def _hear(self) -> None:
        if self._sound is not None:
            self._loudspeaker.play(self._sound)

    def _lay_out(self) -> None:
        self._text.setWordWrap(True)
        self.record.setToolTip(
            self.tr("Record the noise of the room from the microphone, while nobody speaks")
        )
        self.file.setToolTip(self.tr("Use the beginning of a sound file as the noise"))
        self.hear.setToolTip(self.tr("Play the noise as it is kept"))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in self.buttons:
            buttons.addWidget(button, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._text)
        rows.addLayout(buttons)
