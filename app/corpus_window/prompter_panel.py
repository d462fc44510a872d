"""The prompter as it is seen: what to say now in large letters, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.controllers.corpus_on_disk import ME
from app.corpus_window.prompt_words import PromptWords
from app.corpus_window.prompter import Prompter
from app.names_of import clips_text, speaker_name
from app.panels.wheel_guard import WheelGuard

DEFAULT_TAKES = 10
MOST_TAKES = 200
WORD_POINTS = 30.0


class PrompterPanel(QFrame):
    """Choose words and takes, press Start, and only speak from then on."""

    def __init__(self, prompter: Prompter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._prompter = prompter
        self._speaking = False
        self._said_finished = ""
        self._asked = QWidget(self)
        self._word = QLabel(self._asked)
        self._word.setFont(theme.text_font(WORD_POINTS, bold=True))
        self._word.setWordWrap(True)
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        self._count = _line("", self._asked)
        self._state = _line("", self._asked, muted=False)
        self._choice = QWidget(self)
        self._explained = _line(
            self.tr(
                "Choose words and press Start. Then only speak: each word is asked for in large "
                "letters, found by itself, saved with its label, and the next one is asked for."
            ),
            self._choice,
        )
        self._takes = QSpinBox(self._choice)
        self._takes.setRange(1, MOST_TAKES)
        self._takes.setValue(DEFAULT_TAKES)
        self._takes.setToolTip(self.tr("How many takes of each word there will be in the end"))
        self._takes.setAccessibleName(self.tr("Takes of each word"))
        WheelGuard(self._takes)
        self._speaker = QLineEdit(self._choice)
        self._speaker.setPlaceholderText(speaker_name(ME))
        self._speaker.setToolTip(self.tr("Whose voice it is; takes are counted for each speaker"))
        self._speaker.setAccessibleName(self.tr("Who speaks"))
        self._words = PromptWords(self)
        self._progress = QProgressBar(self)
        self._start = QPushButton(self)
        self._start.setObjectName("primary")
        self._start.setToolTip(self.tr("Begin, pause or go on (Space)"))
        self._again = QPushButton(self.tr("Say it again"), self)
        self._again.setToolTip(self.tr("Take the last take back and ask for its word (Backspace)"))
        self._skip = QPushButton(self.tr("Later"), self)
        self._skip.setToolTip(self.tr("Ask for another word first"))
        for button in (self._start, self._again, self._skip):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrange()
        self._start.clicked.connect(self.toggle)
        self._again.clicked.connect(prompter.again)
        self._skip.clicked.connect(prompter.skip)
        self._takes.valueChanged.connect(self.refresh)
        self._speaker.textChanged.connect(self.refresh)
        self._words.changed.connect(self.refresh)
        prompter.changed.connect(self.refresh)
        prompter.finished.connect(self._show_finished)
        self.refresh()

    @property
    def asked(self) -> str:
        """The word in large letters; empty when none is asked for."""
        return self._word.text() if self._prompter.running else ""

    def show_words(self, words: list[str]) -> None:
        """Offer these words, besides those the user has added."""
        self._words.offer(words)

    def show_speaking(self, speaking: bool) -> None:
        """Show that a voice is heard."""
        self._speaking = speaking
        self.refresh()

    def toggle_current_word(self) -> bool:
        """Tick or untick the current word, if the list of words has the focus."""
        return self._words.toggle_current()

    def ask_only_for(self, word: str) -> None:
        """Choose one word and no other."""
        self._words.choose_only(word)

    def toggle(self) -> None:
        """Begin, pause, or go on."""
        prompter = self._prompter
        if prompter.running and prompter.armed:
            prompter.stop()
        elif prompter.running:
            prompter.resume()
        elif self._words.chosen:
            self._said_finished = ""
            prompter.start(self._words.chosen, self._takes.value(), self._who())

    def refresh(self) -> None:
        """Show where things stand."""
        prompter, plan = self._prompter, self._prompter.plan
        running = prompter.running
        self._asked.setVisible(running)
        self._choice.setVisible(not running)
        self._words.show_progress(prompter.counts(self._who()), self._takes.value(), plan.current)
        self._words.setEnabled(not running)
        self._progress.setVisible(running)
        self._progress.setRange(0, max(plan.total, 1))
        self._progress.setValue(plan.done - prompter.saving)
        self._progress.setFormat(f"{plan.done - prompter.saving} / {plan.total}")
        self._again.setVisible(bool(prompter.last))
        self._skip.setVisible(running)
        self._skip.setEnabled(bool(plan.following))
        self._start.setText(self._start_text())
        self._start.setEnabled(bool(plan.current if running else self._words.chosen))
        if running:
            self._show_asked()
        self._explained.setText(self._said_finished or self._explanation)

    def _show_asked(self) -> None:
        plan = self._prompter.plan
        word = plan.current
        if not word:
            self._word.setText(self.tr("Done"))
            self._count.setText("")
            self._state.setText(self.tr("Saving the last takes..."))
            return
        self._word.setText(word)
        text = self.tr("{take} of {takes}").format(take=plan.said(word) + 1, takes=plan.takes)
        if plan.following:
            text += " · " + self.tr("then: {word}").format(word=plan.following)
        self._count.setText(text)
        if not self._prompter.armed:
            state = self.tr("The microphone does not listen. Press Go on.")
        elif self._speaking:
            state = self.tr("I hear you...")
        else:
            state = self.tr("Listening: say it now")
        self._state.setText(state)

    def _show_finished(self, count: int) -> None:
        self._said_finished = self.tr(
            "Every chosen word has its takes: {clips} said now. Add words, or ask for more takes."
        ).format(clips=clips_text(count))
        self.refresh()

    def _start_text(self) -> str:
        if not (self._prompter.running and self._prompter.plan.current):
            return self.tr("Start")
        return self.tr("Pause") if self._prompter.armed else self.tr("Go on")

    def _who(self) -> str:
        typed = " ".join(self._speaker.text().split())
        return ME if typed in ("", speaker_name(ME)) else typed

    def _arrange(self) -> None:
        self._explanation = self._explained.text()
        heading = QLabel(self.tr("COLLECT TAKES"), self)
        heading.setObjectName("heading")
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(2)
        asked.addWidget(_line(self.tr("Say"), self._asked))
        for label in (self._word, self._count, self._state):
            asked.addWidget(label)
        choice = QVBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.addWidget(self._explained)
        for text, field in (
            (self.tr("Takes of each"), self._takes),
            (self.tr("Who speaks"), self._speaker),
        ):
            row = QHBoxLayout()
            name = QLabel(text, self._choice)
            name.setBuddy(field)
            row.addWidget(name)
            row.addStretch()
            row.addWidget(field)
            field.setFixedWidth(110)
            choice.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addWidget(self._again, 1)
        buttons.addWidget(self._skip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        for widget in (heading, self._asked, self._choice, self._progress):
            layout.addWidget(widget)
        layout.addWidget(self._words, 1)
        layout.addLayout(buttons)
        layout.addWidget(self._start)


def _line(text: str, parent: QWidget, *, muted: bool = True) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if muted:
        label.setObjectName("muted")
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
