"""Files that people attach, looked at before they are kept: what they are by their bytes, how large. (ledger)"""

import struct

from chanzo.core.refusals import Refused

MEGABYTE = 2**20
MOST_BYTES = 10 * MEGABYTE
# A page of A3 at 600 dpi has 70 million points; more is no page, and could fill a viewer's memory.
MOST_POINTS = 80_000_000

ENDING = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
PICTURES = frozenset({"image/jpeg", "image/png"})
_PNG = b"\x89PNG\r\n\x1a\n"
# Segments of a JPEG that say the size: start of frame, but not the tables that share its numbers.
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def media_of(data: bytes) -> str:
    """PDF, JPEG or PNG by the bytes, whatever the name says; Refused for anything else or too large."""
    if not data:
        raise Refused("ATTACHED_EMPTY")
    if len(data) > MOST_BYTES:
        raise Refused("ATTACHED_TOO_LARGE", size=-(-len(data) // MEGABYTE), most=MOST_BYTES // MEGABYTE)
    if data.startswith(b"%PDF-") and b"%%EOF" in data[-2048:]:
        return "application/pdf"
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) > 24:
        _within(*struct.unpack(">II", data[16:24]))
        return "image/png"
    if data.startswith(b"\xff\xd8\xff") and (size := _jpeg_size(data)):
        _within(*size)
        return "image/jpeg"
    raise Refused("ATTACHED_KIND")


def _within(width: int, height: int) -> None:
    if width * height > MOST_POINTS:
        raise Refused("ATTACHED_PIXELS", width=width, height=height, most=MOST_POINTS // 1_000_000)


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG; None when no frame says them."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 1 if marker == 0xFF else 2 + max(length, 2)
    return None
