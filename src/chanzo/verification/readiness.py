"""Can a lot leave today: what is missing for it, and who holds what is missing. (verification)"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
from django.db.models import F

from chanzo.findings.models import Finding, Verdict
from chanzo.findings.queries import standing
from chanzo.findings.types import State
from chanzo.people.models import Organisation
from chanzo.people.scopes import Scope
from chanzo.traceability.image import store
from chanzo.traceability.lineage import UNTRACED
from chanzo.traceability.models import Line, Lot, LotNumber
from chanzo.traceability.queries.lots import begins
from chanzo.traceability.types import Kind, cells_of

# Lots that are looked at, newest first, and findings that are followed forward to them.
LOOKED_AT, FOLLOWED = 60, 500
SETTLED = (State.EXPLAINED.value, State.CORRECTED.value)


@dataclass(frozen=True)
class Missing:
    """One thing that keeps a lot: ``certificate``, ``untraced`` or a rule's code, and who holds it if that is known."""

    what: str
    finding: str = ""
    held_by: str = ""
    due: int | None = None


@dataclass
class Leaving:
    """An export lot still with its exporter, and what is missing before it can leave."""

    lot: Lot
    untraced: float
    missing: list[Missing] = field(default_factory=list)

    @property
    def ready(self) -> bool:
        return not self.missing


def lots_leaving(scope: Scope, findings: Any) -> list[Leaving]:
    """The export lots that a scope's organisations packed and still hold, those that can leave first.

    ``findings`` are those the reader may see: serious ones on the lot, or on anything that went into it, keep it until
    a person settles them.
    """
    known = Organisation.objects.filter(folded__in=scope.organisations).values_list("code", flat=True)
    own = sorted(scope.organisations | set(known))
    # Who closed a lot is asked here: in the query it would lead to every bag that these organisations closed.
    packed = Lot.objects.filter(begins("key", f"{Kind.EXPORT}:"), holder__in=own)
    newest = packed.order_by(F("day").desc(nulls_last=True), "key").iterator()
    lots = list(islice((lot for lot in newest if lot.organisation in own), LOOKED_AT))
    if not lots:
        return []
    serious = list(standing(findings, severity="S").exclude(state__in=SETTLED)[:FOLLOWED])
    reached = _reached(lots, serious)
    asked = {
        v.finding: v for v in Verdict.objects.filter(finding__in=[f.id for f in serious], sort="query", ended=None)
    }
    certified = _certified(lots)
    view = store.current()
    shares = view.graph.share_rows(view.numbers([lot.key for lot in lots]))
    found = []
    for at, lot in enumerate(lots):
        sites, values = shares.row(at)
        untraced = float(values[sites == UNTRACED].sum())
        leaving = Leaving(lot, untraced)
        if lot.key not in certified:
            leaving.missing.append(Missing("certificate"))
        if untraced > 1e-9:
            leaving.missing.append(Missing("untraced"))
        for finding in reached[lot.key]:
            query = asked.get(finding.id)
            held = (query.asked_of, query.due) if query else ("", None)
            leaving.missing.append(Missing(finding.rule, finding.id, *held))
        found.append(leaving)
    return sorted(found, key=lambda one: (not one.ready, len(one.missing)))


def _certified(lots: Iterable[Lot]) -> set[str]:
    """The keys of the lots of which some line names a certificate."""
    by_sheet: dict[str, set[str]] = defaultdict(set)
    for lot in lots:
        by_sheet[lot.name].add(lot.key)
    lines = Line.objects.filter(sheet__in=list(by_sheet), table="export_log", effective=True)
    named = {line.sheet for line in lines if cells_of(line.text).get("certificate")}
    return {key for sheet in named for key in by_sheet[sheet]}


def _reached(lots: list[Lot], findings: list[Finding]) -> dict[str, list[Finding]]:
    """The findings whose lots are one of the lots or went into it, by the key of the lot."""
    names = {finding.id: finding.subject.partition(">")[0] for finding in findings}
    wanted = set(names.values())
    bearing: dict[str, set[str]] = defaultdict(set)
    for key, name in Lot.objects.filter(name__in=wanted).values_list("key", "name"):
        bearing[name].add(key)
    for key, name in LotNumber.objects.filter(number__in=wanted).values_list("lot", "number"):
        bearing[name].add(key)
    view = store.current()
    ours = {int(number): lot.key for number, lot in zip(view.numbers([lot.key for lot in lots]), lots, strict=True)}
    reached: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        about = view.numbers(sorted(bearing[names[finding.id]]))
        about = about[about >= 0]
        later, _ = view.graph.flow(about) if len(about) else (about, about)
        for number in np.unique(np.concatenate((about, later))).tolist():
            if number in ours:
                reached[ours[number]].append(finding)
    return reached
