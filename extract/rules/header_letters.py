"""Classes of Vietnamese letters for patterns: in Unicode their capitals and small letters alternate."""

from __future__ import annotations

_MARKED = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]

UPPER = "A-Z" + "".join(char for char in _MARKED if char.isupper())
LOWER = "a-z" + "".join(char for char in _MARKED if char.islower())
