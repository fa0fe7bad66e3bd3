"""What an incident touches is what a recursive query finds; a sheet that comes late asks once about a new holder."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.field.services.imports import import_files
from chanzo.incidents.models import Incident, Party, Step
from chanzo.incidents.queries.exposure import exposure_of
from chanzo.incidents.services.implicating import implicate
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.services.telling import hold_back, reckon_holders, tell_holders
from chanzo.people.scopes import EVERYTHING
from chanzo.traceability.queries.exposure import exposure
from tests.web.programme import written

from .conftest import MANAGER

pytestmark = pytest.mark.django_db
FIRST, LAST = to_day(date(2026, 1, 1)), to_day(date(2026, 1, 31))
AT_SITE = Account("fraud_origin", site="S-1", first_day=FIRST, last_day=LAST, texts={"summary": "x"})
# Every lot that material of a site entered, found by the inputs' edges alone.
RECURSIVE = """
WITH RECURSIVE later(lot) AS (
    SELECT key FROM traceability_lot WHERE site = %s AND kind = 'mine' AND day BETWEEN %s AND %s
    UNION SELECT i.dst FROM traceability_input i JOIN later ON i.src = later.lot
)
SELECT DISTINCT l.holder FROM later JOIN traceability_lot l ON l.key = later.lot
"""
LATE = """page,line,date,depot,negociant,tag_in,weight_in_kg,tag_out,weight_out_kg,agent
T-9,1,2026-01-12,D-2,NEG-2,0100,40,0750,39,AG-3
"""


def holders(site: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(RECURSIVE, [site, FIRST, LAST])
        return {holder for (holder,) in cursor.fetchall() if holder}


def test_the_holders_are_those_of_a_recursive_query(programme: object) -> None:
    number = open_incident(account=AT_SITE, by=MANAGER)
    reckon_holders(number=number)
    assert set(Party.objects.values_list("organisation", flat=True)) == holders("S-1") != set()
    seen = exposure_of(Incident.objects.get(number=number))
    assert seen == exposure("S-1", FIRST, LAST, scope=EVERYTHING)


def test_an_area_is_its_sites_together(programme: object) -> None:
    account = Account("fraud_origin", area="province:South", first_day=FIRST, last_day=LAST, texts={"summary": "x"})
    number = open_incident(account=account, by=MANAGER)
    assert (
        exposure_of(Incident.objects.get(number=number))["lots"]
        == exposure("S-2", FIRST, LAST, scope=EVERYTHING)["lots"]
    )


def test_a_sheet_that_comes_late_adds_its_holder_once(programme: object, tmp_path: Path) -> None:
    number = open_incident(account=AT_SITE, by=MANAGER)
    reckon_holders(number=number)
    known = list(Party.objects.values_list("organisation", flat=True))
    tell_holders(number=number, organisations=known, text="Look at your lots.", by=MANAGER)
    import_files(written(tmp_path, trade_log=LATE), by="test", backfill=True)
    assert reckon_holders(number=number) is not None
    assert reckon_holders(number=number) is None
    assert set(Party.objects.values_list("organisation", flat=True)) == holders("S-1")
    undecided = Party.objects.filter(told="to_decide").values_list("organisation", flat=True)
    assert list(undecided) == ["NEG-2"]


def test_nobody_is_told_of_an_alert_nor_is_an_implicated_party_of_anything(programme: object) -> None:
    alert = report_alert(account=AT_SITE, by=MANAGER)
    assert reckon_holders(number=alert) is None
    with pytest.raises(Refused) as refused:
        tell_holders(number=alert, organisations=["NEG-1"], text="x", by=MANAGER)
    assert refused.value.code == "NOT_ASSESSED"
    number = open_incident(account=AT_SITE, by=MANAGER)
    implicate(number=number, organisations={"NEG-1": True}, reason="named by two", by=MANAGER)
    with pytest.raises(Refused) as refused:
        tell_holders(number=number, organisations=["NEG-1", "PROC-1"], text="x", by=MANAGER)
    assert refused.value.code == "PARTY_IMPLICATED"
    assert not Step.objects.filter(what="told").exists()


def test_holding_back_names_a_reason_and_a_day(programme: object) -> None:
    number = open_incident(account=AT_SITE, by=MANAGER)
    with pytest.raises(Refused) as refused:
        hold_back(number=number, organisations=["NEG-1"], reason="danger", review_day=None, by=MANAGER)
    assert refused.value.code == "REVIEW_DAY_MISSING"
    hold_back(number=number, organisations=["NEG-1"], reason="danger", review_day=LAST, by=MANAGER)
    assert Party.objects.get(organisation="NEG-1").told == "held"
