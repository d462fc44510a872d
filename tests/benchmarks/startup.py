"""Milliseconds from the start of a process to a window, and to a window that works."""

from __future__ import annotations

import subprocess
import sys
import time

from tests.benchmarks.report import Goal, Row, median

STARTS = 7
FIRST_PAINTED = Goal(350)
MOMENTS = ("the first painted window", "the furnished window", "the first network is shown")


def measure() -> list[Row]:
    """Start three kinds of processes in turn, so that a busy moment meets all of them."""
    python: list[float] = []
    bare: list[float] = []
    program: list[list[float]] = []
    for _ in range(STARTS):
        python += _moments("-c", "import time; print(time.monotonic_ns())")
        bare += _moments("-m", "tests.benchmarks.bare_window")
        program.append(_moments("-m", "tests.benchmarks.one_start"))
    medians = [median(moments) for moments in zip(*program, strict=True)]
    return [
        Row("Python alone runs", median(python), "ms"),
        Row("an empty Qt window is painted", median(bare), "ms"),
        *(
            Row(name, value, "ms", FIRST_PAINTED if name == MOMENTS[0] else None)
            for name, value in zip(MOMENTS, medians, strict=True)
        ),
    ]


def _moments(*arguments: str) -> list[float]:
    """Return what a Python process prints, nanoseconds each, as milliseconds since its start."""
    begun = time.monotonic_ns()
    answer = subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, text=True, timeout=60
    )
    return [(int(moment) - begun) / 1e6 for moment in answer.stdout.split()]
