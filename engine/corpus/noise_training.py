"""Learning to hear in noise: each training clip again, as it would be found amid noise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from engine.corpus.augmenting import (
    Takes,
    babble_source,
    check_memory,
    number_of,
    with_takes,
)
from engine.corpus.dataset import Dataset, Progress, read_clips
from engine.failure import check_known
from engine.sound.features import FeatureSettings, word_features
from engine.sound.heard import LAB_NOISES, heard_in_noise
from engine.sound.sound import Sound

TRAINING_SNRS_DB = (None, 20.0, 15.0, 10.0, 5.0, 0.0)
COPIES = 4
"""So many noisy takes of each clip, in white and pink noise, are enough.

Free Spoken Digit Dataset, five speakers: takes 5 to 44 learned, takes 45 to 49 (250 clips) tested
through the live endpointer, default settings. Accuracy in percent without noise and at 20, 10 and
0 dB, trained on the clips alone and on noisy takes of them too; what the endpointer does not find
counts as wrong (at 0 dB it finds 91 % of the words in white noise, 98 in pink, 24 in babble):

======= ====== ====================== ======================
noise   net    trained clean          trained with noise
======= ====== ====================== ======================
white   dnn    99.2  95.2  42.0  28.4 98.8  97.2  98.4  80.4
white   cnn    98.8  99.2  47.6  28.8 98.8  99.2  98.0  81.6
white   gru    98.0  97.6  80.8  46.0 99.6  99.2  99.2  83.2
pink    dnn    99.2  93.6  50.0  42.8 98.8  95.6  96.8  82.8
pink    cnn    98.8  95.6  67.6  48.4 98.8  97.2  98.4  81.2
pink    gru    98.0  97.2  80.0  58.0 99.6  99.2  99.2  90.4
babble  dnn    99.2  90.0  34.8   4.0 98.8  89.6  58.8   6.4
babble  cnn    98.8  90.8  48.4   5.2 98.8  92.8  70.4   5.2
babble  gru    98.0  98.0  64.8   6.0 99.6  98.8  79.2   6.8
======= ====== ====================== ======================

Babble was in neither training.
"""


def noisy_dataset(
    dataset: Dataset,
    feature_settings: FeatureSettings,
    *,
    kinds: Sequence[str] = ("white", "pink"),
    copies: int = COPIES,
    room: Sequence[Sound] = (),
    seed: int = 0,
    known: Takes | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Dataset:
    """Return the dataset with `copies` takes of each training clip, each found in some noise.

    Noise and signal-to-noise ratio of each take are drawn from `kinds` and `TRAINING_SNRS_DB`; a
    take in which no word was found is left out. A take depends on the seed and its clip alone
    (but for babble, which is mixed from the training clips).

    Parameters
    ----------
    kinds
        Of `LAB_NOISES`.
    room
        Recordings of the room, where that is among the kinds.
    known
        Takes made before with the same settings; new ones are added.
    cancelled
        When it turns true, the takes made by then are all there are.

    Raises
    ------
    Failure
        For a noise that is not known, or has no source, and when the memory holds no such many.
    """
    for kind in kinds:
        check_known(kind, LAB_NOISES)
    clips = tuple(dict.fromkeys(dataset.training.clips))
    murmur = babble_source(clips) if "babble" in kinds else ()
    sources = {"babble": murmur, "room": tuple(room)}
    check_memory(len(clips), copies, feature_settings)
    takes = {} if known is None else known
    missing = [clip for clip in clips if clip not in takes]
    for done, (clip, sound) in enumerate(read_clips(missing)):
        if cancelled is not None and cancelled():
            break
        if progress is not None:
            progress(done, len(missing))
        if isinstance(sound, Sound):
            rng = np.random.default_rng((seed, number_of(clip)))
            found = []
            for _ in range(copies):
                kind = kinds[int(rng.integers(len(kinds)))]
                snr_db = TRAINING_SNRS_DB[int(rng.integers(len(TRAINING_SNRS_DB)))]
                word = heard_in_noise(sound, kind, snr_db, rng, sources.get(kind, ()))
                if word is not None:
                    found.append(word_features(word, feature_settings))
            shape = (len(found), feature_settings.frames, feature_settings.bands)
            takes[clip] = np.array(found, dtype=np.float32).reshape(shape)
    else:
        if progress is not None:
            progress(len(missing), len(missing))
    wanted = {clip: takes[clip] for clip in clips if clip in takes}
    return Dataset(dataset.words, with_takes(dataset.training, wanted), dataset.validation)
