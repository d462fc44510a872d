"""A word that was named is kept, watched, and never lost."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from small_corpus import small_dataset

from app.panels.notice import Notice
from app.panels.sound_panel import SoundPanel
from app.teaching import Teaching
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.dataset import Dataset, Examples
from engine.failure import Failure
from engine.sound.sound import CORPUS_RATE, Sound
from engine.training.progress import Answer


class Library(QObject):
    clip_added = Signal(object)
    failed = Signal(object)
    file_opened = Signal(object, str)
    dataset_changed = Signal(object, str)

    def __init__(self):
        super().__init__()
        self.asked = []

    def add_clip(self, sound, word):
        self.asked.append((sound, word))


class Training(QObject):
    run_started = Signal(object)
    answered = Signal(object)

    def __init__(self):
        super().__init__()
        self.dataset = None
        self.questions = []

    def use_dataset(self, dataset):
        self.dataset = dataset

    def recognise(self, features):
        self.questions.append(features)


class Playback:
    """Stands for playback and its spotlight."""

    def __init__(self, training):
        self.pins = []
        self.spotlight = self
        self._training = training

    def choose(self, index, following=None):
        del following
        self.pins.append(index)

    def choose_clip(self, clip, following=None):
        clips = self._training.dataset.training.clips
        if clip in clips:
            self.choose(clips.index(clip), following)
        return clip in clips


@pytest.fixture
def stage(qtbot):
    sound, notice = SoundPanel(), Notice()
    qtbot.addWidget(sound)
    qtbot.addWidget(notice)
    library, training = Library(), Training()
    playback = Playback(training)
    teaching = Teaching(sound, notice, library, training, playback)
    library.dataset_changed.emit(with_clips(small_dataset()), "three words")
    training.run_started.emit(None)
    playback.pins.clear()
    return teaching, sound, notice, library, training, playback


def a_clip(word, number):
    return Clip(word, "me", Source.MICROPHONE, Split.TRAINING, Path(f"{word}-{number}.wav"))


def with_clips(dataset, *, words=None) -> Dataset:
    examples = dataset.training
    clips = tuple(a_clip(dataset.words[label], n) for n, label in enumerate(examples.labels))
    training = Examples(examples.features, examples.labels, clips)
    return replace(dataset, training=training, words=words or dataset.words)


def a_word():
    rng = np.random.default_rng(0)
    return Sound(0.2 * rng.normal(size=8000).astype(np.float32), CORPUS_RATE)


def test_a_named_word_goes_to_the_corpus(stage):
    _, sound, _, library, _, _ = stage
    word = a_word()

    sound.clip_labelled.emit(word, "yes")

    assert library.asked == [(word, "yes")]


def test_a_word_that_cannot_be_kept_is_shown_again_with_its_label_and_the_reason(stage):
    _, sound, _, library, _, _ = stage
    word = a_word()
    sound.clip_labelled.emit(word, "yes")

    library.failed.emit(Failure("The disk is full.", "Make room."))

    assert sound.card.sound is word
    assert sound.card.label.currentText() == "yes"
    assert "The disk is full." in sound.problem.text


def test_a_failure_that_is_not_about_a_named_word_leaves_the_card_alone(stage):
    _, sound, _, library, _, _ = stage

    library.failed.emit(Failure("No such folder.", "Choose another."))

    assert sound.card.sound is None


def test_a_new_take_of_a_known_word_is_watched_in_the_run_that_goes_on(stage):
    _, _, notice, library, training, playback = stage
    dataset = with_clips(small_dataset())

    library.clip_added.emit(dataset.training.clips[7])
    library.dataset_changed.emit(dataset, "three words")

    assert training.dataset is dataset
    assert playback.pins == [7]
    assert notice.text == ""


def test_a_new_word_is_watched_and_announced_once_its_network_stands(stage):
    _, _, notice, library, training, playback = stage
    dataset = with_clips(small_dataset(words=("yes", "no", "go", "left")))
    left = next(n for n, label in enumerate(dataset.training.labels) if label == 3)

    library.clip_added.emit(dataset.training.clips[left])
    library.dataset_changed.emit(dataset, "four words")
    assert playback.pins == []
    training.run_started.emit(None)

    assert playback.pins == [left]
    assert "“left” is a new word" in notice.text


def test_other_clips_end_the_watch_of_one_that_may_be_gone(stage):
    _, _, _, library, _, playback = stage

    library.dataset_changed.emit(with_clips(small_dataset()), "three words")

    assert playback.pins == [None]


def test_a_word_of_the_corpus_can_be_followed(stage):
    teaching, _, _, _, training, playback = stage

    teaching.follow_word("no")
    teaching.follow_word("unheard of")

    (index,) = playback.pins
    assert training.dataset.training.clips[index].word == "no"


def test_the_network_is_asked_about_an_opened_file_and_its_answer_shown(stage):
    _, sound, _, library, training, _ = stage

    library.file_opened.emit(a_word(), "yes.wav: 0.50 s, 16 kHz mono: just right.")
    training.answered.emit(Answer(0, 3, ("yes", "no"), (0.25, 0.75)))

    assert [features.shape for features in training.questions] == [(24, 24)]
    assert "no" in sound.card.answer
    assert "0.75" in sound.card.answer
