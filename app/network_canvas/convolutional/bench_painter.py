"""Which card lies on the bench."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from app.controllers.phases import PhaseKind
from app.network_canvas.convolutional.backward_card import paint_backward_card
from app.network_canvas.convolutional.bench import Focus
from app.network_canvas.convolutional.forward_card import paint_forward_card
from app.network_canvas.convolutional.kernel_card import paint_kernel_card
from app.network_canvas.convolutional.visibility import Visibility
from app.network_canvas.convolutional.word_card import paint_word_card
from app.network_canvas.moment import Moment

translate = QCoreApplication.translate


def paint_bench(
    painter: QPainter, focuses: Sequence[Focus], moment: Moment, seen: Visibility
) -> None:
    """Paint the place that the window has reached, or what there is to say where none slides."""
    kind = moment.phase.kind
    layout, batch = focuses[0].layout, focuses[0].picture.batch
    if seen.moving is None:
        card = layout.narrow_bench if seen.loss else layout.bench
        if kind in (PhaseKind.FORWARD, PhaseKind.LOSS, PhaseKind.BACKWARD):
            grown = seen.gradients[-1] if kind is PhaseKind.BACKWARD else seen.gap.front
            paint_word_card(painter, focuses[-1], kind, card, grown)
        else:
            paint_kernel_card(painter, focuses, kind, card)
        return
    focus = focuses[seen.moving]
    backward = kind is PhaseKind.BACKWARD
    if batch:
        card = layout.narrow_bench if backward else layout.bench
        no_patch = translate("Convolution", "the batch has no single patch")
        maps_only = translate("Convolution", "only maps are shown")
        paint_kernel_card(painter, [focus], kind, card, no_patch, maps_only)
        return
    position = focus.block.window.position_at(seen.slid)
    if backward:
        paint_backward_card(painter, focus, position, sliding=seen.slid < 1)
    else:
        paint_forward_card(painter, focus, position, sliding=seen.slid < 1)
