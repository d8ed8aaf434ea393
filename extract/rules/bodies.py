"""Responsible bodies: lists of them split, headings that name them, and which body a name means."""

from kehoach.extract.rules.bodies_heading import heading_bodies
from kehoach.extract.rules.bodies_resolve import resolve
from kehoach.extract.rules.bodies_split import BodyMention, names_body, reads_as_bodies, split_bodies

__all__ = ["BodyMention", "heading_bodies", "names_body", "reads_as_bodies", "resolve", "split_bodies"]
