"""The noise of a room has the level that it was made with, as the endpointer counts it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.sound.endpoint import Endpointer
from engine.sound.room import QUIETEST_DBFS, noise_level
from engine.sound.sound import CORPUS_RATE


def noise(level_db: float, rate: int = CORPUS_RATE) -> np.ndarray:
    samples = np.random.default_rng(3).standard_normal(rate) * 10 ** (level_db / 20)
    return samples.astype(np.float32)


@pytest.mark.parametrize("rate", [16_000, 48_000])
@pytest.mark.parametrize("level_db", [-70.0, -50.0, -30.0])
def test_white_noise_has_its_level(level_db: float, rate: int) -> None:
    assert noise_level(noise(level_db, rate), rate) == pytest.approx(level_db, abs=0.6)


def test_a_click_and_hum_do_not_count() -> None:
    samples = noise(-60.0)
    samples[8000:8100] = 0.9
    samples += 0.1 * np.sin(2 * np.pi * 50 * np.arange(len(samples)) / CORPUS_RATE)
    assert noise_level(samples.astype(np.float32), CORPUS_RATE) == pytest.approx(-60.0, abs=1.0)


def test_it_agrees_with_the_endpointers_floor() -> None:
    endpointer = Endpointer(CORPUS_RATE)
    samples = noise(-48.0)
    endpointer.push(samples)
    assert endpointer.noise_floor_db == pytest.approx(noise_level(samples, CORPUS_RATE), abs=1.5)


def test_silence_and_too_little_are_the_quietest_there_is() -> None:
    assert noise_level(np.zeros(CORPUS_RATE, dtype=np.float32), CORPUS_RATE) == QUIETEST_DBFS
    assert noise_level(np.ones(10, dtype=np.float32), CORPUS_RATE) == QUIETEST_DBFS
