"""What a measurement is, and the table that all of them are printed in."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound that a measurement is to keep."""

    bound: float
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.bound:g}"


@dataclass(frozen=True, slots=True)
class Row:
    """One measured number; without a goal it is there for scale."""

    what: str
    value: float
    unit: str
    goal: Goal | None = None


def percentiles(values: Sequence[float], *shares: float) -> list[float]:
    return [float(value) for value in np.percentile(values, shares)]


def median(values: Iterable[float]) -> float:
    return float(np.median(list(values)))


def print_topic(title: str, rows: Sequence[Row]) -> None:
    """Print rows as one part of the table, in Markdown."""
    print(f"| **{title}** | | | |", flush=True)
    for row in rows:
        met = "" if row.goal is None else "yes" if row.goal.is_met(row.value) else "**no**"
        print(f"| {row.what} | {_number(row.value)} {row.unit} | {row.goal or ''} | {met} |")


def print_head() -> None:
    """Print the machine, how busy it is with other things, and the table's head."""
    print(f"{_processor()}, {os.cpu_count()} cores, {platform.platform()}", end=", ")
    print(f"Python {platform.python_version()}, numpy {np.__version__}", end=", ")
    print(moment(), end="\n\n")
    print("| measured | median of the run | goal | met |\n|---|---|---|---|")


def moment() -> str:
    """Return how busy and how fast the machine is just now: a virtual one is not always the same.

    What slows the same plain loop slows everything else in the table.
    """
    times = []
    for _ in range(20):
        begun = perf_counter()
        sum(number for number in range(100_000))
        times.append(1000 * (perf_counter() - begun))
    return f"load {os.getloadavg()[0]:.1f}, 100,000 additions in Python take {median(times):.1f} ms"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}" if value < 100 else f"{value:.0f}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())
