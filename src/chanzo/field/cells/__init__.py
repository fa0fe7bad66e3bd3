"""Reading one cell: a parser for each type of column, giving a canonical value or a coded fault. (field)"""

from .parsers import Parse, parser

__all__ = ["Parse", "parser"]
