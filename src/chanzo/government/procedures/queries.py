"""What is asked about procedures: which a reader may see, which hold at a site, what is due or not kept there.
(government)
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from chanzo.core.names import fold
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act, Actor, Place
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import place_of, sites_in

from ..agents.active import active_sites
from . import rules
from .models import Check, SignedCopy, Text, Version
from .types import Applies, Checked, InForce, Reach, Section, version_id


@dataclass(frozen=True)
class Held:
    """A version in force at a site, with the day of its last check there."""

    version: Version
    last: int | None

    @property
    def due(self) -> int:
        """By which day it is to be checked."""
        since = self.version.from_day if self.last is None else self.last
        return (since or 0) + self.version.every_days


def where_is(site: Site) -> frozenset[Applies]:
    """Everything a site is, as procedures say where they hold."""
    named = (
        (Reach.SITE, site.code),
        (Reach.POINT, site.tagging_point),
        (Reach.TERRITORY, site.territory),
        (Reach.PROVINCE, site.province),
    )
    return frozenset(Applies(reach, fold(name)) for reach, name in named if name)


def places_within(reach: str, name: str) -> list[Place]:
    """Where the sites lie that a procedure is for; a province or territory without a site is a place itself."""
    folded = fold(name)
    sites = [site for site in Site.objects.all() if Applies(reach, folded) in where_is(site)]
    if reach == Reach.PROVINCE:
        return [Place(province=name)]
    if reach == Reach.TERRITORY:
        return [Place(territory=name, province=next((site.province for site in sites), ""))]
    return [place_of(site) for site in sites]


def may_write(user: Any, reach: str, name: str) -> bool:
    """Whether an account may write a procedure for every site that it would hold at."""
    places = places_within(reach, name)
    return bool(places) and all(may(user, Act.WRITE_PROCEDURE, at=place) for place in places)


def versions_visible_to(user: Any) -> QuerySet[Version]:
    """The versions that hold, or would, at a site of the account's areas; all for who is bound to none."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_PROCEDURES):
        return Version.objects.none()
    versions = Version.objects.order_by("procedure", "version")
    scope = scope_of(actor)
    if scope.everything or not scope.areas:
        return versions
    return versions.filter(procedure__in=_inside(current_head(), scope))


@lru_cache(maxsize=16)
def _inside(head: Head, scope: Scope) -> frozenset[int]:
    """The procedures for a scope's areas or any site in them, as the ledger has them at a head."""
    mine = {applies for site in sites_in(scope) for applies in where_is(site)}
    return frozenset(
        procedure
        for procedure, reach, folded in Version.objects.values_list("procedure", "reach", "folded")
        if Applies(reach, folded) in mine or scope.covers(_named(reach, folded))
    )


def _named(reach: str, name: str) -> Place:
    match reach:
        case Reach.PROVINCE:
            return Place(province=name)
        case Reach.TERRITORY:
            return Place(territory=name)
        case Reach.SITE:
            return Place(site=name)
    return Place()


def in_force_rows(versions: Iterable[Version]) -> list[InForce]:
    """The versions that were put in force, as rules see them."""
    return [facts for version in versions if (facts := version.facts()) is not None]


def texts_of(version: Version) -> list[Text]:
    """The texts of a version, the one it was agreed in first."""
    return sorted(Text.objects.filter(version=version.id), key=lambda text: (not text.first, text.language))


def sections_in(version: Version, language: str) -> tuple[str, list[Section]]:
    """The sections of a version in a language, else in the one it was agreed in; and which language that is."""
    texts = texts_of(version)
    chosen = next((text for text in texts if text.language == language), texts[0] if texts else None)
    return (chosen.language, chosen.read) if chosen else (language, [])


def signed_of(version: Version) -> list[SignedCopy]:
    """The signed copies of a version, newest first."""
    return list(SignedCopy.objects.filter(version=version.id).order_by("-seq"))


def checks_visible_to(user: Any) -> QuerySet[Check]:
    """The checks at sites of the account's areas; all for who is bound to none."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_CHECKS):
        return Check.objects.none()
    scope = scope_of(actor)
    checks = Check.objects.order_by("-day", "-seq")
    if scope.everything or not scope.areas:
        return checks
    return checks.filter(site__in=list(sites_in(scope).values_list("code", flat=True)))


def held_at(user: Any, site: Site, day: int) -> list[Held]:
    """The procedures in force at a site on a day, each with its last check."""
    versions = {version.id: version for version in versions_visible_to(user)}
    found = rules.Procedures(in_force_rows(versions.values())).on(where_is(site), day)
    checks = [check.facts() for check in Check.objects.filter(site=site.code, day__lte=day)]
    last = rules.last_checked(checks)
    return [Held(versions[version_id(o.procedure, o.version)], last.get((o.procedure, site.code))) for o in found]


@dataclass(frozen=True)
class Round:
    """What is to be checked and what is not kept, over the sites of an account's areas."""

    due: list[rules.Due]
    failing: list[rules.Failing]
    versions: dict[str, Version]
    sites: dict[str, Site]


def round_of(user: Any, day: int, procedures: Collection[int] | None = None) -> Round:
    """Checks by the day they are due, and requirements not kept, at the active sites that a reader may see."""
    actor = actor_of(user)
    if actor is None:
        return Round([], [], {}, {})
    return _round_of(current_head(), actor, day, None if procedures is None else frozenset(procedures))


@lru_cache(maxsize=32)
def _round_of(head: Head, actor: Actor, day: int, procedures: frozenset[int] | None) -> Round:
    """The same as the ledger has it at a head."""
    versions = {version.id: version for version in versions_visible_to(actor)}
    if not versions:
        return Round([], [], versions, {})
    sites = {site.code: site for site in active_sites(scope_of(actor), day)}
    known = rules.Procedures(in_force_rows(versions.values()))
    held: dict[str, list[InForce]] = defaultdict(list)
    for site in sites.values():
        for one in known.on(where_is(site), day):
            if procedures is None or one.procedure in procedures:
                held[site.code].append(one)
    checks: list[Checked] = [check.facts() for check in checks_visible_to(actor).filter(day__lte=day)]
    every = {(version.procedure, version.version): version.every_days for version in versions.values()}
    applying = {(one.procedure, site) for site, several in held.items() for one in several}
    failing = [one for one in rules.failing(checks) if (one.procedure, one.site) in applying]
    return Round(rules.due_checks(held, every, rules.last_checked(checks)), failing, versions, sites)
