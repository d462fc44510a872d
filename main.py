"""Voxprop's entry: no argument opens the window, a command does without."""

from __future__ import annotations

import os
import sys

from app import platform_check


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code: 0, or 2 after one line on the standard error."""
    # Small matrices: one thread is up to 8 times faster. Read when numpy is imported, so set first.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")

    from engine.failure import Failure

    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        return _run_command(arguments) if arguments else _open_window()
    except Failure as failure:
        return _refuse(str(failure))
    except KeyboardInterrupt:
        return 130  # what a shell expects of a command that was interrupted
    except ImportError as error:
        problem = platform_check.explain_import_error(error)
        if problem is None:
            raise
        return _refuse(problem)


def _open_window() -> int:
    problem = platform_check.display_problem() or platform_check.missing_library()
    if problem:
        return _refuse(problem)
    from app.application import run

    return run()


def _run_command(arguments: list[str]) -> int:
    from app.command_line import main as command_line

    return command_line(arguments)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
