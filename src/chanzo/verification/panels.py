"""What findings add to the navigation, the home page and its news, the pages of sites and lots. (verification)"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from chanzo.core.clock import today
from chanzo.core.days import to_day
from chanzo.findings.models import Event, Finding
from chanzo.findings.queries import happened_since, standing
from chanzo.findings.types import State
from chanzo.ledger.queries import current_head, head_at, recorded_at
from chanzo.ledger.types import Head
from chanzo.people.models import Organisation
from chanzo.people.policies import may
from chanzo.people.scopes import Scope
from chanzo.people.types import Act
from chanzo.sites.measures import Measure, offer_measure
from chanzo.sites.models import Site
from chanzo.web import formats
from chanzo.web.menu import CHECKS, Entry, offer
from chanzo.web.news import Item, News, offer_news
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel
from chanzo.web.status import status
from chanzo.web.tables import Table

from .causes import Cause
from .following import after_estimate
from .gate import as_read_by, findings_of, findings_visible_to, questions_visible_to
from .pages import PAGES
from .views.asked import asked, cause_url
from .views.findings import COLUMNS, finding_url, rows_of
from .words import SEVERITIES, cause_words
from .worklist import worklist

# Beyond this the navigation does not count on, panels name the rest by a link, and a lot's findings are not read.
COUNTED, NAMED, LOOKED_AT = 1000, 25, 200
# Causes that the home page of a verifier names.
NEXT = 6


def waiting(user: Any) -> int:
    """Serious findings and warnings that this account is to judge, counted to a thousand."""
    if not may(user, Act.JUDGE_FINDING):
        return 0
    to_judge = findings_visible_to(user).filter(state=State.CANDIDATE.value, severity__in=("S", "W"))
    return to_judge.order_by()[:COUNTED].count()


def by_severity(request: HttpRequest) -> dict[str, Any] | None:
    """Standing findings by severity, and how many of them nobody judged."""
    if not may(request.user, Act.SEE_FINDINGS):
        return None
    rows: dict[str, dict[str, Any]] = {code: {"severity": code, "all": 0, "to_judge": 0} for code in SEVERITIES}
    for severity, state, number in _counted(current_head(), request.user.scope):
        rows[severity]["all"] += number
        rows[severity]["to_judge"] += number if state == State.CANDIDATE else 0
    return {"rows": list(rows.values()), "may_judge": may(request.user, Act.JUDGE_FINDING)}


@lru_cache(maxsize=32)
def _counted(head: Head, scope: Scope) -> tuple[tuple[str, str, int], ...]:
    """How many findings of each severity and state stand for a scope, as the ledger has it at a head."""
    found = standing(findings_of(scope)).order_by().values_list("severity", "state")
    return tuple(found.annotate(number=Count("id")))


def next_causes(request: HttpRequest) -> dict[str, Any] | None:
    """What a verifier settles next: the causes that head the worklist."""
    if not may(request.user, Act.JUDGE_FINDING):
        return None
    found = worklist(asked(request).findings, request.user.scope)
    return {
        "title": _("What to settle next"),
        "size": "eight",
        "items": [_cause(cause) for cause in found[:NEXT]],
        "empty": _("Nothing waits to be settled."),
        "url": reverse("verification:findings"),
        "more": _("By cause, gravest first"),
    }


def _cause(cause: Cause) -> Waiting:
    title = f"{gettext(PAGES[cause.rule].title)} · {cause_words(cause.key)}"
    more = ngettext("%(count)s finding", "%(count)s findings", cause.count) % {"count": formats.count(cause.count)}
    at_risk = formats.mass(cause.at_risk_g) if cause.at_risk_g else ""
    return Waiting(title, cause_url(cause.rule, cause.key), more, at_risk, status("severity", cause.severity).shape)


def of_site(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """What stands at a site."""
    if not may(request.user, Act.SEE_FINDINGS):
        return None
    found = standing(findings_visible_to(request.user), site=site.code)[: NAMED + 1]
    read = list(as_read_by(request.user, found))
    return _panel(read, f"?{urlencode({'site': site.code, 'state': 'standing'})}") if read else None


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """What stands on the bags and steps of an organisation, where it has any or may have."""
    if not may(request.user, Act.SEE_FINDINGS):
        return None
    found = standing(findings_visible_to(request.user), organisation=organisation.code)[: NAMED + 1]
    read = list(as_read_by(request.user, found))
    return _panel(read, f"?{urlencode({'organisation': organisation.code, 'state': 'standing'})}")


def standing_by_site(user: Any, codes: Collection[str]) -> dict[str, int]:
    """How many serious findings and warnings stand at each site, of those that the account may see."""
    grave = standing(findings_visible_to(user)).filter(severity__in=("S", "W"), site__in=codes)
    return dict(grave.order_by().values_list("site").annotate(number=Count("id")))


def of_lot(
    request: HttpRequest, lot: Any, answer: dict[str, Any], papers: list[Any], numbers: list[str]
) -> dict[str, Any] | None:
    """What stands on a lot, its pages and the steps into and out of it, and when it was found or cleared."""
    if not may(request.user, Act.SEE_FINDINGS):
        return None
    names = {*numbers, f"{lot.sheet}/{lot.line}"}
    subjects = names | _steps(answer, names) | ({lot.sheet} if lot.sheet else set())
    found = list(findings_visible_to(request.user).filter(subject__in=sorted(subjects))[:LOOKED_AT])
    stand = [finding for finding in found if finding.state != State.CLEARED]
    stand = list(as_read_by(request.user, stand))
    stand.sort(key=lambda finding: (list(SEVERITIES).index(finding.severity), finding.id))
    counted = Counter(finding.severity for finding in stand)
    rows = list(rows_of(stand[:NAMED]))
    return {
        "found": [
            row | {"url": finding_url(row["id"]), "shape": status("severity", row["severity"]).shape} for row in rows
        ],
        "more": len(stand) - len(rows),
        "figure": "verification/panels/figure.html",
        "counts": [(code, counted[code]) for code in SEVERITIES if counted[code]],
        "events": _events(found),
    }


def _events(found: list[Finding]) -> list[dict[str, Any]]:
    """When findings were raised and cleared, those of one day together."""
    rule_of = {finding.id: finding.rule for finding in found}
    steps = Event.objects.filter(finding__in=list(rule_of), what__in=("raised", "cleared"))
    told = list(steps.values_list("finding", "what", "seq"))
    days = {seq: to_day(at) for seq, at in recorded_at(seq for _, _, seq in told).items()}
    alike: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for name, what, seq in told:
        alike[days[seq], what][rule_of[name]] += 1
    return [
        {
            "day": day,
            "what": (_raised if what == "raised" else _cleared)(rules.total()),
            "more": ", ".join(f"{rule} {number}" if number > 1 else rule for rule, number in sorted(rules.items())),
            "shape": "warning" if what == "raised" else "good",
            "url": "#findings",
        }
        for (day, what), rules in alike.items()
    ]


def _raised(number: int) -> str:
    return ngettext("%(number)s finding raised", "%(number)s findings raised", number) % {"number": number}


def _cleared(number: int) -> str:
    return ngettext("%(number)s finding cleared", "%(number)s findings cleared", number) % {"number": number}


def _steps(answer: dict[str, Any], names: Iterable[str]) -> set[str]:
    """Subjects of the steps that touch the lot: IDs of the trace without what makes them unique."""
    bare = [(_bare(edge["from"]), _bare(edge["to"])) for edge in answer["edges"]]
    return {f"{a}>{b}" for a, b in bare if a in names or b in names}


def _bare(lot_id: str) -> str:
    return lot_id.rpartition("@")[0] or lot_id


def _panel(found: list[Finding], more: str) -> dict[str, Any]:
    columns = [column for column in COLUMNS if column.name != "site"]
    table = Table("findings", _("Findings that stand here"), columns, list(rows_of(found[:NAMED])))
    return {
        "table": table,
        "more": f"{reverse('verification:findings')}{more}" if len(found) > NAMED and more else "",
        "any": bool(found),
    }


def questions_waiting(user: Any) -> int:
    """For who judges, questions that are answered or late; for others, those that wait for their answer."""
    if not may(user, Act.ANSWER_QUERY):
        return 0
    questions = questions_visible_to(user)
    if may(user, Act.JUDGE_FINDING):
        day = today()
        return sum(1 for question in questions if question.is_answered or question.days_late(day))
    return sum(1 for question in questions if not question.is_answered)


NEWS = {
    "raised": (_("findings raised"), "state=standing"),
    "answered": (_("findings answered"), "state=queried"),
    "cleared": (_("findings cleared"), "state=cleared"),
}


def news(request: HttpRequest, since: datetime) -> Iterator[Item]:
    """Findings that were raised, answered and cleared."""
    if not may(request.user, Act.SEE_FINDINGS):
        return
    happened = happened_since(head_at(since), findings_visible_to(request.user))
    for what, (words, filters) in NEWS.items():
        yield Item(happened.get(what, 0), words, f"{reverse('verification:findings')}?{filters}")


offer(
    Entry(
        10, _("Findings"), "verification:findings", lambda user: may(user, Act.SEE_FINDINGS), waiting, CHECKS, "finding"
    )
)
offer(
    Entry(
        15,
        _("Questions"),
        "verification:questions",
        lambda user: may(user, Act.SEE_FINDINGS),
        questions_waiting,
        CHECKS,
        "people",
        under="verification:findings",
    )
)
offer(
    Entry(
        60, _("Rule book"), "verification:rules", lambda user: may(user, Act.SEE_RULES), group=CHECKS, icon="rule",
        under="verification:findings",
    )
)  # fmt: skip
offer_panel(Panel("home", 4, QUEUE, next_causes))
offer_panel(Panel("home", 10, "verification/panels/severities.html", by_severity, side=True))
offer_panel(Panel("site", 5, "verification/panels/standing.html", of_site))
offer_panel(Panel("organisation", 20, "verification/panels/standing.html", of_organisation))
offer_news(News(10, "findings", news))
offer_measure(
    Measure(
        "findings", 30, _("Findings that stand"), "count", lambda user: may(user, Act.SEE_FINDINGS), standing_by_site
    )
)
offer_panel(Panel("lot checks", 5, "verification/panels/lot.html", of_lot))
offer_panel(Panel("estimate", 10, "verification/panels/followed.html", after_estimate))
