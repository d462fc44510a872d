"""The commands for the shell."""

from __future__ import annotations

import argparse
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run one command, and return its exit code.

    Raises
    ------
    Failure
        When the command cannot do what it was asked for.
    """
    options = _parser().parse_args(arguments)
    from app.demo import run_demo

    return run_demo(options.pictures, options.seconds, options.size)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py", description="Without a command, Voxprop opens its window."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo = commands.add_parser(
        "demo", help="train on the embedded corpus without a screen, and write pictures"
    )
    demo.add_argument("--pictures", type=Path, default=Path("demo"), help="the folder for pictures")
    demo.add_argument("--seconds", type=_seconds, default=20.0, help="how long it trains")
    demo.add_argument("--size", type=_size, default=(1280, 800), help="of the window, as 1280x800")
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 5 <= seconds <= 3600:
        raise argparse.ArgumentTypeError("choose 5 to 3600 seconds")
    return seconds


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text} is no size; write it as 1280x800")
    return int(width), int(height)
