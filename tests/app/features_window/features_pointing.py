"""The pictures of the features window, and a pointer over them."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.features_window.log_mel import LogMelStage
from app.features_window.shown_clip import ShownClip
from app.features_window.warped import WarpedStage
from app.features_window.window import FeaturesWindow

WAVEFORM, FRAMES, WINDOW, SPECTRUM, MEL, LOG_MEL, WARPED = range(1, 8)


def clip_of(window: FeaturesWindow) -> ShownClip:
    assert window.clip is not None
    return window.clip


def pictures(window: FeaturesWindow) -> list[QImage]:
    return [card.view.grab().toImage() for card in window.cards]


def changed(before: list[QImage], after: list[QImage]) -> set[int]:
    pairs = zip(before, after, strict=True)
    return {stage for stage, (one, other) in enumerate(pairs, start=1) if one != other}


def point_at(qtbot: QtBot, window: FeaturesWindow, stage: int, point: QPointF) -> None:
    qtbot.mouseMove(window.view(stage), point.toPoint())


def cell(window: FeaturesWindow, stage: int, column: int, band: int) -> QPointF:
    plot = cast(LogMelStage | WarpedStage, window.view(stage)).plot(clip_of(window))
    return QPointF(plot.x_of(column + 0.5), plot.y_of(band + 0.5))
