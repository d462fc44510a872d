"""The present network in noise, beside one that was trained in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tone_words import write_words

from app.controllers.noise_lab import NoiseLabController
from app.controllers.training import TrainingController
from engine.corpus.clip import Split
from engine.corpus.dataset import FeatureCache, build_dataset
from engine.corpus.importers import find_clips
from engine.sound.features import FeatureSettings
from engine.training.settings import TrainingSettings

PATIENCE = 20_000


@pytest.fixture
def training(qtbot: QtBot, tmp_path: Path):
    clips = [
        replace(clip, split=Split.VALIDATION if clip.path.stem.endswith("5") else Split.TRAINING)
        for clip in find_clips(write_words(tmp_path, takes=6)).clips
    ]
    controller = TrainingController()
    controller.settings = TrainingSettings(step_limit=200)
    features = FeatureCache(FeatureSettings()).features_of(clips).features
    controller.use_dataset(build_dataset(clips, features))
    qtbot.waitUntil(lambda: controller.weights is not None, timeout=PATIENCE)
    yield controller
    controller.close()


@pytest.fixture
def lab(training: TrainingController):
    controller = NoiseLabController(training)
    yield controller
    controller.shut_down()


def measured(lab: NoiseLabController, qtbot: QtBot, kind: str = "white"):
    with qtbot.waitSignal(lab.measured, timeout=PATIENCE) as told:
        lab.measure(kind)
    return told.args[0]


def test_the_present_network_has_a_curve(lab, qtbot):
    report = measured(lab, qtbot, "babble")

    assert (report.kind, report.step, report.in_noise) == ("babble", 0, None)
    assert [point.said for point in report.present] == [3] * 6
    assert not lab.busy


def test_a_network_trained_in_noise_stands_beside_it(lab, qtbot):
    with qtbot.waitSignal(lab.trained, timeout=PATIENCE):
        lab.train_in_noise()
    assert lab.has_trained

    report = measured(lab, qtbot)

    assert len(report.in_noise) == len(report.present) == 6
    assert report.in_noise[0].accuracy == 1.0


def test_what_is_cancelled_brings_nothing_and_leaves_room_for_more(lab, qtbot):
    told = []
    lab.measured.connect(told.append)
    lab.measure("white")
    assert lab.busy

    lab.cancel()
    assert not lab.busy

    report = measured(lab, qtbot, "pink")
    assert told == [report]


def test_a_noise_without_a_source_fails_in_words(lab, qtbot):
    with qtbot.waitSignal(lab.failed, timeout=PATIENCE) as told:
        lab.measure("room")

    assert "nothing to make this noise of" in str(told.args[0])
    assert not lab.busy


def test_it_tells_how_far_it_is(lab, qtbot):
    with qtbot.waitSignal(lab.progressed, timeout=PATIENCE) as told:
        lab.measure("white")

    stage, done, total = told.args
    assert stage == "hearing in noise"
    assert 0 <= done <= total == 18
