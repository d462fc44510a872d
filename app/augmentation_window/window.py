"""More takes out of few: choose how clips are varied, see and hear it, and learn from it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.augmentation_window.example import Example, Examples
from app.augmentation_window.fields import AugmentationFields
from app.augmentation_window.picture import TakePicture
from app.augmentation_window.room_row import RoomRow
from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.controllers.loudspeaker import Loudspeaker
from app.errors import sentences_about
from app.seldom import Seldom
from engine.corpus.augmenting import is_on
from engine.corpus.clip import Clip, Split
from engine.sound.augmentation import FEW_RECORDINGS, Augmentation
from engine.sound.features import FeatureSettings
from engine.sound.sound import Sound

DESIGNED = (780, 540)


class AugmentationWindow(QWidget):
    """Fields, a clip as it is, and an example of a varied take.

    Signals
    -------
    example_shown
        Another example is in the picture.
    """

    example_shown = Signal()

    def __init__(
        self,
        library: LibraryController,
        loudspeaker: Loudspeaker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._library = library
        self._loudspeaker = loudspeaker
        self._background = Background(self)
        features = FeatureSettings()
        self._examples = Examples(features, library.room.path)
        self._sound: Sound | None = None
        self._turn = 0
        self._newest = 0
        self._in_use = library.augmentation
        self.fields = AugmentationFields(features)
        self.plain = TakePicture(self.tr("The clip as it is"), features)
        self.varied = TakePicture(self.tr("A varied take"), features)
        self.few = QPushButton(self.tr("Values that help with few recordings"))
        self.apply = QPushButton(self.tr("Apply"))
        self.hear = QPushButton(self.tr("Hear the clip (P)"))
        self.another = QPushButton(self.tr("Hear another example (E)"))
        self.room = RoomRow(library.room, loudspeaker)
        self._title = QLabel()
        self._state = QLabel()
        self._problem = QLabel()
        self._preview = Seldom(self._make_example, self)
        # What helps is proposed, so that the first example shows something; nothing is in use yet.
        self.fields.write(library.augmentation or FEW_RECORDINGS)
        self._explain()
        self._lay_out()
        self._connect()
        self.setWindowTitle(self.tr("Vary the clips"))
        self.resize(*DESIGNED)
        self._write_state()

    @property
    def state(self) -> str:
        """What is said of the settings."""
        return self._state.text()

    @property
    def problem(self) -> str:
        """What went wrong last, or an empty string."""
        return self._problem.text()

    def show_clip(self, sound: Sound, title: str) -> None:
        """Show a sound and an example of how it is varied; the newest call counts."""
        self._sound = sound
        self._title.setText(title)
        self.hear.setEnabled(True)
        self.another.setEnabled(True)
        self._make_example()

    def wait(self, seconds: float) -> bool:
        """Wait until the threads have ended; False when that takes longer."""
        return self._background.wait(seconds)

    def _make_example(self, *, heard: bool = False) -> None:
        """Make the example again with the settings as they are typed."""
        self._preview.drop()
        if self._sound is None:
            return
        self._newest += 1
        clips = self._voices()
        self._background.run(
            partial(self._examples.make, self._sound, self.fields.read(), self._turn, clips),
            partial(self._show_example, self._newest, heard),
            partial(self._refuse, self._newest),
        )

    def _voices(self) -> tuple[Clip, ...]:
        clips = (*self._library.base_clips, *self._library.own.clips)
        return tuple(clip for clip in clips if clip.split is Split.TRAINING)

    def _show_example(self, number: int, heard: bool, example: Example) -> None:
        if number != self._newest:
            return
        self._tell_problem("")
        self.plain.show_features(example.plain, example.bounds)
        self.varied.show_features(example.varied, example.bounds)
        if heard:
            self._loudspeaker.play(example.heard)
        self.example_shown.emit()

    def _refuse(self, number: int, error: Exception) -> None:
        if number == self._newest:
            self.varied.clear()  # what is in it was varied in another way
            self._show_failure(error)

    def _show_failure(self, error: Exception) -> None:
        self._tell_problem(" ".join(sentences_about(error)))

    def _tell_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _use_few(self) -> None:
        self.fields.write(FEW_RECORDINGS)
        self._edited()

    def _room_changed(self) -> None:
        """Show the example with the room's noise as it is now."""
        if self.fields.read().noise == "room":
            self._tell_problem("")
            self._preview.soon()

    def _edited(self) -> None:
        self._write_state()
        self._preview.soon()

    def _apply(self) -> None:
        wanted = self.fields.read()
        self._tell_problem("")
        self._library.set_augmentation(None if wanted == Augmentation() else wanted)
        self._write_state()

    def _hear_clip(self) -> None:
        if self._sound is not None:
            self._loudspeaker.play(self._sound)

    def _hear_another(self) -> None:
        self._turn += 1
        self._make_example(heard=True)

    def _dataset_changed(self) -> None:
        self._in_use = self._library.augmentation
        self._write_state()
        if self.problem:  # there may be voices for the babble now
            self._preview.soon()

    def _not_applied(self, error: Exception) -> None:
        """Show why the takes cannot be made; other failures are shown elsewhere."""
        if self._library.augmentation != self._in_use:
            self._show_failure(error)

    def _write_state(self) -> None:
        self.room.setVisible(self.fields.read().noise == "room")
        typed, wanted = self.fields.read(), self._library.augmentation or Augmentation()
        self.apply.setEnabled(typed != wanted)
        if typed != wanted and not is_on(wanted):
            text = self.tr("Off, until you press Apply.")
        elif typed != wanted:
            text = self.tr("Not applied yet.")
        elif wanted != (self._in_use or Augmentation()):
            text = self.tr("The takes are being made...")
        elif is_on(wanted):
            text = self.tr("In use. Varied takes of each training clip: {count}.")
            text = text.format(count=wanted.copies)
        else:
            text = self.tr("Off: the clips are learned as they are.")
        if not is_on(typed) and typed != Augmentation():
            text += " " + (
                self.tr("Without copies nothing is varied.")
                if typed.copies == 0
                else self.tr("Copies that are not varied are not made.")
            )
        self._state.setText(text)

    def _explain(self) -> None:
        self.few.setToolTip(
            self.tr("Fill in what was measured to help: a time shift, pink noise, nine copies.")
        )
        self.apply.setToolTip(self.tr("Learn from the varied takes too (Ctrl+Return)"))
        self.hear.setToolTip(self.tr("Play the clip as it was recorded"))
        self.another.setToolTip(self.tr("Vary the clip once more, show it and play it"))
        for button in (self.few, self.apply, self.hear, self.another, *self.room.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.apply.setObjectName("primary")
        self.hear.setEnabled(False)
        self.another.setEnabled(False)

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.few.clicked.connect(self._use_few)
        self.apply.clicked.connect(self._apply)
        self.hear.clicked.connect(self._hear_clip)
        self.another.clicked.connect(self._hear_another)
        self._library.room.changed.connect(self._room_changed)
        self._library.room.failed.connect(self._show_failure)
        self._library.room.recording_changed.connect(lambda _: self._tell_problem(""))
        self._library.dataset_changed.connect(self._dataset_changed)
        self._library.idle.connect(self._write_state)
        self._library.failed.connect(self._not_applied)
        for keys, button in (
            ("Ctrl+Return", self.apply),
            ("Ctrl+Enter", self.apply),
            ("P", self.hear),
            ("E", self.another),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        for keys in ("Escape", "Ctrl+W"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)

    def _lay_out(self) -> None:
        self._title.setFont(theme.text_font(theme.TEXT_POINTS + 3, bold=True))
        self._title.setText(self.tr("No clip to show yet"))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._state.setObjectName("muted")
        self._problem.setObjectName("warning")
        self._problem.hide()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.fields)
        left.addWidget(self.room)
        left.addWidget(self.few)
        left.addStretch(1)
        for label in (self._state, self._problem):
            label.setWordWrap(True)
            left.addWidget(label)
        left.addWidget(self.apply)
        pictures, buttons = QHBoxLayout(), QHBoxLayout()
        pictures.setSpacing(12)
        for picture in (self.plain, self.varied):
            pictures.addWidget(picture, 1)
        buttons.setSpacing(12)
        for button in (self.hear, self.another):
            buttons.addWidget(button, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._title)
        right.addLayout(pictures, 1)
        right.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 12)
        whole.setSpacing(18)
        whole.addLayout(left)
        whole.addLayout(right, 1)
