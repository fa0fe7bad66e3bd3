"""Suspending areas, what is counted that day, and sites that resume one by one."""

from datetime import date
from pathlib import Path

import pytest

from chanzo.core.days import day_text, to_day
from chanzo.core.refusals import Refused
from chanzo.field.services.imports import import_files
from chanzo.findings.models import Finding
from chanzo.ledger.services.checking import check_chain
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Suspension, SuspensionAct
from chanzo.sites.queries.standing import site_called, standing_on
from chanzo.sites.queries.suspensions import area_called, bags_standing
from chanzo.sites.services.identity import rename_site
from chanzo.sites.services.suspensions import (
    Inventory,
    assess_site,
    count_bags,
    end_suspension,
    resume_site,
    suspend_area,
)
from chanzo.sites.types.dated import QUESTIONS
from chanzo.traceability.models import Line
from tests.web.programme import TABLES, written

pytestmark = pytest.mark.django_db
OFFICE = Actor("P-33333333", Role.SECRETARIAT)
NORTH = Actor("P-22222222", Role.OFFICIAL, areas=frozenset({"province:North"}))
FIRST = to_day(date(2026, 1, 12))
YES = dict.fromkeys(QUESTIONS, "yes")

# Two more sites in the north, and bags that stand there as the suspension begins.
SITES = TABLES["sites"] + "S-4,Mine Four,,North,Hill,cassiterite,TP-4,1000,2025-10-01\n"
LINES = """P-4,1,2026-01-08,S-4,TP-4,0400,cassiterite,40,T1,NEG-1,AG-1
P-4,2,2026-01-08,S-4,TP-4,0401,cassiterite,40,T1,NEG-1,AG-1
P-4,3,2026-01-09,S-4,TP-4,0402,cassiterite,40,T1,NEG-1,AG-1
P-4,4,2026-01-09,S-4,TP-4,0403,cassiterite,40,T1,NEG-1,AG-1
"""
MORE = {
    "sites": SITES,
    "site_status": TABLES["site_status"] + "S-4,programme,integrated,2025-07-01,A-4\n",
    "tag_movements": TABLES["tag_movements"] + "allocate,mine,0400,0449,2025-12-01,SERVICE,S-4\n",
    "mine_log": TABLES["mine_log"] + LINES,
    "bag_acts": "action,tag,date,document\nseize,0403,2026-01-10,PV-9\n",
}


@pytest.fixture
def standing(tmp_path: Path) -> Path:
    import_files(written(tmp_path, **(TABLES | MORE)), by="test", backfill=True)
    return tmp_path


def opened(folder: Path, tag: str, day: str, number: int) -> None:
    header = "page,line,date,depot,negociant,tag_in,weight_in_kg,tag_out,weight_out_kg,agent\n"
    line = f"T-9{number},1,{day},D-1,NEG-1,{tag},40,07{number},40,AG-3\n"
    import_files(written(folder, trade_log=header + line), by="test", backfill=True)


def areas_found() -> set[str]:
    return set(Finding.objects.filter(rule="AREA").exclude(state="cleared").values_list("subject", flat=True))


def test_a_depot_holds_what_was_closed_there_and_neither_opened_nor_taken(standing: Path) -> None:
    site, four = site_called("S-1"), site_called("S-4")
    assert site
    assert four
    assert [bag.tag for bag in bags_standing([four], FIRST)] == ["0400", "0401", "0402"]
    assert [bag.tag for bag in bags_standing([four], to_day(date(2026, 1, 9)))] == ["0400", "0401"]
    assert [bag.tag for bag in bags_standing([site], FIRST)] == ["0101"]


def test_only_bags_on_the_inventory_of_the_day_may_move(standing: Path) -> None:
    done = suspend_area(
        area="S-4", first=FIRST, reason="armed men", document="D-1", by=NORTH,
        inventory=Inventory(tags=["0400", "0402"], keeper="COOP-4", depot="DEP-4"),
    )  # fmt: skip
    assert done.settled.raised == ()
    counts = Line.objects.filter(table="stock_counts", effective=True)
    assert sorted(counts.values_list("number", "day")) == [("0400", FIRST), ("0402", FIRST)]
    assert SuspensionAct.objects.get(seq=done.seq).bags == 2
    opened(standing, "0400", "2026-01-15", 51)
    assert areas_found() == set()
    opened(standing, "0401", "2026-01-15", 52)
    assert areas_found() == {"0401"}
    # Counted after all, on the paper of that day: what was found goes away, and the history keeps it.
    count_bags(area="S-4", first=FIRST, inventory=Inventory(["0401"], "COOP-4"), document="PV-2", by=NORTH)
    assert areas_found() == set()
    assert check_chain().ok


def test_a_bag_that_does_not_stand_there_is_not_counted(standing: Path) -> None:
    for tag in ("0403", "0100", "9999"):
        with pytest.raises(Refused, match=tag):
            suspend_area(
                area="S-4", first=FIRST, reason="r", document="D-1", inventory=Inventory([tag], "COOP-4"), by=NORTH
            )
    with pytest.raises(Refused, match="who keeps"):
        suspend_area(area="S-4", first=FIRST, reason="r", document="D-1", inventory=Inventory(["0400"]), by=NORTH)
    assert not Suspension.objects.exists()


def test_one_site_resumes_and_the_others_of_its_province_stay_suspended_with_their_inventory(standing: Path) -> None:
    suspend_area(
        area="province:north", first=FIRST, reason="fighting", document="D-1", by=OFFICE,
        inventory=Inventory(["0400", "0401"], "COOP-4"),
    )  # fmt: skip
    last = FIRST + 20

    def resume() -> None:
        resume_site(site="S-1", area="province:North", first=FIRST, last=last, reason="r", document="D-2", by=NORTH)

    with pytest.raises(Refused, match="Assess it first"):
        resume()
    said = {"site": "S-1", "area": "province:North", "first": FIRST, "day": last, "reason": "r", "document": ""}
    with pytest.raises(Refused, match="every question"):
        assess_site(**said, answers=YES | {"agent": "no"}, resume=True, by=NORTH)  # type: ignore[arg-type]
    assess_site(**said, answers=YES | {"agent": "no"}, resume=False, by=NORTH)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="Assess it first"):
        resume()
    assess_site(**said, answers=YES, resume=True, by=NORTH)  # type: ignore[arg-type]
    resume()
    first, four = site_called("S-1"), site_called("S-4")
    assert first
    assert four
    assert standing_on(first, last).interruptions
    assert not standing_on(first, last + 1).interruptions
    assert [i.area for i in standing_on(four, last + 1).interruptions] == ["S-4"]
    opened(standing, "0400", day_text(last + 5), 53)
    assert areas_found() == set()
    opened(standing, "0402", day_text(last + 5), 54)
    assert areas_found() == {"0402"}
    with pytest.raises(Refused, match="ended already"):
        resume()
    end_suspension(area="S-4", first=FIRST, last=last + 6, reason="quiet again", document="D-3", by=OFFICE)
    assert not standing_on(four, last + 7).interruptions


def test_an_area_is_suspended_by_those_who_answer_for_all_of_it(standing: Path) -> None:
    with pytest.raises(Refused, match="may not"):
        suspend_area(area="S-2", first=FIRST, reason="r", document="D", by=NORTH)
    hill = Actor("P-99999999", Role.OFFICIAL, areas=frozenset({"S-1"}))
    with pytest.raises(Refused, match="may not"):
        suspend_area(area="province:North", first=FIRST, reason="r", document="D", by=hill)
    suspend_area(area="territory:Hill", first=FIRST, reason="r", document="D", by=NORTH)
    with pytest.raises(Refused, match="already"):
        suspend_area(area="territory:HILL", first=FIRST + 1, reason="r", document="D", by=NORTH)
    with pytest.raises(Refused, match="No site"):
        suspend_area(area="province:Nowhere", first=FIRST, reason="r", document="D", by=OFFICE)
    area = area_called("Territory: hill")
    assert area
    assert (area.written, area.codes) == ("territory:Hill", ["S-1", "S-4"])


def test_counting_one_depot_twice_says_nothing_false_of_its_stock(standing: Path) -> None:
    def quarantine(first: int, tags: list[str]) -> None:
        inventory = Inventory(tags, "NEG-1", "DEP-4")
        suspend_area(area="S-4", first=first, reason="r", document="D", inventory=inventory, by=NORTH)

    quarantine(FIRST, ["0400", "0401", "0402"])
    end_suspension(area="S-4", first=FIRST, last=FIRST + 3, reason="quiet", document="D-2", by=OFFICE)
    quarantine(FIRST + 10, ["0400", "0401"])
    assert not Finding.objects.filter(rule="STOCK").exclude(state="cleared").exists()


def test_a_suspended_site_stays_so_under_its_new_code_for_pages_and_rules(standing: Path) -> None:
    suspend_area(area="S-4", first=FIRST, reason="r", document="D", by=NORTH)
    rename_site(site="S-4", code="S-4N", name="Four New", reason="r", document="D", day=FIRST + 2, by=OFFICE)
    new = site_called("S-4N")
    assert new
    assert standing_on(new, FIRST + 5).interruptions
    opened(standing, "0400", "2026-01-15", 51)
    assert areas_found() == {"0400"}
    with pytest.raises(Refused, match="already"):
        suspend_area(area="S-4N", first=FIRST + 6, reason="r", document="D", by=NORTH)
    said = {"site": "S-4N", "area": "S-4N", "first": FIRST, "reason": "r", "document": "D"}
    assess_site(**said, day=FIRST + 7, answers=YES, resume=True, by=NORTH)  # type: ignore[arg-type]
    resume_site(**said, last=FIRST + 8, by=NORTH)  # type: ignore[arg-type]
    assert not standing_on(new, FIRST + 9).interruptions
    assert Suspension.objects.get().to_day == FIRST + 8
