"""The settings that were in force last, remembered over restarts."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from PySide6.QtCore import QSettings

from engine.failure import Failure
from engine.session_fields import from_plain
from engine.training.outline import outline_of
from engine.training.settings import TrainingSettings

KEPT = 8
KEY = "training/recent"


def remembered() -> list[TrainingSettings]:
    """Return the settings of the last runs, newest first; what makes no sense is left out."""
    try:
        listed = json.loads(str(QSettings().value(KEY, "[]")))
    except ValueError:
        return []
    if not isinstance(listed, list):
        return []
    return [one for one in map(_settings_of, listed) if one is not None][:KEPT]


def remember(settings: TrainingSettings) -> None:
    """Put settings in front of those remembered; those that differ only in the seed make way."""
    others = [one for one in remembered() if not _as_good_as(one, settings)]
    kept = [asdict(one) for one in (settings, *others)][:KEPT]
    QSettings().setValue(KEY, json.dumps(kept))


def _as_good_as(one: TrainingSettings, other: TrainingSettings) -> bool:
    return replace(one, seed=other.seed) == other


def _settings_of(plain: object) -> TrainingSettings | None:
    try:
        settings = from_plain(TrainingSettings, plain)
        outline_of(settings, (24, 24), 10)
    except (Failure, TypeError, ValueError, RecursionError):
        return None
    return settings
