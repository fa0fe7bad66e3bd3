"""The rules by code: what judges, under which keys, how gravely, and which facts a verdict rests on. (verification)"""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.balance import check_balance
from chanzo.verification.rules.geography import check_geography
from chanzo.verification.rules.holders import check_holder, check_orphans
from chanzo.verification.rules.logbook import check_clock, check_logbook
from chanzo.verification.rules.minerals import check_assay, check_mineral
from chanzo.verification.rules.order import check_order
from chanzo.verification.rules.places import check_area, check_status
from chanzo.verification.rules.production import check_ghost, check_production, check_station
from chanzo.verification.rules.reading import check_legible
from chanzo.verification.rules.receipts import check_receipts, check_reconciled
from chanzo.verification.rules.roundness import check_roundness
from chanzo.verification.rules.stock import check_stock
from chanzo.verification.rules.tags import check_allocation, check_dead, check_duplicates, check_unissued
from chanzo.verification.rules.weighing import check_gain, check_loss, check_reuse
from chanzo.verification.rules.weights import check_factor_ten, check_weight
from chanzo.verification.types import Case, Evidence, Judged


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``decisive`` names the facts whose change reopens a person's verdict."""

    code: str
    check: Callable[[Evidence, Judged, Parameters], list[Case]]
    key_types: tuple[str, ...]
    severities: str
    decisive: tuple[str, ...]
    version: int = 1


RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule("DUP", check_duplicates, ("number",), "S", ("tag_type", "places")),
        Rule("UNISSUED", check_unissued, ("number",), "S", ("tag_type", "place")),
        Rule("ALLOC", check_allocation, ("number",), "S", ("place", "site", "holder", "allocated_to")),
        Rule("DEAD", check_dead, ("number",), "S", ("action", "since", "place", "date"), version=2),
        Rule("ILLEGIBLE", check_legible, ("sheet",), "W", ("cells",)),
        Rule("HOLDER", check_holder, ("number",), "W", ("buyer", "opener")),
        Rule("REUSE", check_reuse, ("number",), "S", ("closing_g", "taken_g", "uses")),
        Rule("GAIN", check_gain, ("number",), "S", ("sent_g", "weighed_g")),
        Rule("LOSS", check_loss, ("number",), "W", ("sent_g", "weighed_g")),
        Rule("BALANCE", check_balance, ("sheet", "number"), "SW", ("in_g", "out_g", "by")),
        Rule("STOCK", check_stock, ("holder",), "SW", ("mineral", "lowest_g", "counted_g", "stock_g")),
        Rule("ORPHAN", check_orphans, ("number",), "WN", ("uses",)),
        Rule("ORDER", check_order, ("number", "sheet", "circles"), "W", ("days", "date", "received", "first_input")),
        Rule("WEIGHT", check_weight, ("number",), "W", ("mass_g",)),
        Rule("FACTOR10", check_factor_ten, ("number", "sheet"), "W", ("weighed_g",)),
        Rule("ROUND", check_roundness, ("agent_month",), "N", ("multiples", "identical", "chi_square_milli")),
        Rule("PROD", check_production, ("site_month",), "SW", ("tagged_g", "high_g")),
        Rule("STATION", check_station, ("point_month",), "W", ("tagged_g", "high_g", "site", "share_pm")),
        Rule("GHOST", check_ghost, ("site_month",), "W", ("last_seen",)),
        Rule("GEO", check_geography, ("agent_month",), "W", ("distance_m", "minutes")),
        Rule("AREA", check_area, ("number", "site_month"), "SW", ("area", "areas", "from", "to", "scheme", "since")),
        Rule("STATUS", check_status, ("number",), "S", ("status", "since", "site")),
        Rule("LOG", check_logbook, ("sheet", "book"), "N", ("named", "days")),
        Rule("MINERAL", check_mineral, ("number", "sheet"), "SW", ("mineral", "registered", "held")),
        Rule("ASSAY", check_assay, ("sheet",), "W", ("grade_mpct", "recovery_mpct")),
        Rule("RECEIPT", check_receipts, ("sheet",), "SW", ("missing", "extra", "sent_g", "received_g")),
        Rule("RECON", check_reconciled, ("org_month",), "W", ("source", "lot", "mineral", "exported_g", "stated_g")),
        Rule("CLOCK", check_clock, ("sheet",), "N", ("ahead_minutes",)),
    )
}


# Below so many lots a second thread costs more than it saves.
MANY = 1_000_000


def judge(evidence: Evidence, judged: Judged, only: Collection[str] | None = None) -> list[Case]:
    """Every case that stands at the judged keys, of all rules or only the named ones."""
    parameters = Parameters(evidence.parameters, evidence.sites)
    asked = [rule for code, rule in RULES.items() if only is None or code in only]
    if len(evidence.lots.kind) < MANY:
        return [case for rule in asked for case in rule.check(evidence, judged, parameters)]
    # Rules share nothing but what is made once, and numpy lets other threads run while it works on long columns.
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda rule: rule.check(evidence, judged, parameters), asked)
        return [case for cases in found for case in cases]
