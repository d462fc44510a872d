"""The room is recorded from the open microphone, kept on the disk, and learned with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from library_material import PATIENCE
from listening_desk import Desk, noise
from pytestqt.qtbot import QtBot

from app.controllers.library import LibraryController
from app.controllers.room_noise import RoomNoise
from engine.corpus.room_noise import RECORDED_SECONDS, load_room_noise, save_room_noise
from engine.failure import Failure
from engine.sound.augmentation import Augmentation
from engine.sound.sound import CORPUS_RATE, Sound

VARIED = Augmentation(noise="room", snr_db=10.0, copies=2)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.controller.shut_down()


@pytest.fixture
def room(tmp_path: Path, desk: Desk) -> Iterator[RoomNoise]:
    room = RoomNoise(tmp_path / "home" / "room-noise.wav")
    room.follow(desk.controller)
    yield room
    assert room.wait(3)


def test_the_next_five_seconds_are_kept(desk: Desk, room: RoomNoise, qtbot: QtBot) -> None:
    shares: list[float] = []
    room.progressed.connect(shares.append)
    desk.listen()
    room.record()
    heard = noise(RECORDED_SECONDS + 1.0)
    with qtbot.waitSignal(room.changed, timeout=PATIENCE) as answer:
        desk.hear(heard)
    kept = load_room_noise(room.path)
    np.testing.assert_array_equal(answer.args[0].samples, kept.samples)
    wanted = heard[: round(RECORDED_SECONDS * CORPUS_RATE)]
    assert np.abs(kept.samples - wanted).max() <= 1 / 32_768
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert shares == sorted(shares)
    assert not room.recording


def test_a_closed_microphone_is_said(room: RoomNoise, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.failed) as answer:
        room.record()
    assert "microphone is closed" in str(answer.args[0])
    assert not room.recording
    assert not room.path.exists()


def test_a_microphone_that_ends_leaves_what_was_kept(
    desk: Desk, room: RoomNoise, qtbot: QtBot
) -> None:
    before = save_room_noise(room.path, Sound(noise(2.0), CORPUS_RATE))
    desk.listen()
    room.record()
    desk.hear(noise(1.0))
    with qtbot.waitSignal(room.failed) as answer:
        desk.controller.close()
    assert "before the room was recorded" in str(answer.args[0])
    assert not room.recording
    np.testing.assert_array_equal(load_room_noise(room.path).samples, before.samples)


def test_a_recording_that_is_stopped_keeps_nothing(desk: Desk, room: RoomNoise) -> None:
    desk.listen()
    room.record()
    desk.hear(noise(1.0))
    room.cancel()
    desk.hear(noise(RECORDED_SECONDS))
    assert room.wait(3)
    assert not room.path.exists()


def test_a_sound_file_can_be_the_noise(room: RoomNoise, tmp_path: Path, qtbot: QtBot) -> None:
    soundfile.write(tmp_path / "fan.flac", noise(2.0, 44_100), 44_100)
    with qtbot.waitSignal(room.changed, timeout=PATIENCE) as answer:
        room.take_file(tmp_path / "fan.flac")
    assert answer.args[0].seconds == pytest.approx(2.0, abs=0.01)
    assert load_room_noise(room.path).sample_rate == CORPUS_RATE


def test_a_disk_that_refuses_is_said(room: RoomNoise, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    soundfile.write(tmp_path / "fan.wav", noise(2.0), CORPUS_RATE)
    with qtbot.waitSignal(room.failed, timeout=PATIENCE) as answer:
        room.take_file(tmp_path / "fan.wav")
    assert "cannot be kept" in str(answer.args[0])


def test_takes_are_made_with_the_room_and_anew_with_another_one(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    failures: list[Failure] = []
    library.failed.connect(failures.append)
    takes = []
    for number in (1, 2):
        path = tmp_path / f"room {number}.wav"
        room = np.random.default_rng(number).normal(0, 0.01, 2 * CORPUS_RATE)
        soundfile.write(path, room, CORPUS_RATE)
        with qtbot.waitSignal(library.room.changed, timeout=PATIENCE):
            library.room.take_file(path)
        if number == 1:
            library.set_augmentation(VARIED)
        with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
            pass
        training = answer.args[0].training
        assert len(training.clips) == 3 * len(set(training.clips))
        takes.append(training.features[len(set(training.clips)) :])
    assert failures == []
    assert not np.array_equal(*takes)


def test_a_start_without_the_recording_says_so_and_varies_nothing(
    library: LibraryController, new_library: object, qtbot: QtBot
) -> None:
    save_room_noise(library.room.path, Sound(noise(2.0), CORPUS_RATE))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.set_augmentation(VARIED)
    library.room.path.unlink()
    other: LibraryController = new_library()  # type: ignore[operator]
    failures: list[Failure] = []
    other.failed.connect(failures.append)
    with qtbot.waitSignal(other.dataset_changed, timeout=PATIENCE) as answer:
        other.start()
    assert "has been recorded yet" in str(failures[0])
    assert len(answer.args[0].training.clips) == len(set(answer.args[0].training.clips))
    assert other.augmentation is None
