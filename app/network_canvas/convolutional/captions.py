"""What the phases of convolutions say, with the numbers of the place that is computed."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.layer_title import layer_title
from app.network_canvas.captions import (
    Line,
    backward_title,
    forward_title,
    number,
    softmax_formula,
)
from app.network_canvas.convolutional.bench import Focus

translate = QCoreApplication.translate


def forward_line(focus: Focus | None, focuses: list[Focus], position: int | None) -> Line:
    """Return what the phase says in which a block, or (None) the output, is reached."""
    if focus is None:
        last = focuses[-1]
        title = forward_title(layer_title(last.block.name), layer_title("output"))
        return title, softmax_formula(last.picture)
    title = forward_title(_before(focus, focuses), layer_title(focus.block.name))
    formula = "z = Σ k·x + b"
    block, channel = focus.block, focus.channel
    if focus.picture.batch or position is None:
        strongest = int(np.nan_to_num(np.abs(block.maps[channel])).argmax())
        value = float(block.maps[channel].ravel()[strongest])
        return title, f"{formula}:&nbsp; max a<sub>{channel + 1}</sub> = {number(value)}"
    row, column = block.window.place(position)
    z, bias = block.sum_at(position, channel), float(block.b[channel])
    sign = "−" if bias < 0 else "+"
    return title, (
        f"{formula}:&nbsp; z<sub>{channel + 1}</sub>[{row + 1},{column + 1}] = "
        f"{number(z - bias)} {sign} {number(abs(bias))} = {number(z)}"
    )


def backward_line(focus: Focus | None, focuses: list[Focus], position: int | None) -> Line:
    """Return what the phase says in which the gradient leaves a block, or (None) the output."""
    if focus is None:
        last = focuses[-1]
        title = backward_title(layer_title("output"), layer_title(last.block.name))
        gradient = last.block.returning
        strongest = np.unravel_index(int(np.nan_to_num(np.abs(gradient)).argmax()), gradient.shape)
        return title, (
            f"∂L/∂a = Wᵀ δ:&nbsp; {number(gradient[strongest])} "
            f"({layer_title(last.block.name)} [{int(strongest[0]) + 1}])"
        )
    name = layer_title(focus.block.name)
    if position is None:
        return backward_title(name, _before(focus, focuses)), _arriving(focus, focuses)
    title = translate("Caption", "Backward · {layer} kernels").format(layer=name)
    formula = "∂L/∂k[u,v] = Σ δ[y,x] · input[y+u, x+v]"
    block, channel = focus.block, focus.channel
    if focus.picture.batch:
        gradient = block.gradient[channel, focus.source]
        most = float(gradient.ravel()[int(np.nan_to_num(np.abs(gradient)).argmax())])
        return title, f"{formula}:&nbsp; {number(most)}"
    row, column = block.window.place(position)
    delta = block.delta_at(position, channel) + 0.0  # no minus before a zero
    tap = tuple(size // 2 for size in block.window.shape)
    seen = float(block.patch(position, focus.source)[tap])
    return title, (
        f"{formula}:&nbsp; δ[{row + 1},{column + 1}] · x = {number(delta)} · ({number(seen)})"
        f" = {number(delta * seen + 0.0)}"
    )


def _arriving(focus: Focus, focuses: list[Focus]) -> str:
    """Return what has come to the layer before, with its strongest number."""
    if focus.number == 0:
        gradient, name = focus.picture.input_gradient, "x"
    else:
        gradient, name = focuses[focus.number - 1].block.returning, "a"
    strongest = float(gradient.ravel()[int(np.nan_to_num(np.abs(gradient)).argmax())])
    most = translate("Caption", "at most {value}").format(value=number(strongest))
    return f"∂L/∂{name}[y+u, x+v] += Σ k[u,v] · δ[y,x]:&nbsp; {most}"


def _before(focus: Focus, focuses: list[Focus]) -> str:
    if focus.number == 0:
        return translate("Caption", "input")
    return layer_title(focuses[focus.number - 1].block.name)
