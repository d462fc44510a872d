"""Answers on standard output: a sentence for a person, or one line of JSON for a program."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any

from engine.failure import Failure


def tell(sentence: str, numbers: Mapping[str, Any], *, as_json: bool) -> None:
    """Print the sentence, or the numbers as exactly one line of JSON (in ASCII).

    Raises
    ------
    Failure
        When nobody reads standard output any more, or its disk is full.
    """
    try:
        print(json.dumps(numbers, allow_nan=False) if as_json else sentence, flush=True)
    except OSError as error:
        # What Python still holds would be written, and fail again, when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Failure(
            "The answer could not be written to standard output: {reason}.",
            "Let it go to a place with room, or to the terminal.",
            reason=error.strerror,
        ) from error


def percent(share: float | None) -> str:
    """Return a share (0 to 1) as a person reads it."""
    return "-" if share is None else f"{100 * share:.1f} %"


def counted(count: int, what: str) -> str:
    """Return "1 clip", "2,000 clips"."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
