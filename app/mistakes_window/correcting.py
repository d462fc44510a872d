"""What is done with a clip that was taken for another word: it is called by its right one, or
left out; and those that were left out come back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.names_of import speaker_name
from engine.corpus.clip import Clip, Source
from engine.corpus.dataset import read_clip
from engine.corpus.edit import Edit
from engine.failure import Failure
from engine.sound.sound import Sound

MOST_LISTED = 20
"""So many clips that are left out are listed one by one."""


class ClipCorrecting(QObject):
    """Changes clips through the library, where each change can be undone."""

    told = Signal(str)
    """What has been done, in a sentence; it can be undone."""
    failed = Signal(object)
    """What went wrong when a clip was read."""

    def __init__(self, library: LibraryController, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._window = window
        self._background = Background(self)
        self._changes = 1
        self._relabelled: Clip | None = None
        library.edited.connect(self._follow_edit)

    def ask_word(self, clip: Clip, words: Sequence[str]) -> None:
        """Ask which word a clip says, without stopping the window."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Other word"))
        dialog.setLabelText(self.tr("Which word is it?"))
        dialog.setComboBoxItems(list(words))
        dialog.setComboBoxEditable(True)
        dialog.setTextValue(clip.word)
        dialog.textValueSelected.connect(lambda text: self.relabel(clip, text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def relabel(self, clip: Clip, word: str) -> None:
        """Let a clip say another word: the user's own itself, of any other a copy in its place."""
        word = self._library.known_word(word)
        if not word or word == clip.word:
            return
        if clip in self._library.own.clips:
            self._relabelled = clip
            self._library.own.relabel((clip,), word)
        else:
            self._background.run(
                partial(read_clip, clip), partial(self._copy, clip, word), self.failed.emit
            )

    def leave_out(self, clip: Clip) -> None:
        """Neither learn from a clip nor test with it."""
        self._library.leave_out((clip,))
        self._tell(self.tr("Left out: {clip}.").format(clip=named(clip)))

    def undo(self) -> None:
        """Take back all that was done with the last clip, when nothing else has been done since."""
        for _ in range(self._changes):
            self._library.undo()
        self._changes = 1

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the clips that are left out, to take them in again."""
        menu.clear()
        clips = self._library.left_out
        menu.addAction(self.tr("Take all in again"), lambda: self._library.take_in(clips))
        menu.addSeparator()
        for clip in clips[:MOST_LISTED]:
            menu.addAction(named(clip), partial(self._library.take_in, (clip,)))

    def wait(self, seconds: float) -> bool:
        """Wait for the background thread; False when that takes longer."""
        return self._background.wait(seconds)

    def _follow_edit(self, edit: Edit) -> None:
        """Say that a clip says another word once that is on disk."""
        if edit.before == (self._relabelled,):
            self._relabelled = None
            self._tell(self.tr("It is “{word}” now.").format(word=edit.after[0].word))

    def _copy(self, clip: Clip, word: str, sound: Sound) -> None:
        told = partial(self._replace, clip)
        own = self._library.own
        own.add(sound, word, Source.FILE, clip.speaker, told=told, split=clip.split)

    def _replace(self, clip: Clip, copy: Clip | Failure) -> None:
        """Leave a clip out once its copy is on disk."""
        if isinstance(copy, Clip):
            self._library.leave_out((clip,))
            text = self.tr("Your copy says “{word}”; the clip itself is left out.")
            self._tell(text.format(word=copy.word), changes=2)

    def _tell(self, text: str, *, changes: int = 1) -> None:
        self._changes = changes
        self.told.emit(text)


def named(clip: Clip) -> str:
    """Return what a clip is called in a list."""
    file = "" if clip.stop is not None else f" · {clip.path.name}"
    return f"“{clip.word}” · {speaker_name(clip.speaker)}{file}"
