"""Drafts, replies and editions as they stand; what a draft is held against. (incidents)"""

from collections.abc import Iterable
from typing import Any

import orjson
from django.db.models import QuerySet

from chanzo.core.names import fold
from chanzo.people.models import Alias, Organisation, OrganisationName, Person
from chanzo.people.policies import actor_of
from chanzo.sites.models import Site, SiteVersion
from chanzo.sites.queries.standing import site_called

from ..models import MeasureTaken, Party
from ..queries.areas import province_in
from ..queries.incidents import texts_of
from ..rules.reading import READS
from ..types import Audience
from .models import Asked, Draft, Edition
from .rules.checking import Guarded, Warned, warnings
from .rules.documents import Facts, spoken_of
from .rules.replying import required
from .types import ACCOUNT, Precision

WIDER = tuple(Precision)


def drafts_of(number: str, measure: int = ACCOUNT) -> list[Draft]:
    """The drafts of an account or a measure, newest first."""
    return list(Draft.objects.filter(incident=number, measure=measure).order_by("-seq"))


def editions_of(number: str, measure: int = ACCOUNT) -> list[Edition]:
    """The versions of an account or a measure, newest first, those that were recalled too."""
    return list(Edition.objects.filter(incident=number, measure=measure).order_by("-seq"))


def asked_for(draft: int) -> list[Asked]:
    """Who was asked to comment on a draft."""
    return list(Asked.objects.filter(draft=draft).order_by("organisation"))


def asked_of(user: Any) -> QuerySet[Asked]:
    """What the account's own organisation is asked to comment on."""
    actor = actor_of(user)
    if actor is None or not actor.organisation:
        return Asked.objects.none()
    return Asked.objects.filter(folded=fold(actor.organisation)).order_by("due", "id")


def editions_public_on(day: int) -> QuerySet[Edition]:
    """The versions that the public reads on a day: approved, not recalled, their day come."""
    return Edition.objects.filter(from_day__lte=day, recalled_seq=None).order_by("reference", "version")


def published_on(day: int, numbers: Iterable[str]) -> set[str]:
    """Which of some incidents have an account that the public reads on a day."""
    found = editions_public_on(day).filter(measure=ACCOUNT, incident__in=list(numbers))
    return set(found.values_list("incident", flat=True))


def facts_of(incident: Any, measure: Any = None) -> Facts:
    """What is known of an incident and one of its measures, models or rows alike."""
    known = Facts(
        incident.number, incident.level, incident.high_risk, incident.category, incident.state, incident.outcome
    )
    if measure is None:
        return known
    return Facts(
        incident.number, incident.level, incident.high_risk, incident.category, incident.state, incident.outcome,
        measure.sort, measure.from_day, measure.to_day,
    )  # fmt: skip


def measure_of(number: str, measure: int) -> MeasureTaken | None:
    """A measure of an incident; None for the account, and where there is none."""
    return MeasureTaken.objects.filter(incident=number, seq=measure).first() if measure != ACCOUNT else None


def places_of(incident: Any) -> dict[Precision, str]:
    """How exactly it can be said where an incident lies, and what is said then; nowhere is always one."""
    found: dict[Precision, str] = {}
    if incident.site:
        site = site_called(incident.site)
        found[Precision.SITE] = site.code if site else incident.site
        if site and site.territory:
            found[Precision.TERRITORY] = site.territory
    elif incident.area.startswith("territory:"):
        found[Precision.TERRITORY] = _written(incident.area.partition(":")[2])
    if province := incident.province or province_in(incident.site, incident.area):
        found[Precision.PROVINCE] = province
    return found | {Precision.NOWHERE: ""}


def _written(territory: str) -> str:
    """A territory as registers write it."""
    names = Site.objects.exclude(territory="").order_by("territory").values_list("territory", flat=True).distinct()
    return next((name for name in names if fold(name) == fold(territory)), territory.title())


def required_for(incident: str, draft: Any) -> list[str]:
    """Who has the right of reply to a draft."""
    implicated = Party.objects.filter(incident=incident, implicated=True).values_list("organisation", flat=True)
    return required(list(implicated), spoken_of(draft), account=draft.measure == ACCOUNT)


def guarded_for(incident: Any, precision: Precision, audience: Audience = Audience.PUBLIC) -> Guarded:
    """What a text for an audience is held against: names of the registers, protected texts of the incident."""
    reads = READS[audience]
    return Guarded(
        persons=list(Person.objects.exclude(name="").values_list("name", flat=True)),
        organisations=known_organisations(),
        places=_narrower(precision, incident.site),
        texts=[text for read_by, text in texts_of(incident.number).values() if read_by not in reads],
    )


def known_organisations() -> dict[str, str]:
    """Every written name of an organisation, codes too, with the code that it means."""
    names = dict(Alias.objects.values_list("folded", "code"))
    names |= dict(OrganisationName.objects.values_list("name", "code"))
    parties = {code: code for code in Party.objects.values_list("organisation", flat=True).distinct()}
    return names | parties | {code: code for code in Organisation.objects.values_list("code", flat=True)}


def _narrower(precision: Precision, own: str) -> set[str]:
    """The written names of places narrower than a draft says; of sites the incident's own where it says a site."""
    sites = Site.objects.exclude(code=own) if precision is Precision.SITE else Site.objects.all()
    found = {name for pair in sites.values_list("code", "name") for name in pair}
    for aliases in SiteVersion.objects.filter(code__in=sites.values("code")).values_list("aliases", flat=True):
        found.update(orjson.loads(aliases))
    if WIDER.index(precision) > WIDER.index(Precision.TERRITORY):
        found.update(Site.objects.values_list("territory", flat=True))
    if WIDER.index(precision) > WIDER.index(Precision.PROVINCE):
        found.update(Site.objects.values_list("province", flat=True))
    return {name for name in found if name}


def warnings_of(incident: Any, draft: Any, asked: Iterable[Any] = ()) -> list[tuple[Audience, Warned]]:
    """What a draft and the replies beside it tell that they should not, by who would read it."""
    found: list[tuple[Audience, Warned]] = []
    named, precision = orjson.loads(draft.named), Precision(draft.precision)
    if draft.measure != ACCOUNT:
        # A sanction may say where: it is about a place or a member, and names it on purpose.
        precision = Precision.SITE
    open_to_all = "\n".join((draft.public, draft.about, draft.legal_act, draft.result, *(one.reply for one in asked)))
    for audience, text in ((Audience.PUBLIC, open_to_all), (Audience.MEMBERS, draft.members)):
        if text.strip():
            found += [(audience, one) for one in warnings(text, guarded_for(incident, precision, audience), named)]
    return found
