"""``titleopt schema``: the JSON schema of a report."""

import json

import typer

from titleopt.reports.schema import report_schema


def schema() -> None:
    """Print the schema of what ``check --json`` prints for each title."""
    typer.echo(json.dumps(report_schema(), ensure_ascii=False, indent=2))
