"""The folded text of the document under audit, made once for all checks."""

from __future__ import annotations

from functools import lru_cache

from kehoach.models.language.fold import fold_keep


@lru_cache(maxsize=2)
def folded_text(text: str) -> str:
    """``fold_keep`` of a document's text: offsets are those of the text."""
    return fold_keep(text)
