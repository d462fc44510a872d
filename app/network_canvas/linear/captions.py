"""What the two phases of a network without hidden layers say about the neuron in focus."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.layer_title import layer_title
from app.network_canvas.captions import Line, backward_title, forward_title, number
from app.network_canvas.linear.picture import LinearPicture

translate = QCoreApplication.translate

SPACE = "&nbsp; "


def forward_line(picture: LinearPicture, focus: int) -> Line:
    """Return how the neuron's answer comes about, with its sum and its bias."""
    stage, word = picture.stage, picture.record.words[focus]
    title = forward_title(translate("Caption", "input"), layer_title(stage.name))
    z, b = float(stage.sums[focus]), float(stage.b[focus])
    mean = "z̄" if picture.batch else "z"
    sums = f"{mean}<sub>{word}</sub> = Σ w x + b = {number(z - b)} {_signed(b)} = {number(z)}"
    if stage.activation == "identity":
        return title, f"ŷ = z,{SPACE}{sums}"
    answer = number(float(stage.outputs[focus]))
    if picture.batch:
        return title, f"{sums},{SPACE}p̄<sub>{word}</sub> = {answer}"
    squashed = f"{stage.activation}(z)"
    if picture.record.loss_kind == "cross-entropy":
        squashed += f" = σ(z − {_bracketed(picture.sum_of_others(focus))})"
    return title, f"{sums},{SPACE}p<sub>{word}</sub> = {squashed} = {answer}"


def backward_line(picture: LinearPicture, focus: int, cell: int) -> Line:
    """Return how the error becomes the gradient of a weight, with the numbers of one cell."""
    stage, record = picture.stage, picture.record
    word = record.words[focus]
    title = backward_title(layer_title(stage.name), translate("Caption", "input"))
    delta, gradient = float(stage.deltas[focus]), float(stage.gradient[focus, cell])
    frame, band = np.divmod(cell, picture.shape[1])
    where = translate("Caption", "frame {frame}, band {band}").format(
        frame=frame + 1, band=band + 1
    )
    if picture.batch:
        means = f"∂L/∂w = 1/N Σ δ<sub>n</sub> x<sub>n</sub> = {number(gradient, 4)} ({where})"
        return title, f"{means},{SPACE}Σ δ<sub>{word}</sub>/N = {number(delta, 4)}"
    x = float(stage.inputs[cell])
    chain = f"∂L/∂w = δ x = {number(delta)} · {_bracketed(x)} = {number(gradient)} ({where})"
    return title, f"{error_formula(picture, focus)},{SPACE}{chain}"


def error_formula(picture: LinearPicture, focus: int) -> str:
    """Return where the neuron's delta comes from, with this clip's numbers."""
    stage, word = picture.stage, picture.record.words[focus]
    answer, target = float(stage.outputs[focus]), picture.target(focus)
    delta = number(float(stage.deltas[focus]))
    if picture.record.loss_kind != "mean-squared-error":
        return f"δ<sub>{word}</sub> = p − y = {number(answer)} − {target:.0f} = {delta}"
    error = f"{number(answer)} − {target:.0f}"
    if stage.activation == "sigmoid":
        error = f"({error}) · σ′(z)"
    return f"δ<sub>{word}</sub> = {error} = {delta}"


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'} {number(abs(value))}"


def _bracketed(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
