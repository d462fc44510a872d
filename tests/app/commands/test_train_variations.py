"""`train --vary`: what the window does with few recordings, from the shell."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from tone_words import write_words

from app.command_line import main
from engine.corpus import augmenting
from engine.failure import Failure
from engine.sound.augmentation import FEW_RECORDINGS, Augmentation
from engine.sound.sound import CORPUS_RATE


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return write_words(tmp_path / "words", takes=5)


@pytest.fixture
def answer(words: Path, capsys: pytest.CaptureFixture[str]):
    """Return what trains for a few steps, and gives the answer read."""

    def run(*options):
        asked = ["train", str(words), "--network", "dnn", "--steps", "5", *options]
        assert main([*asked, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_without_it_nothing_is_varied(answer) -> None:
    said = answer()
    assert said["variation"] is None
    assert said["training_examples"] == said["training_clips"]


def test_alone_it_varies_as_helps_with_few_recordings(answer) -> None:
    said = answer("--vary", "3")
    assert said["variation"] == asdict(replace(FEW_RECORDINGS, copies=3))
    assert said["training_examples"] == 4 * said["training_clips"]


def test_only_what_is_given_is_varied(answer, tmp_path: Path) -> None:
    hum = 0.01 * np.sin(np.arange(2 * CORPUS_RATE) / 10)
    soundfile.write(tmp_path / "room.wav", hum, CORPUS_RATE)
    said = answer(
        *("--vary", "2", "--shift", "40", "--gain", "6", "--speed", "10", "--noise", "room"),
        *("--room", str(tmp_path / "room.wav")),
        *("--snr", "5", "--mask-bands", "3", "--mask-frames", "4"),
    )
    wanted = Augmentation(0.04, 6.0, 0.1, "room", 5.0, 3, 4, 2)
    assert said["variation"] == asdict(wanted)
    assert answer("--vary", "2", "--noise", "babble")["variation"] == asdict(
        Augmentation(noise="babble", copies=2)
    )


def test_the_same_options_learn_the_same_and_others_otherwise(answer) -> None:
    losses = [answer("--vary", "2", *more)["train_loss"] for more in ([], [], ["--speed", "10"])]
    assert losses[0] == losses[1] != losses[2]


def test_a_person_is_told_recordings_and_variations(
    words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["train", str(words), "--network", "dnn", "--steps", "5", "--vary", "9"])
    said = capsys.readouterr().out
    clips = int(said.split(" from ")[1].split()[0])
    assert f"from {clips} clips, {10 * clips} with variations: " in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--gain", "3"], "not how often"),
        (["--vary", "2", "--snr", "10"], "would not differ"),
        (["--vary", "2", "--noise", "room"], "no recording of it was named"),
        (["--vary", "2", "--noise", "room", "--room", "gone.wav"], "There is no file gone.wav"),
        (["--vary", "2", "--shift", "9000"], "time shift"),
        (["--vary", "500"], "number of copies"),
    ],
)
def test_what_cannot_be_is_a_failure(words: Path, options: list[str], said: str) -> None:
    with pytest.raises(Failure, match=said):
        main(["train", str(words), "--network", "dnn", *options])


def test_more_than_the_memory_holds_is_a_failure(
    words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(augmenting, "available_memory", lambda: 1000)
    with pytest.raises(Failure, match="of memory"):
        main(["train", str(words), "--network", "dnn", "--vary", "9"])
