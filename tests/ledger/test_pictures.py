"""Pictures lose what the camera wrote into them and keep their picture."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.ledger.pictures import without_metadata

CANARY = b"GPS 1.658S 29.220E"


def segment(marker: int, data: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


FRAME = segment(0xC2, b"\x08\x00\x02\x00\x02\x01\x01\x11\x00")
TABLE, SCAN = segment(0xDB, b"\0" * 65), segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
PICTURE = b"\x12\xff\x00\x34\xff\xd0\x56"  # a stuffed byte and a restart


def jpeg(*written: bytes, behind: bytes = b"") -> bytes:
    """A picture of two scans with what a camera wrote before and between."""
    parts = [b"\xff\xd8", *written, TABLE, FRAME, SCAN, PICTURE, *written, SCAN, PICTURE, b"\xff\xd9", behind]
    return b"".join(parts)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


HEAD = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
BODY, END = chunk(b"IDAT", zlib.compress(b"\0\0")), chunk(b"IEND", b"")


def png(*written: bytes, behind: bytes = b"") -> bytes:
    return b"".join([b"\x89PNG\r\n\x1a\n", HEAD, *written, BODY, END, behind])


EXIF, COMMENT, MAKER = segment(0xE1, b"Exif\0\0" + CANARY), segment(0xFE, CANARY), segment(0xED, CANARY)


def test_a_jpeg_keeps_its_picture_and_nothing_else() -> None:
    assert without_metadata(jpeg(EXIF, COMMENT, MAKER, b"\xff", behind=CANARY)) == jpeg()


def test_a_png_keeps_its_picture_and_nothing_else() -> None:
    texts = [chunk(name, CANARY) for name in (b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME", b"prVt")]
    assert without_metadata(png(*texts, behind=CANARY)) == png()


@given(st.lists(st.tuples(st.sampled_from([0xE0, 0xE1, 0xE2, 0xEF, 0xFE]), st.binary(max_size=40)), max_size=5))
def test_whatever_a_camera_writes_is_gone_and_taking_it_out_twice_changes_nothing(
    written: list[tuple[int, bytes]],
) -> None:
    kept = without_metadata(jpeg(*(segment(marker, data) for marker, data in written)))
    assert kept == jpeg()
    assert without_metadata(kept) == kept


@given(st.integers(2, len(jpeg(EXIF)) - 1))
def test_half_a_picture_is_refused(length: int) -> None:
    with pytest.raises(Refused):
        without_metadata(jpeg(EXIF)[:length])
    with pytest.raises(Refused):
        without_metadata(png()[: min(length, len(png()) - 1)])


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"%PDF-1.4 %%EOF"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        without_metadata(data)
    assert refused.value.code == "PICTURE_KIND"
