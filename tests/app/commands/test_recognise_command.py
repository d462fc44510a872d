from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tone_words import glide, write_words

from app.command_line import main
from engine.failure import Failure
from engine.sound.files import write_wav
from engine.sound.sound import CORPUS_RATE, Sound


@pytest.fixture
def session(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    words = write_words(tmp_path / "words", takes=8)
    path = tmp_path / "a.voxprop"
    main(["train", str(words), "--network", "dnn", "--steps", "300", "--out", str(path)])
    capsys.readouterr()
    return path


def recorded(folder: Path, word: str, take: int = 40) -> Path:
    """Write a word with a second of room around it, as a microphone gives it."""
    path = folder / f"{word} {take}.wav"
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = np.pad(glide(word, take).samples, CORPUS_RATE // 2)
    samples += 0.0005 * np.random.default_rng(1).standard_normal(len(samples))
    write_wav(path, Sound(samples.astype(np.float32), CORPUS_RATE))
    return path


def answered(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_file_has_its_line_in_their_order(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ("go", "yes", "no", "yes")
    files = [recorded(tmp_path, word, 40 + n) for n, word in enumerate(said)]

    code = main(["recognise", str(session), *map(str, files), "--json"])

    lines = answered(capsys)
    assert code == 0
    assert [line["file"] for line in lines] == [str(path) for path in files]
    assert [line["word"] for line in lines] == list(said)
    assert all(0.8 <= line["probability"] <= 1 for line in lines)
    assert all(line.keys() == {"file", "word", "probability"} for line in lines)


def test_what_is_not_likely_enough_is_no_word(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recorded(tmp_path, "yes")

    assert main(["recognise", str(session), str(path), "--confidence", "1", "--json"]) == 0

    (line,) = answered(capsys)
    assert line["word"] is None
    assert line["probability"] < 1


def test_a_person_is_answered_in_words(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recorded(tmp_path, "no")

    assert main(["recognise", str(session), str(path)]) == 0

    line = capsys.readouterr().out
    assert line.startswith(f"{path}: no (")
    assert line.rstrip().endswith("%)")


def test_files_that_cannot_be_heard_have_a_line_and_the_others_are_answered(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, silent, broken = recorded(tmp_path, "yes"), tmp_path / "s.wav", tmp_path / "b.wav"
    write_wav(silent, Sound(np.zeros(CORPUS_RATE, np.float32), CORPUS_RATE))
    broken.write_bytes(b"RIFF and nothing more")
    files = (str(broken), str(tmp_path / "gone.wav"), str(silent), str(good))

    code = main(["recognise", str(session), *files, "--json"])

    lines = answered(capsys)
    assert code == 1
    assert [line["file"] for line in lines] == list(files)
    assert ["error" in line for line in lines] == [True, True, True, False]
    assert main(["recognise", str(session), *files]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith(str(good))
    assert all(name in captured.err for name in files[:3])


def test_without_a_session_there_is_nothing_to_ask(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="There is no session"):
        main(["recognise", str(tmp_path / "none.voxprop"), "a.wav"])
