"""What is imported when: the window must not wait for what is not looked at yet."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from app import side_windows
from app.network_canvas import scenes

ROOT = Path(__file__).parents[2]
START = """
import json, sys
from app.application import make_application, open_window
from app.offscreen import wait_until
from app import side_windows
from app.network_canvas import scenes

def loaded():
    return [name for name in (*scenes.MODULES, *side_windows.MODULES) if name in sys.modules]

application = make_application()
window, startup = open_window()
found = {}
startup.furnished.connect(lambda: found.update(furnished=loaded()))
every = {*scenes.MODULES, *side_windows.MODULES}
wait_until(lambda: set(loaded()) == every)
found.update(shown=window.workbench.canvas.scene is not None)
window.close()
print(json.dumps(found))
"""


def test_other_scenes_and_the_side_windows_come_after_the_first_picture() -> None:
    started = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True
    )

    found = json.loads(started.stdout)
    assert found["furnished"] == ["app.network_canvas.dense.scene"]
    assert found["shown"]


def test_the_window_does_not_wait_for_scipy() -> None:
    heavy = "from app.application import HEAVY, import_all; import_all(HEAVY)"
    asked = f"import sys; {heavy}; print('numpy' in sys.modules, 'scipy' in sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert loaded.stdout.split() == ["True", "False"]


def test_every_window_and_scene_is_imported_beforehand() -> None:
    windows = {path.stem for path in (ROOT / "app").glob("*_window") if path.is_dir()}
    drawn = {path.parent.name for path in (ROOT / "app/network_canvas").glob("*/scene.py")}

    assert {name.split(".")[1] for name in side_windows.MODULES} == windows
    assert {name.split(".")[2] for name in scenes.MODULES} == drawn
