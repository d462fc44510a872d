"""The index of a corpus: a CSV file beside the sound files, one row a clip."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from engine.corpus.clip import Clip, Source, Split
from engine.durable import beside_of, flush_files, flush_folders, write_beside

INDEX_NAME = "index.csv"
COLUMNS = ("path", "word", "speaker", "source", "split")
PACKED_COLUMNS = (*COLUMNS, "start", "stop")
"""With the part of the file that is the clip, in samples, where many clips share a file."""


@dataclass(frozen=True, slots=True)
class Index:
    """What an index file says: its clips, how many rows made no sense, and its columns."""

    clips: tuple[Clip, ...]
    damaged: int
    columns: tuple[str, ...]


def read_index(folder: Path) -> list[Clip]:
    """Read the index of `folder`; rows that make no sense are left out.

    Paths in the index are relative to the folder and stay within it. Whether the files are
    there is not looked at.

    Raises
    ------
    OSError
        When there is no index, or it may not be read.
    ValueError
        When it is no CSV file of UTF-8 text, or one without our columns.
    """
    return list(read_whole_index(folder).clips)


def read_whole_index(folder: Path) -> Index:
    """Read the index of `folder` with what is wrong with it; errors as in `read_index`."""
    try:
        with (folder / INDEX_NAME).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            columns = tuple(rows.fieldnames or ())
            if not set(COLUMNS) <= set(columns):
                raise ValueError(f"{INDEX_NAME} is no index of clips")
            found = [_clip(folder, row) for row in rows]
    except csv.Error as error:
        raise ValueError(str(error)) from error
    clips = tuple(clip for clip in found if clip is not None)
    return Index(clips, len(found) - len(clips), columns)


def write_index(folder: Path, clips: Iterable[Clip]) -> None:
    """Write the index of `folder`, whole or not at all; OSError when that is not possible."""
    beside = stage_index(folder, clips)
    try:
        beside.replace(folder / INDEX_NAME)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    flush_folders([folder])


def stage_index(folder: Path, clips: Iterable[Clip]) -> Path:
    """Write an index beside the one in force, and return where.

    All that a full disk can refuse is done then; to replace the index by it takes no space.
    """
    clips = tuple(clips)
    packed = any(clip.stop is not None for clip in clips)
    header = PACKED_COLUMNS if packed else COLUMNS
    beside = beside_of(folder / INDEX_NAME)
    try:
        write_beside(beside, _text([header, *_rows(folder, clips, packed)]))
        flush_files([beside])
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def append_index(folder: Path, clips: Sequence[Clip]) -> int:
    """Add rows to the index of `folder`, which has `COLUMNS`; OSError leaves it as it was.

    A row that was cut off when the program was killed makes no sense to `read_index`. Returns
    the size before, in bytes, which `cut_index` takes.
    """
    # Without a buffer: what it still holds would be written when the file is closed.
    with (folder / INDEX_NAME).open("r+b", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - 1, 0))
        separator = b"" if file.read() in (b"\n", b"") else b"\n"
        rest = memoryview(separator + _text(_rows(folder, clips, packed=False)))
        try:
            while rest:
                rest = rest[file.write(rest) :]
            os.fsync(file.fileno())
        except BaseException:
            file.truncate(size)
            raise
    return size


def cut_index(folder: Path, size: int) -> None:
    """Take back the rows that `append_index` has added."""
    os.truncate(folder / INDEX_NAME, size)


def _text(rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def _rows(folder: Path, clips: Iterable[Clip], packed: bool) -> Iterable[Sequence[object]]:
    for clip in clips:
        path = clip.path.relative_to(folder).as_posix()
        row = (path, clip.word, clip.speaker, clip.source.value, clip.split.value)
        yield (*row, clip.start, clip.stop) if packed else row


def _clip(folder: Path, row: Mapping[str, str | None]) -> Clip | None:
    """Make a clip of a row, or nothing of one that is damaged or points out of the folder."""
    path = PurePosixPath(row.get("path") or "")
    word = row.get("word") or ""
    if not path.name or not word or path.is_absolute() or ".." in path.parts:
        return None
    try:
        return Clip(
            word=word,
            speaker=row.get("speaker") or "",
            source=Source(row.get("source") or ""),
            split=Split(row.get("split") or ""),
            path=folder.joinpath(*path.parts),
            start=int(row.get("start") or 0),
            stop=int(row["stop"] or 0) if row.get("stop") else None,
        )
    except ValueError:
        return None
