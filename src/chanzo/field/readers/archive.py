"""Is this zip safe to open as a workbook? Decided before any of it is parsed. (field)

Every member is unpacked once in small blocks and thrown away, so what it claims about itself does not count.
The parser lays a worksheet out as a full rectangle and copies a shared text into each cell that names it;
both are bounded here.
"""

import re
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from chanzo.core.refusals import Refused

MAX_UNPACKED = 300_000_000
MAX_MEMBERS = 2_000
MAX_CELLS = 30_000_000
MAX_TEXT = 400_000_000
MAX_SHARED_TEXT = 262_144
MAX_COUNT = 10_000_000
BLOCK = 1 << 20
# Bytes kept of a text or tag that a block cuts in two.
OVERLAP = 64
LONGEST_TAG = 4096
NARROW = 200
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]{0,200}?\br\s*=\s*[\"'](\d{1,20})")
_WIDE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{2,20})\d")
_FAR = re.compile(rb"\br\s*=\s*[\"'][A-Za-z]{1,20}(\d{6,20})")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_PLACED_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]{0,200}?\br\s*=\s*[\"']")
_VALUE_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>]{0,200}?\s)?r\s*=\s*[\"']([A-Za-z]{1,20})(\d{1,20})[^>/]{0,200}>")
# The parser makes room for as many texts or styles as a member says it holds.
_COUNT = re.compile(rb"[cC]ount\s*=\s*[\"'](\d{7,40})")
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
                    size, rows, columns = _unpack(file, left, texts)
                left -= size
                if rows * columns > MAX_CELLS:
                    with archive.open(member) as file:
                        _check_extent(file, rows, columns)
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


def _tags(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The blocks of a member with their size; a tag cut in two stands in the next one."""
    carry = b""
    while block := file.read(BLOCK):
        seen = carry + block
        end = seen.rfind(b">") + 1
        carry = seen[max(end, len(seen) - LONGEST_TAG) :]
        yield len(block), seen[:end]


def _unpack(file: IO[bytes], limit: int, texts: "array[int]") -> tuple[int, int, int]:
    """The bytes of one member, and bounds on its rows and columns; refuses what would grow too large."""
    largest = max(texts, default=0)
    size = cells = shared = rows = rows_counted = in_row = 0
    columns = 26
    for length, seen in _tags(file):
        size += length
        if size > limit:
            raise Refused("FILE_BOMB", what="a workbook")
        if any(int(count) > MAX_COUNT for count in _COUNT.findall(seen)):
            raise Refused("FILE_BOMB", what="a workbook")
        found = len(_CELL.findall(seen))
        cells += found
        row_parts = _ROW_START.split(seen)
        rows_counted += len(row_parts) - 1
        rows = max(rows, rows_counted, *map(int, _ROW.findall(seen)), *map(int, _FAR.findall(seen)), 0)
        columns = max(columns, *map(_column, _WIDE.findall(seen)), 0)
        if found > len(_PLACED_CELL.findall(seen)):  # cells without an address follow one another
            counts = [len(_CELL.findall(part)) for part in row_parts]
            counts[0] += in_row
            columns, in_row = max(columns, *counts), counts[-1]
        if cells * largest > MAX_TEXT:
            shared += sum(texts[int(n)] for n in _SHARED_CELL.findall(seen) if int(n) < len(texts))
        if shared > MAX_TEXT:
            raise Refused("FILE_BOMB", what="a worksheet")
    # Addresses of fewer than six digits were not looked at; they matter only in a wide sheet.
    return size, max(rows, 99_999) if columns > NARROW else rows, columns


def _check_extent(file: IO[bytes], rows: int, columns: int) -> None:
    """Refuse a worksheet whose filled cells span too large a rectangle; every address is looked at."""
    last_row = last_column = 0
    unplaced = False
    for _, seen in _tags(file):
        unplaced = unplaced or len(_CELL.findall(seen)) > len(_PLACED_CELL.findall(seen))
        for letters, row in _VALUE_CELL.findall(seen):
            last_row, last_column = max(last_row, int(row)), max(last_column, _column(letters))
    if unplaced:
        last_row, last_column = max(last_row, rows), max(last_column, columns)
    if last_row * last_column > MAX_CELLS or last_row > LAST_ROW or last_column > LAST_COLUMN:
        raise Refused("FILE_BOMB", what="a worksheet")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
