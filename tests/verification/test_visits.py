"""What visits see is judged with the bags of their sites, whenever either arrives, and is as a full verification is."""

import random
from contextlib import suppress
from datetime import date

import pytest

from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.findings.models import Finding
from chanzo.people.types import SYSTEM, Actor, Role
from chanzo.sites.models import Site, Visit
from chanzo.sites.services.acts import Done
from chanzo.sites.services.visits import confirm_point, record_prevented, record_visit, withdraw_visit
from chanzo.sites.types.visits import Report
from chanzo.verification.services.receive import keys_waiting
from chanzo.verification.services.verify import verify

from .test_whole_ledger import deliver, mined

pytestmark = pytest.mark.django_db
NEW_YEAR = to_day(date(2026, 1, 1))
STILL, AT_WORK = Report(activity="inactive"), Report(activity="active")


def a_site(code: str, **more: object) -> tuple[str, dict[str, object]]:
    cells = {"site": code, "name": code.lower(), "capacity_high_kg": 1_000_000, "baseline_date": NEW_YEAR - 500}
    return "sites", cells | more


def standing(rule: str) -> set[str]:
    """The subjects of the findings of a rule that stand."""
    return set(Finding.objects.filter(rule=rule).exclude(state="cleared").values_list("subject", flat=True))


def seen(day: int, report: Report = STILL, **more: object) -> Done:
    return record_visit(site="S-1", day=NEW_YEAR + day, report=report, by=SYSTEM, **more)  # type: ignore[arg-type]


def test_bags_of_a_site_seen_still_are_serious_until_a_visit_sees_it_active_again() -> None:
    deliver([a_site("S-1"), mined("1", 50, NEW_YEAR + 3), mined("2", 50, NEW_YEAR + 40)])
    raised = {name for name in seen(2).settled.raised if name.startswith("PROD")}
    assert raised == {"PROD:site_month:S-1 2026-01", "PROD:site_month:S-1 2026-02"}
    again = seen(35, AT_WORK)
    assert [name for name in again.settled.cleared if name.startswith("PROD")] == ["PROD:site_month:S-1 2026-02"]
    deliver([mined("3", 50, NEW_YEAR + 33)], batch=2)
    assert "S-1 2026-02" in standing("PROD")
    assert keys_waiting() == 0


def test_a_visit_counts_as_seen_and_a_prevented_one_does_not() -> None:
    deliver([a_site("S-1"), mined("1", 50, NEW_YEAR + 3)])
    assert "S-1 2026-01" in standing("GHOST")
    stale = Finding.objects.get(rule="GHOST", subject="S-1 2026-01").facts
    assert "unvisited" in stale
    kept = record_prevented(site="S-1", day=NEW_YEAR - 10, reason="insecurity", note="", by=SYSTEM)
    assert kept.settled.changed == ()
    done = seen(-10, AT_WORK)
    assert "GHOST:site_month:S-1 2026-01" in (*done.settled.changed, *done.settled.cleared)
    assert "unvisited" not in Finding.objects.get(rule="GHOST", subject="S-1 2026-01").facts


def test_a_correction_counts_in_place_of_what_it_corrects_and_keeps_it() -> None:
    deliver([a_site("S-1"), mined("1", 50, NEW_YEAR + 3)])
    first = seen(2)
    corrected = seen(2, AT_WORK, corrects=first.seq)
    assert "PROD:site_month:S-1 2026-01" in corrected.settled.cleared
    rows = {row.seq: (row.visit, row.state, row.replaced_by) for row in Visit.objects.all()}
    assert rows[first.seq] == (first.seq, "replaced", corrected.seq)
    assert rows[corrected.seq] == (first.seq, "seen", None)
    with pytest.raises(Refused, match="Nothing differs"):
        seen(2, AT_WORK, corrects=first.seq)
    withdraw_visit(visit=first.seq, reason="another site", by=SYSTEM)
    with pytest.raises(Refused, match="taken back"):
        seen(3, AT_WORK, corrects=first.seq)


def test_a_visit_under_an_old_code_speaks_of_the_site_it_means_now() -> None:
    deliver([a_site("S-1"), a_site("S-2"), mined("1", 50, NEW_YEAR + 3, site="S-2")])
    seen(2)
    assert "S-2 2026-01" not in standing("PROD")
    deliver([("site_changes", {"site": "S-1", "action": "merge", "into": "S-2", "date": NEW_YEAR + 1})], batch=2)
    assert "S-2 2026-01" in standing("PROD")


def test_the_tagging_point_a_visit_saw_is_stated_in_the_register_when_a_person_confirms_it() -> None:
    deliver([a_site("S-1", tagging_point="TP-1", aliases=["old"])])
    visit = seen(2, Report(activity="active", tagging_point="TP-9")).seq
    assert Site.objects.get(code="S-1").tagging_point == "TP-1"
    confirm_point(visit=visit, by=SYSTEM)
    assert Site.objects.get(code="S-1").tagging_point == "TP-9"
    with pytest.raises(Refused, match="no tagging point"):
        confirm_point(visit=visit, by=SYSTEM)


def test_an_officer_records_visits_of_the_own_area_only() -> None:
    deliver([a_site("S-1", province="North"), a_site("S-2", province="South")])
    officer = Actor("P-22222222", Role.FIELD_OFFICER, areas=frozenset({"province:North"}))
    record_visit(site="S-1", day=NEW_YEAR, report=AT_WORK, by=officer)
    with pytest.raises(Refused, match="may not do that here"):
        record_visit(site="S-2", day=NEW_YEAR, report=AT_WORK, by=officer)
    with pytest.raises(Refused, match="future"):
        record_visit(site="S-1", day=to_day(date(2999, 1, 1)), report=AT_WORK, by=officer)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_comes_in_whatever_order_findings_stand_as_a_full_verification_makes_them(seed: int) -> None:
    chance = random.Random(seed)
    sites = ("S-1", "S-2", "S-3")
    deliver([a_site(code, baseline_date=NEW_YEAR - chance.choice((10, 380, 700))) for code in sites])
    made: list[int] = []
    for step in range(30):
        site, day = chance.choice(sites), NEW_YEAR + chance.randint(-400, 120)
        report = Report(activity=chance.choice(("active", "inactive", "inactive", "")), men=chance.randint(0, 9))
        match chance.choice(
            ("bags", "bags", "visit", "visit", "visit", "prevented", "correct", "withdraw", "register")
        ):
            case "bags":
                days = [NEW_YEAR + chance.randint(0, 120) for _ in range(3)]
                deliver([mined(f"{step}{n}", 50, d, site=site) for n, d in enumerate(days)], batch=step + 2)
            case "visit":
                made.append(record_visit(site=site, day=day, report=report, by=SYSTEM).seq)
            case "prevented":
                made.append(record_prevented(site=site, day=day, reason="road", note="", by=SYSTEM).seq)
            case "register":
                deliver([("site_changes", {"site": "S-3", "action": "merge", "into": "S-1", "date": day})], step + 2)
            case what if made:
                visit = chance.choice(made)
                # A visit that was taken back, or one that says this already, is not corrected again.
                with suppress(Refused):
                    if what == "correct":
                        record_visit(site=site, day=day, report=report, by=SYSTEM, corrects=visit)
                    else:
                        withdraw_visit(visit=visit, reason="an error", by=SYSTEM)
    assert keys_waiting() == 0
    before = set(Finding.objects.values_list("id", "state", "facts", "seq"))
    verify()
    assert set(Finding.objects.values_list("id", "state", "facts", "seq")) == before
