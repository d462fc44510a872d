"""What the brightest colours of convolutions stand for."""

from __future__ import annotations

from dataclasses import dataclass

from app import theme
from app.colour_scale import ColourScale
from app.network_canvas.convolutional.picture import ConvolutionalPicture
from app.network_canvas.scales import (
    Normalisation,
    activation_scales,
    gradient_scales,
    layer_scale,
    weight_scales,
)


@dataclass(frozen=True, slots=True)
class BlockScales:
    """What the brightest colours of one block stand for.

    Attributes
    ----------
    maps, gradients, kernels
        Of its output, of dL/d(output), and of its kernels.
    sums, deltas, kernel_gradient, update
        Of z, of dL/dz, of dL/dW, and of the change of W: each the layer's own.
    output, output_gradient
        Of the words' units; the same in all blocks.
    """

    maps: ColourScale
    gradients: ColourScale
    kernels: ColourScale
    sums: ColourScale
    deltas: ColourScale
    kernel_gradient: ColourScale
    update: ColourScale
    output: ColourScale
    output_gradient: ColourScale


def scales_of(
    picture: ConvolutionalPicture, normalisation: Normalisation
) -> tuple[BlockScales, ...]:
    """Return the scales of each block."""
    blocks, output, colours = picture.blocks, picture.output, theme.current()
    kinds = [block.activation.kind if block.activation else "identity" for block in blocks]
    maps = activation_scales(kinds, [block.maps for block in blocks], normalisation)
    if normalisation is Normalisation.SUITED:  # the words' gradients would outshine the maps'
        normalisation = Normalisation.LAYER
    gradients = gradient_scales(
        [*(block.returning for block in blocks), output.deltas], normalisation
    )
    kernels = weight_scales([block.W for block in blocks], normalisation)
    answers = activation_scales([output.activation], [output.outputs], normalisation)
    return tuple(
        BlockScales(
            maps[number],
            gradients[number],
            kernels[number],
            layer_scale(colours.forward, block.sums),
            layer_scale(colours.backward, block.deltas),
            layer_scale(colours.backward, block.gradient),
            layer_scale(colours.update, block.update),
            answers[0],
            gradients[-1],
        )
        for number, block in enumerate(blocks)
    )
