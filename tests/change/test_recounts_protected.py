"""What checks against protected areas count is what was known when the period ended, whatever was found later."""

from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.services.recording import recording
from chanzo.people.types import SYSTEM
from chanzo.sites.door import door
from chanzo.sites.models import Site
from chanzo.sites.queries.register import register_cells
from chanzo.sites.services.observations import record_observation
from chanzo.sites.services.screening import screen_again, withdraw_and_screen
from chanzo.sites.types.observations import Seen, Sort
from tests.sites.layers import a_box, a_feature, loaded
from tests.web.visiting import placed

from .conftest import Days
from .recounting import Counted, Recount, Told, agree, day_of, observed

# Boxes round both sites (at 28.05 east, 2.05 and 2.1 south), round one of them, and far away.
BOXES = ((28.0, -2.2, 28.1, -2.0), (28.0, -2.07, 28.1, -2.03), (28.0, -2.12, 28.1, -2.08), (29.0, -3.0, 29.1, -2.9))


def lived(days: Days, seed: int, folder: Path) -> None:
    """Layers come and go, a site moves, sessions are held."""
    chance, layers = Random(seed), []
    for after in range(0, 200, 10):
        today = days(after)
        with suppress(Refused):
            match chance.randint(0, 4):
                case 0 | 1:
                    box = a_feature(f"Park {after}", a_box(*chance.choice(BOXES)))
                    done = loaded(folder, box, layer=chance.choice(("Parks", "Agency")))
                    layers += [done.layer.seq] if done.layer else []
                case 2 if layers:
                    withdraw_and_screen(layers.pop(), reason="wrong", by=SYSTEM)
                case 3:
                    site = Site.objects.get(code=chance.choice(("S-1", "S-2")))
                    cells = register_cells(site, latitude=-2_050_000 - chance.randint(0, 100_000), longitude=28_050_000)
                    with recording():
                        door().enter("sites", cells, by="test", source="test")
                    screen_again()
                case 4:
                    women, men = chance.choice(((0, 0), (3, 4), (0, 5), (7, 0)))
                    seen = Seen(Sort.AWARENESS, today - 3, "x", site="S-1", women=women, men=men)
                    record_observation(seen, by=SYSTEM)


def standing_then(told: Told, last: int) -> dict[str, list[tuple[int, Any, frozenset[str]]]] | None:
    """Results by site against the layers that counted when a day ended, with the countries each layer speaks of."""
    stacks: dict[str, list[int]] = {}
    countries: dict[int, frozenset[str]] = {}
    results: dict[tuple[int, str], tuple[int, Any]] = {}
    begun = False
    for entry in told.of("areas.loaded", "areas.withdrawn", "sites.screened"):
        facts = entry.facts
        if day_of(entry) > last:
            continue
        if entry.kind == "areas.loaded":
            begun = True
            stacks.setdefault(facts["layer"], []).append(entry.seq)
            countries[entry.seq] = frozenset(facts["countries"])
        elif entry.kind == "areas.withdrawn":
            for stack in stacks.values():
                stack[:] = [seq for seq in stack if seq != facts["seq"]]
        else:
            for result in facts["results"]:
                results[facts["loaded"], result[0]] = entry.seq, result
            for site in facts["gone"]:
                results.pop((facts["loaded"], site), None)
    counting = {stack[-1] for stack in stacks.values() if stack}
    found: dict[str, list[tuple[int, Any, frozenset[str]]]] = {}
    for (layer, site), (seq, result) in results.items():
        if layer in counting:
            found.setdefault(site, []).append((seq, result, countries[layer]))
    return found if begun else None


def screened(told: Told, first: int, last: int) -> list[Counted] | None:
    found = standing_then(told, last)
    if found is None:
        return None
    return [
        Counted(
            max((s for s, _, _ in found.get(code, ())), default=seq),
            last,
            int(code in found),
            1,
            (told.province(code),),
        )
        for code, seq in told.integrated(last).items()
    ]


def inside(told: Told, first: int, last: int) -> list[Counted] | None:
    found, rows = standing_then(told, last), []
    if found is None:
        return None
    for code, seq in told.integrated(last).items():
        held = found.get(code, [])
        within = any(result[4] for _, result, _ in held)
        denied = any(not result[4] and result[3] in countries for _, result, countries in held)
        by = (told.province(code),)
        rows.append(
            Counted(max((s for s, _, _ in held), default=seq), last, int(within and not denied), 1, by, bool(held))
        )
    return rows


def of_sessions(count: Any) -> Recount:
    def recount(told: Told, first: int, last: int) -> list[Counted] | None:
        held = [e for e in told.of("area.observed", "area.told") if e.facts["sort"] == "awareness"]
        held = [e for e in held if e.facts["day"] <= last]
        rows = []
        for e in held:
            if e.facts["day"] >= first:
                part, whole, known = count(e.facts)
                rows.append(Counted(e.seq, e.facts["day"], part, whole, (e.facts["province"],), known))
        return rows if held else None

    return recount


RECOUNTS: dict[str, Recount] = {
    "sites.screened": screened,
    "sites.in_protected_area": inside,
    "awareness.sessions": of_sessions(lambda f: (1, 1, True)),
    "awareness.attendance_women": of_sessions(lambda f: (f["women"], f["women"] + f["men"], f["women"] + f["men"] > 0)),
}


@pytest.mark.parametrize("seed", range(4))
def test_checks_count_what_was_known_when_the_period_ended(past: Days, seed: int, tmp_path: Path) -> None:
    placed()
    lived(past, seed, tmp_path)
    today = clock.today()
    for first, last in ((today - 200, today), (today - 100, today - 90), (today - 60, today - 31), (0, 100)):
        agree(RECOUNTS, first, last)


def test_a_layer_loaded_later_changes_no_period_before_it(past: Days, tmp_path: Path) -> None:
    placed()
    today = past(10)
    assert observed("sites.screened", today - 5, today).figure.value is None
    loaded(tmp_path, a_feature("Park", a_box(*BOXES[3])))
    assert observed("sites.screened", today - 5, today).figure.value == 1
    assert observed("sites.in_protected_area", today - 5, today).figure.value == 0
    past(20)
    loaded(tmp_path, a_feature("Park", a_box(*BOXES[0])))
    assert observed("sites.in_protected_area", today - 5, today).figure.value == 0
    assert observed("sites.in_protected_area", today, today + 10).figure.value == 2
