"""Studies, visits, agents and procedures for programs: a page at a time, and nothing told in confidence."""

import json
from datetime import date
from pathlib import Path

from chanzo.core.days import to_day
from chanzo.government.agents.services import post_agent, register_agent
from chanzo.people.models import Person
from chanzo.people.types import SYSTEM
from chanzo.sites.models import Site
from chanzo.sites.services.studies import record_study
from chanzo.sites.study_form import CURRENT
from chanzo.sites.types.study import Privacy, Sort

from .presence import presence
from .test_paper_for_programs import read, reader
from .visiting import SECRET, visited

DAY = to_day(date(2026, 1, 1))
ANSWERS = {"day": DAY, "minerals": ["coltan"], "men": 5, "women": 2, "feasible": "yes", "proposed": "wait"}
SAID = "the colonel takes a share of every bag"


def confided() -> dict[str, str]:
    """An answer in every free question that is confidential."""
    asked = [question for question in CURRENT.questions if question.privacy is Privacy.CONFIDENTIAL]
    return {question.key: SAID for question in asked if question.sort in (Sort.LINE, Sort.TEXT)}


def test_studies_are_listed_a_page_at_a_time_and_told_without_what_was_said_in_confidence(programme: object) -> None:
    site = Site.objects.get(code="S-1")
    assert confided()
    seqs = [record_study(site=site, form=1, answers=ANSWERS | confided(), by=SYSTEM).seq for _ in range(5)]
    browser = reader("secretariat")  # who may read confidences on the page
    listed, before = [], ""
    while True:
        part = read(browser, f"studies?limit=2{before}")
        listed += [study["id"] for study in part["studies"]]
        if part["next"] is None:
            break
        before = f"&before={part['next']}"
    assert listed == seqs[::-1]
    told = read(browser, f"studies/{seqs[0]}")
    assert told["answers"]["day"] == "2026-01-01"
    assert told["answers"]["men"] == 5
    assert SAID not in json.dumps(told)
    assert not set(confided()) & set(told["answers"])
    assert read(browser, "studies?site=S-2")["studies"] == []


def test_a_corrected_study_leaves_the_list_and_says_what_replaced_it(programme: object) -> None:
    site = Site.objects.get(code="S-1")
    first = record_study(site=site, form=1, answers=ANSWERS, by=SYSTEM).seq
    second = record_study(site=site, form=1, answers=ANSWERS | {"men": 6}, by=SYSTEM, replaces=first).seq
    browser = reader("auditor")
    assert [study["id"] for study in read(browser, "studies")["studies"]] == [second]
    assert read(browser, f"studies/{first}")["replaced_by"] == second


def test_a_visit_tells_what_was_seen_and_neither_arms_nor_confidences(programme: object) -> None:
    number = visited("S-1", DAY, men=10, women=3, barriers=2, barrier_note=SECRET)
    visited("S-2", DAY)
    browser = reader("secretariat")
    found = read(browser, "visits?limit=1")
    assert [visit["site"] for visit in found["visits"]] == ["S-2"]
    (rest,) = read(browser, f"visits?limit=1&before={found['next']}")["visits"]
    assert (rest["number"], rest["men"], rest["women"]) == (number, 10, 3)
    told = json.dumps(read(browser, f"visits/{number}"))
    assert SECRET not in told
    assert "army" not in told
    assert "barriers" not in told
    assert [visit["site"] for visit in read(browser, "visits?site=S-1")["visits"]] == ["S-1"]


def test_agents_are_codes_and_never_persons(programme: object, tmp_path: Path) -> None:
    presence(tmp_path / "presence")
    person = Person.objects.create(number="P-22222222", name="Somebody Known")
    agent = register_agent(code="AG-7", service="SERVICE", duty="tagging", person=person.number, by=SYSTEM)
    post_agent(agent=agent, post="Tag agent", sites=["S-1"], from_day=DAY, to_day=DAY + 5, by=SYSTEM)
    for browser in (reader("admin"), reader("official", areas=["province:North"])):
        listed = read(browser, "agents?limit=1")
        assert [one["code"] for one in listed["agents"]] == ["AG-1"]
        assert "AG-7" in [one["code"] for one in read(browser, f"agents?after={listed['next']}")["agents"]]
        told = read(browser, "agents/AG-7")
        assert told["posts"][0]["sites"] == ["S-1"]
        assert person.number not in json.dumps(told)
        assert "Somebody" not in json.dumps(told)
    assert [one["code"] for one in read(reader("field_officer", areas=["province:North"]), "agents")["agents"]] == [
        "AG-1", "AG-7",
    ]  # fmt: skip


def test_a_procedure_tells_its_versions_and_what_it_asks(programme: object, tmp_path: Path) -> None:
    words = presence(tmp_path / "presence")
    browser = reader("auditor")
    assert [one["place"] for one in read(browser, "procedures")["procedures"]] == ["S-1", "S-2"]
    first = read(browser, "procedures?limit=1")
    assert [one["place"] for one in read(browser, f"procedures?after={first['next']}")["procedures"]] == ["S-2"]
    told = read(browser, f"procedures/{words['procedure 1']}")
    assert told["texts"][0]["requirements"] == [{"number": "1.1", "text": "Three locks."}]
    assert [version["version"] for version in told["versions"]] == [1]
