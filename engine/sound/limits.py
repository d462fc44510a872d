"""Whether a setting lies in its range, told in two sentences."""

from __future__ import annotations

from engine.failure import QT_TRANSLATE_NOOP, Failure


def check_range(name: str, value: float, lowest: float, highest: float) -> None:
    """Raise a Failure unless `value` lies in the range; `name` is marked for translation."""
    if lowest <= value <= highest:
        return
    raise Failure(
        QT_TRANSLATE_NOOP("engine", "The {name} cannot be {value}."),
        QT_TRANSLATE_NOOP("engine", "Choose a number from {lowest} to {highest}."),
        name=name,
        value=value,
        lowest=lowest,
        highest=highest,
    )
