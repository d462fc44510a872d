import sys
import threading

import pytest

from app.errors import ErrorHook, sentences_about
from engine.failure import Failure


def test_a_failure_is_told_in_its_two_sentences():
    failure = Failure("{name} is silent.", "Speak louder than {level} dB.", name="a.wav", level=-50)

    assert sentences_about(failure) == ("a.wav is silent.", "Speak louder than -50 dB.")


def test_any_other_error_is_told_with_its_name_and_what_to_try():
    what, remedy = sentences_about(ZeroDivisionError("division by zero"))

    assert "ZeroDivisionError" in what
    assert "recordings are safe" in remedy


@pytest.fixture
def hook(qapp, monkeypatch):  # noqa: ARG001
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda *arguments: told.append(arguments[1]))
    monkeypatch.setattr(threading, "excepthook", lambda arguments: told.append(arguments.exc_value))
    hook = ErrorHook()
    hook.install()
    yield hook, told
    hook.remove()


def test_an_error_that_nobody_caught_is_shown_and_still_printed(hook):
    hook, told = hook
    shown = []
    hook.raised.connect(shown.append)
    error = ValueError("lost")

    sys.excepthook(ValueError, error, None)

    assert shown == told == [error]


def test_an_error_in_a_thread_is_shown_too(hook, qtbot):
    hook, told = hook
    shown = []
    hook.raised.connect(shown.append)

    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: bool(shown))
    assert isinstance(shown[0], ZeroDivisionError)
    assert told == shown


def test_removing_the_hook_leaves_no_trace(hook):
    hook, _ = hook
    hook.remove()

    assert sys.excepthook != hook._tell
    hook.install()
