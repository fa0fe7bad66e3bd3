"""Published incidents, their statistics, and the register of sanctions, for everybody. (exchange)"""

from typing import Any

import orjson
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.incidents.publication.public import Public, references_on
from chanzo.incidents.publication.words import category_told, day_told, later_told, month_told, place_told, version_told
from chanzo.incidents.queries.categories import counted_under
from chanzo.incidents.words import CLOCKS, MEASURES, OUTCOMES
from chanzo.web.paging import ROWS, after, portion
from chanzo.web.tables import Column, Table

from ..dictionary import INCIDENTS, meanings
from ..incident_files import FILES, file_called, version_file
from ..models import IncidentCount
from ..queries.incidents import Open, open_accounts, open_sanctions
from ..queries.terms import terms_on
from ..unknown import lang_of, public, shown
from ..words import COUNTED_BY
from .files import TYPES

KINDS = {"incidents": open_accounts, "sanctions": open_sanctions}
ACCOUNTS = [
    Column("reference", _("Public number"), "code", lambda row: row["url"]),
    Column("category", _("Category")),
    Column("level", _("Level now"), status="level"),
    Column("place", _("Where")),
    Column("month", _("Month")),
    Column("state", _("How it stands")),
    Column("versions", _("Versions"), "count"),
    Column("published", _("Published on"), "day"),
]
SANCTIONS = [
    Column("reference", _("Public number"), "code", lambda row: row["url"]),
    Column("measure", _("Measure")),
    Column("about", _("Concerns")),
    Column("from", _("From")),
    Column("to", _("To")),
    Column("lifted", _("Lifted on"), "day"),
    Column("legal_act", _("By which act")),
    Column("published", _("Published on"), "day"),
]
# What an entry that is closed for now does not show.
CLOSED = ("level", "place", "month", "state", "about", "from", "to", "legal_act")


@public
def incident_list(request: HttpRequest) -> HttpResponseBase:
    """Every published incident, newest first."""
    return _list(request, "incidents", ACCOUNTS, _("Published incidents, newest first"))


@public
def sanction_list(request: HttpRequest) -> HttpResponseBase:
    """The register of sanctions, newest first."""
    return _list(request, "sanctions", SANCTIONS, _("Sanctions of the programme, newest first"))


def _list(request: HttpRequest, kind: str, columns: list[Column], caption: Any) -> HttpResponseBase:
    known = references_on(clock.today(), sanctions=kind == "sanctions")
    start = known.index(after(request)) + 1 if after(request) in known else 0
    part = portion([{"reference": one} for one in known[start : start + ROWS + 1]], key="reference", asked=request)
    found = KINDS[kind]([one["reference"] for one in part.rows])
    rows = [_row(kind, one, lang_of(request)) for one in found]
    table = Table(kind, caption, columns, rows, _("Nothing is published yet."))
    context = {
        "table": table, "portion": part, "terms": terms_on(clock.today()),
        "files": [name for name in FILES if name.startswith(kind)],
        "dictionary": [each for each in meanings(INCIDENTS) if each.file.startswith(kind)],
    }  # fmt: skip
    return shown(request, f"exchange/open/{kind}.html", context)


def _row(kind: str, one: Open, lang: str) -> dict[str, Any]:
    told, reference = one.public.last.told, one.public.reference
    row = {
        "reference": reference,
        "url": reverse(f"exchange:open-{kind[:-1]}", args=[reference]) + lang,
        "published": one.public.versions[0].edition.from_day,
    }
    if one.closed:
        return (
            row
            | dict.fromkeys(CLOSED, "")
            | {"category": _("Closed for now"), "measure": _("Closed for now"), "lifted": None, "versions": None}
        )
    if kind == "sanctions":
        return row | {
            "measure": MEASURES[told["measure"]], "about": told["about"], "from": day_told(told["from"]),
            "to": day_told(told["to"]), "lifted": one.public.lifted, "legal_act": told["legal_act"],
        }  # fmt: skip
    return row | {
        "category": category_told(told), "level": one.public.level, "place": place_told(told),
        "month": month_told(told["month"]), "state": OUTCOMES.get(one.public.outcome, _("Not closed")),
        "versions": len(one.public.versions),
    }  # fmt: skip


@public
def incident_page(request: HttpRequest, reference: str) -> HttpResponseBase:
    """One published incident: every version, and what changed since."""
    return _page(request, "incidents", reference)


@public
def sanction_page(request: HttpRequest, reference: str) -> HttpResponseBase:
    """One sanction: every version, and when it was lifted."""
    return _page(request, "sanctions", reference)


def _page(request: HttpRequest, kind: str, reference: str) -> HttpResponseBase:
    one = _one(kind, reference)
    if one.closed:
        return shown(request, "exchange/open/incident_closed.html", {"reference": reference}, status=410)
    versions = [{"edition": version.edition, **version_told(version.told)} for version in reversed(one.public.versions)]
    context = {
        "kind": kind,
        "public": one.public,
        "versions": versions,
        "since": [later_told(each) for each in reversed(one.public.since)],
        "title": _title(kind, one.public),
    }
    return shown(request, "exchange/open/incident.html", context)


def _one(kind: str, reference: str) -> Open:
    found = KINDS[kind]([reference]) if kind in KINDS else ()
    if not found:
        raise Http404
    return found[0]


def _title(kind: str, found: Public) -> str:
    told = found.last.told
    return str(MEASURES[told["measure"]]) if kind == "sanctions" else category_told(told)


@public
def version(request: HttpRequest, kind: str, reference: str, number: int) -> HttpResponseBase:
    """One version as the bytes whose hash stands in the ledger."""
    one = _one(kind, reference)
    found = next((each for each in one.public.versions if each.edition.version == number), None)
    if found is None:
        raise Http404
    if one.closed:
        return shown(request, "exchange/open/incident_closed.html", {"reference": reference}, status=410)
    return HttpResponse(version_file(found), content_type=TYPES["json"])


@public
def incident_file(request: HttpRequest, file: str) -> HttpResponseBase:
    """A file of incidents, sanctions or statistics as they are public now."""
    return HttpResponse(file_called(file), content_type=TYPES[file.rpartition(".")[2]])


@public
def incident_statistics(request: HttpRequest) -> HttpResponseBase:
    """The counts of each half-year, newest first; what is withheld counts too."""
    counts = list(IncidentCount.objects.order_by("-half"))
    wanted = request.GET.get("half", "")
    count = next((one for one in counts if one.name == wanted), counts[0] if counts else None)
    context: dict[str, Any] = {"counts": counts, "count": count}
    if count is not None:
        told = orjson.loads(count.counts)
        context |= {
            "total": told["total"],
            "tables": [_counted(by, rows, told["total"]) for by, rows in told["parts"].items()],
            "medians": [(CLOCKS[name], half_days / 2) for name, half_days in told["medians"].items()],
        }
    return shown(request, "exchange/open/incident_statistics.html", context)


def _counted(by: str, rows: list[list[Any]], total: int) -> Table:
    columns = [Column("key", COUNTED_BY[by]), Column("number", _("Incidents"), "count"),
               Column("share", _("Share"), "share")]  # fmt: skip
    found = [
        {
            "key": counted_under(by, key) if key else gettext("All others together"),
            "number": number,
            "share": number / total,
        }
        for key, number in rows
    ]
    return Table(by, COUNTED_BY[by], columns, found, _("Nothing of this can be told without telling of single cases."))
