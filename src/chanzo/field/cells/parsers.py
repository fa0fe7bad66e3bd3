"""The parser of each column: its type, its table's habits and its header's unit bound together. (field)"""

from collections.abc import Callable
from functools import partial

from ..types import CellType, Column, Fault, Value
from .days import parse_date, parse_month, parse_time
from .numbers import parse_decimal, parse_degrees, parse_integer, parse_percent, parse_weight
from .text import parse_line, parse_list, parse_name, parse_paper, parse_tag, parse_text
from .words import choices_of, parse_area, parse_choice, parse_country, parse_currency, parse_mineral

# Nothing written gives None.
Parse = Callable[[object], Value | Fault | None]


def parser(
    table: str, column: Column, *, unit: str = "kg", month_first: bool = False, comma_thousands: bool = False
) -> Parse:
    """The function that reads one raw cell of this column."""
    match column.type:
        case CellType.TEXT:
            return parse_text
        case CellType.NAME:
            return parse_name
        case CellType.TAG:
            return parse_tag
        case CellType.PAPER:
            return parse_paper
        case CellType.LINE:
            return parse_line
        case CellType.LIST:
            return parse_list
        case CellType.INTEGER:
            return partial(parse_integer, comma_thousands=comma_thousands)
        case CellType.DECIMAL:
            return partial(parse_decimal, comma_thousands=comma_thousands)
        case CellType.WEIGHT:
            return partial(parse_weight, unit=unit, comma_thousands=comma_thousands)
        case CellType.PERCENT:
            return partial(parse_percent, comma_thousands=comma_thousands)
        case CellType.DATE:
            return partial(parse_date, month_first=month_first)
        case CellType.MONTH:
            return parse_month
        case CellType.TIME:
            return parse_time
        case CellType.MINERAL:
            return parse_mineral
        case CellType.CHOICE:
            return partial(parse_choice, known=choices_of(table, column), words=column.words)
        case CellType.LATITUDE:
            return partial(parse_degrees, limit=90, refusal="LATITUDE_RANGE")
        case CellType.LONGITUDE:
            return partial(parse_degrees, limit=180, refusal="LONGITUDE_RANGE")
        case CellType.COUNTRY:
            return parse_country
        case CellType.AREA:
            return parse_area
        case CellType.CURRENCY:
            return parse_currency
