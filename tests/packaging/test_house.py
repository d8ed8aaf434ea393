"""The house keeps its shape: nothing found by folder scan is lost, no module grows too large."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from kehoach.cli.commands import export as export_command
from kehoach.cli.group import command_module, command_names
from kehoach.cli.sinks import FORMATS, writer_of
from kehoach.corpus.export import form_names as export_names
from kehoach.extract.sources.detect import source_names
from kehoach.generate.catalogue import template_names
from kehoach.generate.reports import names as report_names

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("models", "extract", "audit", "generate", "corpus", "kehoach/cli")
MODULES = sorted(path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob("*.py"))
LONGEST = 400

# What the folder scans find. A name that is missing here was lost by accident; a new one is added here.
COMMANDS = [
    "audit", "checks", "compare", "convert", "draft", "export", "extract", "schema", "search", "stats", "template",
]  # fmt: skip
SOURCES = ["docx", "pdf", "text"]
WRITERS = ["csv", "json", "jsonl", "md", "xlsx"]
EXPORTS = ["csv", "ics", "jsonl", "parquet", "sqlite", "xlsx"]
REPORTS = ["csv", "html", "json", "sarif", "text", "xlsx"]
TEMPLATES = ["ke-hoach-chi-so", "ke-hoach-nam", "quyet-dinh-kem-ke-hoach"]


def test_the_commands_are_these() -> None:
    assert command_names() == COMMANDS


def test_the_input_formats_are_these() -> None:
    assert list(source_names()) == SOURCES


def test_the_formats_are_these() -> None:
    assert list(FORMATS) == ["table", *WRITERS]


def test_the_exports_are_these() -> None:
    assert export_names() == EXPORTS == list(export_command.FORMS)


def test_the_reports_are_these() -> None:
    assert sorted(report_names()) == REPORTS


def test_the_templates_are_these() -> None:
    assert list(template_names()) == TEMPLATES


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_line_of_help_in_both_languages(name: str) -> None:
    said = command_module(name).HELP
    assert said.vi.endswith(".")
    assert said.en.endswith(".")
    assert said.vi != said.en


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_offers_the_whole_interface(name: str) -> None:
    form = writer_of(name)
    extension = form.EXTENSION
    assert extension == ("txt" if name == "table" else name)
    assert isinstance(form.BINARY, bool)
    assert isinstance(form.SINGLE, bool)
    assert callable(form.write)
    assert callable(form.is_own)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_short_enough_to_be_read(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_says_what_comes_out_of_it(name: str) -> None:
    tree = ast.parse((ROOT / name).read_bytes())
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, kinds) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert ast.get_docstring(tree), "the module says nothing"
    assert silent == []
