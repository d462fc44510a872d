"""Gathering what a network is trained on: from a choice of clips to arrays and summaries.

Plain functions and one class without Qt, called on a background thread: request in, response out.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from pathlib import Path

from app.controllers.excluded import name_of
from app.controllers.request import Request
from app.controllers.word_summary import WordSummary
from engine.corpus import embedded
from engine.corpus.augmenting import TAKES_SEED, Takes, augmented_dataset, is_on
from engine.corpus.clip import Clip, Split
from engine.corpus.dataset import Dataset, FeatureCache, build_dataset
from engine.corpus.importers import find_clips
from engine.corpus.noise_training import noisy_dataset
from engine.corpus.room_noise import load_room_noise
from engine.failure import QT_TRANSLATE_NOOP
from engine.sound.augmentation import FEW_RECORDINGS, Augmentation
from engine.sound.features import Features, FeatureSettings

THUMBNAILS = 3
FEW_TAKES = 30
"""Of a word with at most so many takes of the user's, each is varied."""
OWN_AUGMENTATION = replace(FEW_RECORDINGS, copies=19, frequency_mask=4, time_mask=4)
"""How: so that eight takes each of four words weigh more than 560 synthetic clips beside them.

Eight such takes of one person (seven to learn, one to test), four digits, beside the embedded ones,
default deep network; the person's other takes, found in a stream; five people, two to four draws.
Mean accuracy in percent (the worst person's, the worst draw's): not varied, all eight learned 92.1
(87.5, 83.8); `FEW_RECORDINGS` 94.8 (91.7, 90.5); this 96.4 (92.9, 91.9), after at most 4 s. Without
the embedded digits `FEW_RECORDINGS` has 97.8 (97.1, 93.9).
"""

SILENT = QT_TRANSLATE_NOOP("engine", "It is silent.")

Skipped = tuple[Path, str]


class Stage(IntEnum):
    """What is being done: looking which files there are, or hearing what is in them."""

    LOOKING = 0
    HEARING = 1


Report = Callable[[Stage, int, int], None]
"""Called with how many files are done, and how many there are (0: nobody knows yet)."""


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """What a network is trained on, a summary of each word, and the files that were left out.

    With augmentation the dataset has varied takes too; the summaries count the clips themselves.
    `base` are the clips of the chosen set without the user's own, those left out among them.
    """

    dataset: Dataset
    summaries: tuple[WordSummary, ...]
    skipped: tuple[Skipped, ...]
    base: tuple[Clip, ...] = ()


class Cancelled(Exception):
    """The user, or a newer request, has stopped the gathering."""


class Gatherer:
    """Remembers the features of all clips and the clips of all sets it has met."""

    def __init__(self, settings: FeatureSettings | None = None) -> None:
        self._features = FeatureCache(settings or FeatureSettings())
        self._bases: dict[str | Path, tuple[tuple[Clip, ...], tuple[Skipped, ...]]] = {}
        self._takes: Takes = {}
        self._takes_made_with: tuple[Augmentation, int] | None = None
        self._noisy: Takes = {}
        self._noisy_made_with: tuple[tuple[str, ...], int] | None = None

    def gather(self, request: Request, report: Report, cancelled: Callable[[], bool]) -> Gathered:
        """Find the clips, make their features, and stack them.

        Raises Failure as `find_clips`, `build_dataset` and `load_room_noise` do, and `Cancelled`.
        """

        def going_on(stage: Stage, done: int, total: int) -> None:
            if cancelled():
                raise Cancelled
            report(stage, done, total)

        going_on(Stage.LOOKING, 0, 0)
        base, skipped = self._base(request, going_on)
        clips = tuple(dict.fromkeys((*base, *request.own)))
        left_out = {clip for clip in clips if name_of(clip) in request.excluded}
        featured = self._features.features_of(clips, partial(going_on, Stage.HEARING))
        unreadable = tuple((clip.path, reason) for clip, reason in featured.skipped)
        # Silence is the one thing whose features are 0 everywhere.
        audible = {clip: one for clip, one in featured.features.items() if one.any()}
        silent = tuple((clip.path, SILENT) for clip in featured.features if clip not in audible)
        heard = {clip: one for clip, one in audible.items() if clip not in left_out}
        dataset = build_dataset(clips, heard, words=request.words)
        words, own = dataset.words, frozenset(request.own)
        if request.augmentation is not None:
            dataset = self._varied(dataset, request.augmentation, request.room, going_on)
        elif request.vary_own:
            few = few_of_each_word(clip for clip in request.own if clip in heard)
            if few:
                dataset = self._varied(dataset, OWN_AUGMENTATION, None, going_on, only=few)
        if request.noise_kinds:
            dataset = self._in_noise(dataset, request, going_on)
        return Gathered(
            dataset,
            _summaries(words, heard, own),
            (*skipped, *unreadable, *silent),
            tuple(clip for clip in base if clip in audible and clip not in own),
        )

    def _varied(
        self,
        dataset: Dataset,
        settings: Augmentation,
        room_file: Path | None,
        report: Report,
        only: frozenset[Clip] | None = None,
    ) -> Dataset:
        room = None
        if settings.noise == "room" and room_file is not None and is_on(settings):
            room = load_room_noise(room_file)
        made_with = (settings, 0 if room is None else zlib.crc32(room.samples.tobytes()))
        if made_with != self._takes_made_with:
            self._takes_made_with, self._takes = made_with, {}
        return augmented_dataset(
            dataset,
            settings,
            self._features.settings,
            TAKES_SEED,
            partial(report, Stage.HEARING),
            known=self._takes,
            room=room,
            only=only,
        )

    def _in_noise(self, dataset: Dataset, request: Request, report: Report) -> Dataset:
        kinds, room = request.noise_kinds, None
        if "room" in kinds and request.room is not None:
            room = load_room_noise(request.room)
        made_with = (kinds, 0 if room is None else zlib.crc32(room.samples.tobytes()))
        if made_with != self._noisy_made_with:
            self._noisy_made_with, self._noisy = made_with, {}
        return noisy_dataset(
            dataset,
            self._features.settings,
            kinds=kinds,
            room=() if room is None else (room,),
            seed=TAKES_SEED,
            known=self._noisy,
            progress=partial(report, Stage.HEARING),
        )

    def _base(
        self, request: Request, report: Report
    ) -> tuple[tuple[Clip, ...], tuple[Skipped, ...]]:
        if request.base is None:
            return (), ()
        if request.look_again or request.base not in self._bases:
            if isinstance(request.base, Path):
                found = find_clips(request.base, partial(report, Stage.LOOKING))
                self._bases[request.base] = (found.clips, found.skipped)
            else:
                self._bases[request.base] = (embedded.clips(request.base), ())
        return self._bases[request.base]


def few_of_each_word(own: Iterable[Clip]) -> frozenset[Clip]:
    """Return the user's clips of those words of which there are few."""
    by_word: dict[str, list[Clip]] = {}
    for clip in own:
        by_word.setdefault(clip.word, []).append(clip)
    return frozenset(
        clip for clips in by_word.values() if len(clips) <= FEW_TAKES for clip in clips
    )


def _summaries(
    words: tuple[str, ...], features: Mapping[Clip, Features], own: frozenset[Clip]
) -> tuple[WordSummary, ...]:
    said: dict[str, list[Clip]] = {word: [] for word in words}
    for clip in features:
        said[clip.word].append(clip)
    return tuple(_summary(word, clips, features, own) for word, clips in said.items())


def _summary(
    word: str, clips: list[Clip], features: Mapping[Clip, Features], own: frozenset[Clip]
) -> WordSummary:
    mine = [clip for clip in clips if clip in own]
    others = [clip for clip in clips if clip not in own]
    speakers = frozenset(clip.speaker for clip in clips if clip.speaker)
    shown = [*mine[::-1], *_different_speakers(others)][:THUMBNAILS]
    pictures = tuple(features[clip] for clip in shown)
    return WordSummary(word, len(clips), len(mine), speakers, pictures)


def _different_speakers(clips: list[Clip]) -> list[Clip]:
    """Return the clips in an order that begins with one of each speaker who is trained on."""
    clips = sorted(clips, key=lambda clip: clip.split is not Split.TRAINING)
    first = {clip.speaker: clip for clip in reversed(clips)}
    return sorted(clips, key=lambda clip: first[clip.speaker] is not clip)
