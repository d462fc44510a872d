"""The playhead: what each command of the transport shows, and what it asks of the engine."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Signal
from small_corpus import small_dataset

from app.controllers.phases import WHOLE_STEP, PhaseKind
from app.controllers.playback import PlaybackController
from app.controllers.speed import BUILD_UP_START, FLAT_OUT, PHASE_SECONDS, SPEEDS, STEP_A_FRAME
from engine.training.progress import Started
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

NORMAL = next(n for n, speed in enumerate(SPEEDS) if speed.factor == 1.0)


class ObedientTraining(QObject):
    """Stands for the engine: trains in the same thread, and answers at the next poll."""

    record_arrived = Signal(object)
    run_started = Signal(object)
    run_ended = Signal(object)
    failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.dataset = small_dataset()
        self.training_flat_out = False
        self.steps_asked = 0
        self.sought = None
        self.spotlights = []
        self._settings = TrainingSettings(hidden=(4, 3), batch_size=8)
        self._trainer = Trainer(self.dataset, self._settings)
        self._trainer.record_wanted = True
        self._run = self._trainer.steps()
        self._waiting = []

    def begin(self):
        words = self.dataset.words
        layers = ("hidden1", "hidden2", "output")
        self.run_started.emit(Started(0, self._settings, words, layers, 100, 60, 20, 60))
        self.record_arrived.emit(self._trainer.preview())

    def one_step(self):
        self.training_flat_out = False
        self.steps_asked += 1
        self._waiting.append(next(self._run).record)

    def run_flat_out(self):
        self.training_flat_out = True

    def pause(self):
        self.training_flat_out = False

    def show_present(self):
        self.training_flat_out = False
        self._waiting = [self._trainer.preview()]

    def seek(self, step, branch=None):
        self.training_flat_out = False
        self.sought = (step, branch)

    def want_frame(self):
        if self.training_flat_out:
            self._waiting = [next(self._run).record]

    def last_record(self):
        return next(self._run).record

    def set_spotlight(self, index):
        self.spotlights.append(index)
        self._trainer.spotlight = index

    def poll(self):
        waiting, self._waiting = self._waiting, []
        for record in waiting:
            self.record_arrived.emit(record)


@pytest.fixture
def stage(qapp):  # noqa: ARG001
    """Return playback at normal speed, the engine, and the list of moments shown."""
    engine = ObedientTraining()
    playback = PlaybackController(engine)
    moments = []
    playback.moment_changed.connect(lambda *moment: moments.append(moment))
    engine.begin()
    playback.set_speed(NORMAL)
    return playback, engine, moments


def play(playback, seconds, frame=0.02):
    for _ in range(round(seconds / frame)):
        playback.tick(frame)


def kinds(moments):
    """Return the kinds of phases shown, each once in a row."""
    names = []
    for _, phase, _ in moments:
        if not names or names[-1] != (phase.kind, phase.stage):
            names.append((phase.kind, phase.stage))
    return names


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


def test_whoever_pauses_at_full_speed_sees_the_very_last_step(stage):
    playback, engine, moments = stage
    playback.set_speed(FLAT_OUT)
    playback.run()
    play(playback, 0.5)
    engine.last_record()  # a step that nobody has seen

    playback.pause()
    play(playback, 0.1)

    assert moments[-1][0].step == engine._trainer.step


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
