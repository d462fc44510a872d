"""Panels over records of small networks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from engine_records import trained
from pinned_panel import NARROWEST, Show
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import theme
from app.application import install_language
from app.inspector.panel import InspectorPanel
from engine.explain.places import Place
from engine.training.record import Record


@pytest.fixture(params=[theme.DARK, theme.LIGHT], ids=lambda one: one.name)
def themed(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[theme.Theme]:
    """Run a test in each theme."""
    theme.load_text_fonts()
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp)
    qapp.setStyleSheet("")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    before = qapp.findChildren(QTranslator)
    install_language(qapp, "zh_CN")
    theme.load_script_fonts()
    yield
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show a panel of the least width, with a number of a record pinned."""

    def shown(record: Record, place: Place | None, *, batch: bool = False) -> InspectorPanel:
        panel = InspectorPanel()
        qtbot.addWidget(panel)
        panel.resize(NARROWEST, 900)
        panel.show()
        panel.show_record(record, batch)
        panel.show_place(place)
        QApplication.processEvents()
        return panel

    return shown


@pytest.fixture(scope="session")
def records() -> dict[str, Record]:
    """A record of each kind of network, with dropout where there is a hidden layer."""
    kinds = ("linear", "dnn", "cnn", "rnn", "gru", "lstm")
    return {kind: trained(kind, dropout=0 if kind == "linear" else 0.4)[0] for kind in kinds}
