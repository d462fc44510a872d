"""What splits, sources and speakers are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.corpus.clip import Source, Split


def split_name(split: Split) -> str:
    """Return what a split is called."""
    if split is Split.TRAINING:
        return QCoreApplication.translate("CorpusWindow", "training")
    return QCoreApplication.translate("CorpusWindow", "validation")


def source_name(source: Source) -> str:
    """Return what a source is called, as short as a card needs it."""
    if source is Source.MICROPHONE:
        return QCoreApplication.translate("CorpusWindow", "mic")
    if source is Source.FILE:
        return QCoreApplication.translate("CorpusWindow", "file")
    return QCoreApplication.translate("CorpusWindow", "built in")


def speaker_name(speaker: str) -> str:
    """Return what a speaker is called; `me` and nobody have names of their own."""
    if not speaker:
        return QCoreApplication.translate("CorpusWindow", "unknown")
    return QCoreApplication.translate("CorpusWindow", "me") if speaker == "me" else speaker


def clips_text(count: int) -> str:
    """Return a number of clips in words."""
    if count == 1:
        return QCoreApplication.translate("CorpusWindow", "1 clip")
    return QCoreApplication.translate("CorpusWindow", "{count} clips").format(count=f"{count:,}")
