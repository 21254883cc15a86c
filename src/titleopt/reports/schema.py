"""The JSON schema of a report, and of the lines that a scored sheet becomes."""

from typing import Any

from titleopt.model import Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What stands before the report in a line of a scored sheet.
_OF_A_SHEET: dict[str, Any] = {
    "row": {
        "title": "Row",
        "type": "integer",
        "minimum": 1,
        "description": "lines of a sheet only: the row as the sheet numbers it",
    },
    "source": {
        "title": "Source",
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "lines of a sheet only: the original cells by header, as text",
    },
}


def report_schema() -> dict[str, Any]:
    """Return the schema of a report; lines of a scored sheet satisfy it too.

    A line of a row that cannot be scored holds no report, but ``row``, ``source`` and
    ``problem`` with its ``kind`` and ``message``.

    >>> sorted({"row", "source", "score"} - set(report_schema()["properties"]))
    []
    """
    schema = Report.model_json_schema(mode="serialization")
    return {
        "$schema": DIALECT,
        **schema,
        "properties": {**_OF_A_SHEET, **schema["properties"]},
    }
