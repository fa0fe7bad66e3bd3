"""The worklist: causes, gravest and heaviest first, and the page of one cause, where it is judged. (verification)"""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.core.clock import now
from chanzo.findings.models import Event, Finding
from chanzo.findings.questions import Question, open_questions
from chanzo.findings.types import STANDING, State
from chanzo.ledger.queries import recorded_at
from chanzo.people.policies import may, require
from chanzo.people.register import lead_to_organisations
from chanzo.people.types import Act
from chanzo.web import formats
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, Portion, after, after_number, portion
from chanzo.web.tables import Column, Table, wanted_format

from ..causes import GRAVITY, Cause, causes
from ..forms import HandleForm
from ..gate import as_read_by, findings_visible_to
from ..pages import PAGES
from ..words import ACTORS, HISTORY, cause_words
from ..worklist import worklist
from ..worth import lots_at_risk
from .asked import Asked, asked, cause_url
from .asking import question_rows
from .findings import COLUMNS, rows_of
from .sentences import sentence_of_finding

N_ = gettext_lazy
# Causes on a page of the list; lots and steps of history on the page of one.
CAUSES, LOTS, STEPS = 25, 12, 12
FILE = [
    Column("severity", N_("Severity"), status="severity"),
    Column("rule", N_("Rule"), "code"),
    Column("key", N_("Cause")),
    Column("count", N_("Findings"), "count"),
    Column("at_risk_g", N_("At risk"), "mass"),
    Column("to_judge", N_("To judge"), "count"),
    Column("asked", N_("Asked"), "count"),
]


@page("GET", "HEAD")
def cause_list(request: HttpRequest) -> HttpResponseBase:
    """What a verifier has to settle, cause by cause."""
    require(request.user, Act.SEE_FINDINGS)
    wanted = asked(request)
    found = worklist(wanted.findings, request.user.scope)
    if form := wanted_format(request):
        return download(Table("causes", N_("Causes, gravest and heaviest first"), FILE, found), form)
    start = after_number(request)
    shown = found[start : start + CAUSES]
    more = str(start + CAUSES) if len(found) > start + CAUSES else ""
    context = {
        "asked": wanted,
        "rows": list(_rows(request, shown, wanted)),
        "portion": Portion(shown, after(request), more),
        "causes": len(found),
        "findings": sum(cause.count for cause in found),
        "severities": [(code, sum(1 for cause in found if cause.severity == code)) for code in GRAVITY],
    }
    return render(request, "verification/causes.html", context, status=wanted.status)


def _rows(request: HttpRequest, shown: list[Cause], wanted: Asked) -> Iterator[dict[str, Any]]:
    """Causes as the list shows them: what was seen, how old, who was asked and since when."""
    examples = _examples(request, shown, wanted.findings)
    moments = recorded_at(cause.raised for cause in shown)
    questions = _asked_about(request, wanted.findings, [cause for cause in shown if cause.asked])
    kept = {name: value for name, value in request.GET.items() if name in wanted.form.fields and value}
    for cause in shown:
        example = examples.get((cause.rule, cause.key))
        raised = moments.get(cause.raised)
        yield {
            "cause": cause,
            "title": _(PAGES[cause.rule].title),
            "words": cause_words(cause.key),
            "url": cause_url(cause.rule, cause.key, kept),
            "sentence": sentence_of_finding(example) if example else "",
            "more": cause.count - 1,
            "raised": raised,
            "days": (now() - raised).days if raised else None,
            "question": questions.get((cause.rule, cause.key)),
        }


def _examples(request: HttpRequest, shown: list[Cause], findings: QuerySet[Finding]) -> dict[tuple[str, str], Finding]:
    """The first of the gravest findings of each cause, as the reader reads it."""
    if not shown:
        return {}
    first = findings.order_by().filter(_of(shown)).values_list("rule", "cause", "severity").annotate(Min("id"))
    gravest = {(cause.rule, cause.key, cause.severity) for cause in shown}
    ids = [found for rule, key, severity, found in first if (rule, key, severity) in gravest]
    read = as_read_by(request.user, Finding.objects.filter(id__in=ids))
    return {(finding.rule, finding.cause): finding for finding in read}


def _asked_about(
    request: HttpRequest, findings: QuerySet[Finding], shown: list[Cause]
) -> dict[tuple[str, str], dict[str, Any]]:
    """The most pressing open question about each cause."""
    if not shown:
        return {}
    queried = findings.filter(_of(shown), state=State.QUERIED.value)
    of = {pk: (rule, key) for pk, rule, key in queried.values_list("id", "rule", "cause")}
    found: dict[tuple[str, str], Question] = {}
    for question in open_questions(queried):
        for finding in question.findings:
            found.setdefault(of[finding], question)
    rows = {row["number"]: row for row in question_rows(request, {q.number: q for q in found.values()}.values())}
    return {place: rows[question.number] for place, question in found.items()}


def _of(shown: Iterable[Cause]) -> Q:
    any_of = Q()
    for cause in shown:
        any_of |= Q(rule=cause.rule, cause=cause.key)
    return any_of


@page("GET", "HEAD")
def cause_page(request: HttpRequest) -> HttpResponseBase:
    """One cause: what was seen, its findings, the lots at risk, its history, and the form that judges it."""
    actor = require(request.user, Act.SEE_FINDINGS)
    wanted = asked(request)
    rule, key = request.GET.get("rule", ""), request.GET.get("cause", "")
    whole = findings_visible_to(request.user).filter(rule=rule, cause=key, state__in=STANDING)
    if rule not in PAGES or not key or not whole.exists():
        raise Http404
    findings = wanted.findings
    (cause,) = causes(findings, request.user.scope) or causes(whole, request.user.scope)
    lots = lots_at_risk(cause.lots, cause.months, request.user.scope)
    at_risk = Table("lots", N_("Lots at risk, heaviest first"), AT_RISK, lots, most=LOTS)
    at_risk.empty = N_("No lot is named: what is at risk cannot be weighed.")
    if form := wanted_format(request):
        if request.GET.get("table") == at_risk.name:
            return download(at_risk, form)
        read = as_read_by(request.user, findings.iterator())
        return download(Table("findings", N_("Findings of this cause"), COLUMNS, rows_of(read)), form)
    start = after(request)
    shown = portion(list(findings.filter(id__gt=start)[: ROWS + 1]), key="id", asked=request)
    columns = [column for column in COLUMNS if column.name not in ("rule", "severity")]
    rows = rows_of(as_read_by(request.user, shown.rows), wanted.address)
    table = Table("findings", N_("Its findings"), columns, rows, N_("Nothing of this cause is left to settle."))
    back = _list_before(request)
    judges = may(actor, Act.JUDGE_FINDING)
    table.choose = "id" if judges else ""
    examples = _examples(request, [cause], findings) or _examples(request, [cause], whole)
    context = {
        "asked": wanted,
        "cause": cause,
        "title": _(PAGES[rule].title),
        "rule_sentence": _(PAGES[rule].sentence),
        "words": cause_words(key),
        "sentence": "".join(sentence_of_finding(finding) for finding in examples.values()),
        "left": wanted.findings.count(),
        "standing": whole.count(),
        "days": whole.aggregate(first=Min("day"), last=Max("day")),
        "raised": recorded_at([cause.raised]).get(cause.raised),
        "sites": list(whole.exclude(site="").order_by("site").values_list("site", flat=True).distinct()[:STEPS]),
        "table": table,
        "portion": shown,
        "lots": lead_to_organisations(at_risk, request.user, "holder"),
        "events": _history(whole),
        "action": f"{reverse('verification:handle')}{wanted.address}&{urlencode({'all': 1, 'next': back})}",
        "back": back,
        "form": HandleForm(take_back=whole.exclude(state=State.CANDIDATE.value).exists()) if judges else None,
        "questions": question_rows(request, open_questions(whole)),
    }
    return render(request, "verification/cause.html", context, status=wanted.status)


AT_RISK = [
    Column("name", N_("Lot"), "code", lambda lot: reverse("traceability:lot", args=[lot.name])),
    Column("mass_g", N_("Mass"), "mass"),
    Column("holder", N_("Holder"), "code"),
]


def _list_before(request: HttpRequest) -> str:
    """Where a cause leads back to: the list with its filters, without the cause's own."""
    kept = {name: value for name, value in request.GET.items() if name not in ("rule", "cause", "after") and value}
    return reverse("verification:findings") + (f"?{urlencode(kept)}" if kept else "")


def _history(findings: QuerySet[Finding]) -> list[dict[str, Any]]:
    """The last records that took a step with findings of a cause, latest first, with how many each."""
    of_them = Event.objects.filter(finding__in=findings.order_by().values("id"))
    counted: dict[tuple[int, str, str], int] = {}
    for seq, what, actor in of_them.order_by("-seq").values_list("seq", "what", "actor")[: 100 * STEPS]:
        counted[seq, what, actor] = counted.get((seq, what, actor), 0) + 1
    steps = list(counted.items())[:STEPS]
    moments = recorded_at(seq for (seq, _what, _actor), _number in steps)
    return [
        {
            "when": formats.moment(moments.get(seq)),
            "what": HISTORY.get(what, what),
            "more": ngettext("%(count)s finding", "%(count)s findings", number) % {"count": formats.count(number)}
            + f", {ACTORS.get(actor, actor)}",
            "url": "",
            "shape": "serious" if what == State.INCIDENT else "",
        }
        for (seq, what, actor), number in steps
    ]
