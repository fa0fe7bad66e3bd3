"""Building a table from the columns at hand, the rest saying "none". (verification)"""

from dataclasses import fields
from typing import Any, TypeVar

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.verification.types import tables
from chanzo.verification.types.codes import FOR_EVER, Bool, Float64, Int8, Int32, Int64, Texts

T = TypeVar("T")
DTYPES: dict[Any, Any] = {Int8: np.int8, Int32: np.int32, Int64: np.int64, Float64: np.float64, Bool: np.bool_}
ABSENT: dict[str, Any] = {"day": NO_DAY, "form_day": NO_DAY, "first": NO_DAY, "last": FOR_EVER} | dict.fromkeys(
    ("stated", "mineral", "minerals", "product", "basis", "status"), 0
)

SUB_TABLES: dict[str, Any] = {
    "capacity": tables.Capacities,
    "status": tables.Statuses,
    "suspended": tables.Periods,
    "inactive": tables.Periods,
    "baseline": tables.SiteDays,
    "visited": tables.SiteDays,
    "zone": tables.Zones,
}


def built(table: type[T], rows: int, /, **columns: Any) -> T:
    """A table of so many rows: given columns as typed arrays, absent ones filled with what says "none"."""
    made: dict[str, Any] = {}
    for column in fields(table):  # type: ignore[arg-type]
        given = columns.pop(column.name, None)
        if column.type in DTYPES:
            dtype = DTYPES[column.type]
            if given is None:
                none = {np.bool_: False, np.float64: np.nan}.get(dtype, ABSENT.get(column.name, -1))
                given = np.full(rows, none, dtype)
            made[column.name] = np.asarray(given, dtype)
        elif column.type is Texts:
            made[column.name] = [""] * rows if given is None else given
        elif given is not None:
            made[column.name] = given
        else:
            made[column.name] = built(SUB_TABLES[column.name], 0)
            continue
        if (column.type in DTYPES or column.type is Texts) and len(made[column.name]) != rows:
            raise ValueError(f"{table.__name__}.{column.name} has {len(made[column.name])} rows, not {rows}")
    if columns:
        raise TypeError(f"{table.__name__} has no column {', '.join(sorted(columns))}")
    return table(**made)
