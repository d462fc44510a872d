"""Copies of the recordings of others in a corpus: any number, a few at a time in memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.corpus.clip import Clip, Split
from engine.corpus.corpus import Corpus
from engine.corpus.dataset import Progress
from engine.corpus.edit import Edit
from engine.corpus.importers import no_clips
from engine.corpus.layouts import Listing, drawn_splits, list_sounds
from engine.corpus.listed import Listed
from engine.corpus.names import clean_label
from engine.corpus.takes import Take
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import check_word, read_sound, to_corpus_rate
from engine.sound.sound import CORPUS_RATE

CLIPS_AT_ONCE = 200
SAMPLES_AT_ONCE = 120 * CORPUS_RATE
"""What is written together: so much faster than one by one, so little in memory."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in, and each file that did not with the reason.

    `stopped` is the Failure of the corpus, as of a full disk, that ended it before the last file;
    what had come in by then stays.
    """

    edit: Edit
    refused: tuple[tuple[Path, str], ...]
    cancelled: bool = False
    stopped: Failure | None = None


def import_folder(
    folder: Path,
    corpus: Corpus,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Imported:
    """Copy the clips of a folder, or of a table, into a corpus.

    Labels, speakers and splits are as `list_sounds` and `drawn_splits` have them. When
    `cancelled` turns true, what has come in stays: the edit takes it back.

    Raises
    ------
    Failure
        When there is no such folder or table, it has no sound file, it is the corpus itself, or
        the corpus cannot be written to at all.
    """
    return import_listing(list_to_import(folder, corpus.folder), corpus, progress, cancelled)


def list_to_import(folder: Path, corpus_folder: Path) -> Listing:
    """Return what `import_listing` is to copy, without touching the corpus; Failure likewise."""
    corpus_place = os.path.realpath(corpus_folder)
    place = os.path.join(os.path.realpath(folder), "")  # noqa: PTH118
    if place.startswith(os.path.join(corpus_place, "")):  # noqa: PTH118
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} is a part of the corpus already."),
            QT_TRANSLATE_NOOP("engine", "Choose another folder."),
            name=folder.name or str(folder),
        )
    listing = list_sounds(folder, leave_out=corpus_folder)
    if not listing.files:
        raise no_clips(folder)
    return listing


def import_listing(
    listing: Listing,
    corpus: Corpus,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Imported:
    """Copy what `list_to_import` returned into the corpus; as `import_folder`."""
    clips: list[Clip] = []
    refused: list[tuple[Path, str]] = []
    waiting: list[Take] = []
    splits = _Splits(listing, corpus)
    stopped: Failure | None = None
    broken_off = False
    try:
        for done, file in enumerate(listing.files):
            broken_off = cancelled is not None and cancelled()
            if broken_off:
                break
            if progress is not None:
                progress(done, len(listing.files))
            take = _take_of(file)
            if isinstance(take, str):
                refused.append((Path(file.path), take))
                continue
            waiting.append(splits.given_to(take, file))
            if _enough(waiting):
                clips += corpus.add_all(waiting)
                waiting = []
        clips += corpus.add_all(waiting)
    except Failure as failure:
        if not clips:
            raise
        stopped = failure
    if progress is not None and not broken_off and stopped is None:
        progress(len(listing.files), len(listing.files))
    return Imported(Edit(after=tuple(clips)), tuple(refused), broken_off, stopped)


class _Splits:
    """Gives each take its split; the first clip of a word trains, whichever files are refused."""

    def __init__(self, listing: Listing, corpus: Corpus) -> None:
        self._split_of = drawn_splits(listing.files)
        self._learned = {clip.word for clip in corpus.clips if clip.split is Split.TRAINING}
        self._owed: set[str] = set()

    def given_to(self, take: Take, file: Listed) -> Take:
        """Return the take with its split; a word is owed the validation clip that trains first."""
        split = self._split_of(file)
        if file.split is None:
            if split is Split.VALIDATION and take.word not in self._learned:
                self._owed.add(take.word)
                split = Split.TRAINING
            elif split is Split.TRAINING and take.word in self._owed:
                self._owed.remove(take.word)
                split = Split.VALIDATION
        if split is Split.TRAINING:
            self._learned.add(take.word)
        return replace(take, split=split)


def _take_of(file: Listed) -> Take | str:
    """Read a file at the corpus rate; what cannot be a clip gives the reason."""
    if file.reason:
        return file.reason
    try:
        word = clean_label(file.word)
        sound = read_sound(Path(file.path), file.start, file.stop)
        check_word(sound)
    except Failure as failure:
        # Without values the sentence is the same for many files: they can be counted.
        return str(failure) if failure.values else failure.what
    return Take(to_corpus_rate(sound), word, file.speaker, file.source)


def _enough(waiting: Sequence[Take]) -> bool:
    samples = sum(len(take.sound.samples) for take in waiting)
    return len(waiting) >= CLIPS_AT_ONCE or samples >= SAMPLES_AT_ONCE
