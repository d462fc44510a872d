"""What the noise lab shows is what the engine measures, and nothing of it disturbs the run."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from app import theme
from app.controllers.noise_lab import Network, lab_clips
from engine.corpus.augmenting import babble_source
from engine.recognition.noise_lab import SNRS_DB, noise_curves
from engine.sound.features import FeatureSettings
from engine.sound.sound import Sound

PATIENCE = 20_000


def choose(lab, kind: str) -> None:
    noise = lab.window.choices.noise
    noise.setCurrentIndex(noise.findData(kind))


def measure(lab, qtbot):
    with qtbot.waitSignal(lab.controller.measured, timeout=PATIENCE) as told:
        lab.window.choices.measure.click()
    return told.args[0]


def directly(lab, kind: str):
    """Measure without a window."""
    dataset = lab.training.dataset
    (curve,) = noise_curves(
        [lab.training.weights.network()],
        dataset.words,
        lab_clips(dataset),
        FeatureSettings(),
        kind,
        source=babble_source(dataset.training.clips) if kind == "babble" else (),
    )
    return curve


@pytest.mark.parametrize("kind", ["white", "babble"])
def test_the_curve_is_the_one_that_the_engine_measures(lab, qtbot, kind):
    choose(lab, kind)
    measure(lab, qtbot)

    (shown,) = lab.window.plot.curves
    assert shown.kept.curve == directly(lab, kind)
    assert shown.name == "this run, step 0"
    said = shown.point(0).said
    assert said == len(lab.training.dataset.validation.clips) > 0
    assert f"n = {said} validation clips" in lab.window.plot._how_many()


def test_a_point_stands_at_its_accuracy(lab, qtbot):
    measure(lab, qtbot)
    plot = lab.window.plot
    area = plot.area()
    points = [plot.curves[0].point(column) for column in range(len(SNRS_DB))]
    places = [plot.place_of(0, column) for column in range(len(SNRS_DB))]

    for point, place in zip(points, places, strict=True):
        height = (area.bottom() - place.y()) / (area.height() - 10)
        assert height == pytest.approx(point.accuracy)
    assert [place.x() for place in places] == sorted(place.x() for place in places)


def test_networks_trained_apart_stand_beside_the_run_which_goes_on(lab, qtbot):
    weights, settings = lab.training.weights, lab.training.settings
    for button in (lab.window.choices.train_clean, lab.window.choices.train_noisy):
        with qtbot.waitSignal(lab.controller.measured, timeout=PATIENCE) as told:
            button.click()

    names = [curve.name for curve in lab.window.plot.curves]
    assert names == ["this run, step 0", "trained clean", "trained with noise"]
    assert set(told.args[0].curves) == set(Network)
    assert lab.training.weights is weights
    assert lab.training.settings is settings
    assert lab.window.plot.curves[2].point(0).accuracy == 1.0


def test_curves_are_kept_with_their_steps_and_for_each_noise(lab, qtbot):
    measure(lab, qtbot)
    lab.training.one_step()
    qtbot.waitUntil(lambda: lab.training.weights.step == 1, timeout=PATIENCE)
    measure(lab, qtbot)
    measure(lab, qtbot)
    names = ["this run, step 0", "this run, step 1"]
    assert [curve.name for curve in lab.window.plot.curves] == names
    first, second = (curve.stroke for curve in lab.window.plot.curves)
    assert first != second

    choose(lab, "pink")
    assert lab.window.plot.curves == ()
    lab.window.close()
    lab.window.show()
    choose(lab, "white")
    assert [curve.name for curve in lab.window.plot.curves] == names

    lab.training.begin()
    qtbot.waitUntil(lambda: lab.training.weights is not None, timeout=PATIENCE)
    lab.window._show_curves()
    assert [curve.name for curve in lab.window.plot.curves] == [
        "earlier run, step 0",
        "earlier run, step 1",
    ]
    lab.window.choices.clear.click()
    assert lab.window.plot.curves == ()


def test_what_is_cancelled_leaves_no_curve_and_what_was_there_stays(lab, qtbot):
    measure(lab, qtbot)
    before = lab.window.plot.curves
    lab.window.choices.measure.click()
    assert lab.window.choices.work.isVisible()
    assert not lab.window.choices.measure.isEnabled()
    lab.window.choices.work.cancel.click()

    assert not lab.window.choices.work.isVisible()
    assert lab.window.choices.measure.isEnabled()
    assert lab.window.plot.curves == before
    measure(lab, qtbot)


def test_escape_cancels_first_and_closes_then(lab, qtbot):
    with qtbot.waitActive(lab.window):
        lab.window.activateWindow()
    lab.window.choices.measure.click()
    qtbot.keyClick(lab.window, Qt.Key.Key_Escape)
    assert not lab.controller.busy
    assert lab.window.isVisible()
    qtbot.keyClick(lab.window, Qt.Key.Key_Escape)
    assert not lab.window.isVisible()


def test_an_example_is_heard_at_the_ratio_that_is_chosen(lab, qtbot):
    plot = lab.window.plot
    column = SNRS_DB.index(0.0)
    area = plot.area()
    qtbot.mouseClick(
        plot,
        Qt.MouseButton.LeftButton,
        pos=QPoint(round(plot.x_of(column, area)), round(area.center().y())),
    )
    assert "0 dB" in lab.window.choices.hear.text()
    with qtbot.waitSignal(lab.examples.made, timeout=PATIENCE) as told:
        qtbot.keyClick(plot, Qt.Key.Key_Space)
    example = told.args[0]
    qtbot.waitUntil(lambda: bool(lab.played), timeout=PATIENCE)
    assert isinstance(lab.played[0], Sound)
    assert lab.played[0] is example.heard
    assert example.snr_db == 0.0
    assert f"“{example.clip.word}”" in lab.window.choices.heard.text()

    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot.snr_db == 5.0


def test_a_room_that_was_not_recorded_is_told(lab, qtbot):
    assert not lab.window.choices.room.isVisible()
    choose(lab, "room")
    assert lab.window.choices.room.isVisible()
    with qtbot.waitSignal(lab.controller.failed, timeout=PATIENCE):
        lab.window.choices.measure.click()
    assert "room noise a recording of the room" in lab.window.notice.text


def test_the_run_itself_learns_in_noise_when_that_is_wanted(lab, qtbot):
    recorded = len(lab.training.dataset.training.labels)
    with qtbot.waitSignal(lab.library.dataset_changed, timeout=PATIENCE) as told:
        lab.window.choices.adopt.click()
    noisy = told.args[0]
    assert 4 * recorded < len(noisy.training.labels) <= 5 * recorded
    assert noisy.training.recordings == recorded
    assert lab.library.noise_kinds == ("white", "pink")

    with qtbot.waitSignal(lab.library.dataset_changed, timeout=PATIENCE) as told:
        lab.window.choices.adopt.click()
    assert len(told.args[0].training.labels) == recorded


def test_the_picture_is_copied_and_follows_the_theme(lab, qtbot, qapp):
    measure(lab, qtbot)
    plot = lab.window.plot
    copy, _save = lab.window.choices.picture.menu().actions()
    copy.trigger()
    assert QGuiApplication.clipboard().image().width() == 2 * plot.width()
    try:
        theme.apply(qapp, theme.DARK)
        dark = plot.grab().toImage()
        theme.apply(qapp, theme.LIGHT)
        assert dark != plot.grab().toImage()
    finally:
        theme.apply(qapp, theme.DARK)


def test_a_point_is_said_in_words_with_its_uncertainty(lab, qtbot):
    measure(lab, qtbot)
    plot = lab.window.plot
    point = plot.curves[0].point(0)
    text = plot.point_text("this run", point)
    assert f"{point.right} of {point.said}" in text
    assert f"{100 * point.interval[0]:.1f} to {100 * point.interval[1]:.1f} %" in text


def test_every_button_is_explained_and_leaves_the_space_key_alone(lab):
    buttons = [one for one in lab.window.findChildren(QPushButton) if one.isVisible()]
    assert len(buttons) == 6
    assert {one.focusPolicy() for one in buttons} == {Qt.FocusPolicy.TabFocus}
    assert all(one.toolTip() for one in buttons)
