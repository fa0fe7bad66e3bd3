"""IDs of lots as people write them, and as answers write them. (traceability)

``04100012`` every lot that bears the number; ``04100012@PAGE/LINE`` the one that a line states; ``B-12@ORGANISATION``
a batch or lot of one organisation; ``mine:04100012`` those of one kind. An answer writes an ID bare when it is unique.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.services.rows import Database

from ..models import Input, Lot, LotNumber
from ..types import Kind
from .rows import LotRow, lots_of

SHEETS = (Kind.BATCH, Kind.EXPORT)


def keys_of(text: str) -> list[str]:
    """The keys of the lots that an ID means, ascending; Refused ID_UNKNOWN when it means none."""
    wanted = text.strip()
    rows = list(_bearing(wanted).values())
    if not rows:
        rows = _qualified(wanted)
    if not rows:
        raise Refused("ID_UNKNOWN", id=text)
    return sorted(row.key for row in rows)


def _bearing(name: str) -> dict[str, LotRow]:
    """The lots that bear a number or name, further numbers of bag acts included."""
    return lots_of(sorted(_borne([name])[name])) if name else {}


def _borne(names: Sequence[str]) -> dict[str, set[str]]:
    """The keys of the lots that bear each of the names."""
    found: dict[str, set[str]] = defaultdict(set)
    if not names:
        return found
    read = Database().select
    for name, key in read(Lot._meta.db_table, ("name", "key"), "name", names):
        found[name].add(key)
    for number, key in read(LotNumber._meta.db_table, ("number", "lot"), "number", names):
        found[number].add(key)
    return found


def _qualified(text: str) -> list[LotRow]:
    kind, colon, rest = text.partition(":")
    if colon and kind in Kind.__members__.values():
        rows = list(_bearing(rest).values())
        return [row for row in rows if row.kind == kind] if rows else _at(rest, kind)
    return _at(text)


def _at(text: str, kind: str = "") -> list[LotRow]:
    """The lots that ``NUMBER@PAGE/LINE`` or ``NUMBER@ORGANISATION`` means; a number may hold an @ itself."""
    number, at, where = text.rpartition("@")
    if not at:
        return []
    rows = {key: row for key, row in _bearing(number).items() if kind in ("", row.kind)}
    if not rows:
        return []
    owned = [row for row in rows.values() if fold(row.organisation) == fold(where)]
    return _stated(number, rows, where) or owned


def _stated(number: str, rows: Mapping[str, LotRow], place: str) -> list[LotRow]:
    """Those of the lots that the line at a place closes, else those that it fills or uses."""
    sheet, slash, line = place.rpartition("/")
    if not slash:
        return []
    # An answer writes a lot with the place where it was closed: there it means this one, whatever else went in.
    if closed := [row for row in rows.values() if (row.sheet, row.line) == (sheet, line)]:
        return closed
    stated = set()
    for src, dst, used in Input.objects.filter(
        Q(src__in=list(rows)) | Q(dst__in=list(rows)), sheet=sheet, line=line
    ).values_list("src", "dst", "number"):
        stated.add(dst)
        if used == number:
            stated.add(src)
    return [row for key, row in rows.items() if key in stated]


def ids_of(rows: Iterable[LotRow]) -> dict[str, str]:
    """The ID of each lot, by key: bare when only one lot bears it, else in its @ form."""
    rows = list(rows)
    borne = _borne(sorted({row.name for row in rows}))
    shared = {key for row in rows if borne[row.name] != {row.key} for key in borne[row.name]}
    others = lots_of(sorted(shared))
    return {
        row.key: _written(row, [others[key] for key in borne[row.name] - {row.key} if key in others]) for row in rows
    }


def ids_of_lots(lots: Iterable[Lot]) -> dict[str, str]:
    """The ID of each lot of a list, by key."""
    return ids_of(LotRow(*(getattr(lot, name) for name in LotRow._fields)) for lot in lots)


def _written(row: LotRow, others: Sequence[LotRow]) -> str:
    if not others:
        return row.name
    forms = [_at_form(row), f"{row.kind}:{_at_form(row)}", f"{row.kind}:{row.name}@{row.organisation}"]
    taken = {form for other in others for form in (_at_form(other), f"{other.kind}:{_at_form(other)}")}
    return next((form for form in forms if form not in taken), forms[1])


def _at_form(row: LotRow) -> str:
    return f"{row.name}@{row.organisation}" if row.kind in SHEETS else f"{row.name}@{row.sheet}/{row.line}"
