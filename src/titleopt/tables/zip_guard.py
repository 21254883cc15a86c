"""Refuses a zip container that would unpack to more than memory holds, before it is opened."""

import struct
import zipfile
import zlib

from titleopt.tables.fault import fault
from titleopt.tables.source import Source

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,  # of XML
    OSError,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
)
"""What reading a damaged container may raise."""
PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MOST_BYTES = 4 << 30
MOST_RATIO = 150  # real sheets pack 5–40 times, repeated rows up to about 100
SMALL_BYTES = 64 << 20  # below this any ratio is harmless
MOST_MEMBERS = 20_000
BLOCK = 1 << 20


def guard_zip(source: Source) -> None:
    """Check the sizes the container declares, and that its parts keep to them.

    Raises:
        TableError: a zip bomb, or a broken container.

    """
    with source.open() as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                _check_declared(archive, source)
        except BROKEN as error:
            raise broken_file(source, error) from error


def _check_declared(archive: zipfile.ZipFile, source: Source) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if any(member.flag_bits & 1 for member in members):
        raise fault(
            f"“{source.label}”设有打开密码，读不了",
            hint="请去掉密码后另存，再试一次",
            hint_en="take the password off and save it again",
            en="the workbook is protected by a password",
            file=source.label,
        )
    if any(member.compress_type not in PLAIN_METHODS for member in members):
        raise zipfile.BadZipFile("unusual compression")
    bomb = unpacked > SMALL_BYTES and unpacked / packed > MOST_RATIO
    # Overlapping members: the same packed bytes are unpacked many times.
    overlapping = packed > source.size * 1.1 + 4096
    if bomb or overlapping or unpacked > MOST_BYTES or len(members) > MOST_MEMBERS:
        raise fault(
            f"“{source.label}”解开后有 {unpacked >> 20} MB（压缩 {unpacked // packed} 倍），不打开",
            hint="这像是“压缩炸弹”；如果是自己导出的表，请拆成几份或存成 csv",
            hint_en="it looks like a zip bomb; split the sheet or save it as csv",
            en="the workbook unpacks to far more than its size (zip bomb)",
            file=source.label,
        )
    _check_kept(archive)


def _check_kept(archive: zipfile.ZipFile) -> None:
    """Read the small parts through: a part that lies about its size fails its checksum."""
    for member in archive.infolist():
        if member.file_size > SMALL_BYTES or "worksheets/" in member.filename:
            continue  # the sheets are read through by the scan; a big part was counted above
        if member.compress_size < member.file_size or member.file_size == 0:
            with archive.open(member) as part:
                while part.read(BLOCK):
                    pass


def broken_file(source: Source, error: Exception) -> Exception:
    """Return the sentence for a damaged container."""
    return fault(
        f"文件“{source.label}”损坏或没有下载完整",
        hint="请重新导出或下载",
        hint_en="export or download it again",
        en=f"broken container: {error}",
        file=source.label,
    )
