"""The worker's rounds: what incidents touch follows the sheets, the clocks ring once a day."""

from pathlib import Path

import pytest

from chanzo.config.services.rounds import Rounds
from chanzo.field.services.imports import import_files
from chanzo.incidents.models import Party, Step
from chanzo.incidents.services.opening import open_incident
from tests.incidents.conftest import MANAGER, days
from tests.incidents.test_exposure import AT_SITE, LATE, holders
from tests.web.programme import recorded, written

__all__ = ["days"]
pytestmark = pytest.mark.django_db


def test_what_an_incident_touches_is_reckoned_once_the_ledger_stands_still(tmp_path: Path) -> None:
    recorded(tmp_path)
    open_incident(account=AT_SITE, by=MANAGER)
    rounds = Rounds()
    rounds.go()
    assert not Party.objects.exists()
    rounds.go()
    assert set(Party.objects.values_list("organisation", flat=True)) == holders("S-1")
    import_files(written(tmp_path, trade_log=LATE), by="test", backfill=True)
    for _ in range(4):
        rounds.go()
    assert set(Party.objects.values_list("organisation", flat=True)) == holders("S-1")
    assert Step.objects.filter(what="reckoned").count() == 2


def test_clocks_ring_on_their_day_and_once(tmp_path: Path, days) -> None:  # type: ignore[no-untyped-def]
    recorded(tmp_path)
    open_incident(account=AT_SITE, by=MANAGER)
    rounds = Rounds()
    for day in (0, 0, 7, 7, 7):
        days(day)
        rounds.go()
        Rounds().go()
    assert list(Step.objects.filter(what="reminded").values_list("before", flat=True)) == ["notify"]
