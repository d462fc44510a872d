"""What nobody foresaw, as a sentence: so that whatever a thread raises reaches the user."""

from __future__ import annotations

from engine.failure import Failure


def as_failure(error: Exception, what: str, remedy: str) -> Failure:
    """Return `error` if it is a Failure, else one that says `what`, with its {reason}."""
    if isinstance(error, Failure):
        return error
    failure = Failure(what, remedy, reason=str(error) or type(error).__name__)
    failure.__cause__ = error
    return failure
