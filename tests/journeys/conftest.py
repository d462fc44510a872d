"""What the journeys need: the real window, and a microphone to speak into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from virtual_microphone import VirtualMicrophone
from window import OpenWindow

from app import application
from app.main_window import MainWindow

Opener = Callable[[], OpenWindow]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the folder for the user's recordings; it does not exist yet."""
    return tmp_path / "home"


@pytest.fixture
def open_window(
    qapp: QApplication,  # noqa: ARG001
    qtbot: QtBot,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Opener]:
    """Open the window as `main.py` does, as often as wanted, and close what is open at the end."""
    monkeypatch.setattr(application, "install_language", lambda *_: None)  # English is read here
    windows: list[MainWindow] = []

    def open_one() -> OpenWindow:
        application.make_application()
        window, startup = application.open_window(home)
        windows.append(window)
        qtbot.waitUntil(lambda: startup.wiring is not None, timeout=30_000)
        return OpenWindow(window, startup.wiring, qtbot)

    yield open_one
    for window in windows:
        if window.isVisible():
            window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def voxprop(open_window: Opener) -> OpenWindow:
    """Return the window of a new user, ready to train."""
    window = open_window()
    window.wait_until_ready()
    return window


@pytest.fixture
def virtual_microphone() -> Iterator[VirtualMicrophone]:
    """Give this process a microphone that hears what the test plays, and no other."""
    with plugged_in(VirtualMicrophone()) as microphone:
        yield microphone


@contextmanager
def plugged_in(
    microphone: VirtualMicrophone, configuration: str = ""
) -> Iterator[VirtualMicrophone]:
    """Give this process a microphone; `configuration` of ALSA may add other ways to it."""
    missing = VirtualMicrophone.missing_programs()
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    try:
        import sounddevice
    except Exception as error:
        pytest.skip(f"PortAudio does not work here: {error}")

    # PortAudio lists the devices once, when it is initialised, which importing sounddevice does.
    sounddevice._terminate()
    try:
        try:
            microphone.start()
        except OSError as error:
            pytest.skip(f"PulseAudio does not run here: {error}")
        microphone.replug()
        with pytest.MonkeyPatch.context() as environment:
            for name, value in microphone.environment.items():
                environment.setenv(name, value)
            if configuration:
                environment.setenv("HOME", str(microphone.home_with(configuration)))
            sounddevice._initialize()
            if not any(
                device["name"] == microphone.device_name for device in sounddevice.query_devices()
            ):
                pytest.skip("not installed: ALSA's plugin for PulseAudio (libasound2-plugins)")
            yield microphone
            sounddevice._terminate()
    finally:
        microphone.stop()
        sounddevice._initialize()
