"""Number formats that change what a person reads in a worksheet: leading zeros shown, shares shown as percent. (field)

A tag column formatted ``00000000`` stores 4100012 and shows 04100012; typing ``62,9%`` stores 0.629. The cells
reader gives stored values only, so the few cells with such a format are looked up here.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

BLOCK = 1 << 20
OVERLAP = 128
# Members larger than this hold more than formats and names; their cells are then read as stored.
MAX_MEMBER = 5_000_000
PERCENT = -1

_BUILT_IN_PERCENT = ("9", "10")
_ZEROS = re.compile(r"0{2,40}\Z")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[_*].')
_NUMBER_CELL = re.compile(rb'<(?:\w+:)?c\s+r="([A-Z]{1,3})(\d{1,7})"\s+s="(\d{1,6})"\s*(?:t="n"\s*)?>')

# Row number to (place, width of zeros or PERCENT).
Shapes = dict[int, list[tuple[int, int]]]


def shapes_of(path: Path, worksheet: str) -> Shapes:
    """The cells of one worksheet whose format changes what is read; empty for nearly every workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            styles = _telling_styles(archive)
            member = _member_of(archive, worksheet) if styles else ""
            return _shaped_cells(archive, member, styles) if member else {}
    except (ElementTree.ParseError, LookupError, zipfile.BadZipFile, ValueError):
        return {}


def shaped(cells: list[Any], shapes: list[tuple[int, int]]) -> list[Any]:
    """The row as its formats show it."""
    cells = list(cells)
    for place, shape in shapes:
        value = cells[place] if place < len(cells) else None
        if type(value) is float and shape == PERCENT and abs(value) < 1e9:
            cells[place] = f"{(Decimal(repr(value)) * 100).normalize():f} %"
        elif type(value) is float and shape != PERCENT and value.is_integer() and 0 <= value < 1e15:
            cells[place] = f"{int(value):0{shape}d}"
    return cells


def _xml(archive: zipfile.ZipFile, member: str) -> ElementTree.Element:
    if archive.getinfo(member).file_size > MAX_MEMBER:
        raise ValueError(member)
    return ElementTree.fromstring(archive.read(member))


def _telling_styles(archive: zipfile.ZipFile) -> dict[bytes, int]:
    """Style numbers with a telling format, as they stand in a cell."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    root = _xml(archive, "xl/styles.xml")
    codes = {element.get("numFmtId"): element.get("formatCode") or "" for element in root.iterfind(".//{*}numFmt")}
    styles = {}
    for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        form = style.get("numFmtId")
        code = _QUOTED.sub("", codes.get(form, "0%" if form in _BUILT_IN_PERCENT else "")).split(";")[0]
        if "%" in code:
            styles[b"%d" % number] = PERCENT
        elif _ZEROS.match(code):
            styles[b"%d" % number] = len(code)
    return styles


def _member_of(archive: zipfile.ZipFile, worksheet: str) -> str:
    """The archive member that holds a worksheet."""
    book = _xml(archive, "xl/workbook.xml")
    sheet = next((s for s in book.iterfind(".//{*}sheet") if s.get("name") == worksheet), None)
    identifiers = [value for name, value in sheet.items() if name.endswith("}id")] if sheet is not None else []
    for relation in _xml(archive, "xl/_rels/workbook.xml.rels"):
        if relation.get("Id") in identifiers:
            target = relation.get("Target") or ""
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    return ""


def _shaped_cells(archive: zipfile.ZipFile, member: str, styles: dict[bytes, int]) -> Shapes:
    shapes: Shapes = {}
    for letters, row, style in _cells(archive, member):
        if (shape := styles.get(style)) is not None:
            place = 0
            for letter in letters:
                place = place * 26 + letter - 64
            shapes.setdefault(int(row), []).append((place - 1, shape))
    return shapes


def _cells(archive: zipfile.ZipFile, member: str) -> Iterator[tuple[bytes, ...]]:
    carry = b""
    with archive.open(member) as file:
        while block := file.read(BLOCK):
            seen = carry + block
            end = 0
            for found in _NUMBER_CELL.finditer(seen):
                yield found.groups()
                end = found.end()
            carry = seen[max(end, len(seen) - OVERLAP) :]
