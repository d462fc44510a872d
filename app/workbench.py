"""All panels around the canvas, assembled. It is built after the window's first paint."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from app import theme
from app.inspector.panel import InspectorPanel
from app.network_canvas.canvas import NetworkCanvas
from app.network_canvas.canvas_bar import CanvasBar
from app.network_canvas.caption_bar import CaptionBar
from app.panels.corpus_panel import CorpusPanel
from app.panels.notice import Notice
from app.panels.skeleton import LEFT, RIGHT
from app.panels.sound_panel import SoundPanel
from app.panels.timeline_panel import TimelinePanel
from app.panels.training_panel import TrainingPanel
from engine.sound.features import FeatureSettings, band_frequencies

TIMELINE_HEIGHT = 172
MARGIN = 8
"""Pixels around what is scrolled to."""


class Workbench(QWidget):
    """Sound and words at the left, the network in the middle, its settings at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sound = SoundPanel()
        self.corpus = CorpusPanel()
        self.caption = CaptionBar()
        self.notice = Notice()
        self.canvas = NetworkCanvas(band_frequencies(FeatureSettings()).tolist())
        self.canvas_bar = CanvasBar()
        self.timeline = TimelinePanel()
        self.training = TrainingPanel()
        self.inspector = InspectorPanel()
        self.tabs = QTabWidget()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.stack = QSplitter(Qt.Orientation.Vertical)
        self.sound.naming_changed.connect(self.corpus.make_room)
        self.sound.card.face_changed.connect(self._show_card)
        self._scrolled_from: int | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self.canvas.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a field lets go of the keys
        picture = _column(
            self.caption, self.notice, self.canvas, self.canvas_bar, stretched=self.canvas
        )
        self.stack.addWidget(picture)
        self.stack.addWidget(self.timeline)
        self.stack.setSizes([572, TIMELINE_HEIGHT])
        self.stack.setStretchFactor(0, 1)
        self.stack.setStretchFactor(1, 0)
        self._left = _scrolling(_column(self.sound, self.corpus))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.training, self.tr("Network"))
        self.tabs.addTab(self.inspector, self.tr("Inspector"))
        self.tabs.setTabToolTip(0, self.tr("What the network is, and how it is trained (I)"))
        self.tabs.setTabToolTip(1, self.tr("The number that was clicked, and its proof (I)"))
        self._right = self.tabs
        for widget in (self._left, self.stack, self._right):
            self.columns.addWidget(widget)
        for splitter in (self.columns, self.stack):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.columns.setSizes([LEFT, 1280 - LEFT - RIGHT, RIGHT])
        for place, stretch in enumerate((0, 1, 0)):
            self.columns.setStretchFactor(place, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)

    def show_corpus(self) -> None:
        """Scroll to what the corpus panel has to say."""
        self._scroll_to(self.corpus.notice)

    def _show_card(self) -> None:
        """Scroll to the card while it has the keyboard, and back when it has gone."""
        card, bar = self.sound.card, self._left.verticalScrollBar()
        if card.naming or (card.asking and card.hasFocus()):
            if self._scrolled_from is None:
                self._scrolled_from = bar.value()
                bar.rangeChanged.connect(self._scroll_to_card)  # as it is being laid out
            QTimer.singleShot(0, self._scroll_to_card)
        elif card.sound is None and self._scrolled_from is not None:
            bar.rangeChanged.disconnect(self._scroll_to_card)
            bar.setValue(self._scrolled_from)
            self._scrolled_from = None

    def _scroll_to(self, widget: QWidget) -> None:
        """Show all of a widget, once it has been laid out."""
        QTimer.singleShot(0, lambda: self._left.ensureWidgetVisible(widget, 0, MARGIN))

    def _scroll_to_card(self) -> None:
        self._left.ensureWidgetVisible(self.sound.card, 0, MARGIN)

    def inspect(self, inspecting: bool) -> None:
        """Show the inspector at the right, or the network's settings."""
        self.tabs.setCurrentWidget(self.inspector if inspecting else self.training)

    def present(self, presented: bool) -> None:
        """Leave only the network and what it says, large; or show everything again."""
        for widget in (self._left, self._right, self.timeline):
            widget.setVisible(not presented)
        self.caption.show_presented(presented)
        self.canvas.show_presented(presented)
        self.notice.setFont(
            theme.text_font(theme.PRESENTED_POINTS if presented else theme.TEXT_POINTS)
        )

    def apply_theme(self) -> None:
        """Draw everything that keeps colours anew."""
        self.caption.apply_theme()
        self.canvas.refresh()
        self.canvas_bar.apply_theme()
        self.timeline.apply_theme()
        self.training.apply_theme()


def _column(*widgets: QWidget, stretched: QWidget | None = None) -> QWidget:
    """Put widgets below each other; one of them, by default the last, takes what room is left."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, int(widget is (stretched or widgets[-1])))
    return column


def _scrolling(widget: QWidget) -> QScrollArea:
    """Let a column scroll before anything in it is squeezed."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click on a button leaves the focus in a field
    area.setMinimumWidth(LEFT)
    area.setWidget(widget)
    return area
