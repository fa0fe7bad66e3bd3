"""What agents say in confidence leaves counters and nothing else, and cannot be worked out by reading often."""

import logging
import re
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.government.confidence.models import ConfidenceCounter
from chanzo.government.confidence.queries import quarters_visible_to
from chanzo.government.confidence.services import take_confidence
from chanzo.government.confidence.types import Question, Tally
from chanzo.ledger.models import Record
from chanzo.people.models import User
from chanzo.people.types import Actor, Role
from tests.government.office import Office
from tests.web.conftest import SignIn

MANAGER = Actor("P-44444444", Role.INCIDENT_MANAGER)
OFFICER = Actor("P-55555555", Role.FIELD_OFFICER, areas=frozenset({"territory:Hill"}))
AUDITOR = Actor("P-66666666", Role.AUDITOR)
QUARTER = 2026 * 4  # the first of 2026


class Calendar:
    """The day on which a test takes place."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moment = datetime(2026, 3, 20, 10, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: self.moment)

    def turn_to(self, day: str) -> None:
        self.moment = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    return Calendar(monkeypatch)


def answers(*yes: str) -> dict[str, bool]:
    return {str(question): question in yes for question in Question}


def say(province: str, number: int, *yes: str, by: Actor = MANAGER, quarter: int = QUARTER) -> None:
    for _ in range(number):
        take_confidence(province=province, quarter=quarter, said=answers(*yes), by=by)


def readable(user: Actor = AUDITOR) -> dict[tuple[int, str, str], Tally]:
    """Every count that an account can read, by quarter, question and province (empty: all together)."""
    found = {}
    for quarter in quarters_visible_to(user):
        for question in Question:
            for province, one in [*quarter.shown[question].items(), ("", quarter.whole[question])]:
                if one.tally is not None:
                    found[quarter.quarter, str(question), province] = one.tally
    return found


def rows() -> list[tuple]:
    return list(ConfidenceCounter.objects.order_by("id").values_list("province", "quarter", "question", "yes", "no"))


def test_an_answer_makes_counters_go_up_and_leaves_no_row(served: Office, calendar: Calendar) -> None:
    before, head = everything(), Record.objects.count()
    say("North", 1, "bribe", by=OFFICER)
    after = everything()
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {"government_confidence"}
    assert Record.objects.count() == head
    assert len(rows()) == 2 * len(Question)
    say("North", 1, "bribe", by=OFFICER)
    assert len(rows()) == 2 * len(Question)
    assert ("North", QUARTER, "bribe", 2, 0) in rows()
    assert {field.name for field in ConfidenceCounter._meta.fields} == {
        "id", "province", "quarter", "question", "yes", "no",
    }  # fmt: skip


def test_the_order_of_rows_does_not_tell_who_answered_first(served: Office, calendar: Calendar) -> None:
    say("South", 1)
    assert [row[0] for row in rows()] == ["North"] * len(Question) + ["South"] * len(Question)


def everything() -> dict[str, list[tuple]]:
    """Every row of every table of the programme."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            found[model._meta.db_table] = sorted(map(repr, cursor.fetchall()))
    return found


def test_only_finished_quarters_are_read_and_none_changes_afterwards(served: Office, calendar: Calendar) -> None:
    """A reader who comes every day sees each count for the first time in its final state."""
    say("North", 6, "bribe")
    say("North", 6)
    seen: dict[tuple[int, str, str], set[Tally]] = {}
    for day in ("2026-03-20", "2026-03-31", "2026-04-01", "2026-04-15", "2026-04-16", "2026-05-01", "2026-08-01"):
        calendar.turn_to(day)
        with suppress(Refused):  # from the day of release on
            say("North", 1, "bribe")
        for key, tally in readable().items():
            seen.setdefault(key, set()).add(tally)
        assert (day >= "2026-04-16") == bool(readable()), day
    assert seen[QUARTER, "bribe", "North"] == {Tally(10, 6)}
    assert all(len(tallies) == 1 for tallies in seen.values())


def test_small_counts_and_what_would_tell_them_are_withheld(served: Office, calendar: Calendar) -> None:
    say("North", 6, "bribe", "threat")
    say("North", 7)
    say("South", 3, "bribe")
    say("South", 8)
    calendar.turn_to("2026-05-01")
    found = readable()
    assert found[QUARTER, "bribe", "North"] == Tally(6, 7)
    # With one province hidden, the sum of both would tell it.
    assert [key for key in found if key[2] != "North"] == []
    # Nobody said yes: that too is a count under five.
    assert [key for key in found if key[1] == "armed"] == []


def test_a_reader_bound_to_an_area_reads_no_sum_of_all(served: Office, calendar: Calendar) -> None:
    for province in ("North", "South"):
        say(province, 6, "bribe")
        say(province, 6)
    calendar.turn_to("2026-05-01")
    bound = Actor("P-77777777", Role.AUDITOR, areas=frozenset({"province:North"}))
    assert set(readable(bound)) == {(QUARTER, "bribe", "North")}
    assert readable()[QUARTER, "bribe", ""] == Tally(12, 12)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"said": {"bribe": True}}, "CONFIDENCE_WHOLE"),
        ({"quarter": QUARTER - 1}, "CONFIDENCE_QUARTER"),
        ({"quarter": QUARTER + 1}, "CONFIDENCE_QUARTER"),
        ({"province": "South"}, "CONFIDENCE_PROVINCE"),
        ({"by": AUDITOR}, "NOT_ALLOWED"),
    ],
)
def test_what_may_not_be_counted_is_refused(facts: dict, code: str, served: Office, calendar: Calendar) -> None:
    given = {"province": "North", "quarter": QUARTER, "said": answers(), "by": OFFICER} | facts
    with pytest.raises(Refused) as refusal:
        take_confidence(**given)
    assert refusal.value.code == code
    assert rows() == []


def sheet(browser: Client, *yes: str, province: str = "North") -> dict[str, str]:
    page = browser.get("/agents/confidence").content.decode()
    quarter = re.findall(r'value="(\d{4}-Q\d)"', page)[0]
    said = {f"secret_{question}": "yes" if question in yes else "no" for question in Question}
    return {"secret_province": province, "secret_quarter": quarter} | said


def test_the_page_explains_before_it_asks_and_forgets_at_once(
    served: Office, signed_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    officer = signed_in("field_officer", areas=["province:North"])
    page = officer.get("/agents/confidence")
    text = page.content.decode()
    assert text.index("Read this out before you ask") < text.index("secret_salary")
    assert "<textarea" not in text.split("<main")[1]
    assert "data-draft " not in text
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page.headers["Cache-Control"]
    sent = officer.post("/agents/confidence", sheet(officer, "bribe"))
    assert (sent.status_code, sent.headers["Location"]) == (302, "/agents/confidence")
    assert {row[0] for row in rows() if row[3:] != (0, 0)} == {"North"}
    assert not [text for text in caplog.messages if "secret_" in text and "INSERT" not in text]
    assert not [cookie for cookie in officer.cookies.values() if "bribe" in cookie.value or "North" in cookie.value]


def test_a_sheet_sent_after_its_session_ended_is_kept_nowhere(served: Office, signed_in: SignIn) -> None:
    officer = signed_in("field_officer", areas=["province:North"])
    filled = sheet(officer, "bribe")
    User.objects.filter(role="field_officer").update(seal="another")
    answer = officer.post("/agents/confidence", filled)
    assert "/account/login/" in answer.headers["Location"]
    assert "kept_form" not in dict(officer.session)
    assert rows() == []


def test_who_may_ask_and_who_may_read(served: Office, signed_in: SignIn) -> None:
    asking = {"incident_manager", "field_officer"}
    reading = {"secretariat", "incident_manager", "auditor"}
    for role in Role:
        areas = ["province:North"] if role in ("field_officer", "agent", "official", "committee") else []
        browser = signed_in(role.value, areas=areas)
        assert (browser.get("/agents/confidence").status_code == 200) is (role in asking), role
        assert (browser.get("/agents/confidence/figures").status_code == 200) is (role in reading), role


def test_a_file_of_the_figures_holds_no_more_than_the_page(
    served: Office, signed_in: SignIn, calendar: Calendar
) -> None:
    say("North", 6, "bribe")
    say("North", 7)
    say("South", 3, "bribe")
    calendar.turn_to("2026-05-01")
    auditor = signed_in("auditor")
    page = auditor.get("/agents/confidence/figures").content.decode()
    assert "Asked for or offered money" in page
    assert "South" not in page
    told = auditor.get("/agents/confidence/figures?format=csv").getvalue().decode()
    assert [line.split(",")[2:] for line in told.splitlines()[1:]] == [["North", "6", "7", "0.461538"]]
