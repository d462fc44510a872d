"""Schedules: how the learning rate changes in the course of a run.

A schedule gives a factor, 0 to 1, for each step, numbered from 1: the rate of step n is the base
rate times `factor(n)`. Nothing is remembered between steps, so that any step can be asked about at
any time.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi

from engine.failure import QT_TRANSLATE_NOOP, Failure


class Schedule(ABC):
    """The factor of the learning rate at each step."""

    kind: str = ""

    @abstractmethod
    def factor(self, step: int) -> float:
        """Return the factor, 0 to 1, for a step, from 1."""


@dataclass(frozen=True)
class ConstantRate(Schedule):
    """`factor = 1`."""

    kind = "constant"

    def factor(self, step: int) -> float:
        del step
        return 1.0


@dataclass(frozen=True)
class StepDecay(Schedule):
    """`factor = shrink^floor((n - 1) / every)`: times `shrink` after each `every` steps."""

    every: int
    shrink: float = 0.1

    kind = "step"

    def __post_init__(self) -> None:
        _check_steps(QT_TRANSLATE_NOOP("engine", "number of steps between two rates"), self.every)
        _check_share(QT_TRANSLATE_NOOP("engine", "factor of the learning rate"), self.shrink)

    def factor(self, step: int) -> float:
        return float(self.shrink ** ((step - 1) // self.every))


@dataclass(frozen=True)
class CosineDecay(Schedule):
    """`factor = floor + (1 - floor) (1 + cos(pi (n - 1) / total)) / 2`, then `floor` for good.

    Half a wave, from 1 at the first step to `floor` (0 to 1) when `total` steps have been taken.
    Source: Loshchilov and Hutter, SGDR: stochastic gradient descent with warm restarts (2017),
    formula 5, without restarts.
    """

    total: int
    floor: float = 0.0

    kind = "cosine"

    def __post_init__(self) -> None:
        _check_steps(QT_TRANSLATE_NOOP("engine", "number of steps to the lowest rate"), self.total)
        _check_share(QT_TRANSLATE_NOOP("engine", "lowest factor of the learning rate"), self.floor)

    def factor(self, step: int) -> float:
        progress = min(1.0, (step - 1) / self.total)
        return self.floor + (1 - self.floor) * (1 + cos(pi * progress)) / 2


@dataclass(frozen=True)
class WarmUp(Schedule):
    """Another schedule's factor, times `n / steps` during the first `steps` steps.

    Source: Goyal et al., Accurate, large minibatch SGD (2017), section 2.2, gradual warmup.
    """

    steps: int
    schedule: Schedule

    kind = "warm-up"

    def __post_init__(self) -> None:
        _check_steps(QT_TRANSLATE_NOOP("engine", "number of warm-up steps"), self.steps)

    def factor(self, step: int) -> float:
        return min(1.0, step / self.steps) * self.schedule.factor(step)


def _check_steps(name: str, steps: int) -> None:
    if steps < 1:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The {name} cannot be {value}."),
            QT_TRANSLATE_NOOP("engine", "Choose a number above 0."),
            name=name,
            value=steps,
        )


def _check_share(name: str, share: float) -> None:
    if not 0 <= share <= 1:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The {name} cannot be {value}."),
            QT_TRANSLATE_NOOP("engine", "Choose a number from 0 to 1."),
            name=name,
            value=share,
        )


SCHEDULES: dict[str, Callable[..., Schedule]] = {
    ConstantRate.kind: ConstantRate,
    StepDecay.kind: StepDecay,
    CosineDecay.kind: CosineDecay,
}
"""The schedules, by name; `WarmUp` goes around any of them."""
