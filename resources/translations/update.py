"""Brings the Chinese translation up to date: `python resources/translations/update.py`.

Translations of texts that did not change are kept. New texts arrive as unfinished; translate them
in the `.ts` file, and run this again for the `.qm` file that the window reads.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
TRANSLATION = FOLDER / "voxprop_zh_CN.ts"


def sources() -> list[Path]:
    """Return every file of the program in which a text for the user may stand."""
    return sorted(path for part in ("app", "engine") for path in (ROOT / part).rglob("*.py"))


def collect(translation: Path) -> None:
    """Bring the texts in `translation` in line with the sources."""
    _run(
        "pyside6-lupdate",
        *("-locations", "none", "-no-obsolete", "-silent"),
        *map(str, sources()),
        *("-ts", str(translation)),
    )


def release(translation: Path, compiled: Path) -> None:
    """Compile `translation` for the window."""
    _run("pyside6-lrelease", "-silent", str(translation), "-qm", str(compiled))


def _run(tool: str, *arguments: str) -> None:
    """Run a tool of the environment whose Python this is."""
    program = shutil.which(tool, path=str(Path(sys.executable).parent))
    if program is None:
        raise FileNotFoundError(f"{tool} is not beside {sys.executable}")
    subprocess.run([program, *arguments], check=True)


if __name__ == "__main__":
    collect(TRANSLATION)
    release(TRANSLATION, TRANSLATION.with_suffix(".qm"))
