"""What a session's description may say: types, ranges, and no network too large for a memory."""

from __future__ import annotations

from dataclasses import fields
from math import isfinite
from typing import Any, TypeVar, get_type_hints

from engine.sound.features import FeatureSettings, analysis_for
from engine.sound.sound import CORPUS_RATE
from engine.training.settings import TrainingSettings

MOST_WORDS = 10_000
LARGEST_MATRIX = 2**27
"""Numbers in one matrix of weights (512 MB); the largest that a person builds has some millions."""

FEATURE_RANGES = {
    "frames": (1, 512),
    "bands": (1, 512),
    "frame_seconds": (0.001, 1.0),
    "hop_seconds": (0.001, 1.0),
    "trim_db": (0.0, 200.0),
}

Fields = TypeVar("Fields")


def from_plain(kind: type[Fields], data: object) -> Fields:
    """Make a dataclass of a JSON object.

    Fields that the class does not have are left out; those that the object does not have keep the
    class's defaults.

    Raises
    ------
    TypeError
        When the data are no object, a value has another type than its field, or a field without a
        default is missing.
    ValueError
        When a number is not finite.
    Failure
        As the class itself.
    """
    if not isinstance(data, dict):
        raise TypeError(f"{kind.__name__} is no object")
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    given = {name: _value(name, hints[name], data[name]) for name in names if name in data}
    return kind(**given)


def plain_count(name: str, value: object) -> int:
    """Return a whole number from 0, or raise TypeError or ValueError."""
    number: int = _value(name, int, value)
    if number < 0:
        raise ValueError(f"{name} is {number}")
    return number


def check_words(data: object) -> tuple[str, ...]:
    """Return the words of a description: each once, at least two; or raise ValueError."""
    if not isinstance(data, list) or not all(isinstance(word, str) and word for word in data):
        raise ValueError("the words are no list of words")
    if len(set(data)) < len(data) or not 2 <= len(data) <= MOST_WORDS:
        raise ValueError("the words are too few, too many, or one stands there twice")
    return tuple(data)


def check_features(settings: FeatureSettings) -> FeatureSettings:
    """Return settings that features can be made with, or raise ValueError."""
    for name, (lowest, highest) in FEATURE_RANGES.items():
        value = getattr(settings, name)
        if not lowest <= value <= highest:
            raise ValueError(f"{name} is {value}")
    analysis_for(CORPUS_RATE, settings)  # looks at the bands
    return settings


def check_size(settings: TrainingSettings, words: int, features: FeatureSettings) -> None:
    """Raise ValueError before a network is built for which there could be no memory.

    Hidden layers are small, and the presets see to that: what grows is the matrix that meets the
    features, or, behind convolutions, each of which halves frames and bands, their maps.
    """
    plain_count("seed", settings.seed)
    cells = features.frames * features.bands
    if settings.network == "cnn" and settings.hidden:
        largest = words * settings.hidden[-1] * cells // 4 ** len(settings.hidden)
    else:
        largest = max(words, *settings.hidden, 0) * cells
    if largest > LARGEST_MATRIX:
        raise ValueError(f"a network of {largest:,} weights is too large")


def _value(name: str, hint: Any, value: Any) -> Any:
    """Return a JSON value as a field of type `hint`: str, int, float, or what is made of them."""
    if hint == float | None and value is None:
        return None
    if hint in (float, float | None) and type(value) in (int, float):
        return _finite(name, value)
    if hint == tuple[int, ...] and type(value) is list:
        return tuple(_value(name, int, one) for one in value)
    if hint in (int, str) and type(value) is hint:
        return value
    raise TypeError(f"{name} is {value!r:.40}")


def _finite(name: str, value: int | float) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not isfinite(number):
        raise ValueError(f"{name} is not finite")
    return number
