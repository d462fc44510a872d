"""What a person who names a network and nothing else gets."""

import pytest

from engine.failure import Failure
from engine.network.optimizers import OPTIMIZERS
from engine.network.presets import PRESETS
from engine.training.defaults import default_settings
from engine.training.settings import TrainingSettings


@pytest.mark.parametrize("network", PRESETS)
def test_every_network_has_settings_of_its_own(network):
    settings = default_settings(network)

    assert settings.network == network
    assert settings.hidden == PRESETS[network].hidden
    assert settings.dropout == PRESETS[network].dropout


def test_the_settings_of_the_window_are_those_of_the_deep_network():
    assert default_settings("dnn") == TrainingSettings()


@pytest.mark.parametrize("network", PRESETS)
def test_another_optimizer_brings_a_rate_that_suits_it(network):
    rates = {kind: default_settings(network, optimizer=kind).learning_rate for kind in OPTIMIZERS}

    assert rates["adam"] < rates["momentum"] < rates["gradient-descent"]
    assert default_settings(network, optimizer="adam", learning_rate=0.5).learning_rate == 0.5


def test_another_loss_or_activation_brings_a_rate_that_suits_it():
    assert default_settings("dnn", loss="mean-squared-error").learning_rate == 0.2
    assert default_settings("dnn", activation="sigmoid").learning_rate == 0.2
    assert default_settings("linear", loss="mean-squared-error").learning_rate < 2 / 576


@pytest.mark.parametrize("wrong", [{"optimizer": "magic"}, {"clip_norm": -1.0}, {"momentum": 1.0}])
def test_impossible_changes_are_refused(wrong):
    with pytest.raises(Failure):
        default_settings("gru", **wrong)


def test_a_network_that_is_not_known_is_refused_by_name():
    with pytest.raises(Failure, match="“transformer” is not known"):
        default_settings("transformer")
