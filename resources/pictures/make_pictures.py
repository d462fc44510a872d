"""Makes the pictures of the networks: `python resources/pictures/make_pictures.py [NAME...]`.

Each is taken by `main.py picture` from a run with a seed of its own: the same program makes the
same pictures. Without names all are made; a name, or the beginning of one, chooses: `cnn`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
SIZE = "1600x1000"


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture's name without `.png`, and the options of `main.py picture` that make it."""

    name: str
    options: tuple[str, ...]


def _scene(name: str, network: str, step: int, phase: str, *more: str) -> Scene:
    options = ("--network", network, "--seed", "7", "--step", str(step), "--phase", phase, *more)
    return Scene(name, options)


HALF_WAY = ("--fraction", "0.5")
SCENES = (
    _scene("backward", "dnn", 120, "backward:hidden2", *HALF_WAY, "--pin", "hidden2.W[3,7]"),
    _scene("linear", "linear", 60, "update"),
    _scene("cnn-backward", "cnn", 96, "backward:conv1", *HALF_WAY, "--pin", "conv1.W[1,0,1,1]"),
    _scene("rnn-backward", "rnn", 212, "backward:hidden1", "--frame", "14", "--read-out", "last"),
    _scene("lstm-backward", "lstm", 212, "backward:hidden1", "--frame", "14", "--theme", "light"),
    _scene("chinese", "gru", 120, "forward:hidden1", "--frame", "14", "--language", "zh"),
)
"""`backward` is the README's first picture."""


def chosen(names: list[str]) -> list[Scene]:
    """Return the scenes whose names begin so, in their order; all of them without names."""
    return [scene for scene in SCENES if not names or scene.name.startswith(tuple(names))]


def command(scene: Scene, folder: Path) -> list[str]:
    """Return what makes a scene's picture in a folder."""
    picture = folder / f"{scene.name}.png"
    return [
        *(sys.executable, str(ROOT / "main.py"), "picture"),
        *scene.options,
        *("--size", SIZE, str(picture)),
    ]


def main(arguments: list[str] | None = None) -> int:
    """Make pictures; return 0, or 1 when one of them could not be made."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which; all if none is given")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pictures go")
    options = parser.parse_args(arguments)
    scenes = chosen(options.names)
    if not scenes:
        parser.error(f"choose some of: {', '.join(scene.name for scene in SCENES)}")
    options.folder.mkdir(parents=True, exist_ok=True)
    made = [subprocess.run(command(one, options.folder), check=False) for one in scenes]
    return int(any(one.returncode for one in made))


if __name__ == "__main__":
    sys.exit(main())
