"""``titleopt schema``: the JSON schema of a report."""

import json

import typer

from titleopt.model import Report


def schema() -> None:
    """Print the schema of what ``check --json`` prints for each title."""
    typer.echo(
        json.dumps(Report.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2)
    )
