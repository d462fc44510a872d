"""The line above the charts: a step and all its values, as many of them as there is room for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app import theme
from app.controllers.travel import Standing
from app.panels.layer_strips import short_number
from app.panels.run_curves import SMALLEST, Reading

translate = QCoreApplication.translate

SEPARATOR = "&nbsp;&nbsp;·&nbsp;&nbsp;"
POINTS = 12.0


class TimelineReadout(QLabel):
    """Shows the first parts of what there is to say, and never asks for more room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFont(_tabular(theme.text_font(POINTS, bold=True)))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def show_parts(self, parts: Sequence[str]) -> None:
        """Say these, rich text each, the most important first."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        metrics = QFontMetrics(self.font())
        room = self.width()
        shown: list[str] = []
        for part in self._parts:
            plain = re.sub("<[^>]*>", "", part)
            room -= metrics.horizontalAdvance(plain + ("  ·  " if shown else ""))
            if room < 0 and shown:
                break
            shown.append(part)
        muted = theme.current().muted
        self.setText(f'<span style="color:{muted}">{SEPARATOR.join(shown)}</span>' if shown else "")


def parts_of(reading: Reading, place: str) -> list[str]:
    """Return all that is to be said of a step, after the words for its place."""
    parts = [place]
    lowest, highest = (f"{loss:.3f}" for loss in reading.loss)
    loss = lowest if lowest == highest else f"{lowest} – {highest}"
    parts.append(translate("Timeline", "batch loss {loss}").format(loss=_strong(loss)))
    if reading.training_accuracy is not None:
        share = _strong(f"{100 * reading.training_accuracy:.1f} %")
        parts.append(translate("Timeline", "training {share}").format(share=share))
    if reading.validation_accuracy is not None:
        share = _strong(f"{100 * reading.validation_accuracy:.1f} %", theme.current().right)
        parts.append(translate("Timeline", "validation {share}").format(share=share))
    for text, values, colour in (
        (
            translate("Timeline", "gradient norms {values}"),
            reading.gradient_norms,
            theme.current().backward,
        ),
        (
            translate("Timeline", "update ratios {values}"),
            reading.update_ratios,
            theme.current().update,
        ),
    ):
        if values and values[0] == values[0]:
            numbers = " ".join(map(_measured, values))
            parts.append(text.format(values=_strong(numbers, colour)))
    return parts


def _measured(value: float) -> str:
    """Return a number in few digits; what is kept as the smallest there is, is nothing."""
    return "0" if value <= 1.01 * SMALLEST else short_number(value)


def newest_place(reading: Reading) -> str:
    """Return the words for the newest step."""
    return translate("Timeline", "step {step}").format(step=_strong(f"{reading.last:,}"))


def pointed_place(reading: Reading) -> str:
    """Return the words for the step under the pointer, or for all that share its place."""
    if reading.first == reading.last:
        return translate("Timeline", "at step {step}").format(step=_strong(f"{reading.first:,}"))
    span = _strong(f"{reading.first:,} – {reading.last:,}")
    return translate("Timeline", "at steps {steps}").format(steps=span)


def past_place(standing: Standing) -> str:
    """Return the words for standing before the newest step, in the colour of a warning."""
    text = translate("Timeline", "In the past: step {step} of {newest}").format(
        step=f"{standing.step:,}", newest=f"{standing.newest:,}"
    )
    return _strong(text, theme.current().warning)


def _strong(text: str, colour: str | None = None) -> str:
    return f'<span style="color:{colour or theme.current().text}">{text}</span>'


def _tabular(font: QFont) -> QFont:
    """Give all digits the same width, so that running numbers stand still."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
