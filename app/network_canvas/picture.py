"""A record as it is to be drawn: this clip's numbers or the batch's."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine.training.record import Record

Array = NDArray[np.floating]


class Picture:
    """What the pictures of all networks show of a record.

    Everything that the canvas shows is read from here, and here everything is the record's.
    """

    def __init__(self, record: Record, *, batch: bool) -> None:
        self.record = record
        self.batch = batch
        self.predictions = record.batch_predictions if batch else record.predictions
        self.loss = record.batch_loss if batch else record.clip_loss
        self.input_gradient = record.batch_input_gradient if batch else record.input_gradient

    @property
    def said(self) -> str:
        """What the clip says, in quotation marks; of a word that was just heard nobody knows."""
        if self.record.forward_only:
            return QCoreApplication.translate("NetworkCanvas", "heard")
        return f"“{self.record.words[self.record.label]}”"

    @cached_property
    def largest_input_gradient(self) -> float:
        """The largest |dL/d(input)|: the scale of that picture alone."""
        return largest(self.input_gradient)


def largest(*arrays: Array) -> float:
    """Return the largest finite magnitude of some arrays; 0 where there is none."""
    return max(
        (float(np.abs(array[np.isfinite(array)]).max(initial=0.0)) for array in arrays), default=0.0
    )
