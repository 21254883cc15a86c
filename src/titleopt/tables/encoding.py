"""Which encoding a text file is in, and whether it was ruined before it reached us."""

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from titleopt.tables.fault import fault
from titleopt.tables.source import Source

BLOCK = 1 << 20
SAMPLE_BYTES = 1 << 19
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 BOM"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16BE"),
)
MOST_UNREADABLE = 0.01  # share of broken characters a file may hold and still be that encoding
RUINED_SHARE = 0.01  # U+FFFD among non-ASCII characters
RUINED_LEAST = 8  # fewer may be a few bad titles, which the rules report one by one
MIXED_SHARE = 0.3  # share of non-ASCII runs that are another encoding misread
NON_ASCII = re.compile(r"[^\x00-\x7f]{3,}")


class Encoding(NamedTuple):
    """A text encoding: the codec, the name a seller knows, and how many characters it lost."""

    codec: str
    name: str
    broken: int = 0


def detect(source: Source) -> Encoding:
    """Tell the encoding from the byte order mark or by reading the file through.

    Raises:
        TableError: no encoding reads the bytes, or the text is mojibake.

    """
    encoding = _by_mark(source) or _by_reading(source)
    with source.open() as stream:
        sample = stream.read(SAMPLE_BYTES).decode(encoding.codec, "ignore")
    refuse_mojibake(sample, source)
    return encoding


def _by_mark(source: Source) -> Encoding | None:
    head = source.head(SAMPLE_BYTES)
    for mark, codec, name in BOMS:
        if head.startswith(mark):
            return Encoding(codec, name)
    # Without a mark UTF-16 shows in the zero bytes of digits, commas and line ends.
    pairs = len(head) // 2
    if pairs and head.count(0) > 0:
        odd, even = head[1::2].count(0), head[0::2].count(0)
        if odd > even * 8 and odd > pairs * 0.04:
            return Encoding("utf-16-le", "UTF-16LE")
        if even > odd * 8 and even > pairs * 0.04:
            return Encoding("utf-16-be", "UTF-16BE")
        if head.count(0) > len(head) * 0.01:
            raise fault(
                f"“{source.label}”里有大量空字符（NUL），不是文本表格",
                hint="请用 xlsx、xls、csv、txt 或 jsonl 文件",
                hint_en="use a file of type xlsx, xls, csv, txt or jsonl",
                en="binary data, not a table",
                file=source.label,
            )
    return None


def _by_reading(source: Source) -> Encoding:
    broken, foreign = _count_broken(source, "utf-8")
    if not broken:
        return Encoding("utf-8", "UTF-8")
    if broken <= foreign * MOST_UNREADABLE:
        return Encoding("utf-8", "UTF-8", broken)
    if _looks_big5(source.head(SAMPLE_BYTES)):
        return Encoding("cp950", "Big5")
    broken, foreign = _count_broken(source, "gb18030")
    if broken <= foreign * MOST_UNREADABLE:
        return Encoding("gb18030", "GB18030", broken)
    refuse_mojibake(_utf8_sample(source), source)
    raise fault(
        f"看不出“{source.label}”的文字编码",
        hint="请在 Excel 或 WPS 中另存为“CSV UTF-8”或 xlsx",
        hint_en="save it as 'CSV UTF-8' or xlsx in Excel or WPS",
        en="the text encoding could not be told",
        file=source.label,
    )


def _utf8_sample(source: Source) -> str:
    """Return the start as UTF-8 if it holds Chinese at all, else ""."""
    sample = source.head(SAMPLE_BYTES).decode("utf-8", "replace")
    han = sum(1 for char in sample if "一" <= char <= "鿿")
    return sample if han > sample.count("\ufffd") * 0.2 else ""


def _count_broken(source: Source, codec: str) -> tuple[int, int]:
    """Return how many characters cannot be read, and how many are not ASCII."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    broken = foreign = 0
    with source.open() as stream:
        while True:
            block = stream.read(BLOCK)
            text = decoder.decode(block, final=not block)
            if not text.isascii():
                broken += text.count("\ufffd")
                foreign += len(text) - len(text.encode("ascii", "ignore"))
            if block.count(b"\xef\xbf\xbd") and codec == "utf-8":
                broken -= block.count(b"\xef\xbf\xbd")  # typed as U+FFFD, not unreadable
            if not block:
                return max(0, broken), foreign


def _looks_big5(sample: bytes) -> bool:
    """Whether pairs fall where Big5 keeps its common characters and GB18030 does not."""
    try:
        sample.decode("cp950", "strict")
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 2:
            return False
    big5 = gb = index = 0
    while index < len(sample) - 1:
        lead, trail = sample[index], sample[index + 1]
        if lead < 0x80:  # noqa: PLR2004 - ASCII ends there
            index += 1
            continue
        big5 += 0xA4 <= lead <= 0xC6  # noqa: PLR2004 - Big5 level 1
        gb += 0xB0 <= lead <= 0xD7 and trail >= 0xA1  # noqa: PLR2004 - GB2312 level 1
        index += 2
    return big5 > gb * 1.3 and big5 > 0


def refuse_mojibake(sample: str, source: Source) -> None:
    """Raise when the text was decoded with the wrong encoding before it was saved.

    Raises:
        TableError: replacement characters everywhere, or text that only makes sense when
            read as another encoding.

    """
    how = mojibake(sample)
    if how:
        raise fault(
            f"“{source.label}”里的中文已经变成乱码（{how}）",
            hint="乱码无法还原，请从平台重新导出，用 Excel 打开前先确认编码",
            hint_en="it cannot be restored: export it again and open it with its own encoding",
            en="the text is mojibake: it was saved with the wrong encoding",
            file=source.label,
        )


def mojibake(sample: str) -> str:
    """Return how the text was ruined, or "" when it reads as text.

    >>> mojibake("商品标题是连衣裙".encode().decode("gb18030"))
    'UTF-8 被当作 GBK 打开后保存'
    """
    lost = sample.count("\ufffd") + 2 * sample.count("锟斤拷")
    foreign = sum(1 for char in sample if char > "\x7f") if lost else 0
    if lost >= RUINED_LEAST and lost > foreign * RUINED_SHARE:
        return "字符已丢失，只剩 � 或“锟斤拷”"
    runs = NON_ASCII.findall(sample[:200_000])
    if sum(map(len, runs)) < RUINED_LEAST:
        return ""
    if _share(runs, _utf8_as_gbk) > MIXED_SHARE:
        return "UTF-8 被当作 GBK 打开后保存"
    if _share(runs, _utf8_as_latin) > MIXED_SHARE:
        return "UTF-8 被当作西文打开后保存"
    if _share(runs, _gbk_as_latin) > MIXED_SHARE * 2:
        return "GBK 被当作西文打开后保存"
    return ""


def _share(runs: list[str], test: Callable[[str], bool]) -> float:
    total = sum(len(run) for run in runs)
    return sum(len(run) for run in runs if test(run)) / total


def _utf8_as_gbk(run: str) -> bool:
    # The last byte of a run is often lost with its partner, so the end may be cut short.
    data = run.replace("\ufffd", "").encode("gb18030", "ignore")
    return _is_utf8(data)


def _utf8_as_latin(run: str) -> bool:
    for codec in ("cp1252", "latin-1"):
        try:
            return _is_utf8(run.encode(codec))
        except UnicodeEncodeError:
            continue
    return False


def _gbk_as_latin(run: str) -> bool:
    try:
        data = run.encode("latin-1")
        return "一" <= data.decode("gbk")[0] <= "鿿"
    except UnicodeError:
        return False


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 of mostly Han characters, but for a cut end."""
    text = data.decode("utf-8", "ignore")
    kept = len(text.encode())
    return kept >= len(data) - 3 and kept >= 3 and any("一" <= c <= "鿿" for c in text)  # noqa: PLR2004
