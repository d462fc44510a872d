"""A sound file that the user opens: read as one word, and described in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from engine.sound.files import SoundFormat
    from engine.sound.sound import Sound


def open_word(path: Path) -> tuple[Sound, SoundFormat]:
    """Read a file that holds one word: at the corpus rate, and what the file was like.

    Raises Failure as `read_sound` and `check_word` do.
    """
    from engine.sound.files import check_word, describe_format, read_sound, to_corpus_rate

    sound = read_sound(path)
    check_word(sound)
    return to_corpus_rate(sound), describe_format(path)


def sentence_about(path: Path, sound: Sound, file_format: SoundFormat) -> str:
    """Return a sentence on a file that was opened: its format, and what was done to read it."""
    rate = f"{file_format.sample_rate / 1000:g} kHz"
    if file_format.channels == 1:
        channels = QCoreApplication.translate("Library", "mono")
    elif file_format.channels == 2:
        channels = QCoreApplication.translate("Library", "stereo")
    else:
        channels = QCoreApplication.translate("Library", "{count} channels").format(
            count=file_format.channels
        )
    mixed = file_format.channels > 1
    converted = file_format.sample_rate != sound.sample_rate
    if mixed and converted:
        done = QCoreApplication.translate(
            "Library",
            "mixed to mono and converted to {target} kHz; the file itself stays as it is",
        )
    elif converted:
        done = QCoreApplication.translate(
            "Library", "converted to {target} kHz; the file itself stays as it is"
        )
    elif mixed:
        done = QCoreApplication.translate(
            "Library", "mixed to mono; the file itself stays as it is"
        )
    else:
        done = QCoreApplication.translate("Library", "just right")
    sentence = QCoreApplication.translate(
        "Library", "{name}: {seconds:.2f} s, {rate} {channels}: {done}."
    )
    return sentence.format(
        name=path.name,
        seconds=sound.seconds,
        rate=rate,
        channels=channels,
        done=done.format(target=f"{sound.sample_rate / 1000:g}"),
    )
