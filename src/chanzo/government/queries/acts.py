"""Official acts found in the lines of the record: one by its number, and the list of those an account may see.

An act of movements or on bags is what one record says alike (action, holder, site, day, document); a stock count is
what was counted of an organisation on a day; a packing list is an export lot. (government)
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chanzo.core.days import month_end
from chanzo.core.names import fold
from chanzo.people.models import Organisation
from chanzo.people.policies import actor_of, may
from chanzo.people.queries import written_as
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act, Place
from chanzo.traceability.models import Line, Lot
from chanzo.traceability.names import Names
from chanzo.traceability.queries.lots import begins
from chanzo.traceability.queries.registers import names_now
from chanzo.traceability.queries.rows import chunks
from chanzo.traceability.queries.sites import places_of
from chanzo.traceability.types import VERSIONS, Kind, cells_of

from ..models import Statement
from ..types import MOVEMENTS, TABLE_OF, ActKind, ActNumber, act_number

Group = list[Line]
# Lines of an organisation that are read for the newest acts in its name.
LOOKED_AT = 200


@dataclass(frozen=True)
class Found:
    """An act: its number, its day, whom and which sites it names, and the lines or the statement it writes out."""

    number: ActNumber
    day: int
    organisations: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    statement: Statement | None = None
    places: tuple[Place, ...] = ()
    position: int = 0  # in a list, where its number does not say it

    @property
    def kind(self) -> ActKind:
        return self.number.kind

    @property
    def organisation(self) -> str:
        """The first organisation it names."""
        return next((name for name in self.organisations if name), "")

    @property
    def latest(self) -> int:
        """The last record that changed one of its lines; its own for a statement."""
        told = [max(line.version // VERSIONS, line.undone_at or 0) for line in self.lines]
        return max(told, default=self.number.seq)


def act_found(number: ActNumber) -> Found | None:
    """The act that a number means; its own number differs where another line of it was named."""
    if number.kind is ActKind.STATEMENT:
        statement = Statement.objects.filter(seq=number.seq, month__gte=number.year * 12).first()
        of_year = statement is not None and statement.month // 12 == number.year
        return of_statement(statement) if statement and of_year else None
    version = number.seq * VERSIONS + number.place - 1
    table = TABLE_OF[number.kind]
    line = Line.objects.filter(version=version, table=table).first()
    if line is None:
        return None
    names = names_now()
    for act in acts_in(table, _beside(line), names):
        if any(held.version == version for held in act.lines):
            return placed([act])[0] if act.kind is number.kind and act.number.year == number.year else None
    return None


def packing_list_of(lot: Lot) -> Found | None:
    """The act that an export lot is; None when no line states it."""
    lines = Line.objects.filter(sheet=lot.name, table=TABLE_OF[ActKind.PACKING_LIST])
    acts = acts_in(TABLE_OF[ActKind.PACKING_LIST], lines, names_now())
    return next((act for act in acts if act.organisations[0] == lot.organisation), None)


def _beside(line: Line) -> Iterable[Line]:
    """The lines that may belong to the act of a line."""
    lines = Line.objects.filter(sheet=line.sheet, table=line.table).order_by("version")
    if line.table == "stock_counts":
        return lines.filter(day=line.day)
    if line.table == "export_log":
        return lines
    first = line.version // VERSIONS * VERSIONS
    return lines.filter(version__gte=first, version__lt=first + VERSIONS)


def of_statement(statement: Statement) -> Found:
    """A statement as an act; it happened on the last day of its month."""
    number = ActNumber(ActKind.STATEMENT, statement.month // 12, statement.seq)
    place = Place(province=statement.province)
    return Found(number, month_end(statement.month), statement=statement, places=(place,))


def acts_in(table: str, lines: Iterable[Line], names: Names) -> list[Found]:
    """The acts that lines of one table make, in the order of the record."""
    groups: dict[tuple[Any, ...], Group] = defaultdict(list)
    for line in lines:
        groups[_alike(table, line, names)].append(line)
    found = [_act(table, group, names) for group in groups.values()]
    return sorted(found, key=lambda act: (act.number.seq, act.number.place))


def _alike(table: str, line: Line, names: Names) -> tuple[Any, ...]:
    cells, whose = cells_of(line.text), names.organisation(line.organisation_name)
    if table == "export_log":
        return line.sheet, whose
    if table == "stock_counts":
        return whose, fold(cells.get("depot", "")), line.day, cells["basis"]
    seq, document = line.version // VERSIONS, cells.get("document", "")
    if table == "bag_acts" and not document:
        return (line.version,)  # bags without a common document were not acted on together
    return seq, cells["action"], whose, names.site(line.site_name), line.day, document


def _act(table: str, group: Group, names: Names) -> Found:
    first = min(group, key=lambda line: line.version)
    cells = cells_of(first.text)
    kind = {"stock_counts": ActKind.STOCK_COUNT, "export_log": ActKind.PACKING_LIST}.get(table)
    if kind is None:
        seized = ActKind.SEIZURE if cells["action"] == "seize" else ActKind.BAG_ACT
        kind = seized if table == "bag_acts" else MOVEMENTS[cells["action"]]
    organisations = {names.organisation(line.organisation_name): None for line in group if line.organisation_name}
    if kind is ActKind.PACKING_LIST:
        smelters = (cells_of(line.text).get("smelter", "") for line in group if line.effective)
        organisations.update((names.organisation(fold(smelter)), None) for smelter in smelters if smelter)
    sites = {names.site(line.site_name): None for line in group if line.site_name}
    number = act_number(kind, first.day or 0, first.version // VERSIONS, first.version % VERSIONS + 1)
    ordered = tuple(sorted(group, key=lambda line: line.version))
    return Found(number, first.day or 0, tuple(organisations), tuple(sites), ordered)


def acts_naming(user: Any, organisation: Organisation, most: int) -> list[Found]:
    """The newest acts done in an organisation's name that an account may see, of its last lines and export lots."""
    names, found = names_now(), []
    for table in sorted({*TABLE_OF.values()} - {"export_log"}):
        # The lines of these tables share a sheet, so that an organisation's many bags are not read for them.
        lines = Line.objects.filter(sheet=f"#{table}", organisation_name__in=written_as(organisation))
        if table != "stock_counts":  # a count may span records; what one record says alike is never cut
            oldest = lines.order_by("-version").values_list("version", flat=True)[:LOOKED_AT]
            lines = lines.filter(version__gte=min(oldest, default=0) // VERSIONS * VERSIONS)
        found += acts_in(table, lines.order_by("version"), names)
    packed = Lot.objects.filter(begins("key", f"{Kind.EXPORT}:"), organisation=organisation.code)
    sheets = list(packed.order_by("-version").values_list("name", flat=True)[:most])
    found += acts_in("export_log", Line.objects.filter(table="export_log", sheet__in=sheets), names)
    named = [act for act in found if organisation.code in act.organisations]
    named.sort(key=lambda act: (-act.number.seq, act.number.place))
    return [act for act in placed(named[:LOOKED_AT]) if may_see(user, act)][:most]


def placed(acts: Sequence[Found]) -> list[Found]:
    """The acts with the places of the sites they name, or that their bags come from."""
    tags = {line.number for act in acts if TABLE_OF.get(act.kind) == "bag_acts" for line in act.lines if line.number}
    bags: dict[str, set[str]] = defaultdict(set)
    for piece in chunks(sorted(tags)):
        for number, site in Lot.objects.filter(number__in=piece).exclude(site="").values_list("number", "site"):
            bags[number].add(site)
    sites = [{*act.sites, *(site for line in act.lines for site in bags.get(line.number, ()))} for act in acts]
    place_of = places_of({site for named in sites for site in named})
    return [
        replace(act, places=act.places or tuple(place_of(site) for site in sorted(named)))
        for act, named in zip(acts, sites, strict=True)
    ]


def may_see(user: Any, act: Found) -> bool:
    """Whether an account may see an act: everything, what names its organisation, what lies in its areas."""
    actor = actor_of(user)
    if actor is None:
        return False
    if act.statement is not None:
        return any(may(actor, Act.SEE_MONTHS, at=place) for place in act.places)
    scope = scope_of(actor)
    named = any(scope.owns(name) for name in act.organisations)
    return may(actor, Act.SEE_ACTS) and (scope.everything or named or any(scope.covers(place) for place in act.places))


def may_sign(user: Any, act: Found) -> bool:
    """Whether an account may attach signed copies to an act: where it may sign, or for its own organisation."""
    actor = actor_of(user)
    if actor is None or not (may_see(actor, act) and may(actor, Act.SIGN_ACT)):
        return False
    owns = act.statement is None and any(scope_of(actor).owns(name) for name in act.organisations)
    return owns or any(may(actor, Act.SIGN_ACT, at=place) for place in act.places or (Place(),))
