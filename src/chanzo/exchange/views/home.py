"""The public home of open data: how current it is, what is withheld and why, files, dictionary, licence. (exchange)"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chanzo.core import clock
from chanzo.core.days import month_text
from chanzo.web.charts.bars import Bar, month_bars
from chanzo.web.charts.shares import share_bar
from chanzo.web.formats import count, mass, month, share
from chanzo.web.tables import Column, Table

from ..dictionary import meanings
from ..models import Release
from ..queries.releases import files_of, latest, shares_in, taken_back, terms_in
from ..queries.terms import terms_on
from ..queries.totals import months_stated
from ..rules.shares import STATED
from ..unknown import public, shown
from ..words import FILES, REASONS

CHART_MONTHS, RELEASES = 36, 12


@public
def home(request: HttpRequest) -> HttpResponseBase:
    """What is published, how much of it, and how to have it."""
    release = latest()
    context: dict[str, Any] = {"contact": settings.OPEN_DATA_CONTACT, "release": release}
    if release is None:
        return shown(request, "exchange/open/home.html", context | {"terms": terms_on(clock.today())})
    context |= {
        "terms": terms_in(release),
        "closed": taken_back(release),
        "files": [(FILES.get(file.name, file.name), file) for file in files_of(release).values()],
        "releases": list(Release.objects.order_by("-seq")[:RELEASES]),
        "chart": _chart(release),
        "dictionary": list(meanings()),
        **_shares(release),
    }
    return shown(request, "exchange/open/home.html", context)


def _shares(release: Release) -> dict[str, Any]:
    shares = shares_in(release)
    found: dict[str, Any] = {"unstated": shares.unstated, "held": shares.held}
    for name, counted, title in (("sites", shares.sites, _("Sites")), ("grams", shares.grams, _("Tagged mass"))):
        total = sum(counted.values())
        parts = sorted(counted.items(), key=lambda each: (each[0] != STATED, -each[1], each[0]))
        told = count if name == "sites" else lambda grams: mass(grams, 0)
        rows = [
            {"reason": REASONS.get(code, code), "number": told(number), "share": number / total}
            for code, number in parts
        ]
        found[f"{name}_bar"] = _bar(rows, title) if total else ""
        found[f"{name}_table"] = _table(name, title, rows)
        found[f"{name}_share"] = counted.get(STATED, 0) / total if total else None
        found[f"{name}_stated"] = told(counted.get(STATED, 0))
        found[f"{name}_total"] = told(total)
    return found


def _bar(rows: list[dict[str, Any]], title: str) -> SafeString:
    parts = [(str(row["reason"]), row["share"]) for row in rows]
    text = ", ".join(f"{label} {share(part)}" for label, part in parts)
    return share_bar(parts, 0.0, title=title, text=text)


def _table(name: str, title: str | Promise, rows: list[dict[str, Any]]) -> Table:
    columns = [
        Column("reason", _("How it is published, or why not by itself")),
        Column("number", _("How much"), "figure"),
        Column("share", _("Share"), "share"),
    ]
    return Table(name, title, columns, rows, _("Nothing to show."))


def _chart(release: Release) -> SafeString | str:
    stated = months_stated(release)
    if not stated:
        return ""
    bars = []
    for number in range(max(min(stated), release.until - CHART_MONTHS + 1), release.until + 1):
        alone, folded = stated.get(number, (0, 0))
        text = f"{month(number)}: {count(alone + folded)} kg"
        bars.append(Bar(month_text(number), (alone + folded) * 1000, text))
    total = sum(bar.value for bar in bars)
    text = _("%(mass)s stated from %(first)s to %(last)s.") % {
        "mass": mass(total, 0), "first": bars[0].label, "last": bars[-1].label,
    }  # fmt: skip
    return month_bars(bars, title=_("Tagged mineral by month"), text=text, axis=_("kg a month"))
