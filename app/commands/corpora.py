"""The corpora that a command names: a folder, or the recordings that the program brought along."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from app.commands.answers import counted
from app.commands.bars import Bar
from engine.corpus import embedded
from engine.corpus.clip import Clip, Split
from engine.corpus.dataset import Dataset, Examples, FeatureCache, Featured, build_dataset
from engine.corpus.importers import find_clips
from engine.failure import Failure
from engine.sound.features import FeatureSettings

EMBEDDED = "embedded"
REASONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Corpus:
    """The clips of a corpus under the name that the user gave it, and the files that are none."""

    name: str
    clips: tuple[Clip, ...]
    skipped: tuple[tuple[Path, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words, in the order of the clips."""
        return words_of(self.clips)


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a command works on, and how many files were left out."""

    dataset: Dataset
    skipped: int


def open_corpus(name: str, *, fewest_words: int = 2) -> Corpus:
    """Find the clips of `name`: a folder, "embedded", or "embedded:" and the key of a set.

    Raises
    ------
    Failure
        When there is no such folder or set, or fewer than `fewest_words` words in it.
    """
    kind, _, key = name.partition(":")
    if kind == EMBEDDED:
        return Corpus(name, _embedded_clips(key))
    if not name:
        raise Failure("The name of a corpus is empty.", "Write a folder, or: embedded.")
    with Bar(f"Finding the clips of {name}", "files") as bar:
        found = find_clips(Path(name), bar.progress, fewest_words=fewest_words)
    return Corpus(name, found.clips, found.skipped)


def material_of(corpus: Corpus, held_back: Corpus | None, settings: FeatureSettings) -> Material:
    """Read what a network is trained on, and what it is tested with.

    With `held_back`, all clips of `corpus` train and all of the other validate; without, the
    corpus says which do. Files that are no clips are told on standard error, and left out.

    Raises
    ------
    Failure
        When there is too little to train on, or `held_back` has a word that `corpus` lacks, or no
        clip that can be read.
    """
    if held_back is None:
        clips, skipped = corpus.clips, corpus.skipped
    else:
        check_known_words(held_back, corpus.words, corpus.name)
        _warn_of_shared_clips(corpus, held_back)
        clips = (*_all_for(corpus, Split.TRAINING), *_all_for(held_back, Split.VALIDATION))
        skipped = (*corpus.skipped, *held_back.skipped)
    featured = featured_of(clips, settings)
    left_out = report_skipped(skipped, featured)
    dataset = build_dataset(clips, featured.features)
    if held_back is not None:
        _check_readable(held_back, dataset)
        readable = replace(held_back, clips=dataset.validation.clips)
        check_known_words(readable, words_of(dataset.training.clips), corpus.name)
    return Material(dataset, left_out)


def words_of(clips: Iterable[Clip]) -> tuple[str, ...]:
    """Return the words of clips, each once, in the order in which they come."""
    return tuple(dict.fromkeys(clip.word for clip in clips))


def featured_of(clips: Sequence[Clip], settings: FeatureSettings) -> Featured:
    """Read clips and make their features, with a bar."""
    with Bar("Reading the clips", "clips", len(clips)) as bar:
        return FeatureCache(settings).features_of(clips, bar.progress)


def examples_of(clips: Sequence[Clip], words: Sequence[str], featured: Featured) -> Examples:
    """Stack the clips that could be read, at least one, labelled by their place in `words`."""
    readable = tuple(clip for clip in clips if clip in featured.features)
    index = {word: label for label, word in enumerate(words)}
    features = np.stack([featured.features[clip] for clip in readable])
    labels = np.array([index[clip.word] for clip in readable], np.int64)
    return Examples(features, labels, readable)


def check_known_words(corpus: Corpus, known: Sequence[str], knower: str) -> None:
    """Raise a Failure when the corpus has words that are not among the known ones."""
    unknown = [word for word in corpus.words if word not in known]
    if unknown:
        raise Failure(
            "{corpus} has words that {knower} does not know: {unknown}.",
            "Leave their clips out, or train with those words too; known are {known}.",
            corpus=corpus.name,
            knower=knower,
            unknown=_listed(unknown),
            known=_listed(known),
        )


def report_skipped(files: Sequence[tuple[Path, str]], featured: Featured) -> int:
    """Tell on standard error which files were left out and why; return how many."""
    reasons = [
        *((path, reason) for path, reason in files),
        *((clip.path, reason) for clip, reason in featured.skipped),
    ]
    if not reasons or sys.stderr is None:
        return len(reasons)
    print(f"{counted(len(reasons), 'file')} left out:", file=sys.stderr)
    for path, reason in reasons[:REASONS_SHOWN]:
        print(f"  {Path(path.parent.name, path.name)}: {reason}", file=sys.stderr)
    if len(reasons) > REASONS_SHOWN:
        print(f"  and {len(reasons) - REASONS_SHOWN:,} more", file=sys.stderr)
    return len(reasons)


def _embedded_clips(key: str) -> tuple[Clip, ...]:
    keys = tuple(embedded.LANGUAGES)
    try:
        return embedded.clips(key or keys[0])
    except KeyError as error:
        raise Failure(
            "Voxprop brought no recordings along that are called {key}.",
            "Choose one of: {known}.",
            key=f"{EMBEDDED}:{key}",
            known=", ".join(f"{EMBEDDED}:{one}" for one in keys),
        ) from error


def _all_for(corpus: Corpus, split: Split) -> tuple[Clip, ...]:
    return tuple(replace(clip, split=split) for clip in corpus.clips)


def _warn_of_shared_clips(corpus: Corpus, held_back: Corpus) -> None:
    places = {(clip.path.resolve(), clip.start) for clip in corpus.clips}
    shared = sum((clip.path.resolve(), clip.start) in places for clip in held_back.clips)
    if shared and sys.stderr is not None:
        print(
            f"{counted(shared, 'clip')} of {held_back.name} are in {corpus.name}, too: "
            "the validation does not show what the network makes of clips that it never heard.",
            file=sys.stderr,
        )


def _check_readable(corpus: Corpus, dataset: Dataset) -> None:
    if not dataset.validation.clips:
        raise Failure(
            "No clip of {corpus} can be read, so nothing would validate.",
            "Choose another corpus for --validation, or leave it out.",
            corpus=corpus.name,
        )


def _listed(words: Sequence[str], most: int = 12) -> str:
    shown = ", ".join(f"“{word}”" for word in words[:most])
    return shown if len(words) <= most else f"{shown} and {len(words) - most} more"
