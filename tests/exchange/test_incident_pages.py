"""Published incidents and sanctions for everybody: pages, files whose hash is in the ledger, what happened since."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from chanzo.exchange.services.counting import count_halves
from chanzo.exchange.services.withholding import withhold
from chanzo.incidents.publication.services import approve, ask_reply, record_reply, write_draft
from chanzo.incidents.publication.types import Precision, Written
from chanzo.incidents.services.measures import end_measure, take_measure
from chanzo.incidents.services.moving import Particulars, close_incident, level_incident, move_incident
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.types import Measure, Move, Outcome
from chanzo.ledger.models import Record
from chanzo.people.types import SYSTEM
from tests.incidents.conftest import MANAGER, SECRETARIAT, days, programme
from tests.web.conftest import signed_in
from tests.web.weights import weight

__all__ = ["days", "programme", "signed_in"]
pytestmark = pytest.mark.django_db
Days = Callable[[int], int]
TEXT = "=A payment was asked <script>alert(1)</script>"
PAGES = (
    "/open/incidents/", "/open/incidents/2026-0001", "/open/incidents/statistics", "/open/sanctions/",
    "/open/sanctions/S-2026-0001", "/open/incidents/?lang=fr", "/open/sanctions/S-2026-0001?lang=fr",
)  # fmt: skip


@pytest.fixture
def number(programme: object, days: Days) -> str:
    """An incident of S-1 with a published account and a published sanction of NEG-1."""
    today = days(0)
    number = open_incident(account=Account("bribery", level=2, site="S-1", texts={"summary": "x"}), by=MANAGER)
    write_draft(number=number, given=Written(TEXT, precision=Precision.SITE, month="2026-01"), by=MANAGER)
    approve(number=number, passing_over="so", by=MANAGER)
    measure, _ = take_measure(number=number, sort=Measure.SANCTION, about="NEG-1", from_day=today, reason="x",
                              by=MANAGER)  # fmt: skip
    written = Written("Asked for money.", about="NEG-1", named=("NEG-1",), legal_act="Statutes, article 9")
    draft = write_draft(number=number, measure=measure, given=written, by=MANAGER)
    ask_reply(number=number, measure=measure, due=today + 7, by=MANAGER)
    record_reply(draft=draft, organisation="NEG-1", text="We did not.", by=SYSTEM)
    approve(number=number, measure=measure, by=MANAGER)
    return number


@pytest.mark.parametrize("page", PAGES)
def test_a_page_needs_nobody_sets_nothing_and_is_light(page: str, number: str) -> None:
    answer = Client().get(page)
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert not re.search(r"<script(?![^>]*src=)|style=", answer.content.decode())
    assert weight(Client(), page)[0] <= 60_000


def test_a_signed_in_reader_gets_the_same_page_as_everybody(number: str, signed_in: Callable[..., Client]) -> None:
    manager = signed_in("incident_manager", language="fr")
    for page in PAGES:
        assert manager.get(page).content == Client().get(page).content


def test_the_file_of_a_version_has_the_hash_that_the_ledger_has(number: str) -> None:
    for kind, reference in (("incidents", "2026-0001"), ("sanctions", "S-2026-0001")):
        content = Client().get(f"/open/{kind}/{reference}/1.json").content
        told = json.loads(content)
        assert (told["reference"], told["version"]) == (reference, 1)
        bodies = [
            json.loads(body) for body in Record.objects.filter(kind="incident.approved").values_list("body", flat=True)
        ]
        hashes = {body["facts"]["reference"]: body["facts"]["sha256"] for body in bodies}
        assert hashlib.sha256(content).hexdigest() == hashes[reference]
        assert Client().get(f"/open/{kind}/{reference}/2.json").status_code == 404


def test_files_say_what_pages_say_and_no_cell_is_a_formula(number: str) -> None:
    rows = list(csv.DictReader(io.StringIO(Client().get("/open/incidents.csv").content.decode("utf-8-sig"))))
    assert [(row["reference"], row["place"], row["month"], row["text"]) for row in rows] == [
        ("2026-0001", "S-1", "2026-01", f"'{TEXT}")
    ]
    (sanction,) = csv.DictReader(io.StringIO(Client().get("/open/sanctions.csv").content.decode("utf-8-sig")))
    assert (sanction["about"], sanction["asked"], sanction["replied"], sanction["lifted"]) == ("NEG-1", "1", "1", "")
    told = json.loads(Client().get("/open/sanctions.json").content)
    assert told["sanctions"][0]["versions"][0]["replies"][0]["text"] == "We did not."
    written = csv.DictReader(io.StringIO(Client().get("/open/incident-dictionary.csv").content.decode("utf-8-sig")))
    columns = {(row["file"], row["column"]) for row in written}
    assert {("incidents.csv", name) for name in rows[0]} <= columns
    assert {("sanctions.csv", name) for name in sanction} <= columns


def test_later_levels_reopening_and_outcome_are_listed_under_it(number: str, days: Days) -> None:
    def since() -> list[tuple[str, str]]:
        told = json.loads(Client().get("/open/incidents.json").content)["incidents"][0]
        return [(one["what"], one["after"]) for one in told["since"]]

    assert since() == []
    days(5)
    level_incident(number=number, level=2, high_risk=True, reason="secret", by=MANAGER)
    assert since() == []
    level_incident(number=number, level=3, high_risk=True, reason="secret", by=MANAGER)
    move_incident(number=number, move=Move.VERIFY, reason="secret", by=MANAGER)
    to = Particulars(transferred_to="secret", reference="secret")
    close_incident(number=number, outcome=Outcome.TRANSFERRED, reason="secret", particulars=to, by=MANAGER)
    assert since() == [("level", "3"), ("close", "transferred")]
    page = Client().get("/open/incidents/").content.decode()
    assert ("Transferred" in page, "Level 3" in page) == (True, True)
    days(9)
    move_incident(number=number, move=Move.REOPEN, reason="secret", by=MANAGER)
    assert since()[-1] == ("reopen", "")
    assert "Not closed" in Client().get("/open/incidents/").content.decode()
    assert "secret" not in Client().get("/open/incidents/2026-0001").content.decode()


def test_a_version_is_public_on_its_day(number: str, days: Days) -> None:
    wait = Written("Later.", not_before=days(0) + 30, delay_reason="the court asked")
    write_draft(number=number, given=wait, by=MANAGER)
    approve(number=number, by=SECRETARIAT)
    assert "Later." not in Client().get("/open/incidents/2026-0001").content.decode()
    assert Client().get("/open/incidents/2026-0001/2.json").status_code == 404
    days(30)
    page = Client().get("/open/incidents/2026-0001").content.decode()
    assert "Later." in page
    assert "A payment was asked" in page  # the version before stays beside it


def test_a_sanction_says_when_it_was_lifted(number: str, days: Days) -> None:
    measure = json.loads(Record.objects.filter(kind="incident.approved").last().body)["facts"]["measure"]
    end_measure(number=number, measure=measure, outcome="secret", day=days(20), by=MANAGER)
    page = Client().get("/open/sanctions/S-2026-0001").content.decode()
    assert "Lifted on 22 Mar 2026" in page
    assert "secret" not in page


def test_what_names_a_place_that_is_withheld_since_is_closed_at_once(number: str, days: Days) -> None:
    withhold(area="S-1", reason="safety", level="area", from_day=0, review_day=days(0) + 90, by=SYSTEM)
    assert Client().get("/open/incidents/2026-0001").status_code == 410
    assert Client().get("/open/incidents/2026-0001/1.json").status_code == 410
    assert "A payment" not in Client().get("/open/incidents.csv").content.decode()
    assert json.loads(Client().get("/open/incidents.json").content)["incidents"] == []
    page = Client().get("/open/incidents/").content.decode()
    assert ("S-1" in page, "Closed for now" in page) == (False, True)
    assert Client().get("/open/sanctions/S-2026-0001").status_code == 200


def test_statistics_are_shown_by_half_year_with_what_is_withheld(number: str, days: Days) -> None:
    for at in range(7):
        days(at)
        open_incident(account=Account("safety", site="S-1", texts={"summary": "x"}), by=MANAGER)
    assert "No half-year was counted yet" in Client().get("/open/incidents/statistics").content.decode()
    count_halves(today=days(300))
    page = Client().get("/open/incidents/statistics?half=2026-H1").content.decode()
    assert "2026-H1" in page
    assert "All others together" in page
    assert "Par niveau" in Client().get("/open/incidents/statistics?lang=fr").content.decode()
    rows = csv.DictReader(io.StringIO(Client().get("/open/incident-statistics.csv").content.decode("utf-8-sig")))
    numbers = [int(row["number"]) for row in rows if row["by"] != "median_days"]
    assert numbers
    assert min(numbers) >= 5
