"""Lines that acts on sites state enter by the one door and are judged with what they touch."""

from datetime import date
from pathlib import Path

import pytest

from chanzo.core.days import NO_DAY, to_day
from chanzo.findings.models import Finding
from chanzo.ledger.services.checking import check_chain
from chanzo.ledger.services.recording import recording
from chanzo.sites.door import door
from chanzo.sites.models import Site, SiteVersion
from chanzo.sites.queries.register import register_cells
from chanzo.traceability.models import Line
from chanzo.verification.services.receive import keys_waiting
from tests.web.programme import recorded

pytestmark = pytest.mark.django_db
NEW_YEAR = to_day(date(2026, 1, 1))


def test_a_status_given_by_an_act_is_a_line_and_is_judged(tmp_path: Path) -> None:
    recorded(tmp_path)
    cells = {
        "site": "S-1",
        "scheme": "programme",
        "status": "withdrawn",
        "from": to_day(date(2026, 1, 1)),
        "act": "A-9",
    }
    with recording():
        keys = door().enter("site_status", cells, by="test", source="act 1")
    assert keys_waiting() > 0
    settled = door().settle(keys)
    assert keys_waiting() == 0
    assert "STATUS" in {Finding.objects.get(id=name).rule for name in settled.raised}
    assert check_chain().ok


def test_a_line_stated_again_with_another_capacity_keeps_all_else(tmp_path: Path) -> None:
    recorded(tmp_path)
    site = Site.objects.get(code="S-1")
    before = SiteVersion.objects.get(version=site.version)
    cells = register_cells(site, capacity_high_kg=1_000, capacity_low_kg=500, capacity_from=NEW_YEAR)
    with recording():
        keys = door().enter("sites", cells, by="test", source="act 1")
    settled = door().settle(keys)
    after = SiteVersion.objects.get(version=Site.objects.get(code="S-1").version)
    assert (after.name, after.aliases, after.tagging_point) == (before.name, before.aliases, before.tagging_point)
    assert (after.capacity_low_g, after.capacity_high_g) == (500, 1_000)
    assert {Finding.objects.get(id=name).subject for name in settled.raised} >= {"S-1 2026-01"}
    assert Line.objects.filter(table="sites", batch__isnull=True).count() == 1


def test_a_capacity_stated_again_with_all_else_touches_only_the_months_it_covers(tmp_path: Path) -> None:
    recorded(tmp_path)
    site = Site.objects.get(code="S-1")
    cells = register_cells(site, capacity_high_kg=1_000, capacity_from=NEW_YEAR)
    with recording():
        keys = door().enter("sites", cells, by="test", source="act 1")
        everything = door().touch({"S-1": NO_DAY})
    assert keys == {("site_month", "S-1 2026-01"), ("point_month", "TP-1 2026-01")}
    assert keys < everything


def test_what_is_touched_waits_until_it_is_settled(tmp_path: Path) -> None:
    recorded(tmp_path)
    with recording():
        keys = door().touch({"S-1": NO_DAY})
    assert ("site_month", "S-1 2026-01") in keys
    assert keys_waiting() == len(keys)
    assert door().settle(keys).raised == ()
    assert keys_waiting() == 0
