"""What the made-up programme tells of tag custody, on the small programme that the web tests know by heart."""

from pathlib import Path

import pytest

from chanzo.core import clock
from chanzo.demo.story.custody import tell
from chanzo.field.services.imports import import_files
from chanzo.findings.models import Finding
from chanzo.government.custody.models import Difference, Inventory, Lockbox, Opening, TagRequest
from chanzo.government.custody.queries.inventories import later_uses
from chanzo.people.services import create_user
from tests.web.programme import TABLES, written


@pytest.mark.django_db
def test_custody_is_told_with_a_lockbox_requests_a_difference_and_a_seized_office(tmp_path: Path) -> None:
    sites = TABLES["sites"].replace("site,name,aliases,province", "site,name,aliases,country,province")
    sites = sites.replace("Old One,North", "Old One,CD,North").replace("Mine Two,,South", "Mine Two,,CD,South")
    import_files(written(tmp_path, **TABLES | {"sites": sites}), by="test", backfill=True)
    before = set(Finding.objects.values_list("id", flat=True))
    tell(today=clock.today(), seed=1)
    tell(today=clock.today(), seed=1)  # it is told once
    assert Lockbox.objects.count() == 1
    assert {"[]"} < set(Opening.objects.values_list("absent", flat=True))
    stages = set(TagRequest.objects.values_list("stage", flat=True))
    assert stages == {"received", "in_transit", "pending", "to_revise"}
    assert sorted(Difference.objects.values_list("open_count", flat=True)) == [4, 5]
    reader = create_user(email="reader@example.org", role="verifier")
    [use] = later_uses(reader, list(Inventory.objects.all()))
    assert use.number == "05010017"
    assert set(Finding.objects.filter(rule="DEAD").values_list("id", flat=True)) - before == {use.finding.id}
