"""A missing display or library is named in one line, before Qt would abort the process."""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import platform_check

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere the wheels bring everything along"
)

ROOT = Path(__file__).parent.parent.parent
NO_SUCH_DISPLAY = ":59999"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return a set of library names; those put into it cannot be loaded."""
    names: set[str] = set()
    load = ctypes.CDLL

    def load_unless_missing(name: str, *rest: object) -> ctypes.CDLL:
        if name in names:
            raise OSError(f"{name}: cannot open shared object file: No such file or directory")
        return load(name, *rest)

    monkeypatch.setattr(ctypes, "CDLL", load_unless_missing)
    return names


@pytest.fixture
def x_display() -> Iterator[str]:
    """Start an X server of its own and return its display's name."""
    if not shutil.which("Xvfb"):
        pytest.skip("not installed: Xvfb")
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(write)
        with os.fdopen(read) as number:
            name = f":{number.readline().strip()}"
        yield name
        server.terminate()


def test_without_a_display_one_line_says_what_to_do_instead() -> None:
    problem = platform_check.display_problem()

    assert problem is not None
    assert "no display" in problem
    assert "make demo" in problem
    assert "\n" not in problem


def test_a_display_that_does_not_answer_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", NO_SUCH_DISPLAY)

    problem = platform_check.display_problem()

    assert problem is not None
    assert f"DISPLAY={NO_SUCH_DISPLAY}" in problem


def test_a_display_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent_server:
        port = silent_server.getsockname()[1]
        monkeypatch.setenv("DISPLAY", f"127.0.0.1:{port - 6000}")
        monkeypatch.setattr(platform_check, "DISPLAY_SECONDS", 0.05)

        problem = platform_check.display_problem()

    assert problem is not None


def test_a_display_that_answers_is_no_problem(
    monkeypatch: pytest.MonkeyPatch, x_display: str
) -> None:
    monkeypatch.setenv("DISPLAY", x_display)

    assert platform_check.display_problem() is None


def test_a_wayland_display_that_answers_is_no_problem(
    monkeypatch: pytest.MonkeyPatch, missing: set[str]
) -> None:
    monkeypatch.setattr(platform_check, "WAYLAND_LIBRARIES", ())
    missing |= set(platform_check.X_LIBRARIES)  # of no use to Wayland
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")

    before = platform_check.display_problem()
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(Path(os.environ["XDG_RUNTIME_DIR"], "wayland-7")))
        compositor.listen()
        during = platform_check.display_problem()
        library = platform_check.missing_library()

    assert before is not None
    assert during is None
    assert library is None


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"])
def test_a_platform_that_needs_no_display_is_no_problem(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)

    assert platform_check.display_problem() is None


@pytest.mark.parametrize(
    ("library", "package"),
    [*platform_check.QT_LIBRARIES.items(), *platform_check.X_LIBRARIES.items()],
)
def test_a_missing_library_is_named_with_its_package(
    missing: set[str], library: str, package: str
) -> None:
    missing.add(library)

    sentence = platform_check.missing_library()

    assert sentence is not None
    assert library in sentence
    assert f"--no-install-recommends {package}`" in sentence
    assert "\n" not in sentence


def test_without_a_display_the_libraries_of_x_are_not_asked_for(
    monkeypatch: pytest.MonkeyPatch, missing: set[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    missing |= set(platform_check.X_LIBRARIES)

    assert platform_check.missing_library() is None


def test_an_import_that_lacks_a_library_is_explained() -> None:
    error = ImportError(
        "libGL.so.1: cannot open shared object file: No such file or directory",
        name="PySide6.QtWidgets",
    )

    sentence = platform_check.explain_import_error(error)

    assert sentence is not None
    assert "libGL.so.1" in sentence
    assert "libgl1" in sentence


def test_an_import_that_lacks_a_library_of_no_known_package_is_explained() -> None:
    error = ImportError("libodd.so.3: cannot open shared object file: No such file or directory")

    sentence = platform_check.explain_import_error(error)

    assert sentence is not None
    assert "libodd.so.3" in sentence


def test_a_missing_python_package_is_explained() -> None:
    error = ModuleNotFoundError("No module named 'soxr'", name="soxr")

    sentence = platform_check.explain_import_error(error)

    assert sentence is not None
    assert "soxr" in sentence
    assert "make run" in sentence


@pytest.mark.parametrize(
    "error",
    [
        ModuleNotFoundError("No module named 'app.nothing'", name="app.nothing"),
        ImportError("cannot import name 'x' from 'engine'", name="engine"),
    ],
)
def test_a_mistake_of_our_own_is_not_explained_away(error: ImportError) -> None:
    assert platform_check.explain_import_error(error) is None


def test_the_program_ends_with_code_2_and_one_line_where_no_window_can_open() -> None:
    ended = subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "make demo" in ended.stderr


def test_checking_loads_no_qt() -> None:
    program = (
        "import sys; from app import platform_check as check; check.display_problem();"
        "check.missing_library(); sys.exit('PySide6' in sys.modules or 'numpy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
