"""Strips show each step where it was, also where some rows stand for more steps than others."""

from __future__ import annotations

import numpy as np

from app.panels.timeline_charts import evenly


def test_rows_of_as_many_steps_each_are_shown_one_after_the_other() -> None:
    assert evenly(np.arange(1.0, 5.0), 4).tolist() == [0, 1, 2, 3]
    assert evenly(np.arange(1.0, 5.0), 8).tolist() == [0, 0, 1, 1, 2, 2, 3, 3]


def test_a_branch_with_finer_rows_takes_no_more_room_than_its_steps() -> None:
    coarse, fine = np.arange(100.0, 1001.0, 100.0), np.arange(1001.0, 1101.0)
    shown = evenly(np.concatenate([coarse, fine]), 100)

    share_of_the_branch = (shown >= len(coarse)).mean()
    assert abs(share_of_the_branch - 100 / (1100 - 99)) < 0.02
    assert (np.diff(shown) >= 0).all()


def test_one_row_fills_the_strip() -> None:
    assert evenly(np.array([7.0]), 3).tolist() == [0, 0, 0]
