"""What stands above the maps and the words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app import theme
from app.layer_title import layer_title
from app.network_canvas import ink
from app.network_canvas.convolutional.block import Block
from app.network_canvas.convolutional.layout import Layout
from app.network_canvas.convolutional.picture import ConvolutionalPicture

translate = QCoreApplication.translate

ACTIVATION_NAMES = {"relu": "ReLU", "leaky-relu": "leaky ReLU"}


def paint_block_titles(painter: QPainter, layout: Layout, picture: ConvolutionalPicture) -> None:
    """Paint each layer's name and make above it, as far as there is room."""
    font = ink.text_font()
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(ink.colour(theme.current().muted))
    top = layout.spectrogram.top() - 48
    lefts = [block.area.left() for block in layout.blocks]
    ends = [*lefts[1:], layout.words.left() - 16]
    for block, place, left, end in zip(picture.blocks, layout.blocks, lefts, ends, strict=True):
        room = end - left - 8
        count = _count(block, len(place.channels))
        name = f"{layer_title(block.name)} · {count}"
        lines = [name, make_of(block)]
        if metrics.horizontalAdvance(name) > room:
            lines = [layer_title(block.name), count]
        elif metrics.horizontalAdvance(lines[1]) > room:
            lines[1] = short_make_of(block)
        for number, line in enumerate(lines):
            text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(
                QRectF(left, top + 20 * number, room + 4, 20), Qt.AlignmentFlag.AlignLeft, text
            )
    output = picture.output
    text = f"{layer_title(output.name)}\n{output.units} {output.activation}"
    place_of_output = QRectF(layout.words.left() - 10, top, 170, 40)
    painter.drawText(place_of_output, Qt.AlignmentFlag.AlignLeft, text)


def make_of(block: Block) -> str:
    """Return kernel, pooling and activation in a few words."""
    pool = ""
    if block.pool is not None:
        pool = " × ".join(map(str, block.pool.shape))
    parts = [" × ".join(map(str, block.window.shape))]
    if pool:
        kind = (
            translate("Convolution", "pool {size}")
            if block.takes_largest
            else translate("Convolution", "mean {size}")
        )
        parts.append(kind.format(size=pool))
    return ", ".join([*parts, *_activation(block)])


def short_make_of(block: Block) -> str:
    """Return the kernel's size and the activation."""
    return ", ".join([" × ".join(map(str, block.window.shape)), *_activation(block)])


def _activation(block: Block) -> list[str]:
    if block.activation is None:
        return []
    return [ACTIVATION_NAMES.get(block.activation.kind, block.activation.kind)]


def _count(block: Block, shown: int) -> str:
    if shown == block.channels:
        return translate("Convolution", "{count} maps").format(count=shown)
    return translate("Convolution", "{shown} of {count} maps").format(
        shown=shown, count=block.channels
    )
