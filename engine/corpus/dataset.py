"""From clips to what a network is trained on: read, featurise once, stack into arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.corpus.clip import Clip, Split
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.features import Features, FeatureSettings, word_features
from engine.sound.files import (
    LONGEST_SECONDS,
    check_word,
    describe_format,
    read_sound,
    to_corpus_rate,
)
from engine.sound.sound import Sound

Progress = Callable[[int, int], None]
"""Called with how many are done, and how many there are."""


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Clips as arrays, in one order: `features` (n, frames, bands) float32, `labels` (n,) int64.

    Both arrays are read-only; a label is the index of the clip's word in `Dataset.words`. Varied
    takes have the clip that they are made of; `recordings` counts each clip once.
    """

    features: NDArray[np.float32]
    labels: NDArray[np.int64]
    clips: tuple[Clip, ...]
    recordings: int = -1
    """Left out, they are counted (each of the labels, when there are no clips)."""

    def __post_init__(self) -> None:
        if self.recordings < 0:
            object.__setattr__(self, "recordings", len(set(self.clips) or self.labels))

    @property
    def as_recorded(self) -> Examples:
        """The examples without varied takes, in the same places: those stand behind all clips."""
        count = self.recordings
        if count == len(self.labels):
            return self
        return Examples(self.features[:count], self.labels[:count], self.clips[:count], count)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Dataset:
    """What a network learns from and what it is tested on; one class for each of `words`."""

    words: tuple[str, ...]
    training: Examples
    validation: Examples

    def with_words(self, words: tuple[str, ...]) -> Dataset:
        """Return the same clips for a network with these outputs; all of `self.words` are there."""
        if words == self.words:
            return self
        places = np.array([words.index(word) for word in self.words], np.int64)
        parts = (_relabelled(part, places) for part in (self.training, self.validation))
        return Dataset(words, *parts)


def _relabelled(examples: Examples, places: NDArray[np.int64]) -> Examples:
    labels = places[examples.labels]
    labels.setflags(write=False)
    return replace(examples, labels=labels)


@dataclass(frozen=True, slots=True, eq=False)
class Featured:
    """The features of those clips that could be read, and the reason for each that could not."""

    features: Mapping[Clip, Features]
    skipped: tuple[tuple[Clip, str], ...]


def read_clip(clip: Clip) -> Sound:
    """Read a clip at the corpus rate; Failure as in `engine.sound.files.read_sound`."""
    return to_corpus_rate(read_sound(clip.path, clip.start, clip.stop))


def read_clips(clips: Iterable[Clip]) -> Iterator[tuple[Clip, Sound | Failure]]:
    """Read many clips at the corpus rate, in any order, a file of packed clips only once.

    A clip that cannot be read, or in a file of its own can be no word, comes with the Failure
    that says why.
    """
    whole: list[Clip] = []
    packed: dict[Path, list[tuple[int, int, Clip]]] = {}
    for clip in clips:
        if clip.stop is None:
            whole.append(clip)
        else:
            packed.setdefault(clip.path, []).append((clip.start, clip.stop, clip))
    for clip in whole:
        yield clip, _read_or_failure(clip)
    for path, parts in packed.items():
        yield from _read_packed(path, parts)


class FeatureCache:
    """Features of clips for one choice of settings, each computed once and kept in memory.

    A clip's file is taken never to change: a corpus gives every take a name of its own.
    """

    def __init__(self, settings: FeatureSettings) -> None:
        self.settings = settings
        self._features: dict[Clip, Features] = {}

    def features_of(
        self,
        clips: Iterable[Clip],
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Featured:
        """Return the features of `clips`, float32 (frames, bands) each, and what was skipped.

        When `cancelled` turns true, what is known by then is returned (and kept for next time).
        """
        clips = tuple(clips)
        missing = [clip for clip in dict.fromkeys(clips) if clip not in self._features]
        skipped: list[tuple[Clip, str]] = []
        for done, (clip, sound) in enumerate(read_clips(missing)):
            if cancelled is not None and cancelled():
                break
            if progress is not None:
                progress(done, len(missing))
            if isinstance(sound, Failure):
                # Without values the sentence is the same for many files: they can be counted.
                skipped.append((clip, str(sound) if sound.values else sound.what))
                continue
            features = word_features(sound, self.settings)
            features.setflags(write=False)
            self._features[clip] = features
        else:
            if progress is not None:
                progress(len(missing), len(missing))
        known = {clip: self._features[clip] for clip in clips if clip in self._features}
        return Featured(known, tuple(skipped))


def build_dataset(
    clips: Iterable[Clip], features: Mapping[Clip, Features], *, words: Sequence[str] = ()
) -> Dataset:
    """Stack the features of `clips` into training and validation examples.

    Parameters
    ----------
    clips
        Those without features are left out.
    features
        As in `Featured.features`; all of one shape.
    words
        Those that come first, in this order; one of which there is no clip is left out.

    Returns
    -------
    Dataset
        Further words follow in the order in which the clips first have them. The validation
        examples may be none at all, of shape (0, frames, bands).

    Raises
    ------
    Failure
        When there are fewer than two words, or nothing to train on.
    """
    usable = [clip for clip in clips if clip in features]
    said = dict.fromkeys(clip.word for clip in usable)
    words = tuple(dict.fromkeys((*(word for word in words if word in said), *said)))
    training = [clip for clip in usable if clip.split is Split.TRAINING]
    validation = [clip for clip in usable if clip.split is Split.VALIDATION]
    if len(words) < 2:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "A network tells words apart, and the clips have {count}."),
            QT_TRANSLATE_NOOP("engine", "Add clips until there are at least two words."),
            count=len(words),
        )
    if not training:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "All the clips are kept for validation."),
            QT_TRANSLATE_NOOP("engine", "Add clips to train on."),
        )
    shape = features[training[0]].shape
    return Dataset(
        words,
        _stack(training, words, features, shape),
        _stack(validation, words, features, shape),
    )


def _stack(
    clips: Sequence[Clip],
    words: tuple[str, ...],
    features: Mapping[Clip, Features],
    shape: tuple[int, ...],
) -> Examples:
    stacked = np.empty((len(clips), *shape), dtype=np.float32)
    for row, clip in zip(stacked, clips, strict=True):
        row[:] = features[clip]
    index = {word: label for label, word in enumerate(words)}
    labels = np.array([index[clip.word] for clip in clips], dtype=np.int64)
    for array in (stacked, labels):
        array.setflags(write=False)
    return Examples(stacked, labels, tuple(clips))


def _read_or_failure(clip: Clip) -> Sound | Failure:
    try:
        sound = read_clip(clip)
        check_word(sound)
        return sound
    except Failure as failure:
        return failure


def _read_packed(
    path: Path, parts: list[tuple[int, int, Clip]]
) -> Iterator[tuple[Clip, Sound | Failure]]:
    """Read parts (start, stop, clip) of one file, as much at once as may be read at once."""
    try:
        longest = int(LONGEST_SECONDS * describe_format(path).sample_rate)
    except Failure as failure:
        yield from ((clip, failure) for _, _, clip in parts)
        return
    for piece in _pieces(parts, longest):
        first, last = piece[0][0], max(stop for _, stop, _ in piece)
        try:
            sound = read_sound(path, first, last)
        except Failure as failure:
            yield from ((clip, failure) for _, _, clip in piece)
            continue
        for start, stop, clip in piece:
            part = sound.cut(start - first, stop - first)
            # A damaged index may point past the end: then let the reader say what is wrong.
            yield clip, (to_corpus_rate(part) if len(part.samples) else _read_or_failure(clip))


def _pieces(
    parts: list[tuple[int, int, Clip]], longest: int
) -> Iterator[list[tuple[int, int, Clip]]]:
    """Group parts, in order of their place in the file, into runs within `longest` samples."""
    piece: list[tuple[int, int, Clip]] = []
    for part in sorted(parts, key=lambda part: part[:2]):
        if piece and part[1] - piece[0][0] > longest:
            yield piece
            piece = []
        piece.append(part)
    if piece:
        yield piece
