"""The list of official acts that an account may see, newest record first, read only as far as is shown. (government)"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby, islice
from typing import Any

from chanzo.core.days import month_of
from chanzo.core.names import fold
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.traceability.models import Line, Lot
from chanzo.traceability.names import Names
from chanzo.traceability.queries.lots import LAST
from chanzo.traceability.types import VERSIONS

from ..models import Statement
from ..types import TABLE_OF, ActKind
from .acts import Found, acts_in, may_see, names_now, of_statement, placed
from .figures import EXPORT

# Acts whose places are looked up together.
TOGETHER = 100
LOTS = 20


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
        streams += [_by_record(table, names) for table in ("tag_movements", "bag_acts") if table in tables]
    if "stock_counts" in tables:
        streams.append(_counts(names))
    if "export_log" in tables:
        streams.append(_packed(names))
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
        self.wanted = wanted
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


def _by_record(table: str, names: Names) -> Iterator[Found]:
    """Acts of movements or on bags, record by record from the newest."""
    lines = Line.objects.filter(sheet=f"#{table}").order_by("-version").iterator(chunk_size=500)
    for _, of_record in groupby(lines, key=lambda line: line.version // VERSIONS):
        yield from reversed(acts_in(table, of_record, names))


def _counts(names: Names) -> Iterator[Found]:
    """Stock counts; one may span records, so all are gathered."""
    yield from reversed(acts_in("stock_counts", Line.objects.filter(sheet="#stock_counts"), names))


def _packed(names: Names) -> Iterator[Found]:
    """Packing lists by the line that an export lot stands on, a few lots at a time."""
    lots = Lot.objects.filter(key__gte=EXPORT, key__lt=EXPORT + LAST).order_by("-version")
    rows = lots.values_list("version", "name", "organisation").iterator(chunk_size=LOTS)
    while some := list(islice(rows, LOTS)):
        lines = Line.objects.filter(sheet__in={name for _, name, _ in some}, table="export_log")
        acts = {(act.lines[0].sheet, act.organisations[0]): act for act in acts_in("export_log", lines, names)}
        for version, name, organisation in some:
            if act := acts.get((name, organisation)):
                yield replace(act, position=version)
