"""`corpus check`: whether the files of a corpus are all there and can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.commands.answers import counted, tell
from app.commands.bars import Bar
from app.commands.corpus_import import name_in, tell_files
from engine.corpus.corpus import Corpus
from engine.corpus.dataset import read_clips
from engine.corpus.index import INDEX_NAME
from engine.failure import Failure


def run_corpus_check(folder: Path, *, as_json: bool = False) -> int:
    """Open a corpus, which mends it, and read all its clips; return 1 if some cannot be read.

    Raises
    ------
    Failure
        When there is no corpus there, or it cannot be opened.
    """
    if not (folder / INDEX_NAME).is_file() and next(folder.glob("*/*.wav"), None) is None:
        raise Failure(
            "There is no corpus in {folder}.",
            "Choose a folder with one folder of WAV files a word.",
            folder=folder,
        )
    corpus = Corpus.open(folder)
    damaged = []
    with Bar(f"Reading {folder}", "clips", len(corpus.clips)) as bar:
        for clip, sound in read_clips(corpus.clips):
            if isinstance(sound, Failure):
                damaged.append({"file": name_in(folder, clip.path), "reason": str(sound)})
            bar.update()
    tell_files(damaged)
    repaired = corpus.mended.total
    sentence = (
        f"{folder} has {counted(len(corpus.clips), 'clip')} of "
        f"{counted(len(corpus.words), 'word')}: {counted(len(damaged), 'clip')} damaged, "
        f"{counted(repaired, 'thing')} repaired."
    )
    numbers: dict[str, Any] = {
        "clips": len(corpus.clips),
        "words": corpus.words,
        "damaged": len(damaged),
        "repaired": repaired,
    }
    tell(sentence, numbers, as_json=as_json)
    return 1 if damaged else 0
