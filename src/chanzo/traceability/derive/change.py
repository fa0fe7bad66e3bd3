"""What bringing custody in step with changed lines went through: enough to say what rules must judge. (traceability)"""

from dataclasses import dataclass, field

from ..types import Input, Line, Lot


@dataclass(slots=True)
class Change:
    """The lines that changed, the numbers they name, lines beside them on sheets and pages, what stood before.

    ``rows`` are inputs as they stood and stand; ``moved`` the keys of lots that changed or whose inputs did.
    """

    lines: list[Line] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    on_sheets: list[Line] = field(default_factory=list)
    on_pages: list[Line] = field(default_factory=list)
    old_lots: list[Lot] = field(default_factory=list)
    rows: list[Input] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)
