"""What is played of words that were heard, and of corrections."""

from dataclasses import replace

import pytest
from playback_stage import NORMAL, kinds, new_stage, play

from app.controllers.phases import PhaseKind
from app.controllers.speed import FLAT_OUT, PHASE_SECONDS


@pytest.fixture
def stage(qapp):  # noqa: ARG001
    return new_stage()


def test_a_heard_word_is_shown_for_a_moment_while_the_training_goes_on(stage):
    playback, engine, moments = stage
    playback.set_speed(FLAT_OUT)
    playback.run()
    play(playback, 0.2)
    heard = replace(moments[-1][0], forward_only=True, spotlight=-1)
    asked = engine.steps_asked

    step = playback.phases
    playback.show_heard(heard)
    play(playback, 1.0)
    assert moments[-1][0] is heard
    assert moments[-1][1] == playback.phases[playback.phase_index]
    assert len(playback.phases) < len(step)
    assert engine.training_flat_out

    play(playback, 4.0)
    assert moments[-1][0] is not heard
    assert playback.phases == step
    assert engine.steps_asked == asked


def test_a_correction_is_played_from_the_input_to_the_update_and_stays(stage):
    playback, engine, moments = stage
    record = engine.last_record()
    playback.set_speed(FLAT_OUT)
    moments.clear()

    playback.show_correction(record)
    play(playback, 9 * PHASE_SECONDS + 1)

    assert [kind for kind, _ in kinds(moments)] == [
        PhaseKind.INPUT,
        *[PhaseKind.FORWARD] * 3,
        PhaseKind.LOSS,
        *[PhaseKind.BACKWARD] * 3,
        PhaseKind.UPDATE,
    ]
    assert moments[-1][0] is record
    assert not playback.playing


def test_a_correction_is_slow_and_then_it_is_as_fast_as_before(stage):
    playback, engine, _ = stage
    playback.set_speed(FLAT_OUT)
    playback.show_correction(engine.last_record())
    assert playback.speed < FLAT_OUT
    assert playback.playing

    play(playback, 20 * PHASE_SECONDS)

    assert not playback.playing
    assert playback.speed == FLAT_OUT


def test_a_build_up_goes_on_after_a_correction(stage):
    playback, engine, _ = stage
    playback.set_build_up(True)
    playback.run()
    play(playback, 60 * PHASE_SECONDS)
    reached = playback.speed
    playback.show_correction(engine.last_record())
    told = []
    playback.build_up_changed.connect(told.append)
    play(playback, 20 * PHASE_SECONDS)

    assert playback.speed == reached
    assert told == [True]


def test_a_speed_that_is_chosen_during_a_correction_is_kept(stage):
    playback, engine, _ = stage
    playback.set_speed(FLAT_OUT)
    playback.show_correction(engine.last_record())
    playback.set_speed(NORMAL + 1)
    playback.pause()

    assert playback.speed == NORMAL + 1
