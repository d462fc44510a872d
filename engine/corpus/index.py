"""The index of a corpus: a CSV file beside the sound files, one row a clip."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from engine.corpus.clip import Clip, Source, Split

INDEX_NAME = "index.csv"
COLUMNS = ("path", "word", "speaker", "source", "split")
PACKED_COLUMNS = (*COLUMNS, "start", "stop")
"""With the part of the file that is the clip, in samples, where many clips share a file."""


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
    try:
        with (folder / INDEX_NAME).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not set(COLUMNS) <= set(rows.fieldnames or ()):
                raise ValueError(f"{INDEX_NAME} is no index of clips")
            clips = [_clip(folder, row) for row in rows]
    except csv.Error as error:
        raise ValueError(str(error)) from error
    return [clip for clip in clips if clip is not None]


def write_index(folder: Path, clips: Iterable[Clip]) -> None:
    """Write the index of `folder`, whole or not at all; OSError when that is not possible."""
    clips = tuple(clips)
    packed = any(clip.stop is not None for clip in clips)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(PACKED_COLUMNS if packed else COLUMNS)
    for clip in clips:
        path = clip.path.relative_to(folder).as_posix()
        row = (path, clip.word, clip.speaker, clip.source, clip.split)
        writer.writerow((*row, clip.start, clip.stop) if packed else row)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text.getvalue())
        beside.replace(folder / INDEX_NAME)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


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
