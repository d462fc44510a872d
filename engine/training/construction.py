"""What the settings of a run describe: its network, its optimizer and its schedule."""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from engine.failure import check_known
from engine.network.layer import Layer
from engine.network.losses import LOSSES
from engine.network.network import Network
from engine.network.optimizers import (
    OPTIMIZERS,
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    Optimizer,
    RMSProp,
)
from engine.network.presets import layers_of
from engine.network.schedules import (
    SCHEDULES,
    ConstantRate,
    CosineDecay,
    Schedule,
    StepDecay,
    WarmUp,
)
from engine.training.settings import TrainingSettings

PLATEAUS = 3
"""The schedule "step" divides a run into so many parts, each with a tenth of the rate before."""


def network_of(
    settings: TrainingSettings,
    input_shape: tuple[int, int],
    classes: int,
    dtype: DTypeLike = np.float32,
) -> Network:
    """Return a new network, initialised; arguments and failures as of `build_network`."""
    layers = layers_for(settings, input_shape, classes)
    return Network(layers, LOSSES[settings.loss](), seed=settings.seed, dtype=dtype)


def layers_for(
    settings: TrainingSettings, input_shape: tuple[int, int], classes: int
) -> list[Layer]:
    """Return the layers of such a network, which have no weights yet; it takes no time."""
    return layers_of(
        settings.network,
        input_shape=input_shape,
        classes=classes,
        hidden=settings.hidden,
        activation=settings.activation,
        initializer=settings.initializer,
        dropout=settings.dropout,
        read_out=settings.read_out,
        loss=settings.loss,
        seed=settings.seed,
    )


def optimizer_of(settings: TrainingSettings) -> Optimizer:
    """Return a new optimizer; Failure when its name is not known."""
    check_known(settings.optimizer, OPTIMIZERS)
    rate, decay = settings.learning_rate, settings.weight_decay
    match settings.optimizer:
        case Momentum.kind:
            return Momentum(rate, momentum=settings.momentum, weight_decay=decay)
        case Nesterov.kind:
            return Nesterov(rate, momentum=settings.momentum, weight_decay=decay)
        case RMSProp.kind:
            return RMSProp(rate, weight_decay=decay)
        case Adam.kind:
            return Adam(rate, weight_decay=decay)
    return GradientDescent(rate, weight_decay=decay)


def schedule_of(settings: TrainingSettings) -> Schedule:
    """Return the schedule over the steps of a run; Failure when its name is not known."""
    check_known(settings.schedule, SCHEDULES)
    schedule: Schedule = ConstantRate()
    if settings.schedule == StepDecay.kind:
        schedule = StepDecay(every=-(-settings.step_limit // PLATEAUS))
    elif settings.schedule == CosineDecay.kind:
        schedule = CosineDecay(total=settings.step_limit)
    return WarmUp(settings.warm_up, schedule) if settings.warm_up else schedule
