"""A saved answer to "which column is which": table, mapping and date order of sheets of one make. (field)"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .types import SheetSource


@dataclass(frozen=True, slots=True)
class SheetProfile:
    """How one worksheet is read; an empty ``worksheet`` stands for any, an empty column leaves a header unused.

    A ``fixed`` one was chosen by a person for this very sheet: no other table is tried where it does not fit.
    """

    table: str
    mapping: Mapping[str, str]
    worksheet: str = ""
    month_first: bool | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A named profile's content."""

    sheets: tuple[SheetProfile, ...]

    def sheets_of(self, worksheet: str) -> list[SheetProfile]:
        """The profiles of this worksheet, else those for any; several of them are told apart by their columns."""
        named = [sheet for sheet in self.sheets if sheet.worksheet == worksheet]
        return named or [sheet for sheet in self.sheets if not sheet.worksheet]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values; ``from_dict`` gives the same profile back."""
        return {
            "sheets": [
                {"worksheet": s.worksheet, "table": s.table, "mapping": dict(s.mapping), "month_first": s.month_first}
                | ({"fixed": True} if s.fixed else {})
                for s in self.sheets
            ]
        }

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> "Profile":
        """Read ``{"sheets": [...]}``, or one sheet's dictionary alone."""
        return cls(
            tuple(
                SheetProfile(
                    s["table"], dict(s["mapping"]), s.get("worksheet", ""), s.get("month_first"), s.get("fixed", False)
                )
                for s in stored.get("sheets", [stored])
            )
        )

    @classmethod
    def of(cls, sources: Iterable[SheetSource]) -> "Profile":
        """The profile that reads sheets of the same make as these were read."""
        return cls(
            tuple(
                SheetProfile(
                    source.table,
                    {header: column for column, header in source.mapping.items()},
                    source.worksheet,
                    source.month_first,
                )
                for source in sources
            )
        )
