"""Text tables: the encoding is tested on every byte, lines and cells are bounded, rows are streamed. (field)"""

import codecs
import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from chanzo.core.refusals import Refused

from ..types import Fault
from .grids import Grid, RunOn

DELIMITERS = (",", ";", "\t")
BLOCK = 1 << 20
MAX_CELL = 65_536
MAX_CELLS_IN_ROW = 2_000
# A block without a line end is more than any sheet's row.
MAX_LINE = BLOCK


def open_delimited(path: Path) -> list[Grid]:
    """The three ways to cut a text file into cells; refuses what is not text or has no lines."""
    encoding, bom = _encoding(path)
    remarks = (Fault("ENCODING_WINDOWS"),) if encoding == "cp1252" else ()
    return [Grid("", partial(_rows, path, encoding, sign), encoding, sign, bom, remarks) for sign in DELIMITERS]


def _encoding(path: Path) -> tuple[str, bool]:
    """``utf-8-sig`` or ``cp1252``, and whether a byte order mark stood there."""
    utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    windows, bom, line, blank = True, False, 0, True
    with path.open("rb") as file:
        first = True
        while block := file.read(BLOCK):
            if first:
                first, bom = False, block.startswith(codecs.BOM_UTF8)
                if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                    raise Refused("FILE_ENCODING")
            if b"\0" in block:
                raise Refused("FILE_NOT_TEXT")
            end = max(block.rfind(b"\n"), block.rfind(b"\r"))
            start = min((place for place in (block.find(b"\n"), block.find(b"\r")) if place >= 0), default=len(block))
            if line + start > MAX_LINE:
                raise Refused("FILE_BOMB", what="one line")
            line = len(block) - end - 1 if end >= 0 else line + len(block)
            blank = blank and not block.strip()
            if utf8:
                try:
                    utf8.decode(block)
                except UnicodeDecodeError:
                    utf8 = None
            windows = windows and not block.translate(None, delete=_WINDOWS_KNOWN)
    if blank:
        raise Refused("FILE_EMPTY")
    if utf8:
        try:
            utf8.decode(b"", final=True)
            return "utf-8-sig", bom
        except UnicodeDecodeError:
            pass
    if not windows:
        raise Refused("FILE_ENCODING")
    return "cp1252", False


_WINDOWS_KNOWN = bytes(set(range(1, 256)) - {0x81, 0x8D, 0x8F, 0x90, 0x9D})


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[list[object]]:
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        line, width = 0, 1
        try:
            for row in reader:
                if reader.line_num - line > 1 and any("\n" in c and c.count(delimiter) >= width - 1 > 0 for c in row):
                    run_on = RunOn(row)
                    run_on.lines = reader.line_num - line
                    yield run_on
                else:
                    yield row  # type: ignore[misc]
                    width = len(row)
                line = reader.line_num
        except csv.Error as error:
            raise Refused("FILE_BOMB", what="one cell") from error


def check_size(row: list[object]) -> None:
    """Refuse a file with a row or a cell larger than any sheet's."""
    if len(row) > MAX_CELLS_IN_ROW:
        raise Refused("FILE_BOMB", what="one row")
    if row and max(map(len, row)) > MAX_CELL:  # type: ignore[arg-type]
        raise Refused("FILE_BOMB", what="one cell")
