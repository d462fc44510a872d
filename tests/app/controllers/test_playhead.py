"""The playhead moves through the phases of a record, forwards and backwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_corpus import small_dataset

from app.controllers.phases import WHOLE_STEP, PhaseKind, phases_of
from app.controllers.playhead import Loop, Playhead, Stop
from engine.training.defaults import default_settings
from engine.training.trainer import Trainer


def record_of(network, **changes):
    trainer = Trainer(small_dataset(), default_settings(network, batch_size=6, **changes))
    trainer.record_wanted = True
    return next(trainer.steps()).record


@pytest.fixture(scope="module")
def dense():
    return record_of("dnn", hidden=(4, 3))


@pytest.fixture(scope="module")
def recurrent():
    return record_of("rnn", hidden=(4,))


def head_at_the_beginning(record):
    head = Playhead()
    head.begin(record)
    return head


def test_every_network_has_its_phases_named_after_the_layers_that_learn():
    names = {
        kind: [phase.name for phase in phases_of(record_of(kind, hidden=hidden))]
        for kind, hidden in (("linear", ()), ("cnn", (4,)), ("gru", (4,)))
    }

    assert names["linear"] == ["input", "forward:output", "loss", "backward:output", "update"]
    assert names["cnn"][1:3] == ["forward:conv1", "forward:output"]
    assert names["gru"][-3:] == ["backward:output", "backward:hidden1", "update"]


def test_a_recurrent_phase_has_a_part_for_each_frame(recurrent):
    frames = len(recurrent.features)
    parts = {phase.name: phase.parts for phase in phases_of(recurrent)}

    assert parts["forward:hidden1"] == parts["backward:hidden1"] == frames
    assert parts["forward:output"] == 1


def test_a_whole_step_is_played_and_ends(dense):
    head = head_at_the_beginning(dense)
    seen = []

    while not head.advance(0.3, Stop.STEP):
        seen.append(head.phase.kind)

    assert list(dict.fromkeys(seen)) == list(
        dict.fromkeys(phase.kind for phase in phases_of(dense))
    )
    assert (head.phase.kind, head.fraction) == (PhaseKind.UPDATE, 1.0)
    assert head.at_end


@pytest.mark.parametrize("phases", [0.4, 1.0, 3.5, 100.0])
def test_however_few_frames_there_are_no_phase_is_left_out(dense, phases):
    head = head_at_the_beginning(dense)
    seen = {head.phase.name}

    while not head.advance(phases, Stop.STEP):
        seen.add(head.phase.name)

    assert seen == {phase.name for phase in phases_of(dense)}


def test_part_by_part_each_frame_is_stopped_at(recurrent):
    head = head_at_the_beginning(recurrent)
    head.stand(1, 0.0)
    frames, stops = head.phase.parts, []

    for _ in range(frames):
        while not head.advance(0.05, Stop.PART):
            pass
        stops.append(head.fraction)

    assert stops == pytest.approx([(part + 1) / frames for part in range(frames)])


def test_part_by_part_back_comes_to_the_beginning(recurrent):
    head = Playhead()
    head.show_end(recurrent)
    moments = []

    while head.part_back():
        moments.append((head.index, round(head.fraction, 6)))

    assert len(moments) == len(set(moments))
    assert moments == sorted(moments, reverse=True)
    assert moments[-1][0] == 0
    assert len(moments) > 2 * len(recurrent.features)


@given(frame=st.floats(0.01, 0.9))
def test_a_loop_never_leaves_its_phase_or_its_step(dense, frame):
    head = head_at_the_beginning(dense)
    head.stand(2, 0.0)

    for _ in range(50):
        assert not head.advance(frame, Stop.STEP, Loop.PHASE)
        assert head.index == 2
    head.stand(len(head.phases) - 1, 0.0)
    while head.index:
        assert not head.advance(frame, Stop.STEP, Loop.STEP)


def test_from_a_whole_step_one_goes_back_to_its_last_phase(dense):
    head = Playhead()
    head.show_whole(dense)
    assert head.phase is WHOLE_STEP

    assert head.phase_back()
    assert (head.phase.kind, head.fraction) == (PhaseKind.UPDATE, 1.0)
