"""What is asked about baseline studies: which a reader may see, how much of each, and where none was done. (sites)"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from chanzo.core.refusals import Refused
from chanzo.ledger.queries import destroyed_files
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import area_keys, scope_of
from chanzo.people.types import Act, Place

from ..models import Estimate, Site, Study, StudyDraft, StudyPhoto, Yield
from ..rules.capacity import yields_on
from ..rules.study import EVERYTHING, OPEN, WITHIN
from ..types.capacity import EstimateState, YieldRow
from ..types.study import Privacy
from .standing import place_of, sites_in

OLD_DAYS = 3 * 365


def sites_studied_by(user: Any, act: Act = Act.SEE_STUDIES) -> QuerySet[Site]:
    """The sites whose studies an account may read, or with which it may do another act."""
    actor = actor_of(user)
    if actor is None or not may(actor, act):
        return Site.objects.none()
    return sites_in(scope_of(actor))


def studies_visible_to(user: Any) -> QuerySet[Study]:
    """The studies an account may read, those that a correction replaced too, newest first."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_STUDIES):
        return Study.objects.none()
    found = Study.objects.order_by("-day", "-seq")
    return found if not actor.areas else found.filter(site__in=sites_in(scope_of(actor)).values("code"))


def study_seen_by(user: Any, seq: int) -> Study:
    """One study; Refused NOT_FOUND for one that the account may not read."""
    found = studies_visible_to(user).filter(seq=seq).first()
    if found is None:
        raise Refused("NOT_FOUND")
    return found


def site_seen_by(user: Any, code: str, act: Act) -> Site:
    """A site with which an account may do an act; Refused NOT_FOUND otherwise."""
    found = sites_studied_by(user, act).filter(code=code).first()
    if found is None or not may(user, act, place_of(found)):
        raise Refused("NOT_FOUND")
    return found


def privacies_for(user: Any, place: Place) -> frozenset[Privacy]:
    """Which answers an account may read of studies at a place; the public ones everybody."""
    if not may(user, Act.SEE_STUDIES, place):
        return OPEN
    return EVERYTHING if may(user, Act.SEE_CONFIDENCES, place) else WITHIN


def site_of(code: str) -> Site:
    """The site that a study's code means now."""
    site = Site.objects.filter(code=code).first()
    if site is None:
        raise Refused("NOT_FOUND")
    return site if site.means == site.code else Site.objects.filter(code=site.means).first() or site


def codes_of(site: Site) -> list[str]:
    """Every code that means a site, its own and those it bore before."""
    return sorted({site.code, *Site.objects.filter(means=site.code).values_list("code", flat=True)})


def studies_of(site: Site) -> list[Study]:
    """The studies of a site that stand, newest first."""
    return list(Study.objects.filter(site__in=codes_of(site), replaced_by=None).order_by("-day", "-seq"))


def versions_of(study: Study) -> list[Study]:
    """A study and its corrections, the first first."""
    return list(Study.objects.filter(root=study.root).order_by("seq"))


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph, and the record that destroyed it, if one did."""

    row: StudyPhoto
    destroyed: int | None


def photos_of(study: Study) -> list[Photo]:
    """The photographs of a study and its corrections."""
    rows = list(StudyPhoto.objects.filter(study=study.root).order_by("seq"))
    gone = destroyed_files(row.sha256 for row in rows)
    return [Photo(row, gone.get(row.sha256)) for row in rows]


def estimates_of(site: Site) -> list[Estimate]:
    """Every capacity ever proposed for a site, newest first."""
    return list(Estimate.objects.filter(site__in=codes_of(site)).order_by("-from_day", "-seq"))


def estimates_waiting(user: Any) -> QuerySet[Estimate]:
    """The capacities that wait for a second person and that an account may see."""
    waiting = Estimate.objects.filter(state=EstimateState.WAITING.value).order_by("seq")
    if not may(user, Act.SEE_STUDIES):
        return waiting.none()
    return waiting.filter(site__in=sites_studied_by(user).values("code"))


def yields_at(site: Site, day: int) -> dict[str, YieldRow]:
    """What a worker digs in a day at a site, by mineral, as set or weak."""
    return yields_on([row.facts() for row in Yield.objects.all()], areas_of(site), day)


def areas_of(site: Site) -> list[str]:
    """The areas that hold a site, the smallest first, as yields name their region."""
    keys = area_keys(place_of(site))
    return [key for sort in ("territory:", "province:") for key in keys if key.startswith(sort)]


def drafts_of(user: Any) -> list[StudyDraft]:
    """The forms that an account has begun."""
    return list(StudyDraft.objects.filter(person=user.number).order_by("-saved_at"))


def draft_of(user: Any, site: Site) -> StudyDraft | None:
    """The form that an account has begun at a site."""
    return StudyDraft.objects.filter(person=user.number, site=site.code).first()


@dataclass(frozen=True, slots=True)
class Studied:
    """A site with its newest study; ``age`` in days, None where none was done."""

    site: str
    name: str
    territory: str
    province: str
    seq: int | None
    day: int | None
    age: int | None
    state: str


def studied(sites: Iterable[Site], today: int) -> list[Studied]:
    """Sites with their newest studies, two queries however many: first those without, then the oldest first."""
    listed = list(sites)
    newest: dict[str, tuple[int, int]] = {}
    means = dict(Site.objects.values_list("code", "means"))
    standing = Study.objects.filter(replaced_by=None).order_by("day", "seq")
    for code, number, done in standing.values_list("site", "seq", "day"):
        newest[means.get(code, code)] = number, done
    rows = []
    for site in listed:
        if site.means != site.code or site.closed_day is not None:
            continue
        seq, day = newest.get(site.code, (None, None))
        age = None if day is None else today - day
        state = "none" if age is None else "old" if age > OLD_DAYS else "fresh"
        rows.append(Studied(site.code, site.name, site.territory, site.province, seq, day, age, state))
    rows.sort(key=lambda row: (row.age is not None, -(row.age or 0), row.site))
    return rows


def chosen(rows: Sequence[Studied], state: str) -> list[Studied]:
    """The rows in one state; all without one."""
    return [row for row in rows if state in ("", row.state)]
