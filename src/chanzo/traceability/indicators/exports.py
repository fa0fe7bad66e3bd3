"""What export lots count: what of them is traced, who exports, who receives, what officials say. (traceability)"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from chanzo.core.days import month_end, month_of, month_start
from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.core.names import fold
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act

from ..models import Line, Lot, NamedSmelter
from ..queries.lots import begins, lots_in
from ..queries.origins import grams_by_site
from ..queries.registers import names_now
from ..types import VERSIONS, Kind, cells_of

N_ = str  # marks a word for the catalogues; it is translated where it is shown

# Who counts what leaves the country, the one that counts first; others say the same grams again.
OFFICIAL = ("customs", "certificate")


class Exported(NamedTuple):
    """An export lot; ``traced_g`` are the grams whose sites of origin are known."""

    key: str
    seq: int
    day: int
    organisation: str
    mineral: str
    mass_g: int | None
    traced_g: int


def _exports(asked: Asked) -> Sequence[Exported]:
    return _exported(current_head(), asked)


@lru_cache(maxsize=2)
def _exported(head: Head, asked: Asked) -> Sequence[Exported]:
    lots = list(
        Lot.objects.filter(begins("key", f"{Kind.EXPORT}:"), day__gte=asked.first, day__lte=asked.last).order_by("key")
    )
    spread = grams_by_site({lot.key: lot.mass_g for lot in lots if lot.mass_g is not None})
    return [
        Exported(
            lot.key, lot.version // VERSIONS, lot.day or 0, lot.organisation, lot.mineral, lot.mass_g,
            min(sum(spread.get(lot.key, {}).values()), lot.mass_g or 0),
        )
        for lot in lots
    ]  # fmt: skip


def _any(last: int) -> bool:
    return Lot.objects.filter(begins("key", f"{Kind.EXPORT}:"), day__lte=last).exists()


def untraced(asked: Asked) -> Cases:
    """The grams of each export lot, and those that lead to no site; unknown where its weight is."""
    rows = [
        Case(
            lot.key, lot.seq, lot.day, (lot.mass_g or 0) - lot.traced_g, lot.mass_g or 0,
            known=lot.mass_g is not None, by=(lot.mineral,),
        )
        for lot in _exports(asked)
    ]  # fmt: skip
    return Cases(_any(asked.last), rows)


def exporters(asked: Asked) -> Cases:
    """Each exporter once, from the first lot that it closed in the period."""
    first: dict[str, Exported] = {}
    for lot in sorted(_exports(asked), key=lambda lot: (lot.day, lot.seq, lot.key)):
        first.setdefault(lot.organisation, lot)
    return Cases(_any(asked.last), [Case(name, lot.seq, lot.day) for name, lot in sorted(first.items())])


def smelters(asked: Asked) -> Cases:
    """Each smelter once, from the first lot of the period that names it."""
    lots, names = {lot.key: lot for lot in _exports(asked)}, names_now()
    first: dict[str, Exported] = {}
    named = NamedSmelter.objects.order_by("key").values_list("lot", "smelter")
    for lot, smelter in sorted(
        ((lots[key], names.organisation(fold(smelter))) for key, smelter in named if key in lots),
        key=lambda pair: (pair[0].day, pair[0].seq, pair[0].key),
    ):
        first.setdefault(smelter, lot)
    return Cases(_any(asked.last), [Case(name, lot.seq, lot.day) for name, lot in sorted(first.items())])


def traced_of_official(asked: Asked) -> Cases:
    """Over the whole months of a period: grams of export lots that are traced, and grams that officials counted."""
    rows: list[Case] = []
    begun, said = _official(asked)
    for (_, month), lines in said.items():
        for line, grams, mineral in lines:
            rows.append(Case(f"line|{line}", line // VERSIONS, month_start(month), 0, grams, by=(mineral,)))
    for lot in _exports(asked):
        if (lot.organisation, month_of(lot.day)) in said:
            known = lot.mass_g is not None
            rows.append(Case(f"lot|{lot.key}", lot.seq, lot.day, lot.traced_g, 0, known=known, by=(lot.mineral,)))
    return Cases(begun, rows)


Stated = list[tuple[int, int, str]]
"""Version, grams and mineral of official lines."""


def _official(asked: Asked) -> tuple[bool, dict[tuple[str, int], Stated]]:
    """Whether officials counted any export until the period's end; what they say by exporter and month of the period.

    The source that counts first is taken, and what it says of single lots only where it says nothing of the month.
    """
    lots = Lot.objects.filter(begins("key", f"{Kind.EXPORT}:"))
    months_of = {(who, name): month for who, name, month in lots.values_list("organisation", "name", "month")}
    names, begun = names_now(), False
    found: dict[tuple[str, int], dict[tuple[int, bool], Stated]] = defaultdict(lambda: defaultdict(list))
    for line in Line.objects.filter(sheet="#official_log", effective=True).order_by("version"):
        cells, who = cells_of(line.text), names.organisation(line.organisation_name)
        month, grams = cells.get("month", months_of.get((who, cells.get("lot", "")))), cells.get("weight_kg")
        if cells["source"] not in OFFICIAL or month is None or not isinstance(grams, int):
            continue
        begun = begun or month_end(month) <= asked.last
        if asked.first <= month_start(month) and month_end(month) <= asked.last:
            by = OFFICIAL.index(cells["source"]), "month" not in cells
            found[who, month][by].append((line.version, grams, cells.get("mineral", "")))
    return begun, {of: sources[min(sources)] for of, sources in found.items()}


def _scope(user: Any) -> Scope | None:
    actor = actor_of(user)
    return scope_of(actor) if actor is not None and may(actor, Act.SEE_CUSTODY) else None


def readable_lots(user: Any, keys: Sequence[str]) -> set[str]:
    """The lots that a reader has of its own, or all."""
    scope = _scope(user)
    if scope is None or scope.everything:
        return set(keys) if scope else set()
    own = lots_in(scope).filter(begins("key", f"{Kind.EXPORT}:")).values_list("key", flat=True)
    return set(keys) & set(own)


def _readable_organisations(user: Any, keys: Sequence[str]) -> set[str]:
    """Who exports and who receives is told to who sees all custody, to others of themselves."""
    scope = _scope(user)
    return set() if scope is None else {key for key in keys if scope.owns(key)}


def _readable_sums(user: Any, keys: Sequence[str]) -> set[str]:
    scope = _scope(user)
    if scope is None or scope.everything:
        return set(keys) if scope else set()
    lots = readable_lots(user, [key.partition("|")[2] for key in keys if key.startswith("lot|")])
    return {f"lot|{key}" for key in lots}


def _sum_url(key: str) -> str:
    sort, _, name = key.partition("|")
    return f"/lots/{name}" if sort == "lot" else f"/records/{int(name) // VERSIONS}"


register_noun(Noun("lot", N_("Lot"), lambda key: f"/lots/{key}", readable_lots))
register_noun(Noun("organisation", N_("Organisation"), lambda key: f"/organisations/{key}", _readable_organisations))
register_noun(Noun("export_or_figure", N_("Export lot or official figure"), _sum_url, _readable_sums))

_LOTS = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.DOWN,
    part="",
    source=N_("export logs and all lines before them"),
    noun="lot",
    breakdowns=("mineral",),
)
_WHO = replace(
    _LOTS,
    unit=N_("companies"),
    reckoning=Reckoning.COUNT,
    direction=Direction.NONE,
    source=N_("export logs"),
    noun="organisation",
    breakdowns=(),
)

register(
    replace(
        _LOTS,
        code="lots.untraced_share",
        name=N_("Exported mineral that leads to no site"),
        definition=N_("Of the grams in export lots closed in the period, those that no line leads back to a site."),
        part=N_("grams that lead to no site"),
        whole=N_("grams in export lots"),
        quality=N_(
            "Pages that have not arrived make mineral untraced until they do. That mineral is traced says that lines "
            "fit together, not that they are true."
        ),
        cases=untraced,
    ),
    replace(
        _WHO,
        code="lots.exporters",
        name=N_("Companies that export"),
        definition=N_("Different companies that closed an export lot in the period."),
        part=N_("exporters"),
        quality=N_("Fewer can mean that buyers leave, or that companies merged; a company is known by its code."),
        cases=exporters,
    ),
    replace(
        _WHO,
        code="lots.smelters",
        name=N_("Smelters that buy"),
        definition=N_("Different smelters that export lots closed in the period name as their destination."),
        part=N_("smelters"),
        quality=N_("Only as export logs write them; a name that the register does not know counts by itself."),
        cases=smelters,
    ),
    replace(
        _LOTS,
        code="exports.traced_of_official_kg",
        name=N_("Traced exports, of what officials count"),
        definition=N_(
            "Grams of export lots that lead back to sites, over the grams that customs, or else certificates, count "
            "for the same exporters; over the whole months of the period of which officials say something."
        ),
        direction=Direction.UP,
        part=N_("grams in export lots that lead back to sites"),
        whole=N_("grams exported by official figures"),
        source=N_("export logs, and official figures that were taken in"),
        quality=N_(
            "Officials count by the day at the border, exporters by the day of packing, and moisture differs: over few "
            "months the share can pass 1. Exporters of whom officials say nothing are left out on both sides."
        ),
        noun="export_or_figure",
        cases=traced_of_official,
    ),
)
