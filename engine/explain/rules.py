"""The formulas by which the numbers of a record come about, and what happens within them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from math import exp, inf, log, tanh


class Rule(StrEnum):
    """Which formula a number follows; the value is also the name of the formula's picture."""

    FEATURE = "feature"
    PARAMETER = "parameter"
    WEIGHTED_SUM = "weighted-sum"
    CONVOLUTION = "convolution"
    ACTIVATION = "activation"
    ACTIVATION_OF_SUM = "activation-of-sum"
    ACTIVATION_OF_MAP = "activation-of-map"
    LARGEST = "largest"
    WINDOW_MEAN = "window-mean"
    DROPOUT = "dropout"
    TIME_MEAN = "time-mean"
    LAST_STATE = "last-state"
    ELMAN_STATE = "elman-state"
    GATE = "gate"
    CANDIDATE = "candidate"
    GRU_CANDIDATE = "gru-candidate"
    GRU_STATE = "gru-state"
    LSTM_CELL = "lstm-cell"
    LSTM_STATE = "lstm-state"
    SOFTMAX = "softmax"
    CROSS_ENTROPY = "cross-entropy"
    SQUARED_ERROR = "squared-error"
    BINARY_CROSS_ENTROPY = "binary-cross-entropy"

    LOSS_SLOPE = "loss-slope"
    FROM_UNITS = "from-units"
    FROM_MAPS = "from-maps"
    FROM_WINDOWS = "from-windows"
    FROM_WINDOW_MEANS = "from-window-means"
    FROM_TIME_MEAN = "from-time-mean"
    FROM_LAST_STATE = "from-last-state"
    FROM_GATES = "from-gates"
    ELMAN_STATE_GRADIENT = "elman-state-gradient"
    ELMAN_DELTA = "elman-delta"
    GRU_STATE_GRADIENT = "gru-state-gradient"
    GRU_CANDIDATE_DELTA = "gru-candidate-delta"
    GRU_RESET_DELTA = "gru-reset-delta"
    GRU_UPDATE_DELTA = "gru-update-delta"
    LSTM_STATE_GRADIENT = "lstm-state-gradient"
    LSTM_CELL_GRADIENT = "lstm-cell-gradient"
    LSTM_INPUT_DELTA = "lstm-input-delta"
    LSTM_FORGET_DELTA = "lstm-forget-delta"
    LSTM_CANDIDATE_DELTA = "lstm-candidate-delta"
    LSTM_OUTPUT_DELTA = "lstm-output-delta"

    WEIGHT_GRADIENT = "weight-gradient"
    BIAS_GRADIENT = "bias-gradient"
    KERNEL_GRADIENT = "kernel-gradient"
    MAP_BIAS_GRADIENT = "map-bias-gradient"
    INPUT_WEIGHT_GRADIENT = "input-weight-gradient"
    STATE_WEIGHT_GRADIENT = "state-weight-gradient"
    GATED_STATE_WEIGHT_GRADIENT = "gated-state-weight-gradient"
    FRAME_BIAS_GRADIENT = "frame-bias-gradient"

    DESCENT = "descent"
    OTHER_OPTIMIZER = "other-optimizer"
    NOT_UPDATED = "not-updated"
    MEAN_OVER_CLIPS = "mean-over-clips"
    SUM_OVER_CLIPS = "sum-over-clips"


class Function(StrEnum):
    """What is done to a sum as a whole."""

    SAME = "same"
    TANH = "tanh"
    SIGMOID = "sigmoid"
    RELU = "relu"
    LEAKY_RELU = "leaky-relu"
    RECIPROCAL = "reciprocal"
    MINUS_LOG = "minus-log"

    def of(self, z: float) -> float:
        """Return the function's value."""
        return _FUNCTIONS[self](z)


_FUNCTIONS: dict[Function, Callable[[float], float]] = {
    Function.SAME: lambda z: z,
    Function.TANH: tanh,
    Function.SIGMOID: lambda z: 0.5 + 0.5 * tanh(z / 2),
    Function.RELU: lambda z: max(0.0, z),
    Function.LEAKY_RELU: lambda z: max(LEAK * z, z),
    Function.RECIPROCAL: lambda z: 1 / z,
    Function.MINUS_LOG: lambda z: -log(z) if z > 0 else inf,
}


class Form(StrEnum):
    """How a factor comes from the number v at its place."""

    SAME = "v"
    MINUS = "-v"
    REST = "1 - v"
    TANH_SLOPE = "1 - v^2"
    SIGMOID_SLOPE = "v (1 - v)"
    RELU_SLOPE = "1 where v > 0, else 0"
    LEAKY_RELU_SLOPE = "1 where v > 0, else 0.01"
    IDENTITY_SLOPE = "1"
    TANH = "tanh(v)"
    SLOPE_OF_TANH = "1 - tanh(v)^2"
    EXPONENTIAL = "exp(v - largest)"
    ERROR = "v - y"
    MINUS_LOG = "-log v"
    MINUS_LOG_OF_REST = "-log(1 - v)"
    KEPT = "1 / (1 - share) where it was kept, else 0"
    TARGET = "y"
    SHARE = "1/n"
    HALF = "1/2"
    RATE = "-eta"
    CLIPPING = "scale"
    DECAY = "lambda"
    OF_CLIP = "of one clip"


LEAK = 0.01
"""The slope of a leaky rectifier below zero, as `engine.network.activations` has it."""

SLOPES = {
    "tanh": Form.TANH_SLOPE,
    "sigmoid": Form.SIGMOID_SLOPE,
    "relu": Form.RELU_SLOPE,
    "leaky-relu": Form.LEAKY_RELU_SLOPE,
    "identity": Form.IDENTITY_SLOPE,
}
"""The slope of each activation, as it comes from the output."""

FUNCTIONS = {
    "tanh": Function.TANH,
    "sigmoid": Function.SIGMOID,
    "relu": Function.RELU,
    "leaky-relu": Function.LEAKY_RELU,
    "identity": Function.SAME,
}
"""The function of each activation."""


def logistic_loss(z: float, target: float) -> float:
    """Return `-log p` of `p = sigmoid(z)` where the target is 1, `-log(1 - p)` where it is 0.

    As `max(z, 0) - z y + log(1 + exp(-|z|))`, which takes the log of no tiny number.
    """
    return max(z, 0.0) - z * target + log(1 + exp(-abs(z)))
