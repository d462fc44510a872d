"""The words with their bars, and the loss that forms between what was said and what was guessed."""

from __future__ import annotations

from math import isnan

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app import theme
from app.network_canvas import ink
from app.network_canvas.captions import number
from app.network_canvas.outline import Outline
from app.network_canvas.picture import Picture

translate = QCoreApplication.translate

BAR_HEIGHT = 13.0
LINE_HEIGHT = 19.0  # two words closer than this would overlap


def word_width(words: tuple[str, ...]) -> float:
    """Return the width of the longest word as drawn."""
    metrics = QFontMetricsF(ink.text_font(12, bold=True))
    return min(150.0, max(metrics.horizontalAdvance(word) for word in words) + 10)


def labelled_words(layout: Outline, picture: Picture) -> list[int]:
    """Return the words that are written: all, or where they are too close the likeliest ones."""
    centres = layout.output.centres[:, 1].tolist()
    if len(centres) == 1 or centres[1] - centres[0] >= LINE_HEIGHT:
        return list(range(len(centres)))
    by_importance = sorted(
        range(len(centres)),
        key=lambda word: (word != picture.record.label, -float(picture.predictions[word])),
    )
    written: list[int] = []
    for word in by_importance:
        if all(abs(centres[word] - centres[other]) >= LINE_HEIGHT for other in written):
            written.append(word)
    return sorted(written)


def paint_word_names(painter: QPainter, layout: Outline, picture: Picture) -> None:
    """Paint the words, and a frame around the one that was said."""
    colours = theme.current()
    for word in labelled_words(layout, picture):
        right = not picture.batch and word == picture.record.label
        if picture.record.forward_only:  # nobody has said yet what was right
            right = False
        y = float(layout.output.centres[word, 1])
        place = QRectF(layout.words.left() + 16, y - 10, layout.bar_left - layout.words.left(), 20)
        painter.setFont(ink.text_font(12, bold=right))
        painter.setPen(ink.colour(colours.text if right else colours.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, picture.record.words[word])
        if right:
            _frame_right_word(painter, layout, y)


def paint_predictions(painter: QPainter, layout: Outline, picture: Picture, *, lit: float) -> None:
    """Paint, grown to the share `lit` (0 to 1), the bar of each word's prediction."""
    colours = theme.current()
    painter.setFont(ink.text_font())
    for word in labelled_words(layout, picture):
        y = float(layout.output.centres[word, 1])
        bar = _bar(layout, y)
        painter.fillRect(bar, ink.colour(colours.raised))
        share = _share(float(picture.predictions[word])) * lit
        done = QRectF(bar.left(), bar.top(), max(1.5, bar.width() * share), bar.height())
        painter.fillRect(done, ink.colour(colours.forward))
        if lit >= 1:
            painter.setPen(ink.colour(colours.text))
            number = QRectF(bar.right() + 5, y - 10, 44, 20)
            text = f"{picture.predictions[word]:.2f}"
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, text)


def paint_loss(painter: QPainter, layout: Outline, picture: Picture, *, formed: float) -> None:
    """Paint the difference between each bar and its target, grown to the share `formed`.

    It is the loss's gradient at that word: too much is solid, too little is dashed.
    """
    backward = theme.current().backward
    too_much, too_little = ink.pen(backward, 3.01), ink.pen(backward, 3.01, (2.0, 1.0))
    for word in labelled_words(layout, picture):
        if picture.batch:
            break
        bar = _bar(layout, float(layout.output.centres[word, 1]))
        guess = _share(float(picture.predictions[word]))
        target = 1.0 if word == picture.record.label else 0.0
        begin, end = bar.left() + guess * bar.width(), bar.left() + target * bar.width()
        painter.setPen(too_little if target > guess else too_much)
        painter.drawLine(
            round(begin), round(bar.bottom() + 3), round(begin + (end - begin) * formed),
            round(bar.bottom() + 3),
        )  # fmt: skip
    _paint_loss_value(painter, layout, picture, formed)


def _paint_loss_value(painter: QPainter, layout: Outline, picture: Picture, formed: float) -> None:
    if formed < 0.5:
        return
    painter.setFont(ink.text_font(13, bold=True))
    painter.setPen(ink.colour(theme.current().backward))
    text = translate("NetworkCanvas", "loss {value}").format(value=number(picture.loss))
    line = QRectF(
        layout.words.left() - 40, layout.words.bottom() - 6, layout.words.width() + 40, 24
    )
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, text)


def _frame_right_word(painter: QPainter, layout: Outline, y: float) -> None:
    painter.setPen(ink.pen(theme.current().right, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left = layout.words.left() + 12
    frame = QRectF(left, y - 13, layout.words.right() - left + 2, 28)
    painter.drawRoundedRect(frame, 6, 6)


def _bar(layout: Outline, y: float) -> QRectF:
    width = layout.words.right() - layout.bar_left - 46
    return QRectF(layout.bar_left, y - BAR_HEIGHT / 2, width, BAR_HEIGHT)


def _share(prediction: float) -> float:
    return 0.0 if isnan(prediction) else min(1.0, max(0.0, prediction))
