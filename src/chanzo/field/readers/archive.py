"""Is this zip safe to open as a workbook? Decided before any of it is parsed. (field)

Every member is unpacked once in small blocks and thrown away, so what it claims about itself does not count.
The parser lays a worksheet out as a full rectangle and copies a shared text into each cell that names it;
both are bounded here.
"""

import re
import zipfile
import zlib
from array import array
from pathlib import Path
from typing import IO

from chanzo.core.refusals import Refused

MAX_UNPACKED = 300_000_000
MAX_MEMBERS = 2_000
MAX_CELLS = 30_000_000
MAX_TEXT = 400_000_000
MAX_SHARED_TEXT = 262_144
BLOCK = 1 << 20
# Bytes kept of a text or tag that a block cuts in two.
OVERLAP = 64
LONGEST_TAG = 4096

_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]{0,200}?\br="(\d{1,12})"')
_WIDE = re.compile(rb'\br="([A-Z]{2,8})\d')
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_PLACED_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]{0,200}?\br="')
_ROW_START = re.compile(rb"<(?:\w+:)?row\b")
_SHARED_END = re.compile(rb"</(?:\w+:)?si>")
_SHARED_CELL = re.compile(rb't="s"[^>]{0,100}>\s*<(?:\w+:)?v>\s*(\d{1,9})\s*<')


def check_archive(path: Path) -> None:
    """Refuse a broken, encrypted, nested or exploding workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            names = [member.filename.casefold().replace("\\", "/") for member in members]
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise Refused("FILE_BOMB", what="a workbook")
            if any(member.flag_bits & 1 for member in members):
                raise Refused("FILE_ENCRYPTED")
            if "xl/workbook.bin" in names or "mimetype" in names:
                raise Refused("FILE_OLD_FORMAT")
            if len(set(names)) < len(names) or "xl/workbook.xml" not in names:
                raise Refused("FILE_BROKEN" if "[content_types].xml" in names else "FILE_NO_TABLE")
            left = MAX_UNPACKED
            texts = array("l")
            for member in members:
                if member.filename.casefold().endswith("sharedstrings.xml"):
                    with archive.open(member) as file:
                        texts = _shared_texts(file)
            for member in members:
                with archive.open(member) as file:
                    left -= _unpack(file, left, texts)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise Refused("FILE_BROKEN") from error


def _shared_texts(file: IO[bytes]) -> "array[int]":
    """The bytes that each shared text takes at most, in their order."""
    sizes, rest, unpacked = array("l"), 0, 0
    carry = b""
    while block := file.read(BLOCK):
        unpacked += len(block)
        if unpacked > MAX_UNPACKED:
            raise Refused("FILE_BOMB", what="a workbook")
        *whole, carry = _SHARED_END.split(carry + block)
        for part in whole:
            sizes.append(rest + len(part))
            rest = 0
            if sizes[-1] > MAX_SHARED_TEXT:
                raise Refused("FILE_BOMB", what="one cell")
        if len(carry) > OVERLAP:
            rest += len(carry) - OVERLAP
            carry = carry[-OVERLAP:]
        if rest > MAX_SHARED_TEXT:
            raise Refused("FILE_BOMB", what="one cell")
    return sizes


def _unpack(file: IO[bytes], limit: int, texts: "array[int]") -> int:
    """The bytes of one member; refuses one that would grow too large as a rectangle or by its texts."""
    largest = max(texts, default=0)
    size = cells = shared = rows = rows_counted = in_row = 0
    columns = 26
    carry = b""
    while block := file.read(BLOCK):
        size += len(block)
        if size > limit:
            raise Refused("FILE_BOMB", what="a workbook")
        if size == len(block) and not block.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            continue
        seen = carry + block
        end = seen.rfind(b">") + 1  # a tag cut in two is judged with the next block
        seen, carry = seen[:end], seen[max(end, len(seen) - LONGEST_TAG) :]
        found = len(_CELL.findall(seen))
        cells += found
        row_parts = _ROW_START.split(seen)
        rows_counted += len(row_parts) - 1
        rows = max(rows, rows_counted, *map(int, _ROW.findall(seen)), 0)
        columns = max(columns, *map(_column, _WIDE.findall(seen)), 0)
        if found > len(_PLACED_CELL.findall(seen)):  # cells without an address follow one another
            counts = [len(_CELL.findall(part)) for part in row_parts]
            counts[0] += in_row
            columns, in_row = max(columns, *counts), counts[-1]
        if cells * largest > MAX_TEXT:
            shared += sum(texts[int(n)] for n in _SHARED_CELL.findall(seen) if int(n) < len(texts))
        if rows * columns > MAX_CELLS or shared > MAX_TEXT:
            raise Refused("FILE_BOMB", what="a worksheet")
    return size


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
