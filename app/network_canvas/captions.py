"""What a phase says: one line of words, and one formula with the numbers of this very step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.controllers.phases import Direction, Phase, PhaseKind
from app.layer_title import layer_title
from app.network_canvas.picture import Picture
from app.optimizer_title import optimizer_title
from app.short_numbers import short
from engine.training.record import LayerRecord

translate = QCoreApplication.translate

Line = tuple[str, str]
"""A title, and a formula as rich text."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A title, and a formula as rich text."""

    title: str
    formula: str
    direction: Direction


def caption_of(
    picture: Picture,
    phase: Phase,
    forward: Callable[[int], Line],
    backward: Callable[[int], Line],
) -> Caption:
    """Return what `phase` of a picture's record says.

    `forward` and `backward` say it of the phase that enters or leaves a stage, for these differ
    from one kind of network to another.
    """
    if picture.record.step == 0 and not picture.record.forward_only:
        return _initialise(picture)
    match phase.kind:
        case PhaseKind.INPUT:
            title, formula = _input(picture)
        case PhaseKind.FORWARD:
            title, formula = forward(phase.stage)
        case PhaseKind.LOSS:
            title, formula = _loss(picture)
        case PhaseKind.BACKWARD:
            title, formula = backward(phase.stage)
        case PhaseKind.UPDATE:
            title, formula = _update(picture)
        case _:
            title, formula = _whole(picture)
    return Caption(title, formula, phase.direction)


def number(value: float, digits: int = 3) -> str:
    """Return a number with a true minus sign, short enough to be read in passing."""
    if 0.001 <= abs(value) < 1000 or value == 0:
        return f"{value:.{digits}f}".replace("-", "−")
    return short(value)


def forward_title(source: str, target: str) -> str:
    """Return the title of a phase that goes forward."""
    title = translate("Caption", "Forward · {source} → {target}")
    return title.format(source=source, target=target)


def backward_title(source: str, target: str) -> str:
    """Return the title of a phase that goes back."""
    title = translate("Caption", "Backward · {source} → {target}")
    return title.format(source=source, target=target)


def softmax_formula(picture: Picture) -> str:
    """Return how the output becomes predictions, with the likeliest word's."""
    guess = int(picture.predictions.argmax())
    squash = "softmax" if picture.record.loss_kind == "cross-entropy" else "sigmoid"
    word = picture.record.words[guess]
    return f"p = {squash}(W a + b):&nbsp; p<sub>{word}</sub> = {number(picture.predictions[guess])}"


def input_gradient_formula(picture: Picture, delta: str) -> str:
    """Return how the gradient reaches the input, with its strongest cell's."""
    gradient = picture.input_gradient
    frame, band = np.unravel_index(int(np.abs(gradient).argmax()), gradient.shape)
    strongest = translate("Caption", "strongest in frame {frame}, band {band}").format(
        frame=frame + 1, band=band + 1
    )
    return f"∂L/∂x = Wᵀ {delta}:&nbsp; {number(gradient[frame, band])} ({strongest})"


def _initialise(picture: Picture) -> Caption:
    learning = [layer for layer in picture.record.layers if "W" in layer.parameters]
    weights = sum(
        values.size
        for layer in learning
        for name, values in layer.parameters.items()
        if name != "b"
    )
    first = learning[0]
    return Caption(
        translate("Caption", "Initialise · every weight is drawn at random"),
        translate("Caption", "{weights} weights, from {least} to {most} in {layer}; b = 0").format(
            weights=f"{weights:,}",
            least=number(float(first.parameters["W"].min())),
            most=number(float(first.parameters["W"].max())),
            layer=layer_title(first.name),
        ),
        Direction.NEUTRAL,
    )


def _input(picture: Picture) -> Line:
    record = picture.record
    features = record.features
    title = translate("Caption", "Input · “{word}” enters as {count} log-mel energies")
    if record.forward_only:
        title = translate("Caption", "Heard · a word enters as {count} log-mel energies")
    formula = f"x ∈ [{number(features.min(), 1)}, {number(features.max(), 1)}]"
    return title.format(word=record.words[record.label], count=features.size), formula


def _loss(picture: Picture) -> Line:
    record = picture.record
    word = record.words[record.label]
    if picture.batch:
        title = translate("Caption", "Loss · the mean over the {count} clips of the batch").format(
            count=record.batch_size
        )
        return title, f"L = 1/N Σ L<sub>n</sub> = {number(record.batch_loss)}"
    title = translate("Caption", "Loss · how far from “{word}”?").format(word=word)
    guess = float(record.predictions[record.label])
    if record.loss_kind == "cross-entropy":
        formula = f"L = −log p<sub>{word}</sub> = −log {number(guess)}"
    elif record.loss_kind == "binary-cross-entropy":
        formula = f"p<sub>{word}</sub> = {number(guess)},&nbsp; L = −Σ y log p + (1−y) log(1−p)"
    else:
        formula = f"ŷ<sub>{word}</sub> = {number(guess)},&nbsp; L = ½ Σ (y − ŷ)²"
    return title, f"{formula} = {number(record.clip_loss)}"


def _update(picture: Picture) -> Line:
    record = picture.record
    layer, name = max(
        ((layer, name) for layer in record.layers for name in layer.updates),
        key=lambda place: float(np.abs(place[0].updates[place[1]]).max()),
    )
    update = layer.updates[name]
    index = np.unravel_index(int(np.abs(update).argmax()), update.shape)
    title = translate("Caption", "Update · weights move against the gradient")
    before = float(layer.parameters[name][index])
    after = before + float(update[index])
    values = _difference(picture, layer, name, index)
    return title, f"{values[0]}:&nbsp; {number(before, 4)} {values[1]} = {number(after, 4)}"


def _difference(
    picture: Picture, layer: LayerRecord, name: str, index: tuple[np.intp, ...]
) -> tuple[str, str]:
    """Return the rule of the update, and what it has subtracted from one number."""
    record = picture.record
    rate = f"{record.learning_rate:.4g}"
    if record.optimizer_kind == "gradient-descent":
        gradient = float(layer.batch.gradients[name][index]) * record.gradient_scale
        return "w ← w − η ∂L/∂w", f"− {rate} · ({number(gradient, 4)})"
    change = float(layer.updates[name][index])
    sign = "−" if change < 0 else "+"
    rule = translate("Caption", "w ← w + Δw by {optimizer}, η = {rate}").format(
        optimizer=optimizer_title(record.optimizer_kind), rate=rate
    )
    return rule, f"{sign} {number(abs(change), 4)}"


def _whole(picture: Picture) -> Line:
    record = picture.record
    title = translate("Caption", "Step {step} · forward, loss, backward, update").format(
        step=f"{record.step:,}"
    )
    whose = (
        translate("Caption", "the batch") if picture.batch else translate("Caption", "this clip")
    )
    guess = int(picture.predictions.argmax())
    prediction = f"p<sub>{record.words[guess]}</sub> = {number(picture.predictions[guess])}"
    return title, f"L = {number(picture.loss)} ({whose}),&nbsp; {prediction}"
