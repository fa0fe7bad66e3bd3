"""What checks against protected areas, and sessions held about them, count. (sites)"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.ledger.asof import rows_on
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.places.projections import PLACES
from chanzo.places.types import LayerRow

from ..models import Observation
from ..projections import SITES
from ..projections.screening import SCREENED
from ..queries.observations import visible_to
from ..queries.screening import speaking
from ..rules.screening import stands
from ..types.observations import Sort
from ..types.screening import ScreeningRow, Standing, Stands
from .standing import integrated_on

N_ = str  # marks a word for the catalogues; it is translated where it is shown

Results = Mapping[str, Sequence[ScreeningRow]]


@lru_cache(maxsize=2)
def _on(head: Head, day: int) -> tuple[bool, Results, Mapping[str, Stands]]:
    """Whether a layer was loaded until a day; results by site against the layers that counted then, and what stands.

    A later check overwrites an earlier one, so the records are asked what was known when the day ended.
    """
    loaded = list(rows_on(PLACES, day).of(LayerRow).standing())
    counting = [row for row in loaded if row.superseded_by is None and row.withdrawn_by is None]
    layers = speaking(counting)
    results: dict[str, list[ScreeningRow]] = defaultdict(list)
    for row in rows_on(SITES, day, [SCREENED]).of(ScreeningRow).standing():
        if row.loaded in layers:
            results[row.site].append(row)
    return bool(loaded), results, {site: stands(rows, layers) for site, rows in results.items()}


def screened(asked: Asked) -> Cases:
    """The integrated sites that were held against a layer that counts; a site without a place never is."""
    begun, results, _ = _on(current_head(), asked.last)
    _, sites = integrated_on(asked.last)
    rows = []
    for site in sites.values():
        seq = max((row.seq for row in results.get(site.code, ())), default=site.seq)
        rows.append(Case(site.code, seq, asked.last, int(site.code in results), by=(site.province,)))
    return Cases(begun, rows)


def inside(asked: Asked) -> Cases:
    """The integrated sites inside a protected area; unknown where nothing was checked."""
    begun, results, standing = _on(current_head(), asked.last)
    _, sites = integrated_on(asked.last)
    rows = []
    for site in sites.values():
        seq = max((row.seq for row in results.get(site.code, ())), default=site.seq)
        held = standing.get(site.code)
        part = int(held is not None and held.standing is Standing.INSIDE)
        rows.append(Case(site.code, seq, asked.last, part, known=held is not None, by=(site.province,)))
    return Cases(begun, rows)


def sessions(asked: Asked) -> Cases:
    """Every session about protected areas that was held in the period."""
    begun, held = _sessions(asked)
    return Cases(begun, [Case(str(row.seq), row.seq, row.day, by=(row.province,)) for row in held])


def women(asked: Asked) -> Cases:
    """The women among those who took part in each session; unknown where nobody was counted."""
    begun, held = _sessions(asked)
    rows = [
        Case(str(row.seq), row.seq, row.day, row.women, there, known=there > 0, by=(row.province,))
        for row in held
        for there in [row.women + row.men]
    ]
    return Cases(begun, rows)


def _sessions(asked: Asked) -> tuple[bool, Sequence[Observation]]:
    known = Observation.objects.filter(sort=Sort.AWARENESS.value, day__lte=asked.last)
    return known.exists(), list(known.filter(day__gte=asked.first).order_by("seq"))


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    return set(keys) & {str(seq) for seq in visible_to(user).values_list("seq", flat=True)}


register_noun(
    Noun("observation", N_("Observation or session"), lambda key: f"/protected/observations/{key}", _readable)
)

_CHECKS = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    part="",
    source=N_("checks against protected areas"),
    noun="site",
    breakdowns=("province",),
)
_SESSIONS = replace(
    _CHECKS, source=N_("sessions about protected areas"), noun="observation", responsible="field_officer"
)

register(
    replace(
        _CHECKS,
        code="sites.screened",
        name=N_("Sites checked against protected areas"),
        definition=N_(
            "Of the sites integrated on the last day, those that had been held against a layer of protected areas that "
            "counted then."
        ),
        part=N_("sites that were checked"),
        whole=N_("sites integrated on the last day"),
        quality=N_("A site without coordinates cannot be checked and counts as not checked."),
        cases=screened,
    ),
    replace(
        _CHECKS,
        code="sites.in_protected_area",
        name=N_("Sites of the programme in a protected area"),
        definition=N_(
            "Sites integrated on the last day that lie in a protected area by every layer that then spoke of the place."
        ),
        unit=N_("sites"),
        reckoning=Reckoning.COUNT,
        direction=Direction.DOWN,
        part=N_("sites inside an area"),
        quality=N_("Where layers disagree, or a boundary was never drawn, a site is disputed and not counted."),
        cases=inside,
    ),
    replace(
        _SESSIONS,
        code="awareness.sessions",
        name=N_("Sessions about protected areas"),
        definition=N_("Sessions held in the period to make protected areas known in mining communities."),
        unit=N_("sessions"),
        reckoning=Reckoning.COUNT,
        part=N_("sessions"),
        cases=sessions,
    ),
    replace(
        _SESSIONS,
        code="awareness.attendance_women",
        name=N_("Women at sessions about protected areas"),
        definition=N_("Of all who took part in the sessions of the period, the women."),
        part=N_("women who took part"),
        whole=N_("women and men who took part"),
        quality=N_("Somebody who comes to two sessions counts twice."),
        cases=women,
    ),
)
