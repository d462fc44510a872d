from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from app.controllers.background import Background


def test_background_work_comes_back_in_order(qtbot: QtBot) -> None:
    background = Background()
    gate = threading.Event()
    ends: list[object] = []
    background.run(lambda: gate.wait(5), ends.append, ends.append)
    background.run(lambda: 1 // 0, ends.append, lambda error: ends.append(type(error)))
    background.run(lambda: "third", ends.append, ends.append)
    assert not background.wait(0.01)
    gate.set()
    qtbot.waitUntil(lambda: len(ends) == 3)
    assert ends == [True, ZeroDivisionError, "third"]
    assert background.wait(1.0)
