"""Photographs without what cameras write into them: where, when and with which device they were taken. (ledger)

A JPEG is a row of segments (marker, length, bytes) and, after a start of scan, picture data until the next marker;
a PNG is a row of chunks (length, name, bytes, check). Segments and chunks that a picture needs to be drawn are kept,
all others go, and so does whatever stands behind the end of the picture.
"""

from chanzo.core.refusals import Refused

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DRAWN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
_EOI, _SOS = 0xD9, 0xDA
# Comments and every segment of an application but Adobe's, without which colours come out wrong.
_LEFT_OUT = {0xFE, *range(0xE0, 0xF0)} - {0xEE}
_ALONE = {0x01, *range(0xD0, 0xD8)}


def without_metadata(data: bytes) -> bytes:
    """The bytes of a picture without metadata; Refused PICTURE_KIND unless it is a whole JPEG or PNG."""
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data.startswith(_PNG):
        return _png(data)
    raise Refused("PICTURE_KIND")


def _jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # markers may be filled up
            at += 1
            continue
        if marker == _EOI:
            return b"".join([*kept, b"\xff\xd9"])
        if marker in _ALONE:
            end = at + 2
        else:
            length = int.from_bytes(data[at + 2 : at + 4], "big")
            end = at + 2 + length
            if length < 2 or end > len(data):
                break
        if marker not in _LEFT_OUT:
            kept.append(data[at:end])
        at = end
        if marker == _SOS:
            end = _end_of_scan(data, at)
            kept.append(data[at:end])
            at = end
    raise Refused("PICTURE_KIND")


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while (found := data.find(b"\xff", at)) >= 0 and found + 1 < len(data):
        if data[found + 1] == 0 or 0xD0 <= data[found + 1] <= 0xD7:
            at = found + 2
        elif data[found + 1] == 0xFF:
            at = found + 1
        else:
            return found
    return len(data)


def _png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            break
        if name in _PNG_DRAWN:
            kept.append(data[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
    raise Refused("PICTURE_KIND")
