"""How tags are kept: stock-takes, differences, losses, how long requests take. (government)"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import orjson

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.sites.queries.standing import provinces

from ..custody.models import Difference, RequestStep, TagRequest, Take, Void
from ..custody.queries.visible import differences_visible_to, requests_visible_to, takes_visible_to, voids_visible_to
from ..custody.rules.spans import count, less, stored
from ..custody.types.keeping import LOSSES
from ..custody.types.spans import Span

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def stock_takes(asked: Asked) -> Cases:
    """Every stock-take of the period."""
    known, province = Take.objects.filter(day__lte=asked.last), provinces()
    rows = [
        Case(str(take.seq), take.seq, take.day, by=(province.get(take.site, ""), take.type))
        for take in known.filter(day__gte=asked.first).order_by("seq")
    ]
    return Cases(known.exists(), rows)


def differences(asked: Asked) -> Cases:
    """The differences found in the period; the part are those of which every number was explained by its end."""
    known = Difference.objects.filter(day__lte=asked.last)
    explained: dict[int, list[Span]] = defaultdict(list)
    by: dict[int, int] = {}
    for void in Void.objects.filter(difference__isnull=False, day__lte=asked.last).order_by("seq"):
        explained[void.difference or 0] += stored(orjson.loads(void.ranges))
        by[void.difference or 0] = void.seq
    rows = []
    for row in known.filter(day__gte=asked.first).order_by("seq"):
        open_ = count(less(stored(orjson.loads(row.missing)), explained[row.seq]))
        seq = row.seq if open_ else by[row.seq]
        rows.append(Case(str(row.seq), seq, row.day, int(open_ == 0), by=(row.type, row.source)))
    return Cases(known.exists(), rows)


def losses(asked: Asked) -> Cases:
    """The numbers declared lost, stolen or damaged in the period."""
    known = Void.objects.filter(action__in=LOSSES, day__lte=asked.last)
    rows = [
        Case(str(void.seq), void.seq, void.day, void.numbers, n=void.numbers, by=(void.type, void.action))
        for void in known.filter(day__gte=asked.first).order_by("seq")
    ]
    return Cases(known.exists(), rows)


def request_days(asked: Asked) -> Cases:
    """The days from asking for tags to having them; of the requests received in the period."""
    requests = {row.number: row for row in TagRequest.objects.filter(asked_day__lte=asked.last)}
    steps = RequestStep.objects.filter(act="receive", day__gte=asked.first, day__lte=asked.last).order_by("seq")
    province = provinces()
    rows = [
        Case(step.request, step.seq, step.day, step.day - row.asked_day, by=(province.get(row.site, ""), row.type))
        for step in steps
        if (row := requests.get(step.request))
    ]
    return Cases(bool(requests), rows)


def _by_seq(visible: Callable[[Any], Iterable[Any]]) -> Callable[[Any, Sequence[str]], set[str]]:
    return lambda user, keys: set(keys) & {str(row.seq) for row in visible(user)}


def _requests_readable(user: Any, keys: Sequence[str]) -> set[str]:
    return set(keys) & {row.number for row in requests_visible_to(user)}


register_noun(
    Noun("stock_take", N_("Stock-take of tags"), lambda key: f"/custody/counts/{key}", _by_seq(takes_visible_to))
)
register_noun(
    Noun(
        "tag_difference",
        N_("Tags that were not found"),
        lambda key: f"/custody/missing/{key}",
        _by_seq(differences_visible_to),
    )
)
register_noun(Noun("tag_loss", N_("Tags declared lost"), lambda key: f"/records/{key}", _by_seq(voids_visible_to)))
register_noun(Noun("tag_request", N_("Request for tags"), lambda key: f"/custody/requests/{key}/", _requests_readable))

_KEEPING = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("stock-takes"),
    reckoning=Reckoning.COUNT,
    direction=Direction.UP,
    part="",
    source=N_("stock-takes of tags and what was declared of them"),
    noun="stock_take",
    breakdowns=("province", "type"),
    responsible="official",
)

register(
    replace(
        _KEEPING,
        code="custody.stock_takes_done",
        name=N_("Stock-takes of tags"),
        definition=N_("Stock-takes of tags and books at their holders dated in the period, one for each type counted."),
        part=N_("stock-takes"),
        quality=N_("Counts as paper tells them; a holder with few tags is counted as one with many."),
        cases=stock_takes,
    ),
    replace(
        _KEEPING,
        code="custody.differences_settled",
        name=N_("Missing tags that were explained"),
        definition=N_(
            "Of the differences that stock-takes and receipts of the period found, those of which every number was "
            "declared lost, stolen, damaged or found by its end."
        ),
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        part=N_("differences of which every number was explained"),
        whole=N_("differences found"),
        quality=N_("To declare a number lost is easy: read it beside the losses."),
        noun="tag_difference",
        breakdowns=("type", "source"),
        cases=differences,
    ),
    replace(
        _KEEPING,
        code="custody.losses",
        name=N_("Tags lost, stolen or damaged"),
        definition=N_("Numbers of tags and books declared lost, stolen or damaged in the period."),
        unit=N_("numbers"),
        direction=Direction.NONE,
        silent=True,
        part=N_("numbers declared lost, stolen or damaged"),
        quality=N_("More can mean that losses are said at last; those that nobody declares are in no figure."),
        noun="tag_loss",
        breakdowns=("type", "action"),
        cases=losses,
    ),
    replace(
        _KEEPING,
        code="custody.requests_days",
        name=N_("Days from asking for tags to having them"),
        definition=N_("The middle number of days from a request for tags or books to their receipt in the period."),
        unit=N_("days"),
        reckoning=Reckoning.MEDIAN,
        direction=Direction.DOWN,
        part=N_("days from request to receipt"),
        source=N_("requests for tags and their steps"),
        quality=N_("Requests that still wait are not in it."),
        noun="tag_request",
        cases=request_days,
    ),
)
