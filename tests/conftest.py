"""What holds for every test: no display, one BLAS thread, no traces, and nothing left running."""

from __future__ import annotations

import os

# Before anything imports numpy or opens Qt. A display is used only when it is asked for.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

# The same examples each time, and no verdict by the clock of a busy machine.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("same")

PATIENCE_SECONDS = 3.0


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own empty settings and data, and leave the user's alone."""
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(tmp_path / "config"))


@pytest.fixture(autouse=True)
def _nothing_left_running(_own_folders: None) -> Iterator[None]:
    """Fail a test that leaves a thread running or a window open."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + PATIENCE_SECONDS
    for thread in set(threading.enumerate()) - before:
        # A dummy stands for a thread that C started, such as the sound card's.
        if not isinstance(thread, threading._DummyThread):
            thread.join(max(0.0, deadline - time.monotonic()))
            assert not thread.is_alive(), f"the thread {thread.name!r} is still running"
    if isinstance(QApplication.instance(), QApplication):
        windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        for window in windows:
            window.close()  # one test is to blame, not all that follow
        assert not windows, f"windows are still open: {windows}"
