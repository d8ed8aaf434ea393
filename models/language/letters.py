"""Capitals and small letters as they stand between the brackets of a character class.

Most marked letters of Vietnamese lie beyond Latin-1, where capitals alternate with their small letters: a range
such as ``à-ỹ`` holds ``Đ``, ``Ư`` and ``Ấ`` too.
"""

from __future__ import annotations

_MARKED = range(0x1EA0, 0x1EFA, 2)  # Ạ to Ỹ, each with its small letter behind it

CAPITALS = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(map(chr, _MARKED))
SMALL = "a-zà-öø-ýăđĩũơư" + "".join(chr(capital + 1) for capital in _MARKED)
