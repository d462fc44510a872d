"""The journeys' microphone is a real one to PortAudio: what is played is what is heard."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import sounddevice
import soundfile
from virtual_microphone import VirtualMicrophone

RATE = 16000


def test_a_stream_hears_what_is_played(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    played = sweep(seconds=1.0)
    soundfile.write(tmp_path / "sweep.wav", played, RATE)
    blocks: list[np.ndarray] = []

    with stream_into(blocks):
        wait_until(lambda: len(blocks) > 0)
        speech = virtual_microphone.play(tmp_path / "sweep.wav")
        assert speech.wait(timeout=15) == 0
        enough = len(blocks) + 20  # what was on its way when the player ended
        wait_until(lambda: len(blocks) > enough)

    assert similarity(np.concatenate(blocks), played) > 0.9


def test_an_unplugged_microphone_ends_the_stream_and_a_new_one_hears_again(
    virtual_microphone: VirtualMicrophone,
) -> None:
    blocks: list[np.ndarray] = []
    with stream_into(blocks) as stream:
        wait_until(lambda: len(blocks) > 0)
        virtual_microphone.unplug()
        wait_until(lambda: not stream.active)

    virtual_microphone.replug()
    blocks.clear()
    with stream_into(blocks):
        wait_until(lambda: len(blocks) > 10)

    assert all(len(block) == 512 for block in blocks)


def stream_into(blocks: list[np.ndarray]) -> sounddevice.InputStream:
    def hear(block: np.ndarray, *_about: object) -> None:
        blocks.append(block[:, 0].copy())

    return sounddevice.InputStream(
        device=VirtualMicrophone.device_name,
        samplerate=RATE,
        channels=1,
        blocksize=512,
        callback=hear,
    )


def sweep(seconds: float) -> np.ndarray:
    """Return a tone that rises from 200 to 4000 Hz, faded in and out."""
    moments = np.arange(int(seconds * RATE)) / RATE
    phase = 2 * np.pi * (200 * moments + (4000 - 200) / (2 * seconds) * moments**2)
    return 0.5 * np.sin(phase) * np.hanning(len(moments))


def similarity(heard: np.ndarray, played: np.ndarray) -> float:
    """Return the largest normalised cross-correlation of `played` with a part of `heard`."""
    length = len(heard) + len(played)
    spectrum = np.fft.rfft(heard, length) * np.conj(np.fft.rfft(played, length))
    products = np.fft.irfft(spectrum, length)[: len(heard) - len(played)]
    start = int(np.argmax(products))
    part = heard[start : start + len(played)]
    return float(products[start] / (np.linalg.norm(part) * np.linalg.norm(played)))


def wait_until(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)
