"""What can be written after a command's name: checked here without loading the engine."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    Actions = argparse._SubParsersAction[argparse.ArgumentParser]

NETWORKS = ("linear", "dnn", "cnn", "rnn", "gru", "lstm")
ACTIVATIONS = ("sigmoid", "tanh", "relu", "leaky-relu", "identity")
INITIALIZERS = ("suited", "zeros", "normal", "xavier", "he", "orthogonal")
READ_OUTS = ("mean", "last")
LOSSES = ("cross-entropy", "mean-squared-error", "binary-cross-entropy")
OPTIMIZERS = ("gradient-descent", "momentum", "nesterov", "rmsprop", "adam")
SCHEDULES = ("constant", "step", "cosine")
"""The engine's names, again: to ask it for them would take longer than a whole --help."""

CONFIDENCE = 0.8


NOISES = ("white", "pink", "babble", "room")
SETTINGS = frozenset(
    {
        *("hidden", "activation", "initializer", "dropout", "read_out", "loss", "seed"),
        *("optimizer", "learning_rate", "momentum", "weight_decay", "clip_norm"),
        *("schedule", "warm_up", "batch_size"),
    }
)
"""The fields of `TrainingSettings` that options fill."""

VARIATIONS = frozenset(
    {
        *("shift_seconds", "gain_db", "speed", "noise", "snr_db"),
        *("frequency_mask", "time_mask"),
    }
)
"""Those of `Augmentation`, but for the number of copies."""


def add_network_settings(parser: argparse.ArgumentParser) -> None:
    """Add the options of the network itself, each with a field's name of `TrainingSettings`."""
    group = parser.add_argument_group(
        "network", "Left out, each is what suits the network and learns words well."
    )
    _add(group, "--hidden", layers, "SIZES", "units (cnn: channels) of the hidden layers: 24,16")
    _choose(group, "--activation", ACTIVATIONS, "of dnn and cnn")
    _choose(group, "--initializer", INITIALIZERS, "of the weights")
    _add(group, "--dropout", float, "SHARE", "of units that each step leaves out, 0 to below 1")
    _choose(group, "--read-out", READ_OUTS, "of rnn, gru and lstm: mean over time, or last frame")
    _choose(group, "--loss", LOSSES, "what is made small")


def add_update_settings(parser: argparse.ArgumentParser, batch: str = "--batch") -> None:
    """Add the options of what is done with the gradient, named likewise; `batch` names its size."""
    group = parser.add_argument_group(
        "use of the gradient", "Left out, each is what suits the network and learns words well."
    )
    _choose(group, "--optimizer", OPTIMIZERS, "turns the gradient into an update")
    _add(group, "--learning-rate", float, "ETA", "above 0")
    _add(group, "--momentum", float, "SHARE", "of the last update that is kept, 0 to below 1")
    _add(group, "--weight-decay", float, "SHARE", "pulls the weights towards 0; 0 does not")
    _add(group, "--clip-norm", float, "NORM", "shortens longer gradients to this; 0 does not")
    _choose(group, "--schedule", SCHEDULES, "how the learning rate changes until the last step")
    _add(group, "--warm-up", natural_number, "STEPS", "in which the learning rate rises from 0")
    _add(group, batch, positive_number, "CLIPS", "that a step learns from", "batch_size")


def add_recognise(commands: Commands, json_help: str) -> argparse.ArgumentParser:
    """Add `recognise` to the commands."""
    parser = commands.add_parser(
        "recognise",
        help="ask a trained network what recordings say",
        description="Find the word in each file as the open microphone would, and ask a trained "
        "network about it. Ends with 0, or with 1 when a file could not be heard.",
        epilog="Example: main.py recognise words.voxprop yes.wav no.wav",
        allow_abbrev=False,
    )
    _add_session(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a recording of a word")
    parser.add_argument("--json", action="store_true", help=json_help)
    return parser


def add_listen(commands: Commands, json_help: str) -> argparse.ArgumentParser:
    """Add `listen` to the commands."""
    parser = commands.add_parser(
        "listen",
        help="ask a trained network about the words that a microphone hears",
        description="Listen to a microphone, and say of each word what a trained network takes it "
        "for. The latency runs from the end of the word; 300 ms of it are the wait whether the "
        "word goes on. Interrupt it (Ctrl+C) to end.",
        allow_abbrev=False,
    )
    _add_session(parser)
    parser.add_argument(
        "--seconds", type=duration, metavar="N", help="listen for so long, not until interrupted"
    )
    parser.add_argument("--device", metavar="NAME", help="the microphone, if not the system's own")
    parser.add_argument("--json", action="store_true", help=json_help)
    return parser


def _add_session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "session", type=Path, metavar="SESSION", help="a file that train wrote with --out"
    )
    parser.add_argument(
        "--confidence",
        type=share,
        default=CONFIDENCE,
        metavar="SHARE",
        help=f"below this probability it is no known word; {CONFIDENCE} if not given",
    )


def add_variations(parser: argparse.ArgumentParser) -> None:
    """Add the options of how takes are varied, each with a field's name of `Augmentation`."""
    group = parser.add_argument_group(
        "more takes out of few",
        "Learn from varied copies of each training clip as well. With --vary alone they are varied "
        "as helps with few recordings: a shift of 60 ms, pink noise at 20 dB. With one of the "
        "others, only what is given is varied.",
    )
    group.add_argument(
        "--vary", type=positive_number, metavar="COPIES", help="so many of each clip, as 9"
    )
    _add(group, "--shift", milliseconds, "MS", "earlier or later by at most this", "shift_seconds")
    _add(group, "--gain", float, "DB", "louder or softer by at most this", "gain_db")
    _add(group, "--speed", percent, "PERCENT", "faster or slower by at most this")
    _choose(group, "--noise", NOISES, "is added; babble is mixed from the clips")
    _add(group, "--snr", float, "DB", "the word's strength over the noise's", "snr_db")
    _add(group, "--mask-bands", natural_number, "N", "hides at most N bands", "frequency_mask")
    _add(group, "--mask-frames", natural_number, "N", "hides at most N frames", "time_mask")
    group.add_argument(
        "--room", type=Path, metavar="FILE", help="a recording of the room, for --noise room"
    )


def add_corpus_import(actions: Actions, json_help: str) -> argparse.ArgumentParser:
    """Add `import` to what can be done to a corpus."""
    parser = actions.add_parser(
        "import",
        help="copy recordings into a corpus",
        description="Copy recordings into a corpus, at 16 kHz. Each file that is refused has a "
        "line on standard error. Ends with 0 when all came in, 1 when some were refused, 2 when "
        "nothing could be done.",
        epilog="Example: main.py corpus import speech_commands my_corpus",
        allow_abbrev=False,
    )
    parser.add_argument(
        "folder",
        type=Path,
        metavar="FOLDER",
        help="one folder of sound files a word; or files named as 7_george_3.wav; or a CSV file, "
        "or a folder with one, of path, label and speaker; or another corpus",
    )
    parser.add_argument(
        "corpus", type=Path, metavar="CORPUS", help="the folder of the corpus, made if needed"
    )
    parser.add_argument("--json", action="store_true", help=json_help)
    return parser


def add_corpus_check(actions: Actions, json_help: str) -> argparse.ArgumentParser:
    """Add `check` to what can be done to a corpus."""
    parser = actions.add_parser(
        "check",
        help="see that a corpus is whole",
        description="Mend the index of a corpus, and read all its clips. Ends with 0 when all can "
        "be read, else with 1.",
        allow_abbrev=False,
    )
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="the folder of the corpus")
    parser.add_argument("--json", action="store_true", help=json_help)
    return parser


def given_settings(options: argparse.Namespace) -> dict[str, Any]:
    """Return the fields of `TrainingSettings` that the user gave, and no others."""
    return {name: value for name, value in vars(options).items() if name in SETTINGS}


def given_variations(options: argparse.Namespace) -> dict[str, Any]:
    """Return the fields of `Augmentation` that the user gave, and no others."""
    return {name: value for name, value in vars(options).items() if name in VARIATIONS}


def milliseconds(text: str) -> float:
    """Return seconds."""
    return float(text) / 1000


def percent(text: str) -> float:
    """Return a share of 1."""
    return float(text) / 100


def natural_number(text: str) -> int:
    """Return a whole number from 0."""
    return _whole_number(text, 0)


def positive_number(text: str) -> int:
    """Return a whole number from 1."""
    return _whole_number(text, 1)


def layers(text: str) -> tuple[int, ...]:
    """Return sizes of layers, of "24,16"; an empty text is no layer."""
    try:
        sizes = tuple(int(size) for size in text.split(",")) if text.strip() else ()
    except ValueError:
        sizes = (0,)
    if not all(size > 0 for size in sizes):
        raise argparse.ArgumentTypeError(f"{text!r} are no sizes of layers; write them as 24,16")
    return sizes


def share(text: str) -> float:
    """Return a number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return number


def duration(text: str) -> float:
    """Return a time in seconds, above 0."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no time in seconds")
    return number


def seconds(text: str) -> float:
    """Return how long the demo shall take."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 5 <= number <= 3600:
        raise argparse.ArgumentTypeError("choose 5 to 3600 seconds")
    return number


def window_size(text: str) -> tuple[int, int]:
    """Return width and height, of "1280x800"."""
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text} is no size; write it as 1280x800")
    return int(width), int(height)


def _whole_number(text: str, lowest: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = lowest - 1
    if number < lowest:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {lowest}")
    return number


def _add(
    group: argparse._ArgumentGroup, name: str, kind: Any, value: str, text: str, field: str = ""
) -> None:
    field = field or name.removeprefix("--").replace("-", "_")
    group.add_argument(
        name, type=kind, metavar=value, help=text, dest=field, default=argparse.SUPPRESS
    )


def _choose(group: argparse._ArgumentGroup, name: str, choices: tuple[str, ...], text: str) -> None:
    text = f"{text}: {', '.join(choices)}"
    group.add_argument(name, choices=choices, metavar="NAME", help=text, default=argparse.SUPPRESS)
