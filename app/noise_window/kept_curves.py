"""The curves that have been measured, with their names; they stay as long as the window does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.controllers.noise_lab import Network, NoiseReport
from engine.recognition.noise_lab import NoiseCurve

MOST = 6
"""So many curves of one noise are told apart at a glance."""


@dataclass(frozen=True, slots=True, eq=False)
class KeptCurve:
    """A curve in one kind of noise, and whose it is; `run_id` and `step` are the present run's."""

    network: Network
    run_id: int
    step: int
    curve: NoiseCurve

    def is_of_the_same(self, other: KeptCurve) -> bool:
        """Whether a curve takes this one's place."""
        if self.network is not other.network:
            return False
        same_step = (self.run_id, self.step) == (other.run_id, other.step)
        return same_step or self.network is not Network.PRESENT


class KeptCurves:
    """For each kind of noise the newest curves, oldest first."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[KeptCurve, ...]] = {}

    def of(self, kind: str) -> tuple[KeptCurve, ...]:
        """Return the curves in one kind of noise."""
        return self._kept.get(kind, ())

    def add(self, report: NoiseReport) -> None:
        """Keep the curves of a report; those of the same network and step make way."""
        kept = list(self.of(report.kind))
        for network, curve in report.curves.items():
            new = KeptCurve(network, report.run_id, report.step, curve)
            kept = [*(one for one in kept if not new.is_of_the_same(one)), new]
        self._kept[report.kind] = tuple(kept[-MOST:])

    def retrained(self, network: Network) -> None:
        """Forget the curves of a network that another has taken the place of."""
        for kind, kept in self._kept.items():
            self._kept[kind] = tuple(one for one in kept if one.network is not network)

    def clear(self, kind: str) -> None:
        """Forget the curves in one kind of noise."""
        self._kept.pop(kind, None)


def name_of(kept: KeptCurve, run_id: int) -> str:
    """Return what a curve is called while the run with that number is the present one."""
    if kept.network is Network.CLEAN:
        return QCoreApplication.translate("NoiseLab", "trained clean")
    if kept.network is Network.IN_NOISE:
        return QCoreApplication.translate("NoiseLab", "trained with noise")
    if kept.run_id == run_id:
        text = QCoreApplication.translate("NoiseLab", "this run, step {step}")
    else:
        text = QCoreApplication.translate("NoiseLab", "earlier run, step {step}")
    return text.format(step=f"{kept.step:,}")


def network_name(network: Network) -> str:
    """Return what a network is called, without its step."""
    if network is Network.PRESENT:
        return QCoreApplication.translate("NoiseLab", "this run")
    return name_of(replace(_ANY, network=network), 0)


def snr_name(snr_db: float | None) -> str:
    """Return what a ratio is called."""
    if snr_db is None:
        return QCoreApplication.translate("NoiseLab", "no noise")
    return QCoreApplication.translate("NoiseLab", "{snr} dB").format(snr=f"{snr_db:g}")


def noise_name(kind: str) -> str:
    """Return what a kind of noise is called."""
    names = {
        "white": QCoreApplication.translate("NoiseLab", "white noise"),
        "pink": QCoreApplication.translate("NoiseLab", "pink noise"),
        "babble": QCoreApplication.translate("NoiseLab", "babble of the clips"),
        "room": QCoreApplication.translate("NoiseLab", "my room, recorded"),
    }
    return names[kind]


_ANY = KeptCurve(Network.PRESENT, 0, 0, ())
