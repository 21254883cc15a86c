"""What calamine does not tell of a sheet: number formats, error values, exact long numbers."""

from bisect import bisect_left
from dataclasses import dataclass, field

from titleopt.tables.cells import letters, type_of_cell
from titleopt.tables.told import Told

ERROR_NAMES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""The error values of the binary formats."""


@dataclass(slots=True)
class Runs:
    """The number formats of one column, as runs of rows in order."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def add(self, row: int, code: str, last: int | None = None) -> None:
        """Note the format of one row, or of all to ``last``; rows out of order are left out."""
        end = row if last is None else last
        if self.ends and row <= self.ends[-1]:
            return
        if self.codes and self.codes[-1] == code and self.ends[-1] == row - 1:
            self.ends[-1] = end
            return
        self.starts.append(row)
        self.ends.append(end)
        self.codes.append(code)

    def at(self, row: int) -> str:
        """Return the format of one row, "" when there is none.

        >>> runs = Runs(); runs.add(2, "0%"); runs.at(2), runs.at(3)
        ('0%', '')
        """
        index = bisect_left(self.ends, row)
        if index < len(self.starts) and self.starts[index] <= row:
            return self.codes[index]
        return ""


@dataclass(slots=True)
class Looks:
    """Formats by column, and the few cells whose value is told here.

    The values lie in rows ``top``+1 to ``rows`` and columns ``left``+1 to ``columns``.
    """

    rows: int = 0
    columns: int = 0
    top: int = 0
    left: int = 0
    formats: dict[int, Runs] = field(default_factory=dict)
    special: dict[int, dict[int, type_of_cell]] = field(default_factory=dict)
    rounded: set[int] = field(default_factory=set)

    @property
    def dense_cells(self) -> int:
        """Cells of the smallest rectangle that holds every value."""
        return max(0, self.rows - self.top) * max(0, self.columns - self.left)

    def reach(self, row: int, column: int) -> None:
        """Note that the cell of this row (from 1) and column (from 0) holds a value."""
        self.top = min(self.top, row - 1) if self.rows else row - 1
        self.left = min(self.left, column) if self.columns else column
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column + 1)

    def only_reach(self) -> "Looks":
        """Return the looks without what belongs to single cells."""
        return Looks(self.rows, self.columns, self.top, self.left)

    def row_formats(self, row: int, width: int) -> tuple[str, ...]:
        """Return the formats of one row, () when it has none."""
        found = {column: code for column, runs in self.formats.items() if (code := runs.at(row))}
        if not found:
            return ()
        return tuple(found.get(column, "") for column in range(width))

    def notes(self) -> tuple[Told, ...]:
        """Say which columns hold numbers beyond the digits a spreadsheet keeps."""
        if not self.rounded:
            return ()
        names = [letters(column) for column in sorted(self.rounded)]
        note = Told(
            f"{'、'.join(names)} 列有超过 15 位的数字，Excel 只保留前 15 位（编号请设为文本）",
            f"Column {', '.join(names)} holds numbers of more than 15 digits, of which Excel "
            "keeps 15: ids should be text",
        )
        return (note,)
