"""Nothing is seen before the phase that brings it about."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.controllers.phases import WHOLE_STEP, Phase, PhaseKind
from app.network_canvas.columns.wave import Wave
from app.network_canvas.dense.visibility import visibility


def phases_of_step(stages):
    kinds = [PhaseKind.FORWARD] * stages, [PhaseKind.BACKWARD] * stages
    there = [Phase(kind, stage) for stage, kind in enumerate(kinds[0])]
    back = [Phase(kind, stages - 1 - place) for place, kind in enumerate(kinds[1])]
    return (
        Phase(PhaseKind.INPUT),
        *there,
        Phase(PhaseKind.LOSS),
        *back,
        Phase(PhaseKind.UPDATE),
    )


@given(stages=st.integers(1, 6), fraction=st.floats(0, 1))
def test_no_gradient_is_seen_before_the_loss(stages, fraction):
    for phase in phases_of_step(stages):
        if phase.kind in (PhaseKind.INPUT, PhaseKind.FORWARD):
            seen = visibility(phase, fraction, stages)
            assert seen.ringed == (0.0,) * stages
            assert seen.gradient == seen.loss == 0.0
            assert all(gap.wave in (Wave.WIRE, Wave.FORWARD) for gap in seen.gaps)


@given(stages=st.integers(1, 6))
def test_what_a_phase_has_shown_the_next_one_still_shows(stages):
    phases = phases_of_step(stages)
    for before, after in itertools.pairwise(phases):
        end, begin = visibility(before, 1.0, stages), visibility(after, 0.0, stages)
        assert begin.lit == end.lit
        assert begin.input == end.input
        assert all(b >= a for a, b in zip(end.ringed, begin.ringed, strict=True))
        assert begin.gradient >= end.gradient


@given(stages=st.integers(1, 6), fraction=st.floats(0, 1))
def test_exactly_one_gap_moves_in_a_forward_or_backward_phase(stages, fraction):
    for phase in phases_of_step(stages):
        if phase.kind in (PhaseKind.FORWARD, PhaseKind.BACKWARD):
            gaps = visibility(phase, fraction, stages).gaps
            assert [n for n, gap in enumerate(gaps) if gap.active] == [phase.stage]


def test_the_backward_wave_leaves_the_output_first_and_reaches_the_input_last():
    moving = [phase.stage for phase in phases_of_step(3) if phase.kind is PhaseKind.BACKWARD]

    assert moving == [2, 1, 0]


def test_a_whole_step_shows_everything():
    seen = visibility(WHOLE_STEP, 1.0, 3)

    assert seen.lit == seen.ringed == (1.0, 1.0, 1.0)
    assert seen.loss == seen.gradient == 1.0
    assert all(gap.wave is Wave.BOTH for gap in seen.gaps)


@pytest.mark.parametrize("stages", [1, 3])
def test_a_step_has_two_phases_for_each_stage_and_three_more(stages):
    assert len(phases_of_step(stages)) == 2 * stages + 3
