"""Runs as the engine tells of them, and choices as a person makes them in the settings panel."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from app.panels.training_panel import TrainingPanel
from engine.training.outline import outline_of
from engine.training.progress import Started
from engine.training.settings import TrainingSettings

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def started(
    settings: TrainingSettings | None = None, clips: int = 2000, copies: int = 0
) -> Started:
    settings = settings or TrainingSettings()
    parameters = outline_of(settings, (24, 24), len(WORDS)).parameters
    layers = (*(f"hidden{n + 1}" for n in range(len(settings.hidden))), "output")
    counts = (clips, 250, (1 + copies) * clips)
    return Started(1, settings, WORDS, layers, parameters, *counts)


def offered(combo: QComboBox) -> list[str]:
    return [combo.itemData(row) for row in range(combo.count())]


def choose(combo: QComboBox, key: str) -> None:
    assert key in offered(combo)
    combo.setCurrentIndex(combo.findData(key))


def choose_network(panel: TrainingPanel, key: str) -> None:
    choose(panel.fields.network.kind, key)
