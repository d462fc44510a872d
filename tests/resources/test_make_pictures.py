"""The script for the README's pictures asks for steps, phases and numbers that there are."""

from __future__ import annotations

import pytest

from app.command_line import main
from engine.network.presets import PRESETS
from resources.pictures.make_pictures import FOLDER, ROOT, SCENES, Scene, chosen, command


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_scene_is_possible(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    shots: list[object] = []
    monkeypatch.setattr("app.photograph.take_picture", lambda shot, _: shots.append(shot))
    assert main(command(scene, FOLDER)[2:]) == 0
    assert len(shots) == 1


def test_every_network_has_a_scene() -> None:
    networks = {scene.options[scene.options.index("--network") + 1] for scene in SCENES}
    assert networks == set(PRESETS)
    assert len({scene.name for scene in SCENES}) == len(SCENES)


def test_names_choose_by_their_beginning() -> None:
    names = [scene.name for scene in chosen(["rnn", "cnn"])]
    assert names == ["cnn-backward", "rnn-backward"]
    assert chosen([]) == list(SCENES)


def test_the_readmes_pictures_of_networks_are_the_scripts() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [scene.name for scene in SCENES if f"resources/pictures/{scene.name}.png" in readme]
    assert "backward" in shown
    assert len(shown) >= 5
