"""pdfium's functions and its user space: calls by address, and the way from its places to the shown page."""

from __future__ import annotations

import ctypes
from typing import Any

from kehoach.models.layout import Box


class Pdfium:
    """pdfium's functions as plain calls on addresses: a third of the cost of the bound ones."""

    def __init__(self) -> None:
        import pypdfium2.raw as raw

        self.raw: Any = raw
        self.loose_box: Any = self._function("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
        self.object_of: Any = self._function("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_int)
        self.generated: Any = self._function("FPDFText_IsGenerated", ctypes.c_int, ctypes.c_int)
        self.matrix: Any = self._function("FPDFText_GetMatrix", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
        self.size: Any = self._function("FPDFText_GetFontSize", ctypes.c_double, ctypes.c_int)
        self.font: Any = self._function("FPDFTextObj_GetFont", ctypes.c_void_p)
        self.mode: Any = self._function("FPDFTextObj_GetTextRenderMode", ctypes.c_int)
        self.font_name: Any = self._function(
            "FPDFFont_GetBaseFontName", ctypes.c_size_t, ctypes.c_void_p, ctypes.c_size_t
        )
        self.font_flags: Any = self._function("FPDFFont_GetFlags", ctypes.c_int)
        self.font_weight: Any = self._function("FPDFFont_GetWeight", ctypes.c_int)

    def _function(self, name: str, result: Any, *arguments: Any) -> Any:
        address = ctypes.cast(getattr(self.raw, name), ctypes.c_void_p).value
        assert address is not None
        return ctypes.PYFUNCTYPE(result, ctypes.c_void_p, *arguments)(address)


class Frame:
    """From pdfium's user space (y up) to the shown page (y down, rotation applied)."""

    __slots__ = ("bottom", "height", "left", "right", "top", "turn", "width")

    def __init__(self, left: float, bottom: float, right: float, top: float, turn: int) -> None:
        self.left, self.bottom, self.right, self.top, self.turn = left, bottom, right, top, turn
        upright = turn in (0, 180)
        self.width = right - left if upright else top - bottom
        self.height = top - bottom if upright else right - left

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.turn:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def frame_of(page: Any) -> Frame:
    """The frame of an open pypdfium2 page."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() % 360)
