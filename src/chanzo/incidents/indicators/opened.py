"""How many incidents there are, how grave, how often at one site. (incidents)"""

from collections import Counter
from dataclasses import replace
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Noun, Reckoning, register, register_noun
from chanzo.traceability.indicators.bags import bags_url, readable_bags
from chanzo.traceability.indicators.closed import bags_closed

from ..types import Level
from .cases import COUNTED, Then, known_on, of_opened, readable

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def _opened(one: Then, asked: Asked) -> Case:
    return one.opening()


def _grave(one: Then, asked: Asked) -> Case:
    return one.opening(int(one.row.level == Level.HIGHEST))._replace(by=(one.row.province, one.row.category))


def repeats(asked: Asked) -> Cases:
    """The incidents opened in the period at a site; the part are those at a site that had another one in it."""
    known = known_on(asked.last)
    at_sites = [one for one in known.opened_in(asked) if one.row.site]
    times = Counter(one.row.site for one in at_sites)
    return Cases(known.begun, [one.opening(int(times[one.row.site] > 1)) for one in at_sites])


def for_mass(asked: Asked) -> Cases:
    """The incidents opened in the period over the grams that were tagged in it, province by province."""
    known = known_on(asked.last)
    incidents = [
        one.opening(1, 0)._replace(key=f"incident|{one.row.number}", by=(one.row.province,))
        for one in known.opened_in(asked)
    ]
    bags = [
        Case(f"bags|{bag.key}", bag.seq, bag.day, 0, bag.mass_g, bag.bags, by=(bag.province,))
        for bag in bags_closed(asked)
    ]
    return Cases(known.begun, [*incidents, *bags])


def readable_beside_bags(user: Any, keys: Any) -> set[str]:
    """Incidents by the gate of incidents, bags by the gate of bags."""
    found = set()
    for sort, gate in (("incident", readable), ("bags", readable_bags)):
        found |= {f"{sort}|{key}" for key in gate(user, [k[len(sort) + 1 :] for k in keys if k.startswith(f"{sort}|")])}
    return found


def _url(key: str) -> str:
    sort, _, name = key.partition("|")
    return f"/incidents/{name}" if sort == "incident" else bags_url(name)


register_noun(Noun("incident_or_bags", N_("Incident, or bags beside it"), _url, readable_beside_bags))

register(
    replace(
        COUNTED,
        code="incidents.opened",
        name=N_("Incidents opened"),
        definition=N_("Incidents opened in the period; an alert that nobody assessed is none yet."),
        cases=of_opened(_opened),
    ),
    replace(
        COUNTED,
        code="incidents.level_1_share",
        name=N_("Incidents of the gravest level"),
        definition=N_("Of the incidents opened in the period, those of level 1 as it ended."),
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        part=N_("incidents of level 1"),
        whole=N_("incidents opened"),
        quality=N_("A level can be set too low; changes of level stand in each incident’s history."),
        breakdowns=("province", "category"),
        cases=of_opened(_grave),
    ),
    replace(
        COUNTED,
        code="incidents.repeats",
        name=N_("Incidents at a site that had another"),
        definition=N_(
            "Of the incidents opened in the period at a mine site, those at a site with two or more of them."
        ),
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        part=N_("incidents at a site with several"),
        whole=N_("incidents at mine sites"),
        quality=N_("Grows with the length of the period: compare only periods of one length."),
        cases=repeats,
    ),
    replace(
        COUNTED,
        code="incidents.per_1000_t",
        name=N_("Incidents for each thousand tonnes tagged"),
        definition=N_("Incidents opened in the period over the mass of the bags closed with a mine tag in it."),
        unit=N_("incidents per 1,000 t"),
        reckoning=Reckoning.RATE,
        per=1_000_000_000,
        part=N_("incidents opened"),
        whole=N_("grams in bags closed with a mine tag"),
        source=N_("the incidents’ own records, and lines of mine logs"),
        quality=N_(
            "Incidents on the way or at premises are in it, not only those at sites; light minerals count more."
        ),
        noun="incident_or_bags",
        breakdowns=("province",),
        cases=for_mass,
    ),
)
