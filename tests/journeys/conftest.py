"""What the journeys need of the world outside: a microphone to speak into."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from virtual_microphone import VirtualMicrophone


@pytest.fixture
def virtual_microphone() -> Iterator[VirtualMicrophone]:
    """Give this process a microphone that hears what the test plays, and no other."""
    missing = VirtualMicrophone.missing_programs()
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    try:
        import sounddevice
    except Exception as error:
        pytest.skip(f"PortAudio does not work here: {error}")

    microphone = VirtualMicrophone()
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
