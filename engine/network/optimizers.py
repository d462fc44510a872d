"""Optimizers: what is done with the gradient. Backpropagation ends where this file begins.

Backpropagation answers one question: how would the loss change with each weight? An optimizer
decides what to do about it: how far to move each weight, this step and with what memory of earlier
steps. Every optimizer works with every network, since it sees nothing of it: one flat vector `w`
of all parameters and one vector `g = dL/dw` of their gradients.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.layer import Array, aligned

Snapshot = Mapping[str, NDArray[np.floating] | int]
"""What an optimizer remembers, by name: read-only vectors, and the number of steps taken."""


class Optimizer(ABC):
    """Moves a flat vector of parameters against its gradient, in place; always the same one.

    Parameters
    ----------
    learning_rate
        eta, the length of the stride; may be changed between steps.
    weight_decay
        lambda, at least 0: adds `lambda/2 |w|^2` to the loss, hence `lambda w` to the gradient.
        May be changed between steps.
    """

    kind: str = ""

    memories: tuple[str, ...] = ()
    """The vectors that are remembered from step to step; they begin as zeros."""

    def __init__(self, learning_rate: float, *, weight_decay: float = 0.0) -> None:
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay
        self.steps_taken = 0
        self._vectors: dict[str, Array] = {}
        if not 0 <= weight_decay < float("inf"):
            raise _impossible(
                QT_TRANSLATE_NOOP("engine", "weight decay"),
                weight_decay,
                QT_TRANSLATE_NOOP("engine", "Choose 0 or a small number above it."),
            )

    def step(self, vector: Array, gradient: Array) -> None:
        """Move `vector` (all parameters, flat) against `gradient` (same shape), in place.

        `gradient` stays as it is. After the first step nothing is allocated.
        """
        self.steps_taken += 1
        if self.weight_decay:
            decayed = self._vector("decayed", vector)
            np.multiply(vector, self.weight_decay, out=decayed)
            decayed += gradient
            gradient = decayed
        self._move(vector, gradient)

    @property
    def update(self) -> Array:
        """What the last step has subtracted from its vector, `(size,)`; overwritten by the next."""
        return self._vectors["update"]

    @abstractmethod
    def _move(self, w: Array, g: Array) -> None:
        """Subtract the vector "update" from `w`, in place; leave `g` alone."""

    def snapshot(self) -> Snapshot:
        """Return a copy of all that the next step depends on besides weights, gradient and rates.

        The learning rate and the weight decay are settings, and are not part of it.
        """
        remembered: dict[str, NDArray[np.floating] | int] = {"steps_taken": self.steps_taken}
        for name in self.memories:
            if name in self._vectors:
                copy = self._vectors[name].copy()
                copy.setflags(write=False)
                remembered[name] = copy
        return remembered

    def restore(self, snapshot: Snapshot) -> None:
        """Go on exactly from where `snapshot` was made by an optimizer of the same kind."""
        self.steps_taken = int(snapshot["steps_taken"])
        for name in self.memories:
            remembered = snapshot.get(name)
            if isinstance(remembered, np.ndarray):
                np.copyto(self._vector(name, remembered), remembered)
            else:
                self._vectors.pop(name, None)  # made before the first step: zeros

    def _vector(self, name: str, like: Array) -> Array:
        """Return the vector of that name, at first zeros of the shape and dtype of `like`."""
        if name not in self._vectors:
            self._vectors[name] = aligned(like.shape, like.dtype)
        return self._vectors[name]


class GradientDescent(Optimizer):
    """`w <- w - eta g`.

    Source: Cauchy, Methode generale pour la resolution des systemes d'equations simultanees (1847).
    """

    kind = "gradient-descent"

    def _move(self, w: Array, g: Array) -> None:
        update = self._vector("update", w)
        np.multiply(g, self.learning_rate, out=update)
        w -= update


class Momentum(Optimizer):
    """`v <- mu v + g; w <- w - eta v`: a heavy ball, which goes on in the direction it had.

    With a steady gradient a stride grows to 1 / (1 - mu) times that of gradient descent.
    Source: Polyak, Some methods of speeding up the convergence of iteration methods (1964); here
    with eta outside of v, so that v does not change when eta does.
    """

    kind = "momentum"
    memories = ("v",)

    def __init__(
        self, learning_rate: float, *, momentum: float = 0.9, weight_decay: float = 0.0
    ) -> None:
        super().__init__(learning_rate, weight_decay=weight_decay)
        self.momentum = _share(QT_TRANSLATE_NOOP("engine", "momentum"), momentum)

    def _move(self, w: Array, g: Array) -> None:
        v, update = self._vector("v", w), self._vector("update", w)
        v *= self.momentum
        v += g
        np.multiply(v, self.learning_rate, out=update)
        w -= update


class Nesterov(Momentum):
    """`v <- mu v + g; w <- w - eta (g + mu v)`: the ball looks ahead to where it will roll.

    Source: Nesterov, A method of solving a convex programming problem with convergence rate
    O(1/k^2) (1983), in the form of Sutskever et al., On the importance of initialization and
    momentum in deep learning (2013), formulas 3 and 4, with w standing for the point ahead.
    """

    kind = "nesterov"

    def _move(self, w: Array, g: Array) -> None:
        v, update = self._vector("v", w), self._vector("update", w)
        v *= self.momentum
        v += g
        np.multiply(v, self.momentum, out=update)
        update += g
        update *= self.learning_rate
        w -= update


class RMSProp(Optimizer):
    """`s <- rho s + (1 - rho) g^2; w <- w - eta g / (sqrt(s) + epsilon)`.

    Each weight gets a stride of its own: s is the recent mean of its squared gradient, and g is
    divided by the root of it. rho = 0.99 and epsilon = 1e-8 as in PyTorch.
    Source: Tieleman and Hinton, Lecture 6.5 - RMSProp, Neural Networks for Machine Learning (2012).

    In the code s is a decaying sum, `s <- rho s + g^2`, which is 1 / (1 - rho) times the mean: the
    constant factor is brought into epsilon and eta, where it costs nothing.
    """

    kind = "rmsprop"
    memories = ("s",)

    def __init__(
        self,
        learning_rate: float,
        *,
        decay: float = 0.99,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(learning_rate, weight_decay=weight_decay)
        self.decay = _share(QT_TRANSLATE_NOOP("engine", "decay"), decay)
        self.epsilon = _above_zero(QT_TRANSLATE_NOOP("engine", "epsilon"), epsilon)

    def _move(self, w: Array, g: Array) -> None:
        s, update = self._vector("s", w), self._vector("update", w)
        scale = sqrt(1 - self.decay)  # sqrt(mean) = scale sqrt(sum)
        s *= self.decay
        s += np.multiply(g, g, out=update)
        np.sqrt(s, out=update)
        update += self.epsilon / scale
        np.divide(g, update, out=update)
        update *= self.learning_rate / scale
        w -= update


class Adam(Optimizer):
    """Momentum and RMSProp at once, each corrected for having begun at 0.

    `m <- beta1 m + (1 - beta1) g; s <- beta2 s + (1 - beta2) g^2;`
    `w <- w - eta mhat / (sqrt(shat) + epsilon)` with `mhat = m / (1 - beta1^t)` and
    `shat = s / (1 - beta2^t)` at step t, from 1.
    Source: Kingma and Ba, Adam: a method for stochastic optimization (2015), algorithm 1.

    In the code m and s are decaying sums, `m <- beta1 m + g` and `s <- beta2 s + g^2`; the factors
    1 - beta and the corrections are brought into epsilon and eta, as the paper's section 2 hints.
    """

    kind = "adam"
    memories = ("m", "s")

    def __init__(
        self,
        learning_rate: float,
        *,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(learning_rate, weight_decay=weight_decay)
        self.beta1 = _share(QT_TRANSLATE_NOOP("engine", "beta 1"), beta1)
        self.beta2 = _share(QT_TRANSLATE_NOOP("engine", "beta 2"), beta2)
        self.epsilon = _above_zero(QT_TRANSLATE_NOOP("engine", "epsilon"), epsilon)

    def _move(self, w: Array, g: Array) -> None:
        m, s, update = self._vector("m", w), self._vector("s", w), self._vector("update", w)
        t = self.steps_taken
        scale1 = (1 - self.beta1) / (1 - self.beta1**t)  # mhat = scale1 m
        scale2 = sqrt((1 - self.beta2) / (1 - self.beta2**t))  # sqrt(shat) = scale2 sqrt(s)
        m *= self.beta1
        m += g
        s *= self.beta2
        s += np.multiply(g, g, out=update)
        np.sqrt(s, out=update)
        update += self.epsilon / scale2
        np.divide(m, update, out=update)
        update *= self.learning_rate * scale1 / scale2
        w -= update


def _share(name: str, value: float) -> float:
    if not 0 <= value < 1:
        raise _impossible(
            name, value, QT_TRANSLATE_NOOP("engine", "Choose a number from 0 to below 1.")
        )
    return value


def _above_zero(name: str, value: float) -> float:
    if not 0 < value < float("inf"):
        raise _impossible(name, value, QT_TRANSLATE_NOOP("engine", "Choose a number above 0."))
    return value


def _impossible(name: str, value: float, remedy: str) -> Failure:
    return Failure(
        QT_TRANSLATE_NOOP("engine", "The {name} cannot be {value}."),
        remedy,
        name=name,
        value=value,
    )


OPTIMIZERS: dict[str, type[Optimizer]] = {
    optimizer.kind: optimizer for optimizer in (GradientDescent, Momentum, Nesterov, RMSProp, Adam)
}
"""The optimizers, by name; each takes the learning rate and, by name, the weight decay."""
