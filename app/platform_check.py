"""What Qt would only say by aborting the process: found out beforehand, in one plain sentence.

With a library of X missing, or a display that does not answer, QApplication ends the process with
SIGABRT, which nothing can catch. So `main.py` asks here first. Nothing of Qt is imported, and only
Linux is checked: elsewhere the wheels bring everything along.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""Without these Qt cannot be imported: library -> its Debian package."""

X_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""Without these Qt cannot open a window on an X display: library -> its Debian package."""

WAYLAND_LIBRARIES = ("libwayland-client.so.0", "libwayland-cursor.so.0")

INSTEAD = (
    "run `make demo` (or `python main.py demo`), which trains without a display and writes "
    "pictures, or start Voxprop on a desktop."
)
OUR_PACKAGES = ("", "app", "engine", "resources")

DISPLAY_SECONDS = 5.0
"""How long a display may take to answer: a window over a slow line is still a window."""


def display_problem() -> str | None:
    """Return one line that says why no window can open here and what to do instead, or None."""
    if not sys.platform.startswith("linux"):
        return None
    platforms = _qt_platforms()
    if platforms - {"xcb", "wayland"}:
        return None  # offscreen, minimal, vnc, eglfs...: these need no display server
    if _wayland_usable(platforms) or _x_answers(platforms):
        return None
    named = [
        f"{name}={value}"
        for name in ("DISPLAY", "WAYLAND_DISPLAY")
        if (value := os.environ.get(name))
    ]
    if named:
        return f"The display does not answer ({', '.join(named)}): {INSTEAD}"
    return f"There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): {INSTEAD}"


def missing_library() -> str | None:
    """Return one line that names the missing system libraries and their packages, or None."""
    if not sys.platform.startswith("linux"):
        return None
    platforms = _qt_platforms()
    needed = dict(QT_LIBRARIES)
    if "xcb" in platforms and not _wayland_usable(platforms):
        needed |= X_LIBRARIES
    missing = missing_of(needed)
    if not missing:
        return None
    return _missing_sentence(missing, [needed[name] for name in missing])


def missing_of(libraries: dict[str, str]) -> list[str]:
    """Return those of the named libraries that this machine cannot load."""
    return [name for name in libraries if not _loads(name)]


def explain_import_error(error: ImportError) -> str | None:
    """Return one line for a failed import that a person can mend, or None for any other."""
    import re

    library = re.search(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file", str(error))
    if library:
        name = library[1]
        package = (QT_LIBRARIES | X_LIBRARIES).get(name)
        return _missing_sentence([name], [package] if package else [])
    package_name = (error.name or "").partition(".")[0]
    if isinstance(error, ModuleNotFoundError) and package_name not in OUR_PACKAGES:
        return (
            f"The Python package {package_name} is missing: run `make run`, or "
            f"`pip install -e .` in Voxprop's folder."
        )
    return None


def _missing_sentence(libraries: list[str], packages: list[str]) -> str:
    what = f"Qt needs system libraries that are missing ({', '.join(libraries)})"
    if not packages:
        return f"{what}: install them with the system's package manager."
    install = "apt-get update && apt-get install -y --no-install-recommends"
    return f"{what}: on Debian or Ubuntu, run as root `{install} {' '.join(packages)}`."


def _qt_platforms() -> set[str]:
    """Return the platform plugins that Qt is going to try, of which one must work."""
    chosen = os.environ.get("QT_QPA_PLATFORM")
    if chosen:
        names = {name.partition(":")[0] for name in chosen.split(";")}
        return {"wayland" if name.startswith("wayland") else name for name in names}
    wayland_session = os.environ.get("XDG_SESSION_TYPE") == "wayland"
    if wayland_session or os.environ.get("WAYLAND_DISPLAY"):
        return {"wayland", "xcb"}
    return {"xcb"}


def _wayland_usable(platforms: set[str]) -> bool:
    if "wayland" not in platforms:
        return False
    import socket

    folder = Path(os.environ.get("XDG_RUNTIME_DIR", "/"))
    address = folder / (os.environ.get("WAYLAND_DISPLAY") or "wayland-0")
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(DISPLAY_SECONDS)
        try:
            connection.connect(str(address))
        except OSError:
            return False
    return all(_loads(name) for name in WAYLAND_LIBRARIES)


def _x_answers(platforms: set[str]) -> bool:
    """Connect to the X display the way Qt does: sockets, forwarding and permission included."""
    if "xcb" not in platforms or not os.environ.get("DISPLAY"):
        return False
    from ctypes import CDLL, c_int, c_void_p

    try:
        xcb = CDLL("libxcb.so.1")
    except OSError:
        return True  # not known: a missing library is the other question's answer
    xcb.xcb_connect.restype = c_void_p
    xcb.xcb_connect.argtypes = [c_void_p, c_void_p]
    xcb.xcb_connection_has_error.restype = c_int
    xcb.xcb_connection_has_error.argtypes = [c_void_p]
    xcb.xcb_disconnect.argtypes = [c_void_p]
    answers: list[bool] = []

    def connect() -> None:
        connection = xcb.xcb_connect(None, None)
        answers.append(xcb.xcb_connection_has_error(connection) == 0)
        xcb.xcb_disconnect(connection)

    # A forwarded display may never answer, and xcb_connect has no time limit of its own.
    attempt = threading.Thread(target=connect, name="display check", daemon=True)
    attempt.start()
    attempt.join(DISPLAY_SECONDS)
    return answers == [True]


def _loads(library: str) -> bool:
    from ctypes import CDLL

    try:
        CDLL(library)
    except OSError:
        return False
    return True


def main() -> int:
    """Print the display's problem, if there is one, and return 1 then (`make run` asks this)."""
    problem = display_problem()
    if problem:
        print(problem, file=sys.stderr)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
