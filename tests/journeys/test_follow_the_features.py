"""Nobody has to guess what the network sees: one clip of the real run, stage by stage."""

from __future__ import annotations

import numpy as np
from beside import open_beside
from PySide6.QtCore import Qt
from window import OpenWindow

from app.features_window.window import FeaturesWindow


def test_the_clip_on_the_canvas_is_followed_from_waveform_to_network(voxprop: OpenWindow) -> None:
    voxprop.press(Qt.Key.Key_N)  # a step, so that a clip of its batch is in the spotlight
    canvas = voxprop.bench.canvas
    voxprop.wait(lambda: canvas.picture is not None and canvas.picture.record.step == 1)
    beside = open_beside(voxprop, Qt.Key.Key_E, FeaturesWindow)
    window = beside.window
    assert isinstance(window, FeaturesWindow)
    beside.wait(lambda: window.clip is not None)

    # It is the clip that the canvas shows, and its last stage is what the network was given.
    record = canvas.picture.record
    assert f"“{record.words[record.label]}”" in window.windowTitle()
    shown = window.clip.stages.features
    given = np.asarray(record.features).reshape(shown.shape)
    np.testing.assert_allclose(shown, given, atol=1e-6)

    # Each stage has its formula, and a pointer in one is seen in all.
    assert len(window.cards) == 7
    assert all(card.isVisible() for card in window.cards)
    first = [card.view.grab().toImage() for card in window.cards]
    before = window.readout
    mel = window.view(6)
    beside.point(mel, mel.rect().center())
    beside.wait(lambda: window.readout != before)
    changed = [
        card.view.grab().toImage() != old for card, old in zip(window.cards, first, strict=True)
    ]
    assert sum(changed) >= 5

    # Held, the keys go on from there.
    beside.click(mel)
    beside.wait(lambda: beside.reads("held: click again to let go"))
    held = window.readout
    beside.press(Qt.Key.Key_Right)
    beside.wait(lambda: window.readout != held)
    beside.press(Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert voxprop.window.isVisible()
