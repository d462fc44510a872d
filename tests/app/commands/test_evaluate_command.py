from __future__ import annotations

import json
from pathlib import Path

import pytest
from tone_words import write_words

from app.command_line import main
from engine.failure import Failure


@pytest.fixture
def session(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    words = write_words(tmp_path / "words", takes=8)
    path = tmp_path / "a.voxprop"
    main(["train", str(words), "--network", "cnn", "--steps", "150", "--out", str(path)])
    capsys.readouterr()
    return path


def evaluated(session: Path, corpus: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["evaluate", str(session), str(corpus), "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    return json.loads(line)


def test_a_session_is_asked_about_every_clip(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = evaluated(session, write_words(tmp_path / "new", takes=6, first=30), capsys)

    assert said["clips"] == 18
    assert said["words"] == ["go", "no", "yes"]
    assert said["accuracy"] > 0.8
    assert sum(map(sum, said["confusion"])) == 18
    assert said["accuracy"] == sum(said["confusion"][n][n] for n in range(3)) / 18


def test_words_keep_the_order_of_the_session_and_one_is_enough(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = evaluated(session, write_words(tmp_path / "new", ("yes",), takes=3, first=30), capsys)

    assert [sum(row) for row in said["confusion"]] == [0, 0, 3]


def test_the_validation_accuracy_of_training_comes_out_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = write_words(tmp_path / "words", takes=4)
    held_back = write_words(tmp_path / "held back", takes=9, first=40)
    path = tmp_path / "a.voxprop"
    options = ("--steps", "12", "--validation", str(held_back), "--out", str(path), "--json")
    main(["train", str(words), "--network", "lstm", "--batch", "4", *options])
    trained = json.loads(capsys.readouterr().out)

    said = evaluated(path, held_back, capsys)

    assert said["accuracy"] == trained["validation_accuracy"]
    assert said["confusion"] == trained["confusion"]


def test_a_word_that_the_session_does_not_know_is_named(session: Path, tmp_path: Path) -> None:
    corpus = write_words(tmp_path / "new", ("yes", "二"), takes=1)

    with pytest.raises(Failure, match=r"session a\.voxprop does not know: “二”"):
        main(["evaluate", str(session), str(corpus)])


def test_a_corpus_without_a_clip_that_can_be_read_is_a_failure(
    session: Path, tmp_path: Path
) -> None:
    import numpy as np

    from engine.sound.files import write_wav
    from engine.sound.sound import CORPUS_RATE, Sound

    silence = Sound(np.zeros(8000, np.float32), CORPUS_RATE)
    write_wav(tmp_path / "new" / "yes" / "1.wav", silence)

    with pytest.raises(Failure, match="can be read"):
        main(["evaluate", str(session), str(tmp_path / "new")])


def test_an_answer_for_a_person_is_a_sentence(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["evaluate", str(session), str(write_words(tmp_path / "new", takes=1))])

    assert "right of 3 clips" in capsys.readouterr().out
