"""From a word to an answer, a judgement, and the lesson that follows from it: one flow for all.

Words come from *Say a word*, from the open microphone while it recognises, from files, and from the
sound window. Until the network has been trained, a label only lets the word join the corpus; from
then on, it also tells whether the answer was right, and what was wrong is taught.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import sentences_about

if TYPE_CHECKING:
    from app.controllers.correcting import CorrectionController
    from app.controllers.lessons import Lesson, Lessons
    from app.controllers.library import LibraryController
    from app.controllers.playback import PlaybackController
    from app.controllers.recognition import RecognitionController
    from app.controllers.training import TrainingController
    from app.panels.notice import Notice
    from app.panels.sound_panel import SoundPanel
    from engine.recognition.recogniser import Recognition
    from engine.sound.sound import Sound
    from engine.training.progress import Correction


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A word that the network is asked about.

    `source` is a sentence about where it comes from. `waited_for` is whether the user asked for
    this word, and `said` whether *Say a word* heard it.
    """

    sound: Sound
    source: str = ""
    said: bool = False
    waited_for: bool = True


class Answering(QObject):
    """Asks the network about words, shows its answers, and takes the user's judgement of them."""

    heard_live = Signal(object)
    """The Recognition of a word that nobody waited for: it may command."""

    def __init__(
        self,
        panel: SoundPanel,
        notice: Notice,
        library: LibraryController,
        training: TrainingController,
        playback: PlaybackController,
        recognition: RecognitionController,
        correcting: CorrectionController,
        lessons: Lessons,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._notice = notice
        self._library = library
        self._training = training
        self._playback = playback
        self._recognition = recognition
        self._correcting = correcting
        self._lessons = lessons
        self._questions: list[Question] = []
        self._offered: tuple[Sound, str] | None = None
        self._wrong: list[str] = []
        self._new_words: set[str] = set()
        self._showing_correction = False
        self._connect()

    def ask(self, question: Question, ended: float | None = None) -> None:
        """Ask about a word; `ended` is when it ended, in seconds of `time.monotonic`."""
        if not question.waited_for and self._panel.card.naming:
            return  # who types a label does not speak to the network
        if self._training.weights is not None:
            self._questions.append(question)
            self._recognition.hear(question.sound, ended)
        elif question.waited_for:
            self._show_unanswered(question)

    def _connect(self) -> None:
        self._panel.clip_labelled.connect(self._take_label)
        self._panel.answer_confirmed.connect(self._take_as_right)
        self._recognition.recognised.connect(self._show_answer)
        self._recognition.failed.connect(self._show_no_answer)
        self._training.run_started.connect(self._ask_again)
        self._lessons.taught.connect(self._show_lesson)
        self._lessons.unlearned.connect(self._show_unlearned)
        self._playback.playing_changed.connect(self._follow_playing)
        self._library.clip_added.connect(lambda _: self._forget_offered())
        self._library.failed.connect(self._give_back)
        self._library.file_opened.connect(
            lambda sound, sentence: self.ask(Question(sound, sentence))
        )
        self._library.history_changed.connect(lambda *_: self._withdraw_undo())
        self._notice.undo_requested.connect(self._library.undo)

    def _show_answer(self, recognition: Recognition) -> None:
        sounds = [question.sound for question in self._questions]
        sound = self._recognition.sound
        place = next((n for n, one in enumerate(sounds) if one is sound), None)
        if place is None:
            return
        question = self._questions[place]
        del self._questions[: place + 1]
        if not self._showing_correction:
            self._playback.show_heard(recognition.record)
        if question.waited_for or not self._panel.card.naming:
            self._panel.show_answer(
                question.sound,
                question.source,
                recognition,
                said=question.said,
                waited_for=question.waited_for,
            )
        if not question.waited_for:
            self.heard_live.emit(recognition)

    def _show_no_answer(self, error: Exception) -> None:
        questions, self._questions = self._questions, []
        for question in questions[-1:]:
            self._show_unanswered(question)
        self._panel.show_problem(*sentences_about(error))

    def _show_unanswered(self, question: Question) -> None:
        self._panel.show_word(question.sound, question.source, said=question.said)

    def _ask_again(self) -> None:
        """Ask the network of the new run what the one before can no longer answer."""
        self._wrong, self._new_words = [], set()
        questions, self._questions = self._questions, []
        for question in questions:
            self.ask(question)

    def _take_label(self, sound: Sound, word: str) -> None:
        self._offered = (sound, word)
        answer = self._judged_answer(sound)
        if answer is None:
            self._library.add_clip(sound, word)
            return
        known = self._library.known_word(word)
        if known != answer.word:
            self._wrong.append(known)
        if known not in answer.words:
            self._new_words.add(known)
        self._correcting.correct(word)

    def _take_as_right(self, sound: Sound) -> None:
        answer = self._judged_answer(sound)
        last = self._recognition.last
        if answer is not None:
            self._offered = (sound, answer.best[0])
            if answer.word is None:
                self._wrong.append(answer.best[0])
            self._correcting.right()
        elif last is not None:
            self._take_label(sound, last.best[0])

    def _judged_answer(self, sound: Sound) -> Recognition | None:
        """Return the answer of a trained network about `sound`, if it is the last one given."""
        answer = self._recognition.last
        mine = self._recognition.sound is sound and self._correcting.can_judge
        return answer if mine and answer is not None and answer.step > 0 else None

    def _forget_offered(self) -> None:
        self._offered = None

    def _give_back(self, error: Exception) -> None:
        """Show a word that could not be kept again, so that it is not lost."""
        if self._offered is None:
            return
        (sound, word), self._offered = self._offered, None
        if word in self._wrong:
            self._wrong.remove(word)
        self._panel.show_word(sound, "", word)
        self._panel.show_problem(*sentences_about(error))

    def _show_lesson(self, lesson: Lesson, correction: Correction) -> None:
        """Play what was wrong in slow motion, and say what the steps have done so far."""
        word = lesson.clip.word
        if lesson.rounds == 1 and word in self._wrong:
            self._wrong.remove(word)
            self._playback.show_correction(correction.record)
            self._showing_correction = True
        self._tell_lesson(lesson)
        if lesson.is_over:
            self._new_words.discard(word)

    def _tell_lesson(self, lesson: Lesson) -> None:
        word = lesson.clip.word
        values = {
            "word": word,
            "before": lesson.before,
            "after": lesson.after,
            "steps": lesson.steps,
        }
        text = self.tr("“{word}” learned: {before:.2f} → {after:.2f} after {steps} steps")
        if word in self._new_words:
            text = self.tr(
                "“{word}” has a new output; learned: {before:.2f} → {after:.2f} after {steps} steps"
            )
        tip = self.tr(
            "What the network predicted for this word just before these steps, and just after "
            "them. Undo takes the clip out of your corpus again, and what was learned out of the "
            "network; once it has trained on, that fades with further training."
        )
        undo = self._library.undo_removes(lesson.clip)
        self._notice.show_news(text.format(**values), tip=tip, undo=undo)

    def _show_unlearned(self, word: str, step: int) -> None:
        text = self.tr("“{word}” unlearned: the network is again what it was at step {step}")
        self._notice.show_news(text.format(word=word, step=f"{step:,}"))

    def _follow_playing(self, playing: bool) -> None:
        if not playing:
            self._showing_correction = False

    def _withdraw_undo(self) -> None:
        """Undo would take back something else by now."""
        if self._notice.offers_undo:
            self._notice.clear()
