"""Folded text: the one form under which what is stored and what is asked for meet."""

from __future__ import annotations

import unicodedata

from kehoach.models.language.fold import fold_keep, unaccent


def folded(text: str) -> str:
    """The text in NFC, lower case, without marks, ``đ`` as ``d``, plain dashes, each run of white space as one space.

    >>> folded("Cải cách  hành chính tỉnh Đắk Lắk")
    'cai cach hanh chinh tinh dak lak'
    """
    return " ".join(unaccent(fold_keep(unicodedata.normalize("NFC", text))).split())
