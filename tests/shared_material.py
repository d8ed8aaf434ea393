"""The measured material (gold, seeds, fixtures), where it stands beside the project.

One setting: KEHOACH_SHARED names its folder; without it the folder ``shared`` beside the checkout is used.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def _folder() -> Path | None:
    named = os.environ.get("KEHOACH_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return folder if (folder / "gold").is_dir() else None


SHARED = _folder()
needs_shared = pytest.mark.skipif(SHARED is None, reason="không có dữ liệu đo (đặt KEHOACH_SHARED)")
