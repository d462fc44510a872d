"""Who speaks in the embedded corpus: the voices of each language.

A voice is heard in one split only, and a variant of espeak-ng in the same split in every language.
Some of its variants are nearly the same (f2 and f5, m1 and Mike, klatt and caleb): of those only
one is here. Twice as many espeak-ng voices taught a network nothing more about people; more takes
of flite's recorded voices did.
"""

from __future__ import annotations

from itertools import cycle

from engine.corpus.clip import Split
from resources.corpus.voices import EspeakVoice, FliteVoice, Voice

Person = tuple[str, int, int]
"""A variant of espeak-ng, its pitch and its speed."""

TRAINING_PEOPLE: tuple[Person, ...] = (
    ("m1", 45, 150),
    ("m2", 40, 160),
    ("m4", 50, 175),
    ("m5", 35, 140),
    ("m7", 60, 150),
    ("f1", 50, 150),
    ("f2", 45, 165),
    ("f4", 40, 135),
    ("klatt2", 45, 155),
    ("klatt4", 60, 170),
    ("Alex", 35, 160),
    ("Andrea", 50, 125),
    ("Annie", 40, 145),
    ("Denis", 45, 160),
    ("Jacky", 55, 150),
    ("Lee", 40, 165),
    ("Michael", 50, 145),
    ("david", 40, 140),
    ("grandma", 50, 150),
    ("sandro", 60, 135),
)
VALIDATION_PEOPLE: tuple[Person, ...] = (
    ("m3", 45, 150),
    ("f3", 45, 150),
    ("quincy", 40, 160),
    ("linda", 50, 140),
    ("Gene", 50, 160),
    ("belinda", 45, 150),
    ("boris", 50, 145),
    ("pablo", 40, 170),
)
"""The people of every language that flite does not speak."""

MANDARIN = "cmn-latn-pinyin"
"""Reads pinyin with tone numbers; plain `cmn` reads Chinese characters as English letters."""
FRENCH = "fr"
"""Not `fr-fr`, with which espeak-ng heeds no variant: all would be one voice."""
BRITISH = "en-gb"
"""Heeds no variant either: the three who speak it are one voice, each at its own pitch and speed.
`en` heeds them, but would change every file of English words."""


def english_voices() -> tuple[Voice, ...]:
    """Return the voices of English words: people of both programs, in several accents."""
    styles = tuple((stretch, size) for stretch in (0.8, 1.0, 1.25) for size in (0.92, 1.0, 1.08))
    recorded = [
        *(FliteVoice(voice, styles, Split.TRAINING) for voice in ("awb", "slt", "kal16")),
        FliteVoice("rms", ((1.0, 1.0), (0.8, 1.0), (1.25, 1.0)), Split.VALIDATION),
    ]
    training = (
        ("en-us", "m1", 45, 150),
        (BRITISH, "m2", 40, 165),
        ("en-us", "m4", 50, 180),
        ("en-gb-scotland", "m7", 60, 150),
        ("en-us", "f1", 50, 150),
        ("en-gb-x-rp", "f2", 45, 170),
        ("en-us", "f4", 40, 135),
        ("en-us", "klatt4", 60, 175),
        ("en-us", "Alex", 35, 165),
        (BRITISH, "Andrea", 50, 130),
        ("en-us", "Annie", 40, 145),
        ("en-029", "Denis", 45, 160),
        ("en-us-nyc", "Jacky", 55, 150),
        ("en-us", "Lee", 40, 170),
        ("en-gb-x-gbclan", "Michael", 50, 145),
        ("en-gb-scotland", "grandma", 50, 150),
        ("en-us", "sandro", 60, 135),
        ("en-gb-x-rp", "steph", 45, 160),
    )
    validation = (
        ("en-us", "m3", 45, 150),
        (BRITISH, "f3", 45, 150),
        ("en-gb-scotland", "quincy", 40, 160),
        ("en-us", "linda", 50, 140),
        ("en-us-nyc", "Gene", 50, 165),
        ("en-gb-x-rp", "belinda", 45, 150),
        ("en-029", "boris", 50, 145),
        ("en-us", "pablo", 40, 170),
    )
    return (
        *recorded,
        *(EspeakVoice(*person, Split.TRAINING) for person in training),
        *(EspeakVoice(*person, Split.VALIDATION) for person in validation),
    )


def mandarin_voices() -> tuple[Voice, ...]:
    """Return the voices of Mandarin words, which only espeak-ng speaks."""
    return _cast((MANDARIN,), validation=VALIDATION_PEOPLE[:6])


def spanish_voices() -> tuple[Voice, ...]:
    """Return the voices of Spanish words, half of Spain and half of Latin America."""
    return _cast(("es", "es-419"))


def french_voices() -> tuple[Voice, ...]:
    """Return the voices of French words; espeak-ng says these words alike in every country."""
    return _cast((FRENCH,))


def german_voices() -> tuple[Voice, ...]:
    """Return the voices of German words."""
    return _cast(("de",))


def hindi_voices() -> tuple[Voice, ...]:
    """Return the voices of Hindi words."""
    return _cast(("hi",))


def _cast(
    accents: tuple[str, ...], validation: tuple[Person, ...] = VALIDATION_PEOPLE
) -> tuple[Voice, ...]:
    """Return the people with two takes each; each has one of the accents, in turn."""
    people = [
        *((person, Split.TRAINING) for person in TRAINING_PEOPLE),
        *((person, Split.VALIDATION) for person in validation),
    ]
    return tuple(
        EspeakVoice(accent, *person, split, takes=2)
        for (person, split), accent in zip(people, cycle(accents), strict=False)
    )
