"""An alert is reported, or an incident opened at once; both get their number here. (incidents)"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.scopes import area_key
from chanzo.people.types import Act
from chanzo.sites.queries.standing import site_called

from ..fields import FIELDS
from ..projections import INCIDENTS
from ..queries.areas import place_named, province_in
from ..queries.numbering import last_number
from ..rules.numbers import area_code, number_text
from ..types import CATEGORIES, Level


@dataclass(frozen=True)
class Account:
    """What is said of an incident: where, when, what sort, and texts by field (``fields.FIELDS``).

    Days since 1970, coordinates in millionths of a degree; ``about`` when the days are known only about.
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


def report_alert(*, account: Account, reason: str = "", placed: bool = True, by: Any) -> str:
    """Write down a warning that nobody has assessed yet; its number. ``placed`` False where nothing says where."""
    return _begin("incident.reported", Act.REPORT_ALERT, account, reason, by, placed=placed)


def open_incident(*, account: Account, reason: str = "", carries: str = "", by: Any) -> str:
    """Open an incident at once; its number. ``carries`` names one whose matter goes on in this."""
    return _begin("incident.opened", Act.HANDLE_INCIDENT, account, reason, by, carries)


def facts_of(account: Account, *, placed: bool = True) -> dict[str, Any]:
    """The account as a record states it; refused where it says too little or what cannot be."""
    today = clock.today()
    category = CATEGORIES.get(account.category)
    if category is None or not category.on(today):
        known = ", ".join(code for code, one in CATEGORIES.items() if one.on(today))
        raise Refused("CATEGORY_UNKNOWN", category=account.category, categories=known)
    if account.level not in list(Level):
        raise Refused("LEVEL_UNKNOWN", level=account.level)
    if account.first_day is not None and account.last_day is not None and account.last_day < account.first_day:
        raise Refused("DAYS_BACKWARDS")
    point = account.latitude_udeg is not None and account.longitude_udeg is not None and account.precision_m is not None
    if placed and not (account.site or account.area or point):
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
        "texts": texts_of(account.texts), "implicated": sorted(set(account.implicated)),
    }  # fmt: skip


def texts_of(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Fields with who may read them; an unknown field is a defect, an empty one is left out."""
    return {name: [FIELDS[name].audience.value, text.strip()] for name, text in texts.items() if text.strip()}


def _begin(
    kind: str, act: Act, account: Account, reason: str, by: Any, carries: str = "", *, placed: bool = True
) -> str:
    facts = facts_of(account, placed=placed) | {"reason": reason.strip(), "carried_from": carries}
    actor = require(by, act, at=place_named(facts["site"], facts["area"], facts["province"]))
    with acting(INCIDENTS) as deed:
        number = _next_number(facts["province"])
        deed.record(kind, subject=number, actor=actor.number, facts=facts)
    return number


def _next_number(province: str) -> str:
    code, year = area_code(province), from_day(clock.today()).year
    return number_text(code, year, last_number(code, year) + 1)
