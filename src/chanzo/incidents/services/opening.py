"""An alert is reported, or an incident opened at once; both get their number here. (incidents)"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.models import Person
from chanzo.people.policies import require
from chanzo.people.scopes import area_key
from chanzo.people.types import Act
from chanzo.sites.queries.standing import site_called

from ..fields import WRITTEN
from ..projections import INCIDENTS
from ..queries.areas import place_named, province_in
from ..queries.categories import categories
from ..queries.numbering import last_number
from ..queries.shut_out import organisation_meant, person_known
from ..queries.things import things_named
from ..rules.numbers import area_code, number_text
from ..rules.sources import leads_to
from ..types import Level


@dataclass(frozen=True)
class Account:
    """What is said of an incident: where, when, what sort, and texts by field (``fields.WRITTEN``).

    Days since 1970, coordinates in millionths of a degree; ``about`` when the days are known only about. ``related``
    are visits, tags and lots as people write them, by sort; ``implicated`` organisations and ``persons`` are shut out.
    """

    category: str
    level: int = Level.LOWEST
    high_risk: bool = False
    site: str = ""
    area: str = ""
    province: str = ""
    latitude_udeg: int | None = None
    longitude_udeg: int | None = None
    precision_m: int | None = None
    first_day: int | None = None
    last_day: int | None = None
    about: bool = False
    minerals: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    implicated: Collection[str] = ()
    persons: Collection[str] = ()
    related: Mapping[str, Collection[str]] = field(default_factory=dict)


def report_alert(*, account: Account, reason: str = "", placed: bool = True, by: Any) -> str:
    """Write down a warning that nobody has assessed yet; its number. ``placed`` False where nothing says where."""
    return _begin("incident.reported", Act.REPORT_ALERT, account, reason, by, placed=placed)


def open_incident(*, account: Account, reason: str = "", carries: str = "", by: Any) -> str:
    """Open an incident at once; its number. ``carries`` names one whose matter goes on in this."""
    return _begin("incident.opened", Act.HANDLE_INCIDENT, account, reason, by, carries)


def facts_of(account: Account, *, placed: bool = True, standing: str = "") -> dict[str, Any]:
    """The account as a record states it; refused where it says too little or what cannot be.

    ``standing`` is a category that the incident bears already, which it keeps although it ended since.
    """
    in_force = [one.code for one in categories().on(clock.today())]
    if account.category not in (*in_force, standing):
        raise Refused("CATEGORY_UNKNOWN", category=account.category, categories=", ".join(in_force))
    if account.level not in list(Level):
        raise Refused("LEVEL_UNKNOWN", level=account.level)
    if account.first_day is not None and account.last_day is not None and account.last_day < account.first_day:
        raise Refused("DAYS_BACKWARDS")
    point = (account.latitude_udeg, account.longitude_udeg, account.precision_m)
    if any(part is not None for part in point) and None in point:
        raise Refused("POINT_INCOMPLETE")
    if placed and not (account.site or account.area or None not in point):
        raise Refused("PLACE_MISSING")
    if not account.texts.get("summary", "").strip():
        raise Refused("SUMMARY_MISSING")
    site = site_called(account.site) if account.site else None
    code, area = site.code if site else account.site, area_key(account.area) if account.area else ""
    return {
        "level": int(account.level), "high_risk": account.high_risk, "category": account.category,
        "site": code, "area": area, "province": account.province or province_in(code, area),
        "latitude_udeg": account.latitude_udeg, "longitude_udeg": account.longitude_udeg,
        "precision_m": account.precision_m, "first_day": account.first_day, "last_day": account.last_day,
        "about": account.about, "minerals": account.minerals,
        "texts": texts_of(account.texts),
        "implicated": sorted({organisation_meant(name) or name for name in account.implicated}),
        "persons": dict.fromkeys(persons_of(account.persons), True), "related": things_named(account.related),
    }  # fmt: skip


def texts_of(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Fields with who may read them; an unknown field is a defect, an empty one is left out.

    Refused where how it is known could lead to who spoke.
    """
    if source := texts.get("known_by", ""):
        names = Person.objects.exclude(name="").values_list("name", flat=True)
        if found := leads_to(source, names):
            raise Refused("SOURCE_NAMED", found=", ".join(found))
    return {name: [WRITTEN[name].audience.value, text.strip()] for name, text in texts.items() if text.strip()}


def persons_of(named: Collection[str]) -> list[str]:
    """Person numbers as they are written; Refused where one means nobody."""
    numbers = sorted({name.strip().upper() for name in named})
    for number in numbers:
        if not person_known(number):
            raise Refused("PERSON_UNKNOWN", person=number)
    return numbers


def _begin(
    kind: str, act: Act, account: Account, reason: str, by: Any, carries: str = "", *, placed: bool = True
) -> str:
    facts = facts_of(account, placed=placed) | {"reason": reason.strip(), "carried_from": carries}
    actor = require(by, act, at=place_named(facts["site"], facts["area"], facts["province"]))
    with acting(INCIDENTS) as deed:
        number = next_number(facts["province"])
        deed.record(kind, subject=number, actor=actor.number, facts=facts)
    return number


def next_number(province: str) -> str:
    """The number of the next incident of a province this year, under the lock."""
    code, year = area_code(province), from_day(clock.today()).year
    return number_text(code, year, last_number(code, year) + 1)
