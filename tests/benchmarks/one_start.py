"""One start of the program, as `main.py` makes it; prints when what was there, then ends.

Run in a process of its own. It imports nothing that the program would not import itself.
"""

from __future__ import annotations

import os
import sys
import time


def main() -> None:
    """Print nanoseconds of the monotonic clock: first paint, furnished, first record."""
    moments: list[int] = []
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from app import platform_check

    problem = platform_check.display_problem() or platform_check.missing_library()
    if problem:
        sys.exit(problem)
    from app.application import make_application, open_window

    application = make_application()
    window, startup = open_window()
    window.first_painted.connect(lambda: moments.append(time.monotonic_ns()))
    startup.furnished.connect(lambda: moments.append(time.monotonic_ns()))

    def show_network() -> None:
        assert startup.wiring is not None
        startup.wiring.playback.moment_changed.connect(end)

    def end() -> None:
        workbench = window.workbench
        assert workbench is not None
        workbench.canvas.repaint()
        moments.append(time.monotonic_ns())
        window.close()

    startup.furnished.connect(show_network)
    application.exec()
    print(*moments)


if __name__ == "__main__":
    main()
