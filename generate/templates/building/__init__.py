"""Builds the Word files of the templates: ``python -m kehoach.generate.templates.building``."""
