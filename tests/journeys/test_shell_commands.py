"""The commands as a shell runs them: processes of their own, their streams and their exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tone_words import write_words

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60
WITHOUT_QT = """
import sys
for name in ("PySide6", "shiboken6", "pyqtgraph", "sounddevice"):
    sys.modules[name] = None  # whoever imports it fails
import main
code = main.main(sys.argv[1:])
sys.exit(code)
"""
needs_posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits are Unix's")


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return write_words(tmp_path / "words", ("一", "二", "go"), takes=6)


def test_a_network_is_trained_saved_and_asked_again(words: Path, tmp_path: Path) -> None:
    session = tmp_path / "names" / "一.voxprop"
    session.parent.mkdir()
    held_back = write_words(tmp_path / "held back", ("go", "二"), takes=4, first=50)
    options = ("--steps", "60", "--validation", str(held_back), "--out", str(session), "--json")

    trained = run("train", str(words), "--network", "gru", *options)

    assert trained.returncode == 0, trained.stderr
    (line,) = trained.stdout.splitlines()
    said = json.loads(line)
    assert (said["network"], said["steps"], said["words"]) == ("gru", 60, ["go", "一", "二"])
    assert "Training gru" in trained.stderr
    assert "60/60" in trained.stderr

    evaluated = run("evaluate", str(session), str(held_back), "--json")

    assert evaluated.returncode == 0, evaluated.stderr
    asked = json.loads(evaluated.stdout)
    assert asked["accuracy"] == said["validation_accuracy"]
    assert asked["confusion"] == said["confusion"]
    assert [path.name for path in session.parent.iterdir()] == ["一.voxprop"]


def test_recordings_are_brought_into_a_corpus_checked_and_trained_on(
    words: Path, tmp_path: Path
) -> None:
    corpus = tmp_path / "新 corpus"
    (words / "go" / "damaged.wav").write_text("no sound", encoding="utf-8")

    imported = run("corpus", "import", str(words), str(corpus), "--json")

    assert imported.returncode == 1, imported.stderr
    (line,) = imported.stdout.splitlines()
    assert json.loads(line)["imported"] == 18
    assert "go/damaged.wav: damaged.wav cannot be read as sound" in imported.stderr
    assert "19/19" in imported.stderr

    checked = run("corpus", "check", str(corpus), "--json")

    assert checked.returncode == 0, checked.stderr
    assert json.loads(checked.stdout) == {
        **{"clips": 18, "words": ["go", "一", "二"]},
        **{"damaged": 0, "repaired": 0},
    }
    assert run("train", str(corpus), "--network", "dnn", "--steps", "1").returncode == 0


@pytest.mark.parametrize(
    "command",
    [
        ("train", "embedded", "--network", "dnn", "--steps", "1", "--json"),
        ("check", "--network", "linear", "--json"),
        ("corpus", "import", "{words}", "{new}", "--json"),
        ("corpus", "check", "{words}", "--json"),
    ],
)
def test_the_engines_commands_need_no_qt_and_no_sound_card(
    command: tuple[str, ...], words: Path, tmp_path: Path
) -> None:
    command = tuple(part.format(words=words, new=tmp_path / "new") for part in command)
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *command],
        cwd=ROOT,
        env=without_display(),
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )

    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)


def test_the_check_is_a_table() -> None:
    ended = run("check", "--network", "cnn")

    assert ended.returncode == 0, ended.stderr
    assert "conv1.W" in ended.stdout
    assert ended.stdout.splitlines()[-1].startswith("All gradients")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("train", "no such folder", "--network", "dnn"), "There is no folder"),
        (("train", "x" * 300, "--network", "dnn"), "File name too long"),
        (("train", "embedded", "--network", "dnn", "--batch", "9999"), "A batch of 9999"),
        (("train", "embedded", "--network", "linear", "--hidden", "3"), "no hidden layers"),
        (("train", "embedded", "--network", "rnn", "--learning-rate", "0"), "learning rate"),
        (("train", "embedded", "--network", "dnn", "--out", "."), "is a folder"),
        (("train", "embedded", "--network", "dnn", "--out", "main.py"), "would be lost"),
        (("corpus", "import", "no such folder", "x"), "There is no folder"),
        (("corpus", "import", "app", "x"), "No sound file"),
        (("corpus", "check", "app"), "There is no corpus"),
        (("evaluate", "main.py", "embedded"), "main.py is no session"),
        (("evaluate", "nothing.voxprop", "embedded"), "There is no session"),
    ],
)
def test_what_cannot_be_done_ends_with_code_2_and_says_why(
    command: tuple[str, ...], sentence: str
) -> None:
    ended = run(*command)

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_run_that_diverges_ends_with_one_sentence_and_nothing_else(
    words: Path, tmp_path: Path
) -> None:
    session = tmp_path / "a.voxprop"

    ended = run(
        *("train", str(words), "--network", "cnn", "--optimizer", "gradient-descent"),
        *("--learning-rate", "1e20", "--json", "--out", str(session)),
    )

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "grew beyond all bounds" in ended.stderr
    assert "Warning" not in ended.stderr
    assert not session.exists()


@needs_posix
def test_an_interruption_ends_with_code_130_and_leaves_nothing_behind(
    words: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    options = ("--steps", "100000000", "--out", str(out / "a.voxprop"), "--json")
    command = [sys.executable, "main.py", "train", str(words), "--network", "dnn", *options]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        told = ""
        while "Training dnn" not in told:
            told += process.stderr.read(1)
        process.send_signal(signal.SIGINT)
        answer, rest = process.communicate(timeout=PATIENCE_SECONDS)

    assert process.returncode == 130
    assert answer == ""
    assert "Traceback" not in rest
    assert list(out.iterdir()) == []


@needs_posix
def test_a_full_disk_is_said_and_leaves_nothing_half_written(words: Path, tmp_path: Path) -> None:
    import resource

    out = tmp_path / "out"
    out.mkdir()

    ended = run(
        *("train", str(words), "--network", "dnn", "--steps", "1", "--json"),
        *("--out", str(out / "a.voxprop")),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)),
    )

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "a.voxprop could not be written" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(out.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_an_answer_that_cannot_be_written_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "main.py", "check", "--network", "linear"],
            cwd=ROOT,
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=PATIENCE_SECONDS,
        )

    assert ended.returncode == 2
    assert "could not be written to standard output" in ended.stderr
    assert "Traceback" not in ended.stderr


@needs_posix
def test_closed_streams_are_no_accident(words: Path, tmp_path: Path) -> None:
    session = tmp_path / "a.voxprop"
    train = f"{sys.executable} main.py train {words} --network dnn --steps 1 --out {session}"

    ended = subprocess.run(
        ["sh", "-c", f"{train} 2>&-"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
    )

    assert ended.returncode == 0
    assert session.exists()


def test_words_that_the_terminal_has_no_letters_for_are_no_accident(words: Path) -> None:
    ended = run(
        *("train", str(words), "--network", "dnn", "--validation", "embedded"),
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )

    assert ended.returncode == 2
    assert r"\u4e00" in ended.stderr
    assert "Traceback" not in ended.stderr


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload]
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        **options,
    )


def without_display() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
