"""Lessons come one after the other, each until the word is known, and are taken back with clips."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from small_corpus import small_dataset

from app.controllers.lessons import MOST_ROUNDS, Lessons
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.dataset import Dataset
from engine.corpus.edit import Edit
from engine.training.progress import Branched, Position

pytestmark = pytest.mark.usefixtures("qtbot")

STEPS = 20


class Library(QObject):
    edited = Signal(object)


class Training(QObject):
    dataset_used = Signal(object)
    corrected = Signal(object)
    branched = Signal(object)
    run_started = Signal(object)
    failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.run_id, self.dataset, self.training_flat_out = 1, None, False
        self.position = Position(1, 100, 0)
        self.taught = []

    def use(self, dataset):
        self.dataset = dataset
        self.dataset_used.emit(dataset)

    def teach(self, clips):
        self.taught.append(tuple(self.dataset.training.clips[index] for index in clips))

    def round(self, before=0.1, after=0.9):
        """Do the steps of the last round that was asked for, and tell of them."""
        step = self.position.step
        self.position = replace(self.position, step=step + STEPS)
        answers = [SimpleNamespace(predictions=(p,)) for p in (before, after)]
        record = SimpleNamespace(step=step + 1, label=0)
        self.corrected.emit(
            SimpleNamespace(record=record, before=answers[0], after=answers[1], steps=STEPS)
        )


class Desk:
    def __init__(self):
        self.library, self.training = Library(), Training()
        self.sought, self.told, self.unlearned = [], [], []
        self.lessons = Lessons(self.library, self.training, self.seek)
        self.lessons.taught.connect(lambda lesson, _: self.told.append(lesson))
        self.lessons.unlearned.connect(lambda *what: self.unlearned.append(what))

    def seek(self, step, branch):
        self.sought.append((step, branch))
        self.training.position = Position(1, step, branch)

    def learn(self, *clips):
        """Teach the last of `clips`, of which the corpus consists, and let it be known."""
        self.lessons.teach(clips[-1])
        self.training.use(dataset_with(*clips))
        self.training.round()

    def remove(self, clip):
        self.library.edited.emit(Edit((clip,), ()))


@pytest.fixture
def desk():
    return Desk()


def a_clip(word, number, split=Split.TRAINING):
    return Clip(word, "me", Source.MICROPHONE, split, Path(f"{word}-{number}.wav"))


NO, GO, YES = a_clip("no", 1), a_clip("go", 2), a_clip("yes", 3)


def dataset_with(*clips) -> Dataset:
    """Some clips of others, and these behind them."""
    dataset = small_dataset()
    others = tuple(a_clip("other", number) for number in range(60 - len(clips)))
    return replace(dataset, training=replace(dataset.training, clips=(*others, *clips)))


def test_a_clip_is_taught_once_as_soon_as_it_is_trained_on(desk):
    desk.lessons.teach(NO)
    desk.training.use(dataset_with())
    assert desk.training.taught == []

    desk.training.use(dataset_with(NO))
    desk.training.use(dataset_with(NO))

    assert desk.training.taught == [(NO,)]


def test_a_clip_that_is_kept_to_test_is_never_taught(desk):
    desk.lessons.teach(YES)
    dataset = small_dataset()
    tested = replace(dataset, validation=replace(dataset.validation, clips=(YES,)))

    desk.training.use(tested)
    desk.training.use(dataset_with(YES))

    assert desk.training.taught == []


def test_it_is_taught_until_it_is_known(desk):
    desk.lessons.teach(NO)
    desk.training.use(dataset_with(NO))
    desk.training.round(0.0, 0.3)
    desk.training.round(0.3, 0.6)
    desk.training.round(0.6, 0.91)

    assert desk.training.taught == [(NO,)] * 3
    last = desk.told[-1]
    assert (last.before, last.after, last.steps, last.rounds) == (0.0, 0.91, 3 * STEPS, 3)
    assert [lesson.is_over for lesson in desk.told] == [False, False, True]


def test_what_cannot_be_learned_is_given_up(desk):
    desk.lessons.teach(NO)
    desk.training.use(dataset_with(NO))
    for _ in range(MOST_ROUNDS):
        desk.training.round(0.0, 0.1)

    assert len(desk.training.taught) == MOST_ROUNDS
    assert desk.told[-1].is_over


def test_the_next_clip_waits_until_the_first_is_known(desk):
    for clip in (NO, GO):
        desk.lessons.teach(clip)
    desk.training.use(dataset_with(NO, GO))
    desk.training.round(0.0, 0.5)
    assert desk.training.taught == [(NO,), (NO,)]
    desk.training.round(0.5, 0.9)
    desk.training.round(0.0, 0.9)

    assert desk.training.taught == [(NO,), (NO,), (GO, NO)]
    assert [lesson.clip for lesson in desk.told] == [NO, NO, GO]
    assert desk.told[-1].steps == STEPS


def test_the_last_lesson_is_repeated_with_the_next(desk):
    desk.learn(NO)
    desk.learn(NO, GO)
    desk.learn(NO, GO, YES)

    assert desk.training.taught == [(NO,), (GO, NO), (YES, GO)]


def test_lessons_are_unlearned_one_after_the_other(desk):
    desk.learn(NO)
    desk.learn(NO, GO)
    assert desk.training.position.step == 100 + 2 * STEPS

    desk.remove(GO)
    assert desk.sought == [(100 + STEPS, 0)]
    desk.training.branched.emit(Branched(1, 1, 0, 100 + STEPS))  # clips without it have come
    desk.training.position = Position(1, 100 + STEPS, 1)
    desk.remove(NO)

    assert desk.sought == [(100 + STEPS, 0), (100, 0)]
    assert desk.unlearned == [("go", 100 + STEPS), ("no", 100)]


def test_what_was_trained_since_is_not_thrown_away(desk):
    desk.learn(NO)
    desk.training.position = Position(1, 500, 0)
    desk.remove(NO)
    desk.learn(GO)
    desk.training.training_flat_out = True
    desk.remove(GO)

    assert desk.sought == []


def test_a_lesson_in_hand_is_taken_back_when_its_round_is_over(desk):
    desk.lessons.teach(NO)
    desk.training.use(dataset_with(NO))
    desk.training.round(0.0, 0.3)

    desk.remove(NO)
    assert desk.sought == []
    desk.training.round(0.3, 0.9)

    assert desk.sought == [(100, 0)]
    assert len(desk.told) == 1
    assert len(desk.training.taught) == 2


def test_a_clip_that_is_removed_before_its_lesson_is_not_taught(desk):
    desk.lessons.teach(NO)
    desk.remove(NO)
    desk.training.use(dataset_with(NO))

    assert desk.training.taught == []


def test_a_relabelled_clip_takes_no_lesson_back(desk):
    desk.learn(NO)
    desk.library.edited.emit(Edit((NO,), (replace(NO, word="go"),)))

    assert desk.sought == []


def test_a_new_run_knows_no_lessons_of_the_old_one(desk):
    desk.learn(NO)
    desk.lessons.teach(GO)
    desk.training.run_id = 2
    desk.training.run_started.emit(None)
    desk.training.use(dataset_with(NO, GO))
    desk.remove(NO)

    assert desk.training.taught == [(NO,)]
    assert desk.sought == []


def test_after_a_run_that_broke_off_other_clips_are_taught(desk):
    desk.lessons.teach(NO)
    desk.training.use(dataset_with(NO))
    desk.training.failed.emit(ArithmeticError())
    desk.learn(NO, GO)

    assert desk.training.taught == [(NO,), (GO,)]
