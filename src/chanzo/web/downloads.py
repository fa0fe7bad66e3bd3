"""Tables as files: CSV that streams, spreadsheets written to disk first; no cell becomes a formula. (web)"""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse

from .tables import Table

XLSX_ROWS = 1_000_000
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is marked as text; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


class _Echo:
    def write(self, text: str) -> str:
        return text


def csv_lines(header: list[str], rows: Iterable[list[Any]]) -> Iterator[str]:
    """The lines of a CSV file, UTF-8 with the mark that spreadsheets look for."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(header)
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])


def download(table: Table, form: str) -> HttpResponseBase:
    """The table as an attachment; ``form`` is ``csv`` or ``xlsx``."""
    if form == "csv":
        response: HttpResponseBase = StreamingHttpResponse(
            csv_lines(table.header, table.records()), content_type="text/csv; charset=utf-8"
        )
        response.headers["Content-Disposition"] = f'attachment; filename="{table.name}.csv"'
        return response
    return _spreadsheet(table)


def _spreadsheet(table: Table) -> HttpResponseBase:
    import xlsxwriter  # takes long to load, and few processes make a spreadsheet

    held = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(held, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(table.name[:31])
    sheet.write_row(0, 0, table.header, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(table.records(), start=1):
        if at > XLSX_ROWS:
            sheet.write_string(at, 0, "More rows than a spreadsheet holds: take the CSV file.")
            break
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, harmless(value))
            elif value is not None:
                sheet.write_number(at, column, value)
    book.close()
    held.seek(0)
    return FileResponse(held, as_attachment=True, filename=f"{table.name}.xlsx", content_type=XLSX_TYPE)
