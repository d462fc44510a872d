"""The bar below the canvas says what the user wants, and shows what is in force."""

from pathlib import Path

import pytest

from app.controllers.playhead import Loop
from app.controllers.spotlight import Following
from app.network_canvas.canvas_bar import CanvasBar
from app.network_canvas.options import Options, TimeScale
from app.network_canvas.scales import Normalisation
from engine.corpus.clip import Clip, Source, Split


@pytest.fixture
def bar(qtbot):
    bar = CanvasBar()
    qtbot.addWidget(bar)
    return bar


def choose(button, text):
    next(action for action in button.menu().actions() if text in action.text()).trigger()


def test_the_clip_that_is_followed_is_named(bar):
    assert "batch" in bar.follow.text()

    clip = Clip("seven", "george", Source.MICROPHONE, Split.TRAINING, Path("a.wav"))
    bar.show_following(Following.SPOKEN, clip)

    assert "“seven” · george" in bar.follow.text()


def test_what_to_follow_is_chosen_in_its_menu(bar, qtbot):
    with qtbot.waitSignal(bar.following_chosen, check_params_cb=lambda f: f is Following.HARDEST):
        choose(bar.follow, "worst")
    with qtbot.waitSignal(bar.clip_wanted):
        choose(bar.follow, "Any clip")


def test_loops_are_chosen_and_shown(bar, qtbot):
    with qtbot.waitSignal(bar.loop_chosen, check_params_cb=lambda loop: loop is Loop.PHASE):
        choose(bar.loop, "phase")
    bar.show_loop(Loop.STEP)
    assert bar.loop.text() == "Loop the step"


def test_each_choice_of_scales_leaves_the_others_as_they_are(bar, qtbot):
    bar.show_options(Options(normalisation=Normalisation.FIXED, signed=False))

    with qtbot.waitSignal(bar.options_chosen) as told:
        choose(bar.scales, "Logarithmic")

    assert told.args == [Options(Normalisation.FIXED, False, TimeScale.LOGARITHMIC)]


def test_the_bar_fits_into_the_smallest_window(bar):
    assert bar.minimumSizeHint().width() <= 752
