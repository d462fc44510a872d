"""The curves of a run with branches: which rows belong to the course that led here."""

from __future__ import annotations

from math import nan

import pytest

from app.panels.branch_curves import BranchCurves
from app.panels.metric_history import MetricHistory, Rows
from app.panels.run_curves import EvaluationChannel, StepChannel
from engine.training.progress import Evaluation, StepMetrics


def steps(first: int, last: int, loss: float) -> list[StepMetrics]:
    return [
        StepMetrics(0, step, loss, 0.5, (1.0,), (0.01 * loss,) if step % 8 == 1 else (nan,))
        for step in range(first, last + 1)
    ]


def evaluation(step: int, accuracy: float = 0.9) -> Evaluation:
    return Evaluation(0, step, 0.2, accuracy, 0.3, 0.8)


@pytest.fixture
def curves() -> BranchCurves:
    curves = BranchCurves(["output"])
    curves.add_steps(steps(1, 100, 1.0))
    for step in (0, 50, 100):
        curves.add_evaluation(evaluation(step))
    curves.begin_branch(1, 0, 60)
    curves.add_steps(steps(61, 80, 3.0))
    return curves


def test_a_course_is_the_parents_steps_and_then_its_own(curves: BranchCurves) -> None:
    rows = curves.steps(1000)
    assert rows[:, StepChannel.STEP].tolist() == list(range(1, 81))
    assert rows[:, StepChannel.LOSS_LARGEST].tolist() == [1.0] * 60 + [3.0] * 20
    assert curves.evaluations(1000)[:, EvaluationChannel.STEP].tolist() == [0, 50]
    assert (curves.tip, curves.last_step) == (80, 100)


def test_a_reading_is_of_the_branch_that_has_the_step(curves: BranchCurves) -> None:
    for step, loss in ((60, 1.0), (61, 3.0), (80, 3.0)):
        reading = curves.at(step)
        assert reading is not None
        assert reading.loss == (loss, loss)


def test_what_is_smoothed_goes_on_from_where_the_branch_began(curves: BranchCurves) -> None:
    smoothed = curves.steps(1000)[:, StepChannel.LOSS_SMOOTHED]
    assert smoothed[59] == pytest.approx(1.0)
    assert 1.0 < smoothed[60] < 1.2
    assert (smoothed[60:-1] < smoothed[61:]).all()


def test_until_it_is_measured_a_branch_has_its_parents_update_ratio(curves: BranchCurves) -> None:
    ratios = 10 ** curves.ratios_of(curves.steps(1000))[:, 0]
    assert ratios[60:64] == pytest.approx(0.01)
    assert ratios[64:] == pytest.approx(0.03)  # from step 65 on


def test_evaluations_that_were_told_before_are_not_told_again(curves: BranchCurves) -> None:
    curves.stand_on(0)
    curves.add_evaluation(evaluation(50, 0.1))
    assert curves.evaluations(1000)[:, EvaluationChannel.STEP].tolist() == [0, 50, 100]
    curves.add_evaluation(evaluation(100, 0.1))  # other clips have come
    assert curves.evaluations(1000)[-1, EvaluationChannel.TRAINING_ACCURACY] == 0.1


def test_the_rows_of_a_branch_that_rests_are_made_once(
    curves: BranchCurves, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    columns = MetricHistory.columns

    def counted(history: MetricHistory, most: int) -> Rows:
        made.append(len(history))
        return columns(history, most)

    monkeypatch.setattr(MetricHistory, "columns", counted)
    for _ in range(3):
        curves.steps(1000)
        curves.others(1000)
    assert sorted(made) == [3, 20, 100]
    curves.add_steps(steps(81, 82, 3.0))
    assert curves.steps(1000)[-1, StepChannel.STEP] == 82
    assert len(made) == 4


def test_a_branch_of_a_branch_has_both_before_it(curves: BranchCurves) -> None:
    curves.begin_branch(2, 1, 70)
    curves.add_steps(steps(71, 75, 5.0))
    losses = curves.steps(1000)[:, StepChannel.LOSS_LARGEST].tolist()
    assert losses == [1.0] * 60 + [3.0] * 10 + [5.0] * 5
    assert sorted(other.fork for other in curves.others(1000)) == [60, 70]


def test_a_new_branch_reads_its_parents_step_until_it_has_one(curves: BranchCurves) -> None:
    curves.begin_branch(2, 0, 40)
    reading = curves.newest_reading()
    assert reading is not None
    assert (reading.last, reading.loss) == (40, (1.0, 1.0))


def test_a_new_branch_says_what_was_measured_on_it_when_it_began(curves: BranchCurves) -> None:
    curves.begin_branch(2, 0, 100)
    curves.add_evaluation(evaluation(100, 0.7))  # with the clips of this branch

    reading = curves.newest_reading()

    assert reading is not None
    assert (reading.last, reading.training_accuracy) == (100, 0.7)
