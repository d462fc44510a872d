"""The bar below the canvas: which clip is followed, how it is drawn, what is played again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QActionGroup, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app import icons, theme
from app.controllers.playhead import Loop
from app.controllers.spotlight import Following
from app.names_of import speaker_name
from app.network_canvas.options import Options, TimeScale
from app.network_canvas.scales import FIXED_ACTIVATION, FIXED_GRADIENT, Normalisation
from engine.corpus.clip import Clip

LONGEST_WORD = 22  # letters of a clip's name that are shown


class CanvasBar(QWidget):
    """Says what the user wants of the picture; shows what is in force."""

    hear_requested = Signal()
    following_chosen = Signal(object)
    """A `Following` other than a clip."""
    clip_wanted = Signal()
    """The user wants to choose the clip among all clips."""
    loop_chosen = Signal(object)
    """A `Loop`."""
    options_chosen = Signal(object)
    """`Options`."""
    zoom_requested = Signal(int)
    """1: larger, -1: smaller, 0: fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = Options()
        self._loop = Loop.NOTHING
        self._following: tuple[Following, Clip | None] = (Following.BATCH, None)
        self.hear = QToolButton()
        self.follow = QToolButton()
        self.loop = QToolButton()
        self.scales = QToolButton()
        self.smaller, self.fit, self.larger = QToolButton(), QToolButton(), QToolButton()
        self.save = QToolButton()
        self.save_menu = QMenu(self.save)
        self._menus = {button: QMenu(button) for button in (self.follow, self.loop, self.scales)}
        self._prepare()
        self._lay_out()
        self._write()

    def show_following(self, following: Following, clip: Clip | None) -> None:
        """Show which clip is followed."""
        self._following = (following, clip)
        self._write_following()

    def show_loop(self, loop: Loop) -> None:
        """Show what is played again and again."""
        self._loop = loop
        self._write_loop()

    def show_options(self, options: Options) -> None:
        """Show how the picture is drawn."""
        self._options = options
        self._write_scales()

    def apply_theme(self) -> None:
        """Draw the icons in the colours of the theme."""
        self.hear.setIcon(icons.run_icon(theme.current().text))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the line above it."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().panel))
        painter.fillRect(0, 0, self.width(), 1, QColor(theme.current().line))

    def _prepare(self) -> None:
        self.setFixedHeight(36)
        self._menus[self.save] = self.save_menu
        for button, menu in self._menus.items():
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in self._buttons():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.hear.clicked.connect(self.hear_requested)
        for button, way in ((self.smaller, -1), (self.fit, 0), (self.larger, 1)):
            button.clicked.connect(partial(self._zoom, way))
        self.apply_theme()

    def _zoom(self, way: int) -> None:
        self.zoom_requested.emit(way)

    def _buttons(self) -> tuple[QToolButton, ...]:
        return (
            self.hear, self.follow, self.loop, self.scales,
            self.smaller, self.fit, self.larger, self.save,
        )  # fmt: skip

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 3)
        row.setSpacing(6)
        row.addWidget(self.hear)
        row.addWidget(self.follow)
        row.addStretch(1)
        for button in self._buttons()[2:]:
            row.addWidget(button)

    def _write(self) -> None:
        self.hear.setToolTip(self.tr("Hear the clip, with a cursor over its spectrogram (H)"))
        self.hear.setAccessibleName(self.hear.toolTip())
        self.follow.setToolTip(self.tr("Which clip's numbers are drawn"))
        self.loop.setToolTip(self.tr("Play a phase or a step again and again"))
        self.scales.setToolTip(self.tr("What the brightest colours stand for"))
        self.smaller.setText("−")
        self.fit.setText(self.tr("Fit"))
        self.larger.setText("+")
        self.smaller.setToolTip(self.tr("Smaller (Ctrl+−, wheel)"))
        self.fit.setToolTip(self.tr("Show the whole picture (Ctrl+0, double click)"))
        self.larger.setToolTip(self.tr("Larger (Ctrl++, wheel)"))
        self.save.setText(self.tr("Picture"))
        self.save.setToolTip(self.tr("Copy or save the picture of the network"))
        self._write_following()
        self._write_loop()
        self._write_scales()

    def _write_following(self) -> None:
        following, clip = self._following
        name = ""
        if clip is not None:
            name = f"“{clip.word}”" + (f" · {speaker_name(clip.speaker)}" if clip.speaker else "")
            name = name if len(name) <= LONGEST_WORD else name[: LONGEST_WORD - 1] + "…"
        texts = {
            Following.BATCH: self.tr("Clip: one of the batch"),
            Following.CLIP: self.tr("Clip: {name}").format(name=name),
            Following.SPOKEN: self.tr("Spoken: {name}").format(name=name),
            Following.HARDEST: self.tr("Hardest: {name}").format(name=name),
        }
        self.follow.setText(texts[following])
        menu = self._fresh(self.follow)
        for choice, text in (
            (Following.BATCH, self.tr("One of the batch")),
            (Following.SPOKEN, self.tr("The last one spoken")),
            (Following.HARDEST, self.tr("The worst recognised")),
        ):
            action = menu.addAction(text, partial(self.following_chosen.emit, choice))
            action.setCheckable(True)
            action.setChecked(choice is following)
        menu.addSeparator()
        menu.addAction(self.tr("Any clip..."), self.clip_wanted.emit)

    def _write_loop(self) -> None:
        names = {
            Loop.NOTHING: self.tr("No loop"),
            Loop.PHASE: self.tr("Loop the phase"),
            Loop.STEP: self.tr("Loop the step"),
        }
        self.loop.setText(names[self._loop])
        menu = self._fresh(self.loop)
        for loop, text in names.items():
            action = menu.addAction(text, partial(self.loop_chosen.emit, loop))
            action.setCheckable(True)
            action.setChecked(loop is self._loop)

    def _write_scales(self) -> None:
        self.scales.setText(self.tr("Scales"))
        menu = self._fresh(self.scales)
        fixed = self.tr("Fixed: activations {activation:g}, gradients {gradient:g}")
        menu.addSection(self.tr("The brightest colour is"))
        self._choices(
            menu,
            "normalisation",
            {
                Normalisation.SUITED: self.tr("As suits the network"),
                Normalisation.LAYER: self.tr("Each layer's largest"),
                Normalisation.NETWORK: self.tr("The whole network's largest"),
                Normalisation.FIXED: fixed.format(
                    activation=FIXED_ACTIVATION, gradient=FIXED_GRADIENT
                ),
            },
        )
        menu.addSection("∂L/∂input")
        self._choices(
            menu, "signed", {True: self.tr("Signed: negative hatched"), False: self.tr("Magnitude")}
        )
        menu.addSection(self.tr("Gradient back in time"))
        self._choices(
            menu,
            "time_scale",
            {
                TimeScale.LINEAR: self.tr("Linear"),
                TimeScale.LOGARITHMIC: self.tr("Logarithmic"),
                TimeScale.EACH_FRAME: self.tr("Each frame by itself"),
            },
        )

    def _choices(self, menu: QMenu, field: str, names: dict[object, str]) -> None:
        group = QActionGroup(menu)
        for value, text in names.items():
            change: dict[str, Any] = {field: value}
            changed = replace(self._options, **change)
            action = menu.addAction(text, partial(self.options_chosen.emit, changed))
            action.setCheckable(True)
            action.setChecked(getattr(self._options, field) == value)
            group.addAction(action)

    def _fresh(self, button: QToolButton) -> QMenu:
        menu = self._menus[button]
        menu.clear()
        return menu
