"""Workbooks (.xlsx, .xlsm): worksheets as rows of stored values, formulas by the value they were saved with. (field)"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    WorksheetNotFound,
)

from chanzo.core.refusals import Refused

from .archive import check_archive
from .grids import Grid
from .styles import Shapes, shaped, shapes_of

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
    """The worksheets of a workbook in their order, empty ones too."""
    check_archive(path)
    sheets = _opened(CalamineWorkbook.from_path, str(path)).sheets_metadata
    names = [sheet.name for sheet in sheets if sheet.typ is SheetTypeEnum.WorkSheet]
    shelf = _Shelf(path)
    return [Grid(name, partial(shelf.rows, name)) for name in names]


class _Shelf:
    """Keeps the worksheet being read until it was walked to its end; never two at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = ""
        self.cells: CalamineSheet | None = None
        self.shapes: Shapes = {}

    def rows(self, worksheet: str) -> Iterator[list[Any]]:
        """Every row from row 1 and column A on."""
        if self.cells is None or self.name != worksheet:
            self.cells = None
            self.cells = _opened(lambda: CalamineWorkbook.from_path(str(self.path)).get_sheet_by_name(worksheet))
            self.shapes = shapes_of(self.path, worksheet)
            self.name = worksheet
        for number, cells in enumerate(self.cells.iter_rows(), start=1):
            yield shaped(cells, self.shapes[number]) if number in self.shapes else cells
        self.cells = None


def _opened(opening: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return opening(*arguments)
    except PasswordError as error:
        raise Refused("FILE_ENCRYPTED") from error
    except (CalamineError, WorksheetNotFound, OSError, ValueError) as error:
        raise Refused("FILE_BROKEN") from error
