"""Pictures of the window in files and on the clipboard."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu

from app.picture_files import (
    MAGNIFICATION,
    fill_picture_menu,
    offer_picture,
    save_picture,
    write_picture,
)
from engine.failure import Failure


@pytest.fixture
def label(qtbot):
    label = QLabel("seven")
    label.resize(80, 30)
    qtbot.addWidget(label)
    return label


def test_a_png_is_sharp(label, tmp_path):
    write_picture(label, tmp_path / "a.png")

    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (80 * MAGNIFICATION, 30 * MAGNIFICATION)


def test_an_svg_has_the_text_or_its_outlines(label, tmp_path):
    write_picture(label, tmp_path / "a.svg")

    text = (tmp_path / "a.svg").read_text()
    assert text.startswith("<?xml")
    assert "seven" in text or "<path" in text


def test_a_name_without_an_ending_becomes_a_png(label, tmp_path):
    write_picture(label, tmp_path / "a")
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_a_folder_that_is_gone_is_a_sentence_and_leaves_nothing(label, tmp_path):
    with pytest.raises(Failure, match="cannot be written"):
        write_picture(label, tmp_path / "gone" / "a.png")
    assert not list(tmp_path.iterdir())


def test_the_menu_copies_saves_and_tells_of_a_refusal(label, tmp_path, monkeypatch):
    menu, refused = QMenu(label), []
    fill_picture_menu(menu, label, refused.append)
    copy, save = menu.actions()

    copy.trigger()
    assert QApplication.clipboard().image().width() == 80 * MAGNIFICATION

    names = iter([str(tmp_path / "b.png"), str(tmp_path / "gone" / "b.png")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(names), ""))
    save.trigger()
    assert (tmp_path / "b.png").exists()
    assert not refused
    save.trigger()
    assert isinstance(refused[0], Failure)


def test_a_dialog_that_is_cancelled_writes_nothing(label, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    save_picture(label)
    assert not list(tmp_path.iterdir())


def test_any_plot_offers_its_picture(label, qtbot):
    offer_picture(label)
    label.show()

    label.customContextMenuRequested.emit(label.rect().center())

    menu = label.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    assert len(menu.actions()) == 2
    menu.close()
