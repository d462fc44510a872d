"""The one exception that is meant for a person: what happened, and what to try."""

from __future__ import annotations

from collections.abc import Collection


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name that translation tools look for
    """Mark `text` for translation under `context`, and give it back unchanged."""
    del context
    return text


class Failure(Exception):
    """Something that a person can understand and mend.

    Parameters
    ----------
    what : str
        One sentence template, marked with `QT_TRANSLATE_NOOP("engine", ...)`: what happened.
    remedy : str
        One sentence template, marked likewise: what to try.
    values
        Fill the `{names}` of both templates. The window translates the templates first and
        fills them afterwards; `str()` gives the English.
    """

    def __init__(self, what: str, remedy: str, **values: object) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy
        self.values = values

    def __str__(self) -> str:
        return f"{self.what.format(**self.values)} {self.remedy.format(**self.values)}"


def check_known(value: str, known: Collection[str]) -> None:
    """Raise a Failure that names what could be chosen, unless `value` is one of `known`."""
    if value not in known:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "“{value}” is not known."),
            QT_TRANSLATE_NOOP("engine", "Choose one of: {known}."),
            value=value,
            known=", ".join(known),
        )
