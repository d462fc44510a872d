"""Clips that join the user's corpus many at a time: files of one word, and clips of others.

Called on the background thread that owns the corpus. A few clips are in memory at a time, and a
stop between two of them leaves those that are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from app.controllers.corpus_on_disk import ME
from engine.corpus.clip import Clip, Source
from engine.corpus.corpus import Corpus
from engine.corpus.dataset import read_clips
from engine.corpus.edit import Edit
from engine.corpus.importing import Imported
from engine.corpus.layouts import SOUND_ENDINGS
from engine.corpus.takes import Take
from engine.failure import Failure
from engine.sound.files import check_word, read_sound, to_corpus_rate

TOGETHER = 50
"""So many are written at once: much faster than one by one."""

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def import_files(
    paths: Sequence[Path], word: str, corpus: Corpus, progress: Progress, cancelled: Cancelled
) -> Imported:
    """Copy sound files into the corpus as takes of `word`; a file that is no word is refused.

    Of a folder all sound files in it are meant, whatever they are called.
    """
    files = [file for path in paths for file in _files_of(path)]
    return _bring_in(_takes_of(files, word), len(files), corpus, progress, cancelled)


def copy_clips(
    clips: Sequence[Clip], corpus: Corpus, progress: Progress, cancelled: Cancelled
) -> Imported:
    """Copy clips of others into the corpus; word, speaker and split stay as they are."""
    takes = (
        (
            clip.path,
            sound
            if isinstance(sound, Failure)
            else Take(sound, clip.word, clip.speaker, Source.FILE, clip.split),
        )
        for clip, sound in read_clips(clips)
    )
    return _bring_in(takes, len(clips), corpus, progress, cancelled)


def _bring_in(
    takes: Iterable[tuple[Path, Take | Failure]],
    count: int,
    corpus: Corpus,
    progress: Progress,
    cancelled: Cancelled,
) -> Imported:
    added: list[Clip] = []
    waiting: list[Take] = []
    refused: list[tuple[Path, str]] = []
    broken_off = False
    stopped: Failure | None = None
    try:
        for done, (path, take) in enumerate(takes):
            broken_off = cancelled()
            if broken_off:
                break
            progress(done, count)
            if isinstance(take, Failure):
                refused.append((path, _reason(take)))
                continue
            waiting.append(take)
            if len(waiting) >= TOGETHER:
                added += corpus.add_all(waiting)
                waiting = []
        added += corpus.add_all(waiting)
    except Failure as failure:
        if not added:
            raise
        stopped = failure
    return Imported(Edit(after=tuple(added)), tuple(refused), broken_off, stopped)


def _takes_of(files: Iterable[Path], word: str) -> Iterator[tuple[Path, Take | Failure]]:
    for file in files:
        try:
            sound = read_sound(file)
            check_word(sound)
        except Failure as failure:
            yield file, failure
        else:
            yield file, Take(to_corpus_rate(sound), word, ME, Source.FILE)


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return [
        file
        for file in sorted(path.rglob("*"))
        if file.name.lower().endswith(SOUND_ENDINGS) and file.name[0] != "." and file.is_file()
    ]


def _reason(failure: Failure) -> str:
    """Return why, the same for many files where it can be: then they can be counted."""
    return str(failure) if failure.values else failure.what
