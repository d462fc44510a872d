"""Collects takes: asks for a word, labels what comes with it, asks for the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.corpus_on_disk import ME
from app.controllers.own_recordings import OwnRecordings
from app.corpus_window.prompt_plan import PromptPlan
from engine.corpus.clip import Clip, Source
from engine.corpus.edit import Edit
from engine.failure import Failure

if TYPE_CHECKING:
    from engine.sound.sound import Sound


@dataclass(slots=True, eq=False)
class Take:
    """One word that was said: on its way to the disk until `clip` is there."""

    word: str
    clip: Clip | None = None
    unwanted: bool = False


class Prompter(QObject):
    """Goes through a `PromptPlan` with nobody's hand on the mouse."""

    changed = Signal()
    """Something that is shown is otherwise now."""
    say_word_requested = Signal(bool)
    """Deliver the next word that is heard to `take_word`; False: no longer."""
    finished = Signal(int)
    """Every word has its takes; so many were said now."""
    refused = Signal(object)
    """A take was not kept, and its word is asked for again: a Failure."""

    def __init__(self, recordings: OwnRecordings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recordings = recordings
        self._plan = PromptPlan((), 0)
        self._takes: list[Take] = []
        self._speaker = ME
        self._running = False
        self._armed = False
        recordings.edited.connect(self._follow)

    @property
    def plan(self) -> PromptPlan:
        """What is said and what is to come."""
        return self._plan

    @property
    def running(self) -> bool:
        """Whether words are asked for."""
        return self._running

    @property
    def armed(self) -> bool:
        """Whether the microphone waits for a word."""
        return self._armed

    @property
    def saving(self) -> int:
        """How many takes are on their way to the disk."""
        return sum(take.clip is None for take in self._takes)

    @property
    def last(self) -> str:
        """The word that was said last; empty when there is none to say again."""
        return self._takes[-1].word if self._takes else ""

    def counts(self, speaker: str) -> Counter[str]:
        """Return how many takes of each word a speaker has in the corpus."""
        clips = self._recordings.clips
        return Counter(clip.word for clip in clips if clip.speaker == speaker)

    def start(
        self, words: Sequence[str], takes: int, speaker: str = ME, seed: int | None = None
    ) -> None:
        """Ask for words until the speaker has `takes` takes of each in the corpus."""
        self._speaker = speaker
        self._plan = PromptPlan(words, takes, self.counts(speaker), seed)
        self._takes = []
        self._running = not self._plan.finished
        if self._running:
            self._ask()
        else:
            self.finished.emit(0)
        self.changed.emit()

    def resume(self) -> None:
        """Listen again: the microphone was closed meanwhile."""
        if self._running:
            self._ask()
            self.changed.emit()

    def stop(self) -> None:
        """Ask for no more words; what was said stays."""
        if self._running:
            self._running = False
            self._armed = False
            self.say_word_requested.emit(False)
            self.changed.emit()

    def take_word(self, sound: Sound) -> bool:
        """Keep what was heard as the word that was asked for; False when none was."""
        if not self._running or self._plan.finished:
            return False
        take = Take(self._plan.take())
        self._takes.append(take)
        told = partial(self._told, take)
        self._recordings.add(sound, take.word, Source.MICROPHONE, self._speaker, told)
        self._armed = False
        if self._plan.current:
            self._ask()
        self.changed.emit()
        return True

    def again(self) -> None:
        """Take the last take back, and ask for its word once more."""
        if not self._takes:
            return
        take = self._takes.pop()
        take.unwanted = True
        if take.clip is not None:
            self._recordings.remove_all((take.clip,))
        self._ask_again(take.word)

    def skip(self) -> None:
        """Ask for another word first."""
        if self._running:
            self._plan.skip()
            self.changed.emit()

    def show_armed(self, armed: bool) -> None:
        """Say whether the microphone waits for a word."""
        if self._running and armed != self._armed:
            self._armed = armed
            self.changed.emit()

    def _ask(self) -> None:
        self._armed = True
        self.say_word_requested.emit(True)

    def _ask_again(self, word: str) -> None:
        self._plan.ask_again(word)
        self._running = True
        self._ask()
        self.changed.emit()

    def _told(self, take: Take, answer: Clip | Failure) -> None:
        if take.unwanted:
            if isinstance(answer, Clip):
                self._recordings.remove_all((answer,))
            return
        if isinstance(answer, Failure):
            self._takes.remove(take)
            self.refused.emit(answer)
            if self._running:
                self._ask_again(take.word)
            return
        take.clip = answer
        if self._running and self._plan.finished and not self.saving:
            self._running = False
            self.finished.emit(len(self._takes))
        self.changed.emit()

    def _follow(self, edit: Edit) -> None:
        """Ask again for what is undone, and know a clip by its new name."""
        changed = dict(zip(edit.before, edit.after, strict=False))
        for take in list(self._takes):
            if take.clip not in edit.before:
                continue
            take.clip = changed.get(take.clip)
            if take.clip is None or take.clip.word != take.word:
                self._takes.remove(take)
                if self._running:
                    self._plan.ask_again(take.word)
        self.changed.emit()
