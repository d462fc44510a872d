"""A clip that was taught is watched as soon as the network learns from it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from small_corpus import small_dataset

from app.panels.notice import Notice
from app.teaching import Teaching
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.dataset import Dataset, Examples


class Library(QObject):
    clip_added = Signal(object)
    dataset_changed = Signal(object, str)


class Training(QObject):
    run_started = Signal(object)

    def __init__(self):
        super().__init__()
        self.dataset = None

    def use_dataset(self, dataset):
        known = () if self.dataset is None else self.dataset.words
        self.dataset = dataset
        return bool(known) and dataset.words[: len(known)] == known


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
    notice = Notice()
    qtbot.addWidget(notice)
    library, training = Library(), Training()
    playback = Playback(training)
    teaching = Teaching(notice, library, training, playback)
    library.dataset_changed.emit(with_clips(small_dataset()), "three words")
    training.run_started.emit(None)
    playback.pins.clear()
    return teaching, notice, library, training, playback


def a_clip(word, number):
    return Clip(word, "me", Source.MICROPHONE, Split.TRAINING, Path(f"{word}-{number}.wav"))


def with_clips(dataset, *, words=None) -> Dataset:
    examples = dataset.training
    clips = tuple(a_clip(dataset.words[label], n) for n, label in enumerate(examples.labels))
    training = Examples(examples.features, examples.labels, clips)
    return replace(dataset, training=training, words=words or dataset.words)


def test_a_new_take_of_a_known_word_is_watched_in_the_run_that_goes_on(stage):
    _, notice, library, training, playback = stage
    dataset = with_clips(small_dataset())

    library.clip_added.emit(dataset.training.clips[7])
    library.dataset_changed.emit(dataset, "three words")

    assert training.dataset is dataset
    assert playback.pins == [7]
    assert notice.text == ""


def test_a_new_word_is_watched_and_announced_in_the_network_that_grows(stage):
    _, notice, library, _, playback = stage
    dataset = with_clips(small_dataset(words=("yes", "no", "go", "left")))
    left = next(n for n, label in enumerate(dataset.training.labels) if label == 3)

    library.clip_added.emit(dataset.training.clips[left])
    library.dataset_changed.emit(dataset, "four words")

    assert playback.pins == [left]
    assert "“left” is a new word: the network has grown" in notice.text


def test_a_new_word_among_others_is_announced_once_its_network_stands(stage):
    _, notice, library, training, playback = stage
    dataset = with_clips(small_dataset(words=("maybe", "no", "go", "left")))
    left = next(n for n, label in enumerate(dataset.training.labels) if label == 3)

    library.clip_added.emit(dataset.training.clips[left])
    library.dataset_changed.emit(dataset, "four words")
    assert playback.pins == []
    training.run_started.emit(None)

    assert playback.pins == [left]
    assert "“left” is a new word" in notice.text


def test_other_clips_end_the_watch_of_one_that_may_be_gone(stage):
    _, _, library, _, playback = stage

    library.dataset_changed.emit(with_clips(small_dataset()), "three words")

    assert playback.pins == [None]


def test_a_word_of_the_corpus_can_be_followed(stage):
    teaching, _, _, training, playback = stage

    teaching.follow_word("no")
    teaching.follow_word("unheard of")

    (index,) = playback.pins
    assert training.dataset.training.clips[index].word == "no"
