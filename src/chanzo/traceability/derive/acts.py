"""What befell a bag outside the normal steps, and who holds it now. (traceability)"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..names import Names
from ..types import Line, Lot, LotNumber
from .lots import grams
from .meaning import ANY, Bearers

RENUMBERING = ("replace_tag", "provisional_tag")
STATES = {
    "hold": "held",
    "release": "",
    "seize": "seized",
    "restitute": "",
    "reject": "rejected",
    "return_to_seller": "returned",
    "steal": "stolen",
    "destroy": "destroyed",
}
LOSSES = ("steal", "spill", "destroy")


def in_order(line: Line) -> tuple:
    """Acts of one day follow the text of their cells, so that the order of arrival is nothing to them."""
    return line.day or 0, line.cells["action"], line.number, line.number2, line.content


def renumber(acts: Iterable[Line], bearers: Bearers) -> list[LotNumber]:
    """The further numbers that replaced and provisional tags give; chains are followed in order of day."""
    waiting = sorted((a for a in acts if a.cells["action"] in RENUMBERING and a.number2), key=in_order)
    given: list[LotNumber] = []
    while waiting:
        later = []
        for act in waiting:
            lot = bearers.meant(act.number, ANY, act.day, "")
            if lot is None:
                later.append(act)
                continue
            row = LotNumber(act.version, act.number2, lot.key, act.day, act.number)
            bearers.add(row)
            given.append(row)
        if len(later) == len(waiting):
            break
        waiting = later
    return given


def befall(acts: Iterable[Line], bearers: Bearers, names: Names) -> dict[str, Lot]:
    """The lots as acts leave them: grams, holder and state from the act's day on."""
    changed: dict[str, Lot] = {}
    for act in sorted(acts, key=in_order):
        action = act.cells["action"]
        meant = bearers.meant(act.number, ANY, act.day, "")
        if meant is None or action in RENUMBERING:
            continue
        lot = changed.get(meant.key, meant)
        mass, holder = grams(act), names.organisation(act.organisation_name)
        if action == "reweigh":
            lot = replace(lot, current_g=lot.current_g if mass is None else mass)
        elif action in LOSSES:
            left = 0 if mass is None else max((lot.current_g or 0) - mass, 0)
            lot = replace(lot, current_g=left, state=STATES.get(action, lot.state) if left == 0 else lot.state)
        else:
            lot = replace(lot, state=STATES.get(action, lot.state))
        if holder and action in ("sell", "restitute", "return_to_seller", "seize"):
            lot = replace(lot, holder=holder)
        changed[lot.key] = lot
    return changed


def received(
    lots: Mapping[str, Lot], receipts: Iterable[Line], meant: Mapping[int, str], names: Names
) -> dict[str, Lot]:
    """The export lots that a smelter says it received: it holds them now; ``meant`` is the lot of each line."""
    by_lot: dict[str, list[Line]] = {}
    for line in receipts:
        if line.version in meant:
            by_lot.setdefault(meant[line.version], []).append(line)
    changed = {}
    for key, lines in by_lot.items():
        last = max(lines, key=lambda line: (line.day or 0, line.organisation_name))
        changed[key] = replace(lots[key], holder=names.organisation(last.organisation_name), state="received")
    return changed
