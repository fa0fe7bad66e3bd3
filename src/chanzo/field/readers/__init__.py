"""From bytes to raw cells: text tables and workbooks, each refused whole when it is no table or a bomb. (field)"""

from .grids import Grid, RunOn, open_grids

__all__ = ["Grid", "RunOn", "open_grids"]
