"""Programs are told what the command line tells, and no more than their account may see."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from chanzo.people.services import create_token, create_user


@pytest.fixture
def ask(db: None):
    """Asks the API as an account, one token a role."""
    tokens: dict[str, str] = {}

    def asked(address: str, role: str = "verifier", **more: object):
        email = f"{role}@example.org"
        if email not in tokens:
            create_user(email=email, role=role, **more)  # type: ignore[arg-type]
            tokens[email] = create_token(email=email)
        answer = Client().get(f"/api/v1{address}", headers={"authorization": f"Bearer {tokens[email]}"})
        return answer, json.loads(answer.content)

    return asked


def said(*command: str) -> object:
    out = StringIO()
    call_command(*command, "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize(
    ("address", "command"),
    [
        ("/trace/LOT-1", ["trace", "LOT-1"]),
        ("/trace/0101", ["trace", "0101"]),
        ("/trace/0101@P-1/2", ["trace", "0101@P-1/2"]),
        ("/trace/0700?direction=back", ["trace", "0700", "--direction", "back"]),
        ("/exposure?site=S-1", ["exposure", "--site", "S-1"]),
        (
            "/exposure?site=S-2&from=2026-01-01&to=2026-01-06",
            ["exposure", "--site", "S-2", "--from", "2026-01-01", "--to", "2026-01-06"],
        ),
        ("/findings", ["findings"]),
        ("/findings?rule=DUP&state=candidate", ["findings", "--rule", "DUP", "--state", "candidate"]),
    ],
)
def test_the_same_answers_as_at_the_command_line(address: str, command: list[str], programme: object, ask) -> None:
    answer, document = ask(address)
    assert answer.status_code == 200
    told = said(*command)
    assert sorted(map(str, document)) == sorted(map(str, told)) if isinstance(told, list) else document == told


def test_a_lot_is_its_facts_and_its_origins(programme: object, ask) -> None:
    _, lots = ask("/lots/LOT-1")
    (lot,) = lots
    (shown,) = said("composition", "LOT-1")
    assert shown.items() <= lot.items()
    assert (lot["organisation"], lot["page"], lot["mineral"]) == ("PROC-1", "LOT-1", "cassiterite")
    assert len(ask("/lots/0101")[1]) == 2


def test_sites_are_listed_a_page_at_a_time(programme: object, ask) -> None:
    first = ask("/sites?limit=1")[1]
    second = ask(f"/sites?limit=1&after={first[0]['site']}")[1]
    assert [site["site"] for site in first + second] == ["S-1", "S-2"]
    assert first[0]["status"] == {"programme": "integrated", "icglr": "", "national": ""}
    assert ask("/sites?q=old one")[1] == first


def test_findings_are_listed_a_page_at_a_time(programme: object, ask) -> None:
    every = [row["id"] for row in ask("/findings")[1]]
    paged: list[str] = []
    while rows := ask(f"/findings?limit=2&after={paged[-1] if paged else ''}")[1]:
        paged += [row["id"] for row in rows]
    assert paged == every


@pytest.mark.parametrize("address", ["/trace/NONE", "/lots/NONE", "/exposure?site=NONE"])
def test_what_is_unknown_is_a_problem_with_its_code(address: str, programme: object, ask) -> None:
    answer, problem = ask(address)
    assert (answer.status_code, problem["code"]) == (404, "ID_UNKNOWN")
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/trace/0200", "/lots/0200", "/lots/LOT-1", "/trace/LOT-1"])
def test_what_is_foreign_is_unknown(address: str, programme: object, ask) -> None:
    assert ask(address, "company", organisation="NEG-1")[0].status_code == 404


def test_a_company_traces_its_own_and_names_only_the_next(programme: object, ask) -> None:
    answer, trace = ask("/trace/0700", "company", organisation="NEG-1")
    assert answer.status_code == 200
    assert {node["id"] for node in trace["nodes"]} <= {"0700", "0100", "0101@P-2/2", "B-1"}
    assert [origin["site"] for origin in trace["origins"]] == ["S-1", "S-2"]
    assert "LOT-1" not in json.dumps(trace)


def test_wrong_values_are_problems(programme: object, ask) -> None:
    for address in ("/exposure", "/exposure?site=S-1&from=yesterday", "/sites?limit=0", "/trace/0100?direction=up"):
        answer, problem = ask(address)
        assert (answer.status_code, problem["code"]) == (422, "BAD_REQUEST"), address


def test_who_may_not_see_is_told_so(programme: object, ask) -> None:
    assert ask("/trace/0100", "civil_society")[0].status_code == 403
    assert Client().get("/api/v1/trace/0100").status_code == 401
