"""The bar above the canvas: which phase it is, its formula, and where in the step it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.colour_scale import blend
from app.controllers.phases import Direction, Phase
from app.network_canvas.captions import Caption

HEIGHT, PRESENTED_HEIGHT = 84, 112
CHIP = 15  # pixels a phase


def hue(direction: Direction) -> str:
    """Return the colour of a direction in the theme that is in force."""
    colours = theme.current()
    return {
        Direction.FORWARD: colours.forward,
        Direction.BACKWARD: colours.backward,
        Direction.UPDATE: colours.update,
        Direction.NEUTRAL: colours.text,
    }[direction]


class PhaseChips(QWidget):
    """One small block a phase; those that have been are dim, the present one is bright."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phases: tuple[Phase, ...] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the blocks."""
        return QSize(CHIP * max(5, len(self._phases)), 10)

    def show_phase(self, phases: tuple[Phase, ...], current: int) -> None:
        """Show the phases, and which one it is; -1 for a whole step at once."""
        if (phases, current) != (self._phases, self._current):
            if len(phases) != len(self._phases):
                self.updateGeometry()
            self._phases, self._current = phases, current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the blocks."""
        del event
        if not self._phases:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = self.width() / len(self._phases)
        for number, phase in enumerate(self._phases):
            whole = self._current < 0
            share = 1.0 if number == self._current else 0.55 if whole else 0.4
            if number > self._current and not whole:
                share = 0.12
            painter.setBrush(blend(theme.current().panel, hue(phase.direction), share))
            painter.drawRoundedRect(QRectF(number * width, 0, width - 4, 9), 3, 3)


class Title(QLabel):
    """One line of text, shortened where there is no room for all of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        del event
        painter = QPainter(self)
        elided = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.text(), elided, self.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)


class CaptionBar(QWidget):
    """Title and formula at the left; phase, and whose numbers they are, at the right."""

    batch_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._direction = Direction.NEUTRAL
        self._formula_points = 12.0
        self._title = Title()
        self._title.setFont(theme.text_font(14, bold=True))
        self._formula = QLabel()
        self._formula.setFont(theme.formula_font(12))
        self._formula.setTextFormat(Qt.TextFormat.RichText)
        self._chips = PhaseChips()
        self._place = QLabel()
        self._place.setObjectName("muted")
        self._clip = QPushButton()
        self._batch = QPushButton()
        group = QButtonGroup(self)
        for button in (self._clip, self._batch):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(button)
        self._clip.setChecked(True)
        self._batch.toggled.connect(self.batch_chosen)
        self._assemble()
        self._write()

    def _assemble(self) -> None:
        self.setFixedHeight(HEIGHT)
        self.setAutoFillBackground(True)
        for label in (self._title, self._formula):
            label.setMinimumWidth(60)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 7, 14, 7)
        rows.setSpacing(2)
        for words, *others in (
            (self._title, self._place, self._chips),
            (self._formula, self._clip, self._batch),
        ):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(words, 1)
            for widget in others:
                row.addWidget(widget)
            rows.addLayout(row, int(words is self._formula))

    def show_caption(self, caption: Caption) -> None:
        """Show a phase's words and formula in its direction's hue."""
        if self._title.text() != caption.title or self._direction is not caption.direction:
            self._direction = caption.direction
            self._title.setText(caption.title)
            self.apply_theme()
        if self._formula.text() != caption.formula:
            self._formula.setWordWrap(False)
            self._formula.setFont(theme.formula_font(self._formula_points))
            self._formula.setText(caption.formula)
            if self._formula.sizeHint().width() > self._formula.width():
                self._formula.setFont(theme.formula_font(min(11.0, self._formula_points)))
                self._formula.setWordWrap(True)

    def show_presented(self, presented: bool) -> None:
        """Write large enough for the back row, or as usual."""
        title, self._formula_points = (22, theme.PRESENTED_POINTS) if presented else (14, 12)
        self._title.setFont(theme.text_font(title, bold=True))
        self._formula.setFont(theme.formula_font(self._formula_points))
        self.setFixedHeight(PRESENTED_HEIGHT if presented else HEIGHT)

    def apply_theme(self) -> None:
        """Write the title in its direction's hue of the theme in force."""
        self._title.setStyleSheet(f"color: {hue(self._direction)}")
        self.update()

    def show_phase(self, phases: tuple[Phase, ...], current: int) -> None:
        """Show where in the step the playhead stands; -1 for a whole step at once."""
        self._chips.show_phase(phases, current)
        if current >= 0:
            text = self.tr("phase {number} of {count}").format(
                number=current + 1, count=len(phases)
            )
        else:
            text = self.tr("whole step")
        if self._place.text() != text:
            self._place.setText(text)

    def toggle_batch(self) -> None:
        """Show the other of this clip and the batch."""
        (self._clip if self._batch.isChecked() else self._batch).setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._clip.setText(self.tr("This clip"))
        self._batch.setText(self.tr("The batch"))
        self._clip.setToolTip(
            self.tr("Activations and gradients of the one clip that is drawn (B)")
        )
        self._batch.setToolTip(
            self.tr("The mean over the clips of the step: what the update uses (B)")
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the direction's hue at the left edge."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().panel))
        painter.fillRect(0, 0, 5, self.height(), QColor(hue(self._direction)))
