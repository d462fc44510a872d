"""Which branch runs where in the railroad, and what a click in it means."""

from __future__ import annotations

from app.controllers.travel import BranchSpan
from app.panels.travel_lanes import (
    MOST_LANES,
    Rail,
    assign_lanes,
    branch_of_step,
    course_of,
    place_at,
    shown,
)

TREE = (
    BranchSpan(0, None, 0, 100),
    BranchSpan(1, 0, 40, 90),
    BranchSpan(2, 1, 60, 80),
    BranchSpan(3, 0, 95, 120),
)
LANES = assign_lanes(TREE, 200)


def test_branches_share_a_lane_only_where_they_do_not_meet() -> None:
    assert LANES == {0: 0, 1: 1, 2: 2, 3: 1}


def test_there_are_never_more_lanes_than_there_is_room_for() -> None:
    spans = [BranchSpan(0, None, 0, 100)]
    spans += [BranchSpan(number, 0, 10, 100) for number in range(1, 20)]
    lanes = assign_lanes(spans, 100)
    assert len(set(lanes.values())) == MOST_LANES
    assert [number for number, lane in lanes.items() if lane == 0] == [0]


def test_the_present_branch_has_a_lane_of_its_own() -> None:
    tree = (*TREE[:2], BranchSpan(2, 0, 40, 40))
    lanes = assign_lanes(tree, 200, present=2)
    assert lanes[2] not in (lanes[0], lanes[1])
    assert place_at(tree, lanes, 40, lanes[2], 2) == (40, 2)


def test_a_branch_that_was_taken_back_has_no_lane_and_no_click() -> None:
    tree = (*TREE[:2], BranchSpan(2, 0, 40, 40))
    lanes = assign_lanes(tree, 200, present=0)
    assert max(lanes.values()) == 1
    assert shown(tree, 0) == list(TREE[:2])
    assert place_at(tree, lanes, 40, 2.0, 0)[1] != 2


def test_a_course_goes_over_the_parents_rails() -> None:
    assert course_of(TREE, 2) == [Rail(0, 0, 40), Rail(1, 40, 60), Rail(2, 60, 80)]
    assert course_of(TREE, 0) == [Rail(0, 0, 100)]


def test_a_branch_that_began_before_its_parent_does_has_a_course() -> None:
    tree = (*TREE, BranchSpan(4, 1, 30, 50))  # from a step of branch 1's way before it began
    assert course_of(tree, 4) == [Rail(0, 0, 30), Rail(4, 30, 50)]


def test_a_step_is_on_the_rail_of_the_branch_that_trained_it() -> None:
    assert branch_of_step(TREE, (70, 2)) == 2
    assert branch_of_step(TREE, (50, 2)) == 1
    assert branch_of_step(TREE, (10, 2)) == 0
    assert branch_of_step(TREE, (60, 2)) == 2  # where it begins


def test_a_click_means_the_nearest_branch_that_has_the_step() -> None:
    assert place_at(TREE, LANES, 70, 0.2, 0) == (70, 0)
    assert place_at(TREE, LANES, 70, 1.1, 0) == (70, 1)
    assert place_at(TREE, LANES, 70, 5.0, 0) == (70, 2)
    assert place_at(TREE, LANES, 110, 0.0, 0) == (110, 3)


def test_on_the_rails_of_the_present_course_a_click_stays_on_it() -> None:
    assert place_at(TREE, LANES, 20, 0.0, 2) == (20, 2)
    assert place_at(TREE, LANES, 50, 1.0, 2) == (50, 2)
    assert place_at(TREE, LANES, 85, 1.0, 2) == (85, 1)


def test_beyond_all_tips_a_click_means_the_newest_step_of_the_present_branch() -> None:
    assert place_at(TREE, LANES, 180, 0.0, 1) == (90, 1)
