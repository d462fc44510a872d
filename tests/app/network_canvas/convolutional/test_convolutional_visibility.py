"""Nothing is seen before the phase that brings it about."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.controllers.phases import WHOLE_STEP, Phase, PhaseKind
from app.network_canvas.columns.wave import Wave
from app.network_canvas.convolutional.visibility import visibility

BLOCKS = st.integers(1, 4)


def phases_of_step(blocks):
    stages = range(blocks + 1)
    return (
        Phase(PhaseKind.INPUT),
        *(Phase(PhaseKind.FORWARD, stage) for stage in stages),
        Phase(PhaseKind.LOSS),
        *(Phase(PhaseKind.BACKWARD, stage) for stage in reversed(stages)),
        Phase(PhaseKind.UPDATE),
    )


@given(blocks=BLOCKS, fraction=st.floats(0, 1))
def test_no_gradient_is_seen_before_the_loss(blocks, fraction):
    for phase in phases_of_step(blocks):
        if phase.kind in (PhaseKind.INPUT, PhaseKind.FORWARD):
            seen = visibility(phase, fraction, blocks)
            assert seen.gradients == (0.0,) * blocks
            assert seen.gradient == seen.loss == seen.ringed == 0.0
            assert seen.gap.wave in (Wave.WIRE, Wave.FORWARD)


@given(blocks=BLOCKS, fraction=st.floats(0, 1))
def test_the_maps_of_a_layer_are_seen_only_when_the_window_has_passed_those_before(
    blocks, fraction
):
    for stage in range(blocks):
        seen = visibility(Phase(PhaseKind.FORWARD, stage), fraction, blocks)
        assert seen.maps[:stage] == (1.0,) * stage
        assert seen.maps[stage + 1 :] == (0.0,) * (blocks - stage - 1)


@given(blocks=BLOCKS)
def test_what_a_phase_has_shown_the_next_one_still_shows(blocks):
    for before, after in itertools.pairwise(phases_of_step(blocks)):
        end, begin = visibility(before, 1.0, blocks), visibility(after, 0.0, blocks)
        assert begin.input == end.input
        assert all(b >= a for a, b in zip(end.maps, begin.maps, strict=True))
        assert all(b >= a for a, b in zip(end.gradients, begin.gradients, strict=True))
        assert begin.gradient >= end.gradient
        assert begin.lit >= end.lit
        assert begin.ringed >= end.ringed


@given(blocks=BLOCKS)
def test_the_gradient_reaches_the_input_at_the_end_of_the_last_backward_phase(blocks):
    sliding = visibility(Phase(PhaseKind.BACKWARD, 0), 0.5, blocks)
    arrived = visibility(Phase(PhaseKind.BACKWARD, 0), 1.0, blocks)

    assert (sliding.gradient, sliding.moving) == (0.0, 0)
    assert (arrived.gradient, arrived.overlay, arrived.slid) == (1.0, True, 1.0)


def test_a_whole_step_shows_everything():
    seen = visibility(WHOLE_STEP, 1.0, 2)

    assert seen.maps == seen.gradients == (1.0, 1.0)
    assert seen.loss == seen.gradient == seen.lit == seen.ringed == 1.0
    assert seen.moving is None
    assert seen.gap.wave is Wave.BOTH
