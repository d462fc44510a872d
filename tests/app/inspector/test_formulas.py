"""Every formula has its pieces, and every piece its picture."""

from __future__ import annotations

import pytest
from engine_records import places

from app import theme
from app.inspector.formula_view import FOLDER, clusters, renderer_of
from app.inspector.formulas import RIGHT_SIDES, pieces_of
from engine.explain.derive import derive
from engine.explain.rules import Rule
from engine.training.record import Record
from resources.formulas.pieces import PIECES

GIVEN = {Rule.FEATURE, Rule.PARAMETER, Rule.OTHER_OPTIMIZER, Rule.NOT_UPDATED}


def test_every_rule_has_a_formula_unless_its_number_is_given() -> None:
    assert set(Rule) - set(RIGHT_SIDES) == GIVEN


def test_every_piece_is_a_picture_that_can_be_drawn() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(PIECES)
    for name in PIECES:
        renderer = renderer_of(name, theme.DARK)
        assert renderer.isValid(), name
        assert renderer.viewBoxF().top() < 0 < renderer.viewBoxF().bottom(), name


@pytest.mark.parametrize("kind", ["linear", "dnn", "cnn", "rnn", "gru", "lstm"])
def test_every_number_has_a_formula_of_known_pieces(records: dict[str, Record], kind: str) -> None:
    for place in places(records[kind], batch=False, each=2):
        derivation = derive(records[kind], place)
        pieces = pieces_of(records[kind], derivation)
        assert set(pieces) <= set(PIECES)
        assert bool(pieces) == (derivation.rule not in GIVEN), derivation.rule
        assert pieces.count("open") <= pieces.count("close")


def test_a_bracket_stays_with_what_it_holds() -> None:
    pieces = ("is-a", "tanh", "open", "weights", "bias", "close")

    assert clusters(pieces) == [["is-a"], ["tanh", "open", "weights"], ["bias", "close"]]
