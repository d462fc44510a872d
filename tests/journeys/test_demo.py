"""The demo: the real window in a process of its own, without a screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120


def test_the_demo_learns_and_leaves_three_pictures(tmp_path: Path) -> None:
    ended = run_demo("--seconds", "6", "--pictures", str(tmp_path / "pictures"))

    assert ended.returncode == 0, ended.stderr
    accuracies = re.findall(r"([\d.]+) % right before, ([\d.]+) % after", ended.stdout)
    assert len(accuracies) == 2  # of what it learned from, and of what it never heard
    for before, after in accuracies:
        assert float(after) > float(before) + 10
    losses = re.search(r"loss: ([\d.]+) before, ([\d.]+) after", ended.stdout)
    assert losses is not None
    assert float(losses[2]) < float(losses[1])
    pictures = sorted((tmp_path / "pictures").iterdir())
    assert [path.name for path in pictures] == ["backward.png", "forward.png", "result.png"]
    images = [QImage(str(path)) for path in pictures]
    assert {(image.width(), image.height()) for image in images} == {(1280, 800)}
    assert all(one != other for one, other in combinations(images, 2))
    assert all(str(path) in ended.stdout for path in pictures)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--pictures", os.devnull), "could not be written"),
        (("--seconds", "1"), "choose 5 to 3600 seconds"),
        (("--size", "large"), "write it as 1280x800"),
    ],
)
def test_a_demo_that_cannot_be_played_ends_with_code_2_and_says_why(
    arguments: tuple[str, str], sentence: str
) -> None:
    ended = run_demo("--seconds", "5", *arguments)

    assert ended.returncode == 2
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


def run_demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", "demo", *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
