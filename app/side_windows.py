"""The windows for a closer look at sound, features and corpus, and what they are connected with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.controllers.listening import ListeningController
from app.controllers.loudspeaker import Loudspeaker
from app.controllers.playback import PlaybackController
from app.controllers.training import TrainingController
from app.windows import Windows
from engine.corpus.clip import Clip
from engine.corpus.dataset import read_clip
from engine.sound.sound import Sound

if TYPE_CHECKING:  # each is imported when it is first made
    from app.augmentation_window.window import AugmentationWindow
    from app.corpus_window.corpus_window import CorpusWindow
    from app.features_window.window import FeaturesWindow
    from app.mistakes_window.window import MistakesWindow
    from app.noise_window.window import NoiseWindow
    from app.sound_window.window import SoundWindow

AUGMENTATION, CORPUS, FEATURES, SOUND = "augmentation", "corpus", "features", "sound"
MISTAKES, NOISE = "mistakes", "noise"
MODULES = (
    "app.sound_window.window",
    "app.corpus_window.corpus_window",
    "app.features_window.window",
    "app.augmentation_window.window",
    "app.mistakes_window.window",
    "app.noise_window.window",
)
"""What the windows are imported from; a program that has a moment imports them beforehand."""


class SideWindows(QObject):
    """Opens the windows beside the main one, and shows in them what the main window shows.

    The sound window is made when the microphone is first opened, for it must hear the stream from
    its beginning; the others when they are first looked at.
    """

    word_cut = Signal(object)
    """The user has cut a word, a Sound, out of what was heard."""
    clip_followed = Signal(object)
    """The `Clip` that the network's picture shall follow."""
    failed = Signal(object)
    """An exception: what was asked for cannot be shown."""

    def __init__(
        self,
        main: QWidget,
        library: LibraryController,
        listening: ListeningController,
        loudspeaker: Loudspeaker,
        spotlight: Callable[[], Clip | None],
        training: TrainingController,
        playback: PlaybackController,
    ) -> None:
        super().__init__(main)
        self._library = library
        self._listening = listening
        self._loudspeaker = loudspeaker
        self._spotlight = spotlight
        self._training = training
        self._playback = playback
        self._reading = Background(self)
        self._sound: SoundWindow | None = None
        self._corpus: CorpusWindow | None = None
        self._features: FeaturesWindow | None = None
        self._augmentation: AugmentationWindow | None = None
        self._mistakes: MistakesWindow | None = None
        self._noise: NoiseWindow | None = None
        library.room.follow(listening)
        listening.started.connect(self._hear)
        makers: dict[str, Callable[[], QWidget]] = {
            AUGMENTATION: self._make_augmentation,
            CORPUS: self._make_corpus,
            FEATURES: self._make_features,
            MISTAKES: self._make_mistakes,
            NOISE: self._make_noise,
            SOUND: self._sound_window,
        }
        self.windows = Windows(main, makers)

    def open_sound(self) -> None:
        """Show the live picture, large."""
        self.windows.open(SOUND)

    def open_corpus(self, word: str = "") -> None:
        """Show the clips of a word, or of all words."""
        self.windows.open(CORPUS)
        if self._corpus is not None:
            self._corpus.show_word(word)

    def take_word(self, sound: Sound) -> bool:
        """Offer a word that was heard; True when it is the one that the corpus window asked for."""
        return self._corpus is not None and self._corpus.take_word(sound)

    def apply_theme(self) -> None:
        """Draw everything that keeps colours anew."""
        if self._corpus is not None:
            self._corpus.apply_theme()

    def open_features(self) -> None:
        """Show the clip in the spotlight on its way from sound to features."""
        self.windows.open(FEATURES)
        if self._features is not None:
            self._read_spotlight(self._features.show_clip)

    def open_augmentation(self) -> None:
        """Show how clips are varied, with the clip in the spotlight."""
        self.windows.open(AUGMENTATION)
        if self._augmentation is not None:
            self._read_spotlight(self._augmentation.show_clip)

    def open_mistakes(self) -> None:
        """Show which word is taken for which."""
        self.windows.open(MISTAKES)

    def open_noise(self) -> None:
        """Show how networks cope with noise."""
        self.windows.open(NOISE)

    def close(self) -> None:
        """Close all of them, and wait for what is being read or written."""
        self.windows.close_all()
        for window in (self._corpus, self._mistakes, self._noise, self._sound):
            if window is not None:
                window.shut_down()
        if self._augmentation is not None:
            self._augmentation.wait(2.0)
        self._reading.wait(2.0)

    def _read_spotlight(self, show: Callable[[Sound, str], None]) -> None:
        clip = self._spotlight()
        if clip is None:
            return
        speaker = f" · {clip.speaker}" if clip.speaker else ""
        name = f"“{clip.word}”{speaker}"
        self._reading.run(
            partial(read_clip, clip), lambda sound: show(sound, name), self.failed.emit
        )

    def _hear(self, name: str, sample_rate: int) -> None:
        if self._sound is None:
            self._sound_window().begin(name, sample_rate)

    def _sound_window(self) -> SoundWindow:
        if self._sound is None:
            from app.sound_window.window import SoundWindow

            self._sound = SoundWindow()
            self._sound.follow(self._listening, self._loudspeaker)
            self._sound.word_cut.connect(self.word_cut)
        return self._sound

    def _make_corpus(self) -> QWidget:
        from app.corpus_window.corpus_window import CorpusWindow

        listening = self._listening
        self._corpus = window = CorpusWindow(self._library, self._loudspeaker)
        window.follow_requested.connect(self.clip_followed)
        window.say_word_requested.connect(
            lambda wanted: listening.arm() if wanted else listening.disarm()
        )
        listening.armed_changed.connect(window.show_armed)
        listening.speaking_changed.connect(window.show_speaking)
        for signal in (listening.failed, listening.lost, self._loudspeaker.failed):
            signal.connect(window.show_failure)
        return window

    def _make_features(self) -> QWidget:
        from app.features_window.window import FeaturesWindow

        self._features = FeaturesWindow()
        self._features.hear_requested.connect(self._loudspeaker.play)
        return self._features

    def _make_augmentation(self) -> QWidget:
        from app.augmentation_window.window import AugmentationWindow

        self._augmentation = AugmentationWindow(self._library, self._loudspeaker)
        return self._augmentation

    def _make_mistakes(self) -> QWidget:
        from app.controllers.mistakes import MistakesController
        from app.mistakes_window.window import MistakesWindow

        controller = MistakesController(self._training, self)
        controller.forward_ready.connect(self._playback.show_heard)
        self._mistakes = window = MistakesWindow(controller, self._library, self._loudspeaker)
        window.spotlight_requested.connect(self._playback.spotlight.choose_clip)
        self._loudspeaker.failed.connect(window.show_failure)
        return window

    def _make_noise(self) -> QWidget:
        from app.controllers.noise_example import NoiseExamples
        from app.controllers.noise_lab import NoiseLabController
        from app.noise_window.window import NoiseWindow

        lab = NoiseLabController(self._training, self)
        examples = NoiseExamples(self._training, lab, self)
        self._noise = window = NoiseWindow(
            self._training, lab, examples, self._library, self._loudspeaker
        )
        self._loudspeaker.failed.connect(window.show_failure)
        return window
