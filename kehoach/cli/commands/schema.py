"""``kehoach schema``: the JSON Schema of the records."""

from __future__ import annotations

import click

from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said("In JSON Schema của các bản ghi.", "Print the JSON Schema of the records.")


def command(speech: Speech) -> click.Command:
    """The command in one language."""
    return LocalisedCommand("schema", speech, about=HELP, callback=_run)


def _run() -> int:
    import json

    from kehoach.cli.streams import write_data
    from kehoach.models.records import Plan

    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Plan.model_json_schema(by_alias=True, mode="serialization"),
    }
    write_data(json.dumps(schema, ensure_ascii=False, indent=2).encode() + b"\n")
    return 0
