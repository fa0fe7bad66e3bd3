"""At how many sites a procedure holds, and whether what it asks is kept. (government)"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.people.scopes import EVERYTHING
from chanzo.sites.queries.standing import provinces

from ..agents.active import active_sites
from ..models import Check, Version
from ..procedures.queries import checks_visible_to, in_force_rows, where_is
from ..procedures.rules import Procedures
from ..procedures.types import version_id
from .agents import known_by

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def in_force(asked: Asked) -> Cases:
    """The sites at work on the last day; the part are those at which a procedure then holds."""
    begun = [one for one in in_force_rows(Version.objects.all()) if one.from_day <= asked.last]
    procedures, known = Procedures(begun), known_by()
    rows = []
    for site in active_sites(EVERYTHING, asked.last):
        held = procedures.on(where_is(site), asked.last)
        seq = max((one.seq for one in held), default=known.get(site.code, 0))
        rows.append(Case(site.code, seq, asked.last, int(bool(held)), by=(site.province,)))
    return Cases(bool(begun), rows)


def met(asked: Asked) -> Cases:
    """What checks of the period found kept, of what they could tell."""
    known = Check.objects.filter(day__lte=asked.last)
    sorts, province = dict(Version.objects.values_list("id", "sort")), provinces()
    rows = []
    for check in known.filter(day__gte=asked.first).order_by("seq"):
        told = check.met + check.failed
        by = province.get(check.site, ""), sorts.get(version_id(check.procedure, check.version), "")
        rows.append(Case(str(check.seq), check.seq, check.day, check.met, told, known=told > 0, by=by))
    return Cases(known.exists(), rows)


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    return set(keys) & {str(seq) for seq in checks_visible_to(user).values_list("seq", flat=True)}


register_noun(Noun("procedure_check", N_("Check of a procedure"), lambda key: f"/procedures/checks/{key}", _readable))

_SHARE = Indicator(
    code="procedures.in_force_sites",
    version=1,
    name=N_("Sites at work with a procedure in force"),
    definition=N_(
        "Of the sites at work on the last day (bags of the last three months, or integrated), those at which a "
        "procedure is in force on it."
    ),
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    part=N_("sites with a procedure in force"),
    whole=N_("sites at work"),
    source=N_("procedures, statuses of sites and lines of mine logs"),
    quality=N_("A procedure for a province holds at all its sites; that it is known there is told by checks."),
    noun="site",
    breakdowns=("province",),
    responsible="official",
    cases=in_force,
)

register(
    _SHARE,
    replace(
        _SHARE,
        code="procedures.checks_met",
        name=N_("Requirements of procedures that were kept"),
        definition=N_("Of the requirements that checks of the period looked at and could tell, those that were kept."),
        part=N_("requirements that were kept"),
        whole=N_("requirements kept or not kept"),
        source=N_("checks of procedures at sites"),
        quality=N_("Sites are not checked at random, and longer procedures weigh more."),
        noun="procedure_check",
        breakdowns=("province", "procedure"),
        cases=met,
    ),
)
