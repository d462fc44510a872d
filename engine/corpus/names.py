"""File and folder names for any label: safe on every system, and readable back as the label."""

from __future__ import annotations

import re
import unicodedata

from engine.failure import QT_TRANSLATE_NOOP, Failure

LONGEST_LABEL = 60
"""In characters: the longest file name of the usual systems, 255 bytes, holds it in any script."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*%\x00-\x1f\x7f]|^\.|[. ]$')
"""What Windows or Unix forbid in a name, leading dots (hidden), and our own escape sign."""
_RESERVED = re.compile(
    r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)|^index(?=\.)", re.IGNORECASE
)
"""Names that Windows keeps for devices, with or without an ending, and those of our indexes."""


def clean_label(text: str) -> str:
    """Return a label as it is kept: in composed Unicode, spaces at its ends dropped, inside one.

    Raises Failure when nothing is left, or more than `LONGEST_LABEL` characters are.
    """
    label = _composed(text)
    if not label:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The clip has no word."),
            QT_TRANSLATE_NOOP("engine", "Type or choose the word that it says."),
        )
    if len(label) > LONGEST_LABEL:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The word has {count} letters, more than {longest}."),
            QT_TRANSLATE_NOOP("engine", "Choose a shorter name for it."),
            count=len(label),
            longest=LONGEST_LABEL,
        )
    return label


def clean_speaker(text: str) -> str:
    """Return a speaker's name likewise, cut off where it is too long; empty is nobody known."""
    return _composed(_composed(text)[:LONGEST_LABEL])


def name_of(label: str) -> str:
    """Return a file name for `label`: as it is, with what is not safe as %XX (its code, hex)."""
    name = _FORBIDDEN.sub(lambda match: _escaped(match.group()), label)
    return _RESERVED.sub(lambda match: _escaped(match.group()[0]) + match.group()[1:], name)


def label_of(name: str) -> str:
    """Return the label of a file name, the inverse of `name_of`."""
    text = re.sub(r"%([0-9A-F]{2})", lambda match: chr(int(match.group(1), 16)), name)
    return unicodedata.normalize("NFC", text)


def _composed(text: str) -> str:
    text = text.encode("utf-8", "ignore").decode("utf-8")  # half a surrogate pair has no file name
    return " ".join(unicodedata.normalize("NFC", text).split())


def _escaped(character: str) -> str:
    return f"%{ord(character):02X}"
