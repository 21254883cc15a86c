"""What to read, where to write, and in which format, from the words of the command line."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from titleopt.apps.cli.language import say
from titleopt.apps.cli.streams import standard_input, standard_output
from titleopt.errors import InputError


class Job(NamedTuple):
    """One sheet to score."""

    source: str | BinaryIO
    target: Path | BinaryIO
    form: Any
    """None: by the target's name."""


def jobs_for(files: Sequence[str], output: Path | None, form: str | None) -> list[Job]:
    """Return what is to be done.

    Without ``-o``, workbooks are written to the current folder and everything else to standard
    output; with several inputs ``-o`` is a folder.

    Raises:
        InputError: several inputs cannot go where they are told to.

    """
    if form is None and output is None:
        form = "jsonl" if files == ["-"] else "table"
    if len(files) > 1 and output is not None and output.suffix and not output.is_dir():
        raise InputError(
            say(
                f"有 {len(files)} 个输入文件，不能都写进“{output}”",
                f"{len(files)} inputs cannot all be written to {output}",
            ),
            hint=say("请把 -o 改成文件夹", "make -o a folder"),
        )
    return [_job(file, output, form, several=len(files) > 1) for file in files]


def _job(file: str, output: Path | None, form: str | None, *, several: bool) -> Job:
    source: str | BinaryIO = standard_input() if file == "-" else file
    if output is not None and str(output) == "-":
        return Job(source, standard_output(), form or "jsonl")
    if output is not None and (several or output.is_dir()):
        return Job(source, output / _name(file, form or "xlsx"), form or "xlsx")
    if output is not None:
        return Job(source, output, form if form is not None or output.suffix else "xlsx")
    if form == "xlsx":
        return Job(source, Path(_name(file, form)), form)
    return Job(source, standard_output(), form)


def _name(file: str, form: str) -> str:
    stem = "titles" if file == "-" else Path(file).stem
    return f"{stem}-scored.{'txt' if form == 'table' else form}"
