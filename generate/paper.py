"""A draft on paper: its template found by name or path, compiled, filled in."""

from __future__ import annotations

from functools import lru_cache

from kehoach.generate.catalogue import source_of, template_names
from kehoach.generate.draft.context import context_of
from kehoach.generate.word_template import WordTemplate, compile_template
from kehoach.models.draft import Draft


def paper_of(draft: Draft) -> bytes:
    """The Word document of a draft, in its template.

    Raises:
        UsageError: ``usage.template`` for a template that is neither a name nor a file.
        TemplateError: for one that cannot be filled in, with the place.
    """
    own = draft.template in template_names()
    compiled = _compiled(draft.template) if own else compile_template(source_of(draft.template))
    return compiled.render(context_of(draft))


@lru_cache(maxsize=8)
def _compiled(name: str) -> WordTemplate:
    """One of this project's templates; a user's own may change between two drafts."""
    return compile_template(source_of(name))
