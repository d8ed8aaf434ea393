"""A draft on paper: its template found by name or path, compiled once, filled in."""

from __future__ import annotations

from functools import lru_cache

from kehoach.generate.catalogue import source_of
from kehoach.generate.draft.context import context_of
from kehoach.generate.word_template import WordTemplate, compile_template
from kehoach.models.draft import Draft


def paper_of(draft: Draft) -> bytes:
    """The Word document of a draft, in its template.

    Raises:
        UsageError: ``usage.template`` for a template that is neither a name nor a file.
        TemplateError: for one that cannot be filled in, with the place.
    """
    return _template(draft.template).render(context_of(draft))


@lru_cache(maxsize=8)
def _template(name: str) -> WordTemplate:
    return compile_template(source_of(name))
