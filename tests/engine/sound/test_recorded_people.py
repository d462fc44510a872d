"""Log-mel and MFCC of ten recordings of people are librosa's, from the file to the number.

The recordings are not part of the project: librosa's numbers for them are, with the checksum of
each file, so that a comparison with other files cannot pass unnoticed.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from people import RECORDINGS, needs_recordings

from engine.sound.features import FeatureSettings, log_mel
from engine.sound.files import read_sound, to_corpus_rate
from engine.sound.sound import CORPUS_RATE
from engine.sound.spectra import SpectrogramSettings, SpectrumKind, spectrogram

GOLDEN = Path(__file__).parents[2] / "golden" / "librosa"
CHECKSUMS: dict[str, str] = json.loads((GOLDEN / "recordings.json").read_text(encoding="utf-8"))

DECIBELS = 0.01
"""The most that any cell may differ by."""


def test_there_are_ten_of_all_digits_and_five_people() -> None:
    assert len(CHECKSUMS) == 10
    assert {name.split("_")[0] for name in CHECKSUMS} == set("0123456789")
    assert len({name.split("_")[1] for name in CHECKSUMS}) == 5


@needs_recordings
@pytest.mark.parametrize("name", CHECKSUMS)
def test_log_mel_and_mfcc_of_a_recording_are_librosas(name: str) -> None:
    path = RECORDINGS / name
    assert hashlib.sha256(path.read_bytes()).hexdigest() == CHECKSUMS[name], "another recording"
    golden = np.load(GOLDEN / "recordings.npz")
    samples = to_corpus_rate(read_sound(path)).samples
    for kind, settings in (
        ("log_mel", SpectrogramSettings(SpectrumKind.MEL, bands=40)),
        ("mfcc", SpectrogramSettings(SpectrumKind.MFCC, bands=40, coefficients=13)),
    ):
        expected = golden[f"{name}_{kind}"]
        rows = spectrogram(samples, CORPUS_RATE, settings)
        assert len(expected) > 10
        assert np.ptp(expected) > 30  # there is speech in it, not one level everywhere
        np.testing.assert_allclose(rows, expected, rtol=0, atol=DECIBELS)
    seen_by_networks = log_mel(samples, CORPUS_RATE, FeatureSettings(bands=40))
    np.testing.assert_allclose(seen_by_networks, golden[f"{name}_log_mel"], rtol=0, atol=DECIBELS)
