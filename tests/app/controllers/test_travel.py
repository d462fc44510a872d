"""Going through the past: one wish at a time, branches, and bookmarks."""

from __future__ import annotations

import pytest
from patient_training import PatientTraining

from app.controllers.travel import Bookmark, BranchSpan, Standing, TravelController


@pytest.fixture
def training(qapp: object) -> PatientTraining:  # noqa: ARG001
    return PatientTraining()


@pytest.fixture
def travel(training: PatientTraining) -> TravelController:
    travel = TravelController(training)  # type: ignore[arg-type]
    training.run_started.emit(None)
    training.train(1, 100)
    return travel


def test_it_knows_where_the_run_stands_and_whether_that_is_the_past(
    travel: TravelController, training: PatientTraining
) -> None:
    seen: list[Standing] = []
    travel.standing_changed.connect(seen.append)
    travel.go_to(40)
    training.answer()
    assert training.asked == [(40, 0)]
    assert seen[-1] == travel.standing == Standing(40, 0, 100)
    assert travel.standing.in_past
    travel.return_to_newest()
    training.answer()
    assert travel.standing == Standing(100, 0, 100)
    assert not travel.standing.in_past


def test_while_one_place_is_sought_only_the_newest_wish_is_kept(
    travel: TravelController, training: PatientTraining
) -> None:
    for step in range(40, 80):
        travel.go_to(step)
    assert training.asked == [(40, 0)]
    training.answer()
    assert training.asked == [(40, 0), (79, 0)]
    training.answer()
    assert training.asked == [(40, 0), (79, 0)]


def test_dragging_back_to_where_it_was_asked_for_asks_no_more(
    travel: TravelController, training: PatientTraining
) -> None:
    for step in (40, 50, 40):
        travel.go_to(step)
    training.answer()
    assert training.asked == [(40, 0)]


def test_a_place_that_could_not_be_reached_does_not_block_the_next(
    travel: TravelController, training: PatientTraining
) -> None:
    travel.go_to(40)
    training.failed.emit(ValueError())
    travel.go_to(41)
    assert training.asked == [(40, 0), (41, 0)]


def test_steps_add_up_before_they_are_answered_and_stay_in_the_run(
    travel: TravelController, training: PatientTraining
) -> None:
    for _ in range(3):
        travel.step_by(-10)
    training.answer()
    assert training.asked[-1] == (70, 0)
    training.answer()
    travel.step_by(1000)
    assert training.asked[-1] == (100, 0)
    training.answer()
    travel.go_to_first()
    assert training.asked[-1] == (0, 0)
    training.answer()
    travel.step_by(-1)
    assert len(training.asked) == 4  # it stands there already


def test_a_branch_is_told_and_has_its_own_newest_step(
    travel: TravelController, training: PatientTraining
) -> None:
    told: list[tuple[BranchSpan, ...]] = []
    travel.branches_changed.connect(told.append)
    training.begin_branch(1, 0, 40)
    training.train(41, 60, branch=1)
    assert told == [(BranchSpan(0, None, 0, 100), BranchSpan(1, 0, 40, 40))]
    assert travel.branches[1].tip == 60
    assert travel.standing == Standing(60, 1, 60)
    travel.go_to(90, 0)
    training.answer()
    travel.go_to(90, 1)
    assert training.asked == [(90, 0), (60, 1)]


def test_branching_at_another_place_goes_there_first(
    travel: TravelController, training: PatientTraining
) -> None:
    travel.branch_at(30)
    assert (training.asked, training.branches_asked) == ([(30, 0)], 0)
    training.answer()
    assert training.branches_asked == 1
    travel.branch_at(30)
    assert (training.asked, training.branches_asked) == ([(30, 0)], 2)


def test_going_elsewhere_meanwhile_gives_the_branch_up(
    travel: TravelController, training: PatientTraining
) -> None:
    travel.branch_at(30)
    travel.go_to(50)
    training.answer()
    training.answer()
    assert training.branches_asked == 0


def test_bookmarks_are_kept_in_order_and_gone_to(
    travel: TravelController, training: PatientTraining
) -> None:
    told: list[tuple[Bookmark, ...]] = []
    travel.bookmarks_changed.connect(told.append)
    late = travel.add_bookmark("the end")
    early = travel.add_bookmark(step=20)
    assert told[-1] == travel.bookmarks == (Bookmark(20, 0), Bookmark(100, 0, "the end"))
    assert travel.add_bookmark("again", 20) == early
    travel.previous_bookmark()
    training.answer()
    assert travel.standing.step == 20
    travel.previous_bookmark()
    assert len(training.asked) == 1
    travel.next_bookmark()
    training.answer()
    assert travel.standing.step == 100
    travel.rename_bookmark(late, "done")
    travel.remove_bookmark(early)
    assert travel.bookmarks == (Bookmark(100, 0, "done"),)


def test_a_new_run_begins_without_branches_and_bookmarks(
    travel: TravelController, training: PatientTraining
) -> None:
    travel.add_bookmark()
    training.begin_branch(1, 0, 40)
    travel.go_to(3)
    training.run_started.emit(None)
    assert travel.bookmarks == ()
    assert travel.branches == (BranchSpan(0, None, 0, 0),)
    assert travel.standing == Standing(0, 0, 0)


def test_the_window_may_put_itself_in_between(training: PatientTraining) -> None:
    asked: list[tuple[int, int]] = []
    travel = TravelController(
        training,  # type: ignore[arg-type]
        seek=lambda step, branch: asked.append((step, branch)),
    )
    training.train(1, 10)
    travel.go_to(4)
    assert (asked, training.asked) == ([(4, 0)], [])
