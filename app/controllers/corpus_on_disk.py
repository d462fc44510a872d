"""The user's corpus as the background thread, and nobody else, uses it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from engine.corpus.clip import Clip, Source, Split
from engine.corpus.edit import Edit

if TYPE_CHECKING:
    from engine.corpus.corpus import Corpus
    from engine.sound.sound import Sound

ME = "me"
"""Who speaks, when nobody says otherwise."""

Written = tuple[Edit, tuple[Clip, ...]]
"""What was changed, and all clips there are then."""


class CorpusOnDisk:
    """Opens the corpus when it is first needed; each method returns when all is on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._corpus: Corpus | None = None

    def clips(self) -> tuple[Clip, ...]:
        """Return all clips; the corpus is opened, made and healed as needed."""
        return self._open().clips

    def add(
        self, sound: Sound, word: str, speaker: str, source: Source, split: Split | None = None
    ) -> Written:
        """Write a clip; without a split, the corpus chooses one."""
        corpus = self._open()
        clip = corpus.add(sound, word, speaker=speaker, source=source, split=split)
        return Edit((), (clip,)), corpus.clips

    def edit(self, work: Callable[[Corpus], Edit]) -> Written:
        """Do what `work` does with the corpus."""
        corpus = self._open()
        return work(corpus), corpus.clips

    def assign_splits(self, splits: Mapping[Clip, Split]) -> Written:
        """Give each clip its split, all of them or none."""
        corpus = self._open()
        edits: list[Edit] = []
        try:
            for split in Split:
                clips = tuple(clip for clip, wanted in splits.items() if wanted is split)
                if clips:
                    edits.append(corpus.assign(clips, split=split))
        except Exception:
            for edit in reversed(edits):
                corpus.revert(edit)
            raise
        before = tuple(clip for edit in edits for clip in edit.before)
        after = tuple(clip for edit in edits for clip in edit.after)
        return Edit(before, after), corpus.clips

    def revert(self, edit: Edit) -> Written:
        """Take an edit back; what is returned is the edit that was made by that."""
        corpus = self._open()
        corpus.revert(edit)
        return edit.reverse, corpus.clips

    def repeat(self, edit: Edit) -> Written:
        """Make an edit again that was taken back."""
        corpus = self._open()
        corpus.repeat(edit)
        return edit, corpus.clips

    def _open(self) -> Corpus:
        from engine.corpus.corpus import Corpus

        if self._corpus is None:
            self._corpus = Corpus.open(self._folder)
        return self._corpus
