"""The transport by its keys: steps, phases, speed, and what Space says without a microphone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import Opener
from PySide6.QtCore import Qt
from window import OpenWindow

from app.controllers.phases import WHOLE_STEP, Phase, PhaseKind
from app.controllers.speed import BUILD_UP_START, FLAT_OUT, STEP_A_FRAME
from app.panels.say_button import SayState

UPDATE = Phase(PhaseKind.UPDATE)
FIRST_PHASES = (Phase(PhaseKind.INPUT), Phase(PhaseKind.FORWARD, 0), Phase(PhaseKind.FORWARD, 1))

NO_PORTAUDIO = 'raise OSError("PortAudio library not found")\n'
NO_DEVICE = """
class PortAudioError(Exception):
    pass

def query_devices(device=None, kind=None):
    if kind is not None:
        raise PortAudioError(f"Error querying device -1")
    return []
"""


def test_keys_play_steps_and_phases_forwards_and_backwards(voxprop: OpenWindow) -> None:
    canvas, transport = voxprop.bench.canvas, voxprop.window.transport
    make_fast(voxprop)

    voxprop.press(Qt.Key.Key_N)
    voxprop.wait(lambda: transport.run.text() == "Run" and voxprop.reads("step 1 ", transport))
    assert canvas.moment == (UPDATE, 1.0)

    for phase in FIRST_PHASES:
        voxprop.press(Qt.Key.Key_Right)
        voxprop.wait(lambda end=phase: canvas.moment == (end, 1.0))
        voxprop.wait(lambda: transport.run.text() == "Run")
    voxprop.wait(lambda: voxprop.reads("step 2 ", transport))
    voxprop.wait(lambda: voxprop.reads("phase 3 of 9", voxprop.bench.caption))
    assert voxprop.reads("Forward · hidden 1 → hidden 2", voxprop.bench.caption)

    for phase in FIRST_PHASES[1::-1]:
        voxprop.press(Qt.Key.Key_Left)
        assert canvas.moment == (phase, 1.0)
    voxprop.press(Qt.Key.Key_Left)
    assert canvas.moment == (FIRST_PHASES[0], 1.0)
    voxprop.wait(lambda: voxprop.reads("Input · ", voxprop.bench.caption))
    assert voxprop.reads("step 2 ", transport)

    voxprop.press(Qt.Key.Key_N)
    voxprop.wait(lambda: canvas.moment == (UPDATE, 1.0))
    assert voxprop.reads("step 2 ", transport)


def test_keys_run_pause_and_reset(voxprop: OpenWindow) -> None:
    canvas, transport = voxprop.bench.canvas, voxprop.window.transport
    while transport.slider.value() < STEP_A_FRAME:
        voxprop.press(Qt.Key.Key_Plus)
    first_loss = voxprop.evaluations[0].training_loss

    voxprop.press(Qt.Key.Key_R)
    assert transport.run.text() == "Pause"
    voxprop.wait(lambda: canvas.picture is not None and canvas.picture.record.step > 5)
    assert canvas.moment == (WHOLE_STEP, 1.0)
    measured = len(voxprop.evaluations)
    voxprop.press(Qt.Key.Key_R)
    assert transport.run.text() == "Run"
    voxprop.wait(lambda: len(voxprop.evaluations) > measured)  # the pause has come about
    paused_at = voxprop.evaluations[-1].step

    voxprop.press(Qt.Key.Key_N)  # had it gone on, this would be a later step
    voxprop.wait(lambda: voxprop.reads(f"step {paused_at + 1} ", transport))
    voxprop.wait(lambda: voxprop.reads(f"Step {paused_at + 1} ", voxprop.bench.caption))

    voxprop.press(Qt.Key.Key_Home)
    voxprop.wait(lambda: voxprop.reads("step 0 ", transport))
    voxprop.wait(lambda: voxprop.reads("Initialise", voxprop.bench.caption))
    assert canvas.picture is not None
    assert canvas.picture.record.step == 0
    assert voxprop.reads("Press Run: the loss appears here", voxprop.bench.timeline)
    voxprop.wait(lambda: voxprop.evaluations[-1].step == 0)
    assert voxprop.evaluations[-1].training_loss == first_loss  # the same seed, the same weights


def test_keys_change_the_speed_and_end_the_build_up(voxprop: OpenWindow) -> None:
    transport = voxprop.window.transport
    assert transport.slider.value() == BUILD_UP_START
    assert transport.build_up.isChecked()

    voxprop.press(Qt.Key.Key_Plus)
    assert not transport.build_up.isChecked()
    assert voxprop.reads("5×", transport)
    voxprop.press(Qt.Key.Key_Minus)
    voxprop.press(Qt.Key.Key_Minus)
    assert voxprop.reads("1×", transport)
    for _ in range(FLAT_OUT + 1):
        voxprop.press(Qt.Key.Key_Plus)
    assert voxprop.reads("flat out", transport)
    for _ in range(FLAT_OUT + 1):
        voxprop.press(Qt.Key.Key_Minus)
    assert voxprop.reads("0.1×", transport)

    voxprop.press(Qt.Key.Key_U)
    assert transport.build_up.isChecked()
    assert voxprop.reads("2×", transport)


def test_keys_typed_into_a_field_are_no_commands_until_the_picture_is_clicked(
    voxprop: OpenWindow,
) -> None:
    transport = voxprop.window.transport
    voxprop.click(voxprop.bench.training.fields.training.step_limit)
    voxprop.press(Qt.Key.Key_R)
    voxprop.press(Qt.Key.Key_Home)
    assert transport.run.text() == "Run"

    voxprop.click(voxprop.bench.canvas)
    voxprop.press(Qt.Key.Key_R)
    assert transport.run.text() == "Pause"


@pytest.mark.parametrize(
    ("module", "sentence", "remedy", "button"),
    [
        (
            NO_PORTAUDIO,
            "PortAudio, which listens to microphones, is missing.",
            "libportaudio2",
            "Listen",
        ),
        (NO_DEVICE, "There is no microphone.", "Plug one in", "Stop"),  # one is waited for
    ],
    ids=["no PortAudio", "no device"],
)
def test_without_a_microphone_space_says_so_and_everything_else_works(
    module: str,
    sentence: str,
    remedy: str,
    button: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    open_window: Opener,
) -> None:
    (tmp_path / "sounddevice.py").write_text(module)
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    voxprop = open_window()
    voxprop.wait_until_ready()
    panel = voxprop.bench.sound

    voxprop.press(Qt.Key.Key_Space)

    voxprop.wait(lambda: voxprop.reads(sentence, panel))
    assert voxprop.reads(remedy, panel)
    voxprop.wait(lambda: panel.say.state is SayState.IDLE)
    assert not voxprop.wiring.listening.armed
    assert voxprop.reads(button, panel)
    voxprop.train_flat_out()
    assert voxprop.evaluations[-1].training_accuracy == 1.0
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)


def make_fast(voxprop: OpenWindow) -> None:
    """Choose the fastest speed that still shows every phase."""
    while voxprop.window.transport.slider.value() < STEP_A_FRAME - 1:
        voxprop.press(Qt.Key.Key_Plus)
