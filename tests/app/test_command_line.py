"""What the shell's commands are called and take: named as the engine names it, and quick to say."""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from app.command_line import main
from app.commands import arguments
from engine.network.activations import ACTIVATIONS
from engine.network.initializers import INITIALIZERS
from engine.network.losses import LOSSES
from engine.network.optimizers import OPTIMIZERS
from engine.network.presets import PRESETS, SUITED
from engine.network.schedules import SCHEDULES
from engine.recognition.recogniser import CONFIDENCE
from engine.sound.augmentation import NOISES, Augmentation
from engine.training.settings import TrainingSettings

ROOT = Path(__file__).parents[2]
WITHOUT_THE_ENGINE = """
import sys
from app.command_line import main
try:
    main(sys.argv[1:])
finally:
    loaded = {"PySide6", "numpy", "scipy", "soundfile", "tqdm"} & set(sys.modules)
    print("loaded:", sorted(loaded), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("offered", "known"),
    [
        (arguments.NETWORKS, PRESETS),
        (arguments.ACTIVATIONS, ACTIVATIONS),
        (arguments.INITIALIZERS, (SUITED, *INITIALIZERS)),
        (arguments.LOSSES, LOSSES),
        (arguments.OPTIMIZERS, OPTIMIZERS),
        (arguments.SCHEDULES, SCHEDULES),
        (("none", *arguments.NOISES), NOISES),
    ],
)
def test_what_the_engine_knows_can_be_chosen_and_nothing_else(offered, known) -> None:
    assert sorted(offered) == sorted(known)


def test_each_setting_of_a_run_has_an_option() -> None:
    parser = argparse.ArgumentParser()
    arguments.add_network_settings(parser)
    arguments.add_update_settings(parser)
    parser.add_argument("--seed")
    filled = {action.dest for action in parser._actions} - {"help"}

    settings = {field.name for field in fields(TrainingSettings)}

    assert filled == arguments.SETTINGS == settings - {"network", "step_limit"}


def test_each_variation_has_an_option() -> None:
    parser = argparse.ArgumentParser()
    arguments.add_variations(parser)
    filled = {action.dest for action in parser._actions} - {"help", "vary", "room"}
    known = {field.name for field in fields(Augmentation)}
    assert filled == arguments.VARIATIONS == known - {"copies"}


def test_only_settings_that_were_given_are_changed() -> None:
    parser = argparse.ArgumentParser()
    arguments.add_network_settings(parser)
    arguments.add_update_settings(parser)
    options = parser.parse_args(["--hidden", "24,16", "--learning-rate", "0.5", "--batch", "8"])

    assert arguments.given_settings(options) == {
        "hidden": (24, 16),
        "learning_rate": 0.5,
        "batch_size": 8,
    }


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ((), "required: COMMAND"),
        (("dance",), "invalid choice: 'dance'"),
        (("train",), "required: CORPUS, --network"),
        (("train", "words", "--network", "transformer"), "invalid choice: 'transformer'"),
        (("train", "words", "--net", "dnn"), "required: --network"),
        (("train", "words", "--network", "dnn", "--steps", "0"), "'0' is no whole number from 1"),
        (("train", "words", "--network", "dnn", "--steps", "many"), "'many' is no whole number"),
        (("train", "words", "--network", "dnn", "--seed", "-1"), "'-1' is no whole number from 0"),
        (("train", "words", "--network", "dnn", "--hidden", "24;16"), "write them as 24,16"),
        (("train", "words", "--network", "dnn", "--hidden", "24,0"), "write them as 24,16"),
        (("train", "words", "--network", "dnn", "--optimizer", "sgd"), "invalid choice: 'sgd'"),
        (("evaluate", "a.voxprop"), "required: CORPUS"),
        (("check", "--network", "every"), "invalid choice: 'every'"),
        (("demo", "--seconds", "long"), "choose 5 to 3600 seconds"),
    ],
)
def test_a_slip_of_the_keyboard_is_answered_with_the_usage_and_code_2(
    command: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(list(command))

    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert said.err.startswith("usage: main.py")
    assert sentence in said.err


def test_the_confidence_is_that_of_the_window() -> None:
    assert arguments.CONFIDENCE == CONFIDENCE


@pytest.mark.parametrize("command", ["train", "evaluate", "recognise", "listen", "check", "demo"])
def test_help_is_given_without_loading_the_engine(command: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_ENGINE, command, "--help"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == 0
    assert ended.stdout.startswith(f"usage: main.py {command}")
    assert "loaded: []" in ended.stderr


def test_hidden_layers_can_be_none_at_all() -> None:
    assert arguments.layers("") == ()
