"""What a file was seen to hold, in the reader's language. (field)"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..models import Delivery
from ..tables import TABLES
from ..words import KINDS, cell_text, refusal


@dataclass(frozen=True)
class Sample:
    """One cell: as it stands, and as it is read or why it is not."""

    raw: str
    text: str
    wrong: bool


@dataclass(frozen=True)
class SeenColumn:
    """One column of a file beside the table's column that it is taken for."""

    place: int
    header: str
    column: str
    kind: Any
    required: bool
    samples: list[Sample]  # each different one once


@dataclass(frozen=True)
class SeenSheet:
    """One worksheet of a delivery: what it is taken for, or why it cannot be taken."""

    file: int
    number: int
    name: str
    worksheet: str
    table: str
    rows: int
    header_row: int
    refused: tuple[str, str] | None
    stopped: bool
    missing: list[str]
    fixed: bool
    remarks: list[tuple[str, str]]
    columns: list[SeenColumn]

    @property
    def mappable(self) -> bool:
        """Whether there are columns that a person could map."""
        return bool(self.columns)


def sheets_of(delivery: Delivery) -> Iterator[SeenSheet]:
    """The worksheets of a delivery, file by file."""
    for file, sheets in enumerate(delivery.sheets):
        for number in range(len(sheets)):
            yield sheet_of(delivery, file, number)


def sheet_of(delivery: Delivery, file: int, number: int) -> SeenSheet:
    """One worksheet of a delivery."""
    seen = delivery.sheets[file][number]
    return SeenSheet(
        file=file,
        number=number,
        name=delivery.files[file],
        worksheet=seen["worksheet"],
        table=seen["table"],
        rows=seen["rows"],
        header_row=seen["header_row"],
        refused=refusal(*seen["refused"]) if seen["refused"] else None,
        stopped=len(delivery.sheets[file]) > 1 and any(sheet["stops"] for sheet in delivery.sheets[file]),
        missing=seen["missing"],
        fixed=str(number) in delivery.choices.get(str(file), {}),
        remarks=[refusal(code, facts) for code, facts in seen["remarks"]],
        columns=[_column(seen["table"], column) for column in seen["columns"]],
    )


def _column(table: str, seen: dict[str, Any]) -> SeenColumn:
    spec = TABLES[table].column(seen["column"]) if seen["column"] else None
    return SeenColumn(
        place=seen["place"],
        header=seen["header"],
        column=seen["column"],
        kind=KINDS[spec.type] if spec else "",
        required=bool(spec and spec.required),
        samples=list(dict.fromkeys(_sample(table, seen["column"], sample) for sample in seen["samples"])),
    )


def _sample(table: str, column: str, sample: dict[str, Any]) -> Sample:
    if "fault" in sample:
        return Sample(sample["raw"], refusal(*sample["fault"])[0], True)
    return Sample(sample["raw"], cell_text(table, column, sample.get("value")) if column else "", False)
