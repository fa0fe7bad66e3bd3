"""The figures of a province's month as they are now, from indexed columns. (government)

Tagged      the province's bags closed in the month, by site, mineral, and the service that held the tag's range
Tags        what is left of the ranges allocated to its sites at the end of the month
Exported    the part of export lots of the month that comes from its sites
Taxes       what tax offices said of the exporters of these lots, for the month, whole
Findings    what stands against its sites for the month
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from django.db.models import Count

from chanzo.core.days import month_end
from chanzo.core.identifiers import number_parts
from chanzo.core.names import fold
from chanzo.findings.models import Finding
from chanzo.findings.types import State
from chanzo.ledger.types import Head
from chanzo.people.models import Alias
from chanzo.people.scopes import Scope, area_key
from chanzo.traceability.models import Line, Lot
from chanzo.traceability.queries.lots import LAST
from chanzo.traceability.queries.origins import grams_by_site
from chanzo.traceability.queries.rows import chunks
from chanzo.traceability.queries.tag_stock import counted, stretches_on
from chanzo.traceability.stock import ALLOCATED, Stretch
from chanzo.traceability.types import Kind, cells_of

from .. import rules
from ..types import Bag, Exported, Figures
from .provinces import Province

EXPORT = f"{Kind.EXPORT.value}:"


def figures_of(province: Province, month: int) -> Figures:
    """Every figure of the month that is not nought."""
    area = frozenset({area_key(f"province:{province.name}")})
    ranges = stretches_on(month_end(month), scope=Scope(areas=area), type_="mine")
    parts = exports_of([province], month, month).get((province.folded, month), [])
    return {
        **rules.tagged(_bags(province, month, ranges)),
        **_left(ranges, month_end(month)),
        **rules.exported(parts),
        **_taxes(parts, month),
        **_findings(province, month),
    }


@lru_cache(maxsize=32)
def figures_at(head: Head, province: Province, month: int) -> Figures:
    """The same figures, counted once while the ledger stands at this head."""
    return figures_of(province, month)


def exports_of(wanted: Iterable[Province], first: int, last: int) -> dict[tuple[str, int], list[Exported]]:
    """What export lots of some months hold from some provinces, by province and month."""
    lots = Lot.objects.filter(key__gte=EXPORT, key__lt=EXPORT + LAST, month__gte=first, month__lte=last)
    rows = {row[0]: row for row in lots.values_list("key", "organisation", "mineral", "name", "month", "mass_g")}
    spread = grams_by_site({key: row[5] for key, row in rows.items() if row[5] is not None})
    whose = {site: province.folded for province in wanted for site in province.sites}
    found: dict[tuple[str, int], list[Exported]] = defaultdict(list)
    for key, by_site in spread.items():
        _, organisation, mineral, name, month, _ = rows[key]
        grams: dict[str, int] = defaultdict(int)
        for site, mass_g in by_site.items():
            if site in whose:
                grams[whose[site]] += mass_g
        for folded, mass_g in grams.items():
            found[folded, month or 0].append(Exported(organisation, mineral, name, mass_g))
    return found


def _bags(province: Province, month: int, ranges: list[Stretch]) -> Iterator[Bag]:
    holder_of = _Holders(ranges)
    for codes in chunks(province.sites):
        bags = Lot.objects.filter(site__in=codes, month=month, kind=Kind.MINE)
        for site, number, mineral, mass_g in bags.values_list("site", "number", "mineral", "mass_g").iterator():
            yield Bag(site, holder_of(number), mineral, mass_g)


class _Holders:
    """Who held the range that a tag belongs to; nobody where no range of the province holds it."""

    def __init__(self, ranges: Iterable[Stretch]) -> None:
        self.series: dict[tuple[str, int], list[Stretch]] = defaultdict(list)
        for stretch in ranges:
            self.series[stretch.prefix, stretch.digits].append(stretch)
        self.firsts = {key: [s.first for s in series] for key, series in self.series.items()}

    def __call__(self, tag: str) -> str:
        prefix, digits, number = number_parts(tag)
        series = self.series.get((prefix, digits))
        if not series:
            return ""
        at = bisect_right(self.firsts[prefix, digits], number) - 1
        return series[at].holder if at >= 0 and number <= series[at].last else ""


def _left(ranges: Iterable[Stretch], day: int) -> Figures:
    figures: Figures = defaultdict(int)
    for stretch in counted((stretch for stretch in ranges if stretch.state == ALLOCATED), day):
        figures["tags", "left", stretch.site, stretch.holder] += stretch.left
    return {key: left for key, left in figures.items() if left}


def _taxes(parts: Iterable[Exported], month: int) -> Figures:
    """Amounts in hundredths, by exporter and currency, named by the month or by a lot of the month."""
    lots: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        lots[part.exporter].add(part.lot)
    if not lots:
        return {}
    written = {fold(exporter): exporter for exporter in lots}
    written |= dict(Alias.objects.filter(code__in=list(lots)).values_list("folded", "code"))
    lines = Line.objects.filter(sheet="#official_log", effective=True, organisation_name__in=list(written))
    figures: Figures = defaultdict(int)
    for line in lines:
        cells, exporter = cells_of(line.text), written[line.organisation_name]
        named = cells.get("month") == month or cells.get("lot") in lots[exporter]
        if cells["source"] == "tax" and named and "amount" in cells:
            figures["taxes", "cents", exporter, cells.get("currency", "")] += int(Decimal(cells["amount"]) * 100)
    return dict(figures)


def _findings(province: Province, month: int) -> Figures:
    figures: Figures = {}
    for codes in chunks(province.sites):
        standing = Finding.objects.filter(site__in=codes, month=month).exclude(state=State.CLEARED.value)
        numbers = standing.order_by().values_list("site", "severity").annotate(number=Count("id"))
        figures.update({("findings", "standing", site, severity): number for site, severity, number in numbers})
    return figures
