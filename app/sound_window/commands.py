"""The commands of the sound window with their keys: buttons, shortcuts and the key sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from app.key_sheet import names_of
from engine.failure import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class WindowCommand:
    """A command: its name in the code, its texts, its keys, and whether it is on or off."""

    name: str
    text: str
    tip: str
    keys: tuple[str, ...]
    checkable: bool = False


COMMANDS = (
    WindowCommand(
        "listen",
        QT_TRANSLATE_NOOP("SoundWindow", "Listen"),
        QT_TRANSLATE_NOOP("SoundWindow", "Open or close the microphone"),
        ("L",),
        checkable=True,
    ),
    WindowCommand(
        "freeze",
        QT_TRANSLATE_NOOP("SoundWindow", "Freeze"),
        QT_TRANSLATE_NOOP(
            "SoundWindow", "Let the picture stand still; the sound goes on being kept"
        ),
        ("F",),
        checkable=True,
    ),
    WindowCommand(
        "hear",
        QT_TRANSLATE_NOOP("SoundWindow", "Hear"),
        QT_TRANSLATE_NOOP("SoundWindow", "Play what is chosen, or else what is in sight"),
        ("H",),
    ),
    WindowCommand(
        "save",
        QT_TRANSLATE_NOOP("SoundWindow", "Save..."),
        QT_TRANSLATE_NOOP("SoundWindow", "Save what is chosen as a WAV file"),
        ("Ctrl+S",),
    ),
    WindowCommand(
        "use",
        QT_TRANSLATE_NOOP("SoundWindow", "Use as a word"),
        QT_TRANSLATE_NOOP("SoundWindow", "Cut out what is chosen, as if it had just been said"),
        ("U",),
    ),
    WindowCommand(
        "keep",
        QT_TRANSLATE_NOOP("SoundWindow", "Keep the last 10 s"),
        QT_TRANSLATE_NOOP("SoundWindow", "Save what was just heard as a WAV file"),
        ("K",),
    ),
    WindowCommand(
        "open",
        QT_TRANSLATE_NOOP("SoundWindow", "Open..."),
        QT_TRANSLATE_NOOP("SoundWindow", "Show a sound file in the same way"),
        ("Ctrl+O",),
    ),
    WindowCommand(
        "settings",
        QT_TRANSLATE_NOOP("SoundWindow", "Settings"),
        QT_TRANSLATE_NOOP("SoundWindow", "Show or hide how the picture is made"),
        ("D",),
        checkable=True,
    ),
    WindowCommand(
        "closer",
        QT_TRANSLATE_NOOP("SoundWindow", "+"),
        QT_TRANSLATE_NOOP("SoundWindow", "Closer, about the cursor (or turn the wheel)"),
        ("+", "="),
    ),
    WindowCommand(
        "further",
        QT_TRANSLATE_NOOP("SoundWindow", "−"),
        QT_TRANSLATE_NOOP("SoundWindow", "Further away (or turn the wheel)"),
        ("-",),
    ),
    WindowCommand(
        "fit",
        QT_TRANSLATE_NOOP("SoundWindow", "Fit"),
        QT_TRANSLATE_NOOP("SoundWindow", "Show everything that is kept"),
        ("0",),
    ),
    WindowCommand(
        "levels",
        QT_TRANSLATE_NOOP("SoundWindow", "Fit the levels"),
        QT_TRANSLATE_NOOP("SoundWindow", "Choose the levels so that what is in sight is seen best"),
        ("A",),
    ),
    WindowCommand(
        "next_word",
        QT_TRANSLATE_NOOP("SoundWindow", "Next word"),
        QT_TRANSLATE_NOOP("SoundWindow", "Choose the next word that was found"),
        ("N",),
    ),
    WindowCommand(
        "earlier_word",
        QT_TRANSLATE_NOOP("SoundWindow", "Earlier word"),
        QT_TRANSLATE_NOOP("SoundWindow", "Choose the word before"),
        ("Shift+N",),
    ),
    WindowCommand(
        "begin",
        QT_TRANSLATE_NOOP("SoundWindow", "Begin here"),
        QT_TRANSLATE_NOOP("SoundWindow", "Let what is chosen begin at the cursor"),
        ("B",),
    ),
    WindowCommand(
        "end",
        QT_TRANSLATE_NOOP("SoundWindow", "End here"),
        QT_TRANSLATE_NOOP("SoundWindow", "Let what is chosen end at the cursor"),
        ("E",),
    ),
    WindowCommand(
        "nothing",
        QT_TRANSLATE_NOOP("SoundWindow", "Choose nothing"),
        QT_TRANSLATE_NOOP("SoundWindow", "Let go of what is chosen"),
        ("Escape",),
    ),
    WindowCommand(
        "full_screen",
        QT_TRANSLATE_NOOP("SoundWindow", "Full screen"),
        QT_TRANSLATE_NOOP("SoundWindow", "Fill the screen with this window"),
        ("F11",),
        checkable=True,
    ),
    WindowCommand(
        "keys",
        QT_TRANSLATE_NOOP("SoundWindow", "Keys"),
        QT_TRANSLATE_NOOP("SoundWindow", "Show all keys of this window"),
        ("F1", "?"),
    ),
    WindowCommand(
        "close",
        QT_TRANSLATE_NOOP("SoundWindow", "Close"),
        QT_TRANSLATE_NOOP("SoundWindow", "Close this window; the sound goes on being kept"),
        ("Ctrl+W",),
    ),
)

PICTURE_KEYS = (
    (
        ("Space",),
        QT_TRANSLATE_NOOP("SoundWindow", "Play what is chosen, or else what is in sight"),
    ),
    (
        ("Left", "Right", "Up", "Down"),
        QT_TRANSLATE_NOOP("SoundWindow", "Move the cursor (with Shift in large steps)"),
    ),
    (
        ("Ctrl+Left", "Ctrl+Right"),
        QT_TRANSLATE_NOOP("SoundWindow", "Show what is earlier or later"),
    ),
    (("Home", "End"), QT_TRANSLATE_NOOP("SoundWindow", "Show the beginning or the end")),
)
"""What the keys do while the picture has the focus."""


def make_actions(window: QWidget) -> dict[str, QAction]:
    """Give `window` an action for each command, with its keys in force in that window."""
    actions = {}
    for command in COMMANDS:
        action = QAction(QCoreApplication.translate("SoundWindow", command.text), window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setCheckable(command.checkable)
        tip = QCoreApplication.translate("SoundWindow", command.tip)
        action.setToolTip(f"{tip} ({names_of(command.keys[:1])})")
        window.addAction(action)
        actions[command.name] = action
    return actions


class ActionButton(QPushButton):
    """Does what an action does, and shows its state; Space on it presses it."""

    def __init__(self, action: QAction) -> None:
        super().__init__(action.text())
        self._action = action
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())

    def nextCheckState(self) -> None:
        """Wait for what the action becomes."""


def key_rows() -> list[tuple[str, str]]:
    """Return what each command does, and its keys, for the key sheet."""
    rows = [(command.tip, names_of(command.keys)) for command in COMMANDS]
    rows += [(text, names_of(keys)) for keys, text in PICTURE_KEYS]
    return [(QCoreApplication.translate("SoundWindow", text), keys) for text, keys in rows]
