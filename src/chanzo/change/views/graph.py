"""The theory as a graph, group by group. (change)"""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page

from ..drawing import Node, graph
from ..queries.overview import Overview, overview
from ..types import Group, Level
from ..words import GROUPS, HEADINGS, STANDINGS, sentence, value_text
from .indicator import period_of
from .overview import COLUMNS, query_of

ORDER = (Level.ACTIVITY, Level.OUTPUT, Level.OUTCOME, Level.VISION)


@page("GET", "HEAD")
def graph_page(request: HttpRequest) -> HttpResponseBase:
    """What should lead to what, for one group or for everybody."""
    require(request.user, Act.SEE_CHANGE)
    form, asked = period_of(request)
    asked_group = request.GET.get("group", Group.INDUSTRY.value)
    group = Group(asked_group) if asked_group in {g.value for g in Group} else Group.INDUSTRY
    whole = overview(asked)
    context = {
        "form": form, "drawing": drawn(whole, group, query_of(asked)), "query": query_of(asked), "group": group.value,
        "whom": [(g.value, GROUPS[g]) for g in (*COLUMNS, Group.ALL)],
    }  # fmt: skip
    return render(request, "change/graph.html", context)


def drawn(whole: Overview, group: Group, query: str) -> str:
    """The statements of a group and of the vision; every one of them for everybody."""
    theory = whole.theory
    shown = {
        key: stated for key, stated in whole.stated.items()
        if stated.statement.level in ORDER
        and (group is Group.ALL or stated.statement.group in (group, Group.ALL))
    }  # fmt: skip
    nodes = [
        Node(
            key,
            ORDER.index(stated.statement.level),
            sentence(stated.statement.text),
            stated.standing,
            str(STANDINGS[stated.standing].word),
            ", ".join(value_text(f.indicator, f.value) for f in stated.figures if f.value is not None)[:40],
            f"{reverse('change:statement', args=[key])}?{query}",
        )
        for key, stated in shown.items()
    ]
    links = [(link.cause, link.effect, sentence(link.because)) for link in theory.links]
    return graph(
        nodes, links, [str(HEADINGS[level]) for level in ORDER],
        title=_("What should lead to what"),
        text=_("Activities stand left, then outputs, outcomes, the vision; statements have pages that say the same."),
    )  # fmt: skip
