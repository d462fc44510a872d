"""What the phases of recurrent layers say, frame by frame."""

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
from app.network_canvas.recurrent.picture import RecurrentPicture, Unrolled

translate = QCoreApplication.translate


def forward_line(picture: RecurrentPicture, stage: int, frame: int) -> Line:
    """Return what the phase says in which stage `stage` is reached, at `frame`."""
    if stage >= len(picture.layers):
        target = layer_title(picture.output.name)
        return forward_title(_read_out(picture), target), softmax_formula(picture)
    layer = picture.layers[stage]
    title = _time_title(picture, layer, frame, translate("Caption", "Forward through time"))
    unit = int(np.abs(np.nan_to_num(layer.state[frame])).argmax())
    write = {"elman": _elman, "gru": _gru, "lstm": _lstm}[layer.kind]
    rule, numbers = write(layer, frame, unit)
    value = number(float(layer.state[frame, unit]))
    if picture.batch:  # a mean of products is no product of means
        return title, f"{rule}:&nbsp; h̄<sub>{unit + 1}</sub> = {value}"
    return title, f"{rule}:&nbsp; h<sub>{unit + 1}</sub> = {numbers} = {value}"


def backward_line(picture: RecurrentPicture, stage: int, frame: int) -> Line:
    """Return what the phase says in which the gradient leaves stage `stage`, at `frame`."""
    if stage >= len(picture.layers):
        title = backward_title(layer_title(picture.output.name), _read_out(picture))
        gradient = picture.summary_gradient
        unit = int(np.abs(np.nan_to_num(gradient)).argmax())
        value = number(float(gradient[unit]))
        return title, f"∂L/∂a = Wᵀ δ:&nbsp; ∂L/∂a<sub>{unit + 1}</sub> = {value}"
    layer = picture.layers[stage]
    title = _time_title(picture, layer, frame, translate("Caption", "Backward through time"))
    rule = {
        "elman": "δ<sub>t−1</sub> = Uᵀ(δ<sub>t</sub> ⊙ (1 − h<sub>t</sub>²))",
        "gru": "δ<sub>t−1</sub> = u<sub>t</sub> ⊙ δ<sub>t</sub> + Uᵀ ∂L/∂z<sub>t</sub>",
        "lstm": "δ<sub>t−1</sub> = Uᵀ ∂L/∂z<sub>t</sub>",
    }[layer.kind]
    if np.any(layer.from_above[:-1]):
        rule += " + " + translate("Caption", "from above")
    if layer.kind == "lstm":
        rule += ",&nbsp; ∂L/∂c<sub>t−1</sub> ∋ f<sub>t</sub> ⊙ ∂L/∂c<sub>t</sub>"
    norms = f"‖δ<sub>{frame + 1}</sub>‖ = {_norm(layer, frame)}"
    if frame:
        norms += f" → ‖δ<sub>{frame}</sub>‖ = {_norm(layer, frame - 1)}"
    return title, f"{norms}:&nbsp; {rule}"  # in a narrow window the rule's end is cut off


def _time_title(picture: RecurrentPicture, layer: Unrolled, frame: int, way: str) -> str:
    at = translate("Caption", "frame {frame} of {frames}").format(
        frame=frame + 1, frames=layer.frames
    )
    if len(picture.layers) > 1:
        return f"{way} · {layer_title(layer.name)} · {at}"
    return f"{way} · {at}"


def _read_out(picture: RecurrentPicture) -> str:
    if picture.reads_mean:
        return translate("Caption", "mean over all frames")
    return translate("Caption", "state of the last frame")


def _elman(layer: Unrolled, frame: int, unit: int) -> tuple[str, str]:
    terms = (
        float(layer.projected[frame, unit]),
        float(layer.remembered[frame, unit]),
        float(layer.record.parameters["b"][unit]),
    )
    rule = "h<sub>t</sub> = tanh(W x<sub>t</sub> + U h<sub>t−1</sub> + b)"
    return rule, f"tanh({_sum(*terms)})"


def _gru(layer: Unrolled, frame: int, unit: int) -> tuple[str, str]:
    update, candidate = (layer.values(name)[frame, unit] for name in ("update", "candidate"))
    before = _before(layer.state, frame, unit)
    rule = "h<sub>t</sub> = (1 − u) n + u h<sub>t−1</sub>"
    return rule, (
        f"{number(1 - float(update), 2)} · {_factor(candidate)}"
        f" + {number(float(update), 2)} · {_factor(before)}"
    )


def _lstm(layer: Unrolled, frame: int, unit: int) -> tuple[str, str]:
    i, f, g, o = (
        float(layer.values(name)[frame, unit])
        for name in ("input", "forget", "candidate", "output")
    )
    before = _before(layer.values("cell"), frame, unit)
    cell = f"{number(f, 2)}·{_factor(before)} + {number(i, 2)}·{_factor(g)}"
    return "h<sub>t</sub> = o tanh(f c<sub>t−1</sub> + i g)", f"{number(o, 2)} · tanh({cell})"


def _before(values: np.ndarray[tuple[int, ...], np.dtype[np.floating]], t: int, unit: int) -> float:
    return float(values[t - 1, unit]) if t else 0.0


def _sum(first: float, *others: float) -> str:
    """Return a sum as people write it, with a minus for what is negative."""
    text = number(first, 2)
    for value in others:
        text += f" {'−' if value < 0 else '+'} {number(abs(value), 2)}"
    return text


def _factor(value: float) -> str:
    """Return a factor, in brackets where a minus stands before it."""
    text = number(float(value), 2)
    return f"({text})" if value < 0 else text


def _norm(layer: Unrolled, frame: int) -> str:
    return number(float(layer.norms[frame]), 4)
