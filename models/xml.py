"""The one parser for XML of files that others made: no entities, no network, no DTD, no huge trees.

lxml has no types of its own: what it gives is untyped in the files that use it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


@cache
def etree() -> Any:
    """lxml.etree, loaded at the first file."""
    return import_module("lxml.etree")  # brings no types


@cache
def hardened_parser() -> Any:
    """A parser that leaves comments and processing instructions out and resolves nothing."""
    return etree().XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
