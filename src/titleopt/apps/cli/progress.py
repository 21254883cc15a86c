"""A progress bar on a terminal, nothing in a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from titleopt.apps.cli.language import say

STAGES = {
    "read": say("读表", "reading"),
    "compare": say("查重", "comparing"),
    "score": say("打分", "scoring"),
}


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """Return the rows done in a second."""
        return Text(
            f"{task.speed:,.0f} {say('行/秒', 'rows/s')}" if task.speed else "", style="dim"
        )


@contextmanager
def progress_bar(console: Console) -> Iterator[Callable[[str, int, int | None], None] | None]:
    """Give what ``score_table`` calls as rows are done; None where nobody would see it."""
    if not console.is_terminal:
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                for task in tasks.values():
                    bar.update(task, visible=False)
                tasks[stage] = bar.add_task(STAGES.get(stage, stage), total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield show
