"""What the tests of the corpus window have in common: its parts, and what a hand does with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tone_words import GLIDES, glide

from app.corpus_window.clip_grid import ClipGrid
from app.corpus_window.corpus_body import CorpusBody
from app.corpus_window.corpus_window import CorpusWindow
from app.corpus_window.transfer_row import TransferRow
from app.corpus_window.word_column import WordColumn
from engine.corpus.clip import Clip, Source
from engine.corpus.corpus import Corpus
from engine.corpus.takes import Take

PATIENCE = 20_000
Widget = TypeVar("Widget", bound=QWidget)


class FakeOutput:
    """A loudspeaker that plays until it is told that it has ended."""

    def __init__(self, sound: object, ended: Callable[[], None]) -> None:
        self.sound = sound
        self.ended = ended

    def close(self) -> None:
        """Do nothing."""


def fill(folder: Path, counts: dict[str, int]) -> None:
    """Make a corpus with so many takes of each word, by me."""
    corpus = Corpus.open(folder)
    corpus.add_all(
        [
            Take(glide(word if word in GLIDES else "go", take), word, "me", Source.MICROPHONE)
            for word, count in counts.items()
            for take in range(count)
        ]
    )


def part(window: CorpusWindow, kind: type[Widget]) -> Widget:
    found = window.findChild(kind)
    assert found is not None
    return found


def grid(window: CorpusWindow) -> ClipGrid:
    return part(window, ClipGrid)


def body(window: CorpusWindow) -> CorpusBody:
    return part(window, CorpusBody)


def column(window: CorpusWindow) -> WordColumn:
    return part(window, WordColumn)


def transfers(window: CorpusWindow) -> TransferRow:
    return part(window, TransferRow)


def own(window: CorpusWindow) -> list[Clip]:
    """Return the user's clips in sight, in order."""
    model = grid(window).clip_model
    return [clip for row, clip in enumerate(model.clips) if model.is_own(row)]


def others(window: CorpusWindow) -> list[Clip]:
    model = grid(window).clip_model
    return [clip for row, clip in enumerate(model.clips) if not model.is_own(row)]


def words_of(clips: Iterable[Clip]) -> list[str]:
    return sorted(clip.word for clip in clips)


def action(window: CorpusWindow, text: str) -> QAction:
    return next(one for one in window.findChildren(QAction) if one.text() == text)


def press(window: CorpusWindow, qtbot: QtBot, key: Qt.Key, *, control: bool = False) -> None:
    """Press a key with the focus on the clips."""
    grid(window).setFocus()
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(grid(window), key, held)


def drop(target: QWidget, place: QPoint, mime: QMimeData) -> bool:
    """Drop something at a place of a widget; True when it is taken."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drop_on_word(window: CorpusWindow, word: str, mime: QMimeData) -> bool:
    words = column(window)
    row = words.words.index(word) + 1
    place = words.visualRect(words.model().index(row, 0)).center()
    return drop(words.viewport(), place, mime)


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def selection_of(window: CorpusWindow) -> QMimeData:
    """Return what is dragged when the selected clips are."""
    return grid(window).clip_model.mime_of(grid(window).chosen())


def after_edit(window: CorpusWindow, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something, and wait until it is on disk and shown."""
    with qtbot.waitSignal(window.library.own.edited, timeout=PATIENCE):
        act()
