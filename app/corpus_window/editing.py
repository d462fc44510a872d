"""What the user asks for, put to the corpus: after a word, a speaker or a folder was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from app.controllers.library import LibraryController
from engine.corpus.clip import Clip, Split
from engine.corpus.tables import TABLE_ENDINGS

SOUND_FILES = "*.wav *.flac *.ogg *.opus *.mp3 *.aif *.aiff *.csv *.tsv"


class Editing(QObject):
    """Asks what must be asked, without stopping the window, and passes it on."""

    refused = Signal(str, str)
    """What cannot be done, and what to do instead."""

    def __init__(self, library: LibraryController, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._window = window

    def relabel(self, clips: Sequence[Clip], word: str) -> None:
        """Let clips of the user's say another word."""
        word = self._library.known_word(word)
        moved = [clip for clip in clips if clip.word != word]
        if moved and word:
            self._library.own.relabel(moved, word)
        elif not clips:
            self._say_read_only()

    def rename_word(self, old: str, new: str) -> None:
        """Let all of the user's clips of a word say another."""
        new = " ".join(new.split())
        if new.casefold() != old.casefold():
            new = self._library.known_word(new)
        if new and new != old:
            self._library.own.rename_word(old, new)

    def remove(self, clips: Sequence[Clip]) -> None:
        """Take clips of the user's out."""
        if clips:
            self._library.own.remove_all(clips)

    def remove_word(self, word: str) -> None:
        """Take all clips of a word that are the user's out."""
        clips = [clip for clip in self._library.own.clips if clip.word == word]
        if clips:
            self._library.own.remove_all(clips)
        else:
            self._say_read_only()

    def assign_split(self, clips: Sequence[Clip], split: Split) -> None:
        """Learn from clips, or test with them."""
        moved = [clip for clip in clips if clip.split is not split]
        if moved:
            self._library.own.assign(moved, split=split)

    def import_paths(self, paths: Sequence[Path], word: str) -> None:
        """Import files and folders as takes of `word`; "" lets folders, tables and the user say."""
        if word:
            self._library.transfers.import_files(paths, word)
            return
        folders = [path for path in paths if path.is_dir() or path.suffix.lower() in TABLE_ENDINGS]
        files = [path for path in paths if path not in folders]
        for folder in folders:
            self._library.transfers.import_folder(folder)
        if files:
            self._ask_word_of(files)

    def ask_relabel(self, clips: Sequence[Clip], words: Sequence[str]) -> None:
        """Ask which word clips say."""
        self._ask(
            self.tr("Which word do they say?"),
            clips[0].word if clips else "",
            lambda word: self.relabel(clips, word),
            words,
        )

    def ask_speaker(self, clips: Sequence[Clip]) -> None:
        """Ask who speaks in clips."""
        speakers = sorted({clip.speaker for clip in self._library.own.clips if clip.speaker})
        self._ask(
            self.tr("Who speaks in them?"),
            clips[0].speaker if clips else "",
            lambda speaker: self._library.own.assign(clips, speaker=speaker),
            speakers,
        )

    def ask_folder(self) -> None:
        """Ask for a folder to import."""
        self._ask_folder(
            self.tr("Import a folder of recordings"), self._library.transfers.import_folder
        )

    def ask_files(self, word: str) -> None:
        """Ask for files to import."""
        dialog = QFileDialog(self._window, self.tr("Import recordings of one word"), _last())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Sound files") + f" ({SOUND_FILES})")

        def chosen(names: list[str]) -> None:
            paths = [Path(name) for name in names]
            _remember(paths[0].parent)
            self.import_paths(paths, word)

        dialog.filesSelected.connect(chosen)
        dialog.open()

    def ask_export(self, clips: Sequence[Clip]) -> None:
        """Ask where to write clips."""
        if clips:
            self._ask_folder(
                self.tr("Export {count} clips into this folder").format(count=f"{len(clips):,}"),
                lambda folder: self._library.transfers.export(clips, folder),
            )

    def _ask_word_of(self, files: Sequence[Path]) -> None:
        own = [clip.word for clip in self._library.own.clips]
        words = list(dict.fromkeys([*own, *(clip.word for clip in self._library.base_clips)]))
        question = self.tr("Which word do these {count} files say?").format(count=len(files))
        if len(files) == 1:
            question = self.tr("Which word does {name} say?").format(name=files[0].name)
        self._ask(
            question,
            "",
            lambda word: self._library.transfers.import_files(
                files, self._library.known_word(word)
            ),
            words,
        )

    def _ask(
        self,
        question: str,
        suggestion: str,
        then: Callable[[str], None],
        choices: Sequence[str],
    ) -> None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Corpus"))
        dialog.setLabelText(question)
        dialog.setComboBoxItems(list(choices))
        dialog.setComboBoxEditable(True)
        dialog.setTextValue(suggestion)

        def answered(text: str) -> None:
            if text.strip():
                then(" ".join(text.split()))

        dialog.textValueSelected.connect(answered)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_folder(self, title: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._window, title, _last())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)

        def chosen(name: str) -> None:
            _remember(Path(name))
            then(Path(name))

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_read_only(self) -> None:
        self.refused.emit(
            self.tr("These clips are not in your corpus and cannot be changed."),
            self.tr("Select them and press Copy to mine; the copies are yours."),
        )


def _last() -> str:
    return str(QSettings().value("files/folder", str(Path.home())))


def _remember(folder: Path) -> None:
    QSettings().setValue("files/folder", str(folder))
