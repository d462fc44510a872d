"""The settings panel at the width that it has in the window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from shown_runs import started

from app.panels.training_panel import TrainingPanel


@pytest.fixture
def panel(qtbot: QtBot) -> TrainingPanel:
    panel = TrainingPanel()
    qtbot.addWidget(panel)
    panel.resize(250, 720)
    panel.show()
    panel.show_run(started())
    return panel
