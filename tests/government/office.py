"""An office that takes tables in, takes them back, and knows what every month should hold by counting lines."""

from collections import Counter
from pathlib import Path

from chanzo.core.days import month_end, month_number, month_start
from chanzo.field.services.imports import Taken, import_files
from chanzo.field.services.undo import undo_import
from chanzo.government.queries.acts import names_now
from chanzo.government.queries.figures import figures_of
from chanzo.government.queries.listing import Wanted, acts_visible_to
from chanzo.government.queries.provinces import province_called
from chanzo.government.services.months import close_month, restate_month, seen_as
from chanzo.government.types import Figures
from chanzo.people.types import SYSTEM, Actor, Role
from chanzo.traceability.models import Line
from chanzo.traceability.types import cells_of
from tests.web.programme import TABLES, written

JANUARY = month_number("2026-01")
SECRETARIAT = Actor("P-22222222", Role.SECRETARIAT)
MINE = "page,line,date,site,tagging_point,tag,mineral,weight_kg,team,buyer,agent\n"
OFFICIAL = """source,exporter,month,mineral,weight_kg,amount,currency,reference
tax,PROC-1,2026-01,cassiterite,85,120.50,USD,TX-1
customs,PROC-1,2026-01,cassiterite,85,,,DG-1
"""
MORE = {
    "bag_acts": """action,tag,date,holder,place,document,reason
seize,0200,2026-01-12,POLICE,Valley,PV-1,no paper
seize,0299,2026-01-12,POLICE,Valley,PV-1,no paper
""",
    "stock_counts": """organisation,depot,date,tag,mineral,weight_kg,basis
NEG-1,D-1,2026-01-31,,cassiterite,12.345,counted
NEG-1,D-1,2026-01-31,,coltan,3,counted
""",
    "official_log": OFFICIAL,
}


class Office:
    """Takes tables in one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.deliveries = folder, 0

    def take(self, **tables: str) -> Taken:
        self.deliveries += 1
        folder = self.folder / str(self.deliveries)
        folder.mkdir()
        return import_files(written(folder, **tables), by="test", backfill=True)

    def undo(self, batch: int) -> None:
        undo_import(batch, by="test")

    def programme(self) -> Taken:
        return self.take(**TABLES, **MORE)

    def close(self, province: str = "North", month: int = JANUARY, by: Actor = SECRETARIAT) -> int:
        return close_month(province=province, month=month, seen=self.seen(province, month), by=by)

    def restate(self, province: str = "North", month: int = JANUARY, by: Actor = SECRETARIAT) -> int:
        return restate_month(province=province, month=month, seen=self.seen(province, month), by=by)

    def seen(self, province: str = "North", month: int = JANUARY) -> str:
        return seen_as(self.now(province, month))

    def now(self, province: str = "North", month: int = JANUARY) -> Figures:
        return figures_of(province_called(province), month)

    def counted(self, province: str, month: int) -> tuple[Counter, Counter]:
        """Bags and grams by site and mineral, from every line of a mine log that counts."""
        bags: Counter = Counter()
        grams: Counter = Counter()
        names, sites = names_now(), province_called(province).sites
        for line in Line.objects.filter(table="mine_log", effective=True):
            if line.day is not None and month_start(month) <= line.day <= month_end(month):
                cells, site = cells_of(line.text), names.site(line.site_name)
                if site in sites:
                    bags[site, cells["mineral"]] += 1
                    grams[site, cells["mineral"]] += cells["weight_kg"]
        return bags, grams


def number_of(kind: str, containing: str = "") -> str:
    """The number of the first act of a kind, or of the one with a line that says something."""
    for act in acts_visible_to(SYSTEM, Wanted(kind=kind)):
        if any(containing in line.text for line in act.lines) or not act.lines:
            return str(act.number)
    raise AssertionError(f"no act {kind} {containing}")
