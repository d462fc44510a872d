"""`corpus import`: the recordings of others, copied into a corpus."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.commands.answers import counted, tell
from app.commands.bars import Bar
from engine.corpus.corpus import Corpus
from engine.corpus.importing import Imported, import_listing, list_to_import

ALL, SOME, NONE = 0, 1, 2
"""The exit codes: what came in."""


def run_import(folder: Path, corpus_folder: Path, *, as_json: bool = False) -> int:
    """Copy the clips of a folder, or of a table, into a corpus; return the exit code.

    Raises
    ------
    Failure
        When nothing can be done at all: then a corpus that was not there is not made.
    """
    listing = list_to_import(folder, corpus_folder)
    corpus = Corpus.open(corpus_folder)
    with Bar(f"Importing {folder}", "files", len(listing.files)) as bar:
        imported = import_listing(listing, corpus, bar.progress)
    refused = [{"file": name_in(folder, path), "reason": why} for path, why in imported.refused]
    tell_files(refused)
    if imported.stopped is not None and sys.stderr is not None:
        print(imported.stopped, file=sys.stderr)
    count = len(imported.edit.after)
    clips = len(corpus.clips)
    sentence = (
        f"{counted(count, 'clip')} of {counted(len(listing.files), 'file')} imported: "
        f"{corpus_folder} has {counted(clips, 'clip')} of {counted(len(corpus.words), 'word')}."
    )
    numbers: dict[str, Any] = {
        "imported": count,
        "refused": refused,
        "words": corpus.words,
        "clips": clips,
    }
    tell(sentence, numbers, as_json=as_json)
    return _code(imported)


def name_in(folder: Path, path: Path) -> str:
    """Return the name of a file as it is told: from the folder on, where it lies in there."""
    for place in (folder, folder.resolve(), folder.resolve().parent):
        if path.is_relative_to(place):
            return path.relative_to(place).as_posix()
    return str(path)


def tell_files(files: Sequence[dict[str, str]]) -> None:
    """Print a line for each file that something is wrong with, on standard error."""
    if sys.stderr is not None:
        for file in files:
            name = file["file"].replace("\n", "\\n").replace("\r", "\\r")
            print(f"{name}: {file['reason']}", file=sys.stderr)


def _code(imported: Imported) -> int:
    if not imported.edit:
        return NONE
    return SOME if imported.refused or imported.stopped is not None else ALL
