"""The whole ledger read from the database is judged as its pieces were; limits change what is found."""

import json
import random
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.findings.models import Case, Finding
from chanzo.findings.queries import standing
from chanzo.findings.shelves import Findings
from chanzo.findings.types import CaseRow
from chanzo.ledger.services.rows import Database
from chanzo.ledger.shelves import compact
from chanzo.people.scopes import EVERYTHING
from chanzo.people.types import SYSTEM
from chanzo.traceability.derive.book import Book
from chanzo.traceability.plan import Arrival, Row, SheetRows
from chanzo.traceability.services.sheets import names_in_force
from chanzo.traceability.tables import sheet_name
from chanzo.verification.causes import causes
from chanzo.verification.evidence.stream import whole_evidence
from chanzo.verification.rules import judge
from chanzo.verification.services.judging import differences, limits_of
from chanzo.verification.services.limits import set_limit
from chanzo.verification.services.receive import receive
from chanzo.verification.services.verify import Everywhere, verify
from chanzo.verification.types import everything

from .papers import ROWS

pytestmark = pytest.mark.django_db


def deliver(rows: list[tuple[str, dict[str, Any]]], batch: int = 1) -> None:
    sheets: dict[tuple[str, str], list[Row]] = {}
    for number, (table, cells) in enumerate(rows, 2):
        sheets.setdefault((table, sheet_name(table, cells)), []).append(Row(number, compact(cells)))
    delivered = [SheetRows(table, sheet, some) for (table, sheet), some in sheets.items()]
    receive(delivered, Arrival(batch, "file", 1_800_000_000), by="test")


def mined(tag: str, kg: int, day: int = 20_454, **more: Any) -> tuple[str, dict[str, Any]]:
    cells = {"page": "P-1", "line": tag, "date": day, "site": "S-1", "tag": tag, "mineral": "coltan"}
    return "mine_log", cells | {"weight_kg": kg * 1000} | more


def messy(seed: int, rows: int) -> list[tuple[str, dict[str, Any]]]:
    """Rows of a random programme; the same for the same seed."""
    drawn: list[list[tuple[str, dict[str, Any]]]] = []

    @seeded(seed)
    @settings(max_examples=1, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(ROWS, min_size=rows, max_size=rows))
    def draw(some: list[tuple[str, dict[str, Any]]]) -> None:
        drawn.append(some)

    draw()
    return drawn[-1]


@pytest.mark.parametrize("seed", range(4))
def test_the_ledger_streamed_into_arrays_says_what_its_pieces_said(seed):
    rows = messy(seed, 60)
    random.Random(seed).shuffle(rows)
    for batch, start in enumerate(range(0, len(rows), 20), 1):
        deliver(rows[start : start + 20], batch)
    findings = Findings(Database())
    evidence, shared = whole_evidence(limits_of(findings, names_in_force(Book(Database()))))
    standing_rows = [CaseRow(*row) for row in Case.objects.values_list("id", "finding", "judged", "facts")]
    cases = judge(evidence, everything())
    assert cases
    assert not differences(cases, standing_rows, Everywhere(), findings, evidence, shared)


def test_verifying_twice_records_nothing_the_second_time():
    deliver([mined("04100001", 50), mined("04100002", 150)])
    before = set(Finding.objects.values_list("id", "seq"))
    done = verify()
    assert (done.lots, done.edges) == (2, 0)
    assert done.findings["WEIGHT"] == 1
    assert set(Finding.objects.values_list("id", "seq")) == before


def test_findings_of_events_before_a_day_are_left_out():
    deliver([mined("04100001", 150), mined("04100002", 150, day=20_500)])
    assert verify(rule="WEIGHT").findings == {"WEIGHT": 2}
    assert verify(rule="WEIGHT", since=20_480).findings == {"WEIGHT": 1}


def test_a_limit_set_from_a_day_on_changes_what_stands_and_taking_it_back_changes_it_again():
    deliver([mined("04100001", 150), mined("04100002", 150, day=20_500)])
    weighed = standing(Finding.objects.all(), rule="WEIGHT")
    assert weighed.count() == 2
    set_limit(rule="WEIGHT", name="mine_high_g", value=200_000, valid_from=20_480, reason="big bags", by=SYSTEM)
    assert [row.subject for row in weighed.all()] == ["04100001"]
    set_limit(rule="WEIGHT", name="mine_high_g", value=None, valid_from=20_480, reason="an error", by=SYSTEM)
    assert weighed.all().count() == 2


def test_a_limit_of_a_mineral_is_shown_beside_what_it_measured():
    deliver([mined("04100001", 150), mined("04100002", 150, mineral="cassiterite")])
    set_limit(
        rule="WEIGHT", name="mine_high_g", value=140_000, scope="mineral", scope_value="coltan", reason="so", by=SYSTEM
    )
    limits = {row.subject: json.loads(row.parameters)["mine_high_g"] for row in Finding.objects.filter(rule="WEIGHT")}
    assert limits == {"04100001": 140_000, "04100002": 120_000}


def test_a_limit_s_site_and_mineral_are_understood_as_they_are_on_sheets():
    deliver([mined("04100001", 150, site="colline x"), mined("04100002", 150, mineral="cassiterite")])
    weighed = standing(Finding.objects.all(), rule="WEIGHT")
    for scope, written in (("site", "Colline  X"), ("mineral", "Cassitérite")):
        set_limit(
            rule="WEIGHT", name="mine_high_g", value=200_000, scope=scope, scope_value=written, reason="so", by=SYSTEM
        )
    assert weighed.count() == 0
    with pytest.raises(Refused, match="Name the country, mineral or site"):
        set_limit(
            rule="WEIGHT", name="mine_high_g", value=1, scope="mineral", scope_value="gold", reason="so", by=SYSTEM
        )


def limit(site: str, value: int | None) -> None:
    set_limit(
        rule="WEIGHT", name="mine_high_g", value=value, scope="site", scope_value=site, reason="so", by=SYSTEM
    )  # fmt: skip


def test_a_site_s_limit_follows_its_rename_until_one_is_set_under_the_new_code_or_it_is_taken_back():
    weighed = standing(Finding.objects.filter(rule="WEIGHT"))
    deliver([mined("04100001", 50), mined("04100002", 60, site="S-2", page="P-2")])
    limit("S-1", 45_000)
    assert [row.subject for row in weighed.all()] == ["04100001"]
    deliver([("site_changes", {"site": "S-1", "action": "merge", "into": "S-2", "date": 20_460})], batch=2)
    assert [row.subject for row in weighed.all()] == ["04100001", "04100002"]
    limit("S-2", 55_000)
    assert [row.subject for row in weighed.all()] == ["04100002"]
    limit("S-2", None)
    assert weighed.count() == 0


def test_a_limit_below_zero_is_refused_but_for_a_clock_behind_utc():
    with pytest.raises(Refused, match="cannot be below zero"):
        limit("S-1", -1)
    set_limit(rule="ORDER", name="utc_offset_minutes", value=-300, reason="far west", by=SYSTEM)


def test_findings_of_a_site_are_listed_by_any_of_its_names(capsys: pytest.CaptureFixture[str]):
    deliver([mined("04100001", 50), ("sites", {"site": "S-1", "name": "Mine One", "aliases": ["Old Pit"]})])
    for name in ("S-1", "mine one", " OLD  pit"):
        call_command("findings", "--json", "--site", name)
        assert {row["site"] for row in json.loads(capsys.readouterr().out)} == {"S-1"}
    with pytest.raises(SystemExit):
        call_command("findings", "--json", "--site", "S-9")
    assert "S-9" in capsys.readouterr().err


def test_a_limit_that_no_rule_knows_is_refused():
    with pytest.raises(Refused, match="has no limit"):
        set_limit(rule="WEIGHT", name="colour", value=1, reason="so", by=SYSTEM)


def test_the_bags_of_one_site_without_status_are_one_cause_with_their_grams():
    deliver([mined("04100001", 50), mined("04100002", 60)])
    found = {cause.rule: cause for cause in causes(standing(Finding.objects.all()), EVERYTHING)}
    assert (found["STATUS"].key, found["STATUS"].count, found["STATUS"].at_risk_g) == ("S-1", 2, 110_000)
