"""Which branch runs in which lane of the railroad under the charts: pure geometry, no painting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.controllers.travel import BranchSpan, Place

MOST_LANES = 6
"""Beyond so many, branches share the last one."""


@dataclass(frozen=True, slots=True)
class Rail:
    """A piece of a branch, from step `first` to step `last`."""

    branch: int
    first: int
    last: int


def shown(spans: Sequence[BranchSpan], present: int) -> list[BranchSpan]:
    """Return the branches that are worth a rail: not those on which nothing has ever happened."""
    return [
        span
        for span in spans
        if span.parent is None or span.number == present or span.tip > span.begins_at
    ]


def assign_lanes(spans: Sequence[BranchSpan], axis_end: float, present: int = 0) -> dict[int, int]:
    """Return the lane of each branch: the uppermost that is free for all of it, 0 for the first.

    The present branch takes up as much room as one that is a fiftieth of the axis long, even while
    it is empty; others that are empty take up none.
    """
    with_rails = {span.number for span in shown(spans, present)}
    shortest = axis_end / 50
    taken: list[list[tuple[float, float]]] = []
    lanes: dict[int, int] = {}
    for span in spans:
        begin, end = span.begins_at, max(span.tip, span.begins_at + shortest)
        if span.parent is not None and span.number not in with_rails:
            lanes[span.number] = lanes[span.parent]
            continue
        above = 0 if span.parent is None else lanes[span.parent] + 1
        lane = min(above, MOST_LANES - 1)
        while (
            lane < MOST_LANES - 1
            and lane < len(taken)
            and any(
                begin <= other_end and other_begin <= end for other_begin, other_end in taken[lane]
            )
        ):
            lane += 1
        while len(taken) <= lane:
            taken.append([])
        taken[lane].append((begin, end))
        lanes[span.number] = lane
    return lanes


def course_of(spans: Sequence[BranchSpan], branch: int) -> list[Rail]:
    """Return the pieces of the way from step 0 to the tip of a branch, the first one first."""
    rails: list[Rail] = []
    number: int | None = branch
    end = spans[branch].tip
    while number is not None:
        span = spans[number]
        if span.begins_at <= end:
            rails.append(Rail(number, span.begins_at, end))
        end = min(end, span.begins_at)
        number = span.parent
    return rails[::-1]


def branch_of_step(spans: Sequence[BranchSpan], place: Place) -> int:
    """Return the branch in whose lane a step of a course is: its own, or an earlier one."""
    step, branch = place
    number = branch
    while (parent := spans[number].parent) is not None and step <= spans[number].begins_at:
        if step == spans[number].begins_at and number == branch:
            break  # the run stands at the beginning of its branch, not on the parent
        number = parent
    return number


def place_at(
    spans: Sequence[BranchSpan], lanes: Mapping[int, int], step: int, lane: float, present: int
) -> Place:
    """Return what is meant by a click at a step and a height, in lanes from the top.

    The branch that has this step in the nearest lane, the present course rather than another one.
    """
    here = {rail.branch: rail for rail in course_of(spans, present)}
    nearest: list[tuple[float, bool, int]] = []
    for span in shown(spans, present):
        rail = here.get(span.number)
        if span.begins_at <= step <= span.tip:
            off_course = rail is None or step > rail.last
            nearest.append((abs(lanes[span.number] - lane), off_course, span.number))
    if not nearest:
        return min(step, spans[present].tip), present
    _, off_course, number = min(nearest)
    return step, (number if off_course else present)
