"""Which word is waited for: the next one that is found, or what is said while a key is held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.sound.sound import CORPUS_RATE

if TYPE_CHECKING:
    from engine.sound.endpoint import WordSpan

BEFORE_SECONDS = 0.15
"""People begin to speak as they press the key; so much before it belongs to the word."""
UNDERWAY_SECONDS = 0.15
"""What is said as the key rises is heard so much later, at most."""
LONGEST_SECONDS = 10.0
"""Of a key that was held for longer, the end counts: the ring does not hold more."""


class WordWait(QObject):
    """Chooses the word that is delivered; positions are samples of the stream."""

    armed_changed = Signal(bool)
    holding_changed = Signal(bool)
    word_due = Signal(object)
    """A WordSpan to deliver; who cannot deliver it leaves this armed, for another attempt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.armed = False
        self.holding = False
        self._armed_from = 0
        self._held_from = 0
        self._held_to: int | None = None

    def arm(self, position: int) -> None:
        """Wait for the next word that ends after `position`."""
        self._end_hold()
        self._armed_from = position
        self._set_armed(True)

    def disarm(self) -> None:
        """Wait for no word."""
        self._set_armed(False)

    def hold(self, position: int) -> None:
        """Begin a word at `position`; this takes the place of waiting for the next one."""
        self.disarm()
        self._held_from = position - round(BEFORE_SECONDS * CORPUS_RATE)
        self._held_to = None
        self._set_holding(True)

    def let_go(self, position: int | None) -> None:
        """End the held word near `position`; None drops it."""
        if not self.holding:
            return
        if position is None:
            self._end_hold()
        else:
            self._held_to = position + round(UNDERWAY_SECONDS * CORPUS_RATE)

    def begin(self) -> None:
        """Count positions from 0 again: a new stream has begun."""
        self._armed_from = 0
        self._held_from = 0
        if self._held_to is not None:  # it was said into the stream before
            self._end_hold()

    def cancel(self) -> None:
        """Wait for nothing any more."""
        self.disarm()
        self._end_hold()

    def look(self, position: int, words: Sequence[WordSpan]) -> None:
        """Take the words that ended in the stream up to `position`."""
        from engine.sound.endpoint import WordSpan

        for span in words:
            if self.armed and span.stop > self._armed_from:
                self.word_due.emit(span)
        if self._held_to is not None and position >= self._held_to:
            stop = self._held_to
            start = max(0, self._held_from, stop - round(LONGEST_SECONDS * CORPUS_RATE))
            self._end_hold()
            self.word_due.emit(WordSpan(start, stop))

    def _end_hold(self) -> None:
        self._held_to = None
        self._set_holding(False)

    def _set_armed(self, armed: bool) -> None:
        if armed != self.armed:
            self.armed = armed
            self.armed_changed.emit(armed)

    def _set_holding(self, holding: bool) -> None:
        if holding != self.holding:
            self.holding = holding
            self.holding_changed.emit(holding)
