"""Makes the example files from the tab-separated text in source/; every row is invented.

Usage: python examples/make_examples.py

- titles.xlsx        a shop's title sheet, good and bad titles of many trades
- competitors.xlsx   rivals' titles
- search_terms.csv   a search-term export as 生意参谋 gives it: ranges, 万, %, "-"
- daily_before.csv, daily_after.csv   a fortnight of daily figures each; two titles differ
"""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import xlsxwriter

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
MADE = datetime(2026, 11, 22, tzinfo=UTC).replace(tzinfo=None)
WIDTHS = {"商品ID": 22, "商品标题": 68, "标题": 68, "类目": 24, "上架日期": 12, "店铺名称": 16}
POPULARITY = ("5万 ~ 7.5万", "2.5万 ~ 5万", "1.5万 ~ 2.5万", "1万 ~ 1.5万", "5000 ~ 1万")
FEW = ("2500 ~ 5000", "1000 ~ 2500", "600 ~ 1000", "300 ~ 600", "150 ~ 300", "50 ~ 150", "20 ~ 50")
CONVERSION = ("-", "0% ~ 1%", "1% ~ 2.5%", "2.5% ~ 5%", "5% ~ 7.5%", "7.5% ~ 10%", "10% ~ 15%")
BUYERS = ("-", "0 ~ 20", "20 ~ 50", "50 ~ 150", "150 ~ 300", "300 ~ 600")
LISTINGS = (
    "雪纺连衣裙女夏季", "牛仔裤男直筒", "保温杯大容量", "双肩包女学生", "蓝牙耳机入耳式",
    "运动鞋男透气", "羽绒服女短款", "行李箱20寸", "面膜补水保湿", "台灯护眼学习", "猫粮幼猫",
    "瑜伽垫加厚",
)  # fmt: skip
NEW_TITLES = {
    "雪纺连衣裙女夏季": "法式碎花雪纺连衣裙女夏季",
    "保温杯大容量": "保温杯大容量不锈钢水杯",
}
HEADER = ["排名", "搜索词", "搜索人气", "点击率", "支付转化率", "支付买家数", "需求供给比"]
HEADER += ["天猫商品点击占比"]


def rows_of(name: str) -> list[list[str]]:
    """Return the rows of a source file, the header first."""
    text = (SOURCE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.rstrip("\n").split("\n")]


def write_workbook(name: str, sheet_name: str, rows: list[list[str]]) -> None:
    """Write rows as a workbook: ids as text, prices, percents and dates as such."""
    with xlsxwriter.Workbook(HERE / name, {"strings_to_formulas": False}) as workbook:
        workbook.set_properties({"created": MADE, "author": "titleopt"})
        sheet = workbook.add_worksheet(sheet_name)
        bold = workbook.add_format({"bold": True})
        formats = {
            "商品ID": workbook.add_format({"num_format": "@"}),
            "价格": workbook.add_format({"num_format": "0.00"}),
            "折扣": workbook.add_format({"num_format": "0%"}),
            "上架日期": workbook.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for column, key in enumerate(rows[0]):
            sheet.set_column(column, column, WIDTHS.get(key, 10))
            sheet.write_string(0, column, key, bold)
            for number, row in enumerate(rows[1:], start=1):
                _write_cell(sheet, (number, column), row[column], key, formats.get(key))
        sheet.freeze_panes(1, 0)


def _write_cell(sheet: Any, place: tuple[int, int], text: str, key: str, style: Any) -> None:
    if not text:
        return
    if key in ("价格", "折扣"):
        sheet.write_number(*place, float(text), style)
    elif key == "上架日期":
        sheet.write_datetime(*place, date.fromisoformat(text), style)
    else:
        sheet.write_string(*place, text, style)


def search_terms() -> Iterator[list[str]]:
    """Yield the rows of the export; the figures follow from the rank and the term."""
    terms = (SOURCE / "search_terms.txt").read_text(encoding="utf-8").split("\n")[:-1]
    # Short terms are searched most, as in a real list.
    ranked = sorted(terms, key=lambda term: (len(term) + crc32(term.encode()) % 4, term))
    steps = (*POPULARITY, *FEW)
    for rank, term in enumerate(ranked, start=1):
        chance = crc32(term.encode())
        rare = rank > len(ranked) * 0.7 and chance % 3 == 0
        yield [
            str(rank),
            term,
            steps[(rank - 1) * len(steps) // len(ranked)],
            "-" if rare else f"{28 + chance % 150}%",
            "-" if rare else CONVERSION[1 + chance // 7 % (len(CONVERSION) - 1)],
            "-" if rare else BUYERS[1 + chance // 11 % (len(BUYERS) - 1)],
            "0" if chance % 17 == 0 else f"{chance // 13 % 600 / 100:.2f}",
            "-" if rare else f"{chance // 19 % 10000 / 100:.2f}%",
        ]


def daily(*, after: bool) -> Iterator[list[str]]:
    """Yield a fortnight of figures of twelve listings, of which two have a new title after it."""
    first = date(2026, 11, 15 if after else 1)
    for title, code in zip(LISTINGS, range(690100200001, 690100200013), strict=True):
        is_new = after and title in NEW_TITLES
        for day in range(14):
            chance = crc32(f"{title}{day}{after}".encode())
            impressions = 900 + chance % 400
            clicks = impressions * (52 if is_new else 38 + chance // 7 % 5) // 1000
            visitors = clicks * 92 // 100
            orders = visitors * (4 + chance // 11 % 3) // 100
            figures = map(str, (impressions, clicks, visitors, orders))
            shown = NEW_TITLES[title] if is_new else title
            yield [(first + timedelta(days=day)).isoformat(), str(code), shown, *figures]


def write_daily(name: str, *, after: bool) -> None:
    """Write daily figures as a shop's export."""
    with (HERE / name).open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["日期", "商品ID", "商品标题", "展现量", "点击量", "访客数", "支付订单数"])
        writer.writerows(daily(after=after))


def main() -> None:
    """Make all files anew."""
    write_workbook("titles.xlsx", "商品列表", rows_of("titles.tsv"))
    write_workbook("competitors.xlsx", "竞品标题", rows_of("competitors.tsv"))
    with (HERE / "search_terms.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        writer.writerows(search_terms())
    write_daily("daily_before.csv", after=False)
    write_daily("daily_after.csv", after=True)


if __name__ == "__main__":
    main()
