"""Which word to say next, so that every word gets its takes and none comes twice in a row."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence


class PromptPlan:
    """Asks for words until each has `takes` takes; knows nothing of sound.

    The word with the most takes to come is asked for, in a random order among equals, and never
    the one just said while another is left.

    Parameters
    ----------
    words
        What to say; each once.
    takes
        How many takes each word is to have.
    have
        How many it has already.
    """

    def __init__(
        self,
        words: Sequence[str],
        takes: int,
        have: Mapping[str, int] | None = None,
        seed: int | None = None,
    ) -> None:
        self.words = tuple(dict.fromkeys(words))
        self.takes = takes
        self._said = {word: (have or {}).get(word, 0) for word in self.words}
        self._random = random.Random(seed)
        self._taken: list[str] = []
        self._current = self._choose("")
        self._next = self._choose(self._current, self._current)

    @property
    def current(self) -> str:
        """The word to say now; empty when all is said."""
        return self._current

    @property
    def following(self) -> str:
        """The word that comes after it; empty when it is the last."""
        return self._next

    @property
    def finished(self) -> bool:
        """Whether every word has its takes."""
        return not self._current

    @property
    def done(self) -> int:
        """How many of the takes there are; takes beyond what was asked for do not count."""
        return sum(min(said, self.takes) for said in self._said.values())

    @property
    def total(self) -> int:
        """How many takes there will be in the end."""
        return self.takes * len(self.words)

    def said(self, word: str) -> int:
        """Return how many takes of `word` there are."""
        return self._said[word]

    def take(self) -> str:
        """Count a take of the current word, go on to the next, and return what was taken."""
        taken = self._current
        if taken:
            self._said[taken] += 1
            self._taken.append(taken)
            self._current = self._next
            self._next = self._choose(self._current, self._current)
        return taken

    def ask_again(self, word: str) -> None:
        """Take back a take of `word`, and ask for it now."""
        if self._said.get(word, 0):
            self._said[word] -= 1
        if word in self._taken:
            self._taken.reverse()
            self._taken.remove(word)
            self._taken.reverse()
        self._current = word
        self._next = self._choose(word, word)

    def skip(self) -> None:
        """Ask for another word now, if there is one."""
        if self._next:
            skipped, self._current = self._current, self._next
            self._next = self._choose(self._current, self._current) or skipped

    def _choose(self, before: str, *coming: str) -> str:
        """Return a word to follow `before` when those `coming` have been said too."""
        left = {
            word: self.takes - said - coming.count(word)
            for word, said in self._said.items()
            if self.takes - said - coming.count(word) > 0
        }
        others = {word: count for word, count in left.items() if word != before}
        left = others or left
        if not left:
            return ""
        most = max(left.values())
        return self._random.choice([word for word, count in left.items() if count == most])
