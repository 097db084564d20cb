"""The colour profile that PDF/A asks for: that the file's colours are sRGB. Built from the standard's own figures."""

from __future__ import annotations

import struct

# IEC 61966-2-1, adapted to the profile's white point D50 (Bradford), as s15Fixed16 numbers.
_WHITE = (0.96420, 1.0, 0.82491)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def srgb_profile() -> bytes:
    """An ICC profile (version 4.3, display, RGB to XYZ) for sRGB."""
    curve = _parametric_curve()
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(_WHITE),
        **{name: _xyz(values) for name, values in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body = [struct.pack(">I", len(tags))], b""
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table.append(struct.pack(">4sII", name, start + len(body), len(data)))
        body += data + b"\0" * (-len(data) % 4)
    content = b"".join(table) + body
    return _header(128 + len(content)) + content


def _header(size: int) -> bytes:
    made = (2016, 1, 1, 0, 0, 0)
    return struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI12s4s44x",
        size,
        b"\0\0\0\0",
        0x04300000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *made,
        b"acsp",
        b"\0\0\0\0",
        0,
        0,
        0,
        0,
        0,
        b"".join(map(_fixed, _WHITE)),
        b"\0\0\0\0",
    )


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _parametric_curve() -> bytes:
    return b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + b"".join(map(_fixed, _CURVE))


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
