"""Stretches of a sound that one can take hold of: the words that were found, and a selection."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST_SECONDS = 0.005
"""What is shorter was a click, and no stretch."""


@dataclass(slots=True, eq=False)
class Stretch:
    """From `start` to `stop`, in seconds since the beginning; it changes while it is dragged."""

    start: float
    stop: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.stop - self.start

    def holds(self, moment: float) -> bool:
        """Whether `moment` lies in it."""
        return self.start <= moment <= self.stop


class Grip:
    """An edge that is being dragged; the other edge stays, and may be passed."""

    def __init__(self, stretch: Stretch, fixed: float) -> None:
        self.stretch = stretch
        self._fixed = fixed

    def drag(self, moment: float) -> None:
        """Move the edge to `moment`."""
        self.stretch.start = min(self._fixed, moment)
        self.stretch.stop = max(self._fixed, moment)


class Stretches:
    """The found words of one sound, and which stretch is chosen: a word, or a selection."""

    def __init__(self) -> None:
        self.words: list[Stretch] = []
        self.chosen: Stretch | None = None

    @property
    def chosen_is_word(self) -> bool:
        """Whether what is chosen is a word that was found."""
        return self.chosen is not None and self.chosen in self.words

    def add_word(self, start: float, stop: float) -> None:
        """Remember a word that was found."""
        self.words.append(Stretch(start, stop))

    def forget_before(self, moment: float) -> bool:
        """Forget what begins before `moment`, its sound is gone; return whether it was chosen."""
        self.words = [word for word in self.words if word.start >= moment]
        gone = self.chosen is not None and self.chosen.start < moment
        if gone:
            self.chosen = None
        return gone

    def grip_at(self, moment: float, reach: float) -> Grip | None:
        """Take hold of the nearest edge within `reach`, if there is one, and choose its stretch."""
        candidates = list(self.words)
        if self.chosen is not None and not self.chosen_is_word:
            candidates.append(self.chosen)
        edges = [
            (abs(moment - edge), stretch is not self.chosen, place, stretch, other)
            for place, stretch in enumerate(candidates)
            for edge, other in (
                (stretch.start, stretch.stop),
                (stretch.stop, stretch.start),
            )
            if abs(moment - edge) <= reach
        ]
        if not edges:
            return None
        *_, stretch, fixed = min(edges, key=lambda edge: edge[:3])
        return Grip(stretch, fixed)

    def begin(self, moment: float) -> Grip:
        """Begin a selection at `moment`, and take hold of its end."""
        self.chosen = Stretch(moment, moment)
        return Grip(self.chosen, moment)

    def choose_at(self, moment: float) -> None:
        """Choose the word at `moment`, or nothing where there is none."""
        here = [word for word in self.words if word.holds(moment)]
        self.chosen = min(here, key=lambda word: word.seconds, default=None)

    def choose_next(self, step: int) -> Stretch | None:
        """Choose the next word (1) or the one before (-1), and round again; None without words."""
        words = sorted(self.words, key=lambda word: word.start)
        if not words:
            return None
        place = 0 if step > 0 else -1
        if self.chosen in words:
            place = words.index(self.chosen) + step
        self.chosen = words[place % len(words)]
        return self.chosen

    def set_edge(self, moment: float, *, begin: bool) -> None:
        """Put the begin or the end of what is chosen to `moment`; begin a selection if nothing."""
        if self.chosen is None:
            self.chosen = Stretch(moment, moment)
        chosen = self.chosen
        start, stop = (moment, chosen.stop) if begin else (chosen.start, moment)
        chosen.start, chosen.stop = min(start, stop), max(start, stop)

    def drop_if_too_short(self) -> None:
        """Choose nothing when what is chosen has no length."""
        if self.chosen is not None and self.chosen.seconds < SHORTEST_SECONDS:
            if self.chosen in self.words:
                self.words.remove(self.chosen)
            self.chosen = None
