"""A first start needs no microphone, no file and no reading: Run, and the network learns."""

from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QLabel
from window import OpenWindow

from app.controllers.phases import PhaseKind
from app.controllers.speed import FLAT_OUT
from engine.training.record import Record

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ACCURACY_TO_REACH = 0.85  # of voices that it has never heard
SECONDS_TO_LEARN = 10.0


def test_a_first_start_leads_to_a_trained_network(voxprop: OpenWindow, home: Path) -> None:
    canvas, transport = voxprop.bench.canvas, voxprop.window.transport
    assert voxprop.reads("English digits", voxprop.bench.corpus)
    assert voxprop.reads("These voices are synthetic")
    assert [words.split("”")[0] for words in voxprop.words()] == [f"“{word}" for word in DIGITS]
    assert not list(home.rglob("*.wav"))
    assert voxprop.reads("step 0", transport)
    moments: list[tuple[int, PhaseKind, str]] = []
    drawn: list[Record] = []

    def look(record: Record) -> None:
        assert canvas.picture is not None
        title = next(iter(voxprop.bench.caption.findChildren(QLabel))).text()
        moments.append((record.step, canvas.moment[0].kind, title.split(" · ")[0]))
        drawn.append(canvas.picture.record)

    voxprop.wiring.playback.moment_changed.connect(look)
    pressed = time.monotonic()
    voxprop.click(transport.run)
    assert transport.run.text() == "Pause"
    voxprop.wait(lambda: transport.slider.value() == FLAT_OUT)
    voxprop.wait(lambda: batch_loss(voxprop) < 1.0)  # ten words at random: 2.3
    assert time.monotonic() - pressed < SECONDS_TO_LEARN

    first_step = dict.fromkeys(moment[1:] for moment in moments if moment[0] == 1)
    assert [kind for kind, _ in first_step] == [
        PhaseKind.INPUT, PhaseKind.FORWARD, PhaseKind.LOSS, PhaseKind.BACKWARD, PhaseKind.UPDATE,
    ]  # fmt: skip
    assert [title for _, title in first_step] == ["Input", "Forward", "Loss", "Backward", "Update"]

    voxprop.wait(lambda: best_accuracy(voxprop) > ACCURACY_TO_REACH)
    voxprop.wait(lambda: voxprop.reads("converged at step", transport))
    assert transport.run.text() == "Run"
    assert voxprop.reads("validation", voxprop.bench.timeline)
    assert not voxprop.bench.notice.text

    # What is drawn is what the engine computed: the weights in the record make the predictions.
    record = drawn[-1]
    assert canvas.picture is not None
    assert canvas.picture.record is record
    np.testing.assert_array_equal(canvas.picture.predictions, record.predictions)
    np.testing.assert_allclose(canvas.picture.predictions, computed_again(record), atol=1e-5)
    guessed = record.words[int(record.predictions.argmax())]
    prediction = f"p{guessed} = {record.predictions.max():.3f}"
    voxprop.wait(lambda: voxprop.reads(prediction, voxprop.bench.caption))


def batch_loss(voxprop: OpenWindow) -> float:
    """Return the loss that can be read above the curves; infinite before there is one."""
    found = re.search(r"batch loss (\d+\.\d+)", " ".join(voxprop.texts(voxprop.bench.timeline)))
    return float(found[1]) if found else float("inf")


def best_accuracy(voxprop: OpenWindow) -> float:
    return max((one.validation_accuracy or 0.0 for one in voxprop.evaluations), default=0.0)


def computed_again(record: Record) -> NDArray[np.floating]:
    """Return the output of a record's network for its spotlight clip, in the plainest way."""
    signal: NDArray[np.floating] = record.features.ravel()
    for layer in record.layers:
        if layer.kind == "dense":
            signal = layer.parameters["W"] @ signal + layer.parameters["b"][:, 0]
        else:
            signal = np.tanh(signal)
    powers = np.exp(signal - signal.max())
    return powers / powers.sum()
