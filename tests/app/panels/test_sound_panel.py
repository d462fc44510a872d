from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import theme
from app.controllers.correcting import Tally
from app.panels.say_button import SayState
from app.panels.sound_panel import SoundPanel
from engine.failure import Failure
from engine.sound.sound import CORPUS_RATE, Sound


@dataclass(frozen=True)
class _Device:
    name: str


USB, HEADSET = _Device("USB microphone"), _Device("A headset with a very long name indeed")


def an_answer(prediction: float) -> Any:
    """Return an answer of a trained network: "seven", which it knows from 0.8 on."""
    words = ("zero", "one", "seven")
    rest = (1 - prediction) / 2
    word = "seven" if prediction >= 0.8 else None
    predictions = (rest, rest, prediction)
    best = ("seven", prediction)
    return SimpleNamespace(words=words, predictions=predictions, word=word, best=best, step=100)


def _word() -> Sound:
    noise = np.random.default_rng(2).normal(size=CORPUS_RATE) * np.hanning(CORPUS_RATE)
    return Sound((0.1 * noise).astype(np.float32), CORPUS_RATE)


@pytest.fixture
def panel(qtbot: QtBot) -> SoundPanel:
    panel = SoundPanel()
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    return panel


def test_say_a_word_asks_and_shows_only_what_it_is_told(qtbot: QtBot, panel: SoundPanel) -> None:
    with qtbot.waitSignal(panel.say_word_requested) as blocker:
        panel.say.click()
    assert blocker.args == [True]
    assert not panel.say.isChecked()  # nobody has granted it


def test_the_button_says_where_things_stand(panel: SoundPanel) -> None:
    states = []
    for tell in (
        lambda: panel.set_armed(True),
        lambda: panel.begin("USB microphone", 16_000),
        lambda: panel.set_speaking(True),
        lambda: panel.set_armed(False),
        lambda: panel.show_word(_word(), "", said=True),
        lambda: panel.set_speaking(False),
        panel.card.discard.click,
    ):
        tell()
        states.append(panel.say.state)
    assert states == [
        SayState.OPENING,
        SayState.WAITING,
        SayState.SPEAKING,
        SayState.IDLE,
        SayState.HEARD,
        SayState.HEARD,
        SayState.IDLE,
    ]


def test_pressing_while_armed_asks_to_stop_waiting(qtbot: QtBot, panel: SoundPanel) -> None:
    panel.begin("", 16_000)
    panel.set_armed(True)
    with qtbot.waitSignal(panel.say_word_requested) as blocker:
        panel.say.click()
    assert blocker.args == [False]


def test_listen_and_stop(qtbot: QtBot, panel: SoundPanel) -> None:
    with qtbot.waitSignal(panel.listen_requested) as blocker:
        panel.listen.click()
    assert blocker.args == [True]
    panel.begin("", 16_000)
    assert panel.listen.text() == "Stop"
    with qtbot.waitSignal(panel.listen_requested) as blocker:
        panel.listen.click()
    assert blocker.args == [False]
    panel.end()
    assert panel.listen.text() == "Listen"


def test_the_chosen_device_is_told_and_kept_when_devices_change(
    qtbot: QtBot, panel: SoundPanel
) -> None:
    panel.set_devices([USB, HEADSET])
    combo = panel.devices
    with qtbot.waitSignal(panel.device_chosen) as blocker:
        combo.setCurrentIndex(2)
        combo.activated.emit(2)
    assert blocker.args == [HEADSET]
    assert HEADSET.name in combo.toolTip()
    with qtbot.assertNotEmitted(panel.device_chosen):
        panel.set_devices([HEADSET, USB])
    assert combo.currentData() == HEADSET
    panel.set_devices([USB])
    assert combo.chosen == HEADSET.name
    assert combo.currentText() == f"{HEADSET.name} (not connected)"
    with qtbot.assertNotEmitted(panel.device_chosen):
        combo.activated.emit(combo.currentIndex())
    with qtbot.waitSignal(panel.device_chosen) as blocker:
        combo.activated.emit(0)
    assert blocker.args == [None]


def test_without_a_microphone_the_rest_still_works(qtbot: QtBot, panel: SoundPanel) -> None:
    panel.set_devices([])
    panel.show_failure(
        Failure(
            "PortAudio is {state}.", "Install {package}.", state="missing", package="libportaudio2"
        )
    )
    assert not panel.devices.isEnabled()
    assert panel.devices.toolTip()
    assert panel.problem.text == "PortAudio is missing.\nInstall libportaudio2."
    with qtbot.waitSignal(panel.open_files_requested):
        panel.open_files.click()
    with qtbot.waitSignal(panel.open_folder_requested):
        panel.open_folder.click()
    panel.set_devices([USB])
    assert panel.devices.isEnabled()


def test_a_problem_is_shown_until_it_is_put_away_or_over(panel: SoundPanel) -> None:
    panel.show_problem("It is silent.", "Speak up.")
    assert not panel.problem.isHidden()
    panel.problem.clear()
    assert panel.problem.isHidden()
    panel.show_problem("It is silent.", "Speak up.")
    panel.show_word(_word(), "96 kHz stereo, mixed and converted to 16 kHz")
    assert panel.problem.isHidden()


def test_a_labelled_word_leaves_the_panel_with_its_label(qtbot: QtBot, panel: SoundPanel) -> None:
    word = _word()
    panel.set_words(["zero", "one"])
    panel.show_answer(word, "", an_answer(0.61), said=True)
    panel.card.label.setEditText("ONE")
    with qtbot.waitSignal(panel.clip_labelled) as blocker:
        panel.card.learn.click()
    assert blocker.args == [word, "one"]
    assert panel.say.state is SayState.IDLE
    assert panel.card.isHidden()


def test_a_confirmed_answer_leaves_the_panel_with_its_word(qtbot: QtBot, panel: SoundPanel) -> None:
    word = _word()
    panel.show_answer(word, "", an_answer(0.9), waited_for=False)
    with qtbot.waitSignal(panel.answer_confirmed) as blocker:
        panel.card.right.click()
    assert blocker.args == [word]
    assert panel.card.isHidden()


def test_a_discarded_word_is_said_to_be(qtbot: QtBot, panel: SoundPanel) -> None:
    panel.show_word(_word(), "", label="two")
    assert panel.card.label.label == "two"
    with qtbot.waitSignal(panel.clip_discarded):
        panel.card.discard.click()


def test_losses_are_counted_only_when_there_are_any(panel: SoundPanel) -> None:
    assert panel.losses.isHidden()
    panel.losses.show_losses(3)
    assert not panel.losses.isHidden()
    assert "3" in panel.losses.text()
    panel.begin("", 16_000)
    assert panel.losses.isHidden()


@pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize(
    ("prediction", "waited_for"),
    [(0.97, True), (0.61, True), (0.61, False)],
    ids=["known", "to be named", "unknown"],
)
def test_everything_fits_into_260_pixels(
    qtbot: QtBot, qapp: QApplication, colours: theme.Theme, prediction: float, waited_for: bool
) -> None:
    theme.load_text_fonts()
    theme.apply(qapp, colours)
    try:
        panel = SoundPanel()
        qtbot.addWidget(panel)
        panel.set_devices([HEADSET])
        panel.recognise.show_latency(0.393, 0.433)
        panel.tally.show_tally(Tally(112, 109, 13, 0.8))
        source = "96 kHz stereo, mixed and converted to 16 kHz"
        panel.show_answer(_word(), source, an_answer(prediction), waited_for=waited_for)
        panel.status.set_noise_floor(-62.0)
        panel.status.set_latency(0.123)
        panel.show_problem("The microphone has stopped sending sound.", "Plug it in again.")
        assert panel.minimumSizeHint().width() <= 260
        panel.resize(260, panel.heightForWidth(260))
        panel.grab()
        for part in panel.findChildren(QWidget):
            if part.isVisibleTo(panel) and part.parent() in (panel, panel.card, panel.problem):
                assert part.width() >= part.minimumSizeHint().width()
                needed = part.heightForWidth(part.width())  # -1 when the width does not matter
                assert part.height() >= (needed if needed >= 0 else part.minimumSizeHint().height())
                assert part.geometry().right() < 260
        for line in (panel.status, panel.recognise.latency):
            assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()
        for button in (panel.card.right, panel.card.other):
            if button.isVisibleTo(panel):
                text = button.fontMetrics().horizontalAdvance(button.text())
                assert text <= button.width() - 8
    finally:
        theme.apply(qapp, theme.DARK)


def test_a_new_theme_repaints_what_is_there_already(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.DARK)
    panel = SoundPanel()
    qtbot.addWidget(panel)
    panel.resize(260, 400)
    panel.begin("", 16_000)
    panel.waveform.add(_word().samples)
    dark = panel.grab().toImage()
    try:
        theme.apply(qapp, theme.LIGHT)
        light = panel.grab().toImage()
    finally:
        theme.apply(qapp, theme.DARK)
    assert light != dark
    assert panel.grab().toImage() == dark


def test_every_control_has_a_tooltip(panel: SoundPanel) -> None:
    for control in (
        panel.devices,
        panel.listen,
        panel.more,
        panel.say,
        panel.waveform,
        panel.spectrogram,
        panel.meter,
        panel.open_files,
        panel.open_folder,
        panel.card.label,
        panel.card.learn,
        panel.card.discard,
        panel.card.hear,
        panel.card.right,
        panel.card.other,
        panel.recognise.button,
    ):
        assert control.toolTip()
