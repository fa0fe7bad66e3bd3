"""The registers of sites and organisations as their lines make them. (traceability)"""

from collections import defaultdict, namedtuple
from collections.abc import Iterable
from typing import Any

from chanzo.core.names import fold
from chanzo.ledger.shelves import Shelf, Source, compact
from chanzo.people.scopes import area_key

from ..names import Names
from ..types import Line

# One row type a table of the rooms below, columns in the tables' order (sites/models.py, people/models).
SiteRow = namedtuple(
    "SiteRow",
    "code folded means name country province territory tagging_point minerals latitude_udeg longitude_udeg "
    "baseline_day closed_day version",
)
SiteVersion = namedtuple(
    "SiteVersion",
    "version code name aliases country province territory latitude_udeg longitude_udeg minerals tagging_point "
    "capacity_low_g capacity_high_g workers from_day baseline_day",
)
AliasRow = namedtuple("AliasRow", "id version folded code")
StatusRow = namedtuple("StatusRow", "version site scheme status from_day act")
SuspensionRow = namedtuple("SuspensionRow", "version area from_day to_day reason")
ChangeRow = namedtuple("ChangeRow", "version site action into day act")
OrganisationRow = namedtuple("OrganisationRow", "code folded name role country version")
OrganisationName = namedtuple("OrganisationName", "version code name folded from_day role country")

PROJECTED = ("sites", "site_changes", "site_status", "suspensions", "organisations")


class Registers:
    """The shelves of the registers' projected rows."""

    def __init__(self, source: Source) -> None:
        def shelf(table: str, row: Any, pk: str) -> Shelf[Any]:
            return Shelf(table, row, pk, (), source)

        self.sites = shelf("sites_site", SiteRow, "code")
        self.versions = shelf("sites_version", SiteVersion, "version")
        self.site_aliases = shelf("sites_alias", AliasRow, "id")
        self.statuses = shelf("sites_status", StatusRow, "version")
        self.suspensions = shelf("sites_suspension", SuspensionRow, "version")
        self.changes = shelf("sites_change", ChangeRow, "version")
        self.organisations = shelf("people_organisation", OrganisationRow, "code")
        self.names = shelf("people_organisation_name", OrganisationName, "version")
        self.aliases = shelf("people_alias", AliasRow, "id")

    @property
    def shelves(self) -> tuple[Shelf[Any], ...]:
        return (
            self.sites, self.versions, self.site_aliases, self.statuses, self.suspensions, self.changes,
            self.organisations, self.names, self.aliases,
        )  # fmt: skip


def enter(changed: Iterable[Line], on_register: Iterable[Line], rows: Registers, names: Names) -> None:
    """Bring the registers' rows in step with changed lines; ``on_register`` are all versions of the naming tables."""
    lines = [line for line in changed if line.table in PROJECTED]
    if not lines:
        return
    _line_rows(lines, rows, names)
    tables: dict[str, list[Line]] = defaultdict(list)
    for line in on_register:
        tables[line.table].append(line)
    touched = {line.table for line in lines}
    if touched & {"sites", "site_changes"}:
        _replace(rows.sites, _codes(tables["sites"], "site", names), _sites(tables, names))
    if "organisations" in touched:
        _replace(
            rows.organisations, _codes(tables["organisations"], "organisation", names), _organisations(tables, names)
        )


def _line_rows(lines: Iterable[Line], rows: Registers, names: Names) -> None:
    """Tables whose row is one line: put it while the line counts."""
    for line in lines:
        for shelf, row in _rows_of(line, rows, names):
            if line.effective:
                shelf.put(row)
            else:
                shelf.drop(shelf.pk_of(row))


def _rows_of(line: Line, rows: Registers, names: Names) -> Iterable[tuple[Shelf[Any], Any]]:
    cells, version = line.cells, line.version
    get = cells.get
    if line.table == "sites":
        code = names.written["site"].get(line.site_name, cells["site"])
        yield rows.versions, SiteVersion(
            version, code, cells["name"], compact(get("aliases", [])), get("country", ""), get("province", ""),
            get("territory", ""), get("latitude"), get("longitude"), get("minerals", ""), get("tagging_point", ""),
            _grams(get("capacity_low_kg")), _grams(get("capacity_high_kg")), get("workers"), line.day,
            get("baseline_date"),
        )  # fmt: skip
        yield from ((rows.site_aliases, alias) for alias in _aliases(line, code))
    elif line.table == "site_changes":
        yield (
            rows.changes,
            ChangeRow(version, cells["site"], cells["action"], get("into", ""), cells["date"], get("act", "")),
        )
    elif line.table == "site_status":
        yield (
            rows.statuses,
            StatusRow(
                version, names.site(line.site_name), cells["scheme"], cells["status"], cells["from"], get("act", "")
            ),
        )
    elif line.table == "suspensions":
        yield (
            rows.suspensions,
            SuspensionRow(version, area_key(cells["area"]), cells["from"], get("to"), get("reason", "")),
        )
    else:
        code = names.written["organisation"].get(line.organisation_name, cells["organisation"])
        yield (
            rows.names,
            OrganisationName(
                version, code, cells["name"], fold(cells["name"]), line.day, get("role", ""), get("country", "")
            ),
        )
        yield from ((rows.aliases, alias) for alias in _aliases(line, code))


def _aliases(line: Line, code: str) -> list[AliasRow]:
    named = (line.cells["name"], *line.cells.get("aliases", ()))
    return [AliasRow(f"{line.version}/{f}", line.version, f, code) for f in sorted({fold(n) for n in named})]


def _sites(tables: dict[str, list[Line]], names: Names) -> dict[str, Any]:
    closed: dict[str, int] = {}
    for line in tables["site_changes"]:
        if line.effective and line.cells["action"] == "close":
            closed[line.site_name] = min(line.cells["date"], closed.get(line.site_name, line.cells["date"]))
    found = {}
    for folded, lines in _newest_last(tables["sites"], "site_name").items():
        cells, code = lines[-1].cells, names.written["site"][folded]
        get = cells.get
        baselines = [line.cells["baseline_date"] for line in lines if "baseline_date" in line.cells]
        found[code] = SiteRow(
            code, folded, names.site(folded), cells["name"], get("country", ""), get("province", ""),
            get("territory", ""), get("tagging_point", ""), get("minerals", ""), get("latitude"), get("longitude"),
            max(baselines, default=None), closed.get(folded), lines[-1].version,
        )  # fmt: skip
    return found


def _organisations(tables: dict[str, list[Line]], names: Names) -> dict[str, Any]:
    found = {}
    for folded, lines in _newest_last(tables["organisations"], "organisation_name").items():
        cells, code = lines[-1].cells, names.written["organisation"][folded]
        found[code] = OrganisationRow(
            code, folded, cells["name"], cells.get("role", ""), cells.get("country", ""), lines[-1].version
        )
    return found


def _newest_last(lines: Iterable[Line], column: str) -> dict[str, list[Line]]:
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.effective:
            groups[getattr(line, column)].append(line)
    for group in groups.values():
        group.sort(key=lambda line: (line.day if line.day is not None else -(2**31), line.content))
    return groups


def _codes(lines: Iterable[Line], column: str, names: Names) -> set[str]:
    """Every code that may stand in the register: as written in any version."""
    return {line.cells[column] for line in lines} | set(names.written[column].values())


def _replace(shelf: Shelf[Any], known: set[str], rows: dict[str, Any]) -> None:
    """Make the rows of ``known`` codes these rows."""
    old = {shelf.pk_of(row): row for row in shelf.find(shelf.pk, known)}
    for code, row in rows.items():
        if old.get(code) != row:
            shelf.put(row)
    for code in old.keys() - rows.keys():
        shelf.drop(code)


def _grams(value: Any) -> int | None:
    return value if isinstance(value, int) else None
