"""What a phase says: one line of words, and one formula with the numbers of this very step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.controllers.phases import Direction, Phase, PhaseKind
from app.layer_title import layer_title
from app.network_canvas.stages import Picture, Stage

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Caption:
    """A title, and a formula as rich text."""

    title: str
    formula: str
    direction: Direction


def caption_of(picture: Picture, phase: Phase) -> Caption:
    """Return what `phase` of a picture's record says."""
    if picture.record.step == 0:
        return _initialise(picture)
    match phase.kind:
        case PhaseKind.INPUT:
            title, formula = _input(picture)
        case PhaseKind.FORWARD:
            title, formula = _forward(picture, phase.stage)
        case PhaseKind.LOSS:
            title, formula = _loss(picture)
        case PhaseKind.BACKWARD:
            title, formula = _backward(picture, phase.stage)
        case PhaseKind.UPDATE:
            title, formula = _update(picture)
        case _:
            title, formula = _whole(picture)
    return Caption(title, formula, phase.direction)


def number(value: float, digits: int = 3) -> str:
    """Return a number with a true minus sign, short enough to be read in passing."""
    text = f"{value:.{digits}f}" if 0.001 <= abs(value) < 1000 or value == 0 else f"{value:.1e}"
    return text.replace("-", "−")


def _initialise(picture: Picture) -> Caption:
    weights = sum(stage.W.size for stage in picture.stages)
    first = picture.stages[0]
    return Caption(
        translate("Caption", "Initialise · every weight is drawn at random"),
        translate("Caption", "{weights} weights, from {least} to {most} in {layer}; b = 0").format(
            weights=f"{weights:,}",
            least=number(first.W.min()),
            most=number(first.W.max()),
            layer=layer_title(first.name),
        ),
        Direction.NEUTRAL,
    )


def _input(picture: Picture) -> tuple[str, str]:
    record = picture.record
    features = record.features
    title = translate("Caption", "Input · “{word}” enters as {count} log-mel energies")
    formula = f"x ∈ [{number(features.min(), 1)}, {number(features.max(), 1)}]"
    return title.format(word=record.words[record.label], count=features.size), formula


def _forward(picture: Picture, index: int) -> tuple[str, str]:
    stage = picture.stages[index]
    before = _stage_before(picture, index)
    title = translate("Caption", "Forward · {source} → {target}").format(
        source=before, target=layer_title(stage.name)
    )
    if stage.activation == "softmax":
        guess = int(picture.predictions.argmax())
        formula = (
            "p = softmax(W a + b):&nbsp; "
            f"p<sub>{picture.record.words[guess]}</sub> = {number(picture.predictions[guess])}"
        )
        return title, formula
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


def _loss(picture: Picture) -> tuple[str, str]:
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
    else:
        formula = f"ŷ<sub>{word}</sub> = {number(guess)},&nbsp; L = ½ Σ (y − ŷ)²"
    return title, f"{formula} = {number(record.clip_loss)}"


def _backward(picture: Picture, index: int) -> tuple[str, str]:
    stage = picture.stages[index]
    before = _stage_before(picture, index)
    title = translate("Caption", "Backward · {source} → {target}").format(
        source=layer_title(stage.name), target=before
    )
    delta = f"δ<sub>{layer_title(stage.name)}</sub>"
    if index == 0:
        gradient = picture.input_gradient
        frame, band = np.unravel_index(int(np.abs(gradient).argmax()), gradient.shape)
        strongest = translate("Caption", "strongest in frame {frame}, band {band}").format(
            frame=frame + 1, band=band + 1
        )
        return title, f"∂L/∂x = Wᵀ {delta}:&nbsp; {number(gradient[frame, band])} ({strongest})"
    earlier = picture.stages[index - 1]
    unit = int(np.abs(earlier.deltas).argmax())
    formula = f"δ<sub>{before}</sub> = (Wᵀ {delta}) ⊙ {earlier.activation}′(z)"
    if not picture.batch:
        slope = _slope(earlier, unit)
        formula += (
            f":&nbsp; δ<sub>{unit + 1}</sub> = {number(stage.arriving[unit])} · {number(slope)}"
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
        case _:
            return 1.0 if output > 0 else 0.0


def _update(picture: Picture) -> tuple[str, str]:
    stage = max(picture.stages, key=lambda one: float(np.abs(one.update).max()))
    unit, source = np.unravel_index(int(np.abs(stage.update).argmax()), stage.update.shape)
    title = translate("Caption", "Update · weights move against the gradient")
    before = float(stage.W[unit, source])
    after = before + float(stage.update[unit, source])
    gradient = float(stage.batch_gradient[unit, source])
    rate = f"{picture.record.learning_rate:g}"
    formula = (
        f"w ← w − η ∂L/∂w:&nbsp; {number(before, 4)} − {rate} · ({number(gradient, 4)})"
        f" = {number(after, 4)}"
    )
    return title, formula


def _whole(picture: Picture) -> tuple[str, str]:
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


def _stage_before(picture: Picture, index: int) -> str:
    if index == 0:
        return translate("Caption", "input")
    return layer_title(picture.stages[index - 1].name)
