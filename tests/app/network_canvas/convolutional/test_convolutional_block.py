"""The numbers of a place are the record's, and the running sums end where the record does."""

import numpy as np
import pytest
from convolution_records import convolution_record

from app.network_canvas.convolutional.picture import ConvolutionalPicture
from app.network_canvas.convolutional.window import Window


@pytest.fixture(scope="module")
def record():
    return convolution_record()


@pytest.fixture(scope="module")
def blocks(record):
    return ConvolutionalPicture(record, batch=False).blocks


@pytest.mark.parametrize("number", [0, 1])
def test_a_patch_is_what_the_engine_saw_there(blocks, number):
    block = blocks[number]
    patches = block.convolution.clip.internals["patches"]  # (C, kh, kw, H, W)

    for position in range(block.window.count):
        row, column = block.window.place(position)
        for source in range(len(block.inputs)):
            assert (block.patch(position, source) == patches[source, :, :, row, column]).all()


@pytest.mark.parametrize("number", [0, 1])
def test_the_products_of_all_input_maps_and_the_bias_are_z(blocks, number):
    block = blocks[number]
    for position in (0, 7, block.window.count - 1):
        for channel in range(block.channels):
            shares = [
                block.product_sum(position, channel, source) for source in range(len(block.inputs))
            ]
            z = sum(shares) + float(block.b[channel])
            assert z == pytest.approx(block.sum_at(position, channel), abs=1e-5)


@pytest.mark.parametrize("number", [0, 1])
def test_the_running_gradient_adds_a_delta_times_its_patch_at_each_position(blocks, number):
    block = blocks[number]
    channel, source = block.strongest_channel(), 0
    grown = np.zeros(block.window.shape)
    for position in range(block.window.count - 1):
        grown += block.delta_at(position, channel) * block.patch(position, source)
        assert block.running_gradient(position, channel, source) == pytest.approx(grown, abs=1e-6)


@pytest.mark.parametrize("number", [0, 1])
def test_the_running_gradient_ends_as_the_records_gradient(blocks, number):
    block = blocks[number]
    last = block.window.count - 1
    for channel in range(block.channels):
        before = block.running_gradient(last - 1, channel, 0)
        whole = before + block.delta_at(last, channel) * block.patch(last, 0)
        gradient = block.convolution.clip.gradients["W"][channel, 0]
        assert whole == pytest.approx(gradient, abs=1e-6)
        assert (block.running_gradient(last, channel, 0) == gradient).all()


def test_the_winner_of_a_window_is_the_engines(blocks):
    block = blocks[0]
    winners = block.pooling.clip.internals["winners"]
    for channel, row, column in np.ndindex(winners.shape):
        assert block.winner(channel, row, column) == winners[channel, row, column]


def test_only_winners_that_are_not_dead_pass_a_gradient_on(blocks):
    block = blocks[0]
    for channel in range(block.channels):
        alive = (block.maps[channel] > 0) & (block.returning[channel] != 0)
        assert block.passing(channel) == alive.sum()


def test_a_place_of_the_map_is_known_once_the_window_has_made_all_that_is_pooled(blocks):
    block = blocks[0]
    nothing, half, everything = (block.known_at(share) for share in (0.0, 0.5, 1.0))

    assert not nothing.any()
    assert everything.all()
    assert half[:3].all()
    assert not half[3:].any()  # 12 frames, in raster order, pooled two by two


def test_of_the_batch_the_gradient_is_the_whole_of_the_update(record):
    block = ConvolutionalPicture(record, batch=True).blocks[0]

    assert (block.running_gradient(3, 1, 0) == record.layer("conv1").batch.gradients["W"][1]).all()


def test_a_map_that_relu_has_silenced_is_dead(record):
    block = ConvolutionalPicture(record, batch=False).blocks[1]
    silent = (record.layer("conv2.relu").clip.y == 0).all(axis=(1, 2))

    assert (block.dead == silent).all()


def test_a_network_without_relu_has_no_dead_maps():
    record = convolution_record(activation="tanh")

    assert not ConvolutionalPicture(record, batch=False).blocks[0].dead.any()


@pytest.mark.parametrize(
    ("size", "positions", "shape", "stride", "before"),
    [
        ((24, 24), (24, 24), (3, 3), (1, 1), (1, 1)),
        ((24, 24), (22, 22), (3, 3), (1, 1), (0, 0)),
        ((24, 20), (12, 10), (3, 3), (2, 2), (0, 0)),
        ((5, 5), (5, 5), (1, 1), (1, 1), (0, 0)),
    ],
)
def test_how_a_window_slides_follows_from_what_went_in_and_came_out(
    size, positions, shape, stride, before
):
    window = Window.of(size, positions, shape)

    assert (window.stride, window.before) == (stride, before)
