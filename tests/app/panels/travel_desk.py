"""A timeline that follows a run of 200 steps, without an engine."""

from __future__ import annotations

import re

import numpy as np
from patient_training import RUN, PatientTraining
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.controllers.travel import TravelController
from app.panels.timeline_panel import TimelinePanel
from engine.training.progress import Started
from engine.training.settings import TrainingSettings

LAYERS = ("hidden1", "output")
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A panel that follows a run of 200 steps."""

    def __init__(self, panel: TimelinePanel) -> None:
        self.panel = panel
        self.training = PatientTraining()
        self.travel = TravelController(self.training)  # type: ignore[arg-type]
        self.training.run_started.connect(panel.begin_run)
        self.training.steps_taken.connect(panel.add_steps)
        self.training.sought.connect(lambda sought: panel.set_playhead(sought.step))
        panel.follow(self.travel)
        self.training.run_started.emit(
            Started(RUN, TrainingSettings(), ("yes", "no"), LAYERS, 14_418, 200, 50, 200)
        )
        self.training.train(1, 200)
        panel.set_playhead(200)
        panel.redraw()

    def at(self, step: float) -> QPoint:
        """Where a step is in the chart of the loss."""
        area = self.panel.loss.area()
        return QPoint(round(self.panel.loss.x_of(step, area)), area.center().y())

    def on_rail(self, step: int, branch: int) -> QPoint:
        return self.panel.strip.position_of(step, branch).toPoint()

    def go(self, step: int, branch: int = 0) -> None:
        self.travel.go_to(step, branch)
        self.training.answer()
        self.panel.redraw()

    def branch_off(self, number: int, parent: int, begins_at: int, tip: int) -> None:
        self.go(begins_at, parent)
        self.training.begin_branch(number, parent, begins_at)
        self.training.train(begins_at + 1, tip, number, loss=100.0)
        self.panel.set_playhead(tip)
        self.panel.redraw()

    def said(self) -> str:
        text = re.sub("<[^>]*>", "", self.panel.readout.text())
        return text.replace("&nbsp;", " ")


def new_desk(qtbot: QtBot) -> Desk:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.resize(1390, 176)
    panel.show()
    return Desk(panel)


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    found = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return found[:, : image.width()].copy()
