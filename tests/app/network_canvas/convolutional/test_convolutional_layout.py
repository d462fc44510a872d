"""Everything has its place, whatever the network and the window."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from app.network_canvas.convolutional.layout import lay_out
from app.network_canvas.convolutional.tiles import BlockSize

NETWORKS = st.lists(st.integers(1, 64), min_size=1, max_size=3)


def placed(width, height, channels, words=10):
    sizes, inputs, side = [], 1, 24
    for count in channels:
        side //= 2
        sizes.append(BlockSize(count, inputs, (side, side), (3, 3)))
        inputs = count
    return lay_out(width, height, frames=24, bands=24, blocks=sizes, words=words, word_width=60.0)


@given(
    width=st.integers(740, 2400),
    height=st.integers(440, 1500),
    channels=NETWORKS,
    words=st.integers(2, 20),
)
def test_nothing_leaves_the_canvas(width, height, channels, words):
    layout = placed(width, height, channels, words)

    whole = QRectF(0, 0, width, height)
    for area in (layout.spectrogram, layout.inset, layout.bench, layout.words, layout.legend):
        assert whole.contains(area)
    for block in layout.blocks:
        assert whole.contains(block.area)


@given(width=st.integers(740, 2400), height=st.integers(440, 1500), channels=NETWORKS)
def test_sound_maps_words_and_bench_do_not_overlap(width, height, channels):
    layout = placed(width, height, channels)

    areas = [layout.spectrogram, *(block.area for block in layout.blocks), layout.words]
    for left, right in itertools.pairwise(areas):
        assert left.right() < right.left()
    for area in areas[:-1]:
        assert area.bottom() < layout.bench.top()
    assert layout.bench.bottom() < layout.legend.top()
    assert layout.bench.right() < layout.words.left()
    assert layout.inset.right() < layout.narrow_bench.left()


@given(width=st.integers(740, 2400), height=st.integers(440, 1500), channels=NETWORKS)
def test_no_two_maps_overlap(width, height, channels):
    for block in placed(width, height, channels).blocks:
        areas = [channel.area for channel in block.channels]
        for one, other in itertools.combinations(areas[:24], 2):
            assert not one.intersects(other)
        for channel in block.channels[:1] + block.channels[-1:]:
            tiles = (*channel.kernels, channel.map, channel.gradient)
            for one, other in itertools.combinations(tiles, 2):
                assert not one.intersects(other)


def test_the_usual_network_is_shown_whole_in_the_smallest_window():
    layout = placed(752, 454, (8, 16))

    assert [len(block.channels) for block in layout.blocks] == [8, 16]


def test_of_very_many_channels_as_many_are_shown_as_fit():
    layout = placed(752, 490, (64, 64))

    assert all(1 <= len(block.channels) < 64 for block in layout.blocks)


def test_a_larger_canvas_has_larger_maps():
    small, large = placed(752, 490, (8, 16)), placed(1400, 800, (8, 16))

    for few, many in zip(small.blocks, large.blocks, strict=True):
        assert many.channels[0].map.width() > 1.5 * few.channels[0].map.width()
