"""Which pieces of typeset mathematics make up the formula of a number."""

from __future__ import annotations

from engine.explain.derivation import Derivation
from engine.explain.places import INPUT, LOSS, OUTPUT, RECURRENT, Place, layer_of
from engine.explain.rules import Form, Function, Rule
from engine.training.record import Record

_FRAME_SUM = ("frame-weights", "state-weights", "frame-bias")

RIGHT_SIDES: dict[Rule, tuple[str, ...]] = {
    Rule.WEIGHTED_SUM: ("weights", "bias"),
    Rule.CONVOLUTION: ("kernel", "map-bias"),
    Rule.ACTIVATION: ("sum-z",),
    Rule.ACTIVATION_OF_SUM: ("weights", "bias"),
    Rule.ACTIVATION_OF_MAP: ("kernel", "map-bias"),
    Rule.LARGEST: ("largest",),
    Rule.WINDOW_MEAN: ("window-mean",),
    Rule.DROPOUT: ("mask",),
    Rule.TIME_MEAN: ("time-mean",),
    Rule.LAST_STATE: ("last-state",),
    Rule.ELMAN_STATE: _FRAME_SUM,
    Rule.GATE: _FRAME_SUM,
    Rule.CANDIDATE: _FRAME_SUM,
    Rule.GRU_CANDIDATE: ("frame-weights", "gated-state-weights", "frame-bias"),
    Rule.GRU_STATE: ("gru-new", "gru-old"),
    Rule.LSTM_CELL: ("lstm-old", "lstm-new"),
    Rule.LSTM_STATE: ("lstm-shown",),
    Rule.SOFTMAX: ("softmax",),
    Rule.CROSS_ENTROPY: ("cross-entropy",),
    Rule.SQUARED_ERROR: ("squared-error",),
    Rule.BINARY_CROSS_ENTROPY: ("binary-right", "binary-wrong"),
    Rule.LOSS_SLOPE: ("error",),
    Rule.FROM_UNITS: ("units",),
    Rule.FROM_MAPS: ("maps",),
    Rule.FROM_WINDOWS: ("windows-won",),
    Rule.FROM_WINDOW_MEANS: ("window-shares",),
    Rule.FROM_TIME_MEAN: ("mean-share",),
    Rule.FROM_LAST_STATE: ("last-share",),
    Rule.FROM_GATES: ("gates",),
    Rule.ELMAN_STATE_GRADIENT: ("above", "next-frame"),
    Rule.ELMAN_DELTA: ("above", "next-frame"),
    Rule.GRU_STATE_GRADIENT: ("above", "next-kept", "next-gates"),
    Rule.GRU_CANDIDATE_DELTA: ("gru-candidate-delta",),
    Rule.GRU_RESET_DELTA: ("heard",),
    Rule.GRU_UPDATE_DELTA: ("state-change",),
    Rule.LSTM_STATE_GRADIENT: ("above", "next-gates"),
    Rule.LSTM_CELL_GRADIENT: ("cell-shown", "next-cell"),
    Rule.LSTM_INPUT_DELTA: ("lstm-input-delta",),
    Rule.LSTM_FORGET_DELTA: ("lstm-forget-delta",),
    Rule.LSTM_CANDIDATE_DELTA: ("lstm-candidate-delta",),
    Rule.LSTM_OUTPUT_DELTA: ("lstm-output-delta",),
    Rule.WEIGHT_GRADIENT: ("weight-gradient",),
    Rule.BIAS_GRADIENT: ("bias-gradient",),
    Rule.KERNEL_GRADIENT: ("kernel-gradient",),
    Rule.MAP_BIAS_GRADIENT: ("map-bias-gradient",),
    Rule.INPUT_WEIGHT_GRADIENT: ("frame-weight-gradient",),
    Rule.STATE_WEIGHT_GRADIENT: ("state-weight-gradient",),
    Rule.GATED_STATE_WEIGHT_GRADIENT: ("gated-weight-gradient",),
    Rule.FRAME_BIAS_GRADIENT: ("frame-bias-gradient",),
    Rule.DESCENT: ("descent",),
    Rule.MEAN_OVER_CLIPS: ("clips-mean",),
    Rule.SUM_OVER_CLIPS: ("clips-sum",),
}
"""The pieces right of the equals sign, without what stands before and around the sum."""

_FUNCTIONS = {
    Function.TANH: ("tanh", "open"),
    Function.SIGMOID: ("sigmoid", "open"),
    Function.RELU: ("relu",),
    Function.LEAKY_RELU: ("leaky-relu", "open"),
}

_SLOPES = {
    Form.TANH_SLOPE: "slope-tanh",
    Form.SIGMOID_SLOPE: "slope-sigmoid",
    Form.RELU_SLOPE: "slope-relu",
    Form.LEAKY_RELU_SLOPE: "slope-leaky-relu",
    Form.IDENTITY_SLOPE: "slope-identity",
    Form.KEPT: "mask-alone",
}

_FRAME_SLOPES = {"state": "slope-state", "reset": "slope-reset", "update": "slope-update"}

_FRAME_VALUES = {
    "state": "is-state",
    "cell": "is-cell",
    "reset": "is-reset",
    "update": "is-update",
    "input": "is-input",
    "forget": "is-forget",
    "output": "is-output",
    "dstate": "is-dstate",
    "dcell": "is-dcell",
    "dout": "is-above",
}

_OUTPUTS = {
    "dense": "is-z",
    "convolution": "is-map",
    "max-pooling": "is-pooled",
    "average-pooling": "is-pooled",
    "dropout": "is-kept",
    "mean-over-time": "is-mean-state",
    "last-state": "is-mean-state",
}


def pieces_of(record: Record, derivation: Derivation) -> tuple[str, ...]:
    """Return the pieces of a derivation's formula, in order; none of a number that is given."""
    right = RIGHT_SIDES.get(derivation.rule)
    if right is None:
        return ()
    if derivation.rule is Rule.LOSS_SLOPE and record.loss_kind == "mean-squared-error":
        right = ("output-error",)
    if derivation.rule is Rule.DESCENT and record.weight_decay:
        right = (*right, "decay")
    left = (symbol_of(record, derivation.place),)
    if derivation.rule is Rule.SOFTMAX:
        return (*left, *right)
    outside = tuple(_outside(factor.place, factor.form) for factor in derivation.outside)
    before = _FUNCTIONS.get(derivation.function, ())
    if before:
        close = "close-relu" if derivation.function is Function.RELU else "close"
        right = (*before, *right, close)
    elif outside and (len(right) > 1 or right[0] in ("state-change", "error", "output-error")):
        right = ("open", *right, "close")
    return (*left, *outside, *right)


def symbol_of(record: Record, place: Place) -> str:  # noqa: PLR0911 - one a kind
    """Return the piece that says what a number is called, with the equals sign."""
    if place.array.startswith("update "):
        return "is-change"
    if place.layer in (INPUT, OUTPUT, LOSS):
        names = {OUTPUT: "is-prediction", LOSS: "is-loss"}
        return names.get(place.layer, "is-dx" if place.array == "dout" else "is-number")
    layer = layer_of(record, place.layer)
    if place.array.removeprefix("d") in layer.parameters:
        return "is-db" if place.array == "db" else "is-dw"
    if layer.kind in RECURRENT:
        gru = layer.kind == "gru" and place.array == "candidate"
        named = "is-gru-candidate" if gru else _FRAME_VALUES.get(place.array)
        return named or ("is-frame-delta" if place.array[0] == "d" else "is-candidate")
    on_map = layer.clip.y.ndim == 3
    if place.array == "dout":
        if layer.kind in ("dense", "convolution"):
            return "is-map-delta" if on_map else "is-delta"
        return "is-da"
    return _OUTPUTS.get(layer.kind, "is-map-output" if on_map else "is-a")


def _outside(place: Place | None, form: Form) -> str:
    array = place.array if place else ""
    if form is Form.SAME:
        return "candidate-delta" if array == "dcandidate" else "state-gradient"
    if array in _FRAME_SLOPES:
        return _FRAME_SLOPES[array]
    return _SLOPES[form]
