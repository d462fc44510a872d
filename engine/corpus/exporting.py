"""A corpus for other programs: a folder as Speech Commands has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from engine.corpus.clip import Clip, Split
from engine.corpus.dataset import Progress, read_clips
from engine.corpus.layouts import ANONYMOUS, HELD_BACK_LISTS
from engine.corpus.names import name_of
from engine.durable import write_whole
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import write_wav


def export_speech_commands(
    clips: Iterable[Clip],
    folder: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write clips as `<word>/<speaker>_nohash_<number>.wav`, at 16 kHz, and `validation_list.txt`.

    Each file is written whole or not at all. Clips that cannot be read are left out. When
    `cancelled` turns true, what is there by then stays, and the list is about that.

    Parameters
    ----------
    clips
        Of any corpus; those packed into one file, too.
    folder
        A new folder, or an empty one: nothing that is there is touched.

    Returns
    -------
    int
        How many clips were written.

    Raises
    ------
    Failure
        When the folder is not empty, or the disk refuses; then what was written is deleted again.
    """
    clips = tuple(clips)
    names = _names(clips)
    written: list[Path] = []
    held_back: list[str] = []
    try:
        _make_empty(folder)
        for done, (clip, sound) in enumerate(read_clips(clips)):
            if cancelled is not None and cancelled():
                break
            if progress is not None:
                progress(done, len(clips))
            if isinstance(sound, Failure):
                continue
            written.append(folder / names[clip])
            write_wav(written[-1], sound)
            if clip.split is Split.VALIDATION:
                held_back.append(names[clip])
        else:
            if progress is not None:
                progress(len(clips), len(clips))
        text = "".join(f"{name}\n" for name in sorted(held_back))
        write_whole(folder / HELD_BACK_LISTS[0], text.encode("utf-8"))
    except OSError as error:
        _delete(written)
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The clips cannot be exported to {folder}: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Check that the disk has space and may be written to."),
            folder=folder,
            reason=error.strerror or str(error),
        ) from error
    return len(written)


def _names(clips: Iterable[Clip]) -> dict[Clip, str]:
    """Return a name for each clip, unique where capitals make no other name, too."""
    takes: Counter[str] = Counter()
    names: dict[Clip, str] = {}
    for clip in clips:
        word = name_of(clip.word)
        if word[0] == "_":  # such a folder is no word to those who read this layout
            word = f"%{ord('_'):02X}{word[1:]}"
        start = f"{word}/{name_of(clip.speaker) or ANONYMOUS}_nohash_"
        names[clip] = f"{start}{takes[start.casefold()]}.wav"
        takes[start.casefold()] += 1
    return names


def _make_empty(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(entry.name[0] != "." for entry in folder.iterdir()):
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The folder {name} is not empty."),
            QT_TRANSLATE_NOOP("engine", "Choose a new folder, so that no file is lost."),
            name=folder.name or str(folder),
        )


def _delete(files: Iterable[Path]) -> None:
    """Delete what was written, as far as the disk lets us."""
    for file in files:
        try:
            file.unlink(missing_ok=True)
            file.parent.rmdir()
        except OSError:
            continue
