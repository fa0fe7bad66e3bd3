"""The theory as a paper for a board. (change)"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chanzo.core.days import day_text
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.formats import count, day, share
from chanzo.web.pages import page
from chanzo.web.pdf import pdf, typeset

from ..queries.overview import Overview, Stated, overview
from ..rules.progress import Meter
from ..types import Group, Level
from ..words import GROUPS, HEADINGS, STANDINGS, TRENDS, sentence, value_text
from .indicator import period_of
from .overview import COLUMNS, ROWS, ringing_lines


@page("GET", "HEAD")
def board(request: HttpRequest) -> HttpResponseBase:
    """A PDF of a period: the meters, what is in doubt, every statement with its figures."""
    require(request.user, Act.SEE_CHANGE)
    _form, asked = period_of(request)
    name = f"change-{day_text(asked.first)}-{day_text(asked.last)}"
    return pdf(typeset("change/board.typ", told_of(overview(asked))), name)


def told_of(whole: Overview) -> dict[str, Any]:
    """The words of the paper, in the reader's language."""
    meters = whole.meters
    period = f"{day(whole.asked.first)} – {day(whole.asked.last)}"
    heads = [measured.now.head for measured in whole.measured.values() if measured.now]
    return {
        "lang": (get_language() or "en")[:2],
        "title": _("Theory of change"),
        "period": period,
        "meters": [
            _meter(_("Indicators with data"), meters.reporting), _meter(_("With a target"), meters.targeted),
            _meter(_("With evidence"), meters.evidenced),
            _meter(_("On track, give or take 15 per cent"), meters.on_track),
        ],
        "reading": _("Every figure opens down to its records in chanzo. A dash is no data, which is not nought."),
        "ringing_title": _("Assumptions and risks in doubt"),
        "ringing": [
            {"text": text, "since": _("since %(day)s") % {"day": day(since)}}
            for _key, text, since in ringing_lines(whole)
        ],
        "parts": [
            {"title": str(HEADINGS[Level.VISION]), "cells": [_cell("", whole.cell(Level.VISION, Group.ALL))]},
            *(
                {"title": str(HEADINGS[level]),
                 "cells": [_cell(str(GROUPS[group]), whole.cell(level, group)) for group in COLUMNS]}
                for level in ROWS
            ),
        ],
        "how_title": _("How to read it"),
        "how": _(
            "Arrows compare with the period before. A target is met on track when the figure lies within 15 % of it."
            " Incidents and reports have no better direction: more may be trust as well as trouble."
        ),
        "foot": f"Chanzo · {period}" + (f" · {_('record %(head)s') % {'head': count(min(heads))}}" if heads else ""),
    }  # fmt: skip


def _meter(label: str, meter: Meter) -> dict[str, str]:
    return {"label": label, "share": share(meter.share), "of": f"{meter.part}/{meter.whole}"}


def _cell(title: str, cell: list[Stated]) -> dict[str, Any]:
    return {
        "title": title,
        "rows": [
            {
                "text": sentence(stated.statement.text),
                "state": stated.standing.value,
                "word": str(STANDINGS[stated.standing].word),
                "figures": [
                    {
                        "value": value_text(f.indicator, f.value),
                        "arrow": TRENDS[f.trend][0],
                        "name": _(f.indicator.name),
                    }
                    for f in stated.known
                ],
            }
            for stated in cell
        ],
    }
