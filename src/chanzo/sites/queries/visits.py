"""What is asked about visits: those an account may read, the versions of one, the last at each site. (sites)"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act, Place

from ..models import Site, Visit
from ..types.visits import STANDING
from .standing import codes_in, place_of


def visits_visible_to(user: Any) -> QuerySet[Visit]:
    """The visits that count, newest day first, of the sites that an account looks after; all for who sees all."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_VISITS):
        return Visit.objects.none()
    return _in_scope(Visit.objects.filter(state__in=STANDING), scope_of(actor)).order_by("-day", "-seq")


def visit_found(user: Any, number: int) -> Visit | None:
    """The newest version of a visit, also of one that was taken back; None where the account may not read it."""
    if not may(user, Act.SEE_VISITS):
        return None
    return _in_scope(Visit.objects.filter(visit=number), user.scope).order_by("-seq").first()


def versions_of(number: int) -> list[Visit]:
    """Every version of a visit, newest first."""
    return list(Visit.objects.filter(visit=number).order_by("-seq"))


def place_of_visit(visit: Visit) -> Place:
    """Where a visit went."""
    site = Site.objects.filter(code=visit.site).first()
    return place_of(site) if site else Place(site=visit.site)


def former_codes(site: Site) -> list[str]:
    """The codes under which visits to a site may be written: its own, and those that mean it now."""
    return sorted({site.code, *Site.objects.filter(means=site.code).values_list("code", flat=True)})


def visits_at(codes: Iterable[str], *, before: int | None = None) -> dict[str, list[Visit]]:
    """The visits that count at sites under the codes they bear now, newest first; up to a day where one is named."""
    means = dict(Site.objects.filter(means__in=list(codes)).values_list("code", "means"))
    visits = Visit.objects.filter(state__in=STANDING).order_by("-day", "-seq")
    if len(means) < 200:
        visits = visits.filter(site__in=list(means))
    found: dict[str, list[Visit]] = {}
    for visit in visits if before is None else visits.filter(day__lte=before):
        if visit.site in means:
            found.setdefault(means[visit.site], []).append(visit)
    return found


def _in_scope(visits: QuerySet[Visit], scope: Scope) -> QuerySet[Visit]:
    return visits if scope.everything else visits.filter(site__in=list(codes_in(scope)))
