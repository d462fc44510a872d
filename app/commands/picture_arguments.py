"""What can be written after `picture`: checked here without loading the engine or Qt."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.arguments import (
    NETWORKS,
    add_network_settings,
    add_update_settings,
    natural_number,
    positive_number,
    window_size,
)

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

LARGEST_SIZE = (7680, 4320)


def add_picture(commands: Commands, corpus_help: str) -> argparse.ArgumentParser:
    """Add `picture` to the commands."""
    picture = commands.add_parser(
        "picture",
        help="a picture of the window at one step and phase of a run",
        description="Write a PNG of the real window, opened without a screen, at one step and "
        "phase of a run: the same options give the same picture. A session says which network "
        "was trained, from which seed and how far; its run is made again with the clips of "
        "--corpus, which must be those that it was trained with, and is compared with what was "
        "saved.",
        epilog="Example: main.py picture --network cnn --seed 7 --step 120 --phase backward:conv1 "
        "--size 1920x1080 conv1.png",
        allow_abbrev=False,
    )
    picture.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="[SESSION] OUT.png",
        help="the session, if one was saved, and the picture to write",
    )
    _add_run(picture, corpus_help)
    _add_moment(picture)
    _add_look(picture)
    add_network_settings(picture)
    add_update_settings(picture, batch="--batch-size")
    return picture


def _add_run(picture: argparse.ArgumentParser, corpus_help: str) -> None:
    run = picture.add_argument_group("run")
    run.add_argument("--network", choices=NETWORKS, help="what is trained, without a session: dnn")
    run.add_argument("--corpus", default="embedded", metavar="CORPUS", help=corpus_help)
    run.add_argument(
        "--seed",
        type=natural_number,
        default=argparse.SUPPRESS,
        metavar="S",
        help="of the first weights and the order of the clips, 0 if not given",
    )
    run.add_argument(
        "--step",
        type=positive_number,
        metavar="N",
        help="of the run, from 1; if not given the session's last, or else the first",
    )


def _add_moment(picture: argparse.ArgumentParser) -> None:
    moment = picture.add_argument_group("moment")
    moment.add_argument(
        "--phase",
        metavar="PHASE",
        help="of the step, as backward:conv1, or list, which prints them all; if not given the "
        "whole step is shown",
    )
    share = moment.add_mutually_exclusive_group()
    share.add_argument(
        "--fraction", type=fraction, metavar="F", help="of the phase that is over, 0 to 1: 1"
    )
    share.add_argument(
        "--frame",
        type=positive_number,
        metavar="F",
        help="of the sound, from 1, at which a recurrent layer stands",
    )
    moment.add_argument(
        "--batch", action="store_true", help="show the numbers of the batch, not of one clip"
    )
    moment.add_argument("--pin", metavar="PLACE", help="pin a number, as hidden1.W[3,12]")


def _add_look(picture: argparse.ArgumentParser) -> None:
    look = picture.add_argument_group("look")
    look.add_argument(
        "--size",
        type=picture_size,
        default=(1280, 800),
        metavar="SIZE",
        help="of the window: 1280x800",
    )
    look.add_argument("--theme", choices=("dark", "light"), default="dark")
    look.add_argument("--language", choices=("en", "zh"), default="en")


def fraction(text: str) -> float:
    """Return a share from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return number


def picture_size(text: str) -> tuple[int, int]:
    """Return width and height, of "1920x1080", that a memory can hold."""
    size = window_size(text)
    if any(side > most for side, most in zip(size, LARGEST_SIZE, strict=True)):
        raise argparse.ArgumentTypeError(f"{text} is more than {'x'.join(map(str, LARGEST_SIZE))}")
    return size
