"""Tables of recordings: CSV files with a path, a label and perhaps a speaker in each row.

A first row may say which column is which; without one, they come in that order. Commas,
semicolons and tabs separate. Paths are relative to the folder of the table, and stay within it.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from engine.corpus.clip import Split
from engine.corpus.listed import GONE, NO_LABEL, OUTSIDE, Listed
from engine.failure import QT_TRANSLATE_NOOP, Failure

TABLE_ENDINGS = (".csv", ".tsv")

PATH_HEADINGS = ("path", "file", "filename", "file_name", "filepath", "file_path", "wav", "audio")
LABEL_HEADINGS = ("label", "word", "class", "category", "keyword", "text", "transcript")
SPEAKER_HEADINGS = ("speaker", "speaker_id", "speakerid", "client_id", "who")
SPLIT_HEADINGS = ("split", "set", "subset", "partition")
HELD_BACK = ("validation", "valid", "val", "dev", "development", "test", "testing")

ROWS_TRIED = 20
"""So many rows tell whether a file is a table of recordings or of something else."""


def read_table(path: Path) -> list[Listed]:
    """Return the files of a table, with the reason for each that cannot be had.

    Raises Failure when it cannot be read as a table of text.
    """
    try:
        return list(_listed(path))
    except (csv.Error, UnicodeDecodeError) as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} is no table of text."),
            QT_TRANSLATE_NOOP(
                "engine", "Save it as CSV in UTF-8 with the columns path, label and speaker."
            ),
            name=path.name,
        ) from error
    except OSError as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Check that the file is there and may be read."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error


def read_tables(folder: Path) -> list[Listed]:
    """Return the files of all tables of recordings directly in a folder; none without tables.

    A file that several tables list counts once.
    """
    listed: dict[tuple[str, str], Listed] = {}
    names = sorted(os.listdir(folder))  # noqa: PTH208  # a Path for each of 100,000 is too much
    for name in names:
        if name.lower().endswith(TABLE_ENDINGS) and name[0] != ".":
            path = folder / name
            try:
                if any(not one.reason for one in islice(_listed(path), ROWS_TRIED)):
                    for one in _listed(path):
                        listed.setdefault((one.path, one.reason), one)
            except (csv.Error, UnicodeDecodeError, OSError):
                continue
    return list(listed.values())


def _listed(table: Path) -> Iterator[Listed]:
    folder = os.path.realpath(table.parent)
    with table.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline(10_000)
        file.seek(0)
        separator = max(",;\t", key=first.count)
        rows = csv.reader(file, delimiter=separator)
        columns: tuple[int, ...] | None = None
        for row in rows:
            cells = [cell.strip() for cell in row]
            if columns is None:
                columns = _columns(cells)
                if columns:
                    continue
                columns = (0, 1, 2, -1)
            if any(cells):
                yield _row(folder, [cells[i] if 0 <= i < len(cells) else "" for i in columns])


def _columns(cells: Sequence[str]) -> tuple[int, ...]:
    """Return where path, label, speaker and split are (-1: nowhere); nothing of a plain row."""
    headings = [cell.lower().replace(" ", "_") for cell in cells]
    wanted = (PATH_HEADINGS, LABEL_HEADINGS, SPEAKER_HEADINGS, SPLIT_HEADINGS)
    columns = tuple(
        next((headings.index(name) for name in names if name in headings), -1) for names in wanted
    )
    return columns if columns[0] >= 0 and columns[1] >= 0 else ()


def _row(folder: str, cells: Sequence[str]) -> Listed:
    name, word, speaker, split = cells
    path = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118
    if "\\" in name and not os.path.exists(path):  # noqa: PTH110
        path = os.path.normpath(os.path.join(folder, name.replace("\\", "/")))  # noqa: PTH118
    reason = ""
    if not path.startswith(os.path.join(folder, "")):  # noqa: PTH118
        reason = OUTSIDE
    elif not os.path.isfile(path):  # noqa: PTH113
        reason = GONE
    elif not word:
        reason = NO_LABEL
    chosen = None
    if split:
        chosen = Split.VALIDATION if split.lower() in HELD_BACK else Split.TRAINING
    word, speaker = sys.intern(word), sys.intern(speaker)
    return Listed(path, word, speaker, chosen, reason=reason)
