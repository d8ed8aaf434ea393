"""Importing this module makes a process ready to read: workers are forked from one that did."""

from __future__ import annotations

from contextlib import suppress

from kehoach.corpus.reading import warm

# What fails here fails again where it is reported: at the first file.
with suppress(Exception):
    warm()
