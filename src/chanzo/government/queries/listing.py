"""The list of official acts that an account may see, newest record first, read only as far as is shown. (government)"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby, islice
from typing import Any

from django.db.models import Min, Q, QuerySet

from chanzo.core.days import month_end, month_of, month_start
from chanzo.core.names import fold
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.traceability.models import Line, Lot, NamedSmelter
from chanzo.traceability.names import Names
from chanzo.traceability.queries.lots import LAST
from chanzo.traceability.queries.registers import names_now
from chanzo.traceability.types import VERSIONS

from ..models import Statement
from ..types import MOVEMENTS, TABLE_OF, ActKind
from .acts import Found, acts_in, may_see, of_statement, placed
from .figures import EXPORT

# Acts whose places are looked up together.
TOGETHER = 100
LOTS = 50


@dataclass(frozen=True)
class Wanted:
    """What a reader filters by; ``before`` is the version that the acts shown must precede."""

    kind: str = ""
    organisation: str = ""
    site: str = ""
    month: int | None = None
    before: int | None = None


def acts_visible_to(user: Any, wanted: Wanted) -> Iterator[Found]:
    """The acts that an account may see and that meet the filters."""
    names = names_now()
    asked = _Asked(wanted, names)
    tables = {TABLE_OF.get(ActKind(wanted.kind))} if wanted.kind else {*TABLE_OF.values(), None}
    streams = []
    if tables & {"tag_movements", "bag_acts"}:
        streams += [_by_record(table, asked) for table in ("tag_movements", "bag_acts") if table in tables]
    if "stock_counts" in tables:
        streams.append(_counts(names))
    if "export_log" in tables and not wanted.site:  # lines of export lots name no site
        streams.append(_packed(asked))
    if None in tables and may(user, Act.SEE_MONTHS):
        streams.append(of_statement(statement) for statement in Statement.objects.order_by("-seq").iterator())
    found = (act for act in merge(*streams, key=lambda act: -order_of(act)) if asked.for_(act))
    while some := placed(list(islice(found, TOGETHER))):
        yield from (act for act in some if may_see(user, act))


def order_of(act: Found) -> int:
    """Where an act stands in the list: a version, of its first line where nothing else is said."""
    return act.position or act.number.seq * VERSIONS + max(act.number.place - 1, 0)


class _Asked:
    """Whether an act meets the filters."""

    def __init__(self, wanted: Wanted, names: Names) -> None:
        self.wanted, self.names = wanted, names
        self.organisation = names.organisation(fold(wanted.organisation))
        self.site = names.site(fold(wanted.site))

    def for_(self, act: Found) -> bool:
        wanted = self.wanted
        return (
            (not wanted.kind or act.kind == wanted.kind)
            and (not wanted.organisation or self.organisation in act.organisations)
            and (not wanted.site or self.site in act.sites)
            and (wanted.month is None or month_of(act.day) == wanted.month)
            and (wanted.before is None or order_of(act) < wanted.before)
        )

    def among(self, lines: QuerySet[Line]) -> QuerySet[Line]:
        """The lines whose acts can meet the filters; the lines of one act say all that is asked here alike."""
        wanted = self.wanted
        if wanted.organisation:
            lines = lines.filter(organisation_name__in=self.names.writings("organisation", self.organisation))
        if wanted.site:
            lines = lines.filter(site_name__in=self.names.writings("site", self.site))
        if wanted.month is not None:
            lines = lines.filter(day__gte=month_start(wanted.month), day__lte=month_end(wanted.month))
        if wanted.before is not None:
            lines = lines.filter(version__lt=(wanted.before // VERSIONS + 1) * VERSIONS)
        of_kind = Q()
        for action in (action for action, kind in MOVEMENTS.items() if kind == wanted.kind):
            of_kind |= Q(text__contains=f'"action":"{action}"')
        return lines.filter(of_kind)


def _by_record(table: str, asked: _Asked) -> Iterator[Found]:
    """Acts of movements or on bags, record by record from the newest."""
    lines = asked.among(Line.objects.filter(sheet=f"#{table}")).order_by("-version").iterator(chunk_size=500)
    for _, of_record in groupby(lines, key=lambda line: line.version // VERSIONS):
        yield from reversed(acts_in(table, of_record, asked.names))


def _counts(names: Names) -> Iterator[Found]:
    """Stock counts; one may span records, so all are gathered."""
    yield from reversed(acts_in("stock_counts", Line.objects.filter(sheet="#stock_counts"), names))


def _packed(asked: _Asked) -> Iterator[Found]:
    """Packing lists by the line that an export lot stands on, a few lots at a time; of its lines the first alone."""
    lots = Lot.objects.filter(key__gte=EXPORT, key__lt=EXPORT + LAST).order_by("-version")
    if asked.wanted.before is not None:
        lots = lots.filter(version__lt=asked.wanted.before)
    if asked.wanted.month is not None:
        lots = lots.filter(month=asked.wanted.month)
    if asked.wanted.organisation:
        written = asked.names.writings("organisation", asked.organisation)
        named = NamedSmelter.objects.filter(smelter__in=written).values("lot")
        # By its key, which ends with who packed it: the index of organisations would lead through all their bags.
        lots = lots.filter(Q(key__in=named) | Q(key__endswith=f"@{asked.organisation}"))
    rows = lots.values_list("version", "name", "organisation", "day", "key").iterator(chunk_size=LOTS)
    while some := list(islice(rows, LOTS)):
        acts = _lists({(name, organisation): key for _, name, organisation, _, key in some}, asked)
        for version, name, organisation, day, _ in some:
            if act := acts.get((name, organisation)):
                # A date that was corrected counts as it stands now: that of the lot.
                yield replace(act, position=version, day=day or act.day)


def _lists(keys: dict[tuple[str, str], str], asked: _Asked) -> dict[tuple[str, str], Found]:
    """The packing lists of export lots by sheet and exporter, for the lots' ``keys`` by the same."""
    names = asked.names
    lines = Line.objects.filter(sheet__in={sheet for sheet, _ in keys}, table="export_log").order_by()
    firsts: dict[tuple[str, str], int] = {}
    for sheet, exporter, first in lines.values_list("sheet", "organisation_name").annotate(first=Min("version")):
        place = sheet, names.organisation(exporter)
        firsts[place] = min(first, firsts.get(place, first))
    smelters: dict[str, set[str]] = defaultdict(set)
    for lot, smelter in NamedSmelter.objects.filter(lot__in=keys.values()).values_list("lot", "smelter"):
        smelters[lot].add(names.organisation(smelter))
    found = {}
    for line in Line.objects.filter(version__in=[firsts[place] for place in keys if place in firsts]):
        [act] = acts_in("export_log", [line], names)
        place = line.sheet, act.organisations[0]
        found[place] = replace(act, organisations=tuple(dict.fromkeys((place[1], *sorted(smelters[keys[place]])))))
    return found
