"""Packages that are broken, bombs, or meant to reach outside themselves."""

from __future__ import annotations

import io
import os
import stat
import struct
import warnings
import zipfile

from styrkort_desktop.exchange.package_check import MEMBER_LIMIT
from tests.exchange.hostile.building import GOALS, WORKBOOK, ours, with_new
from tests.exchange.hostile.corpus import SECRET, Files, refused, taken
from tests.exchange.packages import package, parts_of, with_part

FILES = Files()

FILES.add("truncated", refused("skadad"), lambda: ours()[:-900])
FILES.add("half", refused("skadad"), lambda: ours()[: len(ours()) // 2])
FILES.add("only_a_start", refused("skadad"), lambda: b"PK\x03\x04" + bytes(40))
FILES.add("only_two_letters", refused("skadad"), lambda: b"PK")
FILES.add("junk_before", refused("varken en arbetsbok"), lambda: b"#!/bin/sh rm -rf /\n" + ours())
FILES.add("junk_behind", taken(), lambda: ours() + b"\0" * 300)
FILES.add("absolute", refused("pekar utanför"), lambda: with_new(**{"/etc/passwd": b"x"}))
FILES.add("dots", refused("pekar utanför"), lambda: with_new(**{"xl/../../x": b"x"}))
FILES.add("backslashes", refused("pekar utanför"), lambda: with_new(**{"..\\x": b"x"}))
FILES.add("drive", refused("pekar utanför"), lambda: with_new(**{"C:/x": b"x"}))
FILES.add("share", refused("pekar utanför"), lambda: with_new(**{"\\\\server\\x": b"x"}))
FILES.add("strange_names", taken(), lambda: with_new(**{"xl/\x1b[31m\n": b"x", "xl/" + "å" * 20_000: b"x", " ": b""}))
FILES.add("many_parts", refused("för många delar"), lambda: with_new(**{f"x{n}": b"" for n in range(MEMBER_LIMIT)}))
FILES.add(
    "bomb_of_blanks", refused("orimligt stor"), lambda: with_part(ours(), GOALS, lambda x: x + b" " * 200_000_000)
)
FILES.add("ratio", refused("orimligt stor"), lambda: with_new(**{"xl/extra.bin": bytes(30_000_000)}))
FILES.add("zip_in_zip", taken(), lambda: with_new(**{"xl/media/a.zip": package({"a": bytes(9_000_000)})}))
FILES.add("lzma", refused("packad på ett annat sätt"), lambda: package(parts_of(ours()), zipfile.ZIP_LZMA))
FILES.add("bzip2", refused("packad på ett annat sätt"), lambda: package(parts_of(ours()), zipfile.ZIP_BZIP2))
FILES.add("not_packed_at_all", taken(), lambda: package(parts_of(ours()), zipfile.ZIP_STORED))


@FILES.file(refused("orimligt stor"))
def large_in_all() -> bytes:
    """More than the limit in all, though no part is packed unreasonably."""
    block = b"".join(os.urandom(4) + bytes(400) for _ in range(2_600))
    return with_new(**{f"xl/del{number}.bin": block * 9 for number in range(10)})


@FILES.file(refused("finns två gånger"))
def twice() -> bytes:
    stream = io.BytesIO(ours())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(stream, "a") as made:
            made.writestr(WORKBOOK, f"<{SECRET}/>")
    return stream.getvalue()


@FILES.file(refused("finns två gånger"))
def twice_but_for_case() -> bytes:
    return with_new(**{"XL/Workbook.xml": "<workbook/>"})


@FILES.file(refused("skadad"))
def wrong_checksum() -> bytes:
    data = bytearray(package(parts_of(ours()), zipfile.ZIP_STORED))
    data[data.index(b"<sheetData>") + 1] ^= 1
    return bytes(data)


@FILES.file(refused("skadad"))
def broken_stream() -> bytes:
    data = bytearray(ours())
    start = data.index(GOALS.encode()) + len(GOALS)
    data[start : start + 200] = b"\xff" * 200
    return bytes(data)


def _in_directory(field: int, value: bytes) -> bytes:
    """Our workbook with a field of the last entry of its directory changed."""
    data = bytearray(ours())
    at = data.rindex(b"PK\x01\x02") + field
    data[at : at + len(value)] = value
    return bytes(data)


FILES.add("encrypted_part", refused("krypterade"), lambda: _in_directory(8, b"\x01\0"))
FILES.add("unknown_packing", refused("packad på ett annat sätt"), lambda: _in_directory(10, struct.pack("<H", 99)))
FILES.add("size_that_lies_small", refused("skadad"), lambda: _in_directory(24, struct.pack("<I", 3)))
FILES.add("size_that_lies_huge", taken(), lambda: _in_directory(24, struct.pack("<I", 0x7FFFFFFF)))
FILES.add("part_that_starts_elsewhere", refused("skadad"), lambda: _in_directory(42, struct.pack("<I", 5)))
FILES.add("part_that_starts_outside", refused("skadad"), lambda: _in_directory(42, struct.pack("<I", 0x7FFFFFFF)))


@FILES.file(refused("skadad"))
def name_that_differs_from_the_directory() -> bytes:
    return ours().replace(b"xl/styles.xml", b"xl/sTyles.xml", 1)


@FILES.file(refused("skadad"))
def directory_that_is_not_there() -> bytes:
    data = bytearray(ours())
    at = data.rindex(b"PK\x05\x06")
    data[at + 16 : at + 20] = struct.pack("<I", 0x7FFFFFFF)
    return bytes(data)


@FILES.file(refused("för många delar"))
def parts_that_are_one() -> bytes:
    """A million entries that all point at the same bytes."""
    data = ours()
    at = data.index(b"PK\x01\x02")
    entry = data[at : data.index(b"PK\x01\x02", at + 4)]
    count = 20_000_000 // len(entry)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entry) * count, at, 0)
    return data[:at] + entry * count + end


@FILES.file(taken())
def long_comment() -> bytes:
    stream = io.BytesIO(ours())
    with zipfile.ZipFile(stream, "a") as made:
        made.comment = b"x" * 60_000
    return stream.getvalue()


@FILES.file(refused("skadad"))
def comment_that_looks_like_an_end() -> bytes:
    stream = io.BytesIO(ours())
    with zipfile.ZipFile(stream, "a") as made:
        made.comment = b"PK\x05\x06" * 15_000
    return stream.getvalue()


@FILES.file(taken())
def link_to_a_secret() -> bytes:
    """A part that the package calls a symbolic link; nothing is laid out on disk, so it leads nowhere."""
    stream = io.BytesIO(ours())
    with zipfile.ZipFile(stream, "a") as made:
        link = zipfile.ZipInfo("xl/media/lank")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    return stream.getvalue()
