"""The engine stands alone: without Qt, without PortAudio, and knowing no window."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

IMPORT_ALL_OF_THE_ENGINE = """
import importlib, json, pkgutil, sys
import engine
names = [module.name for module in pkgutil.walk_packages(engine.__path__, "engine.")]
for name in names:
    importlib.import_module(name)
print(json.dumps({"imported": names, "loaded": sorted(sys.modules)}))
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=120
    )


def test_the_whole_engine_imports_without_qt_and_without_portaudio() -> None:
    answer = run(sys.executable, "-c", IMPORT_ALL_OF_THE_ENGINE)

    assert answer.returncode == 0, answer.stderr
    modules = json.loads(answer.stdout)
    assert "engine.sound.sound" in modules["imported"]
    loaded = {name.partition(".")[0] for name in modules["loaded"]}
    assert not loaded & {"PySide6", "shiboken6", "pyqtgraph", "sounddevice", "_sounddevice", "app"}


def test_imports_point_one_way() -> None:
    lint_imports = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert lint_imports is not None

    answer = run(lint_imports, "--no-cache")

    assert answer.returncode == 0, answer.stdout + answer.stderr
