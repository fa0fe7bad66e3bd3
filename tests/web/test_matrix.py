"""Every route by every role, with own and foreign objects: who is answered stands in one table, and nobody else is.

Accounts bound to an area know what is in North (site S-1); the company is PROC-1, the smelter SMELT-1 received
nothing yet. What is not yours is not found, whether it exists or not.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from chanzo.core.days import to_day
from chanzo.exchange.models import Release
from chanzo.exchange.services.releasing import release
from chanzo.field.models import ImportBatch
from chanzo.findings.models import Verdict
from chanzo.findings.services.handling import query_findings
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.people.models import User
from chanzo.people.policies import actor_of
from chanzo.people.services import create_token, create_user
from chanzo.people.types import SYSTEM, Actor, Role
from chanzo.sites.models import Site, Study
from chanzo.sites.services.capacity import validate_capacity
from chanzo.sites.services.requests import Asked, ask_for_area
from chanzo.sites.services.studies import record_study
from chanzo.sites.services.suspensions import suspend_area
from chanzo.sites.types.capacity import Basis
from chanzo.traceability.models import Line
from chanzo.traceability.types import VERSIONS
from tests.people.second_factors import with_second_factor

from .areas import named_in_areas
from .conftest import SignIn
from .custody import custody_of_north
from .presence import presence
from .visiting import went_to_both_sites

FEBRUARY, OFFICE = to_day(date(2026, 2, 2)), Actor("P-33333333", Role.SECRETARIAT)

EVERYONE = frozenset(role.value for role in Role)
STAFF = frozenset({"clerk", "verifier", "incident_manager", "secretariat", "admin", "auditor"})
NORTH = frozenset({"agent", "field_officer", "official"})
CUSTODY = STAFF | NORTH | {"company", "smelter"}
IMPORTERS = frozenset({"clerk", "verifier", "admin"})
NOBODY: frozenset[str] = frozenset()
MONTHS = STAFF | {"official", "field_officer"}
READING = STAFF | {"field_officer", "official"}
ASKING = frozenset({"secretariat", "admin", "field_officer", "official", "company"})
EVALUATING = frozenset({"verifier", "secretariat", "admin", "field_officer", "official"})
SUSPENDING = frozenset({"secretariat", "admin", "official"})
ASSESSING = SUSPENDING | {"field_officer"}
INCIDENTS = MONTHS | {"company", "smelter"}
VISITORS = frozenset({"clerk", "verifier", "secretariat", "admin"})
MONITORS = (STAFF - {"auditor"}) | {"field_officer"}
PLANNERS = frozenset({"secretariat", "admin", "field_officer"})
STUDIES = MONTHS
RECORDERS = frozenset({"clerk", "secretariat", "admin", "field_officer"})
PUBLISHERS = frozenset({"secretariat", "admin"})
PRESENT = STAFF | {"official", "field_officer"}
POSTERS = frozenset({"clerk", "secretariat", "admin", "official", "field_officer"})
WRITERS = POSTERS - {"clerk"}
CHECKERS = WRITERS | {"verifier", "incident_manager"}
KEEPERS = frozenset({"clerk", "secretariat", "admin"}) | NORTH
LOCKSMITHS = frozenset({"secretariat", "admin", "field_officer", "official"})

CONFIDANTS = frozenset({"verifier", "incident_manager", "secretariat", "admin"})
MATCHERS = frozenset({"clerk", "verifier", "secretariat", "admin"})

# Address and who is answered with 200; the words in braces are found in the programme.
PAGES: dict[str, frozenset[str]] = {
    "": EVERYONE,
    "search?q=nothing": EVERYONE,
    "components": EVERYONE,
    "map": EVERYONE,
    "sites/": EVERYONE,
    "sites/S-1": EVERYONE,
    "sites/S-2": EVERYONE - NORTH,
    "sites/S-9": NOBODY,
    "protected/": EVERYONE,
    "protected/sites": EVERYONE,
    "protected/load": frozenset({"secretariat", "admin"}),
    "protected/layers/Parks": EVERYONE,
    "protected/layers/None": NOBODY,
    "protected/layers/Parks/{layer}/withdraw": frozenset({"secretariat", "admin"}),
    "protected/areas/{layer}/1": EVERYONE,
    "protected/areas/{layer}/9": NOBODY,
    "protected/observations/": MONTHS,
    "protected/observations/new": frozenset({"clerk", "secretariat", "admin", "field_officer", "official"}),
    "protected/observations/{seen in North}": MONTHS,
    "protected/observations/{seen in South}": STAFF,
    "protected/observations/{told in confidence}": CONFIDANTS,
    "protected/observations/999999": NOBODY,
    "mine-lists/": STAFF,
    "mine-lists/new": MATCHERS,
    "mine-lists/{list}": STAFF,
    "mine-lists/999999": NOBODY,
    "mine-lists/{list}/2": STAFF,
    "mine-lists/{list}/99": NOBODY,
    "mine-lists/{list}/accept": NOBODY,
    "evaluation/": READING | {"company"},
    "evaluation/new": ASKING,
    "evaluation/{area North}": READING,
    "evaluation/{area South}": STAFF | {"company"},
    "evaluation/EV-2026-999999": NOBODY,
    "evaluation/{area North}/checked": EVALUATING,
    "evaluation/{area South}/checked": EVALUATING - NORTH,
    "evaluation/{area North}/decided": NOBODY,
    "evaluation/identity/rename/S-1": frozenset({"clerk", "secretariat", "admin"}),
    "evaluation/identity/erase/S-1": NOBODY,
    "evaluation/attribute/999999/end": NOBODY,
    "statuses/": EVERYONE,
    "statuses/calendar.ics": EVERYONE,
    "statuses/give/S-1": SUSPENDING,
    "statuses/give/S-2": SUSPENDING - NORTH,
    "suspensions/": EVERYONE,
    "suspensions/new": SUSPENDING,
    "suspensions/new?area=S-1&first=2026-02-01": SUSPENDING,
    "suspensions/2026-02-02/of/S-1": EVERYONE,
    "suspensions/2026-02-02/of/S-2": EVERYONE - NORTH,
    "suspensions/2026-02-03/of/S-1": NOBODY,
    "suspensions/2026-02-02/count/S-1": ASSESSING,
    "suspensions/2026-02-02/count/S-2": ASSESSING - NORTH,
    "suspensions/2026-02-02/lift/S-1": SUSPENDING,
    "suspensions/2026-02-02/lift/S-2": SUSPENDING - NORTH,
    "suspensions/2026-02-02/assess/S-1/S-1": ASSESSING,
    "suspensions/2026-02-02/assess/S-2/S-2": ASSESSING - NORTH,
    "suspensions/2026-02-02/resume/S-1/S-1": SUSPENDING,
    "suspensions/2026-02-02/resume/S-2/S-2": SUSPENDING - NORTH,
    "studies/": STUDIES,
    "studies/new": RECORDERS,
    "studies/new?site=S-1": RECORDERS,
    "studies/new?site=S-2": RECORDERS - NORTH,
    "studies/paper?site=S-1": RECORDERS,
    "studies/paper?site=S-2": RECORDERS - NORTH,
    "studies/compare?a={study 1}&b={study 1}": STUDIES,
    "studies/compare?a={study 2}&b={study 2}": STAFF,
    "studies/yields": STUDIES,
    "studies/{study 1}": STUDIES,
    "studies/{study 2}": STAFF,
    "studies/{study 1}/correct": RECORDERS,
    "studies/{study 2}/correct": RECORDERS - NORTH,
    "studies/{study 1}/photo": RECORDERS,
    "studies/{study 1}/capacity": frozenset({"verifier", "secretariat", "admin"}),
    "studies/capacities/{estimate}": STUDIES,
    "studies/photos/999999": NOBODY,
    "studies/photos/999999/destroy": NOBODY,
    "organisations/": CUSTODY,
    "organisations/PROC-1": STAFF | NORTH | {"company"},
    "organisations/NEG-1": STAFF | NORTH,
    "organisations/NONE": NOBODY,
    "rules/": EVERYONE,
    "rules/DUP": EVERYONE,
    "rules/NONE": NOBODY,
    "lots/": CUSTODY,
    "lots/0100": STAFF | NORTH,
    "lots/0200": STAFF,
    "lots/LOT-1": STAFF | {"company"},
    "lots/0999": NOBODY,
    "pages/P-1": STAFF | NORTH,
    "pages/P-2": STAFF,
    "pages/P-9": NOBODY,
    "tags/": CUSTODY,
    "records/{of P-1}": STAFF | NORTH,
    "records/{of P-2}": STAFF,
    "records/{of LOT-1}": STAFF | {"company"},
    "records/999999": NOBODY,
    "exposure?site=S-1": CUSTODY,
    "findings/": CUSTODY,
    "findings/each": CUSTODY,
    "findings/cause?rule=UNISSUED&cause=S-2%202026-01": STAFF,
    "findings/handle?id=DUP:tag:0101": STAFF | NORTH,
    "findings/handle?id=UNISSUED:tag:0299": STAFF,
    "findings/DUP:tag:0101": STAFF | NORTH,
    "findings/UNISSUED:tag:0299": STAFF,
    "findings/DUP:tag:9999": NOBODY,
    "queries/": CUSTODY,
    "queries/paper?office=Office": STAFF | NORTH,
    "queries/{question}": STAFF | NORTH,
    "queries/999999": NOBODY,
    "acts/": CUSTODY,
    "acts/headings": frozenset({"secretariat", "admin"}),
    "acts/headings/new": frozenset({"secretariat", "admin"}),
    "acts/headings/1": NOBODY,
    "acts/{PL}": STAFF | {"company", "smelter"},  # it names the smelter that it goes to
    "acts/{TD 1}": STAFF | NORTH,
    "acts/{TD 2}": STAFF,
    "acts/{TD 4}": STAFF | {"company"},
    "acts/{PL}/print": STAFF | {"company", "smelter"},
    "acts/{TD 1}/print": STAFF | NORTH,
    "acts/{TD 2}/print": STAFF,
    "acts/{TD 1}/sign": frozenset({"clerk", "secretariat", "admin", "field_officer", "official"}),
    "acts/{TD 2}/sign": frozenset({"clerk", "secretariat", "admin"}),
    "acts/{TD 1}/copies/1": NOBODY,
    "acts/{TD 1}/copies/1/withdraw": NOBODY,
    "acts/XX-2026-000001": NOBODY,
    "incidents/": INCIDENTS,
    "incidents/statistics": INCIDENTS,
    "incidents/new": STAFF - {"auditor"} | NORTH,
    "incidents/{incident}": MONTHS,
    "incidents/{incident}/measures": frozenset({"incident_manager", "admin"}),
    "incidents/NO-2026-9999": NOBODY,
    "months/": MONTHS,
    "months/North/2026-01": MONTHS,
    "months/South/2026-01": STAFF,
    "months/North/2026-01/close": frozenset({"official", "secretariat", "admin"}),
    "months/South/2026-01/close": frozenset({"secretariat", "admin"}),
    "months/North/2026-01/restate": frozenset({"official", "secretariat", "admin"}),
    "visits/": MONTHS,
    "visits/new": VISITORS | {"field_officer"},
    "visits/prevented": VISITORS | {"field_officer"},
    "visits/paper": VISITORS | {"field_officer"},
    "visits/paper?site=S-2": VISITORS,
    "visits/{visit of S-1}": MONTHS,
    "visits/{visit of S-2}": STAFF,
    "visits/999999": NOBODY,
    "visits/{visit of S-1}/correct": VISITORS | {"field_officer"},
    "visits/{visit of S-2}/correct": VISITORS,
    "visits/{visit of S-1}/withdraw": VISITORS | {"field_officer"},
    "visits/{visit of S-1}/point": NOBODY,
    "monitoring/": MONITORS,
    "monitoring/sites/S-1": MONITORS,
    "monitoring/sites/S-2": MONITORS - {"field_officer"},
    "monitoring/sites/S-9": NOBODY,
    "monitoring/settings": MONITORS,
    "monitoring/settings/set": frozenset({"secretariat", "admin"}),
    "monitoring/teams": MONITORS,
    "monitoring/teams/new": PLANNERS,
    "monitoring/teams/T-1": PLANNERS,
    "monitoring/plans": MONITORS,
    "monitoring/plans/new": PLANNERS,
    "monitoring/plans/{plan of S-1}": MONITORS,
    "monitoring/plans/{plan of S-1}/duty": MONITORS,
    "monitoring/plans/{plan of S-1}/calendar": MONITORS,
    "monitoring/plans/{plan of S-2}": MONITORS - {"field_officer"},
    "monitoring/plans/{plan of S-2}/duty": MONITORS - {"field_officer"},
    "monitoring/plans/{plan of S-2}/calendar": MONITORS - {"field_officer"},
    "monitoring/plans/999999": NOBODY,
    "agents/": PRESENT,
    "agents/new": POSTERS,
    "agents/coverage": PRESENT,
    "agents/duty": PRESENT,
    "agents/duty/print": PRESENT,
    "agents/confidence": frozenset({"incident_manager", "field_officer"}),
    "agents/confidence/figures": frozenset({"incident_manager", "secretariat", "auditor"}),
    "agents/AG-1": PRESENT,
    "agents/AG-2": STAFF,
    "agents/AG-9": NOBODY,
    "agents/AG-1/change": POSTERS,
    "agents/AG-2/change": POSTERS - NORTH,
    "agents/AG-1/post": POSTERS,
    "agents/AG-1/train": POSTERS,
    "agents/postings/{posting 1}/end": POSTERS,
    "agents/postings/{posting 2}/end": POSTERS - NORTH,
    "agents/postings/{posting 1}/hand-over": POSTERS,
    "procedures/": PRESENT | {"agent"},
    "procedures/new": WRITERS,
    "procedures/checks/{check 1}": PRESENT,
    "procedures/checks/{check 2}": STAFF,
    "procedures/{procedure 1}": PRESENT | {"agent"},
    "procedures/{procedure 2}": STAFF,
    "procedures/{procedure 1}/compare": PRESENT | {"agent"},
    "procedures/{procedure 1}/write": WRITERS,
    "procedures/{procedure 1}/1/print": PRESENT | {"agent"},
    "procedures/{procedure 1}/1/translate": WRITERS,
    "procedures/{procedure 1}/1/in-force": WRITERS,
    "procedures/{procedure 1}/1/end": WRITERS,
    "procedures/{procedure 1}/1/sign": WRITERS,
    "procedures/{procedure 2}/1/sign": WRITERS - NORTH,
    "procedures/{procedure 1}/1/copies/1": NOBODY,
    "procedures/{procedure 1}/1/check": CHECKERS,
    "procedures/{procedure 2}/1/check": CHECKERS - NORTH,
    "imports/": STAFF,
    "imports/new": IMPORTERS,
    "imports/waiting/nothing": NOBODY,
    "imports/waiting/nothing/0/0": NOBODY,
    "imports/waiting/nothing/rehearse": NOBODY,
    "imports/waiting/nothing/import": NOBODY,
    "imports/waiting/nothing/drop": NOBODY,
    "imports/jobs/999999": NOBODY,
    "imports/jobs/999999/progress": NOBODY,
    "imports/jobs/999999/again": NOBODY,
    "imports/{import}": STAFF,
    "imports/{import}/file": STAFF,
    "imports/{import}/annotated": STAFF,
    "imports/{import}/again": NOBODY,
    "imports/{import}/undo": IMPORTERS,
    "imports/999999": NOBODY,
    "open/": EVERYONE,
    "open/map": EVERYONE,
    "open/sites/": EVERYONE,
    "open/sites/S-1": EVERYONE,
    "open/sites/S-9": NOBODY,
    "open/production.csv": EVERYONE,
    "open/basis.json.gz": NOBODY,
    "open/releases/{release}/sites.geojson": EVERYONE,
    "open/releases/1999-01/sites.geojson": NOBODY,
    "publication/": PUBLISHERS | {"auditor"},
    "publication/next": PUBLISHERS | {"auditor"},
    "publication/release": NOBODY,
    "publication/releases/{release}": PUBLISHERS | {"auditor"},
    "publication/withhold": PUBLISHERS,
    "publication/decisions/999999": NOBODY,
    "publication/terms": PUBLISHERS,
    "custody/": CUSTODY,
    "custody/holder?holder=LB-9": STAFF | NORTH,
    "custody/holder?holder=PROC-1": STAFF | {"company"},
    "custody/holder?holder=NEG-1": STAFF,
    "custody/holder?holder=NONE": NOBODY,
    "custody/sheet?holder=LB-9": STAFF | NORTH,
    "custody/sheet?holder=NEG-1": STAFF,
    "custody/books": CUSTODY,
    "custody/quotas": CUSTODY,
    "custody/forecast": CUSTODY,
    "custody/limits": CUSTODY,
    "custody/lockboxes/": CUSTODY,
    "custody/lockboxes/new": LOCKSMITHS,
    "custody/lockboxes/LB-9/": STAFF | NORTH,
    "custody/lockboxes/LB-9/keys": LOCKSMITHS,
    "custody/lockboxes/LB-9/end": LOCKSMITHS,
    "custody/lockboxes/LB-9/open": KEEPERS,
    "custody/lockboxes/LB-9/procedure": NOBODY,
    "custody/requests/": CUSTODY,
    "custody/requests/new": KEEPERS | {"company"},
    "custody/requests/{TQ}/": STAFF | NORTH,
    "custody/requests/{TQ}/grant": frozenset({"secretariat", "admin", "official"}),
    "custody/requests/{TQ}/cancel": KEEPERS,
    "custody/hand-overs/": CUSTODY,
    "custody/hand-overs/new": KEEPERS | {"company"},
    "custody/hand-overs/{hand-over}": STAFF | NORTH,
    "custody/hand-overs/{hand-over}/confirm": KEEPERS,
    "custody/hand-overs/{hand-over}/receipt": STAFF | NORTH,
    "custody/counts/": CUSTODY,
    "custody/counts/new": KEEPERS | {"company"},
    "custody/counts/{count}": STAFF | NORTH,
    "custody/missing/{count}": STAFF | NORTH,
    "custody/losses/": CUSTODY,
    "custody/losses/new": KEEPERS | {"company"},
    "custody/inventories/": CUSTODY,
    "custody/inventories/new": frozenset({"secretariat", "admin", "official"}),
    "custody/inventories/{IC}/": STAFF,
    "account/": EVERYONE,
    "accounts/": frozenset({"admin"}),
    "accounts/new": frozenset({"admin"}),
    "accounts/{person}": frozenset({"admin"}),
    "accounts/nobody": NOBODY,
    "accounts/{person}/tokens/1/revoke": NOBODY,
    "accounts/{person}/disable": NOBODY,
}
API_CUSTODY = CUSTODY - {"agent"}
ANSWERED: dict[str, frozenset[str]] = {
    "sites": EVERYONE - {"agent", "committee"},
    "sites/S-1": EVERYONE - {"agent", "committee"},
    "sites/S-2": EVERYONE - NORTH - {"committee"},
    "sites/S-9": NOBODY,
    "protected": EVERYONE - {"agent", "committee"},
    "organisations": API_CUSTODY,
    "organisations/PROC-1": API_CUSTODY - {"smelter"},
    "organisations/NEG-1": API_CUSTODY - {"company", "smelter"},
    "organisations/NONE": NOBODY,
    "trace/0100": (STAFF | NORTH) - {"agent"},
    "trace/LOT-1": STAFF | {"company"},
    "trace/0999": NOBODY,
    "exposure?site=S-1": API_CUSTODY,
    "lots": API_CUSTODY,
    "lots/0100": (STAFF | NORTH) - {"agent"},
    "lots/LOT-1": STAFF | {"company"},
    "pages/P-1": (STAFF | NORTH) - {"agent"},
    "pages/P-2": STAFF,
    "tags": API_CUSTODY,
    "records/{of P-1}": (STAFF | NORTH) - {"agent"},
    "records/{of P-2}": STAFF,
    "records/{of LOT-1}": STAFF | {"company"},
    "records/999999": NOBODY,
    "queries": API_CUSTODY,
    "queries/{question}": (STAFF | NORTH) - {"agent"},
    "queries/999999": NOBODY,
    "acts": API_CUSTODY,
    "acts/{PL}": STAFF | {"company", "smelter"},
    "acts/{TD 1}": (STAFF | NORTH) - {"agent"},
    "acts/{TD 2}": STAFF,
    "acts/{TD 4}": STAFF | {"company"},
    "acts/XX-2026-000001": NOBODY,
    "incidents": INCIDENTS,
    "incidents/{incident}": MONTHS,
    "incidents/NO-2026-9999": NOBODY,
    "months": MONTHS,
    "months/North/2026-01": MONTHS,
    "months/South/2026-01": STAFF,
    "months/North/2026-13": NOBODY,
    "custody": API_CUSTODY,
    "custody/requests": API_CUSTODY,
    "custody/hand-overs": API_CUSTODY,
    "custody/inventories": API_CUSTODY,
    "findings": API_CUSTODY,
    "findings/DUP:tag:0101": (STAFF | NORTH) - {"agent"},
    "findings/UNISSUED:tag:0299": STAFF,
    "rules": EVERYONE - {"agent", "committee"},
    "rules/DUP": EVERYONE - {"agent", "committee"},
    "imports": STAFF,
    "imports/{import}": STAFF,
    "device": NOBODY,
}
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
    found["release"] = Release.objects.get(seq=release(by=SYSTEM)).name
    found |= custody_of_north()
    found["import"] = str(ImportBatch.objects.earliest("pk").pk)
    found |= named_in_areas(tmp_path)
    for province, territory, site, asks in (("North", "Hill", "S-1", ""), ("South", "Valley", "S-2", "PROC-1")):
        area = Asked(
            f"Area {province}", "CD", province, territory, None, None, "by the river", "coltan", None, None, ""
        )
        asked = {"organisation": asks, "reason": "r", "document": "", "day": FEBRUARY, "by": OFFICE}
        found[f"area {province}"] = ask_for_area(area=area, **asked)  # type: ignore[arg-type]
        suspend_area(area=site, first=FEBRUARY, reason="r", document="D", by=OFFICE)
    found |= presence(tmp_path / "presence")
    listed = signed_in("auditor").get("/acts/").content.decode()
    for number in re.findall(r"/acts/([A-Z]{2}-[0-9-]+)", listed):
        kind, _year, _record, place = number.split("-")
        found["PL" if kind == "PL" else f"{kind} {int(place)}"] = number
    return found


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
