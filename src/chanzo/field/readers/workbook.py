"""Workbooks (.xlsx, .xlsm): worksheets as rows of stored values, formulas by the value they were saved with. (field)"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    WorksheetNotFound,
    XmlError,
    ZipError,
)

from chanzo.core.refusals import Refused

from .archive import check_archive
from .grids import Grid

BLOCK = 1 << 20
# What a protected workbook keeps its bytes under, in an old-style container.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_encrypted(path: Path) -> bool:
    """Whether an old-style container holds a workbook protected by a password."""
    tail = b""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            if _ENCRYPTED in tail + block:
                return True
            tail = block[-len(_ENCRYPTED) :]
    return False


def open_workbook(path: Path) -> list[Grid]:
    """The worksheets that hold anything, in their order."""
    check_archive(path)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        grids = []
        for sheet in workbook.sheets_metadata:
            if sheet.typ is SheetTypeEnum.WorkSheet:
                cells = workbook.get_sheet_by_name(sheet.name)
                if cells.total_height:
                    grids.append(Grid(sheet.name, partial(_rows, cells)))
    except PasswordError as error:
        raise Refused("FILE_ENCRYPTED") from error
    except (CalamineError, ZipError, XmlError, WorksheetNotFound, OSError, ValueError) as error:
        raise Refused("FILE_BROKEN") from error
    if not grids:
        raise Refused("FILE_EMPTY")
    return grids


def _rows(cells: CalamineSheet) -> Iterator[list[object]]:
    """Every row from row 1 and column A on."""
    yield from cells.iter_rows()
