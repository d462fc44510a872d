"""How much memory is free, as the system says it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engine import memory


def test_this_machine_has_some() -> None:
    free = memory.available_memory()
    assert free is not None
    assert 10**7 < free < 10**14


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked in another way")
def test_a_container_may_have_less_than_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "meminfo").write_text("MemTotal: 16 kB\nMemAvailable: 4000 kB\n")
    monkeypatch.setattr(memory, "MEMORY_INFORMATION", tmp_path / "meminfo")
    monkeypatch.setattr(memory, "GROUP", tmp_path)
    assert memory.available_memory() == 4000 * 1024
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "memory.current").write_text("1000\n")
    assert memory.available_memory() == 4000 * 1024
    (tmp_path / "memory.max").write_text("3000\n")
    assert memory.available_memory() == 2000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked in another way")
def test_a_system_that_does_not_say_what_is_free_gives_half_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MEMORY_INFORMATION", tmp_path / "missing")
    monkeypatch.setattr(memory, "GROUP", tmp_path)
    free = memory.available_memory()
    assert free is not None
    assert free > 10**7
