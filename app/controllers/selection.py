"""The choice of what to train on, how it is remembered, and how it is called."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings

from app.controllers.word_summary import FOLDER_KEY, OWN_KEY, SetChoice
from engine.failure import Failure

if TYPE_CHECKING:
    from engine.corpus.embedded import EmbeddedSet
    from engine.sound.augmentation import Augmentation

DEFAULT_SET = "english-digits"
HOME_VARIABLE = "VOXPROP_HOME"
AUGMENTATION = "augmentation"
NOISE_KINDS = "library/noise_kinds"


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user wants to train on.

    Parameters
    ----------
    key
        The base: the key of an embedded set, or `FOLDER_KEY`.
    folder
        The folder that was opened last.
    include_base, include_own
        Whether the base, and the user's recordings, take part. Without a base the user's
        recordings do, whatever `include_own` says.
    augmentation
        How the training clips are varied; None when they are not.
    noise_kinds
        The kinds of noise in which the training clips are learned as well; none when in none.
    vary_own
        Whether a few recordings of the user's are varied, where the others are not.
    """

    key: str = DEFAULT_SET
    folder: Path | None = None
    include_base: bool = True
    include_own: bool = True
    augmentation: Augmentation | None = None
    vary_own: bool = True
    noise_kinds: tuple[str, ...] = ()

    @property
    def base(self) -> str | Path | None:
        """The embedded set's key, or the folder; None for the user's recordings alone."""
        if not self.include_base:
            return None
        return self.folder if self.key == FOLDER_KEY else self.key

    @property
    def chosen_key(self) -> str:
        """The `SetChoice` that stands for this."""
        return self.key if self.include_base else OWN_KEY

    @property
    def takes_own(self) -> bool:
        """Whether the user's recordings take part."""
        return self.include_own or not self.include_base


def home_folder() -> Path:
    """Return where the user's data lies: `VOXPROP_HOME`, or the system's place for it."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("Voxprop", appauthor=False)


def remembered(settings: QSettings) -> Selection:
    """Return the selection that was in force last, or the default."""
    folder = str(settings.value("library/folder", ""))
    key = str(settings.value("library/set", DEFAULT_SET))
    if key == FOLDER_KEY and not folder:
        key = DEFAULT_SET
    return Selection(
        key,
        Path(folder) if folder else None,
        _flag(settings, "library/include_base"),
        _flag(settings, "library/include_own"),
        _remembered_augmentation(settings),
        _flag(settings, "library/vary_own"),
        tuple(str(settings.value(NOISE_KINDS, "")).split()),
    )


def remember(settings: QSettings, selection: Selection) -> None:
    """Keep a selection for the next start."""
    settings.setValue("library/set", selection.key)
    settings.setValue("library/folder", str(selection.folder or ""))
    settings.setValue("library/include_base", selection.include_base)
    settings.setValue("library/include_own", selection.include_own)
    settings.setValue("library/vary_own", selection.vary_own)
    settings.setValue(NOISE_KINDS, " ".join(selection.noise_kinds))
    settings.remove(AUGMENTATION)
    if selection.augmentation is not None:
        for name, value in asdict(selection.augmentation).items():
            settings.setValue(f"{AUGMENTATION}/{name}", value)


def name_of(selection: Selection) -> str:
    """Return what a selection is called."""
    if not selection.include_base:
        return QCoreApplication.translate("Library", "My recordings only")
    if selection.key == FOLDER_KEY and selection.folder is not None:
        return selection.folder.name or str(selection.folder)
    return _embedded_name(selection.key)


def base_name(selection: Selection) -> str:
    """Return what the set of a selection is called, whether it takes part or not."""
    return name_of(replace(selection, include_base=True))


def description(selection: Selection, own_count: int) -> str:
    """Return what a selection with so many recordings of the user's is called."""
    name = name_of(selection)
    if not selection.include_base or not own_count:
        return name
    text = QCoreApplication.translate("LibraryController", "{name} + {count} of mine")
    return text.format(name=name, count=f"{own_count:,}")


def progress_text(selection: Selection, *, heard: bool) -> str:
    """Return what is being done with a selection: its files are heard, or only looked for."""
    if heard:
        text = QCoreApplication.translate("LibraryController", "Listening to {name}")
    else:
        text = QCoreApplication.translate("LibraryController", "Looking through {name}")
    return text.format(name=name_of(selection))


def choices_for(embedded: tuple[EmbeddedSet, ...], selection: Selection) -> list[SetChoice]:
    """Return all that can be chosen, `selection` as the one in force."""
    chosen = selection.chosen_key
    choices = [
        SetChoice(one.key, _embedded_name(one.key), " ".join(one.words), True, one.key == chosen)
        for one in embedded
    ]
    if selection.folder is not None:
        name = selection.folder.name or str(selection.folder)
        choices.append(
            SetChoice(FOLDER_KEY, name, str(selection.folder), chosen=chosen == FOLDER_KEY)
        )
    tip = QCoreApplication.translate("Library", "What you have recorded or labelled yourself")
    name = QCoreApplication.translate("Library", "My recordings only")
    return [*choices, SetChoice(OWN_KEY, name, tip, chosen=chosen == OWN_KEY)]


def _embedded_name(key: str) -> str:
    names = {
        "english-digits": QCoreApplication.translate("Library", "English digits"),
        "english-commands": QCoreApplication.translate("Library", "English commands"),
        "mandarin-digits": QCoreApplication.translate("Library", "Mandarin digits"),
        "spanish-digits": QCoreApplication.translate("Library", "Spanish digits"),
        "french-digits": QCoreApplication.translate("Library", "French digits"),
        "german-digits": QCoreApplication.translate("Library", "German digits"),
        "hindi-digits": QCoreApplication.translate("Library", "Hindi digits"),
    }
    return names.get(key, key)


def list_embedded() -> tuple[EmbeddedSet, ...]:
    """Return the embedded sets; reads from the disk."""
    from engine.corpus.embedded import available

    return available()


def _remembered_augmentation(settings: QSettings) -> Augmentation | None:
    """Return the augmentation in force last, or None: also when what is kept makes no sense."""
    if not settings.contains(f"{AUGMENTATION}/copies"):
        return None  # nearly always: then the first window need not wait for the sound library
    from engine.sound.augmentation import Augmentation

    try:
        kept = {
            name: type(default)(settings.value(f"{AUGMENTATION}/{name}", default))
            for name, default in asdict(Augmentation()).items()
        }
        return Augmentation(**kept)
    except (Failure, TypeError, ValueError):
        return None


def _flag(settings: QSettings, name: str) -> bool:
    return str(settings.value(name, True)).lower() != "false"
