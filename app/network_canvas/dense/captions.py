"""What the phases of dense layers say."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.layer_title import layer_title
from app.network_canvas.captions import (
    Line,
    backward_title,
    forward_title,
    input_gradient_formula,
    number,
    softmax_formula,
)
from app.network_canvas.columns.stage import Stage
from app.network_canvas.dense.picture import DensePicture

translate = QCoreApplication.translate

LEAKAGE = 0.01


def forward_line(picture: DensePicture, index: int) -> Line:
    """Return what the phase says in which stage `index` is reached."""
    stage = picture.stages[index]
    title = forward_title(_stage_before(picture, index), layer_title(stage.name))
    if stage is picture.stages[-1]:
        return title, softmax_formula(picture)
    unit = int(np.abs(stage.outputs).argmax())
    signal = "x" if index == 0 else "a"
    if picture.batch:
        values = f"ā<sub>{unit + 1}</sub> = {number(stage.outputs[unit])}"
    else:
        values = (
            f"a<sub>{unit + 1}</sub> = {stage.activation}({number(stage.sums[unit])})"
            f" = {number(stage.outputs[unit])}"
        )
    return title, f"a = {stage.activation}(W {signal} + b):&nbsp; {values}"


def backward_line(picture: DensePicture, index: int) -> Line:
    """Return what the phase says in which the gradient leaves stage `index`."""
    stage = picture.stages[index]
    before = _stage_before(picture, index)
    title = backward_title(layer_title(stage.name), before)
    delta = f"δ<sub>{layer_title(stage.name)}</sub>"
    if index == 0:
        return title, input_gradient_formula(picture, delta)
    earlier = picture.stages[index - 1]
    unit = int(np.abs(earlier.deltas).argmax())
    formula = f"δ<sub>{before}</sub> = (Wᵀ {delta}) ⊙ {earlier.activation}′(z)"
    if not picture.batch:
        slope = _slope(earlier, unit)
        formula += (
            f":&nbsp; δ<sub>{unit + 1}</sub> = {number(earlier.returning[unit])} · {number(slope)}"
            f" = {number(earlier.deltas[unit])}"
        )
    return title, formula


def _slope(stage: Stage, unit: int) -> float:
    """Return the activation's slope at one unit, as `engine.network.activations` has it."""
    output = float(stage.outputs[unit])
    match stage.activation:
        case "tanh":
            return 1 - output * output
        case "sigmoid":
            return output * (1 - output)
        case "identity":
            return 1.0
        case "leaky-relu":
            return 1.0 if output > 0 else LEAKAGE
        case _:
            return 1.0 if output > 0 else 0.0


def _stage_before(picture: DensePicture, index: int) -> str:
    if index == 0:
        return translate("Caption", "input")
    return layer_title(picture.stages[index - 1].name)
