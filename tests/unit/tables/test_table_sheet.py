import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from titleopt.tables import CellWriter, add_sheet, workbook_writer
from titleopt.tables.table_sheet import TableSheet

TEXTS = [
    " 两边空 ",
    "a&b<c>\"d'",
    "_x000D_ 与 \x07 和 \ufffe",
    "第一行\n第二行",
    "<r>假的</r>",
    "🀄" * 3,
]
TEXTS += ["\r", "\t", "\u3000全角空", "=1+1", "<r><t>粗</t></r>"]
LOOKS = [None, {"bold": True}]


def sheet_xml(rows, *, constant_memory, with_widths):
    stream = BytesIO()
    with workbook_writer(stream, constant_memory=constant_memory) as workbook:
        sheet = add_sheet(workbook, "表")
        if with_widths:
            sheet.set_column(0, 1, 20, workbook.add_format({"italic": True}))
        cells = CellWriter(workbook, sheet)
        for line, row in enumerate(rows):
            for column, (value, look) in enumerate(row):
                cells.cell(line, column, value, look=look)
        sheet.write_string(len(rows), 0, "<r><t>富</t></r>")
    with zipfile.ZipFile(stream) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("constant_memory", [True, False])
@pytest.mark.parametrize("with_widths", [True, False])
@given(
    rows=st.lists(
        st.lists(
            st.tuples(
                st.one_of(
                    st.sampled_from(TEXTS),
                    st.text(max_size=8),
                    st.integers(-(10**16), 10**16),
                    st.floats(allow_nan=False, allow_infinity=False),
                    st.booleans(),
                    st.none(),
                    st.dates(),
                ),
                st.sampled_from(LOOKS),
            ),
            max_size=4,
        ),
        max_size=4,
    )
)
def test_cells_are_written_to_the_bytes_of_xlsxwriter(rows, constant_memory, with_widths):
    ours = sheet_xml(rows, constant_memory=constant_memory, with_widths=with_widths)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TableSheet, "_write_cell", Worksheet._write_cell)  # noqa: SLF001
        theirs = sheet_xml(rows, constant_memory=constant_memory, with_widths=with_widths)
    assert ours == theirs
