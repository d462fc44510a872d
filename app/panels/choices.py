"""What can be chosen for a network and its training: names as in a textbook, a sentence for each.

The keys are the engine's; a test compares them with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox

from engine.failure import QT_TRANSLATE_NOOP

CONTEXT = "Choices"


@dataclass(frozen=True, slots=True)
class Choice:
    """The engine's key, and the name and one sentence for people, not translated yet."""

    key: str
    name: str
    sentence: str = ""


NETWORKS = (
    Choice(
        "linear",
        QT_TRANSLATE_NOOP("Choices", "Linear: one neuron a word"),
        QT_TRANSLATE_NOOP(
            "Choices", "Linear regression and classification: a weighted sum, and nothing hidden."
        ),
    ),
    Choice(
        "dnn",
        QT_TRANSLATE_NOOP("Choices", "Dense, deep (DNN)"),
        QT_TRANSLATE_NOOP(
            "Choices",
            "Multilayer perceptron: each unit looks at all numbers of the layer before it.",
        ),
    ),
    Choice(
        "cnn",
        QT_TRANSLATE_NOOP("Choices", "Convolutional (CNN)"),
        QT_TRANSLATE_NOOP(
            "Choices",
            "Small kernels slide over the spectrogram; pooling keeps the strongest answers.",
        ),
    ),
    Choice(
        "rnn",
        QT_TRANSLATE_NOOP("Choices", "Recurrent (Elman RNN)"),
        QT_TRANSLATE_NOOP(
            "Choices", "Elman network: it hears frame after frame, and its state is its memory."
        ),
    ),
    Choice(
        "gru",
        QT_TRANSLATE_NOOP("Choices", "Recurrent, gated (GRU)"),
        QT_TRANSLATE_NOOP(
            "Choices", "Gated recurrent unit: two gates decide what the state keeps of each frame."
        ),
    ),
    Choice(
        "lstm",
        QT_TRANSLATE_NOOP("Choices", "Recurrent, gated (LSTM)"),
        QT_TRANSLATE_NOOP(
            "Choices", "Long short-term memory: three gates around a cell that remembers."
        ),
    ),
)

PURPOSES = {
    "linear": QT_TRANSLATE_NOOP(
        "Choices", "The least that can learn: one straight boundary for each word."
    ),
    "dnn": QT_TRANSLATE_NOOP(
        "Choices", "For patterns in fixed places: it is not told which cells are neighbours."
    ),
    "cnn": QT_TRANSLATE_NOOP(
        "Choices", "For patterns that may lie anywhere: the same kernels look everywhere."
    ),
    "rnn": QT_TRANSLATE_NOOP(
        "Choices", "For sequences: its gradient shrinks or grows with each frame on the way back."
    ),
    "gru": QT_TRANSLATE_NOOP(
        "Choices", "For sequences: its gates let the gradient last over many frames."
    ),
    "lstm": QT_TRANSLATE_NOOP(
        "Choices", "For long sequences: its cell carries the gradient past the gates."
    ),
}
"""What a network of each kind is for."""

ACTIVATIONS = (
    Choice("tanh", "tanh"),
    Choice("sigmoid", "sigmoid"),
    Choice("relu", "ReLU"),
    Choice("leaky-relu", "leaky ReLU"),
    Choice("identity", QT_TRANSLATE_NOOP("Choices", "none (identity)")),
)

READ_OUTS = (
    Choice(
        "mean",
        QT_TRANSLATE_NOOP("Choices", "mean over time"),
        QT_TRANSLATE_NOOP("Choices", "Every frame has a way of one step to the output."),
    ),
    Choice(
        "last",
        QT_TRANSLATE_NOOP("Choices", "last state"),
        QT_TRANSLATE_NOOP("Choices", "The gradient of early frames has the whole word to cross."),
    ),
)

LOSSES = (
    Choice("cross-entropy", QT_TRANSLATE_NOOP("Choices", "cross-entropy")),
    Choice("binary-cross-entropy", QT_TRANSLATE_NOOP("Choices", "binary cross-entropy")),
    Choice("mean-squared-error", QT_TRANSLATE_NOOP("Choices", "mean squared error")),
)

OPTIMIZERS = (
    Choice("gradient-descent", QT_TRANSLATE_NOOP("Choices", "gradient descent")),
    Choice(
        "momentum",
        QT_TRANSLATE_NOOP("Choices", "momentum"),
        QT_TRANSLATE_NOOP("Choices", "A heavy ball: it goes on in the direction it had."),
    ),
    Choice(
        "nesterov",
        QT_TRANSLATE_NOOP("Choices", "Nesterov"),
        QT_TRANSLATE_NOOP("Choices", "Momentum that looks ahead before it pushes."),
    ),
    Choice(
        "rmsprop",
        "RMSProp",
        QT_TRANSLATE_NOOP("Choices", "Each weight has a stride by the size of its own gradients."),
    ),
    Choice(
        "adam",
        "Adam",
        QT_TRANSLATE_NOOP("Choices", "Momentum, and a stride of its own for each weight."),
    ),
)

SCHEDULES = (
    Choice("constant", QT_TRANSLATE_NOOP("Choices", "constant")),
    Choice(
        "step",
        QT_TRANSLATE_NOOP("Choices", "in steps"),
        QT_TRANSLATE_NOOP("Choices", "A tenth of the rate after each third of the step limit."),
    ),
    Choice(
        "cosine",
        QT_TRANSLATE_NOOP("Choices", "cosine"),
        QT_TRANSLATE_NOOP("Choices", "Half a wave, down to 0 at the step limit."),
    ),
)

INITIALIZERS = (
    Choice(
        "suited",
        QT_TRANSLATE_NOOP("Choices", "what suits"),
        QT_TRANSLATE_NOOP("Choices", "He for ReLU, Glorot for the others, orthogonal for loops."),
    ),
    Choice("xavier", "Xavier / Glorot"),
    Choice("he", "He"),
    Choice("orthogonal", QT_TRANSLATE_NOOP("Choices", "orthogonal")),
    Choice("normal", QT_TRANSLATE_NOOP("Choices", "normal, 0.1")),
    Choice(
        "zeros",
        QT_TRANSLATE_NOOP("Choices", "all zero"),
        QT_TRANSLATE_NOOP("Choices", "The units of a layer stay equal for ever: see why."),
    ),
)


def translated(text: str) -> str:
    """Return a text of this file in the window's language."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def name_of(choices: Sequence[Choice], key: str) -> str:
    """Return the name of a choice, or its key when there is none."""
    return next((translated(one.name) for one in choices if one.key == key), key)


def fill(combo: QComboBox, choices: Sequence[Choice]) -> None:
    """Offer these choices, each with its sentence where the pointer rests."""
    for choice in choices:
        combo.addItem(translated(choice.name), choice.key)
        if choice.sentence:
            last = combo.count() - 1
            combo.setItemData(last, translated(choice.sentence), Qt.ItemDataRole.ToolTipRole)
