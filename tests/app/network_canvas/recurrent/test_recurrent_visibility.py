import pytest
from recurrent_material import FRAMES, phase_of, record_of

from app.controllers.phases import WHOLE_STEP
from app.network_canvas.columns.wave import Wave
from app.network_canvas.recurrent.visibility import part_of, seen_at

MIDDLES = [(part + 0.5) / FRAMES for part in range(FRAMES)]


def seen(name, fraction, layers=2):
    record = record_of(hidden=(8, 8))
    phase = WHOLE_STEP if name == "whole" else phase_of(record, name)
    return seen_at(phase, fraction, layers, FRAMES)


@pytest.mark.parametrize("fraction", MIDDLES)
def test_forwards_the_frames_are_played_from_the_first_to_the_last(fraction):
    phase = phase_of(record_of(), "forward:hidden1")

    assert seen("forward:hidden1", fraction).front.frame == phase.part_at(fraction)


@pytest.mark.parametrize("fraction", MIDDLES)
def test_backwards_the_frames_are_played_from_the_last_to_the_first(fraction):
    phase = phase_of(record_of(), "backward:hidden1")

    assert seen("backward:hidden1", fraction).front.frame == FRAMES - 1 - phase.part_at(fraction)


@pytest.mark.parametrize("part", range(FRAMES))
def test_who_stops_after_a_frame_sees_it_whole(part):
    fraction = (part + 1) / FRAMES
    forward, back = seen("forward:hidden1", fraction), seen("backward:hidden2", fraction)

    assert part_of(phase_of(record_of(), "forward:hidden1"), fraction) == (part, 1.0)
    assert (forward.front.frame, forward.known[0]) == (part, part + 1)
    assert (back.front.frame, back.returned[1]) == (FRAMES - 1 - part, part + 1)


def test_a_frame_answers_only_after_its_signals_have_travelled():
    travelling = seen("forward:hidden1", 2.4 / FRAMES)
    answering = seen("forward:hidden1", 2.75 / FRAMES)

    assert travelling.known[0] == 2
    assert answering.known[0] == pytest.approx(2.5)


def test_later_layers_wait_and_earlier_ones_are_known():
    assert seen("forward:hidden2", 0.5).known == (FRAMES, pytest.approx(3.0))
    assert seen("forward:hidden1", 0.99).known[1] == 0
    assert seen("backward:hidden2", 0.99).returned[0] == 0
    assert seen("backward:hidden1", 0.01).returned[1] == FRAMES


@pytest.mark.parametrize("name", ["input", "forward:hidden1", "forward:hidden2", "forward:output"])
def test_gradients_are_hidden_during_the_forward_pass(name):
    moment = seen(name, 0.9)

    assert moment.returned == (0, 0)
    assert (moment.read_back, moment.ringed, moment.loss) == (0, 0, 0)
    assert not moment.shows_gradient(0, FRAMES - 1)


def test_the_words_answer_last_and_their_loss_comes_after_them():
    assert seen("forward:output", 0.5).lit == 0
    assert seen("forward:output", 1.0).lit == 1
    assert seen("loss", 0.3).loss == 0.3


def test_gates_show_their_gradients_where_these_have_returned():
    moment = seen("backward:hidden1", 0.5)

    assert moment.shows_gradient(0, FRAMES - 1)
    assert not moment.shows_gradient(0, 0)
    assert not seen("whole", 1.0).shows_gradient(0, FRAMES - 1)


def test_only_the_update_shows_the_update():
    assert seen("update", 0.4).updated == 0.4
    assert seen("update", 0.4).gap.wave is Wave.UPDATE
    assert seen("whole", 1.0).updated is None
