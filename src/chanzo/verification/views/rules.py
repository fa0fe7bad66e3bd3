"""The rule book: what each rule catches, why, with which limits, and how it fared. (verification)"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.findings.queries import Record, limits_set, records_of_rules
from chanzo.people.policies import actor_of, may, require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.traceability.words import minerals_of
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ..pages import PAGES
from ..parameters import DEFAULTS
from ..rules import RULES
from ..words import LIMITS, SCOPES, measured

N_ = gettext_lazy
RULE_COLUMNS = [
    Column("rule", N_("Rule"), "code", lambda row: reverse("verification:rule", args=[row["rule"]])),
    Column("title", N_("Name")),
    Column("severity", N_("At most"), status="severity"),
    Column("sentence", N_("What it finds")),
]
FARED = [
    Column("fired", N_("Standing"), "count"),
    Column("judged", N_("Judged"), "count"),
    Column("precision", N_("Judged right"), "share"),
]


@page("GET", "HEAD")
def rule_book(request: HttpRequest) -> HttpResponseBase:
    """Every rule; how it fared, for those who see all findings."""
    require(request.user, Act.SEE_RULES)
    fared = _fared(request)
    rows = []
    for code, rule in RULES.items():
        record = fared.get(code, Record(code))
        words = PAGES[code]
        row = {"rule": code, "severity": rule.severities[0], "title": _(words.title), "sentence": _(words.sentence)}
        rows.append(row | {"fired": record.fired, "judged": record.judged, "precision": record.precision})
    columns = RULE_COLUMNS + (FARED if _sees_all(request) else [])
    table = Table("rules", N_("The rules, in the order of the chain"), columns, rows)
    if wanted := wanted_format(request):
        return download(table, wanted)
    return render(request, "verification/rules.html", {"table": table})


@page("GET", "HEAD")
def rule_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """One rule."""
    require(request.user, Act.SEE_RULES)
    rule = RULES.get(code)
    if rule is None:
        raise Http404
    limits = _limits(code)
    if wanted := wanted_format(request):
        return download(limits, wanted)
    context = {
        "code": code,
        "rule": rule,
        "gravest": rule.severities[0],
        "page": {name: _(getattr(PAGES[code], name)) for name in ("title", "sentence", "fraud", "source", "example")},
        "limits": limits,
        "record": _fared(request).get(code, Record(code)) if _sees_all(request) else None,
        "may_see_findings": may(request.user, Act.SEE_FINDINGS),
    }
    return render(request, "verification/rule.html", context)


def _sees_all(request: HttpRequest) -> bool:
    actor = actor_of(request.user)
    return actor is not None and may(actor, Act.SEE_FINDINGS) and scope_of(actor).everything


def _fared(request: HttpRequest) -> dict[str, Record]:
    return records_of_rules() if _sees_all(request) else {}


def _held_for(scope: str, value: str) -> str:
    """What a limit is held for: the programme, a country, a mineral or a site."""
    named = " + ".join(word.lower() for _code, word in minerals_of(value)) if scope == "mineral" else value
    return f"{SCOPES.get(scope, scope)} {named}".strip()


def _limits(code: str) -> Table:
    """Limits that people set, newest first, then those the rule came with."""
    rows: list[dict[str, Any]] = [
        {
            "name": LIMITS.get(row.name, row.name),
            "value": measured(row.name, row.value) if row.value is not None else _("taken back"),
            "scope": _held_for(row.scope, row.scope_value),
            "from": row.valid_from,
            "reason": row.reason,
            "record": row.seq,
        }
        for row in limits_set(code)
    ]
    rows += [
        {
            "name": LIMITS.get(row.name, row.name),
            "value": measured(row.name, row.value),
            "scope": _held_for(row.scope, row.scope_value),
            "from": None,
            "reason": _("as the rule came"),
            "record": None,
        }
        for row in DEFAULTS
        if row.rule == code
    ]
    columns = [
        Column("name", N_("Limit")),
        Column("value", N_("Value")),
        Column("scope", N_("For")),
        Column("from", N_("From"), "day"),
        Column("reason", N_("Reason")),
        Column("record", N_("Record"), "count"),
    ]
    return Table("limits", N_("Limits, now and before"), columns, rows, N_("This rule has no limit to set."))
