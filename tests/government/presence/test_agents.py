"""Agents registered, posted, handed over, seen tagging; and who may know of it."""

import json
import re

import pytest

from chanzo.core.refusals import Refused
from chanzo.government.agents.coverage import coverage_of, without_agent
from chanzo.government.agents.models import Agent, PostHandOver, Posting
from chanzo.government.agents.services import (
    end_posting,
    hand_over_post,
    note_training,
    post_agent,
    register_agent,
)
from chanzo.ledger.models import Record
from chanzo.people.models import User
from chanzo.sites.models import Visit
from chanzo.sites.services.visits import record_visit
from chanzo.sites.types.visits import Report
from tests.government.office import Office, number_of
from tests.web.conftest import SignIn

from .conftest import NORTHERN, SECRETARIAT, day


def registered(code: str = "AG-1", by: object = SECRETARIAT) -> str:
    return register_agent(code=code, service="SERVICE", duty="tagging", by=by)


def posted(agent: str = "AG-1", by: object = SECRETARIAT, **more: object) -> int:
    facts = {"post": "Tag agent", "sites": ["S-1"], "from_day": day("2026-01-01")} | more
    return post_agent(agent=agent, **facts, by=by)  # type: ignore[arg-type]


def test_an_agent_is_a_code_and_no_name_enters_the_record(served: Office) -> None:
    registered("ag-1")
    assert Agent.objects.get().code == "AG-1"
    for code, service, why in (("Amina Furaha", "SERVICE", "AGENT_CODE"), ("AG-2", "NEG-1", "AGENT_SERVICE")):
        with pytest.raises(Refused) as refusal:
            register_agent(code=code, service=service, duty="tagging", by=SECRETARIAT)
        assert refusal.value.code == why
    with pytest.raises(Refused) as refusal:
        register_agent(code="AG-2", service="SERVICE", duty="tagging", person="Amina", by=SECRETARIAT)
    assert refusal.value.code == "PERSON_WRONG"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"sites": []}, "POSTING_NOWHERE"),
        ({"sites": ["S-9"]}, "POSTING_SITE"),
        ({"sites": [], "point": "TP-9"}, "POSTING_PLACE"),
        ({"to_day": day("2025-12-31")}, "POSTING_DAYS"),
        ({"from_day": day("2100-01-01")}, "POSTING_FAR"),
        ({"from_day": day("2026-03-01")}, "POSTING_DOUBLE"),
        ({"agent": "AG-9"}, "AGENT_UNKNOWN"),
    ],
)
def test_a_posting_that_cannot_be_is_refused(facts: dict[str, object], code: str, served: Office) -> None:
    registered()
    posted()
    with pytest.raises(Refused) as refusal:
        posted(**facts)
    assert refusal.value.code == code


def test_an_agent_that_moves_leaves_its_post_on_the_day_before(served: Office) -> None:
    registered()
    first = posted()
    posted(sites=["S-2"], from_day=day("2026-02-01"), ends=[first])
    old = Posting.objects.get(seq=first)
    assert (old.to_day, old.reason) == (day("2026-01-31"), "moved")
    with pytest.raises(Refused) as refusal:
        end_posting(posting=first, day=day("2026-01-20"), reason="leave", by=SECRETARIAT)
    assert refusal.value.code == "POSTING_ENDED"


def test_a_posting_with_a_last_day_ends_no_later(served: Office) -> None:
    registered()
    planned = posted(to_day=day("2026-01-31"))
    with pytest.raises(Refused) as refusal:
        end_posting(posting=planned, day=day("2026-02-01"), reason="leave", by=SECRETARIAT)
    assert refusal.value.code == "POSTING_ENDED"
    end_posting(posting=planned, day=day("2026-01-20"), reason="leave", by=SECRETARIAT)
    assert Posting.objects.get().to_day == day("2026-01-20")


def test_a_post_passes_to_a_successor_with_the_tags_that_go_along(served: Office) -> None:
    registered()
    registered("AG-8")
    posting = posted()
    served.take(
        tag_movements="action,type,first,last,date,holder,site\nhand_over,mine,0120,0149,2026-02-10,SERVICE,S-1\n"
    )
    act = number_of("TH")
    with pytest.raises(Refused) as refusal:
        hand_over_post(
            posting=posting, successor="AG-8", day=day("2026-02-10"), acts=["TD-2026-000001-001"], by=SECRETARIAT
        )
    assert refusal.value.code == "HAND_OVER_ACT"
    hand_over_post(posting=posting, successor="AG-8", day=day("2026-02-10"), acts=[act], notes="scale", by=SECRETARIAT)
    passed = Posting.objects.get(agent="AG-8")
    assert (passed.from_day, json.loads(passed.sites), passed.post) == (day("2026-02-11"), ["S-1"], "Tag agent")
    assert Posting.objects.get(seq=posting).successor == "AG-8"
    assert json.loads(PostHandOver.objects.get().acts) == [act]


def test_coverage_tells_sites_without_an_agent_and_tags_used_alone(served: Office) -> None:
    registered()
    registered("AG-5")
    posted(from_day=day("2026-01-01"), to_day=day("2026-01-31"))
    posted("AG-5", sites=[], point="TP-1", from_day=day("2026-01-01"))
    found = coverage_of(SECRETARIAT, day("2026-01-20"), months=1)
    assert [row.site for row in found.uncovered] == ["S-2"]
    assert [(row.site, row.days, row.bags, row.agents) for row in found.alone] == [("S-2", 2, 3, "AG-2")]
    assert [(row.agent, row.site) for row in found.unknown] == [("AG-2", "S-2")]
    assert [row.agent for row in found.unseen] == ["AG-5"]
    assert [(row.territory, row.active, row.covered) for row in found.areas] == [("Hill", 1, 1), ("Valley", 1, 0)]
    registered("AG-2")
    posted("AG-2", sites=["S-1"])
    away = coverage_of(SECRETARIAT, day("2026-01-20"), months=1).away
    assert [(row.agent, row.site, row.bags, row.posted) for row in away] == [("AG-2", "S-2", 3, "S-1")]
    assert [site.code for site in without_agent(NORTHERN, day("2026-03-01"))[1]] == []


def test_an_official_posts_in_its_province_and_knows_no_other(served: Office) -> None:
    registered()
    registered("AG-2")
    posted()
    posted("AG-2", sites=["S-2"])
    with pytest.raises(Refused) as refusal:
        posted("AG-2", by=NORTHERN, sites=["S-1", "S-2"], from_day=day("2026-05-01"))
    assert refusal.value.code == "NOT_ALLOWED"
    with pytest.raises(Refused):
        note_training(agent="AG-2", course="C", organiser="", day=day("2026-01-05"), result="passed", by=NORTHERN)
    note_training(agent="AG-1", course="C", organiser="", day=day("2026-01-05"), result="passed", by=NORTHERN)


def test_pages_show_an_official_its_own_agents_and_their_lines_there(served: Office, signed_in: SignIn) -> None:
    registered()
    registered("AG-2")
    posted()
    southern = posted("AG-2", sites=["S-2"])
    official = signed_in("official", areas=["province:North"])
    listed = official.get("/agents/").content.decode()
    assert ("AG-1" in listed, "AG-2" in listed) == (True, False)
    page = official.get("/agents/AG-1").content.decode()
    assert "5 Jan 2026" in page
    assert official.get("/agents/AG-2").status_code == 404
    assert official.get(f"/agents/postings/{southern}/end").status_code == 404
    assert "AG-2" not in official.get("/agents/coverage").content.decode()
    assert "AG-2" not in official.get("/agents/duty?service=SERVICE&month=2026-01").content.decode()
    for role, more in (("company", {"organisation": "NEG-1"}), ("civil_society", {}), ("agent", {"areas": ["S-1"]})):
        reader = signed_in(role, **more)
        assert {reader.get(at).status_code for at in ("/agents/", "/agents/AG-1", "/agents/coverage")} == {403}
        assert "State agents" not in reader.get("/sites/S-1").content.decode()


def test_an_agent_is_registered_posted_and_handed_over_on_pages(served: Office, signed_in: SignIn) -> None:
    clerk = signed_in("clerk")
    sent = clerk.post("/agents/new", {"code": "AG-1", "service": "SERVICE", "duty": "tagging", "person": ""})
    assert sent.headers["Location"] == "/agents/AG-1"
    wrong = clerk.post("/agents/AG-1/post", {"post": "Agent", "from_day": "05/01/2026"})
    assert wrong.status_code == 422
    assert "Say at which sites" in wrong.content.decode()
    clerk.post("/agents/AG-1/post", {"post": "Agent", "sites": "S-1", "from_day": "05/01/2026"})
    assert Posting.objects.get().from_day == day("2026-01-05")
    clerk.post("/agents/new", {"code": "AG-8", "service": "SERVICE", "duty": "tagging"})
    seq = Posting.objects.get().seq
    clerk.post(f"/agents/postings/{seq}/hand-over", {"successor": "ag-8", "day": "2026-03-01"})
    assert Posting.objects.get(agent="AG-8").from_day == day("2026-03-02")
    assert "AG-8" in clerk.get("/sites/S-1").content.decode()
    clerk.post("/agents/AG-8/train", {"course": "Tags", "day": "2026-02-01", "result": "passed"})
    assert "Tags" in clerk.get("/agents/AG-8?table=trainings&format=csv").getvalue().decode()
    printed = clerk.get("/agents/duty/print?service=SERVICE&month=2026-03").content.decode()
    assert re.findall(r"AG-\d", printed) == ["AG-1", "AG-8"]
    assert "Liste de service" in printed


def test_a_visit_that_found_no_agent_stands_with_those_posted(served: Office, signed_in: SignIn) -> None:
    for when, present in (("2026-01-10", True), ("2026-01-12", False)):
        record_visit(site="S-1", day=day(when), report=Report(agent_present=present), by=SECRETARIAT)
    found, none = (f"/visits/{visit.visit}" for visit in Visit.objects.order_by("day"))
    registered()
    registered("AG-5")
    posted(sites=[], point="TP-1", from_day=day("2026-01-11"))
    posted("AG-5", from_day=day("2026-01-01"), to_day=day("2026-01-10"))
    [row] = coverage_of(SECRETARIAT, day("2026-01-20"), months=1).absent
    assert (row.site, row.day, row.agents, row.url) == ("S-1", day("2026-01-12"), "AG-1", none)
    reader = signed_in("secretariat")
    pages = [reader.get(f"/agents/{code}").content.decode() for code in ("AG-1", "AG-5")]
    assert [(found in page, none in page) for page in pages] == [(False, True), (True, False)]


def test_an_agent_with_an_account_reads_its_own_post(served: Office, signed_in: SignIn) -> None:
    agent = signed_in("agent", areas=["S-1"])
    assert "Your post" not in agent.get("/").content.decode()
    number = User.objects.get(role="agent").person_id
    register_agent(code="AG-1", service="SERVICE", duty="tagging", person=number, by=SECRETARIAT)
    posted()
    home = agent.get("/").content.decode()
    assert "Your post" in home
    assert "Mine One" in home


def test_records_of_agents_hold_codes_and_numbers_only(served: Office) -> None:
    registered()
    posted()
    facts = [json.loads(record.body)["facts"] for record in Record.objects.filter(kind__startswith="agent.")]
    assert len(facts) == 2
    assert facts[1]["sites"] == ["S-1"]
