"""The windows for a closer look at sound, features and corpus, and what they are connected with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.augmentation_window.window import AugmentationWindow
from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.controllers.listening import ListeningController
from app.controllers.loudspeaker import Loudspeaker
from app.controllers.mistakes import MistakesController
from app.controllers.noise_example import NoiseExamples
from app.controllers.noise_lab import NoiseLabController
from app.controllers.playback import PlaybackController
from app.controllers.training import TrainingController
from app.corpus_window.corpus_window import CorpusWindow
from app.features_window.window import FeaturesWindow
from app.mistakes_window.window import MistakesWindow
from app.noise_window.window import NoiseWindow
from app.sound_window.window import SoundWindow
from app.windows import Windows
from engine.corpus.clip import Clip
from engine.corpus.dataset import read_clip
from engine.sound.sound import Sound

AUGMENTATION, CORPUS, FEATURES, SOUND = "augmentation", "corpus", "features", "sound"
MISTAKES, NOISE = "mistakes", "noise"


class SideWindows(QObject):
    """Opens the windows beside the main one, and shows in them what the main window shows.

    The sound window is made at once, for it must hear the stream from its beginning.
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
        library.room.follow(listening)
        self._sound = SoundWindow()
        self._sound.follow(listening, loudspeaker)
        self._sound.word_cut.connect(self.word_cut)
        makers: dict[str, Callable[[], QWidget]] = {
            AUGMENTATION: self._make_augmentation,
            CORPUS: self._make_corpus,
            FEATURES: self._make_features,
            MISTAKES: self._make_mistakes,
            NOISE: self._make_noise,
            SOUND: lambda: self._sound,
        }
        self.windows = Windows(main, makers)

    def open_sound(self) -> None:
        """Show the live picture, large."""
        self.windows.open(SOUND)

    def open_corpus(self, word: str = "") -> None:
        """Show the clips of a word, or of all words."""
        window = self.windows.open(CORPUS)
        if isinstance(window, CorpusWindow):
            window.show_word(word)

    def take_word(self, sound: Sound) -> bool:
        """Offer a word that was heard; True when it is the one that the corpus window asked for."""
        window = self.windows.made(CORPUS)
        return isinstance(window, CorpusWindow) and window.take_word(sound)

    def apply_theme(self) -> None:
        """Draw everything that keeps colours anew."""
        window = self.windows.made(CORPUS)
        if isinstance(window, CorpusWindow):
            window.apply_theme()

    def open_features(self) -> None:
        """Show the clip in the spotlight on its way from sound to features."""
        self._open_with_clip(FEATURES)

    def open_augmentation(self) -> None:
        """Show how clips are varied, with the clip in the spotlight."""
        self._open_with_clip(AUGMENTATION)

    def open_mistakes(self) -> None:
        """Show which word is taken for which."""
        self.windows.open(MISTAKES)

    def open_noise(self) -> None:
        """Show how networks cope with noise."""
        self.windows.open(NOISE)

    def _open_with_clip(self, name: str) -> None:
        self.windows.open(name)
        clip = self._spotlight()
        if clip is not None:
            self._reading.run(
                partial(read_clip, clip), partial(self._show_clip, name, clip), self.failed.emit
            )

    def close(self) -> None:
        """Close all of them, and wait for what is being read or written."""
        self.windows.close_all()
        corpus, augmentation = self.windows.made(CORPUS), self.windows.made(AUGMENTATION)
        if isinstance(corpus, CorpusWindow):
            corpus.shut_down()
        if isinstance(augmentation, AugmentationWindow):
            augmentation.wait(2.0)
        for name in (MISTAKES, NOISE):
            window = self.windows.made(name)
            if isinstance(window, MistakesWindow | NoiseWindow):
                window.shut_down()
        self._sound.shut_down()
        self._reading.wait(2.0)

    def _make_corpus(self) -> QWidget:
        listening = self._listening
        window = CorpusWindow(self._library, self._loudspeaker)
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
        window = FeaturesWindow()
        window.hear_requested.connect(self._loudspeaker.play)
        return window

    def _make_augmentation(self) -> QWidget:
        return AugmentationWindow(self._library, self._loudspeaker)

    def _make_mistakes(self) -> QWidget:
        controller = MistakesController(self._training, self)
        controller.forward_ready.connect(self._playback.show_heard)
        window = MistakesWindow(controller, self._library, self._loudspeaker)
        window.spotlight_requested.connect(self._playback.spotlight.choose_clip)
        self._loudspeaker.failed.connect(window.show_failure)
        return window

    def _make_noise(self) -> QWidget:
        lab = NoiseLabController(self._training, self)
        examples = NoiseExamples(self._training, lab, self)
        window = NoiseWindow(self._training, lab, examples, self._library, self._loudspeaker)
        self._loudspeaker.failed.connect(window.show_failure)
        return window

    def _show_clip(self, name: str, clip: Clip, sound: Sound) -> None:
        window = self.windows.made(name)
        if isinstance(window, FeaturesWindow | AugmentationWindow):
            speaker = f" · {clip.speaker}" if clip.speaker else ""
            window.show_clip(sound, f"“{clip.word}”{speaker}")
