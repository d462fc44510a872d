"""The user's own corpus: clips come in, change, go, and come back, each at once on disk.

Two threads take part: the disk is touched on a background thread, one change after the other;
the list of clips and the history of changes live on the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.controllers.background import Background
from app.controllers.corpus_on_disk import ME, CorpusOnDisk, Written
from app.controllers.failures import as_failure
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.edit import Edit
from engine.failure import QT_TRANSLATE_NOOP, Failure

if TYPE_CHECKING:
    from engine.corpus.corpus import Corpus
    from engine.sound.sound import Sound

Told = Callable[[Clip | Failure], None]
"""Hears that a clip is on disk, or why it is not."""


class OwnRecordings(QObject):
    """Owns the list of the user's clips and the history of what was done to them."""

    opened = Signal()
    """The corpus has been read, or could not be (`failed` has said so): `clips` holds."""
    changed = Signal()
    """`clips` are others now."""
    edited = Signal(object)
    """An Edit is on disk: done, undone (then `before` and `after` are exchanged) or redone."""
    clip_added = Signal(object)
    """A new Clip is on disk; also said when adding it is redone."""
    take_removed = Signal(str)
    """The user has removed a take of this word, which `undo` brings back."""
    history_changed = Signal(bool, bool)
    """Whether there is something to undo, and something to redo."""
    failed = Signal(object)
    """A Failure: what happened, and what to try."""

    _let_in = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk = CorpusOnDisk(folder)
        self._background = Background(self)
        self._clips: tuple[Clip, ...] = ()
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._long_edits = 0
        self._waiting: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._let_in.connect(lambda ending: ending(), Qt.ConnectionType.QueuedConnection)

    @property
    def clips(self) -> tuple[Clip, ...]:
        """All clips of the user, oldest first."""
        return self._clips

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return bool(self._undone)

    @property
    def last_added(self) -> Clip | None:
        """The clip that the last change has added; None when that changed something else."""
        edit = self._done[-1] if self._done else Edit()
        return edit.after[0] if len(edit.after) == 1 and not edit.before else None

    @property
    def depth(self) -> int:
        """How many changes there are to undo."""
        return len(self._done)

    def open(self) -> None:
        """Read what is on disk; `opened` answers."""
        self._background.run(self._disk.clips, self._opened, self._open_failed)

    def add(
        self,
        sound: Sound,
        word: str,
        source: Source,
        speaker: str = ME,
        told: Told | None = None,
        split: Split | None = None,
    ) -> None:
        """Let a sound join the corpus as `word`; `clip_added` or `failed` answers, and `told`.

        Without a split, the corpus chooses one. While many clips are brought in, it joins between
        two of them.
        """
        work = partial(self._disk.add, sound, word, speaker, source, split)
        then, otherwise = partial(self._added, told), partial(self._report, told=told)
        if self._long_edits:
            self._waiting.put(partial(self._work, work, then, otherwise))
        else:
            self._background.run(work, then, otherwise)

    def remove_last(self, word: str) -> None:
        """Remove the newest take of `word`, if there is any."""
        newest = next((clip for clip in reversed(self._clips) if clip.word == word), None)
        if newest is not None:
            self.remove(newest)

    def remove(self, clip: Clip) -> None:
        """Remove one of the user's clips; `take_removed` or `failed` answers."""
        self._background.run(
            partial(self._disk.edit, lambda corpus: corpus.remove_all((clip,))),
            self._removed,
            self._report,
        )

    def remove_all(self, clips: Iterable[Clip]) -> None:
        """Remove some of the user's clips; `edited` or `failed` answers, as to all that follow."""
        chosen = tuple(clips)
        self.edit(lambda corpus: corpus.remove_all(chosen))

    def relabel(self, clips: Iterable[Clip], word: str) -> None:
        """Let some of the user's clips say another word."""
        chosen = tuple(clips)
        self.edit(lambda corpus: corpus.relabel(chosen, word))

    def rename_word(self, old: str, new: str) -> None:
        """Let all of the user's clips of one word say another."""
        self.edit(lambda corpus: corpus.rename_word(old, new))

    def assign(
        self, clips: Iterable[Clip], *, split: Split | None = None, speaker: str | None = None
    ) -> None:
        """Change split or speaker of some of the user's clips; None leaves it as it is."""
        chosen = tuple(clips)
        self.edit(lambda corpus: corpus.assign(chosen, split=split, speaker=speaker))

    def assign_splits(self, splits: Mapping[Clip, Split]) -> None:
        """Give each of the clips its split, all in one change."""
        work = partial(self._disk.assign_splits, dict(splits))
        self._background.run(work, self._edited, self._report)

    def edit(
        self,
        work: Callable[[Corpus], Edit],
        then: Callable[[], None] | None = None,
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Do something with the corpus on the background thread, as one change in the history.

        `then` is called when it is on disk, `otherwise` when it has failed and changed nothing.
        """
        self._background.run(
            partial(self._disk.edit, work),
            partial(self._edited, then=then),
            partial(self._report, otherwise=otherwise),
        )

    def edit_long(
        self,
        work: Callable[[Corpus], Edit],
        then: Callable[[], None],
        otherwise: Callable[[], None],
    ) -> None:
        """Do as `edit` does; `work` calls `let_in` now and then, since it takes its time."""
        self._long_edits += 1
        self.edit(work, partial(self._end_long, then), partial(self._end_long, otherwise))

    def let_in(self) -> None:
        """Let the clips join that wait for a long edit: on its thread, between two clips."""
        while not self._waiting.empty():
            self._waiting.get()()

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            edit = self._done.pop()
            work = partial(self._disk.revert, edit)
            self._run_again(edit, work, self._done, self._undone)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            edit = self._undone.pop()
            work = partial(self._disk.repeat, edit)
            self._run_again(edit, work, self._undone, self._done)

    def forget_undone(self) -> None:
        """Redo nothing of what was undone: something else was done instead."""
        self._undone.clear()

    def wait(self, seconds: float) -> bool:
        """Wait until all that was asked for is on disk; False when that takes longer."""
        if not self._background.wait(seconds):
            return False
        self.let_in()
        return True

    def _end_long(self, then: Callable[[], None]) -> None:
        self._long_edits -= 1
        if not self._waiting.empty():
            self._background.run(self.let_in, lambda _: None, self._report)
        then()

    def _work(
        self,
        work: Callable[[], Written],
        then: Callable[[Written], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Do as `Background` does, in the middle of other work of its thread."""
        try:
            ending = partial(then, work())
        except Exception as error:  # it is handed over, and the other work goes on
            ending = partial(otherwise, error)
        self._let_in.emit(ending)

    def _opened(self, clips: tuple[Clip, ...]) -> None:
        self._clips = clips
        self.opened.emit()

    def _open_failed(self, error: Exception) -> None:
        self._report(error)
        self.opened.emit()

    def _added(self, told: Told | None, written: Written) -> None:
        edit, self._clips = written
        self._remember(edit)
        self.clip_added.emit(edit.after[0])
        self._tell(edit)
        if told is not None:
            told(edit.after[0])

    def _removed(self, written: Written) -> None:
        self._edited(written)
        edit, _ = written
        if edit.before:
            self.take_removed.emit(edit.before[0].word)

    def _edited(self, written: Written, then: Callable[[], None] | None = None) -> None:
        edit, self._clips = written
        if edit.before or edit.after:
            self._remember(edit)
            self._tell(edit)
        if then is not None:
            then()

    def _remember(self, edit: Edit) -> None:
        self._done.append(edit)
        self._undone.clear()
        self._tell_history()

    def _run_again(
        self, edit: Edit, work: Callable[[], Written], source: list[Edit], target: list[Edit]
    ) -> None:
        """Do or undo an edit, and move it from one pile to the other when that is done."""
        self._tell_history()
        self._background.run(
            work,
            partial(self._ran_again, edit, target),
            partial(self._not_again, edit, source),
        )

    def _ran_again(self, edit: Edit, target: list[Edit], written: Written) -> None:
        made, self._clips = written
        target.append(edit)
        self._tell_history()
        if made is edit and not edit.before and len(edit.after) == 1:
            self.clip_added.emit(edit.after[0])
        self._tell(made)

    def _not_again(self, edit: Edit, source: list[Edit], error: Exception) -> None:
        """Keep what could not be done now: a disk that is full today has room tomorrow."""
        source.append(edit)
        self._tell_history()
        self._report(error)

    def _tell(self, edit: Edit) -> None:
        self.edited.emit(edit)
        self.changed.emit()

    def _tell_history(self) -> None:
        self.history_changed.emit(self.can_undo, self.can_redo)

    def _report(
        self,
        error: Exception,
        told: Told | None = None,
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        failure = as_failure(
            error,
            QT_TRANSLATE_NOOP("engine", "Your recordings could not be changed: {reason}."),
            QT_TRANSLATE_NOOP("engine", "See that the disk has room and that you may write to it."),
        )
        self.failed.emit(failure)
        if told is not None:
            told(failure)
        if otherwise is not None:
            otherwise()
