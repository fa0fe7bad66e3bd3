"""A worksheet or text table as raw rows that can be walked again and again. (field)"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chanzo.core.refusals import Refused

from ..types import Fault

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK"
MAX_FILE_BYTES = 1_000_000_000


class RunOn(list[object]):
    """A row with a cell that swallowed whole rows, because a quotation mark was never closed."""

    lines = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """One worksheet, or one way to cut a text file into cells; ``rows`` starts at row 1 each time it is called."""

    worksheet: str
    rows: Callable[[], Iterator[list[object]]]
    encoding: str = ""
    delimiter: str = ""
    bom: bool = False
    remarks: tuple[Fault, ...] = field(default=())


def open_grids(path: Path) -> list[list[Grid]]:
    """The tables of a file, each as the ways it may be cut; refuses what is no table with a coded sentence."""
    from . import delimited, workbook

    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
    except FileNotFoundError as error:
        raise Refused("FILE_NOT_THERE", path=str(path)) from error
    except OSError as error:
        raise Refused("FILE_UNREADABLE") from error
    if not size:
        raise Refused("FILE_EMPTY")
    if size > MAX_FILE_BYTES:
        raise Refused("FILE_TOO_LARGE", megabytes=size // 1_000_000, limit=MAX_FILE_BYTES // 1_000_000)
    if start.startswith(OLE_MAGIC):
        raise Refused("FILE_ENCRYPTED" if workbook.is_encrypted(path) else "FILE_OLD_FORMAT")
    if start.startswith(ZIP_MAGIC):
        return [[grid] for grid in workbook.open_workbook(path)]
    return [delimited.open_delimited(path)]
