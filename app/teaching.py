"""The clips that the user has taught: watched as soon as the network learns from them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.controllers.library import LibraryController
from app.controllers.playback import PlaybackController
from app.controllers.spotlight import Following
from app.controllers.training import TrainingController
from app.panels.notice import Notice
from engine.corpus.clip import Clip
from engine.corpus.dataset import Dataset


class Teaching(QObject):
    """Follows a clip into what is trained on; the one that was just taught is watched."""

    def __init__(
        self,
        notice: Notice,
        library: LibraryController,
        training: TrainingController,
        playback: PlaybackController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notice = notice
        self._training = training
        self._playback = playback
        self._added: Clip | None = None
        self._newest: Clip | None = None
        self._news = ""
        self._spotlight: int | None = None
        library.clip_added.connect(self._take_clip)
        library.dataset_changed.connect(self._use_dataset)
        training.run_started.connect(self._begin_run)

    def follow_word(self, word: str) -> None:
        """Watch the newest training clip of a word."""
        dataset = self._training.dataset
        if dataset is None or word not in dataset.words:
            return
        label = dataset.words.index(word)
        clips = [n for n, other in enumerate(dataset.training.labels.tolist()) if other == label]
        if clips:  # the clip itself, not one of its variations behind all the clips
            newest = dataset.training.clips[clips[-1]]
            self._playback.spotlight.choose_clip(newest)

    def follow_clip(self, clip: Clip) -> None:
        """Watch a clip; one that is held back takes part in no step."""
        if not self._playback.spotlight.choose_clip(clip):
            text = self.tr(
                "This clip of “{word}” is held back: the network only is tested with it."
            )
            self._notice.show_news(text.format(word=clip.word))

    def follow_spoken(self) -> None:
        """Watch the clip that was kept last, as long as it is among those to learn from."""
        if self._newest is None or not self._playback.spotlight.choose_clip(
            self._newest, Following.SPOKEN
        ):
            self._notice.show_news(self.tr("Nothing has been spoken yet that the network learns."))

    def _take_clip(self, clip: Clip) -> None:
        self._added = self._newest = clip

    def _use_dataset(self, dataset: Dataset) -> None:
        before = self._training.dataset
        added, self._added = self._added, None
        clips = dataset.training.clips
        spotlight = clips.index(added) if added in clips else None
        goes_on = self._training.use_dataset(dataset)
        if goes_on:
            self._playback.spotlight.choose(spotlight, Following.SPOKEN)
        else:  # a new run begins, and ends every pin
            self._spotlight = spotlight
        new = added is not None and before is not None and added.word not in before.words
        if added is not None and new and added.word in dataset.words:
            self._tell_new_word(added.word, goes_on)

    def _tell_new_word(self, word: str, goes_on: bool) -> None:
        if goes_on:
            text = self.tr("“{word}” is a new word: the network has grown an output for it.")
            self._notice.show_news(text.format(word=word))
        else:
            text = self.tr("“{word}” is a new word: a network with an output for it starts anew.")
            self._news = text.format(word=word)

    def _begin_run(self) -> None:
        news, self._news = self._news, ""
        self._notice.show_news(news) if news else self._notice.clear()
        spotlight, self._spotlight = self._spotlight, None
        if spotlight is not None:
            self._playback.spotlight.choose(spotlight, Following.SPOKEN)
