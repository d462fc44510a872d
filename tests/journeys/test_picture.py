"""Pictures from the shell: the real window, in a process of its own, the same each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 240


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for pictures alone: the sound library leaves its own beside it."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )


def test_the_same_options_give_the_same_picture(folder: Path) -> None:
    options = ("--seed", "7", "--step", "12", "--phase", "backward:hidden1", "--fraction", "0.5")
    pictures = [folder / name for name in ("one.png", "two.png", "pinned.png")]
    for picture in pictures:
        pin = ("--pin", "hidden1.y[3]") if picture.stem == "pinned" else ()
        ended = run("picture", *options, *pin, "--size", "1180x720", str(picture))
        assert ended.returncode == 0, ended.stderr
        assert str(picture) in ended.stdout
    assert pictures[0].read_bytes() == pictures[1].read_bytes()
    assert pictures[0].read_bytes() != pictures[2].read_bytes()
    image = QImage(str(pictures[0]))
    assert (image.width(), image.height()) == (1180, 720)
    assert sorted(folder.iterdir()) == sorted(pictures)


def test_a_session_is_shown_with_its_own_clips_and_no_others(folder: Path) -> None:
    session, picture = folder / "words.voxprop", folder / "out.png"
    trained = run("train", "embedded", "--network", "dnn", "--steps", "8", "--out", str(session))
    assert trained.returncode == 0, trained.stderr

    refused = run("picture", str(session), "--corpus", "embedded:spanish-digits", str(picture))
    assert refused.returncode == 2
    assert "another network comes about" in refused.stderr
    assert not picture.exists()

    shown = run("picture", str(session), "--step", "3", "--theme", "light", str(picture))
    assert shown.returncode == 0, shown.stderr
    assert QImage(str(picture)).pixelColor(5, 5).lightness() > 200


def test_a_window_that_is_too_small_is_refused_with_a_sentence(folder: Path) -> None:
    ended = run("picture", "--size", "640x480", str(folder / "out.png"))
    assert ended.returncode == 2
    assert "The window cannot be 640x480" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(folder.iterdir()) == []
