"""Rows of tables as markup: written directly, since a template takes ten times as long for a thousand cells. (web)"""

from itertools import islice
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .formats import NONE
from .status import status
from .tables import Cell, Table


def body(table: Table, form: str = "") -> SafeString:
    """The ``tr`` elements of the rows that a page shows, every value escaped; each cell names its column for phones."""
    titles = [escape(str(column.title)) for column in table.columns]
    shapes = [column.shape for column in table.columns]
    rows = []
    for chosen, cells in islice(table, table.most):
        row = "".join(
            f'<td data-label="{title}"{_class(shape, cell)}>{_inside(cell)}</td>'
            for title, shape, cell in zip(titles, shapes, cells, strict=True)
        )
        rows.append(f"<tr>{_box(table.choose, chosen, form, chosen in table.ticked) if table.choose else ''}{row}</tr>")
    return mark_safe("".join(rows))  # every value was escaped


def _class(shape: str, cell: Cell) -> str:
    """The class of a cell; what nothing is known of is marked, since a phone leaves it out."""
    shape = f"{shape} none".lstrip() if cell.text == NONE and not cell.column.status else shape
    return f' class="{shape}"' if shape else ""


def _inside(cell: Cell) -> str:
    if cell.column.status:
        found = status(cell.column.status, cell.value)
        word, shape = escape(str(found.word)), f'class="status {found.shape}"'
        return f'<a {shape} href="{escape(cell.url)}">{word}</a>' if cell.url else f"<span {shape}>{word}</span>"
    text = escape(cell.text)
    return f'<a href="{escape(cell.url)}">{text}</a>' if cell.url else text


def _box(name: str, chosen: Any, form: str, ticked: bool) -> str:
    value = escape(str(chosen))
    names = f'name="{escape(name)}" value="{value}" aria-label="{value}"'
    belongs = f' form="{escape(form)}"' if form else ""
    return f'<td class="choose"><input type="checkbox" {names}{belongs}{" checked" if ticked else ""}></td>'
