"""A recognised word is played forward over the training, and leaves no trace of itself."""

from dataclasses import replace

import pytest
from small_corpus import small_dataset

from app.controllers.heard import HELD_SECONDS, Heard
from app.controllers.phases import PhaseKind
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer


@pytest.fixture
def record():
    trainer = Trainer(small_dataset(), TrainingSettings(hidden=(4,), batch_size=8))
    return replace(trainer.preview(), forward_only=True, spotlight=-1)


def test_only_the_way_forward_is_played_and_then_held(record):
    heard, kinds, seconds = Heard(record), [], 0.0

    while heard.advance(0.02):
        kinds.append(heard.moment[1].kind)
        seconds += 0.02

    assert set(kinds) == {PhaseKind.INPUT, PhaseKind.FORWARD}
    assert heard.moment[2] == 1.0
    assert HELD_SECONDS < seconds < HELD_SECONDS + 1.5
