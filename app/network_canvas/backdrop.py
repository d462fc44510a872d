"""What stands still, painted once into pixmaps: the furniture, and the still part of a phase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app import theme
from app.network_canvas.legend import ColourBar, paint_legend, paint_legend_values
from app.network_canvas.moment import Moment
from app.network_canvas.scene import Scene
from app.network_canvas.view import View


class Backdrop:
    """Keeps two pictures of a scene, and makes each anew only when it has to be."""

    def __init__(self) -> None:
        self._furniture: tuple[object, QPixmap] | None = None
        self._still: tuple[View, QPixmap] | None = None

    def forget(self) -> None:
        """Paint the still part anew: another phase or another record has begun."""
        self._still = None

    def picture(
        self, widget: QWidget, scene: Scene[Any, Any], moment: Moment, view: View
    ) -> QPixmap:
        """Return what stands still during the phase, painted once; of a whole step, all of it."""
        if self._still is None or self._still[0] != view:
            pixmap, bars = _empty(widget), scene.colour_bars()
            with QPainter(pixmap) as painter:
                painter.drawPixmap(0, 0, self._furniture_of(widget, scene, bars, view))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setTransform(view.transform())
                scene.paint_still(painter, moment)
                if moment.whole:
                    scene.paint_moving(painter, moment)
                painter.setTransform(view.unmagnified())
                if view.fits:
                    paint_legend_values(painter, scene.layout.legend, bars)
                else:
                    self.paint_legend(painter, scene, cover=True)
            self._still = (view, pixmap)
        return self._still[1]

    def paint_legend(self, painter: QPainter, scene: Scene[Any, Any], *, cover: bool) -> None:
        """Paint the whole legend; it keeps its place and size when the picture is magnified."""
        area, bars = scene.layout.legend, scene.colour_bars()
        if cover:
            strip = QRectF(0, area.top() - 6, scene.layout.size[0], area.height() + 20)
            painter.fillRect(strip, QColor(theme.current().window))
        paint_legend(painter, area, bars, scene.note())
        paint_legend_values(painter, area, bars)

    def _furniture_of(
        self, widget: QWidget, scene: Scene[Any, Any], bars: Sequence[ColourBar], view: View
    ) -> QPixmap:
        key = (
            scene.layout,
            scene.furniture_key(),
            scene.picture.record.forward_only,
            scene.options,
            scene.note(),
            [(bar.title, bar.normalisation) for bar in bars],
            view,
        )
        if self._furniture is None or self._furniture[0] != key:
            pixmap = _empty(widget)
            with QPainter(pixmap) as painter:
                painter.fillRect(widget.rect(), QColor(theme.current().window))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setTransform(view.transform())
                scene.paint_furniture(painter)
                painter.setTransform(view.unmagnified())
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                if view.fits:
                    paint_legend(painter, scene.layout.legend, bars, scene.note())
            self._furniture = (key, pixmap)
        return self._furniture[1]


def _empty(widget: QWidget) -> QPixmap:
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(widget.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
