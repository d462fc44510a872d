"""What one can do with the stretches of the live picture without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.sound_window.live_picture import LivePicture


def choose_next(picture: LivePicture, step: int) -> None:
    """Choose the next word (1) or the one before (-1), and have it in sight."""
    word = None if picture.stretches is None else picture.stretches.choose_next(step)
    if word is None:
        return
    picture.freeze(True)
    picture.view.reveal(word.stop)
    picture.view.reveal(word.start)
    picture.moved()
    picture.choice_changed()


def choose_nothing(picture: LivePicture) -> None:
    """Let go of what is chosen."""
    if picture.stretches is not None:
        picture.stretches.chosen = None
        picture.choice_changed()


def set_edge(picture: LivePicture, *, begin: bool) -> None:
    """Put the begin or the end of what is chosen to the cursor."""
    stretches = picture.stretches
    if stretches is None or picture.cursor_place is None:
        return
    moment = picture.moment_at(picture.cursor_place.x())
    picture.freeze(True)
    stretches.set_edge(moment, begin=begin)
    if stretches.chosen is not None and stretches.chosen_is_word:
        picture.word_dragged.emit(stretches.chosen.start, stretches.chosen.stop)
    picture.choice_changed()
