"""Listens and trains for so many minutes: `python -m tests.benchmarks.endurance 120`.

It takes as long as it says, so it is none of the measurements that are made by default. Each minute
it prints the memory, the words that were said and answered, and how often sound was lost.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from time import monotonic

# Before anything imports numpy or opens Qt.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WORDS = 20
"""Words that are said in one go."""
AFTER_SECONDS = 1.5


def main(minutes: float) -> int:
    """Listen and train, and print what became of it; 1 when words or sound were lost."""
    from PySide6.QtCore import QSettings

    from app.controllers.speed import FLAT_OUT
    from app.demo import wait_until
    from tests.benchmarks.spoken import Unheard, mouth
    from tests.benchmarks.window_frames import LiveWindow

    with tempfile.TemporaryDirectory(prefix="voxprop-endurance-") as private:
        for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = private
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, private)
        try:
            with mouth() as speaker:
                live = LiveWindow(1280, 800)
                # An answer holds the weights that gave it: kept, they would be the memory measured.
                answers: list[None] = []
                losses: list[int] = []
                recognition = live.wiring.live.recognition
                recognition.recognised.connect(lambda _answer: answers.append(None))
                live.wiring.listening.overflowed.connect(losses.append)
                live.wiring.live.recognise(True)
                wait_until(lambda: live.wiring.listening.listening)
                live.wiring.playback.set_speed(FLAT_OUT)
                live.wiring.playback.run()
                said, begun, told = 0, monotonic(), 0.0
                print(" minutes  memory MB     steps   said  answered  losses  p50 ms  p95 ms")
                while monotonic() - begun < 60 * minutes:
                    if not live.wiring.playback.playing:
                        live.wiring.playback.run()
                    live.pass_time(speaker.say(WORDS, seed=said) + AFTER_SECONDS)
                    said += WORDS
                    answered, lost = len(answers), len(losses)
                    if monotonic() - told >= 60:
                        told = monotonic()
                        median, late = (round(1000 * seconds) for seconds in recognition.latency)
                        print(
                            f"{(told - begun) / 60:8.1f} {_memory():10.1f} {live.steps:9,} "
                            f"{said:6} {answered:9} {lost:7} {median:7} {late:7}",
                            flush=True,
                        )
                live.close()
        except Unheard as reason:
            print(f"No words can be said here: {reason}.")
            return 2
    print(f"{said - answered} words lost, sound lost {lost} times.")
    return int(said != answered or lost > 0)


def _memory() -> float:
    """Return the memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))
