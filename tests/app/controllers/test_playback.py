"""The playhead: what each command of the transport shows, and what it asks of the engine."""

import pytest
from playback_stage import NORMAL, kinds, new_stage, play

from app.controllers.phases import WHOLE_STEP, PhaseKind
from app.controllers.speed import BUILD_UP_START, FLAT_OUT, PHASE_SECONDS, STEP_A_FRAME


@pytest.fixture
def stage(qapp):  # noqa: ARG001
    return new_stage()


def test_a_new_run_shows_its_initialised_network(stage):
    _, _, moments = stage

    record, phase, fraction = moments[-1]
    assert (record.step, phase.kind, fraction) == (0, PhaseKind.INPUT, 1.0)


def test_one_step_plays_every_phase_once_in_order_and_stops(stage):
    playback, engine, moments = stage
    moments.clear()

    playback.one_step()
    play(playback, 9 * PHASE_SECONDS + 1)

    assert kinds(moments) == [
        (PhaseKind.INPUT, -1),
        *((PhaseKind.FORWARD, n) for n in range(3)),
        (PhaseKind.LOSS, -1),
        *((PhaseKind.BACKWARD, n) for n in (2, 1, 0)),
        (PhaseKind.UPDATE, -1),
    ]
    assert not playback.playing
    assert engine.steps_asked == 1
    assert moments[-1][2] == 1.0


def test_a_record_that_came_before_a_journey_is_not_played_after_it(stage):
    playback, engine, moments = stage
    playback.run()
    play(playback, 3 * PHASE_SECONDS)
    stale = engine.last_record()  # such as of a weight that was set meanwhile
    engine.record_arrived.emit(stale)
    playback.seek(1, 0)
    engine.record_arrived.emit(engine.last_record())  # of the step that was sought
    moments.clear()

    playback.one_step()
    play(playback, 20 * PHASE_SECONDS)

    assert engine.sought == (1, 0)
    assert moments
    assert all(record is not stale for record, _, _ in moments)


def test_one_phase_plays_to_its_end_and_waits(stage):
    playback, engine, moments = stage

    for expected in (PhaseKind.INPUT, PhaseKind.FORWARD, PhaseKind.FORWARD):
        playback.one_phase()
        play(playback, 1.0)
        assert moments[-1][1].kind is expected
        assert moments[-1][2] == 1.0
        assert not playback.playing
    assert engine.steps_asked == 1


def test_a_phase_takes_the_time_its_speed_says(stage):
    playback, _, moments = stage
    playback.set_speed(NORMAL - 1)

    playback.one_phase()
    play(playback, PHASE_SECONDS)

    assert 0.4 < moments[-1][2] < 0.6


def test_running_in_slow_motion_skips_no_step(stage):
    playback, _, moments = stage
    playback.set_speed(STEP_A_FRAME - 1)

    playback.run()
    play(playback, 3.0)

    steps = list(dict.fromkeys(record.step for record, _, _ in moments))
    assert len(steps) > 3
    assert steps == list(range(len(steps)))


def test_a_step_a_frame_shows_a_whole_step_each_frame(stage):
    playback, engine, moments = stage
    playback.set_speed(STEP_A_FRAME)
    moments.clear()

    playback.run()
    play(playback, 0.4)

    assert all(phase is WHOLE_STEP for _, phase, _ in moments)
    assert [record.step for record, _, _ in moments] == list(range(1, engine.steps_asked))


def test_flat_out_lets_the_engine_run_and_shows_the_newest(stage):
    playback, engine, moments = stage
    playback.set_speed(FLAT_OUT)

    playback.run()
    play(playback, 0.4)

    assert engine.training_flat_out
    assert moments[-1][1] is WHOLE_STEP
    playback.pause()
    assert not engine.training_flat_out


def test_slowing_down_from_flat_out_goes_on_with_phases(stage):
    playback, engine, moments = stage
    playback.set_speed(FLAT_OUT)
    playback.run()
    play(playback, 0.2)

    playback.set_speed(NORMAL)
    moments.clear()
    play(playback, 1.0)

    assert not engine.training_flat_out
    assert kinds(moments)[:2] == [(PhaseKind.INPUT, -1), (PhaseKind.FORWARD, 0)]


def test_a_build_up_goes_from_slow_motion_to_flat_out_within_ten_seconds(stage):
    playback, engine, moments = stage
    playback.set_build_up(True)
    assert playback.speed == BUILD_UP_START

    playback.run()
    play(playback, 10.0)

    assert playback.speed == FLAT_OUT
    assert engine.training_flat_out
    first = [kind for kind, _ in kinds([m for m in moments if m[0].step == 1])]
    assert first[0] is PhaseKind.INPUT
    assert first[-1] is PhaseKind.UPDATE


def test_choosing_a_speed_by_hand_ends_the_build_up(stage):
    playback, _, _ = stage
    playback.set_build_up(True)

    playback.set_speed(NORMAL)
    playback.run()
    play(playback, 12.0)

    assert playback.speed == NORMAL


def test_a_phase_back_shows_the_phase_before_in_the_same_step(stage):
    playback, engine, moments = stage
    playback.one_step()
    play(playback, 9 * PHASE_SECONDS + 1)

    playback.one_phase_back()

    record, phase, fraction = moments[-1]
    assert (record.step, phase.kind, phase.stage, fraction) == (1, PhaseKind.BACKWARD, 0, 1.0)
    playback.one_phase()
    play(playback, 1.0)
    assert moments[-1][1].kind is PhaseKind.UPDATE
    assert engine.steps_asked == 1


def test_in_slow_motion_each_step_follows_a_clip_of_its_own_batch(stage):
    playback, engine, moments = stage
    playback.set_speed(FLAT_OUT)
    playback.run()
    play(playback, 0.2)
    assert engine.spotlights[-1] is not None

    playback.set_speed(NORMAL)
    play(playback, 9 * PHASE_SECONDS + 1.0)

    assert engine.spotlights[-1] is None
    assert moments[-1][0].in_batch


def test_a_pinned_clip_is_followed_at_every_speed(stage):
    playback, _, moments = stage
    playback.spotlight.choose(17)

    for speed in (FLAT_OUT, STEP_A_FRAME, NORMAL):
        playback.set_speed(speed)
        playback.run()
        play(playback, 3.0)
        assert moments[-1][0].spotlight == 17


def test_a_failure_stops_the_playhead(stage):
    playback, engine, _ = stage
    playback.run()

    engine.failed.emit(RuntimeError("no"))

    assert not playback.playing


def test_the_last_step_before_a_pause_is_shown_to_the_end(stage):
    playback, engine, moments = stage
    playback.set_speed(FLAT_OUT)
    playback.run()
    play(playback, 0.2)
    on_its_way = engine.last_record()

    playback.pause()
    engine.record_arrived.emit(on_its_way)

    shown = [record for record, _, _ in moments[-2:]]
    assert shown == [on_its_way, on_its_way]  # a canvas shows whole steps a frame late


def test_whoever_pauses_at_full_speed_sees_the_very_last_step(stage):
    playback, engine, moments = stage
    playback.set_speed(FLAT_OUT)
    playback.run()
    play(playback, 0.5)
    engine.last_record()  # a step that nobody has seen

    playback.pause()
    play(playback, 0.1)

    assert moments[-1][0].step == engine._trainer.step
