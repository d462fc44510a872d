"""The Chinese translation is whole, fits the sources, and reaches the window."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QCheckBox, QToolButton
from pytestqt.qtbot import QtBot

from app.actions import COMMANDS, LANGUAGES, key_rows
from app.application import install_language
from app.errors import sentences_about
from app.panels.corpus_panel import CorpusPanel
from app.panels.notice import Notice
from app.panels.sound_panel import SoundPanel
from app.panels.training_panel import TrainingPanel
from app.panels.transport_bar import TransportBar
from engine.failure import Failure
from resources.translations.update import TRANSLATION, collect, sources


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    comment: str
    translation: str
    finished: bool


def messages_of(path: Path) -> list[Message]:
    return [
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
            message.findtext("translation", ""),
            message.find("translation[@type]") is None,
        )
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    ]


def placeholders(text: str) -> set[tuple[str, str | None]]:
    return {(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None}


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    before = qapp.findChildren(QTranslator)
    install_language(qapp, "zh_CN")
    yield
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_every_text_is_translated() -> None:
    messages = messages_of(TRANSLATION)

    assert len(messages) > 300
    assert [one for one in messages if not one.finished or not one.translation.strip()] == []


def test_a_translation_is_filled_with_the_same_values_as_its_source() -> None:
    differing = [
        one
        for one in messages_of(TRANSLATION)
        if placeholders(one.source) != placeholders(one.translation)
    ]

    assert differing == []


def test_the_translation_has_the_texts_of_the_sources_and_no_others(tmp_path: Path) -> None:
    fresh = tmp_path / TRANSLATION.name
    collect(fresh)

    def keys(path: Path) -> set[tuple[str, str, str]]:
        return {(one.context, one.source, one.comment) for one in messages_of(path)}

    assert keys(TRANSLATION) == keys(fresh), "run resources/translations/update.py"


def test_both_parts_of_the_program_are_searched_for_texts() -> None:
    names = {path.name for path in sources()}

    assert {"wiring.py", "captions.py", "files.py", "trainer.py"} <= names


def test_the_compiled_translation_says_what_the_translation_says() -> None:
    compiled = QTranslator()

    assert compiled.load(str(TRANSLATION.with_suffix(".qm")))
    assert {
        one: answer
        for one in messages_of(TRANSLATION)
        if (answer := compiled.translate(one.context, one.source, one.comment)) != one.translation
    } == {}


@pytest.mark.usefixtures("chinese")
def test_the_key_sheet_is_chinese() -> None:
    sheet = dict(key_rows())

    assert sheet["说一个词"] == "空格"
    assert [one.text for one in COMMANDS if one.keys and one.text in sheet] == []


@pytest.mark.usefixtures("chinese")
def test_the_panels_are_chinese(qtbot: QtBot) -> None:
    bar, sound, corpus, training = TransportBar(), SoundPanel(), CorpusPanel(), TrainingPanel()
    for widget in (bar, sound, corpus, training):
        qtbot.addWidget(widget)
    corpus.show_own(3, True)

    assert bar.run.text() == "运行"
    assert sound.say.text() == "说一个词"
    assert "+ 我的 3 个" in [box.text() for box in corpus.findChildren(QCheckBox)]
    assert training.revert_button.text() == "还原"


@pytest.mark.usefixtures("chinese")
def test_a_widget_is_chinese_where_its_text_is_inherited(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)

    tips = [button.toolTip() for button in notice.findChildren(QToolButton)]

    assert sorted(tips) == ["撤销这一次（Ctrl+Z）", "收起这条消息"]


@pytest.mark.usefixtures("chinese")
def test_a_failure_is_told_in_chinese_with_the_layers_title() -> None:
    failure = Failure(
        "At step {step} the numbers of layer {layer} grew beyond all bounds.",
        "Reset, and try a smaller learning rate than {rate}.",
        step=7,
        layer="hidden1.relu",
        rate=5.0,
    )

    assert sentences_about(failure) == (
        "在第 7 步，隐藏层 1 的数值增长得超出了一切界限。",
        "请重置，并试试比 5.0 更小的学习率。",
    )


def test_the_command_for_the_other_language_bears_its_name_in_both() -> None:
    named = {one.source: one.translation for one in messages_of(TRANSLATION)}

    assert [one.text for one in COMMANDS if one.name == "language"] == ["中文"]
    assert (LANGUAGES["中文"], LANGUAGES[named["中文"]]) == ("zh_CN", "en")
