"""How much memory is free, so that what would not fit is refused before it is begun."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

MEMORY_INFORMATION = Path("/proc/meminfo")
GROUP = Path("/sys/fs/cgroup")
"""Where Linux says what the machine has, and what a container may have of it."""


def available_memory() -> int | None:
    """Return how many bytes can be taken without swapping; None where the system does not say."""
    if sys.platform == "win32":
        return _of_windows()
    found = [size for size in (_of_linux(), _of_container()) if size is not None]
    return min(found) if found else _of_posix()


def _of_linux() -> int | None:
    try:
        lines = MEMORY_INFORMATION.read_text().splitlines()
        kilobytes = next(line.split()[1] for line in lines if line.startswith("MemAvailable:"))
        return int(kilobytes) * 1024
    except (OSError, StopIteration, ValueError, IndexError):
        return None


def _of_container() -> int | None:
    try:
        most = int((GROUP / "memory.max").read_text())  # "max" where there is no limit
        return max(most - int((GROUP / "memory.current").read_text()), 0)
    except (OSError, ValueError):
        return None


def _of_posix() -> int | None:
    """Return half of all the memory: macOS does not say how much of it is free."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (AttributeError, OSError, ValueError):
        return None


def _of_windows() -> int | None:
    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "a", "b", "c", "d", "e")),
        )

    status = Status(length=ctypes.sizeof(Status))
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):  # type: ignore[attr-defined,unused-ignore]
        return None
    return int(status.free)
