"""What was wrong joins the corpus and is taught; what was right is counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from app.controllers.correcting import ROLLING, CorrectionController, Tally
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.edit import Edit
from engine.failure import Failure
from engine.sound.sound import CORPUS_RATE, Sound

pytestmark = pytest.mark.usefixtures("qtbot")

SOUND = Sound(np.ones(8000, np.float32), CORPUS_RATE)


class Library(QObject):
    edited = Signal(object)

    def __init__(self):
        super().__init__()
        self.asked = []

    def known_word(self, word):
        return word.strip()

    def add_clip(self, sound, word, source, *, split, told):
        assert sound is SOUND
        assert source is Source.MICROPHONE
        self.asked.append(SimpleNamespace(word=word, split=split, told=told))


class Recognition(QObject):
    recognised = Signal(object)

    def __init__(self):
        super().__init__()
        self.last, self.sound = None, None

    def answer(self, word, best=None):
        self.sound, self.last = SOUND, SimpleNamespace(word=word, best=(best or word, 0.9))
        self.recognised.emit(self.last)


@pytest.fixture
def desk():
    library, recognition = Library(), Recognition()
    return CorrectionController(library, recognition), library, recognition


def a_clip(word, number, split=Split.TRAINING):
    return Clip(word, "me", Source.MICROPHONE, split, Path(f"{word}-{number}.wav"))


def judge(desk, said, meant, number):
    correcting, library, recognition = desk
    recognition.answer(said)
    correcting.correct(meant)
    clip = a_clip(meant, number)
    library.asked[-1].told(clip)
    return clip


def test_a_wrong_answer_is_kept_as_what_it_was_and_told_to_be_taught(desk):
    correcting, library, recognition = desk
    joined = []
    correcting.joined.connect(joined.append)
    recognition.answer("yes")
    correcting.correct("no")
    assert (library.asked[0].word, library.asked[0].split) == ("no", Split.TRAINING)
    clip = a_clip("no", 1)

    library.asked[0].told(clip)

    assert joined == [clip]
    assert correcting.tally == Tally(judged=1, right=0, corrections=1, rolling=0.0)


def test_a_right_answer_is_counted_and_the_corpus_chooses_what_its_clip_is_for(desk):
    correcting, library, recognition = desk
    recognition.answer("yes")

    correcting.right()

    assert (library.asked[0].word, library.asked[0].split) == ("yes", None)
    assert correcting.tally == Tally(judged=1, right=1, corrections=0, rolling=1.0)


def test_what_was_nearly_right_but_no_known_word_is_a_correction(desk):
    correcting, library, recognition = desk
    recognition.answer(None, best="yes")

    correcting.right()

    assert (library.asked[0].word, library.asked[0].split) == ("yes", Split.TRAINING)
    assert correcting.tally.corrections == 1


def test_each_answer_is_judged_once(desk):
    correcting, library, recognition = desk
    correcting.right()
    correcting.correct("no")
    assert library.asked == []
    recognition.answer("yes")
    correcting.correct("  ")
    assert correcting.can_judge

    correcting.right()
    correcting.right()
    correcting.correct("no")

    assert len(library.asked) == 1
    assert not correcting.can_judge


def test_a_word_that_could_not_be_kept_can_be_judged_again(desk):
    correcting, library, recognition = desk
    told = []
    correcting.failed.connect(told.append)
    recognition.answer("yes")
    correcting.correct("no")

    library.asked[0].told(Failure("The disk is full.", "Make room."))

    assert len(told) == 1
    assert correcting.tally == Tally()
    correcting.correct("no")
    assert len(library.asked) == 2


def test_the_rolling_accuracy_forgets(desk):
    correcting, _, recognition = desk
    for number in range(2 * ROLLING):
        recognition.answer("yes")
        correcting.correct("yes" if number >= ROLLING else "no")

    assert correcting.tally.rolling == 1.0
    assert correcting.tally.right / correcting.tally.judged == 0.5


def test_judgements_are_taken_back_with_their_clips_and_only_then(desk):
    correcting, library, _ = desk
    first = judge(desk, "yes", "yes", 1)
    clip = judge(desk, "yes", "no", 2)
    before = correcting.tally

    library.edited.emit(Edit((a_clip("no", 7),), ()))
    library.edited.emit(Edit((clip,), (replace(clip, word="go"),)))
    assert correcting.tally == before
    library.edited.emit(Edit((clip,), ()))
    library.edited.emit(Edit((clip,), ()))

    assert correcting.tally == Tally(judged=1, right=1, corrections=0, rolling=1.0)
    library.edited.emit(Edit((first,), ()))
    assert correcting.tally == Tally()
