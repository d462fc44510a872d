from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.panels import word_label
from app.panels.answer_bars import AnswerBars
from app.panels.word_card import WordCard
from app.panels.word_choices import ChoiceButton, WordChoices
from app.panels.word_label import WordLabel, normalised_label
from engine.sound.sound import CORPUS_RATE, Sound


def _word(seconds: float = 0.5) -> Sound:
    """Return a hum with silence around it."""
    time = np.arange(int(seconds * CORPUS_RATE)) / CORPUS_RATE
    hum = 0.3 * np.sin(2 * np.pi * 220 * time) * np.hanning(len(time))
    return Sound(np.pad(hum, 4000).astype(np.float32), CORPUS_RATE)


@pytest.fixture
def card(qtbot: QtBot) -> WordCard:
    card = WordCard()
    qtbot.addWidget(card)
    card.resize(232, 260)
    return card


def _type(qtbot: QtBot, card: WordCard, text: str) -> None:
    line = card.label.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, text)


def _press(qtbot: QtBot, card: WordCard, key: Qt.Key) -> None:
    qtbot.keyClick(card.label.lineEdit(), key)


def test_a_label_is_trimmed_its_spaces_collapsed_and_lower_case() -> None:
    assert normalised_label("  Turn \t Left ") == "turn left"
    assert normalised_label("Ünï") == "ünï"
    assert normalised_label(" 你好 ") == "你好"
    assert normalised_label(" \u3000\t") == ""


@given(st.text(max_size=30))
def test_a_normalised_label_stays_as_it_is(text: str) -> None:
    once = normalised_label(text)
    assert normalised_label(once) == once
    assert once == once.strip()


def test_a_card_appears_only_with_a_word(card: WordCard) -> None:
    assert card.isHidden()
    card.show_word(_word(), "")
    assert not card.isHidden()


def test_a_typed_label_is_learned_with_enter(qtbot: QtBot, card: WordCard) -> None:
    word = _word()
    card.show_word(word, "")
    _type(qtbot, card, " Seven ")
    with qtbot.waitSignal(card.labelled) as blocker:
        _press(qtbot, card, Qt.Key.Key_Return)
    assert blocker.args == [word, "seven"]
    assert card.isHidden()


def test_learn_waits_for_a_label_and_enter_without_one_gives_a_hint(
    qtbot: QtBot, card: WordCard
) -> None:
    card.show_word(_word(), "")
    assert not card.learn.isEnabled()
    with qtbot.assertNotEmitted(card.labelled):
        _press(qtbot, card, Qt.Key.Key_Return)
    assert card.hint
    assert not card.isHidden()
    _type(qtbot, card, "   ")
    assert not card.learn.isEnabled()
    _type(qtbot, card, "yes")
    assert card.learn.isEnabled()
    assert not card.hint


def test_escape_discards(qtbot: QtBot, card: WordCard) -> None:
    with qtbot.waitActive(card):
        card.show_word(_word(), "")
        card.activateWindow()
    qtbot.waitUntil(lambda: card.label.lineEdit().hasFocus())
    with qtbot.waitSignal(card.discarded):
        _press(qtbot, card, Qt.Key.Key_Escape)
    assert card.sound is None
    assert card.isHidden()


def test_escape_closes_the_completions_first(qtbot: QtBot, card: WordCard) -> None:
    card.set_words(["seven"])
    with qtbot.waitActive(card):
        card.show_word(_word(), "")
        card.activateWindow()
    popup = card.label.completer().popup()
    _type(qtbot, card, "se")
    qtbot.waitUntil(popup.isVisible)
    with qtbot.assertNotEmitted(card.discarded):
        _press(qtbot, card, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert card.label.label == "se"


def test_the_completions_close_when_a_word_is_complete_so_that_learn_can_be_clicked(
    qtbot: QtBot, card: WordCard
) -> None:
    card.set_words(["Seven", "zero"])
    with qtbot.waitActive(card):
        card.show_word(_word(), "")
        card.activateWindow()
    popup = card.label.completer().popup()
    _type(qtbot, card, "seve")
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClicks(card.label.lineEdit(), "n")
    assert not popup.isVisible()
    qtbot.keyClick(card.label.lineEdit(), Qt.Key.Key_Backspace)
    qtbot.waitUntil(popup.isVisible)
    assert card.label.label == "seve"


def test_a_word_that_begins_like_another_keeps_its_own_label(qtbot: QtBot, card: WordCard) -> None:
    card.set_words(["north", "zero"])
    card.show_word(_word(), "")
    _type(qtbot, card, "no")
    with qtbot.waitSignal(card.labelled) as blocker:
        card.learn.click()
    assert blocker.args is not None
    assert blocker.args[1] == "no"


def test_the_label_of_the_take_before_is_suggested(qtbot: QtBot, card: WordCard) -> None:
    card.show_word(_word(), "")
    _type(qtbot, card, "left")
    card.learn.click()
    card.show_word(_word(), "")
    assert card.label.label == "left"
    assert card.learn.isEnabled()
    _type(qtbot, card, "right")
    assert card.label.label == "right"


def test_new_words_leave_what_is_typed(qtbot: QtBot, card: WordCard) -> None:
    card.show_word(_word(), "")
    _type(qtbot, card, "go")
    card.set_words(["go", "stop"])
    assert card.label.label == "go"
    assert [card.label.itemText(place) for place in range(2)] == ["go", "stop"]


def answer(prediction: float, word: str = "seven", step: int = 100) -> Any:
    """Return an answer of a network that knows a word from 0.8 on, and never heard it before."""
    words = ("zero", "one", "two", word)
    others = ((1 - prediction) / 3,) * 3
    return SimpleNamespace(
        words=words,
        predictions=(*others, prediction),
        word=word if prediction >= 0.8 else None,
        best=(word, prediction),
        step=step,
    )


def show(card: WordCard, recognition: Any, *, waited_for: bool = True) -> Sound:
    word = _word()
    card.show_answer(word, "", recognition, waited_for=waited_for)
    return word


def test_the_answer_is_shown_and_leaves_with_the_word(card: WordCard) -> None:
    show(card, answer(0.914, "<seven>"))
    assert "0.91" in card.answer
    assert "&lt;seven&gt;" in card.answer
    assert (card.asking, card.naming) == (True, False)
    card.show_word(_word(), "")
    assert not card.answer
    assert (card.asking, card.naming) == (False, True)


def test_a_right_answer_is_confirmed_with_enter(qtbot: QtBot, card: WordCard) -> None:
    word = show(card, answer(0.9))
    with qtbot.waitSignal(card.confirmed) as blocker:
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert blocker.args == [word]
    assert card.isHidden()


def test_a_word_below_the_confidence_is_none_that_is_known(card: WordCard) -> None:
    show(card, answer(0.6), waited_for=False)
    assert card.answer == "not a word I know"
    assert card.asking
    assert [word for word, _ in card.findChild(AnswerBars).rows] == ["seven", "zero", "one"]


def test_a_word_that_was_waited_for_and_is_unknown_is_named_at_once(card: WordCard) -> None:
    show(card, answer(0.6))
    assert card.naming
    assert card.label.label == "seven"  # the likeliest, for Enter to accept


def test_an_untrained_network_suggests_the_label_of_the_take_before(
    qtbot: QtBot, card: WordCard
) -> None:
    show(card, answer(0.3, step=0))
    assert card.label.label == ""
    _type(qtbot, card, "left")
    card.learn.click()
    show(card, answer(0.3, step=0))
    assert card.label.label == "left"


def test_another_word_is_chosen_by_its_number(qtbot: QtBot, card: WordCard) -> None:
    with qtbot.waitActive(card):
        word = show(card, answer(0.9))
        card.activateWindow()
    card.other.click()
    assert card.naming
    with qtbot.waitSignal(card.labelled) as blocker:
        QTest.keyClick(card.windowHandle(), Qt.Key.Key_2)
    assert blocker.args == [word, "two"]


def test_a_number_that_continues_a_word_chooses_nothing(qtbot: QtBot, card: WordCard) -> None:
    show(card, answer(0.9))
    card.other.click()
    with qtbot.assertNotEmitted(card.labelled):
        _type(qtbot, card, "area")
        qtbot.keyClicks(card.label.lineEdit(), "1")
    assert card.label.label == "area1"


def test_another_word_is_chosen_by_a_click(qtbot: QtBot, card: WordCard) -> None:
    show(card, answer(0.9))
    card.name_it()
    button = next(one for one in card.findChildren(ChoiceButton) if one.word == "one")
    with qtbot.waitSignal(card.labelled) as blocker:
        button.click()
    assert blocker.args is not None
    assert blocker.args[1] == "one"


def test_a_letter_begins_the_right_word_while_the_card_has_the_keyboard(
    qtbot: QtBot, card: WordCard
) -> None:
    with qtbot.waitActive(card):
        show(card, answer(0.9))
        card.activateWindow()
    qtbot.waitUntil(card.hasFocus)
    ran: list[bool] = []
    QShortcut(QKeySequence("T"), card).activated.connect(lambda: ran.append(True))
    for letter in "three":
        QTest.keyClick(card.windowHandle(), letter)
    assert card.label.label == "three"
    assert not ran


def test_a_word_that_nobody_waited_for_leaves_the_keyboard_alone(
    qtbot: QtBot, card: WordCard
) -> None:
    with qtbot.waitActive(card):
        show(card, answer(0.9), waited_for=False)
        card.activateWindow()
    assert not card.hasFocus()


def test_more_words_than_there_is_room_for_are_offered_the_likeliest_first(qtbot: QtBot) -> None:
    choices = WordChoices()
    qtbot.addWidget(choices)
    words = [f"word {place}" for place in range(20)]
    choices.show_words(words, [place / 190 for place in range(20)])
    assert choices.words[0] == "word 19"
    assert len(choices.words) == choices.keys == 10
    choices.show_words(["1", "2"], [0.5, 0.5])
    assert choices.keys == 0  # a digit is the beginning of a word here


def test_the_clip_can_be_heard(qtbot: QtBot, card: WordCard) -> None:
    word = _word()
    card.show_word(word, "")
    with qtbot.waitSignal(card.hear_requested) as blocker:
        card.hear.click()
    assert blocker.args == [word]


def test_a_label_field_offers_words_without_choosing_one(qtbot: QtBot) -> None:
    field = WordLabel()
    qtbot.addWidget(field)
    field.set_words(["one", "two"])
    assert field.label == ""


@pytest.mark.parametrize("samples", [1, 200, 40_000])
def test_a_clip_of_any_length_is_painted(card: WordCard, samples: int) -> None:
    noise = np.random.default_rng(1).normal(size=samples).astype(np.float32) * 0.1
    card.show_word(Sound(noise, CORPUS_RATE), "from a file")
    before = card.grab().toImage()
    card.show_word(_word(), "from a file")
    assert card.grab().toImage() != before


def test_ctrl_with_a_letter_is_the_windows_unless_every_field_has_it(
    qtbot: QtBot, card: WordCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    card.show()
    heard: list[str] = []
    for keys in ("Ctrl+K", "Ctrl+E", "Ctrl+A"):
        QShortcut(QKeySequence(keys), card).activated.connect(partial(heard.append, keys))
    with qtbot.waitActive(card):
        card.activateWindow()
    line = card.label.lineEdit()
    assert line is not None
    line.setFocus()
    line.setText("seven")
    line.setCursorPosition(2)
    for key in (Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_A):
        QTest.keyClick(card.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == line.selectedText() == "seven"
    assert heard == ["Ctrl+K", "Ctrl+E"]
    # X11 has more keys of fields than other systems; any of them gives way as this one does.
    monkeypatch.setattr(word_label, "EDITING_KEYS", set())
    QTest.keyClick(card.windowHandle(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["Ctrl+K", "Ctrl+E", "Ctrl+A"]
