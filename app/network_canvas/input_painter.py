"""The spectrogram that enters, and the gradient that comes back onto it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from app import theme
from app.colour_maps import colours_of
from app.lines import draw_lines
from app.network_canvas import ink
from app.network_canvas.outline import Outline
from app.network_canvas.picture import Picture
from app.network_canvas.scales import input_gradient_scale

translate = QCoreApplication.translate

BETWEEN = 12.0
"""Pixels between two labels of an axis."""

GREY_SHARE = 0.45  # of its brightness stays when the gradient is painted over the spectrogram


def paint_spectrogram(
    painter: QPainter,
    layout: Outline,
    picture: Picture,
    *,
    shown: float,
    gradient: float,
    signed: bool = True,
) -> None:
    """Paint the features from the left as far as `shown`, and dL/d(input) over them.

    `gradient` (0 to 1) is how much of the picture it has reached, from the right. Where it lies,
    the spectrogram is grey, so that orange can only mean the gradient.
    """
    area = layout.spectrogram
    features = picture.record.features
    painter.fillRect(area, ink.colour(theme.current().well))
    pixels = colours_of(upright(features), float(features.min()), float(features.max()))
    blit(painter, area, pixels, 0.0, shown)
    if gradient > 0:
        blit(painter, area, _gradient_over_grey(picture, pixels), 1.0 - gradient, 1.0)
        if signed:
            hatch_negative(painter, area, picture.input_gradient, 1.0 - gradient)
        x = area.right() - gradient * area.width()
        if gradient < 1:
            painter.setPen(QPen(QColor(theme.current().backward), 2.01))
            painter.drawLine(int(x), int(area.top()), int(x), int(area.bottom()))
    elif 0 < shown < 1:
        painter.setPen(QPen(QColor(theme.current().text), 2.01))
        x = area.left() + shown * area.width()
        painter.drawLine(int(x), int(area.top()), int(x), int(area.bottom()))


def paint_inset(
    painter: QPainter, layout: Outline, picture: Picture, *, shown: float, signed: bool = True
) -> None:
    """Paint dL/d(input) by itself, from the right as far as `shown`."""
    painter.fillRect(layout.inset, ink.colour(theme.current().well))
    if shown > 0:
        pixels = input_gradient_scale(picture.input_gradient).image_of(
            upright(picture.input_gradient)
        )
        blit(painter, layout.inset, pixels, 1.0 - shown, 1.0)
        if signed:
            hatch_negative(painter, layout.inset, picture.input_gradient, 1.0 - shown)
    else:
        painter.setPen(ink.colour(theme.current().muted))
        painter.setFont(ink.text_font())
        text = translate("NetworkCanvas", "not yet")
        if painter.fontMetrics().horizontalAdvance(text) < layout.inset.width():
            painter.drawText(layout.inset, Qt.AlignmentFlag.AlignCenter, text)
    painter.setPen(ink.colour(theme.current().line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(layout.inset)


def paint_frequency_axis(painter: QPainter, layout: Outline, band_hz: Sequence[float]) -> None:
    """Paint frequency in kHz at the left of the spectrogram."""
    area = layout.spectrogram
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    bands = np.arange(len(band_hz)) + 0.5
    for kilohertz in (0, 1, 2, 4):
        band = np.interp(1000 * kilohertz, band_hz, bands)
        if kilohertz == 0:
            band = 0.0
        if kilohertz == 4:
            band = float(len(band_hz))
        y = area.bottom() - float(band) / len(band_hz) * area.height()
        text = f"{kilohertz} kHz" if kilohertz == 4 else str(kilohertz)
        painter.drawText(QRectF(0, y - 10, area.left() - 7, 20), right, text)


def paint_time_axis(painter: QPainter, layout: Outline) -> None:
    """Paint the first and the last frame's number, over the edges that leave the lowest bands."""
    area = layout.spectrogram
    ground = ink.colour(theme.current().window)
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    below = QRectF(area.left(), area.bottom() + 3, area.width(), 20)
    first = translate("NetworkCanvas", "frame 1")
    last = translate("NetworkCanvas", "frame {number}").format(number=layout.frames)
    width = painter.fontMetrics().horizontalAdvance
    if width(first) + width(last) + BETWEEN > area.width():
        first = "1"
    if width(first) + width(last) + BETWEEN > area.width():
        last = str(layout.frames)
    for text, alignment in (
        (first, Qt.AlignmentFlag.AlignLeft),
        (last, Qt.AlignmentFlag.AlignRight),
    ):
        painter.fillRect(painter.boundingRect(below, alignment, text), ground)
        painter.drawText(below, alignment, text)


def paint_titles(
    painter: QPainter,
    layout: Outline,
    picture: Picture,
    *,
    whose: bool = True,
    beyond: float = 30.0,
) -> None:
    """Paint what the spectrogram and the gradient below it are, and `whose` that gradient is.

    The title may reach so many pixels `beyond` the spectrogram.
    """
    area = layout.spectrogram
    text = translate("NetworkCanvas", "{word}, {frames} × {bands} log-mel").format(
        word=picture.said, frames=layout.frames, bands=layout.bands
    )
    font = ink.text_font(bold=True)
    painter.setFont(font)
    painter.setPen(ink.colour(theme.current().text))
    header = QRectF(area.left(), area.top() - 26, area.width() + beyond, 22)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) > header.width():
        text = picture.said  # the size stands in the caption of the phase
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, header.width())
    painter.drawText(header, Qt.AlignmentFlag.AlignLeft, text)
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().backward))
    inset = QRectF(layout.inset.left(), layout.inset.top() - 24, area.width() + 30, 22)
    owner = (
        translate("NetworkCanvas", "the batch")
        if picture.batch
        else translate("NetworkCanvas", "this clip")
    )
    title = f"∂L/∂input · {owner}" if whose else "∂L/∂input"
    painter.drawText(inset, Qt.AlignmentFlag.AlignLeft, title)


def upright(values: NDArray[np.floating]) -> NDArray[np.floating]:
    """Turn (frames, bands) so that time runs to the right and frequency upwards."""
    return values.T[::-1]  # (frames, bands) -> (bands, frames), highest first


def _gradient_over_grey(picture: Picture, pixels: NDArray[np.uint32]) -> NDArray[np.uint32]:
    channels = np.stack([(pixels >> shift) & 0xFF for shift in (16, 8, 0)], axis=-1).astype(float)
    grey = channels @ (0.30, 0.59, 0.11) * GREY_SHARE
    scale = input_gradient_scale(picture.input_gradient)
    share = np.abs(upright(picture.input_gradient)) / (scale.largest or 1.0)
    share = np.nan_to_num(share)[..., None]
    orange = QColor(scale.full)
    full = np.array([orange.red(), orange.green(), orange.blue()], float)
    mixed = (grey[..., None] * (1 - share) + full * share).astype(np.uint32)
    return np.asarray(0xFF000000 | mixed[..., 0] << 16 | mixed[..., 1] << 8 | mixed[..., 2])


def blit(
    painter: QPainter, area: QRectF, pixels: NDArray[np.uint32], begin: float, end: float
) -> None:
    """Draw the columns of `pixels` from share `begin` to `end` of the width, each cell sharp."""
    pixels = np.ascontiguousarray(pixels, np.uint32)
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    target = QRectF(
        area.left() + begin * area.width(), area.top(), (end - begin) * area.width(), area.height()
    )
    source = QRectF(begin * columns, 0, (end - begin) * columns, rows)
    painter.drawImage(target, image, source)


def hatch_negative(
    painter: QPainter, area: QRectF, gradient: NDArray[np.floating], begin: float = 0.0
) -> None:
    """Draw a stroke through each cell with a negative value that is bright enough to be seen.

    `gradient` is `(columns, rows)`, rows upwards; the strokes begin at the share `begin` of them.
    """
    frames, bands = gradient.shape
    width, height = area.width() / frames, area.height() / bands
    if width < 4:
        return
    largest = np.nan_to_num(np.abs(gradient)).max() or 1.0
    frame, band = np.nonzero(gradient < -0.25 * largest)
    reached = frame >= begin * frames
    left = area.left() + frame[reached] * width
    top = area.bottom() - (band[reached] + 1) * height
    corners = (left + 1, top + height - 1, left + width - 1, top + 1)
    painter.setPen(ink.pen(theme.current().window, 1.0))
    draw_lines(painter, np.trunc(np.stack(corners, axis=1)))
