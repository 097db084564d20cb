"""Writes numbered PDF objects to a stream as they come; knows the file's syntax and nothing of what the objects mean.

Small objects go together into compressed object streams and the table of objects is a stream too (ISO 32000-1, 7.5.7
and 7.5.8): a tagged page has a hundred small objects, which as plain text would be most of the file.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import BinaryIO

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_IN_A_STREAM = 200


def text_string(text: str) -> bytes:
    """A text as a PDF object, whatever characters it holds."""
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper().encode() + b">"


def reference(number: int) -> bytes:
    """A reference to the object with this number."""
    return b"%d 0 R" % number


def references(numbers: list[int]) -> bytes:
    """An array of references."""
    return b"[" + b" ".join(map(reference, numbers)) + b"]"


class PdfFile:
    """One PDF file being written. Objects may be referred to before they are there: `reserve` gives the number."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._position = 0
        # Where each object is: (1, offset, 0) in the file, (2, object stream, index) in a stream; there is no object 0.
        self._places: list[tuple[int, int, int] | None] = [(0, 0, 65535)]
        self._waiting: list[tuple[int, bytes]] = []
        self._digest = hashlib.md5(usedforsecurity=False)
        self._write(_HEADER)

    def reserve(self) -> int:
        """The number of an object that is added later."""
        self._places.append(None)
        return len(self._places) - 1

    def add(self, body: bytes, number: int | None = None) -> int:
        """Add an object that is no stream; gives its number."""
        number = self.reserve() if number is None else number
        self._waiting.append((number, body))
        if len(self._waiting) >= _OBJECTS_IN_A_STREAM:
            self._write_waiting()
        return number

    def add_stream(self, data: bytes, entries: bytes = b"", *, number: int | None = None, packed: bool = True) -> int:
        """Add a stream with `entries` in its dictionary; gives its number. Metadata is not `packed`."""
        number = self.reserve() if number is None else number
        if packed:
            data, entries = zlib.compress(data), entries + b"/Filter/FlateDecode"
        self._places[number] = (1, self._position, 0)
        # PDF/A-2 6.1.7.1: a line end before "endstream" that Length does not count. CR and LF together: after packed
        # data that happens to end with a CR, a lone LF would be read as the second half of one line end.
        body = b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (entries, len(data), data)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def finish(self, catalog: int, information: int) -> None:
        """Write what waits, and the table of objects that makes it a file."""
        self._write_waiting()
        table = self.reserve()
        start = self._position
        self._places[table] = (1, start, 0)
        identity = self._digest.hexdigest().encode()
        entries = b"/Type/XRef/W[1 4 2]/Size %d/Root %b/Info %b/ID[<%b><%b>]" % (
            len(self._places),
            reference(catalog),
            reference(information),
            identity,
            identity,
        )
        rows = []
        for number, place in enumerate(self._places):
            if place is None:
                raise ValueError(f"object {number} was reserved and never added")
            rows.append(struct.pack(">BIH", *place))
        self.add_stream(b"".join(rows), entries, number=table)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._position += len(data)

    def _write_waiting(self) -> None:
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        stream = self.reserve()
        heads, bodies, offset = [], [], 0
        for index, (number, body) in enumerate(waiting):
            heads.append(b"%d %d" % (number, offset))
            bodies.append(body)
            offset += len(body) + 1
            self._places[number] = (2, stream, index)
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(waiting), len(head))
        self.add_stream(head + b"\n".join(bodies), entries, number=stream)
