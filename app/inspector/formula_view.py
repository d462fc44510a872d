"""A formula in typeset mathematics, its pieces side by side on one baseline, wrapped to fit."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme

FOLDER = Path(__file__).parent.parent.parent / "resources" / "formulas"

EM = 20.0  # pixels of an em in the pictures
_OPENING = ("tanh", "sigmoid", "relu", "leaky-relu", "open")

GAP = 5.0  # pixels between two pieces
LINE_GAP = 6.0  # pixels between two lines


class FormulaView(QWidget):
    """Shows the pieces of a formula by their names in `resources/formulas`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[str, ...] = ()
        self._boxes: dict[float, list[QRectF]] = {}
        self._drawn = QPixmap()
        self._drawn_for: tuple[object, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The names of the pieces that are shown."""
        return self._pieces

    def show_pieces(self, pieces: tuple[str, ...]) -> None:
        """Show these, in order."""
        if pieces != self._pieces:
            self._pieces = pieces
            self._boxes.clear()
            self.setVisible(bool(pieces))
            self.updateGeometry()
            self.update()

    def boxes(self, width: float) -> list[QRectF]:
        """Return where each piece lies when the formula is wrapped to a width, in pixels."""
        if width not in self._boxes:
            self._boxes[width] = self._lay_out(width)
        return self._boxes[width]

    def _lay_out(self, width: float) -> list[QRectF]:
        boxes: list[QRectF] = []
        line: list[tuple[str, float]] = []
        x, top = 0.0, 0.0
        for cluster in clusters(self._pieces):
            widths = [self._width(name) for name in cluster]
            if line and x + sum(widths) > width:
                top = self._place(line, top, boxes)
                line, x = [], 0.0
            for name, wide in zip(cluster, widths, strict=True):
                line.append((name, x))
                x += wide
            x += GAP
        self._place(line, top, boxes)
        return boxes

    def _width(self, name: str) -> float:
        return renderer_of(name, theme.current()).viewBoxF().width() * self._scale()

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped formula takes."""
        return round(max((box.bottom() for box in self.boxes(width)), default=0.0))

    def sizeHint(self) -> QSize:
        """Ask for one line where there is room."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another size."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._boxes.clear()
            self._drawn_for = ()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pieces."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        painter.end()

    def _picture(self) -> QPixmap:
        """Return the formula drawn for this size, screen and theme; only a change draws it anew."""
        ratio = self.devicePixelRatioF()
        key = (self._pieces, self.size(), ratio, theme.current())
        if key != self._drawn_for:
            self._drawn = QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for name, box in zip(self._pieces, self.boxes(self.width()), strict=True):
                renderer_of(name, theme.current()).render(painter, box)
            painter.end()
            self._drawn_for = key
        return self._drawn

    def _place(self, line: list[tuple[str, float]], top: float, boxes: list[QRectF]) -> float:
        """Put a line's pieces on one baseline below `top`; return where the next line begins."""
        if not line:
            return top
        scale = self._scale()
        views = [renderer_of(name, theme.current()).viewBoxF() for name, _ in line]
        baseline = top + max(-view.top() for view in views) * scale
        for (_, x), view in zip(line, views, strict=True):
            corner = QPointF(x, baseline + view.top() * scale)
            boxes.append(QRectF(corner, view.size() * scale))
        return max(box.bottom() for box in boxes[-len(line) :]) + LINE_GAP

    def _scale(self) -> float:
        return self.fontMetrics().height() * 1.02 / EM


def clusters(pieces: tuple[str, ...]) -> list[list[str]]:
    """Return the pieces in groups between which a line may end: a bracket stays with its inside."""
    found: list[list[str]] = []
    joins = False
    for name in pieces:
        if found and (joins or name.startswith("close")):
            found[-1].append(name)
        else:
            found.append([name])
        joins = name in _OPENING
    return found


@lru_cache(maxsize=512)
def renderer_of(name: str, colours: theme.Theme) -> QSvgRenderer:
    """Return what draws a piece in a theme's colours."""
    svg = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    for placeholder, colour in (
        ("black", colours.text),
        ("cyan", colours.forward),
        ("orange", colours.backward),
        ("violet", colours.update),
    ):
        svg = svg.replace(f'"{placeholder}"', f'"{colour}"')
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer
