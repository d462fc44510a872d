"""Every command of the window with its key, in one table: menu, shortcuts and the key sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.key_sheet import names_of
from engine.failure import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name in the code, its text in the window, and its keys."""

    name: str
    text: str
    keys: tuple[str, ...]
    checkable: bool = False
    held: bool = False
    """Whether its key is held for as long as it lasts, so that no menu can offer it."""


COMMANDS = (
    Command("say", QT_TRANSLATE_NOOP("Commands", "Say a word"), ("Space",)),
    Command("hold", QT_TRANSLATE_NOOP("Commands", "Hold to say a word"), ("T",), held=True),
    Command("listen", QT_TRANSLATE_NOOP("Commands", "Open or close the microphone"), ("L",)),
    Command(
        "recognise", QT_TRANSLATE_NOOP("Commands", "Recognise every word"), ("G",), checkable=True
    ),
    Command("right", QT_TRANSLATE_NOOP("Commands", "The answer is right"), ("Return", "Enter")),
    Command("it_was", QT_TRANSLATE_NOOP("Commands", "It was another word..."), ("X",)),
    Command("put_away", QT_TRANSLATE_NOOP("Commands", "Put the answer away"), ("Esc",)),
    Command(
        "voice", QT_TRANSLATE_NOOP("Commands", "Words drive the program"), ("V",), checkable=True
    ),
    Command("voice_words", QT_TRANSLATE_NOOP("Commands", "Which word commands what..."), ()),
    Command(
        "take_back",
        QT_TRANSLATE_NOOP("Commands", "Take the last spoken command back"),
        ("Ctrl+Backspace",),
    ),
    Command("keep", QT_TRANSLATE_NOOP("Commands", "Keep what I just heard..."), ("Ctrl+K",)),
    Command("run", QT_TRANSLATE_NOOP("Commands", "Run or pause"), ("R", "F5")),
    Command("step", QT_TRANSLATE_NOOP("Commands", "One step"), ("N",)),
    Command("phase", QT_TRANSLATE_NOOP("Commands", "One phase"), ("Right",)),
    Command("back", QT_TRANSLATE_NOOP("Commands", "One phase back"), ("Left",)),
    Command("part", QT_TRANSLATE_NOOP("Commands", "One frame of a phase"), ("Shift+Right",)),
    Command(
        "part_back", QT_TRANSLATE_NOOP("Commands", "One frame of a phase back"), ("Shift+Left",)
    ),
    Command("step_back", QT_TRANSLATE_NOOP("Commands", "One step back"), ("Shift+N",)),
    Command("beginning", QT_TRANSLATE_NOOP("Commands", "Beginning of the step"), ("Backspace",)),
    Command("loop", QT_TRANSLATE_NOOP("Commands", "Loop: the phase, the step, nothing"), ("O",)),
    Command("reset", QT_TRANSLATE_NOOP("Commands", "Reset to step 0"), ("Home",)),
    Command("faster", QT_TRANSLATE_NOOP("Commands", "Faster"), ("+", "=")),
    Command("slower", QT_TRANSLATE_NOOP("Commands", "Slower"), ("-",)),
    Command("build_up", QT_TRANSLATE_NOOP("Commands", "Build up the speed"), ("U",)),
    Command("newest", QT_TRANSLATE_NOOP("Commands", "Back to the newest step"), ("End",)),
    Command("bookmark", QT_TRANSLATE_NOOP("Commands", "Bookmark this step"), ("Ctrl+B",)),
    Command("previous_bookmark", QT_TRANSLATE_NOOP("Commands", "Previous bookmark"), ("PgUp",)),
    Command("next_bookmark", QT_TRANSLATE_NOOP("Commands", "Next bookmark"), ("PgDown",)),
    Command("inspector", QT_TRANSLATE_NOOP("Commands", "Inspector or settings"), ("I",)),
    Command("batch", QT_TRANSLATE_NOOP("Commands", "This clip or the batch"), ("B",)),
    Command("hear", QT_TRANSLATE_NOOP("Commands", "Hear the clip that is drawn"), ("H",)),
    Command("hardest", QT_TRANSLATE_NOOP("Commands", "Follow the worst recognised clip"), ("W",)),
    Command("larger", QT_TRANSLATE_NOOP("Commands", "Larger picture"), ("Ctrl++", "Ctrl+=")),
    Command("smaller", QT_TRANSLATE_NOOP("Commands", "Smaller picture"), ("Ctrl+-",)),
    Command("fit", QT_TRANSLATE_NOOP("Commands", "Whole picture"), ("Ctrl+0",)),
    Command("copy", QT_TRANSLATE_NOOP("Commands", "Copy the picture"), ("Ctrl+C",)),
    Command("save", QT_TRANSLATE_NOOP("Commands", "Save the picture..."), ("Ctrl+P",)),
    Command("open_file", QT_TRANSLATE_NOOP("Commands", "Open file..."), ("Ctrl+O",)),
    Command("open_folder", QT_TRANSLATE_NOOP("Commands", "Open folder..."), ("Ctrl+Shift+O",)),
    Command("corpus_window", QT_TRANSLATE_NOOP("Commands", "Clips and takes..."), ("Ctrl+R",)),
    Command("sound_window", QT_TRANSLATE_NOOP("Commands", "Sound window"), ("Ctrl+Shift+S",)),
    Command("features", QT_TRANSLATE_NOOP("Commands", "From sound to features"), ("Ctrl+E",)),
    Command("augmentation", QT_TRANSLATE_NOOP("Commands", "Vary the clips"), ("Ctrl+G",)),
    Command(
        "mistakes", QT_TRANSLATE_NOOP("Commands", "Mistakes: what is taken for what"), ("Ctrl+M",)
    ),
    Command("noise", QT_TRANSLATE_NOOP("Commands", "Noise lab"), ("Ctrl+Shift+N",)),
    Command("undo", QT_TRANSLATE_NOOP("Commands", "Undo the last change of clips"), ("Ctrl+Z",)),
    Command("redo", QT_TRANSLATE_NOOP("Commands", "Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
    Command("present", QT_TRANSLATE_NOOP("Commands", "Present, large"), ("P",), checkable=True),
    Command("light", QT_TRANSLATE_NOOP("Commands", "Light theme"), ("Ctrl+T",), checkable=True),
    Command("language", QT_TRANSLATE_NOOP("Commands", "中文"), ()),
    Command("full_screen", QT_TRANSLATE_NOOP("Commands", "Full screen"), ("F11",), checkable=True),
    Command("keys", QT_TRANSLATE_NOOP("Commands", "Keys"), ("F1", "?")),
    Command("quit", QT_TRANSLATE_NOOP("Commands", "Quit"), ("Ctrl+Q",)),
)

LANGUAGES = {"中文": "zh_CN", "English": "en"}
"""The text of the command "language", which is the window's other language by its own name."""

SECTIONS = ("say", "run", "hear", "open_file", "corpus_window", "undo", "present", "quit")
"""The commands before which the menu draws a line."""


def make_actions(window: QWidget) -> dict[str, QAction]:
    """Give `window` an action for each command, with its keys in force all over the window."""
    actions = {}
    for command in COMMANDS:
        action = QAction(QCoreApplication.translate("Commands", command.text), window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setCheckable(command.checkable)
        action.setAutoRepeat(not command.held)
        window.addAction(action)
        actions[command.name] = action
    return actions


def fill_menu(menu: QMenu, actions: dict[str, QAction]) -> None:
    """Put all actions into a menu, in groups."""
    held = {command.name for command in COMMANDS if command.held}
    for name, action in actions.items():
        if name in held:
            continue
        if name in SECTIONS and not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(action)


def key_rows() -> list[tuple[str, str]]:
    """Return what each command does, and its keys, for the key sheet."""
    return [
        (QCoreApplication.translate("Commands", command.text), names_of(command.keys))
        for command in COMMANDS
        if command.keys
    ]
