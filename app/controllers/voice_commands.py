"""Words that drive the program: which word means what, when it counts, and how it is taken back."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

if TYPE_CHECKING:
    from engine.recognition.recogniser import Recognition

ENABLED, MAPPING, CONFIDENCE = (
    f"voice_commands/{name}" for name in ("enabled", "mapping", "confidence")
)
DEFAULT_CONFIDENCE = 0.9
REFRACTORY_SECONDS = 1.0
"""After a command none follows for so long: an echo of it, or a word cut in two, is no other."""


class VoiceCommand(StrEnum):
    """What can be commanded by voice."""

    RUN = "run"
    PAUSE = "pause"
    RATE_UP = "learning rate up"
    RATE_DOWN = "learning rate down"
    BACK = "phase back"
    FORWARD = "phase forward"
    FULL_SCREEN = "full screen"
    WINDOW = "window"

    @property
    def inverse(self) -> VoiceCommand:
        """What takes it back."""
        return _INVERSE[self]


_PAIRS = (
    (VoiceCommand.RUN, VoiceCommand.PAUSE),
    (VoiceCommand.RATE_UP, VoiceCommand.RATE_DOWN),
    (VoiceCommand.BACK, VoiceCommand.FORWARD),
    (VoiceCommand.FULL_SCREEN, VoiceCommand.WINDOW),
)
_INVERSE = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}

DEFAULT_MAPPING: Mapping[str, VoiceCommand] = {
    "go": VoiceCommand.RUN,
    "stop": VoiceCommand.PAUSE,
    "up": VoiceCommand.RATE_UP,
    "down": VoiceCommand.RATE_DOWN,
    "left": VoiceCommand.BACK,
    "right": VoiceCommand.FORWARD,
    "on": VoiceCommand.FULL_SCREEN,
    "off": VoiceCommand.WINDOW,
}


class VoiceCommands(QObject):
    """Turns recognised words into commands; off until it is switched on."""

    commanded = Signal(object)
    """A `VoiceCommand` to be obeyed."""
    taken_back = Signal(object)
    """A `VoiceCommand` to be obeyed that undoes the last one."""
    enabled_changed = Signal(bool)
    mapping_changed = Signal(object)
    """What each word means: dict[str, VoiceCommand]."""
    can_take_back_changed = Signal(bool)

    def __init__(
        self, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        settings = QSettings()
        self._enabled = str(settings.value(ENABLED, False)).lower() == "true"
        self._confidence = _number(settings.value(CONFIDENCE), DEFAULT_CONFIDENCE)
        self._mapping = _remembered_mapping(settings.value(MAPPING))
        self._last: VoiceCommand | None = None
        self._silent_until = 0.0

    @property
    def enabled(self) -> bool:
        """Whether words command."""
        return self._enabled

    @property
    def confidence(self) -> float:
        """The least prediction, 0 to 1, with which a word commands."""
        return self._confidence

    @property
    def mapping(self) -> dict[str, VoiceCommand]:
        """What each word means."""
        return dict(self._mapping)

    @property
    def can_take_back(self) -> bool:
        """Whether there is a command that can be taken back."""
        return self._last is not None

    def set_enabled(self, enabled: bool) -> None:
        """Let words command, or let them be words."""
        if enabled != self._enabled:
            self._enabled = enabled
            QSettings().setValue(ENABLED, enabled)
            self._remember(None)
            self.enabled_changed.emit(enabled)

    def set_confidence(self, confidence: float) -> None:
        """Let a word command from this prediction on, 0 to 1."""
        self._confidence = min(max(confidence, 0.0), 1.0)
        QSettings().setValue(CONFIDENCE, self._confidence)

    def set_command(self, word: str, command: VoiceCommand | None) -> None:
        """Let a word mean a command, or, with None, nothing."""
        word = " ".join(word.split()).casefold()
        mapping = {one: meant for one, meant in self._mapping.items() if one != word}
        if command is not None and word:
            mapping[word] = command
        self._use(mapping)

    def reset(self) -> None:
        """Let the words mean what they meant at first."""
        self._use(dict(DEFAULT_MAPPING))

    def hear(self, recognition: Recognition) -> VoiceCommand | None:
        """Obey a word, if it commands; return what was commanded."""
        if not self._enabled or recognition.word is None:
            return None
        command = self._mapping.get(recognition.word.casefold())
        now = self._clock()
        sure = recognition.best[1] >= self._confidence
        if command is None or not sure or now < self._silent_until:
            return None
        self._silent_until = now + REFRACTORY_SECONDS
        self._remember(command)
        self.commanded.emit(command)
        return command

    def take_back(self) -> None:
        """Undo the last command, once."""
        if self._last is not None:
            inverse = self._last.inverse
            self._remember(None)
            self.taken_back.emit(inverse)

    def had_no_effect(self) -> None:
        """Take it that the last command changed nothing, so that nothing is to be undone."""
        self._remember(None)

    def _remember(self, command: VoiceCommand | None) -> None:
        before, self._last = self._last, command
        if (before is None) != (command is None):
            self.can_take_back_changed.emit(command is not None)

    def _use(self, mapping: dict[str, VoiceCommand]) -> None:
        self._mapping = mapping
        QSettings().setValue(MAPPING, json.dumps(mapping))
        self.mapping_changed.emit(self.mapping)


def _remembered_mapping(kept: object) -> dict[str, VoiceCommand]:
    try:
        mapping = json.loads(str(kept))
        return {str(word): VoiceCommand(command) for word, command in mapping.items()}
    except (ValueError, AttributeError):  # nothing, or something that makes no sense
        return dict(DEFAULT_MAPPING)


def _number(kept: object, default: float) -> float:
    try:
        return min(max(float(str(kept)), 0.0), 1.0)
    except ValueError:
        return default
