"""Baseline studies of some sites: one corrected, one that disagrees with itself, one that waits for a second person.
(demo)
"""

from random import Random
from typing import Any

from chanzo.people.scopes import EVERYTHING
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Estimate, Site, SiteVersion, Study
from chanzo.sites.queries.standing import sites_in
from chanzo.sites.queries.studies import yields_at
from chanzo.sites.rules.capacity import WORK_DAYS, minerals_of
from chanzo.sites.services.capacity import set_yield, validate_capacity
from chanzo.sites.services.studies import record_study, save_draft
from chanzo.sites.study_form import CURRENT
from chanzo.sites.types.capacity import Basis

OFFICER, VERIFIER, SECRETARIAT = "P-DEMQFF22", "P-DEMVRF33", "P-DEMSEC44"
STUDIED = 9


def tell(*, today: int, seed: int) -> None:
    """Record studies at sites of one province, old and new, and what people made of their figures."""
    rng = Random(f"studies {seed}")
    open_sites = [site for site in sites_in(EVERYTHING) if site.means == site.code and site.closed_day is None]
    sites = [site for site in open_sites if site.minerals and site.province][:STUDIED]
    verifier, secretariat = Actor(VERIFIER, Role.VERIFIER), Actor(SECRETARIAT, Role.SECRETARIAT)
    if not sites:
        return
    set_yield(
        mineral="coltan", region=f"province:{sites[0].province}", low_g=150, high_g=1_500, from_day=today - 900,
        source="Weighed with eleven teams on four visits (invented for the demo)", by=secretariat,
    )  # fmt: skip
    for place, site in enumerate(sites):
        officer = Actor(OFFICER, Role.FIELD_OFFICER, areas=frozenset({f"province:{site.province}"}))
        day = today - rng.randrange(20, 60) - (1_300 if place == 7 else 0)
        answers = _answers(site, day, rng, told_by=40 if place == 1 else 1)
        if place in (0, 3):
            record_study(site=site, form=CURRENT.version, answers=_answers(site, day - 400, rng), by=officer)
        done = record_study(site=site, form=CURRENT.version, answers=answers, by=officer)
        if place == 4:
            corrected = answers | {"women": answers["women"] + 3, "hotline": "yes"}
            done = record_study(site=site, form=CURRENT.version, answers=corrected, by=officer, replaces=done.seq)
        study = Study.objects.get(seq=done.seq)
        if place in (0, 2, 5):
            _validated(study, site, today, verifier, times=4 if place == 2 else 1)
    later = open_sites[STUDIED : STUDIED + 1]
    for site in later:
        officer = Actor(OFFICER, Role.FIELD_OFFICER, areas=frozenset({f"province:{site.province}"}))
        save_draft(site=site, fields={"men": ["38"], "women": ["6"], "road": ["motorbike"]}, by=officer)


def _validated(study: Study, site: Site, today: int, by: Actor, *, times: int) -> Estimate:
    """Validate about what the register says, from this week on; several times as much waits for a second person."""
    known = SiteVersion.objects.filter(code=site.code, capacity_high_g__isnull=False).order_by("-version").first()
    high = known.capacity_high_g if known is not None and known.capacity_high_g else 900_000
    done = validate_capacity(
        study=study, low_g=high // 4, high_g=high * times, from_day=today - 7,
        basis=Basis.COMBINED if times == 1 else Basis.STATED,
        why="What was weighed over two days, and the teams counted at the pits." if times == 1
        else "The cooperative and two buyers say the new shaft gives far more.",
        by=by,
    )  # fmt: skip
    return Estimate.objects.get(seq=done.seq)


def _answers(site: Site, day: int, rng: Random, *, told_by: int = 1) -> dict[str, Any]:
    """Answers that fit what the register says the site can yield; ``told_by`` times as much is what people say."""
    known = SiteVersion.objects.filter(code=site.code, capacity_high_g__isnull=False).order_by("-version").first()
    high = (known.capacity_high_g if known is not None else None) or 900_000
    minerals = minerals_of(site.minerals)
    most = max(yields_at(site, day)[code].high_g for code in minerals)
    diggers = max(6, round(high * rng.uniform(1.2, 2.5) / (most * WORK_DAYS)))
    mineral, teams = minerals[0], max(1, diggers // 8)
    daily = max(high // WORK_DAYS // 10_000, 1) * 10_000
    return {
        "day": day,
        "hours": rng.randrange(5, 9),
        "visitors": 3,
        "season": rng.choice(["dry", "rainy"]),
        "road": rng.choice(["motorbike", "foot", "motorbike", "car"]),
        "days": rng.randrange(1, 4),
        "walk": rng.randrange(1, 6),
        "seasons": rng.choice(["year", "dry"]),
        "permit": rng.choice(["valid", "stated", "none"]),
        "title": rng.choice(["zea", "exploitation", "none"]),
        "cooperative": "yes",
        "members": diggers // 2,
        "minerals": minerals,
        "method": rng.sample(["pit", "shaft", "alluvial"], 2),
        "tools": ["hand", "pump"],
        "pits": max(2, teams),
        "depth": rng.randrange(6, 30),
        "teams": teams,
        "men": diggers + rng.randrange(4, 12),
        "women": rng.randrange(2, 15),
        "diggers": diggers,
        "work_days": rng.choice([24, 26]),
        "stated": [
            {"who": "head", "mineral": mineral, "mass": daily // 10_000 * 8_000 * told_by, "per": "day"},
            {"who": "buyer", "mineral": mineral, "mass": daily * 5 * told_by, "per": "week"},
        ],
        "observed": [{"how": "weighed", "mineral": mineral, "mass": daily // 10_000 * 14_000, "days": 2}],
        "washing": ["stream"],
        "sold": ["point"],
        "buyers": rng.randrange(1, 6),
        "ppe": rng.choice(["few", "none"]),
        "accidents": rng.randrange(0, 4),
        "deaths": 0,
        "services": [{"service": "tagging", "number": 2, "mandated": "yes"},
                     {"service": "police_mines", "number": 1, "mandated": "yes"}],
        "barriers": [{"holder": "local", "amount": 1000, "currency": "CDF", "for_each": "bag", "receipt": "no"}],
        "conflicts": [rng.choice(["none", "land"])],
        "violence": ["none"],
        "damage": rng.sample(["forest", "soil", "water", "pits"], 2),
        "water": "stream",
        "protected": rng.choice(["no", "no", "near"]),
        "feasible": "yes",
        "where": "point",
        "hotline": rng.choice(["yes", "no"]),
        "asked": [{"sort": "miner", "number": 6, "agrees": "yes"},
                  {"sort": "shopkeeper", "number": 1, "agrees": "part"},
                  {"sort": "camp", "number": 1, "agrees": "yes"}],
        "proposed": "integrate",
        "reasons": "Teams are known by the cooperative and tags can be closed at the point on three days a week.",
    }  # fmt: skip
