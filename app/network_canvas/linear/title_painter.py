"""What stands above the pictures of one neuron, and between them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app import theme
from app.layer_title import layer_title
from app.network_canvas import ink
from app.network_canvas.linear.layout import BETWEEN, LinearLayout
from app.network_canvas.linear.picture import LinearPicture

translate = QCoreApplication.translate


def paint_titles(
    painter: QPainter, layout: LinearLayout, picture: LinearPicture, focus: int
) -> None:
    """Paint the titles that are the same in every phase."""
    record = picture.record
    paint_title(painter, layout.spectrogram, f"x · {picture.said}", bold=True)
    paint_title(painter, layout.weights, f"w · “{record.words[focus]}”", bold=True)
    whose = (
        translate("NetworkCanvas", "the batch")
        if picture.batch
        else translate("NetworkCanvas", "this clip")
    )
    backward = theme.current().backward
    paint_two_titles(painter, layout.inset, "∂L/∂x", whose, hue=backward)
    _paint_words_title(painter, layout, picture)


def paint_title(
    painter: QPainter, area: QRectF, text: str, *, hue: str = "", bold: bool = False
) -> None:
    """Paint one line above a picture of the upper row."""
    font = ink.text_font(bold=bold)
    painter.setFont(font)
    painter.setPen(ink.colour(hue or theme.current().text))
    place = QRectF(area.left(), area.top() - 23, area.width() + BETWEEN - 12, 20)
    text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)


def paint_two_titles(
    painter: QPainter, area: QRectF, first: str, second: str, *, hue: str = ""
) -> None:
    """Paint two lines above a picture of the lower row."""
    painter.setFont(ink.text_font(bold=not hue))
    painter.setPen(ink.colour(hue or theme.current().text))
    width = area.width() + BETWEEN - 6
    painter.drawText(QRectF(area.left(), area.top() - 42, width, 20), 0, first)
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    painter.drawText(QRectF(area.left(), area.top() - 22, width, 20), 0, second)


def paint_frames_axis(painter: QPainter, layout: LinearLayout) -> None:
    """Paint the first and the last frame's number below the input."""
    area = layout.spectrogram
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    below = QRectF(area.left(), area.bottom() + 3, area.width(), 20)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "1")
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, str(layout.frames))
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, translate("LinearScene", "frame"))


def _paint_words_title(painter: QPainter, layout: LinearLayout, picture: LinearPicture) -> None:
    stage = picture.stage
    left = layout.tile(0).left()
    place = QRectF(left, layout.words.top() - 42, layout.words.right() - left, 40)
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    kind = "" if stage.activation == "identity" else f" · {stage.activation}"
    neurons = translate("LinearScene", "{count} neurons").format(count=stage.units)
    text = f"{layer_title(stage.name)}{kind}\n{neurons}"
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)


def paint_signs(painter: QPainter, layout: LinearLayout) -> None:
    """Paint the signs that make the upper row a formula: x times w is the product."""
    painter.setFont(ink.text_font(18, bold=True))
    painter.setPen(ink.colour(theme.current().muted))
    pairs = ((layout.spectrogram, layout.weights, "×"), (layout.weights, layout.product, "="))
    for left, right, sign in pairs:
        gap = QRectF(left.right(), left.top(), right.left() - left.right(), left.height())
        painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, sign)
