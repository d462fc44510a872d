"""What one can do with a stretch of the sound in sight: hear it, save it, use it as a word."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.controllers.loudspeaker import Loudspeaker
from app.sound_window.live_picture import LivePicture
from app.sound_window.sound_files import SoundFiles
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import check_word, to_corpus_rate
from engine.sound.sound import Sound

LAST_SECONDS = 10.0


class Cutting(QObject):
    """Cuts out of what the picture shows.

    Signals
    -------
    word_cut
        A Sound at the corpus's rate that is to be used as a word.
    failed
        A Failure: why not.
    """

    word_cut = Signal(object)
    failed = Signal(object)

    def __init__(self, picture: LivePicture, files: SoundFiles, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = picture
        self._files = files
        self.loudspeaker: Loudspeaker | None = None

    def chosen(self) -> Sound | None:
        """Return the chosen stretch; None when there is none or nothing is left of it."""
        kept, stretches = self._picture.kept, self._picture.stretches
        if kept is None or stretches is None or stretches.chosen is None:
            return None
        sound = kept.cut(stretches.chosen.start, stretches.chosen.stop)
        return sound if len(sound.samples) else None

    def last(self) -> Sound | None:
        """Return the last seconds that were heard, or else of the sound in sight."""
        take = self._picture.live or self._picture.take
        if take is None:
            return None
        sound = take.kept.cut(take.kept.last - LAST_SECONDS, take.kept.last)
        return sound if len(sound.samples) else None

    def hear(self) -> None:
        """Play what is chosen, or else what is in sight."""
        sound, kept, view = self.chosen(), self._picture.kept, self._picture.view
        if sound is None and kept is not None:
            sound = kept.cut(view.start, view.stop)
        if sound is not None and len(sound.samples) and self.loudspeaker is not None:
            self.loudspeaker.play(sound)

    def save(self) -> None:
        """Ask for a name and save what is chosen."""
        sound = self.chosen()
        if sound is not None:
            self._files.ask_and_write(sound, self.tr("Cut"))

    def keep(self) -> None:
        """Ask for a name and save the last seconds."""
        sound = self.last()
        if sound is not None:
            self._files.ask_and_write(sound, self.tr("Heard"))

    def use_as_word(self) -> None:
        """Hand on what is chosen, unless it cannot be a word."""
        sound = self.chosen()
        if sound is None:
            return
        if sound.seconds > LAST_SECONDS:
            self.failed.emit(
                Failure(
                    QT_TRANSLATE_NOOP("engine", "What is chosen lasts {seconds:.0f} s."),
                    QT_TRANSLATE_NOOP("engine", "Choose one word of it."),
                    seconds=sound.seconds,
                )
            )
            return
        try:
            sound = to_corpus_rate(sound)
            check_word(sound)
        except Failure as failure:
            self.failed.emit(failure)
            return
        self.word_cut.emit(sound)
