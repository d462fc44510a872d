"""Any picture of the window as a file or on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QPoint,
    QRect,
    QSettings,
    Qt,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget

from app.errors import sentences_about
from engine.durable import write_whole
from engine.failure import QT_TRANSLATE_NOOP, Failure

translate = QCoreApplication.translate

Paint = Callable[[QPainter], None]

MAGNIFICATION = 2
"""A PNG has so many pixels for each of the screen's, so that it is sharp in print."""


def fill_picture_menu(
    menu: QMenu, widget: QWidget, refused: Callable[[Exception], None], paint: Paint | None = None
) -> None:
    """Put copy and save into a menu; `refused` is told when a file cannot be written.

    `paint` draws the widget without stored pictures, so that an SVG has lines and text; None lets
    the widget do it.
    """

    def save() -> None:
        try:
            save_picture(widget, paint)
        except Failure as failure:
            refused(failure)

    menu.addAction(translate("PictureFiles", "Copy the picture"), lambda: copy_picture(widget))
    menu.addAction(translate("PictureFiles", "Save the picture as PNG or SVG..."), save)


def offer_picture(widget: QWidget) -> None:
    """Let a click with the right button, or the menu key, copy or save a widget's picture."""
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(partial(_open_menu, widget))


def _open_menu(widget: QWidget, place: QPoint) -> None:
    menu = QMenu(widget)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_picture_menu(menu, widget, partial(show_refusal, widget))
    menu.popup(widget.mapToGlobal(place))


def show_refusal(widget: QWidget, error: Exception) -> None:
    """Say why a picture could not be written, in a box that does not hold the window up."""
    box = QMessageBox(widget)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    what, remedy = sentences_about(error)
    box.setText(what)
    box.setInformativeText(remedy)
    box.open()


def copy_picture(widget: QWidget) -> None:
    """Put a picture of the widget onto the clipboard."""
    QApplication.clipboard().setImage(image_of(widget))


def save_picture(widget: QWidget, paint: Paint | None = None) -> None:
    """Ask for a name, and write a PNG or, where it ends so, an SVG.

    Raises
    ------
    Failure
        When the file cannot be written; what was there before is then still there.
    """
    folder = Path(str(QSettings().value("files/pictures", str(Path.home()))))
    name, _ = QFileDialog.getSaveFileName(
        widget,
        translate("PictureFiles", "Save the picture"),
        str(folder / "voxprop.png"),
        "PNG (*.png);;SVG (*.svg)",
    )
    if name:
        QSettings().setValue("files/pictures", str(Path(name).parent))
        write_picture(widget, Path(name), paint)


def write_picture(widget: QWidget, path: Path, paint: Paint | None = None) -> None:
    """Write a widget's picture, whole or not at all; see `save_picture`."""
    if path.suffix.lower() not in (".png", ".svg"):
        path = path.with_name(path.name + ".png")
    svg = path.suffix.lower() == ".svg"
    _write(path, svg_of(widget, paint) if svg else _png_of(image_of(widget)))


def write_image(image: QImage, path: Path) -> None:
    """Write an image as PNG, whole or not at all; Failure when the file cannot be written."""
    _write(path, _png_of(image))


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The picture cannot be written: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Choose another folder."),
            reason=error.strerror or str(error),
        ) from error


def image_of(widget: QWidget) -> QImage:
    """Return the widget's picture, magnified, with all that it shows now."""
    image = QImage(widget.size() * MAGNIFICATION, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(MAGNIFICATION)
    image.fill(0)
    widget.render(image, QPoint(0, 0))
    return image


def svg_of(widget: QWidget, paint: Paint | None = None) -> bytes:
    """Return the widget's picture as an SVG."""
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(QPoint(0, 0), widget.size()))
    generator.setTitle("Voxprop")
    painter = QPainter(generator)
    if paint is not None:
        paint(painter)
    else:
        widget.render(painter, QPoint(0, 0))
    painter.end()
    buffer.close()
    return bytes(data.data())


def _png_of(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
