"""Checks on the homes of those who act on them: exporter, whoever was asked, incident manager. (verification)"""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.core import clock
from chanzo.findings.models import Verdict
from chanzo.findings.queries import standing
from chanzo.findings.types import State
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.policies import may
from chanzo.people.scopes import Scope
from chanzo.people.types import Act, Role
from chanzo.traceability.queries.ids import ids_of_lots
from chanzo.web.formats import count, day, mass, share
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel

from .gate import as_read_by, findings_of, findings_visible_to
from .readiness import Leaving, Missing, lots_leaving
from .views.findings import finding_url
from .views.sentences import sentence_of_finding

SHOWN, ASKED = 12, 200


def leaving(request: HttpRequest) -> dict[str, Any] | None:
    """An exporter's lots: which can leave today, what is missing for the others, who holds it."""
    if request.user.role != Role.COMPANY or not may(request.user, Act.SEE_CUSTODY):
        return None
    found = _leaving(current_head(), request.user.scope)
    if not found:
        return None
    ids = ids_of_lots(one.lot for one in found)
    ready = sum(one.ready for one in found)
    title = ngettext("%(ready)s of your lots can leave today", "%(ready)s of your lots can leave today", ready)
    return {
        "title": title % {"ready": count(ready)},
        "size": "eight",
        "items": [_lot(one, ids[one.lot.key]) for one in found[:SHOWN]],
        "url": f"{reverse('traceability:lots')}?kind=export",
        "more": gettext_lazy("All my export lots"),
    }


@lru_cache(maxsize=32)
def _leaving(head: Head, scope: Scope) -> tuple[Leaving, ...]:
    """What a scope's lots lack as the ledger has it at a head."""
    return tuple(lots_leaving(scope, findings_of(scope)))


def _lot(one: Leaving, lot_id: str) -> Waiting:
    told = " · ".join(_missing(missing, one) for missing in one.missing) or _("Nothing is missing.")
    shape = "good" if one.ready else "serious" if any(m.finding for m in one.missing) else "warning"
    return Waiting(lot_id, reverse("traceability:lot", args=[lot_id]), told, mass(one.lot.current_g), shape)


def _missing(missing: Missing, one: Leaving) -> str:
    if missing.what == "certificate":
        return _("no certificate is written on its lines: the certifying service holds it")
    if missing.what == "untraced":
        return _("%(share)s is not traced: sheets are still to come in") % {"share": share(one.untraced)}
    facts = {"rule": missing.what, "office": missing.held_by, "day": day(missing.due)}
    if missing.held_by:
        return _("%(rule)s, asked of %(office)s until %(day)s") % facts
    return _("%(rule)s, with the verifiers") % facts


def asked_of_me(request: HttpRequest) -> dict[str, Any] | None:
    """Open questions about findings that a reader sees and may answer, those due first."""
    if not may(request.user, Act.ANSWER_QUERY) or may(request.user, Act.JUDGE_FINDING):
        return None
    queried = findings_visible_to(request.user).filter(state=State.QUERIED.value)
    seen = {finding.id: finding for finding in as_read_by(request.user, queried)}
    open_ones = [v for v in Verdict.objects.filter(sort="query", ended=None, answer="") if v.finding in seen][:ASKED]
    open_ones.sort(key=lambda v: (v.due is None, v.due or 0, v.finding))
    return {
        "title": gettext_lazy("What was asked of you"),
        "size": "six",
        "items": [_question(verdict, seen[verdict.finding]) for verdict in open_ones[:SHOWN]],
        "empty": gettext_lazy("Nobody waits for an answer of yours."),
    }


def _question(verdict: Verdict, finding: Any) -> Waiting:
    late = verdict.due is not None and verdict.due < clock.today()
    due = _("due on %(day)s") % {"day": day(verdict.due)} if verdict.due is not None else ""
    seen = sentence_of_finding(finding)
    return Waiting(verdict.reason or seen, finding_url(finding.id), seen, due, "serious" if late else "warning")


def become_incidents(request: HttpRequest) -> dict[str, Any] | None:
    """Findings that a verifier handed over as incidents."""
    if request.user.role != Role.INCIDENT_MANAGER:
        return None
    found = standing(findings_visible_to(request.user), state=State.INCIDENT.value)
    handed = as_read_by(request.user, found[:SHOWN])
    url = f"{reverse('verification:findings')}?state=incident"
    return {
        "title": gettext_lazy("Findings that became incidents"),
        "size": "six",
        "items": [
            Waiting(sentence_of_finding(f), finding_url(f.id), f"{f.rule} {f.site}", "", "serious") for f in handed
        ],
        "empty": gettext_lazy("No finding was handed over."),
        "url": url,
        "more": gettext_lazy("All of them"),
    }


offer_panel(Panel("home", 5, QUEUE, leaving))
offer_panel(Panel("home", 8, QUEUE, asked_of_me))
offer_panel(Panel("home", 8, QUEUE, become_incidents))
