"""The norm of the gradient at each frame: bars on an axis, and how much of it is kept."""

from __future__ import annotations

from math import isfinite, log10

from PySide6.QtCore import QCoreApplication, QLineF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from app import theme
from app.network_canvas import ink
from app.network_canvas.outline import MARGIN
from app.network_canvas.recurrent.layout import LINE, RecurrentLayout, Strips
from app.network_canvas.recurrent.picture import Unrolled
from app.network_canvas.recurrent.time_scale import Axis
from app.network_canvas.recurrent.titles import BESIDE, LEFT, RIGHT
from app.short_numbers import short

translate = QCoreApplication.translate

LEAST_BAR = 1.0  # pixels: a frame whose gradient is known has a bar, however small
DECADE_PIXELS = 7.0  # between the lines of two powers of ten


def paint_norm_axis(
    painter: QPainter, layout: RecurrentLayout, strips: Strips, axis: Axis, *, known: bool
) -> None:
    """Paint the name, the scale and the base line; the values as soon as one is known."""
    colours = theme.current()
    area = strips.norms
    painter.setPen(ink.pen(colours.line, 1.0))
    painter.drawLine(QLineF(area.left(), area.bottom(), area.right(), area.bottom()))
    if not known:
        return
    if axis.logarithmic:
        _paint_decades(painter, area, axis)
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(colours.muted))
    width = layout.left - BESIDE - MARGIN
    top = QRectF(MARGIN, area.top() - 4, width, LINE)
    painter.drawText(top, RIGHT, axis_text(axis.highest, axis))
    if area.height() >= 2 * LINE - 8:
        bottom = QRectF(MARGIN, area.bottom() - LINE + 4, width, LINE)
        painter.drawText(bottom, RIGHT, axis_text(axis.lowest, axis))


def paint_kept(
    painter: QPainter,
    layout: RecurrentLayout,
    layer: Unrolled,
    strips: Strips,
    axis: Axis,
    returned: float,
) -> None:
    """Write how much of the gradient has been kept on its way back so far."""
    if strips.kept.height() < LINE:
        return
    painter.setFont(ink.text_font())
    name = QRectF(MARGIN, strips.kept.top(), layout.left - BESIDE - MARGIN, LINE)
    painter.setPen(ink.colour(theme.current().backward))
    painter.drawText(name, RIGHT, "‖∂L/∂h‖")
    scale = (
        translate("RecurrentScene", "logarithmic")
        if axis.logarithmic
        else translate("RecurrentScene", "by frame")
    )
    kept = kept_text(layer, int(returned)) if returned >= 2 else ""
    bold = ink.text_font(bold=True)
    room = strips.kept.width() - QFontMetricsF(bold).horizontalAdvance(kept)
    painter.setPen(ink.colour(theme.current().muted))
    if painter.boundingRect(strips.kept, LEFT, scale).width() + BESIDE < room:
        painter.drawText(strips.kept, LEFT, scale)
    painter.setFont(bold)
    painter.setPen(ink.colour(theme.current().text))
    painter.drawText(strips.kept, RIGHT, kept)


def kept_text(layer: Unrolled, returned: int) -> str:
    """Return what the norm is after `returned` frames, as a share of that at the last frame."""
    last, reached = float(layer.norms[-1]), float(layer.norms[layer.frames - returned])
    share = 100 * reached / last if last else float("nan")
    amount = "–" if not isfinite(share) else f"{share:,.1f}" if share < 1e6 else short(share)
    text = translate("RecurrentScene", "kept over {frames} frames: {share} %")
    if layer.adds_at_each_frame:  # then nothing is only kept
        text = translate("RecurrentScene", "{frames} frames back: {share} %, each adds to it")
    return text.format(frames=returned - 1, share=amount)


def paint_norms(
    painter: QPainter,
    layout: RecurrentLayout,
    layer: Unrolled,
    strips: Strips,
    axis: Axis,
    returned: float,
) -> None:
    """Paint the bars of the frames whose gradient is known, counted from the last."""
    hue, broken = ink.colour(theme.current().backward), ink.colour(theme.current().wrong)
    whole = int(returned)
    first = layout.frames - whole
    for frame in range(first, layout.frames):
        finite = isfinite(layer.norms[frame])
        painter.fillRect(bar(layout, layer, strips, axis, frame), hue if finite else broken)
    share = returned - whole
    if share > 0 and first > 0:
        one = bar(layout, layer, strips, axis, first - 1)
        painter.fillRect(one.adjusted(0, one.height() * (1 - share), 0, 0), hue)


def bar(layout: RecurrentLayout, layer: Unrolled, strips: Strips, axis: Axis, frame: int) -> QRectF:
    """Return a frame's bar."""
    area = strips.norms
    height = max(LEAST_BAR, axis.share(float(layer.norms[frame])) * area.height())
    gap = max(layout.gap, 0.2 * layout.pitch)
    left = layout.left + frame * layout.pitch + gap / 2
    return QRectF(left, area.bottom() - height, layout.pitch - gap, height)


def axis_text(value: float, axis: Axis) -> str:
    """Return a value of the axis: a power of ten where it is logarithmic."""
    if axis.logarithmic:
        exponent = str(round(log10(value))).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
        return f"10{exponent}"
    return short(value)


def _paint_decades(painter: QPainter, area: QRectF, axis: Axis) -> None:
    decades = round(log10(axis.highest / axis.lowest))
    if area.height() / decades < DECADE_PIXELS:
        return
    painter.setPen(ink.blended_pen(theme.current().window, theme.current().line, 0.7))
    for decade in range(1, decades + 1):
        y = round(area.bottom() - area.height() * decade / decades)
        painter.drawLine(int(area.left()), y, int(area.right()), y)
