"""The small pictures of the list of words."""

from __future__ import annotations

import numpy as np

from app.panels.word_rows import picture_of


def test_a_picture_has_time_to_the_right_and_high_bands_on_top() -> None:
    features = np.full((24, 20), -2.0, dtype=np.float32)
    features[23, 19] = 2.5  # last frame, highest band
    image = picture_of(features)
    assert (image.width(), image.height()) == (24, 20)
    bright = [
        (x, y) for x in range(24) for y in range(20) if image.pixelColor(x, y).lightness() > 128
    ]
    assert bright == [(23, 0)]
