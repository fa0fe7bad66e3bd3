"""Official acts, months, questions and records for programs say what their pages say, to the same readers."""

import json
from typing import Any

import pytest
from django.test import Client

from chanzo.findings.services.handling import query_findings
from chanzo.government.queries.figures import figures_of
from chanzo.government.queries.provinces import province_called
from chanzo.government.services.months import close_month, seen_as
from chanzo.people.policies import actor_of
from chanzo.people.services import create_token, create_user


def reader(role: str, **more: object) -> Client:
    user = create_user(email=f"program-of-{role}@example.org", role=role, **more)  # type: ignore[arg-type]
    return Client(headers={"authorization": f"Bearer {create_token(email=user.email)}"})


def read(browser: Client, address: str) -> Any:
    answer = browser.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def test_acts_are_listed_a_page_at_a_time_and_each_tells_its_lines(programme: object) -> None:
    browser = reader("auditor")
    whole = read(browser, "acts")
    assert whole["next"] is None
    numbers, before = [], ""
    while True:
        part = read(browser, f"acts?limit=2{before}")
        numbers += [act["number"] for act in part["acts"]]
        if part["next"] is None:
            break
        before = f"&before={part['next']}"
    assert numbers == [act["number"] for act in whole["acts"]]
    packed = read(browser, "acts?kind=PL")["acts"][0]
    assert packed["organisations"] == ["PROC-1", "SMELT-1"]
    lines = read(browser, f"acts/{packed['number']}")["lines"]
    assert [line["cells"]["tag"] for line in lines] == ["0900", "0901"]
    assert lines[0]["cells"]["agent"] == "AG-4"


def test_a_smelter_reads_a_packing_list_without_its_agent(programme: object) -> None:
    browser = reader("smelter", organisation="SMELT-1")
    (packed,) = read(browser, "acts")["acts"]
    assert "AG-4" not in json.dumps(read(browser, f"acts/{packed['number']}"))


@pytest.mark.parametrize("month", ["2026-01", "1999-12"])
def test_an_open_month_has_figures_and_no_statement(month: str, programme: object) -> None:
    found = read(reader("auditor"), f"months/North/{month}")
    assert (found["closed"], found["statements"], found["differences"]) == (False, [], [])
    assert bool(found["figures"]) == (month == "2026-01")


def test_a_closed_month_gives_its_statement_by_number(programme: object) -> None:
    official = create_user(email="official@example.org", role="official", areas=["province:North"])
    north = province_called("North")
    figures = seen_as(figures_of(north, 2026 * 12))
    close_month(province="North", month=2026 * 12, seen=figures, by=official)
    browser = reader("auditor")
    found = read(browser, "months/North/2026-01")
    (statement,) = found["statements"]
    assert statement["closing"]
    assert statement["figures"] == found["figures"]
    act = read(browser, f"acts/{statement['number']}")
    assert act["statement"]["figures"] == found["figures"]
    states = {(row["province"], row["month"]): row["state"] for row in read(browser, "months?until=2026-01")}
    assert states == {("North", "2026-01"): "to_sign", ("South", "2026-01"): "open"}


def test_a_question_names_the_findings_it_is_about(programme: object) -> None:
    judge = create_user(email="judge@example.org", role="verifier")
    query_findings(ids=["DUP:tag:0101"], asked_of="Office", question="Which?", due=None, by=actor_of(judge))
    browser = reader("auditor")
    (question,) = read(browser, "queries")
    assert (question["asked_of"], question["question"], question["answered"]) == ("Office", "Which?", False)
    whole = read(browser, f"queries/{question['number']}")
    assert [finding["id"] for finding in whole["findings"]] == ["DUP:tag:0101"]


def test_a_record_is_whole_to_an_auditor_and_in_part_to_a_company(programme: object) -> None:
    whole, browser = reader("auditor"), reader("company", organisation="NEG-1")
    number = read(browser, "lots/0100")[0]["record"]
    record, own = read(whole, f"records/{number}"), read(browser, f"records/{number}")
    assert record["agrees"]
    assert json.loads(record["body"])["seq"] == number
    assert set(own) == {"record", "kind", "lines", "lines_not_shown"}
    assert "AG-1" not in json.dumps(own)
    assert {line["cells"]["tag"] for line in own["lines"]} <= {"0100", "0101"}
