"""Run all measurements, or those that are named: `python -m tests.benchmarks canvas window`."""

from __future__ import annotations

import os
import sys
import tempfile

# Before anything imports numpy or opens Qt.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["QT_QPA_PLATFORM"] = "offscreen"

TOPICS = {
    "startup": ("Start-up", "tests.benchmarks.startup"),
    "window": ("The whole window, training flat out", "tests.benchmarks.window_frames"),
    "live": ("From a word to its answer", "tests.benchmarks.live"),
    "canvas": ("A frame of the network canvas", "tests.benchmarks.canvas_paint"),
    "sound": ("Spectrogram and features", "tests.benchmarks.sound"),
    "networks": ("One training step", "tests.benchmarks.networks"),
    "training": ("Training, and watching it", "tests.benchmarks.training"),
    "travel": ("Going back in time", "tests.benchmarks.time_travel"),
}


def main(names: list[str]) -> int:
    """Measure each named topic, all of them when none is named."""
    unknown = set(names) - set(TOPICS)
    if unknown:
        print(f"No such topic: {', '.join(sorted(unknown))}. There are: {', '.join(TOPICS)}.")
        return 2
    from importlib import import_module

    from PySide6.QtCore import QSettings

    from tests.benchmarks.report import moment, print_head, print_topic

    with tempfile.TemporaryDirectory(prefix="voxprop-bench-") as private:
        for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = private
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, private)
        print_head()
        for name in names or TOPICS:
            title, module = TOPICS[name]
            print_topic(title, import_module(module).measure())
        print(f"\nAt the end: {moment()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
