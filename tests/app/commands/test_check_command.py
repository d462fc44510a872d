from __future__ import annotations

import json

import pytest

from app.command_line import main
from app.commands import check
from engine.network.gradient_check import Proof
from engine.network.presets import PRESETS


def test_every_network_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--network", "all", "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert said["passed"]
    assert 0 < said["relative_error"] < said["limit"] == 1e-6
    assert {row["network"] for row in said["parameters"]} == set(PRESETS)


def test_each_parameter_and_the_input_have_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--network", "dnn", "--seed", "3"]) == 0

    heading, *rows, verdict = capsys.readouterr().out.splitlines()
    assert heading.split() == [
        *("network", "parameter", "shape", "checked", "relative", "error", "verdict")
    ]
    assert [row.split()[1] for row in rows] == [
        *("hidden1.W", "hidden1.b", "hidden2.W", "hidden2.b", "output.W", "output.b", "input")
    ]
    assert "24 x 576" in rows[0]
    assert all(row.endswith("right") for row in rows)
    assert "All gradients" in verdict


@pytest.mark.parametrize("wrong", [1.001, float("nan")])
def test_a_wrong_gradient_ends_with_code_1(
    wrong: float, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    proofs = [Proof("output.b", (0, 0), 1.0, 1.0), Proof("output.b", (1, 0), wrong, 1.0)]
    monkeypatch.setattr(check, "prove_gradients", lambda *_, **__: proofs)

    assert main(["check", "--network", "linear"]) == 1
    assert "WRONG" in capsys.readouterr().out
    assert main(["check", "--network", "linear", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert not said["passed"]
    assert said["parameters"][0]["checked"] == 2
