"""Recordings of real people, on machines that have them; they are not the project's to ship."""

from __future__ import annotations

from pathlib import Path

import pytest

RECORDINGS = Path(__file__).parents[2] / "shared" / "speech" / "fsdd_dev"
"""The Free Spoken Digit Dataset's, a file a take."""
ABSENT = "the Free Spoken Digit Dataset's recordings are not on this machine"

needs_recordings = pytest.mark.skipif(not RECORDINGS.is_dir(), reason=ABSENT)


def require_recordings() -> None:
    """Skip the test that is running where there are none."""
    if not RECORDINGS.is_dir():
        pytest.skip(ABSENT)
