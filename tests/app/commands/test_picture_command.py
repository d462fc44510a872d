"""`picture`: what it lists, and what it refuses before a window is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.command_line import main
from app.commands import picture
from app.commands.picture import Asked, run_picture
from engine.failure import Failure
from engine.network.presets import PRESETS
from engine.session import Session, save_session
from engine.sound.features import FeatureSettings
from engine.training.construction import network_of
from engine.training.defaults import default_settings

WORDS = ("zero", "one")


@pytest.fixture
def session(tmp_path: Path) -> Path:
    settings = default_settings("gru", step_limit=50)
    parameters = network_of(settings, (24, 24), len(WORDS)).parameters
    path = tmp_path / "words.voxprop"
    save_session(path, Session(settings, WORDS, FeatureSettings(), 40, parameters))
    return path


@pytest.fixture(autouse=True)
def no_window(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Open no window: keep what would be photographed."""
    shots: list[object] = []
    monkeypatch.setattr("app.photograph.take_picture", lambda shot, _: shots.append(shot))
    return shots


@pytest.mark.parametrize("network", PRESETS)
def test_the_phases_of_every_network_are_listed(
    network: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["picture", "--network", network, "--phase", "list"]) == 0
    listed = capsys.readouterr().out.split()
    layers = {
        "linear": ["output"],
        "dnn": ["hidden1", "hidden2", "output"],
        "cnn": ["conv1", "conv2", "output"],
    }.get(network, ["hidden1", "output"])
    assert listed == [
        "input",
        *(f"forward:{layer}" for layer in layers),
        "loss",
        *(f"backward:{layer}" for layer in reversed(layers)),
        "update",
    ]


def test_the_phases_of_a_session_are_listed(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["picture", str(session), "--phase", "list"]) == 0
    assert "backward:hidden1" in capsys.readouterr().out.split()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--phase", "backward:conv1"], "There is no phase backward:conv1. Choose one of: input,"),
        (["--step", "20001"], "Choose a step from 1 to 20000"),
        (["--pin", "hidden1.W[24,0]"], "There is no number hidden1.W[24,0]"),
        (["--pin", "nonsense"], "There is no number nonsense"),
        (["--frame", "3"], "Choose a phase"),
        (["--phase", "loss", "--frame", "3"], "has no frame 3"),
        (["--network", "gru", "--phase", "backward:hidden1", "--frame", "25"], "from 1 to 24"),
        (["--corpus", "embedded:klingon"], "embedded:klingon"),
        (["--corpus", "/nowhere/at/all"], "There is no folder all"),
        (["--network", "gru", "--hidden", ""], "0 hidden layers"),
    ],
)
def test_what_is_impossible_gets_a_sentence_and_no_file(
    arguments: list[str], sentence: str, tmp_path: Path, no_window: list[object]
) -> None:
    with pytest.raises(Failure) as failure:
        main(["picture", *arguments, str(tmp_path / "out.png")])
    assert sentence in str(failure.value)
    assert list(tmp_path.iterdir()) == []
    assert no_window == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("out.gif", "End its name with .png"),
        ("missing/out.png", "Make the folder first"),
        ("folder.png", "is a folder"),
    ],
)
def test_a_picture_that_cannot_be_written_is_refused_before_the_training(
    name: str, sentence: str, tmp_path: Path, no_window: list[object]
) -> None:
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(Failure, match=sentence):
        run_picture(Asked((tmp_path / name,)))
    assert [path.name for path in tmp_path.iterdir()] == ["folder.png"]
    assert no_window == []


@pytest.mark.parametrize("files", [(), ("a.voxprop", "b.voxprop", "c.png")])
def test_one_picture_and_perhaps_a_session_are_named(files: tuple[str, ...]) -> None:
    with pytest.raises(Failure, match="picture"):
        run_picture(Asked(tuple(map(Path, files))))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--size", "large"],
        ["--size", "100000x100000"],
        ["--step", "0"],
        ["--fraction", "1.5"],
        ["--fraction", "0.5", "--frame", "3"],
        ["--theme", "pink"],
        ["--network", "transformer"],
        ["--magic"],
    ],
)
def test_a_slip_of_the_keyboard_ends_with_code_2(arguments: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        main(["picture", *arguments, str(tmp_path / "out.png")])
    assert end.value.code == 2


def test_a_session_brings_its_network_its_step_and_a_witness(
    session: Path, no_window: list[object]
) -> None:
    main(["picture", str(session), "--phase", "backward:hidden1", str(session.parent / "o.png")])
    (shot,) = no_window
    assert shot.settings == default_settings("gru", step_limit=50)  # type: ignore[attr-defined]
    assert shot.step == 40  # type: ignore[attr-defined]
    assert shot.witness.words == WORDS  # type: ignore[attr-defined]


@pytest.mark.parametrize("change", [["--network", "gru"], ["--seed", "3"], ["--dropout", "0.1"]])
def test_a_session_is_not_changed(session: Path, change: list[str]) -> None:
    with pytest.raises(Failure, match="network of its own"):
        main(["picture", str(session), *change, str(session.parent / "out.png")])


@pytest.mark.parametrize(("phase", "part"), [("forward:hidden1", 4), ("backward:hidden1", 19)])
def test_a_frame_is_one_of_the_sound_in_both_directions(
    phase: str, part: int, tmp_path: Path, no_window: list[object]
) -> None:
    options = ["--network", "lstm", "--phase", phase, "--frame", "5"]
    main(["picture", *options, str(tmp_path / "out.png")])
    (shot,) = no_window
    assert int(shot.fraction * 24) == part  # type: ignore[attr-defined]


def test_the_languages_are_those_of_the_window() -> None:
    from app.actions import LANGUAGES

    assert set(picture.LANGUAGES.values()) == set(LANGUAGES.values())
