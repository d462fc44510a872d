"""Dividing the user's clips into training and validation: by clip or by speaker, seen first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.controllers.background import Background
from app.errors import sentences_about
from app.names_of import speaker_name
from app.panels.wheel_guard import WheelGuard
from engine.corpus.clip import Clip, Split

DEFAULT_PERCENT = 20
Splits = dict[Clip, Split]


def divided(clips: tuple[Clip, ...], share: float, *, by_speaker: bool) -> Splits:
    """Return the split of each clip, by the engine."""
    from engine.corpus.splitting import split_by_clip, split_by_speaker

    return split_by_speaker(clips, share) if by_speaker else split_by_clip(clips, share)


class SplitPanel(QFrame):
    """Shows what a split would be, and asks for it."""

    apply_requested = Signal(object)
    """dict[Clip, Split] of the clips that change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._background = Background(self)
        self._clips: tuple[Clip, ...] = ()
        self._asked = 0
        self._splits: Splits = {}
        self._by_clip = QRadioButton(self.tr("By clip"), self)
        self._by_clip.setToolTip(self.tr("Some takes of each word validate, whoever says them"))
        self._by_speaker = QRadioButton(self.tr("By speaker"), self)
        self._by_speaker.setToolTip(
            self.tr("Some speakers validate with all they say: how well are strangers understood?")
        )
        self._by_clip.setChecked(True)
        self._share = QSpinBox(self)
        self._share.setRange(5, 50)
        self._share.setSingleStep(5)
        self._share.setValue(DEFAULT_PERCENT)
        self._share.setSuffix(" %")
        self._share.setToolTip(self.tr("How much is kept for validation"))
        self._share.setAccessibleName(self.tr("How much is kept for validation"))
        WheelGuard(self._share)
        self._preview = QTreeWidget(self)
        self._preview.setRootIsDecorated(False)
        self._preview.setUniformRowHeights(True)
        self._preview.setFrameShape(QFrame.Shape.NoFrame)
        self._preview.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._preview.setHeaderLabels([self.tr("Word"), self.tr("Training"), self.tr("Validation")])
        header = self._preview.header()
        header.setStretchLastSection(False)
        for column in (1, 2):
            header.setSectionResizeMode(column, header.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        self._who = QLabel(self)
        self._who.setWordWrap(True)
        self._who.setTextFormat(Qt.TextFormat.PlainText)
        self._apply = QPushButton(self.tr("Apply"), self)
        self._apply.setObjectName("primary")
        self._apply.setToolTip(self.tr("Divide your clips so; Undo brings the split before back"))
        self._apply.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrange()
        self._by_clip.toggled.connect(self._preview_soon)
        self._share.valueChanged.connect(self._preview_soon)
        self._apply.clicked.connect(self._ask)
        self._show({})

    def show_clips(self, clips: tuple[Clip, ...]) -> None:
        """Take these clips, the user's own, as what is to be divided."""
        self._clips = clips
        if self.isVisible():
            self._preview_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Reckon the split when it is about to be seen."""
        super().showEvent(event)
        self._preview_soon()

    def wait(self, seconds: float) -> bool:
        """Wait for the background thread; False when that takes longer."""
        return self._background.wait(seconds)

    def _preview_soon(self) -> None:
        self._asked += 1
        work = partial(
            divided,
            self._clips,
            self._share.value() / 100,
            by_speaker=self._by_speaker.isChecked(),
        )
        asked = self._asked
        self._background.run(work, partial(self._answered, asked), partial(self._failed, asked))

    def _answered(self, asked: int, splits: Splits) -> None:
        if asked == self._asked:
            self._show(splits)

    def _failed(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self._show({})
            if self._clips:
                self._who.setText(" ".join(sentences_about(error)))

    def _show(self, splits: Mapping[Clip, Split]) -> None:
        counts = Counter((clip.word, split) for clip, split in splits.items())
        self._splits = {clip: split for clip, split in splits.items() if split is not clip.split}
        self._preview.clear()
        for word in dict.fromkeys(clip.word for clip in splits):
            numbers = [f"{counts[word, split]:,}" for split in Split]
            item = QTreeWidgetItem([word, *numbers])
            for column in (1, 2):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
            self._preview.addTopLevelItem(item)
        self._who.setText(self._sentence(splits))
        self._apply.setEnabled(bool(self._splits))

    def _sentence(self, splits: Mapping[Clip, Split]) -> str:
        if not splits:
            return self.tr("There are no clips of yours to divide yet.")
        kept = Counter(split for split in splits.values())
        text = self.tr("{training} clips to learn from, {validation} to test with.").format(
            training=f"{kept[Split.TRAINING]:,}", validation=f"{kept[Split.VALIDATION]:,}"
        )
        if self._by_speaker.isChecked():
            speakers = {clip.speaker for clip, split in splits.items() if split is Split.VALIDATION}
            names = ", ".join(speaker_name(one) for one in sorted(speakers)[:6])
            names += ", ..." * (len(speakers) > 6)
            text += " " + self.tr("To test with: {speakers}.").format(speakers=names)
        if not self._splits:
            text += " " + self.tr("That is how they are divided now.")
        return text

    def _ask(self) -> None:
        if self._splits:
            self.apply_requested.emit(self._splits)

    def _arrange(self) -> None:
        heading = QLabel(self.tr("TRAINING AND VALIDATION"), self)
        heading.setObjectName("heading")
        how = QHBoxLayout()
        how.addWidget(self._by_clip)
        how.addWidget(self._by_speaker)
        share = QHBoxLayout()
        label = QLabel(self.tr("For validation"), self)
        label.setBuddy(self._share)
        share.addWidget(label)
        share.addStretch()
        share.addWidget(self._share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addLayout(how)
        layout.addLayout(share)
        layout.addWidget(self._preview, 1)
        layout.addWidget(self._who)
        layout.addWidget(self._apply)
