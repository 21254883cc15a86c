"""Which steps of which plans are done: kept in one SQLite file of the user's choosing.

Every change is one transaction in a file that SQLite keeps whole: an interrupted write leaves
what was there before it.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import Self

from pydantic import Field

from titleopt.errors import InputError
from titleopt.model import Value
from titleopt.writing.plan import EditPlan

_LAYOUT = 1
_TABLES = """
CREATE TABLE plan (
    listing TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    plan TEXT NOT NULL
) STRICT;
CREATE TABLE edit (
    listing TEXT NOT NULL,
    done_at TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (listing, done_at)
) STRICT;
"""


class Progress(Value):
    """A plan with what of it is done."""

    listing: str
    plan: EditPlan
    done: int = Field(ge=0, description="steps whose title was entered, counted from the first")

    @property
    def is_finished(self) -> bool:
        """Whether the target title was reached."""
        return self.done == len(self.plan.steps)


class Ledger:
    """Plans and edits of listings.

    Args:
        path: The SQLite file; made when there is none.

    Raises:
        InputError: the file is no ledger, or cannot be read or written.

    >>> ledger = Ledger(":memory:")
    >>> ledger.history("1001")
    []
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = Path(path)
        try:
            self._file = sqlite3.connect(path, isolation_level=None, timeout=10)
            self._prepare()
        except sqlite3.Error as error:
            raise InputError(
                f"“{self.path.name}”不能用作计划文件：{error}",
                hint="请换一个文件名，或检查文件夹是否可写",
                en=f"{self.path.name} is no plan file: {error}",
                hint_en="choose another name, or check that the folder can be written to",
                context={"file": str(path)},
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _prepare(self) -> None:
        version = self._file.execute("PRAGMA user_version").fetchone()[0]
        if version == _LAYOUT:
            return
        tables = self._file.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if version or tables:
            raise sqlite3.DatabaseError("不是 titleopt 的计划文件")
        self._file.execute("PRAGMA journal_mode = WAL")
        with self._change():
            for statement in _TABLES.split(";"):
                self._file.execute(statement)
            self._file.execute(f"PRAGMA user_version = {_LAYOUT}")

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Make everything inside happen together or not at all."""
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def save(self, plans: Mapping[str, EditPlan]) -> None:
        """Keep plans by listing; a new plan takes the place of the old one."""
        now = datetime.now(UTC).isoformat()
        with self._change():
            self._file.executemany(
                "INSERT INTO plan VALUES (?, ?, ?) ON CONFLICT (listing) DO UPDATE "
                "SET made_at = excluded.made_at, plan = excluded.plan",
                [(listing, now, plan.to_json()) for listing, plan in plans.items()],
            )

    def record(self, listing: str, title: str, at: datetime) -> None:
        """Keep that a title was entered; the same edit twice is one."""
        with self._change():
            self._file.execute(
                "INSERT OR REPLACE INTO edit VALUES (?, ?, ?)",
                (listing, _stamp(at), title),
            )

    def history(self, listing: str) -> list[datetime]:
        """Return when a listing was edited, the earliest first."""
        query = "SELECT done_at FROM edit WHERE listing = ? ORDER BY done_at"
        with closing(self._file.execute(query, (listing,))) as rows:
            return [datetime.fromisoformat(row[0]) for row in rows]

    def progress(self) -> list[Progress]:
        """Return every plan with how much of it is done, by listing."""
        rows = self._file.execute("SELECT listing, plan FROM plan ORDER BY listing").fetchall()
        return [
            self._progress(listing, EditPlan.model_validate_json(plan)) for listing, plan in rows
        ]

    def _progress(self, listing: str, plan: EditPlan) -> Progress:
        query = "SELECT title FROM edit WHERE listing = ? ORDER BY done_at DESC"
        entered = [row[0] for row in self._file.execute(query, (listing,))]
        titles = [step.title for step in plan.steps]
        last = next((title for title in entered if title in titles), None)
        done = titles.index(last) + 1 if last is not None else 0
        return Progress(listing=listing, plan=plan, done=done)


def _stamp(at: datetime) -> str:
    """Return a moment as text that sorts by time; moments without a zone are refused.

    >>> _stamp(datetime(2026, 5, 1, tzinfo=UTC))
    '2026-05-01T00:00:00.000000+00:00'
    """
    if at.tzinfo is None:
        raise InputError(
            "时间缺少时区",
            hint="请写成 2026-05-01T00:30+08:00 这样",
            en="a moment has no time zone",
            hint_en="write it as 2026-05-01T00:30+08:00",
        )
    return at.astimezone(UTC).isoformat(timespec="microseconds")
