"""The microphone as a device: opened, closed, changed, lost and found again."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from listening_desk import BUILT_IN, USB, Desk
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.controllers import device_keeper
from app.controllers.listening import ListeningController
from engine.failure import Failure
from engine.sound.microphone import InputDevice
from engine.sound.portaudio import NoSoundSystem
from engine.sound.sound import CORPUS_RATE


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(device_keeper, "RETRY_MILLISECONDS", 10)
    desk = Desk(qtbot)
    yield desk
    desk.gate.set()
    desk.controller.shut_down()


def test_nothing_opens_the_microphone_before_it_is_asked_for(desk: Desk) -> None:
    desk.controller.refresh_devices()
    assert desk.wait_for("devices_changed") == ([BUILT_IN, USB],)
    desk.controller.choose(USB)
    desk.controller.disarm()
    desk.controller.close()
    assert desk.opened_on == []
    assert desk.controller.chosen == "USB"
    assert desk.said["stopped"] == []


def test_the_microphone_is_opened_and_closed_on_another_thread(desk: Desk) -> None:
    microphone = desk.listen()
    assert desk.said["started"] == [("built-in", CORPUS_RATE)]
    desk.controller.close()
    assert len(desk.said["stopped"]) == 1
    desk.qtbot.waitUntil(lambda: microphone.stopped_on is not None)
    assert threading.main_thread() not in (*desk.opened_on, microphone.stopped_on)


def test_a_microphone_that_vanishes_is_returned_to_when_it_is_back(desk: Desk) -> None:
    desk.controller.choose(USB)
    desk.controller.arm()
    desk.wait_for("started")
    desk.refusal = Failure("The microphone USB is not connected.", "Plug it in.")
    desk.microphones[-1].alive = False
    desk.qtbot.waitUntil(lambda: len(desk.said["lost"]) == 2)
    said = [str(failure) for (failure,) in desk.said["lost"]]
    assert "USB has stopped sending sound" in said[0]
    assert "not connected" in said[1]
    assert (len(desk.said["stopped"]), desk.said["failed"]) == (1, [])
    assert (desk.controller.listening, desk.controller.wanted) == (False, True)
    assert not desk.controller.armed
    tried = len(desk.opened_on)
    desk.qtbot.waitUntil(lambda: len(desk.opened_on) >= tried + 3)
    assert len(desk.said["lost"]) == 2  # the same thing is not said again
    assert all(desk.looked)
    desk.refusal = None
    assert desk.wait_for("started", 2) == ("USB", CORPUS_RATE)
    assert desk.controller.listening
    assert desk.microphones[0].stopped_on is not None


def test_devices_that_come_while_one_is_waited_for_are_listed_once(desk: Desk) -> None:
    desk.refusal = Failure("There is no microphone.", "Plug one in.")
    desk.devices = []
    desk.controller.listen(True)
    desk.wait_for("lost")
    desk.devices = [USB]
    assert desk.wait_for("devices_changed") == ([USB],)
    looked = len(desk.looked)
    desk.qtbot.waitUntil(lambda: len(desk.looked) >= looked + 2)
    assert len(desk.said["devices_changed"]) == 1


def test_waiting_ends_when_the_user_gives_up_or_chooses_another(desk: Desk) -> None:
    desk.refusal = Failure("The microphone is busy.", "Wait.")
    desk.controller.listen(True)
    desk.wait_for("lost")
    desk.controller.listen(False)
    assert not desk.controller.wanted
    assert len(desk.said["stopped"]) == 2
    desk.controller.listen(True)
    desk.qtbot.waitUntil(lambda: len(desk.said["lost"]) == 2)
    desk.refusal = None
    desk.controller.choose(USB)
    assert desk.wait_for("started") == ("USB", CORPUS_RATE)


@pytest.mark.parametrize(
    "refusal",
    [Failure("There is no microphone {name}.", "Get one.", name="X"), OSError("no microphone X")],
)
def test_a_microphone_that_cannot_be_opened_is_reported_in_words_and_tried_again(
    desk: Desk, refusal: Exception
) -> None:
    desk.refusal = refusal
    desk.controller.arm()
    (failure,) = desk.wait_for("lost")
    assert isinstance(failure, Failure)
    assert "no microphone X" in str(failure)
    assert not desk.controller.armed
    assert len(desk.said["stopped"]) == 1
    desk.refusal = None
    desk.wait_for("started")


def test_without_a_sound_system_nothing_is_tried_again(desk: Desk) -> None:
    desk.refusal = NoSoundSystem("PortAudio is missing.", "Install it.")
    desk.controller.listen(True)
    (failure,) = desk.wait_for("failed")
    assert "Install it." in str(failure)
    assert not desk.controller.wanted
    assert desk.said["lost"] == []


def test_the_chosen_microphone_is_remembered_by_its_name(desk: Desk, qtbot: QtBot) -> None:
    desk.controller.choose(USB)
    later = Desk(qtbot)
    assert later.controller.chosen == "USB"
    assert later.listen().device == USB
    later.controller.choose(None)
    assert Desk(qtbot).controller.chosen is None
    later.controller.shut_down()


def test_settings_that_make_no_sense_are_forgotten(qtbot: QtBot) -> None:
    QSettings().setValue("sound/gain_db", "loud")
    assert Desk(qtbot).controller.gain_db == 0.0
    QSettings().setValue("sound/gain_db", "500")
    assert Desk(qtbot).controller.gain_db == 30.0


def test_looking_for_microphones_again_opens_the_open_one_anew(desk: Desk) -> None:
    first = desk.listen()
    desk.controller.look_for_devices()
    assert desk.wait_for("devices_changed") == ([BUILT_IN, USB],)
    assert desk.looked == [True]
    desk.wait_for("started", 2)
    assert first.stopped_on is not None
    desk.controller.close()
    desk.controller.look_for_devices()
    desk.wait_for("devices_changed", 2)
    assert not desk.controller.wanted


def test_a_second_thought_while_opening_closes_again(desk: Desk) -> None:
    desk.gate.clear()
    desk.controller.listen(True)
    desk.controller.listen(False)
    assert len(desk.said["stopped"]) == 1
    desk.gate.set()
    desk.qtbot.waitUntil(
        lambda: bool(desk.microphones) and desk.microphones[0].stopped_on is not None
    )
    assert desk.said["started"] == []
    assert not desk.controller.listening


def test_another_device_takes_the_place_of_the_open_one(desk: Desk) -> None:
    first = desk.listen()
    desk.controller.choose(USB)
    assert desk.wait_for("started", 2) == ("USB", CORPUS_RATE)
    assert first.stopped_on is not None
    assert desk.microphones[-1].stopped_on is None
    assert desk.said["stopped"] == []


def test_devices_that_cannot_be_listed_leave_an_empty_list_and_a_reason(qtbot: QtBot) -> None:
    def refuse(_anew: bool) -> list[InputDevice]:
        raise Failure("PortAudio is missing.", "Install it.")

    controller = ListeningController(lister=refuse)
    lists: list[object] = []
    controller.devices_changed.connect(lists.append)
    with qtbot.waitSignal(controller.failed) as blocker:
        controller.refresh_devices()
    assert lists == [[]]
    assert blocker.args is not None
    assert "Install it." in str(blocker.args[0])
