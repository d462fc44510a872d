"""The commands for the shell: what they are called, and what they take.

Nothing heavy is imported before a command runs, so that `--help` and a slip of the keyboard are
answered at once; and but for `demo` none of them ever imports Qt.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import platform_check
from app.commands.arguments import (
    NETWORKS,
    add_corpus_check,
    add_corpus_import,
    add_listen,
    add_network_settings,
    add_recognise,
    add_update_settings,
    add_variations,
    given_settings,
    given_variations,
    natural_number,
    positive_number,
    seconds,
    window_size,
)
from app.commands.picture_arguments import add_picture
from engine.failure import Failure

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

CORPUS = (
    "a folder of sound files in any layout that the window opens, or: embedded, "
    "embedded:english-commands, embedded:mandarin-digits"
)
JSON = "answer with one line of JSON on standard output"
JSON_LINES = "answer with a line of JSON for each on standard output"


def main(arguments: list[str]) -> int:
    """Run one command, and return its exit code.

    Raises
    ------
    Failure
        When the command cannot do what it was asked for.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # words may have letters that a terminal lacks
            stream.reconfigure(errors="backslashreplace")
    options = _options(arguments)
    try:
        return int(options.run(options))
    except OSError as error:
        raise Failure(
            "The system refuses: {reason}{path}.",
            "Check the path, and that you may use it.",
            reason=error.strerror or error,
            path=f" ({error.filename})" if error.filename else "",
        ) from error


def _options(arguments: list[str]) -> argparse.Namespace:
    """Return the options; files may stand before, between and after them."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and ("files" not in options or any(one.startswith("-") for one in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:  # argparse takes the files that stand together, and leaves the others
        options.files = [*options.files, *map(Path, rest)]
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Without a command, Voxprop opens its window.",
        epilog="Each command has its own --help.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_train(commands)
    _add_evaluate(commands)
    add_recognise(commands, JSON_LINES).set_defaults(run=_recognise)
    add_listen(commands, JSON_LINES).set_defaults(run=_listen)
    _add_check(commands)
    _add_corpus(commands)
    _add_demo(commands)
    add_picture(commands, CORPUS).set_defaults(run=_picture)
    return parser


def _add_train(commands: Commands) -> None:
    train = commands.add_parser(
        "train",
        help="train a network on a corpus, without a window",
        description="Train a network on a corpus. The same options, seed and clips give the same "
        "weights. A progress bar goes to standard error, the answer to standard output.",
        epilog="Example: main.py train embedded --network gru --out words.voxprop",
        allow_abbrev=False,
    )
    train.add_argument("corpus", metavar="CORPUS", help=CORPUS)
    train.add_argument("--network", required=True, choices=NETWORKS, help="what is trained")
    train.add_argument(
        "--validation",
        metavar="CORPUS2",
        help="tests the network with all clips of this one, and trains with all of CORPUS; "
        "without it, CORPUS says which of its clips are held back, or a fifth of them are",
    )
    train.add_argument(
        "--steps",
        type=positive_number,
        metavar="N",
        help="train so many steps exactly, not until the network has converged",
    )
    train.add_argument(
        "--seed",
        type=natural_number,
        default=argparse.SUPPRESS,
        metavar="S",
        help="of the first weights and the order of the clips, 0 if not given",
    )
    train.add_argument(
        "--out", type=Path, metavar="SESSION", help="write the trained network to this file"
    )
    train.add_argument("--json", action="store_true", help=JSON)
    add_network_settings(train)
    add_update_settings(train)
    add_variations(train)
    train.set_defaults(run=_train)


def _add_evaluate(commands: Commands) -> None:
    evaluate = commands.add_parser(
        "evaluate",
        help="ask a trained network about a corpus",
        description="Ask a trained network about every clip of a corpus.",
        allow_abbrev=False,
    )
    evaluate.add_argument(
        "session", type=Path, metavar="SESSION", help="a file that train wrote with --out"
    )
    evaluate.add_argument("corpus", metavar="CORPUS", help=CORPUS)
    evaluate.add_argument("--json", action="store_true", help=JSON)
    evaluate.set_defaults(run=_evaluate)


def _add_check(commands: Commands) -> None:
    check = commands.add_parser(
        "check",
        help="prove a network's gradients",
        description="Compare gradients of a network, by backpropagation in float64, with central "
        "differences. Ends with 0 when all agree to a millionth, else with 1.",
        allow_abbrev=False,
    )
    check.add_argument(
        "--network", required=True, choices=(*NETWORKS, "all"), help="whose gradients"
    )
    check.add_argument(
        "--seed",
        type=natural_number,
        default=0,
        metavar="S",
        help="of the weights, the clips and which gradients are checked, 0 if not given",
    )
    check.add_argument("--json", action="store_true", help=JSON)
    check.set_defaults(run=_check)


def _add_corpus(commands: Commands) -> None:
    corpus = commands.add_parser(
        "corpus",
        help="bring recordings into a corpus, or check one",
        description="Bring recordings into a corpus, or check one.",
        allow_abbrev=False,
    )
    actions = corpus.add_subparsers(required=True, metavar="ACTION")
    add_corpus_import(actions, JSON).set_defaults(run=_import)
    add_corpus_check(actions, JSON).set_defaults(run=_check_corpus)


def _add_demo(commands: Commands) -> None:
    demo = commands.add_parser(
        "demo",
        help="train on the embedded corpus without a screen, and write pictures",
        allow_abbrev=False,
    )
    demo.add_argument("--pictures", type=Path, default=Path("demo"), help="the folder for pictures")
    demo.add_argument("--seconds", type=seconds, default=20.0, help="how long it trains")
    demo.add_argument(
        "--size", type=window_size, default=(1280, 800), help="of the window, as 1280x800"
    )
    demo.set_defaults(run=_demo)


def _train(options: argparse.Namespace) -> int:
    from app.commands.train import Training, run_train

    return run_train(
        Training(
            corpus=options.corpus,
            network=options.network,
            changes=given_settings(options),
            validation=options.validation,
            steps=options.steps,
            session=options.out,
            as_json=options.json,
            copies=options.vary,
            variations=given_variations(options),
            room=options.room,
        )
    )


def _evaluate(options: argparse.Namespace) -> int:
    from app.commands.evaluate import run_evaluate

    return run_evaluate(options.session, options.corpus, as_json=options.json)


def _recognise(options: argparse.Namespace) -> int:
    from app.commands.recognise import run_recognise

    return run_recognise(
        options.session, options.files, confidence=options.confidence, as_json=options.json
    )


def _listen(options: argparse.Namespace) -> int:
    from app.commands.listen import run_listen

    return run_listen(
        options.session,
        seconds=options.seconds,
        device=options.device,
        confidence=options.confidence,
        as_json=options.json,
    )


def _check(options: argparse.Namespace) -> int:
    from app.commands.check import run_check

    return run_check(options.network, options.seed, as_json=options.json)


def _import(options: argparse.Namespace) -> int:
    from app.commands.corpus_import import run_import

    return run_import(options.folder, options.corpus, as_json=options.json)


def _check_corpus(options: argparse.Namespace) -> int:
    from app.commands.corpus_check import run_corpus_check

    return run_corpus_check(options.corpus, as_json=options.json)


def _demo(options: argparse.Namespace) -> int:
    if not _can_open_window():
        return 2
    from app.demo import run_demo

    return run_demo(options.pictures, options.seconds, options.size)


def _picture(options: argparse.Namespace) -> int:
    if not _can_open_window():
        return 2
    from app.commands.picture import Asked, run_picture

    return run_picture(
        Asked(
            files=tuple(options.files),
            network=options.network,
            changes=given_settings(options),
            corpus=options.corpus,
            step=options.step,
            phase=options.phase,
            frame=options.frame,
            fraction=options.fraction,
            size=options.size,
            light=options.theme == "light",
            language=options.language,
            batch=options.batch,
            pin=options.pin,
        )
    )


def _can_open_window() -> bool:
    """Whether a window can be opened without a screen; if not, say why on standard error."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # it needs no screen wherever it runs
    problem = platform_check.missing_library()
    if problem:
        print(problem, file=sys.stderr)
    return not problem
