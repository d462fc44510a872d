"""A Qt binding must not lose references: 6.12.0 did on Python 3.11, and aborted after minutes."""

from __future__ import annotations

import subprocess
import sys

COUNT_BEFORE_AND_AFTER = """
import sys
from PySide6.QtCore import QObject
qt_object = QObject()
before = sys.getrefcount(None)
for _ in range(20_000):
    qt_object.setObjectName("name")  # returns None
print(sys.getrefcount(None) - before)
"""


def test_a_void_qt_call_keeps_the_reference_count_of_none() -> None:
    # In a process of its own: with references lost, it is Python itself that aborts.
    ended = subprocess.run(
        [sys.executable, "-c", COUNT_BEFORE_AND_AFTER],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == 0, ended.stderr
    assert abs(int(ended.stdout)) < 100
