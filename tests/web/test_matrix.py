"""Every route by every role, with own and foreign objects: who is answered stands in one table, and nobody else is.

Accounts bound to an area know what is in North (site S-1); the company is PROC-1, the smelter SMELT-1 received
nothing yet. What is not yours is not found, whether it exists or not.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.exchange.models import Release, ReleaseJob
from chanzo.exchange.services.releasing import release
from chanzo.field.models import ImportBatch
from chanzo.findings.models import Verdict
from chanzo.findings.services.handling import query_findings
from chanzo.incidents.authorities.services import write_letter
from chanzo.incidents.mitigation.services.recommending import Asking, give_recommendation
from chanzo.incidents.mitigation.types import Side, Sort
from chanzo.incidents.services.attaching import attach_file
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.types import Audience
from chanzo.people.models import User
from chanzo.people.policies import actor_of
from chanzo.people.services import create_token, create_user
from chanzo.people.types import SYSTEM, Actor, Role
from chanzo.sites.models import AreaRequest, RequestStep, Site, Study
from chanzo.sites.services.capacity import validate_capacity
from chanzo.sites.services.documents import attach_document
from chanzo.sites.services.requests import Asked, ask_for_area
from chanzo.sites.services.studies import record_study
from chanzo.sites.services.suspensions import suspend_area
from chanzo.sites.types.capacity import Basis
from chanzo.traceability.models import Line
from chanzo.traceability.types import VERSIONS
from tests.people.second_factors import with_second_factor

from .answered import ANSWERED, EVERYONE, NORTH, PAGES
from .areas import named_in_areas
from .conftest import SignIn
from .custody import custody_of_north
from .presence import presence
from .publishing import published_in_north
from .theory import theory
from .visiting import went_to_both_sites

FEBRUARY, OFFICE = to_day(date(2026, 2, 2)), Actor("P-33333333", Role.SECRETARIAT)

# Sign-in has pages of its own, tested by themselves; what is posted only, too.
ELSEWHERE = ("account/", "language", "healthz", "api/v1/openapi.json")


def account_of(role: str) -> dict[str, object]:
    if role in NORTH:
        return {"areas": ["province:North"]}
    return {"organisation": {"company": "PROC-1", "smelter": "SMELT-1"}.get(role, "")}


@pytest.fixture
def words(programme: object, signed_in: SignIn, tmp_path: Path) -> dict[str, str]:
    """Names of things of the programme that only it can tell."""
    judge = create_user(email="judge@example.org", role="verifier")
    query_findings(ids=["DUP:tag:0101"], asked_of="Office", question="Which?", due=None, by=actor_of(judge))
    found = {f"of {sheet}": _record_of(sheet) for sheet in ("P-1", "P-2", "LOT-1")}
    found |= went_to_both_sites()
    found["question"] = str(Verdict.objects.get(sort="query").seq)
    account = Account("bribery", site="S-1", texts={"summary": "A payment was asked."})
    found["incident"] = open_incident(account=account, by=SYSTEM)
    kept = SimpleUploadedFile("letter.pdf", b"%PDF-1.4 %%EOF")
    found["file"] = str(
        attach_file(number=found["incident"], file=kept, audience=Audience.TEAM, caption="a letter", by=SYSTEM)
    )
    asking = Asking(Side(Sort.ORGANISATION, "PROC-1"), "Weigh.", "The book.", 30_000, Side(Sort.OFFICE, "Desk"))
    found["recommendation"] = give_recommendation(number=found["incident"], asking=asking, by=SYSTEM)
    found["notice"] = str(write_letter(number=found["incident"], service="SERVICE", text="Look.", by=SYSTEM))
    found["person"] = str(judge.person_id)
    answers = {"day": 20_454, "minerals": ["coltan"], "men": 5, "women": 2, "feasible": "yes", "proposed": "wait"}
    for number in (1, 2):
        site = Site.objects.get(code=f"S-{number}")
        found[f"study {number}"] = str(record_study(site=site, form=1, answers=answers, by=SYSTEM).seq)
    study = Study.objects.get(site="S-1")
    estimate = validate_capacity(
        study=study, low_g=1, high_g=10**9, from_day=20_454, basis=Basis.STATED, why="so", by=SYSTEM
    )
    found["estimate"] = str(estimate.seq)
    asked = ReleaseJob.objects.create(by="P-33333333", asked_at=clock.now())
    found["release job"] = str(asked.pk)
    found["release"] = Release.objects.get(seq=release(by=SYSTEM)).name
    found |= published_in_north()
    found |= custody_of_north()
    found["import"] = str(ImportBatch.objects.earliest("pk").pk)
    found |= named_in_areas(tmp_path)
    for province, territory, site, asks in (("North", "Hill", "S-1", ""), ("South", "Valley", "S-2", "PROC-1")):
        area = Asked(
            f"Area {province}", "CD", province, territory, None, None, "by the river", "coltan", None, None, ""
        )
        asked = {"organisation": asks, "reason": "r", "document": "", "day": FEBRUARY, "by": OFFICE}
        found[f"area {province}"] = ask_for_area(area=area, **asked)  # type: ignore[arg-type]
        found |= letter_of(province, found[f"area {province}"])
        suspend_area(area=site, first=FEBRUARY, reason="r", document="D", by=OFFICE)
    found |= presence(tmp_path / "presence")
    found |= theory()
    listed = signed_in("auditor").get("/acts/").content.decode()
    for number in re.findall(r"/acts/([A-Z]{2}-[0-9-]+)", listed):
        kind, _year, _record, place = number.split("-")
        found["PL" if kind == "PL" else f"{kind} {int(place)}"] = number
    return found


def letter_of(province: str, number: str) -> dict[str, str]:
    """A letter attached to the asking of a request."""
    request = AreaRequest.objects.get(number=number)
    step = RequestStep.objects.get(request=number)
    letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.4\n%%EOF\n" + province.encode())
    kept = attach_document(request=request, step=step, document=letter, by=OFFICE)
    return {f"asked {province}": str(step.seq), f"letter {province}": str(kept.seq)}


def _record_of(sheet: str) -> str:
    line = Line.objects.filter(sheet=sheet).first()
    assert line is not None
    return str(line.version // VERSIONS)


def named(address: str, words: dict[str, str]) -> str:
    return re.sub(r"\{([^}]+)\}", lambda word: words[word.group(1)], address)


@pytest.mark.parametrize("role", sorted(EVERYONE))
def test_a_role_is_answered_what_the_table_says_and_nothing_else(
    role: str, words: dict[str, str], signed_in: SignIn
) -> None:
    browser = signed_in(role, **account_of(role))
    status = {address: browser.get("/" + named(address, words)).status_code for address in PAGES}
    assert {a for a, code in status.items() if code == 200} == {a for a, roles in PAGES.items() if role in roles}
    assert {code for code in status.values() if code != 200} <= {403, 404, 405}


@pytest.mark.parametrize("role", sorted(EVERYONE - {"agent", "committee"}))  # these have no key for programs
def test_a_program_is_answered_what_its_account_may_see(role: str, words: dict[str, str]) -> None:
    user = create_user(email=f"program-of-{role}@example.org", role=role, **account_of(role))  # type: ignore[arg-type]
    with_second_factor(user)
    token = create_token(email=user.email)
    browser, told = Client(), {"authorization": f"Bearer {token}"}
    status = {a: browser.get(f"/api/v1/{named(a, words)}", headers=told).status_code for a in ANSWERED}
    assert {a for a, code in status.items() if code == 200} == {a for a, roles in ANSWERED.items() if role in roles}
    assert {code for code in status.values() if code != 200} <= {401, 403, 404}


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        at = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, at)
        elif isinstance(pattern, URLPattern):
            yield at


def test_every_route_stands_in_the_table(words: dict[str, str]) -> None:
    tried = {f"/{address}" for address in PAGES} | {f"/api/v1/{address}" for address in ANSWERED}
    known = {str(resolve(named(address, words).partition("?")[0]).route) for address in tried}
    missing = {at for at in routes(get_resolver()) if at not in known and not at.startswith(ELSEWHERE)}
    assert missing - {"api/v1/"} == set()


def test_nothing_is_done_by_whoever_may_not(words: dict[str, str], signed_in: SignIn) -> None:
    """Sent to every page by a role without rights there, a form changes nothing and is refused."""
    before = User.objects.count()
    for role in ("civil_society", "company"):
        browser = signed_in(role, **account_of(role))
        for address, roles in PAGES.items():
            if role in roles or not address:
                continue
            assert browser.post("/" + named(address, words)).status_code in (403, 404, 405), address
    assert User.objects.count() == before + 2
