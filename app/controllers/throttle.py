"""Reports that come no more often than somebody can read them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ParamSpec

Values = ParamSpec("Values")


def throttled(
    report: Callable[Values, None], seconds: float = 0.05, *, at_once: bool = False
) -> Callable[Values, None]:
    """Return `report` that speaks at most every so many seconds; the first time after them, too.

    `at_once` lets it speak the first time it is called.
    """
    last = float("-inf") if at_once else time.monotonic()

    def sometimes(*values: Values.args, **named: Values.kwargs) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= seconds:
            last = now
            report(*values, **named)

    return sometimes
