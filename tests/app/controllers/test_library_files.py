"""Files and folders that are opened: what is wrong gets a sentence and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from library_material import (
    PATIENCE,
    Diary,
    files_in,
    make_folder,
    spoken,
    write,
)
from pytestqt.qtbot import QtBot

from app.controllers.library import LibraryController
from engine.failure import Failure
from engine.sound.sound import CORPUS_RATE


def nothing_there(folder: Path) -> Path:
    folder.mkdir()
    return folder


def no_sound_there(folder: Path) -> Path:
    folder.mkdir()
    (folder / "yes.wav").write_text("no sound")
    return folder


def only_one_word(folder: Path) -> Path:
    return make_folder(folder, ("yes",))


def only_silence(folder: Path) -> Path:
    for word in ("yes", "no"):
        for take in range(3):
            write(folder / word / f"{take}.wav", np.zeros(4000))
    return folder


@pytest.mark.parametrize("make", [nothing_there, no_sound_there, only_one_word, only_silence])
def test_a_folder_with_problems_changes_nothing(
    library: LibraryController, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    before = library.selection
    diary = Diary(library)
    with qtbot.waitSignals([library.failed, library.idle], timeout=PATIENCE):
        library.open_path(make(tmp_path / "bad"))
    assert isinstance(diary.failures[0], Failure)
    assert library.selection == before
    assert diary.datasets == []
    assert diary.skipped == []


def silent(path: Path) -> Path:
    return write(path, np.zeros(8000))


def clipped(path: Path) -> Path:
    return write(path, np.clip(5 * spoken(rate=8000).samples, -1, 1))


def empty(path: Path) -> Path:
    return write(path, np.zeros(0))


def ten_minutes_long(path: Path) -> Path:
    return write(path, np.full(600 * 8000, 0.25))


def no_audio(path: Path) -> Path:
    path.write_bytes(b"\x89PNG and so on")
    return path


def missing(path: Path) -> Path:
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (silent, "silent"),
        (clipped, "clipped"),
        (empty, "no samples"),
        (ten_minutes_long, "600 s"),
        (no_audio, "word.wav"),
        (missing, "no file word.wav"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(
    library: LibraryController,
    qtbot: QtBot,
    tmp_path: Path,
    make: Callable[[Path], Path],
    said: str,
) -> None:
    diary = Diary(library)
    with qtbot.waitSignal(library.failed, timeout=PATIENCE) as answer:
        library.open_path(make(tmp_path / "word.wav"))
    assert isinstance(answer.args[0], Failure)
    assert said in str(answer.args[0])
    assert diary.files == []
    assert diary.datasets == []
    assert files_in(tmp_path / "home") == set()


def test_a_studio_recording_is_converted_and_waits_for_its_label(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    mono = spoken(rate=96_000).samples
    path = write(tmp_path / "studio.flac", np.stack([mono, 0.5 * mono], axis=1), rate=96_000)
    untouched = path.read_bytes()
    with qtbot.waitSignal(library.file_opened, timeout=PATIENCE) as answer:
        library.open_path(path)
    sound, sentence = answer.args
    assert sound.sample_rate == CORPUS_RATE
    assert sound.seconds == pytest.approx(0.4, abs=0.001)
    assert sentence.endswith(
        "96 kHz stereo: mixed to mono and converted to 16 kHz; the file itself stays as it is."
    )
    assert path.read_bytes() == untouched
    assert files_in(tmp_path / "home") == set()
    assert library.own.clips == ()


@pytest.mark.parametrize(
    ("channels", "rate", "said"),
    [
        (1, 16_000, "16 kHz mono: just right."),
        (1, 8_000, "8 kHz mono: converted to 16 kHz; the file itself stays as it is."),
        (2, 16_000, "16 kHz stereo: mixed to mono; the file itself stays as it is."),
        (4, 44_100, "44.1 kHz 4 channels: mixed to mono and converted to 16 kHz; the file"),
    ],
)
def test_an_opened_file_is_described(
    library: LibraryController, qtbot: QtBot, tmp_path: Path, channels: int, rate: int, said: str
) -> None:
    samples = np.repeat(spoken(rate=rate).samples[:, None], channels, axis=1)
    path = write(tmp_path / "word.wav", samples, rate)
    with qtbot.waitSignal(library.file_opened, timeout=PATIENCE) as answer:
        library.open_path(path)
    assert answer.args[1].startswith("word.wav: 0.40 s, ")
    assert said in answer.args[1]
