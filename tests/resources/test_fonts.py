"""The shipped fonts draw all that the window writes, so that no machine shows boxes."""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from PySide6.QtGui import QRawFont

from app.theme import FONT_FOLDER
from engine.corpus.embedded import available
from resources.translations.update import TRANSLATION, sources


def text_of_the_program() -> str:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sources()]
    return "".join(
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def text_of_the_translation() -> str:
    return "".join(ET.parse(TRANSLATION).getroot().itertext())


FONTS = (
    "Inter-Regular.otf",
    "DejaVuSerif.ttf",
    "DroidSansFallback.ttf",
    "Lohit-Devanagari.ttf",
)


def words_of_the_embedded_sets() -> str:
    return "".join(word for one in available() for word in one.words)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "text", [text_of_the_program, text_of_the_translation, words_of_the_embedded_sets]
)
def test_every_character_is_in_a_shipped_font(text: Callable[[], str]) -> None:
    fonts = [QRawFont(str(FONT_FOLDER / name), 12) for name in FONTS]

    missing = {
        sign
        for sign in text()
        if sign.isprintable() and not any(font.supportsCharacter(ord(sign)) for font in fonts)
    }

    assert missing == set()
