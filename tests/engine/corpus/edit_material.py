"""A small corpus to change, the changes there are, and what is on disk afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tiny_sounds import tone

from engine.corpus.clip import Source, Split
from engine.corpus.corpus import Corpus
from engine.corpus.takes import Take

Deed = Callable[[Corpus], object]
DEEDS: dict[str, Deed] = {
    "add": lambda corpus: corpus.add(tone(700), "up"),
    "add all": lambda corpus: corpus.add_all([Take(tone(700), "up"), Take(tone(800), "yes")]),
    "remove": lambda corpus: corpus.remove(corpus.clips[0]),
    "remove all": lambda corpus: corpus.remove_all(corpus.clips),
    "relabel": lambda corpus: corpus.relabel(corpus.clips[:3], "up"),
    "rename": lambda corpus: corpus.rename_word("yes", "no"),
    "assign": lambda corpus: corpus.assign(corpus.clips, split=Split.VALIDATION, speaker="Eve"),
}


def filled(folder: Path) -> Corpus:
    """Return a corpus of five clips of three words, two of them for validation."""
    corpus = Corpus.open(folder)
    for number, word in enumerate(("yes", "yes", "no", "no", "七")):
        corpus.add(tone(300 + 50 * number), word, speaker="Ada" if number % 2 else "me")
    corpus.assign(corpus.clips[1:3], split=Split.VALIDATION)
    return corpus


def sounds_of(corpus: Corpus) -> dict[bytes, tuple[str, str, Source, Split]]:
    """Return what is known of each sound on disk, as the next program finds it."""
    return {
        clip.path.read_bytes(): (clip.word, clip.speaker, clip.source, clip.split)
        for clip in Corpus.open(corpus.folder).clips
    }


def files_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
